//! The sources in the settings of a desk: listed, added, removed, and as lists that feed readers exchange (OPML).

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use wiredesk::config::{Config, Source};
use wiredesk::desk::opml::{self, Outline};
use wiredesk::error::Error;
use wiredesk::net::shown;

use super::args::Sources;
use super::output::{self, Output};
use super::settings;
use super::tally::CONVERTED;
use super::words::one_line;

/// How the table of a source begins.
const TABLE: &str = "[[source]]";

/// Runs `sources`.
pub fn run(args: &Sources) -> Result<u8, Error> {
    let of = args.desk();
    let (config, _, path) = settings::of_desk(of.config.as_deref())?;
    match args {
        Sources::List { .. } => output::print(&config.sources.iter().map(line).collect::<String>())?,
        Sources::Export { .. } => {
            output::print(&opml::write(config.desk.name.as_deref().unwrap_or("wiredesk"), &config.sources))?;
        }
        Sources::Import { file, .. } => {
            let text = fs::read_to_string(file).map_err(|e| Error::read(file, e))?;
            let found = opml::read(&text).map_err(|why| Error::usage(format!("{}: {why}", file.display())))?;
            add(&config, &path, &found)?;
        }
        Sources::Add { url, name, .. } => {
            let mut outline = Outline::default();
            (outline.title, outline.url) = (name.clone().unwrap_or_default(), url.clone());
            add(&config, &path, &[outline])?;
        }
        Sources::Remove { name, .. } => remove(&config, &path, name)?,
    }
    Ok(CONVERTED)
}

fn line(source: &Source) -> String {
    let files = || source.files.0.join(", ");
    let at = source.url.as_deref().map(shown).or_else(|| source.folder.clone()).unwrap_or_else(files);
    format!("{}: {}\n", source.name.as_deref().unwrap_or_default(), one_line(&at))
}

/// Adds feeds that are no sources yet to the end of the settings.
fn add(config: &Config, path: &Path, found: &[Outline]) -> Result<(), Error> {
    let mut urls: BTreeSet<_> = config.sources.iter().filter_map(|source| source.url.clone()).collect();
    let mut names: BTreeSet<_> = config.sources.iter().filter_map(|source| source.name.clone()).collect();
    let (mut added, mut told) = (String::new(), String::new());
    for outline in found {
        if !urls.insert(outline.url.clone()) {
            told += &format!("{}: it is a source already\n", shown(&outline.url));
            continue;
        }
        let name = opml::name(outline, &names);
        // A string of JSON is one of TOML.
        let quoted = |words: &str| serde_json::Value::from(words).to_string();
        added += &format!("\n{TABLE}\nname = {}\nurl = {}\n", quoted(&name), quoted(&outline.url));
        told += &format!("{name}: {}\n", shown(&outline.url));
        names.insert(name);
    }
    let text = fs::read_to_string(path).map_err(|e| Error::read(path, e))?;
    if !added.is_empty() {
        write(path, &format!("{}\n{added}", text.trim_end()))?;
    }
    output::print(&told)
}

/// Takes the table of a source out of the settings.
fn remove(config: &Config, path: &Path, name: &str) -> Result<(), Error> {
    let place = config.sources.iter().position(|source| source.name.as_deref() == Some(name));
    let place = place.ok_or_else(|| Error::usage(format!("there is no source {name:?}; `wiredesk sources list`")))?;
    let text = fs::read_to_string(path).map_err(|e| Error::read(path, e))?;
    let by_hand = || Error::usage(format!("{} is not written as tables [[source]]: edit it by hand", path.display()));
    let is_table = |line: &str| line.trim_start().starts_with('[');
    let (mut seen, mut inside, mut left) = (0, false, String::new());
    for line in text.split_inclusive('\n') {
        if is_table(line) {
            let is_source = line.trim_start().starts_with(TABLE);
            inside = is_source && seen == place;
            seen += usize::from(is_source);
        }
        if !inside {
            left.push_str(line);
        }
    }
    // What looks like a table may stand in a string: nothing but that source may be gone.
    let names = |config: &Config| config.sources.iter().filter_map(|s| s.name.clone()).collect::<Vec<_>>();
    let is_right = Config::read(&left, path, &[]).is_ok_and(|after| {
        let mut before = names(config);
        before.remove(place);
        names(&after) == before
    });
    if !is_right {
        return Err(by_hand());
    }
    write(path, &left)?;
    // The same source added later is asked as if it were new.
    super::desk::forget(config, path, name)?;
    output::print(&format!("{name}: removed; what it gave stays in the store\n"))
}

/// Writes settings that are still right, whole.
fn write(path: &Path, text: &str) -> Result<(), Error> {
    Config::read(text, path, &[])?;
    let mut file = Output::file(path)?;
    file.write(text)?;
    file.finish()
}
