//! A folder into which documents are dropped.
//!
//! A file is taken when it is complete: when it was moved in whole and looks the same twice, or as soon as `NAME.done` lies
//! beside it. Names that begin with a dot or end in `.part`, `.tmp` or `.done` are none. Only regular files that have no
//! other name are opened, and no link is followed: what else lies there stays there. What was taken is moved to
//! `processed/`, what could not be read to `rejected/`, only after the store has it; nothing is deleted.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::error::{Error, Result};

/// The largest document that is taken, in bytes.
pub const LARGEST: u64 = 64 << 20;
/// The folders for what was taken and what could not be read.
pub const PROCESSED: &str = "processed";
/// The same for what could not be read.
pub const REJECTED: &str = "rejected";
/// How many files of one name are numbered there; behind that their moment tells them apart.
const NUMBERED: u128 = 16;

/// How a file looked.
type Look = (u64, Option<SystemTime>);

/// A folder that is looked at again and again.
#[derive(Debug, Default)]
pub struct Folder {
    path: PathBuf,
    seen: HashMap<OsString, Look>,
    /// The names of which it was told that they cannot be read.
    told: HashSet<OsString>,
}

impl Folder {
    /// A folder; it is made where there is none.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new(path: &Path) -> Result<Self> {
        for folder in [path.to_owned(), path.join(PROCESSED), path.join(REJECTED)] {
            fs::create_dir_all(&folder).map_err(|e| Error::create_dir(&folder, e))?;
        }
        Ok(Self { path: path.to_owned(), ..Self::default() })
    }
    /// Where it is.
    #[cfg(test)]
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// The names that are words of the files of one name in a folder.
    ///
    /// # Errors
    /// When it cannot be looked into.
    pub fn names(folder: &Path) -> Result<Vec<String>> {
        let wrong = |e| Error::read(folder, e);
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            let is_file = fs::symlink_metadata(entry.path()).is_ok_and(|metadata| is_alone(&metadata));
            names.extend(entry.file_name().into_string().ok().filter(|_| is_file));
        }
        Ok(names)
    }
    /// Moves a file that could not be read back to where it was dropped, without the number that it was given; returns its name
    /// there.
    ///
    /// # Errors
    /// When a file of that name lies there, or it cannot be moved.
    pub fn take_back(folder: &Path, name: &Path) -> Result<String> {
        let numbered =
            name.extension().and_then(OsStr::to_str).is_some_and(|end| end.bytes().all(|b| b.is_ascii_digit()));
        let own = name.file_stem().map(Path::new).filter(|stem| numbered && stem.extension().is_some()).unwrap_or(name);
        let (from, to) = (folder.join(REJECTED).join(name), folder.join(own));
        if fs::symlink_metadata(&to).is_ok() {
            return Err(Error::write(&to, io::ErrorKind::AlreadyExists.into()));
        }
        fs::rename(&from, &to).map_err(|e| Error::write(&to, e))?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| Error::write(folder, e))?;
        Ok(own.to_string_lossy().into_owned())
    }
    /// Looks at what lies in it; returns the names of the files that are complete, in their order.
    ///
    /// # Errors
    /// When it cannot be looked into.
    pub fn look(&mut self) -> Result<Vec<OsString>> {
        let wrong = |e| Error::read(&self.path, e);
        let (mut now, mut ready) = (HashMap::new(), Vec::new());
        for entry in fs::read_dir(&self.path).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            let name = entry.file_name();
            // What went away meanwhile is looked at the next time.
            let Ok(metadata) = fs::symlink_metadata(entry.path()) else { continue };
            if !is_name(&name) || !is_alone(&metadata) {
                continue;
            }
            let look = (metadata.len(), metadata.modified().ok());
            let is_same = self.seen.get(&name) == Some(&look) && metadata.len() > 0;
            if is_same || is_done(&self.path, &name) {
                ready.push(name.clone());
            }
            now.insert(name, look);
        }
        self.told.retain(|name| now.contains_key(name));
        self.seen = now;
        ready.sort();
        Ok(ready)
    }
    /// Reads a file that is complete. It is opened without following a link, and looked at again once it is open.
    ///
    /// # Errors
    /// When it is no regular file (any more), or too large.
    pub fn read(&self, name: &OsStr) -> io::Result<Vec<u8>> {
        let mut options = OpenOptions::new();
        options.read(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NOFOLLOW | libc::O_NONBLOCK);
        let file = options.open(self.path.join(name))?;
        let metadata = file.metadata()?;
        if !is_alone(&metadata) {
            return Err(io::Error::other("it is no regular file of one name"));
        }
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            return Err(io::Error::other(format!("it is larger than {} MiB", LARGEST >> 20)));
        }
        Ok(bytes)
    }
    /// Whether it is the first time that a file cannot be read since it lies here.
    pub fn tells(&mut self, name: &OsStr) -> bool {
        self.told.insert(name.to_owned())
    }
    /// Under which name a file is put away: its own, or with a number where that is taken.
    pub fn place(&self, name: &OsStr, into: &str) -> OsString {
        let folder = self.path.join(into);
        let numbered = |number: u128| {
            let mut name = name.to_owned();
            name.push(format!(".{number}"));
            name
        };
        let moment = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(NUMBERED, |at| at.as_nanos());
        let names = std::iter::once(name.to_owned()).chain((1..NUMBERED).chain([moment]).map(numbered));
        let mut free = names.filter(|name| fs::symlink_metadata(folder.join(name)).is_err());
        free.next().unwrap_or_else(|| numbered(moment.saturating_add(1)))
    }
    /// Moves a file that was taken (or could not be read) out of the way, to a [place](Self::place); and its `.done`.
    ///
    /// # Errors
    /// When it cannot be moved.
    pub fn put_away(&mut self, name: &OsStr, into: &str, place: &OsStr) -> Result<()> {
        let (from, folder) = (self.path.join(name), self.path.join(into));
        let to = folder.join(place);
        if fs::symlink_metadata(&to).is_ok() {
            return Err(Error::write(&to, io::ErrorKind::AlreadyExists.into()));
        }
        fs::rename(&from, &to).map_err(|e| Error::write(&to, e))?;
        let marker = self.path.join(done(name));
        if fs::symlink_metadata(&marker).is_ok() {
            fs::remove_file(&marker).map_err(|e| Error::write(&marker, e))?;
        }
        self.seen.remove(name);
        for folder in [&folder, &self.path] {
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| Error::write(folder, e))?;
        }
        Ok(())
    }
}

fn is_name(name: &OsStr) -> bool {
    let bytes = name.as_encoded_bytes();
    let lower = bytes.to_ascii_lowercase();
    !bytes.starts_with(b".") && ![".part", ".tmp", ".done"].iter().any(|end| lower.ends_with(end.as_bytes()))
}

/// Whether it is a regular file that has this name only: by another name somebody else's file would be read.
fn is_alone(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    let alone = std::os::unix::fs::MetadataExt::nlink(metadata) == 1;
    #[cfg(not(unix))]
    let alone = true;
    metadata.file_type().is_file() && alone
}

fn done(name: &OsStr) -> OsString {
    let mut marker = name.to_owned();
    marker.push(".done");
    marker
}

fn is_done(folder: &Path, name: &OsStr) -> bool {
    fs::symlink_metadata(folder.join(done(name))).is_ok_and(|m| m.file_type().is_file())
}

#[cfg(test)]
#[path = "folder_tests.rs"]
mod tests;
