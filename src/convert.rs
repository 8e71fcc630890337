//! The main job: a document in, articles through loss, a document out.

mod articles;
mod document;
mod heard;
mod ledger;
mod target;

use crate::filters::release::{Clock, Recalls};
use crate::formats::WriteOptions;
pub use articles::Articles;
pub use document::{Document, open, open_to_judge};
pub use heard::recalls;
pub use ledger::Ledger;
pub use target::Target;

/// How articles are written.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// Whether carriers are written.
    pub extensions: bool,
    /// Whether unreleased articles are written to public formats too.
    pub include_unreleased: bool,
    /// Whether formats of the trade leave out what may not be published now as those for the public do.
    pub release: bool,
    /// The present, and the zone of times that state none.
    pub clock: Clock,
    /// What other articles of the run say of these.
    pub recalls: Recalls,
    /// The variant of the format.
    pub write: WriteOptions,
    /// What a merged feed is made of, in words: from it comes the identifier of a feed that states none.
    pub inputs: String,
    /// Whether the ledger keeps many entries of a field; else examples: the first of each, and none of what arrived whole.
    pub list_losses: bool,
    /// Whether the ledger lists the leaves that arrived in a place of their own too.
    pub list_carried: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            extensions: true,
            include_unreleased: false,
            release: false,
            clock: Clock::default(),
            recalls: Recalls::default(),
            write: WriteOptions::default(),
            inputs: String::new(),
            list_losses: true,
            list_carried: false,
        }
    }
}

/// What became of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    Written,
    /// It may not be published now, and why.
    Unreleased(String),
    /// It may not be published, and why; readers are told by a tombstone.
    Tombstone(String),
    /// The format has no place for it, and why.
    Refused(String),
}
