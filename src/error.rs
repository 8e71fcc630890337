//! What the *world* did wrong: files, pipes, usage. All wording is in this file.

use std::fmt;
use std::io;
use std::path::Path;

/// A file that could not be read, a target that could not be written, a command that could not run.
#[derive(Debug)]
pub struct Error {
    message: String,
    source: Option<io::Error>,
}

impl Error {
    fn io(message: String, source: io::Error) -> Self {
        Self { message, source: Some(source) }
    }
    /// A file that could not be read.
    pub fn read(path: &Path, source: io::Error) -> Self {
        Self::io(format!("cannot read {}: {source}", path.display()), source)
    }
    /// A file that could not be written.
    pub fn write(path: &Path, source: io::Error) -> Self {
        Self::io(format!("cannot write {}: {source}", path.display()), source)
    }
    /// A document beyond the size limit.
    pub fn too_large(path: &Path, limit: u64) -> Self {
        let message = format!("{} is larger than {} MiB, the limit for one document", path.display(), limit >> 20);
        Self { message, source: None }
    }
    /// A format that nobody knows.
    pub fn unknown_format(name: &str, known: &[&str]) -> Self {
        let near = known.iter().find(|k| k.starts_with(name) || name.starts_with(**k));
        let hint = near.map_or_else(|| format!("known are: {}", known.join(", ")), |k| format!("did you mean {k}?"));
        Self { message: format!("no format is called {name:?}; {hint}"), source: None }
    }
    /// The command cannot be run as it was given.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }
    /// Whether the reader of our output went away, which is no failure of ours.
    pub fn is_broken_pipe(&self) -> bool {
        self.source.as_ref().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|e| e as _)
    }
}
