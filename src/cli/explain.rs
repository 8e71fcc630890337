//! `wiredesk explain`.

use std::fmt::Write;

use wiredesk::diag::{Level, Rule};
use wiredesk::error::Error;
use wiredesk::formats;

use super::output;
use super::tally::CONVERTED;

/// Prints what a rule asks for, or a line for each rule.
pub fn run(id: Option<&str>) -> Result<u8, Error> {
    let rules = || formats::ALL.iter().flat_map(|card| card.rules).map(|check| check.rule);
    let Some(id) = id else {
        let list: String = rules().map(|rule| format!("{:<36} {}\n", rule.id, rule.summary)).collect();
        return output::print(&list).map(|()| CONVERTED);
    };
    let Some(rule) = rules().find(|rule| rule.id == id) else {
        return Err(Error::usage(format!("there is no rule {id:?}; `wiredesk explain` lists them")));
    };
    output::print(&words(rule)).map(|()| CONVERTED)
}

fn words(rule: &Rule) -> String {
    let force = match rule.clause.level {
        Level::Must => "a requirement",
        Level::Should => "a recommendation",
        Level::May => "a custom",
    };
    let clause = &rule.clause;
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{}: {}\n\n{}\n\n{}\n\n{}\n",
        rule.id,
        rule.severity().word(),
        rule.summary,
        rule.why,
        rule.remedy
    );
    let _ = writeln!(out, "{}, {} ({force}): {}\n", clause.spec, clause.section, clause.url);
    let _ = writeln!(out, "Against the rule:\n\n{}\nIn keeping with it:\n\n{}", rule.bad, rule.good);
    out
}
