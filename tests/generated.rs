//! What is generated is current. `WIREDESK_WRITE=1 cargo test --test generated` writes it anew.

#![allow(clippy::disallowed_methods, reason = "writing files is what this test is asked to do")]

use std::fs;
use std::path::Path;

use wiredesk::diag::Rule;
use wiredesk::formats;
use wiredesk::validate::every_rule;

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
fn the_schema_of_settings_is_current() {
    let schema = serde_json::to_string_pretty(&wiredesk::config::config_schema()).unwrap();
    current("schemas/config.schema.json", &(schema + "\n"));
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

/// The rules by the word before their slash, in their order.
fn rules_by_room() -> Vec<(&'static str, Vec<&'static Rule>)> {
    let mut rooms: Vec<(&str, Vec<&Rule>)> = Vec::new();
    for rule in every_rule() {
        let room = rule.id.split('/').next().unwrap();
        match rooms.iter_mut().find(|(name, _)| *name == room) {
            Some((_, rules)) => rules.push(rule),
            None => rooms.push((room, vec![rule])),
        }
    }
    rooms
}

/// A rule as people look it up: what it asks for, why, what to do, where it is said, and both examples.
fn rule_in_words(rule: &Rule) -> String {
    let (clause, severity) = (&rule.clause, rule.severity().word());
    let said = match clause.url {
        "" => format!("{}, {}", clause.spec, clause.section),
        url => format!("[{}, {}]({url})", clause.spec, clause.section),
    };
    let example = |text: &str| {
        let kind = match text.trim_start().chars().next() {
            Some('{') => "json",
            Some('<') => "xml",
            _ => "text",
        };
        // The octets of wires are shown by their pictures.
        let picture = |c: char| match c {
            '\n' | '\t' => c,
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap(),
            '\u{7f}' => '\u{2421}',
            c => c,
        };
        let text: String = text.replace("\r\n", "\n").chars().map(picture).collect();
        let fence = if text.contains("```") { "````" } else { "```" };
        format!("{fence}{kind}\n{}\n{fence}", text.trim_end())
    };
    format!(
        "\n## {}\n\n**{}** ({severity})\n\n{}\n\n{}\n\nClause: {}.\n\n<details><summary>Against the rule</summary>\n\n{}\n\n\
         </details>\n\n<details><summary>In keeping with it</summary>\n\n{}\n\n</details>\n",
        rule.id,
        rule.summary,
        rule.why,
        rule.remedy,
        said,
        example(rule.bad),
        example(rule.good)
    )
}

#[test]
fn the_pages_of_rules_are_current() {
    let mut index = String::from(
        "# The rules of `wiredesk validate`\n\nGenerated: `WIREDESK_WRITE=1 cargo test --test generated`. A page a format; \
         `wiredesk explain RULE` prints the same.\n",
    );
    let rooms = rules_by_room();
    for (room, rules) in &rooms {
        let title = formats::by_id(room).map_or_else(|| (*room).to_owned(), |card| card.title.to_owned());
        index += &format!("\n## [{title}]({room}.md)\n\n| rule | severity | asks for |\n| --- | --- | --- |\n");
        let mut page = format!("# The rules of {title}\n");
        for rule in rules {
            let anchor = rule.id.replace('/', "");
            let word = rule.severity().word();
            index +=
                &format!("| [{}]({room}.md#{anchor}) | {word} | {} |\n", rule.id, rule.summary.replace('|', "\\|"));
            page += &rule_in_words(rule);
        }
        current(&format!("docs/rules/{room}.md"), &page);
    }
    current("docs/rules/README.md", &index);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let pages = fs::read_dir(folder).unwrap().count();
    assert_eq!(pages, rooms.len() + 1, "a page in docs/rules belongs to no rule any more");
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
