//! Where the values stand that rules look at, an element a line. Called behind each element that was read.
//!
//! Not what NITF in the content, or a concept, may state as well.

use crate::diag::Report;
use crate::formats::places::one;
use crate::model::{Article, Field, Whole};
use crate::syntax::xml::{Cursor, Tag};

/// Notes what `tag` added to an article.
pub(super) fn note(a: &Article, cursor: &Cursor<'_>, tag: &Tag<'_>, report: &mut Report) {
    if !report.wants_places() {
        return;
    }
    let (leaf, count) = match tag.name {
        "versionCreated" => (Field::VersionCreated(Whole), one(&a.version_created)),
        "firstCreated" => (Field::FirstCreated(Whole), one(&a.first_created)),
        "embargoed" => (Field::EmbargoedUntil(Whole), one(&a.embargoed_until)),
        _ => return,
    };
    report.place(leaf, count, || cursor.inside(tag));
}
