//! What becomes of a revision that arrives: a function of what is known of its story, without clock and store.
//!
//! A story is told by its provider and its key. A kill is final: every version is recalled, and whatever comes behind it
//! is kept apart (quarantine) and never shown. What holds a story back is lifted by a later revision. Revisions that
//! arrive out of their order are kept, and the latest stands; where the order cannot be told the one that came last
//! stands, but for a hold, which stays: held too long is mended, published too early is not.

use std::cmp::Ordering;

use crate::filters::release::{self, Stop};
use crate::model::{Article, Time};

/// What a revision does to its own story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// It tells it.
    Tells,
    /// It holds it back.
    Withholds,
    /// It ends it.
    Kills,
}

impl Does {
    /// What an article does to the story that it is a revision of.
    pub fn of(article: &Article) -> Self {
        match Stop::of(article) {
            Some(Stop::Killed) => Self::Kills,
            Some(Stop::Withheld) => Self::Withholds,
            None => Self::Tells,
        }
    }
    /// The word by which it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tells => "tells",
            Self::Withholds => "withholds",
            Self::Kills => "kills",
        }
    }
    /// The same from its word; what nobody knows holds.
    pub fn from_word(word: &str) -> Self {
        match word {
            "tells" => Self::Tells,
            "kills" => Self::Kills,
            _ => Self::Withholds,
        }
    }
}

/// What is known of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its version as stated; empty for none.
    pub version: String,
    /// When it was made.
    pub made: Option<Time>,
    /// The hash of its bytes.
    pub hash: String,
    /// What it does.
    pub does: Does,
}

/// A hold that another article put on a story: it holds the revisions before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hold {
    /// When it was made.
    pub made: Option<Time>,
}

/// What is known of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Whether it was killed, by a revision of its own, by another article or by the desk.
    pub killed: bool,
    /// Whether another story stands in its place.
    pub replaced: bool,
    /// What other articles hold back of it.
    pub holds: Vec<Hold>,
    /// Its revisions in the order of their arrival.
    pub revisions: Vec<Revision>,
    /// The one that stands.
    pub head: Option<usize>,
}

/// What a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It may be shown, unless its head says otherwise (an embargo, an expiry).
    Open,
    /// It is held back until that is lifted.
    Withheld,
    /// Another stands in its place.
    Replaced,
    /// It was killed.
    Killed,
}

/// What becomes of a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is here already.
    Duplicate,
    /// It is here already, another one stands, and nothing tells that this is the earlier one.
    Again,
    /// It is kept apart: its story was killed.
    Quarantine,
    /// It is kept; whether it stands, and whether another revision of the same version has other bytes.
    Keep {
        /// It is the one that stands from now on.
        stands: bool,
        /// Something is wrong at its provider: the version was here with other bytes.
        conflict: bool,
    },
}

impl Story {
    /// What the story is now.
    pub fn state(&self) -> State {
        let Some(head) = self.head.and_then(|head| self.revisions.get(head)) else {
            return if self.killed { State::Killed } else { State::Open };
        };
        // A hold ends with a revision that is later than it.
        let holds = |hold: &Hold| order(head, ("", hold.made.as_ref())) != Some(Ordering::Greater);
        match () {
            () if self.killed => State::Killed,
            () if self.replaced => State::Replaced,
            () if head.does == Does::Withholds || self.holds.iter().any(holds) => State::Withheld,
            () => State::Open,
        }
    }
    /// What becomes of a revision that arrives.
    fn decide(&self, new: &Revision) -> Decision {
        let is_known = |known: &Revision| known.version == new.version && known.hash == new.hash;
        if let Some(known) = self.revisions.iter().position(is_known) {
            let again = !self.killed && self.head != Some(known) && new.does == Does::Tells && self.stands(new);
            return if again { Decision::Again } else { Decision::Duplicate };
        }
        if self.killed && new.does != Does::Kills {
            return Decision::Quarantine;
        }
        let stated = !new.version.is_empty();
        let conflict = stated && self.revisions.iter().any(|known| known.version == new.version);
        Decision::Keep { stands: self.stands(new), conflict }
    }
    /// Takes a revision in, as it was decided.
    pub fn take(&mut self, new: Revision) -> Decision {
        let decision = self.decide(&new);
        if matches!(decision, Decision::Duplicate | Decision::Again) {
            return decision;
        }
        self.killed |= new.does == Does::Kills;
        self.revisions.push(new);
        if matches!(decision, Decision::Keep { stands: true, .. }) {
            self.head = Some(self.revisions.len() - 1);
        }
        decision
    }
    fn stands(&self, new: &Revision) -> bool {
        let Some(head) = self.head.and_then(|head| self.revisions.get(head)) else { return true };
        match (new.does, head.does) {
            (Does::Kills, _) => true,
            (_, Does::Kills) => false,
            (new_does, old) => match order(new, (&head.version, head.made.as_ref())) {
                Some(Ordering::Greater) => true,
                Some(Ordering::Less) => false,
                _ => new_does != Does::Tells || old == Does::Tells,
            },
        }
    }
}

fn order(one: &Revision, other: (&str, Option<&Time>)) -> Option<Ordering> {
    fn stated(version: &str) -> Option<&str> {
        Some(version).filter(|version| !version.is_empty())
    }
    release::compare((stated(&one.version), one.made.as_ref()), (stated(other.0), other.1))
}

#[cfg(test)]
#[path = "lifecycle_tests.rs"]
mod tests;
