//! NITF markup as a tree. Markup of strangers may be broken: nothing stops it, and no text is lost.

use super::entities::decode;
use super::scan::{self, Markup, Next};
use super::tree::{Attrs, Data, Element, Id, MOST_NODES, Space, Tree};
use html5ever::LocalName;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// As deep as HTML is read, and room for what NITF wraps.
const DEEPEST: usize = 400;
const MOST_ATTRIBUTES: usize = 256;

/// The tree of NITF markup: end tags that fit nothing are ignored, elements left open end with their parent.
pub(super) fn tree(nitf: &str) -> Tree {
    let mut reading = Reading { text: nitf, tree: Tree::new(), open: Vec::new(), names: HashMap::new(), left_out: 0 };
    reading.run();
    reading.tree
}

struct Reading<'a> {
    text: &'a str,
    tree: Tree,
    open: Vec<(Id, LocalName)>,
    /// How many elements of each name are open.
    names: HashMap<LocalName, usize>,
    left_out: usize,
}

impl<'a> Reading<'a> {
    fn run(&mut self) {
        let (mut at, mut done) = (0, 0);
        while let Some(angle) = scan::next_angle(self.text, at) {
            let Some(markup) = scan::markup_at(self.text, angle) else {
                at = angle + 1;
                continue;
            };
            self.words(done..angle, true);
            at = markup.end();
            match markup {
                Markup::Tag { .. } if self.tree.len() >= MOST_NODES => {}
                Markup::Tag { closing: true, name, .. } => self.close(name),
                Markup::Tag { name, .. } => self.open(name),
                Markup::Cdata { text, .. } => self.words(text, false),
                Markup::Other { .. } => {}
            }
            done = at;
        }
        self.words(done..self.text.len(), true);
    }

    fn here(&self) -> Id {
        self.open.last().map_or(self.tree.root(), |(id, _)| *id)
    }

    fn words(&mut self, range: Range<usize>, references: bool) {
        let text = self.text.get(range).unwrap_or_default();
        if text.is_empty() {
            return;
        }
        let here = self.here();
        // XML 1.0, section 2.11: one line end.
        let text = match text.contains('\r') {
            true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
            false => Cow::Borrowed(text),
        };
        match references {
            true => self.tree.append_text(here, &decode(&text, false)),
            false => self.tree.append_text(here, &text),
        }
    }

    fn open(&mut self, name: Range<usize>) {
        let from = name.end;
        let name = local(self.text.get(name).unwrap_or_default());
        let (attrs, self_closing) = self.attributes(from);
        if self.open.len() >= DEEPEST {
            self.left_out += usize::from(!self_closing);
            return;
        }
        let element = Element { name: name.clone(), space: Space::Nitf, attrs };
        let (here, id) = (self.here(), self.tree.push(Data::Element(element)));
        self.tree.append(here, id);
        if !self_closing {
            *self.names.entry(name.clone()).or_default() += 1;
            self.open.push((id, name));
        }
    }

    fn attributes(&self, mut at: usize) -> (Attrs, bool) {
        let mut attrs = Attrs::new();
        loop {
            match scan::next_attribute(self.text, at) {
                Next::Cut => return (attrs, false),
                Next::End { self_closing, .. } => return (attrs, self_closing),
                Next::Attribute(attribute, next) => {
                    at = next;
                    let name = self.text.get(attribute.name).unwrap_or_default();
                    let value = attribute.value.and_then(|range| self.text.get(range)).unwrap_or_default();
                    if attrs.len() < MOST_ATTRIBUTES && !attrs.iter().any(|(there, _)| there == name) {
                        attrs.push((name.to_owned(), normal(value)));
                    }
                }
            }
        }
    }

    fn close(&mut self, name: Range<usize>) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        let name = local(self.text.get(name).unwrap_or_default());
        if self.names.get(&name).copied().unwrap_or_default() == 0 {
            return;
        }
        while let Some((_, open)) = self.open.pop() {
            if let Some(count) = self.names.get_mut(&open) {
                *count -= 1;
            }
            if open == name {
                break;
            }
        }
    }
}

/// The name without its prefix, in lower case as NITF has it.
fn local(name: &str) -> LocalName {
    LocalName::from(name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase())
}

/// XML 1.0, section 3.3.3: white space in values is spaces, unless it was written as references.
fn normal(value: &str) -> String {
    let spaces = value.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    decode(&spaces, true).into_owned()
}
