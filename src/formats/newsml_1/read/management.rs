//! `Identification` and `NewsManagement`: which item and revision it is, and what may be done with it.

use super::super::ATTRIBUTE;
use super::super::identity::{self, Parts};
use super::super::profiles::{self, ASSOCIATED};
use super::super::{class, life};
use super::item::Item;
use super::metadata::read_property;
use super::part::{Kept, code, time, words};
use crate::diag::{Diagnostic, Report};
use crate::formats::unasked;
use crate::model::{Concept, Field, Relation, Text, Whole};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::dates::{self, Unreadable};
use crate::vocab::{edges::squash, signals};

/// `Identification` (NewsML 1.2).
pub(super) fn read_identification<'s>(
    item: &mut Item<'s>,
    cursor: &mut Cursor<'s>,
    identification: &Tag<'s>,
    report: &mut Report,
) {
    let marks = identification.attr("Euid").unwrap_or_default().into_owned();
    let marked = |mark| marks.split(' ').any(|m| m == mark);
    while let Some(tag) = cursor.child(identification, report) {
        match tag.name {
            "NewsIdentifier" => read_identifier(item, cursor, &tag, report),
            "NameLabel" => {
                let title = words(cursor, &tag, report).map(Text::plain);
                item.part(0).article.title = title;
            }
            _ => item.part(0).keep(Kept::Other, cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    item.names_provider = !marked(class::PROVIDER);
    let alt_id = item.id.alt_id().filter(|_| !marked(class::FULL));
    let a = &mut item.part(0).article;
    a.alt_ids.extend(alt_id);
}

fn read_identifier<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
    let mut parts = Parts::default();
    let (mut update, mut previous, mut place) = (None, None, None);
    while let Some(tag) = cursor.child(of, report) {
        let text = cursor.text(&tag, report).trim().to_owned();
        match tag.name {
            "ProviderId" => parts.provider = text,
            "DateId" => parts.date = text,
            "NewsItemId" => parts.item = text,
            "RevisionId" => {
                parts.revision = text;
                update = tag.attr("Update").and_then(|u| life::update(u.trim()));
                previous = tag.attr("PreviousRevision").map(|p| p.trim().to_owned());
            }
            "PublicIdentifier" => {
                parts.public = text;
                place = Some(cursor.inside(&tag));
            }
            _ => {}
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    let uri = parts.uri();
    let previous = previous.filter(|p| !p.is_empty() && p != "0").zip(uri.as_ref());
    let a = &mut item.part(0).article;
    a.signals.extend(update);
    a.relations.extend(previous.map(|(version, uri)| identity::previous(uri, version)));
    a.version = Some(parts.revision.clone()).filter(|v| !v.is_empty());
    if let Some(place) = place.filter(|_| uri.as_ref().is_some_and(|uri| parts.public.starts_with(uri.as_str()))) {
        report.place(Field::Uri(Whole), 1, || place);
    }
    a.uri = uri;
    item.id = parts;
}

/// `NewsManagement` (NewsML 1.2).
pub(super) fn read_management<'s>(
    item: &mut Item<'s>,
    cursor: &mut Cursor<'s>,
    management: &Tag<'s>,
    report: &mut Report,
) {
    while let Some(tag) = cursor.child(management, report) {
        match tag.name {
            "NewsItemType" => {
                let kind = code(&tag).map(|kind| Concept::named(kind).role("type"));
                let kind = kind.filter(profiles::is_item_type);
                item.part(0).article.genres.extend(kind);
            }
            "FirstCreated" | "ThisRevisionCreated" => read_time(item, cursor, &tag, report),
            "Status" => read_status(item, &tag),
            "StatusWillChange" => read_future(item, cursor, &tag, report),
            "Urgency" => read_urgency(item, cursor, &tag, report),
            "DerivedFrom" | "AssociatedWith" => read_relation(item, cursor, &tag, report),
            "Instruction" => read_instruction(item, cursor, &tag, report),
            "Property" => read_property(item, 0, cursor, &tag, report),
            _ => item.part(0).keep(Kept::Other, cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// `Status`: of several the one that stops the item.
fn read_status(item: &mut Item<'_>, tag: &Tag<'_>) {
    let weight = |name: &Option<String>| match name.as_deref().map(signals::status) {
        None => 0,
        Some(Some("usable")) => 1,
        Some(Some("embargoed")) => 2,
        Some(Some("canceled")) => 4,
        Some(_) => 3,
    };
    let name = code(tag);
    if item.status.name.is_none() || weight(&name) > weight(&item.status.name) {
        item.status.name = name;
        item.status.mark = tag.attr("Euid").map(|mark| mark.into_owned());
    }
}

/// What an `Update` puts into the management of the item it changes: it stands as it came, but a kill in it kills.
pub(super) fn obey_update<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, update: &Tag<'s>) {
    // What is broken in it was noted when it was kept.
    let quiet = &mut Report::default();
    let Some((mut again, root)) = item.reread(cursor, update) else { return };
    let mut open = vec![root];
    while let Some(tag) = open.last() {
        match again.child(&tag.clone(), quiet) {
            None => drop(open.pop()),
            Some(child) => match child.name {
                "Status" => read_status(item, &child),
                "StatusWillChange" => read_future(item, &mut again, &child, quiet),
                "Instruction" => read_instruction(item, &mut again, &child, quiet),
                _ if open.len() < MOST_IN_UPDATE => open.push(child),
                _ => again.skip(&child, quiet),
            },
        }
    }
}

/// How deep an `Update` is looked into.
const MOST_IN_UPDATE: usize = 8;

fn read_time<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let text = squash(&cursor.text(tag, report));
    let Some(time) = time(&text, tag, report) else {
        if !text.is_empty() {
            item.again(0, Kept::Other, cursor, tag, report);
        }
        return;
    };
    let a = &mut item.part(0).article;
    if tag.name == "FirstCreated" {
        a.first_created = Some(time);
    } else {
        a.version_created = Some(time);
        report.place(Field::VersionCreated(Whole), 1, || cursor.inside(tag));
    }
}

/// `StatusWillChange`: to usable at the end of an embargo, to withheld or canceled when it is over.
fn read_future<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
    let (mut name, mut when) = (None, Err(Unreadable::Empty));
    while let Some(tag) = cursor.child(of, report) {
        if tag.is("FutureStatus") {
            name = code(&tag);
        } else if tag.is("DateAndTime") {
            let text = squash(&cursor.text(&tag, report));
            when = dates::read(&text).map(|stated| stated.time);
            if let (Ok(_), true) = (&when, name.as_deref().and_then(signals::status) == Some("usable")) {
                item.release_at = Some(cursor.inside(&tag));
            }
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    let time = match when {
        Ok(time) => Some(time),
        Err(Unreadable::Forever) => None,
        Err(_) => {
            let message = "when the status will change cannot be read";
            report.add(Diagnostic::warning("newsml-1/unreadable-date", message).at(of.span()));
            return item.again(0, Kept::Other, cursor, of, report);
        }
    };
    item.status.future.extend(name.map(|name| (name, time)));
}

/// `Urgency`; TASS writes the number into the element.
fn read_urgency<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let stated = code(tag);
    let text = stated.unwrap_or_else(|| cursor.text(tag, report).into_owned());
    match text.trim().parse() {
        Ok(n @ 1..=9) => item.part(0).article.urgency = Some(n),
        Ok(_) | Err(_) if text.trim().is_empty() => {}
        Ok(_) | Err(_) => {
            let message = format!("`{text}` is no urgency from 1 to 9");
            report.add(Diagnostic::warning("newsml-1/unreadable-urgency", message).at(tag.span()));
            item.again(0, Kept::Other, cursor, tag, report);
        }
    }
}

/// `DerivedFrom` and `AssociatedWith`; the comment of the second says how, and others are told of.
fn read_relation<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
    let uri = of.attr("NewsItem").filter(|u| !u.trim().is_empty()).map(|u| u.into_owned());
    let (mut comment, says_how) = (None, of.name == "AssociatedWith");
    while let Some(tag) = cursor.child(of, report) {
        match words(cursor, &tag, report) {
            said if says_how && comment.is_none() => comment = said,
            said => left_out(said, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    let rel = match of.name {
        "DerivedFrom" => "derivedFrom".to_owned(),
        _ => comment.unwrap_or_else(|| ASSOCIATED.to_owned()),
    };
    if uri.is_some() {
        item.part(0).article.relations.push(Relation { uri, rel: Some(rel), ..Relation::default() });
    }
}

/// Tells of words that have no place.
fn left_out(words: Option<String>, tag: &Tag<'_>, report: &mut Report) {
    let Some(words) = words else { return };
    let message = format!("<{}> `{words}` has no place and is left out", tag.qualified());
    report.add(Diagnostic::info("newsml-1/left-out", message).at(tag.span()));
}

/// `Instruction`: what is to be done with this item; a `RevisionStatus` in it gives another revision a status. One that names
/// none is about all earlier ones (NewsML 1.2, RevisionStatus), in whose place this one stands: it stays as it came.
fn read_instruction<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
    let scheme = of.attr("Scheme").filter(|s| !s.trim().is_empty()).map(|s| s.into_owned());
    let signal = code(of).map(|code| life::signal(&code, scheme));
    item.part(0).article.signals.extend(signal);
    let mut of_all = false;
    while let Some(tag) = cursor.child(of, report) {
        let version = tag.attr("Revision").map(|r| r.into_owned());
        let mut status = None;
        while let Some(child) = cursor.child(&tag, report) {
            status = status.or(code(&child));
            unasked::note(&child, ATTRIBUTE, report);
        }
        let rel = match status.as_deref().and_then(signals::status) {
            Some("canceled") => "kills",
            Some("withheld") => "withholds",
            _ => "updates",
        };
        let a = &mut item.part(0).article;
        let (uri, rel) = (a.uri.clone(), Some(rel.to_owned()));
        if version.is_some() {
            a.relations.push(Relation { uri, version, rel, status });
        } else {
            of_all |= status.is_some();
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    if of_all {
        item.again(0, Kept::Other, cursor, of, report);
    }
}
