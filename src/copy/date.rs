//! The date of a dateline, as printed: in either order, in many languages and scripts.

use std::sync::LazyLock;

use super::date_words::{MORE_MONTHS, SECOND_HALF, SHORT, WEEKDAYS};
use super::token::{Kind, Token, is_uncased};
use crate::text::known::Set;
use crate::vocab::dates::{self, fold};

/// Joins a day to its month and its year: `12 de marzo de 2024`.
const OF: &[&str] = &["de", "del", "of", "d", "di", "da"];

/// Follows a day: `12th`, `1er`, `5º`.
const ORDINAL: &[&str] = &["st", "nd", "rd", "th", "er", "º", "o"];

fn fold_word(text: &str) -> String {
    text.chars().take(40).filter_map(fold).collect()
}

static MONTHS: LazyLock<Set<&str>> = LazyLock::new(|| MORE_MONTHS.iter().copied().collect());
static DAYS: LazyLock<Set<&str>> = LazyLock::new(|| WEEKDAYS.iter().copied().collect());

pub(super) fn is_month(text: &str) -> bool {
    let word = fold_word(text);
    // A word with nothing to fold, as those of most scripts, is met as it stands.
    dates::month(&word).is_some() || MONTHS.contains(word.as_str()) || MONTHS.contains(text)
}

pub(super) fn is_weekday(text: &str) -> bool {
    let word = fold_word(text);
    dates::weekday(&word).is_some() || DAYS.contains(word.as_str())
}

fn number(token: Option<&Token<'_>>, most: usize) -> Option<usize> {
    let token = token.filter(|t| t.kind == Kind::Number)?;
    let digits: String = token.text.chars().filter_map(fold).collect();
    (digits.len() <= 4).then(|| digits.parse().ok()).flatten().filter(|n| (1..=most).contains(n))
}

fn is_year(token: Option<&Token<'_>>) -> bool {
    number(token, 2199).is_some_and(|n| n >= 1900)
}

/// How many tokens a date takes, when the tokens begin with one.
pub(super) fn date(tokens: &[Token<'_>]) -> Option<usize> {
    let at = weekday(tokens);
    let rest = tokens.get(at..)?;
    let named = month_first(rest).or_else(|| day_first(rest)).or_else(|| year_first(rest));
    let day = named.or_else(|| iso(rest)).or_else(|| numeric(rest)).or_else(|| stopped(rest));
    match day {
        Some(length) => Some(at + length + weekday_after(tokens.get(at + length..)?)),
        // A weekday alone dates old wires: `LONDON, Monday (Reuter) -`.
        None if at == 1 => Some(1),
        None => None,
    }
}

/// Stands before a day: `den 12. marts`, `le 12 mars`, `في 12 مارس`. It is no part of the date.
pub(super) fn article(token: &Token<'_>) -> bool {
    ["den", "le", "el", "il", "am", "lo", "dne", "dnia", "on", "a", "em", "في", "der"].contains(&token.text)
}

/// A day or month alone is a date only before the tag of an agency: `MADRID, 12 (EUROPA PRESS)`.
pub(super) fn day_alone(tokens: &[Token<'_>]) -> Option<usize> {
    number(tokens.first(), 31).map(|_| 1)
}

/// A weekday and the marks after it.
fn weekday(tokens: &[Token<'_>]) -> usize {
    if !tokens.first().is_some_and(|t| t.kind == Kind::Word && is_weekday(t.text)) {
        return 0;
    }
    let marks = tokens.iter().skip(1).take_while(|t| t.is(',') || t.is('.')).count();
    let dated = tokens.get(1 + marks).is_some_and(|t| t.kind == Kind::Number || is_month(t.text));
    if dated { 1 + marks } else { 1 }
}

fn weekday_after(tokens: &[Token<'_>]) -> usize {
    match tokens {
        [comma, day, ..] if comma.is(',') && day.kind == Kind::Word && is_weekday(day.text) => 2,
        _ => 0,
    }
}

/// `March 12`, `Jan. 3, 2024`, `Sept 5th`.
fn month_first(tokens: &[Token<'_>]) -> Option<usize> {
    let mut at = month(tokens)?;
    number(tokens.get(at), 31)?;
    at += 1;
    at += ordinal(tokens.get(at..)?);
    // Lithuanian: `kovo 12 d.`
    if let [day, stop, ..] = tokens.get(at..)?
        && day.text == "d"
        && stop.is('.')
    {
        at += 2;
    }
    Some(at + year(tokens.get(at..)?))
}

/// `12 March`, `5. mai`, `1er janvier 2024`, `12 de marzo de 2024`.
fn day_first(tokens: &[Token<'_>]) -> Option<usize> {
    number(tokens.first(), 31)?;
    let mut at = 1 + ordinal(tokens.get(1..)?);
    if tokens.get(at).is_some_and(|t| t.is('.')) {
        at += 1;
    }
    at += of(tokens.get(at..)?);
    at += month(tokens.get(at..)?)?;
    // Both names of a month in Arabic: `12 مارس/آذار`, `12 مارس آذار`.
    let half = |t: Option<&Token<'_>>| usize::from(t.is_some_and(|t| SECOND_HALF.contains(&t.text)));
    at += half(tokens.get(at));
    let slash = usize::from(tokens.get(at).is_some_and(|t| t.is('/')));
    let other = tokens.get(at + slash).filter(|t| t.kind == Kind::Word && t.text.chars().all(is_uncased));
    if other.is_some_and(|t| is_month(t.text)) {
        at += slash + 1;
        at += half(tokens.get(at));
    }
    at += of(tokens.get(at..)?);
    Some(at + year(tokens.get(at..)?))
}

/// `2024. március 12.`
fn year_first(tokens: &[Token<'_>]) -> Option<usize> {
    if !is_year(tokens.first()) {
        return None;
    }
    let mut at = 1;
    at += usize::from(tokens.get(at).is_some_and(|t| t.is('.')));
    at += month(tokens.get(at..)?)?;
    number(tokens.get(at), 31)?;
    at += 1;
    Some(at + usize::from(tokens.get(at).is_some_and(|t| t.is('.'))))
}

/// `15/06`, `12.03.2024`.
fn numeric(tokens: &[Token<'_>]) -> Option<usize> {
    let [day, mark, month, ..] = tokens else { return None };
    let same_mark = |t: &Token<'_>| t.kind == mark.kind && !t.spaced;
    let marked = (mark.is('/') || mark.is('.') || mark.is_dash()) && !mark.spaced && !month.spaced;
    if !marked || number(Some(day), 31).is_none() || number(Some(month), 31).is_none() {
        return None;
    }
    let year = tokens.get(3).is_some_and(same_mark) && tokens.get(4).is_some_and(|t| t.kind == Kind::Number);
    let length = if year { 5 } else { 3 };
    // `12.03. Warszawa`: the second stop is the date's.
    let last = mark.is('.') && !year && tokens.get(3).is_some_and(|t| t.is('.') && !t.spaced);
    Some(length + usize::from(last))
}

/// `12. 3. 2024`: stops with blanks behind them, as Czech and Finnish have them.
fn stopped(tokens: &[Token<'_>]) -> Option<usize> {
    let [day, stop, month, other, rest @ ..] = tokens else { return None };
    number(Some(day), 31)?;
    number(Some(month), 12)?;
    (stop.is('.') && other.is('.') && !stop.spaced && !other.spaced).then_some(())?;
    Some(4 + usize::from(is_year(rest.first())))
}

/// `2024-03-12`
fn iso(tokens: &[Token<'_>]) -> Option<usize> {
    let [year, one, month, other, day, ..] = tokens else { return None };
    number(Some(month), 12)?;
    number(Some(day), 31)?;
    let marks = [one, other].iter().all(|t| (t.is_dash() || t.is('/') || t.is('.')) && !t.spaced);
    (is_year(Some(year)) && marks).then_some(5)
}

fn month(tokens: &[Token<'_>]) -> Option<usize> {
    tokens.first().filter(|t| t.kind == Kind::Word && is_month(t.text))?;
    let stop = tokens.get(1).is_some_and(|t| t.is('.') && !t.spaced);
    // The full stop of `Jan. 3` belongs to the month, that of `3 March. Text` does not.
    let short = |t: &Token<'_>| t.text.chars().count() < 5 && !SHORT.contains(&fold_word(t.text).as_str());
    Some(if stop && tokens.first().is_some_and(short) { 2 } else { 1 })
}

fn ordinal(tokens: &[Token<'_>]) -> usize {
    let glued = tokens.first().filter(|t| !t.spaced);
    usize::from(glued.is_some_and(|t| ORDINAL.iter().any(|o| t.text.eq_ignore_ascii_case(o))))
}

fn of(tokens: &[Token<'_>]) -> usize {
    usize::from(tokens.first().is_some_and(|t| OF.contains(&t.text)))
}

/// A year, with a comma before it or a full stop after it.
fn year(tokens: &[Token<'_>]) -> usize {
    match tokens {
        [comma, y, ..] if comma.is(',') && is_year(Some(y)) => 2,
        [y, stop, ..] if is_year(Some(y)) && stop.is('.') => 2,
        [y, ..] if is_year(Some(y)) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::token::tokens;

    #[test]
    fn dates_in_either_order_and_many_languages() {
        for text in [
            "March 12",
            "Jan. 3",
            "12 March 2024",
            "5. mai",
            "1er janvier",
            "12 de marzo de 2024",
            "15/06",
            "13 марта",
            "12.03.2024",
            "2024. március 12., kedd",
            "Monday",
            "Tuesday, March 12",
            "12 مارس",
            "12th March, 2024",
            "12. ožujka 2024.",
            "Sept 5",
            "3 janv.",
        ] {
            let tokens = tokens(text, 100);
            assert_eq!(date(&tokens), Some(tokens.len()), "{text}");
        }
        for text in ["Paris 3", "12 monkeys", "45 March", "Marching 3", "2024 was", "3"] {
            assert_eq!(date(&tokens(text, 100)), None, "{text}");
        }
    }
}
