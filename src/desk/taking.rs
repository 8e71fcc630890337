//! A document is taken: read, filed in one change, and only then acknowledged to where it came from.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::Desk;
use super::filing::{Arrival, Filed, Origin, file, leave_out};
use super::folder::{Folder, PROCESSED, REJECTED};
use super::push::queue;
use super::reading::{Batch, Given, read};
use super::schedule::Memory;
use super::store::{Audit, Change};
use crate::config::{Kills, Source};
use crate::error::{Error, Result};
use crate::filters::release;

/// What was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Taken {
    /// Revisions that were not here before.
    pub new: usize,
    /// Revisions that were.
    pub known: usize,
}

impl Taken {
    /// Adds what was taken besides.
    pub fn add(&mut self, other: Self) {
        self.new += other.new;
        self.known += other.known;
    }
}

impl Desk {
    /// Reads a document beside what else goes on; says why where it is none.
    pub(super) async fn read(&self, given: Given) -> std::result::Result<Batch, String> {
        let reading = tokio::task::spawn_blocking(move || read(&given)).await;
        reading.unwrap_or_else(|_| Err("reading it failed; please report this document".to_owned()))
    }
    /// Files what a document holds, and what is remembered of its source from now on.
    pub(super) async fn file(&self, source: &Source, batch: &Batch, memory: Option<&Memory>) -> Result<Taken> {
        let (name, origin) = (source.name.clone().unwrap_or_default(), origin(source));
        let (now, clock, mut taken) = (self.clock.now(), self.release_clock(), Taken::default());
        let (mut touched, mut alarms) = (false, Vec::new());
        let mut change = self.store.begin().await?;
        for arrival in &batch.arrivals {
            let (filed, changed) = file(&mut change, arrival, &origin, &clock, now).await?;
            touched |= !changed.is_empty();
            for row in &changed {
                queue(&mut change, row, &self.config.destinations, &clock, now).await?;
            }
            match filed {
                Filed::Duplicate => taken.known += 1,
                _ => {
                    taken.new += 1;
                    alarms.extend(self.doubt_embargo(&mut change, arrival, &origin, &clock).await?);
                }
            }
        }
        // Of what could not be read whole nobody knows what it holds no longer.
        if batch.history.complete && batch.findings.is_empty() {
            for row in leave_out(&mut change, &batch.arrivals, &origin, &clock, now).await? {
                touched = true;
                queue(&mut change, &row, &self.config.destinations, &clock, now).await?;
            }
        }
        match memory {
            Some(memory) => change.set_source(&name, memory, (taken.new > 0).then_some(now)).await?,
            None if taken.new > 0 => change.set_source(&name, &Memory::default(), Some(now)).await?,
            None => {}
        }
        if taken.new == 0 && !touched {
            change.commit_silently().await?;
            return Ok(taken);
        }
        self.changed(change.commit().await?);
        alarms.into_iter().for_each(|alarm| self.tell(true, &name, alarm));
        self.tell(false, &name, format!("{} new, {} known", taken.new, taken.known));
        Ok(taken)
    }
    /// Notes an embargo whose end nobody can tell to the hour; returns what somebody should be told.
    async fn doubt_embargo(
        &self,
        change: &mut Change,
        arrival: &Arrival,
        origin: &Origin,
        clock: &release::Clock,
    ) -> Result<Option<String>> {
        let Some(until) = release::without_zone(&arrival.article, clock) else { return Ok(None) };
        let named =
            arrival.article.uri.as_deref().or(arrival.article.headline.as_ref().map(|text| text.value.as_str()));
        let alarm = format!(
            "{} is under embargo until {until}, of no zone: it is held until that is over everywhere; \
             `timezone` under [desk] says which zone is meant",
            named.unwrap_or("an article")
        );
        let (what, source, story) = ("embargo".to_owned(), origin.source.clone(), String::new());
        change.audit(&Audit { at: self.clock.now(), what, source, story, detail: alarm.clone() }).await?;
        Ok(Some(alarm))
    }
    /// Takes what is complete in a folder.
    pub(super) async fn empty(&self, source: &Source, folder: &mut Folder) -> Result<Taken> {
        let mut all = Taken::default();
        for name in aside(folder, Folder::look).await?? {
            let taken = self.take_dropped(source, folder, &name).await?;
            all.add(taken);
        }
        Ok(all)
    }
    async fn take_dropped(&self, source: &Source, folder: &mut Folder, name: &OsStr) -> Result<Taken> {
        let own = name.to_owned();
        let bytes = match aside(folder, move |folder| folder.read(&own)).await? {
            Ok(bytes) => bytes,
            // It went away or became something else: the next look shows it.
            Err(e) if e.kind() != std::io::ErrorKind::Other => return Ok(Taken::default()),
            Err(e) => return self.reject(source, folder, name, &e.to_string()).await,
        };
        match self.read(given(source, Path::new(name), bytes)).await {
            Err(why) => self.reject(source, folder, name, &why).await,
            Ok(batch) if batch.arrivals.is_empty() && !batch.findings.is_empty() => {
                self.reject(source, folder, name, &batch.findings.join("; ")).await
            }
            Ok(batch) => {
                let taken = self.file(source, &batch, None).await?;
                // The store has it: from here on a second look at the file finds nothing new.
                let own = name.to_owned();
                aside(folder, move |folder| folder.put_away(&own, PROCESSED)).await??;
                Ok(taken)
            }
        }
    }
    async fn reject(&self, source: &Source, folder: &mut Folder, name: &OsStr, why: &str) -> Result<Taken> {
        let own = source.name.clone().unwrap_or_default();
        let shown: String =
            name.to_string_lossy().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        let mut change = self.store.begin().await?;
        let (what, story) = ("rejected".to_owned(), String::new());
        let detail = format!("{shown}: {why}");
        change.audit(&Audit { at: self.clock.now(), what, source: own.clone(), story, detail }).await?;
        change.commit_silently().await?;
        let own_name = name.to_owned();
        aside(folder, move |folder| folder.put_away(&own_name, REJECTED)).await??;
        self.tell(true, &own, format!("{shown} was rejected: {why}"));
        Ok(Taken::default())
    }
    /// Takes the documents of a source that stay where they are, where they changed since they were looked at.
    pub(super) async fn reread(&self, source: &Source) -> Result<Taken> {
        let mut all = Taken::default();
        for named in &source.files.0 {
            let path = self.path(named);
            let metadata = tokio::fs::metadata(&path).await.map_err(|e| Error::read(&path, e))?;
            let look = (metadata.len(), metadata.modified().ok());
            if self.looks(&path) == Some(look) {
                continue;
            }
            let bytes = tokio::fs::read(&path).await.map_err(|e| Error::read(&path, e))?;
            match self.read(given(source, &path, bytes)).await {
                Err(why) => {
                    let name = source.name.as_deref().unwrap_or_default();
                    self.tell(true, name, format!("{} cannot be read: {why}", path.display()));
                }
                Ok(batch) => {
                    let taken = self.file(source, &batch, None).await?;
                    all.add(taken);
                }
            }
            let mut files = self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            files.insert(path, look);
        }
        Ok(all)
    }
    fn looks(&self, path: &PathBuf) -> Option<(u64, Option<std::time::SystemTime>)> {
        self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get(path).copied()
    }
}

/// Does something with a folder on a thread where it may wait for the disk.
async fn aside<T: Send + 'static>(
    folder: &mut Folder,
    act: impl FnOnce(&mut Folder) -> T + Send + 'static,
) -> Result<T> {
    let mut own = std::mem::take(folder);
    let done = tokio::task::spawn_blocking(move || {
        let done = act(&mut own);
        (own, done)
    });
    let (own, done) = done.await.map_err(|_| Error::usage("looking into a folder failed; please report this"))?;
    *folder = own;
    Ok(done)
}

/// Where what a source gives comes from.
pub(super) fn origin(source: &Source) -> Origin {
    let anyone = source.kills == Some(Kills::Provider);
    Origin { source: source.name.clone().unwrap_or_default(), provider: source.provider.clone(), anyone }
}

fn given(source: &Source, name: &Path, bytes: Vec<u8>) -> Given {
    let extension = name.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    Given { bytes, extension, from: source.from.clone(), ..Given::default() }
}
