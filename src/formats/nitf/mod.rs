//! NITF, the News Industry Text Format (IPTC): read from 2.5 to 3.6, written as 3.6; TT's dialect of it, TTNITF, is read.
//!
//! Not supported: validation against a DTD; more than one body as alternatives. In `media` that stands in the body the
//! position is not kept: pictures become associations and are written at the end of the body.
//!
//! The style `dtd` writes without a namespace, as wires send it, and carries what NITF has no place for in `meta`.

mod carry;
mod evloc;
mod form;
mod profiles;
mod read;
mod rights;
mod rules;
mod rules_content;
mod rules_names;
mod write;

use super::{Audience, Card, Head};
use crate::syntax::xml::Vocabulary;
use crate::vocab::edges::squash;
use crate::vocab::nar;

/// The namespace of NITF 3.4 and later; that of the XSD of 3.3 is taken as the same. Matched like no namespace.
pub static VOCABULARY: Vocabulary = Vocabulary {
    prefix: "",
    uri: "http://iptc.org/std/NITF/2006-10-18/",
    aliases: &[
        "http://iptc.org/std/nitf/2006-03-01/",
        "http://iptc.org/std/NITF/2003-04-22/",
        "http://www.iptc.org/std/NITF/2006-10-18/",
    ],
};

/// What this format matches on.
static VOCABULARIES: &[&Vocabulary] = &[&VOCABULARY, &nar::VOCABULARY];

/// The class of what the writer adds: a byline that was not printed, a picture that is not part of the body.
mod class {
    /// A byline of parties that no printed byline names.
    pub const CREATOR: &str = "creator";
    /// The parts of a dateline that its words do not show.
    pub const PARTS: &str = "parts";
    /// A dateline whose parts follow.
    pub const WORDS: &str = "words";
    /// The `media-metadata` that says how many of the copyrights of a picture, the last ones, are names of holders and no
    /// notices.
    pub const HOLDERS: &str = "copyright-holders";
    /// A picture beside a body that has `media` of its own.
    pub const ASSOCIATION: &str = "association";
    /// The `id` of a body whose `media` are part of it, as are the credits of its blocks.
    pub const WITH_MEDIA: &str = "with-media";
    /// The `id` of a `date.release` that is an embargo whatever the status.
    pub const EMBARGO: &str = "embargo";
    /// The same where no status was stated.
    pub const EMBARGO_ONLY: &str = "embargo-only";
    /// The `id` of a `docdata` that is canceled or withheld because a signal says so, beside a status `usable`.
    pub const KILL: &str = "kill";
    /// The same where no status was stated.
    pub const KILL_ONLY: &str = "kill-only";
    /// The `msg-type` of the words of an embargo.
    pub const EMBARGO_TERMS: &str = "embargo-terms";
    /// What the name of a `meta` begins with that holds the value of an attribute of the carrier's.
    pub const ATTRIBUTE: &str = "nar.attribute.";
    /// The name of a `meta` that holds an element as it came: its namespace, its name and all of it, as JSON.
    pub const ELEMENT: &str = "nar.element";
    /// A subject without a number.
    pub const NO_NUMBER: &str = "00000000";
}

/// The values of `revision-history@function` (NITF 3.6).
const FUNCTIONS: &[&str] = &[
    "writer-author",
    "editor",
    "producer",
    "archivist",
    "videographer",
    "graphic-artist",
    "photographer",
    "statistician",
    "other",
];

/// The note on an attribute that has no place.
const ATTRIBUTE: &str = "nitf/attribute-left-out";

/// Whether there is the name `docdata` in markup: what such an element says holds and kills the story wherever it stands.
fn names_docdata(markup: &str) -> bool {
    const NAME: &[u8] = b"docdata";
    let bytes = markup.as_bytes();
    memchr::memchr2_iter(b'd', b'D', bytes)
        .any(|at| bytes.get(at..at + NAME.len()).is_some_and(|name| name.eq_ignore_ascii_case(NAME)))
}

/// The card.
pub static CARD: Card = Card {
    id: "nitf",
    title: "NITF",
    spec: "https://iptc.org/standards/nitf/",
    versions: &["2.5", "3.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6"],
    media_types: &["application/nitf+xml", "text/vnd.IPTC.NITF"],
    extensions: &["nitf", "nitf.xml", "xml"],
    styles: &["dtd"],
    audience: Audience::Trade,
    many: false,
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
        Some(root) if root.eq_ignore_ascii_case("nitf") || root.eq_ignore_ascii_case("ttnitf") => 100,
        _ if VOCABULARY.means(head.namespace) => 90,
        _ => 0,
    }
}

/// The `media-type` for the model's word.
fn media_type(kind: Option<&str>) -> &str {
    match kind {
        Some("picture") => "image",
        Some(other) => other,
        None => "other",
    }
}

/// The model's word for a `media-type`; AP says `Photo`.
fn kind_of(word: &str) -> Option<String> {
    let word = word.trim();
    match word {
        _ if word.eq_ignore_ascii_case("image") || word.eq_ignore_ascii_case("photo") => Some("picture".to_owned()),
        "other" | "" => None,
        word => Some(word.to_owned()),
    }
}

#[cfg(test)]
mod credits_tests;
#[cfg(test)]
mod status_tests;
#[cfg(test)]
#[path = "nitf_tests.rs"]
mod tests;
#[cfg(test)]
mod told_tests;
