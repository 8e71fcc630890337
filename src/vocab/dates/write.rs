//! Dates as the formats want them.

use super::draft::day_of_week;
use crate::model::Time;

/// The months as RFC 5322 and the wires write them.
pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The places of a canonical time: everything before the zone stands at a fixed one.
struct Places<'a> {
    year: &'a str,
    month: &'a str,
    day: &'a str,
    hour: &'a str,
    minute: &'a str,
    second: &'a str,
    fraction: &'a str,
    zone: &'a str,
}

impl<'a> Places<'a> {
    fn of(time: &'a Time) -> Self {
        let text = time.as_str();
        let place = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let rest = text.get(19..).unwrap_or_default();
        let (fraction, zone) = rest.split_at(rest.find(['Z', '+', '-']).unwrap_or(rest.len()));
        let (year, month, day) = (place(0, 4), place(5, 7), place(8, 10));
        Self { year, month, day, hour: place(11, 13), minute: place(14, 16), second: place(17, 19), fraction, zone }
    }
}

/// RFC 822 with RFC 1123's four-digit year, as RSS 2.0 wants it: `Mon, 05 Feb 2024 10:00:00 +0000`.
///
/// `None` without a clock. A time without a zone ends in `-0000`, RFC 5322's "no zone known" (section 3.3), which
/// [`read`](super::read) gives back as no zone. A fraction has no place in it.
pub fn rfc822(time: &Time) -> Option<String> {
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    let Places { year, month, day, hour, minute, second, zone, .. } = Places::of(time);
    if second.is_empty() {
        return None;
    }
    let number: u8 = month.parse().ok()?;
    let weekday = DAYS.get(usize::from(day_of_week(year.parse().ok()?, number, day.parse().ok()?)))?;
    let month = MONTHS.get(usize::from(number).checked_sub(1)?)?;
    let mut text = format!("{weekday}, {day} {month} {year} {hour}:{minute}:{second} ");
    match zone {
        "" => text.push_str("-0000"),
        "Z" | "-00:00" => text.push_str("+0000"),
        zone => text.extend(zone.chars().filter(|c| *c != ':')),
    }
    Some(text)
}

/// ISO 8601 basic, as NITF's `norm` and NewsML 1's dates want it: `20131020T192751+1100`, `20131020`, `2013-10`,
/// `2013`. Precision stays, a zone stands only where one was stated.
pub fn nitf(time: &Time) -> String {
    let Places { year, month, day, hour, minute, second, fraction, zone } = Places::of(time);
    if day.is_empty() {
        // ISO 8601 has no `YYYYMM`: it could be `YYMMDD`.
        return time.as_str().to_owned();
    }
    let mut text = String::with_capacity(32);
    [year, month, day].into_iter().for_each(|part| text.push_str(part));
    if !second.is_empty() {
        text.push('T');
        [hour, minute, second, fraction].into_iter().for_each(|part| text.push_str(part));
        text.extend(zone.chars().filter(|c| *c != ':'));
    }
    text
}

/// The text where it is what Atom asks for (RFC 4287 section 3.3): a date, a clock and a zone.
pub fn rfc3339(time: &Time) -> Option<&str> {
    (time.has_clock() && time.has_zone()).then(|| time.as_str())
}
