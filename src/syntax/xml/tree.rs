//! One element as a tree in which everything has a place, for rules to look at.
//!
//! The tree is lists: it is built, walked and dropped without recursion, and its room serves the next one
//! ([`Tree::emptied`]). Comments and instructions are not in it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use memchr::memchr2;

use super::content::Run;
use super::cursor::Cursor;
use super::scan::Start;
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
    /// Elements and texts in the order of the document.
    parts: Vec<Part<'s>>,
    elements: Vec<Element<'s>>,
    /// The attributes of all elements.
    attributes: Vec<Attr<'s>>,
    /// The elements that are open while the tree is built.
    open: Vec<Open>,
    cut: bool,
    odd: Odd,
}

/// An attribute of the tree.
pub type Attribute<'s> = Attr<'s>;

/// What few tags have, so that rules about it are done with a tree at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Odd {
    /// An attribute whose name begins with `xml`: declarations of namespaces, `xml:lang`, `xml:base`.
    pub xml: bool,
    /// An attribute with a prefix.
    pub prefixed: bool,
    /// A prefix that nothing declares.
    pub undeclared: bool,
    /// A `<` or a `&` in a text or in a value.
    pub marked: bool,
}

#[derive(Clone, Debug)]
struct Part<'s> {
    what: What<'s>,
    /// The next in the same element.
    next: Option<u32>,
}

#[derive(Clone, Debug)]
enum What<'s> {
    Element(u32),
    Text(Cow<'s, str>, Span),
}

#[derive(Clone, Debug)]
struct Element<'s> {
    tag: Tag<'s>,
    attributes: Range<u32>,
    whole: Span,
    first: Option<u32>,
}

/// An element that is open: its place among the elements, and what was put into it last.
#[derive(Clone, Copy, Debug)]
struct Open {
    element: u32,
    last: Option<u32>,
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t, 's> {
    tree: &'t Tree<'s>,
    element: &'t Element<'s>,
}

impl<'s> Cursor<'s> {
    /// The element `of` as a tree. What was read of it before is read again; the cursor stands behind it then.
    pub fn tree(&mut self, of: &Tag<'s>, report: &mut Report) -> Tree<'s> {
        self.tree_without(of, |_| false, report)
    }

    /// The same without the items in it, which are passed over as [`skip_item`](Self::skip_item) does.
    pub fn tree_without(&mut self, of: &Tag<'s>, is_item: impl Fn(&Tag<'s>) -> bool, report: &mut Report) -> Tree<'s> {
        let mut tree = Tree::default();
        self.grow(&mut tree, of, is_item, report);
        tree
    }

    fn grow(&mut self, tree: &mut Tree<'s>, of: &Tag<'s>, is_item: impl Fn(&Tag<'s>) -> bool, report: &mut Report) {
        if !self.rewind(of) {
            return;
        }
        // What its attributes are was not kept of a tag that was given.
        let stated = !of.raw.is_empty();
        let (xml, prefixed) = (stated && of.raw.contains("xml"), stated && of.raw.contains(':'));
        tree.odd = Odd { xml, prefixed, ..Odd::default() };
        tree.element(self, of.clone());
        let bottom = of.depth - 1;
        while self.is_open(of) {
            let plain = self.plain_step(report);
            let is_plain = plain.is_some();
            match plain.unwrap_or_else(|| self.step(report)) {
                Step::Start(start) => {
                    let tag = self.tag(&start, report);
                    if is_item(&tag) {
                        self.skip_item(&tag);
                        self.skip_items_like(&tag, |_| {});
                    } else {
                        self.branch(tree, &start, tag, report);
                    }
                }
                Step::Text(range) => {
                    let span = Span::new(range.start, range.end);
                    let words = self.resolve(range, report);
                    tree.odd.marked |= !is_plain && is_marked(&words);
                    tree.text(words, span);
                }
                Step::CData(range) => {
                    let span = Span::new(range.start, range.end);
                    let words = self.resolve_cdata(range, report);
                    tree.odd.marked |= is_marked(&words);
                    tree.text(words, span);
                }
                Step::Closed | Step::Other => {}
            }
            tree.close_to(self.open.len().saturating_sub(bottom), self.pos, self.closed_at);
        }
    }

    /// Puts an element into the tree, with its words when it holds nothing else.
    fn branch(&mut self, tree: &mut Tree<'s>, start: &Start<'s>, tag: Tag<'s>, report: &mut Report) {
        tree.odd.xml |= start.special;
        tree.odd.prefixed |= start.prefixed;
        if !tree.element(self, tag) {
            return;
        }
        let Some(run) = tree.elements.last().and_then(|element| self.only_run(&element.tag)) else { return };
        let (Run::Plain(range) | Run::Text(range) | Run::CData(range)) = run.clone();
        let span = Span::new(range.start, range.end);
        let may_be_marked = !matches!(run, Run::Plain(_));
        if !range.is_empty() || matches!(run, Run::CData(_)) {
            let words = self.words(run, report);
            tree.odd.marked |= may_be_marked && is_marked(&words);
            tree.text(words, span);
        }
    }
}

fn is_marked(words: &str) -> bool {
    memchr2(b'<', b'&', words.as_bytes()).is_some()
}

impl<'s> Tree<'s> {
    /// The item at `range` of a document with what was in scope there, in the room of a tree that was emptied. What is
    /// broken is left to those who read it to report.
    pub fn of_item(text: &'s str, range: Range<usize>, scope: &Arc<Scope<'s>>, room: Tree<'static>) -> Option<Self> {
        let quiet = &mut Report::default();
        let mut cursor = Cursor::at_item(text, range, scope);
        let root = cursor.root(quiet)?;
        let mut tree: Tree<'s> = room;
        cursor.grow(&mut tree, &root, |_| false, quiet);
        Some(tree)
    }

    /// The room of a tree, for one of another text.
    pub fn emptied<'r>(self) -> Tree<'r> {
        let (parts, elements, attributes) = (room(self.parts), room(self.elements), room(self.attributes));
        Tree { parts, elements, attributes, open: room(self.open), cut: false, odd: Odd::default() }
    }

    /// The element the tree was made of; `None` when it was not open any more.
    pub fn root(&self) -> Option<Node<'_, 's>> {
        self.node(0)
    }

    /// Whether there was more than a tree holds; what is beyond is not in it.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// What of that which few tags have is in it.
    pub fn odd(&self) -> Odd {
        self.odd
    }

    /// How many elements there are.
    pub fn len(&self) -> usize {
        self.elements.len()
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// How many elements and texts there are.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// All elements in the order of the document.
    pub fn all(&self) -> impl Iterator<Item = Node<'_, 's>> {
        self.elements.iter().map(|element| Node { tree: self, element })
    }

    fn part(&self, index: u32) -> Option<&Part<'s>> {
        self.parts.get(index as usize)
    }

    fn node(&self, index: u32) -> Option<Node<'_, 's>> {
        self.elements.get(index as usize).map(|element| Node { tree: self, element })
    }

    /// Opens an element, whose tag is open in the cursor; whether there was room.
    fn element(&mut self, cursor: &Cursor<'s>, tag: Tag<'s>) -> bool {
        let Ok(element) = u32::try_from(self.elements.len()) else { return false };
        if !self.push(What::Element(element)) {
            return false;
        }
        let from = self.attributes.len();
        self.odd.undeclared |= !tag.declared;
        if !tag.raw.is_empty() {
            self.attributes.extend(cursor.attrs(&tag));
            for attr in self.attributes.get(from..).unwrap_or_default() {
                self.odd.undeclared |= !attr.declared;
                self.odd.marked |= is_marked(&attr.value);
            }
        }
        // There are fewer than bytes of a document, which 32 bits count.
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let attributes = place(from)..place(self.attributes.len());
        let whole = tag.span();
        self.elements.push(Element { tag, attributes, whole, first: None });
        self.open.push(Open { element, last: None });
        true
    }

    #[inline]
    fn text(&mut self, value: Cow<'s, str>, span: Span) {
        self.push(What::Text(value, span));
    }

    /// Puts something into the innermost open element; whether there was room.
    #[inline]
    fn push(&mut self, what: What<'s>) -> bool {
        if self.parts.len() >= MOST_PARTS {
            self.cut = true;
            return false;
        }
        let index = u32::try_from(self.parts.len()).ok();
        self.parts.push(Part { what, next: None });
        if let Some(around) = self.open.last_mut() {
            match around.last {
                Some(before) => {
                    if let Some(before) = self.parts.get_mut(before as usize) {
                        before.next = index;
                    }
                }
                None => {
                    if let Some(element) = self.elements.get_mut(around.element as usize) {
                        element.first = index;
                    }
                }
            }
            around.last = index;
        }
        true
    }

    /// Closes all but the first `depth` of the open elements. What was closed by an end tag of its own ends behind that, at
    /// `end`; the rest ends before it, at `before`.
    fn close_to(&mut self, depth: usize, end: usize, before: usize) {
        while self.open.len() > depth {
            let own = self.open.len() == depth + 1;
            let closed = self.open.pop().and_then(|open| self.elements.get_mut(open.element as usize));
            if let Some(element) = closed {
                element.whole.end = element.whole.end.max(if own { end } else { before });
            }
        }
    }
}

/// The room of a list, for another one of the same kind: collecting nothing in place keeps what was set aside.
fn room<A, B>(mut list: Vec<A>) -> Vec<B> {
    list.clear();
    list.into_iter().filter_map(|_| None).collect()
}

impl<'t, 's> Node<'t, 's> {
    /// The start tag: namespace, name, prefix, place.
    pub fn tag(&self) -> &'t Tag<'s> {
        &self.element.tag
    }
    /// As [`Tag::ns`].
    pub fn ns(&self) -> &'static str {
        self.element.tag.ns
    }
    /// The local name.
    pub fn name(&self) -> &'s str {
        self.element.tag.name
    }
    /// Where the start tag stands.
    pub fn span(&self) -> Span {
        self.element.tag.span()
    }
    /// Where the element stands, from its `<` to behind its end tag.
    pub fn whole(&self) -> Span {
        self.element.whole
    }
    /// All attributes as they come, duplicates too, without namespace declarations.
    pub fn attrs(&self) -> &'t [Attribute<'s>] {
        let Range { start, end } = self.element.attributes;
        self.tree.attributes.get(start as usize..end as usize).unwrap_or_default()
    }
    /// The attribute `name` without a prefix.
    pub fn attr(&self, name: &str) -> Option<&'t Attribute<'s>> {
        self.attrs().iter().find(|attr| attr.prefix.is_empty() && attr.name == name)
    }
    /// The attribute `name` in the vocabulary `ns`.
    pub fn attr_ns(&self, ns: &str, name: &str) -> Option<&'t Attribute<'s>> {
        self.attrs().iter().find(|attr| attr.ns == ns && attr.name == name)
    }
    /// The child elements in order.
    pub fn children(&self) -> impl Iterator<Item = Node<'t, 's>> + use<'t, 's> {
        let tree = self.tree;
        self.inside().filter_map(move |part| match part.what {
            What::Element(element) => tree.node(element),
            What::Text(..) => None,
        })
    }
    /// The child elements `name` of the vocabulary `ns`.
    pub fn all(&self, ns: &'static str, name: &'static str) -> impl Iterator<Item = Node<'t, 's>> + use<'t, 's> {
        self.children().filter(move |child| child.name() == name && child.ns() == ns)
    }
    /// The first child element `name` of the vocabulary `ns`.
    pub fn child(&self, ns: &str, name: &str) -> Option<Node<'t, 's>> {
        self.children().find(|child| child.name() == name && child.ns() == ns)
    }
    /// The runs of text right inside, with their places: of CDATA, the inside.
    pub fn texts(&self) -> impl Iterator<Item = (&'t str, Span)> + use<'t, 's> {
        self.inside().filter_map(|part| match &part.what {
            What::Text(text, span) => Some((text.as_ref(), *span)),
            What::Element(_) => None,
        })
    }
    /// The text right inside, in one.
    pub fn text(&self) -> Cow<'t, str> {
        let mut texts = self.texts().map(|(text, _)| text);
        let Some(first) = texts.next() else { return Cow::Borrowed("") };
        let mut all = Cow::Borrowed(first);
        texts.for_each(|text| all += text);
        all
    }
    /// Whether there are neither words nor elements in it.
    pub fn is_blank(&self) -> bool {
        self.inside().all(|part| match &part.what {
            What::Text(text, _) => text.trim_start().is_empty(),
            What::Element(_) => false,
        })
    }
    /// Where the text right inside stands, from its first run to its last; behind the start tag when there is none.
    pub fn text_span(&self) -> Span {
        let mut spans = self.texts().map(|(_, span)| span);
        let end = self.element.tag.end;
        let first = spans.next().unwrap_or(Span::new(end, end));
        Span::new(first.start, spans.last().unwrap_or(first).end)
    }

    fn inside(&self) -> impl Iterator<Item = &'t Part<'s>> + use<'t, 's> {
        let tree = self.tree;
        let first = self.element.first.and_then(|index| tree.part(index));
        std::iter::successors(first, move |part| part.next.and_then(|index| tree.part(index)))
    }
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
