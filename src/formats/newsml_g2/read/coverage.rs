//! What a plan says of its coverage (`newsCoverageSet`) that an article has a field for: who is assigned, notes for the
//! newsroom, and what was delivered. The rest stays with the element, which stands as it came.

use super::super::VOCABULARIES;
use super::itemmeta::is_private;
use super::words::{stated, words};
use crate::diag::Report;
use crate::model::{Article, Link, Part, Party, Text};
use crate::syntax::xml::{Cursor, Limits, Tag};
use crate::vocab::nar;

/// The role of who is to cover something.
const ASSIGNED: &str = "assignedTo";
/// The relation of what was delivered.
const DELIVERED: &str = "item";
/// How many values are taken: further ones stay with the element.
const MOST: usize = 200;

/// States what the coverage of a plan says and nothing else of the article does.
pub(super) fn state(a: &mut Article) {
    let is_coverage = |name: &str| matches!(name, "newsCoverageSet" | "newsCoverage");
    let raws = a.extensions.iter().filter(|e| is_coverage(&e.name) && nar::VOCABULARY.means(&e.ns));
    let raws: Vec<String> = raws.map(|e| e.raw.clone()).collect();
    for raw in raws {
        read(&raw, a);
    }
}

fn read(raw: &str, a: &mut Article) {
    // What is broken in it was noted when it was kept.
    let quiet = &mut Report::default();
    let mut cursor = Cursor::piece_of(raw, VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(quiet) else { return };
    let mut open = vec![root];
    while let Some(around) = open.last() {
        match cursor.child(around, quiet) {
            None => drop(open.pop()),
            Some(tag) if matches!(tag.name, "newsCoverage" | "planning" | "delivery") => open.push(tag),
            Some(tag) => {
                let hidden = is_private(&tag) || open.iter().any(is_private);
                leaf(&mut cursor, &tag, hidden, a);
            }
        }
    }
}

fn leaf<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, hidden: bool, a: &mut Article) {
    match tag.name {
        "assignedTo" => {
            let mut who = assigned(cursor, tag);
            if hidden && !who.is_blank() {
                who.visibility = Some("private".to_owned());
            }
            add(&mut a.contributors, who);
        }
        "edNote" => {
            let words = words(cursor, tag, &mut Report::default()).unwrap_or_default();
            let note = Text { visibility: Some("private".to_owned()), ..Text::plain(words) };
            let known = a.ed_notes.iter().any(|known| known.value == note.value);
            if !known {
                add(&mut a.ed_notes, note);
            }
        }
        "deliveredItemRef" if !hidden => {
            let href = ["residref", "guidref", "href"].into_iter().find_map(|name| stated(tag, name));
            add(&mut a.links, href.map(|href| Link::new(href, DELIVERED)).unwrap_or_default());
        }
        _ => {}
    }
}

fn assigned<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>) -> Party {
    let quiet = &mut Report::default();
    let [qcode, uri, literal] = ["qcode", "uri", "literal"].map(|name| stated(tag, name));
    let mut party = Party { qcode, uri, literal, ..Party::default() };
    while let Some(child) = cursor.child(tag, quiet) {
        if child.name == "name" && party.name.is_none() {
            party.name = words(cursor, &child, quiet);
        }
    }
    if party.is_blank() { party } else { party.role(ASSIGNED) }
}

fn add<T: PartialEq + Part>(list: &mut Vec<T>, value: T) {
    if !value.is_blank() && list.len() < MOST && !list.contains(&value) {
        list.push(value);
    }
}
