//! A desk: it takes articles from its sources, keeps every revision, and serves what may be published.
//!
//! Asynchronous, on tokio; what reads and writes documents is not, and runs beside it (`spawn_blocking`). The rooms:
//! `clock` tells the time, `schedule` when a source is asked, `lifecycle` what becomes of a revision (both are functions
//! without clock, store or network); `folder` and `polling` bring documents, `reading` makes articles of them, `filing`
//! puts them into the `store`; `push` sends them on, `secret` knows what nobody is told; `silence` says whether a source is silent for too long; `feeds` selects and writes what `serve` answers; `acts` is what people do to stories.
#![allow(clippy::disallowed_methods, reason = "a desk keeps files, listens and waits")]

mod acts;
mod clock;
mod digest;
mod feeds;
mod filing;
mod folder;
mod history;
mod identity;
mod lifecycle;
pub mod opml;
mod polling;
mod push;
mod reading;
mod replay;
mod running;
mod schedule;
mod secret;
mod serve;
mod settling;
mod silence;
mod status;
mod store;
mod taking;

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use crate::config::Config;
use crate::error::{Error, Result, Unfetched};
use crate::filters::release;
use crate::net::Client;
use crate::vocab::dates::Zone;

pub use acts::Done;
pub use clock::Clock;
pub use push::Resent;
pub use replay::{Rejected, Replayed};
pub use running::Passed;
pub use status::{DestinationStatus, SourceStatus, Status, Trace};
pub use store::{Audit, Delivery, RevisionRow, StoryRow};

use feeds::Shelf;
use polling::Hosts;
use secret::Secrets;
use store::Store;

/// The folder of the store, where the settings name none, and the file in it.
const DATA: &str = "desk";
const FILE: &str = "desk.db";
/// The file by which one process at a time works on it.
const LOCK: &str = "desk.lock";
/// Where feeds are served, where the settings do not say it.
const LISTEN: &str = "127.0.0.1:8080";

/// Something that a desk tells those who watch it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Told {
    /// When, in seconds since 1970.
    pub at: i64,
    /// Whether somebody should look.
    pub alarm: bool,
    /// The source that it is about; empty for none.
    pub source: String,
    /// What happened.
    pub message: String,
}

/// Where a desk tells what happens.
pub type Tell = Arc<dyn Fn(&Told) + Send + Sync>;

/// A desk with its store open.
pub struct Desk {
    config: Config,
    root: PathBuf,
    store: Store,
    clock: Clock,
    zone: Option<Zone>,
    client: Client,
    hosts: Hosts,
    shelf: Shelf,
    /// Where it listens, once it does.
    bound: OnceLock<SocketAddr>,
    /// The last change of the store that is known.
    changes: AtomicI64,
    /// How the documents looked that stay where they are.
    files: Mutex<HashMap<PathBuf, (u64, Option<std::time::SystemTime>)>>,
    /// The sources of whose silence was told.
    silent: Mutex<HashSet<String>>,
    secrets: Secrets,
    /// When sources are asked again of which that could not be stored.
    unsaved: Mutex<HashMap<String, i64>>,
    /// What says that this process works on the store.
    lock: OnceLock<std::fs::File>,
    tell: Tell,
}

impl Desk {
    /// Whether the desk of some settings has a store already.
    pub fn exists(config: &Config, root: &Path) -> bool {
        root.join(config.desk.data.as_deref().unwrap_or(DATA)).join(FILE).is_file()
    }
    /// Opens the desk of some settings, whose paths are relative to `root`.
    ///
    /// # Errors
    /// When its store cannot be opened.
    pub async fn open(config: Config, root: &Path, clock: Clock, tell: Tell) -> Result<Self> {
        let data = root.join(config.desk.data.as_deref().unwrap_or(DATA));
        std::fs::create_dir_all(&data).map_err(|e| Error::create_dir(&data, e))?;
        let store = Store::open(&data.join(FILE)).await?;
        let contact = config.desk.contact.as_deref().or(config.desk.url.as_deref());
        let client = Client::new(contact).map_err(|why: Unfetched| Error::fetch("https://", why))?;
        let changes = AtomicI64::new(store.changes().await?);
        let zone = config.desk.timezone.as_deref().and_then(Zone::new);
        let (hosts, shelf, files, bound) = (Hosts::default(), Shelf::default(), Mutex::default(), OnceLock::new());
        let (silent, secrets) = (Mutex::default(), Secrets::default());
        let (unsaved, lock) = (Mutex::default(), OnceLock::new());
        Ok(Self {
            unsaved,
            lock,
            silent,
            secrets,
            config,
            root: root.to_owned(),
            store,
            clock,
            zone,
            client,
            hosts,
            shelf,
            bound,
            changes,
            files,
            tell,
        })
    }
    /// Says that this process takes and sends, which one at a time may do: two would send everything twice, and a kill
    /// of the one could overtake an article of the other. It is so until the desk is gone.
    ///
    /// # Errors
    /// When another process does, or the file for it cannot be made.
    pub fn begin(&self) -> Result<()> {
        let path = self.data().join(LOCK);
        let file = std::fs::File::create(&path).map_err(|e| Error::write(&path, e))?;
        match file.try_lock() {
            Ok(()) => drop(self.lock.set(file)),
            Err(std::fs::TryLockError::WouldBlock) => {
                return Err(Error::usage(format!(
                    "another `wiredesk run` works on the store {}; one at a time does",
                    self.store.path().display()
                )));
            }
            Err(std::fs::TryLockError::Error(e)) => return Err(Error::write(&path, e)),
        }
        Ok(())
    }
    /// The address at which it serves.
    fn address(&self) -> String {
        let set = || self.config.desk.listen.clone().unwrap_or_else(|| LISTEN.to_owned());
        self.bound.get().map_or_else(set, ToString::to_string)
    }
    /// The folder of the store.
    pub fn data(&self) -> &Path {
        self.store.path().parent().unwrap_or(&self.root)
    }
    /// Closes the store.
    pub async fn close(&self) {
        self.store.close().await;
    }
    fn path(&self, named: &str) -> PathBuf {
        self.root.join(named)
    }
    /// What decides on what is released now.
    fn release_clock(&self) -> release::Clock {
        release::Clock { now: Some(self.clock.time()), zone: self.zone.clone() }
    }
    fn changed(&self, number: i64) {
        self.changes.fetch_max(number, Ordering::Release);
    }
    fn tell(&self, alarm: bool, source: &str, message: impl Into<String>) {
        let told =
            Told { at: self.clock.now(), alarm, source: source.to_owned(), message: self.scrubbed(&message.into()) };
        (self.tell)(&told);
    }
}

#[cfg(test)]
#[path = "desk_tests.rs"]
mod tests;
