//! What the three generations of ninjs share (<https://iptc.org/standards/ninjs/>). Each generation is a format of its
//! own, for none can be read as another; what they say is the same, and how each spells it stands in [`names`].
//!
//! ninjs has no creditline, no provider, no dateline and no creators, and takes no members of others: what is printed
//! stands in `descriptions` (1.x: `description_creditline` and the like) and who had a part in a story in
//! `infoSources`, each with its role; the rest stands as compact JSON in one of the `altIds`, of the role `wiredesk`.
//!
//! What is written is valid by the schemas with formats asserted, but for a `uri` that was stated as something else: the
//! identifier of an item stays what its sender calls it.
//!
//! A reader knows the spellings of all generations and those of agencies' dialects ([`dialects`]), because documents
//! mix them; a writer knows its own.

pub(super) mod carry;
mod codes;
mod dialects;
pub(super) mod form;
mod form_keys;
mod names;
pub(super) mod open;
mod read;
mod read_dialect;
mod read_parts;
mod read_texts;
pub(super) mod rules;
mod rules_names;
pub(super) mod sniff;
pub(super) mod write;
mod write_parts;
mod write_texts;

#[cfg(test)]
#[path = "ninjs_tests.rs"]
mod tests;

/// A generation of the format: documents of one are no documents of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Generation {
    /// 1.0 to 1.6: lower-case names, `headline`, `body_*`, maps of pictures and files.
    One,
    /// 2.0 to 2.2: lower-case names, lists.
    Two,
    /// 3.0 and 3.1: names in camel case, lists.
    Three,
}

impl Generation {
    /// One of three values, by generation.
    const fn pick<T: Copy>(self, of: [T; 3]) -> T {
        match self {
            Self::One => of[0],
            Self::Two => of[1],
            Self::Three => of[2],
        }
    }
}

/// The role of the carrier among the alternative identifiers.
const CARRIER: &str = "wiredesk";
/// In the carrier: the status as it was stated, where another is written for an embargo or a signal that ninjs cannot say.
const STATUS: &str = "statedPubStatus";
