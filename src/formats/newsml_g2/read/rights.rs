//! Rights and the chain of hands.

use super::super::ATTRIBUTE;
use super::codes::{code, either};
use super::item::Item;
use super::itemmeta::is_private;
use super::kept::constrained;
use super::party::party;
use super::words::stated;
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Article, Hop, Link, RightsInfo, Time};
use crate::syntax::xml::{Cursor, Emitter, Limits, Tag};
use crate::vocab::{dates, nar, qcode};

/// Attributes that limit what a block states to a time, a part or an aspect (NewsML-G2, `rightsInfo`).
static LIMITS: &[&str] = &["scope", "scopeuri", "aspect", "aspecturi", "validfrom", "validto"];
/// What it states that an article has lists of its own for.
static STATED: &[&str] = &["accountable", "copyrightHolder", "copyrightNotice", "usageTerms"];

/// `rightsInfo`: who owns it, what is printed of that and what may be done are the article's; the rest stays a block, and all of it
/// where it is limited.
pub(super) fn read_rights<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let mut rest = RightsInfo {
        scope: either(tag, "scope", "scopeuri"),
        aspect: either(tag, "aspect", "aspecturi"),
        start_date: time(tag, "validfrom"),
        end_date: time(tag, "validto"),
        ..RightsInfo::default()
    };
    // Which parts it speaks of is said by nothing else.
    let idrefs = stated(tag, "idrefs");
    let (mut states, mut whole) = (false, idrefs.is_some());
    let mut raw = idrefs.map(|ids| format!("idrefs {ids}"));
    while let Some(child) = &cursor.child(tag, report) {
        states |= STATED.contains(&child.name);
        match child.name {
            "accountable" if item.article.accountable.is_none() => {
                item.article.accountable = Some(party(item, cursor, child, report));
            }
            "copyrightHolder" => {
                let holder = party(item, cursor, child, report);
                item.article.copyright_holder.push(holder);
            }
            "copyrightNotice" => {
                let text = printed(item, cursor, child, report);
                item.article.copyright_notice.extend(text);
            }
            "usageTerms" => {
                let text = printed(item, cursor, child, report);
                item.article.usage_terms.extend(text);
            }
            // A block of rights says of itself nothing of who may see it: what stands in it does, as it came.
            _ if item.hides(child) => {
                let whole = cursor.whole(child, report);
                let whole = if is_private(child) { whole } else { constrained(&whole) };
                add_line(&mut raw, &whole);
            }
            "link" => rest.links.extend(link(child)),
            "dataMining" if rest.data_mining.is_none() => rest.data_mining = code(cursor, child, report),
            "rightsInfoExtProperty" if rest.fee.is_none() && is_fee(child) => rest.fee = stated(child, "value"),
            name => {
                whole |= name == "accountable";
                add_line(&mut raw, &cursor.whole(child, report));
            }
        }
        unasked::note(child, ATTRIBUTE, report);
    }
    whole |= states && LIMITS.iter().any(|name| tag.attr(name).is_some());
    // What it is about stands in lists with what is said of the whole, or of other parts. Who may not be named is in no copy.
    whole &= !item.hidden && !item.all_hidden;
    let block = whole.then(|| item.raw_again(cursor, tag)).flatten().filter(|block| !block.contains("pubconstraint"));
    rest.raw = block.or(raw);
    if rest != RightsInfo::default() {
        item.article.rights_info.push(rest);
    }
}

fn add_line(lines: &mut Option<String>, line: &str) {
    let lines = lines.get_or_insert_default();
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines.push_str(line);
}

/// Words to print, or where they stand.
fn printed<'s>(
    item: &Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
) -> Option<crate::model::Text> {
    let mut text = item.text(cursor, tag, report);
    if text.value.is_empty() {
        text.value = text.href.clone()?;
    }
    Some(text)
}

fn is_fee(tag: &Tag<'_>) -> bool {
    either(tag, "rel", "reluri").is_some_and(|rel| qcode::code(&rel) == "hasMinimumFee")
}

fn link(tag: &Tag<'_>) -> Option<Link> {
    let href = stated(tag, "href").or_else(|| stated(tag, "residref"))?;
    let (rel, media_type) = (either(tag, "rel", "reluri"), stated(tag, "contenttype"));
    Some(Link { href, rel, media_type, title: stated(tag, "title"), hreflang: None, length: stated(tag, "size") })
}

fn time(tag: &Tag<'_>, name: &str) -> Option<Time> {
    dates::read(&tag.attr(name)?).ok().map(|stated| stated.time)
}

/// `hopHistory`: a hand of which more is said than the model holds also stays as it came.
pub(super) fn read_hops<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, list: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(list, report) {
        if tag.name != "hop" {
            item.left_out(cursor, &tag, report);
            continue;
        }
        let level = stated(&tag, "seq").and_then(|n| n.parse().ok());
        let mut hop = Hop { level, time: time(&tag, "timestamp"), ..Hop::default() };
        let mut more = false;
        while let Some(child) = cursor.child(&tag, report) {
            match child.name {
                "party" if hop.party.is_none() => hop.party = Some(party(item, cursor, &child, report)),
                "action" if hop.action.is_none() => {
                    more |= stated(&child, "target").is_some() || stated(&child, "timestamp").is_some();
                    hop.action = code(cursor, &child, report);
                }
                _ => more = true,
            }
            unasked::note(&child, ATTRIBUTE, report);
        }
        if more {
            hop.raw = item.raw_again(cursor, &tag);
        }
        if is_private(list) || is_private(&tag) {
            hop.party.get_or_insert_default().visibility = Some("private".to_owned());
        }
        item.article.hops.push(hop);
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// Whether rights as they came are a whole block, not something in one.
pub(in super::super) fn is_block(raw: &str) -> bool {
    raw.strip_prefix("<rightsInfo").is_some_and(|rest| rest.starts_with([' ', '>', '/']))
}

/// What is read of a block of rights that stands in an item of this language.
pub(in super::super) fn again(block: &str, language: Option<&str>) -> Option<Article> {
    let mut out = Emitter::new();
    out.start("newsItem");
    out.attr("xmlns", nar::NAMESPACE);
    out.optional_attr("xml:lang", language);
    out.raw(block);
    out.end();
    let (markup, quiet) = (out.take(), &mut Report::default());
    let mut cursor = Cursor::piece_of(&markup, super::VOCABULARIES, Limits::default());
    let root = cursor.root(quiet)?;
    let mut item = Item::alone(&markup, cursor.lang());
    while let Some(tag) = cursor.child(&root, quiet) {
        read_rights(&mut item, &mut cursor, &tag, quiet);
    }
    if quiet.malformed() { None } else { Some(*item.article) }
}
