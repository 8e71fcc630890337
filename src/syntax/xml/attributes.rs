//! The attributes of a start tag (XML 1.0, 3.1), as they stand in the text.
//!
//! The same steps are taken when a tag is read and when an attribute is looked up in it, so both see the same.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::chars::{is_space, name_end, space_end};
use super::places::Places;
use super::repairs::{self, Repair};

/// What comes next inside a start tag.
#[derive(Debug)]
pub(super) enum Step {
    /// An attribute.
    Attribute(Raw),
    /// Bytes that belong to no attribute; reading goes on behind them.
    Stray(usize),
    /// The tag closes, as `>` or `/>`; the offset is behind it.
    Close { end: usize, empty: bool },
    /// The tag has no `>`: another begins here, or the text ends.
    Open(usize),
}

/// One attribute as it stands.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// Its name.
    pub(super) name: Range<usize>,
    /// Its value without quotes; empty behind the name when it has none.
    pub(super) value: Range<usize>,
    /// Where the next begins.
    pub(super) next: usize,
    /// What was mended.
    pub(super) flaw: Option<&'static Repair>,
}

/// The step at `at`.
pub(super) fn step(bytes: &[u8], at: usize) -> Step {
    let at = space_end(bytes, at);
    match bytes.get(at) {
        None | Some(b'<') => Step::Open(at),
        Some(b'>') => Step::Close { end: at + 1, empty: false },
        Some(b'/') if bytes.get(at + 1) == Some(&b'>') => Step::Close { end: at + 2, empty: true },
        Some(_) => {
            let end = attribute_name_end(bytes, at);
            if end == at { Step::Stray(at + 1) } else { Step::Attribute(attribute(bytes, at..end)) }
        }
    }
}

/// Names are taken as they come: everything up to what ends one.
fn attribute_name_end(bytes: &[u8], at: usize) -> usize {
    let mut end = name_end(bytes, at);
    while bytes.get(end).is_some_and(|b| !is_space(*b) && !matches!(b, b'=' | b'>' | b'/' | b'<' | b'"' | b'\'')) {
        end += 1;
    }
    end
}

fn attribute(bytes: &[u8], name: Range<usize>) -> Raw {
    let equals = space_end(bytes, name.end);
    if bytes.get(equals) != Some(&b'=') {
        let (value, next) = (name.end..name.end, name.end);
        return Raw { name, value, next, flaw: Some(&repairs::ATTRIBUTE_WITHOUT_VALUE) };
    }
    let from = space_end(bytes, equals + 1);
    match bytes.get(from) {
        Some(quote @ (b'"' | b'\'')) => quoted(bytes, name, from + 1, *quote),
        _ => {
            let rest = bytes.get(from..).unwrap_or_default();
            let end = rest.iter().position(|b| is_space(*b) || matches!(b, b'>' | b'<'));
            let end = before_slash(bytes, from, end.map_or(bytes.len(), |n| from + n));
            Raw { name, value: from..end, next: end, flaw: Some(&repairs::UNQUOTED_ATTRIBUTE) }
        }
    }
}

/// A quoted value from `from`. A quote that is never closed, or is closed by the opening quote of a later tag, ends
/// with its own tag.
fn quoted(bytes: &[u8], name: Range<usize>, from: usize, quote: u8) -> Raw {
    let rest = bytes.get(from..).unwrap_or_default();
    let close = memchr(quote, rest);
    let inside = close.and_then(|n| rest.get(..n)).unwrap_or_default();
    let markup = memchr(b'<', inside).is_some();
    let delimited =
        |n: usize| rest.get(n + 1).is_none_or(|b| is_space(*b) || matches!(b, b'>' | b'/')) && !inside.ends_with(b"=");
    match close {
        Some(n) if !markup || delimited(n) => {
            let flaw = markup.then_some(&repairs::ATTRIBUTE_LESS_THAN);
            Raw { name, value: from..from + n, next: from + n + 1, flaw }
        }
        _ => unclosed(bytes, Raw { name, value: from..from, next: from, flaw: None }),
    }
}

/// The attribute `raw` as one whose quote is never closed: its value ends with its own tag.
pub(super) fn unclosed(bytes: &[u8], raw: Raw) -> Raw {
    let from = raw.value.start;
    let rest = bytes.get(from..).unwrap_or_default();
    let end = memchr2(b'>', b'<', rest).map_or(bytes.len(), |n| from + n);
    let end = before_slash(bytes, from, end);
    Raw { value: from..end, next: end, flaw: Some(&repairs::UNCLOSED_QUOTE), ..raw }
}

/// Leaves the `/` of `/>` to the tag.
fn before_slash(bytes: &[u8], from: usize, end: usize) -> usize {
    let slash = end > from && bytes.get(end) == Some(&b'>') && bytes.get(end - 1) == Some(&b'/');
    end - usize::from(slash)
}

/// The attributes between a tag's name and its end, without what is stray.
#[derive(Clone, Debug)]
pub(super) struct Attributes<'s> {
    text: &'s str,
    at: usize,
    /// Where they stand, if that is known; then `at` counts them.
    places: Option<Places>,
}

impl<'s> Attributes<'s> {
    /// `text` is the part of the tag behind its name; of a plain tag the places are known.
    pub(super) fn new(text: &'s str, places: Option<Places>) -> Self {
        Self { text, at: 0, places }
    }
    /// The name of `raw`.
    pub(super) fn name(&self, raw: &Raw) -> &'s str {
        self.text.get(raw.name.clone()).unwrap_or_default()
    }
    /// The value of `raw`, as it stands.
    pub(super) fn value(&self, raw: &Raw) -> &'s str {
        self.text.get(raw.value.clone()).unwrap_or_default()
    }
}

impl Iterator for Attributes<'_> {
    type Item = Raw;

    fn next(&mut self) -> Option<Raw> {
        if let Some(places) = &self.places {
            self.at += 1;
            return places.raw(self.at - 1);
        }
        loop {
            match step(self.text.as_bytes(), self.at) {
                Step::Attribute(raw) => {
                    self.at = raw.next;
                    return Some(raw);
                }
                Step::Stray(next) => self.at = next,
                Step::Close { .. } | Step::Open(_) => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(&str, &str, Option<&'static str>)> {
        let list = Attributes::new(text, None);
        list.clone().map(|raw| (list.name(&raw), list.value(&raw), raw.flaw.map(|f| f.id))).collect()
    }

    #[test]
    fn well_formed() {
        assert_eq!(all(" a='1' b = \"2>'\" c:d=''"), [("a", "1", None), ("b", "2>'", None), ("c:d", "", None)]);
    }

    #[test]
    fn repaired() {
        let unquoted = Some("xml/unquoted-attribute");
        assert_eq!(all(" a=1 b=/x/y"), [("a", "1", unquoted), ("b", "/x/y", unquoted)]);
        assert_eq!(all(" a=/x/>"), [("a", "/x", unquoted)]);
        assert_eq!(all(" disabled b='2'"), [("disabled", "", Some("xml/attribute-without-value")), ("b", "2", None)]);
        assert_eq!(all(" a='1'b='2'\"\" c='3'"), [("a", "1", None), ("b", "2", None), ("c", "3", None)]);
        assert_eq!(all(" a='x < y'"), [("a", "x < y", Some("xml/less-than-in-attribute"))]);
    }

    #[test]
    fn an_open_quote_ends_with_its_tag() {
        let unclosed = Some("xml/unclosed-quote");
        assert_eq!(all(" a=\"x/><b c=\"d\">"), [("a", "x", unclosed)]);
        assert_eq!(all(" a='x"), [("a", "x", unclosed)]);
        assert_eq!(all(" a='x<b>"), [("a", "x", unclosed)]);
    }
}
