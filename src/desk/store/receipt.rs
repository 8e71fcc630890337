//! What stays of stories that were purged: hashes of what came, and who has it, so that nothing comes twice and a kill that
//! comes later reaches them.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::rows::{Receipt, Sql};
use super::statement::{query, query_as};
use super::{Change, Store};
use crate::error::Result;

/// By whom something of a kind was had that had an identifier of a story.
const HAD: &str = "SELECT DISTINCT c.name FROM receipt c JOIN identifier i ON i.key = c.key \
    JOIN story s ON s.id = i.story AND s.provider = c.provider WHERE s.id = $1 AND c.kind = $2";

impl Change {
    /// Remembers who has a story.
    pub async fn add_receipt(&mut self, receipt: &Receipt) -> Result<()> {
        let query = query(
            "INSERT INTO receipt (key, kind, name, provider, source, story, at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT DO NOTHING",
        );
        let query = query.bind(&receipt.key).bind(&receipt.kind).bind(&receipt.name).bind(&receipt.provider);
        let query = query.bind(&receipt.source).bind(&receipt.story).bind(receipt.at);
        query.execute(&mut *self.inside).await.map(drop).map_err(|e| self.failed(e))
    }
    /// Who has what had an identifier (hashed) and was purged.
    pub async fn receipts(&mut self, key: &str) -> Result<Vec<Receipt>> {
        let query =
            query("SELECT key, kind, name, provider, source, story, at FROM receipt WHERE key = $1 ORDER BY at, name");
        let rows = query.bind(key).fetch_all(&mut *self.inside).await;
        rows.and_then(|rows| rows.iter().map(receipt).collect()).map_err(|e| self.failed(e))
    }
    /// The names of those of a kind who have what was purged and had an identifier of a story.
    pub async fn had(&mut self, story: i64, kind: &str) -> Result<Vec<String>> {
        let rows: Sql<Vec<(String,)>> = query_as(HAD).bind(story).bind(kind).fetch_all(&mut *self.inside).await;
        rows.map(|rows| rows.into_iter().map(|(name,)| name).collect()).map_err(|e| self.failed(e))
    }
    /// Remembers that bytes (hashed) were purged that came under an identifier (hashed).
    pub async fn add_purged(&mut self, key: &str, hash: &str) -> Result<()> {
        let query = query("INSERT INTO purged (key, hash) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        let done = query.bind(key).bind(hash).execute(&mut *self.inside).await;
        done.map(drop).map_err(|e| self.failed(e))
    }
    /// Whether bytes (hashed) were purged that came under an identifier (hashed).
    pub async fn was_purged(&mut self, key: &str, hash: &str) -> Result<bool> {
        let query = query_as("SELECT 1 FROM purged WHERE key = $1 AND hash = $2").bind(key).bind(hash);
        let row: Sql<Option<(i64,)>> = query.fetch_optional(&mut *self.inside).await;
        row.map(|row| row.is_some()).map_err(|e| self.failed(e))
    }
    /// Remembers in which file the bytes of a story lie.
    pub async fn add_file(&mut self, story: i64, path: &str) -> Result<()> {
        let query = query("INSERT INTO file (story, path) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        let done = query.bind(story).bind(path).execute(&mut *self.inside).await;
        done.map(drop).map_err(|e| self.failed(e))
    }
    /// Says whether what was deleted is still to be taken off the disk.
    pub async fn set_unwiped(&mut self, is: bool) -> Result<()> {
        let query = query("UPDATE counter SET value = $1 WHERE name = 'unwiped'").bind(i64::from(is));
        query.execute(&mut *self.inside).await.map(drop).map_err(|e| self.failed(e))
    }
}

impl Store {
    /// The files in which the bytes of a story lie.
    pub async fn files(&self, story: i64) -> Result<Vec<String>> {
        let query = query_as("SELECT path FROM file WHERE story = $1 ORDER BY path").bind(story);
        let rows: Sql<Vec<(String,)>> = query.fetch_all(&self.readers).await;
        rows.map(|rows| rows.into_iter().map(|(path,)| path).collect()).map_err(|e| self.failed("read", e))
    }
    /// Whether what was deleted is still to be taken off the disk.
    pub async fn is_unwiped(&self) -> Result<bool> {
        let row: Sql<(i64,)> =
            query_as("SELECT value FROM counter WHERE name = 'unwiped'").fetch_one(&self.readers).await;
        row.map(|(value,)| value != 0).map_err(|e| self.failed("read", e))
    }
    /// As [`Change::had`].
    pub async fn had(&self, story: i64, kind: &str) -> Result<Vec<String>> {
        let rows: Sql<Vec<(String,)>> = query_as(HAD).bind(story).bind(kind).fetch_all(&self.readers).await;
        rows.map(|rows| rows.into_iter().map(|(name,)| name).collect()).map_err(|e| self.failed("read", e))
    }
    /// The sources that told a story.
    pub async fn tellers(&self, story: i64) -> Result<Vec<String>> {
        const QUERY: &str =
            "SELECT DISTINCT source FROM revision WHERE story = $1 AND does = 'tells' AND apart = 0 ORDER BY source";
        let rows: Sql<Vec<(String,)>> = query_as(QUERY).bind(story).fetch_all(&self.readers).await;
        rows.map(|rows| rows.into_iter().map(|(source,)| source).collect()).map_err(|e| self.failed("read", e))
    }
}

fn receipt(row: &SqliteRow) -> Sql<Receipt> {
    Ok(Receipt {
        key: row.try_get(0)?,
        kind: row.try_get(1)?,
        name: row.try_get(2)?,
        provider: row.try_get(3)?,
        source: row.try_get(4)?,
        story: row.try_get(5)?,
        at: row.try_get(6)?,
    })
}
