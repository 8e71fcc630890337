//! `docdata`: identity, status, dates, rights and notes of the document.

use super::super::ATTRIBUTE;
use super::super::class;
use super::super::form::MOST_HOLDERS;
use super::super::{evloc, rights};
use super::item::{Item, Release, keep, time};
use super::text::words;
use super::{head, places};
use crate::diag::{Diagnostic, Report};
use crate::formats::unasked;
use crate::model::{AltId, Concept, Expiry, Extension, Party, Relation, RightsInfo, Text, Time};
use crate::syntax::xml::{Cursor, Tag};

/// Its elements that decide whether a story may be published, for those who spell them in capitals.
const NAMES: &[&str] = &["date.issue", "date.release", "date.expire", "doc.rights", "doc-id", "ed-msg"];

/// `docdata` (NITF 3.6); its children come in any order.
pub(super) fn read_docdata<'s>(item: &mut Item, cursor: &mut Cursor<'s>, docdata: &Tag<'s>, report: &mut Report) {
    read_management(item, docdata);
    while let Some(tag) = cursor.child(docdata, report) {
        let tag = tag.respelled(NAMES).unwrap_or(tag);
        match (tag.ns, tag.name) {
            ("", "correction") => read_correction(item, cursor, &tag),
            ("", "evloc") => item.article.located.push(evloc::read(&tag)),
            ("", "doc-id") => read_doc_id(item, &tag),
            ("", "del-list") => read_del_list(item, cursor, &tag, report),
            ("", "urgency") => read_urgency(item, cursor, &tag, report),
            ("", "fixture") => item.article.genres.extend(named(&tag, "fix-id").map(|c| c.role("fixture"))),
            ("", "date.issue" | "date.expire") => read_date(item, cursor, &tag, report),
            ("", "date.release") => read_release(item, cursor, &tag, report),
            ("", "doc-scope") => item.article.audience.extend(named(&tag, "scope")),
            ("", "series") => read_series(item, &tag),
            ("", "ed-msg") => read_message(item, cursor, &tag),
            ("", "du-key") => read_key(item, cursor, &tag),
            ("", "doc.copyright") => read_copyright(item, cursor, &tag, report),
            ("", "doc.rights") => read_rights(item, cursor, &tag, report),
            ("", "key-list") => read_keywords(item, cursor, &tag, report),
            // They stand in the head; some senders have them here.
            ("", "pubdata") => head::read_pubdata(item, cursor, &tag, report),
            ("", "revision-history") => head::read_revision(item, cursor, &tag, report),
            ("", "identified-content") => read_identified(item, cursor, &tag, report),
            _ => item.other(cursor, &tag, report),
        }
        places::note(&item.article, cursor, &tag, report);
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

fn stated(tag: &Tag<'_>, name: &str) -> Option<String> {
    tag.attr(name).filter(|v| !v.trim().is_empty()).map(|v| v.into_owned())
}

fn named(tag: &Tag<'_>, attr: &str) -> Option<Concept> {
    stated(tag, attr).map(Concept::named)
}

/// The status of this document and what it does to another one.
fn read_management(item: &mut Item, tag: &Tag<'_>) {
    let status = stated(tag, "management-status").map(|s| s.trim().to_owned());
    // A second docdata does not lift what the first one says.
    item.status = item.status.take().filter(|s| !s.eq_ignore_ascii_case("usable")).or(status);
    item.killed =
        item.killed.take().or(stated(tag, "id").filter(|id| [class::KILL, class::KILL_ONLY].contains(&id.as_str())));
    let Some(uri) = stated(tag, "management-doc-idref") else { return };
    let status = stated(tag, "management-idref-status");
    let rel = match status.as_deref().and_then(crate::vocab::signals::status) {
        Some("canceled") => "kills",
        Some("withheld") => "withholds",
        _ => "updates",
    };
    let relation = Relation { uri: Some(uri), rel: Some(rel.to_owned()), status, ..Relation::default() };
    item.article.relations.push(relation);
}

/// `correction`: this document corrects another; what it says about that is for editors.
fn read_correction(item: &mut Item, cursor: &Cursor<'_>, tag: &Tag<'_>) {
    item.article.signals.push(Concept::named("correction"));
    if let Some(uri) = stated(tag, "id-string") {
        let rel = Some("corrects".to_owned());
        item.article.relations.push(Relation { uri: Some(uri), rel, ..Relation::default() });
    }
    if let Some(info) = stated(tag, "info") {
        item.article.ed_notes.push(item.words(cursor, info).role("correction"));
    }
    // In whose register the document that is corrected stands.
    item.article.alt_ids.extend(stated(tag, "regsrc").map(|source| AltId::new(source, "correction.regsrc")));
}

fn read_doc_id(item: &mut Item, tag: &Tag<'_>) {
    match stated(tag, "id-string") {
        Some(id) if item.article.uri.is_some() => item.article.alt_ids.push(AltId::new(id, "doc-id")),
        id => item.article.uri = item.article.uri.take().or(id),
    }
    if let Some(source) = stated(tag, "regsrc") {
        item.article.provider.get_or_insert_default().literal.get_or_insert(source);
    }
}

/// `del-list`: the services that moved the document, the first one first.
fn read_del_list<'s>(item: &mut Item, cursor: &mut Cursor<'s>, list: &Tag<'s>, report: &mut Report) {
    let mut hands = Vec::new();
    while let Some(tag) = cursor.child(list, report) {
        let level = stated(&tag, "level-number").and_then(|n| n.trim().parse::<u32>().ok());
        hands.extend(stated(&tag, "src-name").map(|name| (level.unwrap_or(u32::MAX), name)));
        unasked::note(&tag, ATTRIBUTE, report);
    }
    hands.sort_by_key(|(level, _)| *level);
    item.article.info_sources.extend(hands.into_iter().map(|(_, name)| Party::named(name)));
}

fn read_urgency<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let Some(text) = stated(tag, "ed-urg") else { return };
    match text.trim().parse() {
        Ok(n @ 1..=9) => item.article.urgency = Some(n),
        Ok(_) | Err(_) => {
            let message = format!("`{text}` is no urgency from 1 to 8");
            report.add(Diagnostic::warning("nitf/unreadable-urgency", message).at(tag.span()));
            item.article.extensions.push(keep(cursor, tag, report));
        }
    }
}

fn read_date<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    match time(tag, "norm", report) {
        Some(Ok(time)) if tag.name == "date.expire" => item.article.expires.push(Expiry::at(time)),
        Some(Ok(time)) => item.article.version_created = Some(time),
        Some(Err(_)) => item.article.extensions.push(keep(cursor, tag, report)),
        None => {}
    }
}

fn read_release<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let time = time(tag, "norm", report).unwrap_or(Err(crate::vocab::dates::Unreadable::Empty));
    let whole = Extension {
        ns: tag.uri.clone().into_owned(),
        name: tag.name.to_owned(),
        raw: cursor.whole(tag, report),
        ..Extension::default()
    };
    let place = tag.attr_span("norm");
    let next = Release { time, id: stated(tag, "id"), whole, place };
    // Of several the one that holds longest counts.
    if item.release.as_ref().is_none_or(|before| holds_longer(&next, before)) {
        item.release = Some(next);
    }
}

pub(super) fn holds_longer(one: &Release, other: &Release) -> bool {
    let length = |r: &Release| match &r.time {
        Ok(time) => time.seconds(0),
        Err(crate::vocab::dates::Unreadable::Forever) => Some(i64::MAX),
        Err(_) => None,
    };
    length(one) > length(other)
}

fn read_series(item: &mut Item, tag: &Tag<'_>) {
    item.article.member_of.extend(named(tag, "series.name"));
    for part in ["series.part", "series.totalpart"] {
        item.article.alt_ids.extend(stated(tag, part).map(|value| AltId::new(value, part)));
    }
}

/// `ed-msg`: for editors, never for publication.
fn read_message(item: &mut Item, cursor: &Cursor<'_>, tag: &Tag<'_>) {
    let Some(info) = stated(tag, "info") else { return };
    match tag.attr("msg-type") {
        Some(kind) if kind == class::EMBARGO_TERMS => item.article.embargo = Some(info),
        kind => {
            let text = item.words(cursor, info);
            item.article.ed_notes.push(Text { role: kind.map(Into::into), ..text });
        }
    }
}

fn read_key(item: &mut Item, cursor: &Cursor<'_>, tag: &Tag<'_>) {
    let a = &mut item.article;
    a.story = a.story.take().or_else(|| stated(tag, "key"));
    a.version = a.version.take().or_else(|| stated(tag, "version"));
    a.version = a.version.take().or_else(|| cursor.attr(tag, "nar", "version").map(Into::into));
    for (attr, role) in [("generation", "du-key.generation"), ("part", "du-key.part")] {
        a.alt_ids.extend(stated(tag, attr).map(|value| AltId::new(value, role)));
    }
}

/// `doc.copyright`: the holder, and the year from which the right is.
fn read_copyright<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let holder = stated(tag, "holder");
    let year = stated(tag, "year").map(|year| Time::new(year.trim()));
    let (years, holders) = &mut item.years;
    // A year that the writer would give another holder keeps its own.
    let apart = holder.is_some() && years != holders && matches!(year, Some(Some(_)));
    if !apart {
        *holders += usize::from(holder.is_some());
        *years += usize::from(matches!(year, Some(Some(_))));
    }
    item.article.copyright_holder.extend(holder.map(Party::named));
    match year {
        Some(Some(start)) => {
            let raw = apart.then(|| rights::kept(cursor, tag));
            item.article.rights_info.push(rights::of_year(start, raw));
        }
        Some(None) => item.article.extensions.push(keep(cursor, tag, report)),
        None => {}
    }
}

/// `doc.rights`: limits in words are terms of use, its owner holds the copyright. The rest keeps the element where it is about
/// these.
fn read_rights<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let terms = stated(tag, "limitations").map(|l| item.words(cursor, l));
    let states = terms.is_some() || stated(tag, "owner").is_some();
    item.article.usage_terms.extend(terms);
    let before = item.article.copyright_holder.len();
    add_holder(&mut item.article.copyright_holder, stated(tag, "owner"));
    let mut unread = false;
    let mut date = |name: &str| {
        let time = time(tag, name, report);
        unread |= time.as_ref().is_some_and(Result::is_err);
        time.and_then(Result::ok)
    };
    let mut info = RightsInfo {
        start_date: date("startdate"),
        end_date: date("enddate"),
        scope: cursor.attr(tag, "nar", "scope").map(Into::into),
        aspect: stated(tag, "type"),
        agent: stated(tag, "agent"),
        geography: stated(tag, "geography"),
        ..RightsInfo::default()
    };
    let more = unread || tag.attr("location-code").is_some() || tag.attr("code-source").is_some();
    let limits = info != RightsInfo::default();
    if states && limits && !more && info.scope.is_none() {
        info.raw = Some(rights::kept(cursor, tag));
    } else {
        item.years.1 += item.article.copyright_holder.len() - before;
    }
    // One that says nothing keeps its place: an attribute of its may stand in a `meta`.
    item.article.rights_info.push(info);
    if more {
        item.article.extensions.push(keep(cursor, tag, report));
    }
}

/// Adds a holder that is not there yet.
pub(super) fn add_holder(holders: &mut Vec<Party>, name: Option<String>) {
    let Some(name) = name else { return };
    if !holders.iter().take(MOST_HOLDERS).any(|h| h.name.as_ref() == Some(&name)) {
        holders.push(Party::named(name));
    }
}

fn read_keywords<'s>(item: &mut Item, cursor: &mut Cursor<'s>, list: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(list, report) {
        if let Some(key) = stated(&tag, "key") {
            item.article.keywords.push(item.words(cursor, key));
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// `identified-content`: who and what the story is about.
fn read_identified<'s>(item: &mut Item, cursor: &mut Cursor<'s>, list: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(list, report) {
        let attr = |a: &str, b: &str| stated(&tag, a).or_else(|| stated(&tag, b));
        let mut concept = Concept {
            literal: attr("value", "location-code"),
            scheme: attr("idsrc", "code-source"),
            ..Concept::default()
        };
        let a = &mut item.article;
        let place = match (tag.ns, tag.name) {
            ("", "person") => &mut a.people,
            ("", "org") => &mut a.organisations,
            ("", "location") => &mut a.places,
            ("", "event") => &mut a.events,
            ("", "object.title") => &mut a.objects,
            // A term of an index, of the vocabulary that its type names.
            ("", "classifier") => {
                concept.scheme = concept.scheme.take().or_else(|| stated(&tag, "type"));
                &mut a.subjects
            }
            _ => {
                item.other(cursor, &tag, report);
                continue;
            }
        };
        concept.name = Some(words(cursor, &tag, report));
        place.push(concept);
        unasked::note(&tag, ATTRIBUTE, report);
    }
}
