//! What the first bytes alone give away (XML 1.0 appendix F.1, RFC 4627 section 3 for JSON).

use super::charset::{Charset, Order};

/// How much of a document is looked at where a sample will do.
const SAMPLE: usize = 4096;

/// A byte order mark: the encoding and the length of the mark.
///
/// UTF-32 before UTF-16, whose little-endian mark begins alike.
pub(super) fn mark(bytes: &[u8]) -> Option<(Charset, usize)> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => Some((Charset::Utf32(Some(Order::Little)), 4)),
        [0, 0, 0xFE, 0xFF, ..] => Some((Charset::Utf32(Some(Order::Big)), 4)),
        [0xEF, 0xBB, 0xBF, ..] => Some((Charset::Utf8, 3)),
        [0xFF, 0xFE, ..] => Some((Charset::Utf16(Some(Order::Little)), 2)),
        [0xFE, 0xFF, ..] => Some((Charset::Utf16(Some(Order::Big)), 2)),
        _ => None,
    }
}

/// UTF-16 or UTF-32 without a mark, from the nulls beside the first character of markup or JSON.
pub(super) fn wide(bytes: &[u8]) -> Option<Charset> {
    match *bytes.first_chunk()? {
        [0, 0, 0, x] if opens(x) => Some(Charset::Utf32(Some(Order::Big))),
        [x, 0, 0, 0] if opens(x) => Some(Charset::Utf32(Some(Order::Little))),
        [0, x, 0, y] if opens(x) && y != 0 => Some(Charset::Utf16(Some(Order::Big))),
        [x, 0, y, 0] if opens(x) && y != 0 => Some(Charset::Utf16(Some(Order::Little))),
        _ => None,
    }
}

/// The octet order of wide text that has no mark and was only called UTF-16 or UTF-32: spaces, digits and markup leave
/// their nulls at one end of each unit. `None` when there are next to none, that is, when the text is not wide at all.
pub(super) fn order(bytes: &[u8], unit: usize) -> Option<Order> {
    let (mut first, mut last, mut all) = (0, 0, 0);
    for unit in sample(bytes).chunks_exact(unit) {
        first += usize::from(unit.first() == Some(&0));
        last += usize::from(unit.last() == Some(&0));
        all += 1;
    }
    match first + last {
        nulls if nulls == 0 || nulls * 16 < all => None,
        _ if last > first => Some(Order::Little),
        _ => Some(Order::Big),
    }
}

/// Whether a document begins with `<?xml` in EBCDIC, after white space.
pub(super) fn ebcdic_xml(bytes: &[u8]) -> bool {
    let blank = |byte: &&u8| matches!(**byte, 0x40 | 0x15 | 0x25 | 0x0D | 0x05);
    let start = bytes.iter().take(SAMPLE).take_while(blank).count();
    bytes.get(start..).is_some_and(|rest| rest.starts_with(&[0x4C, 0x6F, 0xA7, 0x94, 0x93]))
}

/// Whether text that is called EBCDIC can be: it has EBCDIC's space, and ASCII's is a control code there.
pub(super) fn looks_ebcdic(bytes: &[u8]) -> bool {
    let sample = sample(bytes);
    sample.contains(&0x40) && !sample.contains(&0x20) && !sample.contains(&0x0A)
}

/// Whether markup or JSON follows, for which UTF-8 is the default (XML 1.0 section 4.3.3, RFC 8259 section 8.1).
pub(super) fn defaults_to_utf8(bytes: &[u8]) -> bool {
    matches!(bytes.trim_ascii_start().first(), Some(b'<' | b'{' | b'['))
}

/// Whether a wire's control octets frame what is there: a start of text behind a start of heading, and no markup.
pub(super) fn is_framed(bytes: &[u8]) -> bool {
    let heading = bytes.iter().take(FRAMED).position(|byte| *byte == 0x01);
    let text = heading.and_then(|at| bytes.get(at..)).is_some_and(|rest| rest.iter().take(SAMPLE).any(|b| *b == 0x02));
    text && !defaults_to_utf8(bytes)
}

/// Garbage may stand before the first frame.
const FRAMED: usize = 1 << 16;

fn sample(bytes: &[u8]) -> &[u8] {
    bytes.get(..SAMPLE).unwrap_or(bytes)
}

fn opens(byte: u8) -> bool {
    matches!(byte, b'<' | b'{' | b'[' | b' ' | b'\t' | b'\r' | b'\n')
}
