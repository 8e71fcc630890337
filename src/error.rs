//! What the world did wrong: files, configuration, usage. What a *document* did wrong is a diagnostic instead.
//!
//! All wording is in this file. A message says what was wrong, and what to do where something can be done; the cause is
//! in [`source`](std::error::Error::source) as well as in the message, because people see only the message.

use std::fmt::{self, Display, Formatter};
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The result of what can fail because of the world.
pub type Result<T> = std::result::Result<T, Error>;

/// What the world did wrong.
#[derive(Debug)]
pub struct Error(Box<Kind>);

#[derive(Debug)]
enum Kind {
    Io {
        doing: &'static str,
        path: PathBuf,
        cause: io::Error,
    },
    Stream {
        doing: &'static str,
        cause: io::Error,
    },
    TooLarge {
        path: PathBuf,
        limit: u64,
    },
    Fetch {
        url: PathBuf,
        why: Unfetched,
    },
    UnknownFormat {
        name: String,
        known: Vec<String>,
        nearest: Option<String>,
    },
    Usage {
        message: String,
    },
    Config {
        path: PathBuf,
        at: (usize, usize),
        key: String,
        what: String,
    },
    #[cfg(feature = "desk")]
    Store {
        doing: &'static str,
        path: PathBuf,
        cause: sqlx::Error,
    },
    #[cfg(feature = "desk")]
    LaterStore {
        path: PathBuf,
        steps: i64,
        known: i64,
    },
    #[cfg(feature = "desk")]
    Listen {
        address: String,
        cause: io::Error,
    },
}

/// Why a document was not fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unfetched {
    /// The address of its host is private, local or otherwise not of the public Internet.
    Special(IpAddr),
    /// The scheme of its URL is none that is fetched.
    Scheme(String),
    /// The server answered with this status, and when to come again.
    Status(String, Option<String>),
    /// More redirects than this.
    Redirects(usize),
    /// A redirect from https to this URL.
    Downgrade(String),
    /// It took longer than this.
    TimedOut(Duration),
    /// It came slower than this, in bytes a second.
    TooSlow(u64),
    /// It is larger than this, in bytes.
    TooLarge(u64),
    /// It inflates to more than this many times what came.
    Inflates(u64),
    /// It could not be connected to, or broke off.
    Failed(String),
}

impl Display for Unfetched {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Special(ip) => {
                write!(out, "{ip} is a private, local or reserved address; --allow-private connects to it all the same")
            }
            Self::Scheme(scheme) => write!(out, "{scheme}: is not fetched; http: and https: are"),
            Self::Status(status, None) => write!(out, "the server answered {status}"),
            Self::Status(status, Some(after)) => {
                write!(out, "the server answered {status}, and to come again after {after}")
            }
            Self::Redirects(most) => {
                write!(out, "it was redirected more than {most} times; name the address where it ends")
            }
            Self::Downgrade(to) => write!(out, "it is redirected from https to {to}; name that if it is what you want"),
            Self::TimedOut(time) => {
                write!(out, "it took longer than {} seconds; raise that with --timeout", time.as_secs())
            }
            Self::TooSlow(least) => write!(out, "it came slower than {least} bytes a second; ask again later"),
            Self::TooLarge(bytes) => {
                write!(out, "it is larger than the limit of {} MiB; raise it with --max-input", bytes >> 20)
            }
            Self::Inflates(ratio) => {
                write!(
                    out,
                    "it is compressed to less than a {ratio}th of its size, as only what means harm is; what you trust is read from a file"
                )
            }
            Self::Failed(why) => write!(out, "{why}"),
        }
    }
}

impl Error {
    /// A document that was not fetched.
    pub fn fetch(url: &str, why: Unfetched) -> Self {
        Self::new(Kind::Fetch { url: url.into(), why })
    }

    /// A file that cannot be read. The path `-` is the standard input.
    pub fn read(path: &Path, cause: io::Error) -> Self {
        Self::io("read", path, cause)
    }

    /// A file that cannot be written. The path `-` is the standard output.
    pub fn write(path: &Path, cause: io::Error) -> Self {
        match path == Path::new("-") {
            true => Self::output(cause),
            false => Self::io("write", path, cause),
        }
    }

    /// A directory that cannot be made.
    pub fn create_dir(path: &Path, cause: io::Error) -> Self {
        Self::io("create the directory", path, cause)
    }

    /// A stream without a name, such as the standard output or a caller's own writer, that cannot be written to.
    pub fn output(cause: io::Error) -> Self {
        Self::new(Kind::Stream { doing: "write the output", cause })
    }

    /// A document of more than `limit` MiB.
    pub fn too_large(path: &Path, limit: u64) -> Self {
        Self::new(Kind::TooLarge { path: path.to_owned(), limit })
    }

    /// A format that nobody knows, with those that are known and the one that may have been meant.
    pub fn unknown_format(name: &str, known: &[&str], nearest: Option<&str>) -> Self {
        let known = known.iter().map(|&known| known.to_owned()).collect();
        Self::new(Kind::UnknownFormat { name: name.to_owned(), known, nearest: nearest.map(str::to_owned) })
    }

    /// Something in a file of settings: its line and column, the key (empty where it is none's), and what is wrong and what
    /// to do, in words without a full stop.
    pub fn config(path: &Path, at: (usize, usize), key: &str, what: impl Into<String>) -> Self {
        Self::new(Kind::Config { path: path.to_owned(), at, key: key.to_owned(), what: what.into() })
    }

    /// The store of a desk that cannot be used.
    #[cfg(feature = "desk")]
    pub fn store(doing: &'static str, path: &Path, cause: sqlx::Error) -> Self {
        Self::new(Kind::Store { doing, path: path.to_owned(), cause })
    }

    /// The store of a desk that a later version made: how many steps it is at, and how many are known.
    #[cfg(feature = "desk")]
    pub fn later_store(path: &Path, steps: i64, known: i64) -> Self {
        Self::new(Kind::LaterStore { path: path.to_owned(), steps, known })
    }

    /// An address at which nobody can be listened to.
    #[cfg(feature = "desk")]
    pub fn listen(address: &str, cause: io::Error) -> Self {
        Self::new(Kind::Listen { address: address.to_owned(), cause })
    }

    /// A command that makes no sense. The message is a whole sentence without a full stop.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage { message: message.into() })
    }

    /// Whether whoever read the output went away, as `head` does: no reason to complain.
    pub fn is_broken_pipe(&self) -> bool {
        match self.0.as_ref() {
            Kind::Io { cause, .. } | Kind::Stream { cause, .. } => cause.kind() == io::ErrorKind::BrokenPipe,
            _ => false,
        }
    }

    /// Whether the command itself was wrong, rather than what it met.
    pub fn is_usage(&self) -> bool {
        matches!(*self.0, Kind::Usage { .. } | Kind::UnknownFormat { .. })
    }

    /// The file or directory that it is about.
    pub fn path(&self) -> Option<&Path> {
        match self.0.as_ref() {
            Kind::Io { path, .. }
            | Kind::TooLarge { path, .. }
            | Kind::Fetch { url: path, .. }
            | Kind::Config { path, .. } => Some(path),
            #[cfg(feature = "desk")]
            Kind::Store { path, .. } | Kind::LaterStore { path, .. } => Some(path),
            _ => None,
        }
    }

    fn io(doing: &'static str, path: &Path, cause: io::Error) -> Self {
        Self::new(Kind::Io { doing, path: path.to_owned(), cause })
    }

    fn new(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self.0.as_ref() {
            Kind::Io { cause, .. } | Kind::Stream { cause, .. } => Some(cause),
            #[cfg(feature = "desk")]
            Kind::Store { cause, .. } => Some(cause),
            #[cfg(feature = "desk")]
            Kind::Listen { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

impl Display for Error {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self.0.as_ref() {
            Kind::Io { doing, path, cause } => {
                write!(out, "cannot {doing} {}: {cause}{}", shown(path), advice(doing, cause.kind()))
            }
            Kind::Stream { doing, cause } => write!(out, "cannot {doing}: {cause}{}", advice(doing, cause.kind())),
            Kind::TooLarge { path, limit } => {
                write!(
                    out,
                    "{} is larger than the limit of {limit} MiB; raise it with --max-input, or split the document",
                    shown(path)
                )
            }
            Kind::Fetch { url, why } => write!(out, "cannot fetch {}: {why}", url.display()),
            Kind::UnknownFormat { name, known, nearest } => {
                write!(out, "there is no format {name:?}")?;
                match nearest {
                    Some(nearest) => write!(out, "; did you mean {nearest:?}? ")?,
                    None => write!(out, "; ")?,
                }
                write!(out, "known are {}", known.join(", "))
            }
            Kind::Usage { message } => write!(out, "{message}"),
            Kind::Config { path, at: (line, column), key, what } => {
                let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
                write!(out, "{}:{line}:{column}: {key}{what}", shown(path))
            }
            #[cfg(feature = "desk")]
            Kind::Store { doing, path, cause } => write!(out, "cannot {doing} the store {}: {cause}", shown(path)),
            #[cfg(feature = "desk")]
            Kind::LaterStore { path, steps, known } => write!(
                out,
                "the store {} is of a later wiredesk (step {steps}, known are {known}); use that, or another `data` folder",
                shown(path)
            ),
            #[cfg(feature = "desk")]
            Kind::Listen { address, cause } => write!(
                out,
                "cannot listen at {address}: {cause}; name another address as `listen` in [desk], or end what listens there"
            ),
        }
    }
}

fn shown(path: &Path) -> String {
    match path.to_str() {
        Some("-") => "the standard input".to_owned(),
        _ => path.display().to_string(),
    }
}

fn advice(doing: &str, kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound if doing == "read" => "; check the path",
        io::ErrorKind::NotFound => "; make its directory first",
        io::ErrorKind::PermissionDenied => "; check the permissions",
        io::ErrorKind::AlreadyExists => "; choose another name or remove it",
        io::ErrorKind::IsADirectory => "; name a file in it",
        io::ErrorKind::NotADirectory => "; a part of the path is a file: check the path",
        io::ErrorKind::StorageFull => "; make room on the disk",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    #[test]
    fn messages_say_what_and_what_to_do() {
        let gone = || io::Error::new(io::ErrorKind::NotFound, "no such file");
        let cases = [
            (Error::read(Path::new("a.xml"), gone()), "cannot read a.xml: no such file; check the path"),
            (
                Error::create_dir(Path::new("out"), gone()),
                "cannot create the directory out: no such file; make its directory first",
            ),
            (
                Error::too_large(Path::new("-"), 9),
                "the standard input is larger than the limit of 9 MiB; raise it with --max-input, or split the document",
            ),
            (
                Error::unknown_format("ros", &["atom", "rss"], Some("rss")),
                "there is no format \"ros\"; did you mean \"rss\"? known are atom, rss",
            ),
            (Error::unknown_format("x", &["atom"], None), "there is no format \"x\"; known are atom"),
            (Error::usage("two outputs are one too many"), "two outputs are one too many"),
        ];
        for (error, message) in cases {
            assert_eq!(error.to_string(), message);
        }
    }

    #[test]
    fn causes_are_kept() {
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        assert!(Error::write(Path::new("-"), gone()).is_broken_pipe());
        assert!(Error::output(gone()).source().is_some());
        assert!(Error::write(Path::new("-"), gone()).to_string().starts_with("cannot write the output: "));
        assert!(!Error::usage("x").is_broken_pipe() && Error::usage("x").is_usage());
    }
}
