//! The steps that nearly every element of an item takes: tags as plain as they come, read without a detour. What is not
//! so plain is left to [`Cursor::step`](super::cursor::Cursor), with the same outcome.

use std::ops::Range;

use memchr::memchr;

use super::chars::{NameKinds, space_end};
use super::cursor::{Cursor, Open};
use super::places::{Place, Places};
use super::scan::Start;
use super::steps::Step;
use super::tag::Tag;
use crate::diag::Report;
use crate::text::{LANES, Lanes, same_short};

impl<'s> Cursor<'s> {
    /// Reads a start tag in an item that is read, if it is plain (see [`plain_attributes`]) and nothing around it may end
    /// before it.
    #[inline(always)]
    pub(super) fn plain_start(&mut self, report: &mut Report) -> Option<Start<'s>> {
        let (at, bytes, depth) = (self.pos, self.scan.text.as_bytes(), self.open.len());
        let inside = self.scope.inside && self.scan.layout.is_none() && self.beyond == 0;
        if !inside || depth >= self.scope.limits.depth || self.open.last().is_some_and(|top| top.empty) {
            return None;
        }
        let (b'<', first) = (*bytes.get(at)?, *bytes.get(at + 1)?) else { return None };
        if !first.is_ascii_alphabetic() {
            return None;
        }
        let (length, local, _) = plain_name(bytes.get(at + 1..)?);
        let name_end = at + 1 + length;
        if name_end - at > self.scope.limits.name || bytes.get(name_end - 1) == Some(&b':') {
            return None;
        }
        let name = self.scan.slice(at + 1..name_end);
        let mut start = Start::bare(name, local, at);
        // What stands in the tag is written where it stays.
        let places = start.places.get_or_insert_default();
        let read = match bytes.get(name_end)? {
            b'>' => Plain { behind: name_end, end: name_end + 1, ..Plain::default() },
            _ if self.scan.purity.plain => plain_attributes(bytes, name_end, places)?,
            _ => return None,
        };
        let Plain { behind, end, empty, special, prefixed, foreign } = read;
        if self.homes > 0 && self.may_end_before(name) && self.is_bound(name) {
            return None;
        }
        self.pos = end;
        self.open.push(Open { name, start: at, end, bindings: self.bindings.len(), marks: self.marks.len(), empty });
        self.count_home(name);
        start.attributes.end = behind;
        (start.end, start.empty, start.special, start.prefixed) = (end, empty, special, prefixed);
        if special {
            self.inherit(&start, report);
        }
        if foreign {
            self.check_prefixes(&start, report);
        }
        Some(start)
    }

    /// Reads the end tag of `of`, if it is next and as plain as it comes.
    pub(super) fn plain_end(&mut self, of: &Tag<'s>) -> bool {
        let top = self.open.len() == of.depth && !of.empty && self.beyond == 0;
        let end = if top { end_tag(self.scan.text.as_bytes(), self.pos, of.qualified) } else { None };
        end.is_some_and(|end| {
            self.leave(self.pos, end);
            true
        })
    }

    /// Leaves `of`, which is the innermost element, if its tag closed it; whether it did.
    pub(super) fn leave_empty(&mut self, of: &Tag<'s>) -> bool {
        let top = of.empty && self.open.len() == of.depth && self.is_open(of);
        if top {
            self.leave(self.pos, self.pos);
        }
        top
    }

    /// The next step of those who look at everything in an item, if it is as plain as they come: a start tag, the end tag of
    /// the innermost element, or white space before either.
    pub(super) fn plain_step(&mut self, report: &mut Report) -> Option<Step<'s>> {
        let (at, bytes) = (self.pos, self.scan.text.as_bytes());
        let top = self.open.last().filter(|top| !top.empty && self.beyond == 0)?;
        if bytes.get(at) == Some(&b'<') {
            if let Some(end) = end_tag(bytes, at, top.name) {
                self.leave(at, end);
                return Some(Step::Closed);
            }
            return self.plain_start(report).map(Step::Start);
        }
        self.plain_blank().map(Step::Text)
    }

    /// The white space before a tag of an item that is plain, which is nothing but that: where it stands.
    pub(super) fn plain_blank(&mut self) -> Option<Range<usize>> {
        let (at, bytes) = (self.pos, self.scan.text.as_bytes());
        let end = space_end(bytes, at);
        let markup = matches!(bytes.get(end..end + 2)?, [b'<', next] if *next == b'/' || next.is_ascii_alphabetic());
        let stands = end > at && markup && self.scan.purity.plain && self.beyond == 0;
        if !stands || self.open.last().is_none_or(|top| top.empty) {
            return None;
        }
        self.pos = end;
        Some(at..end)
    }

    /// Closes the innermost element, of which the content ends at `content_end` and the end tag at `end`.
    pub(super) fn leave(&mut self, content_end: usize, end: usize) {
        (self.closed_at, self.pos) = (content_end, end);
        self.close_to(self.open.len() - 1);
    }
}

/// Where `</name>` at `at` ends.
pub(super) fn end_tag(bytes: &[u8], at: usize, name: &str) -> Option<usize> {
    let (there, rest) = bytes.get(at..)?.strip_prefix(b"</")?.split_at_checked(name.len())?;
    (rest.first() == Some(&b'>') && same_short(there, name.as_bytes())).then_some(at + name.len() + 3)
}

/// The length of the name that `bytes` begin with, how much of it stands before its local part, the colon included, and
/// whether all of it is ASCII.
pub(super) fn plain_name(bytes: &[u8]) -> (usize, usize, bool) {
    let (length, kinds) = NameKinds::of_start(bytes);
    let colon = if kinds.colon() { memchr(b':', bytes) } else { None };
    (length, colon.map_or(0, |colon| colon + 1), kinds.ascii())
}

/// What stands behind the name in a start tag.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Plain {
    /// Behind the last attribute.
    pub(super) behind: usize,
    /// Behind the tag.
    pub(super) end: usize,
    pub(super) empty: bool,
    /// As [`Start::special`] and [`Start::prefixed`].
    pub(super) special: bool,
    pub(super) prefixed: bool,
    /// Whether a prefix is another than those of XML itself, which need no declaration.
    foreign: bool,
}

/// What stands behind a name: when the attributes are few, have names of ASCII of their own, and quoted values without
/// markup and references. Their places are added to `places`.
pub(super) fn plain_attributes(bytes: &[u8], name_end: usize, places: &mut Places) -> Option<Plain> {
    let raw = bytes.get(name_end..)?;
    let mut read = Plain::default();
    let (mut behind, mut spaced) = (0, false);
    let (end, empty) = loop {
        let next = space_end(raw, behind);
        let rest = raw.get(next..)?;
        match rest {
            [b'>', ..] => break (next + 1, false),
            [b'/', b'>', ..] => break (next + 2, true),
            [first, ..] if next > behind && first.is_ascii_alphabetic() => {}
            _ => return None,
        }
        let (length, kinds) = NameKinds::of_start(rest);
        let (b'=', quote @ (b'"' | b'\'')) = (*rest.get(length)?, *rest.get(length + 1)?) else { return None };
        let from = next + length + 2;
        let end = value_end(raw, from, quote, &mut spaced)?;
        if raw.get(end) != Some(&quote) || !kinds.ascii() {
            return None;
        }
        read.special |= rest.starts_with(b"xml");
        read.prefixed |= kinds.colon();
        read.foreign |= kinds.colon() && !rest.starts_with(b"xml:") && !rest.starts_with(b"xmlns:");
        behind = end + 1;
        places.add(raw, Place::of(next, from, end)?, kinds.capital())?;
    };
    places.spaced(spaced);
    Some(Plain { behind: name_end + behind, end: name_end + end, empty, ..read })
}

/// Where in a value from `from` its quote, or a mark of markup, stands; notes white space before that which is no blank.
#[inline]
fn value_end(bytes: &[u8], from: usize, quote: u8, spaced: &mut bool) -> Option<usize> {
    let mut at = from;
    while let Some(some) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let some = Lanes::of(some);
        let ends = some.are(quote).or(some.are(b'<')).or(some.are(b'&')).bits();
        let controls = some.within(0, b' ' - 1).bits();
        let length = ends.trailing_zeros() as usize;
        if length < LANES {
            *spaced |= controls & ((1 << length) - 1) != 0;
            return Some(at + length);
        }
        *spaced |= controls != 0;
        at += LANES;
    }
    let rest = bytes.get(at..)?;
    let length = rest.iter().position(|byte| *byte == quote || matches!(byte, b'<' | b'&'))?;
    *spaced |= rest.iter().take(length).any(|byte| *byte < b' ');
    Some(at + length)
}
