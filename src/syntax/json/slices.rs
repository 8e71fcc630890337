//! Where the members of a JSON object and the items of an array begin and end, found without reading them.
//!
//! Brackets are counted and strings skipped, so that a value that is not JSON costs itself and a document that was cut
//! off still gives its whole items. Nothing is recursive.

use std::ops::Range;

use super::brackets::end_of_brackets;
use crate::text::next_of;

/// A walk over the members of an object or the items of an array.
#[derive(Clone)]
pub struct Slices<'s> {
    text: &'s str,
    at: usize,
    first: bool,
    odd: Option<usize>,
    /// How many brackets open in the value that was found last.
    opened: usize,
    /// The member of which the value is not looked at.
    apart: Option<&'static str>,
}

/// A member of an object: its key as written, and where its value stands.
pub struct Member<'s> {
    /// The key without its quotes.
    pub key: &'s str,
    /// Where the key stands, with its quotes.
    pub name: Range<usize>,
    /// Where the value stands.
    pub value: Range<usize>,
    /// Whether it may hold an escape: not where no backslash was seen in its value and in its key.
    pub escapes: bool,
}

/// One step of the walk.
pub enum Step<T> {
    /// The next member or item.
    Found(T),
    /// The closing bracket.
    End,
    /// The text ended before that.
    Truncated,
}

impl<'s> Slices<'s> {
    /// The members of the object at `at`.
    pub fn object(text: &'s str, at: usize) -> Option<Self> {
        Self::begin(text, at, b'{')
    }
    /// The items of the array at `at`.
    pub fn array(text: &'s str, at: usize) -> Option<Self> {
        Self::begin(text, at, b'[')
    }
    fn begin(text: &'s str, at: usize, bracket: u8) -> Option<Self> {
        let at = skip_space(text.as_bytes(), at);
        (text.as_bytes().get(at) == Some(&bracket)).then_some(Self {
            text,
            at: at + 1,
            first: true,
            odd: None,
            opened: 0,
            apart: None,
        })
    }
    /// Gives the member `key` without looking for the end of its value: it is empty, and stands where the value begins.
    /// Who asks for it says where the walk goes on ([`Self::resume`], [`Self::pass`]).
    #[must_use]
    pub fn apart(mut self, key: &'static str) -> Self {
        self.apart = Some(key);
        self
    }
    /// Goes on at `at`, behind the value that was given apart.
    pub fn resume(&mut self, at: usize) {
        self.at = at;
    }
    /// Goes on behind the value at `start`, which was given apart, and says where it stands: to the end of the text when
    /// it is cut off, for what is whole in it is still to be had.
    pub fn pass(&mut self, start: usize) -> Range<usize> {
        self.at = end_of_value(self.text.as_bytes(), start).unwrap_or(self.text.len());
        start..self.at
    }
    /// How many brackets open in the item that [`value`](Self::value) gave last, with its own.
    pub fn opened(&self) -> usize {
        self.opened
    }
    /// Where the walk stands.
    pub fn position(&self) -> usize {
        self.at
    }
    /// The first place, once, at which a comma or a colon was missing or one too many.
    pub fn take_odd(&mut self) -> Option<usize> {
        self.odd.take()
    }
    /// The next member of an object. A value that is cut off is not given.
    pub fn member(&mut self) -> Step<Member<'s>> {
        match self.usual_member() {
            Some(member) => Step::Found(member),
            None => self.unusual_member(),
        }
    }
    /// The next member where it is none of the usual ones, or where there is none.
    pub(super) fn unusual_member(&mut self) -> Step<Member<'s>> {
        loop {
            let key = match self.value() {
                Step::Found(key) => key,
                Step::End => return Step::End,
                Step::Truncated => return Step::Truncated,
            };
            self.at = skip_space(self.text.as_bytes(), self.at);
            if self.text.as_bytes().get(self.at) != Some(&b':') {
                self.note(key.start);
                self.first = true;
                continue;
            }
            let start = skip_space(self.text.as_bytes(), self.at + 1);
            let name = key.clone();
            let key = self.text.get(key).unwrap_or_default();
            let key = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or(key);
            if self.apart == Some(key) {
                self.at = start;
                return Step::Found(Member { key, name, value: start..start, escapes: true });
            }
            return match end_of_value(self.text.as_bytes(), start) {
                Some(end) => {
                    self.at = end;
                    Step::Found(Member { key, name, value: start..end, escapes: true })
                }
                None => Step::Truncated,
            };
        }
    }
    /// The next member when it is written as nearly all are: a string, a colon and a whole value, behind one comma if it is
    /// not the first. Otherwise the walk stands where it stood.
    #[inline(always)]
    pub(super) fn usual_member(&mut self) -> Option<Member<'s>> {
        let bytes = self.text.as_bytes();
        let mut at = skip_space(bytes, self.at);
        if !self.first {
            at = skip_space(bytes, behind(bytes, at, b',')?);
        }
        let key_end = end_of_string(bytes, behind(bytes, at, b'"')?)?;
        let name = at..key_end.at;
        let start = skip_space(bytes, behind(bytes, skip_space(bytes, name.end), b':')?);
        let key = self.text.get(name.start + 1..name.end - 1)?;
        let End { at: end, escapes, .. } = match (self.apart, bytes.get(start)?) {
            (Some(apart), _) if apart == key => End { at: start, escapes: true, opened: 0 },
            // Most are strings, and this is where they are read.
            (_, b'"') => end_of_string(bytes, start + 1)?,
            _ => end_of(bytes, start)?,
        };
        (self.first, self.at) = (false, end);
        Some(Member { key, name, value: start..end, escapes: escapes || key_end.escapes })
    }
    /// The next item of an array (or key of an object).
    pub fn value(&mut self) -> Step<Range<usize>> {
        let bytes = self.text.as_bytes();
        let mut commas = 0;
        loop {
            self.at = skip_space(bytes, self.at);
            match bytes.get(self.at) {
                None => return Step::Truncated,
                Some(b',') => commas += 1,
                Some(b']' | b'}') => {
                    if commas > 0 {
                        self.note(self.at);
                    }
                    self.at += 1;
                    return Step::End;
                }
                Some(b':') => self.note(self.at),
                Some(_) => break,
            }
            self.at += 1;
        }
        if commas != usize::from(!self.first) {
            self.note(self.at);
        }
        self.first = false;
        let Some(end) = end_of(bytes, self.at) else { return Step::Truncated };
        let found = self.at..end.at;
        (self.at, self.opened) = (end.at, end.opened);
        Step::Found(found)
    }
    fn note(&mut self, at: usize) {
        self.odd.get_or_insert(at);
    }
}

/// The first place from `at` that is not white space (RFC 8259, 2).
#[inline]
pub fn skip_space(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(byte) if *byte > b' ' => at,
        _ => behind_space(bytes, at),
    }
}

fn behind_space(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\n' | b'\r')).unwrap_or(rest.len())
}

/// The place behind `at`, if this byte stands there.
#[inline]
fn behind(bytes: &[u8], at: usize, byte: u8) -> Option<usize> {
    (bytes.get(at) == Some(&byte)).then_some(at + 1)
}

/// Where a value ends, whether it may hold an escape, and how many brackets open in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct End {
    pub at: usize,
    pub escapes: bool,
    pub opened: usize,
}

/// The end of the value that begins at `at`; `None` when the text ends in it.
pub fn end_of_value(bytes: &[u8], at: usize) -> Option<usize> {
    end_of(bytes, at).map(|end| end.at)
}

#[inline]
fn end_of(bytes: &[u8], at: usize) -> Option<End> {
    match bytes.get(at)? {
        b'"' => end_of_string(bytes, at + 1),
        b'{' | b'[' => end_of_brackets(bytes, at),
        _ => {
            let rest = bytes.get(at + 1..)?;
            let length =
                rest.iter().position(|b| matches!(b, b',' | b']' | b'}' | b':' | b' ' | b'\t' | b'\n' | b'\r'));
            let end = at + 1 + length?;
            Some(End { at: end, escapes: bytes.get(at..end)?.contains(&b'\\'), opened: 0 })
        }
    }
}

/// The end of a string, behind its quotation mark; `at` is behind the first one.
#[inline(always)]
pub(super) fn end_of_string(bytes: &[u8], mut at: usize) -> Option<End> {
    let mut escapes = false;
    loop {
        at = next_of(bytes, at, [b'"', b'\\'])?;
        if bytes.get(at)? == &b'"' {
            return Some(End { at: at + 1, escapes, opened: 0 });
        }
        (at, escapes) = (at + 2, true);
    }
}

/// What a value holds, as far as it decides how much reading it costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// How deep brackets nest.
    pub depth: u32,
    /// How many objects and items of lists there are; an empty list counts as one.
    pub values: usize,
    /// How many objects are items of a list that is called `associations`.
    pub associations: usize,
}

impl Census {
    /// Counts over a value, which is not read; nothing below `deepest` is counted.
    pub fn of(value: &str, deepest: u32) -> Self {
        let bytes = value.as_bytes();
        let (mut at, mut depth, mut census) = (0_usize, 0_u32, Self::default());
        // A bit for each bracket that is open: whether it is that of a list, and of a list of associations.
        let (mut lists, mut associations, mut named) = (0_u64, 0_u64, false);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => {
                    let Some(End { at: end, .. }) = end_of_string(bytes, at + 1) else { break };
                    named = bytes.get(at..end) == Some(b"\"associations\"");
                    at = end;
                    continue;
                }
                b'{' | b'[' => {
                    census.values += usize::from(*byte == b'[' || lists & 1 == 0);
                    census.associations += usize::from(*byte == b'{' && associations & 1 == 1);
                    lists = lists << 1 | u64::from(*byte == b'[');
                    associations = associations << 1 | u64::from(*byte == b'[' && named);
                    (depth, named) = (depth + 1, false);
                }
                b'}' | b']' => (depth, lists, associations) = (depth.saturating_sub(1), lists >> 1, associations >> 1),
                b',' => census.values += usize::from(lists & 1 == 1),
                _ => {}
            }
            census.depth = census.depth.max(depth);
            if depth > deepest {
                break;
            }
            at += 1;
        }
        census
    }
}
