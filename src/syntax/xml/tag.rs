//! A start tag and its attributes.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use super::attributes::Attributes;
use super::doctype::Entities;
use super::places::Places;
use super::references::value;
use crate::diag::{Diagnostic, Report, Span, excerpt};

/// A start tag, as formats match on it: `match (tag.ns, tag.name)`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tag<'s> {
    /// The prefix of the [`Vocabulary`](super::Vocabulary); `""` for no namespace, `"?"` for one nobody listed.
    pub ns: &'static str,
    /// The local name, as the document spells it (see [`respelled`](Self::respelled)).
    pub name: &'s str,
    /// The namespace name, as the document states it; `""` for none.
    pub uri: Cow<'s, str>,
    /// The prefix the document uses.
    pub prefix: &'s str,
    /// Whether the prefix is declared. One that is not is taken as the vocabulary of that prefix.
    pub declared: bool,
    /// Where the `<` stands.
    pub start: usize,
    /// Behind the `>`.
    pub end: usize,
    /// How many elements are open, this one included, counted from where the cursor began.
    pub depth: usize,
    /// Whether the tag closes itself: `<name/>`.
    pub empty: bool,
    pub(super) qualified: &'s str,
    pub(super) raw: &'s str,
    pub(super) raw_at: usize,
    /// Whether the name of an attribute has a prefix.
    pub(super) prefixed: bool,
    /// Where the attributes stand, of a plain tag.
    pub(super) places: Option<Places>,
    /// Which of the attributes somebody asked for: a bit each, by their order.
    pub(super) asked: Cell<u32>,
    pub(super) entities: Option<Arc<Entities>>,
}

/// One attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attr<'s> {
    /// As [`Tag::ns`]; `"xml"` for `xml:lang` and its like.
    pub ns: &'static str,
    /// The local name.
    pub name: &'s str,
    /// The prefix the document uses.
    pub prefix: &'s str,
    /// The namespace name; `""` for none.
    pub uri: Cow<'s, str>,
    /// Whether the prefix is declared.
    pub declared: bool,
    /// The value, references resolved, white space normalised (XML 1.0, 3.3.3).
    pub value: Cow<'s, str>,
    /// Name and value, with the quotes.
    pub span: Span,
}

impl<'s> Tag<'s> {
    /// The start tag's place.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// The name as written, with its prefix.
    pub fn qualified(&self) -> &'s str {
        self.qualified
    }

    /// Whether the tag is nothing but a name.
    pub fn is_bare(&self) -> bool {
        self.raw.is_empty()
    }

    /// Whether this is the local name, in any letter case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The same tag with the spelling `names` have for its name, when it differs in letter case only.
    ///
    /// For the last arm of a match: what is spelled right never comes here.
    pub fn respelled(&self, names: &[&'static str]) -> Option<Tag<'s>> {
        let name = names.iter().find(|name| self.name != **name && self.is(name))?;
        Some(Tag { name, ..self.clone() })
    }

    /// The value of the attribute `name` without a prefix. The first of that name counts; when none is spelled so,
    /// letter case is passed over.
    #[inline(always)]
    pub fn attr(&self, name: &str) -> Option<Cow<'s, str>> {
        if self.raw.is_empty() || self.places.as_ref().is_some_and(|places| !places.may_have(name)) {
            return None;
        }
        self.attr_there(name)
    }

    /// The same where there may be one.
    #[inline(never)]
    fn attr_there(&self, name: &str) -> Option<Cow<'s, str>> {
        if let Some(places) = &self.places {
            let (at, raw) = places.value(self.raw, name)?;
            self.ask(at);
            return Some(self.value(raw));
        }
        let list = Attributes::new(self.raw, self.places);
        let mut other = None;
        for (at, raw) in list.clone().enumerate() {
            let found = list.name(&raw);
            if found == name {
                self.ask(at);
                return Some(self.value(list.value(&raw)));
            }
            if other.is_none() && found.eq_ignore_ascii_case(name) {
                other = Some((at, list.value(&raw)));
            }
        }
        let (at, raw) = other?;
        self.ask(at);
        Some(self.value(raw))
    }

    /// The attributes without a prefix that nobody asked for until now, with their values. Those behind the thirty-second
    /// count as asked for.
    pub fn unasked(&self) -> impl Iterator<Item = (&'s str, Cow<'s, str>)> {
        self.unasked_of(|name| !(self.prefixed && name.contains(':')) && name != "xmlns")
    }

    /// The same with those that have a prefix, but for declarations, what XML itself says (`xml:lang`), and how a value is
    /// to be parsed (`rdf:parseType`, `xsi:type`).
    pub fn unasked_of_modules(&self) -> impl Iterator<Item = (&'s str, Cow<'s, str>)> {
        let is_said = |name: &str| {
            let technical = ["xml:", "xmlns:", "xsi:"].iter().any(|prefix| name.starts_with(prefix));
            !technical
                && !matches!(
                    name,
                    "xmlns" | "rdf:about" | "rdf:parseType" | "rdf:datatype" | "rdf:ID" | "rdf:nodeID" | "id"
                )
        };
        self.unasked_of(is_said).filter(|(_, value)| !value.trim().is_empty())
    }

    /// The attributes that nobody asked for of those with the names that are `wanted`.
    fn unasked_of(&self, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = (&'s str, Cow<'s, str>)> {
        let list = Attributes::new(self.raw, self.places);
        let asked = self.asked.get();
        let all = self.places.as_ref().map_or(u32::BITS, Places::count);
        let some = !self.raw.is_empty() && asked.count_ones() < all;
        list.clone().take(if some { 32 } else { 0 }).enumerate().filter_map(move |(at, raw)| {
            let name = list.name(&raw);
            (asked & (1 << at) == 0 && wanted(name)).then(|| (name, self.value(list.value(&raw))))
        })
    }

    /// Notes that the attribute at this place was asked for.
    pub(super) fn ask(&self, at: usize) {
        self.asked
            .set(self.asked.get() | u32::try_from(at).ok().and_then(|at| 1_u32.checked_shl(at)).unwrap_or_default());
    }

    /// Notes that all attributes were asked for.
    pub(super) fn ask_all(&self) {
        self.asked.set(u32::MAX);
    }

    /// Where the attribute `name` without a prefix stands: name and value, with the quotes. The tag itself when there is
    /// none.
    pub fn attr_span(&self, name: &str) -> Span {
        let list = Attributes::new(self.raw, self.places);
        let found = |exact: bool| {
            let same = |found: &str| if exact { found == name } else { found.eq_ignore_ascii_case(name) };
            list.clone().find(|raw| same(list.name(raw)))
        };
        let raw = found(true).or_else(|| found(false));
        raw.map_or(self.span(), |raw| Span::new(self.raw_at + raw.name.start, self.raw_at + raw.next))
    }

    /// Notes that what an attribute says has no place; `rule` is the note's id.
    pub fn attr_left_out(&self, (name, value): (&str, &str), rule: &'static str, report: &mut Report) {
        report.add_of(rule, || {
            let told = excerpt(value);
            let message = format!("`{name}=\"{told}\"` of <{}> has no place and is left out", self.qualified);
            Diagnostic::info(rule, message).at(self.attr_span(name))
        });
    }

    pub(super) fn value(&self, raw: &'s str) -> Cow<'s, str> {
        // Of a plain tag nothing but white space may have to change.
        if self.places.as_ref().is_some_and(|places| places.stand() || !raw.bytes().any(|b| b < b' ')) {
            return Cow::Borrowed(raw);
        }
        value(raw, self.entities.as_deref())
    }
}

/// Whether what the attribute says holds for everything inside too.
pub(super) fn is_inherited(qualified: &str) -> bool {
    matches!(qualified, "xmlns" | "xml:lang" | "xml:base") || qualified.starts_with("xmlns:")
}

/// The prefix and the local name. A name with several colons has none to split at that Namespaces would allow; the
/// first is taken.
pub(super) fn split(qualified: &str) -> (&str, &str) {
    let Some(colon) = qualified.bytes().position(|b| b == b':') else { return ("", qualified) };
    match (qualified.get(..colon), qualified.get(colon + 1..)) {
        (Some(prefix), Some(name)) if !name.is_empty() => (prefix, name),
        _ => ("", qualified),
    }
}
