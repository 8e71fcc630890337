//! What a key of the configuration may hold.

use std::str::FromStr;

use jiff::{Span, SpanRound, Unit};
use regex::Regex;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::{Value, json};

use super::setting::{Setting, words};
use crate::diag::Severity;
use crate::model::{Field, Leaf};

words! {
    /// What becomes of a rule's findings.
    pub enum To {
        /// They are not told.
        Off "off",
        /// They are notes.
        Info "info",
        /// They are warnings.
        Warning "warning",
        /// They are errors.
        Error "error",
    }
}

impl To {
    /// The severity; `None` for off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

words! {
    /// What makes the exit status 1.
    pub enum Threshold {
        /// Nothing.
        Never "never",
        /// A warning or an error.
        Warning "warning",
        /// An error.
        Error "error",
    }
}

/// One value, or a list of them.
#[derive(Clone, Debug)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Either<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Either<T> {
            type Value = List<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string or a list of strings")
            }
            fn visit_str<E: serde::de::Error>(self, words: &str) -> Result<List<T>, E> {
                T::deserialize(serde::de::value::StrDeserializer::new(words)).map(|one| List(vec![one]))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut all: A) -> Result<List<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(one) = all.next_element()? {
                    list.push(one);
                }
                Ok(List(list))
            }
        }
        d.deserialize_any(Either(std::marker::PhantomData))
    }
}

impl<T: Setting> Setting for List<T> {
    fn schema() -> Value {
        json!({ "anyOf": [T::schema(), { "type": "array", "items": T::schema() }] })
    }
}

/// A regular expression that is to be found in a value. The regex crate takes time linear in the value whatever the
/// expression is, so that nobody's pattern can hold up a desk; it has no look-around and no back-references.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl Pattern {
    /// Whether it is found in the words.
    pub fn is_in(&self, words: &str) -> bool {
        self.0.is_match(words)
    }
    /// As it was written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let words = String::deserialize(d)?;
        let said = |e: regex::Error| {
            let said = e.to_string();
            let last = said.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
            D::Error::custom(format!("{words:?} is no regular expression: {last}"))
        };
        Regex::new(&words).map(Self).map_err(said)
    }
}

impl Setting for Pattern {
    fn schema() -> Value {
        json!({ "type": "string", "format": "regex" })
    }
}

/// How old something may be, in seconds: `P30D`, `30 days`, `36h`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Age {
    /// As it was written.
    pub words: String,
    /// In seconds; a month has 30 days and a year 365.
    pub seconds: i64,
}

impl Age {
    fn new(words: &str) -> Option<Self> {
        let span = Span::from_str(words).ok()?;
        let days = i64::from(span.get_years()) * 365 + i64::from(span.get_months()) * 30;
        let rest = span.years(0).months(0);
        let rest = rest.round(SpanRound::new().largest(Unit::Second).days_are_24_hours()).ok()?;
        let seconds = days.checked_mul(86_400)?.checked_add(rest.get_seconds())?;
        (seconds > 0).then(|| Self { words: words.to_owned(), seconds })
    }
}

impl<'de> Deserialize<'de> for Age {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let words = String::deserialize(d)?;
        Self::new(&words)
            .ok_or_else(|| D::Error::custom(format!("{words:?} is no duration; write it as 30 days, 36h or P30D")))
    }
}

impl Setting for Age {
    fn schema() -> Value {
        json!({ "type": "string", "examples": ["30 days", "36h", "P30D"] })
    }
}

/// A field of an article, or several of which one is enough: `creditline`, `creators.name | by`.
#[derive(Clone, Debug)]
pub struct Leaves {
    /// As it was written.
    pub words: String,
    /// The leaves, of which one is enough.
    pub any: Vec<Field>,
}

impl Leaves {
    fn new(words: &str) -> Result<Self, String> {
        let mut any = Vec::new();
        for path in words.split('|').map(str::trim) {
            let before = any.len();
            let below =
                |name: &str| name.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
            any.extend(Field::all().into_iter().filter(|leaf| below(&leaf.name())));
            if any.len() == before {
                let near =
                    Field::all().into_iter().map(Leaf::path).min_by_key(|name| crate::text::distance(path, name));
                return Err(format!("an article has no field {path:?}; did you mean {:?}?", near.unwrap_or_default()));
            }
        }
        Ok(Self { words: words.to_owned(), any })
    }
}

impl<'de> Deserialize<'de> for Leaves {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(d)?).map_err(D::Error::custom)
    }
}

impl Setting for Leaves {
    fn schema() -> Value {
        json!({ "type": "string", "examples": ["creditline", "creators.name | by"] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_in_words_and_in_iso_8601() {
        let seconds = |words| Age::new(words).map(|age| age.seconds);
        assert_eq!(seconds("30 days"), Some(30 * 86_400));
        assert_eq!((seconds("36h"), seconds("P1D"), seconds("P1W")), (Some(36 * 3600), Some(86_400), Some(7 * 86_400)));
        assert_eq!((seconds("1 month 2h"), seconds("1y")), (Some(30 * 86_400 + 7200), Some(365 * 86_400)));
        assert_eq!((seconds("soon"), seconds("-3 days"), seconds("")), (None, None, None));
    }

    #[test]
    fn a_field_is_named_by_its_path() {
        let leaves = Leaves::new("creators.name | by").unwrap();
        assert!(leaves.any.len() > 1);
        assert!(Leaves::new("creditlin").unwrap_err().contains("did you mean \"creditline"));
    }
}
