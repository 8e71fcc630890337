//! Articles are sent to destinations, each with an ordered queue of its own.
//!
//! What is to be sent is queued in the change that stores the article (`queueing`), under a number that has no gap. One
//! task a destination sends by these numbers (`sending`), again and again until it is acknowledged, so a dead destination
//! holds back nobody but itself. What ends a story goes before all else, does not wait for the next try, and takes what was
//! not sent of the story out of the queue; it goes to whoever may have the story, whatever its filter says now. A delivery
//! is counted as tried before it is: whoever may have it is known after a crash too. Sent at least once, under a key that
//! is the same each time.

mod queueing;
mod resend;
mod sending;

use std::sync::Arc;
use std::time::Duration;

pub use queueing::{queue, tellers};
pub use resend::Resent;

use super::Desk;
use super::store::{Audit, DestinationRow, Outgoing};
use crate::config::Destination;
use crate::error::Result;
use crate::filters::release;
use crate::formats::{self, Audience};
use crate::model::Article;
use sending::Outcome;

/// The pause between two looks at whether something is to be sent.
const LOOK: Duration = Duration::from_millis(100);
/// The pause after the store could not be used.
const TROUBLE: Duration = Duration::from_secs(5);
/// The pause before the second try, and the longest, in seconds.
const FIRST: i64 = 5;
const LONGEST: i64 = 600;
/// The longest that a destination may send us away for.
const AWAY: i64 = 24 * 3600;

/// What a look at a queue came to.
enum Progress {
    /// Something of it was done.
    Moved,
    /// Nothing is to be done before this moment, or before the store changes.
    Waits(Option<i64>),
    /// It was tried and failed.
    Failed,
}

/// Whether a destination is told of what is not released, too.
fn with_status(to: &Destination) -> bool {
    let card = to.format.as_deref().and_then(formats::by_id);
    to.trade && card.is_some_and(|card| card.audience == Audience::Trade)
}

impl Desk {
    /// Sends to one destination for ever.
    pub(super) async fn keep_sending(self: Arc<Self>, number: usize) {
        let Some(to) = self.config.destinations.get(number) else { return };
        let name = to.name.as_deref().unwrap_or_default();
        loop {
            let change = self.change();
            match self.deliver(to).await {
                Ok(Progress::Moved | Progress::Failed) => {}
                Ok(Progress::Waits(at)) => {
                    while self.change() == change && at.is_none_or(|at| self.clock.now() < at) {
                        self.clock.look(LOOK).await;
                    }
                }
                Err(error) => {
                    self.tell(true, name, error.to_string());
                    self.clock.look(TROUBLE).await;
                }
            }
        }
    }
    /// Sends what may be sent now to one destination, until nothing is left or it fails.
    pub(super) async fn send_once(&self, to: &Destination) -> Result<()> {
        while matches!(self.deliver(to).await?, Progress::Moved) {}
        Ok(())
    }
    /// Sends what is next to a destination.
    async fn deliver(&self, to: &Destination) -> Result<Progress> {
        let (name, now) = (to.name.as_deref().unwrap_or_default(), self.clock.now());
        let Some(row) = self.store.destination(name).await? else { return Ok(Progress::Waits(None)) };
        let Some(out) = self.store.next_delivery(name, now).await? else {
            return Ok(Progress::Waits(self.store.next_due(name, now).await?));
        };
        let is_urgent = out.delivery.act != "article" && out.delivery.attempts == 0;
        if row.next_at > now && !is_urgent {
            return Ok(Progress::Waits(Some(row.next_at)));
        }
        if !self.begin_delivery(to, &out).await? {
            return Ok(Progress::Moved);
        }
        let outcome = self.send(to, &row, &out).await;
        self.sent(row, &out, outcome).await
    }
    /// Notes that a delivery is tried, unless it is not to be sent any more.
    async fn begin_delivery(&self, to: &Destination, out: &Outgoing) -> Result<bool> {
        let Outgoing { delivery, story, article, .. } = out;
        let mut change = self.store.begin().await?;
        // As it is now that nobody else writes.
        let now = change.deliveries(&delivery.destination, story.id).await?;
        if !now.iter().any(|now| now.seq == delivery.seq && now.state == "queued") {
            return Ok(false);
        }
        let clock = self.release_clock();
        let held = (delivery.act == "article" && !with_status(to))
            .then(|| serde_json::from_str::<Article>(article).ok())
            .flatten()
            .and_then(|article| {
                Some((release::unreleased(&article, &clock)?, release::visible_from(&article, &clock)))
            });
        let goes = match held {
            None => {
                change.try_delivery(&delivery.destination, delivery.seq).await?;
                true
            }
            Some((_, Some(at))) if at > self.clock.now() => {
                change.set_delivery(&delivery.destination, delivery.seq, "queued", at).await?;
                false
            }
            Some((why, _)) => {
                change.set_delivery(&delivery.destination, delivery.seq, "cancelled", delivery.due_at).await?;
                change.audit(&self.delivery_row(out, "not sent", why)).await?;
                false
            }
        };
        change.commit_silently().await?;
        Ok(goes)
    }
    /// Notes what a try came to.
    async fn sent(&self, row: DestinationRow, out: &Outgoing, outcome: Outcome) -> Result<Progress> {
        let (seq, now) = (out.delivery.seq, self.clock.now());
        let mut change = self.store.begin().await?;
        let (after, alarm, progress) = match outcome {
            Outcome::Sent => {
                change.set_delivery(&row.name, seq, "sent", out.delivery.due_at).await?;
                let what = format!("{}, number {seq}", out.delivery.act);
                change.audit(&self.delivery_row(out, "sent", what)).await?;
                let after = DestinationRow { after: seq, failures: 0, next_at: 0, trouble: None, ..row };
                (after, None, Progress::Moved)
            }
            // Sent again it would be refused again; what comes behind it need not wait.
            Outcome::Refused(why) => {
                change.set_delivery(&row.name, seq, "refused", out.delivery.due_at).await?;
                change.audit(&self.delivery_row(out, "refused", format!("number {seq}: {why}"))).await?;
                let alarm = format!("{} {seq} of {} was refused: {why}", out.delivery.act, out.story.name);
                (DestinationRow { failures: 0, next_at: 0, trouble: None, ..row }, Some(alarm), Progress::Moved)
            }
            Outcome::Failed(why, after) => {
                let pause = after.map_or(0, |after| after.min(AWAY)).max(backoff(row.failures));
                let alarm = (row.failures == 0).then(|| format!("cannot be sent to: {why}"));
                let failures = row.failures.saturating_add(1);
                let next_at = now.saturating_add(pause);
                (DestinationRow { failures, next_at, trouble: Some(why), ..row }, alarm, Progress::Failed)
            }
        };
        change.set_destination(&after).await?;
        change.commit_silently().await?;
        alarm.into_iter().for_each(|alarm| self.tell(true, &after.name, alarm));
        Ok(progress)
    }
    fn delivery_row(&self, out: &Outgoing, what: &str, detail: String) -> Audit {
        let (source, story) = (out.delivery.destination.clone(), out.story.name.clone());
        Audit { at: self.clock.now(), what: what.to_owned(), source, story, detail }
    }
}

/// The pause after a failure that came behind so many others: doubled each time.
fn backoff(failures: i64) -> i64 {
    let doublings = u32::try_from(failures).unwrap_or_default().min(16);
    FIRST.saturating_mul(1 << doublings).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b10_the_pause_doubles_and_never_ends() {
        let pauses: Vec<_> = [0, 1, 2, 6, 7, 1000].into_iter().map(backoff).collect();
        assert_eq!(pauses, [5, 10, 20, 320, 600, 600]);
    }
}
