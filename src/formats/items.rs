//! The items of a document of XML, of which each was found with what is in scope around it.

use std::ops::Range;
use std::sync::Arc;

use super::Piece;
use crate::diag::{Report, Span};
use crate::syntax::xml::{Cursor, Scope, Tag, Tree};

/// Where an item stands, and its scope.
pub type Place<'s> = (Range<usize>, Arc<Scope<'s>>);

/// Items that are read one by one.
pub struct Items<'s> {
    text: &'s str,
    places: Vec<Place<'s>>,
    /// How many were read.
    pub read: usize,
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
    /// Where an item stands (see [`Apart`](super::Apart), for which these are).
    pub fn place(&self, n: usize) -> Option<Range<usize>> {
        self.places.get(n).map(|(range, _)| range.clone())
    }
    /// The place of an item, with its scope.
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
    /// An item for rules to look at: a tree, in the room of one that is done with.
    pub fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>> {
        let ((range, scope), _) = self.at(n)?;
        Tree::of_item(self.text, range.clone(), scope, room).map(Piece::Xml)
    }
    /// The item that was read last.
    pub fn last(&self, room: Tree<'static>) -> Option<Piece<'s>> {
        self.piece(self.read.checked_sub(1)?, room)
    }
}
