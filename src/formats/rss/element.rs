//! The elements of a channel and of an item, and where they stand.

use super::{KNOWN, channel, item};
use crate::syntax::xml::{Cursor, Layout, Limits};

pub(super) use crate::vocab::rss::{
    address, again, atom_link, category, keep, link, own_base, party, person, push_link, tags, text, words,
};

/// Items stand in the channel, as in RSS 2.0, or beside it.
static LAYOUT: Layout = Layout {
    roots: &["rss", "channel"],
    holders: &["channel"],
    items: &["item"],
    parts: &channel::NAMES,
    nests: &["image", "textInput"],
    item: Some(&Layout { roots: &["item"], holders: &[], items: &[], parts: &item::NAMES, nests: &[], item: None }),
};

/// A cursor at the beginning of a document.
pub(super) fn cursor<'s>(source: &'s str, base: Option<&str>) -> Cursor<'s> {
    let cursor = Cursor::new(source, KNOWN, Limits::default()).with_layout(&LAYOUT);
    match base {
        Some(base) => cursor.with_base(base),
        None => cursor,
    }
}
