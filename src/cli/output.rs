//! Where documents go: a regular file appears whole or not at all; devices, pipes and standard output are written
//! straight.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use wiredesk::error::Error;

use super::progress;

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
        // Nearly always nothing is there, and one question tells.
        let there = fs::symlink_metadata(path).ok();
        let is_link = there.as_ref().is_some_and(fs::Metadata::is_symlink);
        let there = if is_link { fs::metadata(path).ok() } else { there };
        if there.as_ref().is_some_and(|m| !m.is_file()) || is_descriptor(path) {
            let file = fs::OpenOptions::new().write(true).open(path).map_err(wrong)?;
            return Ok(Self { path: path.to_owned(), to: To::Straight(file) });
        }
        let path = if is_link { landing(path.to_owned()) } else { path.to_owned() };
        let file = temporary(&path, there.as_ref()).map_err(|e| Error::write(&path, plain(e)))?;
        Ok(Self { path, to: To::Whole(file) })
    }
    /// Writes a part.
    pub fn write(&mut self, part: &str) -> Result<(), Error> {
        self.write_bytes(part.as_bytes())
    }
    /// Writes a part that is in an encoding of its own.
    pub fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let done = match &mut self.to {
            To::Stdout => progress::aside(|| io::stdout().lock().write_all(bytes)),
            To::Straight(file) => file.write_all(bytes),
            To::Whole(file) => file.write_all(bytes),
        };
        done.map_err(|e| Error::write(&self.path, plain(e)))
    }
    /// Ends: only now does a regular file appear.
    pub fn finish(self) -> Result<(), Error> {
        let done = match self.to {
            To::Stdout => io::stdout().lock().flush(),
            To::Straight(mut file) => file.flush(),
            To::Whole(file) => file.persist(&self.path).map(|_| ()).map_err(|e| plain(e.error)),
        };
        done.map_err(|e| Error::write(&self.path, e))
    }
}

/// Whether a path is another name of standard output.
pub fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// Whether a path names what is already open: another file that took its place would not be that.
fn is_descriptor(path: &Path) -> bool {
    ["/dev", "/proc/self/fd"].iter().any(|directory| path.starts_with(directory))
}

/// How many links are followed before it is taken for a circle.
const MOST_LINKS: usize = 40;

/// Where a path leads: a link is followed, so that the link stays and what it points to is replaced.
fn landing(mut path: PathBuf) -> PathBuf {
    for _ in 0..MOST_LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        path = match path.parent() {
            Some(directory) => directory.join(target),
            None => target,
        };
    }
    path
}

/// The error without the name of the temporary file, which nobody asked for.
fn plain(error: io::Error) -> io::Error {
    if error.get_ref().is_some() { io::Error::from(error.kind()) } else { error }
}

/// A file beside `path`, with the rights that a new file there gets, or those of the file that it will replace.
fn temporary(path: &Path, replaces: Option<&fs::Metadata>) -> io::Result<NamedTempFile> {
    let directory = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wiredesk-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = match builder.tempfile_in(directory) {
        // What is wrong with the directory says more.
        Err(_) if !fs::metadata(directory)?.is_dir() => return Err(io::ErrorKind::NotADirectory.into()),
        file => file?,
    };
    if let Some(old) = replaces {
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

/// Prints bytes as they are on standard output.
#[cfg(feature = "desk")]
pub fn print_bytes(bytes: &[u8]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(Error::output)
}

/// Tells something on standard error. That nobody listens there is no failure.
pub fn tell(text: &str) {
    let _ = progress::aside(|| io::stderr().lock().write_all(text.as_bytes()));
}
