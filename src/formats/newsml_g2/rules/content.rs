//! What stands elsewhere than the schema has it, or lacks what it asks for.

use super::super::{content_models, names};
use super::clause;
use super::names::{elements, ruled};
use crate::diag::Level;
use crate::formats::check::check;
use crate::formats::checks::{Found, has_attribute, is_listed, misplaced};
use crate::formats::content::Fault;
use crate::formats::{Check, Part, finding, rule};

pub(super) const RULES: &[Check] = &[
    check(&MISPLACED_ELEMENT, misplaced_element),
    check(&MISSING_ATTRIBUTE, missing_attribute),
    check(&BAD_WORD, bad_word),
];

rule! { MISPLACED_ELEMENT = "newsml-g2" / "misplaced-element", clause("the schema", Level::Must);
    "Elements and words stand where the schema has a place for them, in its order."
    "Systems look for a right, a credit or a date in its place; the schema refuses the item, and with it systems that validate what comes in."
    "Move it to where the message says it belongs; words belong into an element that holds words."
}

fn misplaced_element(part: &Part<'_>, found: Found<'_>) {
    for (of, fault) in &ruled(part).faults {
        let Some(span) = misplaced(part, *of, fault) else { continue };
        let message = match fault {
            Fault::Foreign(node) if names::is_element(node.name()) => {
                format!("`{}` has no place in `{}`", node.name(), of.name())
            }
            Fault::Late(node, last) => format!("`{}` stands behind `{}` in `{}`", node.name(), last.name(), of.name()),
            Fault::Words => format!("`{}` holds no words", of.name()),
            _ => continue,
        };
        found(finding(&MISPLACED_ELEMENT, message, span));
    }
}

rule! { MISSING_ATTRIBUTE = "newsml-g2" / "missing-attribute", clause("the schema", Level::Must);
    "An element has the attributes without which it says nothing."
    "A catalog without an address, a language without a tag or a reference to nothing cannot be used, and the schema refuses the item."
    "Add the attribute, or leave the element out."
}

fn missing_attribute(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part) {
        for name in content_models::needs(node.name()) {
            has_attribute(node, name, &MISSING_ATTRIBUTE, found);
        }
    }
}

rule! { BAD_WORD = "newsml-g2" / "bad-word", clause("rRule, exRule: @freq, @wkst; @videoscan", Level::Must);
    "An attribute that is a word of a list is one of its words."
    "An event that repeats `daily` is in no calendar: the word is `DAILY`; the schema refuses the item."
    "Write one of the words that the message names."
}

/// Attributes and the words that they may be.
const WORDS: &[(&str, &[&str])] = &[
    ("freq", &["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    ("wkst", &["MO", "TU", "WE", "TH", "FR", "SA", "SU"]),
    ("videoscan", &["progressive", "interlaced"]),
];

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part) {
        WORDS.iter().for_each(|(name, list)| is_listed(node, name, list, &BAD_WORD, found));
    }
}
