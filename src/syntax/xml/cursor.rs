//! The cursor: elements one by one, with what they inherit, over text that may be broken anywhere.

mod begin;

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

use super::attributes::Attributes;
use super::bindings::{Binding, Bindings};
use super::chars::space_end;
use super::doctype::Entities;
use super::item::scan_item;
use super::references;
use super::repairs::{self, note};
use super::scan::{Scanner, Start};
use super::scope::{Mark, Scope};
use super::steps::Step;
use super::tag::{Attr, Tag, is_inherited, split};
use super::unopened::Unopened;
use crate::diag::{Report, Span};
use crate::text::Stretch;

/// Reads a document, or one element of it, from its first byte to its last.
///
/// The text is borrowed and never changed. A cursor knows which elements are open; a [`Tag`] it gave stays usable
/// while its element is open, and what the caller leaves unread is skipped.
#[derive(Clone, Debug)]
pub struct Cursor<'s> {
    pub(super) scan: Scanner<'s>,
    pub(super) pos: usize,
    pub(super) open: Vec<Open<'s>>,
    pub(super) bindings: Bindings<'s>,
    pub(super) entities: Option<Arc<Entities>>,
    pub(super) marks: Vec<Mark<'s>>,
    pub(super) scope: Arc<Scope<'s>>,
    /// Elements open beyond the depth limit.
    pub(super) beyond: usize,
    /// Where the content of the element closed last ends.
    pub(super) closed_at: usize,
    rooted: bool,
    pub(super) too_deep: bool,
    /// Bytes that entities may still add.
    spare: Cell<usize>,
    /// Elements of an item that were given one by one.
    pub(super) given: usize,
    /// How many of the open elements, from the outermost, hold items or an item's parts.
    pub(super) homes: usize,
    /// Before which items, holders and parts everything ends that is open around them, once that was looked for.
    pub(super) freed: Option<Arc<[usize]>>,
    pub(super) unopened: Unopened,
    /// What [`scope`](Self::scope) gave, while it holds.
    pub(super) shared: Option<Arc<Scope<'s>>>,
}

/// An element that is open.
#[derive(Clone, Debug)]
pub(super) struct Open<'s> {
    pub(super) name: &'s str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Declarations and marks in scope before its own.
    pub(super) bindings: usize,
    pub(super) marks: usize,
    /// Nothing is inside and no end tag follows.
    pub(super) empty: bool,
}

impl<'s> Cursor<'s> {
    /// Whether every value that was read so far is known to be plain (see [`is_plain`](crate::text::is_plain)).
    pub fn is_plain(&self) -> bool {
        self.scan.purity.plain && !self.scan.purity.odd.get()
    }

    /// What is in scope for the content of the innermost open element.
    pub fn scope(&mut self) -> Arc<Scope<'s>> {
        let unread = self.entities.is_some() && self.scope.entities.is_none();
        if self.scope.inside && !unread && self.marks.is_empty() && self.bindings.is_outer() {
            return Arc::clone(&self.scope);
        }
        if let Some(scope) = &self.shared {
            return Arc::clone(scope);
        }
        let mark = self.mark().clone();
        let (vocabularies, limits) = (self.scope.vocabularies, self.scope.limits);
        let bindings = self.bindings.iter().cloned().collect();
        let entities = self.entities.clone();
        let layout = if self.scope.inside { self.scope.layout } else { self.scope.layout.and_then(|l| l.item) };
        let scope =
            Scope { vocabularies, limits, bindings, mark, entities, layout, bounds: 0, inside: true, odd: false };
        let scope = Arc::new(scope.looked_at());
        Arc::clone(self.shared.insert(scope))
    }

    /// The root element, and after its end whatever elements stand behind it.
    ///
    /// Blank lines, comments, instructions and the DOCTYPE before it are passed over; of the DOCTYPE, plain text
    /// entities are remembered and nothing external is fetched.
    pub fn root(&mut self, report: &mut Report) -> Option<Tag<'s>> {
        while !self.open.is_empty() {
            self.step(report);
        }
        if self.pos == 0 && self.scan.text.starts_with('\u{feff}') {
            self.pos = '\u{feff}'.len_utf8();
        }
        if let Some(start) = self.plain_start(report) {
            return Some(self.tag(&start, report));
        }
        while self.pos < self.scan.text.len() {
            match self.step(report) {
                Step::Start(start) => {
                    if std::mem::replace(&mut self.rooted, true) && !self.scope.inside {
                        note(report, &repairs::OUTSIDE_ROOT, start.start, start.end);
                    }
                    return Some(self.tag(&start, report));
                }
                Step::Text(range) | Step::CData(range) => {
                    let (text, start) = (self.scan.slice(range.clone()), range.start);
                    let words = text.trim_start();
                    if !words.is_empty() {
                        let start = start + text.len() - words.len();
                        note(report, &repairs::OUTSIDE_ROOT, start, start + words.trim_end().len());
                    }
                }
                Step::Closed | Step::Other => {}
            }
        }
        None
    }

    /// The next child element of `of`; `None` at its end. Text is passed over, and so is what was left unread of the
    /// child before.
    pub fn child(&mut self, of: &Tag<'s>, report: &mut Report) -> Option<Tag<'s>> {
        if self.leave_empty(of) {
            return None;
        }
        while self.is_open(of) {
            self.pass_blank();
            if self.open.len() == of.depth
                && let Some(start) = self.plain_start(report)
            {
                if self.may_give(&start, report) {
                    return Some(self.tag(&start, report));
                }
                continue;
            }
            if self.plain_end(of) {
                return None;
            }
            if let Step::Start(start) = self.step(report)
                && self.open.len() == of.depth + 1
                && self.may_give(&start, report)
            {
                return Some(self.tag(&start, report));
            }
        }
        None
    }

    /// Passes over white space before a tag.
    fn pass_blank(&mut self) {
        let at = space_end(self.scan.text.as_bytes(), self.pos);
        if self.scan.text.as_bytes().get(at) == Some(&b'<') && self.open.last().is_some_and(|top| !top.empty) {
            self.pos = at;
        }
    }

    /// Whether an element may be given to the reader: an item must not cost far more than its bytes.
    pub(super) fn may_give(&mut self, start: &Start<'s>, report: &mut Report) -> bool {
        !self.scope.inside || self.count(start.start..start.end, report)
    }

    /// Whether `tag`, which stands above the items, may be read: of those there may be as many as in an item.
    pub fn may_read(&mut self, tag: &Tag<'s>, report: &mut Report) -> bool {
        self.scope.inside || self.count(tag.start..tag.end, report)
    }

    /// Whether one more element of an item may be given without a look at how many there were.
    pub(super) fn may_give_more(&self) -> bool {
        self.given < self.scope.limits.elements
    }

    fn count(&mut self, at: Range<usize>, report: &mut Report) -> bool {
        let most = self.scope.limits.elements;
        if self.given == most {
            note(report, &repairs::ELEMENT_LIMIT, at.start, at.end);
        }
        self.given = self.given.saturating_add(1);
        self.given <= most
    }

    /// Leaves `of` and everything in it behind.
    pub fn skip(&mut self, of: &Tag<'s>, report: &mut Report) {
        while self.is_open(of) {
            self.step(report);
        }
    }

    /// Leaves the item `of` behind without reading it, and says where it stands (see [`scan_item`]).
    pub fn skip_item(&mut self, of: &Tag<'s>) -> Range<usize> {
        let parent = of.depth.checked_sub(2).and_then(|at| self.open.get(at)).map_or("", |open| open.name);
        let range = scan_item(self.scan.text, of.start, of.qualified, parent, &mut self.scan.ends);
        self.unopened.after_item = true;
        if self.is_open(of) {
            self.close_to(of.depth - 1);
            (self.pos, self.closed_at) = (range.end, range.end);
        }
        range
    }

    /// The same, kept with the text up to its end.
    pub(crate) fn pass_item(&mut self, of: &Tag<'s>) -> Stretch<'s> {
        let range = self.skip_item(of);
        Stretch::of(self.scan.text, &range)
    }

    /// Leaves the items behind that follow `first`, which was passed over just now, one upon the other and with a start
    /// tag that is the same to the letter and states nothing: what they inherit is what `first` did.
    pub fn skip_items_like(&mut self, first: &Tag<'s>, mut each: impl FnMut(Range<usize>)) {
        let text = self.scan.text;
        let parent = match self.open.last() {
            Some(parent) if first.raw.is_empty() && first.depth == self.open.len() + 1 => parent.name,
            _ => return,
        };
        let tag = self.scan.slice(first.start..first.end);
        // Where something is open that is never closed, each item may end it.
        if self.homes < self.open.len() || !tag.ends_with('>') || first.empty {
            return;
        }
        loop {
            let at = space_end(text.as_bytes(), self.pos);
            if !text.get(at..).is_some_and(|rest| rest.starts_with(tag)) {
                return;
            }
            let range = scan_item(text, at, first.qualified, parent, &mut self.scan.ends);
            (self.pos, self.closed_at) = (range.end, range.end);
            each(range);
        }
    }

    /// The value of the attribute `name` in the vocabulary `ns`, under any prefix. `tag` has to be open.
    pub fn attr(&self, tag: &Tag<'s>, ns: &str, name: &str) -> Option<Cow<'s, str>> {
        // Without a prefix an attribute is in no namespace.
        if tag.raw.is_empty() || !(tag.prefixed || ns.is_empty()) {
            return None;
        }
        // What has another name need not be looked at.
        let mut named = self.each_attr(tag, |qualified| qualified.ends_with(name));
        let (at, attr) = named.find(|(_, attr)| attr.ns == ns && attr.name == name)?;
        tag.ask(at);
        Some(attr.value)
    }

    /// All attributes of `tag` in the order of the document, duplicates too, without namespace declarations. `tag`
    /// has to be open, or its own declarations are not known any more.
    pub fn attrs(&self, tag: &Tag<'s>) -> impl Iterator<Item = Attr<'s>> {
        tag.ask_all();
        self.each_attr(tag, |_| true).map(|(_, attr)| attr)
    }

    /// The same of those that are `wanted` by their names as written, with the place of each in their order; nobody asked for
    /// them by that.
    fn each_attr(&self, tag: &Tag<'s>, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = (usize, Attr<'s>)> {
        let visible = self.open.get(tag.depth).map_or(self.bindings.len(), |inner| inner.bindings);
        let list = Attributes::new(tag.raw, tag.places);
        let most = self.scope.limits.inherited;
        list.clone().enumerate().filter_map(move |(at, raw)| {
            let qualified = list.name(&raw);
            if !wanted(qualified) {
                return None;
            }
            let (prefix, name) = if tag.prefixed { split(qualified) } else { ("", qualified) };
            let left_out = raw.value.len() > most && is_inherited(qualified);
            if qualified == "xmlns" || prefix == "xmlns" || left_out {
                return None;
            }
            let found = self.bindings.attribute(prefix, visible);
            let span = Span::new(tag.raw_at + raw.name.start, tag.raw_at + raw.next);
            let value = tag.value(list.value(&raw));
            Some((at, Attr { ns: found.ns, name, prefix, uri: found.uri, declared: found.declared, value, span }))
        })
    }

    /// The `xml:lang` in scope right now, of the tag given last or those around it; `""` where it was reset.
    pub fn lang(&self) -> Option<&str> {
        self.mark().lang.as_deref()
    }

    /// The `xml:base` in scope right now, each resolved against the one around it.
    pub fn base(&self) -> Option<&str> {
        self.mark().base.as_deref()
    }

    /// Takes the namespace of `tag`, which nobody listed, as the vocabulary `ns` from here on.
    pub fn adopt(&mut self, tag: Tag<'s>, ns: &'static str) -> Tag<'s> {
        self.bindings.adopt(&tag.uri, ns);
        self.shared = None;
        Tag { ns, ..tag }
    }

    /// Where the value that `of`, read to its end just now, holds stands: between its tags, without white space and
    /// the marks of a CDATA section at the edges.
    pub fn inside(&self, of: &Tag<'s>) -> Span {
        let whole = self.scan.slice(of.end..self.closed_at);
        let mut value = whole.trim_ascii();
        if let Some(data) = value.strip_prefix("<![CDATA[").and_then(|v| v.strip_suffix("]]>")) {
            value = data.trim_ascii();
        }
        // Both are parts of the same text.
        let start = of.end + (value.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
        Span::new(start, start + value.len())
    }

    /// The first byte that was not read yet.
    pub fn position(&self) -> usize {
        self.pos
    }

    /// Whether `of` is open still.
    pub fn is_open(&self, of: &Tag<'s>) -> bool {
        of.depth.checked_sub(1).and_then(|at| self.open.get(at)).is_some_and(|open| open.start == of.start)
    }

    /// The declaration of `prefix` that holds for `tag` itself.
    pub(super) fn binding(&self, tag: &Tag<'s>, prefix: &str) -> Option<&Binding<'s>> {
        let visible = self.open.get(tag.depth).map_or(self.bindings.len(), |inner| inner.bindings);
        self.bindings.find(prefix, visible)
    }

    pub(super) fn mark(&self) -> &Mark<'s> {
        self.marks.last().unwrap_or(&self.scope.mark)
    }

    /// Back to the beginning of the content of `of`, if it is open.
    pub(super) fn rewind(&mut self, of: &Tag<'s>) -> bool {
        if !self.is_open(of) {
            return false;
        }
        self.close_to(of.depth);
        self.beyond = 0;
        self.pos = of.end;
        true
    }

    // Each element is given as one: what it is made of is not handed on in memory.
    #[inline(always)]
    pub(super) fn tag(&self, start: &Start<'s>, report: &mut Report) -> Tag<'s> {
        let (prefix, name) = start.split();
        let found = self.bindings.element(prefix);
        if !found.declared {
            note(report, &repairs::UNDECLARED_PREFIX, start.start, start.end);
        }
        Tag {
            ns: found.ns,
            name,
            uri: found.uri,
            prefix,
            declared: found.declared,
            start: start.start,
            end: start.end,
            depth: self.open.len(),
            empty: start.empty,
            qualified: start.name,
            raw: self.scan.slice(start.attributes.clone()),
            raw_at: start.attributes.start,
            prefixed: start.prefixed,
            places: start.places,
            asked: Cell::new(0),
            entities: self.entities.clone(),
        }
    }

    /// Text between tags, resolved.
    pub(super) fn resolve(&self, range: Range<usize>, report: &mut Report) -> Cow<'s, str> {
        let raw = self.scan.slice(range.clone());
        references::text(raw, range.start, self.entities.as_deref(), (&self.scan.purity, &self.spare), report)
    }

    /// The inside of a CDATA section.
    pub(super) fn resolve_cdata(&self, range: Range<usize>, report: &mut Report) -> Cow<'s, str> {
        references::cdata(self.scan.slice(range.clone()), range.start, &self.scan.purity, report)
    }
}

#[cfg(test)]
#[path = "cursor_tests.rs"]
mod tests;
