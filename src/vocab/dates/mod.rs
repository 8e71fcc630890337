//! Dates as feeds and wires print them, read without inventing anything.
//!
//! Not supported: weeks (`2003-W35`) without a day, times without a date, dates without a year, two-digit years first, and
//! `05/02/2024`, of which nobody can say whether it is May or February. Nothing is ever taken from the clock.
//!
//! Precision stays as stated and a zone appears only where one was. Read are RFC 822 with RFC 5322's obsolete forms,
//! RFC 3339 and W3CDTF, ISO 8601 basic and ordinal dates, `asctime` and SQL shapes, epochs, and month names in about
//! twenty languages. A [`Time`] holds either a date or seconds: `10:00` is read as `10:00:00`.

mod draft;
mod fast;
mod group;
mod iso;
mod names;
mod token;
mod told;
mod words;
mod write;
mod zone;
mod zone_names;

pub use group::{Group, day_first, month_first, no_such_day, print_day_first, print_month_first};
pub(crate) use names::{fold, in_word, month, weekday};
pub use told::{odd, unreadable};
pub use write::{nitf, rfc822, rfc3339};
pub use zone::{Zone, latest, with_zone};

use crate::model::Time;

/// A time that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What was stated, and no more.
    pub time: Time,
    /// What the text says that the time cannot, or should not have said: `unknown zone`, `wrong weekday`.
    pub note: Option<&'static str>,
    /// Whether the text follows no standard, or had to be departed from.
    pub repaired: bool,
    /// The standard the text follows.
    pub shape: Shape,
}

/// The standard a date follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// RFC 822 section 5 as amended by RFC 1123 and RFC 5322 section 4.3, with a zone: what RSS 2.0 asks for.
    Rfc822,
    /// RFC 3339 section 5.6 with a clock and a zone: what Atom asks for.
    Rfc3339,
    /// Anything else of ISO 8601 that is a date, with or without a clock.
    Iso8601,
    /// No standard.
    Other,
}

/// Why a text is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing but white space.
    Empty,
    /// A value that stands for none: `YYYYMMDD…`, `0001-01-01`, `0000-00-00`, `null`.
    Placeholder,
    /// `9999-…`: without end; as an embargo, until further notice.
    Forever,
    /// Not a date, not a possible one, or not one in a single way.
    Garbage,
}

/// No date is longer; what is, is not looked at.
const LONGEST: usize = 128;

/// Reads a date in any shape known.
///
/// # Errors
/// [`Unreadable`] when nothing was stated or what was stated cannot be a time.
pub fn read(text: &str) -> Result<Stated, Unreadable> {
    // Nearly all come without white space around them.
    let is_whole = |text: &str| matches!(text.as_bytes(), [a, .., z] if a.is_ascii_graphic() && z.is_ascii_graphic());
    let text = if is_whole(text) { text } else { text.trim() };
    if let Some(draft) = fast::rfc822(text) {
        return draft.finish();
    }
    if let Some(stated) = fast::rfc3339(text) {
        return Ok(stated);
    }
    if let Some(why) = stands_for_none(text) {
        return Err(why);
    }
    if let Some((before, zone)) = place_behind(text) {
        let stated = read(before)?;
        return Ok(Stated { time: with_zone(&stated.time, &zone), shape: Shape::Other, repaired: true, ..stated });
    }
    let plain = token::plain(text);
    match iso::read(&plain) {
        Some(draft) => draft.finish(),
        None if iso::is_week(&plain) => Err(Unreadable::Garbage),
        None => words::read(&plain).ok_or(Unreadable::Garbage)?.finish(),
    }
}

/// What stands before the name of a place in the database of zones, as in `14 Mar 2026 09:26 Europe/Berlin` and in Java's
/// `2026-03-14T09:26[Europe/Berlin]`, and its zone. A zone that is stated before it holds.
fn place_behind(text: &str) -> Option<(&str, Zone)> {
    let inside = text.strip_suffix(']').unwrap_or(text);
    let at = inside.rfind(|c: char| c.is_ascii_whitespace() || c == '[')?;
    let (before, name) = (inside.get(..at)?, inside.get(at + 1..)?);
    let is_place = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.contains('/');
    let before = before.trim_end();
    Some((before, Zone::new(name).filter(|_| is_place && !before.is_empty())?))
}

/// Whether a text is a date of RFC 822 as nearly all are: `Mon, 05 Feb 2024 10:00:00 GMT`, with its own weekday, four digits of
/// the year and a zone of whole hours. There is nothing to be said against one.
pub fn is_usual(text: &str) -> bool {
    let whole = |zone: &[u8]| matches!(zone, b"GMT") || matches!(zone, [b'+' | b'-', _, _, b'0', b'0']);
    text.as_bytes().rsplit(|b| *b == b' ').next().is_some_and(whole)
        && fast::rfc822(text).is_some_and(|draft| draft.is_usual())
}

/// The values that desks send where a time is due and none is known.
fn stands_for_none(text: &str) -> Option<Unreadable> {
    const LITERAL: [&str; 8] = ["null", "none", "nil", "n/a", "na", "undefined", "never", "-"];
    if text.is_empty() {
        return Some(Unreadable::Empty);
    }
    if text.len() > LONGEST {
        return Some(Unreadable::Garbage);
    }
    let starts = |prefix: &str| text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    if starts("YYYY") || starts("CCYY") || LITERAL.iter().any(|l| text.eq_ignore_ascii_case(l)) {
        return Some(Unreadable::Placeholder);
    }
    // The zero date as MySQL has it, as .NET has it, and as PHP prints it.
    if starts("0000") || starts("0001") || starts("-0001") || text.contains(" -0001 ") {
        return Some(Unreadable::Placeholder);
    }
    starts("9999").then_some(Unreadable::Forever)
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
