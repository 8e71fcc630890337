//! Where documents go: a regular file appears whole or not at all; devices, pipes and standard output are written
//! straight.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use wiredesk::error::Error;

use super::progress;

/// An output that is open.
pub struct Output {
    /// What people know it as.
    shown: PathBuf,
    to: To,
}

enum To {
    Stdout,
    Straight(File),
    /// In a file beside the one that it becomes.
    Whole(NamedTempFile, PathBuf),
}

impl Output {
    /// Standard output.
    pub fn stdout() -> Self {
        Self { shown: PathBuf::from(super::input::STDIN), to: To::Stdout }
    }
    /// A file. The directory it stands in must exist.
    pub fn file(path: &Path) -> Result<Self, Error> {
        // Nearly always nothing is there, and one question tells.
        Self::over(fs::symlink_metadata(path).ok().as_ref(), path, path.to_owned())
    }
    /// The same where what is there now was looked at: at `path`, which people know as `shown`.
    pub fn over(there: Option<&Metadata>, path: &Path, shown: PathBuf) -> Result<Self, Error> {
        let leads_to = there.filter(|m| m.is_symlink()).map(|_| fs::metadata(path).ok());
        let is_link = leads_to.is_some();
        let there = leads_to.as_ref().map_or(there, Option::as_ref);
        if there.is_some_and(|m| !m.is_file()) || is_descriptor(path) {
            return match fs::OpenOptions::new().write(true).open(path) {
                Ok(file) => Ok(Self { shown, to: To::Straight(file) }),
                Err(e) => Err(Error::write(&shown, e)),
            };
        }
        let (path, shown) = if is_link { (landing(path.to_owned()), landing(shown)) } else { (path.to_owned(), shown) };
        match temporary(&path, there) {
            Ok(file) => Ok(Self { shown, to: To::Whole(file, path) }),
            Err(e) => Err(Error::write(&shown, plain(e))),
        }
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
            To::Whole(file, _) => file.write_all(bytes),
        };
        done.map_err(|e| Error::write(&self.shown, plain(e)))
    }
    /// Ends: only now does a regular file appear.
    pub fn finish(self) -> Result<(), Error> {
        let done = match self.to {
            To::Stdout => io::stdout().lock().flush(),
            To::Straight(mut file) => file.flush(),
            To::Whole(file, path) => file.persist(path).map(|_| ()).map_err(|e| plain(e.error)),
        };
        done.map_err(|e| Error::write(&self.shown, e))
    }
}

/// Whether a path is another name of standard output.
pub fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// Whether a path names what is already open: another file that took its place would not be that.
fn is_descriptor(path: &Path) -> bool {
    ["/dev/fd", "/dev/stdin", "/dev/stdout", "/dev/stderr", "/proc/self/fd"]
        .iter()
        .any(|directory| path.starts_with(directory))
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
fn temporary(path: &Path, replaces: Option<&Metadata>) -> io::Result<NamedTempFile> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_below_dev_shm_was_taken_for_a_descriptor_and_not_made() {
        let named = |path: &str| is_descriptor(Path::new(path));
        assert!(named("/dev/fd/3") && named("/dev/stdout") && named("/proc/self/fd/3"));
        assert!(!named("/dev/shm/out/story.atom") && !named("/dev/shm") && !named("dev/stdout"));
    }

    #[test]
    fn an_error_names_the_file_as_it_was_named() {
        let directory = tempfile::tempdir().unwrap();
        let error = Output::over(None, &directory.path().join("gone/a.atom"), PathBuf::from("gone/a.atom"));
        assert!(error.err().unwrap().to_string().starts_with("cannot write gone/a.atom: "));
    }
}
