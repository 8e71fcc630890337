//! Where the values stand that rules look at, an element a line. Called behind each element that was read.

use super::part::Part;
use crate::diag::Report;
use crate::formats::places::{HEADLINE, SLUGLINE, many, one};
use crate::model::{Field, TextField, Whole};
use crate::syntax::xml::{Cursor, Tag};

const BY: Field = Field::By(TextField::Value(Whole));

/// Notes what `tag` added to the part `at`; what other parts than the first say may not be the story's.
pub(super) fn note(part: &Part, at: usize, cursor: &Cursor<'_>, tag: &Tag<'_>, report: &mut Report) {
    if !report.wants_places() || at > 0 {
        return;
    }
    let a = &part.article;
    let (leaf, count) = match tag.name {
        "HeadLine" => (HEADLINE, one(&a.headline)),
        "SlugLine" => (SLUGLINE, many(&a.slugline)),
        "ByLine" | "ByLineTitle" => (BY, many(&a.by)),
        _ => return,
    };
    report.place(leaf, count, || cursor.inside(tag));
    if tag.name == "ByLineTitle" {
        // It is printed behind the byline.
        report.lengthen(leaf, cursor.inside(tag).end);
    }
}
