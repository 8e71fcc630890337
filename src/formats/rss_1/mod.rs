//! RSS as RDF: 1.0 (<https://web.resource.org/rss/1.0/spec>), Netscape's 0.90 before it and 1.1 after it; writes 1.0.
//!
//! The order of elements in an RDF document says nothing, and a channel lists its items: it is written behind them, so
//! that they need not be held. Items are read in the order in which they stand, whatever the list says. Not supported:
//! the syndication module is kept as it came, because `ttl` means something else.

mod carry;
mod channel;
mod item;
mod read;
mod rules;
mod write;

#[cfg(test)]
#[path = "rss_1_tests.rs"]
mod tests;

use super::{Around, Audience, Card, Head, rss_form};
use crate::syntax::xml::{Vocabularies, Vocabulary};
use crate::vocab::rss::{ATOM, CONTENT, XHTML};
use crate::vocab::{dublin_core, media_rss, nar};

/// RSS 1.0.
pub static CARD: Card = Card {
    id: "rss-1",
    title: "RSS 1.0",
    spec: "https://web.resource.org/rss/1.0/spec",
    versions: &["0.90", "1.0", "1.1"],
    media_types: &["application/rdf+xml", "application/rss+xml", "text/xml", "application/xml"],
    extensions: &["rdf", "rss", "xml"],
    styles: &[],
    audience: Audience::Public,
    many: true,
    tombstones: false,
    sniff,
    open: Some(read::open),
    judged: None,
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: Some(&rss_form::FORM_1),
    stands: write::stands,
    around: Some(Around { known: KNOWN, of: write::around }),
    rules: rules::RULES,
};

/// The generations, which are read alike.
static OWN: Vocabulary = Vocabulary {
    prefix: "",
    uri: "http://purl.org/rss/1.0/",
    aliases: &[NETSCAPE, "http://channel.netscape.com/rdf/simple/0.9/", RSS_1_1, "http://purl.org/rss/1.0"],
};
/// The namespace of 0.90.
const NETSCAPE: &str = "http://my.netscape.com/rdf/simple/0.9/";
/// The namespace of 1.1.
const RSS_1_1: &str = "http://purl.org/net/rss1.1#";

static RDF: Vocabulary = Vocabulary {
    prefix: "rdf",
    uri: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    aliases: &["http://www.w3.org/1999/02/22-rdf-syntax-ns"],
};
/// Who made a feed and whom to tell of errors (mod_admin).
static ADMIN: Vocabulary = Vocabulary { prefix: "admin", uri: "http://webns.net/mvcb/", aliases: &[] };
/// Enclosures (mod_enclosure): read only, for Media RSS says more.
static ENC: Vocabulary = Vocabulary { prefix: "enc", uri: "http://purl.oclc.org/net/rss_2.0/enc#", aliases: &[] };

/// All that is matched by name.
static KNOWN: Vocabularies = &[
    &OWN,
    &RDF,
    &ATOM,
    &CONTENT,
    &ADMIN,
    &dublin_core::ELEMENTS,
    &dublin_core::TERMS,
    &media_rss::VOCABULARY,
    &nar::VOCABULARY,
    &ENC,
    &XHTML,
];

/// RDF is much else too: a feed declares a namespace of RSS, or has a channel.
fn sniff(head: &Head<'_>) -> u8 {
    match head.root {
        Some(root) if root.eq_ignore_ascii_case("rdf") => {
            let text = head.start();
            let declared = std::iter::once(&OWN.uri).chain(OWN.aliases).any(|uri| text.contains(uri));
            match (declared, text.contains("channel")) {
                (true, _) => 100,
                (false, true) => 50,
                (false, false) => 0,
            }
        }
        Some(root) if root.eq_ignore_ascii_case("channel") && head.namespace == RSS_1_1 => 100,
        _ => 0,
    }
}

/// What the second thing of a document that is about the same begins with, and every further one: `2:`, `3:` and so on
/// stand before the identifier.
const AGAIN: &str = "tag:wiredesk,2026:again:";

/// An identifier as the thing with it that comes `times` states it: RSS 1.0 has each once in a document.
fn again(uri: &str, times: usize) -> String {
    if times < 2 && !uri.starts_with(AGAIN) { uri.to_owned() } else { format!("{AGAIN}{times}:{uri}") }
}

/// The identifier that is stated so.
fn stated(about: String) -> String {
    let rest = about.strip_prefix(AGAIN).and_then(|rest| rest.split_once(':'));
    match rest.filter(|(times, _)| times.bytes().all(|b| b.is_ascii_digit())) {
        Some((_, uri)) => uri.to_owned(),
        None => about,
    }
}
