//! A report as SARIF 2.1.0, which code hosts show beside the lines of a change.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Only what is told is declared here. Offsets in bytes
//! are left out: they would be those of the file, and ours are of the decoded text. Columns count characters.
//! Results are written as they come, so that what was met stands behind them: which rules, and whether the run came to its end.

use std::collections::HashMap;

use serde::Serialize;

use super::pieces::{Items, indented};
use crate::diag::{Diagnostic, Report, Rule, Severity, fingerprint};
use crate::text::Lines;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log of one run.
#[derive(Debug)]
pub struct Sarif {
    tool: Tool,
    invocations: [Invocation; 1],
    results: Items,
    begun: bool,
    known: HashMap<&'static str, &'static Rule>,
    places: HashMap<&'static str, usize>,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Described>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Debug, Serialize)]
struct Notification {
    level: &'static str,
    message: Words,
}

/// A rule, or a reader's note, of which nothing is known but its name.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
}

#[derive(Debug, Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Words {
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Words,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_fingerprints: Option<HashMap<&'static str, String>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Debug, Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl Sarif {
    /// A log without findings; `rules` says what rules ask for.
    pub fn new(rules: impl IntoIterator<Item = &'static Rule>) -> Self {
        let driver = Driver { name: "wiredesk", semantic_version: env!("CARGO_PKG_VERSION"), rules: Vec::new() };
        Self {
            tool: Tool { driver },
            invocations: [Invocation { execution_successful: true, tool_execution_notifications: Vec::new() }],
            results: Items::new(3),
            begun: false,
            known: rules.into_iter().map(|rule| (rule.id, rule)).collect(),
            places: HashMap::new(),
        }
    }

    /// Adds what was found in a document with this text.
    pub fn findings(&mut self, path: &str, found: &[Diagnostic], lines: &Lines<'_>, out: &mut String) {
        for d in found {
            let print = format!("{:016x}", fingerprint(path, d, lines.text()));
            self.add(path, d, (lines, Some(print)), out);
        }
    }

    /// How many more there were of each rule in a document, when all that was kept is told.
    pub fn more(&mut self, path: &str, report: &Report, out: &mut String) {
        for (rule, more) in report.left_out() {
            let note = Diagnostic::info(rule, format!("and {more} more of this rule"));
            self.add(path, &note, (&Lines::new(""), None), out);
        }
    }

    /// Ends the log.
    pub fn end(mut self, out: &mut String) {
        self.head(out);
        self.results.end(out);
        let (invocations, tool) = (indented(&self.invocations, 3), indented(&self.tool, 3));
        *out += &format!(",\n      \"invocations\": {invocations},\n      \"tool\": {tool}\n    }}\n  ]\n}}\n");
    }

    fn head(&mut self, out: &mut String) {
        if !std::mem::replace(&mut self.begun, true) {
            *out += &format!("{{\n  \"$schema\": \"{SCHEMA}\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {{\n");
            *out += "      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": ";
        }
    }

    fn add(&mut self, path: &str, d: &Diagnostic, (lines, print): (&Lines<'_>, Option<String>), out: &mut String) {
        let region = d.span.map(|span| {
            let ((start_line, start_column), (end_line, end_column)) =
                (lines.position(span.start), lines.position(span.end));
            Region { start_line, start_column, end_line, end_column }
        });
        let rule_index = self.index(d);
        let help = d.help.as_deref().map(|help| format!(". {help}")).unwrap_or_default();
        let found = Found {
            rule_id: d.rule,
            rule_index,
            level: level(d.severity),
            message: Words { text: format!("{}{help}", d.message.trim_end_matches('.')) },
            locations: [Location {
                physical_location: Physical { artifact_location: Artifact { uri: uri(path) }, region },
            }],
            partial_fingerprints: print.map(|print| HashMap::from([("wiredesk/v1", print)])),
        };
        self.head(out);
        self.results.item(&found, out);
    }

    /// The number of a finding's rule among those that are described, which it is at its first finding.
    fn index(&mut self, d: &Diagnostic) -> usize {
        let Self { tool: Tool { driver: Driver { rules, .. } }, known, places, .. } = self;
        *places.entry(d.rule).or_insert_with(|| {
            rules.push(described(d, known.get(d.rule).copied()));
            rules.len() - 1
        })
    }

    /// Says why the run came to no end.
    pub fn stopped(&mut self, why: &str) {
        let [invocation] = &mut self.invocations;
        invocation.execution_successful = false;
        invocation
            .tool_execution_notifications
            .push(Notification { level: "error", message: Words { text: why.to_owned() } });
    }
}

fn described(d: &Diagnostic, rule: Option<&Rule>) -> Described {
    let words = |text: &str| Some(Words { text: text.to_owned() });
    Described {
        id: d.rule,
        short_description: rule.and_then(|rule| words(rule.summary)),
        full_description: rule.and_then(|rule| words(&format!("{} {}", rule.summary, rule.why))),
        help: rule.and_then(|rule| words(rule.remedy)),
        help_uri: rule.map(|rule| rule.clause.url).filter(|url| !url.is_empty()).map(str::to_owned),
        default_configuration: Configuration { level: level(rule.map_or(d.severity, Rule::severity)) },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a URI reference: relative as it was given, so that hosts find the file; a URL as it is.
fn uri(path: &str) -> String {
    if path.starts_with("http://") || path.starts_with("https://") {
        return path.to_owned();
    }
    let path = path.replace('\\', "/");
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.trim_start_matches("./").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    #[test]
    fn a_rule_is_described_once_and_a_finding_has_its_place() {
        let mut report = Report::default();
        report.add(Diagnostic::error("x/y", "no end").help("Close it.").at(Span::new(3, 5)));
        report.add(Diagnostic::error("x/y", "no end").at(Span::new(0, 1)));
        let (mut sarif, mut out) = (Sarif::new([]), String::new());
        sarif.findings("./a b.xml", report.diagnostics(), &Lines::new("ab\ncd"), &mut out);
        sarif.stopped("the disk is full");
        sarif.end(&mut out);
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        let run = &json["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
        let found = &run["results"][0];
        assert_eq!(found["message"]["text"], "no end. Close it.");
        let place = &found["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b.xml");
        assert_eq!(
            place["region"],
            serde_json::json!({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 3})
        );
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
        let mut empty = String::new();
        Sarif::new([]).end(&mut empty);
        assert!(
            serde_json::from_str::<serde_json::Value>(&empty)
                .is_ok_and(|log| log["runs"][0]["results"] == serde_json::json!([]))
        );
    }
}
