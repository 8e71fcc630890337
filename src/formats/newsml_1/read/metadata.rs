//! `AdministrativeMetadata` and `DescriptiveMetadata`: who made a component, and what it is about.

use super::super::ATTRIBUTE;
use super::super::profiles::{self, EVENT, NEWS_PRODUCT, Place};
use super::item::Item;
use super::part::{Kept, Part, code, extension, time, words};
use super::topics::Topics;
use crate::diag::{Diagnostic, Report};
use crate::formats::unasked;
use crate::model::{AltId, Article, Concept, Extension, Generator, Party, Relation, Text};
use crate::syntax::xml::{Cursor, Piece, Tag};
use crate::vocab::edges::squash;

/// `AdministrativeMetadata` (NewsML 1.2).
pub(super) fn read_administrative<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    metadata: &Tag<'s>,
    report: &mut Report,
) {
    while let Some(tag) = cursor.child(metadata, report) {
        let a = match tag.name {
            "Provider" | "Creator" | "Source" | "Contributor" => {
                read_parties(item, at, cursor, &tag, report);
                unasked::note(&tag, ATTRIBUTE, report);
                continue;
            }
            "Property" => {
                read_property(item, at, cursor, &tag, report);
                unasked::note(&tag, ATTRIBUTE, report);
                continue;
            }
            "FileName" | "SystemIdentifier" => &mut item.part(at).article,
            _ => {
                item.part(at).keep(Kept::Other, cursor, &tag, report);
                continue;
            }
        };
        let Some(id) = Some(cursor.text(&tag, report).trim().to_owned()).filter(|id| !id.is_empty()) else { continue };
        if tag.name == "SystemIdentifier" && at > 0 && a.uri.is_none() {
            a.uri = Some(id);
        } else {
            a.alt_ids.push(AltId::new(id, tag.name));
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// The parties of an element; some write the name without a `Party`.
fn read_parties<'s>(item: &mut Item<'s>, at: usize, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
    let (mut parties, mut comments, mut plain) = (Vec::new(), Vec::new(), String::new());
    while let Some(piece) = cursor.piece(of, report) {
        match piece {
            Piece::Text(text) => plain.push_str(&text),
            Piece::Child(tag) if tag.is("Party") => {
                parties.extend(party(cursor, &tag, &item.topics, report));
                unasked::note(&tag, ATTRIBUTE, report);
            }
            Piece::Child(tag) if tag.is("Comment") => {
                let role = code(&tag);
                let comment = words(cursor, &tag, report).map(Text::plain);
                comments.extend(comment.map(|t| Text { role, ..t }));
                unasked::note(&tag, ATTRIBUTE, report);
            }
            Piece::Child(tag) => item.part(at).keep(Kept::Other, cursor, &tag, report),
        }
    }
    let plain = squash(&plain);
    if parties.is_empty() && !plain.is_empty() {
        parties.push(Party::named(plain));
    }
    if let Some(first) = parties.first_mut() {
        first.contacts.append(&mut comments);
    }
    let part = item.part(at);
    let a = &mut part.article;
    match of.name {
        "Provider" => {
            part.has_provider = true;
            let mut parties = parties.into_iter();
            if a.provider.is_none() {
                a.provider = parties.next();
            }
            a.info_sources.extend(parties.map(|p| p.role("provider")));
        }
        "Creator" => a.creators.append(&mut parties),
        "Source" => {
            // The item of theirs that this one comes from.
            let item = of.attr("NewsItem").filter(|uri| !uri.trim().is_empty()).map(|uri| uri.trim().to_owned());
            let rel = Some("derivedFrom".to_owned());
            let relation = item.map(|uri| Relation { uri: Some(uri), rel, ..Relation::default() });
            // Its management may have said it.
            a.relations.extend(relation.filter(|relation| !a.relations.contains(relation)));
            a.info_sources.append(&mut parties);
        }
        _ => a.contributors.append(&mut parties),
    }
}

/// `Party`: its formal name is what is printed where no topic says otherwise; properties (1.2) say the rest.
pub(super) fn party<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, topics: &Topics, report: &mut Report) -> Option<Party> {
    let mut p = Party { name: code(tag), ..Party::default() };
    if let Some((scheme, name)) = tag.attr("Scheme").filter(|s| !s.trim().is_empty()).zip(p.name.as_ref()) {
        p.qcode = Some(format!("{scheme}:{name}"));
    }
    let topic = tag.attr("Topic").filter(|t| !t.trim().is_empty());
    while let Some(child) = cursor.child(tag, report) {
        let (name, value) = (code(&child), child.attr("Value").filter(|v| !v.trim().is_empty()));
        let Some((name, value)) = name.zip(value).filter(|_| child.is("Property")) else { continue };
        let value = value.into_owned();
        match leaf(&mut p, &name) {
            Some(place) if place.is_none() => *place = Some(value),
            _ => p.contacts.push(Text::plain(value).role(name)),
        }
        unasked::note(&child, ATTRIBUTE, report);
    }
    match topic.as_deref().map(|t| (t, topics.find(t))) {
        Some((_, Some(known))) => {
            if let Some(name) = &known.concept.name {
                p.literal = p.literal.take().or(p.name.take());
                p.name = Some(name.clone());
            }
        }
        // A word for what they did, where the DTD means a reference (Belga).
        Some((word, None)) if !word.starts_with('#') => p.role = p.role.take().or_else(|| Some(word.to_owned())),
        Some((reference, None)) => p.same_as.push(reference.to_owned()),
        None => {}
    }
    (p != Party::default()).then_some(p)
}

/// The leaves of a party that stand in its properties, by the names that are written.
pub(in super::super) const LEAVES: &[&str] =
    &["Role", "JobTitle", "Uri", "Literal", "Email", "Phone", "Initials", "Kind", "Affiliation", "Visibility"];

/// The leaf that a property of a party states.
fn leaf<'p>(p: &'p mut Party, name: &str) -> Option<&'p mut Option<String>> {
    let at = LEAVES.iter().position(|known| known.eq_ignore_ascii_case(name))?;
    let places: [&'p mut Option<String>; 10] = [
        &mut p.role,
        &mut p.job_title,
        &mut p.uri,
        &mut p.literal,
        &mut p.email,
        &mut p.phone,
        &mut p.initials,
        &mut p.kind,
        &mut p.affiliation,
        &mut p.visibility,
    ];
    places.into_iter().nth(at)
}

/// `DescriptiveMetadata` (NewsML 1.2).
pub(super) fn read_descriptive<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    metadata: &Tag<'s>,
    report: &mut Report,
) {
    while let Some(tag) = cursor.child(metadata, report) {
        match tag.name {
            "Language" => {
                let a = &mut item.part(at).article;
                a.language = a.language.take().or_else(|| code(&tag).map(|l| l.trim().to_owned()));
            }
            "Genre" => {
                let genre = code(&tag).map(|c| Concept { scheme: scheme(&tag), ..Concept::named(c) });
                item.part(at).article.genres.extend(genre);
            }
            "SubjectCode" => read_subjects(item.part(at), cursor, &tag, report),
            "Location" => read_location(item.part(at), cursor, &tag, report),
            "DateLineDate" => {
                let part = item.part(at);
                part.dateline_date = part.dateline_date.take().or(words(cursor, &tag, report));
            }
            "OfInterestTo" => item.part(at).article.audience.extend(code(&tag).map(Concept::named)),
            "TopicOccurrence" => read_occurrence(item, at, cursor, &tag, report),
            "Property" => read_property(item, at, cursor, &tag, report),
            "guid" => {
                let id = words(cursor, &tag, report);
                item.part(at).article.alt_ids.extend(id.map(|id| AltId::new(id, "guid")));
            }
            _ => item.part(at).keep(Kept::Other, cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// What the code is of: a scheme, else the vocabulary.
fn scheme(tag: &Tag<'_>) -> Option<String> {
    let stated = |name| tag.attr(name).filter(|v| !v.trim().is_empty()).map(|v| v.into_owned());
    stated("Scheme").or_else(|| stated("Vocabulary"))
}

/// `SubjectCode`: subjects, matters and details, each a code of its own.
fn read_subjects<'s>(part: &mut Part, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(of, report) {
        let Some(literal) = code(&tag) else { continue };
        let role = tag.is("SubjectQualifier").then(|| "qualifier".to_owned());
        part.article.subjects.push(Concept { scheme: scheme(&tag), role, ..Concept::term(literal) });
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// `Location` (1.2): where the story was made (`HowPresent` Origin, or nothing), or what it is about.
fn read_location<'s>(part: &mut Part, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
    let present = of.attr("HowPresent").unwrap_or_default().trim().to_owned();
    let place = place(part, cursor, of, report);
    let a = &mut part.article;
    if present.is_empty() || present.eq_ignore_ascii_case("Origin") {
        a.located.extend(place);
    } else {
        let role = Some(present).filter(|p| !p.eq_ignore_ascii_case("RelatesTo"));
        let role = role.map(|p| if p.eq_ignore_ascii_case(EVENT) { EVENT.to_owned() } else { p });
        a.places.extend(place.map(|place| Concept { role, ..place }));
    }
}

/// A city and its country; what else is said of it is kept.
fn place<'s>(part: &mut Part, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> Option<Concept> {
    let (mut out, mut country, mut more) = (Concept::default(), None, String::new());
    while let Some(tag) = cursor.child(of, report) {
        let value = tag.attr("Value").filter(|v| !v.trim().is_empty()).map(|v| v.into_owned());
        let (Some(name), Some(value)) = (code(&tag), value) else {
            // What it says by a reference has no place here.
            unasked::note(&tag, ATTRIBUTE, report);
            continue;
        };
        match name.as_str() {
            "City" if out.name.is_none() => out.name = Some(value),
            "CountryCode" if out.literal.is_none() => out.literal = Some(value),
            "Country" if country.is_none() => country = Some(value),
            _ => more.push_str(&cursor.whole(&tag, report)),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    out.literal = out.literal.take().or(country);
    if !more.is_empty() {
        let raw = format!("<Location>{more}</Location>");
        part.push(Kept::Other, Extension { name: "Location".to_owned(), raw, ..Extension::default() });
    }
    (out != Concept::default()).then_some(out)
}

/// `TopicOccurrence`: someone or something that the story speaks of.
fn read_occurrence<'s>(item: &mut Item<'s>, at: usize, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let topic = tag.attr("Topic").and_then(|t| item.topics.find(&t).cloned());
    let Some(topic) = topic else { return item.part(at).keep(Kept::Other, cursor, tag, report) };
    let a = &mut item.part(at).article;
    let kind = topic.kind.to_ascii_lowercase();
    let list = match kind.as_str() {
        kind if kind.contains("person") => &mut a.people,
        kind if kind.contains("organi") || kind.contains("compan") => &mut a.organisations,
        kind if kind.contains("geogra") || kind.contains("location") || kind.contains("country") => &mut a.places,
        kind if kind.contains("event") => &mut a.events,
        _ => &mut a.subjects,
    };
    list.push(topic.concept);
}

/// `Metadata`: properties of a type that the sender defines.
pub(super) fn read_metadata<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    metadata: &Tag<'s>,
    report: &mut Report,
) {
    let mut known = true;
    while let Some(tag) = cursor.child(metadata, report) {
        let name = code(&tag).filter(|_| tag.is("Property"));
        match name.as_deref().and_then(profiles::property) {
            Some(_) => read_property(item, at, cursor, &tag, report),
            None => known &= !tag.is("Property"),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    if !known {
        item.again(at, Kept::Other, cursor, metadata, report);
    }
}

/// `Property`: what its name means, the carrier's, or kept as it came.
pub(super) fn read_property<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
) {
    let (name, value) = (code(tag).unwrap_or_default(), tag.attr("Value").unwrap_or_default().into_owned());
    if item.part(at).carried(&name, &value) {
        return;
    }
    match profiles::property(&name) {
        Some(Place::Machine) => {}
        Some(Place::Package) => {
            while let Some(child) = cursor.child(tag, report) {
                let name = code(&child).unwrap_or_default();
                let value = child.attr("Value").unwrap_or_default().into_owned();
                if let Some(place) = profiles::property(&name).filter(|_| !value.trim().is_empty()) {
                    put(&mut item.part(at).article, place, &name, value, (&child, report));
                }
                unasked::note(&child, ATTRIBUTE, report);
            }
        }
        Some(Place::Location) => {
            let part = item.part(at);
            let place = place(part, cursor, tag, report);
            part.article.located.extend(place);
        }
        Some(_) if value.trim().is_empty() && tag.empty => {}
        Some(place) if put(&mut item.part(at).article, place, &name, value.clone(), (tag, report)) => {
            unread(cursor, tag, report);
        }
        None if value.trim().is_empty() && tag.empty && tag.attr("ValueRef").is_none() => {}
        Some(_) | None => {
            let kept = extension(cursor, tag, report);
            item.part(at).push(Kept::Property, kept);
        }
    }
}

/// Notes the properties inside one that its field has no place for.
fn unread<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    while !tag.empty
        && let Some(child) = cursor.child(tag, report)
    {
        let name = code(&child).unwrap_or_default();
        report.add_of("newsml-1/left-out", || {
            let message = format!("<{}> `{name}` inside another has no place and is left out", child.qualified());
            Diagnostic::info("newsml-1/left-out", message).at(child.span())
        });
    }
}

/// Puts a value where it belongs; `false` where that is taken or the value is none for it.
fn put(a: &mut Article, place: Place, name: &str, value: String, (tag, report): (&Tag<'_>, &mut Report)) -> bool {
    let fill = |place: &mut Option<String>, value| {
        let free = place.is_none();
        place.get_or_insert(value);
        free
    };
    match place {
        Place::Keyword => a.keywords.push(Text::plain(value)),
        Place::Generator => a.generators.push(Generator { name: Some(value), ..Generator::default() }),
        Place::Service => a.services.push(Concept::named(value)),
        Place::Product => a.services.push(Concept::named(value).role(NEWS_PRODUCT)),
        Place::Creator(role) => a.creators.push(Party::named(value).role(role)),
        Place::Contributor(role) => a.contributors.push(Party::named(value).role(role)),
        Place::Credit => a.creditline.push(Text::plain(value)),
        Place::By => a.by.push(Text::plain(value)),
        Place::Notice => a.copyright_notice.push(Text::plain(value)),
        Place::Terms => a.usage_terms.push(Text::plain(value)),
        Place::Note => a.ed_notes.push(Text::plain(value).role(name)),
        Place::AltId => a.alt_ids.push(AltId::new(value, name)),
        Place::Subject => {
            a.subjects.push(Concept { scheme: Some(name.to_owned()), ..Concept::named(value) });
        }
        Place::Priority => return fill(&mut a.transmission.get_or_insert_default().priority, value),
        Place::Category => return fill(&mut a.transmission.get_or_insert_default().category, value),
        Place::Number => return fill(&mut a.transmission.get_or_insert_default().number, value),
        Place::SourceId => return fill(&mut a.transmission.get_or_insert_default().source_id, value),
        Place::Sent => {
            let Some(time) = time(&value, tag, report) else { return false };
            a.transmission.get_or_insert_default().sent = Some(time);
        }
        Place::WordCount => {
            let Ok(count) = value.trim().parse() else { return false };
            a.transmission.get_or_insert_default().word_count.get_or_insert(count);
        }
        Place::Package | Place::Location | Place::Machine => return false,
    }
    true
}
