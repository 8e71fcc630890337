//! The items of a document of XML, of which each was found with what is in scope around it.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Report, Span};
use crate::syntax::xml::{Cursor, Scope, Tag, Tree};

/// Where an item stands, and its scope.
pub type Place<'s> = (Range<usize>, Arc<Scope<'s>>);

/// Items that are read one by one.
pub struct Items<'s> {
    text: &'s str,
    rest: std::vec::IntoIter<Place<'s>>,
    last: Option<Place<'s>>,
}

impl<'s> Items<'s> {
    /// The items at these places of a text.
    pub fn new(text: &'s str, places: Vec<Place<'s>>) -> Self {
        Self { text, rest: places.into_iter(), last: None }
    }
    /// Whether no more than one is left.
    pub fn is_one(&self) -> bool {
        self.rest.len() <= 1
    }
    /// The place of the next item.
    pub fn next(&mut self) -> Option<(&Place<'s>, Span)> {
        let last = self.last.insert(self.rest.next()?);
        let span = Span::new(last.0.start, last.0.end);
        Some((last, span))
    }
    /// A cursor at the next item, behind its start tag.
    pub fn open(&mut self, report: &mut Report) -> Option<(Cursor<'s>, Tag<'s>, Span)> {
        let text = self.text;
        loop {
            let ((range, scope), span) = self.next()?;
            let mut cursor = Cursor::at_item(text, range.clone(), scope);
            if let Some(root) = cursor.root(report) {
                return Some((cursor, root, span));
            }
        }
    }
    /// The item that was read last, as a tree, in the room of one that is done with.
    pub fn tree(&self, room: Tree<'static>) -> Option<Tree<'s>> {
        let (range, scope) = self.last.clone()?;
        Tree::of_item(self.text, range, &scope, room)
    }
}
