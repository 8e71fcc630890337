//! RSS 0.91 to 2.0 (<https://www.rssboard.org/rss-specification>): reads them all, writes 2.0.
//!
//! What RSS has no element for is written with Dublin Core, Media RSS and elements of Atom, and what those have no
//! place for with the carrier ([`crate::vocab::nar`]). Not supported: RSS 1.0 (RDF), which is the format `rss-1`.

mod carry;
mod channel;
mod item;
mod read;
mod rules;
mod write;

#[cfg(test)]
#[path = "leaf_tests.rs"]
mod leaf_tests;
#[cfg(test)]
#[path = "rss_tests.rs"]
mod tests;

use super::{Around, Audience, Card, Head, rss_form};
use crate::syntax::xml::{Vocabularies, Vocabulary};
use crate::vocab::rss::{ATOM, CONTENT, XHTML};
use crate::vocab::{dublin_core, media_rss, nar};

/// RSS 2.0.
pub static CARD: Card = Card {
    id: "rss",
    title: "RSS 2.0",
    spec: "https://www.rssboard.org/rss-specification",
    versions: &["0.91", "0.92", "0.93", "0.94", "2.0", "2.1"],
    media_types: &["application/rss+xml", "text/xml", "application/xml"],
    extensions: &["rss", "xml"],
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
    form: Some(&rss_form::FORM),
    stands: write::stands,
    around: Some(Around { known: KNOWN, of: write::around }),
    rules: rules::RULES,
};

/// RSS in a namespace is read like RSS without one.
static OWN: Vocabulary = Vocabulary {
    prefix: "",
    uri: "http://backend.userland.com/rss2",
    aliases: &[
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss091",
        "http://backend.userland.com/rss092",
        "http://backend.userland.com/RSS2",
        "http://blogs.law.harvard.edu/tech/rss",
        "http://cyber.law.harvard.edu/rss",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://purl.org/net/rss2.0",
        "http://purl.org/net/rss1.1#",
        "http://purl.org/rss/1.0/",
        "http://purl.org/rss/2.0/",
        "http://www.rssboard.org/rss-specification",
    ],
};

/// All that is matched by name; written on the root in this order, but for the first and the last.
static KNOWN: Vocabularies = &[
    &OWN,
    &ATOM,
    &CONTENT,
    &dublin_core::ELEMENTS,
    &dublin_core::TERMS,
    &media_rss::VOCABULARY,
    &nar::VOCABULARY,
    &XHTML,
];

fn sniff(head: &Head<'_>) -> u8 {
    let own = head.namespace.is_empty() || OWN.means(head.namespace);
    match head.root {
        Some(root) if root.eq_ignore_ascii_case("rss") => {
            if own {
                100
            } else {
                70
            }
        }
        Some(root) if root.eq_ignore_ascii_case("channel") && own => 60,
        _ => 0,
    }
}
