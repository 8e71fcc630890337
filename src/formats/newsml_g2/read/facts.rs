//! What is said of concepts and parties elsewhere in the item than where they are named.

use super::super::VOCABULARIES;
use super::itemmeta::is_private;
use super::words::{stated, words};
use crate::diag::Report;
use crate::model::{Article, Concept, Party, Text};
use crate::syntax::xml::{Cursor, Limits};
use crate::vocab::nar;

/// Names of concepts and parties that stand in a sibling `assert`, and of an item about a concept what the concept itself says.
pub(super) fn state(a: &mut Article) {
    if let Some(concept) = a.extensions.iter().find(|e| e.name == "concept" && nar::VOCABULARY.means(&e.ns)) {
        let (name, definition) = described(&concept.raw);
        a.headline = a.headline.take().or(name.map(Text::plain));
        a.summary = a.summary.take().or(definition.map(Text::plain));
    }
    let nameless = |p: &Party| p.name.is_none() && p.names.is_empty();
    if !concepts(a).any(|c| c.name.is_none()) && !parties(a).any(|p| nameless(p)) {
        return;
    }
    let asserts = a.extensions.iter().filter(|e| e.name == "assert" && nar::VOCABULARY.means(&e.ns));
    let mut names: Vec<(String, String)> = asserts.flat_map(|e| asserted(&e.raw)).collect();
    names.sort();
    let named = |ids: [&Option<String>; 3]| {
        let mut found =
            ids.into_iter().flatten().filter_map(|id| names.binary_search_by(|(known, _)| known.cmp(id)).ok());
        found.next().and_then(|at| names.get(at)).map(|(_, name)| name.clone())
    };
    for c in concepts(a).filter(|c| c.name.is_none()) {
        c.name = named([&c.qcode, &c.uri, &c.literal]);
    }
    for p in parties(a).filter(|p| nameless(p)) {
        p.name = named([&p.qcode, &p.uri, &p.literal]);
    }
}

fn parties(a: &mut Article) -> impl Iterator<Item = &mut Party> {
    let lists = [&mut a.creators, &mut a.contributors, &mut a.info_sources];
    lists.into_iter().flatten().chain(&mut a.provider).chain(&mut a.copyright_holder)
}

fn concepts(a: &mut Article) -> impl Iterator<Item = &mut Concept> {
    let lists = [&mut a.subjects, &mut a.genres, &mut a.people, &mut a.organisations, &mut a.places];
    lists.into_iter().chain([&mut a.events, &mut a.objects, &mut a.located]).flatten()
}

/// The name that an `assert` gives a concept, under each of its identifiers.
fn asserted(raw: &str) -> Vec<(String, String)> {
    // What is broken in it was noted when it was kept.
    let quiet = &mut Report::default();
    let mut cursor = Cursor::piece_of(raw, VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(quiet).filter(|root| !is_private(root)) else { return Vec::new() };
    let ids: Vec<String> = ["qcode", "uri", "literal"].into_iter().filter_map(|id| stated(&root, id)).collect();
    while let Some(tag) = cursor.child(&root, quiet) {
        if tag.name == "name"
            && !is_private(&tag)
            && let Some(name) = words(&mut cursor, &tag, quiet)
        {
            return ids.into_iter().map(|id| (id, name.clone())).collect();
        }
    }
    Vec::new()
}

/// The first name and definition of a `concept`.
fn described(raw: &str) -> (Option<String>, Option<String>) {
    let quiet = &mut Report::default();
    let mut cursor = Cursor::piece_of(raw, VOCABULARIES, Limits::default());
    let (mut name, mut definition) = (None, None);
    let Some(root) = cursor.root(quiet).filter(|root| !is_private(root)) else { return (name, definition) };
    while let Some(tag) = cursor.child(&root, quiet) {
        match tag.name {
            _ if is_private(&tag) => {}
            "name" if name.is_none() => name = words(&mut cursor, &tag, quiet),
            "definition" if definition.is_none() => definition = words(&mut cursor, &tag, quiet),
            _ => {}
        }
    }
    (name, definition)
}
