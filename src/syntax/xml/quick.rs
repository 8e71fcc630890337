//! The steps that nearly every element of an item takes: tags as plain as they come, read without a detour. What is not
//! so plain is left to [`Cursor::step`](super::cursor::Cursor), with the same outcome.

use std::ops::Range;

use memchr::memchr3;

use super::chars::{NAME_BYTE, space_end};
use super::cursor::{Cursor, Open};
use super::scan::Start;
use super::tag::Tag;

impl<'s> Cursor<'s> {
    /// Reads a start tag in an item that is read, if it is plain (see [`plain_attributes`]) and nothing around it may end
    /// before it.
    pub(super) fn plain_start(&mut self) -> Option<Start<'s>> {
        let (at, bytes, depth) = (self.pos, self.scan.text.as_bytes(), self.open.len());
        let inside = self.scope.inside && self.scan.layout.is_none() && self.beyond == 0;
        if !inside || depth >= self.scope.limits.depth || self.open.last().is_some_and(|top| top.empty) {
            return None;
        }
        let (b'<', first) = (*bytes.get(at)?, *bytes.get(at + 1)?) else { return None };
        let (length, local) = plain_name(bytes.get(at + 1..)?);
        let name_end = at + 1 + length;
        if !first.is_ascii_alphabetic()
            || name_end - at > self.scope.limits.name
            || bytes.get(name_end - 1) == Some(&b':')
        {
            return None;
        }
        let (attributes, end, empty) = match bytes.get(name_end)? {
            b'>' => (name_end, name_end + 1, false),
            _ if self.scan.purity.plain => plain_attributes(bytes, name_end)?,
            _ => return None,
        };
        let name = self.scan.slice(at + 1..name_end);
        if self.homes > 0 && self.may_end_before(name) && self.is_bound(name) {
            return None;
        }
        self.pos = end;
        self.open.push(Open { name, start: at, end, bindings: self.bindings.len(), marks: self.marks.len(), empty });
        if self.homes == 0 && depth == 0 {
            self.count_home(name);
        }
        let attributes = name_end..attributes;
        Some(Start { name, local, start: at, attributes, end, empty, special: false, prefixed: false })
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

/// The length of the name that `bytes` begin with, and how much of it stands before its local part, the colon included.
fn plain_name(bytes: &[u8]) -> (usize, usize) {
    let length = bytes.iter().position(|b| !NAME_BYTE[usize::from(*b)]).unwrap_or(bytes.len());
    let colon = bytes.iter().take(length).position(|b| *b == b':');
    (length, colon.map_or(0, |colon| colon + 1))
}

/// More attributes than that are counted elsewhere.
const MOST: usize = 8;

/// Where the attributes behind a name end, where the tag does, and whether it closes itself: when they are few, have names
/// of letters of their own, and quoted values without markup and references. None of them is a declaration, is inherited
/// or has a prefix.
fn plain_attributes(bytes: &[u8], name_end: usize) -> Option<(usize, usize, bool)> {
    let mut names: [Range<usize>; MOST] = Default::default();
    let mut at = name_end;
    for place in 0..=MOST {
        let next = space_end(bytes, at);
        match (bytes.get(next)?, bytes.get(next + 1)) {
            (b'>', _) => return Some((at, next + 1, false)),
            (b'/', Some(b'>')) => return Some((at, next + 2, true)),
            _ if next == at => return None,
            _ => {}
        }
        let name = next..next + bytes.get(next..)?.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let spelled = bytes.get(name.clone())?;
        let known = names.iter().take(place).any(|other| bytes.get(other.clone()) == Some(spelled));
        let [b'=', quote @ (b'"' | b'\''), rest @ ..] = bytes.get(name.end..)? else { return None };
        let length = memchr3(*quote, b'<', b'&', rest)?;
        if known || spelled.is_empty() || spelled.starts_with(b"xml") || rest.get(length) != Some(quote) {
            return None;
        }
        at = name.end + 2 + length + 1;
        *names.get_mut(place)? = name;
    }
    None
}
