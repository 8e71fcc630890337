//! Deciding the encoding and decoding.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::declaration::{byte_order_mark, declared, shape};
use super::labels::{Charset, by_label, ebcdic037, utf32};

/// A document's text, decoded once.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    text: Cow<'a, str>,
    encoding: String,
    notes: Vec<Note>,
}

/// Something worth knowing about how the encoding was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// The same in words.
    pub message: String,
    /// Where, in the decoded text.
    pub at: Option<usize>,
}

/// What a note says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// A name that no table knows was declared.
    Unknown,
    /// The bytes are not in the encoding that was declared.
    Wrong,
    /// The transport charset and the declaration differ; the transport's counts (RFC 7303, 3).
    Transport,
    /// Nothing was declared; the encoding was found from the bytes.
    Detected,
    /// So many byte sequences are in no encoding's reach and became U+FFFD, or were read as windows-1252.
    Replaced(usize),
}

impl Note {
    fn new(kind: NoteKind, message: String) -> Self {
        Self { kind, message, at: None }
    }
    /// Whether reading departed from what was declared.
    pub fn departs(&self) -> bool {
        matches!(self.kind, NoteKind::Unknown | NoteKind::Wrong | NoteKind::Replaced(_))
    }
}

impl Source<'_> {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// The label of the encoding as it was decided, lower case.
    pub fn encoding(&self) -> &str {
        &self.encoding
    }
    /// What is worth knowing about how it was decided.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
    /// Whether reading departed from what was declared.
    pub fn malformed(&self) -> bool {
        self.notes.iter().any(Note::departs)
    }
}

/// Decodes a document. `transport` is the value of an HTTP `Content-Type`. Never fails: what cannot be decoded is
/// replaced, and noted. A valid UTF-8 document is borrowed.
pub fn decode<'a>(bytes: &'a [u8], transport: Option<&str>) -> Source<'a> {
    let mut notes = Vec::new();
    if let Some((charset, label, length)) = byte_order_mark(bytes) {
        return finish(bytes.get(length..).unwrap_or_default(), charset, label.to_owned(), notes);
    }
    let shaped = shape(bytes);
    let transport = transport.and_then(super::charset).map(str::to_ascii_lowercase);
    let declared = declared(bytes).or_else(|| match shaped {
        Some((Charset::Ebcdic037, _)) => declared(ebcdic037(bytes.get(..512.min(bytes.len())).unwrap_or_default()).as_bytes()),
        _ => None,
    });
    if let (Some(t), Some(d)) = (&transport, &declared)
        && t != d
    {
        notes.push(Note::new(NoteKind::Transport, format!("the transport says {t}, the declaration {d}; the transport counts")));
    }
    for label in [transport, declared].into_iter().flatten() {
        let Some(charset) = by_label(&label) else {
            notes.push(Note::new(NoteKind::Unknown, format!("no encoding is called {label}")));
            continue;
        };
        match agrees(bytes, charset, shaped.map(|s| s.0)) {
            Ok(()) => return finish(bytes, charset, label, notes),
            Err(why) => notes.push(Note::new(NoteKind::Wrong, format!("declared as {label}, but {why}"))),
        }
    }
    if let Some((charset, label)) = shaped {
        return finish(bytes, charset, label.to_owned(), notes);
    }
    detect(bytes, notes)
}

/// Whether the bytes can be in the encoding that was declared.
fn agrees(bytes: &[u8], charset: Charset, shaped: Option<Charset>) -> Result<(), &'static str> {
    let wide = |c: Charset| match c {
        Charset::Known(e) => e == UTF_16BE || e == UTF_16LE,
        Charset::Utf32 { .. } => true,
        Charset::Ebcdic037 => false,
    };
    match shaped {
        Some(s) if s != charset => return Err("its first bytes are of another one"),
        None if wide(charset) => return Err("it has one byte for each ASCII character"),
        None if charset == Charset::Ebcdic037 && memchr::memchr(b'<', bytes.get(..64).unwrap_or(bytes)).is_some() => {
            return Err("its first bytes are ASCII");
        }
        _ => {}
    }
    let Charset::Known(encoding) = charset else { return Ok(()) };
    if encoding == UTF_8 {
        return simdutf8::basic::from_utf8(bytes).map(|_| ()).map_err(|_| "it is not valid UTF-8");
    }
    // Many valid multi-byte sequences do not come about by chance in a single-byte encoding.
    let high = bytes.iter().any(|b| *b >= 0x80);
    if encoding.is_single_byte() && high && simdutf8::basic::from_utf8(bytes).is_ok() {
        return Err("it is valid UTF-8");
    }
    Ok(())
}

fn detect(bytes: &[u8], mut notes: Vec<Note>) -> Source<'_> {
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return finish(bytes, Charset::Known(UTF_8), "utf-8".to_owned(), notes);
    }
    let (valid, invalid) = multi_byte(bytes);
    if valid > invalid {
        return patched(bytes, notes);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let found = detector.guess(None, chardetng::Utf8Detection::Deny);
    let label = found.name().to_ascii_lowercase();
    notes.push(Note::new(NoteKind::Detected, format!("read as {label}, found from its bytes")));
    finish(bytes, Charset::Known(found), label, notes)
}

/// How many multi-byte UTF-8 sequences are valid, and how many byte sequences are not.
fn multi_byte(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(valid, invalid), chunk| {
        (valid + chunk.valid().chars().filter(|c| !c.is_ascii()).count(), invalid + usize::from(!chunk.invalid().is_empty()))
    })
}

/// UTF-8 with a few bytes of windows-1252 in it.
fn patched(bytes: &[u8], mut notes: Vec<Note>) -> Source<'static> {
    let mut text = String::with_capacity(bytes.len());
    let (mut bad, mut first) = (0, None);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            bad += 1;
            first.get_or_insert(text.len());
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    let message = format!("{bad} byte sequences are not UTF-8 and were read as windows-1252");
    notes.push(Note { kind: NoteKind::Replaced(bad), message, at: first });
    Source { text: Cow::Owned(text), encoding: "utf-8".to_owned(), notes }
}

fn finish(bytes: &[u8], charset: Charset, encoding: String, mut notes: Vec<Note>) -> Source<'_> {
    let (text, replaced) = match charset {
        Charset::Known(e) if e == UTF_8 => match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), 0),
            Err(_) => return patched(bytes, notes),
        },
        Charset::Known(e) => known(bytes, e),
        Charset::Utf32 { big } => {
            let (text, replaced) = utf32(bytes, big);
            (Cow::Owned(text), replaced)
        }
        Charset::Ebcdic037 => (Cow::Owned(ebcdic037(bytes)), 0),
    };
    if replaced > 0 {
        let message = format!("{replaced} byte sequences are not {encoding} and became U+FFFD");
        notes.push(Note { kind: NoteKind::Replaced(replaced), message, at: text.find(char::REPLACEMENT_CHARACTER) });
    }
    Source { text, encoding, notes }
}

fn known<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> (Cow<'a, str>, usize) {
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let replaced = if bad { text.matches(char::REPLACEMENT_CHARACTER).count().max(1) } else { 0 };
    (text, replaced)
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
