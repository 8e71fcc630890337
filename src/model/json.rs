//! How the model is written as JSON: words alone as a bare string, one value of several bare.

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::marker::PhantomData;

use super::{Concept, Dateline, Expiry, Party, Text, Time};

/// A value that a bare string can stand for.
pub(super) trait Words: Sized {
    /// The string, when it says everything.
    fn words(&self) -> Option<&str>;
    /// The value that a bare string means.
    fn from_words(words: &str) -> Result<Self, String>;
}

macro_rules! words {
    ($($ty:ident: |$v:ident| $get:expr, |$w:ident| $make:expr;)*) => { $(
        impl Words for $ty {
            fn words(&self) -> Option<&str> {
                let $v = self;
                let words: &str = $get?;
                Self::from_words(words).is_ok_and(|bare| bare == *self).then_some(words)
            }
            fn from_words($w: &str) -> Result<Self, String> {
                $make
            }
        }
        impl<'de> Deserialize<'de> for $ty {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Either;
                impl<'de> Visitor<'de> for Either {
                    type Value = $ty;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a string or an object")
                    }
                    fn visit_str<E: serde::de::Error>(self, s: &str) -> Result<$ty, E> {
                        $ty::from_words(s).map_err(E::custom)
                    }
                    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<$ty, A::Error> {
                        $ty::deserialize(MapAccessDeserializer::new(map))
                    }
                }
                d.deserialize_any(Either)
            }
        }
    )* };
}

words! {
    Text: |t| Some(t.value.as_str()), |w| Ok(Text::plain(w));
    Party: |p| p.name.as_deref(), |w| Ok(Party::named(w));
    Concept: |c| c.name.as_deref(), |w| Ok(Concept { name: Some(w.to_owned()), ..Concept::default() });
    Dateline: |d| d.text.as_deref(), |w| Ok(Dateline { text: Some(w.to_owned()), ..Dateline::default() });
    Expiry: |e| e.time.as_ref().map(Time::as_str),
        |w| Time::new(w).map(Expiry::at).ok_or_else(|| format!("`{w}` is not an RFC 3339 time"));
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        // Not `words`: bodies are large, and comparing a copy of one to itself is work for nothing.
        if self.kind == super::TextKind::Plain && is_bare(self) {
            return s.serialize_str(&self.value);
        }
        Text::serialize(self, s)
    }
}

fn is_bare(t: &Text) -> bool {
    t.lang.is_none()
        && t.dir.is_none()
        && t.role.is_none()
        && t.rank.is_none()
        && t.href.is_none()
        && t.base.is_none()
        && t.src.is_none()
        && t.visibility.is_none()
}

macro_rules! as_object {
    ($($ty:ident),*) => { $(
        impl Serialize for $ty {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                $ty::serialize(self, s)
            }
        }
    )* };
}
as_object!(Party, Concept, Dateline, Expiry);

struct Bare<'a, T>(&'a T);

impl<T: Words + Serialize> Serialize for Bare<'_, T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self.0.words() {
            Some(words) => s.serialize_str(words),
            None => self.0.serialize(s),
        }
    }
}

/// `#[serde(with)]` of the members that are one value or a list.
pub(super) mod one_or_many {
    use super::*;

    pub fn serialize<T: Words + Serialize, S: Serializer>(list: &[T], s: S) -> Result<S::Ok, S::Error> {
        if let [one] = list {
            return Bare(one).serialize(s);
        }
        let mut seq = s.serialize_seq(Some(list.len()))?;
        for value in list {
            seq.serialize_element(&Bare(value))?;
        }
        seq.end()
    }

    pub fn deserialize<'de, T: Words + Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Vec<T>, D::Error> {
        struct Any<T>(PhantomData<T>);
        impl<'de, T: Words + Deserialize<'de>> Visitor<'de> for Any<T> {
            type Value = Vec<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string, an object or a list of them")
            }
            fn visit_str<E: serde::de::Error>(self, s: &str) -> Result<Vec<T>, E> {
                T::from_words(s).map(|v| vec![v]).map_err(E::custom)
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Vec<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(|v| vec![v])
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(value) = seq.next_element()? {
                    list.push(value);
                }
                Ok(list)
            }
        }
        d.deserialize_any(Any(PhantomData))
    }
}
