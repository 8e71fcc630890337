//! Elements of modules as nearly all of them are: one plain value, of the type that the module asks for. No rule has
//! anything to demand of these, whatever stands beside them, as long as each stands once; their words say so at a fraction
//! of what the rules cost. What is not listed, and every value that is at all unusual, is left to the rules.

use std::sync::LazyLock;

use super::checks::{self, degrees, non_negative_integer, positive_integer};
use crate::model::Extension;
use crate::syntax::xml::Worded;
use crate::vocab::slots::{Key, Slots};
use crate::vocab::{addresses, namespaces};

/// Whether a value is of the type that an element asks for.
type Value = fn(&str) -> bool;

/// The elements, by the usual prefix of their vocabulary.
const LISTED: &[(&str, &[(&str, Value)])] = &[
    ("slash", &[("comments", count), ("section", words), ("department", words)]),
    ("wfw", &[("comment", address), ("commentRss", address)]),
    ("feedburner", &[("origLink", address), ("origEnclosureLink", address)]),
    ("creativeCommons", &[("license", address)]),
    ("geo", &[("lat", latitude), ("long", longitude)]),
    ("georss", &[("point", point), ("featurename", words)]),
    ("thr", &[("total", count)]),
    (
        "itunes",
        &[
            ("author", words),
            ("title", words),
            ("subtitle", words),
            ("summary", words),
            ("keywords", words),
            ("duration", duration),
            ("episode", from_one),
            ("season", from_one),
            ("explicit", truth),
        ],
    ),
];

/// How many elements are compared with each other.
const MOST: usize = 24;

/// Whether of these elements, which stand beside each other, all that are `ruled` are of that kind.
pub fn are(extensions: &[Extension], ruled: impl Fn(&Extension) -> bool) -> bool {
    let once = |at: usize, e: &Extension| {
        let before = extensions.get(..at).unwrap_or_default();
        before.iter().all(|known| known.name != e.name || known.ns != e.ns)
    };
    extensions.len() <= MOST && extensions.iter().enumerate().all(|(at, e)| if is(e) { once(at, e) } else { !ruled(e) })
}

fn is(e: &Extension) -> bool {
    static TABLE: LazyLock<Slots<(&str, Value)>> = LazyLock::new(|| {
        let of = |(prefix, names): &(&str, &'static [(&'static str, Value)])| {
            let uri = namespaces::named(prefix).unwrap_or_default();
            names.iter().map(move |(name, value)| (*name, (uri, *value)))
        };
        Slots::new(LISTED.iter().flat_map(of))
    });
    let listed = TABLE.of(Key::new(&e.name)).find(|(uri, _)| *uri == e.ns);
    let value = listed.and_then(|(_, value)| Some((value, Worded::of(&e.raw)?)));
    value.is_some_and(|(value, element)| element.uri == e.ns && element.name == e.name && value(element.words))
}

/// Letters, digits and plain punctuation, of no great length.
fn words(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b',' | b'.' | b'-');
    text.len() <= 200 && text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.bytes().all(plain)
}

/// A whole address of the web without anything unusual in it.
fn address(text: &str) -> bool {
    text.len() <= 1000 && addresses::is_plain(text)
}

fn count(text: &str) -> bool {
    text.len() <= 9 && non_negative_integer(text)
}

fn from_one(text: &str) -> bool {
    text.len() <= 9 && positive_integer(text)
}

fn latitude(text: &str) -> bool {
    text.len() <= 20 && degrees(text, 90.0)
}

fn longitude(text: &str) -> bool {
    text.len() <= 20 && degrees(text, 180.0)
}

fn point(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(north, east)| latitude(north) && longitude(east))
}

fn duration(text: &str) -> bool {
    text.len() <= 9 && checks::duration(text)
}

fn truth(text: &str) -> bool {
    matches!(text, "true" | "false" | "yes" | "no")
}

#[cfg(test)]
#[path = "harmless_tests.rs"]
mod tests;
