//! The date-time groups of wires: `131137 GMT Nov 13` (IPTC 7901) and `02-20-16 0337GMT` (ANPA 1312).

use super::write::MONTHS;
use super::zone::{Zone, with_zone};
use super::{fold, month};
use crate::model::Time;

/// What a group says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// A time, with the zone that is stated.
    Time(Time),
    /// A day and a time without a year, of which no time can be made.
    Yearless,
}

/// Two digits of a year mean this century up to here: the oldest documents are of the 1970s.
const PIVOT: u16 = 70;

/// Reads `DDHHMM [zone] [month [year]]`, the month in any language: the date-time line of IPTC 7901. What stands before and
/// behind it is passed over.
pub fn day_first(text: &str) -> Option<Group> {
    let Stated { date, clock, zone } = stated(text)?;
    Some(date.and_then(|date| time(date, clock, zone)).map_or(Group::Yearless, Group::Time))
}

/// Whether such a line states a day that no calendar has, as `311137 GMT Feb 26`.
pub fn no_such_day(text: &str) -> bool {
    stated(text).is_some_and(|Stated { date, clock, zone }| date.is_some_and(|date| time(date, clock, zone).is_none()))
}

/// What such a line states.
struct Stated<'s> {
    /// Year, month and day, where the first two are stated.
    date: Option<(u16, u8, u8)>,
    clock: (u8, u8),
    zone: Option<&'s str>,
}

fn stated(text: &str) -> Option<Stated<'_>> {
    let mut words = text.split_whitespace().take(40).skip_while(|w| !is_clock(w));
    let first = words.next()?;
    let (digits, glued) = first.split_at(6);
    let number = |from: usize| digits.get(from..from + 2)?.parse::<u8>().ok();
    let (day, hour, minute) = (number(0)?, number(2)?, number(4)?);
    if !(1..=31).contains(&day) || hour > 24 || minute > 59 {
        return None;
    }
    let mut zone = (!glued.is_empty()).then_some(glued);
    let mut rest = words.take(3);
    let mut next = rest.next();
    if let Some(word) = next.filter(|w| month_of(w).is_none() && w.chars().all(char::is_alphabetic)) {
        zone = zone.or(Some(word));
        next = rest.next();
    }
    let date = next.and_then(month_of).and_then(|month| Some((rest.next().and_then(year)?, month, day)));
    Some(Stated { date, clock: (hour, minute), zone })
}

/// Reads `MM-DD-YY HHMM[zone]`, the end of ANPA's service line; `MM-DD` alone has no year.
pub fn month_first(text: &str) -> Option<Group> {
    let mut words = text.split_whitespace();
    let mut parts = words.next()?.split('-');
    let mut number = |width: std::ops::RangeInclusive<usize>| {
        let digits = parts.next()?;
        let all = width.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        all.then(|| digits.parse::<u16>().ok()).flatten()
    };
    let (month, day) = (u8::try_from(number(1..=2)?).ok()?, u8::try_from(number(1..=2)?).ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let Some(year) = number(2..=4) else { return Some(Group::Yearless) };
    let year = full(year);
    let date = || Time::new(&format!("{year:04}-{month:02}-{day:02}"));
    let clock = words.next().filter(|w| w.len() >= 4 && w.bytes().take(4).all(|b| b.is_ascii_digit()));
    let Some((digits, glued)) = clock.and_then(|c| c.split_at_checked(4)) else { return date().map(Group::Time) };
    let two = |from: usize| digits.get(from..from + 2)?.parse::<u8>().ok();
    let zone = if glued.is_empty() { words.next() } else { Some(glued) };
    time((year, month, day), (two(0)?, two(2)?), zone).map(Group::Time)
}

/// `DDHHMM` with a zone glued to it or nothing.
fn is_clock(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    word.len() - letters.len() == 6 && letters.len() < 6 && letters.chars().all(char::is_alphabetic)
}

fn month_of(word: &str) -> Option<u8> {
    let folded: String = word.trim_end_matches(['.', ',']).chars().take(20).filter_map(fold).collect();
    month(&folded).map(|(month, _)| month)
}

fn year(word: &str) -> Option<u16> {
    let digits = word.trim_start_matches('\'').trim_end_matches(|c: char| !c.is_ascii_digit());
    matches!(digits.len(), 2 | 4).then(|| digits.parse().ok().map(full)).flatten()
}

fn full(year: u16) -> u16 {
    match year {
        0..PIVOT => year + 2000,
        PIVOT..100 => year + 1900,
        year => year,
    }
}

/// A zone that nobody knows is left out.
fn time((year, month, day): (u16, u8, u8), (hour, minute): (u8, u8), zone: Option<&str>) -> Option<Time> {
    // A day that is over and the one that begins are the same moment; wires print both.
    let (hour, over) = if hour == 24 { (23, minute == 0) } else { (hour, false) };
    let minute = if over { 59 } else { minute };
    let local = Time::new(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00"))?;
    let local = if over { next_day(&local)? } else { local };
    let zone = zone.filter(|z| z.chars().all(char::is_alphabetic)).and_then(Zone::new);
    Some(zone.map_or_else(|| local.clone(), |zone| with_zone(&local, &zone)))
}

/// The minute after 23:59, without a zone.
fn next_day(local: &Time) -> Option<Time> {
    let next = Time::from_seconds(local.seconds(0)? + 60);
    Time::new(next.as_str().trim_end_matches('Z'))
}

/// A time as `DDHHMM zone Mon YY`; `None` where no time of day is stated.
pub fn print_day_first(time: &Time) -> Option<String> {
    let (date, clock, zone) = parts(time)?;
    let [year, month, day] = date;
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let zone = if zone.is_empty() { String::new() } else { format!(" {zone}") };
    Some(format!("{day}{clock}{zone} {month} {year}"))
}

/// A time as `MM-DD-YY HHMM` with its zone; `None` where no time of day is stated.
pub fn print_month_first(time: &Time) -> Option<String> {
    let ([year, month, day], clock, zone) = parts(time)?;
    Some(format!("{month}-{day}-{year} {clock}{zone}"))
}

/// Two digits of year, month and day, four of the clock, and the name of the zone. A zone without a name of its own here
/// becomes GMT.
fn parts(time: &Time) -> Option<([String; 3], String, &'static str)> {
    if !time.has_clock() {
        return None;
    }
    let text = time.as_str();
    let zone = match text.get(19..).unwrap_or_default().trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()) {
        "" => Some(""),
        "Z" => Some("GMT"),
        "+01:00" => Some("CET"),
        "+02:00" => Some("CEST"),
        _ => None,
    };
    let moved = if zone.is_none() { Time::from_seconds(time.seconds(0)?) } else { time.clone() };
    let text = moved.as_str();
    let part = |range: std::ops::Range<usize>| text.get(range).map(str::to_owned);
    let clock = part(11..13)? + &part(14..16)?;
    Some(([part(2..4)?, part(5..7)?, part(8..10)?], clock, zone.unwrap_or("GMT")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(group: Option<Group>) -> String {
        match group {
            Some(Group::Time(time)) => time.to_string(),
            Some(Group::Yearless) => "yearless".to_owned(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn days_first() {
        for (text, want) in [
            ("131137 GMT Nov 13", "2013-11-13T11:37:00Z"),
            ("211259 Nov 18", "2018-11-21T12:59:00"),
            ("071341 GMT Okt 15", "2015-10-07T13:41:00Z"),
            ("010900 MEZ Jän 24", "2024-01-01T09:00:00+01:00"),
            ("310005 MESZ Mär 2024", "2024-03-31T00:05:00+02:00"),
            ("021200 Mrz 24", "2024-03-02T12:00:00"),
            ("021200 Mai 95", "1995-05-02T12:00:00"),
            ("241205MEZ Dez 23", "2023-12-24T12:05:00+01:00"),
            ("312400 Dez 23", "2024-01-01T00:00:00"),
            ("131137 XYZ Nov 13", "2013-11-13T11:37:00"),
            ("\u{7f} dpa 131137 GMT Nov 13\r\n\u{7f}", "2013-11-13T11:37:00Z"),
            ("131137 GMT", "yearless"),
            ("131137 GMT Nov", "yearless"),
            ("131137", "yearless"),
            ("310005 Feb 24", "yearless"),
            ("991137 GMT Nov 13", "none"),
            ("Nov 13", "none"),
            ("", "none"),
        ] {
            assert_eq!(read(day_first(text)), want, "{text}");
        }
    }

    #[test]
    fn months_first() {
        for (text, want) in [
            ("02-20-16 0337GMT", "2016-02-20T03:37:00Z"),
            ("02-20-2016 0337 EDT", "2016-02-20T03:37:00-04:00"),
            ("02-20-16 0337", "2016-02-20T03:37:00"),
            ("02-20-16", "2016-02-20"),
            ("02-20", "yearless"),
            ("20-02-16 0337GMT", "none"),
            ("a-b", "none"),
        ] {
            assert_eq!(read(month_first(text)), want, "{text}");
        }
    }

    #[test]
    fn what_is_printed_is_read() {
        for time in ["2013-11-13T11:37:00Z", "2018-11-21T12:59:00", "2024-01-01T09:00:00+01:00"] {
            let stated = Time::new(time).unwrap();
            assert_eq!(read(day_first(&print_day_first(&stated).unwrap())), time);
            assert_eq!(read(month_first(&print_month_first(&stated).unwrap())), time);
        }
        let odd = Time::new("2024-05-01T23:30:00-05:00").unwrap();
        assert_eq!(print_day_first(&odd).as_deref(), Some("020430 GMT May 24"));
        assert_eq!(print_day_first(&Time::new("2024-05-01").unwrap()), None);
    }
}
