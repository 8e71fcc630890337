//! NewsML-G2's own elements (NAR, NewsML-G2 2.x, "News Architecture") as the carrier in formats that have no place for
//! a value: RSS, Atom and NITF.
//!
//! What has words stands as a readable element, flat and without attributes where the text is all:
//! `<nar:creditline>AP</nar:creditline>`. Whatever such elements do not say in full stands beside them once more, as
//! one property per member (NewsML-G2, `itemMetaExtProperty`):
//! `<nar:itemMetaExtProperty reluri="urn:wiredesk:creators" value="[{...}]"/>`, the member's JSON. A reader takes the
//! property when the readable elements are those that belong to its value or are gone, else somebody edited them, and
//! they stand. So every member comes back exactly.
//!
//! # For formats
//!
//! ```text
//! nar::NAMESPACE  nar::VOCABULARY                      the caller declares xmlns:nar on the root
//! nar::write(&mut Emitter, &Article)                   all members, associations too
//! nar::write_own(&mut Emitter, &Article)               all but associations, which stand in elements of their own
//! nar::write_properties(&mut Emitter, tag, &Article, associations)   each as its property alone (NewsML-G2)
//! nar::write_feed(&mut Emitter, &Feed)
//! nar::flat(&Article) -> Vec<(String, String)>         NITF in DTD style: meta name and content; flat_own likewise
//! nar::Gather::default()                               one per article (Gather<Feed> = FeedGather per feed)
//!     .read(&mut Cursor, &Tag, &mut Report) -> bool    for each child with tag.ns == "nar"; false: not taken, the
//!                                                      element is still whole and goes to the extensions
//!     .meta(name, content) -> bool                     for each meta
//!     .finish() -> Option<Box<Article>>                what was carried
//! ```
//!
//! QCodes are read but not written as attributes: without a catalog they say nothing.

mod extension;
mod gather;
mod item;
mod table;
mod write;

#[cfg(test)]
#[path = "nar_tests.rs"]
mod tests;

pub use extension::{may_begin_item, may_stand, read_kept, write_kept};
pub use gather::{FeedGather, Gather};
pub use table::Carried;
pub use write::{flat, flat_own, write, write_feed, write_own, write_properties};

use crate::syntax::xml::Vocabulary;

/// The namespace of NewsML-G2, for all its versions since 2006.
pub const NAMESPACE: &str = "http://iptc.org/std/nar/2006-10-01/";

/// NewsML-G2's elements; formats match on `"nar"`.
pub static VOCABULARY: Vocabulary = Vocabulary {
    prefix: "nar",
    uri: NAMESPACE,
    aliases: &["http://iptc.org/std-dev/nar/", "http://iptc.org/std/nar/", "http://www.iptc.org/std/nar/2006-10-01/"],
};

/// The element of a member's JSON.
const PROPERTY: &str = "itemMetaExtProperty";
/// The same with the prefix.
const PROPERTY_TAG: &str = "nar:itemMetaExtProperty";
/// What its `reluri` begins with; the member's JSON name follows.
const RELATION: &str = "urn:wiredesk:";
/// What the name of a `meta` begins with.
const META: &str = "nar.";
/// What the name of a `meta` with a member's JSON begins with, behind [`META`].
const META_PROPERTY: &str = "property.";
