//! The steps that nearly every element of an item takes: tags as plain as they come, read without a detour. What is not
//! so plain is left to [`Cursor::step`](super::cursor::Cursor), with the same outcome.

use memchr::memchr;

use super::chars::{NameKinds, space_end};
use super::cursor::{Cursor, Open};
use super::places::{Place, Places};
use super::scan::Start;
use super::steps::Step;
use super::tag::Tag;
use crate::diag::Report;
use crate::text::next_of;

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
        let (length, local, _) = plain_name(bytes.get(at + 1..)?);
        let name_end = at + 1 + length;
        if !first.is_ascii_alphabetic()
            || name_end - at > self.scope.limits.name
            || bytes.get(name_end - 1) == Some(&b':')
        {
            return None;
        }
        let read = match bytes.get(name_end)? {
            b'>' => Plain { behind: name_end, end: name_end + 1, ..Plain::default() },
            _ if self.scan.purity.plain => plain_attributes(bytes, name_end)?,
            _ => return None,
        };
        let Plain { places, behind, end, empty, special, prefixed } = read;
        let name = self.scan.slice(at + 1..name_end);
        if self.homes > 0 && self.may_end_before(name) && self.is_bound(name) {
            return None;
        }
        self.pos = end;
        self.open.push(Open { name, start: at, end, bindings: self.bindings.len(), marks: self.marks.len(), empty });
        self.count_home(name);
        let (attributes, places) = (name_end..behind, Some(places));
        let start = Start { name, local, start: at, attributes, end, empty, special, prefixed, places };
        if special {
            self.inherit(&start, report);
        }
        if prefixed {
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
        let end = space_end(bytes, at);
        let markup = matches!(bytes.get(end..end + 2)?, [b'<', next] if *next == b'/' || next.is_ascii_alphabetic());
        if end == at || !markup || !self.scan.purity.plain {
            return None;
        }
        self.pos = end;
        Some(Step::Text(at..end))
    }

    /// Closes the innermost element, of which the content ends at `content_end` and the end tag at `end`.
    pub(super) fn leave(&mut self, content_end: usize, end: usize) {
        (self.closed_at, self.pos) = (content_end, end);
        self.close_to(self.open.len() - 1);
    }
}

/// Where `</name>` at `at` ends.
pub(super) fn end_tag(bytes: &[u8], at: usize, name: &str) -> Option<usize> {
    let rest = bytes.get(at..)?.strip_prefix(b"</")?.strip_prefix(name.as_bytes())?;
    (rest.first() == Some(&b'>')).then_some(at + name.len() + 3)
}

/// The length of the name that `bytes` begin with, how much of it stands before its local part, the colon included, and
/// whether all of it is ASCII.
pub(super) fn plain_name(bytes: &[u8]) -> (usize, usize, bool) {
    let (length, kinds) = NameKinds::of_start(bytes);
    let colon = if kinds.colon() { memchr(b':', bytes) } else { None };
    (length, colon.map_or(0, |colon| colon + 1), kinds.ascii())
}

/// What stands behind the name in a start tag.
#[derive(Debug, Default)]
pub(super) struct Plain {
    pub(super) places: Places,
    /// Behind the last attribute.
    pub(super) behind: usize,
    /// Behind the tag.
    pub(super) end: usize,
    pub(super) empty: bool,
    /// As [`Start::special`] and [`Start::prefixed`].
    pub(super) special: bool,
    pub(super) prefixed: bool,
}

/// What stands behind a name: when the attributes are few, have names of ASCII of their own, and quoted values without
/// markup and references.
pub(super) fn plain_attributes(bytes: &[u8], name_end: usize) -> Option<Plain> {
    let raw = bytes.get(name_end..)?;
    let (mut places, mut behind) = (Places::default(), 0);
    let (mut special, mut prefixed) = (false, false);
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
        let (name, [b'=', quote @ (b'"' | b'\''), value @ ..]) = rest.split_at_checked(length)? else { return None };
        let end = next_of(value, 0, [*quote, b'<', b'&'])?;
        if value.get(end) != Some(quote) || !kinds.ascii() {
            return None;
        }
        special |= name.starts_with(b"xml");
        prefixed |= kinds.colon();
        behind = next + length + 2 + end + 1;
        places.add(raw, Place::of(next, length, end)?, kinds.capital())?;
    };
    Some(Plain { places, behind: name_end + behind, end: name_end + end, empty, special, prefixed })
}
