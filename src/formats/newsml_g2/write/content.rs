//! `contentMeta`, in the order of its schema.

use super::super::form::given;
use super::super::own;
use super::super::slots::Slot;
use super::item::Page;
use super::itemmeta::FILE_NAME;
use super::parts::{alt_id, concept, label, party, time};
use crate::model::Text;

/// `contentMeta`; `full` says whether the item has a content, and so a place for what is printed with it.
pub(super) fn write(page: &mut Page<'_>, full: bool) {
    let a = page.a;
    page.out.start("contentMeta");
    page.kept(Slot::Icons);
    let out = &mut page.out;
    out.optional("urgency", a.urgency.map(|n| n.to_string()).as_deref());
    time(out, "contentCreated", a.content_created.as_ref());
    time(out, "contentModified", a.content_modified.as_ref());
    a.digital_source_type.iter().for_each(|c| concept(out, "digitalSourceType", c, None));
    a.located.iter().for_each(|c| concept(out, "located", c, None));
    a.info_sources.iter().for_each(|p| party(out, "infoSource", p));
    a.creators.iter().for_each(|p| party(out, "creator", p));
    a.contributors.iter().for_each(|p| party(out, "contributor", p));
    a.audience.iter().for_each(|c| concept(out, "audience", c, None));
    let file = usize::from(a.alt_ids.first().is_some_and(|id| id.role.as_deref() == Some(FILE_NAME)));
    a.alt_ids.iter().skip(file).for_each(|id| alt_id(out, id));
    page.kept(Slot::Made);
    let out = &mut page.out;
    if let Some(language) = &a.language {
        out.start("language");
        out.attr("tag", language);
        out.end();
    }
    if full {
        a.genres.iter().for_each(|c| concept(out, "genre", c, None));
    }
    a.keywords.iter().for_each(|text| label(out, "keyword", text));
    subjects(page);
    let out = &mut page.out;
    a.slugline.iter().for_each(|text| label(out, "slugline", text));
    a.headline.iter().for_each(|text| label(out, "headline", text));
    if let Some(under) = &a.subheadline {
        let role = under.role.clone().or_else(|| Some(own::SUBHEADLINE.to_owned()));
        label(out, "headline", &Text { role, ..under.clone() });
    }
    a.headlines.iter().for_each(|text| label(out, "headline", text));
    if full {
        a.dateline.iter().for_each(|d| out.optional("dateline", d.text.as_deref()));
        a.by.iter().for_each(|text| label(out, "by", text));
        a.creditline.iter().for_each(|text| label(out, "creditline", text));
    }
    a.summary.iter().chain(&a.descriptions).for_each(|text| label(out, "description", text));
    page.kept(Slot::ContentProperties);
    page.out.end();
}

/// Subjects, and what only the lists of natures have.
fn subjects(page: &mut Page<'_>) {
    let (a, out) = (page.a, &mut page.out);
    a.subjects.iter().for_each(|c| concept(out, "subject", c, None));
    let lists = [
        ("person", &a.people),
        ("organisation", &a.organisations),
        ("geoArea", &a.places),
        ("event", &a.events),
        ("object", &a.objects),
    ];
    for (nature, list) in lists {
        let uri = format!("{}{nature}", own::NATURE);
        list.iter().skip(given(a, nature)).for_each(|c| concept(out, "subject", c, Some(&uri)));
    }
}
