//! Where a desk keeps what it took: every revision of every story, what was done to them, and what it remembers of its
//! sources. The only room that speaks SQL.
//!
//! SQLite in one file: a write-ahead log, full synchronisation, one writer at a time. What is committed is on the disk when
//! [`Change::commit`] returns. Deleted rows are overwritten (`secure_delete`). Other processes may have the store open
//! too: the desk's commands do.

#[macro_use]
mod columns;

mod archive;
mod change;
mod purge;
mod queue;
mod read;
mod receipt;
mod rows;
mod schema;
mod statement;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{
    SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::error::{Error, Result};

pub use change::Change;
pub use purge::served_name;
pub use rows::{
    Audit, Cut, Delivery, DestinationRow, NewRevision, Outgoing, Recall, Receipt, RevisionRow, Shown, StoryRow,
};

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many readers there are beside the writer.
const READERS: u32 = 4;

/// The store of a desk.
#[derive(Clone, Debug)]
pub struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
    path: PathBuf,
}

impl Store {
    /// Opens a store, makes it where there is none, and brings it up to date.
    ///
    /// # Errors
    /// When the file cannot be opened, is no store, or is one of a later wiredesk.
    pub async fn open(path: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .auto_vacuum(SqliteAutoVacuum::Incremental)
            .busy_timeout(PATIENCE)
            .pragma("secure_delete", "ON");
        let wrong = |e| Error::store("open", path, e);
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await.map_err(wrong)?;
        let readers = SqlitePoolOptions::new().max_connections(READERS).connect_with(options).await.map_err(wrong)?;
        let store = Self { writer, readers, path: path.to_owned() };
        store.migrate().await?;
        Ok(store)
    }
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// Begins a change; nothing of it is there before it is committed.
    ///
    /// # Errors
    /// When another process writes for too long, or the file cannot be written.
    pub async fn begin(&self) -> Result<Change> {
        let begun = match self.begin_transaction().await {
            // After an error of the disk SQLite ends the transaction by itself, which the connection does not learn of: it
            // takes itself to be in one for ever. A new one is made.
            Err(sqlx::Error::InvalidSavePointStatement) => {
                let stuck = self.writer.acquire().await.map_err(|e| self.failed("write to", e))?;
                stuck.close().await.map_err(|e| self.failed("write to", e))?;
                self.begin_transaction().await
            }
            begun => begun,
        };
        begun.map(|transaction| Change::new(transaction, self.path.clone())).map_err(|e| self.failed("write to", e))
    }
    async fn begin_transaction(&self) -> std::result::Result<sqlx::Transaction<'static, sqlx::Sqlite>, sqlx::Error> {
        // At once as a writer: one that only becomes one later may find that it read what is not so any more.
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }
    /// Closes the store, for the file to be moved or deleted.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
    /// As a later program would leave it.
    #[cfg(test)]
    pub async fn take_a_later_step(&self) {
        sqlx::query("UPDATE version SET steps = steps + 1000").execute(&self.writer).await.unwrap();
    }
    /// As the program before this one left it.
    #[cfg(test)]
    pub async fn take_the_last_step_back(&self) {
        const BACK: [&str; 5] = [
            "DROP TABLE receipt",
            "DROP TABLE purged",
            "DROP TABLE file",
            "DELETE FROM counter WHERE name = 'unwiped'",
            "UPDATE version SET steps = steps - 1",
        ];
        for statement in BACK {
            sqlx::query(statement).execute(&self.writer).await.unwrap();
        }
    }
    fn failed(&self, doing: &'static str, cause: sqlx::Error) -> Error {
        Error::store(doing, &self.path, cause)
    }
    /// Takes the steps that are not taken yet, each whole or not at all.
    async fn migrate(&self) -> Result<()> {
        let wrong = |e| self.failed("bring up to date", e);
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(wrong)?;
        sqlx::query("CREATE TABLE IF NOT EXISTS version (steps BIGINT NOT NULL)")
            .execute(&mut *transaction)
            .await
            .map_err(wrong)?;
        let taken: Option<(i64,)> =
            sqlx::query_as("SELECT steps FROM version").fetch_optional(&mut *transaction).await.map_err(wrong)?;
        let known = i64::try_from(schema::STEPS.len()).unwrap_or(i64::MAX);
        let steps = taken.map_or(0, |(steps,)| steps);
        if steps > known {
            return Err(Error::later_store(&self.path, steps, known));
        }
        for step in schema::STEPS.iter().skip(usize::try_from(steps).unwrap_or_default()) {
            for statement in *step {
                sqlx::query(*statement).execute(&mut *transaction).await.map_err(wrong)?;
            }
        }
        let done = match taken {
            None => "INSERT INTO version (steps) VALUES ($1)",
            Some(_) => "UPDATE version SET steps = $1",
        };
        sqlx::query(done).bind(known).execute(&mut *transaction).await.map_err(wrong)?;
        transaction.commit().await.map_err(wrong)
    }
}

#[cfg(test)]
#[path = "portable_tests.rs"]
mod portable_tests;
