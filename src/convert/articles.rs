//! The articles of a document, each alone.

use std::ops::Range;

use super::document::settled;
use crate::diag::{Report, Span};
use crate::formats::{Apart, Piece};
use crate::loss::Tables;
use crate::model::{Article, Feed};
use crate::syntax::xml::Tree;

/// The articles of a document of which each can be read alone: in any order, and by several threads at once.
#[derive(Clone, Copy)]
pub struct Articles<'d, 's> {
    pub(super) tables: &'d Tables,
    pub(super) feed: &'d Feed,
    pub(super) items: &'d dyn Apart<'s>,
}

impl<'d, 's> Articles<'d, 's> {
    /// The numbers of them all in portions, one behind the other: a portion ends with the article by which it has `length`
    /// bytes of the text, and has no more than `most`.
    pub fn portions(self, length: usize, most: usize) -> impl Iterator<Item = Range<usize>> + use<'d, 's> {
        portions((0..).map_while(move |n| self.items.place(n)).map(|place| place.len()), length, most)
    }
    /// One of them, as `Document::next` gives it; `None` where nothing can be read of it.
    pub fn read(&self, n: usize, report: &mut Report) -> Option<(Box<Article>, Span)> {
        let (read, span) = self.items.read(n, report)?;
        Some((settled(self.tables, self.feed, read), span))
    }
    /// The same for rules: see [`Apart::piece`].
    pub fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>> {
        self.items.piece(n, room)
    }
}

/// Articles of these sizes in portions (see [`Articles::portions`]).
fn portions(mut sizes: impl Iterator<Item = usize>, length: usize, most: usize) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let (first, mut bytes) = (next, 0);
        while bytes < length
            && next - first < most
            && let Some(size) = sizes.next()
        {
            bytes += size;
            next += 1;
        }
        (first < next).then_some(first..next)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: usize = 128;
    const LENGTH: usize = 1 << 17;

    fn all(sizes: impl IntoIterator<Item = usize>) -> Vec<Range<usize>> {
        portions(sizes.into_iter(), LENGTH, MOST).collect()
    }

    #[test]
    fn a_portion_is_bounded_by_count_and_by_bytes() {
        assert_eq!(all([1; MOST + 2]), [0..MOST, MOST..MOST + 2]);
        assert_eq!(all([LENGTH, 1, LENGTH, 1]), [0..1, 1..3, 3..4]);
        assert!(all([]).is_empty());
    }
}
