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

/// What an element is that ends those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Item,
    Holder,
    Part,
}

impl Layout {
    /// What `name`, as written, is in a document whose root has the prefix `root`.
    pub(super) fn bound(&self, name: &str, root: &str) -> Option<Bound> {
        let (prefix, local) = split(name);
        if same(prefix, root) && among(self.parts, local) {
            return Some(Bound::Part);
        }
        if among(self.items, local) {
            return Some(Bound::Item);
        }
        among(self.holders, local).then_some(Bound::Holder)
    }

    /// Whether the start or end tag of an item stands at `at`.
    pub(super) fn bounds_item(&self, bytes: &[u8], at: usize) -> bool {
        let from = at + 1 + usize::from(bytes.get(at + 1) == Some(&b'/'));
        let name = bytes.get(from..name_end(bytes, from)).unwrap_or_default();
        std::str::from_utf8(name).is_ok_and(|name| self.is_item(name))
    }

    pub(super) fn is_root(&self, name: &str) -> bool {
        self.roots.contains(&name) || among(self.roots, split(name).1)
    }

    pub(super) fn is_holder(&self, name: &str) -> bool {
        among(self.holders, split(name).1)
    }

    pub(super) fn is_item(&self, name: &str) -> bool {
        among(self.items, split(name).1)
    }

    /// Whether elements with the name of a part stand in `name` rightly.
    pub(super) fn is_nest(&self, name: &str) -> bool {
        among(self.nests, split(name).1)
    }
}

fn among(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.len() == name.len() && known.eq_ignore_ascii_case(name))
}
