//! The attributes of an HTML element as the attributes of the NITF element it becomes, all of them valid.

use super::nitf_map::{self, Attribute, Entry, IN_CLASS, Kind};
use super::serial::is_name;
use super::tree::{Attrs, Element};
use crate::syntax::xml::is_allowed;
use std::collections::HashSet;

/// Ids are unique in a document.
#[derive(Default)]
pub(super) struct Ids(HashSet<String>);

impl Ids {
    /// The id, if it is a valid one that nobody has.
    pub fn take(&mut self, id: &str) -> Option<String> {
        (is_name(id) && self.0.insert(id.to_owned())).then(|| id.to_owned())
    }
}

/// The NITF attributes, sorted by name. `tag` is the HTML element that the class is to remember.
pub(super) fn of(element: &Element, entry: &Entry, tag: Option<&str>, ids: &mut Ids) -> Attrs {
    let mut attrs = Attrs::new();
    for (name, value) in &element.attrs {
        let found = match name.as_str() {
            "id" => ids.take(value.trim()).map(|id| ("id", id)),
            "style" if entry.common => Some(("style", clean(value))),
            "lang" | "xml:lang" if entry.common && is_language(value) => Some(("xml:lang", value.clone())),
            _ => attribute(element, entry, name).and_then(|attr| Some((attr.nitf, valid(attr, value)?))),
        };
        if let Some((name, value)) = found
            && !attrs.iter().any(|(there, _)| there == name)
        {
            attrs.push((name.to_owned(), value));
        }
    }
    for attr in entry.attrs {
        if attr.kind == Kind::Required && !attrs.iter().any(|(name, _)| name == attr.nitf) {
            attrs.push((attr.nitf.to_owned(), String::new()));
        }
    }
    let class = class(element, entry, tag, &attrs);
    if entry.common && !class.is_empty() {
        attrs.push(("class".to_owned(), class));
    }
    attrs.sort();
    attrs
}

/// The NITF attribute that an HTML attribute is here.
fn attribute(element: &Element, entry: &Entry, html: &str) -> Option<&'static Attribute> {
    if let Some(name) = html.strip_prefix("data-nitf-") {
        return entry.attribute(name);
    }
    let nitf = match (entry.name, &*element.name, html) {
        ("a", "ins" | "del" | "cite" | "q", "cite") => "href",
        ("a", "area", "alt") => "title",
        ("media-reference", "a", "href") => "source",
        ("media-reference", "object", "data") => "source",
        ("media-reference", "iframe" | "embed" | "object", "title") => "alternate-text",
        ("media-reference", _, "data-src") if !element.says("src") => "source",
        _ => return entry.attrs.iter().find(|attr| !attr.html.is_empty() && attr.html == html),
    };
    entry.attribute(nitf)
}

fn valid(attribute: &Attribute, value: &str) -> Option<String> {
    match attribute.kind {
        Kind::Any | Kind::Required => Some(clean(value)),
        Kind::Token => is_token(value.trim()).then(|| value.trim().to_owned()),
        // HTML has `nowrap` and `nowrap=""`.
        Kind::One(["nowrap"]) => Some("nowrap".to_owned()),
        Kind::One(choices) => {
            let lower = value.trim().to_ascii_lowercase();
            choices.contains(&lower.as_str()).then_some(lower)
        }
    }
}

fn clean(value: &str) -> String {
    value.chars().filter(|c| is_allowed(*c)).collect()
}

/// XML's NMTOKEN, ASCII only.
fn is_token(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte))
}

/// XML Schema's language, or nothing, which resets it.
pub(super) fn is_language(value: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = value.split('-').next().unwrap_or_default();
    value.is_empty() || (value.split('-').all(part) && first.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// The class: the remembered tag, the author's tokens, then attributes that have no other place.
fn class(element: &Element, entry: &Entry, tag: Option<&str>, attrs: &Attrs) -> String {
    let mut tokens: Vec<String> = tag.map(|tag| format!("html-{tag}")).into_iter().collect();
    let ours = |token: &&str| nitf_map::by_class(token).is_none() && !holds_attribute(token);
    let theirs: Vec<String> = element.classes().filter(ours).map(clean).filter(|token| !token.is_empty()).collect();
    let brings = |token: &String| nitf_map::remembered(entry.name, token).is_some();
    let first = theirs.iter().position(brings).filter(|_| tag.is_none());
    tokens.extend(first.and_then(|index| theirs.get(index).cloned()));
    tokens.extend(theirs.into_iter().enumerate().filter(|(index, _)| Some(*index) != first).map(|(_, token)| token));
    for name in IN_CLASS {
        let stated =
            entry.attrs.iter().any(|attr| attr.html == *name && attrs.iter().any(|(there, _)| there == attr.nitf));
        let value = element.get(name).filter(|_| !stated).unwrap_or_default();
        let values = value.split_ascii_whitespace().filter(|value| is_token(value));
        tokens.extend(values.map(|value| format!("html-{name}-{value}")));
    }
    tokens.join(" ")
}

fn holds_attribute(token: &str) -> bool {
    let rest = token.strip_prefix("html-").unwrap_or_default();
    IN_CLASS.iter().any(|name| rest.strip_prefix(name).is_some_and(|value| value.starts_with('-')))
}
