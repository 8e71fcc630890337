//! Articles put in an order.

use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::str::FromStr;

use super::Item;
use crate::model::{Article, Time};

/// By what articles are sorted, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub key: Key,
    /// Whether the other way round.
    pub reversed: bool,
}

/// By what articles are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Key {
    /// When it was made public, else when this version was made; the newest first.
    Published,
    /// When this version was made, else when it was made public; the newest first.
    VersionCreated,
    /// The most urgent first.
    Urgency,
    /// In the order of the alphabet, capitals or not.
    Headline,
    /// In the order of its characters.
    Uri,
}

const KEYS: [(&str, Key); 5] = [
    ("published", Key::Published),
    ("versionCreated", Key::VersionCreated),
    ("urgency", Key::Urgency),
    ("headline", Key::Headline),
    ("uri", Key::Uri),
];

impl FromStr for Order {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, reversed) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let key = KEYS.iter().find(|(known, _)| *known == name).map(|(_, key)| *key);
        let names = KEYS.map(|(name, _)| name).join(", ");
        let wrong = || format!("sort takes {names}, or one of these after a - for the other way round, not {text:?}");
        Ok(Self { key: key.ok_or_else(wrong)?, reversed })
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = KEYS.iter().find(|(_, key)| *key == self.key).map_or("", |(name, _)| *name);
        write!(f, "{}{name}", if self.reversed { "-" } else { "" })
    }
}

/// What is compared. Of one order, all values are of one kind.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Newest(Reverse<i64>),
    Number(u8),
    Words(String),
}

/// Sorts; those that are equal keep their order, and those that do not state the key come last. Returns how many these are.
pub(super) fn sort(items: &mut [Item], order: Order) -> usize {
    items.sort_by_cached_key(|item| Place { value: value(&item.article, order.key), reversed: order.reversed });
    items.iter().filter(|item| value(&item.article, order.key).is_none()).count()
}

struct Place {
    value: Option<Value>,
    reversed: bool,
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.value, &other.value) {
            (Some(a), Some(b)) if self.reversed => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        }
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place {}

fn value(article: &Article, key: Key) -> Option<Value> {
    let newest = |first: &Option<Time>, other: &Option<Time>| {
        let seconds = first.as_ref().or(other.as_ref())?.seconds(0)?;
        Some(Value::Newest(Reverse(seconds)))
    };
    match key {
        Key::Published => newest(&article.published, &article.version_created),
        Key::VersionCreated => newest(&article.version_created, &article.published),
        Key::Urgency => article.urgency.map(Value::Number),
        Key::Headline => article.headline.as_ref().map(|h| Value::Words(h.value.to_lowercase())),
        Key::Uri => article.uri.clone().map(Value::Words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    fn items() -> Vec<Item> {
        let article = |headline: &str, published: Option<&str>| {
            let published = published.and_then(Time::new);
            Item::from(Article { headline: Some(Text::plain(headline)), published, ..Article::default() })
        };
        vec![
            article("b", Some("2031-03-01T10:00:00+02:00")),
            article("D", None),
            article("a", Some("2031-03-01T09:00:00Z")),
            article("c", Some("2031-03-01T08:00:00Z")),
        ]
    }

    fn sorted(order: &str) -> (String, usize) {
        let mut items = items();
        let without = sort(&mut items, order.parse().unwrap());
        (items.iter().map(|i| i.article.headline.as_ref().unwrap().value.as_str()).collect(), without)
    }

    #[test]
    fn the_newest_comes_first_and_what_states_no_time_last() {
        assert_eq!(sorted("published"), ("abcD".to_owned(), 1));
        assert_eq!(sorted("-published"), ("bcaD".to_owned(), 1));
    }

    #[test]
    fn words_are_sorted_as_people_read_them() {
        assert_eq!(sorted("headline"), ("abcD".to_owned(), 0));
        assert_eq!(sorted("-headline"), ("Dcba".to_owned(), 0));
        assert_eq!(sorted("urgency"), ("bDac".to_owned(), 4), "nothing is stated, nothing moves");
    }
}
