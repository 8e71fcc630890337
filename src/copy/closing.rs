//! What stands behind the last sentence of a story, in the same paragraph: `... hurt. (ANI)`, `... hurt. EFE`,
//! `... hurt. (Reporting by A; Editing by B)`, `... hurt. Enditem`.

use super::signoff::{signoff, tag_names};
use super::tag::names;
use super::token::tail;
use super::{Found, end_mark};
use crate::text::start;
use crate::vocab::agencies;

/// How far from the end a closing begins, in bytes.
const WINDOW: usize = 400;
/// Ends a sentence.
const ENDS: &[char] = &['.', '!', '?', '"', '”', '»', '“', '’', '。', '」', '』', '…'];

/// What closes a paragraph. `length` counts from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing<'a> {
    /// A sign-off or a tag, as printed.
    Signoff(&'a str),
    /// An agency alone.
    Agency(&'a str),
    /// An end mark.
    End(&'a str),
}

impl Closing<'_> {
    /// Whether somebody signed.
    pub(super) fn is_signed(&self) -> bool {
        matches!(self, Self::Signoff(_))
    }
}

/// The closing of a paragraph.
pub fn closing(text: &str) -> Option<Found<Closing<'_>>> {
    let text = text.trim_end();
    let (from, window) = tail(text, WINDOW);
    let at = bracketed(window).or_else(|| ended(window)).or_else(|| bare(window))?;
    let words = window.get(at..)?;
    let before = text.get(..from + at)?.trim_end();
    let (value, sure) = if end_mark(words) || ["Enditem", "ENDITEM", "Enditem."].contains(&words) {
        (Closing::End(words), 85)
    } else if let Some(found) = signoff(words) {
        (Closing::Signoff(words), found.sure)
    } else {
        let said = |name: &str| {
            !agencies::is_ambiguous(name)
                && agencies::by_tag(name).is_some_and(|a| !a.pictures)
                && name.chars().all(|c| !c.is_lowercase())
        };
        (Closing::Agency(words.trim_end_matches('.')), if said(words.trim_end_matches('.')) { 75 } else { return None })
    };
    let ends = before.is_empty() || before.ends_with(ENDS);
    Some(Found { value, sure: if ends { sure } else { 20 }, length: text.len() - before.len() })
}

/// Where the last pair of brackets or slashes begins, when it ends the text, or a date does behind it.
fn bracketed(window: &str) -> Option<usize> {
    let end = window.trim_end_matches('.').trim_end_matches(|c: char| c.is_ascii_digit());
    let end = if end.ends_with('）') { end } else { window.trim_end_matches('.') };
    let open = match end.chars().next_back()? {
        ')' => '(',
        '）' => '（',
        '/' => return slashed(end),
        _ => return None,
    };
    let at = end.rfind(open)?;
    // `AGERPRES/(autor: A, editor: B)`
    let before = end.get(..at)?;
    let word = before.rfind(|c: char| c.is_whitespace()).map_or(0, |space| space + 1);
    let agency = before.get(word..)?.strip_suffix('/').filter(|name| agencies::by_tag(name).is_some());
    if agency.is_some() {
        return Some(word);
    }
    // `(Reporting by A (Oslo); Editing by B)` is not met; `((...))` is one.
    let doubled = at.checked_sub(1).filter(|before| end.get(*before..).is_some_and(|r| r.starts_with("((")));
    Some(doubled.unwrap_or(at))
}

fn slashed(end: &str) -> Option<usize> {
    let inside = end.get(..end.len().checked_sub(1)?)?;
    let at = inside.rfind([' ', '\u{a0}']).map_or(0, |at| at + 1);
    end.get(at..)?.starts_with('/').then_some(at)
}

/// Where a desk says that its message is over, before its signs: `(Schluss) abc/def`.
fn ended(window: &str) -> Option<usize> {
    let (at, mark) = ["(Schluss)", "(Forts.)"].into_iter().find_map(|mark| Some((window.rfind(mark)?, mark)))?;
    let signs = window.get(at + mark.len()..)?.trim();
    (signs.len() < 16 && signs.chars().all(|c| c.is_lowercase() || matches!(c, '/' | '+' | '-'))).then_some(at)
}

/// Where a few words without brackets begin behind the end of a sentence.
fn bare(window: &str) -> Option<usize> {
    let (from, last) = tail(window, 60);
    let mut ends = last.char_indices().filter(|(_, c)| ENDS.contains(c)).map(|(at, c)| at + c.len_utf8());
    let at = ends.rfind(|at| last.get(*at..).is_some_and(|rest| rest.starts_with(' ') && rest.len() > 2))?;
    let words = last.get(at..)?.trim_start();
    Some(from + last.len() - words.len())
}

/// An agency's tag that ends a text, after the end of a sentence: `... said. (dpa)`. `length` counts from the end.
pub(super) fn closing_tag(text: &str) -> Option<Found<&str>> {
    let text = text.trim_end();
    let open = match text.chars().next_back()? {
        ')' => '(',
        '/' => '/',
        _ => return None,
    };
    let (_, window) = tail(text, 80);
    let inside = window.get(..window.len() - 1)?;
    let at = text.len() - window.len() + inside.rfind(open)?;
    let printed = text.get(at..)?;
    tag_names(printed).or_else(|| names(printed.get(1..printed.len() - 1)?))?;
    let before = text.get(..at)?.trim_end();
    let sure = if before.is_empty() || before.ends_with(ENDS) { 85 } else { 20 };
    Some(Found { value: start(printed, 100), sure, length: text.len() - at })
}
