//! Reading one item (RSS 2.0, "Elements of `<item>`").

use std::ops::Range;
use std::sync::Arc;

use crate::diag::Report;
use crate::formats::rss_item::Item;
use crate::formats::{Split, rss_elements, rss_places};
use crate::model::{Article, Feed, Link};
use crate::syntax::xml::{Cursor, Scope, Tag};
use crate::vocab::{rdf, rss};

/// The names of an item's elements, for those who spell them in another letter case.
pub(super) const NAMES: [&str; 11] = [
    "title",
    "link",
    "description",
    "author",
    "category",
    "comments",
    "enclosure",
    "guid",
    "pubDate",
    "source",
    "abstract",
];

/// Reads the item at `range` of `source`; `feed` is what it stands in.
pub(super) fn read_item<'s>(
    source: &'s str,
    range: Range<usize>,
    scope: &Arc<Scope<'s>>,
    feed: &Split<Feed>,
    report: &mut Report,
) -> Split<Article> {
    read_by((source, range), scope, feed, true, report)
}

/// The same, elements that are nothing but words `quick`ly or all step by step, which tests hold against one another.
pub(super) fn read_by<'s>(
    (source, range): (&'s str, Range<usize>),
    scope: &Arc<Scope<'s>>,
    feed: &Split<Feed>,
    quick: bool,
    report: &mut Report,
) -> Split<Article> {
    let mut cursor = Cursor::at_item(source, range, scope);
    let Some(root) = cursor.root(report) else { return Split::default() };
    let mut item = Item::new(source, &cursor, &root);
    let inside = cursor.scope();
    loop {
        if quick
            && let Some(leaf) = cursor.leaf(&root, rss_elements::USUAL)
            // Where nothing stands is told by a tag.
            && !(leaf.words.is_empty() && report.wants_places())
            && rss_elements::leaf(&mut item, &leaf)
        {
            cursor.pass(&leaf);
            rss_places::leaf(&item.article, &leaf, report);
            continue;
        }
        let Some(tag) = cursor.child(&root, report) else { break };
        child(&mut item, &mut cursor, &tag, report);
    }
    let (href, modified) = rss::of_attributes(&cursor, &root);
    if let Some(href) = href.filter(|_| rss::link_of(&item.article.links).is_none()) {
        item.article.links.push(Link::new(href, "alternate"));
    }
    if item.article.version_created.is_none() {
        item.article.version_created = modified;
    }
    rdf::note(&root, report);
    item.finish(cursor.is_plain(), &inside, feed, report)
}

fn child<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let taken = rss_elements::item(item, cursor, tag, report) || item.common(cursor, tag, report);
    if !taken
        && tag.ns.is_empty()
        && let Some(tag) = tag.respelled(&NAMES)
    {
        return child(item, cursor, &tag, report);
    }
    item.settle(taken, cursor, tag, report);
}
