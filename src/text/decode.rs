//! The decision: which encoding a document is in, whatever it says.

use std::borrow::Cow;

use super::charset::Charset;
use super::ebcdic::Page;
use super::evidence::{Evidence, decode_as};
use super::media;
use super::mend::{self, Census};
use super::names::{self, Name};
use super::shape;
use super::source::{Note, NoteKind, Source};

/// Decodes a document. `transport` is the value of the `Content-Type` it came with, if it came with one.
///
/// Never fails: see [`Source::notes`] for what was wrong. UTF-8 is borrowed; anything else is copied once.
///
/// ```
/// let source = wiredesk::text::decode(b"<?xml version='1.0' encoding='koi8-r'?><p>\xF2</p>", None);
/// assert_eq!(source.encoding(), "koi8-r");
/// assert!(source.text().ends_with("<p>\u{420}</p>"));
/// ```
pub fn decode<'a>(bytes: &'a [u8], transport: Option<&str>) -> Source<'a> {
    let transport = transport.and_then(media::charset);
    if let Some((charset, length)) = shape::mark(bytes) {
        return marked(bytes.get(length..).unwrap_or_default(), charset, transport);
    }
    if let Some(charset) = shape::wide(bytes) {
        return shaped(bytes, charset, transport);
    }
    if shape::ebcdic_xml(bytes) {
        return ebcdic(bytes, transport);
    }
    named(bytes, names::given(bytes, transport))
}

/// After a byte order mark. One of UTF-16 before ASCII lies, and one of UTF-8 only promises.
fn marked<'a>(bytes: &'a [u8], charset: Charset, transport: Option<&str>) -> Source<'a> {
    let believed = match charset {
        Charset::Utf8 => false,
        _ => shape::order(bytes, 2).is_some() || !bytes.starts_with(b"<"),
    };
    if believed {
        return shaped(bytes, charset, transport);
    }
    let mut rest = bytes;
    while let Some((Charset::Utf8, again)) = shape::mark(rest) {
        rest = rest.get(again..).unwrap_or_default();
    }
    let mut names = names::given(rest, transport);
    names.insert(0, Name::mark(charset));
    named(rest, names)
}

/// In an encoding that the first bytes have settled.
fn shaped<'a>(bytes: &'a [u8], charset: Charset, transport: Option<&str>) -> Source<'a> {
    let (text, malformed) = decode_as(bytes, charset);
    let names = names::given(text.as_bytes(), transport);
    let mut notes = names::notes(&names, None, charset, &text);
    notes.extend(replaced(malformed, &charset.reported(None), text.find('\u{FFFD}')));
    Source::new(text, charset.reported(None), notes)
}

/// In EBCDIC, of which only the declaration tells the code page (XML 1.0 appendix F.1): it is legible in any of them.
fn ebcdic<'a>(bytes: &'a [u8], transport: Option<&str>) -> Source<'a> {
    let head = Page::P037.decode(bytes.get(..1024).unwrap_or(bytes));
    let names = names::given(head.as_bytes(), transport);
    let page = |(index, name): (usize, &Name)| match name.charset {
        Some(charset @ Charset::Ebcdic(_)) => Some((index, charset)),
        _ => None,
    };
    let chosen = names.iter().enumerate().find_map(page);
    let charset = chosen.map_or(Charset::Ebcdic(Page::P037), |(_, charset)| charset);
    let text = decode_as(bytes, charset).0;
    finished(text, charset, &names, chosen.map(|(index, _)| index))
}

/// In what somebody named, the first of them whom the bytes bear out.
fn named(bytes: &[u8], names: Vec<Name>) -> Source<'_> {
    let evidence = Evidence::of(bytes);
    for (index, name) in names.iter().enumerate() {
        if let Some((text, charset)) = name.charset.and_then(|charset| evidence.accept(charset)) {
            return finished(text, charset, &names, Some(index));
        }
    }
    match evidence.utf8 {
        Some(text) => finished(Cow::Borrowed(text), Charset::Utf8, &names, None),
        None => mended(&evidence, &names),
    }
}

/// In nothing cleanly: UTF-8 with strangers in it, or a declared encoding with a few, or a guess.
fn mended<'a>(evidence: &Evidence<'a>, names: &[Name]) -> Source<'a> {
    if Census::of(evidence.bytes).mixed() {
        return nearly_utf8(evidence.bytes, names);
    }
    let legacy = |(index, name): (usize, &Name)| match name.charset {
        Some(Charset::Legacy(encoding)) => Some((index, encoding)),
        _ => None,
    };
    if let Some((index, encoding)) = names.iter().enumerate().find_map(legacy) {
        let charset = Charset::Legacy(encoding);
        let (text, malformed) = decode_as(evidence.bytes, charset);
        if malformed * 10 <= evidence.beyond_ascii() || mend::detect(evidence.bytes) == encoding {
            let note = replaced(malformed, encoding.name(), text.find('\u{FFFD}'));
            return finished(text, charset, names, Some(index)).and(note);
        }
    }
    let (text, encoding) = mend::guessed(evidence.bytes);
    let charset = Charset::Legacy(encoding);
    let note = unnamed(evidence.bytes, names, &charset.reported(None));
    finished(text, charset, names, None).and(note)
}

fn nearly_utf8<'a>(bytes: &'a [u8], names: &[Name]) -> Source<'a> {
    let mended = mend::utf8(bytes);
    let (count, first) = (mended.repaired, mended.first);
    let message = format!("{count} bytes are not utf-8 in a document that otherwise is; read as windows-1252");
    let repaired = (count > 0).then(|| Note::new(NoteKind::Repaired(count), message, first));
    let replaced = replaced(mended.replaced, "utf-8", mended.text.find('\u{FFFD}'));
    finished(Cow::Owned(mended.text), Charset::Utf8, names, None).and(repaired).and(replaced)
}

/// The source, with what is to be said about the names; by the label of the chosen one, if it is what it says.
fn finished<'a>(text: Cow<'a, str>, charset: Charset, names: &[Name], chosen: Option<usize>) -> Source<'a> {
    let notes = names::notes(names, chosen, charset, &text);
    let label = chosen.and_then(|chosen| names.get(chosen)).map(|name| name.label.as_str());
    Source::new(text, charset.reported(label), notes)
}

fn replaced(count: usize, encoding: &str, at: Option<usize>) -> Option<Note> {
    let message = format!("{count} sequences mean nothing in {} and became U+FFFD", encoding.to_ascii_lowercase());
    (count > 0).then(|| Note::new(NoteKind::Replaced(count), message, at))
}

/// A guess where no known name stood: against the default of XML and JSON, but all there is for plain text.
fn unnamed(bytes: &[u8], names: &[Name], actual: &str) -> Option<Note> {
    if names.iter().any(|name| name.charset.is_some()) {
        return None;
    }
    Some(if shape::defaults_to_utf8(bytes) {
        let message = format!("no encoding is named, which means utf-8, but it is {actual}");
        Note::new(NoteKind::DeclaredWrong, message, None).illegal_if(true)
    } else {
        Note::new(NoteKind::Detected, format!("no encoding is named; the bytes look like {actual}"), None)
    })
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
