//! Escaping (XML 1.0, 2.4 and 3.3.3), so that what is read back is what was written.
//!
//! Characters that XML forbids are left out and counted. A carriage return stands as `&#13;`, in attributes line feed
//! and tab stand as references too.

use crate::text::{LANES, each_byte};

/// Writes `text` as character data; how many characters had to be left out.
pub fn escape_text(out: &mut String, text: &str) -> usize {
    escape::<TEXT>(out, text)
}

/// Writes `text` as the inside of a quoted attribute value; how many characters had to be left out.
pub fn escape_attribute(out: &mut String, text: &str) -> usize {
    escape::<{ TEXT | QUOTED }>(out, text)
}

/// The same between apostrophes.
pub fn escape_apostrophed(out: &mut String, text: &str) -> usize {
    escape::<{ TEXT | APOSTROPHED }>(out, text)
}

/// Whether `text` is character data as it is.
pub(super) fn stands_as_text(text: &str) -> bool {
    next_special::<TEXT>(text.as_bytes(), 0).is_none()
}

/// What text cannot hold as it is, and beyond that what a value between quotation marks or between apostrophes cannot.
const TEXT: u8 = 1;
const QUOTED: u8 = 2;
const APOSTROPHED: u8 = 4;

/// For whom a byte is special. 0xEF begins U+FFFE and U+FFFF.
static SPECIAL: [u8; 256] = each_byte!(b => special(b));

const fn special(b: u8) -> u8 {
    let line = (b == b'\t') | (b == b'\n');
    let text = ((b < 0x20) & !line) | (b == b'&') | (b == b'<') | (b == b'>') | (b == 0xef);
    (text as u8 * TEXT) | ((line | (b == b'"')) as u8 * QUOTED) | ((line | (b == b'\'')) as u8 * APOSTROPHED)
}

/// Bytes that are looked at together, without a branch, so that the compiler turns it into vector instructions: many while
/// they last, then few.
const BLOCK: usize = 64;

/// Whether a byte is one that `MASK` is about.
fn any<const MASK: u8, const N: usize>(block: &[u8; N]) -> bool {
    block.iter().fold(0, |all, byte| all | special(*byte) & MASK) != 0
}

/// Whether a byte is one with which a character begins that XML forbids, or a carriage return.
pub(super) fn may_hold_forbidden(bytes: &[u8]) -> bool {
    let forbidden = |b: &u8| ((*b < 0x20) & (*b != b'\t') & (*b != b'\n')) | (*b == 0xef);
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | forbidden(byte));
    blocks.iter().any(|block| any(block)) || any(rest)
}

/// The next byte that `MASK` is about.
fn next_special<const MASK: u8>(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let (blocks, tail) = rest.as_chunks::<BLOCK>();
    let whole = blocks.iter().position(any::<MASK, BLOCK>);
    let from_block = whole.map_or(rest.len() - tail.len(), |block| block * BLOCK);
    let (chunks, last) = rest.get(from_block..)?.as_chunks::<LANES>();
    let plain = match chunks.iter().position(any::<MASK, LANES>) {
        Some(chunk) => from_block + chunk * LANES,
        // What is left is looked at with the bytes before it.
        None if rest.last_chunk().is_some_and(|last| !any::<MASK, LANES>(last)) => return None,
        None => rest.len() - last.len(),
    };
    let found = rest.get(plain..)?.iter().position(|b| SPECIAL[usize::from(*b)] & MASK != 0);
    found.map(|n| from + plain + n)
}

/// Bytes from which on it is counted first what a text becomes, so that a buffer need not grow, and be held twice; and
/// room for what is written behind it.
const LARGE: usize = 1 << 20;

/// At most how many bytes a text becomes.
fn escaped_length(bytes: &[u8], mask: u8) -> usize {
    let length = |byte: &u8| match byte {
        b if SPECIAL[usize::from(*b)] & mask == 0 => 1,
        b'&' | b'\r' | b'\n' | b'\t' => 5,
        b'<' | b'>' => 4,
        b'"' | b'\'' => 6,
        _ => 1,
    };
    bytes.iter().map(length).sum()
}

fn escape<const MASK: u8>(out: &mut String, text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut from, mut at, mut dropped) = (0, 0, 0);
    out.reserve(if text.len() < LARGE { text.len() } else { escaped_length(bytes, MASK) + LARGE });
    while let Some(found) = next_special::<MASK>(bytes, at) {
        at = found;
        let (written, length) = match bytes.get(at..).unwrap_or_default() {
            [b'&', ..] => ("&amp;", 1),
            [b'<', ..] => ("&lt;", 1),
            [b'>', ..] => ("&gt;", 1),
            [b'"', ..] => ("&quot;", 1),
            [b'\'', ..] => ("&apos;", 1),
            [b'\r', ..] => ("&#13;", 1),
            [b'\n', ..] => ("&#10;", 1),
            [b'\t', ..] => ("&#9;", 1),
            [0xef, 0xbf, 0xbe | 0xbf, ..] => ("", 3),
            [0xef, ..] => {
                at += 1;
                continue;
            }
            _ => ("", 1),
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(written);
        dropped += usize::from(written.is_empty());
        at += length;
        from = at;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    dropped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> (String, usize) {
        let mut out = String::new();
        let dropped = escape_text(&mut out, s);
        (out, dropped)
    }

    #[test]
    fn text_is_escaped_once() {
        assert_eq!(text("Fish & <chips> \"x\"\n\t]]>\r"), ("Fish &amp; &lt;chips&gt; \"x\"\n\t]]&gt;&#13;".into(), 0));
        assert_eq!(text("a\u{0}b\u{1f}c\u{fffe}d\u{ffff}，"), ("abcd，".into(), 4));
        assert_eq!(text("plain ] text"), ("plain ] text".into(), 0));
        // Wherever a block begins and ends.
        for before in 0..40 {
            for behind in 0..40 {
                let (before, behind) = ("a".repeat(before), "b".repeat(behind));
                assert_eq!(text(&format!("{before}&{behind}")).0, format!("{before}&amp;{behind}"));
            }
        }
    }

    #[test]
    fn values_keep_their_white_space() {
        let mut out = String::new();
        assert_eq!(escape_attribute(&mut out, "a\"b'\n\t\r<&>\u{b}"), 1);
        assert_eq!(out, "a&quot;b'&#10;&#9;&#13;&lt;&amp;&gt;");
        out.clear();
        assert_eq!(escape_apostrophed(&mut out, "{\"a\":\"it's\\t<&>\u{b}\n\"}"), 1);
        assert_eq!(out, "{\"a\":\"it&apos;s\\t&lt;&amp;&gt;&#10;\"}");
    }
}
