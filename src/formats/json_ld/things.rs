//! What a story is about: subjects, people, organisations, places, events and works.

use super::graph::{Graph, each};
use super::is_web;
use super::parties::is_organisation;
use super::values::{address, member, words};
use crate::diag::Report;
use crate::formats::members::left_out;
use crate::model::{Article, Concept, Part};
use crate::syntax::json::{Kind, Value};

/// Which list of the model a thing belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Subjects,
    People,
    Organisations,
    Places,
    Events,
    Objects,
}

/// The list of an article.
pub fn list(a: &mut Article, list: List) -> &mut Vec<Concept> {
    match list {
        List::Subjects => &mut a.subjects,
        List::People => &mut a.people,
        List::Organisations => &mut a.organisations,
        List::Places => &mut a.places,
        List::Events => &mut a.events,
        List::Objects => &mut a.objects,
    }
}

const PLACES: &[&str] = &[
    "Place",
    "City",
    "Country",
    "State",
    "AdministrativeArea",
    "Continent",
    "Landform",
    "GeoCoordinates",
    "Accommodation",
];
const WORKS: &[&str] =
    &["CreativeWork", "Product", "Book", "Movie", "TVSeries", "MusicAlbum", "Painting", "Legislation"];

fn kind(types: &[String]) -> List {
    let of = |name: &String| match name.as_str() {
        "Person" => Some(List::People),
        other if is_organisation(other) => Some(List::Organisations),
        other if PLACES.contains(&other) => Some(List::Places),
        other if other.ends_with("Event") || other == "Festival" => Some(List::Events),
        other if WORKS.contains(&other) => Some(List::Objects),
        _ => None,
    };
    types.iter().find_map(of).unwrap_or(List::Subjects)
}

/// The things of a property, each with the list it belongs to.
pub fn things<'s>(graph: &Graph<'s>, value: Value<'s>, report: &mut Report) -> Vec<(List, Concept)> {
    let read = |one| (kind(&graph.types(graph.resolve(one))), thing(graph, one, report));
    each(value).into_iter().map(read).filter(|(_, concept)| !concept.is_blank()).collect()
}

/// One thing: its name, its identifier, its code.
pub fn thing<'s>(graph: &Graph<'s>, value: Value<'s>, report: &mut Report) -> Concept {
    let mut concept = Concept::default();
    if value.kind() != Kind::Object {
        let words = words(graph, value).ok().flatten();
        match words {
            Some(words) if is_web(&words) => concept.uri = Some(words),
            words => concept.name = words,
        }
        return concept;
    }
    let (mut url, mut same) = (None, None);
    for (plain, key, value) in graph.properties(value, report) {
        let words = || words(graph, value).ok().flatten();
        let first = || each(value).first().and_then(|first| address(graph, *first).ok().flatten());
        match plain {
            "@type" | "@context" => {}
            "@id" => concept.uri = words().filter(|id| !id.starts_with("_:")),
            "name" => concept.name = words(),
            "@value" if concept.name.is_none() => concept.name = words(),
            "termCode" | "codeValue" => concept.literal = words(),
            "inDefinedTermSet" | "inCodeSet" => concept.scheme = address(graph, value).ok().flatten(),
            "url" => url = first(),
            "sameAs" => same = first(),
            "address" if concept.name.is_none() => concept.name = locality(graph, value),
            _ => left_out(key, value, report),
        }
    }
    concept.uri = concept.uri.or(same).or(url);
    concept
}

/// What an address calls the place: the town, else the region, else the country.
fn locality<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<String> {
    if value.kind() != Kind::Object {
        return words(graph, value).ok().flatten();
    }
    let node = graph.resolve(value);
    let parts = ["addressLocality", "addressRegion", "addressCountry"];
    parts.iter().find_map(|part| member(graph, node, &[part]).and_then(|value| words(graph, value).ok().flatten()))
}
