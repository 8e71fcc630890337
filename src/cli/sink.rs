//! How articles become documents: many in one, one alone, or a file each.

use std::fs;
use std::path::{Path, PathBuf};

use wiredesk::error::Error;
use wiredesk::formats::Card;

use super::names::Names;
use super::output::{self, Output};

/// How much is gathered before it is written.
const PART: usize = 1 << 18;

/// Where the user wants documents.
pub enum Place {
    /// On standard output.
    Stdout,
    /// In a file.
    File(PathBuf),
    /// In a directory, a file for each.
    Directory(Directory),
}

/// A directory that gets a file for each document.
pub struct Directory {
    path: PathBuf,
    made: bool,
    names: Names,
    /// The inputs of the run, resolved: none of them is written over by a name that nobody chose.
    inputs: Vec<PathBuf>,
}

impl Place {
    /// What `-o` says: a path that ends in a slash or is a directory is one.
    pub fn new(output: Option<&Path>, inputs: &[PathBuf]) -> Self {
        let Some(path) = output.filter(|path| !output::is_stdout(path)) else { return Self::Stdout };
        if path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator) {
            let inputs = inputs.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
            return Self::Directory(Directory { path: path.to_owned(), made: false, names: Names::default(), inputs });
        }
        Self::File(path.to_owned())
    }
    /// Whether each document gets a file of its own.
    pub fn is_directory(&self) -> bool {
        matches!(self, Self::Directory(..))
    }
    fn open(&mut self, words: &str, fallback: &str, card: &Card) -> Result<Output, Error> {
        match self {
            Self::Stdout => Ok(Output::stdout()),
            Self::File(path) => Output::file(path),
            Self::Directory(directory) => directory.open(words, fallback, card),
        }
    }
}

impl Directory {
    fn open(&mut self, words: &str, fallback: &str, card: &Card) -> Result<Output, Error> {
        if !std::mem::replace(&mut self.made, true) {
            fs::create_dir_all(&self.path).map_err(|e| Error::create_dir(&self.path, e))?;
        }
        let extension = card.extensions.first().copied().unwrap_or("out");
        let is_input = |name: &str| {
            let path = self.path.join(name);
            !self.inputs.is_empty() && fs::canonicalize(path).is_ok_and(|path| self.inputs.contains(&path))
        };
        let name = self.names.give(words, fallback, extension, is_input);
        Output::file(&self.path.join(name))
    }
}

/// Takes what a writer wrote.
pub struct Sink<'p> {
    place: &'p mut Place,
    card: &'static Card,
    /// What was written and is not yet in the output.
    pub text: String,
    open: Option<Output>,
    begun: bool,
    name: String,
    articles: usize,
}

impl<'p> Sink<'p> {
    /// A sink for documents of a format.
    pub fn new(place: &'p mut Place, card: &'static Card) -> Self {
        Self { place, card, text: String::new(), open: None, begun: false, name: String::new(), articles: 0 }
    }
    /// Begins a document that is called `name`; where each article is a document, nothing is opened yet.
    pub fn begin(&mut self, name: &str) -> Result<(), Error> {
        self.begun = true;
        if self.card.many {
            self.open = Some(self.place.open(name, "stdin", self.card)?);
        }
        Ok(())
    }
    /// Whether anything was begun.
    pub fn has_begun(&self) -> bool {
        self.begun
    }
    /// What the article that is written next is called.
    pub fn name(&mut self, name: String) {
        self.name = name;
    }
    /// Whether there is a place for one more article.
    pub fn has_room(&self) -> bool {
        self.card.many || self.articles == 0 || self.place.is_directory()
    }
    /// After an article was written.
    pub fn article(&mut self) -> Result<(), Error> {
        self.articles += 1;
        if let Some(out) = &mut self.open {
            if self.text.len() >= PART {
                out.write(&self.text)?;
                empty(&mut self.text);
            }
            return Ok(());
        }
        if !self.place.is_directory() {
            return Ok(());
        }
        let fallback = format!("article-{}", self.articles);
        let mut out = self.place.open(&self.name, &fallback, self.card)?;
        out.write(&self.text)?;
        empty(&mut self.text);
        out.finish()
    }
    /// Ends: only now does a file appear.
    pub fn finish(mut self) -> Result<(), Error> {
        let mut out = match self.open.take() {
            None if self.articles == 0 || self.place.is_directory() => return Ok(()),
            None => self.place.open("", "", self.card)?,
            Some(out) => out,
        };
        out.write(&self.text)?;
        out.finish()
    }
}

/// Empties a buffer for the next article; one that a huge article left behind is given back.
fn empty(text: &mut String) {
    text.clear();
    text.shrink_to(4 * PART);
}
