//! `RightsMetadata`: who owns what, and who may do what with it.

use super::super::ATTRIBUTE;
use super::item::Item;
use super::metadata::read_property;
use super::part::{Kept, add, time, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Party, RightsInfo, Text, Time};
use crate::syntax::xml::{Cursor, Tag};

/// `RightsMetadata` (NewsML 1.2).
pub(super) fn read_rights<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    rights: &Tag<'s>,
    report: &mut Report,
) {
    while let Some(tag) = cursor.child(rights, report) {
        match tag.name {
            "Copyright" => read_copyright(item, at, cursor, &tag, report),
            "UsageRights" => read_usage(item, at, cursor, &tag, report),
            "Property" => read_property(item, at, cursor, &tag, report),
            _ => item.part(at).keep(Kept::Other, cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

fn read_copyright<'s>(item: &mut Item<'s>, at: usize, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
    let a = &item.part(at).article;
    let years = a
        .rights_info
        .iter()
        .filter(|r| r.scope.as_deref() == Some(RightsInfo::COPYRIGHT_YEAR) && r.raw.is_none())
        .count();
    // A year that the writer would give another holder keeps its own.
    let (apart, before) = (years != a.copyright_holder.len(), a.rights_info.len());
    while let Some(tag) = cursor.child(of, report) {
        let lang = item.lang_of(cursor);
        let text = words(cursor, &tag, report);
        let a = &mut item.part(at).article;
        match tag.name {
            "CopyrightHolder" => a.copyright_holder.extend(text.map(Party::named)),
            "CopyrightDate" => {
                let Some(text) = text else { continue };
                let start_date = Time::new(&text).or_else(|| time(&text, &tag, report));
                // What is no date is kept as it was stated.
                let raw = start_date.is_none().then_some(text);
                let scope = Some(RightsInfo::COPYRIGHT_YEAR.to_owned());
                a.rights_info.push(RightsInfo { scope, start_date, raw, ..RightsInfo::default() });
            }
            _ => a.ed_notes.extend(text.map(|t| Text { lang, ..Text::plain(t).role("copyright") })),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    let raw = if apart { item.whole(cursor, of) } else { return };
    let year = item.part(at).article.rights_info.get_mut(before).filter(|year| year.raw.is_none());
    year.into_iter().for_each(|year| year.raw = Some(raw.clone()).filter(|raw| raw.contains("CopyrightHolder")));
}

/// `UsageRights`: the type of use and its limits are terms in words; who, where and when are the rest of the rights.
fn read_usage<'s>(item: &mut Item<'s>, at: usize, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
    let (mut info, mut states) = (RightsInfo::default(), false);
    while let Some(tag) = cursor.child(of, report) {
        let lang = item.lang_of(cursor);
        let Some(text) = words(cursor, &tag, report) else { continue };
        let a = &mut item.part(at).article;
        match tag.name {
            "UsageType" | "Limitations" => {
                states = true;
                add(&mut a.usage_terms, Text { lang, ..Text::plain(text) });
            }
            "Geography" => info.geography = Some(text),
            "RightsHolder" => info.agent = Some(text),
            "StartDate" => info.start_date = time(&text, &tag, report),
            "EndDate" => info.end_date = time(&text, &tag, report),
            _ => info.raw = Some(text),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    if info != RightsInfo::default() {
        if states {
            // Which of the terms they are about is said by nothing else.
            info.raw = Some(item.whole(cursor, of)).filter(|raw| !raw.is_empty()).or(info.raw);
        }
        item.part(at).article.rights_info.push(info);
    }
}
