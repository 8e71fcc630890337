//! What a desk says of itself and of a story.

use serde::Serialize;

use super::store::{Audit, Delivery, RevisionRow, StoryRow};
use super::{Desk, silence};
use crate::config::Destination;
use crate::error::Result;
use crate::model::Time;
use crate::net::shown;

/// How a source is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SourceStatus {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub at: String,
    /// When it was asked last.
    pub asked: Option<Time>,
    /// When anything new came from it.
    pub came: Option<Time>,
    /// When it is asked next.
    pub next: Option<Time>,
    /// How many polls failed in a row.
    pub errors: u32,
    /// Since when it is silent for longer than its habit.
    pub silent_since: Option<Time>,
    /// What is wrong.
    pub trouble: Option<String>,
}

/// How a destination is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DestinationStatus {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub at: String,
    /// How many deliveries wait, with those under embargo.
    pub queued: i64,
    /// Since when the first of them waits.
    pub since: Option<Time>,
    /// How many were sent.
    pub sent: i64,
    /// How many it refused.
    pub refused: i64,
    /// How many tries failed in a row.
    pub failures: i64,
    /// When it is tried again.
    pub next: Option<Time>,
    /// What is wrong.
    pub trouble: Option<String>,
}

/// How a desk is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Status {
    /// The present, by its clock.
    pub now: Time,
    /// How many stories it has.
    pub stories: i64,
    /// How many of them were killed.
    pub killed: i64,
    /// How many revisions it has.
    pub revisions: i64,
    /// How many of them are kept apart, because their story was killed.
    pub quarantined: i64,
    /// Its sources.
    pub sources: Vec<SourceStatus>,
    /// Its destinations.
    pub destinations: Vec<DestinationStatus>,
    /// The addresses of its feeds, without the format.
    pub feeds: Vec<String>,
}

/// What is known of a story.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Trace {
    /// The story.
    pub story: StoryRow,
    /// Its revisions, in the order of their arrival.
    pub revisions: Vec<RevisionRow>,
    /// What was done, oldest first.
    pub audit: Vec<Audit>,
    /// What was sent of it, or will be.
    pub deliveries: Vec<Delivery>,
}

/// How many rows of the audit are told of a story.
const ROWS: i64 = 1000;
/// How many arrivals make the habit of a source.
const ARRIVALS: i64 = 500;

impl Desk {
    /// How the desk is.
    ///
    /// # Errors
    /// When the store cannot be read. The same holds for the others.
    pub async fn status(&self) -> Result<Status> {
        let [stories, killed, revisions, quarantined] = self.store.counts().await?;
        let remembered = self.store.sources().await?;
        let mut silent = Vec::new();
        for source in &self.config.sources {
            silent.push(self.silent_since(source.name.as_deref().unwrap_or_default()).await?);
        }
        let source = |(source, silent): (&crate::config::Source, Option<i64>)| {
            let name = source.name.clone().unwrap_or_default();
            let found = remembered.iter().find(|(known, _, _)| *known == name);
            let memory = found.map(|(_, memory, _)| memory.clone()).unwrap_or_default();
            let files = || source.files.0.join(", ");
            let polled = source.url.is_some() && memory.ended.is_none();
            SourceStatus {
                at: memory
                    .url
                    .as_deref()
                    .or(source.url.as_deref())
                    .map(shown)
                    .or_else(|| source.folder.clone())
                    .unwrap_or_else(files),
                asked: memory.asked_at.map(Time::from_seconds),
                came: found.and_then(|(_, _, came)| *came).map(Time::from_seconds),
                next: polled.then(|| Time::from_seconds(memory.next_at.max(0))).filter(|_| memory.next_at > 0),
                errors: memory.errors,
                silent_since: silent.map(Time::from_seconds),
                trouble: memory.ended.or(memory.trouble),
                name,
            }
        };
        let feeds = self.config.feeds.iter().filter_map(|feed| feed.name.as_deref());
        Ok(Status {
            now: self.clock.time(),
            stories,
            killed,
            revisions,
            quarantined,
            sources: self.config.sources.iter().zip(silent).map(source).collect(),
            destinations: self.destinations().await?,
            feeds: feeds.map(|name| format!("{}/feeds/{name}", self.base())).collect(),
        })
    }
    async fn destinations(&self) -> Result<Vec<DestinationStatus>> {
        let known = self.store.destinations().await?;
        let status = |to: &Destination| {
            let name = to.name.clone().unwrap_or_default();
            let row = known.iter().find(|row| row.name == name).cloned().unwrap_or_default();
            let time = |at: i64| (at > 0).then(|| Time::from_seconds(at));
            DestinationStatus {
                name,
                at: to.url.as_deref().map(shown).or_else(|| to.folder.clone()).unwrap_or_default(),
                queued: row.queued,
                since: row.since.and_then(time),
                sent: row.sent,
                refused: row.refused,
                failures: row.failures,
                next: time(row.next_at),
                trouble: row.trouble,
            }
        };
        Ok(self.config.destinations.iter().map(status).collect())
    }
    /// Since when a source is silent for longer than its habit.
    pub(super) async fn silent_since(&self, source: &str) -> Result<Option<i64>> {
        let came = self.store.arrivals(source, ARRIVALS).await?;
        Ok(silence::silent_since(&came, self.clock.now()))
    }
    /// What is known of the stories of an identifier.
    pub async fn trace(&self, identifier: &str) -> Result<Vec<Trace>> {
        let mut traces = Vec::new();
        for story in self.stories(identifier).await? {
            let revisions = self.store.history(story.id).await?;
            let audit = self.store.audit(&story.name, ROWS).await?;
            let deliveries = self.store.deliveries_of(story.id).await?;
            traces.push(Trace { story, revisions, audit, deliveries });
        }
        Ok(traces)
    }
    /// The last revisions that are kept apart, each with its story, oldest first.
    pub async fn quarantined(&self) -> Result<Vec<(StoryRow, RevisionRow)>> {
        let mut rows = Vec::new();
        for story in self.store.quarantined(ROWS).await? {
            let apart = self.store.history(story.id).await?.into_iter().filter(|row| row.apart);
            rows.extend(apart.map(|row| (story.clone(), row)));
        }
        rows.sort_by_key(|(_, row)| row.id);
        Ok(rows)
    }
    /// The bytes of a revision of a story as they came, by a beginning of their hash; of the one that stands, where that
    /// is empty. `None` when there is none.
    pub async fn original(&self, identifier: &str, hash: &str) -> Result<Option<Vec<u8>>> {
        for story in self.stories(identifier).await? {
            let rows = self.store.history(story.id).await?;
            let is_asked = |row: &&RevisionRow| match hash {
                "" => story.head == Some(row.id),
                hash => row.revision.hash.starts_with(hash),
            };
            if let Some(row) = rows.iter().find(is_asked) {
                return self.store.original(row.id).await;
            }
        }
        Ok(None)
    }
    /// The last rows of the audit, oldest first.
    pub async fn tail(&self, most: u32) -> Result<Vec<Audit>> {
        self.store.audit("", i64::from(most)).await
    }
    /// Under which address readers reach the desk.
    pub(super) fn base(&self) -> String {
        let url = self.config.desk.url.as_deref().map(|url| url.trim_end_matches('/').to_owned());
        url.unwrap_or_else(|| format!("http://{}", self.address()))
    }
}
