//! Where tags stand and what their attributes are, by byte offsets, after HTML Standard section 13.2.5.
//!
//! This is what rewrites links in place and what keeps the tokenizer in bounds; it builds nothing.

use memchr::{memchr, memchr_iter, memmem};
use std::ops::Range;

/// What a `<` that is not text begins; `end` is the offset after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Markup {
    /// A start or end tag: `name` is where its name stands.
    Tag { closing: bool, name: Range<usize>, end: usize },
    /// A comment, a declaration, a processing instruction, or `</` before something that is no name.
    Other { end: usize },
    /// `<![CDATA[...]]>`: only XML and foreign elements know it.
    Cdata { text: Range<usize>, end: usize },
}

impl Markup {
    /// The offset after it.
    pub fn end(&self) -> usize {
        match self {
            Markup::Tag { end, .. } | Markup::Other { end } | Markup::Cdata { end, .. } => *end,
        }
    }
}

/// One attribute of a tag, as offsets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    pub name: Range<usize>,
    pub value: Option<Range<usize>>,
    pub quote: Option<u8>,
}

/// The next thing in a tag.
#[derive(Debug)]
pub(super) enum Next {
    Attribute(Attribute, usize),
    End {
        after: usize,
        self_closing: bool,
    },
    /// The text ended inside the tag.
    Cut,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

fn skip(bytes: &[u8], mut at: usize, what: impl Fn(u8) -> bool) -> usize {
    while bytes.get(at).is_some_and(|byte| what(*byte)) {
        at += 1;
    }
    at
}

/// The attribute (or the end of the tag) at or after `at`, which stands after the name or an attribute.
pub(super) fn next_attribute(text: &str, at: usize) -> Next {
    let bytes = text.as_bytes();
    let start = skip(bytes, at, |byte| is_space(byte) || byte == b'/');
    match bytes.get(start) {
        None => return Next::Cut,
        Some(b'>') => {
            let self_closing = start > at && bytes.get(start - 1) == Some(&b'/');
            return Next::End { after: start + 1, self_closing };
        }
        Some(_) => {}
    }
    // An `=` in first place belongs to the name.
    let end = skip(bytes, start + 1, |byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
    let equals = skip(bytes, end, is_space);
    if bytes.get(equals) != Some(&b'=') {
        return Next::Attribute(Attribute { name: start..end, value: None, quote: None }, end);
    }
    let from = skip(bytes, equals + 1, is_space);
    let (value, quote, next) = match bytes.get(from) {
        Some(quote @ (b'"' | b'\'')) => {
            let inside = bytes.get(from + 1..).unwrap_or_default();
            let Some(len) = memchr(*quote, inside) else { return Next::Cut };
            (from + 1..from + 1 + len, Some(*quote), from + len + 2)
        }
        _ => {
            let to = skip(bytes, from, |byte| !is_space(byte) && byte != b'>');
            (from..to, None, to)
        }
    };
    Next::Attribute(Attribute { name: start..end, value: Some(value), quote }, next)
}

/// The markup whose `<` stands at `at`; nothing if that `<` is text.
pub(super) fn markup_at(text: &str, at: usize) -> Option<Markup> {
    if let Some((closing, name)) = tag_at(text, at) {
        let end = tag_end(text, name.end);
        return Some(Markup::Tag { closing, name, end });
    }
    let bytes = text.as_bytes();
    match (bytes.get(at + 1)?, bytes.get(at + 2)) {
        (b'!' | b'?', _) => Some(declaration(text, at)),
        (b'/', Some(b'>')) => Some(Markup::Other { end: at + 3 }),
        (b'/', Some(_)) => Some(Markup::Other { end: past(text, at + 2, b'>') }),
        _ => None,
    }
}

/// Where the name of a tag stands whose `<` stands at `at`, and whether it is an end tag; nothing if it is no tag.
pub(super) fn tag_at(text: &str, at: usize) -> Option<(bool, Range<usize>)> {
    let bytes = text.as_bytes();
    let closing = bytes.get(at + 1) == Some(&b'/');
    let from = at + 1 + usize::from(closing);
    bytes.get(from).filter(|byte| byte.is_ascii_alphabetic())?;
    let to = skip(bytes, from, |byte| !is_space(byte) && !matches!(byte, b'/' | b'>'));
    Some((closing, from..to))
}

fn tag_end(text: &str, mut at: usize) -> usize {
    loop {
        match next_attribute(text, at) {
            Next::Attribute(_, next) => at = next,
            Next::End { after, .. } => return after,
            Next::Cut => return text.len(),
        }
    }
}

fn past(text: &str, from: usize, byte: u8) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    memchr(byte, rest).map_or(text.len(), |len| from + len + 1)
}

fn declaration(text: &str, at: usize) -> Markup {
    let rest = text.get(at + 2..).unwrap_or_default();
    if rest.starts_with("--") && text.as_bytes().get(at + 1) == Some(&b'!') {
        return Markup::Other { end: comment_end(text, at + 4) };
    }
    if rest.starts_with("[CDATA[") {
        let from = at + 9;
        let inside = text.get(from..).unwrap_or_default();
        return match memmem::find(inside.as_bytes(), b"]]>") {
            Some(len) => Markup::Cdata { text: from..from + len, end: from + len + 3 },
            None => Markup::Cdata { text: from..text.len(), end: text.len() },
        };
    }
    Markup::Other { end: past(text, at + 2, b'>') }
}

/// The end of a comment whose text begins at `from`: `-->`, `--!>`, and `<!-->` and `<!--->` at once.
fn comment_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let rest = bytes.get(from..).unwrap_or_default();
    if rest.starts_with(b">") {
        return from + 1;
    }
    if rest.starts_with(b"->") {
        return from + 2;
    }
    for hit in memchr_iter(b'>', rest) {
        let before = rest.get(..hit).unwrap_or_default();
        if before.ends_with(b"--") || before.ends_with(b"--!") {
            return from + hit + 1;
        }
    }
    text.len()
}

/// The offset of the next `<`.
pub(super) fn next_angle(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    memchr(b'<', rest).map(|len| from + len)
}

/// Elements whose content is text to the tokenizer.
pub(super) const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// Where the raw content that begins at `from` ends: the offset of its end tag's `<`, or the end.
pub(super) fn raw_end(text: &str, from: usize, name: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(angle) = next_angle(text, at) {
        let to = angle + 2 + name.len();
        let here = bytes.get(angle + 2..to).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()));
        let closed = bytes.get(to).is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
        if bytes.get(angle + 1) == Some(&b'/') && here && closed {
            return angle;
        }
        at = angle + 1;
    }
    text.len()
}
