//! Attributes that no reader asked for: what they say has no place, and whoever converts a document is told of it.

use std::borrow::Cow;

use crate::diag::Report;
use crate::syntax::xml::{Cursor, Piece, Tag};

/// Attributes that say nothing of the story: names within the document, versions of standards, schemes that the receiver of
/// a code knows, and how something looks.
const TECHNICAL: [&str; 22] = [
    "id",
    "class",
    "style",
    "dir",
    "Duid",
    "Euid",
    "EquivalentsList",
    "Essential",
    "Vocabulary",
    "Scheme",
    "standard",
    "standardversion",
    "conformance",
    "modified",
    "custom",
    "how",
    "howuri",
    "why",
    "whyuri",
    "contenttype",
    "contenttypestandardversion",
    "Version",
];

/// Notes what attributes of an element say that has been read; `rule` is the note's id.
pub(super) fn note(tag: &Tag<'_>, rule: &'static str, report: &mut Report) {
    if tag.is_bare() {
        return;
    }
    for (name, value) in tag.unasked().filter(|(name, value)| !is_technical(name) && !value.trim().is_empty()) {
        tag.attr_left_out((name, &value), rule, report);
    }
}

/// The words of an element, just opened, as [`Cursor::text`] gives them; what attributes of the elements inside it say is
/// noted, at any depth.
pub(super) fn words<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    rule: &'static str,
    report: &mut Report,
) -> Cow<'s, str> {
    if let Some(words) = cursor.alone(tag, report) {
        return words;
    }
    let (mut all, mut open) = (String::new(), vec![tag.clone()]);
    while let Some(around) = open.last() {
        match cursor.piece(around, report) {
            None => drop(open.pop()),
            Some(Piece::Text(words)) => all.push_str(&words),
            Some(Piece::Child(child)) => {
                note(&child, rule, report);
                open.push(child);
            }
        }
    }
    Cow::Owned(all)
}

/// Whether an attribute says nothing of the story.
pub(super) fn is_technical(name: &str) -> bool {
    TECHNICAL.contains(&name)
}
