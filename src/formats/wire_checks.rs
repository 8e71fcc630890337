//! The small checks that rules of wires are made of: octets of a frame, lines, words and characters, each at its octet.

use super::checks::Found;
use super::{Part, finding};
use crate::diag::{Rule, Span};
use crate::syntax::wire::{EOT, ETX, Frame, SOH, STX, is_idle};

/// The octets of a frame, and where each stands or should.
const OCTETS: [(char, &str); 4] = [(SOH, "SOH"), (STX, "STX"), (ETX, "ETX"), (EOT, "EOT")];

/// Finds the octets that a frame lacks, each where it should stand.
pub fn octets(part: &Part<'_>, rule: &Rule, found: Found<'_>) {
    let Some(frame) = part.frame else { return };
    let at = |place: usize, octet: char| part.text.get(place..).is_some_and(|rest| rest.starts_with(octet));
    let last = frame.span.end.saturating_sub(1);
    let places = [frame.span.start, frame.heading.end, frame.text.end, last];
    for ((octet, name), place) in OCTETS.into_iter().zip(places) {
        if !at(place, octet) {
            let place = if octet == EOT { frame.span.end } else { place };
            found(finding(rule, format!("{name} is missing"), Span::new(place, place)));
        }
    }
}

/// Whether a frame has a start of text.
pub fn has_text(frame: &Frame) -> bool {
    frame.text.start > frame.heading.end
}

/// Where a piece of a text stands that was cut out of it.
pub fn place(text: &str, piece: &str) -> Span {
    let start = piece.as_ptr().addr().saturating_sub(text.as_ptr().addr()).min(text.len());
    Span::new(start, start + piece.len())
}

/// Where a piece stands that was cut out of a text; where it is empty, the place that lacks it.
pub fn place_or(text: &str, piece: &str, lacking: usize) -> Span {
    if piece.is_empty() { Span::new(lacking, lacking) } else { place(text, piece) }
}

/// Where what follows the text of a message begins, and the words of it; `None` where nothing ends the text.
pub fn closing<'a>(part: &Part<'a>) -> Option<(usize, &'a str)> {
    let frame = part.frame.filter(|frame| has_text(frame) && frame.trailer.start > frame.text.end)?;
    let words = part.text.get(frame.trailer.clone()).unwrap_or_default();
    Some((frame.trailer.start, words.trim_matches(|c: char| is_idle(c) || c.is_control())))
}

/// The text of a message.
pub fn text<'a>(part: &Part<'a>) -> &'a str {
    part.frame.and_then(|frame| part.text.get(frame.text.clone())).unwrap_or_default()
}

/// The heading of a message.
pub fn heading<'a>(part: &Part<'a>) -> &'a str {
    part.frame.and_then(|frame| part.text.get(frame.heading.clone())).unwrap_or_default()
}

/// Finds the first character of a message that seven bits do not hold.
pub fn seven_bits(part: &Part<'_>, rule: &Rule, found: Found<'_>) {
    let Some(frame) = part.frame else { return };
    let message = part.text.get(frame.span.clone()).unwrap_or_default();
    if let Some((at, c)) = message.char_indices().find(|(_, c)| !c.is_ascii()) {
        let start = frame.span.start + at;
        let count = message.chars().filter(|c| !c.is_ascii()).count();
        let more = if count > 1 { format!(", and {} more in this message", count - 1) } else { String::new() };
        let message = format!("`{c}` is none of the 128 characters{more}");
        found(finding(rule, message, Span::new(start, start + c.len_utf8())));
    }
}

/// Finds the first line of a message that ends in LF without CR, where others have both or not.
pub fn line_ends(part: &Part<'_>, rule: &Rule, found: Found<'_>) {
    let text = text(part);
    let bare =
        memchr::memchr_iter(b'\n', text.as_bytes()).find(|at| *at == 0 || text.as_bytes().get(at - 1) != Some(&b'\r'));
    if let Some((at, frame)) = bare.zip(part.frame) {
        let at = frame.text.start + at;
        found(finding(rule, "the line ends in LF without CR", Span::new(at, at + 1)));
    }
}

/// Finds that a count of words is stated that differs from what is counted by more than a tenth, and by more than ten.
pub fn word_count(part: &Part<'_>, stated: &str, rule: &Rule, found: Found<'_>) {
    let counted = text(part).split_whitespace().count();
    let Ok(number) = stated.parse::<usize>() else { return };
    if number.abs_diff(counted) > 10.max(counted / 10) {
        let message = format!("the header counts {number} words, and there are {counted}");
        found(finding(rule, message, place(part.text, stated)));
    }
}
