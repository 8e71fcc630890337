//! Where the values of RSS stand that rules look at, an element a line. Called behind each element that was read.

use super::places::{CREATOR, FEED_AUTHOR, FEED_LINK, FEED_TITLE, HEADLINE, HEADLINES, LINK, many, named, one};
use crate::diag::{Report, Span};
use crate::model::{Article, Feed, FeedField, Field, Whole};
use crate::syntax::xml::{Cursor, Leaf, Tag};

/// Notes what `tag` added to an article.
pub(super) fn item(a: &Article, cursor: &Cursor<'_>, tag: &Tag<'_>, report: &mut Report) {
    if report.wants_places() {
        added(a, (tag.ns, tag.name), || place(cursor, tag), report);
    }
}

/// The same of an element that is nothing but words, and holds some.
pub(super) fn leaf(a: &Article, leaf: &Leaf<'_>, report: &mut Report) {
    if report.wants_places() {
        added(a, (leaf.ns, leaf.name), || leaf.inside(), report);
    }
}

/// Notes what an element of this name, the value of which stands at `place`, added to an article.
fn added(a: &Article, element: (&str, &str), place: impl FnOnce() -> Span, report: &mut Report) {
    let (leaf, count) = match element {
        ("" | "dc" | "atom", "title") if a.headlines.is_empty() => (HEADLINE, one(&a.headline)),
        ("", "title") => (HEADLINES, many(&a.headlines)),
        ("" | "atom", "link") => (LINK, many(&a.links)),
        ("", "guid") | ("atom", "id") => (Field::Uri(Whole), one(&a.uri)),
        ("", "pubDate") | ("dc" | "dcterms", "date") | ("dcterms", "issued") | ("atom", "published") => {
            (Field::Published(Whole), one(&a.published))
        }
        ("dcterms", "modified") | ("atom", "updated") => (Field::VersionCreated(Whole), one(&a.version_created)),
        ("dcterms", "created") => (Field::FirstCreated(Whole), one(&a.first_created)),
        ("" | "atom", "author") | ("dc", "creator") => (CREATOR, named(&a.creators)),
        _ => return,
    };
    report.place(leaf, count, place);
}

/// Notes what `tag` added to the feed.
pub(super) fn channel(f: &Feed, cursor: &Cursor<'_>, tag: &Tag<'_>, report: &mut Report) {
    if !report.wants_places() {
        return;
    }
    let (leaf, count) = match (tag.ns, tag.name) {
        ("" | "atom", "title") => (FEED_TITLE, one(&f.title)),
        ("" | "atom", "link") => (FEED_LINK, many(&f.links)),
        ("atom", "id") => (FeedField::Id(Whole), one(&f.id)),
        ("", "pubDate") | ("dc", "date") => (FeedField::Published(Whole), one(&f.published)),
        ("", "lastBuildDate") | ("atom", "updated") => (FeedField::Updated(Whole), one(&f.updated)),
        ("", "managingEditor") | ("atom", "author") | ("dc", "creator") => (FEED_AUTHOR, named(&f.authors)),
        _ => return,
    };
    report.place(leaf, count, || place(cursor, tag));
}

/// The inside of an element, the address of a link that has it in an attribute.
fn place(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Span {
    match tag.name {
        "link" if tag.ns == "atom" => tag.attr_span("href"),
        "link" => Some(cursor.inside(tag)).filter(|s| s.start < s.end).unwrap_or_else(|| tag.attr_span("href")),
        _ => cursor.inside(tag),
    }
}
