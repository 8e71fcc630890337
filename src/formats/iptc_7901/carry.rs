//! Where IPTC 7901 puts each leaf of the model.

use crate::formats::{Carry, Limit, carry, printed_carry};
use crate::model::{AltIdField, ConceptField, ExpiryField, FeedField, Field, Level, TransmissionField};

const UNPRINTED: Carry = Carry::Dropped("IPTC 7901 has no place for it");

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
        F::AltIds(AltIdField::Value(_) | AltIdField::Role(_)) => {
            Carry::Printed("header, behind the count of words: role header")
        }
        F::AltIds(AltIdField::Environment(_)) => UNPRINTED,
        F::Urgency(_) => Carry::Printed("priority, 1 to 6"),
        F::VersionCreated(_) => Carry::Printed("date and time behind the text, to the minute"),
        F::Slugline(_) | F::Keywords(_) => Carry::Printed("keyword line"),
        F::Language(_) => Carry::Printed("header, where the agency states it there"),
        F::Headline(_) => Carry::Printed("first lines"),
        F::Subheadline(_) | F::Headlines(_) => Carry::Printed("first lines, behind a blank one"),
        F::Bodies(_) => Carry::Printed("paragraphs"),
        F::Summary(_) => Carry::Printed("the paragraph before the dateline"),
        F::Associations(_) => Carry::Printed("pictures behind the text"),
        F::PubStatus(_) => Carry::Printed("first line: KILL, WITHHOLD"),
        F::EmbargoedUntil(_) | F::Embargo(_) => Carry::Printed("embargo line"),
        F::Expires(ExpiryField::Time(_)) => Carry::Printed("(Not for use after ...)"),
        F::Expires(ExpiryField::Constraint(_)) => UNPRINTED,
        F::Signals(ConceptField::Name(_) | ConceptField::Literal(_)) => Carry::Printed("first line"),
        F::Signals(_) => UNPRINTED,
        F::Genres(ConceptField::Name(_) | ConceptField::Literal(_)) => {
            Carry::Printed("first line, as far as it is a genre that wires print")
        }
        F::EdNotes(_) => Carry::Printed("first lines, notebook, what is not for publication"),
        F::By(_) => Carry::Printed("byline"),
        F::Signoff(_) => Carry::Printed("last line"),
        F::Dateline(d) => printed_carry::dateline(d),
        // How a value came is not printed.
        F::Marks(_) => Carry::Printed("the words that say it"),
        other => printed_carry::attribution(other).unwrap_or(UNPRINTED),
    }
}

fn transmission(field: TransmissionField) -> Carry {
    match field {
        TransmissionField::SourceId(_) | TransmissionField::Number(_) => Carry::Printed("header: letters, then digits"),
        TransmissionField::Priority(_) => Carry::Printed("header: a digit"),
        TransmissionField::Category(_) => Carry::Printed("header: letters"),
        TransmissionField::WordCount(_) => Carry::Native("header", Limit::NONE.required()),
        TransmissionField::Sent(_) => Carry::Printed("date and time behind the text, to the minute"),
    }
}
