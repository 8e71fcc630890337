//! The places of a dateline: one or several, with a region or a country after a comma.

use super::date;
use super::gazetteer::{is_city, is_no_place, is_opening};
use super::token::{Kind, Token, is_uncased};
use crate::vocab::agencies;

/// The places that tokens begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The first of them.
    pub first: &'a str,
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
    "und", "et", "y", "e", "и", "e", "ve", "près", "lès", "lez", "dal", "della", "delle", "dei", "aux", "à", "ved", "vid", "pod", "do", "a", "vor", "unter", "zu",
];

/// Joins the last of several places: `MONTGOMERY, Ala., and ATLANTA`.
const AND: &[&str] = &["and", "und", "et", "y", "e", "en", "og", "och", "AND", "i", "и"];

/// The most words in the name of one place.
const WORDS: usize = 8;

/// The places that tokens begin with; a comma before a date is left.
pub(super) fn places<'a>(tokens: &[Token<'_>], line: &'a str) -> Option<Place<'a>> {
    let words = name(tokens)?;
    let first = text(tokens, 0, words, line)?;
    // `AP-EU` heads a slug line.
    let agency = first.split_once('-').is_some_and(|(code, _)| agencies::by_tag(code).is_some());
    if is_no_place(first) || agency {
        return None;
    }
    let known = is_city(first);
    if !known && first.chars().any(char::is_lowercase) && tokens.first().is_some_and(|t| is_opening(t.text)) {
        return None;
    }
    let capitals = tokens.get(..words)?.iter().filter(|t| t.kind == Kind::Word).all(Token::is_capitals);
    let named = tokens.get(..words)?.iter().filter(|t| t.kind == Kind::Word).count();
    let mut place = Place { first, length: words, known, capitals, region: false, words: named };
    // The stop of `Bern. (sda)` ends the place.
    if tokens.get(words - 1).is_some_and(|t| t.is('.')) && is_city(first.trim_end_matches('.')) && words == 2 {
        place.length = 1;
        place.known = true;
        return Some(place);
    }
    // Each further place or region is a name again.
    for _ in 0..6 {
        place.length += bracketed(tokens.get(place.length..)?, line);
        let rest = tokens.get(place.length..)?;
        let Some(mark) = rest.first() else { break };
        let and = 1 + usize::from(mark.is(',') && rest.get(1).is_some_and(|t| AND.contains(&t.text)));
        let Some(next) = rest.get(and) else { break };
        let slash = mark.is('/') && mark.spaced == next.spaced;
        let hyphen =
            mark.is_dash() && mark.text.chars().count() == 1 && mark.text != "—" && !mark.spaced && !next.spaced;
        if !(slash || hyphen || mark.is(',')) || date::is_month(next.text) || date::is_weekday(next.text) {
            break;
        }
        let Some(more) = rest.get(and..).and_then(name) else { break };
        let agency =
            text(rest, and, and + more, line).is_some_and(|t| agencies::by_tag(t).is_some_and(|a| !a.pictures));
        // `LILLEVIK, NORLAND / ACCESSWIRE / March 3`: blanks around the slash set the agency off.
        if agency && (!slash || mark.spaced) {
            break;
        }
        place.region |= mark.is(',');
        place.length += and + more;
    }
    place.length += bracketed(tokens.get(place.length..)?, line);
    Some(place)
}

/// The words between two tokens as they stand in the line.
pub(super) fn text<'a>(tokens: &[Token<'_>], from: usize, to: usize, line: &'a str) -> Option<&'a str> {
    let first = tokens.get(from)?;
    let last = tokens.get(to.checked_sub(1)?)?;
    line.get(first.at..last.end())
}

/// `[India]`, and `(Norvège)` before the tag of the agency.
fn bracketed(tokens: &[Token<'_>], line: &str) -> usize {
    let Some(open) = tokens.first() else { return 0 };
    let mark = if open.is('[') {
        ']'
    } else if open.is('(') {
        ')'
    } else {
        return 0;
    };
    let Some(close) = tokens.iter().take(6).position(|t| t.is(mark)).filter(|at| *at > 1) else { return 0 };
    let inside = text(tokens, 1, close, line).unwrap_or_default();
    let capital = tokens.get(1).is_some_and(Token::is_capital) && agencies::by_tag(inside).is_none();
    let after = |at: usize| tokens.get(close + at);
    let goes_on = after(1).is_some_and(|t| {
        t.is('(')
            || t.is('[')
            || t.is(',') && after(2).is_some_and(|t| t.kind == Kind::Number || date::is_month(t.text))
    });
    if open.is('[') || capital && goes_on { close + 1 } else { 0 }
}

/// The tokens of one name: capitalised words, small ones between them, stops of abbreviations.
fn name(tokens: &[Token<'_>]) -> Option<usize> {
    let (mut at, mut end, mut words) = (elided(tokens), 0, 0);
    while let Some(token) = tokens.get(at).filter(|_| words < WORDS) {
        if at > 0 && date::article(token) && tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number) {
            break;
        }
        let inside = at > 0 && (INSIDE.contains(&token.text) || letter(tokens, at));
        let capital = (token.is_capital() || at == 1 && elided(tokens) == 1 && token.text.contains(char::is_uppercase))
            && !(at > 0 && (date::is_month(token.text) && dated(tokens, at)));
        if token.kind != Kind::Word || !(capital || inside) {
            break;
        }
        at += 1;
        words += 1;
        if capital {
            end = at;
        }
        let stop = tokens.get(at).is_some_and(|t| t.is('.') && !t.spaced);
        if stop && (capital && abbreviates(tokens, at) || letter(tokens, at - 1)) {
            at += 1;
            if capital {
                end = at;
            }
        }
    }
    (end > 0).then_some(end)
}

/// A small letter with a stop inside a name: `Frankfurt a. M.`, `Landau i.d. Pfalz`.
fn letter(tokens: &[Token<'_>], at: usize) -> bool {
    let one = tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.text.len() == 1 && !t.is_capital());
    one && at > 0
        && tokens.get(at + 1).is_some_and(|t| t.is('.') && !t.spaced)
        && tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Word)
}

/// The apostrophe that `'s-Hertogenbosch` begins with.
fn elided(tokens: &[Token<'_>]) -> usize {
    match tokens {
        [mark, name, ..]
            if (mark.is('\'') || mark.is('’')) && !name.spaced && name.text.starts_with(['s', 'S', 't', 'T']) =>
        {
            1
        }
        _ => 0,
    }
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
