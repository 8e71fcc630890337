//! The lists of an item.

use crate::model::{AltId, Article, Concept, Link, Party, Rendition, Text, TextKind};
use crate::syntax::html;
use crate::syntax::json::Object;

/// Texts with their roles and content types; a body of words that look like HTML says that it is none.
pub(super) fn texts(o: &mut Object<'_>, key: &str, list: &[Text]) {
    let body = key == "bodies";
    o.list(key, list, |out, text| {
        let mut o = Object::begin(out);
        o.optional("role", text.role.as_deref());
        match text.kind {
            TextKind::Plain if body && html::looks_like_html(&text.value) => o.string("contentType", "text/plain"),
            TextKind::Plain => {}
            _ => o.string("contentType", "text/html"),
        }
        o.string("value", &text.value);
        o.end();
    });
}

/// Who had a part in it, each with the role that says which, and where it comes from.
pub(super) fn infos(o: &mut Object<'_>, a: &Article) {
    let as_role = |party: &Party, role: &'static str| Party { role: Some(role.to_owned()), ..party.clone() };
    let mut list: Vec<Party> = a.creators.iter().map(|party| as_role(party, "creator")).collect();
    list.extend(a.contributors.iter().map(|party| match party.role {
        Some(_) => party.clone(),
        None => as_role(party, "contributor"),
    }));
    list.extend(a.provider.iter().map(|party| as_role(party, "provider")));
    list.extend(a.info_sources.iter().cloned());
    o.list("infoSources", &list, |out, party| {
        let mut o = Object::begin(out);
        o.optional("name", party.name.as_deref());
        o.optional("role", party.role.as_deref());
        o.optional("uri", party.uri.as_deref());
        o.optional("literal", party.literal.as_deref());
        o.end();
    });
}

/// Concepts of one list.
pub(super) fn concepts(o: &mut Object<'_>, key: &str, list: &[Concept]) {
    o.list(key, list, concept);
}

/// One concept.
pub(super) fn concept(out: &mut String, c: &Concept) {
    let mut o = Object::begin(out);
    o.optional("name", c.name.as_deref());
    o.optional("rel", c.role.as_deref());
    o.optional("uri", c.uri.as_deref());
    o.optional("literal", c.literal.as_deref());
    o.optional("creator", c.creator.as_deref());
    if let Some(relevance) = c.relevance {
        o.raw("relevance", &relevance.to_string());
    }
    if let Some(confidence) = c.confidence {
        o.raw("confidence", &confidence.to_string());
    }
    o.end();
}

/// Files.
pub(super) fn renditions(o: &mut Object<'_>, list: &[Rendition]) {
    o.list("renditions", list, |out, r| {
        let mut o = Object::begin(out);
        o.string("name", r.name.as_deref().unwrap_or_default());
        o.optional("href", r.href.as_deref());
        o.optional("contentType", r.content_type.as_deref());
        let numbers =
            [("width", r.width.map(u64::from)), ("height", r.height.map(u64::from)), ("sizeInBytes", r.size_in_bytes)];
        for (key, number) in numbers {
            number.iter().for_each(|number| o.raw(key, &number.to_string()));
        }
        if let Some(duration) = &r.duration {
            o.raw("duration", duration);
        }
        o.optional("format", r.format.as_deref());
        o.end();
    });
}

/// Pages that show why it can be trusted.
pub(super) fn trust(o: &mut Object<'_>, list: &[Link]) {
    o.list("trustIndicators", list, |out, link| {
        let mut o = Object::begin(out);
        o.optional("role", link.rel.as_deref());
        o.optional("title", link.title.as_deref());
        o.string("href", &link.href);
        o.end();
    });
}

/// Other identifiers, and the carrier, a role and a value.
pub(super) fn alt_ids(o: &mut Object<'_>, list: &[AltId], carrier: Option<(&str, &str)>) {
    let own = list.iter().map(|id| (id.role.as_deref(), id.value.as_str()));
    let all: Vec<_> = own.chain(carrier.map(|(role, value)| (Some(role), value))).collect();
    o.list("altIds", &all, |out, (role, value)| {
        let mut o = Object::begin(out);
        o.optional("role", *role);
        o.string("value", value);
        o.end();
    });
}
