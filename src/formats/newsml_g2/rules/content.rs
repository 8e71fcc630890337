//! What stands elsewhere than the schema has it, or lacks what it asks for.

use super::super::{model, names};
use super::clause;
use super::names::{elements, root};
use crate::diag::Level;
use crate::formats::check::check;
use crate::formats::checks::{Found, nonblank, words_in};
use crate::formats::content::Fault;
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;

pub(super) const RULES: &[Check] = &[
    check(&MISPLACED_ELEMENT, misplaced_element),
    check(&MISSING_ATTRIBUTE, missing_attribute),
    check(&BAD_WORD, bad_word),
];

/// What is wrong with the contents of elements of NewsML-G2.
pub(super) fn faults<'a>(part: &Part<'a>, found: &mut dyn FnMut(Node<'a, 'a>, Fault<'a>)) {
    for node in elements(part) {
        model::faults(node, &mut |fault| found(node, fault));
    }
}

rule! { MISPLACED_ELEMENT = "newsml-g2" / "misplaced-element", clause("the schema", Level::Must);
    "Elements and words stand where the schema has a place for them, in its order."
    "Systems look for a right, a credit or a date in its place; the schema refuses the item, and with it systems that validate what comes in."
    "Move it to where the message says it belongs; words belong into an element that holds words."
}

fn misplaced_element(part: &Part<'_>, found: Found<'_>) {
    faults(part, &mut |of, fault| {
        let (message, span) = match fault {
            Fault::Foreign(node) if !names::is_element(node.name()) => return,
            Fault::Foreign(node) => (format!("`{}` has no place in `{}`", node.name(), of.name()), node.span()),
            Fault::Late(node, last) => {
                (format!("`{}` stands behind `{}` in `{}`", node.name(), last.name(), of.name()), node.span())
            }
            Fault::Words => {
                let Some((_, span)) = of.texts().find(|(text, _)| nonblank(text)) else { return };
                (format!("`{}` holds no words", of.name()), words_in(part, span))
            }
            Fault::Again(_) | Fault::Lacks(_) => return,
        };
        found(finding(&MISPLACED_ELEMENT, message, span));
    });
}

rule! { MISSING_ATTRIBUTE = "newsml-g2" / "missing-attribute", clause("the schema", Level::Must);
    "An element has the attributes without which it says nothing."
    "A catalog without an address, a language without a tag or a reference to nothing cannot be used, and the schema refuses the item."
    "Add the attribute, or leave the element out."
}

fn missing_attribute(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part) {
        for name in model::needs(node.name()) {
            if node.attr(name).is_none() {
                found(finding(&MISSING_ATTRIBUTE, format!("`{}` has no `{name}`", node.name()), node.span()));
            }
        }
    }
}

rule! { BAD_WORD = "newsml-g2" / "bad-word", clause("rRule, exRule: @freq, @wkst; @videoscan", Level::Must);
    "An attribute that is a word of a list is one of its words."
    "An event that repeats `daily` is in no calendar: the word is `DAILY`; the schema refuses the item."
    "Write one of the words that the message names."
}

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    const FREQUENCIES: &[&str] = &["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
    const DAYS: &[&str] = &["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    if root(part).is_none() {
        return;
    }
    for node in elements(part) {
        for attr in node.attrs().iter().filter(|attr| attr.prefix.is_empty()) {
            let list = match attr.name {
                "freq" => FREQUENCIES,
                "wkst" => DAYS,
                "videoscan" => &["progressive", "interlaced"],
                _ => continue,
            };
            if !list.contains(&attr.value.trim()) {
                let message =
                    format!("`{}` of `{}` is `{}`, not one of {}", attr.name, node.name(), attr.value, list.join(", "));
                found(finding(&BAD_WORD, message, attr.span));
            }
        }
    }
}
