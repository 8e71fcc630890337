//! What the members of ninjs 3 hold of the model: which words, roles and identifiers their schema takes, and how lists
//! that share a member are told apart by their roles.

use super::CARRIER;
use crate::formats::{Form, checks};
use crate::model::{AltId, Article, Concept, Dateline, Link, Part, Party, Rendition, RightsInfo, Text};
use crate::syntax::json::is_number;

/// The types of an item.
const TYPES: &[&str] = &["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"];
/// The words of `pubStatus`.
pub(super) const STATUSES: &[&str] = &["usable", "withheld", "canceled"];
/// Roles of contributors that have a word of their own.
pub(super) const CONTRIBUTORS: &[&str] = &["editor", "photographer", "translator"];
/// Roles of `infoSources` that say which member of the model they are.
pub(super) const OTHERS: &[&str] = &["creator", "contributor", "provider"];
/// Roles of `descriptions` that do.
pub(super) const PRINTED: &[&str] = &["summary", "creditline", "signoff", "dateline"];
/// Roles of `headlines` that do.
pub(super) const LINES: &[&str] = &["main", "subheadline"];
/// The role of another headline, or description, of which nothing is said.
const ALTERNATIVE: &str = "alternative";

pub(super) static FORM: Form = Form { article, feed: |_| {} };

fn article(a: &mut Article) {
    item(a);
    a.role = None;
    a.associations.iter_mut().for_each(item);
}

fn item(a: &mut Article) {
    a.kind = a.kind.take().filter(|kind| TYPES.contains(&kind.as_str()));
    if a.pub_status.as_deref().is_some_and(|status| !STATUSES.contains(&status)) {
        // A word nobody knows counts as unreleased.
        a.pub_status = Some("withheld".to_owned());
    }
    a.expires.truncate(1);
    a.expires.iter_mut().for_each(|e| e.constraint = None);
    a.headlines.iter_mut().for_each(|t| other(t, LINES));
    a.descriptions.iter_mut().for_each(|t| other(t, PRINTED));
    a.dateline.iter_mut().for_each(|d| *d = Dateline { text: d.text.take().or(d.place.take()), ..Dateline::default() });
    a.dateline.prune();
    parties(a);
    holder(&mut a.copyright_holder);
    concepts(a);
    a.renditions.retain(|r| r.href.is_some());
    for (at, file) in a.renditions.iter_mut().enumerate() {
        rendition(file, at);
    }
    a.alt_ids.retain(|id| id.role.as_deref() != Some(CARRIER));
    a.alt_ids.iter_mut().for_each(|id| *id = AltId { environment: None, ..std::mem::take(id) });
    a.trust_indicators.iter_mut().for_each(|link| {
        let rel = link.rel.take().filter(|rel| checks::absolute_uri(rel));
        *link = Link { href: std::mem::take(&mut link.href), rel, title: link.title.take(), ..Link::default() };
    });
    a.rights_info = a.rights_info.iter().find_map(rights).into_iter().collect();
}

/// A further headline or description has a role, and not one that means another member.
fn other(text: &mut Text, taken: &[&str]) {
    let free = text.role.as_deref().is_some_and(|role| !taken.contains(&role));
    if !free {
        text.role = Some(ALTERNATIVE.to_owned());
    }
}

fn parties(a: &mut Article) {
    a.creators.iter_mut().for_each(|p| party(p, None));
    for p in &mut a.contributors {
        let role = p.role.take().filter(|role| CONTRIBUTORS.contains(&role.as_str()));
        party(p, role);
    }
    a.provider.iter_mut().for_each(|p| party(p, None));
    for p in &mut a.info_sources {
        let role = p.role.take();
        party(p, role.filter(|role| !OTHERS.contains(&role.as_str()) && !CONTRIBUTORS.contains(&role.as_str())));
    }
    a.creators.prune();
    a.contributors.prune();
    a.provider.prune();
    a.info_sources.prune();
}

/// A name, an address of the web or of a vocabulary, and a code: who has none of them is called what would be printed.
fn party(p: &mut Party, role: Option<String>) {
    let uri = p.uri.take().filter(|uri| checks::absolute_uri(uri));
    let literal = p.literal.take().or(p.qcode.clone());
    let known = p.name.is_some() || uri.is_some() || literal.is_some();
    let name = p.name.clone().or_else(|| p.names.first().map(|name| name.value.clone()));
    let name = name.or_else(|| p.print().filter(|_| !known).map(str::to_owned));
    *p = Party { name, uri, literal, role, ..Party::default() };
}

/// All holders in one string.
fn holder(holders: &mut Vec<Party>) {
    let names: Vec<&str> = holders.iter().filter_map(Party::print).collect();
    if !names.is_empty() {
        *holders = vec![Party::named(names.join("\n\n"))];
    }
}

fn concepts(a: &mut Article) {
    let lists = [&mut a.people, &mut a.organisations, &mut a.places, &mut a.events, &mut a.objects];
    for list in lists {
        list.iter_mut().for_each(|c| concept(c, true));
        list.prune();
    }
    for c in &mut a.subjects {
        let (creator, relevance, confidence) = (c.creator.take(), c.relevance, c.confidence);
        concept(c, true);
        (c.creator, c.relevance, c.confidence) = (creator, relevance, confidence);
    }
    a.subjects.prune();
    a.genres.iter_mut().for_each(|c| concept(c, false));
    a.genres.prune();
    a.digital_source_type.iter_mut().for_each(|c| concept(c, false));
    a.digital_source_type.prune();
    let located = a.located.first().and_then(|c| c.name.clone().or(c.literal.clone()).or(c.qcode.clone()));
    a.located = located.map(Concept::named).into_iter().collect();
}

fn concept(c: &mut Concept, role: bool) {
    let uri = c.uri.take().filter(|uri| checks::absolute_uri(uri));
    let role = c.role.take().filter(|_| role);
    *c = Concept { name: c.name.take(), uri, literal: c.literal.take().or(c.qcode.take()), role, ..Concept::default() };
}

/// A file has a name.
fn rendition(r: &mut Rendition, at: usize) {
    let name = r.name.take().or_else(|| r.format.clone()).or_else(|| Some(format!("r{}", at + 1)));
    let duration = r.duration.take().filter(|d| is_number(d));
    (r.name, r.duration, r.residref, r.hash, r.poi) = (name, duration, None, None, None);
    r.alt_ids.clear();
}

/// Rights in another language, as an address or as they are.
fn rights(r: &RightsInfo) -> Option<RightsInfo> {
    if let Some(raw) = &r.raw {
        return Some(RightsInfo { raw: Some(raw.clone()), ..RightsInfo::default() });
    }
    let link = r.links.iter().find(|link| checks::absolute_uri(&link.href))?;
    Some(RightsInfo { links: vec![Link::new(&*link.href, "license")], ..RightsInfo::default() })
}
