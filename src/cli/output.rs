//! Where documents go: a regular file appears whole or not at all; devices, pipes and standard output are written
//! straight.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use wiredesk::error::Error;

/// An output that is open.
pub struct Output {
    path: PathBuf,
    to: To,
}

enum To {
    Stdout,
    Straight(File),
    Whole(NamedTempFile),
}

impl Output {
    /// Standard output.
    pub fn stdout() -> Self {
        Self { path: PathBuf::from(super::input::STDIN), to: To::Stdout }
    }
    /// A file. The directory it stands in must exist.
    pub fn file(path: &Path) -> Result<Self, Error> {
        let wrong = |e| Error::write(path, e);
        let straight = fs::metadata(path).is_ok_and(|m| !m.is_file());
        let to = if straight {
            To::Straight(fs::OpenOptions::new().write(true).open(path).map_err(wrong)?)
        } else {
            To::Whole(temporary(path).map_err(wrong)?)
        };
        Ok(Self { path: path.to_owned(), to })
    }
    /// Writes a part.
    pub fn write(&mut self, part: &str) -> Result<(), Error> {
        let bytes = part.as_bytes();
        let done = match &mut self.to {
            To::Stdout => io::stdout().lock().write_all(bytes),
            To::Straight(file) => file.write_all(bytes),
            To::Whole(file) => file.write_all(bytes),
        };
        done.map_err(|e| Error::write(&self.path, e))
    }
    /// Ends: only now does a regular file appear.
    pub fn finish(self) -> Result<(), Error> {
        let done = match self.to {
            To::Stdout => io::stdout().lock().flush(),
            To::Straight(mut file) => file.flush(),
            To::Whole(file) => file.persist(&self.path).map(|_| ()).map_err(|e| e.error),
        };
        done.map_err(|e| Error::write(&self.path, e))
    }
}

/// A file beside `path`, with the rights that a new file there gets, or those of the file it will replace.
fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    let directory = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wiredesk-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(directory)?;
    if let Ok(old) = fs::metadata(path) {
        fs::set_permissions(file.path(), old.permissions())?;
    }
    Ok(file)
}

/// Prints on standard output.
pub fn print(text: &str) -> Result<(), Error> {
    let mut out = Output::stdout();
    out.write(text)?;
    out.finish()
}

/// Tells something on standard error. That nobody listens there is no failure.
pub fn tell(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
