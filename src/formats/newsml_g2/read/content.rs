//! `contentMeta`: what the content is about, who made it and what is printed with it.

use super::super::ATTRIBUTE;
use super::super::{is_ours, own};
use super::codes::{asserted, concept, either};
use super::item::Item;
use super::itemmeta::{push, urgency};
use super::party::party;
use super::words::{stated, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{AltId, Article, Concept, Dateline, Party, Text};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::qcode;

/// `contentMeta` (NewsML-G2, ContentMetadata), in whatever order its elements come.
pub(super) fn read_meta<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, meta: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = &cursor.child(meta, report) {
        if !is_ours(tag) {
            item.keep(cursor, tag, report);
            continue;
        }
        item.meta(cursor, tag, report);
        unasked::note(tag, ATTRIBUTE, report);
    }
}

/// One of its elements; `false` for another.
pub(super) fn read_part<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    read_made(item, cursor, tag, report) || read_described(item, cursor, tag, report)
}

/// AdministrativeMetadataGroup; `false` for another element.
fn read_made<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    match tag.name {
        "urgency" => {
            let text = cursor.text(tag, report);
            if !urgency(item, &text, tag, report) {
                item.again(cursor, tag, report);
            }
        }
        "contentCreated" if item.article.content_created.is_none() => {
            item.article.content_created = item.time(cursor, tag, report);
        }
        "contentModified" if item.article.content_modified.is_none() => {
            item.article.content_modified = item.time(cursor, tag, report);
        }
        "digitalSourceType" if item.article.digital_source_type.is_none() => {
            let concept = concept(item, cursor, tag, report);
            item.article.digital_source_type = Some(concept).filter(|c| *c != Concept::default());
        }
        "located" => push(item, cursor, tag, report, |a| &mut a.located),
        "audience" => push(item, cursor, tag, report, |a| &mut a.audience),
        "infoSource" => add(item, cursor, tag, report, |a| &mut a.info_sources),
        "creator" => add(item, cursor, tag, report, |a| &mut a.creators),
        "contributor" => add(item, cursor, tag, report, |a| &mut a.contributors),
        "altId" => {
            let role = either(tag, "type", "typeuri").or_else(|| either(tag, "role", "roleuri"));
            let environment = either(tag, "environment", "environmenturi");
            let value = words(cursor, tag, report).unwrap_or_default();
            item.article.alt_ids.push(AltId { value, role, environment });
        }
        _ => return false,
    }
    true
}

fn add<'s>(
    item: &mut Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
    list: impl FnOnce(&mut Article) -> &mut Vec<Party>,
) {
    let party = party(item, cursor, tag, report);
    list(&mut item.article).push(party);
}

/// Adds a text to a list.
fn push_text<'s>(
    item: &mut Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
    list: impl FnOnce(&mut Article) -> &mut Vec<Text>,
) {
    let text = item.text(cursor, tag, report);
    list(&mut item.article).push(text);
}

/// DescriptiveMetadataGroup; `false` for another element.
fn read_described<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    match tag.name {
        "language" if item.article.language.is_none() => item.article.language = stated(tag, "tag"),
        "genre" => push(item, cursor, tag, report, |a| &mut a.genres),
        "subject" => read_subject(item, cursor, tag, report),
        "keyword" => push_text(item, cursor, tag, report, |a| &mut a.keywords),
        "slugline" => push_text(item, cursor, tag, report, |a| &mut a.slugline),
        "by" => push_text(item, cursor, tag, report, |a| &mut a.by),
        "creditline" => push_text(item, cursor, tag, report, |a| &mut a.creditline),
        "dateline" => {
            let text = words(cursor, tag, report);
            item.article.dateline.push(Dateline { text, ..Dateline::default() });
        }
        "headline" => read_headline(item, cursor, tag, report),
        "description" => read_description(item, cursor, tag, report),
        _ => return false,
    }
    true
}

/// `headline`: the first one is the one to print, unless it says that it stands under another.
fn read_headline<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let text = item.text(cursor, tag, report);
    let a = &mut item.article;
    if text.value.is_empty() {
        return;
    }
    if text.role.as_deref().is_some_and(is_under) && a.subheadline.is_none() {
        let role = text.role.filter(|role| role != own::SUBHEADLINE);
        a.subheadline = Some(crate::model::Text { role, ..text });
    } else if a.headline.is_none() && !text.role.as_deref().is_some_and(is_under) {
        a.headline = Some(text);
    } else {
        a.headlines.push(text);
    }
}

/// Whether the role of a headline says that it is the line under it.
pub(in super::super) fn is_under(role: &str) -> bool {
    qcode::code(role).to_ascii_lowercase().starts_with("sub")
}

fn read_description<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let text = item.text(cursor, tag, report);
    let a = &mut item.article;
    if text.value.is_empty() {
        return;
    }
    match a.summary {
        None => a.summary = Some(text),
        Some(_) => a.descriptions.push(text),
    }
}

/// The natures of concepts that have a list of their own (IPTC, `cpnature`).
pub(in super::super) fn list_of<'a>(a: &'a mut Article, nature: &str) -> Option<&'a mut Vec<Concept>> {
    Some(match qcode::code(nature) {
        "person" => &mut a.people,
        "organisation" | "organization" => &mut a.organisations,
        "geoArea" | "poi" => &mut a.places,
        "event" => &mut a.events,
        "object" => &mut a.objects,
        _ => return None,
    })
}

/// `subject`: every one is a subject, and those of a nature that has a list of its own stand there too. One whose nature
/// is stated as a URI, as our own writer does, stands only there.
fn read_subject<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    if item.hides(tag) {
        return item.keep(cursor, tag, report);
    }
    let (nature, only) = (either(tag, "type", "typeuri"), stated(tag, "type").is_none());
    let mut concept = asserted(item, cursor, tag, report);
    let Some(list) = nature.as_deref().and_then(|nature| list_of(&mut item.article, nature)) else {
        return item.article.subjects.push(concept);
    };
    let kind = concept.kind.take();
    list.push(concept.clone());
    if !only {
        concept.kind = kind;
        item.article.subjects.push(concept);
    }
}
