//! An article goes into the store: its story is found, what becomes of it is decided, and what it does to other stories is
//! done and remembered.
//!
//! Who may end a story: the source that gave it. A kill that another source sends of the same provider's story holds it
//! back, for the desk to look at, unless that source's settings let its kills act on its provider's (RFC 6721, 6: a
//! tombstone is believed from where the entry came from). A kill that came before anything else blocks the story for its
//! own source; where another source gives it after all, it is held back as above.

use std::collections::BTreeSet;

use super::digest;
use super::feeds::within;
use super::identity::{Identity, gave};
use super::lifecycle::{Decision, Does, Revision};
use super::settling::{life, note_shown, settle, word};
use super::store::{Audit, Change, NewRevision, Recall, Receipt, RevisionRow, StoryRow};
use crate::error::Result;
use crate::filters::release::{self, Act, Clock};
use crate::model::{Article, Time};
use crate::vocab::signals;

/// An article that arrived.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The article, with what it takes over from its feed.
    pub article: Box<Article>,
    /// Its bytes: those of the document, or its own part of one that may hold several articles.
    pub raw: Vec<u8>,
    /// The id of the format it came in.
    pub format: &'static str,
}

/// Where articles come from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The name of the source.
    pub source: String,
    /// Who provides articles that do not say it.
    pub provider: Option<String>,
    /// Whether its kills end every story of the same provider.
    pub anyone: bool,
    /// Whether its documents say of each story what it is now, as a feed does: other words are no news of an earlier day.
    pub current: bool,
}

/// What became of an article, in the words of the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filed {
    /// It was here already.
    Duplicate,
    /// It is the first of its story, or stands in the place of an earlier one.
    Stands,
    /// A later one stands.
    Late,
    /// Its story was killed: it is kept apart.
    Quarantined,
}

impl Filed {
    fn word(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Stands => "received",
            Self::Late => "late",
            Self::Quarantined => "quarantined",
        }
    }
}

/// What filing an article came to.
#[derive(Debug)]
pub struct Outcome {
    /// What became of it.
    pub filed: Filed,
    /// Its story; `None` where it was purged.
    pub story: Option<StoryRow>,
    /// The stories that changed, its own last.
    pub changed: Vec<StoryRow>,
}

/// An article that is being filed.
struct Filing<'a> {
    arrival: &'a Arrival,
    origin: &'a Origin,
    identity: Identity,
    clock: &'a Clock,
    now: i64,
}

/// Files an article; `clock` says what is released now. Returns what it came to.
///
/// # Errors
/// When the store cannot be read or written.
pub async fn file(change: &mut Change, arrival: &Arrival, origin: &Origin, clock: &Clock, now: i64) -> Result<Outcome> {
    let filing = Filing { arrival, origin, identity: Identity::of(arrival, origin), clock, now };
    let revision = filing.revision();
    let kills = revision.does == Does::Kills;
    let purged = if revision.does == Does::Tells { Vec::new() } else { filing.purged(change).await? };
    let mut row = match filing.identity.find(change).await? {
        Some(row) => row,
        None if change.was_purged(&digest::key(&filing.identity.story), &revision.hash).await? => {
            return Ok(Outcome { filed: Filed::Duplicate, story: None, changed: Vec::new() });
        }
        None => filing.identity.found(change, &purged, now).await?,
    };
    filing.identity.name(change, &mut row).await?;
    let rows = change.revisions(row.id).await?;
    filing.doubt(change, &mut row, &rows, &revision).await?;
    let ends = purged.is_empty() || purged.iter().any(|receipt| filing.identity.ends(receipt));
    let may_kill = rows.is_empty() && ends || origin.anyone || gave(&rows, &origin.source);
    let known = rows
        .iter()
        .find(|known| (&known.revision.version, &known.revision.hash) == (&revision.version, &revision.hash));
    let (filed, conflict) = match life(&row, &rows, Vec::new()).take(revision.clone()) {
        // The same kill came from a source that may not end the story, and now from one that may.
        Decision::Duplicate | Decision::Again if kills && row.killed_at.is_none() && may_kill => (Filed::Stands, false),
        Decision::Duplicate | Decision::Again if row.absent => {
            return filing.stands_again(change, row, None, "its feed holds it again").await;
        }
        Decision::Again if filing.goes_back(&row, &rows, known) => {
            return filing.stands_again(change, row, known, "its source gives this revision again").await;
        }
        Decision::Duplicate | Decision::Again => {
            return Ok(Outcome { filed: Filed::Duplicate, story: Some(row), changed: Vec::new() });
        }
        Decision::Quarantine => (Filed::Quarantined, false),
        Decision::Keep { stands: true, conflict } => (Filed::Stands, conflict),
        Decision::Keep { stands: false, conflict } => (Filed::Late, conflict),
    };
    note_shown(change, &mut row, clock).await?;
    row.absent = false;
    // A kill of what others gave holds it back only, unless it may end it.
    let refused = kills && !may_kill;
    let apart = refused || filed == Filed::Quarantined;
    if known.is_none() {
        filing.keep(change, &mut row, &revision, filed == Filed::Stands, apart).await?;
    }
    if kills && !refused {
        row.killed_at.get_or_insert(now);
        row.shown |= purged.iter().any(|receipt| receipt.kind == Receipt::SERVED && receipt.provider == row.provider);
    }
    settle(change, &mut row, now).await?;
    change.set_story(&row).await?;
    let what = match (revision.does, refused) {
        (_, true) => "held: a kill from a source that did not give the story",
        (Does::Kills, _) => "killed",
        (Does::Withholds, _) => "withheld",
        (Does::Tells, _) => filed.word(),
    };
    filing.note(change, &row, what, told_of(&revision, conflict)).await?;
    let mut changed = filing.act(change, &mut row).await?;
    changed.push(row.clone());
    Ok(Outcome { filed, story: Some(row), changed })
}

/// Sets aside what a source gave alone and a feed of it that is complete holds no longer (RFC 5005, 2): that is no kill, it
/// may come back. Returns the stories that changed.
///
/// # Errors
/// When the store cannot be read or written.
pub async fn leave_out(
    change: &mut Change,
    held: &[Arrival],
    origin: &Origin,
    clock: &Clock,
    now: i64,
) -> Result<Vec<StoryRow>> {
    let mut there = BTreeSet::new();
    for arrival in held {
        there.extend(Identity::of(arrival, origin).find(change).await?.map(|row| row.id));
    }
    let mut changed = Vec::new();
    for mut row in change.given_by(&origin.source).await? {
        if row.killed_at.is_some() || there.contains(&row.id) {
            continue;
        }
        note_shown(change, &mut row, clock).await?;
        (row.absent, row.changed_at) = (true, now);
        change.set_story(&row).await?;
        let (what, detail) = ("absent".to_owned(), "its feed is complete and holds it no longer".to_owned());
        let (source, story) = (origin.source.clone(), row.name.clone());
        change.audit(&Audit { at: now, what, source, story, detail }).await?;
        changed.push(row);
    }
    Ok(changed)
}

/// What the audit says of a revision.
fn told_of(revision: &Revision, conflict: bool) -> String {
    let mut detail = format!("revision {}", revision.hash.get(..12).unwrap_or_default());
    if !revision.version.is_empty() {
        detail += &format!(", version {}", revision.version);
    }
    if conflict {
        detail += ", other bytes than this version had before";
    }
    detail
}

impl Filing<'_> {
    /// Takes back that a story is killed where nothing but a kill of it came so far, from a source that speaks for its own
    /// stories only, and another source gives it now: else anyone could block a story by being the first to kill it.
    async fn doubt(&self, change: &mut Change, row: &mut StoryRow, rows: &[RevisionRow], new: &Revision) -> Result<()> {
        let only_kills = !rows.is_empty() && rows.iter().all(|row| row.revision.does == Does::Kills);
        let own = rows.iter().any(|row| row.source == self.origin.source);
        if row.killed_at.is_none() || !only_kills || own || new.does == Does::Kills {
            return Ok(());
        }
        let recalls = change.recalls(&digest::key(&self.identity.story)).await?;
        let allowed = recalls.iter().any(|recall| recall.act == word(Act::Kills) && recall.anyone);
        let desk = recalls.is_empty();
        if !allowed && !desk {
            (row.killed_at, row.head) = (None, None);
        }
        Ok(())
    }
    fn revision(&self) -> Revision {
        let article = &self.arrival.article;
        Revision {
            version: article.version.clone().unwrap_or_default(),
            made: article.version_created.clone(),
            hash: digest::sha256(&self.arrival.raw),
            does: Does::of(article),
        }
    }
    /// Stores a revision with its identifiers, and where it stands and is not kept apart puts it first.
    async fn keep(
        &self,
        change: &mut Change,
        row: &mut StoryRow,
        revision: &Revision,
        stands: bool,
        apart: bool,
    ) -> Result<()> {
        let article = serde_json::to_string(&self.arrival.article).unwrap_or_default();
        let new = NewRevision {
            story: row.id,
            revision,
            uri: self.arrival.article.uri.as_deref(),
            apart,
            source: &self.origin.source,
            format: self.arrival.format,
            received_at: self.now,
            article: &article,
            raw: &self.arrival.raw,
        };
        let id = change.add_revision(&new).await?;
        for key in &self.identity.keys {
            change.add_identifier(key, row.id).await?;
        }
        for key in within(&self.arrival.article) {
            change.add_within(&key, row.id).await?;
        }
        if stands && !apart {
            row.head = Some(id);
            let tells = revision.does == Does::Tells;
            row.told = if tells { Some(id) } else { row.told };
            let from = release::visible_from(&self.arrival.article, self.clock).filter(|_| tells);
            row.visible_at = from.unwrap_or(self.now).max(self.now);
        }
        Ok(())
    }
    async fn note(&self, change: &mut Change, row: &StoryRow, what: &str, detail: String) -> Result<()> {
        let (what, source, story) = (what.to_owned(), self.origin.source.clone(), row.name.clone());
        change.audit(&Audit { at: self.now, what, source, story, detail }).await
    }
    /// What is remembered of stories that were purged and had one of its identifiers.
    async fn purged(&self, change: &mut Change) -> Result<Vec<Receipt>> {
        let mut all = Vec::new();
        for key in &self.identity.keys {
            all.extend(change.receipts(key).await?);
        }
        Ok(all)
    }
    /// Whether a revision that is known is the text again, after another one: where its source says of each story what it is
    /// now, and gave what stands. From another source it is the same come late.
    fn goes_back(&self, row: &StoryRow, rows: &[RevisionRow], known: Option<&RevisionRow>) -> bool {
        let head = rows.iter().find(|known| row.head == Some(known.id));
        let own = head.is_some_and(|head| head.source == self.origin.source);
        self.origin.current && own && known.is_some_and(|known| known.revision.does == Does::Tells && !known.apart)
    }
    /// A story that was set aside, or a revision of it, stands again.
    async fn stands_again(
        &self,
        change: &mut Change,
        mut row: StoryRow,
        again: Option<&RevisionRow>,
        why: &str,
    ) -> Result<Outcome> {
        note_shown(change, &mut row, self.clock).await?;
        (row.absent, row.changed_at) = (false, self.now);
        if let Some(again) = again {
            (row.head, row.told) = (Some(again.id), Some(again.id));
            let from = release::visible_from(&self.arrival.article, self.clock);
            row.visible_at = from.unwrap_or(self.now).max(self.now);
            settle(change, &mut row, self.now).await?;
        }
        change.set_story(&row).await?;
        self.note(change, &row, "back", why.to_owned()).await?;
        Ok(Outcome { filed: Filed::Duplicate, story: Some(row.clone()), changed: vec![row] })
    }
    /// Does to other stories what an article does, and remembers it for those that are still to come. A kill acts on all
    /// stories that are called as it is, whoever is named as their provider. Returns those that changed.
    async fn act(&self, change: &mut Change, own: &mut StoryRow) -> Result<Vec<StoryRow>> {
        let made = self.arrival.article.version_created.as_ref();
        let others = release::acts(&self.arrival.article);
        let mut acts: Vec<_> = others.into_iter().map(|(uri, act)| (digest::key(&uri), act, made)).collect();
        let is_kill = Does::of(&self.arrival.article) == Does::Kills;
        if is_kill && !signals::signalled(&self.arrival.article, "test") {
            acts.extend(self.identity.own.iter().map(|key| (key.clone(), Act::Kills, None)));
        }
        let mut changed = Vec::new();
        for (key, act, made) in acts {
            change.add_recall(&self.recall(key.clone(), act, made)).await?;
            for mut row in change.stories(&key).await? {
                let before = (row.killed_at, row.withheld, row.replaced);
                note_shown(change, &mut row, self.clock).await?;
                settle(change, &mut row, self.now).await?;
                if before == (row.killed_at, row.withheld, row.replaced) {
                    continue;
                }
                change.set_story(&row).await?;
                let by = digest::name(&self.identity.provider, &self.identity.story);
                if row.id == own.id {
                    *own = row;
                    continue;
                }
                self.note(change, &row, word(act), format!("by {by}")).await?;
                changed.push(row);
            }
        }
        Ok(changed)
    }
    fn recall(&self, key: String, act: Act, made: Option<&Time>) -> Recall {
        Recall {
            key,
            act: word(act).to_owned(),
            provider: self.identity.provider.clone(),
            source: self.origin.source.clone(),
            anyone: self.origin.anyone,
            made: made.map(|time| time.as_str().to_owned()),
            at: self.now,
        }
    }
}
