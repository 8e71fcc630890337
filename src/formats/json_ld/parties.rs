//! People and organisations with a part in a story.

use super::graph::{Graph, each};
use super::values::{address, addresses, member, words};
use super::{AVATAR, is_web};
use crate::diag::Report;
use crate::formats::members::left_out;
use crate::model::{Link, Part, Party, Text};
use crate::syntax::json::{Kind, Value};

/// The parties of a property, each with its role where a `Role` states one (schema.org, Role).
pub fn parties<'s>(graph: &Graph<'s>, key: &str, value: Value<'s>, report: &mut Report) -> Vec<Party> {
    each(value).into_iter().flat_map(|one| named(graph, key, one, report)).filter(|party| !party.is_blank()).collect()
}

fn named<'s>(graph: &Graph<'s>, key: &str, value: Value<'s>, report: &mut Report) -> Vec<Party> {
    if value.kind() != Kind::Object {
        let words = words(graph, value).ok().flatten().map(|words| words.trim().to_owned());
        return words.map(said).into_iter().collect();
    }
    if let Some(inner) = role_of(graph, key, value) {
        let role = member(graph, value, &["roleName"]).and_then(|name| words(graph, name).ok().flatten());
        let mut list: Vec<Party> = each(inner).into_iter().map(|one| party(graph, one, report)).collect();
        list.iter_mut().for_each(|party| party.role.clone_from(&role));
        return list;
    }
    let one = party(graph, value, report);
    // Several authors of one node: `"name": ["Ada Lind", "Odd Berg"]`.
    let names = member(graph, graph.resolve(value), &["name"]).filter(|names| names.kind() == Kind::Array).map(each);
    match names {
        Some(names) if names.len() > 1 => {
            let name = |name: &Value<'s>| words(graph, *name).ok().flatten();
            names.iter().filter_map(name).map(|name| Party { name: Some(name), ..one.clone() }).collect()
        }
        _ => vec![one],
    }
}

/// A party of which only a string is known: its name, or its address.
fn said(words: String) -> Party {
    match is_web(&words) {
        true => Party { uri: Some(words), ..Party::default() },
        false => Party::named(words),
    }
}

/// The property inside a `Role` that is the one around it.
fn role_of<'s>(graph: &Graph<'s>, key: &str, value: Value<'s>) -> Option<Value<'s>> {
    let is_role = graph.types(value).iter().any(|name| name.ends_with("Role"));
    is_role.then(|| member(graph, value, &[key])).flatten()
}

/// One party: a person or an organisation.
fn party<'s>(graph: &Graph<'s>, value: Value<'s>, report: &mut Report) -> Party {
    if value.kind() != Kind::Object {
        return words(graph, value).ok().flatten().map(said).unwrap_or_default();
    }
    let (mut party, mut id, mut names) = (Party::default(), None, [None, None]);
    for (plain_key, key, value) in graph.properties(value, report) {
        let words = || words(graph, value).ok().flatten();
        match plain_key {
            "@type" | "@context" => {}
            "@id" => id = words(),
            "name" => party.name = words().or_else(|| first_name(graph, value)),
            "givenName" => names[0] = words(),
            "familyName" => names[1] = words(),
            "alternateName" => party.names = texts(graph, value),
            "url" => party.uri = address(graph, value).ok().flatten(),
            "email" => party.email = words().map(without("mailto:")),
            "telephone" => party.phone = words().map(without("tel:")),
            "jobTitle" => party.job_title = words(),
            "affiliation" | "worksFor" | "memberOf" if party.affiliation.is_none() => party.affiliation = words(),
            "sameAs" => party.same_as.extend(addresses(graph, value).unwrap_or_default()),
            "image" | "logo" if party.contacts.is_empty() => {
                let found = each(value).first().and_then(|first| address(graph, *first).ok().flatten());
                party.contacts.extend(found.map(|href| Text::plain(href).role(AVATAR)));
            }
            // They are the article's (see [`policies`]).
            name if POLICIES.contains(&name) => {}
            _ => left_out(key, value, report),
        }
    }
    if party.name.is_none() && names.iter().any(Option::is_some) {
        party.name = Some(names.into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    party.kind = kind(&graph.types(graph.resolve(value)));
    identify(&mut party, id);
    party
}

/// Its address is where it is known by; another identifier says the same.
fn identify(party: &mut Party, id: Option<String>) {
    let Some(id) = id.filter(|id| !id.starts_with("_:")) else { return };
    match &party.uri {
        None => party.uri = Some(id),
        Some(uri) if *uri != id && !party.same_as.contains(&id) && !id.starts_with('#') => party.same_as.push(id),
        Some(_) => {}
    }
}

fn first_name<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<String> {
    each(value).first().and_then(|first| words(graph, *first).ok().flatten())
}

fn texts<'s>(graph: &Graph<'s>, value: Value<'s>) -> Vec<Text> {
    each(value).into_iter().filter_map(|one| words(graph, one).ok().flatten()).map(Text::plain).collect()
}

pub(super) fn without(scheme: &'static str) -> impl Fn(String) -> String {
    move |words| words.strip_prefix(scheme).map(str::to_owned).unwrap_or(words)
}

/// `person` or `organisation`, by the type.
fn kind(types: &[String]) -> Option<String> {
    let kind = types.iter().find_map(|name| match name.as_str() {
        "Person" | "Patient" => Some("person"),
        other if is_organisation(other) => Some("organisation"),
        _ => None,
    });
    kind.map(str::to_owned)
}

/// Whether a type is Organization or one of its subtypes that are met.
pub fn is_organisation(name: &str) -> bool {
    const OTHERS: &[&str] = &[
        "Corporation",
        "NGO",
        "SportsTeam",
        "PoliticalParty",
        "Airline",
        "Consortium",
        "LocalBusiness",
        "LibrarySystem",
    ];
    name.ends_with("Organization") || OTHERS.contains(&name)
}

/// Pages on which a publisher says why it can be trusted (schema.org, NewsMediaOrganization).
const POLICIES: &[&str] = &[
    "publishingPrinciples",
    "correctionsPolicy",
    "ethicsPolicy",
    "diversityPolicy",
    "diversityStaffingReport",
    "actionableFeedbackPolicy",
    "unnamedSourcesPolicy",
    "verificationFactCheckingPolicy",
    "ownershipFundingInfo",
    "missionCoveragePrioritiesPolicy",
    "masthead",
];

/// The pages of a publisher that show why it can be trusted, each with what it is.
pub fn policies<'s>(graph: &Graph<'s>, value: Value<'s>) -> Vec<Link> {
    let mut links = Vec::new();
    for node in each(value).into_iter().take(10).map(|one| graph.resolve(one)) {
        for (key, value) in node.members() {
            if let Some(name) = POLICIES.iter().find(|name| **name == graph.plain(key)) {
                links.extend(addresses(graph, value).unwrap_or_default().iter().map(|href| Link::new(&**href, name)));
            }
        }
    }
    links
}
