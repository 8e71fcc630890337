//! What the properties of schema.org hold of the model's lists: which kinds, roles and identifiers they know, and in what
//! order lists stand that share a property.

use super::parties::without;
use super::values::is_seconds;
use super::{ACQUIRE, AVATAR, CORRECTION, GENRES, KINDS, MENTION, READ, SCHEMA, SECTION, YEAR, is_web};
use crate::formats::{Form, checks, members};
use crate::model::{
    AltId, Article, Concept, Dateline, Feed, Lang, Link, Part, Party, Relation, Rendition, RightsInfo, Text,
};
use crate::vocab::agencies;

/// Whether an extension may be a property of an article as it came.
pub fn may_stand(e: &crate::model::Extension) -> bool {
    members::may_stand(e, READ)
        && !e.name.contains(':')
        && !e.name.starts_with('@')
        && !matches!(&*e.name, "id" | "type")
}

pub static FORM: Form = Form { article, holds: |_| false, feed };

/// An article and what goes with it.
pub fn article(a: &mut Article) {
    node(a, false);
    a.associations.iter_mut().for_each(|a| node(a, true));
}

/// The feed above the articles.
pub fn feed(f: &mut Feed) {
    [&mut f.title, &mut f.subtitle, &mut f.rights].into_iter().flatten().for_each(spoken);
    let page = f.links.iter().find(|link| link.is("alternate") && !link.href.is_empty());
    f.links = page.map(|link| Link::new(&*link.href, "alternate")).into_iter().collect();
    f.authors.iter_mut().for_each(|p| party(p, PERSON, false));
    f.publisher.iter_mut().for_each(|p| party(p, ORGANISATION, false));
    f.authors.prune();
    f.publisher.prune();
    f.extensions.clear();
}

const PERSON: &str = "person";
const ORGANISATION: &str = "organisation";

fn node(a: &mut Article, association: bool) {
    a.kind = a.kind.take().map(|kind| if kind == "graphic" { "picture".to_owned() } else { kind });
    let known = |kind: &String| KINDS.iter().any(|(known, _)| known == kind);
    a.kind = match a.kind.take() {
        Some(kind) if known(&kind) => Some(kind),
        Some(_) if !association => Some("text".to_owned()),
        _ => None,
    };
    a.expires.truncate(1);
    a.expires.iter_mut().for_each(|e| e.constraint = None);
    texts(a);
    parties(a);
    concepts(a);
    identity(a);
    rights(a);
    files(a);
    a.extensions.retain(may_stand);
    members::stand(&mut a.extensions, READ);
}

/// A language that is reset cannot be said (JSON-LD 1.1, 4.2.4).
fn spoken(text: &mut Text) {
    text.lang = text.lang.take().filter(|lang: &Lang| !lang.as_str().is_empty());
}

fn texts(a: &mut Article) {
    [&mut a.headline, &mut a.title, &mut a.summary].into_iter().flatten().for_each(spoken);
    let lists = [
        &mut a.headlines,
        &mut a.descriptions,
        &mut a.bodies,
        &mut a.keywords,
        &mut a.creditline,
        &mut a.copyright_notice,
        &mut a.usage_terms,
    ];
    lists.into_iter().flatten().for_each(spoken);
    a.dateline.iter_mut().for_each(|d| *d = Dateline { text: d.text.take().or(d.place.take()), ..Dateline::default() });
    a.dateline.prune();
    a.ed_notes.retain(|note| note.role.as_deref() == Some(CORRECTION) && note.is_public());
    a.ed_notes.iter_mut().for_each(spoken);
}

fn parties(a: &mut Article) {
    a.creators.iter_mut().for_each(|p| party(p, PERSON, false));
    a.contributors.iter_mut().for_each(|p| party(p, PERSON, true));
    a.info_sources.iter_mut().for_each(|p| party(p, ORGANISATION, true));
    a.copyright_holder.iter_mut().for_each(|p| party(p, ORGANISATION, false));
    a.provider.iter_mut().for_each(|p| party(p, ORGANISATION, false));
    a.accountable.iter_mut().for_each(|p| party(p, PERSON, false));
    a.contributors.sort_by_key(|p| match p.role.as_deref() {
        Some("editor") => 0,
        Some("translator") => 1,
        _ => 2,
    });
    a.creators.prune();
    a.contributors.prune();
    a.info_sources.prune();
    a.copyright_holder.prune();
    a.provider.prune();
    a.accountable.prune();
}

/// A person or an organisation: schema.org has nothing between them. Who has no name is called what would be printed.
fn party(p: &mut Party, usual: &str, role: bool) {
    let agency = || p.name.as_deref().and_then(agencies::by_name).map(|_| ORGANISATION.to_owned());
    let stated = p.kind.take().filter(|kind| kind == PERSON || kind == ORGANISATION);
    let kind = stated.or_else(agency).or_else(|| Some(usual.to_owned()));
    // An author is a node with a name: who is known by an address alone is called that.
    let name = p.print().map(str::to_owned);
    let uri = p.uri.take().filter(|uri| checks::absolute_uri(uri));
    let person = kind.as_deref() == Some(PERSON);
    let plain = |text: &Text| Text { value: text.value.clone(), kind: text.kind.clone(), ..Text::default() };
    let portrait = p.contacts.iter().find(|c| c.role.as_deref() == Some(AVATAR) && !c.value.is_empty());
    *p = Party {
        name,
        names: p.names.iter().map(plain).filter(|name| !name.value.is_empty()).collect(),
        email: p.email.take().map(without("mailto:")),
        phone: p.phone.take().map(without("tel:")),
        role: p.role.take().filter(|_| role),
        job_title: p.job_title.take().filter(|_| person),
        affiliation: p.affiliation.take().filter(|_| person),
        contacts: portrait.map(|c| plain(c).role(AVATAR)).into_iter().collect(),
        same_as: std::mem::take(&mut p.same_as),
        uri,
        kind,
        ..Party::default()
    };
    if p.is_blank() {
        *p = Party::default();
    }
}

fn concepts(a: &mut Article) {
    for list in [&mut a.people, &mut a.organisations, &mut a.places, &mut a.events, &mut a.objects] {
        list.iter_mut().for_each(|c| concept(c, false));
        list.prune();
        list.sort_by_key(|c| c.role.is_some());
    }
    a.subjects.iter_mut().for_each(|c| concept(c, true));
    a.subjects.prune();
    a.subjects.sort_by_key(|c| match c.role.as_deref() {
        None => 0,
        Some(MENTION) => 1,
        Some(_) => 2,
    });
    for list in [&mut a.located, &mut a.member_of] {
        list.iter_mut().for_each(|c| {
            c.role = None;
            concept(c, false);
        });
        list.prune();
    }
    a.genres.iter_mut().for_each(genre);
    a.genres.prune();
    a.genres.sort_by_key(|c| c.scheme.is_none());
    a.digital_source_type.iter_mut().for_each(source_type);
    a.digital_source_type.prune();
}

fn concept(c: &mut Concept, subject: bool) {
    let role = c.role.take().filter(|role| role == MENTION || subject && role == SECTION && c.name.is_some());
    if role.as_deref() == Some(SECTION) {
        *c = Concept { name: c.name.take(), role, ..Concept::default() };
        return;
    }
    let uri = c.uri.take().filter(|uri| checks::absolute_uri(uri) && !uri.starts_with("_:"));
    let code = c.literal.take().or(c.qcode.take());
    let (literal, scheme) = if subject { (code.clone(), c.scheme.take()) } else { (None, None) };
    let name = c.name.take().or(code.filter(|_| !subject && uri.is_none()));
    *c = Concept { name, uri, literal, scheme, role, ..Concept::default() };
    if c.is_blank() {
        *c = Concept::default();
    }
}

/// A genre is a type of schema.org, or words.
fn genre(c: &mut Concept) {
    let is_type =
        c.scheme.as_deref() == Some(SCHEMA) && c.literal.as_deref().is_some_and(|name| GENRES.contains(&name));
    *c = match is_type {
        true => Concept { literal: c.literal.take(), scheme: c.scheme.take(), ..Concept::default() },
        false => {
            let name = c.name.take().or(c.literal.take()).or(c.qcode.take()).or(c.uri.take());
            Concept { name, ..Concept::default() }
        }
    };
}

/// A term of a list is its address.
fn source_type(c: &mut Concept) {
    *c = Concept { uri: c.uri.take().filter(|uri| checks::absolute_uri(uri)), ..Concept::default() };
}

fn identity(a: &mut Article) {
    let page = a.links.iter().find(|link| link.is("alternate") && !link.href.is_empty());
    a.links = page.map(|link| Link::new(&*link.href, "alternate")).into_iter().collect();
    a.alt_ids.iter_mut().for_each(|id| *id = AltId { environment: None, ..std::mem::take(id) });
    let known = |r: &Relation| r.uri.is_some() && matches!(r.rel.as_deref(), Some("derivedFrom" | "translationOf"));
    a.relations.retain(known);
    a.relations.iter_mut().for_each(|r| *r = Relation { uri: r.uri.take(), rel: r.rel.take(), ..Relation::default() });
    a.relations.sort_by_key(|r| r.rel.as_deref() == Some("translationOf"));
}

fn rights(a: &mut Article) {
    // The page of a licence that words name too would be read as said by them.
    let named: Vec<String> = a.usage_terms.iter().filter(|t| !is_licence(t)).filter_map(|t| t.href.clone()).collect();
    a.usage_terms.retain(|t| !(is_licence(t) && t.href.as_ref().is_some_and(|href| named.contains(href))));
    a.usage_terms.sort_by_key(|t| !is_licence(t));
    let year = a.rights_info.iter().find_map(|r| {
        let year = r.start_date.as_ref().filter(|year| year.as_str().len() == 4 && r.scope.as_deref() == Some(YEAR))?;
        Some(RightsInfo { scope: Some(YEAR.to_owned()), start_date: Some(year.clone()), ..RightsInfo::default() })
    });
    let acquire = a.rights_info.iter().flat_map(|r| &r.links).find(|link| link.is(ACQUIRE) && !link.href.is_empty());
    let acquire =
        acquire.map(|link| RightsInfo { links: vec![Link::new(&*link.href, ACQUIRE)], ..RightsInfo::default() });
    a.rights_info = [year, acquire].into_iter().flatten().collect();
    a.trust_indicators.retain(|link| !link.href.is_empty());
    a.trust_indicators
        .iter_mut()
        .for_each(|link| *link = Link { href: std::mem::take(&mut link.href), ..Link::default() });
}

/// Whether terms are no more than the address of a licence.
pub fn is_licence(terms: &Text) -> bool {
    terms.href.as_deref() == Some(&*terms.value) && is_web(&terms.value) && terms.lang.is_none()
}

/// The file of a node, and further ones.
fn files(a: &mut Article) {
    a.renditions.retain(|r| r.href.is_some());
    for r in &mut a.renditions {
        let duration = r.duration.take().filter(|d| is_seconds(d));
        *r = Rendition {
            href: r.href.take(),
            content_type: r.content_type.take(),
            width: r.width,
            height: r.height,
            size_in_bytes: r.size_in_bytes,
            duration,
            ..Rendition::default()
        };
    }
}
