//! What a change of a story means to destinations: what is queued, and what is taken out of the queue.

use super::with_status;
use crate::config::Destination;
use crate::desk::feeds::{holds, may_have};
use crate::desk::lifecycle::Does;
use crate::desk::store::{Change, Delivery, Receipt, RevisionRow, StoryRow};
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
    /// The sources that told it.
    sources: Vec<String>,
    /// The destinations that had it before it was purged.
    had: Vec<String>,
}

impl Standing {
    /// The story with its last revision that told it, else the one that stands; `None` where there is none.
    pub async fn of(change: &mut Change, row: &StoryRow) -> Result<Option<Self>> {
        let Some(revision) = row.told.or(row.head) else { return Ok(None) };
        let rows = change.revisions(row.id).await?;
        let sources = tellers(&rows, revision);
        // Of what was purged nothing else is known any more.
        let had = if row.told.is_none() || row.killed_at.is_some() {
            change.had(row.id, Receipt::SENT).await?
        } else {
            Vec::new()
        };
        let json = change.article(revision).await?;
        let article = json.and_then(|json| serde_json::from_str(&json).ok());
        Ok(article.map(|article| Self { row: row.clone(), revision, article, sources, had }))
    }
    /// What a destination is to have, one behind the other; `got` says that it may have some of it already.
    pub fn wanted_by(&self, to: &Destination, got: bool, clock: &Clock, now: i64) -> Vec<Wants> {
        let (row, trade) = (&self.row, with_status(to));
        let got = got || to.name.as_ref().is_some_and(|name| self.had.contains(name));
        let ends = |act| Wants { act, revision: self.revision, due_at: now };
        let one = |is: bool, wants: Wants| is.then_some(wants).into_iter().collect();
        let wanted = to.wanted();
        let is_for =
            || holds(&wanted, &self.article, &self.sources) || got && may_have(&wanted, &self.article, &self.sources);
        match () {
            () if row.killed_at.is_some() => one(got, ends("kill")),
            () if row.is_set_aside() => one(got, ends("withhold")),
            () if row.withheld && trade => {
                let revision = row.head.unwrap_or(self.revision);
                one(got || is_for(), Wants { revision, ..ends("withhold") })
            }
            () if row.withheld => one(got, ends("withhold")),
            () if row.told.is_none() || !is_for() => Vec::new(),
            () => match self.released_at(trade, clock, now) {
                Some(due_at) if due_at <= now => vec![Wants { due_at, ..ends("article") }],
                // Who has an earlier revision is told that the story may not be shown before that.
                due_at => {
                    let later = due_at.map(|due_at| Wants { due_at, ..ends("article") });
                    got.then(|| ends("withhold")).into_iter().chain(later).collect()
                }
            },
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
        if let [wants] = standing.wanted_by(to, true, clock, now)[..]
            && wants.act == "article"
        {
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
        let mut has = cancel(change, &before, &wants, now).await?;
        // What is sent again as its pictures become free is the same.
        has.dedup();
        let brings: Vec<_> = wants.iter().map(|wants| (wants.act, wants.revision)).collect();
        let there = (0..=brings.len()).rev().find(|n| brings.get(..*n).is_some_and(|begin| has.ends_with(begin)));
        for wants in wants.iter().skip(there.unwrap_or_default()) {
            add(change, name, row.id, *wants, now).await?;
            for due_at in standing.completed_at(*wants, with_status(to), clock) {
                add(change, name, row.id, Wants { due_at, ..*wants }, now).await?;
            }
        }
    }
    Ok(())
}

/// The sources that told a story, and the one that gave a revision of it.
pub fn tellers(rows: &[RevisionRow], revision: i64) -> Vec<String> {
    let tells = |row: &&RevisionRow| row.id == revision || row.revision.does == Does::Tells && !row.apart;
    rows.iter().filter(tells).map(|row| row.source.clone()).collect()
}

/// Adds a delivery; returns its number.
pub(super) async fn add(change: &mut Change, to: &str, story: i64, wants: Wants, now: i64) -> Result<i64> {
    let Wants { act, revision, due_at } = wants;
    let (destination, act, state) = (to.to_owned(), act.to_owned(), "queued".to_owned());
    let new = Delivery { destination, story, revision, act, state, due_at, queued_at: now, ..Delivery::default() };
    change.add_delivery(&new).await
}

/// Takes out of a queue what is not to be sent any more. Returns what the destination has, or will have, of the story, in
/// its order, as far back as that is known.
pub(super) async fn cancel(
    change: &mut Change,
    before: &[Delivery],
    wants: &[Wants],
    now: i64,
) -> Result<Vec<(&'static str, i64)>> {
    let mut has = Vec::new();
    for delivery in before {
        let stale = delivery.state == "queued" && is_stale(delivery, wants, now);
        if stale {
            change.set_delivery(&delivery.destination, delivery.seq, "cancelled", delivery.due_at).await?;
        }
        match (stale || delivery.state == "cancelled", delivery.may_have_arrived()) {
            (true, false) => {}
            (true, true) => has.clear(),
            (false, _) => has.push((known(&delivery.act), delivery.revision)),
        }
    }
    Ok(has)
}

fn known(act: &str) -> &'static str {
    ["kill", "withhold"].into_iter().find(|known| *known == act).unwrap_or("article")
}

/// Whether what waits is not to be sent, now that this is what is wanted.
fn is_stale(delivery: &Delivery, wants: &[Wants], now: i64) -> bool {
    let is_wanted = wants.iter().any(|wants| (wants.act, wants.revision) == (&delivery.act, delivery.revision));
    let asks = |act: &str| wants.iter().any(|wants| wants.act == act);
    match delivery.act.as_str() {
        _ if asks("kill") => delivery.act != "kill",
        // The story may not be shown, or not yet: neither may what it was before. Else earlier revisions go in their order,
        // but for those whose embargo the later one took the place of.
        "article" => {
            let is_shown = wants.iter().any(|wants| wants.act == "article" && wants.due_at <= now);
            !is_wanted && (!is_shown || delivery.due_at > now)
        }
        "withhold" => asks("article") && !asks("withhold"),
        _ => false,
    }
}
