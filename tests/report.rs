//! What `convert --report json` and `validate --output json` tell is what `schemas/report.schema.json` says.
//!
//! What checks them fails on a keyword that it does not know.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the command is tried on files, a schema is outside"
)]

mod schema;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("schemas/report.schema.json")).unwrap()).unwrap()
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wiredesk")).args(args).current_dir(root()).output().unwrap()
}

/// The report, which must be one JSON document of the schema.
fn report(bytes: &[u8], what: &str) -> Value {
    let text = std::str::from_utf8(bytes).unwrap();
    let value: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{what}: {e}: {text:.200}"));
    let mut wrong = Vec::new();
    schema::check(&schema(), &value, what, &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?}");
    value
}

/// Every document in feeds/, those of the rules too, and one that does not exist.
fn documents() -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from("feeds")];
    let mut out = vec![PathBuf::from("feeds/nowhere.xml"), PathBuf::from("README.md")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() { folders.push(path) } else { out.push(path) }
        }
    }
    assert!(out.len() > 60);
    out.sort();
    out
}

#[test]
fn what_validate_tells_is_of_the_schema() {
    let documents = documents();
    let paths = documents.iter().map(|path| path.to_str().unwrap());
    let args: Vec<_> = ["validate", "--output", "json"].into_iter().chain(paths).collect();
    let output = run(&args);
    assert_eq!(output.status.code(), Some(2), "one of them does not exist");
    let report = report(&output.stdout, "validate");
    let told = report["documents"].as_array().unwrap();
    assert_eq!(told.len(), documents.len());
    let places = told.iter().flat_map(|d| d["diagnostics"].as_array().unwrap()).filter(|d| d.get("line").is_some());
    let all_four = |d: &Value| ["column", "offset", "length"].iter().all(|name| d.get(name).is_some());
    assert!(places.clone().count() > 30 && places.clone().all(all_four));
    assert_eq!(report["losses"], Value::Array(Vec::new()));
}

/// SARIF is held against its own schema, where `WIREDESK_SARIF_SCHEMA` names a copy (sarif-schema-2.1.0.json of OASIS, or what
/// packages carry of it).
#[test]
fn sarif_is_of_its_schema() {
    let Some(schema) = std::env::var_os("WIREDESK_SARIF_SCHEMA") else {
        println!("skipped: WIREDESK_SARIF_SCHEMA names no copy of the schema of SARIF 2.1.0");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (told, broken) = (folder.path().join("told.sarif"), folder.path().join("broken.sarif"));
    let sarif =
        String::from_utf8(run(&["validate", "feeds", "feeds/nowhere.xml", "--output", "sarif"]).stdout).unwrap();
    assert!(sarif.matches("\"ruleId\"").count() > 300);
    fs::write(&told, &sarif).unwrap();
    fs::write(&broken, sarif.replace("\"ruleId\"", "\"rule\"")).unwrap();
    let verdict = |path: &Path| {
        let args = ["validate", "--output", "json", "--schema", schema.to_str().unwrap(), path.to_str().unwrap()];
        report(&run(&args).stdout, "validate")["documents"][0]["diagnostics"].as_array().unwrap().clone()
    };
    let found = verdict(&told);
    assert!(found.iter().all(|d| d["severity"] == "info"), "{found:#?}");
    assert!(verdict(&broken).iter().any(|d| d["rule"] == "schema/json"), "the schema finds what is wrong");
}

#[test]
fn what_convert_tells_is_of_the_schema() {
    for path in documents().iter().filter(|path| path.parent().is_some_and(|folder| !folder.ends_with("rules"))) {
        let path = path.to_str().unwrap();
        for format in ["rss", "atom", "wire", "wire-lines"] {
            let output = run(&["convert", path, "-t", format, "--report", "json", "--unreleased", "include"]);
            let report = report(&output.stderr, &format!("{path} as {format}"));
            assert!(!report["documents"].as_array().unwrap().is_empty(), "{path} as {format}");
        }
    }
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let finding = |severity: &str, more: &str| {
        let finding = format!("{{\"rule\":\"a/b\",\"severity\":{severity},\"message\":\"m\"{more}}}");
        let text = format!("{{\"documents\":[{{\"path\":\"-\",\"diagnostics\":[{finding}]}}],\"losses\":[]}}");
        let mut wrong = Vec::new();
        schema::check(&schema(), &serde_json::from_str(&text).unwrap(), "", &mut wrong);
        wrong.is_empty()
    };
    assert!(finding("\"error\"", ",\"line\":1,\"column\":1,\"offset\":0,\"length\":0"));
    assert!(!finding("\"fatal\"", ""));
    assert!(!finding("\"info\"", ",\"line\":\"1\""));
    assert!(!finding("\"info\"", ",\"colour\":1"));
}
