//! Namespace declarations in scope (Namespaces in XML 1.0, 2 to 6).

use std::borrow::Cow;
use std::sync::Arc;

use super::scope::Scope;
use super::vocabulary::{Vocabularies, vocabulary_of};
use crate::text::same;

/// The namespace of the prefix `xml`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of the prefix `xmlns`.
pub(super) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
/// What formats see for a namespace that nobody listed.
const UNLISTED: &str = "?";

/// One declaration.
#[derive(Clone, Debug)]
pub(super) struct Binding<'s> {
    pub(super) prefix: &'s str,
    pub(super) uri: Cow<'s, str>,
    /// The prefix of the vocabulary.
    pub(super) ns: &'static str,
}

/// What a prefix means at one place.
#[derive(Clone, Debug)]
pub(super) struct Resolved<'s> {
    pub(super) ns: &'static str,
    pub(super) uri: Cow<'s, str>,
    pub(super) declared: bool,
}

/// The declarations of the elements that are open, above those of the scope the cursor started in.
#[derive(Clone, Debug)]
pub(super) struct Bindings<'s> {
    outer: Arc<Scope<'s>>,
    list: Vec<Binding<'s>>,
    /// The declaration of the default namespace, as a place in both lists together.
    default: Option<usize>,
}

impl<'s> Bindings<'s> {
    pub(super) fn new(outer: Arc<Scope<'s>>) -> Self {
        let mut bindings = Self { outer, list: Vec::new(), default: None };
        bindings.default = bindings.place("", bindings.len());
        bindings
    }

    /// How many are in scope.
    pub(super) fn len(&self) -> usize {
        self.outer.bindings.len() + self.list.len()
    }

    /// Whether nothing is declared beyond the scope the cursor started in.
    pub(super) fn is_outer(&self) -> bool {
        self.list.is_empty()
    }

    /// All in scope, the outermost first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Binding<'s>> {
        self.outer.bindings.iter().chain(&self.list)
    }

    pub(super) fn push(&mut self, prefix: &'s str, uri: Cow<'s, str>) {
        if prefix.is_empty() {
            self.default = Some(self.len());
        }
        let ns = prefix_of(self.outer.vocabularies, &uri);
        self.list.push(Binding { prefix, uri, ns });
    }

    /// Lets the declarations of `uri` mean the vocabulary `ns`.
    pub(super) fn adopt(&mut self, uri: &str, ns: &'static str) {
        self.list.iter_mut().filter(|b| b.uri == uri).for_each(|b| b.ns = ns);
    }

    /// Back to the first `len`.
    pub(super) fn truncate(&mut self, len: usize) {
        if self.len() == len {
            return;
        }
        self.list.truncate(len.saturating_sub(self.outer.bindings.len()));
        if self.default.is_some_and(|place| place >= len) {
            self.default = self.place("", len);
        }
    }

    fn get(&self, place: usize) -> Option<&Binding<'s>> {
        let outer = self.outer.bindings.len();
        if place < outer { self.outer.bindings.get(place) } else { self.list.get(place - outer) }
    }

    fn place(&self, prefix: &str, visible: usize) -> Option<usize> {
        (0..visible).rev().find(|place| self.get(*place).is_some_and(|b| same(b.prefix, prefix)))
    }

    /// The declaration of `prefix` among the first `visible`.
    pub(super) fn find(&self, prefix: &str, visible: usize) -> Option<&Binding<'s>> {
        self.place(prefix, visible).and_then(|place| self.get(place))
    }

    /// What an element's prefix means.
    pub(super) fn element(&self, prefix: &str) -> Resolved<'s> {
        if prefix.is_empty() {
            return self.default.and_then(|place| self.get(place)).map_or_else(Resolved::none, Resolved::of);
        }
        self.prefixed(prefix, self.len())
    }

    /// The vocabulary of an element with this prefix, where the prefix is declared and the vocabulary listed.
    pub(super) fn listed(&self, prefix: &str) -> Option<&'static str> {
        match prefix {
            "" => Some(self.default.and_then(|place| self.get(place)).map_or("", |binding| binding.ns)),
            "xml" => None,
            _ => self.find(prefix, self.len()).map(|binding| binding.ns).filter(|ns| *ns != UNLISTED),
        }
    }

    /// What an attribute's prefix means, with the first `visible` declarations. Without one there is no namespace.
    pub(super) fn attribute(&self, prefix: &str, visible: usize) -> Resolved<'s> {
        if prefix.is_empty() { Resolved::none() } else { self.prefixed(prefix, visible) }
    }

    fn prefixed(&self, prefix: &str, visible: usize) -> Resolved<'s> {
        if prefix == "xml" {
            return Resolved { ns: "xml", uri: Cow::Borrowed(XML), declared: true };
        }
        if let Some(binding) = self.find(prefix, visible) {
            return Resolved::of(binding);
        }
        let listed = self.outer.vocabularies.iter().find(|v| v.prefix == prefix);
        let (ns, uri) = listed.map_or((UNLISTED, ""), |v| (v.prefix, v.uri));
        Resolved { ns, uri: Cow::Borrowed(uri), declared: false }
    }
}

impl<'s> Resolved<'s> {
    fn none() -> Self {
        Self { ns: "", uri: Cow::Borrowed(""), declared: true }
    }
    fn of(binding: &Binding<'s>) -> Self {
        Self { ns: binding.ns, uri: binding.uri.clone(), declared: true }
    }
}

fn prefix_of(vocabularies: Vocabularies, uri: &str) -> &'static str {
    if uri.trim().is_empty() {
        return "";
    }
    vocabulary_of(vocabularies, uri).map_or(UNLISTED, |v| v.prefix)
}
