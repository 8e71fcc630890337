//! Streams: several documents in one text, one after the other.

use std::ops::Range;

mod json;
mod xml;

/// What may stand between documents: white space, byte order marks, and the record separator of RFC 7464.
const BETWEEN: [char; 6] = [' ', '\t', '\r', '\n', '\u{feff}', '\u{1e}'];

/// Where the documents of a text stand, found one by one: a text may hold a million of them.
pub struct Documents<'s> {
    /// What was looked for ahead, to tell whether there are several.
    ahead: [Option<Range<usize>>; 2],
    behind: Option<Box<dyn Iterator<Item = Range<usize>> + 's>>,
}

impl Documents<'_> {
    /// Whether the text is a single document, as nearly every one is.
    pub fn is_one(&self) -> bool {
        self.behind.is_none()
    }
}

impl Iterator for Documents<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let ahead = self.ahead.iter_mut().find_map(Option::take);
        ahead.or_else(|| self.behind.as_mut()?.next())
    }
}

/// Where each document of a text stands; one range where it is a single document.
///
/// XML documents follow each other where the root element has ended and another one of a format that is known begins; JSON
/// documents where a value has ended and another one of a known format begins, on the same line or not (NDJSON, JSON text
/// sequences, documents printed over several lines). `wire-lines` is one document from a line with the member `wire` to the next.
/// What no format knows belongs to the document before it, whose reader tells of it.
pub fn documents(text: &str) -> Documents<'_> {
    let start = text.len() - text.trim_start_matches(BETWEEN).len();
    let mut parts: Option<Box<dyn Iterator<Item = Range<usize>> + '_>> = match text.as_bytes().get(start) {
        Some(b'<') => Some(Box::new(xml::Documents::new(text, start))),
        Some(b'{' | b'[') => json::Documents::new(text, start).map(|parts| Box::new(parts) as Box<_>),
        _ => None,
    };
    let ahead = parts.as_mut().map(|parts| [parts.next(), parts.next()]);
    match ahead {
        Some(ahead @ [Some(_), Some(_)]) => Documents { ahead, behind: parts },
        _ => Documents { ahead: [Some(0..text.len()), None], behind: None },
    }
}

#[cfg(test)]
#[path = "stream/stream_tests.rs"]
mod tests;
