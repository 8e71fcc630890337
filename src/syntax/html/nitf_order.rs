//! The order the NITF schema wants inside an element, made when the element is complete.

use super::tree::{Attrs, Data, Element, Id, Space, Tree};
use html5ever::LocalName;

/// Puts the children of a complete element in order; an element that may not be empty and is, goes.
pub(super) fn finish(tree: &mut Tree, id: Id) {
    let name = tree.name(id).to_owned();
    match name.as_str() {
        "ul" | "ol" | "dl" | "tr" | "thead" | "tbody" | "tfoot" | "colgroup" | "abstract"
            if tree.first(id).is_none() =>
        {
            tree.detach(id)
        }
        "table" => table(tree, id),
        "media" => media(tree, id),
        "block" => in_order(tree, id, block_rank),
        "bq" => credits(tree, id),
        "note" | "fn" if tree.first(id).is_none() => {
            let body = new(tree, "body.content");
            tree.append(id, body);
        }
        _ => {}
    }
}

fn new(tree: &mut Tree, name: &str) -> Id {
    tree.push(Data::Element(Element { name: LocalName::from(name), space: Space::Nitf, attrs: Attrs::new() }))
}

fn in_order(tree: &mut Tree, id: Id, rank: fn(&Element) -> u8) {
    let ranked = |child| (tree.element(child).map_or(0, rank), child);
    let mut children: Vec<(u8, Id)> = tree.children(id).map(ranked).collect();
    if children.is_sorted_by_key(|(rank, _)| *rank) {
        return;
    }
    children.sort_by_key(|(rank, _)| *rank);
    for (_, child) in children {
        tree.append(id, child);
    }
}

fn block_rank(element: &Element) -> u8 {
    let name = &*element.name;
    let head = ["tobject", "key-list", "classifier", "byline", "dateline", "copyrite", "abstract"];
    match head.iter().position(|part| *part == name) {
        Some(index) => index as u8,
        None if name == "datasource" => 8,
        None => 7,
    }
}

/// A link is last among the metadata, because HTML has it around the picture.
fn media_rank(element: &Element) -> u8 {
    match &*element.name {
        "media-metadata" if element.get("name") == Some("html.href") => 1,
        "media-metadata" => 0,
        "media-reference" | "media-object" => 2,
        "media-caption" => 3,
        _ => 4,
    }
}

/// `media-metadata*, (media-reference, media-object?)+, media-caption*, media-producer*`, with a type.
fn media(tree: &mut Tree, id: Id) {
    in_order(tree, id, media_rank);
    let mut alone = Vec::new();
    let mut before = "";
    let mut referred = false;
    let mut after = None;
    for child in tree.children(id) {
        let name = tree.name(child);
        match name {
            "media-object" if before != "media-reference" => alone.push(child),
            "media-caption" | "media-producer" => after = after.or(Some(child)),
            _ => {}
        }
        referred |= matches!(name, "media-reference" | "media-object");
        before = name;
    }
    for object in alone {
        let reference = new(tree, "media-reference");
        tree.insert_before(object, reference);
    }
    if !referred {
        let reference = new(tree, "media-reference");
        match after {
            Some(after) => tree.insert_before(after, reference),
            None => tree.append(id, reference),
        }
    }
    if let Some(element) = tree.element_mut(id)
        && element.get("media-type").is_none()
    {
        element.attrs.push(("media-type".to_owned(), "other".to_owned()));
        element.attrs.sort();
    }
}

/// `(block+, credit?)*`
fn credits(tree: &mut Tree, id: Id) {
    let mut alone = Vec::new();
    let mut before = "";
    for child in tree.children(id) {
        let name = tree.name(child);
        if name == "credit" && before != "block" {
            alone.push(child);
        }
        before = name;
    }
    for credit in alone {
        let block = new(tree, "block");
        tree.insert_before(credit, block);
    }
}

/// `caption?, colgroup?, thead?, tfoot?, tbody?`: a second one of a kind joins the first, a second head or foot the body.
fn table(tree: &mut Tree, id: Id) {
    let children: Vec<Id> = tree.children(id).collect();
    if children.is_empty() {
        return tree.detach(id);
    }
    let mut slots: [Option<Id>; 5] = [None; 5];
    for child in children {
        let (slot, holder) = match tree.name(child) {
            "caption" => (0, "caption"),
            "colgroup" | "col" => (1, "colgroup"),
            "thead" if slots[2].is_none() => (2, "thead"),
            "tfoot" if slots[3].is_none() => (3, "tfoot"),
            _ => (4, "tbody"),
        };
        let single = matches!(tree.name(child), "col" | "tr");
        match slots[slot] {
            None if tree.name(child) == holder => slots[slot] = Some(child),
            None => {
                let made = new(tree, holder);
                join(tree, child, made, single);
                slots[slot] = Some(made);
            }
            Some(first) => join(tree, child, first, single),
        }
    }
    for section in slots.into_iter().flatten() {
        tree.append(id, section);
    }
}

fn join(tree: &mut Tree, from: Id, to: Id, single: bool) {
    match single {
        true => tree.append(to, from),
        false => {
            tree.adopt_children(from, to);
            tree.detach(from);
        }
    }
}
