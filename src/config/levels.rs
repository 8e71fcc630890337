//! What the settings make of a document's findings.

use std::collections::BTreeMap;

use super::{Paths, Profile, To, Validate};
use crate::diag::{Diagnostic, Report, Severity};

impl Validate {
    /// Whether a document is not to be validated. Its path is relative to the file of the settings.
    pub fn skips(&self, path: &str) -> bool {
        self.paths_of(path).next().is_some_and(|paths| paths.skip)
    }
    /// The schema that a document is held against, if any is named.
    pub fn schema_of(&self, path: &str) -> Option<&str> {
        self.paths_of(path).find_map(|paths| paths.schema.as_deref()).or(self.schema.as_deref())
    }
    /// Gives the findings of a document the severities that are set, and takes out those of rules that are off.
    pub fn apply(&self, path: &str, report: &mut Report) {
        let tables: Vec<_> = self.paths_of(path).map(|paths| &paths.rules).chain([&self.rules]).collect();
        let set = |rule: &str| tables.iter().find_map(|table| of_rule(table, rule));
        report.remove(|d| set(d.rule) == Some(To::Off));
        report.amend(|d| d.severity = set(d.rule).and_then(To::severity).unwrap_or_else(|| self.usual(d)));
    }
    fn usual(&self, d: &Diagnostic) -> Severity {
        match (d.severity, self.profile) {
            (Severity::Warning, Some(Profile::Strict)) => Severity::Error,
            (Severity::Warning, Some(Profile::Lenient)) => Severity::Info,
            (severity, _) => severity,
        }
    }
    /// What is said of a document's path, the last first.
    fn paths_of(&self, path: &str) -> impl Iterator<Item = &Paths> {
        self.paths.iter().rev().filter(move |paths| paths.glob.0.iter().any(|glob| glob.matches(path)))
    }
}

/// What a table says of a rule: by its name, else by the longest beginning.
fn of_rule(table: &BTreeMap<String, To>, rule: &str) -> Option<To> {
    let begins = |pattern: &str| pattern.strip_suffix('*').is_some_and(|start| rule.starts_with(start));
    let by_beginning = || table.iter().filter(|(name, _)| begins(name)).max_by_key(|(name, _)| name.len());
    table.get(rule).copied().or_else(|| by_beginning().map(|(_, to)| *to))
}
