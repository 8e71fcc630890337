//! The import rule: a file imports from its own room and from lower floors, and a format never from another format.
#![allow(clippy::disallowed_methods, reason = "the sources are files")]

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms by floor; within a floor a room may import those that stand before it.
const FLOORS: &[&[&str]] = &[
    &["text", "error"],
    &["model", "diag"],
    &["syntax", "vocab", "copy"],
    &["formats"],
    &["detect", "stream", "loss", "filters", "convert", "config", "policy", "schema", "transport", "validate"],
    &["net", "interop"],
    &["desk"],
    &["cli"],
];

fn height(room: &str) -> Option<(usize, usize)> {
    FLOORS.iter().enumerate().find_map(|(f, rooms)| rooms.iter().position(|r| *r == room).map(|at| (f, at)))
}

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > 30, "the walk found the sources");
    files
        .into_iter()
        // Tests beside a room's files may look at the whole house.
        .filter(|p| !p.to_string_lossy().ends_with("_tests.rs"))
        .map(|p| (p.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"), fs::read_to_string(&p).unwrap()))
        .collect()
}

/// The modules that a file names after `crate::`.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim_start)
        .filter(|l| !l.starts_with("//"))
        .flat_map(|l| l.split("crate::").skip(1))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next().unwrap_or_default())
}

#[test]
fn imports_lead_down() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let room = file.split(['/', '.']).next().unwrap_or_default();
        let Some(here) = height(room) else { continue };
        for import in imports(&text) {
            let target = import.split("::").next().unwrap_or_default();
            if target != room && height(target).is_some_and(|there| there > here) {
                wrong.push(format!("{file} imports {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A format is a folder that has a card; one without is a room that formats share, and imports none either.
#[test]
fn a_format_never_imports_a_format() {
    // A folder with a card is a format; what formats share may be a folder too.
    let formats: Vec<String> = sources()
        .iter()
        .filter(|(f, text)| f.ends_with("/mod.rs") && text.contains("CARD: Card"))
        .filter_map(|(f, _)| f.strip_prefix("formats/")?.split_once('/').map(|(name, _)| name.to_owned()))
        .collect();
    assert!(formats.len() > 5, "{formats:?}");
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some((own, _)) = file.strip_prefix("formats/").and_then(|f| f.split_once('/')) else { continue };
        for import in imports(&text) {
            let mut path = import.split("::");
            if path.next() == Some("formats")
                && path.next().is_some_and(|other| other != own && formats.iter().any(|f| f == other))
            {
                wrong.push(format!("{file} imports {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn carry_tables_are_exhaustive_without_a_wildcard() {
    for (file, text) in sources() {
        if file.starts_with("formats/") && file.ends_with("carry.rs") {
            let wild = text.lines().any(|l| l.trim_start().starts_with("_ =>"));
            assert!(!wild, "{file} has a wildcard arm: a new leaf would be carried nowhere, silently");
        }
    }
}
