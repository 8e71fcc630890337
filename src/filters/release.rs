//! What is not released: embargoes, kills, status, expiry, licences and test messages.
//!
//! The rules are the README's, "What is not released": a passed embargo holds nothing; a time without a zone holds
//! until it has passed everywhere on earth; a status nobody knows counts as unreleased. In doubt an article is held:
//! held too long is mended, published too early is not.

mod inferred;
mod instants;
mod kept;
mod life;
mod pictures;
mod recalls;

#[cfg(test)]
#[path = "release/heard_tests.rs"]
mod heard_tests;
#[cfg(test)]
#[path = "release/printed_tests.rs"]
mod printed_tests;
#[cfg(test)]
#[path = "release/release_tests.rs"]
mod tests;

pub use inferred::infer;
pub use life::{Act, acts, next_change, visible_from};
pub(super) use recalls::revisions;
pub use recalls::{Recalls, compare, kills, provider, same_provider};

use crate::formats::members;
use crate::model::{Article, Extension, Time};
use crate::vocab::dates::Zone;
pub use crate::vocab::signals::Stop;
use crate::vocab::{agencies, nar, signals};
use instants::{begins, is_placeholder, over};

/// What the decision rests on.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// The present; without it every stated embargo and expiry holds.
    pub now: Option<Time>,
    /// The zone of times that state none.
    pub zone: Option<Zone>,
}

/// Why an article may not be published now; `None` when it may.
pub fn unreleased(article: &Article, clock: &Clock) -> Option<String> {
    status(article)
        .or_else(|| embargo(article, clock))
        .or_else(|| expired(article, clock))
        .or_else(|| licence(article, clock))
        .or_else(|| signals::signalled(article, "test").then(|| "a test message".to_owned()))
        .or_else(|| unread(article))
}

/// Takes out the pictures, sound, video and sidebars that may not be published now, at every level, and wherever else
/// the article shows their files; names them.
pub fn release_associations(article: &mut Article, clock: &Clock, recalls: &Recalls) -> Vec<String> {
    let mut reasons = Vec::new();
    let held = take_held(article, clock, recalls, &mut reasons);
    pictures::forget(article, &held);
    reasons
}

fn take_held(article: &mut Article, clock: &Clock, recalls: &Recalls, reasons: &mut Vec<String>) -> Vec<Article> {
    let mut held = Vec::new();
    article.associations.retain_mut(|association| {
        match unreleased(association, clock).or_else(|| recalls.of(association)) {
            Some(reason) => {
                let name = association.name.as_deref().or(association.uri.as_deref()).unwrap_or("association");
                reasons.push(format!("{name}: {reason}"));
                held.push(std::mem::take(association));
                false
            }
            None => {
                held.extend(take_held(association, clock, recalls, reasons));
                true
            }
        }
    });
    held
}

fn status(article: &Article) -> Option<String> {
    match (Stop::of(article), article.pub_status.as_deref()) {
        (Some(Stop::Killed), _) => {
            let signalled = Stop::signalled(article) == Some(Stop::Killed);
            Some(if signalled { "killed" } else { "canceled" }.to_owned())
        }
        (Some(Stop::Withheld), _) => Some("withheld".to_owned()),
        (None, Some(other)) if !is_usable(other) => Some(format!("status {other:?} is not known")),
        (None, _) => None,
    }
}

/// `usable`, and `embargoed`, which is usable from then on. Other codes are not guessed at.
fn is_usable(status: &str) -> bool {
    let status = status.trim().to_ascii_lowercase();
    let word = status.strip_prefix("stat:").or_else(|| status.rsplit_once("pubstatusg2/").map(|(_, word)| word));
    matches!(word.unwrap_or(&status), "usable" | "embargoed")
}

fn embargo(article: &Article, clock: &Clock) -> Option<String> {
    let until = article.embargoed_until.as_ref().filter(|t| !is_placeholder(t));
    let ahead = |t: &&Time| over(t, zone(article, clock).as_ref()).zip(now(clock)).is_none_or(|(end, now)| end > now);
    if let Some(until) = until.filter(ahead) {
        return Some(format!("under embargo until {until}"));
    }
    match article.embargo.as_deref().map(str::trim) {
        Some("indefinite") => Some("under embargo until further notice".to_owned()),
        // Reasons are told where the public may read them.
        Some(words) if is_of_note(article, words) => Some("under embargo, as a note to editors says".to_owned()),
        Some(words) => Some(format!("under embargo: {words}")),
        // Embargoed, and nobody says until when.
        None if until.is_none() && article.pub_status.as_deref().and_then(signals::status) == Some("embargoed") => {
            Some("under embargo until further notice".to_owned())
        }
        None => None,
    }
}

/// Whether words stand in a note that is not for the public.
fn is_of_note(article: &Article, words: &str) -> bool {
    article.ed_notes.iter().any(|note| !note.is_public() && note.value.contains(words))
}

/// For whom or what an expiry holds is not known here: any that has passed ends the article.
fn expired(article: &Article, clock: &Clock) -> Option<String> {
    if article.expires.is_empty() {
        return None;
    }
    let zone = zone(article, clock);
    let passed = |t: &&Time| begins(t, zone.as_ref()).zip(now(clock)).is_none_or(|(start, now)| start <= now);
    let times = article.expires.iter().filter_map(|e| e.time.as_ref());
    let over = times.filter(|t| !is_placeholder(t)).find(passed)?;
    Some(format!("expired at {over}"))
}

fn licence(article: &Article, clock: &Clock) -> Option<String> {
    if article.rights_info.is_empty() {
        return None;
    }
    let zone = zone(article, clock);
    let passed = |t: &&Time| {
        let end = instants::ended(t, zone.as_ref());
        end.zip(now(clock)).is_none_or(|(end, now)| end <= now)
    };
    let ends = article.rights_info.iter().filter_map(|r| r.end_date.as_ref());
    let over = ends.filter(|t| !is_placeholder(t)).find(passed)?;
    Some(format!("its licence ended at {over}"))
}

/// A second status or embargo, or one that could not be read: what it says is not known.
fn unread(article: &Article) -> Option<String> {
    const LIFE: [&str; 5] = ["pubStatus", "pubstatus", "embargoed", "embargoedUntil", "signal"];
    let stated = |e: &&Extension| nar::VOCABULARY.means(&e.ns) || e.ns == members::MEMBER;
    let odd = article.extensions.iter().filter(|e| LIFE.contains(&e.name.as_str())).find(stated)?;
    Some(format!("its {} could not be read", odd.name))
}

/// The end of an embargo that is ahead and states no zone, where nobody says which one is meant: it is held until that has
/// passed everywhere, which may be long after it was meant to end.
pub fn without_zone<'a>(article: &'a Article, clock: &Clock) -> Option<&'a Time> {
    let until = article.embargoed_until.as_ref().filter(|until| !until.has_zone() && !is_placeholder(until));
    let ahead = |until: &&Time| over(until, None).zip(now(clock)).is_none_or(|(end, now)| end > now);
    until.filter(ahead).filter(|_| zone(article, clock).is_none())
}

fn now(clock: &Clock) -> Option<i64> {
    clock.now.as_ref().and_then(|n| n.seconds(0))
}

/// The zone of times that state none: the one that was given, else the agency's at home.
fn zone(article: &Article, clock: &Clock) -> Option<Zone> {
    clock.zone.clone().or_else(|| article.provider.as_ref().and_then(agencies::home_zone))
}
