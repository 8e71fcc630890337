//! `groupSet`: the parts of a package, in the order in which its groups have them.

use super::super::ATTRIBUTE;
use super::codes::{code, concept};
use super::item::Item;
use super::itemmeta::{is_private, kind, name_signal};
use super::party::hinted;
use super::words::{stated, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Article, Dateline, Party, Rendition, canonical};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::{dates, signals};

/// Reads `groupSet`, and keeps it where it is more than one list of parts.
pub(super) fn read_groups<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, set: &Tag<'s>, report: &mut Report) {
    let (with, plain) = groups(item, cursor, set, report);
    item.article.associations.extend(with);
    if !plain || item.hidden {
        item.again(cursor, set, report);
    }
}

/// The parts, and whether a list of them is all there is.
fn groups<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, set: &Tag<'s>, report: &mut Report) -> (Vec<Article>, bool) {
    let (mut with, mut plain, mut count) = (Vec::new(), true, 0);
    let hidden = item.hides(set);
    while let Some(group) = cursor.child(set, report) {
        count += 1;
        // A part says of itself nothing of who may see it.
        let hidden = hidden || is_private(&group);
        let known = ["id", "role"];
        plain &= group.name == "group" && count == 1 && stated(&group, "mode").is_none();
        plain &= stated(&group, "role").is_none_or(|role| role == ROLE);
        plain &= cursor.attrs(&group).all(|attr| attr.ns.is_empty() && known.contains(&attr.name));
        while let Some(tag) = cursor.child(&group, report) {
            if tag.name != "itemRef" || with.len() >= Article::MOST_ASSOCIATIONS || hidden || is_private(&tag) {
                plain = false;
                continue;
            }
            let mut whole = true;
            with.push(part(item, cursor, &tag, &mut whole, report));
            plain &= whole;
        }
    }
    (with, plain)
}

/// The role of the one group that our own writer writes.
pub(in super::super) const ROLE: &str = "group:main";

/// `itemRef` with what it says of the item in advance; `whole` says whether that is all that stands in it.
fn part<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, whole: &mut bool, report: &mut Report) -> Article {
    let known = ["residref", "href", "version", "contenttype", "size"];
    *whole &= cursor.attrs(tag).all(|attr| attr.ns.is_empty() && known.contains(&attr.name));
    let mut a = Article {
        uri: stated(tag, "residref").or_else(|| stated(tag, "guidref")),
        version: stated(tag, "version"),
        ..Article::default()
    };
    let file = Rendition {
        href: stated(tag, "href"),
        content_type: stated(tag, "contenttype"),
        size_in_bytes: stated(tag, "size").and_then(|n| n.parse().ok()),
        ..Rendition::default()
    };
    if file != Rendition::default() {
        a.renditions.push(file);
    }
    while let Some(child) = cursor.child(tag, report) {
        *whole &= hint(item, cursor, &child, &mut a, report);
        unasked::note(&child, ATTRIBUTE, report);
    }
    canonical(&mut a);
    a
}

/// What a part says in advance of the item it refers to (NewsML-G2, hints).
fn hint<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, a: &mut Article, report: &mut Report) -> bool {
    let text = |cursor: &mut Cursor<'s>, report: &mut Report| Some(item.text(cursor, tag, report));
    match tag.name {
        "itemClass" if a.kind.is_none() => a.kind = code(cursor, tag, report).map(|c| kind(&c)),
        "provider" if a.provider.is_none() => {
            let (party, whole) = hinted(item, cursor, tag, report);
            a.provider = Some(party).filter(|p| *p != Party::default());
            return whole;
        }
        "pubStatus" if a.pub_status.is_none() => {
            let code = code(cursor, tag, report);
            a.pub_status = code.map(|code| signals::status(&code).map_or(code, str::to_owned));
        }
        "versionCreated" if a.version_created.is_none() => {
            a.version_created = dates::read(&cursor.text(tag, report)).ok().map(|stated| stated.time);
        }
        "title" if a.title.is_none() => a.title = text(cursor, report),
        "headline" if a.headline.is_none() => a.headline = text(cursor, report),
        "description" if a.summary.is_none() => a.summary = text(cursor, report),
        "by" => a.by.extend(text(cursor, report)),
        "creditline" => a.creditline.extend(text(cursor, report)),
        "slugline" => a.slugline.extend(text(cursor, report)),
        "dateline" if !is_private(tag) => {
            a.dateline.push(Dateline { text: words(cursor, tag, report), ..Dateline::default() })
        }
        "embargoed" if a.embargoed_until.is_none() && a.embargo.is_none() => {
            return embargo(&cursor.text(tag, report), a);
        }
        "signal" => {
            let mut signal = concept(item, cursor, tag, report);
            name_signal(&mut signal, a.provider.as_ref().or(item.article.provider.as_ref()));
            a.signals.push(signal);
            // Our own writer says it elsewhere.
            return false;
        }
        "edNote" => a.ed_notes.extend(text(cursor, report)),
        "creator" => return add(&mut a.creators, hinted(item, cursor, tag, report)),
        "contributor" => return add(&mut a.contributors, hinted(item, cursor, tag, report)),
        "infoSource" => return add(&mut a.info_sources, hinted(item, cursor, tag, report)),
        "rightsInfo" => return rights(item, cursor, tag, a, report),
        _ => return right(item, cursor, tag, a, report),
    }
    true
}

/// Holds a part until the time that `words` state; whether they say no more than that.
fn embargo(words: &str, a: &mut Article) -> bool {
    match dates::read(words) {
        Ok(stated) => a.embargoed_until = Some(stated.time),
        Err(dates::Unreadable::Placeholder) => return false,
        // Until when is not known: it is held.
        Err(_) => a.embargo = Some("indefinite".to_owned()),
    }
    a.embargoed_until.is_some() || words.trim().is_empty()
}

/// A block of rights; whether all of it was read.
fn rights<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, a: &mut Article, report: &mut Report) -> bool {
    let mut whole = cursor.attrs(tag).next().is_none();
    while let Some(child) = cursor.child(tag, report) {
        whole &= right(item, cursor, &child, a, report);
    }
    if is_private(tag) {
        hide(a);
    }
    whole
}

/// Hides the rights of a part.
fn hide(a: &mut Article) {
    let private = || Some("private".to_owned());
    a.accountable.iter_mut().chain(&mut a.copyright_holder).for_each(|party| party.visibility = private());
    a.copyright_notice.iter_mut().chain(&mut a.usage_terms).for_each(|text| text.visibility = private());
}

/// Adds a party; whether all that is said of it was read.
fn add(list: &mut Vec<Party>, (party, whole): (Party, bool)) -> bool {
    list.push(party);
    whole
}

/// A right in it, in `rightsInfo` or, with some, beside the other hints.
fn right<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, a: &mut Article, report: &mut Report) -> bool {
    match tag.name {
        "accountable" if a.accountable.is_none() => {
            let (party, whole) = hinted(item, cursor, tag, report);
            a.accountable = Some(party);
            return whole;
        }
        "copyrightHolder" => return add(&mut a.copyright_holder, hinted(item, cursor, tag, report)),
        "copyrightNotice" => a.copyright_notice.push(item.text(cursor, tag, report)),
        "usageTerms" => a.usage_terms.push(item.text(cursor, tag, report)),
        _ => return false,
    }
    true
}

/// Whether an article is written as a package: a composite without a text of its own, whose parts are items elsewhere. The
/// texts of these are carried.
pub(in super::super) fn is_package(a: &Article) -> bool {
    let elsewhere = |part: &Article| part.uri.is_some() && part.renditions.len() <= 1;
    a.kind.as_deref() == Some("composite")
        && a.bodies.is_empty()
        && a.renditions.is_empty()
        && !a.associations.is_empty()
        && a.associations.iter().all(elsewhere)
}
