//! A name for a finding that stays when lines are added or taken elsewhere in the document.

use super::{Diagnostic, Span};
use crate::text::start;

/// How much of what stands at the place counts, in bytes.
const LONGEST: usize = 240;

/// A number that two findings of a rule share when they say the same and the same stands at their places in documents of
/// the same path: made of the rule, the path, the message and the words there, not of the line. White space between words
/// does not count. Of a start tag the first value behind it counts too, because many are alike.
pub fn fingerprint(path: &str, diagnostic: &Diagnostic, text: &str) -> u64 {
    let content = diagnostic.span.map_or("", |span| content(span, text));
    let mut hash = Fnv::default();
    for part in [diagnostic.rule, path, &diagnostic.message] {
        hash.add(part.as_bytes());
        hash.add(b"\n");
    }
    for word in content.split_whitespace() {
        hash.add(word.as_bytes());
        hash.add(b" ");
    }
    hash.0
}

/// What stands at a place, with the first value behind it where that is a tag or nothing.
fn content(span: Span, text: &str) -> &str {
    let rest = text.get(span.start..).unwrap_or_default();
    let own = span.end.saturating_sub(span.start);
    let shown = start(rest, LONGEST);
    let at = shown.as_bytes().first();
    if own > 0 && !matches!(at, Some(b'<' | b'{')) {
        return start(rest, own.min(LONGEST));
    }
    let behind = shown.get(own.min(shown.len())..).unwrap_or_default();
    let end = behind.find(if at == Some(&b'{') { "," } else { "</" }).map_or(shown.len(), |end| own + end);
    start(shown, end)
}

/// FNV-1a: short, and the same on every machine and in every version.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, needle: &str) -> u64 {
        let at = text.find(needle).unwrap();
        fingerprint("a.xml", &Diagnostic::error("x/y", "m").at(Span::new(at, at + needle.len())), text)
    }

    #[test]
    fn it_stays_where_lines_move_and_changes_where_the_words_do() {
        let text = "<a>\n  <b>one</b>\n  <b>two</b>\n</a>";
        let moved = format!("<!-- x -->\n\n{}", text.replace("  ", "\t"));
        assert_eq!(of(text, "<b>"), of(&moved, "<b>"));
        assert_eq!(of(text, "one"), of(&moved, "one"));
        assert_ne!(of(text, "one"), of(text, "two"));
        assert_ne!(of(text, "<b>"), of(&text.replace("one", "three"), "<b>"), "tags that are alike are told apart");
        assert_eq!(of(text, "<a>"), of(&text.replace("two", "three"), "<a>"), "what is further on does not count");
        let of_path = |path| fingerprint(path, &Diagnostic::error("x/y", "m"), "");
        assert_ne!(of_path("a.xml"), of_path("b.xml"));
    }
}
