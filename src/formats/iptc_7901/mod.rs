//! IPTC 7901, revision 5: messages between control octets, as wires have sent them since 1979.
//!
//! Read are several messages in a stream and noise between them, headers as agencies make them, keyword lines, the lines
//! over a text up to ` =`, filled paragraphs, tables, the notebook and what is not for publication, and the date behind
//! the text. A wire has no field for a status, a correction or an embargo: they are read from the words that announce them,
//! and marked as inferred. Written are frames with lines of 69 characters, in UTF-8. Not supported: a national set of
//! seven bits on writing, and the year of a date that states none.

mod carry;
mod head;
mod header;
mod message;
mod notes;
mod profiles;
mod read;
mod rules;
mod write;

#[cfg(test)]
#[path = "iptc_7901_tests.rs"]
mod tests;

use super::{Audience, Card, Head};
use crate::syntax::wire::{Frames, US, is_idle};
use crate::text::start;

/// The card.
pub static CARD: Card = Card {
    id: "iptc-7901",
    title: "IPTC 7901",
    spec: "https://www.iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf",
    versions: &["5"],
    media_types: &["text/x-iptc-7901"],
    extensions: &["iptc", "7901"],
    styles: &[],
    audience: Audience::Trade,
    many: true,
    tombstones: false,
    sniff,
    open: Some(read::open),
    judged: None,
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: None,
    stands: |_, _| false,
    around: None,
    rules: rules::RULES,
};

/// How much noise may stand before the first message.
const LOOKED_AT: usize = 1 << 16;

/// A header line in a frame; without octets, a header line that begins the document and a keyword line below it.
fn sniff(head: &Head<'_>) -> u8 {
    if head.text.starts_with(['<', '{', '[']) {
        return 0;
    }
    let text = start(head.text, LOOKED_AT);
    let mut sure = 0;
    for frame in Frames::new(text, header::begins).take(8) {
        let heading = text.get(frame.heading.clone()).unwrap_or_default();
        let framed = frame.text.start > frame.heading.end || frame.heading.start > frame.span.start;
        let known = header::begins(heading);
        sure = sure.max(match (framed, known) {
            (true, true) => 95,
            // The heading of ANPA 1312 has a unit separator.
            (true, false) if frame.text.start > frame.heading.end && !heading.contains(US) && is_legible(text) => 20,
            (false, true) if keyed(heading) => 50,
            _ => 0,
        });
    }
    sure
}

/// Whether a text has hardly more control characters than those of its lines and frames and what fills time: noise has
/// one in ten.
fn is_legible(text: &str) -> bool {
    let odd = |c: &char| c.is_control() && !matches!(c, '\0'..='\u{4}' | '\u{7}' | '\t' | '\n' | '\r' | '\u{7f}');
    let seen = start(text, 4096);
    seen.chars().filter(odd).count() * 25 <= seen.chars().count()
}

/// Whether the line behind the header is one of keywords.
fn keyed(heading: &str) -> bool {
    let mut lines = heading.trim_start_matches(is_idle).lines().skip(1).map(str::trim).filter(|line| !line.is_empty());
    lines.next().is_some_and(|line| line.ends_with('/'))
}
