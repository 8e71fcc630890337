//! A readable value: the words and the attributes of one element, and the way between it and the model's JSON.

use serde_json::{Map, Value};

use crate::model::Time;
use crate::syntax::html;

/// What an element of the carrier holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A label or block of words.
    Text,
    /// A person or an organisation.
    Party,
    /// A term of a vocabulary.
    Concept,
    /// A link.
    Link,
    /// Another identifier.
    AltId,
    /// A program.
    Generator,
    /// A dateline.
    Dateline,
    /// A time, possibly with more to it.
    Expiry,
    /// A time.
    Time,
    /// One word or code.
    Words,
    /// A number from 1 to 9.
    Number,
    /// A time, nothing for an indefinite embargo, or the words of one (`embargoed`).
    Embargo,
}

/// How an attribute's value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Words,
    Number,
    /// Read, never written.
    Read,
}

/// An attribute: its name, the JSON name of the leaf, its form.
type Attribute = (&'static str, &'static str, Form);

static TEXT: [Attribute; 5] = [
    ("xml:lang", "lang", Form::Words),
    ("dir", "dir", Form::Words),
    ("role", "role", Form::Words),
    ("rank", "rank", Form::Number),
    ("href", "href", Form::Words),
];
static PARTY: [Attribute; 4] = [
    ("uri", "uri", Form::Words),
    ("qcode", "qcode", Form::Read),
    ("literal", "literal", Form::Words),
    ("role", "role", Form::Words),
];
static CONCEPT: [Attribute; 6] = [
    ("uri", "uri", Form::Words),
    ("qcode", "qcode", Form::Read),
    ("literal", "literal", Form::Words),
    ("role", "role", Form::Words),
    ("confidence", "confidence", Form::Number),
    ("relevance", "relevance", Form::Number),
];
static LINK: [Attribute; 5] = [
    ("href", "href", Form::Words),
    ("rel", "rel", Form::Words),
    ("contenttype", "type", Form::Words),
    ("hreflang", "hreflang", Form::Words),
    ("size", "length", Form::Words),
];
static ALT_ID: [Attribute; 2] = [("type", "role", Form::Words), ("environment", "environment", Form::Words)];
static GENERATOR: [Attribute; 2] = [("uri", "uri", Form::Words), ("versioninfo", "version", Form::Words)];

/// What is printed for a value without words, in a `meta`, which has no room for attributes.
static PRINTED: [&str; 5] = ["literal", "uri", "href", "qcode", "email"];

impl Kind {
    fn attributes(self) -> &'static [Attribute] {
        match self {
            Self::Text => &TEXT,
            Self::Party => &PARTY,
            Self::Concept => &CONCEPT,
            Self::Link => &LINK,
            Self::AltId => &ALT_ID,
            Self::Generator => &GENERATOR,
            Self::Dateline | Self::Expiry | Self::Time | Self::Words | Self::Number | Self::Embargo => &[],
        }
    }
    /// The JSON name of the leaf that is the text; `None` when the value has no parts.
    fn text(self) -> Option<&'static str> {
        match self {
            Self::Text | Self::AltId => Some("value"),
            Self::Party | Self::Concept | Self::Generator => Some("name"),
            Self::Link => Some("title"),
            Self::Dateline => Some("text"),
            Self::Expiry => Some("time"),
            Self::Time | Self::Words | Self::Number | Self::Embargo => None,
        }
    }
    /// Whether the words stand in a `name` of their own when there are attributes (NewsML-G2, flexible properties).
    pub fn nests(self) -> bool {
        matches!(self, Self::Party | Self::Concept)
    }
    /// Whether not every text will do.
    pub fn may_fail(self) -> bool {
        matches!(self, Self::Time | Self::Expiry | Self::Number | Self::Embargo)
    }
    /// Whether an empty element says something.
    pub fn may_be_empty(self) -> bool {
        self == Self::Embargo
    }
    /// Whether a value can be made of `item`.
    pub fn admits(self, item: &Item) -> bool {
        match self {
            Self::Time | Self::Expiry => item.is_empty() || Time::new(&item.text).is_some(),
            Self::Number => item.is_empty() || number(&item.text).is_some_and(|n| (1..=9).contains(&n)),
            _ => true,
        }
    }
}

/// Where readable values stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// In elements.
    Elements,
    /// In `meta` elements: words alone.
    Meta,
}

/// The words and the attributes of one element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The words, without white space around them.
    pub text: String,
    /// Attributes in the order of their table.
    pub attrs: Vec<(&'static str, String)>,
}

impl Item {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.attrs.is_empty()
    }

    /// Whether both are times, or neither is.
    pub fn like(&self, other: &Self) -> bool {
        Time::new(&self.text).is_some() == Time::new(&other.text).is_some()
    }

    /// The readable side of a value; `None` when it has none.
    pub fn of(kind: Kind, value: &Value, style: Style) -> Option<Self> {
        let mut item = match value {
            Value::String(words) => Self { text: words.trim().to_owned(), attrs: Vec::new() },
            Value::Number(n) => Self { text: n.to_string(), attrs: Vec::new() },
            Value::Object(parts) => Self::of_parts(kind, parts, style)?,
            Value::Null | Value::Bool(_) | Value::Array(_) => return None,
        };
        // Nothing is said by an empty element, but not by an empty attribute.
        if kind == Kind::Embargo && item.text == "indefinite" && style == Style::Elements {
            item.text.clear();
        }
        (!item.is_empty() || kind.may_be_empty()).then_some(item)
    }

    fn of_parts(kind: Kind, parts: &Map<String, Value>, style: Style) -> Option<Self> {
        let part = |name: &str| parts.get(name).and_then(Value::as_str).filter(|words| !words.trim().is_empty());
        let mut text = kind.text().and_then(part).unwrap_or_default().to_owned();
        match parts.get("type").and_then(Value::as_str).filter(|_| kind == Kind::Text) {
            None | Some("text") => {}
            Some("html" | "xhtml" | "nitf") => text = html::to_text(&text),
            // Words of a kind nobody here can read out.
            Some(_) => text.clear(),
        }
        let attrs: Vec<_> = match style {
            Style::Meta => Vec::new(),
            Style::Elements => kind.attributes().iter().filter_map(|a| attribute(parts, a)).collect(),
        };
        if text.is_empty() && attrs.is_empty() && kind != Kind::Text {
            text = PRINTED.into_iter().find_map(part).unwrap_or_default().to_owned();
        }
        Some(Self { text: text.trim().to_owned(), attrs })
    }

    /// Adds an attribute that was read; `false` when the kind has none of that name, or it is no number where it
    /// should be. An empty one says nothing, but for `xml:lang`.
    pub fn put(&mut self, kind: Kind, name: &str, value: &str) -> bool {
        let Some((name, _, form)) = kind.attributes().iter().find(|(n, ..)| *n == name) else { return false };
        let value = match form {
            Form::Number => match number(value.trim()) {
                Some(n) => n.to_string(),
                None => return false,
            },
            Form::Words | Form::Read => value.to_owned(),
        };
        let said = self.attrs.iter().any(|(n, _)| n == name);
        if !said && (!value.is_empty() || *name == "xml:lang") {
            self.attrs.push((name, value));
        }
        true
    }

    /// Brings attributes that were read into the order in which they are written.
    pub fn sort(&mut self, kind: Kind) {
        self.attrs.sort_by_key(|(name, _)| kind.attributes().iter().position(|(n, ..)| n == name));
    }

    /// The value that the words and attributes state, as JSON of the model.
    pub fn value(&self, kind: Kind) -> Value {
        let Some(text) = kind.text() else {
            return match kind {
                Kind::Number => number(&self.text).map_or(Value::Null, Value::from),
                Kind::Embargo if self.text.is_empty() => Value::from("indefinite"),
                _ => Value::from(self.text.as_str()),
            };
        };
        let mut parts = Map::new();
        if !self.text.is_empty() {
            parts.insert(text.to_owned(), Value::from(self.text.as_str()));
        }
        for (name, key, form) in kind.attributes() {
            let Some((_, value)) = self.attrs.iter().find(|(n, _)| n == name) else { continue };
            let value = match form {
                Form::Number => number(value).map_or(Value::Null, Value::from),
                Form::Words | Form::Read => Value::from(value.as_str()),
            };
            parts.insert((*key).to_owned(), value);
        }
        Value::Object(parts)
    }
}

fn attribute(parts: &Map<String, Value>, (name, key, form): &Attribute) -> Option<(&'static str, String)> {
    let value = match parts.get(*key)? {
        Value::String(words) => words.clone(),
        Value::Number(n) => n.to_string(),
        _ => return None,
    };
    (*form != Form::Read).then_some((*name, value))
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}
