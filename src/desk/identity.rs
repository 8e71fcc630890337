//! Which story an article is of: by its provider and its key, else by whatever of both its own source gave before.
//!
//! A provider states itself in one message and not in the next (tombstones name nobody), settings begin to name one, and a
//! kill names the revision that it kills. So what is not found by provider and key is looked for among the stories that
//! the same source gave under one of its identifiers.

use std::collections::BTreeSet;

use super::digest;
use super::filing::{Arrival, Origin};
use super::lifecycle::Does;
use super::store::{Change, Receipt, RevisionRow, StoryRow};
use crate::error::Result;
use crate::filters::release;
use crate::model::{Article, Party};

/// What tells an article's story, and every identifier of it.
pub(super) struct Identity {
    pub provider: String,
    pub story: String,
    /// Every identifier, hashed.
    pub keys: BTreeSet<String>,
    /// Those by which the article is called itself, hashed.
    pub own: BTreeSet<String>,
    source: String,
    does: Does,
}

impl Identity {
    pub fn of(arrival: &Arrival, origin: &Origin) -> Self {
        let article = &arrival.article;
        let stated = release::provider(article);
        let set = || {
            let provider = Some(Party::named(origin.provider.as_deref()?));
            release::provider(&Article { provider, ..Article::default() })
        };
        let link = || article.link("alternate").map(|link| link.href.as_str());
        let own = article.story.as_deref().or(article.uri.as_deref()).or_else(link).map(|key| key.trim().to_owned());
        let story = own.unwrap_or_else(|| format!("urn:sha256:{}", digest::sha256(&arrival.raw)));
        let called = [&article.story, &article.uri].into_iter().flatten().chain([&story]);
        let own: BTreeSet<_> = called.map(|key| digest::key(key)).collect();
        let others = article.alt_ids.iter().map(|id| digest::key(&id.value));
        let keys = own.iter().cloned().chain(others).collect();
        // Where nobody is named an identifier is the source's own: else any source could speak for any other.
        let provider = stated.or_else(set).unwrap_or_else(|| of_source(&origin.source));
        Self { provider, story, keys, own, source: origin.source.clone(), does: Does::of(article) }
    }
    /// The row of its story; `None` where there is none.
    pub async fn find(&self, change: &mut Change) -> Result<Option<StoryRow>> {
        if let Some(row) = change.story(&self.provider, &self.story).await? {
            return Ok(Some(row));
        }
        // A text is asked for by what it is called alone: a day, as a further identifier, thousands may have.
        let keys = if self.does == Does::Tells { &self.own } else { &self.keys };
        for key in keys {
            for row in change.stories(key).await?.into_iter().filter(|row| self.speaks_for(&row.provider)) {
                let rows = change.revisions(row.id).await?;
                let own = gave(&rows, &self.source) || rows.iter().all(|row| row.source == self.source);
                if own && self.names(key, &row, &rows) {
                    return Ok(Some(row));
                }
            }
        }
        Ok(None)
    }
    /// Whether what its source says may be of a provider: who names none is whom the source names otherwise.
    fn speaks_for(&self, provider: &str) -> bool {
        let unnamed = of_source(&self.source);
        provider == self.provider || provider == unnamed || self.provider == unnamed
    }
    /// Whether an identifier of both tells that it is of the story. What ends a story may name it by any, as long as it is
    /// called so on one side; a text is another's unless both are called so, for further identifiers are also of
    /// transmissions, categories and days.
    fn names(&self, key: &str, row: &StoryRow, rows: &[RevisionRow]) -> bool {
        let uris = rows.iter().filter_map(|row| row.uri.as_deref());
        let called = uris.chain([row.story.as_str()]).any(|uri| digest::key(uri) == key);
        match self.does {
            Does::Tells => called && self.own.contains(key),
            Does::Withholds | Does::Kills => called || self.own.contains(key),
        }
    }
    /// A row for its story, which is called as one was that was purged if it ends that.
    pub async fn found(&self, change: &mut Change, purged: &[Receipt], now: i64) -> Result<StoryRow> {
        let name = digest::name(&self.provider, &self.story);
        let (mut provider, mut name) = (self.provider.clone(), name);
        if let Some(receipt) = purged.iter().find(|receipt| self.ends(receipt)) {
            let is_free = change.story(&receipt.provider, &self.story).await?.is_none();
            if is_free && !change.is_called(&receipt.story).await? {
                (provider, name) = (receipt.provider.clone(), receipt.story.clone());
            }
        }
        let (story, visible_at, changed_at) = (self.story.clone(), now, now);
        change.add_story(StoryRow { provider, story, name, visible_at, changed_at, ..StoryRow::default() }).await
    }
    /// Names the provider of a story that was its source's own until one was stated.
    pub async fn name(&self, change: &mut Change, row: &mut StoryRow) -> Result<()> {
        let unnamed = of_source(&self.source);
        if row.provider == unnamed
            && self.provider != unnamed
            && change.story(&self.provider, &row.story).await?.is_none()
        {
            row.provider.clone_from(&self.provider);
        }
        Ok(())
    }
    /// Whether its source gave a story that was purged, and speaks for its provider.
    pub fn ends(&self, receipt: &Receipt) -> bool {
        receipt.source == self.source && self.speaks_for(&receipt.provider)
    }
}

/// The provider of what names none.
pub(super) fn of_source(source: &str) -> String {
    format!("source:{source}")
}

/// Whether a source gave a revision that tells the story.
pub(super) fn gave(rows: &[RevisionRow], source: &str) -> bool {
    rows.iter().any(|row| row.source == source && row.revision.does != Does::Kills)
}

/// The articles of a document of which it holds another one of the same story.
pub(super) fn repeated(arrivals: &[Arrival], origin: &Origin) -> Vec<bool> {
    let all: Vec<_> =
        arrivals.iter().map(|arrival| Identity::of(arrival, origin)).map(|i| (i.provider, i.story)).collect();
    let mut counts = std::collections::HashMap::<_, usize>::new();
    all.iter().for_each(|story| *counts.entry(story).or_default() += 1);
    all.iter().map(|story| counts.get(story).is_some_and(|count| *count > 1)).collect()
}
