//! The lists of an item.

use super::Generation;
use super::codes::divided;
use super::names::Member as M;
use crate::model::{AltId, Article, Concept, Link, Party, Rendition};
use crate::syntax::json::Object;

/// What identifies a thing: a code in a scheme in 1.x, later a URI and a code.
fn identity(g: Generation, o: &mut Object<'_>, (uri, literal): (Option<&str>, Option<&str>), scheme: Option<&str>) {
    if g != Generation::One {
        o.optional("uri", uri);
        return o.optional("literal", literal);
    }
    let of_uri = uri.and_then(|uri| divided(uri, literal)).map(|(scheme, _)| scheme);
    o.optional("scheme", scheme.or(of_uri));
    o.optional("code", literal);
}

/// Who had a part in it, each with the role that says which, and where it comes from.
pub(super) fn infos(g: Generation, o: &mut Object<'_>, a: &Article) {
    let as_role = |party: &Party, role: &'static str| Party { role: Some(role.to_owned()), ..party.clone() };
    let mut list: Vec<Party> = a.creators.iter().map(|party| as_role(party, "creator")).collect();
    list.extend(a.contributors.iter().map(|party| match party.role {
        Some(_) => party.clone(),
        None => as_role(party, "contributor"),
    }));
    list.extend(a.provider.iter().map(|party| as_role(party, "provider")));
    list.extend(a.info_sources.iter().cloned());
    o.list(M::InfoSources.name(g), &list, |out, party| {
        let mut o = Object::begin(out);
        o.optional("name", party.name.as_deref());
        o.optional(g.pick(["rel", "role", "role"]), party.role.as_deref());
        identity(g, &mut o, (party.uri.as_deref(), party.literal.as_deref()), None);
        contacts(g, &mut o, party);
        o.end();
    });
}

/// How somebody may be reached, each way with what it is.
fn contacts(g: Generation, o: &mut Object<'_>, party: &Party) {
    let own = [("email", &party.email), ("phone", &party.phone)];
    let own = own.into_iter().filter_map(|(role, value)| Some((Some(role), value.as_deref()?)));
    let more = party.contacts.iter().map(|contact| (contact.role.as_deref(), contact.value.as_str()));
    let all: Vec<_> = own.chain(more).collect();
    o.list(g.pick(["contactinfo", "contactinfo", "contactInfo"]), &all, |out, (role, value)| {
        let mut o = Object::begin(out);
        o.optional("type", *role);
        o.string("value", value);
        o.end();
    });
}

/// Concepts of one list.
pub(super) fn concepts(g: Generation, o: &mut Object<'_>, key: &str, list: &[Concept]) {
    o.list(key, list, |out, c| concept(g, out, c));
}

/// One concept.
pub(super) fn concept(g: Generation, out: &mut String, c: &Concept) {
    let mut o = Object::begin(out);
    o.optional("name", c.name.as_deref());
    o.optional("rel", c.role.as_deref());
    identity(g, &mut o, (c.uri.as_deref(), c.literal.as_deref()), c.scheme.as_deref());
    o.optional("creator", c.creator.as_deref());
    if let Some(relevance) = c.relevance {
        o.raw("relevance", &relevance.to_string());
    }
    if let Some(confidence) = c.confidence {
        o.raw("confidence", &confidence.to_string());
    }
    o.end();
}

/// Files: a list, in 1.x an object of them by their names.
pub(super) fn renditions(g: Generation, o: &mut Object<'_>, list: &[Rendition]) {
    let key = M::Renditions.name(g);
    if g != Generation::One {
        return o.list(key, list, |out, r| rendition(g, out, r));
    }
    if list.is_empty() {
        return;
    }
    let mut by_name = Object::begin(o.key(key));
    list.iter().for_each(|r| rendition(g, by_name.key(r.name.as_deref().unwrap_or_default()), r));
    by_name.end();
}

fn rendition(g: Generation, out: &mut String, r: &Rendition) {
    let mut o = Object::begin(out);
    if g != Generation::One {
        o.string("name", r.name.as_deref().unwrap_or_default());
    }
    o.optional("href", r.href.as_deref());
    o.optional(g.pick(["mimetype", "contenttype", "contentType"]), r.content_type.as_deref());
    let size = g.pick(["sizeinbytes", "sizeinbytes", "sizeInBytes"]);
    let numbers = [("width", r.width.map(u64::from)), ("height", r.height.map(u64::from)), (size, r.size_in_bytes)];
    for (key, number) in numbers {
        number.iter().for_each(|number| o.raw(key, &number.to_string()));
    }
    if let Some(duration) = &r.duration {
        o.raw("duration", duration);
    }
    o.optional("format", r.format.as_deref());
    if let Some(poi) = &r.poi {
        o.raw("poi", poi);
    }
    o.end();
}

/// Pages that show why it can be trusted.
pub(super) fn trust(g: Generation, o: &mut Object<'_>, list: &[Link]) {
    o.list(M::TrustIndicators.name(g), list, |out, link| {
        let mut o = Object::begin(out);
        let rel = link.rel.as_deref();
        match (g, rel.and_then(|rel| divided(rel, None))) {
            (Generation::One, Some((scheme, code))) => {
                o.string("scheme", scheme);
                o.string("code", code);
            }
            _ => o.optional("role", rel),
        }
        o.optional("title", link.title.as_deref());
        o.string("href", &link.href);
        o.end();
    });
}

/// Other identifiers, and the carrier: a list of roles and values, in 1.x an object.
pub(super) fn alt_ids(g: Generation, o: &mut Object<'_>, list: &[AltId], carrier: Option<(&str, &str)>) {
    let own = list.iter().map(|id| (id.role.as_deref(), id.value.as_str()));
    let all: Vec<_> = own.chain(carrier.map(|(role, value)| (Some(role), value))).collect();
    let key = M::AltIds.name(g);
    if g != Generation::One {
        return o.list(key, &all, |out, (role, value)| {
            let mut o = Object::begin(out);
            o.optional("role", *role);
            o.string("value", value);
            o.end();
        });
    }
    if all.is_empty() {
        return;
    }
    let mut by_role = Object::begin(o.key(key));
    all.iter().for_each(|(role, value)| by_role.string(role.unwrap_or("id"), value));
    by_role.end();
}
