//! A date in parts, before it is known to be one.

use super::{Shape, Stated, Unreadable};
use crate::model::Time;

/// What a reader found. A month or day of 0 was not stated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft<'a> {
    pub year: u16,
    pub month: u8,
    pub day: u8,
    pub clock: Option<Clock<'a>>,
    pub offset: Option<Offset>,
    pub note: Option<&'static str>,
    pub shape: Shape,
}

/// A time of day; the fraction is its digits, without the point.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock<'a> {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub fraction: &'a str,
}

/// An offset from UTC. `-00:00` is kept apart from `Z`, as RFC 3339 section 4.3 does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offset {
    pub west: bool,
    pub hours: u8,
    pub minutes: u8,
}

impl Offset {
    pub const UTC: Self = Self { west: false, hours: 0, minutes: 0 };

    /// From minutes east of UTC.
    pub fn east(minutes: i16) -> Self {
        let size = minutes.unsigned_abs();
        Self { west: minutes < 0, hours: (size / 60).min(23) as u8, minutes: (size % 60) as u8 }
    }
    /// From a sign and one to four digits (`1`, `01`, `100`, `0100`), when that is an offset at all.
    pub fn from_number(west: bool, number: u16, digits: usize) -> Option<Self> {
        let (hours, minutes) = if digits <= 2 { (number, 0) } else { (number / 100, number % 100) };
        ((1..=4).contains(&digits) && hours < 24 && minutes < 60).then_some(Self {
            west,
            hours: hours as u8,
            minutes: minutes as u8,
        })
    }
    pub fn is_minus_zero(self) -> bool {
        self.west && self.hours == 0 && self.minutes == 0
    }
}

/// The day of the week says something else than the date, which counts.
pub(super) const WRONG_WEEKDAY: &str = "wrong weekday";

/// What a note says when several could be said: the first stays.
pub(super) fn note(first: Option<&'static str>, then: &'static str) -> Option<&'static str> {
    first.or(Some(then))
}

impl Draft<'_> {
    /// A date that is only numbers so far.
    pub fn date(year: u16, month: u8, day: u8, shape: Shape) -> Self {
        Self { year, month, day, clock: None, offset: None, note: None, shape }
    }

    /// The time, if there is such a day and such an hour.
    pub fn finish(mut self) -> Result<Stated, Unreadable> {
        match self.year {
            0 | 1 => return Err(Unreadable::Placeholder),
            9999 => return Err(Unreadable::Forever),
            _ => self.close_the_day()?,
        }
        let time = self.time().ok_or(Unreadable::Garbage)?;
        let repaired = self.shape == Shape::Other || self.note == Some(WRONG_WEEKDAY);
        Ok(Stated { time, note: self.note, repaired, shape: self.shape })
    }

    /// Whether it is a moment of a day that there is, without anything to be closed or departed from.
    pub fn is_usual(&self) -> bool {
        let clock = self.clock.is_some_and(|c| c.hour < 24 && c.minute < 60 && c.second < 60);
        let day = (1..=12).contains(&self.month) && (1..=days_in_month(self.year, self.month)).contains(&self.day);
        self.note.is_none() && (1900..9999).contains(&self.year) && clock && day
    }

    fn time(&self) -> Option<Time> {
        match self.clock.filter(|clock| clock.fraction.is_empty()) {
            Some(clock) => {
                let date = [self.year, u16::from(self.month), u16::from(self.day)];
                let zone = self.offset.map(|zone| (zone.west, zone.hours, zone.minutes));
                Time::of_parts(date, [clock.hour, clock.minute, clock.second], zone)
            }
            None => Time::new(self.line().as_str()),
        }
    }

    /// 24:00 is the end of the day (ISO 8601); RFC 3339 has only the start of the next.
    fn close_the_day(&mut self) -> Result<(), Unreadable> {
        let Some(clock) = self.clock.as_mut().filter(|c| c.hour == 24) else { return Ok(()) };
        if clock.minute > 0 || clock.second > 0 || clock.fraction.bytes().any(|b| b != b'0') {
            return Err(Unreadable::Garbage);
        }
        clock.hour = 0;
        self.note = note(self.note, "24:00 read as 00:00 of the next day");
        let last = days_in_month(self.year, self.month);
        (self.day, self.month, self.year) = match (self.day, self.month) {
            (day, _) if day < last => (day + 1, self.month, self.year),
            (day, month) if day == last && month < 12 => (1, month + 1, self.year),
            (day, _) if day == last => (1, 1, self.year + 1),
            _ => return Err(Unreadable::Garbage),
        };
        Ok(())
    }

    fn line(&self) -> Line {
        let mut line = Line::default();
        line.two((self.year / 100) as u8);
        line.two((self.year % 100) as u8);
        for part in [self.month, self.day].into_iter().take_while(|p| *p > 0) {
            line.push(b'-');
            line.two(part);
        }
        let Some(clock) = self.clock else { return line };
        line.push(b'T');
        line.two(clock.hour);
        line.push(b':');
        line.two(clock.minute);
        line.push(b':');
        line.two(clock.second);
        if !clock.fraction.is_empty() {
            line.push(b'.');
            clock.fraction.bytes().take(9).for_each(|b| line.push(b));
        }
        match self.offset {
            None => {}
            Some(Offset::UTC) => line.push(b'Z'),
            Some(offset) => {
                line.push(if offset.west { b'-' } else { b'+' });
                line.two(offset.hours);
                line.push(b':');
                line.two(offset.minutes);
            }
        }
        line
    }
}

/// The canonical text on the stack: the longest, with nine digits of fraction, is 35 bytes.
struct Line {
    bytes: [u8; 40],
    len: usize,
}

impl Default for Line {
    fn default() -> Self {
        Self { bytes: [0; 40], len: 0 }
    }
}

impl Line {
    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.len) {
            *slot = byte;
            self.len += 1;
        }
    }
    fn two(&mut self, number: u8) {
        self.push(b'0' + number / 10 % 10);
        self.push(b'0' + number % 10);
    }
    fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
    }
}

/// The number of days in a month of the Gregorian calendar.
pub(super) fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of the week, 0 for Sunday (Sakamoto's method).
pub(super) fn day_of_week(year: u16, month: u8, day: u8) -> u8 {
    const SHIFT: [u32; 13] = [0, 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = u32::from(year) + 400 - u32::from(month < 3);
    let shift = SHIFT.get(usize::from(month)).copied().unwrap_or_default();
    ((year + year / 4 - year / 100 + year / 400 + shift + u32::from(day)) % 7) as u8
}
