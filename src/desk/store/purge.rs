//! What is purged leaves no byte: not in the tables, not in free pages, not in the write-ahead log.

use super::rows::Sql;
use super::statement::query;
use super::{Change, Recall, Store, StoryRow};
use crate::error::{Error, Result};

impl Change {
    /// Deletes a story with its revisions, bytes, identifiers and audit. That it was killed stays remembered by the hashes of
    /// its identifiers, so that it never comes back, and the hashes of its bytes, so that they are not new the next time.
    pub async fn purge(&mut self, story: &StoryRow) -> Result<()> {
        let keys = self.identifiers(story.id).await?;
        for revision in self.revisions(story.id).await? {
            for key in &keys {
                self.add_purged(key, &revision.revision.hash).await?;
            }
        }
        self.set_unwiped(true).await?;
        if let Some(at) = story.killed_at {
            for key in keys {
                let (act, provider) = ("kills".to_owned(), story.provider.clone());
                let (source, made) = ("desk".to_owned(), None);
                self.add_recall(&Recall { key, act, provider, source, anyone: true, made, at }).await?;
            }
        }
        let done = query("DELETE FROM audit WHERE story = $1").bind(&story.name).execute(&mut *self.inside).await;
        done.map_err(|e| self.failed(e))?;
        let done =
            query("DELETE FROM served WHERE feed = $1").bind(served_name(&story.name)).execute(&mut *self.inside);
        done.await.map_err(|e| self.failed(e))?;
        const BY_STORY: [&str; 6] = [
            "DELETE FROM file WHERE story = $1",
            "DELETE FROM delivery WHERE story = $1",
            "DELETE FROM identifier WHERE story = $1",
            "DELETE FROM within WHERE story = $1",
            "DELETE FROM revision WHERE story = $1",
            "DELETE FROM story WHERE id = $1",
        ];
        for statement in BY_STORY {
            let done = query(statement).bind(story.id).execute(&mut *self.inside).await;
            done.map_err(|e| self.failed(e))?;
        }
        Ok(())
    }
}

/// The name under which it is remembered what was served of a story by its short name: no feed and no archive has it.
pub fn served_name(story: &str) -> String {
    format!("item:{story}")
}

/// What SQLite calls an incremental auto_vacuum.
const INCREMENTAL: i64 = 2;

impl Store {
    /// Takes what was deleted off the disk: it is overwritten already (`secure_delete`), its pages are given back, and the
    /// write-ahead log is emptied. That costs what was deleted, not what is kept.
    ///
    /// # Errors
    /// When somebody reads the store for so long that the log cannot be emptied; then nothing is lost, and it is to be
    /// done again.
    pub async fn wipe(&self) -> Result<()> {
        // SQLite alone: another engine has other means.
        let wrong = |e| self.failed("wipe", e);
        let query = sqlx::query_as("PRAGMA auto_vacuum");
        let (kind,): (i64,) = query.fetch_one(&self.writer).await.map_err(wrong)?;
        // A store that was made without it takes it up when it is written anew.
        let statement = if kind == INCREMENTAL { "PRAGMA incremental_vacuum" } else { "VACUUM" };
        // To its end: each page that is given back is a row of its own.
        sqlx::query(statement).fetch_all(&self.writer).await.map_err(wrong)?;
        let query = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)");
        let (busy, _, _): (i64, i64, i64) = query.fetch_one(&self.writer).await.map_err(wrong)?;
        match busy {
            0 => {
                let mut change = self.begin().await?;
                change.set_unwiped(false).await?;
                change.commit_silently().await
            }
            _ => Err(Error::usage(format!(
                "somebody reads the store {}, and what was purged still stands in its log; it is taken out when nobody does, \
                 by the desk that runs or by `wiredesk run --once`",
                self.path.display()
            ))),
        }
    }
    /// Stories of a source of which every revision came before a moment: their retention has ended.
    pub async fn outdated(&self, source: &str, before: i64) -> Result<Vec<StoryRow>> {
        const QUERY: &str = stories_by!(
            "WHERE EXISTS (SELECT 1 FROM revision r WHERE r.story = s.id AND r.source = $1) \
             AND NOT EXISTS (SELECT 1 FROM revision r WHERE r.story = s.id AND r.received_at >= $2) ORDER BY s.id"
        );
        let rows = query(QUERY).bind(source).bind(before).fetch_all(&self.readers).await;
        let rows: Sql<Vec<_>> = rows.and_then(|rows| rows.iter().map(super::change::story).collect());
        rows.map_err(|e| self.failed("read", e))
    }
}
