//! Reading the carrier: its elements come one by one and in any order, so they are gathered first.

use std::collections::BTreeSet;

use serde_json::Value;

use super::item::{Item, Kind, Style};
use super::table::{Carried, Group};
use super::{META, META_PROPERTY, PROPERTY, RELATION};
use crate::diag::Report;
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Piece, Tag};

/// What the carrier of one article or feed states. Nothing is allocated until something is.
#[derive(Debug, Default)]
pub struct Gather<T: Carried = Article> {
    found: Option<Box<Found<T>>>,
}

/// What the carrier of a feed states.
pub type FeedGather = Gather<Feed>;

#[derive(Debug)]
struct Found<T> {
    /// The readable values, a list per group of the table.
    items: Vec<Vec<Item>>,
    /// The members that have a property, by JSON name.
    stated: BTreeSet<&'static str>,
    /// What the properties say.
    properties: T,
    style: Style,
}

impl<T: Carried> Gather<T> {
    /// Whether nothing was taken yet.
    pub fn is_empty(&self) -> bool {
        self.found.is_none()
    }

    /// Takes the element `tag`, just opened; `false` when it holds what no member takes, and then it was not left:
    /// `cursor.whole(tag)` still gives all of it.
    pub fn read<'s>(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        if tag.name == PROPERTY {
            let taken = self.element_property(tag);
            if taken {
                cursor.skip(tag, report);
            }
            return taken;
        }
        let Some((at, group)) = group_of::<T>(cursor, tag) else { return false };
        if group.single() && self.has(at) {
            return false;
        }
        let Some(mut item) = attributes(cursor, tag, group) else { return false };
        // The text of a time or number has to be read before one knows whether it is one.
        let before = group.kind.may_fail().then(|| cursor.clone());
        let Some(text) = words(cursor, tag, group, report) else { return false };
        if item.text.is_empty() {
            item.text = text;
        }
        self.take(at, group, item, Style::Elements) || {
            before.into_iter().for_each(|before| *cursor = before);
            false
        }
    }

    /// Takes a `meta` whose name begins with `nar.`; `false` when no member takes it.
    pub fn meta(&mut self, name: &str, content: &str) -> bool {
        let Some(name) = name.strip_prefix(META) else { return false };
        if let Some(member) = name.strip_prefix(META_PROPERTY) {
            return self.property(member, content);
        }
        let Some((at, group)) = T::table().groups.iter().enumerate().find(|(_, g)| g.meta == name) else {
            return false;
        };
        let item = Item { text: content.trim().to_owned(), attrs: Vec::new() };
        !(group.single() && self.has(at)) && self.take(at, group, item, Style::Meta)
    }

    /// What was carried, if anything was.
    pub fn finish(self) -> Option<Box<T>> {
        let found = *self.found?;
        let (mut out, table) = (Box::<T>::default(), T::table());
        for (group, items) in table.groups.iter().zip(&found.items) {
            let mut stated = group.members.iter().filter(|m| found.stated.contains(m.name)).peekable();
            group.state(items, &mut out);
            if stated.peek().is_none() {
                continue;
            }
            let mut whole = T::default();
            group.state(items, &mut whole);
            stated.for_each(|m| (m.copy)(&found.properties, &mut whole));
            if items.is_empty() || group.items(&whole, found.style) == *items {
                group.members.iter().for_each(|m| (m.copy)(&whole, &mut out));
            }
        }
        for member in table.rest.iter().filter(|m| found.stated.contains(m.name)) {
            (member.copy)(&found.properties, &mut out);
        }
        T::canonical(&mut out);
        Some(out)
    }

    fn has(&self, group: usize) -> bool {
        self.found.as_ref().and_then(|f| f.items.get(group)).is_some_and(|items| !items.is_empty())
    }

    fn found(&mut self) -> &mut Found<T> {
        self.found.get_or_insert_with(|| {
            let items = T::table().groups.iter().map(|_| Vec::new()).collect();
            let (stated, properties) = (BTreeSet::new(), T::default());
            Box::new(Found { items, stated, properties, style: Style::Elements })
        })
    }

    fn take(&mut self, at: usize, group: &Group<T>, item: Item, style: Style) -> bool {
        if !group.kind.admits(&item) {
            return false;
        }
        let found = self.found();
        if group.kind == Kind::Embargo && found.items.get(at).is_some_and(|items| items.iter().any(|i| i.like(&item))) {
            return false;
        }
        found.style = style;
        if let Some(items) = found.items.get_mut(at).filter(|_| !item.is_empty() || group.kind.may_be_empty()) {
            items.push(item);
        }
        true
    }

    fn element_property(&mut self, tag: &Tag) -> bool {
        let relation = tag.attr("reluri").unwrap_or_default();
        let (Some(member), Some(json)) = (relation.strip_prefix(RELATION), tag.attr("value")) else { return false };
        self.property(member, &json)
    }

    fn property(&mut self, name: &str, json: &str) -> bool {
        let Some(member) = T::members().iter().find(|m| m.name == name) else { return false };
        if self.found.as_ref().is_some_and(|f| f.stated.contains(member.name)) {
            return false;
        }
        let Ok(value) = serde_json::from_str::<Value>(json) else { return false };
        let mut properties = T::default();
        if !value.is_null() && (member.from_json)(&mut properties, value).is_err() {
            return false;
        }
        let found = self.found();
        (member.copy)(&properties, &mut found.properties);
        found.stated.insert(member.name);
        true
    }
}

/// The group an element belongs to: one whose distinguishing attribute it has, else the one without.
fn group_of<T: Carried>(cursor: &Cursor, tag: &Tag) -> Option<(usize, &'static Group<T>)> {
    let mut plain = None;
    for (at, group) in T::table().groups.iter().enumerate().filter(|(_, g)| g.element == tag.name) {
        match group.mark {
            None => plain = plain.or(Some((at, group))),
            Some((name, value)) if cursor.attr(tag, "", name).as_deref() == Some(value) => return Some((at, group)),
            Some(_) => {}
        }
    }
    plain
}

/// The attributes as the kind knows them; `None` when there is one that it does not know.
fn attributes<T: Carried>(cursor: &Cursor, tag: &Tag, group: &Group<T>) -> Option<Item> {
    let mut item = Item::default();
    for attr in cursor.attrs(tag) {
        let name = match attr.ns {
            "" => attr.name,
            "xml" if attr.name == "lang" => "xml:lang",
            _ => return None,
        };
        if group.mark == Some((name, &*attr.value)) {
            continue;
        }
        if let Some(word) = group.controlled(name, &attr.value) {
            item.text = word.to_owned();
        } else if !item.put(group.kind, name, &attr.value) {
            return None;
        }
    }
    item.sort(group.kind);
    Some(item)
}

/// The words of an element, or of its `name`; `None` when other elements stand inside.
fn words<'s, T: Carried>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    group: &Group<T>,
    report: &mut Report,
) -> Option<String> {
    if !group.kind.nests() {
        return plain(cursor, tag, report);
    }
    let (mut text, mut name) = (String::new(), None);
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(part) if name.is_none() || part.trim().is_empty() => text.push_str(&part),
            Piece::Child(child) if child.ns == "nar" && child.name == "name" && name.is_none() => {
                if !text.trim().is_empty() || cursor.attrs(&child).next().is_some() {
                    return None;
                }
                name = Some(plain(cursor, &child, report)?);
            }
            Piece::Text(_) | Piece::Child(_) => return None,
        }
    }
    Some(name.unwrap_or_else(|| text.trim().to_owned()))
}

/// The text of an element that holds nothing else.
fn plain<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Option<String> {
    let mut text = String::new();
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(part) if text.is_empty() => text = part.into_owned(),
            Piece::Text(part) => text.push_str(&part),
            Piece::Child(_) => return None,
        }
    }
    let trimmed = text.trim();
    if trimmed.len() < text.len() {
        text = trimmed.to_owned();
    }
    Some(text)
}
