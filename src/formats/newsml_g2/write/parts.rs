//! The small constructs: labels, concepts and parties.

use super::super::form::{is_code, is_codes};
use super::super::own;
use crate::model::{AltId, Concept, Lang, Party, Text, Time};
use crate::syntax::xml::Emitter;

/// An attribute for a code, or its twin for a URI.
pub(super) fn either(out: &mut Emitter, name: &str, uri: &str, value: Option<&str>) {
    match value {
        Some(value) if is_codes(value) => out.attr(name, value),
        Some(value) => out.attr(uri, value),
        None => {}
    }
}

/// An element of words with what is said of them.
pub(super) fn label(out: &mut Emitter, name: &str, text: &Text) {
    out.start(name);
    attributes(out, text);
    words(out, &text.value);
    out.end();
}

/// What is said of words, as attributes of the element just opened.
pub(super) fn attributes(out: &mut Emitter, text: &Text) {
    out.optional_attr("xml:lang", text.lang.as_ref().map(Lang::as_str));
    out.optional_attr("dir", text.dir.as_deref());
    either(out, "role", "roleuri", text.role.as_deref());
    out.optional_attr("rank", text.rank.map(|n| n.to_string()).as_deref());
    out.optional_attr("href", text.href.as_deref());
    constraint(out, text.visibility.as_deref());
}

/// Who may see the element just opened (NewsML-G2 2.35, `pubconstraint`): every element may say so.
pub(super) fn constraint(out: &mut Emitter, visibility: Option<&str>) {
    let who = visibility.map(|v| if v == "public" { own::PUBLIC } else { own::PRIVATE });
    out.optional_attr("pubconstrainturi", who);
}

/// Words, or nothing at all.
pub(super) fn words(out: &mut Emitter, value: &str) {
    if !value.is_empty() {
        out.text(value);
    }
}

/// A time, if there is one.
pub(super) fn time(out: &mut Emitter, name: &str, time: Option<&Time>) {
    out.optional(name, time.map(Time::as_str));
}

/// A concept; `nature` is what kind of thing it is in any case, as a URI.
pub(super) fn concept(out: &mut Emitter, name: &str, c: &Concept, nature: Option<&str>) {
    out.start(name);
    if nature.is_some() {
        out.optional_attr("typeuri", nature);
    } else if let Some(kind) = &c.kind {
        out.attr(if is_code(kind) { "type" } else { "typeuri" }, kind);
    }
    out.optional_attr("qcode", c.qcode.as_deref());
    out.optional_attr("uri", c.uri.as_deref());
    out.optional_attr("literal", c.literal.as_deref());
    out.optional_attr("confidence", c.confidence.map(|n| n.to_string()).as_deref());
    out.optional_attr("relevance", c.relevance.map(|n| n.to_string()).as_deref());
    either(out, "creator", "creatoruri", c.creator.as_deref());
    out.optional("name", c.name.as_deref());
    out.end();
}

/// A party.
pub(super) fn party(out: &mut Emitter, name: &str, p: &Party) {
    out.start(name);
    out.optional_attr("qcode", p.qcode.as_deref());
    out.optional_attr("uri", p.uri.as_deref());
    out.optional_attr("literal", p.literal.as_deref());
    either(out, "role", "roleuri", p.role.as_deref());
    either(out, "jobtitle", "jobtitleuri", p.job_title.as_deref());
    constraint(out, p.visibility.as_deref());
    if let Some(name) = &p.name {
        let printed = Text::plain(&**name);
        if p.names.first().is_none_or(|first| first.value != *name || *first == printed) {
            label(out, "name", &printed);
        }
    }
    p.names.iter().for_each(|name| label(out, "name", name));
    for same in &p.same_as {
        out.start("sameAs");
        out.attr(if is_code(same) { "qcode" } else { "literal" }, same);
        out.end();
    }
    details(out, p);
    out.end();
}

/// `personDetails` or `organisationDetails`.
fn details(out: &mut Emitter, p: &Party) {
    let Some(kind) = &p.kind else { return };
    out.start(if kind == "person" { "personDetails" } else { "organisationDetails" });
    if let Some(affiliation) = &p.affiliation {
        out.start("affiliation");
        out.element("name", affiliation);
        out.end();
    }
    if p.email.is_some() || p.phone.is_some() || !p.contacts.is_empty() {
        out.start("contactInfo");
        out.optional("email", p.email.as_deref());
        out.optional("phone", p.phone.as_deref());
        for contact in &p.contacts {
            match contact.role.as_deref() {
                Some("address") => {
                    out.start("address");
                    constraint(out, contact.visibility.as_deref());
                    out.element("line", &contact.value);
                    out.end();
                }
                Some(role) => {
                    out.start(role);
                    constraint(out, contact.visibility.as_deref());
                    words(out, &contact.value);
                    out.end();
                }
                None => {}
            }
        }
        out.end();
    }
    out.end();
}

/// Another identifier.
pub(super) fn alt_id(out: &mut Emitter, id: &AltId) {
    out.start("altId");
    either(out, "type", "typeuri", id.role.as_deref());
    either(out, "environment", "environmenturi", id.environment.as_deref());
    words(out, &id.value);
    out.end();
}
