//! A document is taken: read, filed in one change, and only then acknowledged to where it came from.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::Desk;
use super::filing::{Arrival, Filed, Origin, Outcome, file, leave_out};
use super::folder::{Folder, PROCESSED, REJECTED};
use super::identity::repeated;
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
        self.file_from(source, batch, memory, None).await
    }
    /// The same of a document that will lie in a file from then on.
    async fn file_from(
        &self,
        source: &Source,
        batch: &Batch,
        memory: Option<&Memory>,
        path: Option<&str>,
    ) -> Result<Taken> {
        let (name, origin) = (source.name.clone().unwrap_or_default(), origin(source));
        let (now, clock, mut taken) = (self.clock.now(), self.release_clock(), Taken::default());
        let (mut touched, mut alarms) = (false, Vec::new());
        let mut change = self.store.begin().await?;
        let several = if origin.current { repeated(&batch.arrivals, &origin) } else { Vec::new() };
        let told_once = Origin { current: false, ..origin.clone() };
        for (number, arrival) in batch.arrivals.iter().enumerate() {
            let origin = if several.get(number) == Some(&true) { &told_once } else { &origin };
            let Outcome { filed, story, changed } = file(&mut change, arrival, origin, &clock, now).await?;
            touched |= !changed.is_empty();
            if let (Some(path), Some(story)) = (path, &story) {
                change.add_file(story.id, path).await?;
            }
            for row in &changed {
                queue(&mut change, row, &self.config.destinations, &clock, now).await?;
            }
            match filed {
                Filed::Duplicate => taken.known += 1,
                _ => {
                    taken.new += 1;
                    let story = story.map(|story| story.name).unwrap_or_default();
                    alarms.extend(self.doubt_embargo(&mut change, arrival, origin, story).await?);
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
        if let Some(what) = batch.told_of().filter(|_| !batch.known) {
            let (what, detail) = ("read in part".to_owned(), what);
            change
                .audit(&Audit { at: now, what, source: name.clone(), story: String::new(), detail: detail.clone() })
                .await?;
            alarms.push(format!("what came was not read whole: {detail}"));
        }
        match memory {
            Some(memory) => change.set_source(&name, memory, (taken.new > 0).then_some(now)).await?,
            None if taken.new > 0 => change.set_source(&name, &Memory::default(), Some(now)).await?,
            None => {}
        }
        if taken.new == 0 && !touched {
            change.commit_silently().await?;
            alarms.into_iter().for_each(|alarm| self.tell(true, &name, alarm));
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
        story: String,
    ) -> Result<Option<String>> {
        let Some(until) = release::without_zone(&arrival.article, &self.release_clock()) else { return Ok(None) };
        // No word of it: what is under embargo is told to nobody who reads a log.
        let named = arrival.article.uri.clone().unwrap_or_else(|| format!("the story {story}"));
        let alarm = format!(
            "{} is under embargo until {until}, of no zone: it is held until that is over everywhere; \
             `timezone` under [desk] says which zone is meant",
            named
        );
        let (what, source) = ("embargo".to_owned(), origin.source.clone());
        change.audit(&Audit { at: self.clock.now(), what, source, story, detail: alarm.clone() }).await?;
        Ok(Some(alarm))
    }
    /// Takes what is complete in a folder.
    pub(super) async fn empty(&self, source: &Source, folder: &mut Folder) -> Result<Taken> {
        let (mut all, mut stuck) = (Taken::default(), None);
        for name in aside(folder, Folder::look).await?? {
            let (taken, moved) = self.take_dropped(source, folder, &name).await?;
            all.add(taken);
            // What cannot be moved holds back nothing else.
            stuck = stuck.or(moved.err());
        }
        stuck.map_or(Ok(all), Err)
    }
    /// Takes a file; says whether it could be moved out of the way.
    async fn take_dropped(&self, source: &Source, folder: &mut Folder, name: &OsStr) -> Result<(Taken, Result<()>)> {
        let own = name.to_owned();
        let bytes = match aside(folder, move |folder| folder.read(&own)).await? {
            Ok(bytes) => bytes,
            // It went away: the next look shows it.
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok((Taken::default(), Ok(()))),
            Err(e) if e.kind() != std::io::ErrorKind::Other => {
                if folder.tells(name) {
                    let alarm = format!("{} cannot be read and stays where it is: {e}", plain(name));
                    let (own, mut change) = (source.name.clone().unwrap_or_default(), self.store.begin().await?);
                    let (what, story, detail) = ("unread".to_owned(), String::new(), alarm.clone());
                    change.audit(&Audit { at: self.clock.now(), what, source: own.clone(), story, detail }).await?;
                    change.commit_silently().await?;
                    self.tell(true, &own, alarm);
                }
                return Ok((Taken::default(), Ok(())));
            }
            Err(e) => return self.reject(source, folder, name, &e.to_string()).await,
        };
        match self.read(given(source, Path::new(name), bytes)).await {
            Err(why) => self.reject(source, folder, name, &why).await,
            Ok(batch) if batch.arrivals.is_empty() && !batch.findings.is_empty() => {
                self.reject(source, folder, name, &batch.findings.join("; ")).await
            }
            Ok(batch) => {
                // What was not read whole is for somebody to look at, and to take in again.
                let into = if batch.findings.is_empty() { PROCESSED } else { REJECTED };
                let own = name.to_owned();
                let place = aside(folder, move |folder| folder.place(&own, into)).await?;
                let path = source
                    .folder
                    .as_deref()
                    .zip(place.to_str())
                    .map(|(folder, place)| format!("{folder}/{into}/{place}"));
                let taken = self.file_from(source, &batch, None, path.as_deref()).await?;
                // The store has it: from here on a second look at the file finds nothing new.
                let own = name.to_owned();
                let moved = aside(folder, move |folder| folder.put_away(&own, into, &place)).await?;
                if into == REJECTED {
                    let own = source.name.as_deref().unwrap_or_default();
                    self.tell(true, own, format!("{} was read in part and lies in {REJECTED}", plain(name)));
                }
                Ok((taken, moved))
            }
        }
    }
    async fn reject(
        &self,
        source: &Source,
        folder: &mut Folder,
        name: &OsStr,
        why: &str,
    ) -> Result<(Taken, Result<()>)> {
        let own = source.name.clone().unwrap_or_default();
        let shown = plain(name);
        let mut change = self.store.begin().await?;
        let (what, story) = ("rejected".to_owned(), String::new());
        let detail = format!("{shown}: {why}");
        change.audit(&Audit { at: self.clock.now(), what, source: own.clone(), story, detail }).await?;
        change.commit_silently().await?;
        let own_name = name.to_owned();
        let moved = aside(folder, move |folder| {
            let place = folder.place(&own_name, REJECTED);
            folder.put_away(&own_name, REJECTED, &place)
        })
        .await?;
        self.tell(true, &own, format!("{shown} was rejected: {why}"));
        Ok((Taken::default(), moved))
    }
    /// Takes the documents of a source that stay where they are, where they changed since they were looked at.
    pub(super) async fn reread(&self, source: &Source) -> Result<Taken> {
        let (mut all, mut trouble) = (Taken::default(), None);
        for named in &source.files.0 {
            let path = self.path(named);
            let metadata = match tokio::fs::metadata(&path).await {
                Ok(metadata) => metadata,
                // The others are read all the same.
                Err(why) => {
                    trouble = trouble.or(Some(Error::read(&path, why)));
                    continue;
                }
            };
            let look = (metadata.len(), metadata.modified().ok());
            if self.looks(&path) == Some(look) {
                continue;
            }
            let bytes = match tokio::fs::read(&path).await {
                Ok(bytes) => bytes,
                Err(why) => {
                    trouble = trouble.or(Some(Error::read(&path, why)));
                    continue;
                }
            };
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
        trouble.map_or(Ok(all), Err)
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
    let current = source.folder.is_none();
    Origin { source: source.name.clone().unwrap_or_default(), provider: source.provider.clone(), anyone, current }
}

/// A name of a file as it may be told.
fn plain(name: &OsStr) -> String {
    name.to_string_lossy().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn given(source: &Source, name: &Path, bytes: Vec<u8>) -> Given {
    let extension = name.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    Given { bytes, extension, from: source.from.clone(), ..Given::default() }
}
