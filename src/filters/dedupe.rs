//! Of the revisions of a story the last one.

use std::cmp::Ordering;
use std::collections::HashMap;

use url::Url;

use super::Item;
use super::release::{self, Stop};
use crate::model::Article;

/// Keeps the last revision of each story, at the place of the first one met; returns the others.
///
/// A story is told by `story`, else `uri`, of one provider; where there is neither, by its link, else by being the same
/// in everything. An identifier that is no URI is unique only in its feed. A kill is the last revision whatever its
/// version says, because every version is recalled; of revisions that cannot be told apart the one that came last stands.
pub(super) fn dedupe(items: &mut Vec<Item>) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    let mut out = Vec::new();
    for item in items.drain(..) {
        let same = places.entry(key(&item.article)).or_default();
        let earlier = same.iter().copied().find(|at| kept.get(*at).is_some_and(|k| is_same(&k.article, &item.article)));
        match earlier.and_then(|at| kept.get_mut(at)) {
            None => {
                same.push(kept.len());
                kept.push(item);
            }
            Some(place) if is_later(&item.article, &place.article) => out.push(std::mem::replace(place, item)),
            Some(_) => out.push(item),
        }
    }
    *items = kept;
    out
}

fn id(article: &Article) -> Option<&str> {
    article.story.as_deref().or(article.uri.as_deref()).map(str::trim)
}

/// What articles of one story have in common; others may have it too.
fn key(article: &Article) -> String {
    let link = || article.link("alternate").map(|link| link.href.as_str());
    let words = || article.headline.as_ref().map(|h| h.value.as_str());
    id(article).or_else(link).or_else(words).unwrap_or_default().to_owned()
}

/// Whether two articles of one key are the same story.
fn is_same(one: &Article, other: &Article) -> bool {
    match (id(one), id(other)) {
        (Some(id), Some(_)) => {
            let (a, b) = (release::provider(one), release::provider(other));
            let named = a.is_some() && a == b;
            let feed = |a: &Article| a.source.as_ref().map(|s| (s.id.clone(), s.title.clone(), s.href.clone()));
            named || release::same_provider(a.as_deref(), b.as_deref()) && (is_uri(id) || feed(one) == feed(other))
        }
        (None, None) if one.link("alternate").is_some() => true,
        (None, None) => one == other,
        _ => false,
    }
}

/// Whether an identifier is unique everywhere.
fn is_uri(id: &str) -> bool {
    Url::parse(id).is_ok()
}

fn is_later(new: &Article, old: &Article) -> bool {
    let stops = (Stop::of(new), Stop::of(old));
    match stops {
        (Some(Stop::Killed), _) => true,
        (_, Some(Stop::Killed)) => false,
        (new_stop, old_stop) => match release::revisions(new, old) {
            Some(Ordering::Less) => false,
            Some(Ordering::Greater) => true,
            // Which is the last cannot be told: held too long is mended, published too early is not.
            _ => new_stop.is_some() || old_stop.is_none(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn deduped(articles: serde_json::Value) -> (Vec<String>, usize) {
        let articles: Vec<Article> = serde_json::from_value(articles).unwrap();
        let mut items: Vec<Item> = articles.into_iter().map(Item::from).collect();
        let out = dedupe(&mut items).len();
        let told = |i: Item| i.article.version.or(i.article.headline.map(|h| h.value)).unwrap_or_default();
        (items.into_iter().map(told).collect(), out)
    }

    #[test]
    fn the_last_revision_stands_where_the_first_stood() {
        let got = deduped(json!([
            { "uri": "urn:x:1", "version": "9" },
            { "uri": "urn:x:2", "version": "1" },
            { "uri": "urn:x:1", "version": "10" },
            { "uri": "urn:x:1", "version": "2" }
        ]));
        assert_eq!(got, (vec!["10".into(), "1".into()], 2));
    }

    #[test]
    fn a_kill_is_the_last_revision_whatever_its_version() {
        let got = deduped(json!([
            { "uri": "urn:x:1", "version": "3" },
            { "uri": "urn:x:1", "version": "2", "pubStatus": "canceled" },
            { "uri": "urn:x:1", "version": "4" }
        ]));
        assert_eq!(got, (vec!["2".into()], 2));
    }

    #[test]
    fn a_hold_of_no_version_stands() {
        let got = deduped(json!([
            { "uri": "urn:x:1", "pubStatus": "withheld", "headline": "held" },
            { "uri": "urn:x:1", "headline": "open" }
        ]));
        assert_eq!(got, (vec!["held".into()], 1));
    }

    #[test]
    fn numbers_of_two_feeds_are_not_one_story() {
        let article = |uri: &str, feed: &str, provider: Option<&str>| {
            let provider = provider.map(|p| json!({ "name": p }));
            json!({ "uri": uri, "headline": feed, "source": { "id": feed }, "provider": provider })
        };
        let two = deduped(json!([article("7", "urn:a", None), article("7", "urn:b", None)]));
        assert_eq!(two.1, 0);
        let one = deduped(json!([article("tag:x,2031:7", "urn:a", None), article("tag:x,2031:7", "urn:b", None)]));
        assert_eq!(one.1, 1);
        let agencies = deduped(json!([article("urn:7", "urn:a", Some("AFP")), article("urn:7", "urn:b", Some("dpa"))]));
        assert_eq!(agencies.1, 0);
    }

    #[test]
    fn without_an_identifier_the_link_tells() {
        let got = deduped(json!([
            { "headline": "a", "links": [{ "href": "https://x.example/1" }] },
            { "headline": "b", "links": [{ "href": "https://x.example/1" }] },
            { "headline": "c" },
            { "headline": "c" },
            { "headline": "c", "summary": "another" }
        ]));
        assert_eq!(got, (vec!["b".into(), "c".into(), "c".into()], 2));
    }
}
