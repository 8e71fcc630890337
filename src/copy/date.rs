//! The date of a dateline, as printed: in either order, in many languages and scripts.

use super::token::{Kind, Token};
use crate::vocab::dates::{self, fold};

/// Month names that the shared table leaves out because they stand for another month elsewhere, and those of wires
/// that print no dates for machines.
#[rustfmt::skip]
const MORE_MONTHS: &[&str] = &[
    "sijecnja", "veljace", "ozujka", "travnja", "svibnja", "lipnja", "srpnja", "kolovoza", "rujna", "listopada",
    "studenog", "studenoga", "prosinca", "januara", "februara", "aprila", "juna", "jula", "avgusta", "septembra",
    "oktobra", "novembra", "decembra", "јануара", "фебруара", "априла", "јуна", "јула", "августа", "септембра",
    "октобра", "новембра", "децембра", "януари", "февруари", "април", "юни", "юли", "септември", "октомври",
    "ноември", "декември", "maret", "agustus", "desember", "februar", "marts", "mac", "ogos", "disember", "januaria",
    "marta", "maja", "avgust", "februara", "marca", "juna", "oktober", "januarja", "februarja", "junija", "julija",
    "كانون", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين", "جانفي", "فيفري", "أفريل",
    "جوان", "جويلية", "أوت", "غشت", "يوليوز", "شتنبر", "نونبر", "دجنبر", "ابريل", "اغسطس", "اكتوبر",
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado",
    "domingo", "lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica", "mandag", "tirsdag",
    "onsdag", "torsdag", "fredag", "lordag", "sondag", "hetfo", "kedd", "szerda", "csutortok", "pentek", "szombat",
    "vasarnap",
];

/// Joins a day to its month and its year: `12 de marzo de 2024`.
const OF: &[&str] = &["de", "del", "of", "d", "di", "da"];

/// Follows a day: `12th`, `1er`, `5º`.
const ORDINAL: &[&str] = &["st", "nd", "rd", "th", "er", "º", "o"];

fn fold_word(text: &str) -> String {
    text.chars().take(40).filter_map(fold).collect()
}

pub(super) fn is_month(text: &str) -> bool {
    let word = fold_word(text);
    dates::month(&word).is_some() || MORE_MONTHS.contains(&word.as_str()) || MORE_MONTHS.contains(&text)
}

pub(super) fn is_weekday(text: &str) -> bool {
    let word = fold_word(text);
    dates::weekday(&word).is_some() || WEEKDAYS.contains(&word.as_str())
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
    let day = month_first(rest).or_else(|| day_first(rest)).or_else(|| year_first(rest)).or_else(|| numeric(rest));
    match day {
        Some(length) => Some(at + length + weekday_after(tokens.get(at + length..)?)),
        // A weekday alone dates old wires: `LONDON, Monday (Reuter) -`.
        None if at == 1 => Some(1),
        None => None,
    }
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
    // Both names of a month in Arabic: `12 مارس/آذار`.
    if let [slash, other, ..] = tokens.get(at..)?
        && slash.is('/')
        && other.kind == Kind::Word
        && is_month(other.text)
    {
        at += 2;
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
    Some(if year { 5 } else { 3 })
}

fn month(tokens: &[Token<'_>]) -> Option<usize> {
    tokens.first().filter(|t| t.kind == Kind::Word && is_month(t.text))?;
    let stop = tokens.get(1).is_some_and(|t| t.is('.') && !t.spaced);
    // The full stop of `Jan. 3` belongs to the month, that of `3 March. Text` does not.
    Some(if stop && tokens.first().is_some_and(|t| t.text.chars().count() < 5) { 2 } else { 1 })
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
