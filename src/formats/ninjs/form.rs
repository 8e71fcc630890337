//! What the members of ninjs hold of the model: which words, roles and identifiers their schemas take, and how lists
//! that share a member are told apart by their roles.

use super::CARRIER;
use super::Generation;
use super::codes::{as_uri, divided, resolved};
use super::form_keys::{self, Keys};
use super::read_parts;
use crate::formats::{NESTED, members};
use crate::model::{
    AltId, Article, Concept, Dateline, Extension, Link, Part, Party, Rendition, RightsInfo, Text, TextKind,
};
use crate::syntax::json::{Kind, Value, is_number};
use crate::vocab::signals;

/// The types of an item; the last two are of 3.x alone.
const TYPES: &[&str] = &["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"];
/// The words of `pubStatus`.
pub(super) const STATUSES: &[&str] = &["usable", "withheld", "canceled"];
/// Roles of contributors that have a word of their own.
pub(super) const CONTRIBUTORS: &[&str] = &["editor", "photographer", "translator"];
/// Roles of `infoSources` that say which member of the model they are.
const OTHERS: &[&str] = &["creator", AUTHOR, "contributor", "provider"];
/// The role of those who wrote it at others.
pub(super) const AUTHOR: &str = "author";
/// Roles of `descriptions` that do.
pub(super) const PRINTED: &[&str] =
    &["summary", "creditline", "signoff", "dateline", USAGE, EDITORIAL, NOTES[0], NOTES[1], NOTES[2], NOTES[3]];
/// Those, and the roles of which the first is the summary where nothing else is.
pub(super) const SUMMARY: &[&str] = &[
    "summary",
    "creditline",
    "signoff",
    "dateline",
    USAGE,
    EDITORIAL,
    NOTES[0],
    NOTES[1],
    NOTES[2],
    NOTES[3],
    "text",
    "caption",
];
/// The role of a description in which TT states the terms of use.
pub(super) const USAGE: &str = "usageterms";
/// The role of one that is TT's note to editors.
pub(super) const EDITORIAL: &str = "usage";
/// Roles of those that are notes to editors at AP and others.
pub(super) const NOTES: [&str; 4] = ["editornotes", "editornote", "ednote", "ednotes"];
/// Roles of `headlines` that do.
pub(super) const LINES: &[&str] = &["main", "subheadline"];
/// The role of another headline, or description, of which nothing is said.
pub(super) const ALTERNATIVE: &str = "alternative";
/// The relation of the language in which rights are expressed (RFC 6906).
pub(super) const RIGHTS_LANGUAGE: &str = "profile";

/// Takes out of an article what the places of a generation do not hold.
pub(in crate::formats) fn article(g: Generation, a: &mut Article) {
    item(g, a);
    a.role = None;
    if g == Generation::Three {
        members::stand(&mut a.extensions, &[]);
        a.extensions.retain(is_member);
        a.extensions.sort_by_key(|e| MEMBERS.iter().position(|name| *name == e.name));
    }
    within(g, a, NESTED);
}

/// What goes with an item, and with that, as deep as it is read.
fn within(g: Generation, a: &mut Article, levels: u8) {
    let Some(deeper) = levels.checked_sub(1) else { return };
    let mut names = Keys::default();
    for with in &mut a.associations {
        item(g, with);
        if g == Generation::One {
            with.name = with.name.take().map(|name| names.name(&name));
        }
        within(g, with, deeper);
    }
}

/// Members of ninjs 3 that no field of the model takes.
const MEMBERS: &[&str] = &["eventDetails", "plannedCoverage"];

/// Whether an extension is such a member.
pub(in crate::formats) fn is_member(e: &Extension) -> bool {
    members::may_stand(e, &[]) && MEMBERS.contains(&e.name.as_str()) && e.raw.starts_with(['{', '['])
}

fn item(g: Generation, a: &mut Article) {
    let types = if g == Generation::Three { TYPES } else { TYPES.split_at(TYPES.len() - 2).0 };
    a.kind = a.kind.take().filter(|kind| types.contains(&kind.as_str()));
    a.pub_status = a.pub_status.take().map(|status| signals::plain_status(&status).to_owned());
    a.expires.truncate(1);
    a.expires.iter_mut().for_each(|e| e.constraint = None);
    a.dateline.iter_mut().for_each(|d| *d = Dateline { text: d.text.take().or(d.place.take()), ..Dateline::default() });
    a.dateline.prune();
    match g {
        Generation::One => form_keys::texts(a),
        Generation::Two | Generation::Three => {
            a.headlines.iter_mut().for_each(|t| other(t, LINES));
            let taken = if a.summary.is_some() { PRINTED } else { SUMMARY };
            a.descriptions.iter_mut().for_each(|t| other(t, taken));
        }
    }
    parties(g, a);
    holder(&mut a.copyright_holder);
    concepts(g, a);
    renditions(g, &mut a.renditions);
    alt_ids(g, &mut a.alt_ids);
    a.trust_indicators.iter_mut().for_each(|link| trust(g, link));
    a.trust_indicators.retain(|link| !link.href.is_empty());
    a.rights_info = a.rights_info.iter().find_map(rights).into_iter().collect();
}

/// Whether a role is one of a list, in any letter case.
pub(super) fn is_among(role: &str, list: &[&str]) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(role))
}

/// A further headline or description has a role, and not one that means another member.
fn other(text: &mut Text, taken: &[&str]) {
    let free = text.role.as_deref().is_some_and(|role| !is_among(role, taken));
    if !free {
        text.role = Some(ALTERNATIVE.to_owned());
    }
}

fn parties(g: Generation, a: &mut Article) {
    a.creators.iter_mut().for_each(|p| party(g, p, None));
    for p in &mut a.contributors {
        let role = p.role.take().filter(|role| CONTRIBUTORS.contains(&role.as_str()));
        party(g, p, role);
    }
    a.provider.iter_mut().for_each(|p| party(g, p, None));
    for p in &mut a.info_sources {
        let role = p.role.take();
        let free = |role: &String| !OTHERS.contains(&role.as_str()) && !CONTRIBUTORS.contains(&role.as_str());
        party(g, p, role.filter(free));
    }
    a.creators.prune();
    a.contributors.prune();
    a.provider.prune();
    a.info_sources.prune();
}

/// A name, an address of the web or of a vocabulary, and a code: who has none of them is called what would be printed.
fn party(g: Generation, p: &mut Party, role: Option<String>) {
    let mut uri = p.uri.take().and_then(|uri| as_uri(&uri));
    let mut literal = p.literal.take().or(p.qcode.clone());
    if g == Generation::One {
        // The address of a site is no code of a scheme, and stands as a code.
        let of_uri = uri.as_deref().and_then(|uri| divided(uri, literal.as_deref())).map(|(_, code)| code.to_owned());
        let site = uri.take_if(|_| of_uri.is_none());
        literal = of_uri.or(literal).or(site);
    }
    let known = p.name.is_some() || uri.is_some() || literal.is_some();
    let name = p.name.clone().or_else(|| p.names.first().map(|name| name.value.clone()));
    let name = name.or_else(|| p.print().filter(|_| !known).map(str::to_owned));
    // Who may be reached so by editors alone is not told from who may be by all.
    let open = |contact: &Text| contact.visibility.is_none() && contact.kind == TextKind::Plain;
    let mut contacts = std::mem::take(&mut p.contacts);
    contacts.retain(open);
    contacts
        .iter_mut()
        .for_each(|contact| *contact = Text { role: contact.role.take(), ..Text::plain(&*contact.value) });
    let (email, phone) = (p.email.take(), p.phone.take());
    *p = Party { name, uri, literal, role, email, phone, contacts, ..Party::default() };
    read_parts::reached(p);
}

/// All holders in one string.
fn holder(holders: &mut Vec<Party>) {
    let names: Vec<&str> = holders.iter().filter_map(Party::print).collect();
    if !names.is_empty() {
        *holders = vec![Party::named(names.join("\n\n"))];
    }
}

fn concepts(g: Generation, a: &mut Article) {
    let lists = [&mut a.people, &mut a.organisations, &mut a.places, &mut a.events, &mut a.objects];
    for list in lists {
        list.iter_mut().for_each(|c| concept(g, c, true));
        list.prune();
    }
    for c in &mut a.subjects {
        let (creator, relevance, confidence) = (c.creator.take(), c.relevance, c.confidence);
        concept(g, c, true);
        (c.creator, c.relevance, c.confidence) = (creator, relevance, confidence);
    }
    a.subjects.prune();
    a.genres.iter_mut().for_each(|c| concept(g, c, false));
    a.genres.prune();
    a.digital_source_type.iter_mut().for_each(|c| concept(Generation::Three, c, false));
    a.digital_source_type.prune();
    let located = a.located.first().and_then(|c| c.name.clone().or(c.literal.clone()).or(c.qcode.clone()));
    a.located = located.map(Concept::named).into_iter().collect();
}

fn concept(g: Generation, c: &mut Concept, role: bool) {
    let role = c.role.take().filter(|_| role);
    let stated = c.scheme.take().and_then(|scheme| as_uri(&scheme));
    let mut uri = c.uri.take().and_then(|uri| as_uri(&uri));
    let (mut literal, mut scheme) = (c.literal.take(), None);
    if g == Generation::One {
        match (stated.zip(literal.as_deref()), &uri) {
            (Some((stated, code)), _) => {
                uri = resolved(&stated, code);
                scheme = Some(stated);
            }
            (None, Some(whole)) => {
                let parts = divided(whole, literal.as_deref());
                let parts = parts.map(|(scheme, code)| (scheme.to_owned(), code.to_owned()));
                uri = uri.filter(|_| parts.is_some());
                let (of, code) = parts.unzip();
                (scheme, literal) = (of, code.or(literal));
            }
            (None, None) => {}
        }
    }
    let literal = literal.or(c.qcode.take());
    *c = Concept { name: c.name.take(), uri, literal, scheme, role, ..Concept::default() };
}

/// A file is where an absolute address says.
fn renditions(g: Generation, list: &mut Vec<Rendition>) {
    list.iter_mut().for_each(|r| r.href = r.href.take().and_then(|href| as_uri(&href)));
    list.retain(|r| r.href.is_some());
    let mut names = Keys::default();
    for (at, file) in list.iter_mut().enumerate() {
        rendition(g, file, at);
        if g == Generation::One {
            file.name = file.name.take().map(|name| names.name(&name));
        }
    }
}

/// A file has a name.
fn rendition(g: Generation, r: &mut Rendition, at: usize) {
    let name = r.name.take().or_else(|| r.format.clone()).or_else(|| Some(format!("r{}", at + 1)));
    let duration = r.duration.take().filter(|d| is_number(d));
    let poi = r.poi.take().filter(|poi| g == Generation::Three && is_poi(poi));
    (r.name, r.duration, r.residref, r.hash, r.poi) = (name, duration, None, None, poi);
    r.alt_ids.clear();
}

/// Whether a point of interest is one of 3.x: two whole numbers, as compact JSON.
fn is_poi(poi: &str) -> bool {
    let point = Value::at(poi, 0);
    let whole = |value: Value<'_>| value.kind() == Kind::Number && value.raw.parse::<i64>().is_ok();
    let mut members = point.members().peekable();
    let stated = members.peek().is_some() && members.all(|(key, value)| matches!(key, "x" | "y") && whole(value));
    stated && serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(poi).is_ok() && !poi.contains(' ')
}

fn alt_ids(g: Generation, list: &mut Vec<AltId>) {
    list.retain(|id| id.role.as_deref() != Some(CARRIER));
    list.iter_mut().for_each(|id| *id = AltId { environment: None, ..std::mem::take(id) });
    if g == Generation::One {
        let mut roles = Keys::default();
        list.iter_mut().for_each(|id| _ = id.role.get_or_insert_with(|| "id".to_owned()));
        list.retain(|id| id.role.as_deref().is_some_and(|role| role != "value" && roles.takes(role)));
    }
}

/// What it shows of is an address, in 1.x a code in a scheme.
fn trust(g: Generation, link: &mut Link) {
    let fits = |rel: &String| g != Generation::One || divided(rel, None).is_some();
    let rel = link.rel.take().and_then(|rel| as_uri(&rel)).filter(fits);
    *link = Link { href: as_uri(&link.href).unwrap_or_default(), rel, title: link.title.take(), ..Link::default() };
}

/// Rights in another language, as an address or as they are, and which language that is.
fn rights(r: &RightsInfo) -> Option<RightsInfo> {
    let is_language = |link: &&Link| link.rel.as_deref() == Some(RIGHTS_LANGUAGE);
    let of = |language: bool| {
        let mut links = r.links.iter().filter(|link| is_language(link) == language);
        links.find_map(|link| as_uri(&link.href))
    };
    let language = of(true).map(|href| Link::new(href, RIGHTS_LANGUAGE));
    let linked = of(false).map(|href| Link::new(href, "license"));
    let links = linked.filter(|_| r.raw.is_none());
    if r.raw.is_none() && links.is_none() {
        return None;
    }
    Some(RightsInfo { raw: r.raw.clone(), links: links.into_iter().chain(language).collect(), ..RightsInfo::default() })
}
