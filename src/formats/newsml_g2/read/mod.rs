//! Reading NewsML-G2: opening finds each item, and items are read one by one.

mod body;
mod codes;
mod content;
mod coverage;
mod facts;
mod header;
mod item;
mod itemmeta;
mod kept;
mod links;
mod package;
mod party;
mod places;
mod remote;
mod rights;
mod segments;
mod words;

#[cfg(test)]
mod plain_tests;

pub(super) use body::again as content_of;
pub(super) use content::{is_under, list_of};
pub(super) use header::declared;
pub(super) use item::finish as settle;
pub(super) use itemmeta::{is_closing, kind as kind_of_class, signoff};
pub(super) use links::{LINKS, RELATIONS, is_relation};
pub(super) use package::{ROLE as GROUP, is_package};
pub(super) use party::CONTACTS;
pub(super) use remote::{is_media, itself};
pub(super) use rights::{again as rights_of, is_block};

use super::{ITEMS, LAYOUT, PARTS, VOCABULARIES, is_ours, own, profiles};
use crate::diag::Report;
use crate::formats::items::{Document, Items, Place};
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Limits, Tag, Tree};
use header::Header;

/// The items of a document, and what the message around them says of each.
struct AnyItems<'s> {
    text: &'s str,
    header: Header,
}

/// Finds every item: as the root, in the set of a message, or deeper in what somebody put around them. A part of an item
/// as the root is read as an item that states nothing else.
pub(super) fn open<'s>(
    text: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let mut cursor =
        Cursor::new(text, VOCABULARIES, Limits::default()).with_layout(&LAYOUT).with_base(options.base.as_deref());
    let (mut found, mut known) = (Found { text, ..Found::default() }, false);
    while let Some(root) = cursor.root(report) {
        known |= is_known(&root);
        if is_item(&root) || is_ours(&root) && PARTS.contains(&root.name) {
            found.take(&mut cursor, &root);
        } else {
            found.inside(&mut cursor, root, report);
        }
    }
    if !known && found.items.is_empty() {
        return Err(NotThisFormat("there is no item of NewsML-G2".to_owned()));
    }
    let Found { items, header, version, .. } = found;
    Ok(Box::new(Document::new(text, version.unwrap_or_default(), items, AnyItems { text, header })))
}

fn is_known(root: &Tag<'_>) -> bool {
    root.ns == "nar" || is_item(root) || root.name == "newsMessage"
}

fn is_item(tag: &Tag<'_>) -> bool {
    // One in a namespace that nobody knows is somebody's spelling of it.
    ITEMS.contains(&tag.name)
}

/// What opening found.
#[derive(Default)]
struct Found<'s> {
    text: &'s str,
    items: Vec<Place<'s>>,
    header: Header,
    version: Option<String>,
}

impl<'s> Found<'s> {
    fn take(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>) {
        if self.version.is_none() {
            self.version = tag.attr("standardversion").map(|version| version.trim().to_owned());
        }
        self.items.push((cursor.pass_item(tag), cursor.scope()));
    }

    /// Looks for items in `root`.
    fn inside(&mut self, cursor: &mut Cursor<'s>, root: Tag<'s>, report: &mut Report) {
        let mut open = vec![root];
        while let Some(tag) = open.last() {
            match cursor.child(&tag.clone(), report) {
                None => drop(open.pop()),
                Some(child) if is_item(&child) => self.take(cursor, &child),
                Some(child) if is_ours(&child) && child.name == "header" => {
                    self.header.read(self.text, cursor, &child, report)
                }
                // What nobody knows may be deep, and there may be much of it.
                Some(child) if open.len() < MOST_AROUND && cursor.may_read(&child, report) => open.push(child),
                Some(child) => cursor.skip(&child, report),
            }
        }
    }
}

/// How deep items may stand.
const MOST_AROUND: usize = 16;

impl<'s> Items<'s> for AnyItems<'s> {
    fn read(
        &self,
        cursor: &mut Cursor<'s>,
        item: &Tag<'s>,
        _: (usize, &Split<Feed>),
        report: &mut Report,
    ) -> Split<Article> {
        item::read_item(self.text, &self.header, cursor, item, report)
    }
    fn above(&self, text: &'s str, quiet: &mut Report) -> Option<Tree<'s>> {
        let mut cursor = Cursor::new(text, VOCABULARIES, Limits::default()).with_layout(&LAYOUT);
        let root = cursor.root(quiet).filter(|root| !is_item(root))?;
        Some(cursor.tree_without(&root, is_item, quiet))
    }
}
