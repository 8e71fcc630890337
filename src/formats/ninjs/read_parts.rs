//! The other lists of an item: parties, concepts, files and identifiers. A part that says more than the model holds of it
//! is kept whole beside it.

use super::CARRIER;
use super::codes::{joins, resolved};
use super::form::{AUTHOR, CONTRIBUTORS, RIGHTS_LANGUAGE};
use super::read::strings;
use crate::diag::Report;
use crate::formats::members;
use crate::model::{AltId, Article, Concept, Link, Party, Rendition, RightsInfo, Text};
use crate::syntax::json::{Kind, Value, compact, is_number};

/// Whether all that a part says was read.
type Whole = bool;

fn string(key: &str, value: Value<'_>, report: &mut Report) -> Option<String> {
    members::words(key, value, report).ok().flatten()
}

/// Sets a string, unless it is something else.
fn set(place: &mut Option<String>, key: &str, value: Value<'_>, report: &mut Report) -> Whole {
    members::set(place, members::words(key, value, report))
}

/// The parts of a list, each read by `read`.
fn parts<T: Default>(
    names: (&str, &str),
    value: Value<'_>,
    a: &mut Article,
    report: &mut Report,
    mut read: impl FnMut(&mut T, &str, Value<'_>, &mut Report) -> Whole,
) -> Vec<T> {
    let list = members::list(names.0, value, report);
    list.into_iter().filter_map(|one| part(names, one, a, report, &mut read)).collect()
}

/// One part; a string is one of which nothing but `first` is said. What is not read is kept, with what names the part.
fn part<T: Default>(
    (key, first): (&str, &str),
    value: Value<'_>,
    a: &mut Article,
    report: &mut Report,
    mut read: impl FnMut(&mut T, &str, Value<'_>, &mut Report) -> Whole,
) -> Option<T> {
    let mut part = T::default();
    match value.kind() {
        Kind::Null => return None,
        Kind::Object => {
            let mut left = Vec::new();
            for (key, value) in value.members() {
                if !read(&mut part, key, value, report) {
                    left.push((key, value));
                }
            }
            if !left.is_empty() {
                a.extensions.push(members::keep_of(key, value, &left, report));
            }
        }
        _ if read(&mut part, first, value, report) => {}
        _ => a.extensions.push(members::keep(key, value, report)),
    }
    Some(part)
}

/// Who had a part in it, and where it comes from.
pub(super) fn infos(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) {
    for mut party in parties(a, key, value, report) {
        let role = party.role.take();
        match role.as_deref() {
            Some("creator") => a.creators.push(party),
            Some(AUTHOR) => a.creators.push(Party { role, ..party }),
            Some("contributor") => a.contributors.push(party),
            Some(part) if CONTRIBUTORS.contains(&part) => a.contributors.push(Party { role, ..party }),
            Some("provider") if a.provider.is_none() => a.provider = Some(party),
            _ => a.info_sources.push(Party { role, ..party }),
        }
    }
}

/// A party that is being read.
#[derive(Default)]
struct Part {
    party: Party,
    scheme: Option<String>,
    first: Option<String>,
    last: Option<String>,
}

/// Parties, in any dialect.
pub(super) fn parties(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) -> Vec<Party> {
    parts((key, "name"), value, a, report, party_member).into_iter().map(party).collect()
}

/// One party, in any dialect.
pub(super) fn one_party(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) -> Option<Party> {
    part((key, "name"), value, a, report, party_member).map(party)
}

/// Whoever a byline names: what is printed of them stands elsewhere.
pub(super) fn credited(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) -> Option<Party> {
    let member = |part: &mut Part, key: &str, value: Value<'_>, report: &mut Report| {
        matches!(key, "by" | "byline") || party_member(part, key, value, report)
    };
    part((key, "name"), value, a, report, member).map(party)
}

fn party_member(part: &mut Part, key: &str, value: Value<'_>, report: &mut Report) -> Whole {
    let Part { party, scheme, first, last } = part;
    match key.to_ascii_lowercase().as_str() {
        "name" => set(&mut party.name, key, value, report),
        "firstname" => set(first, key, value, report),
        "lastname" => set(last, key, value, report),
        "uri" | "url" | "guid" => set(&mut party.uri, key, value, report),
        "literal" | "code" => set(&mut party.literal, key, value, report),
        "scheme" => set(scheme, key, value, report) && scheme.as_deref().is_none_or(joins),
        // What kind of source it is, at AP.
        "role" | "rel" | "type" => set(&mut party.role, key, value, report),
        // Superdesk has the code of a job beside its name.
        "jobtitle" if value.kind() == Kind::Object => {
            let named = value.members().find(|(key, name)| *key == "name" && name.kind() == Kind::String);
            party.job_title = party.job_title.take().or(named.map(|(_, name)| name.string().into_owned()));
            false
        }
        "title" | "jobtitle" => set(&mut party.job_title, key, value, report),
        "affiliation" => set(&mut party.affiliation, key, value, report),
        "initials" => set(&mut party.initials, key, value, report),
        "email" => set(&mut party.email, key, value, report),
        "phone" => set(&mut party.phone, key, value, report),
        "contactinfo" => contacts(party, value, report),
        _ => false,
    }
}

fn party(part: Part) -> Party {
    let Part { mut party, scheme, first, last } = part;
    if party.name.is_none() {
        let names: Vec<String> = first.into_iter().chain(last).collect();
        party.name = Some(names.join(" ")).filter(|name| !name.is_empty());
    }
    if let (Some(scheme), Some(code), None) = (&scheme, &party.literal, &party.uri) {
        party.uri = resolved(scheme, code);
    }
    reached(&mut party);
    party
}

/// The first address and number stand in members of their own.
pub(super) fn reached(party: &mut Party) {
    for (role, place) in [("email", &mut party.email), ("phone", &mut party.phone)] {
        let is = |contact: &Text| {
            contact.role.as_deref() == Some(role) && *contact == Text::plain(&*contact.value).role(role)
        };
        if let Some(at) = party.contacts.iter().position(is).filter(|_| place.is_none()) {
            *place = Some(party.contacts.remove(at).value);
        }
    }
}

/// The values of `contactInfo`, each with what it is.
fn contacts(party: &mut Party, value: Value<'_>, report: &mut Report) -> Whole {
    let mut whole = true;
    for one in members::list("contactInfo", value, report) {
        let mut contact = Text::default();
        for (key, value) in one.members() {
            match key {
                "value" => contact.value = string(key, value, report).unwrap_or_default(),
                "type" => contact.role = string(key, value, report),
                _ => whole = false,
            }
        }
        party.contacts.push(contact);
    }
    whole
}

/// Concepts of a list; a string is a name. Fingerpost has one object with a list of codes in their place.
pub(super) fn concepts(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) -> Vec<Concept> {
    let codes = value.members().find(|(key, codes)| *key == "code" && codes.kind() == Kind::Array);
    if let Some((_, codes)) = codes.filter(|_| value.members().count() == 1) {
        return strings(key, codes, report).into_iter().map(Concept::term).collect();
    }
    let mut list = parts((key, "name"), value, a, report, concept_member);
    list.iter_mut().for_each(resolve);
    list
}

/// One concept.
pub(super) fn one_concept(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) -> Option<Concept> {
    let mut concept: Concept = part((key, "name"), value, a, report, concept_member)?;
    resolve(&mut concept);
    Some(concept)
}

fn concept_member(c: &mut Concept, key: &str, value: Value<'_>, report: &mut Report) -> Whole {
    match key.to_ascii_lowercase().as_str() {
        "name" => set(&mut c.name, key, value, report),
        "uri" => set(&mut c.uri, key, value, report),
        "qcode" => set(&mut c.qcode, key, value, report),
        "literal" | "code" => set(&mut c.literal, key, value, report),
        "scheme" => set(&mut c.scheme, key, value, report),
        "rel" | "role" => set(&mut c.role, key, value, report),
        // The list is in this order.
        "rank" => value.kind() == Kind::Number,
        "rels" => {
            let rels = strings(key, value, report).join(" ");
            c.role = c.role.take().or(Some(rels).filter(|rels| !rels.is_empty()));
            true
        }
        "creator" => set(&mut c.creator, key, value, report),
        "type" => set(&mut c.kind, key, value, report),
        "relevance" => percent(&mut c.relevance, key, value, report),
        "confidence" => percent(&mut c.confidence, key, value, report),
        _ => false,
    }
}

fn percent(place: &mut Option<u32>, key: &str, value: Value<'_>, report: &mut Report) -> Whole {
    match members::number(key, value, report) {
        Ok(number) => {
            *place = number.filter(|n| *n <= 100);
            *place == number
        }
        Err(_) => false,
    }
}

/// The URI of what is stated as a code in a scheme.
fn resolve(c: &mut Concept) {
    if let (Some(scheme), Some(code), None) = (&c.scheme, &c.literal, &c.uri) {
        c.uri = resolved(scheme, code);
    }
}

/// The values of a list, or those of an object by their names.
pub(super) fn named<'s>(key: &str, value: Value<'s>, report: &mut Report) -> Vec<(Option<String>, Value<'s>)> {
    let by_name = value.kind() == Kind::Object
        && value.members().all(|(_, one)| matches!(one.kind(), Kind::Object | Kind::Null | Kind::Array));
    if !by_name {
        return members::list(key, value, report).into_iter().map(|one| (None, one)).collect();
    }
    let mut walk = value.members();
    let list = walk.by_ref().map(|(name, one)| (Some(unescaped(name)), one)).collect();
    members::punctuation(walk.odd(), report);
    list
}

/// A key as it is meant: it is given as it is written.
pub(super) fn unescaped(key: &str) -> String {
    if !key.contains('\\') {
        return key.to_owned();
    }
    let quoted = format!("\"{key}\"");
    Value::at(&quoted, 0).string().into_owned()
}

/// The files of an item.
pub(super) fn renditions(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) {
    for (name, one) in named(key, value, report) {
        let read: Option<Rendition> = part((key, "href"), one, a, report, rendition_member);
        a.renditions.extend(read.map(|r| Rendition { name: r.name.or(name), ..r }));
    }
}

fn rendition_member(r: &mut Rendition, key: &str, value: Value<'_>, report: &mut Report) -> Whole {
    match key.to_ascii_lowercase().as_str() {
        "name" | "code" => set(&mut r.name, key, value, report),
        "href" | "url" | "uri" => set(&mut r.href, key, value, report),
        "contenttype" | "mimetype" => set(&mut r.content_type, key, value, report),
        "width" => members::set(&mut r.width, members::number(key, value, report)),
        "height" => members::set(&mut r.height, members::number(key, value, report)),
        "sizeinbytes" => members::set(&mut r.size_in_bytes, members::number(key, value, report)),
        "duration" => {
            r.duration = Some(value.string().into_owned()).filter(|d| is_number(d));
            r.duration.is_some() || value.kind() == Kind::Null
        }
        "format" => set(&mut r.format, key, value, report),
        "media" | "contentid" => set(&mut r.residref, key, value, report),
        "digest" => set(&mut r.hash, key, value, report),
        "poi" => {
            r.poi = Some(compact(value.raw)).filter(|_| value.kind() == Kind::Object);
            r.poi.is_some() || value.kind() == Kind::Null
        }
        _ => false,
    }
}

/// `trustIndicators`: pages that show why it can be trusted.
pub(super) fn trust(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) {
    let read = |(link, scheme, code): &mut (Link, Option<String>, Option<String>),
                key: &str,
                value: Value<'_>,
                report: &mut Report| match key {
        "href" => {
            link.href = string(key, value, report).unwrap_or_default();
            true
        }
        "role" => set(&mut link.rel, key, value, report),
        "scheme" => set(scheme, key, value, report) && scheme.as_deref().is_none_or(joins),
        "code" => set(code, key, value, report),
        "title" => set(&mut link.title, key, value, report),
        _ => false,
    };
    let list = parts((key, "href"), value, a, report, read);
    let whole = |(link, scheme, code): (Link, Option<String>, Option<String>)| {
        let of_code = scheme.as_deref().zip(code.as_deref()).and_then(|(scheme, code)| resolved(scheme, code));
        Link { rel: link.rel.or(of_code).or(code).or(scheme), ..link }
    };
    a.trust_indicators.extend(list.into_iter().map(whole));
}

/// `rightsInfo`: an address or an expression, and the language it is in.
pub(super) fn rights(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) {
    let read = |(rights, linked, language): &mut (RightsInfo, Option<String>, Option<String>),
                key: &str,
                value: Value<'_>,
                report: &mut Report| {
        match key.to_ascii_lowercase().as_str() {
            "linkedrights" => set(linked, key, value, report),
            "encodedrights" => set(&mut rights.raw, key, value, report),
            "langid" => set(language, key, value, report),
            _ => false,
        }
    };
    if let Some((mut rights, linked, language)) = part((key, "encodedRights"), value, a, report, read) {
        rights.links.extend(linked.map(|href| Link::new(href, "license")));
        rights.links.extend(language.map(|href| Link::new(href, RIGHTS_LANGUAGE)));
        a.rights_info.push(rights);
    }
}

/// Other identifiers, a list or by their names; the carrier is given back.
pub(super) fn alt_ids(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) -> Option<String> {
    let one = value.kind() == Kind::Object && value.members().any(|(key, _)| key == "value");
    let mut list: Vec<AltId> = Vec::new();
    if value.kind() == Kind::Object && !one {
        for (name, value) in value.members() {
            match members::words(name, value, report) {
                Ok(id) => list.extend(id.map(|id| AltId::new(id, &unescaped(name)))),
                Err(_) => a.extensions.push(members::keep(name, value, report)),
            }
        }
    } else {
        list = parts((key, "value"), value, a, report, |id: &mut AltId, key, value, report| match key {
            "value" => {
                id.value = string(key, value, report).unwrap_or_default();
                true
            }
            "role" => set(&mut id.role, key, value, report),
            _ => false,
        });
    }
    let carrier = list.iter().position(|id| id.role.as_deref() == Some(CARRIER));
    let carrier = carrier.map(|at| list.remove(at).value);
    a.alt_ids.append(&mut list);
    carrier
}
