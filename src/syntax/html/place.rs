//! The open elements of the NITF being written, and what may come into each.

use super::nitf_map::{Entry, Model, Role};
use super::tree::{Attrs, Id};
use std::rc::Rc;

/// What the next run of words in a place becomes, in the stead of a plain `p`.
pub(super) struct Template {
    pub entry: &'static Entry,
    /// For the first run; later ones have the class only.
    pub attrs: Attrs,
}

/// An open element.
pub(super) struct Place {
    pub el: Id,
    /// Nothing for the body itself.
    pub entry: Option<&'static Entry>,
    /// Wrappers from here on go around the words in this place.
    pub base: usize,
    /// The paragraph that holds the present run of words.
    pub run: Option<Id>,
    /// Whether that run says something.
    pub solid: bool,
    /// The innermost wrapper of the run, and the wrappers' state it belongs to.
    pub chain: Option<(usize, Id)>,
    pub template: Option<Template>,
    pub lang: Option<Rc<str>>,
    /// Single parts of a `block` that have come.
    pub parts: u8,
}

/// The parts of a `block` that come once.
const ONCE: &[&str] = &["tobject", "key-list", "byline", "dateline", "copyrite", "datasource"];

impl Place {
    pub fn new(el: Id, entry: Option<&'static Entry>, base: usize, lang: Option<Rc<str>>) -> Self {
        Place { el, entry, base, run: None, solid: false, chain: None, template: None, lang, parts: 0 }
    }

    pub fn model(&self) -> Model {
        self.entry.map_or(Model::Blocks(true), |entry| entry.model)
    }

    /// The name of the element, empty for the body.
    pub fn name(&self) -> &'static str {
        self.entry.map_or("", |entry| entry.name)
    }

    /// Whether the schema lets this element stand directly here. `boxed`: HTML has it as a box.
    pub fn admits(&self, entry: &Entry, boxed: bool) -> bool {
        if self.name() == "block" && self.admits_part(entry, boxed) {
            return true;
        }
        match self.model() {
            Model::Empty | Model::Text => false,
            Model::Words(names) | Model::Parts(names, _) | Model::Strict(names) => names.contains(&entry.name),
            Model::Inline => entry.role == Role::Inline,
            Model::Flow => matches!(entry.role, Role::Inline | Role::Block) && entry.name != "block",
            Model::Blocks(block) => entry.role == Role::Block && (block || entry.name != "block"),
        }
    }

    fn admits_part(&self, entry: &Entry, boxed: bool) -> bool {
        match once(entry) {
            Some(bit) => self.parts & bit == 0 && (boxed || entry.role == Role::Part),
            None => entry.name == "abstract" || (entry.name == "classifier" && boxed),
        }
    }

    /// Whether this is a part that only a `block` has.
    pub fn is_block_part(entry: &Entry) -> bool {
        entry.role == Role::Part && (entry.name == "abstract" || once(entry).is_some())
    }

    /// Remembers that a single part has come.
    pub fn note_part(&mut self, entry: &Entry) {
        if self.name() == "block" {
            self.parts |= once(entry).unwrap_or_default();
        }
    }
}

fn once(entry: &Entry) -> Option<u8> {
    ONCE.iter().position(|name| *name == entry.name).map(|index| 1 << index)
}

/// An inline element around boxes: it goes around the words in each of them instead.
pub(super) struct Wrapper {
    pub entry: &'static Entry,
    pub attrs: Attrs,
    /// Too long to be repeated, or needed only once.
    pub once: bool,
    pub used: bool,
}
