//! Attributes that no reader asked for: what they say has no place, and whoever converts a document is told of it.

use crate::diag::{Diagnostic, Report};
use crate::syntax::xml::Tag;

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

/// The most of a value that is told, in characters.
const TOLD: usize = 200;

/// Notes what attributes of an element say that has been read; `rule` is the note's id.
pub(super) fn note(tag: &Tag<'_>, rule: &'static str, report: &mut Report) {
    if tag.is_bare() {
        return;
    }
    for (name, value) in tag.unasked().filter(|(name, value)| !is_technical(name) && !value.trim().is_empty()) {
        left_out(tag, (name, &value), rule, report);
    }
}

/// Whether an attribute says nothing of the story.
pub(super) fn is_technical(name: &str) -> bool {
    TECHNICAL.contains(&name)
}

/// Notes one of them.
pub(super) fn left_out(tag: &Tag<'_>, (name, value): (&str, &str), rule: &'static str, report: &mut Report) {
    report.add_of(rule, || {
        let told: String = value.chars().take(TOLD).collect();
        let message = format!("`{name}=\"{told}\"` of <{}> has no place and is left out", tag.qualified());
        Diagnostic::info(rule, message).at(tag.attr_span(name))
    });
}
