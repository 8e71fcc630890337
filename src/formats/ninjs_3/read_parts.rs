//! The lists of an item: texts, parties and concepts, each told apart by its role.

use super::form::CONTRIBUTORS;
use super::read::is_carrier;
use crate::diag::Report;
use crate::formats::members::{self, left_out};
use crate::model::{AltId, Article, Concept, Dateline, Link, Party, RightsInfo, Text, TextKind};
use crate::syntax::html;
use crate::syntax::json::{Kind, Value, is_number};

/// The objects of a list; a string is one that has nothing but `first`.
fn each<'s>(
    key: &str,
    value: Value<'s>,
    first: &'static str,
    report: &mut Report,
    mut read: impl FnMut(&'s str, Value<'s>, usize, &mut Report),
) {
    for (at, one) in members::list(key, value, report).into_iter().enumerate() {
        match one.kind() {
            Kind::Object => one.members().for_each(|(key, value)| read(key, value, at, report)),
            Kind::Null => {}
            _ => read(first, one, at, report),
        }
    }
}

fn string(key: &str, value: Value<'_>, report: &mut Report) -> Option<String> {
    members::words(key, value, report).ok().flatten()
}

/// The place of `at` in a list that grows to it.
fn slot<T: Default>(list: &mut Vec<T>, at: usize) -> &mut T {
    if list.len() <= at {
        list.resize_with(at + 1, T::default);
    }
    &mut list[at]
}

/// Texts with a role and a content type.
pub(super) fn texts(of: &str, value: Value<'_>, report: &mut Report) -> Vec<Text> {
    let mut list: Vec<(Text, Option<String>)> = Vec::new();
    each(of, value, "value", report, |key, value, at, report| {
        let (text, content_type) = slot(&mut list, at);
        match key {
            "value" => text.value = string(key, value, report).unwrap_or_default(),
            "role" => text.role = string(key, value, report),
            "contentType" => *content_type = string(key, value, report),
            "charCount" | "wordCount" => {}
            _ => left_out(key, value, report),
        }
    });
    let body = of == "bodies";
    list.into_iter().map(|(text, content_type)| typed(text, content_type.as_deref(), body)).collect()
}

/// The text with its kind: where a body does not say it, by its looks.
fn typed(mut text: Text, content_type: Option<&str>, body: bool) -> Text {
    let plain = content_type.map(|t| t.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    text.kind = match plain.as_deref() {
        None if body && html::looks_like_html(&text.value) => TextKind::Html,
        None | Some("text/plain" | "") => TextKind::Plain,
        Some("text/html" | "application/xhtml+xml") => TextKind::Html,
        Some("application/nitf+xml" | "text/vnd.iptc.nitf") => {
            text.value = html::nitf_to_html(&text.value);
            TextKind::Html
        }
        Some(other) => TextKind::Media(other.to_owned()),
    };
    text
}

/// The headline is the first of no role or of the role `main`.
pub(super) fn headlines(a: &mut Article, list: Vec<Text>) {
    for mut text in list {
        match text.role.as_deref() {
            None | Some("main") if a.headline.is_none() => {
                text.role = None;
                a.headline = Some(text);
            }
            Some("subheadline") if a.subheadline.is_none() => {
                text.role = None;
                a.subheadline = Some(text);
            }
            _ => a.headlines.push(text),
        }
    }
}

/// The summary is the first of no role or of the role `summary`; what is printed has roles of its own.
pub(super) fn descriptions(a: &mut Article, list: Vec<Text>) {
    for mut text in list {
        let role = text.role.take();
        match role.as_deref() {
            None | Some("summary") if a.summary.is_none() => a.summary = Some(text),
            Some("creditline") => a.creditline.push(text),
            Some("signoff") => a.signoff.push(text),
            Some("dateline") => a.dateline.push(Dateline { text: Some(text.value), ..Dateline::default() }),
            _ => a.descriptions.push(Text { role, ..text }),
        }
    }
}

/// Who had a part in it, and where it comes from.
pub(super) fn infos(a: &mut Article, value: Value<'_>, report: &mut Report) {
    let mut list: Vec<Party> = Vec::new();
    each("infoSources", value, "name", report, |key, value, at, report| {
        let party = slot(&mut list, at);
        match key {
            "name" => party.name = string(key, value, report),
            "uri" => party.uri = string(key, value, report),
            "literal" => party.literal = string(key, value, report),
            "role" => party.role = string(key, value, report),
            "contactInfo" => party.contacts.extend(contacts(value, report)),
            _ => left_out(key, value, report),
        }
    });
    for mut party in list {
        let role = party.role.take();
        match role.as_deref() {
            Some("creator") => a.creators.push(party),
            Some("contributor") => a.contributors.push(party),
            Some(part) if CONTRIBUTORS.contains(&part) => a.contributors.push(Party { role, ..party }),
            Some("provider") if a.provider.is_none() => a.provider = Some(party),
            _ => a.info_sources.push(Party { role, ..party }),
        }
    }
}

/// The values of `contactInfo`, each with what it is.
fn contacts(value: Value<'_>, report: &mut Report) -> Vec<Text> {
    let mut list: Vec<Text> = Vec::new();
    each("contactInfo", value, "value", report, |key, value, at, report| {
        let contact = slot(&mut list, at);
        match key {
            "value" => contact.value = string(key, value, report).unwrap_or_default(),
            "type" => contact.role = string(key, value, report),
            _ => left_out(key, value, report),
        }
    });
    list
}

/// Concepts of a list.
pub(super) fn concepts(of: &str, value: Value<'_>, report: &mut Report) -> Vec<Concept> {
    members::list(of, value, report).into_iter().map(|one| concept(of, one, report)).collect()
}

/// One concept; a string is its name.
pub(super) fn concept(of: &str, value: Value<'_>, report: &mut Report) -> Concept {
    let mut c = Concept::default();
    if value.kind() != Kind::Object {
        c.name = string(of, value, report);
    }
    for (key, value) in value.members() {
        match key {
            "name" => c.name = string(key, value, report),
            "uri" => c.uri = string(key, value, report),
            "literal" => c.literal = string(key, value, report),
            "rel" => c.role = string(key, value, report),
            "creator" => c.creator = string(key, value, report),
            "relevance" => c.relevance = members::number(key, value, report).ok().flatten().filter(|n| *n <= 100),
            "confidence" => c.confidence = members::number(key, value, report).ok().flatten().filter(|n| *n <= 100),
            _ => left_out(key, value, report),
        }
    }
    c
}

/// The files of an item.
pub(super) fn renditions(a: &mut Article, value: Value<'_>, report: &mut Report) {
    let list = &mut a.renditions;
    each("renditions", value, "href", report, |key, value, at, report| {
        let r = slot(list, at);
        match key {
            "name" => r.name = string(key, value, report),
            "href" => r.href = string(key, value, report),
            "contentType" => r.content_type = string(key, value, report),
            "width" => r.width = members::number(key, value, report).ok().flatten(),
            "height" => r.height = members::number(key, value, report).ok().flatten(),
            "sizeInBytes" => r.size_in_bytes = members::number(key, value, report).ok().flatten(),
            "duration" => r.duration = Some(value.string().into_owned()).filter(|d| is_number(d)),
            "format" => r.format = string(key, value, report),
            _ => left_out(key, value, report),
        }
    });
}

/// `trustIndicators`: pages that show why it can be trusted.
pub(super) fn trust(a: &mut Article, value: Value<'_>, report: &mut Report) {
    let list = &mut a.trust_indicators;
    each("trustIndicators", value, "href", report, |key, value, at, report| {
        let link: &mut Link = slot(list, at);
        match key {
            "href" => link.href = string(key, value, report).unwrap_or_default(),
            "role" => link.rel = string(key, value, report),
            "title" => link.title = string(key, value, report),
            _ => left_out(key, value, report),
        }
    });
}

/// `rightsInfo`: an address or an expression.
pub(super) fn rights(a: &mut Article, value: Value<'_>, report: &mut Report) {
    let mut rights = RightsInfo::default();
    for (key, value) in value.members() {
        match key {
            "linkedRights" => rights.links.extend(string(key, value, report).map(|href| Link::new(href, "license"))),
            "encodedRights" => rights.raw = string(key, value, report),
            _ => left_out(key, value, report),
        }
    }
    a.rights_info.push(rights);
}

/// `altIds`; the carrier is given back.
pub(super) fn alt_ids(a: &mut Article, value: Value<'_>, report: &mut Report) -> Option<String> {
    let mut list: Vec<AltId> = Vec::new();
    each("altIds", value, "value", report, |key, value, at, report| {
        let id = slot(&mut list, at);
        match key {
            "value" => id.value = string(key, value, report).unwrap_or_default(),
            "role" => id.role = string(key, value, report),
            _ => left_out(key, value, report),
        }
    });
    let carrier = list.iter().position(|id| is_carrier(id.role.as_deref())).map(|at| list.remove(at).value);
    a.alt_ids.append(&mut list);
    carrier
}
