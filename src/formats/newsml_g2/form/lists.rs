//! Lists: what an element holds of each value, and how lists that share an element are told apart.

use std::collections::VecDeque;

use super::super::read::{CONTACTS, LINKS, is_closing, is_relation, is_under, list_of, signoff};
use super::super::{own, write};
use super::values::{self, date, is_code, is_codes, is_reference, is_uri, line, words};
use super::{CODE, NATURE, SUBJECT, TERM};
use crate::formats::printed::spaced;
use crate::model::{Article, Concept, Dateline, Link, Part, Party, Relation, Text, TextKind};
use crate::vocab::qcode::{self, Schemes};

/// What an element holds of a text beside its words and their language.
#[derive(Clone, Copy)]
struct Label {
    /// A role: none, one code or several.
    role: Role,
    rank: bool,
    /// Only one line.
    line: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    None,
    One,
    Several,
}

const HEADLINE: Label = Label { role: Role::Several, rank: true, line: false };
const TITLE: Label = Label { role: Role::Several, rank: false, line: false };
const SLUG: Label = Label { role: Role::One, rank: true, line: true };
const KEYWORD: Label = Label { role: Role::Several, rank: true, line: true };
const CREDIT: Label = Label { role: Role::None, rank: true, line: true };
const CLOSING: Label = Label { role: Role::None, rank: false, line: false };
const NAME: Label = Label { role: Role::Several, rank: false, line: true };

fn label(text: &mut Text, holds: Label, language: Option<&str>) {
    if text.kind != TextKind::Plain {
        text.value = values::plain(text);
        text.kind = TextKind::Plain;
    }
    if holds.line {
        line(&mut text.value)
    } else {
        values::trim(&mut text.value)
    }
    text.role = text.role.take().filter(|role| match holds.role {
        Role::None => false,
        Role::One => is_code(role) || is_uri(role),
        Role::Several => is_codes(role) || is_uri(role),
    });
    text.rank = text.rank.filter(|_| holds.rank);
    text.dir = text.dir.take().filter(|dir| matches!(dir.as_str(), "ltr" | "rtl"));
    text.visibility = values::constraint(&mut text.visibility);
    values::lang(text, language);
}

/// Words to print and notes.
pub(super) fn texts(a: &mut Article, language: Option<&str>) {
    for (list, holds) in [
        (&mut a.headlines, HEADLINE),
        (&mut a.slugline, SLUG),
        (&mut a.keywords, KEYWORD),
        (&mut a.descriptions, HEADLINE),
        (&mut a.by, HEADLINE),
        (&mut a.creditline, CREDIT),
        (&mut a.signoff, CLOSING),
        (&mut a.copyright_notice, TITLE),
        (&mut a.usage_terms, TITLE),
        (&mut a.ed_notes, TITLE),
    ] {
        list.iter_mut().for_each(|text| label(text, holds, language));
        list.prune();
    }
    for (one, holds) in
        [(&mut a.headline, HEADLINE), (&mut a.subheadline, HEADLINE), (&mut a.summary, HEADLINE), (&mut a.title, TITLE)]
    {
        one.iter_mut().for_each(|text| label(text, holds, language));
        one.take_if(|text| text.value.is_empty());
    }
    a.ed_notes.retain(|note| !note.value.is_empty());
    [&mut a.headlines, &mut a.descriptions].into_iter().for_each(|list| list.retain(|text| !text.value.is_empty()));
    headlines(a);
    for text in a.copyright_notice.iter_mut().chain(&mut a.usage_terms) {
        text.href = text.href.take().filter(|href| is_reference(href));
    }
    for note in &mut a.ed_notes {
        note.role = note.role.take().filter(|role| ![own::EMBARGO, own::SIGNOFF].contains(&role.as_str()));
    }
    a.dateline.iter_mut().for_each(|d| {
        *d = Dateline { text: d.text.take().or(d.place.take()), ..Dateline::default() };
    });
    a.dateline.prune();
}

/// The role tells the line under the headline from headlines.
fn headlines(a: &mut Article) {
    let under = |text: &Text| text.role.as_deref().is_some_and(is_under);
    a.headline.iter_mut().filter(|text| under(text)).for_each(|text| text.role = None);
    match &mut a.subheadline {
        Some(text) => {
            let ours = |role: &String| is_under(role) && role != own::SUBHEADLINE;
            text.role = text.role.take().filter(ours);
        }
        None => a.headlines.iter_mut().filter(|text| under(text)).for_each(|text| text.role = None),
    }
}

/// Which details an element holds of a party.
#[derive(Clone, Copy)]
pub(super) struct Details {
    /// A role.
    pub role: bool,
    /// A job title.
    pub title: bool,
    /// What it is where nothing says so and it can be reached.
    pub kind: &'static str,
    /// Whether it is a person in any case.
    pub person: bool,
}

/// Whoever made something.
const MAKER: Details = Details { role: true, title: true, kind: "person", person: false };
const SOURCE: Details = Details { role: true, title: false, kind: "organisation", person: false };
/// Whoever manages or owns something.
pub(super) const OWNER: Details = Details { role: false, title: false, kind: "organisation", person: false };
const ANSWERS: Details = Details { role: false, title: false, kind: "person", person: true };

/// Everybody with a part in the story.
pub(super) fn parties(a: &mut Article, schemes: &Schemes, language: Option<&str>) {
    for (list, holds) in [(&mut a.creators, MAKER), (&mut a.contributors, MAKER), (&mut a.info_sources, SOURCE)] {
        list.iter_mut().for_each(|p| party(p, holds, schemes, language));
        list.prune();
    }
    a.copyright_holder.iter_mut().chain(&mut a.provider).for_each(|p| party(p, OWNER, schemes, language));
    a.copyright_holder.prune();
    a.provider.prune();
    a.accountable.iter_mut().for_each(|p| party(p, ANSWERS, schemes, language));
    a.accountable.prune();
    for hop in &mut a.hops {
        hop.party.iter_mut().for_each(|p| {
            p.strings(&mut values::trim);
            party(p, OWNER, schemes, language);
        });
        hop.time.iter_mut().for_each(date);
        // Its name is an element inside it, of which white space is no part.
        hop.action.iter_mut().for_each(|name| *name = spaced(name));
    }
}

/// One party.
pub(super) fn party(p: &mut Party, holds: Details, schemes: &Schemes, language: Option<&str>) {
    coded(&mut p.qcode, &mut p.uri, &mut p.literal, schemes);
    words(&mut p.name);
    words(&mut p.affiliation);
    p.names.iter_mut().for_each(|name| {
        label(name, NAME, language);
        *name = Text { href: None, base: None, src: None, ..std::mem::take(name) };
    });
    // Who reads the element reads all of its names.
    p.names.retain(|name| name.visibility.as_deref() != Some("private"));
    p.names.iter_mut().for_each(|name| name.visibility = None);
    p.names.prune();
    p.names.retain(|name| !name.value.is_empty());
    names(p);
    p.role = p.role.take().filter(|role| holds.role && (is_codes(role) || is_uri(role)));
    p.job_title = p.job_title.take().filter(|title| holds.title && (is_code(title) || is_uri(title)));
    p.same_as.iter_mut().for_each(line);
    contacts(p);
    let reached = p.email.is_some() || p.phone.is_some() || p.affiliation.is_some() || !p.contacts.is_empty();
    let known = |kind: &String| matches!(kind.as_str(), "person" | "organisation");
    p.kind = p.kind.take().filter(known).or_else(|| reached.then(|| holds.kind.to_owned()));
    if holds.person && p.kind.is_some() {
        p.kind = Some("person".to_owned());
    }
    p.initials = None;
    p.visibility = values::constraint(&mut p.visibility);
}

/// The names as reading tells the one to print from further ones.
fn names(p: &mut Party) {
    let mut list: VecDeque<Text> = std::mem::take(&mut p.names).into();
    if let Some(name) = p.name.take()
        && list.front().is_none_or(|first| first.value != name || *first == Text::plain(&*name))
    {
        list.push_front(Text::plain(name));
    }
    let Some(first) = list.front() else { return };
    p.name = Some(first.value.clone());
    if *first == Text::plain(&*first.value) {
        list.pop_front();
    }
    p.names = list.into();
}

fn contacts(p: &mut Party) {
    for contact in &mut p.contacts {
        let value = values::plain(contact);
        let role = contact.role.take().filter(|role| CONTACTS.contains(&role.as_str()));
        let visibility = values::constraint(&mut contact.visibility).filter(|v| v == "private");
        *contact = Text { role, visibility, ..Text::plain(value.trim()) };
    }
    let (email, phone) = (p.email.is_some(), p.phone.is_some());
    p.contacts.retain(|contact| match contact.role.as_deref() {
        _ if contact.value.is_empty() => false,
        Some("email") => email || contact.visibility.is_some(),
        Some("phone") => phone || contact.visibility.is_some(),
        Some("web") => is_reference(&contact.value),
        role => role.is_some(),
    });
}

/// A code with the URI that it resolves to.
fn coded(code: &mut Option<String>, uri: &mut Option<String>, literal: &mut Option<String>, schemes: &Schemes) {
    *code = code.take().filter(|code| is_code(code));
    *uri = uri.take().filter(|uri| is_reference(uri)).or_else(|| schemes.resolve(code.as_deref()?));
    words(literal);
}

/// What an element holds of a concept beside its code and name.
#[derive(Clone, Copy)]
pub(super) struct Holds {
    pub literal: bool,
    pub kind: bool,
    pub numbers: bool,
}

fn concept(c: &mut Concept, holds: Holds, schemes: &Schemes) {
    coded(&mut c.qcode, &mut c.uri, &mut c.literal, schemes);
    words(&mut c.name);
    if !holds.literal {
        c.name = c.name.take().or(c.literal.take());
        c.literal = None;
    }
    c.kind = c.kind.take().filter(|kind| holds.kind && (is_code(kind) || is_uri(kind)));
    c.creator = c.creator.take().filter(|creator| is_code(creator) || is_uri(creator));
    (c.confidence, c.relevance) = (c.confidence.filter(|_| holds.numbers), c.relevance.filter(|_| holds.numbers));
    (c.scheme, c.role) = (None, None);
}

/// Codes and terms.
pub(super) fn concepts(a: &mut Article, schemes: &Schemes) {
    for (list, holds) in [
        (&mut a.subjects, SUBJECT),
        (&mut a.genres, SUBJECT),
        (&mut a.audience, SUBJECT),
        (&mut a.people, NATURE),
        (&mut a.organisations, NATURE),
        (&mut a.places, NATURE),
        (&mut a.events, NATURE),
        (&mut a.objects, NATURE),
        (&mut a.located, TERM),
        (&mut a.signals, TERM),
        (&mut a.member_of, TERM),
        (&mut a.services, CODE),
    ] {
        list.iter_mut().for_each(|c| concept(c, holds, schemes));
        list.prune();
    }
    a.digital_source_type.iter_mut().for_each(|c| concept(c, TERM, schemes));
    a.digital_source_type.prune();
    let mut none = Article::default();
    for subject in &mut a.subjects {
        // Said by a URI, it would be no subject but one of its nature's list.
        let mut nature = |kind: &String| is_code(kind) || list_of(&mut none, kind).is_none();
        subject.kind.take_if(|kind| !nature(kind));
    }
    a.subjects.prune();
    for generator in &mut a.generators {
        words(&mut generator.name);
        generator.uri = None;
    }
    a.generators.prune();
}

/// Other identifiers; the name of the file stands first, in an element of its own.
pub(super) fn ids(a: &mut Article) {
    let mut named = false;
    for id in &mut a.alt_ids {
        let file = id.role.as_deref() == Some(write::FILE_NAME) && id.environment.is_none() && !named;
        named |= file;
        if file {
            line(&mut id.value);
            continue;
        }
        alt_id(id);
    }
    a.alt_ids.retain(|id| !id.value.is_empty());
    a.alt_ids.sort_by_key(|id| id.role.as_deref() != Some(write::FILE_NAME));
}

/// An identifier with codes of its kind and of the systems in which it holds.
pub(super) fn alt_id(id: &mut crate::model::AltId) {
    values::trim(&mut id.value);
    id.role = id.role.take().filter(|role| is_code(role) || is_uri(role));
    id.environment = id.environment.take().filter(|e| is_codes(e) || is_uri(e));
}

/// What leads to other items and pages.
pub(super) fn links(a: &mut Article) {
    for relation in &mut a.relations {
        relation.version = relation.version.take().filter(|v| super::is_version(v));
        relation.rel = relation.rel.take().filter(|rel| is_token(rel));
        relation.status = None;
    }
    let whole = |r: &Relation| r.uri.is_some() && r.rel.is_some();
    a.relations.retain(whole);
    a.links.iter_mut().for_each(link);
    a.links.retain(|link| is_reference(&link.href));
}

/// A word of which a URI may end.
fn is_token(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

fn link(link: &mut Link) {
    let rel = link.rel.take().map(|rel| {
        let known = LINKS.iter().find(|(code, _)| *code == rel).map(|(_, word)| (*word).to_owned());
        known.or_else(|| rel.strip_prefix(own::LINK).map(str::to_owned)).unwrap_or(rel)
    });
    let stands = |rel: &String| is_token(rel) || is_code(rel) || is_uri(rel);
    link.rel = rel.filter(|rel| stands(rel) && is_relation(rel).is_none());
    link.length = link.length.take().filter(|l| !l.is_empty() && l.len() < 18 && l.bytes().all(|b| b.is_ascii_digit()));
    link.hreflang = None;
    link.title.iter_mut().for_each(values::trim);
}

/// Lists that repeat what another one says: concepts of a nature, and the closing credit among the notes.
pub(super) fn repeated(a: &mut Article) {
    let mut natures = Article::default();
    for subject in &a.subjects {
        if let Some(list) = subject.kind.as_deref().and_then(|kind| list_of(&mut natures, kind)) {
            list.push(Concept { kind: None, ..subject.clone() });
        }
    }
    let own = [&mut a.people, &mut a.organisations, &mut a.places, &mut a.events, &mut a.objects];
    let given = [natures.people, natures.organisations, natures.places, natures.events, natures.objects];
    own.into_iter().zip(given).for_each(|(own, given)| repeat(own, given));
    let closing = a.ed_notes.iter().filter(|note| note.role.as_deref().is_some_and(is_closing));
    let given: Vec<Text> = closing.map(signoff).collect();
    repeat(&mut a.signoff, given);
}

/// What another list gives, and then what only this one has.
fn repeat<T: PartialEq>(own: &mut Vec<T>, given: Vec<T>) {
    let mut more = Vec::new();
    let mut next = given.iter().peekable();
    for value in own.drain(..) {
        match next.next_if(|given| **given == value) {
            Some(_) => {}
            None => more.push(value),
        }
    }
    *own = given;
    own.append(&mut more);
}

/// How many of the values of a list another one gives.
pub(in super::super) fn given(a: &Article, nature: &str) -> usize {
    a.subjects.iter().filter(|s| s.kind.as_deref().is_some_and(|kind| same_list(kind, nature))).count()
}

/// The same of closing credits, which notes give.
pub(in super::super) fn given_notes(a: &Article) -> usize {
    a.ed_notes.iter().filter(|note| note.role.as_deref().is_some_and(is_closing)).count()
}

fn same_list(kind: &str, nature: &str) -> bool {
    let place =
        |code: &str| if code == "poi" { "geoArea".to_owned() } else { code.replace("organization", "organisation") };
    place(qcode::code(kind)) == nature
}
