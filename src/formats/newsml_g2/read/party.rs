//! Persons and organisations.

use super::super::{ATTRIBUTE, is_ours};
use super::codes::{concept, either, uri_of};
use super::item::{Item, visibility};
use super::itemmeta::is_private;
use super::words::{stated, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Part, Party, Text};
use crate::syntax::xml::{Cursor, Emitter, Piece, Tag};
use crate::vocab::nar;

/// What a party may be reached by, as `contactInfo` has it; the first address and number stand in members of their own.
pub(in super::super) static CONTACTS: &[&str] = &["email", "phone", "web", "fax", "im", "address", "note"];

/// A party. What else is said of it is kept as an `assert` of its identifier, the place for facts on a party beside it; without
/// an identifier, as the element that it is.
pub(super) fn party<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Party {
    let mut facts = String::new();
    let party = read(item, cursor, tag, &mut facts, report);
    if !facts.is_empty() {
        let ids = [("qcode", &party.qcode), ("uri", &party.uri), ("literal", &party.literal)];
        match ids.into_iter().find_map(|(name, id)| Some((name, id.as_deref()?))) {
            // What stands in something that is not for the public would not say so elsewhere.
            _ if item.hidden || item.all_hidden => Item::words_left_out("", tag, report),
            Some(id) if party.visibility.as_deref() != Some("private") => item.assert(id, &facts, tag, report),
            _ => item.again(cursor, tag, report),
        }
    }
    party
}

/// The same of a part of a package: whether it says no more than that.
pub(super) fn hinted<'s>(
    item: &Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
) -> (Party, bool) {
    let mut facts = String::new();
    let party = read(item, cursor, tag, &mut facts, report);
    (party, facts.is_empty())
}

/// The members of a party: its value in `qcode`, `uri`, `literal` or names, all of which are kept. What no member takes is a
/// fact.
fn read<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, facts: &mut String, report: &mut Report) -> Party {
    let qcode = stated(tag, "qcode");
    let mut party = Party {
        uri: uri_of(item, tag, qcode.as_deref()),
        qcode,
        literal: stated(tag, "literal"),
        role: either(tag, "role", "roleuri"),
        job_title: either(tag, "jobtitle", "jobtitleuri"),
        visibility: either(tag, "pubconstraint", "pubconstrainturi")
            .map(|of| visibility(&of).to_owned())
            .or(item.constraint()),
        ..Party::default()
    };
    let mut loose = String::new();
    while let Some(piece) = &cursor.piece(tag, report) {
        let child = match piece {
            Piece::Text(text) => {
                // Between elements stands nothing but white space.
                loose.push_str(if loose.is_empty() { text.trim_start() } else { text });
                continue;
            }
            Piece::Child(child) => child,
        };
        match child.name {
            "name" => add_name(item, cursor, child, &mut party, report),
            "sameAs" => party.same_as.extend(stated(child, "qcode").or_else(|| either(child, "uri", "literal"))),
            "affiliation" if party.affiliation.is_none() && !is_private(child) => {
                affiliate(item, cursor, child, &mut party, report);
            }
            "personDetails" | "organisationDetails" => {
                details(item, cursor, child, (&mut party, facts), report);
            }
            _ => fact(item, cursor, child, facts, report),
        }
        unasked::note(child, ATTRIBUTE, report);
    }
    let loose = loose.trim();
    if party.name.is_none() && party.names.is_empty() && !loose.is_empty() {
        party.name = Some(loose.to_owned());
    }
    party
}

/// The first name without a role or language of its own is the one to print; further ones keep theirs.
fn add_name<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, party: &mut Party, report: &mut Report) {
    let mut name = item.text(cursor, tag, report);
    if item.hidden && !is_private(tag) {
        // Its party says so.
        name.visibility = None;
    }
    let (value, hidden) = (std::mem::take(&mut name.value), name.visibility.as_deref() == Some("private"));
    if party.name.is_none() && !hidden && !value.is_empty() {
        if name.parts() == 0 {
            party.name = Some(value);
            return;
        }
        party.name = Some(value.clone());
    }
    party.names.push(Text { value, ..name });
}

/// Keeps what no member takes.
fn fact<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, facts: &mut String, report: &mut Report) {
    match is_ours(tag) {
        true => facts.push_str(&cursor.whole(tag, report)),
        false => item.left_out(cursor, tag, report),
    }
}

/// What is said of a person or an organisation.
fn details<'s>(
    item: &Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    (party, facts): (&mut Party, &mut String),
    report: &mut Report,
) {
    let (private, mut inside) = (is_private(tag), String::new());
    let kind = if tag.name == "personDetails" { "person" } else { "organisation" };
    party.kind = Some(kind.to_owned());
    while let Some(child) = &cursor.child(tag, report) {
        match child.name {
            // Misplaced, but whoever is credited has that name.
            "name" => add_name(item, cursor, child, party, report),
            "contactInfo" => contacts(item, cursor, (child, private), party, report),
            "affiliation" if party.affiliation.is_none() && !private && !is_private(child) => {
                affiliate(item, cursor, child, party, report);
            }
            _ => fact(item, cursor, child, &mut inside, report),
        }
        unasked::note(child, ATTRIBUTE, report);
    }
    if inside.is_empty() {
        return;
    }
    let mut out = Emitter::new();
    out.start(tag.name);
    out.attr("xmlns", nar::NAMESPACE);
    for name in ["pubconstraint", "pubconstrainturi"] {
        out.optional_attr(name, tag.attr(name).as_deref());
    }
    out.raw(&inside);
    out.end();
    facts.push_str(&out.take());
}

/// The organisation that a party belongs to.
fn affiliate<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, party: &mut Party, report: &mut Report) {
    let of = concept(item, cursor, tag, report);
    party.affiliation = of.name.or(of.literal).or(of.qcode).or(of.uri);
}

fn contacts<'s>(
    item: &Item<'s>,
    cursor: &mut Cursor<'s>,
    (tag, private): (&Tag<'s>, bool),
    party: &mut Party,
    report: &mut Report,
) {
    // Who is hidden is so with all that is said of them.
    let private = private || is_private(tag);
    while let Some(child) = &cursor.child(tag, report) {
        if !CONTACTS.contains(&child.name) {
            item.left_out(cursor, child, report);
            continue;
        }
        let Some(value) = words(cursor, child, report) else { continue };
        // A line of an address may say it alone.
        let inside = item.source.get(child.end..cursor.position()).unwrap_or_default();
        let hidden = private || is_private(child) || inside.contains("pubconstrain");
        // Only what stands among the contacts says who may see it.
        if hidden {
            let visibility = Some("private".to_owned());
            party.contacts.push(Text { visibility, ..Text::plain(value).role(child.name) });
            continue;
        }
        let place = match child.name {
            "email" => &mut party.email,
            "phone" => &mut party.phone,
            _ => {
                party.contacts.push(Text::plain(value).role(child.name));
                continue;
            }
        };
        match place {
            None => *place = Some(value),
            Some(_) => party.contacts.push(Text::plain(value).role(child.name)),
        }
        unasked::note(child, ATTRIBUTE, report);
    }
}
