//! Where the values stand that rules look at, an element a line. Called behind each element that was read.

use crate::diag::{Report, Span};
use crate::formats::places::{HEADLINE, NOTE, SLUGLINE, SUMMARY, many, one};
use crate::model::{Article, ExpiryField, Field, TextField, Whole};
use crate::syntax::xml::{Cursor, Tag};

/// Notes what `tag` added to the article.
pub(super) fn note(a: &Article, cursor: &Cursor<'_>, tag: &Tag<'_>, report: &mut Report) {
    if !report.wants_places() || !tag.ns.is_empty() {
        return;
    }
    let (leaf, count) = match tag.name {
        "meta" => (SLUGLINE, many(&a.slugline)),
        "doc-id" => (Field::Uri(Whole), one(&a.uri)),
        "date.issue" => (Field::VersionCreated(Whole), one(&a.version_created)),
        "date.expire" => (Field::Expires(ExpiryField::Time(Whole)), many(&a.expires)),
        "pubdata" => (Field::Published(Whole), one(&a.published)),
        "hl1" => (HEADLINE, one(&a.headline)),
        "hl2" => (Field::Subheadline(TextField::Value(Whole)), one(&a.subheadline)),
        "abstract" => (SUMMARY, one(&a.summary)),
        "byline" => (Field::By(TextField::Value(Whole)), many(&a.by)),
        "correction" | "ed-msg" | "note" | "body.content" => (NOTE, many(&a.ed_notes)),
        _ => return,
    };
    report.place(leaf, count, || place(cursor, tag));
}

fn place(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Span {
    tag.attr_span(match tag.name {
        "meta" => "content",
        "doc-id" => "id-string",
        "date.issue" | "date.expire" => "norm",
        "pubdata" => "date.publication",
        "correction" | "ed-msg" => "info",
        _ => return cursor.inside(tag),
    })
}
