//! Reading the members that dialects add.

use super::dialects::{self, List, Place};
use super::read::{Item, strings};
use super::read_parts::{concepts, credited, one_concept, one_party, parties};
use crate::copy::{Found, byline};
use crate::diag::Report;
use crate::formats::members::{self, set};
use crate::model::{AltId, Article, Concept, Dateline, Link, Party, Relation, Text, TextKind};
use crate::syntax::html;
use crate::syntax::json::{Kind, Value};
use crate::vocab::signals;

/// Reads a member into its place; whether it was read.
pub(super) fn read(place: Place, item: &mut Item, (key, value): (&str, Value<'_>), report: &mut Report) -> bool {
    let a = &mut item.article;
    match place {
        Place::As(member) => return item.known(member, (key, value), report),
        Place::Guid => return set(&mut item.guid, members::words(key, value, report)),
        Place::Source => {
            let stated = some_parties(a, key, value, report);
            supplied(a, stated);
        }
        Place::SourceOf(role) => {
            let stated = some_parties(a, key, value, report);
            supplied(a, stated.into_iter().map(|party| party.role(role)).collect());
        }
        Place::Provider => {
            let stated = one_party(a, key, value, report);
            if a.provider.is_some() && stated.is_some() {
                return false;
            }
            a.provider = a.provider.take().or(stated);
        }
        Place::Creators => {
            let stated = some_parties(a, key, value, report);
            a.creators.extend(stated);
        }
        Place::Contributors => {
            let stated = some_parties(a, key, value, report);
            a.contributors.extend(stated);
        }
        Place::Contributor(role) => {
            let stated = some_parties(a, key, value, report);
            a.contributors.extend(stated.into_iter().map(|party| party.role(role)));
        }
        Place::Bylines => bylines(a, key, value, report),
        Place::Signals => signals_of(a, key, value, report),
        Place::Notes => notes(a, key, value, report),
        Place::State => {
            let stop = dialects::stops(&value.string());
            let literal = Some(value.string().into_owned());
            a.signals.extend(stop.map(|stop| Concept { literal, ..Concept::named(stop.signal()) }));
            return stop.is_some();
        }
        Place::Notepad => return notepad(a, value, report),
        Place::Links => return links(a, key, value, report),
        Place::Concepts(list, role) => {
            let stated = match value.kind() {
                Kind::Object => one_concept(a, key, value, report).into_iter().collect(),
                _ => concepts(a, key, value, report),
            };
            stated.into_iter().for_each(|concept| add(a, list, concept, role));
        }
        Place::Categories => categories(a, key, value, report),
        // Superdesk has its words beside what it knows of the place, which no member takes.
        Place::Dateline if value.kind() == Kind::Object => {
            let text = value.members().find(|(key, value)| *key == "text" && value.kind() == Kind::String);
            let words = text.map(|(_, text)| dateline(&text.string())).filter(|words| !words.is_empty());
            a.dateline.extend(words.map(|words| Dateline { text: Some(words), ..Dateline::default() }));
            return false;
        }
        Place::DatelineCity => {
            let city = value.members().find(|(key, _)| *key == "city").map(|(_, city)| city.string().into_owned());
            a.dateline.extend(city.map(|city| Dateline { place: Some(city), ..Dateline::default() }));
            // Where exactly that is has no place.
            return false;
        }
        Place::Flag(role) => {
            a.role = a.role.take().or_else(|| Some(role.to_owned()).filter(|_| value.raw == "true"));
        }
        _ => return words(place, item, (key, value), report),
    }
    true
}

/// One party, or a list of them.
fn some_parties(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) -> Vec<Party> {
    match value.kind() {
        Kind::Array => parties(a, key, value, report),
        _ => one_party(a, key, value, report).into_iter().collect(),
    }
}

/// Adds who supplied it, unless they are there: agencies state themselves in several members.
fn supplied(a: &mut Article, parties: Vec<Party>) {
    for party in parties {
        if !a.info_sources.contains(&party) {
            a.info_sources.push(party);
        }
    }
}

/// Members that are words, one string or several.
fn words(place: Place, item: &mut Item, (key, value): (&str, Value<'_>), report: &mut Report) -> bool {
    let a = &mut item.article;
    match place {
        Place::Published => return set(&mut a.published, members::time(key, value, report)),
        Place::Sent => {
            let transmission = a.transmission.get_or_insert_default();
            return set(&mut transmission.sent, members::time(key, value, report));
        }
        Place::Priority => {
            return set(&mut a.transmission.get_or_insert_default().priority, members::words(key, value, report));
        }
        Place::Category => {
            return set(&mut a.transmission.get_or_insert_default().category, members::words(key, value, report));
        }
        Place::Subheadline => {
            let words = members::words(key, value, report);
            return set(&mut a.subheadline, words.map(|words| words.map(Text::plain)));
        }
        _ => {}
    }
    if matches!(value.kind(), Kind::Object | Kind::Odd) {
        return false;
    }
    for words in strings(key, value, report) {
        match place {
            Place::Story => {
                a.alt_ids.push(AltId::new(words.as_str(), key));
                a.story.get_or_insert(words);
            }
            Place::AltId => a.alt_ids.push(AltId::new(words, key)),
            Place::Creditline => a.creditline.push(Text::plain(words)),
            Place::Signoff => a.signoff.push(Text::plain(words)),
            Place::Dateline => a.dateline.push(Dateline { text: Some(dateline(&words)), ..Dateline::default() }),
            Place::Note(role) => a.ed_notes.push(Text::plain(words).role(role)),
            Place::OwnNote => a.ed_notes.push(Text::plain(words).role(key)),
            Place::Notice(role) => a.copyright_notice.push(Text::plain(words).role(role)),
            Place::Keywords => add(a, List::Keywords, Concept::named(words), ""),
            Place::Relation(rel) => {
                let rel = Some(rel.to_owned());
                a.relations.push(Relation { uri: Some(words), rel, ..Relation::default() });
            }
            Place::Headline(role) => item.headlines.push(Text::plain(words).role(role)),
            Place::Description(role) => {
                let text = by_name(key, words);
                let role = Some(role.to_owned()).filter(|role| !role.is_empty());
                item.descriptions.push(Text { role, ..text });
            }
            Place::Body => a.bodies.push(Text::html(words)),
            _ => return false,
        }
    }
    true
}

/// `Peine (dpa/lni) - ` without the mark that joins it to the text.
fn dateline(words: &str) -> String {
    words.trim().trim_end_matches(['-', '–', '—', '_', '=']).trim_end().to_owned()
}

/// A text of which the name says that it is HTML, or its looks: Superdesk's `abstract` is what an editor makes.
fn by_name(key: &str, words: String) -> Text {
    let markup = key.ends_with("_html") || html::looks_like_html(&words);
    Text::of(if markup { TextKind::Html } else { TextKind::Plain }, words)
}

/// Who is credited as it is printed; of whom more is said, as a party too.
fn bylines(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) {
    let printed = |one: &Value<'_>| {
        let member = |name: &str| one.members().find(|(key, v)| *key == name && v.kind() == Kind::String);
        member("by").or_else(|| member("byline")).map(|(_, words)| words.string().into_owned())
    };
    for one in members::list(key, value, report) {
        if one.kind() != Kind::Object {
            a.by.extend(strings(key, one, report).into_iter().map(Text::plain));
            continue;
        }
        let words = printed(&one).filter(|words| !words.trim().is_empty());
        for mut party in credited(a, key, one, report).into_iter().filter(|party| *party != Party::default()) {
            party.name = party.name.or_else(|| words.as_deref().map(name));
            a.creators.push(party);
        }
        a.by.extend(words.map(Text::plain));
    }
}

/// Who a byline names, without the word before it.
fn name(words: &str) -> String {
    let read = byline(words).and_then(Found::certain);
    let first = read.and_then(|read| read.value.people.into_iter().next()).and_then(|party| party.name);
    first.unwrap_or_else(|| words.to_owned())
}

/// What TT calls the code of an update among its signals.
const UPDATE: &str = "updatetype";

/// What this version is: the word of the model, where the code means one.
fn signals_of(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) {
    let stated = match value.kind() {
        Kind::Array => concepts(a, key, value, report),
        // TT has one beside what it says of the pages.
        Kind::Object if value.members().any(|(key, _)| key == UPDATE) => {
            a.extensions.push(members::keep(key, value, report));
            let codes = value.members().filter(|(key, _)| *key == UPDATE);
            codes.flat_map(|(key, code)| strings(key, code, report)).map(Concept::term).collect()
        }
        _ => one_concept(a, key, value, report).into_iter().collect(),
    };
    for mut concept in stated {
        let code = concept.literal.clone().or(concept.qcode.clone()).or(concept.name.take()).unwrap_or_default();
        concept.name = signals::coded(&code).map(str::to_owned);
        if concept.literal.is_none() && concept.qcode.is_none() {
            concept.literal = Some(code);
        }
        a.signals.push(concept);
    }
}

/// Notes that say whether they may be published; a closing line is the sign-off.
fn notes(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) {
    for one in members::list(key, value, report) {
        let (mut note, mut whole) = (Text::default(), one.kind() == Kind::Object);
        for (key, value) in one.members() {
            match key {
                "ednote" => note.value = members::words(key, value, report).ok().flatten().unwrap_or_default(),
                "role" => note.role = members::words(key, value, report).ok().flatten(),
                "is_publishable" => {
                    let visibility = if value.raw == "true" { "public" } else { "private" };
                    note.visibility = Some(visibility.to_owned());
                }
                _ => whole = false,
            }
        }
        if !whole {
            a.extensions.push(members::keep(key, one, report));
        }
        let closing = note.role.as_deref().is_some_and(|role| role.ends_with(":closingline"));
        if closing && note.is_public() {
            a.signoff.push(Text { visibility: None, ..note });
        } else {
            a.ed_notes.push(note);
        }
    }
}

/// dpa's `notepad`: what editors may publish, and what they may not.
fn notepad(a: &mut Article, value: Value<'_>, report: &mut Report) -> bool {
    if value.kind() != Kind::Object {
        return value.kind() == Kind::Null;
    }
    for (key, value) in value.members() {
        let visibility = match key {
            "public_html" => "public",
            // Its heading says only that it is one.
            "header_html" => continue,
            _ => "private",
        };
        let html = members::words(key, value, report).ok().flatten().map(Text::html);
        let note = html.map(|note| Text { visibility: Some(visibility.to_owned()), ..note.role("notepad") });
        a.ed_notes.extend(note);
    }
    true
}

fn links(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) -> bool {
    for one in members::list(key, value, report) {
        let mut link = Link::default();
        for (key, value) in one.members() {
            match key {
                "href" => link.href = members::words(key, value, report).ok().flatten().unwrap_or_default(),
                "rel" => link.rel = members::words(key, value, report).ok().flatten(),
                "type" => link.media_type = members::words(key, value, report).ok().flatten(),
                "title" => link.title = members::words(key, value, report).ok().flatten(),
                _ => members::left_out(key, value, report),
            }
        }
        a.links.push(link);
    }
    true
}

/// Concepts that say which they are.
fn categories(a: &mut Article, key: &str, value: Value<'_>, report: &mut Report) {
    for mut concept in concepts(a, key, value, report) {
        let (list, role) = dialects::category(concept.kind.as_deref().unwrap_or_default());
        if list != List::Subjects {
            concept.kind = None;
        }
        add(a, list, concept, role);
    }
}

/// Adds a concept to a list, unless one of its name is there.
fn add(a: &mut Article, list: List, mut concept: Concept, role: &str) {
    if !role.is_empty() {
        concept.role = Some(role.to_owned());
    }
    let list = match list {
        List::Services => &mut a.services,
        List::MemberOf => &mut a.member_of,
        List::Audience => &mut a.audience,
        List::Subjects => &mut a.subjects,
        List::Places => &mut a.places,
        List::Genres => &mut a.genres,
        List::Keywords => {
            let words = concept.name.or(concept.literal).filter(|words| !words.trim().is_empty());
            let new = words.filter(|words| a.keywords.iter().all(|k| k.value != *words));
            return a.keywords.extend(new.map(Text::plain));
        }
        List::Creators => return a.creators.push(party(concept)),
        List::Contributors => return a.contributors.push(party(concept)),
        List::Provider => {
            a.provider.get_or_insert_with(|| party(concept));
            return;
        }
        List::Nowhere => return,
    };
    let name = concept.name.as_deref();
    let code = |known: &Concept| known.qcode.as_deref().and_then(|qcode| qcode.rsplit(':').next()) == name;
    let same = |known: &Concept| known.name.as_deref() == name || code(known);
    match list.iter_mut().find(|known| name.is_some() && known.role == concept.role && same(known)) {
        Some(known) if known.qcode.is_none() && known.literal.is_none() => *known = concept,
        Some(_) if concept.qcode.is_none() && concept.literal.is_none() => {}
        _ => list.push(concept),
    }
}

/// Who a concept names.
fn party(concept: Concept) -> Party {
    let Concept { name, qcode, literal, uri, role, .. } = concept;
    Party { name, qcode, literal, uri, role, ..Party::default() }
}
