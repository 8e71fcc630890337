//! An element as most kept ones are: a name, the declaration of its namespace, words, and nothing that would have to be
//! escaped. It is told from its text alone, at a fraction of what a cursor costs.

use super::bindings::{XML, XMLNS};
use super::tag::split;
use crate::text::{each_byte, is_plain, next_of};

/// Such an element, as [`Cursor::whole`](super::Cursor::whole) writes it: `<prefix:name xmlns:prefix="uri">words</prefix:name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worded<'a> {
    /// The name of its namespace.
    pub uri: &'a str,
    /// Its local name.
    pub name: &'a str,
    /// What it holds, white space at the edges too.
    pub words: &'a str,
}

/// Bytes of a name and of a namespace name; longer ones are limited elsewhere.
const LONGEST: usize = 200;

impl<'a> Worded<'a> {
    /// The element that `raw` is; `None` for what may be more than that, or may need repair.
    pub fn of(raw: &'a str) -> Option<Self> {
        let (qualified, rest) = qualified(raw.strip_prefix('<')?);
        let (prefix, name) = split(qualified);
        if !begins_usual(name) || name.contains(':') || !(qualified == name || begins_usual(prefix)) {
            return None;
        }
        let rest = rest.strip_prefix(" xmlns")?;
        let rest = if prefix.is_empty() { rest } else { rest.strip_prefix(':')?.strip_prefix(prefix)? };
        let rest = rest.strip_prefix("=\"")?;
        let (uri, rest) = rest.split_at_checked(next_of(rest.as_bytes(), 0, *b"\"<>&")?)?;
        let words = rest.strip_prefix("\">")?.strip_suffix('>')?.strip_suffix(qualified)?.strip_suffix("</")?;
        let reserved = uri.is_empty() || uri.len() > LONGEST || uri == XML || uri == XMLNS;
        (!reserved
            && uri.bytes().fold(true, |all, b| all & matches!(b, b' '..=b'~'))
            && !words.is_empty()
            && are_bare(words))
        .then_some(Self { uri, name, words })
    }
}

/// The name a text begins with, with its prefix, and the rest of it.
fn qualified(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|b| !NAMED[usize::from(b)]).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or_default()
}

/// Bytes of a name, with its prefix.
static NAMED: [bool; 256] = each_byte!(b => b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'));

/// Whether there is nothing in words that would have to be escaped, or is not plain.
fn are_bare(words: &str) -> bool {
    // All of them are looked at whatever is found, which the compiler does many at a time.
    let (marked, printed) = words.bytes().fold((false, true), |(marked, printed), b| {
        (marked | matches!(b, b'<' | b'>' | b'&'), printed & (matches!(b, b' '..=b'~') | matches!(b, b'\t' | b'\n')))
    });
    !marked && (printed || is_plain(words))
}

/// Whether a part of a name needs no second look: letters, digits and hyphens, and nothing that XML keeps for itself.
pub(super) fn is_usual(part: &str) -> bool {
    begins_usual(part) && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// The same of one that consists of such characters.
fn begins_usual(part: &str) -> bool {
    let bytes = part.as_bytes();
    let reserved = bytes.get(..3).is_some_and(|head| head.eq_ignore_ascii_case(b"xml"));
    bytes.first().is_some_and(u8::is_ascii_alphabetic) && bytes.len() <= LONGEST && !reserved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Report;
    use crate::syntax::xml::{Cursor, Limits};

    /// What a cursor sees: namespace, name, words; where the element is as it would be written, and all there is.
    fn by_cursor(raw: &str) -> Option<(String, String, String)> {
        let (mut cursor, mut report) = (Cursor::new(raw, &[], Limits::default()), Report::default());
        let tag = cursor.root(&mut report)?;
        let whole = cursor.clone().whole(&tag, &mut report) == raw;
        let words = cursor.text(&tag, &mut report).into_owned();
        let same = whole && tag.start == 0 && cursor.position() == raw.len() && !report.malformed();
        same.then(|| (tag.uri.clone().into_owned(), tag.name.to_owned(), words))
    }

    #[test]
    fn it_is_what_a_cursor_sees() {
        for raw in [
            "<geo:lat xmlns:geo=\"http://www.w3.org/2003/01/geo/wgs84_pos#\">58.2</geo:lat>",
            "<t xmlns=\"urn:tide\"> high\nand Åland's \"low\" </t>",
            "<a-b_1:c xmlns:a-b_1=\"x y'\">;</a-b_1:c>",
        ] {
            let worded = Worded::of(raw).map(|w| (w.uri.to_owned(), w.name.to_owned(), w.words.to_owned()));
            assert!(worded.is_some(), "{raw}");
            assert_eq!(worded, by_cursor(raw), "{raw}");
        }
    }

    #[test]
    fn whatever_is_more_is_left_to_a_cursor() {
        for raw in [
            "",
            "<t>high</t>",
            "<t xmlns=\"urn:tide\"></t>",
            "<t xmlns=\"urn:tide\"/>",
            "<t xmlns=\"\">high</t>",
            "<t xmlns=\"urn:tide\" a=\"b\">high</t>",
            "<t xmlns=\"urn:tide\">a &amp; b</t>",
            "<t xmlns=\"urn:tide\"><b/></t>",
            "<t xmlns=\"urn:tide\">high]]></t>",
            "<t xmlns=\"urn:tide\">high</t>\n",
            "<t xmlns=\"urn:tide\">high</u></t>",
            "<t xmlns=\"urn:tide\">high</s:t>",
            "<s:t xmlns:u=\"urn:tide\">high</s:t>",
            "<s:t xmlns=\"urn:tide\">high</s:t>",
            "<s:t:u xmlns:s=\"urn:tide\">high</s:t:u>",
            "<:t xmlns=\"urn:tide\">high</:t>",
            "<xml:t xmlns:xml=\"urn:tide\">high</xml:t>",
            "<t xmlns=\"http://www.w3.org/2000/xmlns/\">high</t>",
            "<t xmlns=\"urn:\ttide\">high</t>",
            "<t xmlns=\"urn:tide\">\r</t>",
            "<t xmlns=\"urn:tide\">\u{7f}</t>",
            "<é xmlns=\"urn:tide\">high</é>",
        ] {
            assert_eq!(Worded::of(raw), None, "{raw}");
        }
    }
}
