//! Streams: several documents in one text, one after the other.

use std::ops::Range;

mod json;
mod xml;

/// What may stand between documents: white space, byte order marks, and the record separator of RFC 7464.
const BETWEEN: [char; 6] = [' ', '\t', '\r', '\n', '\u{feff}', '\u{1e}'];

/// Where each document of a text stands; one range where it is a single document, which is nearly always so.
///
/// XML documents follow each other where the root element has ended and another one of a format that is known begins; JSON
/// documents where a value has ended and another one of a known format begins, on the same line or not (NDJSON, JSON text
/// sequences, documents printed over several lines). `wire-lines` is one document from a line with the member `wire` to the next.
/// What no format knows belongs to the document before it, whose reader tells of it.
pub fn documents(text: &str) -> Vec<Range<usize>> {
    let start = text.len() - text.trim_start_matches(BETWEEN).len();
    let parts = match text.as_bytes().get(start) {
        Some(b'<') => xml::documents(text, start),
        Some(b'{' | b'[') => json::documents(text, start),
        _ => Vec::new(),
    };
    if parts.len() > 1 { parts } else { Vec::from_iter(std::iter::once(0..text.len())) }
}

#[cfg(test)]
#[path = "stream/stream_tests.rs"]
mod tests;
