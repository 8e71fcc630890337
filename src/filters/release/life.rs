//! What an article does to other stories, and when what may be published changes by itself: for those who keep stories.

use super::instants::{begins, ended, is_placeholder, over};
use super::{Clock, Stop, now, zone};
use crate::model::{Article, Time};
use crate::vocab::signals;

/// What an article does to another story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Act {
    /// Ends every version of it, for good.
    Kills,
    /// Holds the versions before it back until a later one lifts that.
    Withholds,
    /// Stands in its place.
    Replaces,
}

/// The other stories on which an article acts, by their identifiers. An article that may not be used itself (a test) acts
/// on none.
pub fn acts(article: &Article) -> Vec<(String, Act)> {
    if signals::signalled(article, "test") {
        return Vec::new();
    }
    let act = |relation| match Stop::of_relation(relation) {
        Some(Stop::Killed) => Some(Act::Kills),
        Some(Stop::Withheld) => Some(Act::Withholds),
        None => (relation.rel.as_deref().and_then(signals::relation) == Some("replaces")).then_some(Act::Replaces),
    };
    let own = |uri: &str| [&article.uri, &article.story].into_iter().flatten().any(|own| own == uri);
    let others = article.relations.iter().filter_map(|relation| Some((relation.uri.clone()?, act(relation)?)));
    others.filter(|(uri, _)| !own(uri)).collect()
}

/// The next moment, in seconds since 1970, at which what [`unreleased`](super::unreleased) says of an article or of what
/// goes with it may become another: an embargo ends, it expires, a licence runs out. `None` when nothing is ahead.
pub fn next_change(article: &Article, clock: &Clock) -> Option<i64> {
    let zone = zone(article, clock);
    let zone = zone.as_ref();
    let embargo = article.embargoed_until.iter().filter_map(|time| moment(time, over(time, zone)));
    let expiries = article.expires.iter().filter_map(|e| e.time.as_ref());
    let expiries = expiries.filter_map(|time| moment(time, begins(time, zone)));
    let licences = article.rights_info.iter().filter_map(|r| r.end_date.as_ref());
    let licences = licences.filter_map(|time| moment(time, ended(time, zone)));
    let own = embargo.chain(expiries).chain(licences).filter(|at| now(clock).is_some_and(|now| *at > now)).min();
    let others = article.associations.iter().filter_map(|association| next_change(association, clock)).min();
    own.into_iter().chain(others).min()
}

/// When an article becomes public by its embargo, in seconds since 1970; `None` when it states none that ends.
pub fn visible_from(article: &Article, clock: &Clock) -> Option<i64> {
    let zone = zone(article, clock);
    article.embargoed_until.as_ref().and_then(|time| moment(time, over(time, zone.as_ref())))
}

fn moment(time: &Time, at: Option<i64>) -> Option<i64> {
    at.filter(|_| !is_placeholder(time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn article(value: serde_json::Value) -> Article {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn what_changes_by_itself_is_known_to_the_second() {
        let a = article(json!({
            "embargoedUntil": "2031-03-01T10:00:00Z", "expires": "2031-03-05T00:00:00Z",
            "associations": [{ "embargoedUntil": "2031-03-02T00:00:00Z" }]
        }));
        let at = |now: &str| {
            let clock = Clock { now: Time::new(now), zone: None };
            (super::super::unreleased(&a, &clock).is_some(), next_change(&a, &clock).map(Time::from_seconds))
        };
        let time = |text: &str| Time::new(text);
        assert_eq!(at("2031-03-01T09:59:59Z"), (true, time("2031-03-01T10:00:00Z")));
        assert_eq!(at("2031-03-01T10:00:00Z"), (false, time("2031-03-02T00:00:00Z")));
        assert_eq!(at("2031-03-04T23:59:59Z"), (false, time("2031-03-05T00:00:00Z")));
        assert_eq!(at("2031-03-05T00:00:00Z"), (true, None));
    }

    #[test]
    fn an_article_acts_on_others_only() {
        let a = article(json!({ "uri": "urn:2", "relations": [
            { "uri": "urn:1", "rel": "replaces" }, { "uri": "urn:2", "rel": "kills" },
            { "uri": "urn:3", "status": "canceled" }, { "uri": "urn:4", "rel": "supplements" }
        ]}));
        assert_eq!(acts(&a), [("urn:1".to_owned(), Act::Replaces), ("urn:3".to_owned(), Act::Kills)]);
    }
}
