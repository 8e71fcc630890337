//! ANPA 1312, the standard of North American wires (1989): messages between control octets, in ASCII.
//!
//! Read are several messages in a stream and noise between them, the two header lines, marked lines `^...<` over a text,
//! paragraphs, agate as tables, and the service line behind the text, which alone states the year. Dashes and quotation
//! marks become what they stand for; a dateline keeps its mark. Status, corrections and embargoes are read from the words
//! that announce them, and marked as inferred. Written is ASCII: keywords of 24 characters, headlines of 64. Not
//! supported: the typesetter's other codes, and selectors before the first SYN.

mod body;
mod carry;
mod head;
mod header;
mod profiles;
mod read;
mod rules;
mod write;

#[cfg(test)]
#[path = "anpa_1312_tests.rs"]
mod tests;

use super::{Audience, Card, Form, Head};
use crate::model::Part;
use crate::syntax::wire::{Frames, is_idle};
use crate::text::start;
use crate::vocab::ascii::like_ascii;

/// The card.
pub static CARD: Card = Card {
    id: "anpa-1312",
    title: "ANPA 1312",
    spec: "https://www.iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf",
    versions: &["1989"],
    media_types: &["text/x-anpa-1312"],
    extensions: &["anpa", "tst"],
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
    form: Some(&FORM),
    stands: |_, _| false,
    around: None,
    rules: rules::RULES,
};

/// What six and seven bits hold of the words.
static FORM: Form =
    Form { article: |a| a.strings(&mut |words| *words = like_ascii(words)), holds: |_| false, feed: |_| {} };

/// How much noise may stand before the first message.
const LOOKED_AT: usize = 1 << 16;

/// A heading with a unit separator behind the number.
fn sniff(head: &Head<'_>) -> u8 {
    if head.text.starts_with(['<', '{', '[']) {
        return 0;
    }
    let text = start(head.text, LOOKED_AT);
    let known = |frame: crate::syntax::wire::Frame| {
        let heading = text.get(frame.heading).unwrap_or_default();
        header::begins(heading.trim_start_matches(is_idle))
    };
    if Frames::new(text, header::begins).take(8).any(known) { 96 } else { 0 }
}
