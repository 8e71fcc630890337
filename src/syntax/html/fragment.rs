//! An HTML fragment as a tree: the sink html5ever builds into.

use super::feed;
use super::tree::{Attrs, Data, Element, Id, Space, Tree};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What html5ever holds of a node: its number, and its name without a borrow of the tree.
#[derive(Clone)]
pub(super) struct Handle {
    id: Id,
    name: Option<Rc<QualName>>,
}

/// Builds the tree; `level` is the depth of the place where the next node would come.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    level: Cell<u32>,
    nowhere: QualName,
}

impl Sink {
    pub fn new() -> Self {
        let nowhere = QualName::new(None, ns!(), local_name!(""));
        Sink { tree: RefCell::new(Tree::new()), level: Cell::new(0), nowhere }
    }

    /// How deep the tree is where it grows.
    pub fn level(&self) -> u32 {
        self.level.get()
    }

    /// How many nodes there are.
    pub fn size(&self) -> usize {
        self.tree.borrow().len()
    }

    fn hang(&self, child: Option<Id>, parent: Option<Id>) {
        let tree = self.tree.borrow();
        let level = child.map(|id| tree.depth(id)).or(parent.map(|id| tree.depth(id)));
        self.level.set(level.unwrap_or(0));
    }

    fn new_handle(&self, data: Data) -> Handle {
        Handle { id: self.tree.borrow_mut().push(data), name: None }
    }
}

fn attributes(attrs: Vec<Attribute>) -> Attrs {
    let name = |name: &QualName| match &name.prefix {
        Some(prefix) => format!("{prefix}:{}", name.local),
        None => name.local.to_string(),
    };
    attrs.into_iter().map(|attr| (name(&attr.name), attr.value.to_string())).collect()
}

fn space(name: &QualName) -> Space {
    match name.ns {
        ns!(svg) => Space::Svg,
        ns!(mathml) => Space::Math,
        _ => Space::Html,
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: self.tree.borrow().root(), name: None }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.as_deref().unwrap_or(&self.nowhere).expanded()
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Handle {
        let element = Element { name: name.local.clone(), space: space(&name), attrs: attributes(attrs) };
        let id = self.tree.borrow_mut().push(Data::Element(element));
        Handle { id, name: Some(Rc::new(name)) }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.new_handle(Data::Bare)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.new_handle(Data::Bare)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(node) => {
                self.tree.borrow_mut().append(parent.id, node.id);
                Some(node.id)
            }
            NodeOrText::AppendText(text) => {
                self.tree.borrow_mut().append_text(parent.id, &text);
                None
            }
        };
        self.hang(child, Some(parent.id));
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        let hangs = self.tree.borrow().parent(element.id).is_some();
        match hangs {
            true => self.append_before_sibling(element, child),
            false => self.append(before, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Handle) {
        let depth = self.tree.borrow().depth(node.id);
        self.level.set(depth.saturating_sub(1));
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new: NodeOrText<Handle>) {
        let child = match new {
            NodeOrText::AppendNode(node) => {
                self.tree.borrow_mut().insert_before(sibling.id, node.id);
                Some(node.id)
            }
            NodeOrText::AppendText(text) => {
                self.tree.borrow_mut().insert_text_before(sibling.id, &text);
                None
            }
        };
        self.hang(child, Some(sibling.id));
    }

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        let Some(element) = tree.element_mut(target.id) else { return };
        for (name, value) in attributes(attrs) {
            if element.get(&name).is_none() {
                element.attrs.push((name, value));
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.tree.borrow_mut().adopt_children(node.id, new_parent.id);
    }
}

/// The tree of a fragment as it would stand in `body`, and the node its content hangs under.
pub(super) fn tree(html: &str) -> (Tree, Id) {
    let tree = feed::into_tree(html);
    // html5ever hangs a fragment under an `html` element of its own.
    let top = tree.children(tree.root()).find(|id| tree.element(*id).is_some()).unwrap_or(tree.root());
    (tree, top)
}
