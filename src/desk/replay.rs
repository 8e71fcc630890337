//! What was kept apart is taken in again, after a reader was mended or the settings of its source were set right.

use std::path::Path;

use super::Desk;
use super::filing::{Arrival, Filed, Origin, Outcome, file};
use super::folder::{Folder, REJECTED};
use super::push::queue;
use super::reading::Given;
use super::store::{Audit, Change, RevisionRow, StoryRow};
use super::taking::origin;
use crate::config::Source;
use crate::error::{Error, Result};
use crate::formats;

/// The least of a hash by which a revision is named.
const LEAST: usize = 6;

/// A file that could not be read, in the folder of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rejected {
    /// The source.
    pub source: String,
    /// The name of the file.
    pub name: String,
}

/// What was taken in again.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Replayed {
    /// A revision, its story as it is now, and whether it is still kept apart.
    Revision(StoryRow, bool),
    /// A file: it lies in the folder of its source again, under this name, and is taken when that is looked at next.
    File(String, String),
}

impl Desk {
    /// The files that could not be read.
    ///
    /// # Errors
    /// When a folder cannot be looked into.
    pub fn rejected(&self) -> Result<Vec<Rejected>> {
        let mut all = Vec::new();
        for source in &self.config.sources {
            let (Some(name), Some(folder)) = (&source.name, &source.folder) else { continue };
            let path = self.path(folder).join(REJECTED);
            if !path.is_dir() {
                continue;
            }
            let mut names = Folder::names(&path)?;
            names.sort();
            all.extend(names.into_iter().map(|file| Rejected { source: name.clone(), name: file }));
        }
        Ok(all)
    }
    /// Takes in again what is kept apart: a revision, named by the beginning of its hash, or a file, as `SOURCE/NAME`. What a
    /// kill keeps apart stays so: kills are final.
    ///
    /// # Errors
    /// When nothing or more than one thing is named so, or the store or the folder cannot be used.
    pub async fn replay(&self, id: &str, reason: &str) -> Result<Replayed> {
        if let Some((source, name)) = id.split_once('/') {
            return self.replay_file(source, name, reason).await;
        }
        let is_hash = id.len() >= LEAST && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        let rows = if is_hash { self.quarantined().await? } else { Vec::new() };
        let id = id.to_ascii_lowercase();
        let mut found = rows.into_iter().filter(|(_, row)| row.revision.hash.starts_with(&id));
        match (found.next(), found.next()) {
            (Some((story, row)), None) => self.replay_revision(&story, &row, reason).await,
            (Some(_), Some(_)) => {
                Err(Error::usage(format!("more than one revision begins with {id:?}; give more of it")))
            }
            _ => Err(Error::usage(format!(
                "nothing that is kept apart is called {id:?}; name it as `wiredesk quarantine` does: by its sha256 or as SOURCE/FILE"
            ))),
        }
    }
    async fn replay_revision(&self, story: &StoryRow, row: &RevisionRow, reason: &str) -> Result<Replayed> {
        let (now, clock) = (self.clock.now(), self.release_clock());
        let mut change = self.store.begin().await?;
        let arrival = self.read_again(&mut change, row).await?;
        let unknown = || Origin { source: row.source.clone(), ..Origin::default() };
        let origin = self.named(&row.source).map_or_else(unknown, origin);
        change.remove_revision(row.id).await?;
        let Outcome { filed, changed, .. } = file(&mut change, &arrival, &origin, &clock, now).await?;
        for row in &changed {
            queue(&mut change, row, &self.config.destinations, &clock, now).await?;
        }
        let hash = row.revision.hash.get(..12).unwrap_or_default();
        let detail = format!("revision {hash} of {} {reason}", row.source);
        self.audit_replay(&mut change, &story.name, detail).await?;
        // Read anew it may be of another story.
        let row = changed.into_iter().next_back().unwrap_or_else(|| story.clone());
        let rows = change.revisions(row.id).await?;
        let newest = rows.last().is_some_and(|row| row.apart);
        self.changed(change.commit().await?);
        Ok(Replayed::Revision(row, filed == Filed::Quarantined || newest))
    }
    /// The article of a revision as it is read today. What came among others is no document of its own: that is taken as it
    /// was read then.
    async fn read_again(&self, change: &mut Change, row: &RevisionRow) -> Result<Arrival> {
        let gone = || {
            let hash = &row.revision.hash;
            Error::usage(format!("{hash} is not kept apart any more; `wiredesk quarantine` lists what is"))
        };
        let raw = change.original(row.id).await?.ok_or_else(gone)?;
        let card = formats::by_id(&row.format);
        if card.is_some_and(|card| !card.many) {
            let from = self.named(&row.source).and_then(|source| source.from.clone());
            let given = Given { bytes: raw.clone(), from: from.or(Some(row.format.clone())), ..Given::default() };
            if let Ok([arrival]) = self.read(given).await.map(|batch| batch.arrivals).as_deref() {
                return Ok(arrival.clone());
            }
        }
        let json = change.article(row.id).await?.ok_or_else(gone)?;
        let article =
            serde_json::from_str(&json).map_err(|e| Error::usage(format!("its article cannot be read: {e}")))?;
        Ok(Arrival { article, raw, format: card.map_or("wire", |card| card.id) })
    }
    async fn replay_file(&self, source: &str, name: &str, reason: &str) -> Result<Replayed> {
        let known = self.rejected()?.into_iter().any(|file| file.source == source && file.name == name);
        let folder = self.named(source).and_then(|source| source.folder.as_deref()).filter(|_| known);
        let folder = folder.ok_or_else(|| {
            Error::usage(format!("{source} has rejected no file {name:?}; `wiredesk quarantine` lists those there are"))
        })?;
        let mut change = self.store.begin().await?;
        self.audit_replay(&mut change, "", format!("{name} of {source} {reason}")).await?;
        let back = Folder::take_back(&self.path(folder), Path::new(name))?;
        change.commit_silently().await?;
        Ok(Replayed::File(source.to_owned(), back))
    }
    async fn audit_replay(&self, change: &mut Change, story: &str, detail: String) -> Result<()> {
        let (what, source, story) = ("replayed".to_owned(), super::acts::DESK.to_owned(), story.to_owned());
        let detail = detail.trim_end().to_owned();
        change.audit(&Audit { at: self.clock.now(), what, source, story, detail }).await
    }
    fn named(&self, name: &str) -> Option<&Source> {
        self.config.sources.iter().find(|source| source.name.as_deref() == Some(name))
    }
}
