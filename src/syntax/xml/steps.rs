//! The steps of the cursor: one token each, with count kept of what is open and in scope.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use memchr::memmem;

use super::attributes::Attributes;
use super::bindings::{XML, XMLNS};
use super::cursor::{Cursor, Open};
use super::doctype;
use super::references::value;
use super::repairs::{self, note};
use super::scan::{End, Start, Token};
use super::scope::resolve_base;
use super::sections::{cdata_cut, cut};
use super::tag::{is_inherited, split};
use crate::diag::Report;

/// What the cursor came upon.
#[derive(Debug)]
pub(super) enum Step<'s> {
    /// An element; it is open now.
    Start(Start<'s>),
    /// Text as it stands.
    Text(Range<usize>),
    /// The inside of a CDATA section.
    CData(Range<usize>),
    /// One element or more were closed, or the text is at its end and all are.
    Closed,
    /// Nothing that counts.
    Other,
}

impl<'s> Cursor<'s> {
    /// Reads one token and keeps count of what is open.
    pub(super) fn step(&mut self, report: &mut Report) -> Step<'s> {
        if self.open.last().is_some_and(|top| top.empty) {
            self.closed_at = self.pos;
            self.close_to(self.open.len() - 1);
            return Step::Closed;
        }
        let at = self.pos;
        let (token, next) = self.scan.token(at, self.entities.as_deref(), report);
        self.pos = next;
        match token {
            Token::Start(start) => self.start(start, report),
            Token::End(end) => self.end(&end, report),
            Token::Text(_) | Token::CData(_) if self.beyond > 0 => Step::Other,
            Token::Text(range) => Step::Text(range),
            Token::CData(range) if self.is_open_cdata(&range) => self.open_cdata(&range, report),
            Token::CData(range) => Step::CData(range),
            Token::OpenCData(range) => self.open_cdata(&range, report),
            Token::Declaration => self.declaration(at, report),
            Token::Doctype => self.doctype(at, report),
            Token::Other => Step::Other,
            Token::Eof => self.eof(report),
        }
    }

    fn start(&mut self, start: Start<'s>, report: &mut Report) -> Step<'s> {
        if self.homes > 0 && self.may_end_before(start.name) && self.ends_before(&start, report) {
            return Step::Closed;
        }
        if self.scan.layout.is_some() && self.homes == self.open.len() && self.passes_unopened(&start, report) {
            return Step::Other;
        }
        if self.beyond > 0 || self.open.len() >= self.scope.limits.depth {
            self.beyond += usize::from(!start.empty);
            if !std::mem::replace(&mut self.too_deep, true) {
                note(report, &repairs::DEPTH_LIMIT, start.start, start.end);
            }
            return Step::Other;
        }
        self.open.push(Open {
            name: start.name,
            start: start.start,
            end: start.end,
            bindings: self.bindings.len(),
            marks: self.marks.len(),
            empty: start.empty,
        });
        self.count_home(start.name);
        if start.special {
            self.inherit(&start, report);
        }
        if start.prefixed {
            self.check_prefixes(&start, report);
        }
        Step::Start(start)
    }

    /// Takes namespace declarations, `xml:lang` and `xml:base` from a start tag.
    pub(super) fn inherit(&mut self, start: &Start<'s>, report: &mut Report) {
        let list = Attributes::new(self.scan.slice(start.attributes.clone()), start.places);
        let at = start.attributes.start;
        let mut mark = None;
        for raw in list.clone().filter(|raw| list.name(raw).starts_with("xml")) {
            let stated = || match start.places {
                Some(places) if places.stand() => Cow::Borrowed(list.value(&raw)),
                _ => value(list.value(&raw), self.entities.as_deref()),
            };
            let (from, to) = (at + raw.name.start, at + raw.next);
            if is_inherited(list.name(&raw)) && raw.value.len() > self.scope.limits.inherited {
                note(report, &repairs::INHERITED_LIMIT, from, to);
                continue;
            }
            match list.name(&raw) {
                "xmlns" => self.declare("", stated(), from, to, report),
                "xml:lang" => mark.get_or_insert_with(|| self.mark().clone()).lang = Some(stated()),
                "xml:base" => {
                    let base = resolve_base(self.base(), &stated());
                    if base.len() > self.scope.limits.inherited {
                        note(report, &repairs::INHERITED_LIMIT, from, to);
                        continue;
                    }
                    mark.get_or_insert_with(|| self.mark().clone()).base = Some(Arc::from(base));
                }
                name => {
                    if let Some(prefix) = name.strip_prefix("xmlns:") {
                        self.declare(prefix, stated(), from, to, report);
                    }
                }
            }
        }
        self.marks.extend(mark);
        self.shared = None;
    }

    /// Notes attributes whose prefix nothing declares.
    pub(super) fn check_prefixes(&self, start: &Start<'s>, report: &mut Report) {
        let list = Attributes::new(self.scan.slice(start.attributes.clone()), start.places);
        for raw in list.clone() {
            let (prefix, _) = split(list.name(&raw));
            if prefix != "xmlns" && !self.bindings.attribute(prefix, self.bindings.len()).declared {
                let at = start.attributes.start;
                note(report, &repairs::UNDECLARED_PREFIX, at + raw.name.start, at + raw.name.end);
            }
        }
    }

    fn declare(&mut self, prefix: &'s str, uri: Cow<'s, str>, from: usize, to: usize, report: &mut Report) {
        let reserved = (prefix == "xml") != (uri == XML);
        if reserved || prefix == "xmlns" || uri == XMLNS || (uri.is_empty() && !prefix.is_empty()) {
            note(report, &repairs::NAMESPACE_DECLARATION, from, to);
        } else if self.bindings.len() >= self.scope.limits.bindings {
            note(report, &repairs::BINDING_LIMIT, from, to);
        } else if prefix != "xml" {
            self.bindings.push(prefix, uri);
        }
    }

    fn end(&mut self, end: &End<'s>, report: &mut Report) -> Step<'s> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return Step::Other;
        }
        let same = |open: &Open<'_>| open.name == end.name;
        let alike = |open: &Open<'_>| open.name.eq_ignore_ascii_case(end.name);
        let found = match self.open.last() {
            Some(top) if same(top) => self.open.len() - 1,
            _ => match self.open.iter().rposition(same).or_else(|| self.open.iter().rposition(alike)) {
                Some(at) => at,
                None => {
                    note(report, &repairs::UNMATCHED_END_TAG, end.start, end.end);
                    return Step::Other;
                }
            },
        };
        if let Some(inner) = self.open.get(found + 1) {
            note(report, &repairs::UNCLOSED_ELEMENT, inner.start, inner.end);
        } else if self.open.last().is_some_and(|top| top.name != end.name) {
            note(report, &repairs::LETTER_CASE, end.start, end.end);
        }
        self.closed_at = end.start;
        self.close_to(found);
        Step::Closed
    }

    fn eof(&mut self, report: &mut Report) -> Step<'s> {
        if let Some(top) = self.open.last() {
            match self.scope.inside {
                true => note(report, &repairs::UNCLOSED_ELEMENT, top.start, top.end),
                false => note(report, &repairs::TRUNCATED, top.start, top.end),
            }
        }
        (self.closed_at, self.beyond) = (self.pos, 0);
        self.close_to(0);
        Step::Closed
    }

    /// Closes all but the first `depth` elements.
    pub(super) fn close_to(&mut self, depth: usize) {
        if let Some(first) = self.open.get(depth) {
            if first.bindings < self.bindings.len() || first.marks < self.marks.len() {
                self.shared = None;
                self.bindings.truncate(first.bindings);
                self.marks.truncate(first.marks);
            }
            self.open.truncate(depth);
            self.homes = self.homes.min(depth);
        }
    }

    /// Whether what ends a CDATA section is the end of a later one: its element ends in it, and another section begins.
    fn is_open_cdata(&self, range: &Range<usize>) -> bool {
        let inside = self.scan.slice(range.clone());
        let before = memmem::find(inside.as_bytes(), b"<![CDATA[").and_then(|n| inside.get(..n));
        before.is_some_and(|b| self.open.last().is_some_and(|top| b.contains(&format!("</{}>", top.name))))
    }

    /// A CDATA section without an end ends where the element around it does.
    fn open_cdata(&mut self, range: &Range<usize>, report: &mut Report) -> Step<'s> {
        let bytes = self.scan.text.as_bytes();
        let name = self.open.last().filter(|_| self.open.len() > self.homes).map(|top| top.name);
        self.pos = cdata_cut(bytes, range.start, name, |at| self.scan.is_bound(at));
        note(report, &repairs::UNCLOSED_CDATA, range.start - "<![CDATA[".len(), range.start);
        let text = without_broken_end(self.scan.slice(range.start..self.pos));
        if self.beyond > 0 { Step::Other } else { Step::CData(range.start..range.start + text.len()) }
    }

    fn declaration(&self, at: usize, report: &mut Report) -> Step<'s> {
        let before = self.scan.slice(0..at);
        if before.len() > '\u{feff}'.len_utf8() || !before.trim_start_matches('\u{feff}').is_empty() {
            note(report, &repairs::DECLARATION_NOT_FIRST, at, self.pos);
        }
        Step::Other
    }

    fn doctype(&mut self, at: usize, report: &mut Report) -> Step<'s> {
        if self.open.is_empty() && self.entities.is_none() {
            let (entities, end) = doctype::read(self.scan.text, at, &self.scope.limits, report);
            (self.entities, self.pos) = (Some(Arc::new(entities)), end);
            self.shared = None;
        } else {
            note(report, &repairs::BOGUS_DECLARATION, at, self.pos);
            self.pos = cut(self.scan.text.as_bytes(), self.pos);
        }
        Step::Other
    }
}

/// The text of a CDATA section without what was meant to end it: `]]`, `]>` or `]] >`.
fn without_broken_end(text: &str) -> &str {
    let bare = text.trim_ascii_end();
    let inside = bare.strip_suffix('>').map(str::trim_ascii_end).unwrap_or(bare);
    match (inside.strip_suffix("]]"), inside.strip_suffix(']')) {
        (Some(text), _) => text,
        (None, Some(text)) if inside.len() < bare.len() => text,
        _ => text,
    }
}
