//! ninjs 3 (<https://iptc.org/standards/ninjs/>): reads 3.0 and 3.1, an item or an array of items, and writes 3.1.
//!
//! As 2, with names in camel case, events and planned coverage.
//! How it is read and written stands in `formats::ninjs`, which the generations share.

use super::ninjs::{Generation, carry, form, open, rules, sniff, write};
use super::{Audience, Card, Form};

const THIS: Generation = Generation::Three;
const VERSIONS: &[&str] = &["3.0", "3.1"];

/// ninjs 3.
pub static CARD: Card = Card {
    id: "ninjs-3",
    title: "ninjs 3",
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
    stands: |e, _| form::is_member(e),
    around: None,
    rules: rules::RULES,
};
