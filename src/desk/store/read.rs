//! What is read of the store without changing it.

use super::change::{REVISIONS, revision, story};
use super::columns::STORY;
use super::rows::{Audit, RevisionRow, Shown, Sql, StoryRow};
use super::statement::{query, query_as};
use super::{Change, Store};
use crate::desk::schedule::Memory;
use crate::error::Result;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// What is remembered of a source, and when anything new came from it.
pub type Remembered = (String, Memory, Option<i64>);

/// The stories before one, the latest first.
macro_rules! before {
    () => {
        "WHERE s.visible_at < $1 OR (s.visible_at = $1 AND s.id < $2) ORDER BY s.visible_at DESC, s.id DESC LIMIT $3"
    };
}

impl Store {
    /// The number of the last change.
    pub async fn changes(&self) -> Result<i64> {
        let query = query_as("SELECT value FROM counter WHERE name = 'changes'");
        let row: Sql<(i64,)> = query.fetch_one(&self.readers).await;
        row.map(|(value,)| value).map_err(|e| self.failed("read", e))
    }
    /// What is remembered of the sources, by their names.
    pub async fn sources(&self) -> Result<Vec<Remembered>> {
        let query = query_as("SELECT name, state, came_at FROM source ORDER BY name");
        let rows: Vec<(String, String, Option<i64>)> =
            query.fetch_all(&self.readers).await.map_err(|e| self.failed("read", e))?;
        let memory = |state: &str| serde_json::from_str(state).unwrap_or_default();
        Ok(rows.into_iter().map(|(name, state, came)| (name, memory(&state), came)).collect())
    }
    /// What is remembered of a source.
    pub async fn source(&self, name: &str) -> Result<Option<Memory>> {
        let query = query_as("SELECT state FROM source WHERE name = $1").bind(name);
        let row: Option<(String,)> = query.fetch_optional(&self.readers).await.map_err(|e| self.failed("read", e))?;
        Ok(row.map(|(state,)| serde_json::from_str(&state).unwrap_or_default()))
    }
    /// Stories, the latest first, each with its last revision that told it, else the one that stands: those before
    /// `(visible_at, id)`.
    pub async fn told(&self, before: (i64, i64), most: i64) -> Result<Vec<Shown>> {
        self.page(shown_by!("COALESCE(s.told, s.head)", before!()), before, most).await
    }
    /// The same with the revision that stands, whatever it does.
    pub async fn standing(&self, before: (i64, i64), most: i64) -> Result<Vec<Shown>> {
        self.page(shown_by!("s.head", before!()), before, most).await
    }
    async fn page(&self, statement: &'static str, before: (i64, i64), most: i64) -> Result<Vec<Shown>> {
        let query = query(statement).bind(before.0).bind(before.1).bind(most);
        let rows = query.fetch_all(&self.readers).await;
        rows.and_then(|rows| rows.iter().map(shown).collect()).map_err(|e| self.failed("read", e))
    }
    /// A story by its short name, with its last revision that told it, else the one that stands.
    pub async fn item(&self, name: &str) -> Result<Option<Shown>> {
        let row = query(shown_by!("COALESCE(s.told, s.head)", "WHERE s.name = $1"))
            .bind(name)
            .fetch_optional(&self.readers)
            .await;
        row.and_then(|row| row.as_ref().map(shown).transpose()).map_err(|e| self.failed("read", e))
    }
    /// The stories that an identifier (hashed) leads to.
    pub async fn stories_of(&self, key: &str) -> Result<Vec<StoryRow>> {
        const QUERY: &str = stories_by!("JOIN identifier i ON i.story = s.id WHERE i.key = $1 ORDER BY s.id");
        let rows = query(QUERY).bind(key).fetch_all(&self.readers).await;
        rows.and_then(|rows| rows.iter().map(story).collect()).map_err(|e| self.failed("read", e))
    }
    /// The last stories of which revisions are kept apart.
    pub async fn quarantined(&self, most: i64) -> Result<Vec<StoryRow>> {
        const QUERY: &str = stories_by!(
            "WHERE EXISTS (SELECT 1 FROM revision r WHERE r.story = s.id AND r.apart <> 0) ORDER BY s.changed_at DESC LIMIT $1"
        );
        let rows = query(QUERY).bind(most).fetch_all(&self.readers).await;
        rows.and_then(|rows| rows.iter().map(story).collect()).map_err(|e| self.failed("read", e))
    }
    /// The revisions of a story, in the order of their arrival.
    pub async fn history(&self, story: i64) -> Result<Vec<RevisionRow>> {
        let rows = query(REVISIONS).bind(story).fetch_all(&self.readers).await;
        rows.and_then(|rows| rows.iter().map(revision).collect()).map_err(|e| self.failed("read", e))
    }
    /// When revisions came from a source, the latest first.
    pub async fn arrivals(&self, source: &str, most: i64) -> Result<Vec<i64>> {
        const QUERY: &str =
            "SELECT DISTINCT received_at FROM revision WHERE source = $1 ORDER BY received_at DESC LIMIT $2";
        let rows: Sql<Vec<(i64,)>> = query_as(QUERY).bind(source).bind(most).fetch_all(&self.readers).await;
        rows.map(|rows| rows.into_iter().map(|(at,)| at).collect()).map_err(|e| self.failed("read", e))
    }
    /// The bytes of a revision as they came.
    pub async fn original(&self, revision: i64) -> Result<Option<Vec<u8>>> {
        let query = query_as("SELECT raw FROM revision WHERE id = $1").bind(revision);
        let row: Sql<Option<(Vec<u8>,)>> = query.fetch_optional(&self.readers).await;
        row.map(|row| row.map(|(raw,)| raw)).map_err(|e| self.failed("read", e))
    }
    /// The audit of a story by its short name, oldest first; of everything, the last `most` rows, where the name is empty.
    pub async fn audit(&self, story: &str, most: i64) -> Result<Vec<Audit>> {
        const QUERY: &str =
            "SELECT at, what, source, story, detail FROM audit WHERE $1 = '' OR story = $1 ORDER BY id DESC LIMIT $2";
        let rows = query(QUERY).bind(story).bind(most).fetch_all(&self.readers).await;
        let rows: Sql<Vec<_>> = rows.and_then(|rows| rows.iter().map(audit).collect());
        rows.map(|rows| rows.into_iter().rev().collect()).map_err(|e| self.failed("read", e))
    }
    /// How many stories there are, how many of them were killed, how many revisions there are and how many are kept apart.
    pub async fn counts(&self) -> Result<[i64; 4]> {
        const QUERY: &str = "SELECT (SELECT COUNT(*) FROM story), (SELECT COUNT(*) FROM story WHERE killed_at IS NOT NULL), \
            (SELECT COUNT(*) FROM revision), (SELECT COUNT(*) FROM revision WHERE apart <> 0)";
        let row: Sql<(i64, i64, i64, i64)> = query_as(QUERY).fetch_one(&self.readers).await;
        row.map(|(a, b, c, d)| [a, b, c, d]).map_err(|e| self.failed("read", e))
    }
    /// What was served last as a feed in a format: its entity tag, and when it had changed.
    pub async fn served(&self, feed: &str, format: &str) -> Result<Option<(String, i64)>> {
        let query = query_as("SELECT etag, modified FROM served WHERE feed = $1 AND format = $2");
        let row = query.bind(feed).bind(format).fetch_optional(&self.readers).await;
        row.map_err(|e| self.failed("read", e))
    }
    /// Remembers what was served. Nothing that is shown changes by it, so that it is no change that anyone is told of.
    pub async fn set_served(&self, feed: &str, format: &str, etag: &str, modified: i64) -> Result<()> {
        let mut change: Change = self.begin().await?;
        change.set_served(feed, format, etag, modified).await?;
        change.commit_silently().await
    }
}

pub(super) fn shown(row: &SqliteRow) -> Sql<Shown> {
    Ok(Shown {
        story: story(row)?,
        article: row.try_get(STORY)?,
        told: row.try_get(STORY + 1)?,
        source: row.try_get(STORY + 2)?,
        others: row.try_get::<i64, _>(STORY + 3)? != 0,
        received_at: row.try_get(STORY + 4)?,
    })
}

fn audit(row: &SqliteRow) -> Sql<Audit> {
    Ok(Audit {
        at: row.try_get(0)?,
        what: row.try_get(1)?,
        source: row.try_get(2)?,
        story: row.try_get(3)?,
        detail: row.try_get(4)?,
    })
}
