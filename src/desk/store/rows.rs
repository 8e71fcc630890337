//! What the rows of the store are outside of it.

use crate::desk::lifecycle::Revision;

/// What SQL comes to.
pub(super) type Sql<T> = Result<T, sqlx::Error>;

/// A story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryRow {
    /// Its number.
    pub id: i64,
    /// The provider by which its key is told.
    pub provider: String,
    /// Its key.
    pub story: String,
    /// Its short name in addresses.
    pub name: String,
    /// The revision that stands.
    pub head: Option<i64>,
    /// The last revision that stood and told the story.
    pub told: Option<i64>,
    /// When it was killed, in seconds since 1970.
    pub killed_at: Option<i64>,
    /// Whether its provider holds it back.
    pub withheld: bool,
    /// Whether the desk holds it back.
    pub held: bool,
    /// Whether another story stands in its place.
    pub replaced: bool,
    /// Whether its source, whose feed is complete, holds it no longer (RFC 5005, 2).
    pub absent: bool,
    /// Whether readers may have seen it.
    pub shown: bool,
    /// When it came, or becomes public by its embargo.
    pub visible_at: i64,
    /// When anything of it changed last.
    pub changed_at: i64,
    /// Whether what held it back was lifted in this change; that is not stored.
    pub lifted: bool,
}

impl StoryRow {
    /// Whether it may not be shown in a story either that it goes with, until that is lifted.
    pub fn is_held_back(&self) -> bool {
        self.withheld || self.held
    }
    /// Whether it is not shown although its provider neither withholds nor kills it.
    pub fn is_set_aside(&self) -> bool {
        self.held || self.replaced || self.absent
    }
}

/// What is stored as a new revision.
#[derive(Clone, Debug)]
pub struct NewRevision<'a> {
    /// The number of its story.
    pub story: i64,
    /// What tells it from others.
    pub revision: &'a Revision,
    /// Its own identifier.
    pub uri: Option<&'a str>,
    /// Whether it is kept apart, because its story was killed.
    pub apart: bool,
    /// The source that gave it.
    pub source: &'a str,
    /// The format it came in.
    pub format: &'a str,
    /// When it came.
    pub received_at: i64,
    /// The article, as JSON.
    pub article: &'a str,
    /// Its bytes as they came.
    pub raw: &'a [u8],
}

/// A revision, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionRow {
    /// Its number.
    pub id: i64,
    /// What tells it from others.
    pub revision: Revision,
    /// Its own identifier.
    pub uri: Option<String>,
    /// Whether it is kept apart.
    pub apart: bool,
    /// The source that gave it.
    pub source: String,
    /// The format it came in.
    pub format: String,
    /// When it came.
    pub received_at: i64,
}

/// What an article did to a story by one of its identifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recall {
    /// The identifier, hashed.
    pub key: String,
    /// kills, withholds or replaces.
    pub act: String,
    /// The provider of the article that did it; empty where none is stated.
    pub provider: String,
    /// The source that gave it.
    pub source: String,
    /// Whether it may act on stories of that provider from other sources.
    pub anyone: bool,
    /// When it was made.
    pub made: Option<String>,
    /// When it came.
    pub at: i64,
}

/// Who has a story that was purged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// An identifier of the story, hashed.
    pub key: String,
    /// Whether a feed held it or it was sent.
    pub kind: String,
    /// The feed or the destination.
    pub name: String,
    /// The provider of the story.
    pub provider: String,
    /// A source that told it.
    pub source: String,
    /// The short name of the story.
    pub story: String,
    /// When it was purged.
    pub at: i64,
}

impl Receipt {
    /// A feed held it.
    pub const SERVED: &'static str = "served";
    /// A destination got it.
    pub const SENT: &'static str = "sent";
}

/// A story with a revision of it, for those who show it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The story.
    pub story: StoryRow,
    /// The article of the revision, as JSON.
    pub article: String,
    /// The last article that told the story, as JSON, where that is another: what a feed is for is asked of it.
    pub told: Option<String>,
    /// The source that gave that.
    pub source: String,
    /// Whether another source told it too.
    pub others: bool,
    /// When the revision came.
    pub received_at: i64,
}

/// Where an archive of a feed ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its number, from 1.
    pub number: i64,
    /// When the last story in it could first be seen, and the number of that story.
    pub until: (i64, i64),
}

/// A row of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// When.
    pub at: i64,
    /// What was done: received, duplicate, killed, held ...
    pub what: String,
    /// The source, or who did it.
    pub source: String,
    /// The short name of the story; empty for none.
    pub story: String,
    /// More of it, in words.
    pub detail: String,
}

/// What is sent, was sent or will not be sent to a destination.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// The name of the destination.
    pub destination: String,
    /// Its number there, from 1.
    pub seq: i64,
    /// The number of the story.
    pub story: i64,
    /// The number of the revision.
    pub revision: i64,
    /// What it brings: article, withhold or kill.
    pub act: String,
    /// Where it is: queued, sent, cancelled or refused.
    pub state: String,
    /// The moment before which it is not sent.
    pub due_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was queued.
    pub queued_at: i64,
}

impl Delivery {
    /// Whether the destination may have it.
    pub fn may_have_arrived(&self) -> bool {
        self.attempts > 0
    }
}

/// A delivery with what is sent.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The delivery.
    pub delivery: Delivery,
    /// Its story.
    pub story: StoryRow,
    /// The article of its revision, as JSON.
    pub article: String,
    /// The hash of the revision's bytes.
    pub hash: String,
    /// When it came.
    pub received_at: i64,
}

/// How a destination is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DestinationRow {
    /// Its name.
    pub name: String,
    /// The delivery that was acknowledged last.
    pub after: i64,
    /// How many tries failed in a row.
    pub failures: i64,
    /// The moment before which it is not tried again.
    pub next_at: i64,
    /// What is wrong.
    pub trouble: Option<String>,
    /// How many deliveries wait, and since when.
    pub queued: i64,
    /// Since when the first of them waits.
    pub since: Option<i64>,
    /// How many deliveries it refused.
    pub refused: i64,
    /// How many were sent.
    pub sent: i64,
}
