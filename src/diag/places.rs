//! Where the values that a reader took stand in the document.

use super::Span;
use crate::model::{FeedField, Field};

/// A leaf of an article or of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stated {
    /// Of an article.
    Article(Field),
    /// Of a feed.
    Feed(FeedField),
}

impl From<Field> for Stated {
    fn from(leaf: Field) -> Self {
        Self::Article(leaf)
    }
}

impl From<FeedField> for Stated {
    fn from(leaf: FeedField) -> Self {
        Self::Feed(leaf)
    }
}

/// The side table of one part of a document: leaf to span, filled by readers only where somebody asked for it
/// ([`Report::with_places`](super::Report::with_places)).
///
/// A value that says nothing has no place. Of a leaf with several values the places stand in their order; readers note
/// what rules look at, not every leaf there is. A place is what stands between the tags of an element, without white
/// space and CDATA marks at its edges, or an attribute whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<(Stated, Spans)>);

/// The places of one leaf; most have one value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Spans {
    One(Span),
    More(Vec<Span>),
}

impl Spans {
    fn list(&self) -> &[Span] {
        match self {
            Self::One(span) => std::slice::from_ref(span),
            Self::More(spans) => spans,
        }
    }
    fn last_mut(&mut self) -> Option<&mut Span> {
        match self {
            Self::One(span) => Some(span),
            Self::More(spans) => spans.last_mut(),
        }
    }
    fn push(&mut self, span: Span) {
        match self {
            Self::One(first) => *self = Self::More(vec![*first, span]),
            Self::More(spans) => spans.push(span),
        }
    }
}

impl Places {
    /// No place.
    pub(super) const fn none() -> Self {
        Self(Vec::new())
    }
    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
    /// Notes the place of the value of `leaf` that was read last, if it has now more values (`count`) than places. There
    /// are few leaves, and comparing them is less work than hashing one.
    pub(super) fn note(&mut self, leaf: Stated, count: usize, span: impl FnOnce() -> Span) {
        match self.0.iter_mut().find(|(known, _)| *known == leaf) {
            Some((_, spans)) if count > spans.list().len() => spans.push(span()),
            None if count > 0 => self.0.push((leaf, Spans::One(span()))),
            _ => {}
        }
    }
    /// The value of `leaf` that was read last goes on to `end`.
    pub(super) fn lengthen(&mut self, leaf: Stated, end: usize) {
        let known = self.0.iter_mut().find(|(known, _)| *known == leaf);
        if let Some(last) = known.and_then(|(_, spans)| spans.last_mut()) {
            last.end = last.end.max(end);
        }
    }
    /// The places of the values of a leaf, in the order of the values.
    pub fn of(&self, leaf: impl Into<Stated>) -> &[Span] {
        let leaf = leaf.into();
        self.0.iter().find(|(known, _)| *known == leaf).map_or(&[], |(_, spans)| spans.list())
    }
    /// The place of the first value of a leaf.
    pub fn first(&self, leaf: impl Into<Stated>) -> Option<Span> {
        self.of(leaf).first().copied()
    }
    /// The place of the value number `n` (from 0) of `count`; `None` when as many places are not known, as where a
    /// carrier states more values than the format's own elements.
    pub fn nth(&self, leaf: impl Into<Stated>, n: usize, count: usize) -> Option<Span> {
        let places = self.of(leaf);
        places.get(n).filter(|_| places.len() == count).copied()
    }
    /// The leaves that have places.
    pub fn leaves(&self) -> impl Iterator<Item = Stated> {
        self.0.iter().map(|(leaf, _)| *leaf)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LinkField, Whole};

    #[test]
    fn a_value_is_found_by_its_number_only_where_all_are_known() {
        let href = Field::Links(LinkField::Href(Whole));
        let mut places = Places::default();
        places.note(href.into(), 1, || Span::new(3, 5));
        places.note(href.into(), 1, || unreachable!("no value came to it"));
        places.note(Field::Uri(Whole).into(), 1, || Span::new(6, 7));
        places.note(href.into(), 2, || Span::new(8, 9));
        assert_eq!(places.nth(href, 1, 2), Some(Span::new(8, 9)));
        assert_eq!(places.nth(href, 1, 3), None);
        assert_eq!(places.first(Field::Uri(Whole)), Some(Span::new(6, 7)));
        assert_eq!(places.first(FeedField::Id(Whole)), None);
        assert_eq!(places.leaves().count(), 2);
    }
}
