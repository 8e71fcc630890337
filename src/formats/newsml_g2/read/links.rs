//! `link`: where the item comes from, what it does to others, and what to read beside it.

use super::super::ATTRIBUTE;
use super::super::own;
use super::item::Item;
use super::words::{stated, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Link, Relation};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::qcode;

/// Relations of the IPTC (`itemrelation`) that are the model's.
pub(in super::super) static RELATIONS: &[(&str, &str)] = &[
    ("irel:derivedFrom", "derivedFrom"),
    ("irel:evolvedFrom", "evolvedFrom"),
    ("irel:previousVersion", "evolvedFrom"),
    ("irel:prevVersion", "evolvedFrom"),
    ("irel:translatedFrom", "translationOf"),
];
/// Those that links have (RFC 8288).
pub(in super::super) static LINKS: &[(&str, &str)] = &[("irel:seeAlso", "related")];

/// Reads `link`. One with more in it than a title and further links is kept as it came.
pub(super) fn read_link<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let relation = relation(tag);
    let Some(mut own) = link(tag).or_else(|| relation.as_ref().map(|_| Link::default())) else {
        return item.keep(cursor, tag, report);
    };
    let mut inside = Vec::new();
    while let Some(child) = &cursor.child(tag, report) {
        let further = if child.name == "link" { self::link(child) } else { None };
        match (child.name, further) {
            ("title", _) if own.title.is_none() => own.title = words(cursor, child, report),
            ("link", Some(further)) if cursor.text(child, report).trim().is_empty() => inside.push(further),
            ("itemClass" | "fileName" | "title", _) => item.left_out(cursor, child, report),
            _ => return item.keep(cursor, tag, report),
        }
        unasked::note(child, ATTRIBUTE, report);
    }
    match relation {
        Some(relation) => item.article.relations.push(relation),
        None => item.article.links.push(own),
    }
    item.article.links.append(&mut inside);
}

/// The model's word for what the relation of a link does to another item, when it does something.
pub(in super::super) fn is_relation(code: &str) -> Option<&str> {
    let known = |known: &str| known == code || code.starts_with("http") && qcode::code(known) == qcode::code(code);
    let ours = code.strip_prefix(own::RELATION);
    ours.or_else(|| RELATIONS.iter().find(|(c, _)| known(c)).map(|(_, rel)| *rel))
}

fn relation(tag: &Tag<'_>) -> Option<Relation> {
    let code = stated(tag, "rel").or_else(|| stated(tag, "reluri"))?;
    let rel = is_relation(&code)?.to_owned();
    Some(Relation { uri: target(tag), version: stated(tag, "version"), rel: Some(rel), status: None })
}

fn target(tag: &Tag<'_>) -> Option<String> {
    ["residref", "guidref", "href", "persistidref"].into_iter().find_map(|name| stated(tag, name))
}

/// A link to something; `None` when it leads nowhere.
fn link(tag: &Tag<'_>) -> Option<Link> {
    let href = ["href", "residref", "guidref"].into_iter().find_map(|name| stated(tag, name))?;
    let code = stated(tag, "rel").or_else(|| stated(tag, "reluri"));
    let rel = code.map(|code| {
        let known = LINKS.iter().find(|(known, _)| *known == code).map(|(_, rel)| *rel);
        known.or_else(|| code.strip_prefix(own::LINK)).map(str::to_owned).unwrap_or(code)
    });
    let (media_type, length) = (stated(tag, "contenttype"), stated(tag, "size"));
    Some(Link { href, rel, media_type, title: stated(tag, "title"), hreflang: None, length })
}
