//! A change of the store: everything in it happens, or nothing.

use std::path::PathBuf;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, Transaction};

use super::rows::{Audit, NewRevision, Recall, RevisionRow, Sql, StoryRow};
use super::statement::{query, query_as};
use crate::desk::lifecycle::{Does, Revision};
use crate::desk::schedule::Memory;
use crate::error::{Error, Result};
use crate::model::Time;

/// A change that is not committed yet. Dropped, it leaves nothing.
pub struct Change {
    pub(super) inside: Transaction<'static, Sqlite>,
    path: PathBuf,
}

impl Change {
    pub(super) fn new(inside: Transaction<'static, Sqlite>, path: PathBuf) -> Self {
        Self { inside, path }
    }
    pub(super) fn failed(&self, cause: sqlx::Error) -> Error {
        Error::store("write to", &self.path, cause)
    }
    /// Makes the change and waits until it is on the disk. Returns its number: each is higher than those before.
    ///
    /// # Errors
    /// When it cannot be written, as on a full disk; then nothing of it is there.
    pub async fn commit(mut self) -> Result<i64> {
        let number = self.count("changes").await?;
        let Self { inside, path } = self;
        inside.commit().await.map_err(|e| Error::store("write to", &path, e))?;
        Ok(number)
    }
    /// Makes a change of which nobody need be told.
    pub async fn commit_silently(self) -> Result<()> {
        let Self { inside, path } = self;
        inside.commit().await.map_err(|e| Error::store("write to", &path, e))
    }
    /// The next number of a counter.
    async fn count(&mut self, counter: &'static str) -> Result<i64> {
        let query = query_as("UPDATE counter SET value = value + 1 WHERE name = $1 RETURNING value").bind(counter);
        let counted: Sql<(i64,)> = query.fetch_one(&mut *self.inside).await;
        counted.map(|(value,)| value).map_err(|e| self.failed(e))
    }
    /// The story of a provider by its key.
    pub async fn story(&mut self, provider: &str, key: &str) -> Result<Option<StoryRow>> {
        const QUERY: &str = stories_by!("WHERE s.provider = $1 AND s.story = $2");
        let row = query(QUERY).bind(provider).bind(key).fetch_optional(&mut *self.inside).await;
        row.and_then(|row| row.as_ref().map(story).transpose()).map_err(|e| self.failed(e))
    }
    /// The stories that an identifier (hashed) leads to.
    pub async fn stories(&mut self, key: &str) -> Result<Vec<StoryRow>> {
        const QUERY: &str = stories_by!("JOIN identifier i ON i.story = s.id WHERE i.key = $1 ORDER BY s.id");
        let rows = query(QUERY).bind(key).fetch_all(&mut *self.inside).await;
        rows.and_then(|rows| rows.iter().map(story).collect()).map_err(|e| self.failed(e))
    }
    /// Whether a story has a short name.
    pub async fn is_called(&mut self, name: &str) -> Result<bool> {
        let row: Sql<Option<(i64,)>> =
            query_as("SELECT id FROM story WHERE name = $1").bind(name).fetch_optional(&mut *self.inside).await;
        row.map(|row| row.is_some()).map_err(|e| self.failed(e))
    }
    /// Adds a story; gives it its number.
    pub async fn add_story(&mut self, new: StoryRow) -> Result<StoryRow> {
        let row = StoryRow { id: self.count("story").await?, ..new };
        let query = query(
            "INSERT INTO story (id, provider, story, name, withheld, held, replaced, absent, shown, visible_at, changed_at, first_at) \
             VALUES ($1, $2, $3, $4, 0, 0, 0, 0, 0, $5, $6, $5)",
        );
        let query = query.bind(row.id).bind(&row.provider).bind(&row.story).bind(&row.name);
        let done = query.bind(row.visible_at).bind(row.changed_at).execute(&mut *self.inside).await;
        done.map_err(|e| self.failed(e))?;
        Ok(row)
    }
    /// Writes what changed of a story.
    pub async fn set_story(&mut self, row: &StoryRow) -> Result<()> {
        let query = query(
            "UPDATE story SET head = $2, told = $3, killed_at = $4, withheld = $5, held = $6, replaced = $7, shown = $8, \
             visible_at = $9, changed_at = $10, absent = $11, provider = $12, \
             first_at = CASE WHEN shown = 0 AND CAST($8 AS BIGINT) = 0 THEN $9 ELSE first_at END WHERE id = $1",
        );
        let query = query.bind(row.id).bind(row.head).bind(row.told).bind(row.killed_at).bind(i64::from(row.withheld));
        let query = query.bind(i64::from(row.held)).bind(i64::from(row.replaced)).bind(i64::from(row.shown));
        let query = query.bind(row.visible_at).bind(row.changed_at).bind(i64::from(row.absent)).bind(&row.provider);
        query.execute(&mut *self.inside).await.map(drop).map_err(|e| self.failed(e))
    }
    /// The stories that one source alone gave, and that are not absent from it.
    pub async fn given_by(&mut self, source: &str) -> Result<Vec<StoryRow>> {
        const QUERY: &str = stories_by!(
            "WHERE s.absent = 0 AND EXISTS (SELECT 1 FROM revision r WHERE r.story = s.id AND r.source = $1) \
             AND NOT EXISTS (SELECT 1 FROM revision r WHERE r.story = s.id AND r.source <> $1) ORDER BY s.id"
        );
        let rows = query(QUERY).bind(source).fetch_all(&mut *self.inside).await;
        rows.and_then(|rows| rows.iter().map(story).collect()).map_err(|e| self.failed(e))
    }
    /// The revisions of a story, in the order of their arrival.
    pub async fn revisions(&mut self, story: i64) -> Result<Vec<RevisionRow>> {
        let rows = query(REVISIONS).bind(story).fetch_all(&mut *self.inside).await;
        rows.and_then(|rows| rows.iter().map(revision).collect()).map_err(|e| self.failed(e))
    }
    /// The article of a revision, as JSON.
    pub async fn article(&mut self, revision: i64) -> Result<Option<String>> {
        let query = query_as("SELECT article FROM revision WHERE id = $1").bind(revision);
        let row: Sql<Option<(String,)>> = query.fetch_optional(&mut *self.inside).await;
        row.map(|row| row.map(|(article,)| article)).map_err(|e| self.failed(e))
    }
    /// Adds a revision; returns its number.
    pub async fn add_revision(&mut self, new: &NewRevision<'_>) -> Result<i64> {
        let id = self.count("revision").await?;
        let query = query(
            "INSERT INTO revision (id, story, version, hash, uri, made, does, apart, source, format, received_at, article, raw) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        );
        let Revision { version, made, hash, does } = new.revision;
        let query = query.bind(id).bind(new.story).bind(version).bind(hash).bind(new.uri);
        let query = query.bind(made.as_ref().map(Time::as_str)).bind(does.word()).bind(i64::from(new.apart));
        let query = query.bind(new.source).bind(new.format).bind(new.received_at).bind(new.article).bind(new.raw);
        query.execute(&mut *self.inside).await.map_err(|e| self.failed(e))?;
        Ok(id)
    }
    /// The bytes of a revision as they came.
    pub async fn original(&mut self, revision: i64) -> Result<Option<Vec<u8>>> {
        let query = query_as("SELECT raw FROM revision WHERE id = $1").bind(revision);
        let row: Sql<Option<(Vec<u8>,)>> = query.fetch_optional(&mut *self.inside).await;
        row.map(|row| row.map(|(raw,)| raw)).map_err(|e| self.failed(e))
    }
    /// Removes a revision, for it to be added anew.
    pub async fn remove_revision(&mut self, revision: i64) -> Result<()> {
        let done = query("DELETE FROM revision WHERE id = $1").bind(revision).execute(&mut *self.inside).await;
        done.map(drop).map_err(|e| self.failed(e))
    }
    /// Adds an identifier (hashed) of a story.
    pub async fn add_identifier(&mut self, key: &str, story: i64) -> Result<()> {
        let query = query("INSERT INTO identifier (key, story) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        let done = query.bind(key).bind(story).execute(&mut *self.inside).await;
        done.map(drop).map_err(|e| self.failed(e))
    }
    /// Adds an identifier (hashed) of what goes with a story.
    pub async fn add_within(&mut self, key: &str, story: i64) -> Result<()> {
        let query = query("INSERT INTO within (key, story) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        let done = query.bind(key).bind(story).execute(&mut *self.inside).await;
        done.map(drop).map_err(|e| self.failed(e))
    }
    /// The stories that were queued for somebody and that something goes with of this identifier (hashed).
    pub async fn holders(&mut self, key: &str) -> Result<Vec<StoryRow>> {
        const QUERY: &str = stories_by!(
            "JOIN within w ON w.story = s.id WHERE w.key = $1 \
             AND EXISTS (SELECT 1 FROM delivery q WHERE q.story = s.id) ORDER BY s.id"
        );
        let rows = query(QUERY).bind(key).fetch_all(&mut *self.inside).await;
        rows.and_then(|rows| rows.iter().map(story).collect()).map_err(|e| self.failed(e))
    }
    /// The identifiers (hashed) of a story.
    pub async fn identifiers(&mut self, story: i64) -> Result<Vec<String>> {
        let query = query_as("SELECT key FROM identifier WHERE story = $1 ORDER BY key").bind(story);
        let rows: Sql<Vec<(String,)>> = query.fetch_all(&mut *self.inside).await;
        rows.map(|rows| rows.into_iter().map(|(key,)| key).collect()).map_err(|e| self.failed(e))
    }
    /// Remembers what an article did to a story.
    pub async fn add_recall(&mut self, recall: &Recall) -> Result<()> {
        let query = query(
            "INSERT INTO recall (key, act, provider, source, anyone, made, at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (key, act, provider, source) DO UPDATE SET made = excluded.made, at = excluded.at, anyone = excluded.anyone",
        );
        let query = query.bind(&recall.key).bind(&recall.act).bind(&recall.provider).bind(&recall.source);
        let query = query.bind(i64::from(recall.anyone)).bind(&recall.made).bind(recall.at);
        query.execute(&mut *self.inside).await.map(drop).map_err(|e| self.failed(e))
    }
    /// What is remembered of an identifier (hashed).
    pub async fn recalls(&mut self, key: &str) -> Result<Vec<Recall>> {
        let query = query("SELECT key, act, provider, source, anyone, made, at FROM recall WHERE key = $1").bind(key);
        let rows = query.fetch_all(&mut *self.inside).await;
        rows.and_then(|rows| rows.iter().map(recall).collect()).map_err(|e| self.failed(e))
    }
    /// Forgets what an article did.
    pub async fn remove_recall(&mut self, recall: &Recall) -> Result<()> {
        let query = query("DELETE FROM recall WHERE key = $1 AND act = $2 AND provider = $3 AND source = $4");
        let query = query.bind(&recall.key).bind(&recall.act).bind(&recall.provider).bind(&recall.source);
        query.execute(&mut *self.inside).await.map(drop).map_err(|e| self.failed(e))
    }
    /// Notes what was done.
    pub async fn audit(&mut self, row: &Audit) -> Result<()> {
        let id = self.count("audit").await?;
        let query = query("INSERT INTO audit (id, at, what, source, story, detail) VALUES ($1, $2, $3, $4, $5, $6)");
        let query = query.bind(id).bind(row.at).bind(&row.what).bind(&row.source).bind(&row.story).bind(&row.detail);
        query.execute(&mut *self.inside).await.map(drop).map_err(|e| self.failed(e))
    }
    /// Remembers a source. `came_at` is when anything new came from it, where anything did.
    pub async fn set_source(&mut self, name: &str, memory: &Memory, came_at: Option<i64>) -> Result<()> {
        let state = serde_json::to_string(memory).unwrap_or_default();
        let query = query(
            "INSERT INTO source (name, state, next_at, came_at) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO UPDATE SET \
             state = excluded.state, next_at = excluded.next_at, came_at = COALESCE(excluded.came_at, source.came_at)",
        );
        let query = query.bind(name).bind(state).bind(memory.next_at).bind(came_at);
        query.execute(&mut *self.inside).await.map(drop).map_err(|e| self.failed(e))
    }
    /// Forgets a source; what it gave stays.
    pub async fn forget_source(&mut self, name: &str) -> Result<()> {
        let done = query("DELETE FROM source WHERE name = $1").bind(name).execute(&mut *self.inside).await;
        done.map(drop).map_err(|e| self.failed(e))
    }
    /// Remembers what was served as a feed.
    pub async fn set_served(&mut self, feed: &str, format: &str, etag: &str, modified: i64) -> Result<()> {
        let query = query(
            "INSERT INTO served (feed, format, etag, modified) VALUES ($1, $2, $3, $4) ON CONFLICT (feed, format) DO UPDATE SET \
             etag = excluded.etag, modified = excluded.modified",
        );
        let query = query.bind(feed).bind(format).bind(etag).bind(modified);
        query.execute(&mut *self.inside).await.map(drop).map_err(|e| self.failed(e))
    }
}

/// The columns that [`revision`] reads.
pub(super) const REVISIONS: &str = "SELECT id, version, hash, uri, made, does, apart, source, format, received_at FROM revision \
    WHERE story = $1 ORDER BY id";

/// Reads the `story_columns!`.
pub(super) fn story(row: &SqliteRow) -> Sql<StoryRow> {
    let flag = |column: usize| row.try_get::<i64, _>(column).map(|value| value != 0);
    Ok(StoryRow {
        id: row.try_get(0)?,
        provider: row.try_get(1)?,
        story: row.try_get(2)?,
        name: row.try_get(3)?,
        head: row.try_get(4)?,
        told: row.try_get(5)?,
        killed_at: row.try_get(6)?,
        withheld: flag(7)?,
        held: flag(8)?,
        replaced: flag(9)?,
        shown: flag(10)?,
        visible_at: row.try_get(11)?,
        changed_at: row.try_get(12)?,
        absent: flag(13)?,
        lifted: false,
    })
}

pub(super) fn revision(row: &SqliteRow) -> Sql<RevisionRow> {
    let made: Option<String> = row.try_get(4)?;
    let revision = Revision {
        version: row.try_get(1)?,
        hash: row.try_get(2)?,
        made: made.as_deref().and_then(Time::new),
        does: Does::from_word(row.try_get(5)?),
    };
    Ok(RevisionRow {
        id: row.try_get(0)?,
        revision,
        uri: row.try_get(3)?,
        apart: row.try_get::<i64, _>(6)? != 0,
        source: row.try_get(7)?,
        format: row.try_get(8)?,
        received_at: row.try_get(9)?,
    })
}

fn recall(row: &SqliteRow) -> Sql<Recall> {
    Ok(Recall {
        key: row.try_get(0)?,
        act: row.try_get(1)?,
        provider: row.try_get(2)?,
        source: row.try_get(3)?,
        anyone: row.try_get::<i64, _>(4)? != 0,
        made: row.try_get(5)?,
        at: row.try_get(6)?,
    })
}
