//! Atom: the Atom Syndication Format (RFC 4287) and its tombstones (RFC 6721).
//!
//! Reads 1.0 and 0.3, feed and entry documents, under any prefix, and writes 1.0. Not supported: `multipart/alternative`
//! content of 0.3 is kept as an extension.

mod carry;
mod form;
mod places;
mod read;
mod read_entry;
mod read_feed;
mod read_media;
mod read_parts;
mod rules;
mod text;
mod write;
mod write_parts;

#[cfg(test)]
#[path = "atom_tests.rs"]
mod tests;

use crate::formats::{Around, Audience, Card, Head};
use crate::syntax::xml::{Vocabularies, Vocabulary};
use crate::vocab::rss::{CONTENT, XHTML};
use crate::vocab::{dublin_core, media_rss, nar};

/// Atom 1.0; the namespace of 0.3 means the same elements.
static ATOM: Vocabulary = Vocabulary {
    prefix: "atom",
    uri: "http://www.w3.org/2005/Atom",
    aliases: &["http://purl.org/atom/ns#", "http://w3.org/2005/Atom", "http://www.w3.org/2005/Atom#"],
};
/// Tombstones (RFC 6721).
static AT: Vocabulary = Vocabulary { prefix: "at", uri: "http://purl.org/atompub/tombstones/1.0", aliases: &[] };
/// The namespaces that are read.
static VOCABULARIES: Vocabularies = &[
    &ATOM,
    &AT,
    &dublin_core::ELEMENTS,
    &dublin_core::TERMS,
    &media_rss::VOCABULARY,
    &nar::VOCABULARY,
    &CONTENT,
    &XHTML,
];

/// The card of Atom.
pub static CARD: Card = Card {
    id: "atom",
    title: "Atom",
    spec: "https://www.rfc-editor.org/rfc/rfc4287",
    versions: &["1.0", "0.3"],
    media_types: &["application/atom+xml", "application/atomdeleted+xml"],
    extensions: &["atom", "xml"],
    styles: &[],
    audience: Audience::Public,
    many: true,
    tombstones: true,
    sniff,
    open: Some(read::open),
    judged: None,
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: Some(&form::FORM),
    stands: write::stands,
    around: Some(Around { known: VOCABULARIES, of: write::around }),
    rules: rules::RULES,
};

fn sniff(head: &Head<'_>) -> u8 {
    let named = head.root.is_some_and(|root| root.eq_ignore_ascii_case("feed") || root.eq_ignore_ascii_case("entry"));
    match head.namespace {
        namespace if ATOM.means(namespace) => {
            if named {
                100
            } else {
                40
            }
        }
        namespace if AT.means(namespace) => 100,
        "" if named => 60,
        // One that nobody knows: the drafts of Atom had several.
        _ if named => 30,
        _ => 0,
    }
}
