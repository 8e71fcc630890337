//! When a source is asked again: functions of what is remembered of it and of what its server said.
//!
//! A public feed is asked an hour and a minute after the last time at the soonest (a minute more, because clocks differ
//! and servers count), a day later when its server gives nothing to ask conditionally by. What a server says of caching
//! raises that, up to a day, and never lowers it. Jitter is added, never taken off. Failures double the pause; no number
//! of them ends a source, but 410 on two polls a day apart does. A URL changes when it was moved for good on three polls
//! in a row over a day. (RFC 9110, RFC 9111, RSS 2.0, RSS syndication module; requirements F1 to F10.)

mod said;

#[cfg(test)]
#[path = "schedule_tests.rs"]
mod tests;

use serde::{Deserialize, Serialize};

pub use said::{Hints, Said};

/// Seconds of an hour.
pub const HOUR: i64 = 3600;
/// The same of a day.
pub const DAY: i64 = 24 * HOUR;
/// What is added to an hour: a poll that comes a little early is a poll too many.
const MARGIN: i64 = 60;
/// The first pause after 403, 429 and 503 without a word about when to come again.
const TURNED_AWAY: i64 = 4 * HOUR;
/// The longest that a server may send us away for.
const LONGEST: i64 = 7 * DAY;
/// The longest pause of a paid wire that fails.
const PAID: i64 = 60;
/// How many polls in a row have to be told of a move, and over how long.
const MOVED_POLLS: u32 = 3;
/// The part of a pause that jitter adds at most: a tenth.
const JITTER: i64 = 10;

/// How often a source may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Seconds between two polls, where its server gives validators.
    pub every: i64,
    /// The same where it gives none.
    pub blind: i64,
    /// Whether it is a paid wire: it is asked again within a minute when it fails.
    pub paid: bool,
}

impl Pace {
    /// The pace of a source, as its settings say (in seconds); a public feed's where they do not.
    pub fn new(every: Option<i64>, paid: bool) -> Self {
        match every {
            Some(every) => Self { every, blind: every, paid },
            None => Self { every: HOUR + MARGIN, blind: DAY, paid },
        }
    }
}

/// What is remembered of a source that is polled; it survives restarts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The moment before which it is not asked, in seconds since 1970.
    pub next_at: i64,
    /// When it was asked last.
    pub asked_at: Option<i64>,
    /// Where it is, when it moved for good.
    pub url: Option<String>,
    /// The URL in the end, of which the validators are.
    pub validators_of: Option<String>,
    /// The last ETag, byte for byte.
    pub etag: Option<String>,
    /// The last Last-Modified, byte for byte.
    pub last_modified: Option<String>,
    /// The hash of the last body.
    pub body: Option<String>,
    /// The latest archive of the feed that is known with all before it (RFC 5005, 4).
    pub archive: Option<String>,
    /// The URL of the settings that all this is of.
    pub configured: Option<String>,
    /// What the feed said of when to come again.
    pub hints: Hints,
    /// How many polls failed in a row.
    pub errors: u32,
    /// A move that was told of on polls in a row: where to, since when, how often.
    pub moved: Option<(String, i64, u32)>,
    /// Since when it has been gone (410).
    pub gone_since: Option<i64>,
    /// Why it is not asked any more.
    pub ended: Option<String>,
    /// What went wrong last.
    pub trouble: Option<String>,
    /// What was wrong with the last document.
    pub found: Option<String>,
    /// Whether the last document was not read whole: then it is asked for without conditions, once.
    pub again: bool,
}

/// What a poll came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// The server answered.
    Answer(Said),
    /// It could not be asked: why.
    Nothing(String),
}

/// What a desk is to be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is asked at another URL from now on.
    Moved(String),
    /// It is not asked any more, and why.
    Ended(String),
    /// It fails; told at the first time, and for paid wires at every one.
    Fails(String),
}

impl Memory {
    /// The same by a clock that was ahead when it was last asked: what lies further on than any pause is reckoned anew.
    #[must_use]
    pub fn by(mut self, now: i64, pace: Pace) -> Self {
        let longest = pace.every.max(LONGEST) / JITTER * (JITTER + 2) + DAY;
        let ahead = self.asked_at.is_some_and(|at| at > now.saturating_add(DAY));
        if ahead || self.next_at > now.saturating_add(longest) {
            (self.asked_at, self.next_at) = (self.asked_at.filter(|at| *at <= now), now);
        }
        self
    }
    /// Whether the source is to be asked now.
    pub fn is_due(&self, now: i64) -> bool {
        self.ended.is_none() && self.next_at <= now
    }
    /// Takes in what a poll came to and says when the next one is. `spread` is a number from 0 to 1000 that spreads
    /// sources over their jitter.
    pub fn polled(&mut self, came: &Came, pace: Pace, now: i64, spread: u32) -> Vec<Event> {
        let mut events = Vec::new();
        self.asked_at = Some(now);
        let pause = match came {
            Came::Answer(said) if said.status == 304 || (200..300).contains(&said.status) => {
                self.succeeded(said, now, &mut events);
                said.retry_after.map_or(0, |after| after.min(LONGEST)).max(self.pause(said, pace, now))
            }
            Came::Answer(said) => self.refused(said, pace, now, &mut events),
            Came::Nothing(why) => {
                self.fails(why.clone(), pace, &mut events);
                self.backoff(self.least(pace), pace)
            }
        };
        let jitter = pause / JITTER * i64::from(spread.min(1000)) / 1000;
        self.next_at = now.saturating_add(pause).saturating_add(jitter);
        events
    }
    /// The pause that the pace asks for as the source is now.
    fn least(&self, pace: Pace) -> i64 {
        if self.etag.is_some() || self.last_modified.is_some() { pace.every } else { pace.blind }
    }
    fn succeeded(&mut self, said: &Said, now: i64, events: &mut Vec<Event>) {
        self.errors = 0;
        self.trouble = None;
        self.gone_since = None;
        if let Some(hints) = &said.hints {
            self.hints = hints.clone();
        }
        if said.status == 304 {
            // What a 304 gives is newer; what it leaves out stands.
            self.etag = said.etag.clone().or(self.etag.take());
            self.last_modified = said.last_modified.clone().or(self.last_modified.take());
        } else {
            self.etag.clone_from(&said.etag);
            self.last_modified.clone_from(&said.last_modified);
            self.validators_of.clone_from(&said.url);
        }
        self.moves(said, now, events);
    }
    /// Counts the polls that were told of a move for good.
    fn moves(&mut self, said: &Said, now: i64, events: &mut Vec<Event>) {
        let Some(to) = &said.moved_to else {
            self.moved = None;
            return;
        };
        let (since, times) = match self.moved.take() {
            Some((before, since, times)) if before == *to => (since, times.saturating_add(1)),
            _ => (now, 1),
        };
        if times >= MOVED_POLLS && now - since >= DAY {
            self.url = Some(to.clone());
            events.push(Event::Moved(to.clone()));
        } else {
            self.moved = Some((to.clone(), since, times));
        }
    }
    /// The pause after a success: the pace's, raised by what the server and the feed say, and past what is skipped.
    fn pause(&self, said: &Said, pace: Pace, now: i64) -> i64 {
        let least = self.least(pace);
        let asked = said.fresh_for().max(self.hints.pause()).min(DAY);
        let pause = least.max(asked);
        let skipped = self.hints.next_open(now.saturating_add(pause)) - now;
        pause.max(skipped.min(DAY))
    }
    fn refused(&mut self, said: &Said, pace: Pace, now: i64, events: &mut Vec<Event>) -> i64 {
        let least = self.least(pace);
        self.fails(format!("the server answered {}", said.status), pace, events);
        if said.status == 410 {
            let since = *self.gone_since.get_or_insert(now);
            if now - since >= DAY {
                let why = "the server says that it is gone for good (410); when it is back, take it out by `wiredesk sources remove` and add it again"
                    .to_owned();
                self.ended = Some(why.clone());
                events.push(Event::Ended(why));
            }
            return DAY;
        }
        self.gone_since = None;
        if let Some(after) = said.retry_after {
            return after.min(LONGEST).max(least);
        }
        match said.status {
            403 | 429 | 503 if !pace.paid => self.backoff(TURNED_AWAY.max(least), pace),
            404 if !pace.paid => self.backoff(least, pace).max(least),
            _ => self.backoff(least, pace),
        }
    }
    fn fails(&mut self, why: String, pace: Pace, events: &mut Vec<Event>) {
        self.errors = self.errors.saturating_add(1);
        if self.errors == 1 || pace.paid {
            events.push(Event::Fails(why.clone()));
        }
        self.trouble = Some(why);
    }
    /// The pause doubled for each failure but the first, up to a day; a paid wire's stays within a minute or its pace.
    fn backoff(&self, pause: i64, pace: Pace) -> i64 {
        if pace.paid {
            return pause.min(PAID);
        }
        let doubled = pause.saturating_mul(1 << self.errors.saturating_sub(1).min(16));
        doubled.min(DAY.max(pause))
    }
}

/// A number from 0 to 1000 that is a source's own.
pub fn spread(name: &str) -> u32 {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash % 1001
}
