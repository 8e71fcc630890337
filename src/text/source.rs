//! What decoding hands on: the text, the encoding it was in, and what had to be said about that.

use std::borrow::Cow;

/// A document's text, decoded once.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    text: Cow<'a, str>,
    encoding: String,
    notes: Vec<Note>,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: Cow<'a, str>, encoding: String, notes: Vec<Note>) -> Self {
        Self { text, encoding, notes }
    }

    pub(super) fn and(mut self, note: Option<Note>) -> Self {
        self.notes.extend(note);
        self
    }

    /// The text, without its byte order mark. Borrowed from the bytes where they were UTF-8 (or plain ASCII).
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The encoding as it was decided, lower case.
    ///
    /// Unicode goes by its canonical name (`utf-8`, `utf-16le`, `utf-32be`); any other by the label that was declared,
    /// if the document kept to it, else by the name in the WHATWG Encoding Standard.
    pub fn encoding(&self) -> &str {
        &self.encoding
    }

    /// What there is to say about the encoding, in the order it was found.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Whether reading had to depart from what was declared.
    pub fn malformed(&self) -> bool {
        self.notes.iter().any(|note| note.kind.departs())
    }

    /// The same without the bytes, where the text is not theirs: it was in another encoding than UTF-8, or mended.
    pub fn decoded(self) -> Option<Source<'static>> {
        let Self { text: Cow::Owned(text), encoding, notes } = self else { return None };
        Some(Source { text: Cow::Owned(text), encoding, notes })
    }

    /// A part of the text as a document of its own. What is known of how the encoding was decided holds for the first part.
    pub fn part(&self, range: std::ops::Range<usize>) -> Source<'_> {
        let notes = if range.start == 0 { self.notes.clone() } else { Vec::new() };
        let text = self.text.get(range).unwrap_or_default();
        Source { text: Cow::Borrowed(text), encoding: self.encoding.clone(), notes }
    }

    /// The text alone, still borrowed where it was.
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }
}

impl<'a> From<&'a str> for Source<'a> {
    /// Text that is in memory already: UTF-8 by nature, whatever it declares. A byte order mark is taken off.
    fn from(text: &'a str) -> Self {
        Self::new(Cow::Borrowed(text.trim_start_matches('\u{FEFF}')), "utf-8".to_owned(), Vec::new())
    }
}

/// Something to know about how a document's encoding was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// What happened.
    pub kind: NoteKind,
    /// The same in one sentence.
    pub message: String,
    /// Where, as a byte offset in the decoded text: the declaration's label, or the first character that was mended.
    pub at: Option<usize>,
    /// Whether the bytes mean nothing in the encoding that was named: a reader that keeps to it refuses the document (XML 1.0,
    /// 4.3.3). Of an encoding of single bytes that is never known, since each of them means something.
    pub illegal: bool,
}

impl Note {
    pub(super) fn new(kind: NoteKind, message: String, at: Option<usize>) -> Self {
        let illegal = matches!(kind, NoteKind::Repaired(_) | NoteKind::Replaced(_));
        Self { kind, message, at, illegal }
    }

    pub(super) fn illegal_if(self, illegal: bool) -> Self {
        Self { illegal: self.illegal || illegal, ..self }
    }
}

/// The kinds of [`Note`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoteKind {
    /// An encoding was named that nobody knows; the next in line decided.
    UnknownDeclared,
    /// An encoding was named (or is the format's default) that the bytes are not in.
    DeclaredWrong,
    /// The transport and the document name different encodings, and the transport's was taken (RFC 7303 section 3).
    TransportOverrides,
    /// No encoding was named and the bytes are not UTF-8: it was guessed.
    Detected,
    /// So many bytes that were not UTF-8 stood in a document that otherwise is, and were read one by one.
    Repaired(usize),
    /// So many times the bytes meant nothing in the encoding and were replaced by U+FFFD.
    Replaced(usize),
}

impl NoteKind {
    /// Whether reading departed from what was declared. A transport may outrank a document, and a document that declares nothing promised nothing: those two are news,
    /// not faults.
    pub fn departs(self) -> bool {
        !matches!(self, Self::TransportOverrides | Self::Detected)
    }
}
