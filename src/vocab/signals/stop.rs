//! What ends or stops an article: its status, its signals, and what it says of a revision of itself.

use super::{key, relation, said, signal, status};
use crate::model::{Article, Relation};

/// How a status or a signal ends or stops an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// For good.
    Killed,
    /// Until it is lifted.
    Withheld,
}

/// What desks call a story that is withheld.
const HOLDS: [&str; 4] = ["hold", "held", "onhold", "holdforrelease"];

/// Whether a relation is to another revision of the article itself, of which it says nothing about this one.
pub fn is_of_another_revision(other: &Relation, article: &Article) -> bool {
    other.uri.is_some() && other.uri == article.uri && other.version.is_some() && other.version != article.version
}

impl Stop {
    /// What the article says of itself: a kill signal beside a status `usable` is a kill, and a status `hold` is withheld.
    pub fn of(article: &Article) -> Option<Self> {
        let stated = article.pub_status.as_deref();
        match (Self::signalled(article), stated.and_then(status)) {
            (Some(Self::Killed), _) | (_, Some("canceled")) => Some(Self::Killed),
            (Some(Self::Withheld), _) | (_, Some("withheld")) => Some(Self::Withheld),
            _ => stated.is_some_and(|status| HOLDS.contains(&&*key(status))).then_some(Self::Withheld),
        }
    }
    /// What it says whatever its status: a signal in any spelling, or a relation to itself that kills or withholds.
    pub fn signalled(article: &Article) -> Option<Self> {
        if article.signals.is_empty() && article.relations.is_empty() {
            return None;
        }
        let of_itself = |other: &&Relation| other.uri.is_some() && other.uri == article.uri;
        let of_itself = |other: &&Relation| of_itself(other) && !is_of_another_revision(other, article);
        let own = || article.relations.iter().filter(of_itself).filter_map(Self::of_relation);
        let (mut killed, mut withheld) = (false, false);
        for signal in said(article).filter_map(signal) {
            killed |= signal == "kill";
            withheld |= signal == "withhold";
        }
        if killed || own().any(|stop| stop == Self::Killed) {
            return Some(Self::Killed);
        }
        (withheld || own().next().is_some()).then_some(Self::Withheld)
    }
    /// What a relation does to the other article: by its name, or by the status it gives it.
    pub fn of_relation(other: &Relation) -> Option<Self> {
        let rel = other.rel.as_deref().and_then(relation);
        match (rel, other.status.as_deref().and_then(status)) {
            (Some("kills"), _) | (_, Some("canceled")) => Some(Self::Killed),
            (Some("withholds"), _) | (_, Some("withheld")) => Some(Self::Withheld),
            _ => None,
        }
    }
    /// The signal that says it.
    pub fn signal(self) -> &'static str {
        match self {
            Self::Killed => "kill",
            Self::Withheld => "withhold",
        }
    }
    /// The status that says it.
    pub fn status(self) -> &'static str {
        match self {
            Self::Killed => "canceled",
            Self::Withheld => "withheld",
        }
    }
}
