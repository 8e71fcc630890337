//! `wiredesk show` hides nobody: each value that credits somebody stands in what it prints, as it was stated.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "the command is tried on files")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use wiredesk::model::{Article, Field, Leaf, is_attribution};

/// The words and numbers of a value.
fn leaves(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Array(list) => list.iter().for_each(|v| leaves(v, out)),
        Value::Object(members) => members.values().for_each(|v| leaves(v, out)),
        Value::String(text) => out.push(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        other => out.push(other.to_string()),
    }
}

fn credits(article: &Value, names: &[&str], out: &mut Vec<String>) {
    names.iter().for_each(|name| leaves(&article[*name], out));
    article["associations"].as_array().into_iter().flatten().for_each(|a| credits(a, names, out));
}

#[test]
fn no_credit_is_hidden() {
    let attribution = Field::all().into_iter().filter(|leaf| is_attribution(*leaf));
    let names: Vec<_> = attribution.map(|leaf| Article::MEMBERS[leaf.member()].name).collect();
    let feeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
    let mut seen = 0;
    for format in std::fs::read_dir(feeds).unwrap().map(|e| e.unwrap().path()).filter(|path| path.is_dir()) {
        let files = std::fs::read_dir(&format).unwrap().map(|e| e.unwrap().path());
        let Some(full) = files.into_iter().find(|p| p.file_stem().is_some_and(|s| s == "full")) else { continue };
        let expected = std::fs::read_to_string(format.join("expected/full.json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let shown = Command::new(env!("CARGO_BIN_EXE_wiredesk")).arg("show").arg(&full).output().unwrap();
        let shown = String::from_utf8(shown.stdout).unwrap();
        let mut stated = Vec::new();
        expected["articles"].as_array().unwrap().iter().for_each(|a| credits(a, &names, &mut stated));
        for words in &stated {
            assert!(shown.contains(words.as_str()), "{}: {words:?} is not in\n{shown}", full.display());
        }
        seen += stated.len();
    }
    assert!(seen > 200, "only {seen} values were looked for");
}
