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
    judged: None,
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: None,
    stands: |_, _| true,
    around: None,
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
    let signed = || lines().take(20).any(is_attribution);
    // What is known not to be prose says nothing for or against it.
    let known = |line: &&str| {
        let furniture = copy::furniture(line).is_some_and(|f| f.sure >= copy::CERTAIN);
        furniture || is_attribution(line) || copy::labels::label(line).is_some() || copy::end_mark(line)
    };
    let sentences = lines().filter(|line| is_sentence(line)).count();
    // Mail, source code and tables have lines that are no sentences.
    let most = sentences * 3 >= lines().filter(|line| !known(line)).count();
    if dated || most && (sentences > 1 || sentences == 1 && signed()) { 1 } else { 0 }
}

/// A byline, a sign-off, a source line or a copyright notice.
fn is_attribution(line: &str) -> bool {
    let sure = [
        copy::byline(line).map(|f| f.sure),
        copy::signoff(line).map(|f| f.sure),
        copy::copyright(line).map(|f| f.sure),
    ];
    sure.into_iter().flatten().chain(copy::source(line).map(|f| f.sure)).any(|sure| sure >= copy::CERTAIN)
}

/// A line of several words that a stop ends.
fn is_sentence(line: &str) -> bool {
    let ends = line.ends_with(['.', '!', '?', '"', '”', '»', '。']);
    let words =
        line.split_whitespace().filter(|w| w.chars().all(|c| !matches!(c, '{' | '}' | '=' | '<' | '>' | '\\'))).count();
    // A quotation may begin with a dash.
    let line = line.trim_start_matches(['-', '–', '—', ' ']);
    ends && (words > 5 || line.ends_with('。'))
        && line.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '„' | '«'))
}
