//! What a server and a feed say about when to come again.

use serde::{Deserialize, Serialize};

use super::{DAY, HOUR};
use crate::model::Feed;
use crate::vocab::dates;

/// The namespace of the syndication module of RSS.
const SY: &str = "http://purl.org/rss/1.0/modules/syndication/";

/// What a server said around an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The status of the last response.
    pub status: u16,
    /// Where that came from.
    pub url: Option<String>,
    /// Where the source moved for good: the end of the redirects 301 and 308 that came first.
    pub moved_to: Option<String>,
    /// ETag, byte for byte.
    pub etag: Option<String>,
    /// Last-Modified, byte for byte.
    pub last_modified: Option<String>,
    /// Retry-After in seconds from now.
    pub retry_after: Option<i64>,
    /// Cache-Control: max-age, in seconds.
    pub max_age: Option<i64>,
    /// Expires after Date, in seconds.
    pub expires_in: Option<i64>,
    /// What the feed itself says, where it was read.
    pub hints: Option<Hints>,
}

/// What a feed says about when to come again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hints {
    /// `ttl` of RSS, in seconds.
    pub ttl: Option<i64>,
    /// `sy:updatePeriod` by `sy:updateFrequency`, in seconds.
    pub period: Option<i64>,
    /// The hours that are skipped, in GMT, as bits.
    pub hours: u32,
    /// The days that are skipped, as bits; Monday is the first.
    pub days: u8,
}

impl Said {
    /// What the headers of a response say, by their names in lower case. `now` is when it came.
    pub fn new(status: u16, headers: &[(String, String)], now: i64) -> Self {
        let header = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let seconds = |value: &str| dates::read(value).ok().and_then(|stated| stated.time.seconds(0));
        let date = header("date").and_then(seconds).unwrap_or(now);
        let after = |value: &str| match value.trim().parse::<u32>() {
            Ok(seconds) => Some(i64::from(seconds)),
            // A date is meant by the server's own clock.
            Err(_) => seconds(value).map(|at| (at - date).max(0)),
        };
        Self {
            status,
            etag: header("etag").map(str::to_owned),
            last_modified: header("last-modified").map(str::to_owned),
            retry_after: header("retry-after").and_then(after),
            max_age: header("cache-control").and_then(max_age),
            expires_in: header("expires").and_then(seconds).map(|at| (at - date).max(0)),
            ..Self::default()
        }
    }
    /// How long the answer is fresh: max-age goes before Expires (RFC 9111, 5.3).
    pub fn fresh_for(&self) -> i64 {
        self.max_age.or(self.expires_in).unwrap_or_default()
    }
}

fn max_age(value: &str) -> Option<i64> {
    let directive = |part: &str| {
        let (name, seconds) = part.split_once('=')?;
        let seconds = seconds.trim().trim_matches('"').parse::<u32>().ok()?;
        name.trim().eq_ignore_ascii_case("max-age").then_some(i64::from(seconds))
    };
    value.split(',').find_map(directive)
}

impl Hints {
    /// What stands above the articles of a feed.
    pub fn of(feed: &Feed) -> Self {
        let number = |words: &String| words.trim().parse::<u32>().ok();
        let hours = feed.skip_hours.iter().filter_map(number).filter(|hour| *hour <= 24);
        let days = feed.skip_days.iter().filter_map(|day| day_of(day));
        Self {
            ttl: feed.ttl.map(|minutes| i64::from(minutes) * 60),
            period: period(feed),
            // Hour 24 is hour 0 of older specifications.
            hours: hours.fold(0, |bits, hour| bits | 1 << (hour % 24)),
            days: days.fold(0, |bits, day| bits | 1 << day),
        }
    }
    /// The longest pause that is asked for.
    pub fn pause(&self) -> i64 {
        self.ttl.into_iter().chain(self.period).max().unwrap_or_default()
    }
    /// The first moment from `at` on that is neither in an hour nor on a day that is skipped; `at` where all are.
    pub fn next_open(&self, at: i64) -> i64 {
        let is_open = |at: i64| {
            let hour = at.rem_euclid(DAY) / HOUR;
            // 1970-01-01 was a Thursday.
            let day = (at.div_euclid(DAY) + 3).rem_euclid(7);
            self.hours >> hour & 1 == 0 && self.days >> day & 1 == 0
        };
        let hours = std::iter::once(at).chain((1..=8 * 24).map(|n| (at.div_euclid(HOUR) + n) * HOUR));
        hours.into_iter().find(|at| is_open(*at)).unwrap_or(at)
    }
}

fn day_of(name: &str) -> Option<u8> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let name = name.trim().to_ascii_lowercase();
    DAYS.iter().position(|day| name.starts_with(day)).and_then(|day| u8::try_from(day).ok())
}

/// `sy:updatePeriod` divided by `sy:updateFrequency`.
fn period(feed: &Feed) -> Option<i64> {
    let element = |name: &str| {
        let found = feed.extensions.iter().find(|e| e.name == name && e.ns == SY)?;
        Some(found.raw.split_once('>')?.1.split_once('<')?.0.trim().to_owned())
    };
    let period = match element("updatePeriod")?.to_ascii_lowercase().as_str() {
        "hourly" => HOUR,
        "daily" => DAY,
        "weekly" => 7 * DAY,
        "monthly" => 30 * DAY,
        "yearly" => 365 * DAY,
        _ => return None,
    };
    let frequency = element("updateFrequency").and_then(|times| times.parse::<i64>().ok()).filter(|times| *times > 0);
    Some(period / frequency.unwrap_or(1))
}
