//! `wiredesk rules`.

use serde::Serialize;
use wiredesk::diag::{Level, Rule, Severity};
use wiredesk::error::Error;
use wiredesk::validate::every_rule;

use super::tally::CONVERTED;
use super::{output, pretty};

#[derive(Serialize)]
struct RuleJson {
    id: &'static str,
    severity: Severity,
    summary: &'static str,
    why: &'static str,
    remedy: &'static str,
    clause: ClauseJson,
    bad: &'static str,
    good: &'static str,
}

#[derive(Serialize)]
struct ClauseJson {
    spec: &'static str,
    section: &'static str,
    url: &'static str,
    level: &'static str,
}

impl From<&Rule> for RuleJson {
    fn from(rule: &Rule) -> Self {
        let level = match rule.clause.level {
            Level::Must => "must",
            Level::Should => "should",
            Level::May => "may",
        };
        let clause = ClauseJson { spec: rule.clause.spec, section: rule.clause.section, url: rule.clause.url, level };
        let &Rule { id, summary, why, remedy, bad, good, .. } = rule;
        Self { id, severity: rule.severity(), summary, why, remedy, clause, bad, good }
    }
}

/// Lists the rules, a line each or as JSON.
pub fn run(json: bool) -> Result<u8, Error> {
    let text = match json {
        true => pretty(&every_rule().map(RuleJson::from).collect::<Vec<_>>()),
        false => every_rule().map(line).collect(),
    };
    output::print(&text).map(|()| CONVERTED)
}

/// A rule on a line.
pub fn line(rule: &Rule) -> String {
    format!("{:<36} {:<8} {}\n", rule.id, rule.severity().word(), rule.summary)
}
