//! Times with the precision and the zone that were stated.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

/// An RFC 3339 time with the precision that was stated, without a zone where none was stated:
/// `2016`, `2016-12`, `2016-12-24`, `2016-12-24T18:00:00`, `2016-12-24T18:00:00.5+01:00`.
///
/// Never completed from the clock. `+00:00` is written `Z`.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Time(Box<str>);

impl Time {
    /// A time from its canonical text; `None` when the text is not one.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.strip_suffix("+00:00").map_or(Cow::Borrowed(text), |t| Cow::Owned(format!("{t}Z")));
        let shape = Parts::whole(text.as_bytes()).or_else(|| Parts::read(&text))?;
        shape.valid().then(|| Self(text.into()))
    }
    /// A time to the second from its parts (year, month, day; hour, minute, second) and the hours and minutes by which its
    /// zone is east or, after `true`, west of UTC; `None` when there is no such time.
    pub fn of_parts(date: [u16; 3], clock: [u8; 3], zone: Option<(bool, u8, u8)>) -> Option<Self> {
        let ([year, month, day], [hour, minute, second]) = (date, clock);
        let parts = Parts {
            year: i64::from(year),
            month: Some(i64::from(month)),
            day: Some(i64::from(day)),
            clock: Some((i64::from(hour), i64::from(minute), i64::from(second))),
            offset: None,
        };
        let zoned = zone.is_none_or(|(_, hours, minutes)| hours < 24 && minutes < 60);
        if !parts.valid() || !zoned || year > 9999 {
            return None;
        }
        let (c, y) = (pair(year / 100), pair(year % 100));
        let ([m, d], [h, n, s]) = ([pair(month), pair(day)], clock.map(|part| pair(u16::from(part))));
        let (west, hours, minutes) = zone.unwrap_or_default();
        let (sign, z, q) = (if west { b'-' } else { b'+' }, pair(u16::from(hours)), pair(u16::from(minutes)));
        let utc = zone == Some((false, 0, 0));
        let text = [
            c[0],
            c[1],
            y[0],
            y[1],
            b'-',
            m[0],
            m[1],
            b'-',
            d[0],
            d[1],
            b'T',
            h[0],
            h[1],
            b':',
            n[0],
            n[1],
            b':',
            s[0],
            s[1],
            if utc { b'Z' } else { sign },
            z[0],
            z[1],
            b':',
            q[0],
            q[1],
        ];
        let length = 19 + if utc { 1 } else { 6 * usize::from(zone.is_some()) };
        std::str::from_utf8(text.get(..length)?).ok().map(|text| Self(text.into()))
    }
    /// The canonical text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Whether an offset from UTC is stated.
    pub fn has_zone(&self) -> bool {
        // A time is well-formed since it was made: an offset is its last character, or its last six.
        let text = self.0.as_bytes();
        self.has_clock() && (text.ends_with(b"Z") || matches!(text.iter().rev().nth(5), Some(b'+' | b'-')))
    }
    /// Whether a day is stated, not a year or a month alone.
    pub fn has_day(&self) -> bool {
        self.0.len() >= 10
    }
    /// Whether a time of day is stated.
    pub fn has_clock(&self) -> bool {
        self.0.len() > 10
    }
    /// Seconds since 1970-01-01T00:00:00Z, what is not stated taken as the earliest, a missing offset as `offset`
    /// (seconds east of UTC). Fractions are dropped.
    pub fn seconds(&self, offset: i64) -> Option<i64> {
        let p = Parts::read(&self.0)?;
        let days = days_from_civil(p.year, p.month.unwrap_or(1), p.day.unwrap_or(1));
        let (h, m, s) = p.clock.unwrap_or((0, 0, 0));
        Some(days * 86_400 + h * 3600 + m * 60 + s - p.offset.unwrap_or(offset))
    }
    /// The time at a number of seconds since 1970-01-01T00:00:00Z, in UTC.
    pub fn from_seconds(seconds: i64) -> Self {
        let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (y, m, d) = civil_from_days(days);
        Self(format!("{y:04}-{m:02}-{d:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60).into())
    }
    /// The beginning of what is stated, with a time of day: of `2016-12`, `2016-12-01T00:00:00`.
    pub fn start(&self) -> Self {
        self.bound(0)
    }
    /// When what is stated is over: of `2016-12`, `2017-01-01T00:00:00`. A time with a time of day is that moment.
    pub fn over(&self) -> Self {
        self.bound(1)
    }
    /// The last second of what is stated: of `2016-12`, `2016-12-31T23:59:59`. A time with a time of day is what it is.
    #[must_use]
    pub fn last_second(&self) -> Self {
        let over = Some(self.over()).filter(|over| over != self).and_then(|over| over.seconds(0));
        let last = over.map(|over| Self::from_seconds(over - 1));
        last.and_then(|last| Self::new(last.0.trim_end_matches('Z'))).unwrap_or_else(|| self.clone())
    }
    fn bound(&self, more: i64) -> Self {
        let Some(p) = Parts::read(&self.0).filter(|p| p.clock.is_none()) else { return self.clone() };
        let (year, month, day) = match (p.month, p.day) {
            (None, _) => (p.year + more, 1, 1),
            (Some(month), None) => (p.year + (month - 1 + more) / 12, (month - 1 + more) % 12 + 1, 1),
            (Some(month), Some(day)) => civil_from_days(days_from_civil(p.year, month, day) + more),
        };
        Self::new(&format!("{year:04}-{month:02}-{day:02}T00:00:00")).unwrap_or_else(|| self.clone())
    }
    /// Which of two times comes first, a missing zone read as UTC; `None` when one is empty.
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        Some(self.seconds(0)?.cmp(&other.seconds(0)?))
    }
}

struct Parts {
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
    clock: Option<(i64, i64, i64)>,
    offset: Option<i64>,
}

impl Parts {
    /// The commonest shapes, to the second: `2016-12-24T18:00:00`, with `Z`, with `+01:00` or with nothing behind it.
    fn whole(text: &[u8]) -> Option<Self> {
        let [c0, c1, y0, y1, b'-', m0, m1, b'-', d0, d1, b'T', rest @ ..] = text else { return None };
        let [h0, h1, b':', n0, n1, b':', s0, s1, zone @ ..] = rest else { return None };
        let offset = match zone {
            [] => None,
            b"Z" => Some(0),
            [sign @ (b'+' | b'-'), h0, h1, b':', n0, n1] => {
                let (hours, minutes) = (two(*h0, *h1)?, two(*n0, *n1)?);
                let sign = if *sign == b'-' { -1 } else { 1 };
                (hours < 24 && minutes < 60).then_some(Some(sign * (hours * 3600 + minutes * 60)))?
            }
            _ => return None,
        };
        Some(Self {
            year: two(*c0, *c1)? * 100 + two(*y0, *y1)?,
            month: Some(two(*m0, *m1)?),
            day: Some(two(*d0, *d1)?),
            clock: Some((two(*h0, *h1)?, two(*n0, *n1)?, two(*s0, *s1)?)),
            offset,
        })
    }
    fn read(text: &str) -> Option<Self> {
        let (date, rest) = text.split_once('T').map_or((text, None), |(d, r)| (d, Some(r)));
        let mut parts = date.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|m| digits(m, 2).ok_or(())).transpose().ok()?;
        let day = parts.next().map(|d| digits(d, 2).ok_or(())).transpose().ok()?;
        if parts.next().is_some() || (rest.is_some() && day.is_none()) {
            return None;
        }
        let (clock, offset) = match rest {
            None => (None, None),
            Some(rest) => {
                let (clock, offset) = split_offset(rest)?;
                (Some(read_clock(clock)?), offset)
            }
        };
        Some(Self { year, month, day, clock, offset })
    }
    fn valid(&self) -> bool {
        let month = self.month.unwrap_or(1);
        let (h, m, s) = self.clock.unwrap_or((0, 0, 0));
        (1..=12).contains(&month)
            && (1..=days_in_month(self.year, month)).contains(&self.day.unwrap_or(1))
            && h < 24
            && m < 60
            && s <= 60
            && self.offset.is_none_or(|o| o.abs() < 86_400)
    }
}

/// The two digits of a number below 100.
fn pair(number: u16) -> [u8; 2] {
    static PAIRS: [[u8; 2]; 100] = {
        let (mut pairs, mut n) = ([[0; 2]; 100], 0);
        while n < 100 {
            pairs[n] = [b'0' + (n / 10) as u8, b'0' + (n % 10) as u8];
            n += 1;
        }
        pairs
    };
    PAIRS[usize::from(number % 100)]
}

fn two(tens: u8, ones: u8) -> Option<i64> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
}

fn digits(text: &str, width: usize) -> Option<i64> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn split_offset(text: &str) -> Option<(&str, Option<i64>)> {
    if let Some(clock) = text.strip_suffix('Z') {
        return Some((clock, Some(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, None)) };
    let (h, m) = text[at + 1..].split_once(':')?;
    let (h, m) = (digits(h, 2)?, digits(m, 2)?);
    let sign = if text.as_bytes()[at] == b'-' { -1 } else { 1 };
    (h < 24 && m < 60).then_some((&text[..at], Some(sign * (h * 3600 + m * 60))))
}

fn read_clock(text: &str) -> Option<(i64, i64, i64)> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    if fraction.is_some_and(|f| f.is_empty() || f.len() > 9 || !f.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let mut parts = whole.split(':');
    let clock = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    parts.next().is_none().then_some(clock)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar (Howard Hinnant's `days_from_civil`).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, doe) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Time {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Time {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not an RFC 3339 time")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_was_stated() {
        for t in ["2016", "2016-12", "2016-12-24", "2016-12-24T18:00:00", "2016-12-24T18:00:00.5+01:00"] {
            assert_eq!(Time::new(t).unwrap().as_str(), t);
        }
        assert_eq!(Time::new("2016-12-24T18:00:00+00:00").unwrap().as_str(), "2016-12-24T18:00:00Z");
        for t in [
            "",
            "16",
            "2016-13",
            "2016-02-30",
            "2016-12T10:00:00",
            "2016-12-24T25:00:00",
            "2016-12-24 18:00:00",
            "2016-1-2",
        ] {
            assert_eq!(Time::new(t), None, "{t}");
        }
    }

    #[test]
    fn parts_make_the_time_that_their_text_is() {
        for (year, month, day) in
            [(2016, 12, 24), (1, 1, 1), (2024, 2, 29), (2023, 2, 29), (9999, 13, 1), (10_000, 1, 1)]
        {
            for (hour, minute, second) in [(0, 0, 0), (18, 5, 60), (23, 59, 61), (24, 0, 0)] {
                for (zone, written) in [
                    (None, ""),
                    (Some((false, 0, 0)), "Z"),
                    (Some((true, 0, 0)), "-00:00"),
                    (Some((true, 9, 30)), "-09:30"),
                    (Some((false, 24, 0)), "+24:00"),
                ] {
                    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{written}");
                    let parts = Time::of_parts([year, month, day], [hour, minute, second], zone);
                    assert_eq!(parts, Time::new(&text), "{text}");
                }
            }
        }
    }

    #[test]
    fn the_last_second_of_what_is_stated() {
        for (stated, last) in [
            ("2016", "2016-12-31T23:59:59"),
            ("2016-02", "2016-02-29T23:59:59"),
            ("2016-12-31", "2016-12-31T23:59:59"),
            ("2016-12-31T10:00:00", "2016-12-31T10:00:00"),
            ("2016-12-31T10:00:00.5+01:00", "2016-12-31T10:00:00.5+01:00"),
        ] {
            assert_eq!(Time::new(stated).unwrap().last_second().as_str(), last);
        }
    }

    #[test]
    fn seconds_round_trip() {
        for s in [0, 951_782_400, 1_709_164_799, 4_102_444_800, -86_400] {
            assert_eq!(Time::from_seconds(s).seconds(0), Some(s));
        }
        assert_eq!(Time::new("2024-03-01T00:30:00+01:00").unwrap().seconds(0), Some(1_709_249_400));
    }
}
