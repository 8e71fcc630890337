//! What a story is, by its revisions and by what others did to it.

use super::identity::{gave, of_source};
use super::lifecycle::{Hold, State, Story};
use super::store::{Change, Recall, RevisionRow, StoryRow};
use crate::error::Result;
use crate::filters::release::{self, Act, Clock};
use crate::model::{Article, Time};

/// The word by which what an article did is stored.
pub(super) fn word(act: Act) -> &'static str {
    match act {
        Act::Kills => "kills",
        Act::Withholds => "withholds",
        Act::Replaces => "replaces",
    }
}

/// How far an article reaches that acts on a story.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// What it says is done.
    Whole,
    /// It may hold the story back.
    Hold,
    /// It is nobody who could speak of it.
    None,
}

fn reach(recall: &Recall, row: &StoryRow, rows: &[RevisionRow]) -> Reach {
    let same = recall.provider == row.provider;
    let own = of_source(&recall.source);
    let unnamed = recall.provider == own || row.provider == own;
    match gave(rows, &recall.source) {
        true if same || unnamed => Reach::Whole,
        _ if same && recall.anyone => Reach::Whole,
        _ if same => Reach::Hold,
        _ => Reach::None,
    }
}

/// Brings what a story is up to date with its revisions and with all that is remembered of its identifiers.
pub(super) async fn settle(change: &mut Change, row: &mut StoryRow, now: i64) -> Result<()> {
    let rows = change.revisions(row.id).await?;
    let mut holds = Vec::new();
    let before = (row.killed_at, row.replaced, row.withheld);
    for key in change.identifiers(row.id).await? {
        for recall in change.recalls(&key).await? {
            let hold = || Hold { made: recall.made.as_deref().and_then(Time::new) };
            match (recall.act.as_str(), reach(&recall, row, &rows)) {
                (_, Reach::None) | ("replaces", Reach::Hold) => {}
                ("kills", Reach::Whole) => drop(row.killed_at.get_or_insert(now)),
                ("replaces", Reach::Whole) => row.replaced = true,
                _ => holds.push(hold()),
            }
        }
    }
    row.withheld = life(row, &rows, holds).state() == State::Withheld;
    row.lifted |= before.2 && !row.withheld;
    if before.0 != row.killed_at {
        // A withdrawal stands where readers look first.
        row.visible_at = row.visible_at.min(now).max(row.killed_at.unwrap_or(now));
    }
    row.changed_at = now;
    Ok(())
}

/// Forgets what others did to a story, but for kills that are final.
pub(super) async fn lift(change: &mut Change, row: &StoryRow) -> Result<()> {
    let rows = change.revisions(row.id).await?;
    for key in change.identifiers(row.id).await? {
        for recall in change.recalls(&key).await? {
            let reach = reach(&recall, row, &rows);
            if reach == Reach::Hold || reach == Reach::Whole && recall.act != word(Act::Kills) {
                change.remove_recall(&recall).await?;
            }
        }
    }
    Ok(())
}

/// The story as it is decided on. What is kept apart is known, so that it is not taken twice.
pub(super) fn life(row: &StoryRow, rows: &[RevisionRow], holds: Vec<Hold>) -> Story {
    Story {
        killed: row.killed_at.is_some(),
        replaced: row.replaced,
        holds,
        revisions: rows.iter().map(|row| row.revision.clone()).collect(),
        head: row.head.and_then(|head| rows.iter().position(|row| row.id == head)),
    }
}

/// Remembers that readers may have seen a story, before something happens to it: of what nobody saw no withdrawal is shown.
/// What expired meanwhile was shown all the same.
pub(super) async fn note_shown(change: &mut Change, row: &mut StoryRow, clock: &Clock) -> Result<()> {
    let closed = row.shown || row.killed_at.is_some() || row.withheld || row.is_set_aside();
    let Some(told) = row.told.filter(|_| !closed) else { return Ok(()) };
    let article = change.article(told).await?.and_then(|json| serde_json::from_str::<Article>(&json).ok());
    let since = Time::from_seconds(row.visible_at);
    let is_past = clock.now.as_ref().and_then(|now| now.seconds(0)).is_some_and(|now| row.visible_at <= now);
    let first = is_past.then(|| Clock { now: Some(since), zone: clock.zone.clone() });
    let shown = |article: &Article| {
        [Some(clock), first.as_ref()].into_iter().flatten().any(|clock| release::unreleased(article, clock).is_none())
    };
    row.shown = article.is_some_and(|article| shown(&article));
    Ok(())
}
