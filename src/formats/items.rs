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
    places: Vec<Place<'s>>,
    /// How many were read.
    read: usize,
}

impl<'s> Items<'s> {
    /// The items at these places of a text.
    pub fn new(text: &'s str, places: Vec<Place<'s>>) -> Self {
        Self { text, places, read: 0 }
    }
    /// Whether no more than one is left.
    pub fn is_one(&self) -> bool {
        self.places.len() - self.read <= 1
    }
    /// The number of the next item, which is read now.
    pub fn next(&mut self) -> Option<usize> {
        let next = self.read;
        self.read += usize::from(next < self.places.len());
        (next < self.read).then_some(next)
    }
    /// The place of an item.
    pub fn at(&self, n: usize) -> Option<(&Place<'s>, Span)> {
        let place = self.places.get(n)?;
        Some((place, Span::new(place.0.start, place.0.end)))
    }
    /// A cursor at an item, behind its start tag.
    pub fn open(&self, n: usize, report: &mut Report) -> Option<(Cursor<'s>, Tag<'s>, Span)> {
        let ((range, scope), span) = self.at(n)?;
        let mut cursor = Cursor::at_item(self.text, range.clone(), scope);
        cursor.root(report).map(|root| (cursor, root, span))
    }
    /// An item as a tree, in the room of one that is done with.
    pub fn tree(&self, n: usize, room: Tree<'static>) -> Option<Tree<'s>> {
        let ((range, scope), _) = self.at(n)?;
        Tree::of_item(self.text, range.clone(), scope, room)
    }
    /// The item that was read last, as a tree.
    pub fn last(&self, room: Tree<'static>) -> Option<Tree<'s>> {
        self.tree(self.read.checked_sub(1)?, room)
    }
}
