//! The queues of destinations: what is to be sent, was sent, and will not be sent.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::change::story;
use super::columns::{DELIVERY, STORY};
use super::rows::{Delivery, DestinationRow, Outgoing, Sql};
use super::statement::{query, query_as};
use super::{Change, Store};
use crate::error::Result;

impl Change {
    /// What was queued of a story for a destination, in its order.
    pub async fn deliveries(&mut self, destination: &str, story: i64) -> Result<Vec<Delivery>> {
        const QUERY: &str = deliveries_by!("WHERE q.story = $1 AND q.destination = $2 ORDER BY q.seq");
        let rows = query(QUERY).bind(story).bind(destination).fetch_all(&mut *self.inside).await;
        rows.and_then(|rows| rows.iter().map(delivery).collect()).map_err(|e| self.failed(e))
    }
    /// Queues a delivery under the next number of its destination.
    pub async fn add_delivery(&mut self, new: &Delivery) -> Result<i64> {
        let known = query(
            "INSERT INTO destination (name, last, after, failures, next_at) VALUES ($1, 0, 0, 0, 0) ON CONFLICT DO NOTHING",
        );
        known.bind(&new.destination).execute(&mut *self.inside).await.map_err(|e| self.failed(e))?;
        let next = query_as("UPDATE destination SET last = last + 1 WHERE name = $1 RETURNING last");
        let next: Sql<(i64,)> = next.bind(&new.destination).fetch_one(&mut *self.inside).await;
        let (seq,) = next.map_err(|e| self.failed(e))?;
        let query = query(
            "INSERT INTO delivery (destination, seq, story, revision, act, rank, state, due_at, attempts, queued_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)",
        );
        let query = query.bind(&new.destination).bind(seq).bind(new.story).bind(new.revision).bind(&new.act);
        let query = query.bind(i64::from(new.act == "article")).bind(&new.state).bind(new.due_at).bind(new.queued_at);
        query.execute(&mut *self.inside).await.map_err(|e| self.failed(e))?;
        Ok(seq)
    }
    /// Gives a delivery a state and the moment before which it is not sent.
    pub async fn set_delivery(&mut self, destination: &str, seq: i64, state: &str, due_at: i64) -> Result<()> {
        let query = query("UPDATE delivery SET state = $3, due_at = $4 WHERE destination = $1 AND seq = $2");
        let done = query.bind(destination).bind(seq).bind(state).bind(due_at).execute(&mut *self.inside).await;
        done.map(drop).map_err(|e| self.failed(e))
    }
    /// Counts a delivery as tried, before it is: from here on it may have arrived.
    pub async fn try_delivery(&mut self, destination: &str, seq: i64) -> Result<()> {
        let query = query("UPDATE delivery SET attempts = attempts + 1 WHERE destination = $1 AND seq = $2");
        let done = query.bind(destination).bind(seq).execute(&mut *self.inside).await;
        done.map(drop).map_err(|e| self.failed(e))
    }
    /// Writes how a destination is.
    pub async fn set_destination(&mut self, row: &DestinationRow) -> Result<()> {
        let query =
            query("UPDATE destination SET after = $2, failures = $3, next_at = $4, trouble = $5 WHERE name = $1");
        let query = query.bind(&row.name).bind(row.after).bind(row.failures).bind(row.next_at).bind(&row.trouble);
        query.execute(&mut *self.inside).await.map(drop).map_err(|e| self.failed(e))
    }
}

impl Store {
    /// How the destinations are, with how many deliveries of each wait, since when, how many were refused and how many were
    /// sent.
    pub async fn destinations(&self) -> Result<Vec<DestinationRow>> {
        const QUERY: &str = "SELECT d.name, d.after, d.failures, d.next_at, d.trouble, \
            (SELECT COUNT(*) FROM delivery q WHERE q.destination = d.name AND q.state = 'queued'), \
            (SELECT MIN(queued_at) FROM delivery q WHERE q.destination = d.name AND q.state = 'queued'), \
            (SELECT COUNT(*) FROM delivery q WHERE q.destination = d.name AND q.state = 'refused'), \
            (SELECT COUNT(*) FROM delivery q WHERE q.destination = d.name AND q.state = 'sent') \
            FROM destination d ORDER BY d.name";
        let rows = query(QUERY).fetch_all(&self.readers).await;
        let counted = |row: &SqliteRow| {
            let mut found = destination(row)?;
            (found.queued, found.since) = (row.try_get(5)?, row.try_get(6)?);
            (found.refused, found.sent) = (row.try_get(7)?, row.try_get(8)?);
            Ok(found)
        };
        rows.and_then(|rows| rows.iter().map(counted).collect()).map_err(|e| self.failed("read", e))
    }
    /// How a destination is, without what is counted.
    pub async fn destination(&self, name: &str) -> Result<Option<DestinationRow>> {
        let query = query("SELECT name, after, failures, next_at, trouble FROM destination WHERE name = $1");
        let row = query.bind(name).fetch_optional(&self.readers).await;
        row.and_then(|row| row.as_ref().map(destination).transpose()).map_err(|e| self.failed("read", e))
    }
    /// What is sent next to a destination: what ends stories first, else by the numbers.
    pub async fn next_delivery(&self, destination: &str, now: i64) -> Result<Option<Outgoing>> {
        const QUERY: &str = concat!(
            "SELECT ",
            story_columns!(),
            ", ",
            delivery_columns!(),
            ", r.article, r.hash, r.received_at FROM delivery q JOIN story s ON s.id = q.story \
             JOIN revision r ON r.id = q.revision \
             WHERE q.destination = $1 AND q.state = 'queued' AND q.due_at <= $2 ORDER BY q.rank, q.seq LIMIT 1"
        );
        let row = query(QUERY).bind(destination).bind(now).fetch_optional(&self.readers).await;
        let outgoing = |row: &SqliteRow| {
            let (story, delivery) = (story(row)?, delivery_from(row, STORY)?);
            Ok(Outgoing {
                story,
                delivery,
                article: row.try_get(STORY + DELIVERY)?,
                hash: row.try_get(STORY + DELIVERY + 1)?,
                received_at: row.try_get(STORY + DELIVERY + 2)?,
            })
        };
        row.and_then(|row| row.as_ref().map(outgoing).transpose()).map_err(|e| self.failed("read", e))
    }
    /// When the next delivery to a destination is due that is not yet, in seconds since 1970.
    pub async fn next_due(&self, destination: &str, now: i64) -> Result<Option<i64>> {
        const QUERY: &str =
            "SELECT MIN(due_at) FROM delivery WHERE destination = $1 AND state = 'queued' AND due_at > $2";
        let row: Sql<(Option<i64>,)> = query_as(QUERY).bind(destination).bind(now).fetch_one(&self.readers).await;
        row.map(|(at,)| at).map_err(|e| self.failed("read", e))
    }
    /// Every delivery of a story, in the order in which they were queued.
    pub async fn deliveries_of(&self, story: i64) -> Result<Vec<Delivery>> {
        const QUERY: &str = deliveries_by!("WHERE q.story = $1 ORDER BY q.destination, q.seq");
        let rows = query(QUERY).bind(story).fetch_all(&self.readers).await;
        rows.and_then(|rows| rows.iter().map(delivery).collect()).map_err(|e| self.failed("read", e))
    }
}

fn destination(row: &SqliteRow) -> Sql<DestinationRow> {
    Ok(DestinationRow {
        name: row.try_get(0)?,
        after: row.try_get(1)?,
        failures: row.try_get(2)?,
        next_at: row.try_get(3)?,
        trouble: row.try_get(4)?,
        ..DestinationRow::default()
    })
}

fn delivery(row: &SqliteRow) -> Sql<Delivery> {
    delivery_from(row, 0)
}

/// Reads the `delivery_columns!` from one on.
fn delivery_from(row: &SqliteRow, first: usize) -> Sql<Delivery> {
    Ok(Delivery {
        destination: row.try_get(first)?,
        seq: row.try_get(first + 1)?,
        story: row.try_get(first + 2)?,
        revision: row.try_get(first + 3)?,
        act: row.try_get(first + 4)?,
        state: row.try_get(first + 5)?,
        due_at: row.try_get(first + 6)?,
        attempts: row.try_get(first + 7)?,
        queued_at: row.try_get(first + 8)?,
    })
}
