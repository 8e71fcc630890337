//! NewsML-G2 (IPTC): read from 2.4 on, in core and power conformance, written as 2.35.
//!
//! Items of every kind are read, alone or in a `newsMessage`: a news item, a package (a composite whose parts are its
//! associations), planning, concepts and knowledge (articles of the type `concept`). What says more than the model holds
//! (`partMeta`, `assert`, coverages, concepts, groups in groups) stays as it came.
//!
//! Pictures, sound and video: the content of a picture item is its one association, with the item's own credit. What goes
//! with a text stands in the text's NITF, the place in a news item where a picture has its own credit; a document of NITF
//! is read and written by the card of that format.
//!
//! Not supported: catalogs that stand elsewhere than in the document, of which the IPTC's are known ([`crate::vocab::qcode`]);
//! `broader`, `related` and further names of concepts, `destination` and the like of a message's header.

mod attributes;
mod carry;
mod content_models;
mod form;
mod names;
mod profiles;
mod read;
mod rules;
mod slots;
mod write;

#[cfg(test)]
mod life_tests;
#[cfg(test)]
mod parties_tests;
#[cfg(test)]
#[path = "newsml_g2_tests.rs"]
mod tests;

use super::{Audience, Card, Head};
use crate::syntax::xml::{Layout, Tag, Vocabularies};
use crate::vocab::nar;

/// What this format matches on.
static VOCABULARIES: Vocabularies = &[&nar::VOCABULARY];

/// The roots of items.
static ITEMS: &[&str] = &["newsItem", "packageItem", "planningItem", "conceptItem", "knowledgeItem", "catalogItem"];
/// What stands in an item.
static PARTS: &[&str] = &["rightsInfo", "itemMeta", "contentMeta", "contentSet", "groupSet", "hopHistory"];

/// Items stand in the set of a message.
static LAYOUT: Layout = Layout {
    roots: &["newsMessage"],
    holders: &["itemSet"],
    items: ITEMS,
    parts: &["header"],
    nests: &[],
    item: Some(&Layout {
        roots: ITEMS,
        holders: &["itemMeta", "contentMeta"],
        items: &[],
        parts: BOUNDS,
        nests: &["itemRef", "link", "inlineXML", "inlineRef", "groupSet", "partMeta", "newsCoverageSet"],
        item: None,
    }),
};

/// What ends an element that is never closed: the parts of an item, and what decides whether it may be published.
static BOUNDS: &[&str] = &[
    "rightsInfo",
    "itemMeta",
    "contentMeta",
    "contentSet",
    "groupSet",
    "hopHistory",
    "versionCreated",
    "embargoed",
    "pubStatus",
    "expires",
];

/// What our own writer states where the standard has no word for it.
mod own {
    /// What the URIs begin with; a property of a member ends in its JSON name.
    pub const SCHEME: &str = "urn:wiredesk:";
    /// The header says what the items' own properties say.
    pub const PRINTED: &str = "urn:wiredesk:printed";
    /// The status as it was stated, where `withheld` is written for an embargo in words.
    pub const STATUS: &str = "urn:wiredesk:statedPubStatus";
    /// The role of the note that gives the reason for that.
    pub const EMBARGO: &str = "urn:wiredesk:embargo";
    /// A member of which only further values are stated.
    pub const UNSTATED: &str = "urn:wiredesk:unstated";
    /// The role of a note that is nothing but the closing credit.
    pub const SIGNOFF: &str = "urn:wiredesk:signoff";
    /// The role of the line under the headline where it has none of its own.
    pub const SUBHEADLINE: &str = "urn:wiredesk:subheadline";
    /// What the class of an item begins with for which the IPTC has none.
    pub const CLASS: &str = "urn:wiredesk:itemclass:";
    /// What a nature of concepts begins with (IPTC, `cpnature`).
    pub const NATURE: &str = "http://cv.iptc.org/newscodes/cpnature/";
    /// What it costs at least.
    pub const FEE: &str = "urn:wiredesk:hasMinimumFee";
    /// Who may see a note.
    pub const PUBLIC: &str = "urn:wiredesk:public";
    /// The same, for newsrooms only.
    pub const PRIVATE: &str = "urn:wiredesk:private";
    /// Why a content set has files: they are the article's own, not those of a picture that goes with it.
    pub const RENDITIONS: &str = "urn:wiredesk:renditions";
    /// The rendition of a text that is there for its pictures.
    pub const PICTURES: &str = "urn:wiredesk:pictures";
    /// What a relation without a code of the IPTC begins with.
    pub const RELATION: &str = "urn:wiredesk:relation:";
    /// What a relation of links (RFC 8288) begins with.
    pub const LINK: &str = "http://www.iana.org/assignments/relation/";
}

/// The note on an attribute that has no place.
const ATTRIBUTE: &str = "newsml-g2/attribute-left-out";

/// The card.
pub static CARD: Card = Card {
    id: "newsml-g2",
    title: "NewsML-G2",
    spec: "https://iptc.org/standards/newsml-g2/",
    versions: &["2.4 to 2.36"],
    media_types: &[
        "application/vnd.iptc.g2.newsitem+xml",
        "application/vnd.iptc.g2.newsmessage+xml",
        "application/vnd.iptc.g2.packageitem+xml",
        "application/vnd.iptc.g2.planningitem+xml",
        "application/vnd.iptc.g2.conceptitem+xml",
        "application/vnd.iptc.g2.knowledgeitem+xml",
        "application/vnd.iptc.g2.catalogitem+xml",
    ],
    extensions: &["xml"],
    styles: &[],
    audience: Audience::Trade,
    many: true,
    tombstones: false,
    sniff,
    open: Some(read::open),
    judged: None,
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: Some(&form::FORM),
    stands: |e, _| slots::stands(e),
    around: None,
    rules: rules::RULES,
};

fn sniff(head: &Head<'_>) -> u8 {
    let named = head.root.is_some_and(|root| root == "newsMessage" || ITEMS.contains(&root));
    match (nar::VOCABULARY.means(head.namespace), named) {
        (true, true) => 100,
        (true, false) => 90,
        // A part on its own, as books on the standard print it.
        (false, false) if head.namespace.is_empty() && head.root.is_some_and(|root| PARTS.contains(&root)) => 50,
        (false, true) if head.namespace.is_empty() => 80,
        (false, true) => 60,
        (false, false) => 0,
    }
}

/// Whether an element is one of NewsML-G2's; one without a namespace is taken as such.
fn is_ours(tag: &Tag<'_>) -> bool {
    matches!(tag.ns, "nar" | "")
}
