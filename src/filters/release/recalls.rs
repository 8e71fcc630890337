//! What articles of a run say of other articles of it: a kill ends every version, and a hold those before it.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use super::Stop;
use crate::model::{Article, Time};
use crate::vocab::{agencies, signals};

/// The kills and holds that were met.
#[derive(Clone, Debug, Default)]
pub struct Recalls {
    by_key: Arc<HashMap<String, Vec<Recall>>>,
}

/// One of them.
#[derive(Clone, Debug)]
struct Recall {
    stop: Stop,
    provider: Option<String>,
    version: Option<String>,
    made: Option<Time>,
}

impl Recalls {
    /// Takes note of what an article says of itself and of others.
    pub fn add(&mut self, article: &Article) {
        if let Some(stop) = Stop::of(article) {
            for key in [&article.story, &article.uri].into_iter().flatten() {
                self.note(key, stop, article, article.version.clone());
            }
            numbers(article).iter().for_each(|number| self.note(number, stop, article, None));
        }
        for relation in &article.relations {
            if let (Some(uri), Some(stop)) = (&relation.uri, Stop::of_relation(relation)) {
                let earlier = relation
                    .version
                    .clone()
                    .filter(|v| article.uri.as_ref() == Some(uri) && article.version.as_ref() != Some(v));
                match earlier {
                    // It stands in the place of a revision of its own, and stays.
                    Some(version) => self.note(uri, Stop::Withheld, article, Some(version)),
                    None => self.note(uri, stop, article, None),
                }
            }
        }
    }
    /// Adds what was met elsewhere.
    pub fn extend(&mut self, other: Self) {
        if self.is_empty() {
            return *self = other;
        }
        let by_key = Arc::make_mut(&mut self.by_key);
        for (key, recalls) in Arc::unwrap_or_clone(other.by_key) {
            by_key.entry(key).or_default().extend(recalls);
        }
    }
    /// Whether nothing was met.
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }
    /// Why another article keeps this one from being published.
    pub fn of(&self, article: &Article) -> Option<String> {
        let reason = match self.stop(article)? {
            Stop::Killed => "killed by another article",
            Stop::Withheld => "withheld by another article",
        };
        Some(reason.to_owned())
    }
    /// How another article stops this one.
    pub fn stop(&self, article: &Article) -> Option<Stop> {
        if self.is_empty() {
            return None;
        }
        let keys = [&article.story, &article.uri].into_iter().flatten();
        let number = number(article);
        let keys = keys.chain(article.alt_ids.iter().map(|id| &id.value)).chain(&number);
        let recalls = keys.filter_map(|key| self.by_key.get(key.trim())).flatten();
        let mut held = None;
        for recall in recalls.filter(|r| same_provider(r.provider.as_deref(), provider(article).as_deref())) {
            match recall.stop {
                Stop::Killed => return Some(Stop::Killed),
                Stop::Withheld if !is_newer(article, recall) => held = Some(Stop::Withheld),
                Stop::Withheld => {}
            }
        }
        held
    }
    fn note(&mut self, key: &str, stop: Stop, by: &Article, version: Option<String>) {
        let recall = Recall { stop, provider: provider(by), version, made: by.version_created.clone() };
        Arc::make_mut(&mut self.by_key).entry(key.trim().to_owned()).or_default().push(recall);
    }
}

/// The number of a message that has no other identifier, as its header prints it.
fn number(article: &Article) -> Option<String> {
    let transmission = article.transmission.as_ref().filter(|_| article.uri.is_none())?;
    let (source, number) = (transmission.source_id.as_ref()?, transmission.number.as_ref()?);
    Some(format!("{source}{number}").to_ascii_lowercase())
}

/// The numbers of the messages that a printed message takes back: its words name them, for it has no other way to.
fn numbers(article: &Article) -> Vec<String> {
    let Some(own) = number(article) else { return Vec::new() };
    let texts = article.headline.iter().chain(article.bodies.first()).chain(&article.ed_notes);
    let mut found: Vec<String> = texts.flat_map(|text| signals::numbers(&text.value)).collect();
    found.retain(|number| *number != own);
    found
}

/// The identifiers of what an article kills: others, else itself.
pub fn kills(article: &Article) -> Vec<String> {
    let killed = article.relations.iter().filter(|r| Stop::of_relation(r) == Some(Stop::Killed));
    let mut ended: Vec<String> = killed.filter_map(|r| r.uri.clone()).collect();
    if ended.is_empty() && Stop::of(article) == Some(Stop::Killed) {
        ended.extend(article.uri.clone());
    }
    ended
}

/// The provider by the name that all its names share.
pub fn provider(article: &Article) -> Option<String> {
    let party = article.provider.as_ref()?;
    let stated = [&party.literal, &party.name, &party.uri].into_iter().flatten();
    let agency = stated.clone().find_map(|name| agencies::by_name(name));
    agency.map(|a| a.code.to_owned()).or_else(|| stated.map(|s| s.trim().to_lowercase()).next())
}

/// Identifiers are a provider's own; one that is not named may be any.
pub fn same_provider(one: Option<&str>, other: Option<&str>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
}

/// Whether an article came behind a recall; where that cannot be told it did not.
fn is_newer(article: &Article, recall: &Recall) -> bool {
    let of_recall = (recall.version.as_deref(), recall.made.as_ref());
    compare(dated(article), of_recall).is_some_and(Ordering::is_gt)
}

/// Which of two revisions of a story came first; `None` where that cannot be told.
pub(in crate::filters) fn revisions(one: &Article, other: &Article) -> Option<Ordering> {
    compare(dated(one), dated(other))
}

fn dated(article: &Article) -> (Option<&str>, Option<&Time>) {
    (article.version.as_deref(), article.version_created.as_ref())
}

/// Which of two revisions of a story came first, by their versions and when they were made; `None` where that cannot be
/// told. Versions are compared as numbers when both are; missing or equal, the time decides.
pub fn compare(one: (Option<&str>, Option<&Time>), other: (Option<&str>, Option<&Time>)) -> Option<Ordering> {
    let number = |version: Option<&str>| version.and_then(|v| v.trim().parse::<u64>().ok());
    match (number(one.0), number(other.0)) {
        (Some(own), Some(other)) if own != other => Some(own.cmp(&other)),
        _ => one.1.zip(other.1).and_then(|(own, other)| own.order(other)),
    }
}
