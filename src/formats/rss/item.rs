//! Reading one item (RSS 2.0, "Elements of `<item>`").

use std::ops::Range;
use std::sync::Arc;

use crate::diag::Report;
use crate::formats::Split;
use crate::formats::rss_item::{Item, push};
use crate::model::{AltId, Article, Expiry, Feed, Rendition, Text};
use crate::syntax::xml::{Cursor, Scope, Tag};
use crate::vocab::dublin_core;
use crate::vocab::rss::{self, words};

/// The names of an item's elements, for those who spell them in another letter case.
pub(super) const NAMES: [&str; 10] =
    ["title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"];

/// Reads the item at `range` of `source`; `feed` is what it stands in.
pub(super) fn read_item<'s>(
    source: &'s str,
    range: Range<usize>,
    scope: &Arc<Scope<'s>>,
    feed: &Feed,
    report: &mut Report,
) -> Split<Article> {
    let mut cursor = Cursor::at_item(source, range, scope);
    let Some(root) = cursor.root(report) else { return Split::default() };
    let mut item = Item::new(source, &cursor, &root);
    let inside = cursor.scope();
    while let Some(tag) = cursor.child(&root, report) {
        child(&mut item, &mut cursor, &tag, report);
    }
    item.finish(cursor.is_plain(), &inside, feed, report)
}

fn child<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let source = item.source;
    let a = &mut item.article;
    let taken = match (tag.ns, tag.name) {
        ("", "guid") => guid(a, words(source, cursor, tag, report), tag),
        ("", "pubDate") => dublin_core::time(source, cursor, tag, &mut a.published, report),
        ("", "author") => push(&mut a.creators, rss::party(source, cursor, tag, report)),
        ("", "tags") => rss::tags(source, cursor, tag, &mut a.subjects, report),
        ("", "category") => push(&mut a.subjects, rss::category(source, cursor, tag, report)),
        ("", "expirationDate") => expires(item, cursor, tag, report),
        ("", "fullitem" | "body") => push(&mut a.bodies, rss::text(source, cursor, tag, report)),
        ("", "enclosure") => enclosure(item, cursor, tag),
        ("", "comments") => once(&mut a.comments, || words(source, cursor, tag, report)),
        ("", "source") => once(&mut a.source, || named(words(source, cursor, tag, report), tag)),
        ("atom", "updated") => dublin_core::time(source, cursor, tag, &mut a.version_created, report),
        ("atom", "published") => dublin_core::time(source, cursor, tag, &mut a.published, report),
        _ => item.common(cursor, tag, report),
    };
    if !taken
        && tag.ns.is_empty()
        && let Some(tag) = tag.respelled(&NAMES)
    {
        return child(item, cursor, &tag, report);
    }
    item.settle(taken, cursor, tag, report);
}

/// `guid`: without `isPermaLink` it is one.
fn guid(a: &mut Article, value: String, tag: &Tag<'_>) -> bool {
    let stated = tag.attr("isPermaLink").map(|v| !v.trim().eq_ignore_ascii_case("false"));
    if a.uri.is_some() && a.uri_is_permalink.is_some() {
        a.alt_ids.push(AltId::new(value, "guid"));
        return true;
    }
    if !value.is_empty() || stated.is_some() {
        a.uri_is_permalink = Some(stated.unwrap_or(true));
    }
    if !value.is_empty() {
        // An identifier of Dublin Core that came first is another one, unless it is the same.
        if let Some(other) = a.uri.replace(value).filter(|o| a.uri.as_ref() != Some(o)) {
            a.alt_ids.push(AltId { value: other, ..AltId::default() });
        }
    }
    true
}

/// `expirationDate` (RSS 0.93): after it the item is no news any more.
fn expires<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    let mut time = None;
    let read = dublin_core::time(item.source, cursor, tag, &mut time, report);
    item.article.expires.extend(time.map(Expiry::at));
    read
}

/// `enclosure`; a length of 0 or of no number is kept as stated or not at all.
fn enclosure(item: &mut Item<'_>, cursor: &Cursor<'_>, tag: &Tag<'_>) -> bool {
    let Some(url) = tag.attr("url").filter(|url| !url.is_empty() && !item.media.is_full()) else { return false };
    let href = Some(rss::address(rss::own_base(cursor, tag).as_deref(), url.into_owned()));
    let content_type = tag.attr("type").map(String::from).filter(|t| !t.is_empty());
    let size_in_bytes = tag.attr("length").and_then(|n| n.trim().parse().ok());
    item.media.enclosure(Rendition { href, content_type, size_in_bytes, ..Rendition::default() });
    true
}

/// `source`: the feed the item was taken from.
fn named(title: String, tag: &Tag<'_>) -> Box<Feed> {
    let href = tag.attr("url").map(String::from);
    Box::new(Feed { href, title: Some(Text::plain(title)), ..Feed::default() })
}

/// Reads a value that may stand once; a second one is not read.
fn once<T>(place: &mut Option<T>, read: impl FnOnce() -> T) -> bool {
    let first = place.is_none();
    if first {
        *place = Some(read());
    }
    first
}
