//! The carrier in formats of JSON: an object of the model's own names.

use super::members::too_much;
use crate::diag::{Diagnostic, Report};
use crate::model::{self, Article, Feed};
use crate::syntax::json::Value;

/// The carrier of an article, and in it what a format says itself: a name that no member of the model has, and JSON.
pub fn carrier_of(article: &Article, own: Option<(&str, String)>) -> String {
    let json = serde_json::to_string(article).unwrap_or_default();
    let Some((open, (key, value))) = json.strip_suffix('}').zip(own) else { return json };
    let comma = if open.len() > 1 { "," } else { "" };
    format!("{open}{comma}\"{key}\":{value}}}")
}

/// What the carrier states of an article: an object of the model's own names.
pub fn carried(value: Value<'_>, report: &mut Report) -> Option<Box<Article>> {
    let mut article: Article = carrier(value, report)?;
    canonical_each(&mut article);
    Some(Box::new(article))
}

/// Brings an article, and what goes with it, into canonical form. An empty one keeps the place of one that has nothing to carry.
pub fn canonical_each(article: &mut Article) {
    let mut with = std::mem::take(&mut article.associations);
    model::canonical(article);
    with.iter_mut().for_each(canonical_each);
    article.associations = with;
}

/// What the carrier states of a feed.
pub fn carried_feed(value: Value<'_>, report: &mut Report) -> Option<Box<Feed>> {
    let mut feed: Feed = carrier(value, report)?;
    model::canonical_feed(&mut feed);
    Some(Box::new(feed))
}

fn carrier<T: for<'de> serde::Deserialize<'de>>(value: Value<'_>, report: &mut Report) -> Option<T> {
    let read = match too_much(value.raw) {
        Some(why) => Err(why),
        None => serde_json::from_str(value.raw).map_err(|e| e.to_string()),
    };
    read.map_err(|why| {
        report.repaired_of("json/bad-carrier", || {
            let message = format!("what wiredesk added could not be read and is left out: {why}");
            Diagnostic::warning("json/bad-carrier", message).at(value.span())
        });
    })
    .ok()
}
