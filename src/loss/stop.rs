//! A kill, or a story that is held, where a format has no place for the signal or the words that say so, and no carrier: it
//! is then told by the status, which all formats of the trade have.

use super::project::Pen;
use super::table::Table;
use crate::formats::Carry;
use crate::model::{Article, Field, Text, Whole};
use crate::vocab::signals::Stop;

/// What stops an article that its status lets pass, and the member that says it.
pub(super) fn unsaid(a: &Article) -> Option<(Stop, &'static str)> {
    let of_words = || a.embargo.is_some().then_some((Stop::Withheld, "embargo"));
    Stop::signalled(a).map(|stop| (stop, "signals")).or_else(of_words)
}

/// Says in a note which stories a kill or a hold is about, where nothing that is printed names them; whether it did.
pub(super) fn tell_whom(a: &mut Article, pen: &mut Pen<'_>) -> bool {
    let own = Stop::of(a).zip(a.uri.clone()).map(|(stop, uri)| (stop, uri, None));
    let others = a.relations.iter().filter_map(|other| {
        let uri = other.uri.clone().filter(|uri| a.uri.as_ref() != Some(uri) || other.version.is_some())?;
        Some((Stop::of_relation(other)?, uri, other.version.clone()))
    });
    let told: Vec<Text> = own
        .into_iter()
        .chain(others)
        .map(|(stop, uri, version)| {
            let version = version.map(|version| format!(", version {version}")).unwrap_or_default();
            Text::plain(format!("{}: {uri}{version}", stop.signal().to_uppercase()))
        })
        .filter(|told| !a.ed_notes.iter().any(|note| note.value.contains(&told.value)))
        .collect();
    if told.is_empty() {
        return false;
    }
    pen.note("relations", "folded", "edNotes", || serde_json::json!(told.iter().map(|t| &t.value).collect::<Vec<_>>()));
    a.ed_notes.extend(told);
    true
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
