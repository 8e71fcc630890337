//! A desk at work: each source on its own, beside them what is served and what comes due.

use std::future::Future;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinSet;

use super::Desk;
use super::folder::Folder;
use super::serve;
use super::taking::Taken;
use crate::config::Source;
use crate::error::{Error, Result};
use crate::model::Time;

/// The pause between two looks at a folder: a file that is the same at both is complete.
const LOOK: Duration = Duration::from_millis(500);
/// The same between two looks at what other processes did to the store.
const NOTICE: Duration = Duration::from_millis(100);
/// The pause after the store or a folder could not be used.
const TROUBLE: Duration = Duration::from_secs(5);
/// Seconds between two looks at what is to be purged.
const UPKEEP: i64 = 60;

/// What one pass over all sources came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passed {
    /// Revisions that were not here before.
    pub new: usize,
    /// Revisions that were.
    pub known: usize,
    /// Sources that could not be looked at.
    pub failed: usize,
}

impl Desk {
    /// Looks at every source once, asks those that are due, purges what is to be purged, and sends what may be sent.
    ///
    /// # Errors
    /// When the store cannot be used. A source that fails is counted and told of.
    pub async fn pass(&self) -> Result<Passed> {
        let mut passed = Passed::default();
        let mut folders = Vec::new();
        for source in &self.config.sources {
            let looked = match (&source.folder, &source.url) {
                (Some(folder), _) => self.folder(folder).and_then(|mut folder| {
                    // The first of two looks.
                    folder.look()?;
                    folders.push((source, folder));
                    Ok(Taken::default())
                }),
                (None, Some(_)) => self.poll(source).await,
                (None, None) => self.reread(source).await,
            };
            passed.add(self.met(source, looked));
        }
        if !folders.is_empty() {
            self.clock.look(LOOK).await;
        }
        for (source, mut folder) in folders {
            let taken = self.empty(source, &mut folder).await;
            passed.add(self.met(source, taken));
        }
        self.upkeep().await?;
        for to in &self.config.destinations {
            self.send_once(to).await?;
        }
        Ok(passed)
    }
    /// What a source gave; `None` where it could not be looked at, which is told.
    fn met(&self, source: &Source, taken: Result<Taken>) -> Option<Taken> {
        let told = |error: Error| self.tell(true, source.name.as_deref().unwrap_or_default(), error.to_string());
        taken.map_err(told).ok()
    }
    fn folder(&self, named: &str) -> Result<Folder> {
        Folder::new(&self.path(named))
    }
    /// The socket on which the desk serves.
    ///
    /// # Errors
    /// When its address is taken or is not this machine's.
    pub async fn bind(&self) -> Result<TcpListener> {
        let wrong = |e| Error::listen(&self.address(), e);
        let listener = TcpListener::bind(self.address()).await.map_err(wrong)?;
        // Where the port is 0 the system chose one.
        self.bound.get_or_init(|| listener.local_addr().unwrap_or_else(|_| ([127, 0, 0, 1], 0).into()));
        Ok(listener)
    }
    /// Works until `stop` is over: takes what comes, serves what may be shown, and releases by the clock.
    ///
    /// # Errors
    /// When the server ends by itself.
    pub async fn run(self: &Arc<Self>, listener: TcpListener, stop: impl Future<Output = ()>) -> Result<()> {
        let mut tasks = JoinSet::new();
        for number in 0..self.config.sources.len() {
            tasks.spawn(Arc::clone(self).attend(number));
        }
        for number in 0..self.config.destinations.len() {
            tasks.spawn(Arc::clone(self).keep_sending(number));
        }
        tasks.spawn(Arc::clone(self).notice());
        tasks.spawn(Arc::clone(self).look_after());
        let server = serve::serve(Arc::clone(self), listener);
        // What is in the middle of a change leaves nothing of it: it is taken again.
        tokio::select! {
            () = stop => Ok(()),
            ended = server => ended.map_err(|e| Error::listen(&self.address(), e)),
        }
    }
    /// Attends to one source for ever.
    async fn attend(self: Arc<Self>, number: usize) {
        let Some(source) = self.config.sources.get(number) else { return };
        let name = source.name.as_deref().unwrap_or_default();
        loop {
            let went = match (&source.folder, &source.url) {
                (Some(folder), _) => self.watch(source, folder).await,
                (None, Some(_)) => self.keep_asking(source).await,
                (None, None) => self.keep_reading(source).await,
            };
            match went {
                Ok(()) => return,
                Err(error) => self.tell(true, name, error.to_string()),
            }
            self.clock.look(TROUBLE).await;
        }
    }
    async fn watch(&self, source: &Source, named: &str) -> Result<()> {
        let mut folder = self.folder(named)?;
        loop {
            self.empty(source, &mut folder).await?;
            self.clock.look(LOOK).await;
        }
    }
    async fn keep_asking(&self, source: &Source) -> Result<()> {
        while let Some(at) = self.due(source).await? {
            while self.clock.now() < at {
                self.clock.until(at).await;
            }
            self.poll(source).await?;
        }
        Ok(())
    }
    async fn keep_reading(&self, source: &Source) -> Result<()> {
        loop {
            self.reread(source).await?;
            self.clock.look(Duration::from_secs(1)).await;
        }
    }
    /// Notices what other processes did to the store: the desk's commands do it so.
    async fn notice(self: Arc<Self>) {
        loop {
            match self.store.changes().await {
                Ok(number) => self.changed(number),
                Err(error) => {
                    self.tell(true, "", error.to_string());
                    self.clock.look(TROUBLE).await;
                }
            }
            tokio::time::sleep(NOTICE).await;
        }
    }
    async fn look_after(self: Arc<Self>) {
        loop {
            let done = match self.upkeep().await {
                Ok(()) => self.listen_for_silence().await,
                Err(error) => Err(error),
            };
            if let Err(error) = done {
                self.tell(true, "", error.to_string());
            }
            // A clock that was ahead is not waited for.
            let next = self.clock.now() + UPKEEP;
            while (next - UPKEEP..next).contains(&self.clock.now()) {
                self.clock.until(next).await;
            }
        }
    }
    /// Tells of the sources that are silent for longer than their habit, of each once until something comes.
    async fn listen_for_silence(&self) -> Result<()> {
        for name in self.config.sources.iter().filter_map(|source| source.name.as_deref()) {
            let since = self.silent_since(name).await?;
            let mut told = self.silent.lock().unwrap_or_else(PoisonError::into_inner);
            match since {
                Some(since) if told.insert(name.to_owned()) => {
                    let since = Time::from_seconds(since);
                    self.tell(true, name, format!("nothing came since {since}, which is longer than its habit"));
                }
                Some(_) => {}
                None => drop(told.remove(name)),
            }
        }
        Ok(())
    }
    /// Purges what its source lets nobody keep any longer, and takes off the disk what could not be when it was purged.
    pub(super) async fn upkeep(&self) -> Result<()> {
        if self.store.is_unwiped().await?
            && let Err(error) = self.store.wipe().await
        {
            self.tell(true, "", error.to_string());
        }
        for source in &self.config.sources {
            let (Some(name), Some(age)) = (&source.name, &source.retain) else { continue };
            let before = self.clock.now().saturating_sub(age.seconds);
            let outdated = self.store.outdated(name, before).await?;
            if !outdated.is_empty() {
                self.purge_all(&outdated, name, "its retention ended").await?;
                self.tell(false, name, format!("{} stories were purged: their retention ended", outdated.len()));
            }
        }
        Ok(())
    }
    /// The last change that is known.
    pub(super) fn change(&self) -> i64 {
        self.changes.load(Ordering::Acquire)
    }
}

impl Passed {
    fn add(&mut self, taken: Option<Taken>) {
        let Some(taken) = taken else {
            self.failed += 1;
            return;
        };
        self.new += taken.new;
        self.known += taken.known;
    }
}
