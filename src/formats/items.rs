//! Documents of XML whose items are found when they are opened, each with what is in scope around it, and read one by one.

use std::ops::Range;
use std::sync::Arc;

use super::{Apart, Piece, Reading, Split};
use crate::diag::{Report, Span};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Scope, Tag, Tree};
use crate::text::Stretch;

/// Where an item stands, and its scope.
pub(crate) type Place<'s> = (Stretch<'s>, Arc<Scope<'s>>);

/// What a format knows of its documents.
pub trait Items<'s>: Send + Sync {
    /// Reads item number `n` of a document with this feed; the cursor is behind its start tag.
    fn read(
        &self,
        cursor: &mut Cursor<'s>,
        item: &Tag<'s>,
        of: (usize, &Split<Feed>),
        report: &mut Report,
    ) -> Split<Article>;
    /// What stands above the items of a text, for rules to look at. What is broken was reported when it was opened.
    fn above(&self, text: &'s str, quiet: &mut Report) -> Option<Tree<'s>>;
}

/// An open document.
pub struct Document<'s, I> {
    text: &'s str,
    version: String,
    feed: Split<Feed>,
    places: Vec<Place<'s>>,
    items: I,
    /// How many were read.
    read: usize,
}

impl<'s, I> Document<'s, I> {
    /// One without a feed, whose items stand at these places of a text.
    pub fn new(text: &'s str, version: impl Into<String>, places: Vec<Place<'s>>, items: I) -> Self {
        Self { text, version: version.into(), feed: Split::default(), places, items, read: 0 }
    }
    /// The same with a feed.
    #[must_use]
    pub fn with_feed(self, feed: Split<Feed>) -> Self {
        Self { feed, ..self }
    }
}

impl<'s, I: Items<'s>> Reading<'s> for Document<'s, I> {
    fn version(&self) -> &str {
        &self.version
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let next;
        (self.read, next) = self.next_from(self.read, report);
        next
    }
    fn is_one(&self) -> bool {
        self.places.len() - self.read <= 1
    }
    fn above(&self) -> Option<Piece<'s>> {
        self.items.above(self.text, &mut Report::default()).map(Piece::Xml)
    }
    fn last(&self, room: Tree<'static>) -> Option<Piece<'s>> {
        self.piece(self.read.checked_sub(1)?, room)
    }
    fn apart(&self) -> Option<&dyn Apart<'s>> {
        Some(self)
    }
}

impl<'s, I: Items<'s>> Apart<'s> for Document<'s, I> {
    fn place(&self, n: usize) -> Option<Range<usize>> {
        self.places.get(n).map(|(item, _)| item.range())
    }
    fn read(&self, n: usize, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let (place, scope) = self.places.get(n)?;
        let range = place.range();
        let mut cursor = Cursor::at_item(place.upto(), range.clone(), scope);
        let item = cursor.root(report)?;
        let read = self.items.read(&mut cursor, &item, (n, &self.feed), report);
        Some((read, Span::new(range.start, range.end)))
    }
    fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>> {
        let (place, scope) = self.places.get(n)?;
        Tree::of_item(self.text, place.range(), scope, room).map(Piece::Xml)
    }
}
