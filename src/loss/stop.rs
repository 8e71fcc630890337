//! A kill, or a story that is held, where a format without a carrier has no place for the signal or the words that say so: it
//! is then told by the status, which all formats of the trade have.

use super::project::Pen;
use super::table::Table;
use crate::formats::Carry;
use crate::model::{Article, Field, Whole};
use crate::vocab::signals::signalled;

/// What stops an article that its status lets pass.
#[derive(Clone, Copy)]
pub(super) enum Stop {
    Killed,
    Withheld,
    Embargo,
}

impl Stop {
    pub fn of(a: &Article) -> Option<Self> {
        if a.signals.is_empty() && a.embargo.is_none() {
            return None;
        }
        if signalled(a, "kill") {
            return Some(Self::Killed);
        }
        if signalled(a, "withhold") {
            return Some(Self::Withheld);
        }
        a.embargo.is_some().then_some(Self::Embargo)
    }

    /// Sets the status where nothing else that is left of the article says it; whether it did.
    pub fn stays(self, table: &Table, a: &mut Article, pen: &mut Pen<'_>) -> bool {
        let (member, said, status) = match self {
            Self::Killed => ("signals", signalled(a, "kill"), "canceled"),
            Self::Withheld => ("signals", signalled(a, "withhold"), "withheld"),
            Self::Embargo => ("embargo", a.embargo.is_some() || a.embargoed_until.is_some(), "withheld"),
        };
        let known = matches!(a.pub_status.as_deref(), Some("canceled")) || a.pub_status.as_deref() == Some(status);
        if said || known || !matches!(table.carry(Field::PubStatus(Whole)), Carry::Native(..)) {
            return false;
        }
        a.pub_status = Some(status.to_owned());
        pen.note(member, "folded", "pubStatus", || serde_json::json!(status));
        true
    }
}
