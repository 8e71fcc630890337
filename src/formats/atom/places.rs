//! Where the values stand that rules look at, an element a line. Called behind each element of Atom or Dublin Core that
//! was read.

use crate::diag::{Report, Span};
use crate::formats::places::{CREATOR, FEED_AUTHOR, FEED_LINK, FEED_TITLE, HEADLINE, LINK, SUMMARY, many, named, one};
use crate::model::{Article, Feed, FeedField, Field, Whole};
use crate::syntax::xml::{Cursor, Tag};

/// Notes what `tag` added to an article.
pub(super) fn entry(a: &Article, cursor: &Cursor<'_>, tag: &Tag<'_>, report: &mut Report) {
    if !report.wants_places() {
        return;
    }
    let (leaf, count) = match tag.name {
        "id" => (Field::Uri(Whole), one(&a.uri)),
        "title" => (HEADLINE, one(&a.headline)),
        "summary" | "description" => (SUMMARY, one(&a.summary)),
        "link" => (LINK, many(&a.links)),
        "author" | "creator" => (CREATOR, named(&a.creators)),
        "published" | "issued" | "date" => (Field::Published(Whole), one(&a.published)),
        "updated" | "modified" => (Field::VersionCreated(Whole), one(&a.version_created)),
        "created" => (Field::FirstCreated(Whole), one(&a.first_created)),
        _ => return,
    };
    report.place(leaf, count, || place(cursor, tag));
}

/// Notes what `tag` added to a feed: the one above the entries, or the `source` of an entry.
pub(super) fn feed(f: &Feed, cursor: &Cursor<'_>, tag: &Tag<'_>, report: &mut Report) {
    if !report.wants_places() {
        return;
    }
    let (leaf, count) = match tag.name {
        "id" => (FeedField::Id(Whole), one(&f.id)),
        "title" => (FEED_TITLE, one(&f.title)),
        "link" => (FEED_LINK, many(&f.links)),
        "author" | "creator" => (FEED_AUTHOR, named(&f.authors)),
        "published" | "issued" | "date" => (FeedField::Published(Whole), one(&f.published)),
        "updated" | "modified" => (FeedField::Updated(Whole), one(&f.updated)),
        _ => return,
    };
    report.place(leaf, count, || place(cursor, tag));
}

fn place(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Span {
    if tag.name == "link" { tag.attr_span("href") } else { cursor.inside(tag) }
}
