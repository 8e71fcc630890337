//! Where documents go: to standard output, into a file, or into a directory under names that are given here.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use wiredesk::error::Error;
use wiredesk::formats::Card;

use super::input::Named;
use super::names::Names;
use super::output::{self, Output};

/// Where the user wants documents.
pub enum Place {
    /// On standard output.
    Stdout,
    /// In a file.
    File(PathBuf),
    /// In a directory, a file for each.
    Directory(Directory),
}

/// How many documents have room where documents go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// One: standard output, or a file that is there.
    One,
    /// One, and where more come a directory of that name is made: nothing is there yet.
    Grows,
    /// Any number: a directory.
    Many,
}

/// A directory that gets a file for each document.
pub struct Directory {
    path: PathBuf,
    /// The same from the root, once it was made: what stands in it is opened without asking where the command was begun.
    made: Option<PathBuf>,
    names: Names,
    inputs: Inputs,
}

/// The inputs of a run: none of them is written over by a name that nobody chose.
struct Inputs {
    paths: Vec<PathBuf>,
    /// Where they are, without links; nearly always nobody asks.
    resolved: OnceCell<HashSet<PathBuf>>,
}

impl Place {
    /// What `-o` says: a path that ends in a slash or is a directory is one.
    pub fn new(output: Option<&Path>, inputs: &[Named]) -> Self {
        let Some(path) = output.filter(|path| !output::is_stdout(path)) else { return Self::Stdout };
        if path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator) {
            return Self::Directory(Directory::new(path.to_owned(), inputs));
        }
        Self::File(path.to_owned())
    }
    /// Whether each document gets a file of its own.
    pub fn is_directory(&self) -> bool {
        matches!(self, Self::Directory(..))
    }
    /// How many documents have room here.
    pub fn room(&self) -> Room {
        match self {
            Self::Directory(..) => Room::Many,
            // A link that leads nowhere is something of that name, too.
            Self::File(path) if fs::symlink_metadata(path).is_err() => Room::Grows,
            Self::File(_) | Self::Stdout => Room::One,
        }
    }
    /// Makes a directory of the file, of which nothing was written yet. No input can stand in it.
    pub fn spread(&mut self) {
        if let Self::File(path) = self {
            *self = Self::Directory(Directory::new(std::mem::take(path), &[]));
        }
    }
    /// Opens a document in a format that is called `words`, or `fallback` where these say nothing.
    pub fn open(&mut self, words: &str, fallback: &str, card: &Card) -> Result<Output, Error> {
        match self {
            Self::Stdout => Ok(Output::stdout()),
            Self::File(path) => Output::file(path),
            Self::Directory(directory) => directory.open(words, fallback, card),
        }
    }
}

impl Directory {
    fn new(path: PathBuf, inputs: &[Named]) -> Self {
        let paths = inputs.iter().map(|input| input.path.clone()).collect();
        Self { path, made: None, names: Names::default(), inputs: Inputs { paths, resolved: OnceCell::new() } }
    }
    fn open(&mut self, words: &str, fallback: &str, card: &Card) -> Result<Output, Error> {
        let place = match &mut self.made {
            Some(place) => place,
            made => made.insert(made_directory(&self.path).map_err(|e| Error::create_dir(&self.path, e))?),
        };
        let extension = card.extensions.first().copied().unwrap_or("out");
        // One look at the name that is given tells all that is asked of it.
        let mut there = None;
        let name = self.names.give(words, fallback, extension, |name| {
            let path = place.join(name);
            there = fs::symlink_metadata(&path).ok();
            there.is_some() && self.inputs.hold(&path)
        });
        Output::over(there.as_ref(), &place.join(&name), self.path.join(name))
    }
}

/// Makes a directory where there is none; where it is, from the root.
fn made_directory(path: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(path)?;
    std::path::absolute(path)
}

impl Inputs {
    /// Whether what is at a path is one of them.
    fn hold(&self, path: &Path) -> bool {
        !self.paths.is_empty()
            && fs::canonicalize(path)
                .is_ok_and(|path| self.resolved.get_or_init(|| resolved(&self.paths)).contains(&path))
    }
}

/// Where paths lead, without links; a folder is resolved once for all that stand in it.
fn resolved(paths: &[PathBuf]) -> HashSet<PathBuf> {
    let mut folders: HashMap<&Path, Option<PathBuf>> = HashMap::new();
    let place = |path: &Path| fs::canonicalize(path).ok();
    let mut all = HashSet::with_capacity(paths.len());
    for path in paths {
        all.extend(match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if fs::symlink_metadata(path).is_ok_and(|m| !m.is_symlink()) => {
                let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
                folders.entry(folder).or_insert_with(|| place(folder)).as_ref().map(|folder| folder.join(name))
            }
            _ => place(path),
        });
    }
    all
}
