//! Where the archives of feeds end, and what is in them.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::columns::STORY;
use super::read::shown;
use super::rows::{Cut, Shown, Sql};
use super::statement::{query, query_as};
use super::{Change, Store};
use crate::error::Result;

impl Store {
    /// The last archive of a feed.
    pub async fn last_cut(&self, feed: &str) -> Result<Option<Cut>> {
        let query = "SELECT number, until_at, until_id FROM archive WHERE feed = $1 ORDER BY number DESC LIMIT 1";
        let row: Sql<Option<(i64, i64, i64)>> = query_as(query).bind(feed).fetch_optional(&self.readers).await;
        row.map(|row| row.map(cut)).map_err(|e| self.failed("read", e))
    }
    /// The archive of a number.
    pub async fn cut(&self, feed: &str, number: i64) -> Result<Option<Cut>> {
        let query = query_as("SELECT number, until_at, until_id FROM archive WHERE feed = $1 AND number = $2");
        let row: Sql<Option<(i64, i64, i64)>> = query.bind(feed).bind(number).fetch_optional(&self.readers).await;
        row.map(|row| row.map(cut)).map_err(|e| self.failed("read", e))
    }
    /// Ends an archive. Who else did so at the same time cut the same.
    pub async fn add_cut(&self, feed: &str, cut: &Cut) -> Result<()> {
        let mut change: Change = self.begin().await?;
        let query = query(
            "INSERT INTO archive (feed, number, until_at, until_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        );
        let query = query.bind(feed).bind(cut.number).bind(cut.until.0).bind(cut.until.1);
        query.execute(&mut *change.inside).await.map_err(|e| change.failed(e))?;
        change.commit_silently().await
    }
    /// Stories that were told, by when they could first be seen and their number: those behind one up to another.
    pub async fn first_told(&self, from: (i64, i64), to: (i64, i64), most: i64) -> Result<Vec<((i64, i64), Shown)>> {
        const QUERY: &str = shown_by!(
            "s.told",
            "WHERE (s.first_at > $1 OR (s.first_at = $1 AND s.id > $2)) \
             AND (s.first_at < $3 OR (s.first_at = $3 AND s.id <= $4)) ORDER BY s.first_at, s.id LIMIT $5"
        );
        let query = query(QUERY).bind(from.0).bind(from.1).bind(to.0).bind(to.1).bind(most);
        let rows = query.fetch_all(&self.readers).await;
        let keyed = |row: &SqliteRow| {
            let shown = shown(row)?;
            Ok(((row.try_get(STORY + 5)?, shown.story.id), shown))
        };
        rows.and_then(|rows| rows.iter().map(keyed).collect()).map_err(|e| self.failed("read", e))
    }
}

fn cut((number, at, id): (i64, i64, i64)) -> Cut {
    Cut { number, until: (at, id) }
}
