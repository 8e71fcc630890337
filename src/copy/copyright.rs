//! Copyright lines, and the boilerplate that follows them.

use std::sync::LazyLock;

use super::Found;
use super::phrases::Phrases;
use super::token::{folded, is_uncased};
use crate::vocab::agencies;

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
    "all rights reserved", "all rights are reserved", "alle rechte vorbehalten", "tous droits reserves", "tous droits de reproduction", "todos los derechos reservados", "reservados todos los derechos",
    "tutti i diritti riservati", "tutti i diritti sono riservati", "riproduzione riservata", "todos os direitos reservados", "alle rechten voorbehouden", "tots els drets reservats",
    "all rett reservert", "alle rettigheter reservert", "alle rettigheder forbeholdes", "alla rattigheter forbehallna", "kaikki oikeudet pidatetaan", "все права защищены", "всі права захищені",
    "всички права запазени", "wszelkie prawa zastrzezone", "wszystkie prawa zastrzezone", "vsechna prava vyhrazena", "vsetky prava vyhradene", "minden jog fenntartva", "toate drepturile rezervate",
    "sva prava pridrzana", "sva prava zadrzana", "vse pravice pridrzane", "visos teises saugomos", "visas tiesibas", "tum haklari saklidir", "hak cipta dilindungi", "hak cipta terpelihara",
    "جميع الحقوق محفوظة", "版权所有", "版權所有", "無断転載", "禁無断転載", "未经授权", "모든 권리 보유", "무단 전재", "무단전재",
];
/// Ends the name of a company, with a stop that belongs to it.
const COMPANIES: &[&str] = &[
    "Inc", "Ltd", "Co", "Corp", "L.P", "LLP", "S.A", "S.p.A", "S.r.l", "A.S", "Bros", "Cie", "e.V", "N.V", "B.V", "A.Ş",
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

static RESERVING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(RESERVED.iter().copied()));
static SAID: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TERMS.iter().chain(RESERVED).copied()));

/// The copyright line that a paragraph is.
pub fn copyright(paragraph: &str) -> Option<Found<Copyright<'_>>> {
    let text = bare(paragraph.trim().trim_start_matches('<').trim_end_matches('>'));
    if text.len() > LONGEST {
        return None;
    }
    let (marks, rest) = opening(reserved_before(text))?;
    let rest = rest.trim_start_matches([',', ' ', ':', '.']);
    let (year, after) = year(rest);
    let by = after.strip_prefix("by ").or_else(|| after.strip_prefix("von ")).unwrap_or(after);
    let from = text.len() - by.len();
    let ends = sentence(text, from);
    let owner = holder(text.get(from..ends.holder)?)?;
    let known = |name: &str| agencies::by_name(name).or_else(|| agencies::by_tag(name)).is_some();
    let agency = known(owner) || owner.split([',', ' ', '/']).next().is_some_and(known);
    let named = !owner.starts_with(|c: char| c.is_lowercase()) || by.len() < after.len();
    if !named && !agency && (marks < 2 || year.is_empty()) {
        return None;
    }
    let notice = text.get(..ends.notice)?.trim().trim_end_matches(',');
    let terms =
        text.get(ends.notice..).map(|t| t.trim_start_matches([',', ' ', '-', '–']).trim()).filter(|t| !t.is_empty());
    let words = folded(notice);
    let reserved = RESERVED.iter().any(|r| words.contains(r));
    let sure = match (marks, year.is_empty(), reserved) {
        (2.., false, _) | (_, _, true) => 95,
        (_, false, _) => 88,
        (2.., true, _) => 80,
        (1, true, _) if agency && text.len() < 80 => 80,
        (1, true, _) if text.len() < 80 && !text.ends_with('.') && !opens_list(text) && is_owner(owner) => 60,
        _ => 20,
    };
    let owner = Some(owner).filter(|h| h.split(' ').count() < 12);
    Some(Found { value: Copyright { notice, holder: owner, terms }, sure, length: paragraph.len() })
}

/// A line without the parentheses around all of it: `(Copyright 2031 by The Associated Press. All rights reserved.)`
fn bare(text: &str) -> &str {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or_default();
    let mut open = 0_u32;
    let closes = inside.chars().any(|c| match c {
        '(' => {
            open += 1;
            false
        }
        ')' if open == 0 => true,
        ')' => {
            open -= 1;
            false
        }
        _ => false,
    });
    if inside.is_empty() || closes { text } else { inside.trim() }
}

/// `(c) The mayor may ...`: the third of a list.
fn opens_list(text: &str) -> bool {
    text.starts_with(['(']) && !text.contains("opyright")
}

/// Whether the words behind the word alone can own something: `Copyright law`, `Copyright, he said` say nothing.
fn is_owner(words: &str) -> bool {
    words.split(' ').count() < 7
        && words.split(' ').all(|w| w.len() < 4 || !w.starts_with(|c: char| c.is_lowercase()))
        && !words.contains(['?', ':', ','])
}

/// A text without the words that reserve rights before its sign: `RIPRODUZIONE RISERVATA © Copyright ANSA`.
fn reserved_before(text: &str) -> &str {
    let sign = text.find('©').filter(|at| *at > 0 && *at < 60);
    let before = sign.and_then(|at| text.get(..at)).map(folded);
    match (sign, before) {
        (Some(at), Some(before)) if RESERVED.contains(&before.as_str()) => text.get(at..).unwrap_or(text),
        _ => text,
    }
}

/// Whether a line begins with words that reserve rights: `Alle Rechte vorbehalten. © dpa` is no caption with its credit.
pub(super) fn reserves(text: &str) -> bool {
    RESERVING.opens(crate::text::start(text, 80))
}

/// What a copyright line opens with: 2 for a sign, 1 for the word alone.
fn opening(text: &str) -> Option<(u8, &str)> {
    const SIGNS: &[(&str, u8)] = &[
        ("©", 2),
        ("ⓒ", 2),
        ("Ⓒ", 2),
        ("(c)", 1),
        ("(C)", 1),
        ("Copyright", 1),
        ("COPYRIGHT", 1),
        ("copyright", 1),
        ("Copr.", 1),
        ("저작권자", 1),
        ("版权所有", 2),
        ("版權所有", 2),
        ("Hak cipta", 1),
        ("HAK CIPTA", 1),
    ];
    let mut rest = text;
    let mut marks = 0;
    for _ in 0..3 {
        let found = SIGNS.iter().find_map(|(sign, weight)| Some((rest.strip_prefix(sign)?, *weight, *sign)));
        // The word is one only before a blank or a mark: `Copyrighted works`.
        let found = found.filter(|(after, _, sign)| {
            !sign.ends_with(|c: char| c.is_ascii_alphabetic())
                || after.starts_with([' ', ':', ',', '©', 'ⓒ', 'Ⓒ', '(', '\u{a0}'])
        });
        let Some((after, weight, _)) = found else { break };
        marks += weight;
        rest = after.trim_start();
    }
    (marks > 0).then_some((marks, rest))
}

/// The year or years that a text begins with: `2024`, `2023-2024`, `2023, 2024`.
fn year(text: &str) -> (&str, &str) {
    let mut end = 0;
    for part in text.split_inclusive([' ', ',', '-', '–', '.']) {
        let digits = part.trim_end_matches([' ', ',', '-', '–', '.']);
        let one = digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit());
        if !(one || digits.is_empty() && end > 0) {
            break;
        }
        end += part.len();
    }
    let (year, rest) = text.split_at(end);
    (year, rest.trim_start_matches([' ', ',', '.', '-', '–']))
}

/// Where the parts of a copyright line end.
struct Ends {
    holder: usize,
    /// Behind what reserves rights.
    notice: usize,
}

/// A stop ends the holder, unless it is an initial's; what reserves rights belongs to the notice.
fn sentence(text: &str, from: usize) -> Ends {
    let rest = text.get(from..).unwrap_or_default();
    let stop = |at: &usize| {
        let before = rest.get(..*at).unwrap_or_default();
        let word = before.rsplit(' ').next().unwrap_or_default();
        let company = COMPANIES.contains(&word);
        let next = rest.get(at + 2..).unwrap_or_default();
        let goes_on =
            next.starts_with(['&', '(']) || next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if company { !goes_on } else { word.chars().count() > 2 || word.chars().all(char::is_numeric) }
    };
    let end = rest.match_indices(". ").map(|(at, _)| at).find(stop);
    let kept = |at: usize| usize::from(rest.get(..at).is_some_and(|b| COMPANIES.iter().any(|c| b.ends_with(c))));
    let (mut holder, mut next) = match end {
        Some(at) => (from + at + kept(at), from + at + 2),
        None => (text.len(), text.len()),
    };
    // `ANSA - Tutti i diritti riservati`, `연합뉴스, 무단 전재-재배포 금지`: in the same sentence.
    let inside = text.get(from..holder).unwrap_or_default();
    let breaks = inside.match_indices([',', '-', '–', '|', ' ', '/']).map(|(at, mark)| (at, at + mark.len()));
    let reserved = reserves;
    let cut = breaks.take(40).find(|(_, after)| {
        inside.get(*after..).is_some_and(|w| w.starts_with(' ') || reserved(w))
            && inside.get(*after..).is_some_and(reserved)
    });
    if let Some((at, _)) = cut {
        holder = from + at;
        // Words in a script without capitals say what is forbidden: they are terms.
        let words = inside.get(at..).unwrap_or_default().trim_start_matches([',', ' ', '-', '–', '|', '/']);
        if words.starts_with(is_uncased) {
            return Ends { holder, notice: holder };
        }
        return Ends { holder, notice: next.min(text.len()) };
    }
    let tail = text.get(next..).unwrap_or_default();
    if reserved(tail) {
        next += tail.find(". ").map_or(tail.len(), |at| at + 1);
    }
    Ends { holder, notice: next.min(text.len()) }
}

/// The holder without year and address.
fn holder(text: &str) -> Option<&str> {
    let name = text.trim().trim_start_matches("by ");
    let name = name.split(" (").next().unwrap_or(name);
    let name = name.split(", dpa:").next().unwrap_or(name);
    let name = name.trim_end_matches(['.', ',', ' ', '-', '–', '|']);
    let name = name.strip_suffix(|c: char| c.is_ascii_digit()).map_or(name, |_| {
        let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
        if name.len() - bare.len() == 4 { bare } else { name }
    });
    let end = name.trim_end_matches([',', ' ', '-', '–', '|']);
    // The stop of `Inc.` is the name's.
    let stop = COMPANIES.iter().any(|c| end.ends_with(c) && end.len() > c.len())
        && text.trim_start().get(end.len()..).is_some_and(|r| r.starts_with('.'));
    let end = if stop { text.trim_start().get(..=end.len()).unwrap_or(end) } else { end };
    Some(end.trim()).filter(|n| !n.is_empty() && !RESERVED.contains(&folded(n).as_str()))
}

/// Whether a paragraph is the boilerplate that follows copyright lines.
pub fn boilerplate(paragraph: &str) -> Option<Found<&str>> {
    let text = paragraph.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    SAID.opens(text).then_some(Found { value: text, sure: 85, length: paragraph.len() })
}
