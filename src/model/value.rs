//! What can be done with a value of the model without knowing its type: whether it is blank, its texts and times, its
//! leaves. Scalars, options, boxes and lists do it here, the structs of the table in `fields!`.

use std::borrow::Cow;

use super::{Text, Time};

/// A part of the model, seen without knowing its type.
pub trait Part {
    /// Whether nothing is stated.
    fn is_blank(&self) -> bool;
    /// How many values there are.
    fn count(&self) -> usize {
        usize::from(!self.is_blank())
    }
    /// How many parts of a value are stated.
    fn parts(&self) -> usize {
        usize::from(!self.is_blank())
    }
    /// Keeps the first `n` values.
    fn truncate(&mut self, _n: usize) {}
    /// Every [`Text`] in it.
    fn texts(&mut self, _f: &mut dyn FnMut(&mut Text)) {}
    /// Every [`Time`] in it.
    fn times(&mut self, _f: &mut dyn FnMut(&mut Time)) {}
    /// Every string in it.
    fn strings(&mut self, _f: &mut dyn FnMut(&mut String)) {}
    /// Removes empty values.
    fn prune(&mut self) {}
    /// Takes out what is stated.
    fn clear(&mut self)
    where
        Self: Default,
    {
        *self = Self::default();
    }
    /// Whether words are all there is to it, which are added to `words` then, one for each value: a time, a plain text
    /// without a language or a role, a party of which only the name is known, or the name and the role.
    fn bare<'a>(&'a self, _words: &mut Vec<Bare<'a>>) -> bool {
        false
    }
    /// Its JSON, where that is told at a glance.
    fn json(&self) -> Option<Cow<'static, str>> {
        None
    }
}

/// A value that words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bare<'a> {
    /// The words.
    pub words: &'a str,
    /// The role of a party; empty where it states none.
    pub role: &'a str,
}

/// A value whose leaves are of type `L`.
pub trait Value<L>: Part {
    /// Calls `f` with each leaf that is stated, once per value.
    fn visit(&self, f: &mut dyn FnMut(L));
    /// Clears each leaf for which `keep` answers `false`.
    fn retain(&mut self, keep: &mut dyn FnMut(L) -> bool);
}

macro_rules! scalar {
    ($($ty:ty: $blank:expr;)*) => { $(
        impl Part for $ty {
            fn is_blank(&self) -> bool {
                let blank: fn(&$ty) -> bool = $blank;
                blank(self)
            }
        }
    )* };
}

impl Part for bool {
    fn is_blank(&self) -> bool {
        false
    }
    fn json(&self) -> Option<Cow<'static, str>> {
        Some(if *self { "true" } else { "false" }.into())
    }
}

scalar! {
    u8: |_| false;
    u32: |_| false;
    u64: |_| false;
    f64: |_| false;
}

impl Part for String {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn strings(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(self);
    }
    /// White space alone says nothing.
    fn prune(&mut self) {
        let begins = self.as_bytes().first().is_some_and(|first| !first.is_ascii_graphic());
        if begins && self.trim_start().is_empty() {
            self.clear();
        }
    }
    fn bare<'a>(&'a self, words: &mut Vec<Bare<'a>>) -> bool {
        words.push(Bare { words: self, role: "" });
        true
    }
}

impl Part for Time {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn times(&mut self, f: &mut dyn FnMut(&mut Time)) {
        f(self);
    }
    fn bare<'a>(&'a self, words: &mut Vec<Bare<'a>>) -> bool {
        words.push(Bare { words: self.as_str(), role: "" });
        true
    }
}

impl<T: Part> Part for Option<T> {
    fn is_blank(&self) -> bool {
        self.as_ref().is_none_or(Part::is_blank)
    }
    fn texts(&mut self, f: &mut dyn FnMut(&mut Text)) {
        self.iter_mut().for_each(|v| v.texts(f));
    }
    fn times(&mut self, f: &mut dyn FnMut(&mut Time)) {
        self.iter_mut().for_each(|v| v.times(f));
    }
    fn strings(&mut self, f: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|v| v.strings(f));
    }
    #[inline]
    fn prune(&mut self) {
        if let Some(v) = self {
            v.prune();
            if v.is_blank() {
                *self = None;
            }
        }
    }
    fn bare<'a>(&'a self, words: &mut Vec<Bare<'a>>) -> bool {
        self.as_ref().is_none_or(|v| v.bare(words))
    }
    fn json(&self) -> Option<Cow<'static, str>> {
        self.as_ref()?.json()
    }
}

impl<T: Part> Part for Box<T> {
    fn is_blank(&self) -> bool {
        (**self).is_blank()
    }
    fn texts(&mut self, f: &mut dyn FnMut(&mut Text)) {
        (**self).texts(f);
    }
    fn times(&mut self, f: &mut dyn FnMut(&mut Time)) {
        (**self).times(f);
    }
    fn strings(&mut self, f: &mut dyn FnMut(&mut String)) {
        (**self).strings(f);
    }
    fn prune(&mut self) {
        (**self).prune();
    }
    fn bare<'a>(&'a self, words: &mut Vec<Bare<'a>>) -> bool {
        (**self).bare(words)
    }
}

impl<T: Part> Part for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn count(&self) -> usize {
        self.len()
    }
    fn truncate(&mut self, n: usize) {
        Vec::truncate(self, n);
    }
    fn texts(&mut self, f: &mut dyn FnMut(&mut Text)) {
        self.iter_mut().for_each(|v| v.texts(f));
    }
    fn times(&mut self, f: &mut dyn FnMut(&mut Time)) {
        self.iter_mut().for_each(|v| v.times(f));
    }
    fn strings(&mut self, f: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|v| v.strings(f));
    }
    // Most lists are empty: that is asked where the list stands.
    #[inline]
    fn prune(&mut self) {
        if !self.is_empty() {
            prune_values(self);
        }
    }
    /// The room of a short list stays, for the next article that is read into the room of this one.
    fn clear(&mut self) {
        match self.capacity() {
            0..=4 => Vec::clear(self),
            _ => *self = Self::new(),
        }
    }
    fn bare<'a>(&'a self, words: &mut Vec<Bare<'a>>) -> bool {
        self.iter().all(|v| v.bare(words))
    }
}

/// Adds a value to a list. Most lists hold one, and then have room for one: a vector makes room for four at once.
pub fn push<T>(list: &mut Vec<T>, value: T) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(value);
}

#[inline(never)]
fn prune_values<T: Part>(list: &mut Vec<T>) {
    let mut blank = false;
    for v in list.iter_mut() {
        v.prune();
        blank |= v.is_blank();
    }
    if blank {
        list.retain(|v| !v.is_blank());
    }
}

macro_rules! whole {
    ($($ty:ty),*) => { $(
        impl $crate::model::Value<$crate::model::Whole> for $ty {
            fn visit(&self, f: &mut dyn FnMut($crate::model::Whole)) {
                if !$crate::model::Part::is_blank(self) {
                    f($crate::model::Whole);
                }
            }
            fn retain(&mut self, keep: &mut dyn FnMut($crate::model::Whole) -> bool) {
                if !$crate::model::Part::is_blank(self) && !keep($crate::model::Whole) {
                    *self = Default::default();
                }
            }
        }
    )* };
}
pub(super) use whole;

whole!(bool, u8, u32, u64, f64, String, Time);

impl<L, T: Value<L>> Value<L> for Option<T> {
    fn visit(&self, f: &mut dyn FnMut(L)) {
        if let Some(v) = self {
            v.visit(f);
        }
    }
    fn retain(&mut self, keep: &mut dyn FnMut(L) -> bool) {
        if let Some(v) = self {
            let mut kept = Kept::default();
            v.retain(&mut |l| kept.note(keep(l)));
            if v.is_blank() || kept.nothing() {
                *self = None;
            }
        }
    }
}

impl<L, T: Value<L>> Value<L> for Box<T> {
    fn visit(&self, f: &mut dyn FnMut(L)) {
        (**self).visit(f);
    }
    fn retain(&mut self, keep: &mut dyn FnMut(L) -> bool) {
        (**self).retain(keep);
    }
}

impl<L, T: Value<L>> Value<L> for Vec<T> {
    fn visit(&self, f: &mut dyn FnMut(L)) {
        self.iter().for_each(|v| v.visit(f));
    }
    fn retain(&mut self, keep: &mut dyn FnMut(L) -> bool) {
        Vec::retain_mut(self, |v| {
            let mut kept = Kept::default();
            v.retain(&mut |l| kept.note(keep(l)));
            !v.is_blank() && !kept.nothing()
        });
    }
}

/// Whether a value lost everything that was asked about: a bare number or flag has no blank form to tell by.
#[derive(Default)]
struct Kept {
    asked: bool,
    any: bool,
}

impl Kept {
    fn note(&mut self, kept: bool) -> bool {
        self.asked = true;
        self.any |= kept;
        kept
    }
    fn nothing(&self) -> bool {
        self.asked && !self.any
    }
}
