//! Dates with a month or a day in words, and dates with the year last: RFC 822, `asctime`, other languages.

use super::Shape;
use super::draft::{Clock, Draft, Offset, WRONG_WEEKDAY, day_of_week, note};
use super::names;
use super::token::{Kind, Token, tokens};
use super::zone_names::{Named, named};

/// Words between the parts of a date that say nothing.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "t", "st", "nd", "rd", "th", "er", "o", "at", "on", "of", "the", "um", "den", "der", "le", "a", "de", "del", "d",
    "el", "las", "kl", "klo", "klockan", "alle", "ore", "om", "op", "r", "г", "года", "р", "в", "uhr", "h",
    "hrs", "hours", "년", "월", "일", "年", "月", "日",
];

/// Reads a plain date; `None` when it is not one, or not one in a single way.
pub(super) fn read(plain: &str) -> Option<Draft<'_>> {
    let tokens = tokens(plain);
    let mut found = Found::default();
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let used = match first.kind {
            Kind::Number(digits) => match clock(rest, found.whole_date()) {
                Some((clock, used)) if found.clock.is_none() => found.set_clock(clock, used),
                _ => found.number(digits)?,
            },
            Kind::Word(word) => found.word(word)?,
            Kind::Mark(mark) => found.mark(mark, first.gap, after)?,
        };
        rest = rest.get(used..).unwrap_or_default();
    }
    found.finish()
}

#[derive(Default)]
struct Found<'a> {
    weekday: Option<u8>,
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
    /// The second of two numbers before a year: the month or the day.
    second: Option<u8>,
    /// The mark between them.
    between: Option<char>,
    clock: Option<Clock<'a>>,
    afternoon: Option<bool>,
    offset: Option<Offset>,
    zoned: bool,
    /// Whether the clock or its zone has just been read: only there a sign begins an offset.
    after_clock: bool,
    two_digits: bool,
    month_may_be_weekday: bool,
    strange: bool,
    note: Option<&'static str>,
    /// The order of parts as letters; RFC 822's is `W,dMycz`, the weekday optional.
    order: String,
}

impl<'a> Found<'a> {
    fn whole_date(&self) -> bool {
        self.year.is_some() && self.day.is_some() && (self.month.is_some() || self.second.is_some())
    }

    fn set_clock(&mut self, clock: Clock<'a>, used: usize) -> usize {
        self.order.push(if clock.fraction.is_empty() { 'c' } else { 'x' });
        self.clock = Some(clock);
        self.after_clock = true;
        used
    }

    /// A number outside a clock and an offset: year, month or day by what is known already.
    fn number(&mut self, digits: &str) -> Option<usize> {
        let number = digits.parse().ok()?;
        self.after_clock = false;
        let letter = match (digits.len(), self.year, self.day) {
            (4, None, _) => {
                self.year = Some(number);
                'y'
            }
            (1 | 2, Some(_), None) if self.month.is_none() && self.second.is_none() => {
                self.second = u8::try_from(number).ok();
                self.between = None;
                'x'
            }
            (1 | 2, _, None) => {
                self.day = u8::try_from(number).ok();
                'd'
            }
            (1 | 2, None, Some(_)) if self.month.is_none() && self.second.is_none() => {
                self.second = u8::try_from(number).ok();
                self.between = self.between.or(Some(' '));
                'x'
            }
            // RFC 5322 section 4.3.
            (2 | 3, None, Some(_)) => {
                self.year = Some(if digits.len() == 2 && number < 50 { 2000 } else { 1900 } + number);
                self.two_digits = true;
                'y'
            }
            _ => return None,
        };
        self.order.push(letter);
        Some(1)
    }

    fn word(&mut self, word: &str) -> Option<usize> {
        if let Some((month, short)) = names::month(word) {
            return self.month(month, short, names::may_be_tuesday(word));
        }
        if let Some((day, short)) = names::weekday(word) {
            self.weekday = Some(day);
            self.order.push(if short { 'W' } else { 'x' });
            return Some(1);
        }
        if let Some(afternoon) = noon(word) {
            self.afternoon = Some(afternoon);
            self.order.push('x');
            return Some(1);
        }
        if self.clock.is_none() || (FILLERS.contains(&word) && word.len() > 1) || word == "h" {
            return self.filler(word);
        }
        self.zone_name(word);
        self.after_clock = true;
        Some(1)
    }

    fn month(&mut self, month: u8, short: bool, tuesday: bool) -> Option<usize> {
        if self.month.is_some() && !self.month_may_be_weekday {
            return None;
        }
        self.month_may_be_weekday = tuesday && self.month.is_none() && self.order.is_empty();
        self.after_clock = false;
        self.month = Some(month);
        self.order.push(if short { 'M' } else { 'x' });
        Some(1)
    }

    /// A word before the clock that is no month. One may be a day of the week in another language.
    fn filler(&mut self, word: &str) -> Option<usize> {
        self.order.push('x');
        let known = FILLERS.contains(&word);
        if !known && std::mem::replace(&mut self.strange, true) {
            return None;
        }
        Some(1)
    }

    fn zone_name(&mut self, word: &str) {
        let offset = match named(word) {
            Named::Rfc822(offset) => Some((offset, 'z')),
            Named::Regional(offset) => Some((offset, 'x')),
            Named::None(_) if self.zoned => None,
            Named::None(why) => {
                self.note = note(self.note, why);
                self.order.push('x');
                None
            }
        };
        if let Some((offset, letter)) = offset.filter(|_| !self.zoned) {
            self.offset = Some(offset);
            self.zoned = true;
            self.order.push(letter);
        }
    }

    fn mark(&mut self, mark: char, gap: bool, after: &[Token<'_>]) -> Option<usize> {
        match mark {
            '+' | '-' if self.after_clock => {
                if let Some((offset, used, letter)) = offset(mark == '-', gap, after) {
                    return Some(self.set_offset(offset, letter) + used);
                }
                self.order.push('x');
            }
            ',' => self.order.push(','),
            '-' | '/' | '.' if self.second.is_none() => {
                self.between = Some(mark);
                self.order.push('x');
            }
            '-' | '/' | '.' | '\'' | ';' | '|' | 'º' | 'ª' | '·' | '،' => self.order.push('x'),
            _ => return None,
        }
        Some(1)
    }

    /// A numeric offset outranks a name: `GMT+0100`, `EST -0500`.
    fn set_offset(&mut self, offset: Option<Offset>, letter: char) -> usize {
        self.order.push(if offset.is_some() { letter } else { 'x' });
        self.zoned = true;
        self.note = match offset {
            // RFC 5322 section 3.3: UTC, and nothing known of the zone. Written for a time without one.
            Some(offset) if offset.is_minus_zero() => note(self.note, "-0000: no zone known"),
            Some(_) => self.note.filter(|n| !n.ends_with("zone") && !n.starts_with("military")),
            None => note(self.note, "impossible zone"),
        };
        self.offset = offset.filter(|o| !o.is_minus_zero());
        1
    }

    fn finish(mut self) -> Option<Draft<'a>> {
        self.sort_numbers()?;
        self.half_day()?;
        let date = (self.month.unwrap_or_default(), self.day.unwrap_or_default());
        if date.0 == 0 || (self.day.is_none() && self.clock.is_some()) || self.day == Some(0) {
            return None;
        }
        let year = self.year?;
        if self.weekday.is_some_and(|w| self.day.is_some_and(|d| w != day_of_week(year, date.0, d))) {
            self.note = note(self.note, WRONG_WEEKDAY);
        }
        if self.two_digits {
            self.note = note(self.note, "two-digit year");
        }
        if self.strange {
            self.note = note(self.note, "unknown word");
        }
        let order = self.order.strip_prefix("W,").unwrap_or(&self.order);
        let mut draft = Draft::date(year, date.0, date.1, if order == "dMycz" { Shape::Rfc822 } else { Shape::Other });
        (draft.clock, draft.offset, draft.note) = (self.clock, self.offset, self.note);
        Some(draft)
    }

    /// Two numbers and a year: `5.2.2024` is the fifth of February, `5/2/2024` and `5-2-2024` could be May.
    fn sort_numbers(&mut self) -> Option<()> {
        let Some(second) = self.second else { return Some(()) };
        let (first, mark) = (self.day.unwrap_or_default(), self.between);
        if self.month.is_some() {
            return None;
        }
        (self.month, self.day) = match mark {
            // The year came first: month, then day.
            None => (Some(second), self.day),
            Some('.') => (Some(second), Some(first)),
            Some(_) if first > 12 || first == second => (Some(second), Some(first)),
            Some(_) if second > 12 => (Some(first), Some(second)),
            Some(_) => return None,
        };
        Some(())
    }

    fn half_day(&mut self) -> Option<()> {
        let (Some(afternoon), Some(clock)) = (self.afternoon, self.clock.as_mut()) else { return Some(()) };
        clock.hour = match (afternoon, clock.hour) {
            (false, 12) => 0,
            (true, hour @ 1..12) => hour + 12,
            (_, hour) if hour <= 24 => hour,
            _ => return None,
        };
        Some(())
    }
}

fn noon(word: &str) -> Option<bool> {
    match word {
        "am" | "오전" | "午前" | "上午" | "πμ" => Some(false),
        "pm" | "오후" | "午後" | "下午" | "μμ" => Some(true),
        _ => None,
    }
}

/// `H:MM`, `H:MM:SS`, `H:MM:SS.f`, also with one digit each; after a whole date also `H.MM`, `H.MM.SS` and `HhMM`. With
/// the number of tokens it takes.
fn clock<'a>(rest: &[Token<'a>], after_date: bool) -> Option<(Clock<'a>, usize)> {
    let (hour, mark, minute) = match rest {
        [h, m, n, ..] if !m.gap && !n.gap => (number(h, 1..=2)?, m.kind, n),
        _ => return None,
    };
    let colon = mark == Kind::Mark(':');
    if !(colon || after_date && matches!(mark, Kind::Mark('.') | Kind::Word("h"))) {
        return None;
    }
    match rest.get(3..).unwrap_or_default() {
        [m, s, after @ ..] if m.kind == mark && mark != Kind::Word("h") && !s.gap && is_number(s) => {
            let (minute, second) = (number(minute, 1..=2)?, number(s, 1..=2)?);
            let fraction = fraction(after).filter(|_| colon).unwrap_or_default();
            Some((Clock { hour, minute, second, fraction }, if fraction.is_empty() { 5 } else { 7 }))
        }
        _ => Some((Clock { hour, minute: number(minute, 2..=2)?, second: 0, fraction: "" }, 3)),
    }
}

fn is_number(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Number(_))
}

fn fraction<'a>(after: &[Token<'a>]) -> Option<&'a str> {
    match after {
        [Token { kind: Kind::Mark('.' | ','), gap: false }, Token { kind: Kind::Number(digits), gap: false }, ..] => {
            Some(digits)
        }
        _ => None,
    }
}

fn number(token: &Token<'_>, width: std::ops::RangeInclusive<usize>) -> Option<u8> {
    match token.kind {
        Kind::Number(digits) if width.contains(&digits.len()) => digits.parse().ok(),
        _ => None,
    }
}

/// The offset after a sign, with the number of tokens it takes and the letter of its shape; the offset is `None` when
/// there is no such one.
fn offset(west: bool, gap: bool, after: &[Token<'_>]) -> Option<(Option<Offset>, usize, char)> {
    let [Token { kind: Kind::Number(hours), gap: apart }, after @ ..] = after else { return None };
    // `10:00 - 5 Feb` is no offset.
    if (*apart && (west || gap)) || hours.len() > 4 {
        return None;
    }
    let value = hours.parse().ok()?;
    match after {
        [Token { kind: Kind::Mark(':'), gap: false }, Token { kind: Kind::Number(minutes), gap: false }, ..]
            if hours.len() <= 2 && minutes.len() == 2 =>
        {
            let minutes: u16 = minutes.parse().ok()?;
            Some((Offset::from_number(west, value * 100 + minutes, 4), 3, 'x'))
        }
        _ => {
            let letter = if hours.len() == 4 { 'z' } else { 'x' };
            Some((Offset::from_number(west, value, hours.len()), 1, letter))
        }
    }
}
