//! Where a format has its items, so that an element that is never closed can be ended before the next of them.

use super::chars::name_end;
use super::tag::split;
use crate::text::same;

/// The elements that bound what is never closed. Names are local ones, in any letter case.
#[derive(Debug, PartialEq, Eq)]
pub struct Layout {
    /// Elements that may be the root.
    pub roots: &'static [&'static str],
    /// Elements, right inside the root or one another, that hold items too.
    pub holders: &'static [&'static str],
    /// Elements that are read as items, under any prefix.
    pub items: &'static [&'static str],
    /// What else stands in the root and the holders, under the prefix of the root.
    pub parts: &'static [&'static str],
    /// Elements that hold some with the name of a part.
    pub nests: &'static [&'static str],
    /// The layout inside an item; it has no items itself.
    pub item: Option<&'static Layout>,
}

/// Whether a name may be one of those that have these marks, which nearly none is.
#[inline]
pub(super) fn may_bound(marks: u64, name: &str) -> bool {
    marks & mark(name) != 0
}

/// What an element is that ends those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Item,
    Holder,
    Part,
}

/// A bit for a name by its last letters, whatever their case and whatever prefix stands before it.
#[inline]
fn mark(name: &str) -> u64 {
    match name.as_bytes() {
        [.., before, last] => 1 << ((before & 0x1f).wrapping_mul(5).wrapping_add(last & 0x1f) & 63),
        _ => u64::MAX,
    }
}

impl Layout {
    /// The marks of what bounds something.
    pub(super) fn marks(&self) -> u64 {
        [self.parts, self.items, self.holders].into_iter().flatten().fold(0, |all, name| all | mark(name))
    }

    /// What `name`, as written, is in a document whose root is `root`, as written.
    pub(super) fn bound(&self, name: &str, root: &str) -> Option<Bound> {
        if among(self.parts, name) && same(split(name).0, split(root).0) {
            return Some(Bound::Part);
        }
        if among(self.items, name) {
            return Some(Bound::Item);
        }
        among(self.holders, name).then_some(Bound::Holder)
    }

    /// Whether the start or end tag of an item stands at `at`.
    pub(super) fn bounds_item(&self, bytes: &[u8], at: usize) -> bool {
        let from = at + 1 + usize::from(bytes.get(at + 1) == Some(&b'/'));
        let name = bytes.get(from..name_end(bytes, from)).unwrap_or_default();
        std::str::from_utf8(name).is_ok_and(|name| self.is_item(name))
    }

    pub(super) fn is_root(&self, name: &str) -> bool {
        self.roots.contains(&name) || among(self.roots, name)
    }

    pub(super) fn is_holder(&self, name: &str) -> bool {
        among(self.holders, name)
    }

    pub(super) fn is_item(&self, name: &str) -> bool {
        among(self.items, name)
    }

    /// Whether elements with the name of a part stand in `name` rightly.
    pub(super) fn is_nest(&self, name: &str) -> bool {
        among(self.nests, name)
    }
}

/// Whether the local part of a name is one of these. Nearly none is, which its length tells, and no name is divided for it.
fn among(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| match name.len().checked_sub(known.len()) {
        Some(0) => known.eq_ignore_ascii_case(name),
        Some(prefix) if name.as_bytes().get(prefix - 1) == Some(&b':') => split(name).1.eq_ignore_ascii_case(known),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_its_local_part_in_any_letter_case() {
        let names: &[&str] = &["item", "itemMeta", "x"];
        let layout =
            Layout { roots: &[], holders: &[], items: &["item", "itemMeta"], parts: &[], nests: &[], item: None };
        let more = ["item", "itemMeta", "x", "tem", "itemx", "y", "iter", ""];
        for (prefix, name) in ["", "p:", ":", "p:q:", "item:"].iter().flat_map(|p| more.map(|name| (p, name))) {
            for name in [name.to_owned(), name.to_uppercase(), name.to_lowercase()] {
                let qualified = format!("{prefix}{name}");
                let local = split(&qualified).1;
                let is = names.iter().any(|known| known.eq_ignore_ascii_case(local));
                assert_eq!(among(names, &qualified), is, "{qualified}");
                assert!(!is || local.len() == 1 || may_bound(layout.marks(), &qualified), "{qualified}");
            }
        }
    }
}
