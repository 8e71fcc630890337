//! ninjs 2 (<https://iptc.org/standards/ninjs/>): reads 2.0 to 2.2, an item or an array of items, and writes 2.2.
//!
//! Texts, associations, files and identifiers are lists; names are in lower case.
//! How it is read and written stands in `formats::ninjs`, which the generations share.

use super::ninjs::{Generation, carry, form, open, rules, sniff, write};
use super::{Audience, Card, Form};

const THIS: Generation = Generation::Two;
const VERSIONS: &[&str] = &["2.0", "2.1", "2.2"];

/// ninjs 2.
pub static CARD: Card = Card {
    id: "ninjs-2",
    title: "ninjs 2",
    spec: "https://iptc.org/standards/ninjs/",
    versions: VERSIONS,
    media_types: &["application/vnd.iptc.ninjs+json", "application/json"],
    extensions: &["json"],
    styles: &[],
    audience: Audience::Trade,
    many: false,
    tombstones: false,
    sniff: |head| sniff::sniff(THIS, head),
    open: Some(|text, options, report| open::open(THIS, VERSIONS, (text, options), report)),
    judged: None,
    write: Some(|_| write::writer(THIS)),
    carry: |level, field| carry::carry(THIS, level, field),
    carry_feed: carry::carry_feed,
    form: Some(&Form { article: |a| form::article(THIS, a), holds: |_| false, feed: |_| {} }),
    stands: |_, _| false,
    around: None,
    rules: rules::RULES,
};
