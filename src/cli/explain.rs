//! `wiredesk explain`.

use std::fmt::Write;

use wiredesk::diag::{Level, Rule};
use wiredesk::error::Error;
use wiredesk::text::distance;
use wiredesk::validate::{every_rule, is_mended, note};

use super::tally::CONVERTED;
use super::{output, rules};

/// Prints what a rule asks for, or a line for each rule.
pub fn run(id: Option<&str>) -> Result<u8, Error> {
    let Some(id) = id else { return rules::run(false) };
    let Some(rule) = every_rule().find(|rule| rule.id == id) else {
        if let Some((what, remedy)) = note(id) {
            return output::print(&format!("{id}: a note of the reader\n\n{what}\n\n{remedy}\n")).map(|()| CONVERTED);
        }
        let nearest = every_rule().map(|rule| (distance(id, rule.id), rule.id)).min().filter(|(n, _)| *n <= 3);
        let nearest = nearest.map(|(_, id)| format!("; did you mean {id:?}?")).unwrap_or_default();
        let lists = "`wiredesk rules` lists them, and what else a report names is a note of the reader";
        return Err(Error::usage(format!("there is no rule {id:?}{nearest}; {lists}").replace("?;", "?")));
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
    if is_mended(rule.id) {
        let _ = writeln!(out, "`wiredesk validate --fix` mends it where it is plain what is meant.\n");
    }
    let url = if clause.url.is_empty() { String::new() } else { format!(": {}", clause.url) };
    let _ = writeln!(out, "{}, {} ({force}){url}\n", clause.spec, clause.section);
    let (bad, good) = (visible(rule.bad), visible(rule.good));
    let _ = writeln!(out, "Against the rule:\n\n{bad}\nIn keeping with it:\n\n{good}");
    out
}

/// An example with the octets that frame a wire's messages as characters that can be seen, each in its place: a terminal
/// would act on them.
fn visible(example: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => c,
        '\u{7f}' => '\u{2421}',
        c if c < ' ' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(' '),
        c if c.is_control() => '\u{2426}',
        c => c,
    };
    example.chars().map(shown).collect()
}
