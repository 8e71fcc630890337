//! What the world did wrong: files, configuration, usage. What a *document* did wrong is a diagnostic instead.
//!
//! All wording is in this file. A message says what was wrong, and what to do where something can be done; the cause is
//! in [`source`](std::error::Error::source) as well as in the message, because people see only the message.

use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

/// The result of what can fail because of the world.
pub type Result<T> = std::result::Result<T, Error>;

/// What the world did wrong.
#[derive(Debug)]
pub struct Error(Box<Kind>);

#[derive(Debug)]
enum Kind {
    Io { doing: &'static str, path: PathBuf, cause: io::Error },
    Stream { doing: &'static str, cause: io::Error },
    TooLarge { path: PathBuf, limit: u64 },
    UnknownFormat { name: String, known: Vec<String>, nearest: Option<String> },
    UnrecognisedFormat { path: PathBuf },
    NeedsDirectory { format: String, documents: usize },
    Config { path: PathBuf, message: String },
    Usage { message: String },
}

impl Error {
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

    /// A document of more than `limit` bytes.
    pub fn too_large(path: &Path, limit: u64) -> Self {
        Self::new(Kind::TooLarge { path: path.to_owned(), limit })
    }

    /// A format that nobody knows, with those that are known and the one that may have been meant.
    pub fn unknown_format(name: &str, known: &[&str], nearest: Option<&str>) -> Self {
        let known = known.iter().map(|&known| known.to_owned()).collect();
        Self::new(Kind::UnknownFormat { name: name.to_owned(), known, nearest: nearest.map(str::to_owned) })
    }

    /// A document whose format was not stated and cannot be told.
    pub fn unrecognised_format(path: &Path) -> Self {
        Self::new(Kind::UnrecognisedFormat { path: path.to_owned() })
    }

    /// Several documents of a format that holds one article each, and no directory to put them in.
    pub fn needs_directory(format: &str, documents: usize) -> Self {
        Self::new(Kind::NeedsDirectory { format: format.to_owned(), documents })
    }

    /// A configuration file that does not say what it should.
    pub fn config(path: &Path, message: impl Into<String>) -> Self {
        Self::new(Kind::Config { path: path.to_owned(), message: message.into() })
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
        matches!(*self.0, Kind::Usage { .. } | Kind::UnknownFormat { .. } | Kind::NeedsDirectory { .. })
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
            _ => None,
        }
    }
}

impl Display for Error {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self.0.as_ref() {
            Kind::Io { doing, path, cause } => {
                write!(out, "cannot {doing} {}: {cause}{}", shown(path), advice(cause.kind()))
            }
            Kind::Stream { doing, cause } => write!(out, "cannot {doing}: {cause}{}", advice(cause.kind())),
            Kind::TooLarge { path, limit } => {
                write!(out, "{} is larger than the limit of {limit} bytes; raise the limit or split it", shown(path))
            }
            Kind::UnknownFormat { name, known, nearest } => {
                write!(out, "there is no format {name:?}")?;
                match nearest {
                    Some(nearest) => write!(out, "; did you mean {nearest:?}? ")?,
                    None => write!(out, "; ")?,
                }
                write!(out, "known are {}", known.join(", "))
            }
            Kind::UnrecognisedFormat { path } => {
                write!(out, "cannot tell the format of {}; name it with --from", shown(path))
            }
            Kind::NeedsDirectory { format, documents } => {
                write!(out, "{documents} articles make {documents} documents of {format}; name a directory for them")
            }
            Kind::Config { path, message } => write!(out, "{}: {message}", shown(path)),
            Kind::Usage { message } => write!(out, "{message}"),
        }
    }
}

fn shown(path: &Path) -> String {
    match path.to_str() {
        Some("-") => "the standard input".to_owned(),
        _ => path.display().to_string(),
    }
}

fn advice(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound => "; check the path",
        io::ErrorKind::PermissionDenied => "; check the permissions",
        io::ErrorKind::AlreadyExists => "; choose another name or remove it",
        io::ErrorKind::IsADirectory => "; name a file in it",
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
                "cannot create the directory out: no such file; check the path",
            ),
            (
                Error::too_large(Path::new("-"), 9),
                "the standard input is larger than the limit of 9 bytes; raise the limit or split it",
            ),
            (
                Error::unknown_format("ros", &["atom", "rss"], Some("rss")),
                "there is no format \"ros\"; did you mean \"rss\"? known are atom, rss",
            ),
            (Error::unknown_format("x", &["atom"], None), "there is no format \"x\"; known are atom"),
            (Error::unrecognised_format(Path::new("a")), "cannot tell the format of a; name it with --from"),
            (Error::needs_directory("nitf", 3), "3 articles make 3 documents of nitf; name a directory for them"),
            (Error::config(Path::new("w.toml"), "no desk"), "w.toml: no desk"),
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
