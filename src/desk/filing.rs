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
use super::lifecycle::{Decision, Does, Hold, Revision, State, Story};
use super::store::{Audit, Change, NewRevision, Recall, RevisionRow, StoryRow};
use crate::error::Result;
use crate::filters::release::{self, Act, Clock};
use crate::model::{Article, Party, Time};

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

/// What tells an article's story, and every identifier of it.
struct Identity {
    provider: String,
    story: String,
    keys: BTreeSet<String>,
}

impl Identity {
    fn of(arrival: &Arrival, origin: &Origin) -> Self {
        let article = &arrival.article;
        let stated = release::provider(article);
        let set = || {
            let provider = Some(Party::named(origin.provider.as_deref()?));
            release::provider(&Article { provider, ..Article::default() })
        };
        let link = || article.link("alternate").map(|link| link.href.as_str());
        let own = article.story.as_deref().or(article.uri.as_deref()).or_else(link).map(|key| key.trim().to_owned());
        let story = own.unwrap_or_else(|| format!("urn:sha256:{}", digest::sha256(&arrival.raw)));
        let others = [&article.story, &article.uri].into_iter().flatten();
        let others = others.chain(article.alt_ids.iter().map(|id| &id.value));
        let keys = others.chain([&story]).map(|key| digest::key(key)).collect();
        // Where nobody is named an identifier is the source's own: else any source could speak for any other.
        Self { provider: stated.or_else(set).unwrap_or_else(|| of_source(&origin.source)), story, keys }
    }
}

/// The provider of what names none.
fn of_source(source: &str) -> String {
    format!("source:{source}")
}

/// An article that is being filed.
struct Filing<'a> {
    arrival: &'a Arrival,
    origin: &'a Origin,
    identity: Identity,
    clock: &'a Clock,
    now: i64,
}

/// Files an article; `clock` says what is released now. Returns what became of it, and the stories that changed.
///
/// # Errors
/// When the store cannot be read or written.
pub async fn file(
    change: &mut Change,
    arrival: &Arrival,
    origin: &Origin,
    clock: &Clock,
    now: i64,
) -> Result<(Filed, Vec<StoryRow>)> {
    let filing = Filing { arrival, origin, identity: Identity::of(arrival, origin), clock, now };
    let mut row = filing.story(change).await?;
    let rows = change.revisions(row.id).await?;
    let revision = filing.revision();
    filing.doubt(change, &mut row, &rows, &revision).await?;
    let kills = revision.does == Does::Kills;
    let may_kill = rows.is_empty() || origin.anyone || gave(&rows, &origin.source);
    let is_known =
        rows.iter().any(|known| (&known.revision.version, &known.revision.hash) == (&revision.version, &revision.hash));
    let (filed, conflict) = match life(&row, &rows, Vec::new()).take(revision.clone()) {
        // The same kill came from a source that may not end the story, and now from one that may.
        Decision::Duplicate if kills && row.killed_at.is_none() && may_kill => (Filed::Stands, false),
        Decision::Duplicate if row.absent => {
            (row.absent, row.changed_at) = (false, now);
            change.set_story(&row).await?;
            filing.note(change, &row, "back", "its feed holds it again".to_owned()).await?;
            return Ok((Filed::Duplicate, vec![row]));
        }
        Decision::Duplicate => return Ok((Filed::Duplicate, Vec::new())),
        Decision::Quarantine => (Filed::Quarantined, false),
        Decision::Keep { stands: true, conflict } => (Filed::Stands, conflict),
        Decision::Keep { stands: false, conflict } => (Filed::Late, conflict),
    };
    note_shown(change, &mut row, clock).await?;
    row.absent = false;
    // A kill of what others gave holds it back only, unless it may end it.
    let refused = kills && !may_kill;
    let apart = refused || filed == Filed::Quarantined;
    if !is_known {
        filing.keep(change, &mut row, &revision, filed == Filed::Stands, apart).await?;
    }
    if kills && !refused {
        row.killed_at.get_or_insert(now);
    }
    // Who kills what others gave, or nobody did, is remembered for those who give it after all.
    if kills && (refused || rows.is_empty()) {
        let key = digest::key(&filing.identity.story);
        change.add_recall(&filing.recall(key, Act::Kills, None)).await?;
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
    let mut changed = filing.act(change).await?;
    changed.push(row);
    Ok((filed, changed))
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
    let of = |arrival: &Arrival| Identity::of(arrival, origin);
    let held: BTreeSet<_> = held.iter().map(of).map(|identity| (identity.provider, identity.story)).collect();
    let mut changed = Vec::new();
    for mut row in change.given_by(&origin.source).await? {
        if row.killed_at.is_some() || held.contains(&(row.provider.clone(), row.story.clone())) {
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
    /// The row of its story, a new one where there is none.
    async fn story(&self, change: &mut Change) -> Result<StoryRow> {
        let Identity { provider, story, .. } = &self.identity;
        if let Some(row) = change.story(provider, story).await? {
            return Ok(row);
        }
        let (provider, story, name) = (provider.clone(), story.clone(), digest::name(provider, story));
        let (visible_at, changed_at) = (self.now, self.now);
        change.add_story(StoryRow { provider, story, name, visible_at, changed_at, ..StoryRow::default() }).await
    }
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
    /// Does to other stories what an article does, and remembers it for those that are still to come. Returns those that
    /// changed.
    async fn act(&self, change: &mut Change) -> Result<Vec<StoryRow>> {
        let mut changed = Vec::new();
        for (uri, act) in release::acts(&self.arrival.article) {
            let key = digest::key(&uri);
            let made = self.arrival.article.version_created.as_ref();
            change.add_recall(&self.recall(key.clone(), act, made)).await?;
            for mut row in change.stories(&key).await? {
                let before = (row.killed_at, row.withheld, row.replaced);
                note_shown(change, &mut row, self.clock).await?;
                settle(change, &mut row, self.now).await?;
                if before != (row.killed_at, row.withheld, row.replaced) {
                    change.set_story(&row).await?;
                    let by = digest::name(&self.identity.provider, &self.identity.story);
                    self.note(change, &row, word(act), format!("by {by}")).await?;
                    changed.push(row);
                }
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

fn word(act: Act) -> &'static str {
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
    let unnamed = recall.provider == of_source(&recall.source);
    match gave(rows, &recall.source) {
        true if same || unnamed => Reach::Whole,
        _ if same && recall.anyone => Reach::Whole,
        _ if same => Reach::Hold,
        _ => Reach::None,
    }
}

/// Whether a source gave a revision that tells the story.
fn gave(rows: &[RevisionRow], source: &str) -> bool {
    rows.iter().any(|row| row.source == source && row.revision.does != Does::Kills)
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
fn life(row: &StoryRow, rows: &[RevisionRow], holds: Vec<Hold>) -> Story {
    Story {
        killed: row.killed_at.is_some(),
        replaced: row.replaced,
        holds,
        revisions: rows.iter().map(|row| row.revision.clone()).collect(),
        head: row.head.and_then(|head| rows.iter().position(|row| row.id == head)),
    }
}

/// Remembers that readers may have seen a story, before something happens to it: of what nobody saw no withdrawal is shown.
pub(super) async fn note_shown(change: &mut Change, row: &mut StoryRow, clock: &Clock) -> Result<()> {
    let closed = row.shown || row.killed_at.is_some() || row.withheld || row.is_set_aside();
    let Some(told) = row.told.filter(|_| !closed) else { return Ok(()) };
    let article = change.article(told).await?.and_then(|json| serde_json::from_str::<Article>(&json).ok());
    row.shown = article.is_some_and(|article| release::unreleased(&article, clock).is_none());
    Ok(())
}
