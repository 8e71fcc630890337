//! Concepts: codes of a scheme with the URI that they resolve to, and what is said of them.

use super::super::{ATTRIBUTE, is_ours};
use super::item::Item;
use super::itemmeta::is_private;
use super::words::{stated, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::Concept;
use crate::syntax::html;
use crate::syntax::xml::{Cursor, Piece, Tag};

/// The URI of the concept that an element names: as stated, else what its QCode resolves to.
pub(super) fn uri_of(item: &Item<'_>, tag: &Tag<'_>, qcode: Option<&str>) -> Option<String> {
    stated(tag, "uri").or_else(|| item.schemes.resolve(qcode?))
}

/// The value of an attribute, or of its twin for URIs (NewsML-G2, `typeuri` and the like).
#[inline(always)]
pub(super) fn either(tag: &Tag<'_>, name: &str, uri: &str) -> Option<String> {
    stated(tag, name).or_else(|| stated(tag, uri))
}

/// A concept. Its first name counts; what else stands in it is noted.
pub(super) fn concept<'s>(item: &Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Concept {
    read(item, cursor, tag, None, report)
}

/// The same where what else stands in it is kept as an `assert`, the place for facts on a concept beside it: further
/// names, what it is a part of, what it is related to.
pub(super) fn asserted<'s>(
    item: &mut Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
) -> Concept {
    let mut facts = String::new();
    let concept = read(item, cursor, tag, Some(&mut facts), report);
    let ids = [("qcode", &concept.qcode), ("uri", &concept.uri), ("literal", &concept.literal)];
    let named = ids.into_iter().find_map(|(name, id)| Some((name, id.as_deref()?)));
    match named.filter(|_| !facts.is_empty()) {
        Some(id) => item.assert(id, &facts, tag, report),
        // Nothing says of whom they are.
        None if !facts.is_empty() => Item::words_left_out(&html::to_text(&facts), tag, report),
        None => {}
    }
    concept
}

fn read<'s>(
    item: &Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    mut facts: Option<&mut String>,
    report: &mut Report,
) -> Concept {
    let number = |name: &str| stated(tag, name).and_then(|n| n.parse().ok()).filter(|n| *n <= 100);
    let qcode = stated(tag, "qcode");
    let mut concept = Concept {
        uri: uri_of(item, tag, qcode.as_deref()),
        qcode,
        literal: stated(tag, "literal"),
        kind: either(tag, "type", "typeuri"),
        confidence: number("confidence"),
        relevance: number("relevance"),
        creator: either(tag, "creator", "creatoruri"),
        ..Concept::default()
    };
    let mut loose = String::new();
    while let Some(piece) = &cursor.piece(tag, report) {
        match piece {
            // Between elements stands nothing but white space.
            Piece::Text(text) if loose.is_empty() => loose.push_str(text.trim_start()),
            Piece::Text(text) => loose.push_str(text),
            // A concept says of its name nothing of who may see it.
            Piece::Child(child) if child.name == "name" && concept.name.is_none() && !is_private(child) => {
                concept.name = words(cursor, child, report);
                unasked::note(child, ATTRIBUTE, report);
            }
            Piece::Child(child) => match facts.as_deref_mut() {
                Some(facts) if is_ours(child) => facts.push_str(&cursor.whole(child, report)),
                _ => item.left_out(cursor, child, report),
            },
        }
    }
    let loose = loose.trim();
    if concept.name.is_none() && !loose.is_empty() {
        concept.name = Some(loose.to_owned());
    }
    concept
}

/// The one code that an element states: the QCode as it came, else the URI, the literal or its words.
pub(super) fn code<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Option<String> {
    let code = stated(tag, "qcode").or_else(|| either(tag, "uri", "literal"));
    code.or_else(|| words(cursor, tag, report))
}
