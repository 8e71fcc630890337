//! `itemMeta`, in the order of its schema; the carrier stands behind the links.

use super::super::form::{With, given_notes, is_code};
use super::super::own;
use super::super::slots::Slot;
use super::item::Page;
use super::links;
use super::parts::{attributes, concept, either, label, party, time, words};
use crate::model::{Article, Text, Time};
use crate::syntax::xml::Emitter;
use crate::vocab::nar;

/// The role of the identifier that is the name of the file.
pub(in super::super) const FILE_NAME: &str = "fileName";

/// The model's words for classes of the IPTC, with their codes.
static CLASSES: &[(&str, &str)] = &[
    ("text", "ninat:text"),
    ("picture", "ninat:picture"),
    ("graphic", "ninat:graphic"),
    ("video", "ninat:video"),
    ("audio", "ninat:audio"),
    ("animation", "ninat:animation"),
    ("composite", "ninat:composite"),
    ("concept", "cinat:concept"),
    ("planning", "plinat:newscoverage"),
];

/// `itemClass`.
pub(super) fn class(out: &mut Emitter, kind: Option<&str>) {
    let Some(kind) = kind else { return };
    out.start("itemClass");
    match CLASSES.iter().find(|(word, _)| *word == kind) {
        Some((_, code)) => out.attr("qcode", code),
        None if is_code(kind) => out.attr("qcode", kind),
        None => out.attr("uri", &format!("{}{kind}", own::CLASS)),
    }
    out.end();
}

/// `pubStatus`.
pub(super) fn status(out: &mut Emitter, status: Option<&str>) {
    if let Some(status) = status {
        out.start("pubStatus");
        out.attr("qcode", &format!("stat:{status}"));
        out.end();
    }
}

/// `itemMeta` (NewsML-G2, ItemManagementGroup).
pub(super) fn write(page: &mut Page<'_>) {
    let a = page.a;
    let held = page.carried.embargo.as_deref().filter(|words| a.embargoed_until.is_none() && *words != "indefinite");
    let held = held.filter(|_| matches!(a.pub_status.as_deref(), None | Some("usable")));
    let out = &mut page.out;
    out.start("itemMeta");
    class(out, a.kind.as_deref());
    match &a.provider {
        Some(provider) => party(out, "provider", provider),
        None => out.element("provider", ""),
    }
    time(out, "versionCreated", a.version_created.as_ref());
    time(out, "firstCreated", a.first_created.as_ref());
    embargo(out, a);
    status(out, if held.is_some() { Some("withheld") } else { a.pub_status.as_deref() });
    if let Some(role) = &a.role {
        out.start("role");
        out.attr(if is_code(role) { "qcode" } else { "uri" }, role);
        out.end();
    }
    let file = a.alt_ids.first().filter(|id| id.role.as_deref() == Some(FILE_NAME));
    out.optional(FILE_NAME, file.map(|id| id.value.as_str()));
    for generator in &a.generators {
        out.start("generator");
        out.optional_attr("versioninfo", generator.version.as_deref());
        words(out, generator.name.as_deref().unwrap_or_default());
        out.end();
    }
    out.optional("profile", a.profile.as_deref());
    a.services.iter().for_each(|c| concept(out, "service", c, None));
    a.title.iter().for_each(|title| label(out, "title", title));
    notes(page, held);
    let out = &mut page.out;
    a.member_of.iter().for_each(|c| concept(out, "memberOf", c, None));
    page.kept(Slot::Instance);
    a.signals.iter().for_each(|c| concept(&mut page.out, "signal", c, None));
    page.kept(Slot::Representation);
    for expiry in &a.expires {
        page.out.start("expires");
        either(&mut page.out, "pubconstraint", "pubconstrainturi", expiry.constraint.as_deref());
        page.out.text(expiry.time.as_ref().map(Time::as_str).unwrap_or_default());
        page.out.end();
    }
    [Slot::Original, Slot::Feed, Slot::Maker].into_iter().for_each(|slot| page.kept(slot));
    links::write(&mut page.out, a);
    [Slot::Links, Slot::ItemProperties].into_iter().for_each(|slot| page.kept(slot));
    carrier(page, held.is_some());
    page.kept(Slot::Foreign);
    page.out.end();
}

/// A note, and who may see it.
pub(super) fn note(out: &mut Emitter, note: &Text) {
    out.start("edNote");
    attributes(out, note);
    words(out, &note.value);
    out.end();
}

/// The time until which it is held, or nothing until further notice.
pub(super) fn embargo(out: &mut Emitter, a: &Article) {
    match &a.embargoed_until {
        Some(until) => out.element("embargoed", until.as_str()),
        None if a.embargo.is_some() => out.element("embargoed", ""),
        None => {}
    }
}

/// Notes, the closing credit that is none of them, and why a story is withheld.
fn notes(page: &mut Page<'_>, held: Option<&str>) {
    let (a, out) = (page.a, &mut page.out);
    a.ed_notes.iter().for_each(|text| note(out, text));
    for signoff in a.signoff.iter().skip(given_notes(a)) {
        label(out, "edNote", &Text { role: Some(own::SIGNOFF.to_owned()), ..signoff.clone() });
    }
    if let Some(embargo) = held {
        let reason = format!("Withheld: under embargo ({embargo})");
        label(out, "edNote", &Text::plain(reason).role(own::EMBARGO));
    }
}

/// What has no place of its own.
fn carrier(page: &mut Page<'_>, held: bool) {
    if held {
        page.out.start("itemMetaExtProperty");
        page.out.attr("reluri", own::STATUS);
        page.out.attr("value", page.a.pub_status.as_deref().unwrap_or_default());
        page.out.end();
    }
    let a = page.a;
    let further = [
        ("headline", a.headline.is_none() && !a.headlines.is_empty()),
        ("summary", a.summary.is_none() && !a.descriptions.is_empty()),
    ];
    for (member, _) in further.into_iter().filter(|(_, unstated)| *unstated) {
        page.out.start("itemMetaExtProperty");
        page.out.attr("reluri", own::UNSTATED);
        page.out.attr("value", member);
        page.out.end();
    }
    // In NITF each picture has its carrier beside it.
    nar::write_properties(&mut page.out, "itemMetaExtProperty", page.carried, page.with != With::Nitf);
}
