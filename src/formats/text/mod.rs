//! Plain copy, as desks print it and readers paste it: one story a document.
//!
//! Read into headline, subheadline, pictures, attribution and paragraphs; written with what a desk prints of each.
//! What is printed is read back as words: roles and codes do not come back. Not supported: tables, several stories in
//! one text, and what has no printed form (identifiers, times, links).

mod carry;
mod read;
mod write;

use super::{Audience, Card, Head};
use crate::copy;
use crate::text::start;

/// The card.
pub static CARD: Card = Card {
    id: "text",
    title: "Plain copy",
    spec: "https://www.rfc-editor.org/rfc/rfc2046#section-4.1.3",
    versions: &["1"],
    media_types: &["text/plain"],
    extensions: &["txt", "text"],
    styles: &[],
    audience: Audience::Public,
    many: false,
    tombstones: false,
    sniff,
    open: Some(read::open),
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: None,
    stands: |_, _| true,
    rules: &[],
};

/// How much of a document is looked at.
const LOOKED_AT: usize = 4096;

/// Prose, and nothing else: every other format that says yes is surer.
fn sniff(head: &Head<'_>) -> u8 {
    let text = start(head.text, LOOKED_AT);
    if head.root.is_some()
        || text.starts_with(['<', '{', '['])
        || text.contains(['\u{0}', '\u{fffd}', '\u{1}', '\u{2}'])
    {
        return 0;
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let dated = lines().take(20).any(|line| copy::dateline(line).is_some_and(|found| found.sure >= copy::CERTAIN));
    let sentences = lines().filter(|line| is_sentence(line)).count();
    // Mail, source code and tables have lines that are no sentences.
    let most = sentences * 3 >= lines().count();
    if dated || sentences > 1 && most { 1 } else { 0 }
}

/// A line of several words that a stop ends.
fn is_sentence(line: &str) -> bool {
    let ends = line.ends_with(['.', '!', '?', '"', '”', '»', '。']);
    let words =
        line.split_whitespace().filter(|w| w.chars().all(|c| !matches!(c, '{' | '}' | '=' | '<' | '>' | '\\'))).count();
    ends && (words > 5 || line.ends_with('。'))
        && line.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '„' | '«'))
}
