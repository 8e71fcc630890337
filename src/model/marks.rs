//! How values came that were not stated.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Part;
use super::value::whole;

/// By the pointer of a member (`/embargo`), how its value came: `inferred`, `supplied`. Most articles that have any have one,
/// of words that are known beforehand, so that a list of borrowed ones is kept, in the order of the pointers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(Vec<(Words, Words)>);

type Words = Cow<'static, str>;

impl Marks {
    /// Sets one.
    pub fn insert(&mut self, pointer: impl Into<Words>, how: impl Into<Words>) {
        let (pointer, how) = (pointer.into(), how.into());
        match self.place(&pointer) {
            Ok(at) => self.0.splice(at..=at, [(pointer, how)]).for_each(drop),
            Err(at) => {
                self.0.reserve_exact(usize::from(self.0.is_empty()));
                self.0.insert(at, (pointer, how));
            }
        }
    }
    /// How the value of a member came.
    pub fn get(&self, pointer: &str) -> Option<&str> {
        self.0.get(self.place(pointer).ok()?).map(|(_, how)| how.as_ref())
    }
    /// Takes one out.
    pub fn remove(&mut self, pointer: &str) {
        self.retain(|known, _| known != pointer);
    }
    /// Keeps those for which `keep` answers `true`.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &str) -> bool) {
        self.0.retain(|(pointer, how)| keep(pointer, how));
    }
    /// All of them, in the order of the pointers.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(pointer, how)| (pointer.as_ref(), how.as_ref()))
    }
    /// Takes over those of another; what both have is as the other has it.
    pub fn append(&mut self, other: &mut Self) {
        other.0.drain(..).for_each(|(pointer, how)| self.insert(pointer, how));
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
    /// Takes out all of them.
    pub fn clear(&mut self) {
        self.0.clear();
    }
    fn place(&self, pointer: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_ref().cmp(pointer))
    }
}

impl<P: Into<Words>, H: Into<Words>, const N: usize> From<[(P, H); N]> for Marks {
    fn from(list: [(P, H); N]) -> Self {
        list.into_iter().collect()
    }
}

impl<P: Into<Words>, H: Into<Words>> FromIterator<(P, H)> for Marks {
    fn from_iter<I: IntoIterator<Item = (P, H)>>(list: I) -> Self {
        let mut marks = Self::default();
        list.into_iter().for_each(|(pointer, how)| marks.insert(pointer, how));
        marks
    }
}

impl Part for Marks {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn clear(&mut self) {
        self.0.clear();
    }
    /// The one that was supplied is what nearly all carriers list.
    fn json(&self) -> Option<Words> {
        let plain = |words: &str| words.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'/');
        match self.0.as_slice() {
            [(pointer, how)] if pointer == "/versionCreated" && how == "supplied" => {
                Some(r#"{"/versionCreated":"supplied"}"#.into())
            }
            [(pointer, how)] if plain(pointer) && plain(how) => {
                Some(["{\"", pointer, "\":\"", how, "\"}"].concat().into())
            }
            _ => None,
        }
    }
}
whole!(Marks);

impl Serialize for Marks {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Marks {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(BTreeMap::<String, String>::deserialize(d)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_stand_in_the_order_of_their_pointers() {
        let mut marks = Marks::from([("/uri", "supplied"), ("/embargo", "inferred")]);
        marks.insert("/uri", "inherited");
        marks.append(&mut Marks::from([("/by", "found")]));
        assert_eq!(
            marks.iter().collect::<Vec<_>>(),
            [("/by", "found"), ("/embargo", "inferred"), ("/uri", "inherited")]
        );
        marks.remove("/embargo");
        assert_eq!((marks.get("/embargo"), marks.get("/uri"), marks.len()), (None, Some("inherited"), 2));
    }

    #[test]
    fn the_short_way_writes_what_the_long_one_does() {
        for marks in [
            Marks::from([("/uri", "supplied")]),
            Marks::from([("/a\"b", "x")]),
            Marks::from([("/a", "\u{e9}")]),
            Marks::from([("/a", "x"), ("/b", "y")]),
            Marks::default(),
        ] {
            let long = serde_json::to_string(&marks).unwrap();
            assert!(marks.json().is_none_or(|short| short == long), "{long}");
            assert_eq!(serde_json::from_str::<Marks>(&long).unwrap(), marks);
        }
    }
}
