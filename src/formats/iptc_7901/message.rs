//! A message in its parts: header, keyword lines, text, and the date and time behind it.

use super::header::{self, Header};
use crate::syntax::wire::{Frame, is_idle};
use crate::vocab::dates::{Group, day_first};

/// A message as it came.
#[derive(Debug, Default)]
pub(super) struct Message<'s> {
    /// The header line; `None` where no line is one.
    pub header: Option<Header<'s>>,
    /// The first line, where it should be the header and is not.
    pub unread: &'s str,
    /// Lines before the text that are no header, as one.
    pub keywords: String,
    pub text: &'s str,
    /// What stands behind the text.
    pub trailer: &'s str,
}

/// No keyword line is longer, nor is a date-time line.
const LONGEST: usize = 400;
/// So many lines before a text are keywords.
const LINES: usize = 20;

/// The parts of a message in its frame.
pub(super) fn message<'s>(text: &'s str, frame: &Frame) -> Message<'s> {
    let part = |range: &std::ops::Range<usize>| text.get(range.clone()).unwrap_or_default();
    let heading = part(&frame.heading);
    let mut out = Message { text: part(&frame.text), trailer: part(&frame.trailer), ..Message::default() };
    let mut rest = heading.trim_start_matches(is_idle);
    let first = next_line(&mut rest);
    out.header = header::header(first);
    if out.header.is_none() {
        let is_keywords = first.trim_end().ends_with('/') || first.len() > LONGEST;
        (out.unread, rest) = if is_keywords { ("", heading) } else { (first.trim_matches(is_idle), rest) };
    }
    if frame.text.start > frame.heading.end {
        // A start of text was found: every line before it belongs to the heading.
        out.keywords = keywords(rest);
    } else {
        let keywords = rest.trim_start();
        let mut after = keywords;
        let line = next_line(&mut after);
        let is_keywords = line.trim_end().ends_with('/') && line.len() < LONGEST;
        if is_keywords {
            out.keywords = line.trim().to_owned();
        }
        out.text = if is_keywords { after } else { keywords };
    }
    if out.trailer.trim_matches(is_idle).is_empty() {
        undivided(&mut out);
    }
    out
}

/// A text whose end nothing marks may end in the date-time line.
fn undivided(message: &mut Message<'_>) {
    let text = message.text.trim_end_matches(is_idle);
    let from = text.rfind('\n').map_or(0, |at| at + 1);
    let Some((before, line)) = text.split_at_checked(from) else { return };
    let timed = || matches!(day_first(line), Some(Group::Time(_)));
    if line.len() < 40 && line.trim_start().starts_with(|c: char| c.is_ascii_digit()) && timed() {
        (message.text, message.trailer) = (before, line);
    }
}

/// Keyword lines as one: between two that a stroke divides stands nothing.
fn keywords(lines: &str) -> String {
    let mut out = String::new();
    for line in lines.lines().map(|line| line.trim_matches(is_idle)).filter(|line| !line.is_empty()).take(LINES) {
        if !out.is_empty() && !out.ends_with('/') {
            out.push(' ');
        }
        out.push_str(crate::text::start(line, LONGEST));
    }
    out
}

fn next_line<'s>(rest: &mut &'s str) -> &'s str {
    let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
    *rest = after;
    line
}
