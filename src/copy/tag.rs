//! The tag of an agency or of several: `(Reuters)`, `/TASS/`, `(AP/dpa)`, `(ats afp)`.

use super::Found;
use super::token::{Kind, Token};
use crate::text::start;
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
        tokens.iter().take(INSIDE).rposition(|t| t.is('/') && !t.spaced).filter(|at| *at > 1)?
    } else {
        tokens.iter().take(INSIDE).position(|t| t.is(close))?
    };
    let text = line.get(open.end()..tokens.get(last)?.at)?.trim();
    let known = filed_by(text).is_some();
    (!text.is_empty() && text.len() <= agencies::LONGEST).then_some(Tag { text, length: last + 1, known })
}

/// The agency names in a tag, each as printed; `None` when any part is none. After a slash the desk of its service may
/// stand (`dpa/lno`).
pub(super) fn names(text: &str) -> Option<Vec<&str>> {
    if agencies::by_tag(text).is_some_and(|a| !a.pictures) {
        return Some(vec![text]);
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
    for word in [" ", " and ", " und ", " et ", " og ", " y "] {
        let parts: Vec<&str> = text.split(word).map(str::trim).filter(|p| !p.is_empty()).collect();
        if all(&parts) {
            return Some(parts);
        }
    }
    None
}

/// The same of a tag in a dateline, where a reporter may stand before the agency: `Ivan Petrov, BTA`.
pub(super) fn filed_by(text: &str) -> Option<Vec<&str>> {
    let last = || text.rsplit_once(',').and_then(|(_, last)| names(last.trim()));
    names(text).or_else(last)
}

/// An agency's tag at the end of a paragraph, after the end of a sentence: `... said. (dpa)`. `length` counts from the end.
pub fn closing_tag(text: &str) -> Option<Found<&str>> {
    let text = text.trim_end();
    let open = match text.chars().next_back()? {
        ')' => '(',
        '/' => '/',
        _ => return None,
    };
    let (_, window) = super::token::tail(text, 80);
    let inside = window.get(..window.len() - 1)?;
    let at = text.len() - window.len() + inside.rfind(open)?;
    let printed = text.get(at..)?;
    let name = printed.get(1..printed.len() - 1)?;
    names(name)?;
    let before = text.get(..at)?.trim_end();
    let ends = before.is_empty() || before.ends_with(['.', '!', '?', '"', '”', '»', '“', '’', '。']);
    let sure = if ends { 85 } else { 20 };
    Some(Found { value: start(printed, 100), sure, length: text.len() - at })
}
