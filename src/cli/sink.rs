//! How articles become documents: many in one, one alone, or a file each.

use std::fs;
use std::path::{Path, PathBuf};

use wiredesk::error::Error;
use wiredesk::formats::Card;

use super::names::Names;
use super::output::Output;

/// How much is gathered before it is written.
const PART: usize = 1 << 20;

/// Where the user wants documents.
pub enum Place {
    /// On standard output.
    Stdout,
    /// In a file.
    File(PathBuf),
    /// In a directory, a file for each.
    Directory(PathBuf, Names),
}

impl Place {
    /// What `-o` says: a path that ends in a slash or is a directory is one.
    pub fn new(output: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = output else { return Ok(Self::Stdout) };
        if path.as_os_str() == super::input::STDIN {
            return Ok(Self::Stdout);
        }
        if path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator) {
            fs::create_dir_all(path).map_err(|e| Error::create_dir(path, e))?;
            return Ok(Self::Directory(path.to_owned(), Names::default()));
        }
        Ok(Self::File(path.to_owned()))
    }
    /// Whether each document gets a file of its own.
    pub fn is_directory(&self) -> bool {
        matches!(self, Self::Directory(..))
    }
    fn open(&mut self, words: &str, fallback: &str, card: &Card) -> Result<Output, Error> {
        match self {
            Self::Stdout => Ok(Output::stdout()),
            Self::File(path) => Output::file(path),
            Self::Directory(directory, names) => {
                let extension = card.extensions.first().copied().unwrap_or("out");
                Output::file(&directory.join(names.give(words, fallback, extension)))
            }
        }
    }
}

/// Takes what a writer wrote.
pub struct Sink<'p> {
    place: &'p mut Place,
    card: &'static Card,
    /// What was written and is not yet in the output.
    pub text: String,
    open: Option<Output>,
    articles: usize,
}

impl<'p> Sink<'p> {
    /// A sink for documents of a format.
    pub fn new(place: &'p mut Place, card: &'static Card) -> Self {
        Self { place, card, text: String::new(), open: None, articles: 0 }
    }
    /// Begins a document that is named after an input.
    pub fn begin(&mut self, input: &Path) -> Result<(), Error> {
        if self.card.many {
            let stem = input.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            self.open = Some(self.place.open(&stem, "stdin", self.card)?);
        }
        Ok(())
    }
    /// After an article was written, which is called `name`.
    pub fn article(&mut self, name: &str) -> Result<(), Error> {
        self.articles += 1;
        if let Some(out) = &mut self.open {
            if self.text.len() >= PART {
                out.write(&self.text)?;
                self.text.clear();
            }
            return Ok(());
        }
        if self.place.is_directory() {
            let fallback = format!("article-{}", self.articles);
            let mut out = self.place.open(name, &fallback, self.card)?;
            out.write(&self.text)?;
            self.text.clear();
            return out.finish();
        }
        match self.articles {
            1 => Ok(()),
            _ => Err(Error::usage(format!(
                "there is more than one article, and a document of {} holds one; give a directory, as -o out/",
                self.card.id
            ))),
        }
    }
    /// Ends: only now does a file appear.
    pub fn finish(mut self) -> Result<(), Error> {
        let out = match self.open.take() {
            None if self.articles == 0 || self.place.is_directory() => return Ok(()),
            None => self.place.open("", "", self.card)?,
            Some(out) => out,
        };
        let mut out = out;
        out.write(&self.text)?;
        out.finish()
    }
}
