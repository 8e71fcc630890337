//! A kill, or a story that is held, where a format has no place for the signal or the words that say so, and no carrier: it
//! is then told by the status, which all formats of the trade have.

use super::project::Pen;
use super::table::Table;
use crate::formats::Carry;
use crate::model::{Article, Field, Whole};
use crate::vocab::signals::Stop;

/// What stops an article that its status lets pass, and the member that says it.
pub(super) fn unsaid(a: &Article) -> Option<(Stop, &'static str)> {
    let of_words = || a.embargo.is_some().then_some((Stop::Withheld, "embargo"));
    Stop::signalled(a).map(|stop| (stop, "signals")).or_else(of_words)
}

/// Sets the status where nothing else that is left of the article says it; whether it did.
pub(super) fn stays((stop, member): (Stop, &'static str), table: &Table, a: &mut Article, pen: &mut Pen<'_>) -> bool {
    let said = Stop::of(a).is_some_and(|left| left == stop || left == Stop::Killed);
    let held = member == "embargo" && (a.embargo.is_some() || a.embargoed_until.is_some());
    if said || held || !matches!(table.carry(Field::PubStatus(Whole)), Carry::Native(..) | Carry::Printed(_)) {
        return false;
    }
    let status = stop.status();
    a.pub_status = Some(status.to_owned());
    pen.note(member, "folded", "pubStatus", || serde_json::json!(status));
    true
}
