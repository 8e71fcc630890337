//! The tokenizer: where text, tags, CDATA sections and the rest begin and end (XML 1.0, 2.4 to 2.8 and 3.1).
//!
//! It keeps no state but what it knows to be absent, so it can begin anywhere.

use std::collections::HashSet;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memmem};

use super::attributes::{Raw, Step, step, unclosed};
use super::chars::{is_name_start, is_space, name_end, space_end};
use super::doctype::Entities;
use super::layout::Layout;
use super::limits::Limits;
use super::places::Places;
use super::quick::{Plain, plain_attributes};
use super::references::{Purity, check_value};
use super::repairs::{self, note};
pub use super::sections::Ends;
use super::sections::{CDATA, COMMENT, INSTRUCTION, Section, cut};
use super::tag::split;
use crate::diag::Report;
use crate::text::is_plain;

/// One token.
#[derive(Debug)]
pub(super) enum Token<'s> {
    /// Text as it stands.
    Text(Range<usize>),
    /// The inside of a CDATA section.
    CData(Range<usize>),
    /// A CDATA section that is never closed: all the rest.
    OpenCData(Range<usize>),
    /// `<name ...>` or `<name .../>`.
    Start(Start<'s>),
    /// `</name>`.
    End(End<'s>),
    /// `<?xml ...?>`.
    Declaration,
    /// `<!DOCTYPE`, unread.
    Doctype,
    /// A comment, a processing instruction, or what means nothing.
    Other,
    /// The text is at its end.
    Eof,
}

/// A start tag.
#[derive(Clone, Debug)]
pub(super) struct Start<'s> {
    /// The name as written, with its prefix.
    pub(super) name: &'s str,
    /// How much of it stands before its local part, the colon included.
    pub(super) local: usize,
    /// Where its `<` stands.
    pub(super) start: usize,
    /// The attributes, as they stand.
    pub(super) attributes: Range<usize>,
    /// Behind its `>`.
    pub(super) end: usize,
    /// Whether it closes itself.
    pub(super) empty: bool,
    /// Whether an attribute's name begins with `xml`.
    pub(super) special: bool,
    /// Whether an attribute's name has a prefix.
    pub(super) prefixed: bool,
    /// Where the attributes stand, of a plain tag.
    pub(super) places: Option<Places>,
}

impl<'s> Start<'s> {
    /// That of which nothing was read but the name.
    pub(super) fn bare(name: &'s str, local: usize, start: usize) -> Self {
        let end = start + 1 + name.len();
        let (empty, special, prefixed) = (false, false, false);
        Self { name, local, start, attributes: end..end, end, empty, special, prefixed, places: None }
    }

    /// The prefix and the local name.
    pub(super) fn split(&self) -> (&'s str, &'s str) {
        match self.local.checked_sub(1) {
            Some(colon) => {
                (self.name.get(..colon).unwrap_or_default(), self.name.get(self.local..).unwrap_or_default())
            }
            None => ("", self.name),
        }
    }
}

/// An end tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct End<'s> {
    pub(super) name: &'s str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The tokenizer of one text.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'s> {
    pub(super) text: &'s str,
    pub(super) limits: Limits,
    /// Where the format has its items, if they are not read yet.
    pub(super) layout: Option<&'static Layout>,
    pub(super) ends: Ends,
    pub(super) purity: Purity,
}

impl<'s> Scanner<'s> {
    pub(super) fn slice(&self, range: Range<usize>) -> &'s str {
        self.text.get(range).unwrap_or_default()
    }

    /// The token at `at`, and where the next begins.
    pub(super) fn token(&mut self, at: usize, entities: Option<&Entities>, report: &mut Report) -> (Token<'s>, usize) {
        let bytes = self.text.as_bytes();
        match (bytes.get(at), bytes.get(at + 1)) {
            (None, _) => (Token::Eof, at),
            (Some(b'<'), Some(b'/')) => self.end_tag(at, report),
            (Some(b'<'), Some(b'!')) => self.declaration(at, report),
            (Some(b'<'), Some(b'?')) => self.instruction(at, report),
            (Some(b'<'), _) => match self.element_name(at, report) {
                Some(end) if end == bytes.len() => {
                    note(report, &repairs::TRUNCATED, at, end);
                    (Token::Other, end)
                }
                Some(end) => self.start_tag(at, end, entities, report),
                None => self.text(at, report),
            },
            _ => self.text(at, report),
        }
    }

    /// Text up to the next markup. A `<` that begins none is text too.
    fn text(&self, at: usize, report: &mut Report) -> (Token<'s>, usize) {
        let bytes = self.text.as_bytes();
        let (mut from, mut noted) = (at, 0);
        while let Some(found) = bytes.get(from..).and_then(|rest| memchr(b'<', rest)) {
            let end = from + found;
            let markup = matches!(bytes.get(end + 1), Some(b'/' | b'!' | b'?'));
            if markup || self.element_name(end, report).is_some() {
                return (Token::Text(at..end), end);
            }
            if noted < 20 {
                note(report, &repairs::BARE_LESS_THAN, end, end + 1);
                noted += 1;
            }
            from = end + 1;
        }
        (Token::Text(at..bytes.len()), bytes.len())
    }

    /// Where the element name behind the `<` at `at` ends; `None` when what follows is no name that ends like one.
    fn element_name(&self, at: usize, report: &mut Report) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let first = *bytes.get(at + 1)?;
        let named = first.is_ascii_alphabetic()
            || first == b'_'
            || (first >= 0x80 && self.text.get(at + 1..)?.chars().next().is_some_and(is_name_start));
        if !named {
            return None;
        }
        let end = name_end(bytes, at + 2);
        let ends = bytes.get(end).is_none_or(|b| is_space(*b) || matches!(b, b'>' | b'/' | b'<'));
        if !ends || bytes.get(end - 1) == Some(&b':') {
            return None;
        }
        if end - at > self.limits.name {
            note(report, &repairs::NAME_LIMIT, at, end);
            return None;
        }
        Some(end)
    }

    fn start_tag(
        &self,
        at: usize,
        name_end: usize,
        entities: Option<&Entities>,
        report: &mut Report,
    ) -> (Token<'s>, usize) {
        let bytes = self.text.as_bytes();
        let name = self.slice(at + 1..name_end);
        let mut start = Start::bare(name, name.len() - split(name).1.len(), at);
        if bytes.get(name_end) == Some(&b'>') {
            start.end += 1;
            return (Token::Start(start), name_end + 1);
        }
        let mut places = Places::default();
        if let Some(read) = plain_attributes(bytes, name_end, &mut places)
            && is_plain(self.slice(name_end..read.behind))
        {
            let Plain { behind, end, empty, special, prefixed, .. } = read;
            let (attributes, places) = (name_end..behind, Some(places));
            return (Token::Start(Start { attributes, end, empty, special, prefixed, places, ..start }), end);
        }
        let mut seen = Seen::default();
        let mut stray = None;
        loop {
            match step(bytes, start.end) {
                Step::Attribute(raw) => {
                    let raw = if self.holds_item(&raw) { unclosed(bytes, raw) } else { raw };
                    if raw.name.start == start.end && start.end > name_end && stray.is_none() {
                        note(report, &repairs::ATTRIBUTE_SPACE, raw.name.start, raw.next);
                    }
                    start.end = raw.next;
                    self.attribute(&raw, &mut start, &mut seen, entities, report);
                }
                Step::Stray(next) => (start.end, stray) = (next, stray.or(Some(next))),
                Step::Close { end, empty } => {
                    (start.end, start.empty) = (end, empty);
                    break;
                }
                Step::Open(end) => {
                    note(report, &repairs::UNCLOSED_TAG, at, end);
                    start.end = end;
                    break;
                }
            }
        }
        if let Some(behind) = stray {
            note(report, &repairs::ATTRIBUTE_SYNTAX, behind - 1, behind);
        }
        let end = start.end;
        (Token::Start(start), end)
    }

    fn attribute(
        &self,
        raw: &Raw,
        start: &mut Start<'s>,
        seen: &mut Seen<'s>,
        entities: Option<&Entities>,
        report: &mut Report,
    ) {
        if seen.count >= self.limits.attributes {
            if seen.count == self.limits.attributes {
                note(report, &repairs::ATTRIBUTE_LIMIT, raw.name.start, raw.next);
            }
            seen.count = self.limits.attributes + 1;
            return;
        }
        let name = self.slice(raw.name.clone());
        start.attributes.end = raw.next;
        start.special |= name.starts_with("xml");
        start.prefixed |= name.bytes().any(|b| b == b':');
        if let Some(flaw) = raw.flaw {
            note(report, flaw, raw.name.start, raw.next);
        }
        if !seen.first(name) {
            note(report, &repairs::DUPLICATE_ATTRIBUTE, raw.name.start, raw.next);
        }
        check_value(self.slice(raw.value.clone()), raw.value.start, entities, &self.purity, report);
    }

    fn end_tag(&self, at: usize, report: &mut Report) -> (Token<'s>, usize) {
        let bytes = self.text.as_bytes();
        let from = space_end(bytes, at + 2);
        let to = name_end(bytes, from);
        let name = self.slice(from..to);
        if bytes.get(to) == Some(&b'>') {
            return (Token::End(End { name, start: at, end: to + 1 }), to + 1);
        }
        let end = bytes.get(to..).and_then(|rest| memchr2(b'>', b'<', rest)).map_or(bytes.len(), |n| to + n);
        if bytes.get(end) == Some(&b'>') {
            return (Token::End(End { name, start: at, end: end + 1 }), end + 1);
        }
        note(report, &repairs::UNCLOSED_TAG, at, end);
        (Token::End(End { name, start: at, end }), end)
    }

    /// What begins with `<!`.
    fn declaration(&mut self, at: usize, report: &mut Report) -> (Token<'s>, usize) {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(b"<![CDATA[") {
            let from = at + "<![CDATA[".len();
            return match self.section_end(CDATA, at) {
                Some(end) => (Token::CData(from..end), end + 3),
                None => (Token::OpenCData(from..bytes.len()), bytes.len()),
            };
        }
        if rest.starts_with(b"<!--") {
            if let Some(end) = self.section_end(COMMENT, at) {
                if memmem::find(self.slice(at + 4..end).as_bytes(), b"--").is_some() {
                    note(report, &repairs::COMMENT_HYPHENS, at, end + 3);
                }
                return (Token::Other, end + 3);
            }
            let end = cut(bytes, at + 4);
            note(report, &repairs::UNCLOSED_COMMENT, at, end);
            return (Token::Other, end);
        }
        if rest.get(..9).is_some_and(|head| head.eq_ignore_ascii_case(b"<!DOCTYPE")) {
            return (Token::Doctype, at + 9);
        }
        let end = cut(bytes, at + 2);
        note(report, &repairs::BOGUS_DECLARATION, at, end);
        (Token::Other, end)
    }

    /// What begins with `<?`. The XML declaration holds no `>`, so it ends at the first, also without its `?`.
    fn instruction(&mut self, at: usize, report: &mut Report) -> (Token<'s>, usize) {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(at + 2..).unwrap_or_default();
        let declaration = rest.starts_with(b"xml") && rest.get(3).is_none_or(|b| is_space(*b) || *b == b'?');
        let first = cut(bytes, at + 2);
        if declaration {
            if bytes.get(first.saturating_sub(2)..first) != Some(b"?>") {
                note(report, &repairs::UNCLOSED_INSTRUCTION, at, first);
            }
            return (Token::Declaration, first);
        }
        if let Some(end) = self.section_end(INSTRUCTION, at) {
            return (Token::Other, end + 2);
        }
        note(report, &repairs::UNCLOSED_INSTRUCTION, at, first);
        (Token::Other, first)
    }

    /// Where the mark stands that ends the section at `at`.
    pub(super) fn section_end(&mut self, section: Section, at: usize) -> Option<usize> {
        let (text, layout) = (self.text, self.layout);
        match layout {
            Some(layout) => {
                self.ends.guarded(section, text.as_bytes(), at, |at| layout.bounds_item(text.as_bytes(), at))
            }
            None => self.ends.of(section, text.as_bytes(), at),
        }
    }

    /// Whether the tag of an item stands at `at`.
    pub(super) fn is_bound(&self, at: usize) -> bool {
        self.layout.is_some_and(|layout| layout.bounds_item(self.text.as_bytes(), at))
    }

    /// Whether a value was never closed: what seems to close it stands behind the tag of an item.
    fn holds_item(&self, raw: &Raw) -> bool {
        let inside = self.slice(raw.value.clone()).as_bytes();
        raw.flaw == Some(&repairs::ATTRIBUTE_LESS_THAN)
            && memchr_iter(b'<', inside).any(|n| self.is_bound(raw.value.start + n))
    }
}

/// The attribute names of one tag: the first few are compared, more are hashed.
#[derive(Default)]
struct Seen<'s> {
    few: [&'s str; 8],
    many: HashSet<&'s str>,
    count: usize,
}

impl<'s> Seen<'s> {
    /// Whether the name is met for the first time.
    fn first(&mut self, name: &'s str) -> bool {
        let known = self.few.iter().take(self.count).any(|n| *n == name);
        self.count += 1;
        match self.few.get_mut(self.count - 1) {
            Some(place) => *place = name,
            None => return !known && self.many.insert(name),
        }
        !known
    }
}

#[cfg(test)]
#[path = "scan_tests.rs"]
mod tests;
