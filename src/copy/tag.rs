//! The tag of an agency or of several: `(Reuters)`, `/TASS/`, `(AP/dpa)`, `(ats afp)`.

use super::date;
use super::name::is_person;
use super::token::{Kind, Token, folded, tokens};
use crate::vocab::agencies;

/// A tag that tokens begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    /// What stands between its marks.
    pub text: &'a str,
    /// How many tokens it takes, its marks included.
    pub length: usize,
    /// Whether an agency is known by it.
    pub known: bool,
}

/// The most tokens between the marks of a tag.
const INSIDE: usize = 14;

/// A tag between brackets or slashes.
pub(super) fn tag<'a>(tokens: &[Token<'_>], line: &'a str) -> Option<Tag<'a>> {
    let open = tokens.first()?;
    let close = match open.kind {
        Kind::Mark('(') => ')',
        Kind::Mark('（') => '）',
        Kind::Mark('[') => ']',
        Kind::Mark('/') => '/',
        _ => return None,
    };
    let last = if close == '/' {
        let close = tokens.iter().take(INSIDE).rposition(|t| t.is('/') && !t.spaced).filter(|at| *at > 1);
        // `/ وام /`
        close.or_else(|| {
            let at = tokens.iter().take(5).skip(1).position(|t| t.is('/'))? + 1;
            names(line.get(open.end()..tokens.get(at)?.at)?.trim()).map(|_| at)
        })?
    } else {
        tokens.iter().take(INSIDE).position(|t| t.is(close))?
    };
    let text = line.get(open.end()..tokens.get(last)?.at)?.trim();
    let known = filed_by(text).is_some();
    (!text.is_empty() && text.len() <= agencies::LONGEST).then_some(Tag { text, length: last + 1, known })
}

/// Tags of several agencies that are not named, folded.
#[rustfmt::skip]
const COLLECTIVE: &[&str] = &[
    "agencies", "agencias", "agences", "agenturen", "agenzie", "agentschappen", "wire services", "news agencies", "combined dispatches",
    "staff and agencies", "agence", "byraene", "byraer", "bureauer", "agenturer", "agenturmeldungen", "агентства",
];

/// Stands before the agency, or before the reporter, in tags of its correspondents, in small letters.
const CORRESPONDENT: &[&str] = &["корр.", "корр", "corr.", "спецкор", "собкор"];

/// The agency names in a tag, each as printed; `None` when any part is none. After a slash the desk of its service may
/// stand (`dpa/lno`).
pub fn names(text: &str) -> Option<Vec<&str>> {
    // Whatever divides them, an agency stands first.
    if !agencies::may_lead(text) {
        return None;
    }
    let wire = |text: &str| agencies::by_tag(text).is_some_and(|a| !a.pictures);
    if wire(text) {
        // The desk behind a slash is no agency: `dpa/lno`.
        let agency = text.split_once('/').filter(|(first, desk)| wire(first) && !wire(desk));
        return Some(vec![agency.map_or(text, |(first, _)| first)]);
    }
    let parts: Vec<&str> =
        text.split(['/', ',', '+', '&', '-', '–', '·']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let all =
        |parts: &[&str]| parts.len() > 1 && parts.iter().all(|p| agencies::by_tag(p).is_some_and(|a| !a.pictures));
    if all(&parts) {
        return Some(parts);
    }
    let desk = |part: &&str| part.len() < 5 && part.chars().all(|c| c.is_ascii_lowercase());
    let led = parts.split_first().filter(|(first, desks)| !desks.is_empty() && all(&[*first, *first]));
    if let Some((first, _)) = led.filter(|(_, desks)| text.contains('/') && desks.iter().all(desk)) {
        return Some(vec![first]);
    }
    // `ats afp`, `AP, AFP and dpa`.
    let words = super::name::listed(text);
    if all(&words) {
        return Some(words);
    }
    let parts: Vec<&str> = text.split(' ').filter(|p| !p.is_empty()).collect();
    all(&parts).then_some(parts)
}

/// The same of a tag in a dateline, where a reporter may stand before the agency (`Ivan Petrov, BTA`), or the code of a
/// partner that is no news agency (`tca/dpa`).
pub(super) fn filed_by(text: &str) -> Option<Vec<&str>> {
    if COLLECTIVE.contains(&folded(text).as_str()) {
        return Some(vec![text]);
    }
    names(text)
        .or_else(|| reported(text).map(|(agencies, _)| agencies))
        .or_else(|| partnered(text))
        .or_else(|| dated(text))
}

/// `(Newsfile Corp. - March 3, 2030)`
fn dated(text: &str) -> Option<Vec<&str>> {
    let (agency, date) = text.rsplit_once(" - ")?;
    let tokens = tokens(date, 40);
    date::date(&tokens).filter(|length| *length == tokens.len())?;
    names(agency)
}

fn partnered(text: &str) -> Option<Vec<&str>> {
    let (partner, agency) = text.split_once('/')?;
    let code = (2..=6).contains(&partner.len()) && partner.bytes().all(|b| b.is_ascii_alphabetic());
    code.then(|| names(agency)).flatten().map(|agencies| [vec![partner], agencies].concat())
}

/// The agencies and the reporter of a tag that names both: `Ivan Petrov, BTA`, `Корр. ТАСС Иван Петров`, `Иван Петров - БЕЛТА`.
pub(super) fn reported(text: &str) -> Option<(Vec<&str>, Option<&str>)> {
    let person = |name: &'_ str| is_person(name);
    for mark in [",", " - ", " – ", " — ", "/"] {
        let found = text.rsplit_once(mark).map(|(name, tag)| (name.trim(), tag.trim()));
        if let Some((name, tag)) = found.filter(|(name, _)| person(name)) {
            return names(tag).map(|agencies| (agencies, Some(name)));
        }
    }
    let (first, rest) = text.split_once(' ')?;
    CORRESPONDENT.contains(&first.to_lowercase().as_str()).then_some(())?;
    let ends = rest.match_indices(' ').map(|(at, _)| at).chain([rest.len()]).take(6);
    let end = ends.filter(|at| rest.get(..*at).is_some_and(|t| names(t).is_some())).last()?;
    let reporter = rest.get(end..).map(str::trim).filter(|name| person(name));
    Some((names(rest.get(..end)?)?, reporter))
}
