//! The small checks that rules of formats of JSON are made of.

use super::check::check;
use super::checks::{Found, absolute_uri};
use super::{Check, Part, finding, rule};
use crate::diag::{Clause, Diagnostic, Level, Rule};
use crate::syntax::json::{Entry, Fields, Kind, Value};

/// The rules of every format of JSON.
pub const JSON: &[Check] = &[check(&REPEATED_MEMBER, repeated_member)];

/// Names of an object should be unique (RFC 8259, 4).
const UNIQUE: Clause = Clause {
    spec: "RFC 8259",
    section: "4",
    url: "https://www.rfc-editor.org/rfc/rfc8259#section-4",
    level: Level::Should,
};

/// The notes of readers on a value of another type.
pub const TYPES: &[&str] = &["json/wrong-type"];
/// Their notes on dates.
pub const DATES: &[&str] = &["date/odd", "date/unreadable", "json/wrong-type"];

/// Whether a value is a string of which the words pass; another value is no matter of this check.
pub fn words(value: Value<'_>, test: impl Fn(&str) -> bool) -> bool {
    value.kind() != Kind::String || test(value.string().trim())
}

/// Whether a value is a string that is a whole address, or says nothing.
pub fn whole_address(value: Value<'_>) -> bool {
    words(value, |text| text.is_empty() || absolute_uri(text))
}

/// Whether a value is a number that is not below zero.
pub fn not_negative(value: Value<'_>) -> bool {
    value.kind() != Kind::Number || !value.raw.starts_with('-')
}

/// Whether a value is a whole number from `least` to `most`.
pub fn whole_between(value: Value<'_>, least: u64, most: u64) -> bool {
    value.raw.parse::<u64>().is_ok_and(|n| (least..=most).contains(&n))
}

/// Finds the members with these names whose values do not pass; null says as much as no member. `is` says what they
/// should be.
pub fn each(of: &Fields<'_>, keys: &[&str], rule: &Rule, test: impl Fn(Value<'_>) -> bool, is: &str, found: Found<'_>) {
    let stated = of.entries().iter().filter(|e| keys.contains(&e.key) && e.value.kind() != Kind::Null);
    for entry in stated.filter(|e| !test(e.value)) {
        found(wrong(entry, rule, is));
    }
}

/// That the value of a member is not what it should be.
pub fn wrong(entry: &Entry<'_>, rule: &Rule, is: &str) -> Diagnostic {
    let message = format!("`{}` is {}, not {is}", entry.key, shown(entry.value));
    finding(rule, message, entry.value.span())
}

/// A value in words, for messages.
pub fn shown(value: Value<'_>) -> String {
    match value.kind() {
        Kind::Object => "an object".to_owned(),
        Kind::Array => "an array".to_owned(),
        // What is in quotes by mistake says nothing of its quotes.
        Kind::String if looks_bare(value.string().trim()) => format!("the string `{}`", value.string().trim()),
        Kind::String => format!("`{}`", crate::text::start(value.string().trim(), 60)),
        _ => format!("`{}`", crate::text::start(value.raw, 60)),
    }
}

/// Whether words would be a number or a flag without quotation marks.
fn looks_bare(words: &str) -> bool {
    words.len() < 20 && (matches!(words, "true" | "false" | "null") || words.parse::<f64>().is_ok())
}

/// Finds that an object lacks a member; one that is null or holds no words is as none. `what` names the object.
pub fn missing(of: &Fields<'_>, key: &str, what: &str, rule: &Rule, found: Found<'_>) {
    let says = |value: Value<'_>| value.kind() != Kind::String || !value.string().trim().is_empty();
    match of.entry(key) {
        Some(entry) if entry.value.kind() == Kind::Null || !says(entry.value) => {
            found(finding(rule, format!("`{key}` of {what} says nothing"), entry.value.span()));
        }
        Some(_) => {}
        None => found(finding(rule, format!("{what} has no `{key}`"), of.start())),
    }
}

/// A type of JSON, as formats ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A string.
    Words,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// An object.
    Object,
    /// An array of strings.
    Strings,
    /// An array of objects.
    Objects,
}

impl Type {
    /// Where a value departs from the type: itself, or the first item of it that does.
    fn departs(self, value: Value<'_>) -> Option<Value<'_>> {
        let of = |kind| (value.kind() != kind).then_some(value);
        let all = |kind| of(Kind::Array).or_else(|| value.items().find(|item| item.kind() != kind));
        match self {
            Self::Words => of(Kind::String),
            Self::Number => of(Kind::Number),
            Self::Flag => of(Kind::Flag),
            Self::Object => of(Kind::Object),
            Self::Strings => all(Kind::String),
            Self::Objects => all(Kind::Object),
        }
    }
    fn words(self) -> &'static str {
        match self {
            Self::Words => "a string",
            Self::Number => "a number",
            Self::Flag => "`true` or `false`",
            Self::Object => "an object",
            Self::Strings => "an array of strings",
            Self::Objects => "an array of objects",
        }
    }
}

/// Which type a table asks of the member of a name.
pub fn of_table(table: &[(Type, &[&str])]) -> impl Fn(&str) -> Option<Type> {
    |key| table.iter().find(|(_, keys)| keys.contains(&key)).map(|(asked, _)| *asked)
}

/// Finds members of another type than is asked for by name; null says as much as no member.
pub fn types(of: &Fields<'_>, asked: impl Fn(&str) -> Option<Type>, rule: &Rule, found: Found<'_>) {
    for entry in of.entries().iter().filter(|entry| entry.value.kind() != Kind::Null) {
        let Some(asked) = asked(entry.key) else { continue };
        if let Some(value) = asked.departs(entry.value) {
            let inside = if value.at == entry.value.at { "is" } else { "holds" };
            let message = format!("`{}` {inside} {}, not {}", entry.key, shown(value), asked.words());
            found(finding(rule, message, value.span()));
        }
    }
}

/// The objects in a list that is the value of a member.
pub fn objects<'s>(of: &Fields<'s>, key: &str) -> Vec<Fields<'s>> {
    of.get(key).into_iter().flat_map(Value::items).filter_map(Fields::of).collect()
}

rule! { REPEATED_MEMBER = modules "json" / "repeated-member" json, UNIQUE;
    "A member stands once in its object."
    "Readers differ in which of the two they take; most take the last one and never see the other."
    "Keep one of them."
}

/// Finds names that stand in an object a second time.
fn repeated_member(part: &Part<'_>, found: Found<'_>) {
    let mut seen = std::collections::HashSet::new();
    for entry in part.json.into_iter().flat_map(Fields::entries).filter(|entry| !seen.insert(entry.key)) {
        let message = format!("`{}` stands here for the second time", entry.key);
        found(finding(&REPEATED_MEMBER, message, entry.name));
    }
}
