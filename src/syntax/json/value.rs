//! A value where it stands: its kind, its words, its members and items.

use std::borrow::Cow;

use super::{Member, Slices, Step};
use crate::diag::Span;

/// What a value is, told by its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `"..."`.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// `null`.
    Null,
    /// `{...}`.
    Object,
    /// `[...]`.
    Array,
    /// Nothing that JSON knows.
    Odd,
}

/// A value as it is written, and where.
#[derive(Clone, Copy, Debug)]
pub struct Value<'s> {
    /// The characters.
    pub raw: &'s str,
    /// Where the first of them stands in the document.
    pub at: usize,
    /// Whether it may hold an escape: not where it is known to be without one.
    escapes: bool,
}

impl<'s> Value<'s> {
    /// The value that stands in `text` at `range`.
    pub fn new(text: &'s str, range: std::ops::Range<usize>) -> Self {
        Self { at: range.start, raw: text.get(range).unwrap_or_default(), escapes: true }
    }

    /// A value that stands in no document, or at a place of another: `at` is its place.
    pub fn at(raw: &'s str, at: usize) -> Self {
        Self { raw, at, escapes: true }
    }

    /// Whether an escape may stand in it or in its key: not in a member that is known to be without one.
    pub fn may_hold_escapes(self) -> bool {
        self.escapes
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        match self.raw.as_bytes().first() {
            Some(b'"') => Kind::String,
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            _ => match self.raw {
                "null" => Kind::Null,
                "true" | "false" => Kind::Flag,
                _ => Kind::Odd,
            },
        }
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        Span::new(self.at, self.at + self.raw.len())
    }

    /// Where its words stand: between the quotes of a string.
    pub fn inside(self) -> Span {
        match self.kind() {
            Kind::String => Span::new(self.at + 1, (self.at + self.raw.len()).saturating_sub(1)),
            _ => self.span(),
        }
    }

    /// The characters of a string; of another value, how it is written.
    #[inline]
    pub fn string(self) -> Cow<'s, str> {
        let Some(inside) = self.raw.strip_prefix('"') else { return Cow::Borrowed(self.raw) };
        let inside = inside.strip_suffix('"').unwrap_or(inside);
        if self.escapes { unescaped(inside) } else { Cow::Borrowed(inside) }
    }

    /// The members of an object; of another value, none.
    pub fn members(self) -> Members<'s> {
        Members { walk: Slices::object(self.raw, 0), of: self, odd: None }
    }

    /// The items of an array; of another value, none.
    pub fn items(self) -> Items<'s> {
        Items { walk: Slices::array(self.raw, 0), of: self, odd: None }
    }

    /// Takes the members of an object, and says where a comma or a colon was missing or one too many. What is read most is read so:
    /// a member that is handed on by an iterator goes through memory, and who takes it waits for that.
    #[inline(always)]
    pub fn each_member(self, mut take: impl FnMut(&'s str, Self)) -> Option<usize> {
        let mut members = self.members();
        while let Some(walk) = &mut members.walk {
            let usual = walk.usual_member().map(|member| members.member(member));
            let Some((key, value)) = usual.or_else(|| members.unusual()) else { break };
            take(key, value);
        }
        members.odd
    }
}

/// The members of an object, one by one.
pub struct Members<'s> {
    walk: Option<Slices<'s>>,
    of: Value<'s>,
    odd: Option<usize>,
}

impl<'s> Members<'s> {
    /// Where a comma or a colon was missing or one too many; known behind the last member.
    pub fn odd(&self) -> Option<usize> {
        self.odd
    }
    #[inline(always)]
    fn member(&self, member: Member<'s>) -> (&'s str, Value<'s>) {
        let Member { key, value, escapes, .. } = member;
        let at = self.of.at + value.start;
        (key, Value { raw: self.of.raw.get(value).unwrap_or_default(), at, escapes })
    }
    /// The next member where it is not written as nearly all are.
    #[inline(never)]
    fn unusual(&mut self) -> Option<(&'s str, Value<'s>)> {
        let walk = self.walk.as_mut()?;
        let step = walk.unusual_member();
        self.odd = self.odd.or(walk.take_odd().map(|at| self.of.at + at));
        let Step::Found(member) = step else { return None };
        Some(self.member(member))
    }
}

impl<'s> Iterator for Members<'s> {
    type Item = (&'s str, Value<'s>);
    fn next(&mut self) -> Option<Self::Item> {
        match self.walk.as_mut()?.usual_member() {
            Some(member) => Some(self.member(member)),
            None => self.unusual(),
        }
    }
}

/// The items of an array, one by one.
pub struct Items<'s> {
    walk: Option<Slices<'s>>,
    of: Value<'s>,
    odd: Option<usize>,
}

impl Items<'_> {
    /// Where a comma was missing or one too many; known behind the last item.
    pub fn odd(&self) -> Option<usize> {
        self.odd
    }
}

impl<'s> Iterator for Items<'s> {
    type Item = Value<'s>;
    fn next(&mut self) -> Option<Self::Item> {
        let walk = self.walk.as_mut()?;
        let step = walk.value();
        self.odd = self.odd.or(walk.take_odd().map(|at| self.of.at + at));
        let Step::Found(range) = step else { return None };
        let at = self.of.at + range.start;
        Some(Value { raw: self.of.raw.get(range).unwrap_or_default(), at, escapes: self.of.escapes })
    }
}

/// The characters that the inside of a string stands for (RFC 8259, 7). An escape that means none stays as it is
/// written; half of a surrogate pair becomes U+FFFD.
fn unescaped(inside: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'\\', inside.as_bytes()) else { return Cow::Borrowed(inside) };
    let mut out = String::with_capacity(inside.len());
    let (mut rest, mut at) = (inside, first);
    loop {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let (char, length) = escaped(escape);
        match char {
            Some(char) => out.push(char),
            None => out.push_str(escape.get(..length).unwrap_or_default()),
        }
        rest = escape.get(length..).unwrap_or_default();
        match memchr::memchr(b'\\', rest.as_bytes()) {
            Some(next) => at = next,
            None => {
                out.push_str(rest);
                return Cow::Owned(out);
            }
        }
    }
}

/// The character that the escape at the beginning of `text` stands for, and its length.
fn escaped(text: &str) -> (Option<char>, usize) {
    let char = match text.as_bytes().get(1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return coded(text),
        _ => return (None, 1),
    };
    (Some(char), 2)
}

/// `\uXXXX`, or two of them that are a surrogate pair.
fn coded(text: &str) -> (Option<char>, usize) {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        let hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
        hex.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    };
    let Some(first) = unit(0) else { return (None, 2) };
    if let Some(char) = char::from_u32(first) {
        return (Some(char), 6);
    }
    let pair = unit(6).filter(|second| (0xD800..0xDC00).contains(&first) && (0xDC00..0xE000).contains(second));
    match pair.and_then(|second| char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))) {
        Some(char) => (Some(char), 12),
        None => (Some(char::REPLACEMENT_CHARACTER), 6),
    }
}

/// A value without the white space between its parts.
pub fn compact(raw: &str) -> String {
    let bytes = raw.as_bytes();
    let mut out = String::with_capacity(raw.len());
    let (mut from, mut at, mut string) = (0, 0, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => string = !string,
            b'\\' if string => at += 1,
            b' ' | b'\t' | b'\n' | b'\r' if !string => {
                out.push_str(raw.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    out.push_str(raw.get(from..).unwrap_or_default());
    out
}

/// Whether words are a number as JSON writes it, and none below zero.
pub fn is_number(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_digit()) && serde_json::from_str::<serde_json::Number>(words).is_ok()
}

/// Where a text breaks the grammar of JSON (RFC 8259, 2), and how, if it does. Nothing is kept of its values.
pub fn fault(text: &str) -> Option<(usize, String)> {
    let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err()?;
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    // The column counts the bytes of the line up to the one that has no place, which is counted too.
    let at = text.floor_char_boundary((before + error.column().saturating_sub(1)).min(text.len()));
    let words = error.to_string();
    Some((at, words.split(" at line ").next().unwrap_or_default().to_owned()))
}

/// Whether a text is one JSON value and nothing else.
pub fn is_json(raw: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(raw).is_ok()
}
