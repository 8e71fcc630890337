//! A tree in one vector: no node owns another, so neither building nor dropping it recurses.

use crate::syntax::xml::is_allowed;
use html5ever::LocalName;
use std::borrow::Cow;
use std::num::NonZeroU32;

/// How many nodes a tree should hold: each takes a hundred bytes, and nobody writes a story of so many. Of what is
/// beyond, those who build trees keep the words.
pub(super) const MOST_NODES: usize = 100_000;

/// The number of a node; valid in the tree that gave it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Id(NonZeroU32);

impl Id {
    /// Where the node stands in a side table that runs parallel to the tree.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// The vocabulary an element belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Space {
    Html,
    Svg,
    Math,
    Nitf,
}

/// Attributes in document order; names carry their prefix (`xlink:href`).
pub(super) type Attrs = Vec<(String, String)>;

#[derive(Clone, Debug)]
pub(super) struct Element {
    pub name: LocalName,
    pub space: Space,
    pub attrs: Attrs,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute is there and says something.
    pub fn says(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.trim().is_empty())
    }

    /// The class tokens.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").unwrap_or_default().split_ascii_whitespace()
    }
}

#[derive(Clone, Debug)]
pub(super) enum Data {
    /// The root, and what carries no words: comments, processing instructions.
    Bare,
    Element(Element),
    Text(String),
}

#[derive(Debug)]
struct Node {
    data: Data,
    parent: Option<Id>,
    prev: Option<Id>,
    next: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    depth: u32,
}

/// The tree. Ids come only from `push`, so looking one up cannot miss.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// One step of a walk in document order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    Enter(Id),
    Leave(Id),
}

impl Tree {
    /// A tree with nothing but its root.
    pub fn new() -> Self {
        let mut tree = Tree { nodes: Vec::new() };
        tree.push(Data::Bare);
        tree
    }

    /// The root.
    pub fn root(&self) -> Id {
        Id(NonZeroU32::MIN)
    }

    /// How many nodes were ever made.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    fn at(&self, id: Id) -> &Node {
        &self.nodes[id.index()]
    }

    fn at_mut(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id.index()]
    }

    /// A new node that hangs nowhere yet.
    pub fn push(&mut self, data: Data) -> Id {
        self.nodes.push(Node { data, parent: None, prev: None, next: None, first: None, last: None, depth: 0 });
        let number = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        Id(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    pub fn data(&self, id: Id) -> &Data {
        &self.at(id).data
    }

    pub fn element(&self, id: Id) -> Option<&Element> {
        match self.data(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    pub fn element_mut(&mut self, id: Id) -> Option<&mut Element> {
        match &mut self.at_mut(id).data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The name of an element, nothing for other nodes.
    pub fn name(&self, id: Id) -> &str {
        self.element(id).map_or("", |element| &element.name)
    }

    pub fn text(&self, id: Id) -> Option<&str> {
        match self.data(id) {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn text_mut(&mut self, id: Id) -> Option<&mut String> {
        match &mut self.at_mut(id).data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn parent(&self, id: Id) -> Option<Id> {
        self.at(id).parent
    }

    pub fn first(&self, id: Id) -> Option<Id> {
        self.at(id).first
    }

    pub fn last(&self, id: Id) -> Option<Id> {
        self.at(id).last
    }

    pub fn next(&self, id: Id) -> Option<Id> {
        self.at(id).next
    }

    /// Levels below the root when the node was hung up.
    pub fn depth(&self, id: Id) -> u32 {
        self.at(id).depth
    }

    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.first(id), |child| self.next(*child))
    }

    pub fn append(&mut self, parent: Id, child: Id) {
        self.detach(child);
        let last = self.at(parent).last;
        let depth = self.at(parent).depth.saturating_add(1);
        let node = self.at_mut(child);
        (node.parent, node.prev, node.depth) = (Some(parent), last, depth);
        match last {
            Some(last) => self.at_mut(last).next = Some(child),
            None => self.at_mut(parent).first = Some(child),
        }
        self.at_mut(parent).last = Some(child);
    }

    /// Appends text, to the text that stands there already if there is some.
    pub fn append_text(&mut self, parent: Id, text: &str) {
        let text = &*clean(text);
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.at(parent).last
            && let Some(there) = self.text_mut(last)
        {
            there.push_str(text);
            return;
        }
        let child = self.push(Data::Text(text.to_owned()));
        self.append(parent, child);
    }

    pub fn insert_before(&mut self, sibling: Id, child: Id) {
        let Some(parent) = self.at(sibling).parent else { return };
        self.detach(child);
        let prev = self.at(sibling).prev;
        let depth = self.at(parent).depth.saturating_add(1);
        let node = self.at_mut(child);
        (node.parent, node.prev, node.next, node.depth) = (Some(parent), prev, Some(sibling), depth);
        self.at_mut(sibling).prev = Some(child);
        match prev {
            Some(prev) => self.at_mut(prev).next = Some(child),
            None => self.at_mut(parent).first = Some(child),
        }
    }

    /// Text before a node, joined to the text that stands there already.
    pub fn insert_text_before(&mut self, sibling: Id, text: &str) {
        let text = &*clean(text);
        if text.is_empty() {
            return;
        }
        if let Some(prev) = self.at(sibling).prev
            && let Some(there) = self.text_mut(prev)
        {
            there.push_str(text);
            return;
        }
        let child = self.push(Data::Text(text.to_owned()));
        self.insert_before(sibling, child);
    }

    pub fn detach(&mut self, id: Id) {
        let node = self.at_mut(id);
        let (parent, prev, next) = (node.parent.take(), node.prev.take(), node.next.take());
        let Some(parent) = parent else { return };
        match prev {
            Some(prev) => self.at_mut(prev).next = next,
            None => self.at_mut(parent).first = next,
        }
        match next {
            Some(next) => self.at_mut(next).prev = prev,
            None => self.at_mut(parent).last = prev,
        }
    }

    /// Moves all children of one node to the end of another.
    pub fn adopt_children(&mut self, from: Id, to: Id) {
        while let Some(child) = self.at(from).first {
            self.append(to, child);
        }
    }

    /// The steps through everything below a node, the node itself left out.
    pub fn walk(&self, top: Id) -> Walk<'_> {
        Walk { tree: self, top, at: self.first(top).map(Step::Enter) }
    }
}

/// Text without the characters that XML 1.0 forbids (section 2.2): nobody can pass them on.
fn clean(text: &str) -> Cow<'_, str> {
    match text.chars().all(is_allowed) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.replace('\u{c}', " ").chars().filter(|c| is_allowed(*c)).collect()),
    }
}

/// See `Tree::walk`.
pub(super) struct Walk<'a> {
    tree: &'a Tree,
    top: Id,
    at: Option<Step>,
}

impl Walk<'_> {
    /// After `Enter(id)`: goes to `Leave(id)` without its children.
    pub fn pass(&mut self, id: Id) {
        self.at = Some(Step::Leave(id));
    }
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = self.at?;
        self.at = match step {
            Step::Enter(id) => Some(self.tree.first(id).map_or(Step::Leave(id), Step::Enter)),
            Step::Leave(id) => match self.tree.next(id) {
                Some(next) => Some(Step::Enter(next)),
                None => self.tree.parent(id).filter(|parent| *parent != self.top).map(Step::Leave),
            },
        };
        Some(step)
    }
}
