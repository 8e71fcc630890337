//! Reading one item (RSS 1.0, 5.5) with its modules.

use super::channel::{about, resource};
use crate::diag::Report;
use crate::formats::rss_item::Item;
use crate::formats::{Split, rss_elements};
use crate::model::{AltId, Article, Feed, Rendition};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::rdf;
use crate::vocab::rss::{self, words};

/// The names of an item's elements, for those who spell them in another letter case.
pub(super) const NAMES: [&str; 3] = ["title", "link", "description"];

/// Reads an item of `source`; `feed` is what it stands in.
pub(super) fn read_item<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    root: &Tag<'s>,
    feed: &Split<Feed>,
    report: &mut Report,
) -> Split<Article> {
    let mut item = Item::new(source, cursor, root);
    item.article.uri = about(cursor, root);
    let inside = cursor.scope();
    while let Some(tag) = cursor.child(root, report) {
        child(&mut item, cursor, &tag, report);
    }
    rdf::note(root, report);
    item.finish(cursor.is_plain(), &inside, feed, report)
}

fn child<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    if tag.ns.is_empty() && tag.name == "guid" && item.article.uri.is_some() {
        // What the item is about is its identifier; this is another one.
        let guid = words(item.source, cursor, tag, report);
        return item.article.alt_ids.push(AltId::new(guid, "guid"));
    }
    let taken = match (tag.ns, tag.name) {
        ("enc" | "", "enclosure") => enclosure(item, cursor, tag),
        _ => rss_elements::item(item, cursor, tag, report) || item.common(cursor, tag, report),
    };
    if !taken
        && tag.ns.is_empty()
        && let Some(tag) = tag.respelled(&NAMES)
    {
        return child(item, cursor, &tag, report);
    }
    item.settle(taken, cursor, tag, report);
}

/// `enc:enclosure` (mod_enclosure), or the one of RSS 2.0.
fn enclosure(item: &mut Item<'_>, cursor: &Cursor<'_>, tag: &Tag<'_>) -> bool {
    let attr = |name| cursor.attr(tag, "enc", name).or_else(|| tag.attr(name)).map(String::from);
    let Some(url) = resource(cursor, tag).or_else(|| attr("url")).filter(|_| !item.media.is_full()) else {
        return false;
    };
    let href = Some(rss::address(rss::own_base(cursor, tag).as_deref(), url));
    let content_type = attr("type").filter(|t| !t.is_empty());
    let size_in_bytes = attr("length").and_then(|n| n.trim().parse().ok());
    item.media.enclosure(Rendition { href, content_type, size_in_bytes, ..Rendition::default() });
    true
}
