//! The rules of the policy. Their examples hold the policy itself in a comment.

use crate::diag::{Clause, Level, Rule};

/// Every rule of the policy.
pub static RULES: &[&Rule] = &[&MISSING_FIELD, &CREDIT_LINE, &PRIVATE_NOTE, &UNRELEASED, &TOO_OLD, &LANGUAGE];

/// The policy is the publisher's: no page but its own says it.
const OWN: Clause =
    Clause { spec: "The publisher's own policy", section: "[policy] in wiredesk.toml", url: "", level: Level::Must };

pub(super) static MISSING_FIELD: Rule = Rule {
    id: "policy/missing-field",
    summary: "An article states what the policy requires of its agency and type.",
    why: "A story or picture without its credit, owner or terms cannot be used as its supplier asks.",
    remedy: "State the field, or ask the supplier for it; `wiredesk fields FORMAT` says where it stands.",
    clause: OWN,
    bad: include_str!("../../feeds/policy/missing-field.bad.xml"),
    good: include_str!("../../feeds/policy/missing-field.good.xml"),
};

pub(super) static CREDIT_LINE: Rule = Rule {
    id: "policy/credit-line",
    summary: "A credit line is as the policy says that it looks.",
    why: "Agencies ask for their credit in their own words.",
    remedy: "Write the credit line as one of the patterns of the policy.",
    clause: OWN,
    bad: include_str!("../../feeds/policy/credit-line.bad.xml"),
    good: include_str!("../../feeds/policy/credit-line.good.xml"),
};

pub(super) static PRIVATE_NOTE: Rule = Rule {
    id: "policy/private-note",
    summary: "No private note to editors stands in a document for the public.",
    why: "It names sources, telephone numbers and doubts that are for the desk alone.",
    remedy: "Take the note out; wiredesk itself never writes one to a format for the public.",
    clause: OWN,
    bad: include_str!("../../feeds/policy/private-note.bad.xml"),
    good: include_str!("../../feeds/policy/private-note.good.xml"),
};

pub(super) static UNRELEASED: Rule = Rule {
    id: "policy/unreleased",
    summary: "Nothing in a document for the public is under embargo, withheld, killed, expired or a test.",
    why: "What is published too early, or after it was killed, cannot be taken back.",
    remedy: "Take the article out until it is released; `wiredesk convert` leaves it out by itself.",
    clause: OWN,
    bad: include_str!("../../feeds/policy/unreleased.bad.xml"),
    good: include_str!("../../feeds/policy/unreleased.good.xml"),
};

pub(super) static TOO_OLD: Rule = Rule {
    id: "policy/too-old",
    summary: "An article is no older than the policy allows.",
    why: "A feed that stands still looks like one that works.",
    remedy: "Take the article out, or see why nothing newer came.",
    clause: OWN,
    bad: include_str!("../../feeds/policy/too-old.bad.xml"),
    good: include_str!("../../feeds/policy/too-old.good.xml"),
};

pub(super) static LANGUAGE: Rule = Rule {
    id: "policy/language",
    summary: "An article states its language, and it is one of those that the policy names.",
    why: "Readers, voices and search choose by it; a story in another language is in the wrong feed.",
    remedy: "State the language, or send the article elsewhere.",
    clause: OWN,
    bad: include_str!("../../feeds/policy/language.bad.xml"),
    good: include_str!("../../feeds/policy/language.good.xml"),
};
