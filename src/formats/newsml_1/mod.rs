//! NewsML 1 (IPTC): read from 1.0 to 1.2, written as 1.2.
//!
//! A document holds several items. What a NewsItem states is spread over nested NewsComponents; each is read into a part
//! of its own, and the parts are put together when the item ends: what holds for the story, what is a picture of it.
//!
//! Written are the content models of the DTD of 1.0, and of 1.2 beside them Location, DateLineDate and a Party with
//! properties. Texts that have no place stand as NewsLine, codes and what has parts as Property, under names that begin
//! with `nar.`.
//!
//! Not supported: catalogs and vocabularies that stand elsewhere (never fetched), `Update` with its deltas, which is kept
//! as it came (what it says of the status holds), and content in an `Encoding`.

mod carry;
mod form;
mod identity;
mod life;
mod profiles;
mod read;
mod rules;
mod rules_content;
mod write;

use super::{Audience, Card, Head};
use crate::syntax::xml::{self, Vocabularies, Vocabulary};

/// XHTML in content.
static XHTML: Vocabulary = Vocabulary { prefix: "xhtml", uri: xml::XHTML, aliases: &[] };

/// What this format matches on. It has no namespace of its own.
static VOCABULARIES: Vocabularies = &[&XHTML];

/// What the writer says of its own elements in `Euid`, and the names of its properties.
mod class {
    /// On a Status: none was stated.
    pub const UNSTATED: &str = "nar.unstated";
    /// On a Status: canceled or withheld because an instruction says so, beside a status `usable`.
    pub const KILL: &str = "nar.kill";
    /// The same where no status was stated.
    pub const KILL_ONLY: &str = "nar.kill-only";
    /// On an Identification: its full identifier was not among those of the story.
    pub const FULL: &str = "nar.full";
    /// On an Identification: its ProviderId is a part of the identifier and no provider.
    pub const PROVIDER: &str = "nar.provider";
    /// On a NewsEnvelope: what it says is of the first item only.
    pub const FIRST: &str = "nar.first";
    /// On a CopyrightLine of a picture: it is the name of a holder, whom RightsMetadata states.
    pub const HOLDER: &str = "nar.holder";
    /// On a ContentItem: its `media` are part of the body.
    pub const MEDIA: &str = "nar.media";
    /// The property that holds an element as it came: its namespace, its name and all of it, as JSON.
    pub const ELEMENT: &str = "nar.element";
    /// What the names of the carrier's lines and properties begin with.
    pub const CARRIER: &str = "nar.";
    /// The scheme of a signal that stands in `RevisionId@Update`.
    pub const UPDATE: &str = "RevisionId@Update";
}

/// The note on an attribute that has no place.
const ATTRIBUTE: &str = "newsml-1/attribute-left-out";

/// The card.
pub static CARD: Card = Card {
    id: "newsml-1",
    title: "NewsML 1",
    spec: "https://iptc.org/standards/newsml-1/",
    versions: &["1.0", "1.1", "1.2"],
    media_types: &["application/newsml+xml", "text/vnd.IPTC.NewsML"],
    extensions: &["newsml", "newsml.xml", "xml"],
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
    stands: |e, _| write::stands(e),
    around: None,
    rules: rules::RULES,
};

fn sniff(head: &Head<'_>) -> u8 {
    match head.root {
        Some(root) if root.eq_ignore_ascii_case("NewsML") => 100,
        // NewsML-G2 spells its own `newsItem`.
        Some("NewsItem") if head.namespace.is_empty() => 80,
        _ => 0,
    }
}

#[cfg(test)]
mod life_tests;
#[cfg(test)]
#[path = "newsml_1_tests.rs"]
mod tests;
