//! What stands between a dateline and its story: the reporter's name in capitals, as Turkish agencies print it.
//! `ANKARA (AA) - ADA LIND - `

use super::dateline::Printed;
use super::name::is_person;
use super::{CERTAIN, Found};
use crate::text::start;
use crate::vocab::agencies;

/// Agencies that print it; elsewhere such words are the story's.
const AGENCIES: &[&str] = &["AA", "DHA", "IHA", "ANKA"];

/// The dateline with the reporter behind it.
pub(super) fn reported<'a>(line: &'a str, found: Found<Printed<'a>>) -> Found<Printed<'a>> {
    named(line, &found).unwrap_or(found)
}

fn named<'a>(line: &'a str, found: &Found<Printed<'a>>) -> Option<Found<Printed<'a>>> {
    let agency = found.value.service.and_then(agencies::by_tag)?;
    let (name, _) = start(line.get(found.length..)?, 60).split_once(" - ")?;
    let named = found.sure >= CERTAIN
        && AGENCIES.contains(&agency.code)
        && found.value.reporters.is_empty()
        && !name.chars().any(char::is_lowercase)
        && is_person(name);
    let text = line.get(..found.length + name.len())?;
    let value = Printed { text, reporters: vec![name], ..found.value.clone() };
    named.then(|| Found { value, sure: found.sure, length: text.len() + " - ".len() })
}
