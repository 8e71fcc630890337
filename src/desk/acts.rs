//! What people do to stories at the desk. Each is one change with its row in the audit; a running desk notices it at once.

use super::feeds::holds;
use super::push::{queue, tellers};
use super::settling::{lift, note_shown, settle};
use super::store::{Audit, Change, Delivery, Recall, Receipt, StoryRow};
use super::{Desk, digest};
use crate::error::{Error, Result};
use crate::model::Article;

/// What was done to which stories.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Done {
    /// The stories to which it was done.
    pub changed: Vec<StoryRow>,
    /// Those for which there was nothing to do.
    pub unchanged: Vec<StoryRow>,
}

/// Who does it, in the audit.
pub(super) const DESK: &str = "desk";

impl Desk {
    /// Kills the stories of an identifier, for good.
    ///
    /// # Errors
    /// When nothing is known by that identifier, or the store cannot be used. The same holds for the others.
    pub async fn kill(&self, identifier: &str, reason: &str) -> Result<Done> {
        self.act(identifier, "killed", reason, |row, now| {
            row.killed_at.is_none() && row.killed_at.replace(now).is_none()
        })
        .await
    }
    /// Holds stories back until they are released.
    pub async fn hold(&self, identifier: &str, reason: &str) -> Result<Done> {
        self.act(identifier, "held", reason, |row, _| !std::mem::replace(&mut row.held, true)).await
    }
    /// Releases what the desk or an article of another story holds back, what another stands in the place of, and what its
    /// feed holds no longer. What its own provider withholds, an embargo and a kill stay.
    pub async fn release(&self, identifier: &str, reason: &str) -> Result<Done> {
        let lift = |row: &mut StoryRow, _| {
            let was = row.is_set_aside() || row.withheld;
            row.lifted = row.held;
            (row.held, row.replaced, row.absent) = (false, false, false);
            was
        };
        self.act(identifier, "released", reason, lift).await
    }
    /// Forgets what is remembered of asking a source: when, how it answered, that it ended.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn forget(&self, source: &str) -> Result<()> {
        let mut change = self.store.begin().await?;
        change.forget_source(source).await?;
        change.commit_silently().await
    }
    /// Deletes stories with every byte of them.
    pub async fn purge(&self, identifier: &str, reason: &str) -> Result<Done> {
        let stories = self.stories(identifier).await?;
        self.purge_all(&stories, DESK, reason).await?;
        Ok(Done { changed: stories, unchanged: Vec::new() })
    }
    pub(super) async fn purge_all(&self, stories: &[StoryRow], source: &str, reason: &str) -> Result<()> {
        for story in stories {
            self.remove_files(story).await?;
            for named in self.store.files(story.id).await? {
                let path = self.path(&named);
                match std::fs::remove_file(&path) {
                    Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(Error::write(&path, e)),
                    _ => {}
                }
            }
            let unsent = self.store.deliveries_of(story.id).await?.into_iter();
            for lost in unsent.filter(|d| d.state == "queued" && d.act == "kill") {
                self.tell(true, &lost.destination, format!("{} is purged before its kill was sent", story.name));
            }
        }
        let mut change = self.store.begin().await?;
        for story in stories {
            self.remember(&mut change, story).await?;
            change.purge(story).await?;
            self.note(&mut change, story, "purged", source, reason).await?;
        }
        self.changed(change.commit().await?);
        self.store.wipe().await
    }
    /// Remembers who has a story that is purged: its kill may still come.
    async fn remember(&self, change: &mut Change, story: &StoryRow) -> Result<()> {
        let Some(told) = story.told else { return Ok(()) };
        let mut row = story.clone();
        note_shown(change, &mut row, &self.release_clock()).await?;
        let article = change.article(told).await?.and_then(|json| serde_json::from_str::<Article>(&json).ok());
        let Some(article) = article else { return Ok(()) };
        let sources = tellers(&change.revisions(story.id).await?, told);
        let mut had = Vec::new();
        for feed in &self.config.feeds {
            if (row.shown || feed.trade) && holds(&feed.wanted(), &article, &sources) {
                had.extend(feed.name.clone().map(|name| (Receipt::SERVED, name)));
            }
        }
        for to in &self.config.destinations {
            let Some(to) = &to.name else { continue };
            if change.deliveries(to, story.id).await?.iter().any(Delivery::may_have_arrived) {
                had.push((Receipt::SENT, to.clone()));
            }
        }
        for key in change.identifiers(story.id).await? {
            for (kind, name) in &had {
                for source in &sources {
                    let (key, kind, name, source) = (key.clone(), (*kind).to_owned(), name.clone(), source.clone());
                    let (provider, story, at) = (story.provider.clone(), story.name.clone(), self.clock.now());
                    change.add_receipt(&Receipt { key, kind, name, provider, source, story, at }).await?;
                }
            }
        }
        Ok(())
    }
    async fn note(&self, change: &mut Change, row: &StoryRow, what: &str, source: &str, detail: &str) -> Result<()> {
        let (what, source, detail) = (what.to_owned(), source.to_owned(), detail.to_owned());
        change.audit(&Audit { at: self.clock.now(), what, source, story: row.name.clone(), detail }).await
    }
    /// The stories of an identifier, or of a short name.
    pub(super) async fn stories(&self, identifier: &str) -> Result<Vec<StoryRow>> {
        let mut stories = self.store.stories_of(&digest::key(identifier)).await?;
        if stories.is_empty() {
            stories.extend(self.store.item(identifier.trim()).await?.map(|shown| shown.story));
        }
        match stories.is_empty() {
            true => Err(Error::usage(format!(
                "nothing is known by {identifier:?}; a story is named by its uri, another identifier of it, or its short name"
            ))),
            false => Ok(stories),
        }
    }
    async fn act(
        &self,
        identifier: &str,
        what: &str,
        reason: &str,
        act: impl Fn(&mut StoryRow, i64) -> bool,
    ) -> Result<Done> {
        let (now, clock, mut done) = (self.clock.now(), self.release_clock(), Done::default());
        let stories = self.stories(identifier).await?;
        let mut change = self.store.begin().await?;
        for story in stories {
            // As it is now that nobody else writes.
            let Some(mut row) = change.story(&story.provider, &story.story).await? else { continue };
            note_shown(&mut change, &mut row, &clock).await?;
            let may_be_new = !row.shown;
            if !act(&mut row, now) {
                done.unchanged.push(row);
                continue;
            }
            if what == "released" {
                lift(&mut change, &row).await?;
                // What nobody saw is new to its readers.
                row.visible_at = if may_be_new { row.visible_at.max(now) } else { row.visible_at };
            }
            if what == "killed" {
                // For good, whoever gives it later.
                for key in change.identifiers(row.id).await? {
                    let (act, provider, source) = ("kills".to_owned(), row.provider.clone(), DESK.to_owned());
                    change
                        .add_recall(&Recall { key, act, provider, source, anyone: true, made: None, at: now })
                        .await?;
                }
            }
            let killed = row.killed_at;
            settle(&mut change, &mut row, now).await?;
            row.visible_at = killed.filter(|at| *at == now).unwrap_or(row.visible_at);
            change.set_story(&row).await?;
            self.note(&mut change, &row, what, DESK, reason).await?;
            queue(&mut change, &row, &self.config.destinations, &clock, now).await?;
            done.changed.push(row);
        }
        if !done.changed.is_empty() {
            self.changed(change.commit().await?);
        }
        Ok(done)
    }
}
