//! What is not for the public, which no public format carries: notes to editors, and whatever else says so of itself.
//! Its words stay out of the report too, which may be shown where the feed is.

use serde_json::Value;

use super::project::Pen;
use super::table::Table;
use crate::formats::members;
use crate::model::{Article, Members, Part, Party, Record, Text, TextKind};
use crate::syntax::{html, json};

/// Takes it out of an article that states no other members; those that it states then.
pub(super) fn drop_private(table: &Table, article: &mut Article, stated: Members, pen: &mut Pen<'_>) -> Members {
    let before = article.ed_notes.len();
    article.ed_notes.retain(|note| {
        if !note.is_public() {
            pen.note("edNotes", "dropped", "private", || Value::Null);
        }
        note.is_public()
    });
    let mut dropped = article.ed_notes.len() < before;
    // Associations come by themselves.
    let hideable = stated.and(table.hideable);
    dropped |= texts(article, hideable, pen);
    dropped |= parties(article, hideable, pen);
    dropped |= bodies(article, pen);
    dropped |= extensions(article, pen);
    if dropped { article.stated() } else { stated }
}

/// Texts that say that they are private; whether there are any.
fn texts(article: &mut Article, hideable: Members, pen: &mut Pen<'_>) -> bool {
    let mut any = false;
    for member in hideable.filter_map(|place| Article::MEMBERS.get(place)) {
        let mut dropped = false;
        (member.part)(article).texts(&mut |text| {
            if is_private(text.visibility.as_deref()) {
                *text = Text::default();
                dropped = true;
            }
        });
        if dropped {
            (member.part)(article).prune();
            pen.note(member.name, "dropped", "private", || Value::Null);
        }
        any |= dropped;
    }
    any
}

/// What is stated and not `public` is not for the public.
fn is_private(visibility: Option<&str>) -> bool {
    visibility.is_some_and(|visibility| !visibility.eq_ignore_ascii_case("public"))
}

/// People and organisations of whom the public is not to know; whether there are any.
fn parties(article: &mut Article, hideable: Members, pen: &mut Pen<'_>) -> bool {
    let mut any = false;
    if hideable.is_empty() {
        return any;
    }
    let hidden = |party: &Party| is_private(party.visibility.as_deref());
    for (name, list) in [
        ("creators", &mut article.creators),
        ("contributors", &mut article.contributors),
        ("infoSources", &mut article.info_sources),
        ("copyrightHolder", &mut article.copyright_holder),
    ] {
        if list.iter().any(hidden) {
            list.retain(|party| !hidden(party));
            any = true;
            pen.note(name, "dropped", "private", || Value::Null);
        }
    }
    for (name, one) in [("provider", &mut article.provider), ("accountable", &mut article.accountable)] {
        if one.take_if(|party| hidden(party)).is_some() {
            any = true;
            pen.note(name, "dropped", "private", || Value::Null);
        }
    }
    if article.hops.iter().any(|hop| hop.party.as_ref().is_some_and(hidden)) {
        article.hops.retain(|hop| !hop.party.as_ref().is_some_and(hidden));
        any = true;
        pen.note("hops", "dropped", "private", || Value::Null);
    }
    any
}

/// Notes inside the text; whether nothing is left of one then.
fn bodies(article: &mut Article, pen: &mut Pen<'_>) -> bool {
    let mut emptied = false;
    article.bodies.iter_mut().filter(|text| text.kind != TextKind::Plain).for_each(|text| {
        if let Some(rest) = html::without_private(&text.value, text.kind == TextKind::Nitf) {
            pen.note("bodies", "narrowed", "private", || Value::Null);
            text.value = rest;
            emptied |= text.value.trim().is_empty();
        }
    });
    if emptied {
        article.bodies.prune();
    }
    emptied
}

/// Notes in what no field takes; whether nothing is left of an extension then.
fn extensions(article: &mut Article, pen: &mut Pen<'_>) -> bool {
    let before = article.extensions.len();
    article.extensions.retain_mut(|e| {
        let rest = match e.raw.starts_with('<') {
            true => html::without_notes(&e.raw),
            false if e.ns != members::MEMBER => None,
            false if html::names_note(&e.name) => Some(String::new()),
            false => without_members(&e.raw),
        };
        let Some(rest) = rest else { return true };
        pen.note("extensions.raw", "dropped", "private", || Value::Null);
        e.raw = rest;
        !e.raw.trim().is_empty()
    });
    article.extensions.len() < before
}

/// A value of JSON without the members that are notes, at any depth; `None` where it has none.
fn without_members(raw: &str) -> Option<String> {
    if !raw.starts_with(['{', '[']) || !html::may_name_note(raw) {
        return None;
    }
    let mut value: Value = serde_json::from_str(raw).ok()?;
    take_members(&mut value).then(|| json::compact(&value.to_string()))
}

fn take_members(value: &mut Value) -> bool {
    match value {
        Value::Object(members) => {
            let before = members.len();
            members.retain(|name, _| !html::names_note(name));
            let taken = members.len() < before;
            members.values_mut().fold(taken, |taken, inside| take_members(inside) | taken)
        }
        Value::Array(list) => list.iter_mut().fold(false, |taken, inside| take_members(inside) | taken),
        _ => false,
    }
}
