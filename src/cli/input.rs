//! Where documents come from: files, directories, patterns and standard input.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use wiredesk::detect::detect;
use wiredesk::error::Error;
use wiredesk::{formats, text};

use super::long;

/// The name of standard input on the command line.
pub const STDIN: &str = "-";

/// How much of a file tells whether it is a document.
const HEAD: u64 = 4096;

/// How deep directories are entered.
const DEEPEST: usize = 64;

/// An input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where it is.
    pub path: PathBuf,
    /// What a document that is made of it is called, without an ending.
    pub words: String,
    /// Whether it was found in a directory rather than named: then it may turn out to be something else.
    pub found: bool,
}

impl Named {
    fn new(path: PathBuf) -> Self {
        if let Some(url) = url(&path) {
            let words = url.split_once("//").map_or(url, |(_, rest)| rest).split(['?', '#']).next().unwrap_or_default();
            return Self { words: words.to_owned(), path, found: false };
        }
        let words = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self { path, words, found: false }
    }
    /// The same as it may be told, once it was read: a URL without what is secret in it.
    #[cfg(feature = "net")]
    pub fn shown(&self) -> Self {
        match url(&self.path) {
            Some(url) => Self::new(wiredesk::net::shown(url).into()),
            None => self.clone(),
        }
    }
    #[cfg(not(feature = "net"))]
    pub fn shown(&self) -> Self {
        self.clone()
    }
    /// Whether it can be read once only, or is not to be asked for twice.
    pub fn is_read_once(&self) -> bool {
        self.path.as_os_str() == STDIN || url(&self.path).is_some()
    }
}

/// The URL that an input is, if it is one.
pub fn url(path: &Path) -> Option<&str> {
    let scheme = |url: &&str| {
        ["http://", "https://"].iter().any(|s| url.get(..s.len()).is_some_and(|u| u.eq_ignore_ascii_case(s)))
    };
    path.to_str().filter(scheme)
}

/// The inputs that were named; none means standard input. A directory stands for the documents in it, at every depth and
/// in the order of their names; a pattern for the files and directories that match.
pub fn named(paths: &[PathBuf]) -> Result<Vec<Named>, Error> {
    if paths.is_empty() {
        return Ok(vec![Named::new(PathBuf::from(STDIN))]);
    }
    let mut list = Vec::new();
    for path in paths {
        match pattern(path) {
            None => add(path, &mut list)?,
            Some(pattern) => matching(pattern, &mut list)?,
        }
    }
    Ok(list)
}

/// The words of a pattern: a shell that found no match hands it on, and some shells never look.
fn pattern(path: &Path) -> Option<&str> {
    let words = path.to_str().filter(|words| words.contains(['*', '?', '[']) && url(path).is_none());
    words.filter(|_| fs::symlink_metadata(path).is_err())
}

fn matching(pattern: &str, list: &mut Vec<Named>) -> Result<(), Error> {
    let wrong = |e: glob::PatternError| Error::usage(format!("{pattern:?} is no pattern: {e}"));
    // What the crate has for hidden names takes a name for text, which it need not be.
    let asked = Path::new(pattern).components().any(is_hidden);
    let shown = |path: &PathBuf| asked || !path.components().any(is_hidden);
    let mut none = true;
    for found in glob::glob(pattern).map_err(wrong)? {
        match found {
            Ok(path) if shown(&path) => add(&path, list)?,
            // What cannot be looked into is an input that cannot be read: something in it may match.
            Err(error) if shown(&error.path().to_owned()) => list.push(Named::new(error.path().to_owned())),
            _ => continue,
        }
        none = false;
    }
    if none {
        return Err(Error::usage(format!("nothing matches {pattern:?}; check the path")));
    }
    Ok(())
}

/// Whether a name begins with a dot.
fn is_hidden(part: Component<'_>) -> bool {
    matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b"."))
}

fn add(path: &Path, list: &mut Vec<Named>) -> Result<(), Error> {
    if path.as_os_str() == STDIN || url(path).is_some() || !path.is_dir() {
        list.push(Named::new(path.to_owned()));
        return Ok(());
    }
    let before = list.len();
    walk(path, path, 0, list);
    if list.len() == before {
        let formats = "`wiredesk formats` lists what is read";
        return Err(Error::usage(format!("there is no document in {}; {formats}", path.display())));
    }
    Ok(())
}

/// Adds the documents in a directory. Hidden files and links to directories are passed by; a directory that cannot be read is
/// an input that cannot be, beside those that can.
fn walk(top: &Path, directory: &Path, depth: usize, list: &mut Vec<Named>) {
    let entries = fs::read_dir(directory).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let Ok(mut entries) = entries else { return list.push(Named::new(directory.to_owned())) };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !hidden && depth < DEEPEST => walk(top, &path, depth + 1, list),
            Ok(kind) if !kind.is_dir() && !hidden && is_document(&path, kind) => {
                let words = path.strip_prefix(top).unwrap_or(&path).with_extension("");
                list.push(Named { words: words.to_string_lossy().into_owned(), path, found: true });
            }
            _ => {}
        }
    }
}

/// Whether a file in a directory is taken for a document: by its ending, else by its beginning. Words alone are no sign:
/// everything may begin with them. One that cannot be read may be one.
fn is_document(path: &Path, kind: fs::FileType) -> bool {
    if !(kind.is_file() || kind.is_symlink() && path.is_file()) {
        return false;
    }
    let ending = extension(path);
    if ending
        .is_some_and(|e| formats::ALL.iter().any(|c| c.extensions.iter().any(|known| known.eq_ignore_ascii_case(e))))
    {
        return true;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_err() || detect(text::decode(&head, None).text(), None, None).is_some_and(|card| card.id != "text")
}

/// Reads a document whole, up to a number of MiB.
pub fn read(path: &Path, max: u64) -> Result<Vec<u8>, Error> {
    let limit = max.saturating_mul(1 << 20);
    let wrong = |e| Error::read(path, e);
    let bytes = if path.as_os_str() == STDIN {
        rest(io::stdin().lock(), limit, Vec::new()).map_err(wrong)?
    } else {
        let mut file = File::open(path).map_err(wrong)?;
        let expected = file.metadata().map_or(0, |m| m.len());
        if expected > limit {
            // What is known to be too large is not read first.
            return Err(Error::too_large(path, max));
        }
        let expected = usize::try_from(expected).unwrap_or(0);
        let begun = long::begin(&mut file, expected);
        let bytes = begun.unwrap_or_else(|| Vec::with_capacity(expected.saturating_add(1)));
        rest(file, limit, bytes).map_err(wrong)?
    };
    if u64::try_from(bytes.len()).is_ok_and(|count| count > limit) {
        return Err(Error::too_large(path, max));
    }
    Ok(bytes)
}

/// Reads what follows `bytes`, up to one byte more than may be.
fn rest(from: impl Read, limit: u64, mut bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    let known = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    from.take(limit.saturating_add(1).saturating_sub(known)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The ending of a file name, without the dot.
pub fn extension(path: &Path) -> Option<&str> {
    path.extension().and_then(|e| e.to_str())
}
