//! A table by short names, of which nearly all that are asked for are not in it, or alone in their slot.

/// A name that is compared as numbers: most are short, and a comparison of bytes is a call.
#[derive(Clone, Copy, Debug, Eq)]
pub struct Key<'n> {
    name: &'n str,
    /// The first bytes and the last, eight at most of each: all of a name of up to sixteen.
    ends: [u64; 2],
}

impl<'n> Key<'n> {
    /// The key of a name.
    pub const fn new(name: &'n str) -> Self {
        let bytes = name.as_bytes();
        let ends = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(first), Some(last)) => [u64::from_le_bytes(*first), u64::from_le_bytes(*last)],
            _ => match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
                (Some(first), Some(last)) => [u32::from_le_bytes(*first) as u64, u32::from_le_bytes(*last) as u64],
                _ => match bytes {
                    [] => [0, 0],
                    [a] => [*a as u64, 0],
                    [a, b] => [*a as u64, *b as u64],
                    [a, b, c, ..] => [*a as u64, *b as u64 | (*c as u64) << 8],
                },
            },
        };
        Self { name, ends }
    }
    /// The name's [`slot`].
    pub const fn slot(&self) -> u8 {
        slot(self.name)
    }
}

/// A number below 256 that names share seldom, by their length and their ends.
pub const fn slot(name: &str) -> u8 {
    let (first, last) = match name.as_bytes() {
        [] => (0, 0),
        [only] => (*only, *only),
        [first, .., last] => (*first, *last),
    };
    (name.len() * 11 + first as usize * 7 + last as usize * 3).to_le_bytes()[0]
}

/// A bit that names share seldom.
pub const fn bit(name: &str) -> u64 {
    1 << (slot(name) % 64)
}

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (long, known) = (self.name.len(), other.name.len());
        self.ends == other.ends && long == known && (long <= 16 || self.name == other.name)
    }
}

/// Values by names. The same name may stand more than once.
#[derive(Debug)]
pub struct Slots<T> {
    list: Vec<(Key<'static>, T)>,
    /// Where the names of each slot begin, and where the last ones end.
    starts: Vec<usize>,
}

impl<T> Slots<T> {
    /// A table of these, in any order.
    pub fn new(list: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut list: Vec<_> = list.into_iter().map(|(name, value)| (Key::new(name), value)).collect();
        list.sort_by_key(|(key, _)| key.slot());
        let starts = (0..=256).map(|of| list.partition_point(|(key, _)| usize::from(key.slot()) < of)).collect();
        Self { list, starts }
    }
    /// What has this name, in the order in which it came.
    pub fn of(&self, key: Key<'_>) -> impl Iterator<Item = &T> {
        let slot = usize::from(key.slot());
        let bounds = self.starts.get(slot).zip(self.starts.get(slot + 1));
        let alike = bounds.and_then(|(from, to)| self.list.get(*from..*to)).unwrap_or_default();
        alike.iter().filter(move |(known, _)| *known == key).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_name_is_found_by_it_alone() {
        let table = Slots::new([("aba", 1), ("aca", 2), ("", 3), ("aba", 4), ("x", 5)]);
        let of = |name| table.of(Key::new(name)).copied().collect::<Vec<_>>();
        assert_eq!([of("aba"), of("aca"), of(""), of("x"), of("ada")], [vec![1, 4], vec![2], vec![3], vec![5], vec![]]);
    }

    #[test]
    fn keys_are_the_same_where_names_are() {
        let mut names: Vec<String> = (0..24).flat_map(|n| ["a".repeat(n), "ab".repeat(n)]).collect();
        names.extend(
            ["abc", "acb", "abcdefgh", "abcdefghi", "first-letters-_-last-letters", "first-letters-+-last-letters"]
                .map(str::to_owned),
        );
        for a in &names {
            for b in &names {
                assert_eq!(Key::new(a) == Key::new(b), a == b, "{a} {b}");
            }
        }
    }
}
