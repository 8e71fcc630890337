//! Dates that begin with the year in digits: RFC 3339, W3CDTF, ISO 8601 basic and ordinal, SQL, NITF's `norm`, epochs.

use super::Shape;
use super::draft::{Clock, Draft, Offset, day_of_week, days_in_month, note};
use super::zone_names::{Named, named};
use crate::model::Time;

/// Reads a plain date; `None` leaves it to the reader of words.
pub(super) fn read(plain: &str) -> Option<Draft<'_>> {
    let mut at = At { rest: plain };
    let run = at.digits();
    let mut draft = match run.len() {
        4 if is_week(plain) => week(run, &mut at)?,
        4 => extended(run, &mut at)?,
        6 if at.rest.is_empty() => century(Draft::date(number(run, 0..4)?, small(run, 4..6)?, 0, Shape::Iso8601))?,
        7 => ordinal(number(run, 0..4)?, number(run, 4..7)?)?,
        8 => Draft::date(number(run, 0..4)?, small(run, 4..6)?, small(run, 6..8)?, Shape::Iso8601),
        10 if at.rest.is_empty() => return day_and_hour(run).or_else(|| epoch(run)),
        13 if at.rest.is_empty() => return epoch(run.get(..10)?),
        12 | 14 => joined(run, &mut at)?,
        _ => return None,
    };
    if run.len() >= 8 && (draft.month == 0 || draft.day == 0) {
        return None;
    }
    if draft.day > 0 && draft.clock.is_none() {
        clock(&mut draft, &mut at)?;
    }
    if draft.day > 0 {
        zone(&mut draft, &mut at)?;
    }
    at.rest.is_empty().then_some(draft)
}

/// What is left to read.
struct At<'a> {
    rest: &'a str,
}

impl<'a> At<'a> {
    fn digits(&mut self) -> &'a str {
        let end = self.rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at(end);
        self.rest = rest;
        run
    }
    fn take(&mut self, one_of: &[char]) -> Option<char> {
        let first = self.rest.chars().next().filter(|c| one_of.contains(c))?;
        self.rest = self.rest.strip_prefix(first)?;
        Some(first)
    }
    /// Skips white space; whether there was any.
    fn space(&mut self) -> bool {
        let trimmed = self.rest.trim_start();
        let any = trimmed.len() < self.rest.len();
        self.rest = trimmed;
        any
    }
}

fn number(run: &str, range: std::ops::Range<usize>) -> Option<u16> {
    run.get(range)?.parse().ok()
}

fn small(run: &str, range: std::ops::Range<usize>) -> Option<u8> {
    run.get(range)?.parse().ok()
}

/// A number of one or two digits, and whether it had both.
fn short(run: &str) -> Option<(u8, bool)> {
    (1..=2).contains(&run.len()).then(|| Some((run.parse().ok()?, run.len() == 2)))?
}

/// Six digits are a year and a month only when the year is one that news is from: else it is `YYMMDD`.
fn century(draft: Draft<'_>) -> Option<Draft<'_>> {
    (1900..2100).contains(&draft.year).then_some(draft)
}

/// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-DDD`, with `-`, `/`, `.` or `:` between.
fn extended<'a>(year: &str, at: &mut At<'a>) -> Option<Draft<'a>> {
    let year = year.parse().ok()?;
    let Some(mark) = at.take(&['-', '/', '.', ':']) else {
        return at.rest.is_empty().then(|| Draft::date(year, 0, 0, Shape::Iso8601));
    };
    let run = at.digits();
    if run.len() == 3 && mark == '-' {
        return ordinal(year, run.parse().ok()?);
    }
    let (month, full) = short(run)?;
    let mut shape = if mark == '-' && full { Shape::Iso8601 } else { Shape::Other };
    if month == 0 || at.take(&[mark]).is_none() {
        return (month > 0).then(|| Draft::date(year, month, 0, shape));
    }
    let (day, full) = short(at.digits())?;
    if !full {
        shape = Shape::Other;
    }
    Some(Draft::date(year, month, day, shape))
}

/// Whether a plain date begins as ISO 8601's week dates do (section 4.1.4): `2026-W11`.
pub(super) fn is_week(plain: &str) -> bool {
    let rest = plain.get(4..).unwrap_or_default();
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    rest.strip_prefix('w').is_some_and(|week| week.bytes().take(2).filter(u8::is_ascii_digit).count() == 2)
}

/// `2026-W11-6` and `2026W116`: a day of a week. A week alone is no date.
fn week<'a>(year: &str, at: &mut At<'a>) -> Option<Draft<'a>> {
    let year: u16 = year.parse().ok().filter(|year| *year > 0)?;
    at.take(&['-']);
    at.take(&['w'])?;
    let run = at.digits();
    let day = match run.len() {
        3 => run.get(2..)?,
        2 => at.take(&['-']).map(|_| at.digits())?,
        _ => return None,
    };
    let (week, day) = (i32::from(number(run, 0..2)?), day.parse::<i32>().ok()?);
    if !(1..=53).contains(&week) || !(1..=7).contains(&day) {
        return None;
    }
    // The fourth of January is in the first week, and weeks begin on Monday.
    let fourth = i32::from((day_of_week(year, 1, 4) + 6) % 7);
    let day = 3 - fourth + 7 * (week - 1) + day;
    let length = |year| 365 + i32::from(days_in_month(year, 2) == 29);
    let (year, day) = match day {
        ..=0 => (year - 1, day + length(year - 1)),
        day if day > length(year) => (year + 1, day - length(year)),
        day => (year, day),
    };
    ordinal(year, u16::try_from(day).ok()?)
}

/// ISO 8601's ordinal date: the day of the year.
fn ordinal(year: u16, day: u16) -> Option<Draft<'static>> {
    let mut left = day;
    for month in 1..=12 {
        let length = u16::from(days_in_month(year, month));
        if left <= length {
            return (left > 0).then(|| Draft::date(year, month, left as u8, Shape::Iso8601));
        }
        left -= length;
    }
    None
}

/// `YYYYMMDDHHMM` and `YYYYMMDDHHMMSS`, as some agencies join them.
fn joined<'a>(run: &'a str, at: &mut At<'a>) -> Option<Draft<'a>> {
    let mut draft = Draft::date(number(run, 0..4)?, small(run, 4..6)?, small(run, 6..8)?, Shape::Other);
    let second = if run.len() == 14 { small(run, 12..14)? } else { 0 };
    let fraction = if run.len() == 14 { fraction(at)? } else { "" };
    draft.clock = Some(Clock { hour: small(run, 8..10)?, minute: small(run, 10..12)?, second, fraction });
    Some(draft)
}

fn day_and_hour(run: &str) -> Option<Draft<'_>> {
    let mut draft = Draft::date(number(run, 0..4)?, small(run, 4..6)?, small(run, 6..8)?, Shape::Other);
    let hour = small(run, 8..10)?;
    draft.clock = Some(Clock { hour, ..Clock::default() });
    draft.note = Some("hour alone");
    let possible = (1..=12).contains(&draft.month) && (1..=days_in_month(draft.year, draft.month)).contains(&draft.day);
    (possible && hour < 24).then(|| century(draft))?
}

/// Seconds since 1970, which some feeds print.
fn epoch(run: &str) -> Option<Draft<'static>> {
    let time = Time::from_seconds(run.parse().ok()?);
    let text = time.as_str();
    let mut draft = Draft::date(number(text, 0..4)?, small(text, 5..7)?, small(text, 8..10)?, Shape::Other);
    let (hour, minute, second) = (small(text, 11..13)?, small(text, 14..16)?, small(text, 17..19)?);
    draft.clock = Some(Clock { hour, minute, second, fraction: "" });
    draft.offset = Some(Offset::UTC);
    draft.note = Some("seconds since 1970");
    Some(draft)
}

/// The time of day, extended or basic, after `T` or a space.
fn clock<'a>(draft: &mut Draft<'a>, at: &mut At<'a>) -> Option<()> {
    let before = at.rest;
    at.take(&[',', '_']);
    at.space();
    let t = at.take(&['t']).is_some();
    at.space();
    let run = at.digits();
    if run.is_empty() {
        at.rest = before;
        return (!t).then_some(());
    }
    if !t {
        draft.shape = Shape::Other;
    }
    let (hour, minute, second, fraction) = match run.len() {
        6 => (small(run, 0..2)?, small(run, 2..4)?, small(run, 4..6)?, fraction(at)?),
        4 => (small(run, 0..2)?, small(run, 2..4)?, 0, ""),
        1 | 2 => {
            let hour = run.parse().ok()?;
            let (minute, second, fraction) = minutes(draft, at)?;
            if run.len() == 1 {
                draft.shape = Shape::Other;
            }
            (hour, minute, second, fraction)
        }
        _ => return None,
    };
    draft.clock = Some(Clock { hour, minute, second, fraction });
    (hour <= 24 && minute < 60).then_some(())
}

/// What follows an hour: `:MM`, `:MM:SS`, `:MM:SS.f`, or nothing.
fn minutes<'a>(draft: &mut Draft<'a>, at: &mut At<'a>) -> Option<(u8, u8, &'a str)> {
    if at.take(&[':']).is_none() {
        draft.note = note(draft.note, "hour alone");
        return Some((0, 0, ""));
    }
    let (minute, full) = short(at.digits())?;
    if at.take(&[':']).is_none() {
        return full.then_some((minute, 0, ""));
    }
    let (second, both) = short(at.digits())?;
    if !(full && both) {
        draft.shape = Shape::Other;
    }
    Some((minute, second, fraction(at)?))
}

/// A fraction of a second, after a point or a comma (ISO 8601 section 4.2.2.4); empty when there is none.
fn fraction<'a>(at: &mut At<'a>) -> Option<&'a str> {
    if at.take(&['.', ',']).is_none() {
        return Some("");
    }
    let run = at.digits();
    (!run.is_empty()).then_some(run)
}

/// `Z`, an offset with or without colon, or a name.
fn zone<'a>(draft: &mut Draft<'a>, at: &mut At<'a>) -> Option<()> {
    let gap = at.space();
    if at.rest.is_empty() {
        return Some(());
    }
    let named = at.rest != "z" && at.rest.starts_with(|c: char| c.is_alphabetic());
    let offset = match at.take(&['+', '-']) {
        Some(sign) => numeric(draft, sign == '-', at)?,
        None => name(draft, at)?,
    };
    match draft.clock {
        // XML Schema dates may have a zone; the model's have none.
        None => draft.note = note(draft.note, "zone of a date without a time"),
        Some(_) => draft.offset = offset,
    }
    if gap || named || offset.is_none() {
        draft.shape = Shape::Other;
    }
    Some(())
}

/// An offset after its sign; none when there is no such one.
fn numeric<'a>(draft: &mut Draft<'a>, west: bool, at: &mut At<'a>) -> Option<Option<Offset>> {
    let hours = at.digits();
    let colon = at.take(&[':']).is_some();
    let (number, width) = match colon {
        false => (hours.parse().ok()?, hours.len()),
        true => {
            let (hours, _) = short(hours)?;
            let minutes = at.digits();
            let (minutes, full) = short(minutes)?;
            (full.then_some(u16::from(hours) * 100 + u16::from(minutes))?, 4)
        }
    };
    let offset = Offset::from_number(west, number, width);
    if offset.is_none() {
        draft.note = note(draft.note, "impossible zone");
    }
    Some(offset)
}

/// A zone by name; only where nothing but the name is left.
fn name<'a>(draft: &mut Draft<'a>, at: &mut At<'a>) -> Option<Option<Offset>> {
    // What stands before or after noon is for the reader of words.
    if !at.rest.bytes().all(|b| b.is_ascii_alphabetic()) || matches!(at.rest, "am" | "pm" | "a" | "p") {
        return None;
    }
    let named = named(std::mem::take(&mut at.rest));
    Some(match named {
        Named::Rfc822(offset) | Named::Regional(offset) => Some(offset),
        Named::None(why) => {
            draft.note = note(draft.note, why);
            None
        }
    })
}
