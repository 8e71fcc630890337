//! One element as a tree in which everything has a place, for rules to look at.
//!
//! The tree is a list: it is built, walked and dropped without recursion. Comments and instructions are not in it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::cursor::Cursor;
use super::scope::Scope;
use super::steps::Step;
use super::tag::{Attr, Tag};
use crate::diag::{Report, Span};

/// How many elements and texts a tree holds. A tree takes some forty times the bytes it is made of, and nobody writes a
/// story of that many.
const MOST_PARTS: usize = 50_000;

/// An element and everything in it.
#[derive(Clone, Debug, Default)]
pub struct Tree<'s> {
    parts: Vec<Part<'s>>,
    cut: bool,
}

/// An attribute of the tree.
pub type Attribute<'s> = Attr<'s>;

#[derive(Clone, Debug)]
struct Part<'s> {
    what: What<'s>,
    span: Span,
    first: Option<u32>,
    last: Option<u32>,
    next: Option<u32>,
}

#[derive(Clone, Debug)]
enum What<'s> {
    Element { tag: Box<Tag<'s>>, attributes: Box<[Attr<'s>]>, whole: Span },
    Text(Cow<'s, str>),
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t, 's> {
    tree: &'t Tree<'s>,
    tag: &'t Tag<'s>,
    attributes: &'t [Attr<'s>],
    whole: Span,
    part: &'t Part<'s>,
}

impl<'s> Cursor<'s> {
    /// The element `of` as a tree. What was read of it before is read again; the cursor stands behind it then.
    pub fn tree(&mut self, of: &Tag<'s>, report: &mut Report) -> Tree<'s> {
        self.tree_without(of, |_| false, report)
    }

    /// The same without the items in it, which are passed over as [`skip_item`](Self::skip_item) does.
    pub fn tree_without(&mut self, of: &Tag<'s>, is_item: impl Fn(&Tag<'s>) -> bool, report: &mut Report) -> Tree<'s> {
        let mut tree = Tree::default();
        if !self.rewind(of) {
            return tree;
        }
        let mut open: Vec<u32> = Vec::new();
        let root = tree.element(self, of.clone(), None);
        open.extend(root);
        let bottom = of.depth - 1;
        while self.is_open(of) {
            let step = self.step(report);
            match step {
                Step::Start(start) => {
                    let tag = self.tag(&start, report);
                    if is_item(&tag) {
                        self.skip_item(&tag);
                    } else {
                        let index = tree.element(self, tag, open.last().copied());
                        open.extend(index);
                    }
                }
                Step::Text(range) => {
                    let span = Span::new(range.start, range.end);
                    tree.text(self.resolve(range, report), span, open.last().copied());
                }
                Step::CData(range) => {
                    let span = Span::new(range.start, range.end);
                    tree.text(self.resolve_cdata(range, report), span, open.last().copied());
                }
                Step::Closed | Step::Other => {}
            }
            while open.len() > self.open.len().saturating_sub(bottom) {
                // What was closed by an end tag of its own ends behind that; the rest ends before it.
                let own = open.len() == self.open.len().saturating_sub(bottom) + 1;
                tree.close(open.pop(), if own { self.pos } else { self.closed_at });
            }
        }
        tree
    }
}

impl<'s> Tree<'s> {
    /// The item at `range` of a document with what was in scope there. What is broken is left to those who read it to
    /// report.
    pub fn of_item(text: &'s str, range: Range<usize>, scope: &Arc<Scope<'s>>) -> Option<Self> {
        let quiet = &mut Report::default();
        let mut cursor = Cursor::resume(text, range, scope);
        let root = cursor.root(quiet)?;
        Some(cursor.tree(&root, quiet))
    }

    /// The element the tree was made of; `None` when it was not open any more.
    pub fn root(&self) -> Option<Node<'_, 's>> {
        self.node(0)
    }

    /// Whether there was more than a tree holds; what is beyond is not in it.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// All elements in the order of the document.
    pub fn all(&self) -> impl Iterator<Item = Node<'_, 's>> {
        (0..self.parts.len()).filter_map(|index| self.node(u32::try_from(index).ok()?))
    }

    fn part(&self, index: u32) -> Option<&Part<'s>> {
        self.parts.get(index as usize)
    }

    fn node(&self, index: u32) -> Option<Node<'_, 's>> {
        let part = self.part(index)?;
        match &part.what {
            What::Element { tag, attributes, whole } => Some(Node { tree: self, tag, attributes, whole: *whole, part }),
            What::Text(_) => None,
        }
    }

    fn element(&mut self, cursor: &Cursor<'s>, tag: Tag<'s>, parent: Option<u32>) -> Option<u32> {
        let span = tag.span();
        let attributes = cursor.attrs(&tag).collect();
        self.push(What::Element { tag: Box::new(tag), attributes, whole: span }, span, parent)
    }

    fn text(&mut self, value: Cow<'s, str>, span: Span, parent: Option<u32>) {
        self.push(What::Text(value), span, parent);
    }

    fn push(&mut self, what: What<'s>, span: Span, parent: Option<u32>) -> Option<u32> {
        if self.parts.len() >= MOST_PARTS {
            self.cut = true;
            return None;
        }
        let index = u32::try_from(self.parts.len()).ok()?;
        self.parts.push(Part { what, span, first: None, last: None, next: None });
        let before = match parent.and_then(|p| self.parts.get_mut(p as usize)) {
            Some(parent) => {
                parent.first.get_or_insert(index);
                parent.last.replace(index)
            }
            None => None,
        };
        if let Some(before) = before.and_then(|b| self.parts.get_mut(b as usize)) {
            before.next = Some(index);
        }
        Some(index)
    }

    fn close(&mut self, index: Option<u32>, end: usize) {
        if let Some(part) = index.and_then(|i| self.parts.get_mut(i as usize))
            && let What::Element { whole, .. } = &mut part.what
        {
            whole.end = whole.end.max(end);
        }
    }
}

impl<'t, 's> Node<'t, 's> {
    /// The start tag: namespace, name, prefix, place.
    pub fn tag(&self) -> &'t Tag<'s> {
        self.tag
    }
    /// As [`Tag::ns`].
    pub fn ns(&self) -> &'static str {
        self.tag.ns
    }
    /// The local name.
    pub fn name(&self) -> &'s str {
        self.tag.name
    }
    /// Where the start tag stands.
    pub fn span(&self) -> Span {
        self.part.span
    }
    /// Where the element stands, from its `<` to behind its end tag.
    pub fn whole(&self) -> Span {
        self.whole
    }
    /// All attributes as they come, duplicates too, without namespace declarations.
    pub fn attrs(&self) -> &'t [Attribute<'s>] {
        self.attributes
    }
    /// The attribute `name` without a prefix.
    pub fn attr(&self, name: &str) -> Option<&'t Attribute<'s>> {
        self.attributes.iter().find(|attr| attr.prefix.is_empty() && attr.name == name)
    }
    /// The attribute `name` in the vocabulary `ns`.
    pub fn attr_ns(&self, ns: &str, name: &str) -> Option<&'t Attribute<'s>> {
        self.attributes.iter().find(|attr| attr.ns == ns && attr.name == name)
    }
    /// The child elements in order.
    pub fn children(&self) -> impl Iterator<Item = Node<'t, 's>> + use<'t, 's> {
        let tree = self.tree;
        self.indices().filter_map(move |index| tree.node(index))
    }
    /// The child elements `name` of the vocabulary `ns`.
    pub fn all(&self, ns: &'static str, name: &'static str) -> impl Iterator<Item = Node<'t, 's>> + use<'t, 's> {
        self.children().filter(move |child| child.ns() == ns && child.name() == name)
    }
    /// The first child element `name` of the vocabulary `ns`.
    pub fn child(&self, ns: &str, name: &str) -> Option<Node<'t, 's>> {
        self.children().find(|child| child.ns() == ns && child.name() == name)
    }
    /// The runs of text right inside, with their places: of CDATA, the inside.
    pub fn texts(&self) -> impl Iterator<Item = (&'t str, Span)> + use<'t, 's> {
        let tree = self.tree;
        self.indices().filter_map(move |index| {
            let part = tree.part(index)?;
            match &part.what {
                What::Text(text) => Some((text.as_ref(), part.span)),
                What::Element { .. } => None,
            }
        })
    }
    /// The text right inside, in one.
    pub fn text(&self) -> Cow<'t, str> {
        let mut all = Cow::Borrowed("");
        for (text, _) in self.texts() {
            all += text;
        }
        all
    }
    /// Where the text right inside stands, from its first run to its last; behind the start tag when there is none.
    pub fn text_span(&self) -> Span {
        let mut spans = self.texts().map(|(_, span)| span);
        let first = spans.next().unwrap_or(Span::new(self.tag.end, self.tag.end));
        Span::new(first.start, spans.last().unwrap_or(first).end)
    }

    fn indices(&self) -> impl Iterator<Item = u32> + use<'t, 's> {
        let tree = self.tree;
        std::iter::successors(self.part.first, move |index| tree.part(*index).and_then(|part| part.next))
    }
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
