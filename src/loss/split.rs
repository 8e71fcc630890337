//! An article or a feed, divided into what a format's own places hold and what its carrier does, and put together again.

use super::Loss;
use super::form;
use super::narrow::{exceeds, narrow};
use super::table::{Carried, Table, Tables};
use super::zone::place_like;
use crate::formats::{Carry, Split};
use crate::model::{Article, Feed, Leaf, Level, Member, Members, Record};

/// Divides an article that was projected.
pub fn split(tables: &Tables, native: Box<Article>) -> Split<Article> {
    let stated = native.stated();
    split_stated(tables, native, stated, None).0
}

/// The same where it is known that the article states nothing but these members, and the members that either part may state
/// then; `room` is a blank article for what is carried, so that none need be made.
pub fn split_stated(
    tables: &Tables,
    mut native: Box<Article>,
    stated: Members,
    room: Option<Box<Article>>,
) -> (Split<Article>, Members) {
    debug_assert!(native.stated().without(stated).is_empty(), "an article that states more: {native:?}");
    debug_assert!(room.as_ref().is_none_or(|room| room.stated().is_empty()), "no room: {room:?}");
    if let Some(form) = tables.card.form.filter(|form| !(form.holds)(&native)) {
        let carried = form::split(tables, form, &mut native);
        // A form states what the article did in other members, too.
        let stated = native.stated().or(carried.as_ref().map_or(Members::default(), |carried| carried.stated()));
        return (Split { native, carried }, stated);
    }
    let carried = split_article(tables, &mut native, stated, room);
    (Split { native, carried }, stated)
}

/// Takes out of an article what the places of leaves and their limits do not hold.
pub(super) fn divide(tables: &Tables, article: &mut Article) -> Option<Box<Article>> {
    let stated = article.stated();
    split_article(tables, article, stated, None)
}

fn split_article(
    tables: &Tables,
    article: &mut Article,
    stated: Members,
    room: Option<Box<Article>>,
) -> Option<Box<Article>> {
    let mut children = std::mem::take(&mut article.associations);
    let mut out = split_members(tables.at(Level::Article), article, stated, room);
    let carried = split_children(tables, &mut children, 1);
    article.associations = children;
    if !carried.is_empty() {
        out.get_or_insert_default().associations = carried;
    }
    out
}

/// The same of what goes with an article: what is carried of each, index by index, up to the last of which anything is. It
/// is put where it stays, for an article is large. Deeper than a format has places for, it is carried whole.
fn split_children(tables: &Tables, children: &mut [Article], level: u8) -> Vec<Article> {
    let (table, mut carried, count) = (tables.at(Level::Association), Vec::new(), children.len());
    for (i, child) in children.iter_mut().enumerate() {
        let mut deeper = std::mem::take(&mut child.associations);
        if level < tables.levels && !deeper.is_empty() {
            let carried = split_children(tables, &mut deeper, level + 1);
            child.associations = std::mem::replace(&mut deeper, carried);
        }
        let with = std::mem::take(&mut child.associations);
        let over = over(table, child, child.stated());
        if !over.is_empty() || !deeper.is_empty() {
            carried.reserve_exact(count - carried.len());
            carried.resize_with(i + 1, Article::default);
            if let Some(to) = carried.last_mut() {
                to.associations = deeper;
                move_over(table, child, over, to);
            }
        }
        child.associations = with;
    }
    carried
}

/// Divides a feed that was projected.
pub fn split_feed(tables: &Tables, mut native: Box<Feed>) -> Split<Feed> {
    let carried = match tables.card.form {
        Some(form) => form::split_feed(tables, form, &mut native),
        None => divide_feed(tables, &mut native),
    };
    Split { native, carried }
}

/// Takes out of a feed what the places of leaves and their limits do not hold.
pub(super) fn divide_feed(tables: &Tables, feed: &mut Feed) -> Option<Box<Feed>> {
    let stated = feed.stated();
    split_members(&tables.feed, feed, stated, None)
}

/// Takes out of `whole`, which states no other members, what has no native place, and what is more than its native place
/// holds.
fn split_members<T: Carried>(table: &Table, whole: &mut T, stated: Members, room: Option<Box<T>>) -> Option<Box<T>> {
    let over = over(table, whole, stated);
    if over.is_empty() {
        return None;
    }
    let mut carried = room.unwrap_or_default();
    move_over(table, whole, over, &mut carried);
    Some(carried)
}

/// The members of which something has no native place, or is more than that holds.
fn over<T: Carried>(table: &Table, whole: &mut T, stated: Members) -> Members {
    // What has no native place at all is told without a look at its leaves.
    let foreign = stated.without(table.native);
    let is_stated = |place: &usize| T::members().get(*place).is_some_and(|member| !(member.is_blank)(whole));
    let mut over: Members = foreign.filter(is_stated).collect();
    for place in stated.and(table.foreign).without(foreign) {
        whole.visit_member(place, &mut |leaf| {
            if !table.is_native(leaf) {
                over.add(place);
            }
        });
    }
    for place in stated.and(table.limited).without(over) {
        if table.limit::<T>(place).is_some_and(|(m, limit)| exceeds((m.part)(whole), limit)) {
            over.add(place);
        }
    }
    over
}

/// Moves these members to what is carried, and leaves of them what their native places hold.
fn move_over<T: Carried>(table: &Table, whole: &mut T, over: Members, carried: &mut T) {
    for place in over {
        let Some(member) = T::members().get(place) else { continue };
        if table.native.has(place) {
            (member.copy)(whole, carried);
            whole.retain_member(place, &mut |leaf| table.is_native(leaf));
        } else {
            (member.take)(whole, carried);
        }
    }
    for (member, limit) in table.limits::<T>(over.and(table.limited)) {
        let part = (member.part)(whole);
        narrow(part, limit);
        // What is narrowed to nothing is not read back as something empty.
        part.prune();
    }
}

/// Puts an article together: a carried member stands when its narrowed form equals the native one, or there is no native
/// one; else somebody changed the native one, and it stands.
pub fn merge(tables: &Tables, split: Split<Article>) -> Box<Article> {
    let Split { mut native, carried } = split;
    match (carried, tables.card.form) {
        (Some(carried), Some(form)) => form::merge(tables, form, &mut native, &carried),
        (Some(carried), None) => merge_article(tables, Level::Article, &mut native, *carried),
        (None, _) => {}
    }
    native
}

fn merge_article(tables: &Tables, level: Level, native: &mut Article, mut carried: Article) {
    let mut children = std::mem::take(&mut native.associations);
    let more = std::mem::take(&mut carried.associations);
    merge_members(tables.at(level), native, &carried);
    if level == Level::Association && children.is_empty() {
        native.associations = more;
        return;
    }
    for (child, carried) in children.iter_mut().zip(more) {
        merge_article(tables, Level::Association, child, carried);
    }
    native.associations = children;
}

/// Puts a feed together.
pub fn merge_feed(tables: &Tables, split: Split<Feed>) -> Box<Feed> {
    let Split { mut native, carried } = split;
    match (carried, tables.card.form) {
        (Some(carried), Some(form)) => form::merge_feed(tables, form, &mut native, &carried),
        (Some(carried), None) => merge_members::<Feed>(&tables.feed, &mut native, &carried),
        (None, _) => {}
    }
    native
}

fn merge_members<T: Carried>(table: &Table, native: &mut T, carried: &T) {
    let mut narrowed = carried.clone();
    place_like(table, &mut narrowed, native);
    let stated = narrowed.stated();
    split_members(table, &mut narrowed, stated, None);
    for member in T::members() {
        if !(member.is_blank)(carried) && stands(member, &narrowed, native) {
            (member.copy)(carried, native);
        }
    }
}

/// Whether a carried member stands, of which `narrowed` is what the native place would hold. Where that place says nothing,
/// another program left it out or never wrote it, and only the carrier knows.
pub(super) fn stands<T>(member: &Member<T>, narrowed: &T, native: &T) -> bool {
    (member.is_blank)(native) || (member.same)(narrowed, native)
}

/// What arrives in a place of its own, leaf by leaf, and what goes to the carrier beside it because it is more than the
/// place holds. `split` is the article as it was divided, `whole` what it was before.
pub fn carried(tables: &Tables, whole: &Article, split: &Split<Article>) -> Vec<Loss> {
    let blank = Article::default();
    carried_in(tables, Level::Article, whole, split.carried.as_deref().unwrap_or(&blank))
}

fn carried_in(tables: &Tables, level: Level, whole: &Article, beside: &Article) -> Vec<Loss> {
    let blank = Article::default();
    let mut losses = carried_members(tables.at(level), whole, beside);
    for (i, child) in whole.associations.iter().enumerate() {
        let inside = carried_in(tables, Level::Association, child, beside.associations.get(i).unwrap_or(&blank));
        losses.extend(inside.into_iter().map(|l| Loss { field: format!("associations.{i}.{}", l.field).into(), ..l }));
    }
    losses
}

/// The same of a feed.
pub fn carried_feed(tables: &Tables, whole: &Feed, split: &Split<Feed>) -> Vec<Loss> {
    let blank = Feed::default();
    let losses = carried_members(&tables.feed, whole, split.carried.as_deref().unwrap_or(&blank));
    losses.into_iter().map(|l| Loss { field: format!("feed.{}", l.field).into(), ..l }).collect()
}

fn carried_members<T: Carried>(table: &Table, whole: &T, beside: &T) -> Vec<Loss> {
    let mut seen = Vec::new();
    whole.visit(&mut |leaf| {
        if !seen.contains(&leaf) {
            seen.push(leaf);
        }
    });
    let mut losses = Vec::new();
    for leaf in seen {
        let Carry::Native(place, limit) = table.carry(leaf) else { continue };
        let member = &T::members()[T::member(leaf)];
        let exceeds = *limit != crate::formats::Limit::NONE && !(member.is_blank)(beside);
        let (outcome, place) = match exceeds {
            true => ("by carrier", format!("beside {place}: {}", limit.words())),
            false => ("carried", (*place).to_owned()),
        };
        losses.push(Loss::new(leaf.path(), outcome, place, &(member.to_json)(whole)));
    }
    losses
}
