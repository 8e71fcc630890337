//! Sets of members, so that a pass over an article touches only what it states.

use super::Value;

/// A set of members of one struct of the table, each by its place in `MEMBERS`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Members(u128);

impl Members {
    /// How many members a struct may have.
    pub const MOST: usize = 128;

    /// The set of one member.
    fn one(place: usize) -> Self {
        Self(1 << (place % Self::MOST))
    }
    /// Adds a member.
    pub fn add(&mut self, place: usize) {
        *self = self.or(Self::one(place));
    }
    /// The same, where few members are ever added: out of line, so that to pass over one of many is a look and a branch, and
    /// not the making of a bit.
    #[cold]
    #[inline(never)]
    pub(super) fn add_one_of_few(&mut self, place: usize) {
        self.add(place);
    }
    /// Whether a member is in it.
    pub fn has(self, place: usize) -> bool {
        !self.and(Self::one(place)).is_empty()
    }
    /// What is in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// What is in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
    /// What is not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<usize> for Members {
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        let mut members = Self::default();
        places.into_iter().for_each(|place| members.add(place));
        members
    }
}

impl Iterator for Members {
    type Item = usize;

    /// Takes the first member out. Halves are looked at: for the whole, processors have no instruction.
    #[inline]
    fn next(&mut self) -> Option<usize> {
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        if low != 0 {
            self.0 = u128::from(high) << 64 | u128::from(low & (low - 1));
            return Some(low.trailing_zeros() as usize);
        }
        self.0 = u128::from(high & high.wrapping_sub(1)) << 64;
        (high != 0).then(|| 64 + high.trailing_zeros() as usize)
    }
}

/// A struct of the table, member by member.
pub trait Record<L>: Value<L> {
    /// The members that are not blank.
    fn stated(&self) -> Members;
    /// Calls `f` with each leaf of a member that is stated, once per value.
    fn visit_member(&self, place: usize, f: &mut dyn FnMut(L));
    /// Clears each leaf of a member for which `keep` answers `false`.
    fn retain_member(&mut self, place: usize, keep: &mut dyn FnMut(L) -> bool);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Part, Text};

    #[test]
    fn what_an_article_states_is_what_is_not_blank() {
        let article = Article {
            uri: Some("urn:x:1".into()),
            headline: Some(Text::plain("Tide")),
            marks: [("/uri".to_owned(), "supplied".to_owned())].into(),
            ..Article::default()
        };
        let names: Vec<_> = article.stated().map(|place| Article::MEMBERS[place].name).collect();
        assert_eq!(names, ["uri", "headline", "marks"]);
        let blank: Vec<_> = Article::MEMBERS.iter().filter(|m| !(m.is_blank)(&article)).map(|m| m.name).collect();
        assert_eq!(names, blank);
        assert!(Article::default().is_blank() && Article::default().stated().is_empty());
        const { assert!(Article::MEMBERS.len() <= Members::MOST) };
    }

    #[test]
    fn sets_are_combined() {
        let (mut a, mut b) = (Members::default(), Members::default());
        [0, 7, 127].into_iter().for_each(|place| a.add(place));
        b.add(7);
        assert!(a.has(127) && !b.has(127));
        assert_eq!(a.without(b).collect::<Vec<_>>(), [0, 127]);
        assert_eq!(a.and(b), b);
        assert_eq!(a.or(b), a);
    }
}
