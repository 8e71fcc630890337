//! Writing nodes: an article, what goes with it, and the feed above them.

use super::form::is_licence;
use super::write_parts::{Like, each, party, party_list, rendition, rendition_of, text, texts, things};
use super::{ACQUIRE, KINDS, NEWS, PREFIX, YEAR, is_file, is_web, term};
use crate::formats::members;
use crate::model::{Article, Feed, Member, Party, Text, Time};
use crate::syntax::json::{Object, push_string};

/// What is said of an article beside its own properties.
#[derive(Clone, Copy, Default)]
pub struct Beside<'a> {
    /// What the carrier holds.
    pub carried: Option<&'a Article>,
    /// The feed that it is part of.
    pub part_of: Option<&'a str>,
    /// Whether its text stands elsewhere.
    pub without_body: bool,
    /// Whether it goes with another.
    pub association: bool,
    /// Its place among its like, where properties would change it.
    pub position: Option<usize>,
    /// What stands at the head of a document.
    pub context: Option<&'a str>,
}

/// Writes an article or an association.
pub fn node(out: &mut String, a: &Article, beside: Beside<'_>) {
    let mut o = Object::begin(out);
    if let Some(context) = beside.context {
        o.raw("@context", context);
    }
    let own = is_file(a.kind.as_deref(), beside.association);
    types(&mut o, a, beside.association);
    o.optional("@id", a.uri.as_deref());
    addresses(&mut o, a, own);
    words(&mut o, a, own, beside.without_body);
    times(&mut o, a);
    credits(&mut o, a, own);
    rights(&mut o, a);
    about(&mut o, a, beside.part_of);
    files(&mut o, a, own);
    if let Some(position) = beside.position {
        o.raw("position", &position.to_string());
    }
    associations(&mut o, a, beside.carried);
    members::write(&mut o, &a.extensions);
    if let Some(carried) = beside.carried {
        carrier(&mut o, Article::MEMBERS, carried, beside.association);
    }
    o.end();
}

/// Writes the feed above the articles.
pub fn feed(out: &mut String, f: &Feed, carried: Option<&Feed>) {
    let mut o = Object::begin(out);
    o.string("@type", "DataFeed");
    o.optional("@id", f.id.as_deref());
    o.optional("url", f.links.first().map(|link| link.href.as_str()));
    text(&mut o, "name", f.title.as_ref());
    text(&mut o, "description", f.subtitle.as_ref());
    o.optional("inLanguage", f.language.as_deref());
    o.optional("datePublished", f.published.as_ref().map(Time::as_str));
    o.optional("dateModified", f.updated.as_ref().map(Time::as_str));
    party_list(&mut o, "author", &f.authors);
    if let Some(publisher) = &f.publisher {
        party(o.key("publisher"), publisher);
    }
    text(&mut o, "copyrightNotice", f.rights.as_ref());
    if let Some(carried) = carried {
        carrier(&mut o, Feed::MEMBERS, carried, true);
    }
    o.end();
}

/// The type by which anybody knows it, and the kind of piece it is.
fn types(o: &mut Object<'_>, a: &Article, association: bool) {
    let known = KINDS.iter().find(|(kind, _)| a.kind.as_deref() == Some(kind)).map(|(_, name)| *name);
    let first = known.unwrap_or(if association { "MediaObject" } else { NEWS });
    let genres = a.genres.iter().filter(|genre| genre.scheme.is_some()).filter_map(|genre| genre.literal.as_deref());
    let all: Vec<&str> = std::iter::once(first).chain(genres).collect();
    match all.as_slice() {
        [one] => o.string("@type", one),
        all => o.list("@type", all, |out, name| push_string(out, name)),
    }
}

fn addresses(o: &mut Object<'_>, a: &Article, own: bool) {
    let page = a.links.first().map(|link| link.href.as_str());
    // The address of a picture is that of its file.
    o.optional("url", page.filter(|_| !own));
    o.optional("mainEntityOfPage", page);
    o.optional("discussionUrl", a.comments.as_deref());
}

fn words(o: &mut Object<'_>, a: &Article, own: bool, without_body: bool) {
    text(o, "headline", a.headline.as_ref());
    // Who shows pictures and videos asks for their names.
    text(o, "name", a.title.as_ref().or(a.headline.as_ref().filter(|_| own)));
    texts(o, "alternativeHeadline", &a.headlines);
    let captioned = matches!(a.kind.as_deref(), Some("picture" | "video" | "audio"));
    text(o, if captioned { "caption" } else { "description" }, a.summary.as_ref());
    texts(o, "abstract", &a.descriptions);
    if !without_body {
        text(o, if own { "text" } else { "articleBody" }, a.bodies.first());
    }
    o.optional("inLanguage", a.language.as_deref());
    o.list("keywords", &a.keywords, each);
    let genres: Vec<&str> = a.genres.iter().filter_map(|genre| genre.name.as_deref()).collect();
    match genres.as_slice() {
        [one] => o.string("genre", one),
        all => o.list("genre", all, |out, name| push_string(out, name)),
    }
    o.optional("version", a.version.as_deref());
    o.list("identifier", &a.alt_ids, |out, id| match &id.role {
        None => push_string(out, &id.value),
        Some(role) => {
            let mut o = Object::begin(out);
            o.string("@type", "PropertyValue");
            o.string("propertyID", role);
            o.string("value", &id.value);
            o.end();
        }
    });
    if let Some(count) = a.transmission.as_ref().and_then(|t| t.word_count) {
        o.raw("wordCount", &count.to_string());
    }
    texts(o, "correction", &a.ed_notes);
}

fn times(o: &mut Object<'_>, a: &Article) {
    let expires = a.expires.first().and_then(|e| e.time.as_ref());
    let times = [
        ("datePublished", a.published.as_ref()),
        ("dateModified", a.version_created.as_ref()),
        ("dateCreated", a.content_created.as_ref()),
        ("expires", expires),
    ];
    times.into_iter().for_each(|(key, time)| o.optional(key, time.map(Time::as_str)));
}

fn credits(o: &mut Object<'_>, a: &Article, own: bool) {
    party_list(o, if own { "creator" } else { "author" }, &a.creators);
    let of = |role: &str| -> Vec<Party> {
        let list = a.contributors.iter().filter(|party| party.role.as_deref() == Some(role));
        list.map(|party| Party { role: None, ..party.clone() }).collect()
    };
    party_list(o, "editor", &of("editor"));
    party_list(o, "translator", &of("translator"));
    let others = a.contributors.iter().filter(|party| !matches!(party.role.as_deref(), Some("editor" | "translator")));
    party_list(o, "contributor", &others.cloned().collect::<Vec<_>>());
    if let Some(provider) = &a.provider {
        party(o.key("provider"), provider);
        party(o.key("publisher"), provider);
    }
    party_list(o, "sourceOrganization", &a.info_sources);
    if let Some(accountable) = &a.accountable {
        party(o.key("accountablePerson"), accountable);
    }
    texts(o, "creditText", &a.creditline);
    let datelines: Vec<&str> = a.dateline.iter().filter_map(|d| d.text.as_deref()).collect();
    match datelines.as_slice() {
        [one] => o.string("dateline", one),
        all => o.list("dateline", all, |out, words| push_string(out, words)),
    }
}

fn rights(o: &mut Object<'_>, a: &Article) {
    party_list(o, "copyrightHolder", &a.copyright_holder);
    texts(o, "copyrightNotice", &a.copyright_notice);
    let year = a.rights_info.iter().find(|r| r.scope.as_deref() == Some(YEAR)).and_then(|r| r.start_date.as_ref());
    if let Some(year) = year {
        // Numbers have no leading zeros.
        match year.as_str().starts_with('0') {
            true => o.string(YEAR, year.as_str()),
            false => o.raw(YEAR, year.as_str()),
        }
    }
    let (licences, terms): (Vec<&Text>, Vec<&Text>) = a.usage_terms.iter().partition(|terms| is_licence(terms));
    let named = terms.iter().filter_map(|terms| terms.href.as_deref()).filter(|href| is_web(href));
    let pages: Vec<&str> = licences.iter().map(|terms| terms.value.as_str()).chain(named).collect();
    match pages.as_slice() {
        [one] => o.string("license", one),
        all => o.list("license", all, |out, page| push_string(out, page)),
    }
    o.list("usageInfo", &terms, |out, terms| {
        let mut o = Object::begin(out);
        o.string("@type", "CreativeWork");
        text(&mut o, "text", Some(terms));
        o.optional("url", terms.href.as_deref());
        o.end();
    });
    let acquire = a.rights_info.iter().flat_map(|r| &r.links).next();
    o.optional(ACQUIRE, acquire.map(|link| link.href.as_str()));
    if let Some(concept) = &a.digital_source_type {
        o.optional("digitalSourceType", concept.uri.as_deref());
    }
    o.list("publishingPrinciples", &a.trust_indicators, |out, link| push_string(out, &link.href));
}

fn about(o: &mut Object<'_>, a: &Article, part_of: Option<&str>) {
    things(o, a);
    let places = |o: &mut Object<'_>, key: &str, list| o.list(key, list, |out, c| Like::Place.write(out, c));
    places(o, "locationCreated", &a.located);
    if !a.member_of.is_empty() || part_of.is_some() {
        let above = part_of.map(|id| {
            let mut json = String::new();
            let mut o = Object::begin(&mut json);
            o.string("@id", id);
            o.end();
            json
        });
        let series = a.member_of.iter().map(|c| {
            let mut json = String::new();
            Like::Work.write(&mut json, c);
            json
        });
        let all: Vec<String> = series.chain(above).collect();
        o.list("isPartOf", &all, |out, json| out.push_str(json));
    }
    for (key, rel) in [("isBasedOn", "derivedFrom"), ("translationOfWork", "translationOf")] {
        let of = a.relations.iter().filter(|r| r.rel.as_deref() == Some(rel)).filter_map(|r| r.uri.as_deref());
        o.list(key, &of.collect::<Vec<_>>(), |out, uri| push_string(out, uri));
    }
}

fn files(o: &mut Object<'_>, a: &Article, own: bool) {
    let mut files = a.renditions.as_slice();
    if let Some((first, rest)) = files.split_first().filter(|_| own) {
        rendition_of(o, first);
        files = rest;
    }
    o.list("encoding", files, rendition);
}

/// The properties of what goes with an article, in the order in which they are read.
const WITH: [&str; 5] = ["image", "video", "audio", "hasPart", "associatedMedia"];

fn place_of(a: &Article) -> usize {
    match a.kind.as_deref() {
        Some("picture") => 0,
        Some("video") => 1,
        Some("audio") => 2,
        Some("text") => 3,
        _ => 4,
    }
}

fn associations(o: &mut Object<'_>, a: &Article, carried: Option<&Article>) {
    let moved = !a.associations.iter().map(place_of).is_sorted();
    for (place, key) in WITH.into_iter().enumerate() {
        let of: Vec<usize> = (0..a.associations.len()).filter(|at| place_of(&a.associations[*at]) == place).collect();
        o.list(key, &of, |out, at| {
            let carried = carried.and_then(|carried| carried.associations.get(*at));
            let position = moved.then_some(at + 1);
            node(out, &a.associations[*at], Beside { carried, position, association: true, ..Beside::default() });
        });
    }
}

/// The terms of the carrier, one for each member; those of associations stand on their nodes.
fn carrier<T>(o: &mut Object<'_>, members: &'static [Member<T>], carried: &T, with: bool) {
    for member in members.iter().filter(|m| (with || m.name != "associations") && !(m.is_blank)(carried)) {
        let json = (member.write_json)(carried);
        let key = [PREFIX, term(member.name)].concat();
        // A JSON literal says what no list of words does.
        match json.starts_with('{') || is_nested(&json) {
            true => o.raw(&key, &format!("{{\"@type\":\"@json\",\"@value\":{json}}}")),
            false => o.raw(&key, &json),
        }
    }
}

/// Whether an array holds more than strings, numbers and flags.
fn is_nested(json: &str) -> bool {
    crate::syntax::json::Value::at(json, 0).items().any(|item| item.raw.starts_with(['{', '[']))
}
