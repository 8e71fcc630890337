//! How RDF says a value otherwise than in words: by what it is called (RDF/XML 1.1, 2.4 and 2.12), in a list (RDF Schema
//! 1.1, 5.1), or in a node with attributes (RDF/XML 1.1, 2.5).

use std::ops::Range;
use std::sync::Arc;

use super::edges;
use crate::diag::Report;
use crate::model::Party;
use crate::syntax::xml::{Attr, Cursor, Scope, Tag};

/// The namespace.
pub const URI: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// What is said of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its words.
    pub words: String,
    /// What it is called.
    pub uri: Option<String>,
}

impl Said {
    /// As a party, of which `read` reads the words.
    pub fn parties(self, read: impl FnOnce(&str, &mut dyn FnMut(Party)), take: &mut dyn FnMut(Party)) {
        let Self { words, mut uri } = self;
        if words.is_empty() {
            return take(Party { uri, ..Party::default() });
        }
        read(&words, &mut |party| {
            let uri = party.uri.clone().or_else(|| uri.take());
            take(Party { uri, ..party });
        });
    }
}

/// What an element names instead of holding it (`rdf:resource`).
pub fn resource(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Option<String> {
    named(cursor, tag, &["resource"])
}

fn named(cursor: &Cursor<'_>, tag: &Tag<'_>, names: &[&str]) -> Option<String> {
    if tag.is_bare() {
        return None;
    }
    // A tag tells of each attribute that it was asked for, so they are looked at beside it.
    let aside = tag.clone();
    let mut attrs = cursor.attrs(&aside);
    let is_rdf = |uri: &str, prefix: &str| uri == URI || (uri.is_empty() && matches!(prefix, "" | "rdf"));
    let found = attrs.find(|attr| names.contains(&attr.name) && is_rdf(&attr.uri, attr.prefix))?;
    ask(tag, &found);
    Some(found.value.trim().to_owned()).filter(|uri| !uri.is_empty())
}

/// What the element that stands at `range`, and holds others, says: of each place of its lists, else of the node in it.
/// Attributes of nodes that say more are noted.
pub fn inside<'s>(source: &'s str, range: Range<usize>, scope: &Arc<Scope<'s>>, report: &mut Report) -> Vec<Said> {
    let (quiet, mut listed) = (&mut Report::default(), Vec::new());
    let mut cursor = Cursor::resume(source, range.clone(), scope);
    let Some(root) = cursor.root(quiet) else { return listed };
    let (mut uri, mut name) = (None, None);
    while let Some(node) = cursor.child(&root, quiet) {
        if !matches!(node.name, "Bag" | "Seq" | "Alt") {
            uri = uri.or_else(|| named(&cursor, &node, &["about", "resource"]));
            name = name.or_else(|| name_of(&cursor, &node));
            note(&node, report);
            while let Some(part) = cursor.child(&node, quiet) {
                note(&part, report);
            }
            continue;
        }
        while let Some(place) = cursor.child(&node, quiet) {
            let uri = resource(&cursor, &place);
            listed.push(Said { words: edges::words(source, &mut cursor, &place, quiet).into_owned(), uri });
        }
    }
    if listed.is_empty() {
        let mut again = Cursor::resume(source, range, scope);
        let words = again.root(quiet).map(|root| edges::words(source, &mut again, &root, quiet).into_owned());
        let words = words.filter(|words| !words.is_empty()).or(name).unwrap_or_default();
        listed.push(Said { words, uri });
    }
    listed
}

/// The name that a node has in an attribute, as `foaf:name`.
fn name_of(cursor: &Cursor<'_>, node: &Tag<'_>) -> Option<String> {
    let aside = node.clone();
    let mut attrs = cursor.attrs(&aside);
    let name = attrs.find(|attr| matches!(attr.name, "name" | "fn" | "FN") && !attr.value.trim().is_empty())?;
    ask(node, &name);
    Some(name.value.trim().to_owned())
}

/// Notes that an attribute was asked for: only those are that are looked for by their name as it is written.
fn ask(tag: &Tag<'_>, attr: &Attr<'_>) {
    let name = if attr.prefix.is_empty() { attr.name.to_owned() } else { format!("{}:{}", attr.prefix, attr.name) };
    tag.attr(&name);
}

/// Notes the attributes of an element that was read, where nobody asked for them.
#[inline]
pub fn note(tag: &Tag<'_>, report: &mut Report) {
    if !tag.is_bare() {
        note_each(tag, report);
    }
}

fn note_each(tag: &Tag<'_>, report: &mut Report) {
    for (name, value) in tag.unasked_of_modules() {
        tag.attr_left_out((name, &value), "rss/attribute-left-out", report);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::xml::Limits;

    fn said(inside: &str) -> Vec<(String, Option<String>)> {
        let source = format!("<c xmlns:rdf='{URI}' xmlns:f='http://xmlns.com/foaf/0.1/'>{inside}</c>");
        let scope = Cursor::new(&source, &[], Limits::default()).scope();
        super::inside(&source, 0..source.len(), &scope, &mut Report::default())
            .into_iter()
            .map(|said| (said.words, said.uri))
            .collect()
    }

    #[test]
    fn who_was_named_by_an_attribute_was_nobody() {
        let of = |words: &str, uri: Option<&str>| (words.to_owned(), uri.map(str::to_owned));
        assert_eq!(said("<f:Person f:name='Ann'/>"), [of("Ann", None)]);
        let both = said("<f:Person rdf:about='https://people.example/ann'><f:name>Ann</f:name></f:Person>");
        assert_eq!(both, [of("Ann", Some("https://people.example/ann"))]);
        let list = said("<rdf:Seq><rdf:li rdf:resource='urn:a'/><rdf:li>Bo</rdf:li></rdf:Seq>");
        assert_eq!(list, [of("", Some("urn:a")), of("Bo", None)]);
    }
}
