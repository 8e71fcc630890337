//! Escaping (XML 1.0, 2.4 and 3.3.3), so that what is read back is what was written.
//!
//! Characters that XML forbids are left out and counted. A carriage return stands as `&#13;`, in attributes line feed
//! and tab stand as references too.

use super::chars::Traits;

/// Writes `text` as character data; how many characters had to be left out.
pub fn escape_text(out: &mut String, text: &str) -> usize {
    escape(out, text, false)
}

/// Writes `text` as the inside of a quoted attribute value; how many characters had to be left out.
pub fn escape_attribute(out: &mut String, text: &str) -> usize {
    escape(out, text, true)
}

/// Bytes that text and values cannot hold as they are; 0xEF begins U+FFFE and U+FFFF.
static SPECIAL: [bool; 256] = special_bytes();

const fn special_bytes() -> [bool; 256] {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = b < 0x20 || matches!(b as u8, b'&' | b'<' | b'>' | b'"' | 0xef);
        b += 1;
    }
    table
}

fn escape(out: &mut String, text: &str, attribute: bool) -> usize {
    let bytes = text.as_bytes();
    if !attribute && Traits::of(bytes).plain_text() && memchr::memchr3(b'<', b'>', 0xef, bytes).is_none() {
        out.push_str(text);
        return 0;
    }
    out.reserve(text.len());
    let (mut from, mut at, mut dropped) = (0, 0, 0);
    while let Some(n) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| SPECIAL[usize::from(*b)])) {
        at += n;
        let (written, length) = match bytes.get(at..).unwrap_or_default() {
            [b'&', ..] => ("&amp;", 1),
            [b'<', ..] => ("&lt;", 1),
            [b'>', ..] => ("&gt;", 1),
            [b'\r', ..] => ("&#13;", 1),
            [b'"', ..] if attribute => ("&quot;", 1),
            [b'\n', ..] if attribute => ("&#10;", 1),
            [b'\t', ..] if attribute => ("&#9;", 1),
            [0xef, 0xbf, 0xbe | 0xbf, ..] => ("", 3),
            [b'\n' | b'\t' | b'"' | 0xef, ..] => {
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
    }

    #[test]
    fn values_keep_their_white_space() {
        let mut out = String::new();
        assert_eq!(escape_attribute(&mut out, "a\"b'\n\t\r<&>\u{b}"), 1);
        assert_eq!(out, "a&quot;b'&#10;&#9;&#13;&lt;&amp;&gt;");
    }
}
