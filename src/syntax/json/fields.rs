//! An object with its members at hand, each with its place, for rules to look at.

use super::{Kind, Member, Slices, Step, Value};
use crate::diag::Span;

/// How many members of an object are at hand. Nobody writes more.
const MOST: usize = 10_000;

/// A member of an object where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'s> {
    /// The key as it is written, without its quotes.
    pub key: &'s str,
    /// Where the key stands, with its quotes.
    pub name: Span,
    /// Its value.
    pub value: Value<'s>,
}

/// An object and its members in their order; other objects in it are looked at when they are asked for.
#[derive(Clone, Debug)]
pub struct Fields<'s> {
    /// The object.
    pub value: Value<'s>,
    list: Vec<Entry<'s>>,
    cut: bool,
}

impl<'s> Fields<'s> {
    /// The members of an object; `None` for another value.
    pub fn of(value: Value<'s>) -> Option<Self> {
        let mut walk = Slices::object(value.raw, 0).filter(|_| value.kind() == Kind::Object)?;
        let mut list = Vec::new();
        while let Step::Found(Member { key, name, value: range, .. }) = walk.member() {
            if list.len() == MOST {
                return Some(Self { value, list, cut: true });
            }
            let name = Span::new(value.at + name.start, value.at + name.end);
            let at = value.at + range.start;
            list.push(Entry { key, name, value: Value::at(value.raw.get(range).unwrap_or_default(), at) });
        }
        Some(Self { value, list, cut: false })
    }
    /// Each member, one that stands twice too.
    pub fn entries(&self) -> &[Entry<'s>] {
        &self.list
    }
    /// The first member of this name.
    pub fn entry(&self, key: &str) -> Option<&Entry<'s>> {
        self.list.iter().find(|entry| entry.key == key)
    }
    /// The value of a member; null says as much as no member.
    pub fn get(&self, key: &str) -> Option<Value<'s>> {
        self.entry(key).map(|entry| entry.value).filter(|value| value.kind() != Kind::Null)
    }
    /// The words of a member that is a string.
    pub fn string(&self, key: &str) -> Option<std::borrow::Cow<'s, str>> {
        self.get(key).filter(|value| value.kind() == Kind::String).map(Value::string)
    }
    /// Whether there were more members than are at hand.
    pub fn is_cut(&self) -> bool {
        self.cut
    }
    /// Where the object begins: its bracket.
    pub fn start(&self) -> Span {
        Span::new(self.value.at, self.value.at + 1)
    }
}
