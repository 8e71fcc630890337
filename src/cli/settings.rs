//! The settings of a project: `wiredesk.toml`, found from the working directory upward, and what the command line says
//! beside it.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use wiredesk::config::{Config, Profile, Threshold};
use wiredesk::diag::Report;
use wiredesk::error::Error;
use wiredesk::filters::release::Clock;
use wiredesk::formats::Card;
use wiredesk::model::Time;
use wiredesk::policy::Held;
use wiredesk::validate::{Baseline, Left, Matched, Noted, every_rule};

use super::args::{self, FailOnFinding, Validate};
use super::input;
use super::output::Output;

/// What the file is called.
const NAME: &str = "wiredesk.toml";

/// What is set for a run.
pub struct Settings {
    config: Config,
    /// What paths are relative to: the folder of the file, else the working directory.
    root: PathBuf,
    clock: Clock,
    baseline: Option<(PathBuf, Baseline)>,
    /// The baseline that is written.
    written: Option<Mutex<Baseline>>,
    fail_on: FailOnFinding,
}

impl Settings {
    /// As the command line says and the file that is found.
    pub fn new(args: &Validate) -> Result<Self, Error> {
        let here = env::current_dir().map_err(|e| Error::read(Path::new("."), e))?;
        let (mut config, root) = match file(&args.settings, &here)? {
            Some(path) => (read(&path)?, folder(&path, &here)),
            None => (Config::default(), here),
        };
        config.validate.profile = match args.settings.profile {
            Some(args::Profile::Strict) => Some(Profile::Strict),
            Some(args::Profile::Lenient) => Some(Profile::Lenient),
            None => config.validate.profile,
        };
        let set = config.validate.baseline.as_deref().map(|name| root.join(name));
        let baseline = args.settings.baseline.clone().or(set);
        if args.settings.write_baseline && baseline.is_none() {
            return Err(Error::usage(
                "--write-baseline writes the file that --baseline names, or `baseline` in wiredesk.toml",
            ));
        }
        let baseline =
            baseline.map(|path| known(&path, args.settings.write_baseline).map(|known| (path, known))).transpose()?;
        let written =
            baseline.as_ref().filter(|_| args.settings.write_baseline).map(|(_, known)| Mutex::new(known.clone()));
        let set = config.validate.fail_on.map(|set| match set {
            Threshold::Never => FailOnFinding::Never,
            Threshold::Warning => FailOnFinding::Warning,
            _ => FailOnFinding::Error,
        });
        let fail_on = args.fail_on.or(set).unwrap_or(FailOnFinding::Error);
        Ok(Self { config, root, clock: args.when.clock()?, baseline, written, fail_on })
    }
    /// The present, as the command line says or the clock.
    pub fn now(&self) -> Option<&Time> {
        self.clock.now.as_ref()
    }
    /// What makes the exit status 1.
    pub fn fail_on(&self) -> FailOnFinding {
        self.fail_on
    }
    /// The path that globs and baselines know a document by: relative to the settings, with `/` between folders.
    pub fn path_of(&self, path: &Path) -> String {
        if path.as_os_str() == input::STDIN || input::url(path).is_some() {
            return path.display().to_string();
        }
        let whole = env::current_dir().map_or_else(|_| path.to_owned(), |here| plain(&here.join(path)));
        let inside = whole.strip_prefix(plain(&self.root)).unwrap_or(&whole);
        inside.to_string_lossy().replace('\\', "/")
    }
    /// Whether a document is passed over.
    pub fn skips(&self, path: &str) -> bool {
        self.config.validate.skips(path)
    }
    /// The schema that a document at a path is held against, if the settings name one.
    pub fn schema_of(&self, path: &str) -> Option<PathBuf> {
        self.config.validate.schema_of(path).map(|name| self.root.join(name))
    }
    /// Every schema that the settings name.
    pub fn schemas(&self) -> Vec<PathBuf> {
        let validate = &self.config.validate;
        let of_paths = validate.paths.iter().filter_map(|paths| paths.schema.as_ref());
        let mut all: Vec<_> = validate.schema.iter().chain(of_paths).map(|name| self.root.join(name)).collect();
        all.sort();
        all.dedup();
        all
    }
    /// A report that keeps as many findings as are needed.
    pub fn report(&self) -> Report {
        if self.baseline.is_some() { Report::keeping_more() } else { Report::default() }
    }
    /// The policy as it holds for a document; `None` when nothing is asked for.
    pub fn policy(&self, card: &Card, path: &str) -> Option<Held<'_>> {
        let policy = Some(&self.config.policy).filter(|policy| !policy.is_empty());
        policy.map(|policy| Held::new(policy, card, path, &self.clock))
    }
    /// What is set for the document of a path.
    pub fn sieve(&self, path: String) -> Sieve<'_> {
        let known = match (&self.written, &self.baseline) {
            (Some(_), _) => Known::Noted(Noted::default()),
            (None, Some((_, baseline))) => Known::Left(baseline.of(&path)),
            (None, None) => Known::Left(Left::default()),
        };
        Sieve { settings: self, path, known }
    }
    /// Writes the baseline, if that was asked for; says so.
    pub fn write_baseline(&self) -> Result<Option<String>, Error> {
        let Some(((path, _), written)) = self.baseline.as_ref().zip(self.written.as_ref()) else { return Ok(None) };
        let written = written.lock().unwrap_or_else(PoisonError::into_inner);
        let mut file = Output::file(path)?;
        file.write(&written.text())?;
        file.finish()?;
        Ok(Some(format!("{}: {} findings are known from now on", path.display(), written.count())))
    }
}

/// What is set for one document, of which findings come a part at a time.
pub struct Sieve<'s> {
    settings: &'s Settings,
    path: String,
    known: Known,
}

/// What a baseline knows of it, or is to know.
enum Known {
    Left(Left),
    Noted(Noted),
}

impl Sieve<'_> {
    /// Gives findings their severities and takes out those that are off or known.
    pub fn sift(&mut self, report: &mut Report, text: &str) {
        self.settings.config.validate.apply(&self.path, report);
        match &mut self.known {
            Known::Left(left) => left.take_known(&self.path, report, text),
            Known::Noted(noted) => noted.take(&self.path, report, text),
        }
    }
    /// What the baseline made of it, at the end of the document.
    pub fn end(self) -> Matched {
        match self.known {
            Known::Left(left) => left.matched(),
            Known::Noted(noted) => {
                let matched = noted.matched();
                if let Some(written) = &self.settings.written {
                    written.lock().unwrap_or_else(PoisonError::into_inner).note(&self.path, noted);
                }
                matched
            }
        }
    }
}

/// The settings of a desk, and the folder that their paths are relative to.
#[cfg(feature = "desk")]
pub fn of_desk(named: Option<&Path>) -> Result<(Config, PathBuf, PathBuf), Error> {
    let here = env::current_dir().map_err(|e| Error::read(Path::new("."), e))?;
    let found = || here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file());
    let none = || Error::usage(format!("there is no {NAME} here or in a folder above; name the settings of the desk"));
    let path = named.map(Path::to_owned).or_else(found).ok_or_else(none)?;
    let config = read(&path)?;
    Ok((config, folder(&path, &here), path))
}

/// The file of the settings; `None` when there is none.
fn file(args: &args::Settings, here: &Path) -> Result<Option<PathBuf>, Error> {
    if args.no_config {
        return Ok(None);
    }
    match &args.config {
        Some(named) => Ok(Some(named.clone())),
        None => Ok(here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())),
    }
}

fn read(path: &Path) -> Result<Config, Error> {
    let text = fs::read_to_string(path).map_err(|e| Error::read(path, e))?;
    let rules: Vec<_> = every_rule().map(|rule| rule.id).collect();
    Config::read(&text, path, &rules)
}

fn folder(path: &Path, here: &Path) -> PathBuf {
    here.join(path).parent().map_or_else(|| here.to_owned(), Path::to_owned)
}

/// What is known; nothing where the file is still to be written.
fn known(path: &Path, may_be_absent: bool) -> Result<Baseline, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Baseline::read(&text)
            .map_err(|why| Error::usage(format!("{}: {why}; --write-baseline makes one", path.display()))),
        Err(e) if may_be_absent && e.kind() == ErrorKind::NotFound => Ok(Baseline::new()),
        Err(e) if e.kind() == ErrorKind::NotFound => {
            Err(Error::usage(format!("there is no baseline {}; --write-baseline makes one", path.display())))
        }
        Err(e) => Err(Error::read(path, e)),
    }
}

/// A path without `.` and `..`, by its words alone.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(out.pop()),
            part => out.push(part),
        }
    }
    out
}
