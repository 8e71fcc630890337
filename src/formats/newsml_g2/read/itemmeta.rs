//! `itemMeta`: what the item is, its status and its life, who manages it.

use super::super::ATTRIBUTE;
use super::super::{is_ours, own, profiles};
use super::codes::{asserted, code, either};
use super::item::Item;
use super::party::party;
use super::words::{stated, words};
use super::{links, places};
use crate::diag::{Diagnostic, Report};
use crate::formats::unasked;
use crate::model::{AltId, Concept, Expiry, Generator, Party};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::dates::Unreadable;
use crate::vocab::{qcode, signals};

/// The model's words for the classes of items, which are those of the IPTC (`ninature`) but for these.
static CLASSES: &[(&str, &str)] =
    &[("graphics", "graphic"), ("newscoverage", "planning"), ("scheme", "concept"), ("photo", "picture")];
/// The model's words that are classes of the IPTC too.
static KINDS: &[&str] = &[
    "text",
    "picture",
    "video",
    "audio",
    "graphic",
    "composite",
    "animation",
    "concept",
    "event",
    "component",
    "planning",
];

/// `itemMeta` (NewsML-G2, ItemManagementGroup), in whatever order its elements come.
pub(super) fn read_meta<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, meta: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = &cursor.child(meta, report) {
        if !is_ours(tag) {
            item.keep(cursor, tag, report);
            continue;
        }
        item.meta(cursor, tag, report);
        places::note(&item.article, cursor, tag, report);
        unasked::note(tag, ATTRIBUTE, report);
    }
}

/// One of its elements; `false` for another.
pub(super) fn read_part<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    match tag.name {
        "itemClass" if item.article.kind.is_none() => item.article.kind = code(cursor, tag, report).map(|c| kind(&c)),
        "provider" if item.article.provider.is_none() => {
            let provider = party(item, cursor, tag, report);
            item.article.provider = Some(provider).filter(|p| *p != Party::default());
        }
        "versionCreated" if item.article.version_created.is_none() => {
            item.article.version_created = item.time(cursor, tag, report);
        }
        "firstCreated" if item.article.first_created.is_none() => {
            item.article.first_created = item.time(cursor, tag, report);
        }
        "embargoed" => read_embargo(item, cursor, tag, report),
        "pubStatus" if item.article.pub_status.is_none() => read_status(item, cursor, tag, report),
        "role" if item.article.role.is_none() => item.article.role = code(cursor, tag, report),
        "fileName" => item.article.alt_ids.extend(words(cursor, tag, report).map(|name| AltId::new(name, "fileName"))),
        "generator" => {
            let version = stated(tag, "versioninfo");
            item.article.generators.push(Generator { name: words(cursor, tag, report), version, uri: None });
        }
        "profile" if item.article.profile.is_none() => item.article.profile = words(cursor, tag, report),
        "service" => push(item, cursor, tag, report, |a| &mut a.services),
        "memberOf" => push(item, cursor, tag, report, |a| &mut a.member_of),
        "title" if item.article.title.is_none() => item.article.title = Some(item.text(cursor, tag, report)),
        "edNote" => read_note(item, cursor, tag, report),
        // What stops a story stops it whoever may be told of that.
        "signal" => {
            let signal = asserted(item, cursor, tag, report);
            item.article.signals.push(signal);
        }
        "expires" => {
            let constraint = either(tag, "pubconstraint", "pubconstrainturi");
            let time = item.time(cursor, tag, report);
            item.article.expires.extend(time.map(|time| Expiry { time: Some(time), constraint }));
        }
        "link" => links::read_link(item, cursor, tag, report),
        "itemMetaExtProperty" if item.property(cursor, tag, report) => {}
        _ => return false,
    }
    true
}

/// Adds a concept to a list.
pub(super) fn push<'s>(
    item: &mut Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
    list: impl FnOnce(&mut crate::model::Article) -> &mut Vec<Concept>,
) {
    // A concept says of itself nothing of who may see it.
    if item.hides(tag) {
        return item.keep(cursor, tag, report);
    }
    let concept = asserted(item, cursor, tag, report);
    list(&mut item.article).push(concept);
}

/// Whether an element is not for the public.
pub(super) fn is_private(tag: &Tag<'_>) -> bool {
    let of = either(tag, "pubconstraint", "pubconstrainturi");
    of.is_some_and(|of| super::item::visibility(&of) == "private")
}

/// The model's word for a class; one that nobody knows stays as it came.
pub(in super::super) fn kind(code: &str) -> String {
    let word = qcode::code(code);
    let class = CLASSES.iter().find(|(class, _)| class.eq_ignore_ascii_case(word)).map(|(_, kind)| *kind);
    let known = class.or_else(|| KINDS.iter().copied().find(|kind| kind.eq_ignore_ascii_case(word)));
    known.map_or_else(|| code.to_owned(), str::to_owned)
}

/// `embargoed`: a time, or nothing until further notice. A value that stands for none is none.
fn read_embargo<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    match item.stated_time(cursor, tag, report) {
        // Of several the one that holds longest counts.
        Some(Ok(time)) => {
            let a = &mut item.article;
            let longer = a.embargoed_until.as_ref().is_none_or(|known| known.order(&time).is_some_and(|o| o.is_lt()));
            if longer {
                a.embargoed_until = Some(time);
            }
        }
        None | Some(Err(Unreadable::Forever)) => item.article.embargo = Some("indefinite".to_owned()),
        Some(Err(Unreadable::Placeholder)) => {}
        Some(Err(_)) => item.again(cursor, tag, report),
    }
}

/// `pubStatus`: the IPTC's word, or the code that nobody knows as it came. Embargoed is usable with an embargo.
fn read_status<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let Some(code) = code(cursor, tag, report) else { return };
    let word = signals::status(&code);
    if word == Some("embargoed") {
        item.article.pub_status = Some("usable".to_owned());
        item.article.embargo.get_or_insert_with(|| "indefinite".to_owned());
        return;
    }
    item.article.pub_status = Some(word.map_or(code, str::to_owned));
}

/// `edNote`. The closing credit is printed, so it is one of the credits too.
fn read_note<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let mut note = item.text(cursor, tag, report);
    let a = &mut item.article;
    match note.role.as_deref() {
        Some(own::EMBARGO) => {}
        Some(own::SIGNOFF) => {
            note.role = None;
            a.signoff.push(note);
        }
        role => {
            if role.is_some_and(is_closing) {
                a.signoff.push(signoff(&note));
            }
            a.ed_notes.push(note);
        }
    }
}

/// Whether the role of a note says that it is the closing credit.
pub(in super::super) fn is_closing(role: &str) -> bool {
    matches!(qcode::code(role), "closingline" | "closing")
}

/// The closing credit that a note is.
pub(in super::super) fn signoff(note: &crate::model::Text) -> crate::model::Text {
    // One that says so itself is not printed.
    let visibility = note.visibility.clone().filter(|v| v == "private");
    crate::model::Text { role: None, visibility, rank: None, href: None, ..note.clone() }
}

/// The canonical word for a signal; a name of its own that the word takes the place of stands as its literal.
pub(super) fn name_signal(signal: &mut Concept, provider: Option<&Party>) {
    let codes = [&signal.qcode, &signal.uri, &signal.literal].into_iter().flatten();
    let Some(word) = codes.filter_map(|code| profiles::signal(provider, code)).next() else { return };
    match signal.name.replace(word.to_owned()) {
        Some(name) if name != word && signal.literal.is_none() => signal.literal = Some(name),
        _ => {}
    }
}

/// Notes a number that is none from 1 to 9.
pub(super) fn urgency(item: &mut Item<'_>, text: &str, tag: &Tag<'_>, report: &mut Report) -> bool {
    match text.trim().parse() {
        Ok(n @ 1..=9) => item.article.urgency = Some(n),
        _ if text.trim().is_empty() => {}
        _ => {
            let message = format!("`{}` is no urgency from 1 to 9", text.trim());
            report.add(Diagnostic::warning("newsml-g2/unreadable-urgency", message).at(tag.span()));
            return false;
        }
    }
    true
}
