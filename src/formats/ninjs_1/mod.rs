//! ninjs 1 (<https://iptc.org/standards/ninjs/>): reads 1.0 to 1.6, an item or an array of items, and writes 1.6.
//!
//! Each text is a member whose name says its role and kind (`headline`, `body_html`, `description_caption`); what goes
//! with an item, its files and its identifiers are objects; things are codes in schemes. Superdesk, AP Media, dpa
//! digitalwires, Fingerpost and the BBC send dialects of it.
//! How it is read and written stands in `formats::ninjs`, which the generations share.

use super::ninjs::{Generation, carry, form, open, rules, sniff, write};
use super::{Audience, Card, Form};

const THIS: Generation = Generation::One;
const VERSIONS: &[&str] = &["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6"];

/// ninjs 1.
pub static CARD: Card = Card {
    id: "ninjs-1",
    title: "ninjs 1",
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
