//! Where printed copy puts each leaf of the model.

use crate::formats::{Carry, carry, printed_carry};
use crate::model::{ConceptField, FeedField, Field, Level};

const UNPRINTED: Carry = Carry::Dropped("copy has no place for it");

/// Where each leaf of an article goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    match level {
        Level::Article => article(field),
        Level::Association => printed_carry::association(field).unwrap_or(UNPRINTED),
    }
}

/// Copy has nothing above its story.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    carry::without_feed(field, "copy holds single stories")
}

fn article(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Headline(_) => Carry::Printed("headline"),
        F::Subheadline(_) | F::Headlines(_) => Carry::Printed("deck"),
        F::Bodies(_) => Carry::Printed("paragraphs"),
        F::Summary(_) => Carry::Printed("paragraphs, where there is no body"),
        F::Associations(_) => Carry::Printed("pictures"),
        F::EmbargoedUntil(_) | F::Embargo(_) => Carry::Printed("embargo line"),
        F::Signals(ConceptField::Name(_) | ConceptField::Literal(_)) => Carry::Printed("first line"),
        F::Signals(_) => UNPRINTED,
        F::PubStatus(_) => Carry::Printed("first line: KILL, WITHHOLD"),
        F::EdNotes(_) => Carry::Printed("Eds:"),
        F::By(_) => Carry::Printed("byline"),
        F::Signoff(_) => Carry::Printed("sign-off"),
        F::Dateline(d) => printed_carry::dateline(d),
        other => printed_carry::attribution(other).unwrap_or(UNPRINTED),
    }
}
