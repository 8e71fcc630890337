//! Copyright lines, and the boilerplate that follows them.

use super::Found;
use super::token::folded;

/// A copyright line in parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copyright<'a> {
    /// The notice, with `All rights reserved`.
    pub notice: &'a str,
    /// Who owns it.
    pub holder: Option<&'a str>,
    /// What may be done with it, as the same paragraph goes on to say.
    pub terms: Option<&'a str>,
}

/// Words that reserve rights, folded.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "all rights reserved", "alle rechte vorbehalten", "tous droits reserves", "tous droits de reproduction", "todos los derechos reservados",
    "tutti i diritti riservati", "todos os direitos reservados", "alle rechten voorbehouden", "all rett reservert", "все права защищены", "wszelkie prawa zastrzezone",
];
/// Words that say what may be done, folded.
#[rustfmt::skip]
const TERMS: &[&str] = &[
    "this material may not be", "may not be published", "may not be reproduced", "any use of", "click for restrictions", "our standards the thomson reuters trust principles", "republication or redistribution",
    "reproduction is prohibited", "reproduction interdite", "toute reproduction", "jede verwendung", "die weiterverwendung", "nachdruck", "die verwendung",
    "prohibida la reproduccion", "prohibida su reproduccion", "esta expresamente prohibida", "riproduzione riservata", "redistribution is prohibited", "for editorial use only", "not for resale", "no part of this", "all information displayed on this page", "terms of use",
];
/// No copyright line is longer.
const LONGEST: usize = 1200;

/// The copyright line that a paragraph is.
pub fn copyright(paragraph: &str) -> Option<Found<Copyright<'_>>> {
    let text = paragraph.trim();
    if text.len() > LONGEST {
        return None;
    }
    let (marks, rest) = opening(text)?;
    let rest = rest.trim_start_matches([',', ' ', ':']);
    let (year, after) = year(rest);
    let first = after.chars().next()?;
    if year.is_empty() && marks < 2 && !first.is_uppercase() || first.is_lowercase() && year.is_empty() && marks < 2 {
        return None;
    }
    let (end, notice_end) = sentence(text, text.len() - after.len());
    let holder = holder(text.get(text.len() - after.len()..end)?);
    let notice = text.get(..notice_end)?.trim();
    let terms = text.get(notice_end..).map(str::trim).filter(|t| !t.is_empty());
    let reserved = RESERVED.iter().any(|r| folded(notice).contains(r));
    let sure = match (marks, year.is_empty(), reserved) {
        (2.., false, _) | (_, _, true) => 95,
        (_, false, _) => 88,
        (2.., true, _) => 80,
        (1, true, _) if text.len() < 80 && !text.ends_with('.') => 60,
        _ => 20,
    };
    let holder = holder.filter(|h| h.split(' ').count() < 12);
    Some(Found { value: Copyright { notice, holder, terms }, sure, length: paragraph.len() })
}

/// What a copyright line opens with: 2 for a sign, 1 for the word alone.
fn opening(text: &str) -> Option<(u8, &str)> {
    let mut rest = text;
    let mut marks = 0;
    for _ in 0..2 {
        let signs =
            [("©", 2), ("(c)", 1), ("(C)", 1), ("Copyright", 1), ("COPYRIGHT", 1), ("copyright", 1), ("Copr.", 1)];
        let found = signs.iter().find_map(|(sign, weight)| Some((rest.strip_prefix(sign)?, *weight, sign.len())));
        // The word is one only before a blank or a mark: `Copyrighted works`.
        let found = found.filter(|(after, _, length)| *length < 5 || after.starts_with([' ', ':', ',', '©']));
        let Some((after, weight, _)) = found else { break };
        marks += weight;
        rest = after.trim_start();
    }
    (marks > 0).then_some((marks, rest))
}

/// The year or years that a text begins with.
fn year(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '–' | ','))).unwrap_or(text.len());
    let (year, rest) = text.split_at(end);
    match year.chars().filter(char::is_ascii_digit).count() >= 4 {
        true => (year, rest.trim_start_matches([' ', ',', '.'])),
        false => ("", text),
    }
}

/// Where the sentence with the holder ends, and where the notice does, which takes what reserves rights along.
fn sentence(text: &str, from: usize) -> (usize, usize) {
    let rest = text.get(from..).unwrap_or_default();
    let ends = rest.match_indices(". ").map(|(at, _)| at).find(|at| {
        let word = rest.get(..*at).unwrap_or_default().rsplit([' ', '.']).next().unwrap_or_default();
        word.chars().count() > 2 || word.chars().all(char::is_numeric)
    });
    let Some(at) = ends else { return (text.len(), text.len()) };
    let end = from + at;
    let next = text.get(end + 2..).unwrap_or_default();
    let next_end = next.find(". ").map_or(next.len(), |at| at + 1);
    let head = folded(next.get(..next_end).unwrap_or_default());
    if RESERVED.iter().any(|r| head.starts_with(r)) { (end, end + 2 + next_end) } else { (end, end + 1) }
}

/// The holder without year, address and reservation.
fn holder(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let mut end = text.len();
    for word in [
        ", all rights",
        " all rights",
        " - all rights",
        ", alle rechte",
        " alle rechte",
        ", tous droits",
        " tous droits",
        ", todos",
        ", tutti",
        " – alle",
    ] {
        if let Some(at) = lower.find(word).filter(|at| text.is_char_boundary(*at)) {
            end = end.min(at);
        }
    }
    let name = text.get(..end)?.trim().trim_start_matches("by ").trim_end_matches(['.', ',', ' ', '-', '–']);
    let name = name.split(" (").next().unwrap_or(name);
    let name = name.split(", dpa:").next().unwrap_or(name);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    Some(name).filter(|n| !n.is_empty())
}

/// Whether a paragraph is the boilerplate that follows copyright lines.
pub fn boilerplate(paragraph: &str) -> Option<Found<&str>> {
    let text = paragraph.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let folded = folded(text);
    let listed = |list: &[&str]| list.iter().any(|w| folded.starts_with(w));
    let inside = TERMS.iter().any(|w| folded.contains(w));
    let sure = if listed(TERMS) || listed(RESERVED) {
        85
    } else if inside {
        50
    } else {
        return None;
    };
    Some(Found { value: text, sure, length: paragraph.len() })
}
