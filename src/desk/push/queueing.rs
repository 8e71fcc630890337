//! What a change of a story means to destinations: what is queued, and what is taken out of the queue.

use super::with_status;
use crate::config::Destination;
use crate::desk::feeds::{holds, may_have};
use crate::desk::store::{Change, Delivery, StoryRow};
use crate::error::Result;
use crate::filters::release::{self, Clock};
use crate::model::{Article, Time};

/// What a destination is to have of a story: the last that is queued brings it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wants {
    pub act: &'static str,
    pub revision: i64,
    /// The moment before which it is not sent.
    pub due_at: i64,
}

/// A story is sent again for no more ends of embargoes of its pictures.
const MOST_AGAIN: usize = 8;

/// A story as it stands.
pub(super) struct Standing {
    row: StoryRow,
    revision: i64,
    article: Article,
    source: String,
}

impl Standing {
    /// The story with its last revision that told it, else the one that stands; `None` where there is none.
    pub async fn of(change: &mut Change, row: &StoryRow) -> Result<Option<Self>> {
        let Some(revision) = row.told.or(row.head) else { return Ok(None) };
        let rows = change.revisions(row.id).await?;
        let source = rows.into_iter().find(|row| row.id == revision).map(|row| row.source).unwrap_or_default();
        let json = change.article(revision).await?;
        let article = json.and_then(|json| serde_json::from_str(&json).ok());
        Ok(article.map(|article| Self { row: row.clone(), revision, article, source }))
    }
    /// What a destination is to have; `got` says that it may have some of it already.
    pub fn wanted_by(&self, to: &Destination, got: bool, clock: &Clock, now: i64) -> Option<Wants> {
        let (row, trade) = (&self.row, with_status(to));
        let ends = |act| Wants { act, revision: self.revision, due_at: now };
        let wanted = to.wanted();
        let is_for =
            || holds(&wanted, &self.article, &self.source) || got && may_have(&wanted, &self.article, &self.source);
        match () {
            () if row.killed_at.is_some() => got.then(|| ends("kill")),
            () if row.is_set_aside() => got.then(|| ends("withhold")),
            () if row.withheld && trade => {
                let revision = row.head.unwrap_or(self.revision);
                (got || is_for()).then(|| Wants { revision, ..ends("withhold") })
            }
            () if row.withheld => got.then(|| ends("withhold")),
            () if row.told.is_none() || !is_for() => None,
            () => self.released_at(trade, clock, now).map(|due_at| Wants { due_at, ..ends("article") }),
        }
    }
    /// When it is to be sent again, with pictures whose embargoes end only after it was: who gets all with its status has them.
    fn completed_at(&self, wants: Wants, trade: bool, clock: &Clock) -> Vec<i64> {
        let (mut at, mut left) = (Vec::new(), Vec::new());
        if !trade && wants.act == "article" {
            left.extend(&self.article.associations);
        }
        while let Some(with) = left.pop() {
            let from = release::visible_from(with, clock).filter(|from| *from > wants.due_at && !at.contains(from));
            let then = |at| Clock { now: Some(Time::from_seconds(at)), zone: clock.zone.clone() };
            at.extend(from.filter(|from| release::unreleased(with, &then(*from)).is_none()));
            left.extend(&with.associations);
        }
        at.sort_unstable();
        at.truncate(MOST_AGAIN);
        at
    }
    /// When it may be sent: now, or when its embargo ends if that alone holds it.
    fn released_at(&self, trade: bool, clock: &Clock, now: i64) -> Option<i64> {
        if trade || release::unreleased(&self.article, clock).is_none() {
            return Some(now);
        }
        let at = release::visible_from(&self.article, clock).filter(|at| *at > now)?;
        let then = Clock { now: Some(Time::from_seconds(at)), zone: clock.zone.clone() };
        release::unreleased(&self.article, &then).is_none().then_some(at)
    }
}

/// Queues for each destination what it is to have of a story that changed, and where that was ended, or a hold of it was
/// lifted, the stories that it goes with: whoever may have them is to have them without it, or with it.
///
/// # Errors
/// When the store cannot be used.
pub async fn queue(
    change: &mut Change,
    row: &StoryRow,
    destinations: &[Destination],
    clock: &Clock,
    now: i64,
) -> Result<()> {
    if destinations.is_empty() {
        return Ok(());
    }
    queue_one(change, row, destinations, clock, now).await?;
    if row.killed_at.is_none() && !row.is_held_back() && !row.lifted {
        return Ok(());
    }
    let mut known = Vec::new();
    for key in change.identifiers(row.id).await? {
        for holder in change.holders(&key).await? {
            if holder.id != row.id && !known.contains(&holder.id) {
                known.push(holder.id);
                queue_again(change, &holder, destinations, (clock, now)).await?;
            }
        }
    }
    Ok(())
}

/// Queues a story again as it stands for whoever may have it; what was not tried yet will be written without what was ended.
async fn queue_again(
    change: &mut Change,
    row: &StoryRow,
    destinations: &[Destination],
    (clock, now): (&Clock, i64),
) -> Result<()> {
    let Some(standing) = Standing::of(change, row).await? else { return Ok(()) };
    for to in destinations {
        let name = to.name.as_deref().unwrap_or_default();
        let before = change.deliveries(name, row.id).await?;
        let waits = before.iter().any(|d| d.state == "queued" && d.attempts == 0 && d.due_at <= now);
        if waits || !before.iter().any(Delivery::may_have_arrived) {
            continue;
        }
        if let Some(wants) = standing.wanted_by(to, true, clock, now).filter(|wants| wants.act == "article") {
            add(change, name, row.id, wants, now).await?;
        }
    }
    Ok(())
}

async fn queue_one(
    change: &mut Change,
    row: &StoryRow,
    destinations: &[Destination],
    clock: &Clock,
    now: i64,
) -> Result<()> {
    let Some(standing) = Standing::of(change, row).await? else { return Ok(()) };
    for to in destinations {
        let name = to.name.as_deref().unwrap_or_default();
        let before = change.deliveries(name, row.id).await?;
        let got = before.iter().any(Delivery::may_have_arrived);
        let wants = standing.wanted_by(to, got, clock, now);
        let last = cancel(change, &before, wants, now).await?;
        if let Some(wants) = wants.filter(|wants| last != Some((wants.act, wants.revision))) {
            add(change, name, row.id, wants, now).await?;
            for due_at in standing.completed_at(wants, with_status(to), clock) {
                add(change, name, row.id, Wants { due_at, ..wants }, now).await?;
            }
        }
    }
    Ok(())
}

/// Adds a delivery; returns its number.
pub(super) async fn add(change: &mut Change, to: &str, story: i64, wants: Wants, now: i64) -> Result<i64> {
    let Wants { act, revision, due_at } = wants;
    let (destination, act, state) = (to.to_owned(), act.to_owned(), "queued".to_owned());
    let new = Delivery { destination, story, revision, act, state, due_at, queued_at: now, ..Delivery::default() };
    change.add_delivery(&new).await
}

/// Takes out of a queue what is not to be sent any more. Returns what the destination has, or will have, of the story;
/// `None` where it has nothing or that is not known.
pub(super) async fn cancel(
    change: &mut Change,
    before: &[Delivery],
    wants: Option<Wants>,
    now: i64,
) -> Result<Option<(&'static str, i64)>> {
    let mut last = None;
    for delivery in before {
        let stale = delivery.state == "queued" && is_stale(delivery, wants, now);
        if stale {
            change.set_delivery(&delivery.destination, delivery.seq, "cancelled", delivery.due_at).await?;
        }
        match (stale || delivery.state == "cancelled", delivery.may_have_arrived()) {
            (true, false) => {}
            (true, true) => last = None,
            (false, _) => last = Some((known(&delivery.act), delivery.revision)),
        }
    }
    Ok(last)
}

fn known(act: &str) -> &'static str {
    ["kill", "withhold"].into_iter().find(|known| *known == act).unwrap_or("article")
}

/// Whether what waits is not to be sent, now that this is what is wanted.
fn is_stale(delivery: &Delivery, wants: Option<Wants>, now: i64) -> bool {
    let is_article = delivery.act == "article";
    match wants {
        // The story may not be shown: neither may what it was before.
        None => is_article,
        Some(Wants { act: "kill", .. }) => delivery.act != "kill",
        Some(Wants { act: "withhold", .. }) => is_article,
        // Earlier revisions go before it in their order, but for those whose embargo it took the place of.
        Some(Wants { revision, .. }) => match is_article {
            true => delivery.due_at > now && delivery.revision != revision,
            false => delivery.act == "withhold",
        },
    }
}
