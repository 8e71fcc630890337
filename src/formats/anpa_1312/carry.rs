//! Where ANPA 1312 puts each leaf of the model.

use crate::formats::{Carry, Limit, carry, printed_carry};
use crate::model::{AltIdField, ConceptField, ExpiryField, FeedField, Field, Level, TransmissionField};

const UNPRINTED: Carry = Carry::Dropped("ANPA 1312 has no place for it");

/// Where each leaf of an article goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    match level {
        Level::Article => article(field),
        Level::Association => printed_carry::association(field).unwrap_or(UNPRINTED),
    }
}

/// A stream of messages has nothing above them.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    carry::without_feed(field, "a message stands for itself")
}

fn article(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Transmission(t) => transmission(t),
        F::AltIds(AltIdField::Value(_) | AltIdField::Role(_)) => Carry::Printed("header: the date without a year"),
        F::AltIds(AltIdField::Environment(_)) => UNPRINTED,
        F::Urgency(_) => Carry::Printed("priority, a letter"),
        F::VersionCreated(_) => Carry::Printed("service line behind the text, to the minute"),
        F::Slugline(_) => Carry::Printed("header, in 24 characters of ASCII, and the first line of the text"),
        F::Services(ConceptField::Literal(_) | ConceptField::Scheme(_)) => Carry::Printed("selector, service line"),
        F::Services(_) => UNPRINTED,
        F::Subjects(_) => Carry::Printed("category, as far as it is its letter"),
        F::Headline(_) => Carry::Printed("headline, in ASCII; beyond 64 characters in a second line"),
        F::Subheadline(_) => Carry::Printed("a centred line below the headline, in ASCII"),
        F::Headlines(_) => Carry::Printed("first paragraphs, in ASCII"),
        F::Bodies(_) => Carry::Printed("paragraphs, in ASCII"),
        F::Summary(_) => Carry::Printed("a line over the text, in ASCII"),
        F::Associations(_) => Carry::Printed("pictures behind the text, in ASCII"),
        F::PubStatus(_) => Carry::Printed("(KILL), (WITHHOLD)"),
        F::EmbargoedUntil(_) | F::Embargo(_) => Carry::Printed("embargo line"),
        F::Expires(ExpiryField::Time(_)) => Carry::Printed("(Not for use after ...)"),
        F::Expires(ExpiryField::Constraint(_)) => UNPRINTED,
        F::Signals(ConceptField::Name(_) | ConceptField::Literal(_)) => Carry::Printed("slug, a line over the text"),
        F::Signals(_) => UNPRINTED,
        F::EdNotes(_) => Carry::Printed("Eds:, in ASCII"),
        F::By(_) => Carry::Printed("byline, in ASCII"),
        F::Signoff(_) => Carry::Printed("last paragraph, in ASCII"),
        F::Dateline(d) => printed_carry::dateline(d),
        // How a value came is not printed.
        F::Marks(_) => Carry::Printed("the words that say it"),
        other => printed_carry::attribution(other).unwrap_or(UNPRINTED),
    }
}

fn transmission(field: TransmissionField) -> Carry {
    match field {
        TransmissionField::SourceId(_) | TransmissionField::Number(_) => {
            Carry::Printed("header: a letter, then digits")
        }
        TransmissionField::Priority(_) | TransmissionField::Category(_) => Carry::Printed("header: a letter"),
        TransmissionField::WordCount(_) => Carry::Native("header", Limit::NONE.required()),
        TransmissionField::Sent(_) => Carry::Printed("service line behind the text, to the minute"),
    }
}
