//! What is generated is current. `WIREDESK_WRITE=1 cargo test --test generated` writes it anew.

#![allow(clippy::disallowed_methods, reason = "writing files is what this test is asked to do")]

use std::fs;
use std::path::Path;

use wiredesk::formats;

fn current(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("WIREDESK_WRITE").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
    }
    let on_disk = fs::read_to_string(&file).unwrap_or_default();
    assert!(on_disk == text, "{path} is not current: WIREDESK_WRITE=1 cargo test --test generated");
}

#[test]
fn the_schema_of_wire_is_current() {
    let schema = serde_json::to_string_pretty(&wiredesk::model::json_schema()).unwrap();
    current("schemas/wire.schema.json", &(schema + "\n"));
}

#[test]
fn the_schema_of_reports_is_current() {
    let schema = serde_json::to_string_pretty(&wiredesk::diag::render::report_schema()).unwrap();
    current("schemas/report.schema.json", &(schema + "\n"));
}

#[test]
fn the_table_of_formats_in_the_readme_is_current() {
    let mut table = String::from("| format | what | reads | writes | media type |\n| --- | --- | --- | --- | --- |\n");
    for card in formats::ALL {
        let reads = if card.open.is_some() { card.versions.join(", ") } else { "-".to_owned() };
        let writes = if card.write.is_some() { "yes" } else { "-" };
        let media = card.media_types.first().copied().unwrap_or("-");
        table += &format!("| `{}` | [{}]({}) | {reads} | {writes} | {media} |\n", card.id, card.title, card.spec);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once("<!-- formats -->\n").expect("the README marks its table");
    let (_, after) = rest.split_once("<!-- /formats -->").expect("the README marks its table's end");
    current("README.md", &format!("{before}<!-- formats -->\n{table}<!-- /formats -->{after}"));
}

#[test]
fn the_two_commands_of_the_readme_are_what_ci_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let (_, block) = readme.split_once("```sh\n").expect("the README shows its commands");
    let commands: Vec<_> = block.lines().take_while(|line| *line != "```").collect();
    assert_eq!(commands.len(), 2, "{commands:?}");
    let ci = fs::read_to_string(root.join(".ci/run")).unwrap();
    for command in commands {
        let runs = ci.lines().any(|line| line == command || line.starts_with(&format!("{command} >")));
        assert!(runs, ".ci/run does not run `{command}`");
    }
}
