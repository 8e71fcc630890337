//! The places of a dateline: one or several, with a region or a country after a comma.

use super::date;
use super::gazetteer::{is_city, is_no_place};
use super::token::{Kind, Token, is_uncased};
use crate::vocab::agencies;

/// The places that tokens begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// How many tokens they take.
    pub length: usize,
    /// Whether the first is a city that is known.
    pub known: bool,
    /// Whether the first is in capitals.
    pub capitals: bool,
    /// Whether a region follows.
    pub region: bool,
    /// How many words name the first.
    pub words: usize,
}

/// Small words inside names of places.
#[rustfmt::skip]
const INSIDE: &[&str] = &[
    "de", "del", "la", "las", "los", "le", "les", "am", "an", "der", "den", "dem", "im", "in", "bei", "ob", "do", "da", "dos",
    "das", "di", "du", "des", "sur", "sous", "en", "of", "the", "on", "upon", "al", "el", "op", "aan", "van", "i", "och", "og", "nad", "na", "im", "and",
];

/// The most words in the name of one place.
const WORDS: usize = 6;

/// The places that tokens begin with; a comma before a date is left.
pub(super) fn places(tokens: &[Token<'_>], line: &str) -> Option<Place> {
    let words = name(tokens)?;
    let first = text(tokens, 0, words, line)?;
    if is_no_place(first) {
        return None;
    }
    let capitals = tokens.get(..words)?.iter().filter(|t| t.kind == Kind::Word).all(Token::is_capitals);
    let mut place = Place { length: words, known: is_city(first), capitals, region: false, words };
    // Each further place or region is a name again.
    for _ in 0..4 {
        let rest = tokens.get(place.length..)?;
        let Some(mark) = rest.first() else { break };
        let Some(more) = rest.get(1..).and_then(name) else { break };
        let after = rest.get(1).filter(|t| !date::is_month(t.text) && !date::is_weekday(t.text));
        let joined =
            mark.is('/') || mark.is(',') || (mark.is_dash() && !mark.spaced && rest.get(1).is_some_and(|t| !t.spaced));
        let agency = text(rest, 1, 1 + more, line).is_some_and(|t| mark.is(',') && agencies::by_tag(t).is_some());
        if !joined || after.is_none() || agency {
            break;
        }
        place.region |= mark.is(',');
        place.length += 1 + more;
    }
    place.length += bracketed(tokens.get(place.length..)?);
    Some(place)
}

/// The words between two tokens as they stand in the line.
pub(super) fn text<'a>(tokens: &[Token<'_>], from: usize, to: usize, line: &'a str) -> Option<&'a str> {
    let first = tokens.get(from)?;
    let last = tokens.get(to.checked_sub(1)?)?;
    line.get(first.at..last.end())
}

/// `[India]`
fn bracketed(tokens: &[Token<'_>]) -> usize {
    let close = tokens.iter().take(5).position(|t| t.is(']'));
    match (tokens.first(), close) {
        (Some(open), Some(close)) if open.is('[') => close + 1,
        _ => 0,
    }
}

/// The tokens of one name: capitalised words, small ones between them, stops of abbreviations.
fn name(tokens: &[Token<'_>]) -> Option<usize> {
    let (mut at, mut end, mut words) = (0, 0, 0);
    while let Some(token) = tokens.get(at).filter(|_| words < WORDS) {
        let inside = at > 0 && INSIDE.contains(&token.text);
        let capital = token.is_capital() && !(at > 0 && (date::is_month(token.text) && dated(tokens, at)));
        if token.kind != Kind::Word || !(capital || inside) {
            break;
        }
        at += 1;
        words += 1;
        if capital {
            end = at;
        }
        if tokens.get(at).is_some_and(|t| t.is('.') && !t.spaced) && capital && abbreviates(tokens, at) {
            at += 1;
            end = at;
        }
    }
    (end > 0).then_some(end)
}

fn dated(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number || t.is('.'))
}

/// Whether the stop at `at` is that of an abbreviation: of an initial, or before a mark that goes on.
fn abbreviates(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    let short = before.is_some_and(|t| t.text.chars().count() <= 2 && !t.text.chars().all(is_uncased));
    let goes_on = tokens.get(at + 1).is_some_and(|t| t.is('(') || t.is(',') || t.is_dash());
    let region = before.is_some_and(|t| t.text.chars().count() <= 6 && !t.is_capitals());
    short || (goes_on && region)
}
