//! A report for people: a line a finding, as compilers write it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

use crate::diag::{Diagnostic, Report, Severity, Span};
use crate::text::Lines;

/// How many notes of one rule are shown; warnings and errors are shown as far as the report kept them.
const NOTES_SHOWN: u32 = 3;

/// Draws what stands at a place of the text, in whole lines; nothing where nothing is to be shown.
pub type Excerpt<'a> = &'a dyn Fn(&Lines<'_>, Span) -> String;

/// How a report is shown to people.
#[derive(Clone, Copy, Default)]
pub struct Human<'a> {
    /// Draws the places of findings.
    pub excerpt: Option<Excerpt<'a>>,
    /// Whether what reads it shows colours.
    pub colour: bool,
}

impl Human<'_> {
    /// The word of a severity with its rule, in its colour.
    fn named(&self, severity: Severity, rule: &str) -> String {
        let words = format!("{}[{rule}]", severity.word());
        if !self.colour {
            return words;
        }
        let code = match severity {
            Severity::Error => 31,
            Severity::Warning => 33,
            Severity::Info => 36,
        };
        format!("\x1b[1;{code}m{words}\x1b[0m")
    }
}

/// Writes `path:line:column: severity[rule]: message` for each finding, and below it an excerpt, and at the first of a
/// rule what to do about it and where the clause stands.
pub fn human(path: &str, report: &Report, lines: &Lines<'_>, how: &Human<'_>, out: &mut String) {
    let mut shown = Shown::default();
    shown.findings(path, (report.diagnostics(), lines), how, out);
    shown.more(path, report, out);
}

/// What was shown of a document of which findings come a part at a time.
#[derive(Default)]
pub struct Shown(HashMap<&'static str, u32>);

impl Shown {
    /// Some findings more.
    pub fn findings(
        &mut self,
        path: &str,
        (found, lines): (&[Diagnostic], &Lines<'_>),
        how: &Human<'_>,
        out: &mut String,
    ) {
        let path = printable(path);
        for d in found {
            let count = self.0.entry(d.rule).or_default();
            if d.severity == Severity::Info && *count >= NOTES_SHOWN {
                continue;
            }
            *count += 1;
            let place = d.span.map_or_else(String::new, |span| {
                let (line, column) = lines.position(span.start);
                format!("{line}:{column}:")
            });
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{path}:{place} {}: {}", how.named(d.severity, d.rule), printable(&d.message));
            out.extend(how.excerpt.zip(d.span).map(|(excerpt, span)| excerpt(lines, span)));
            for (word, text) in [("help", &d.help), ("see", &d.url)] {
                if let Some(text) = text.as_deref().filter(|_| *count == 1) {
                    let _ = writeln!(out, "    {word}: {text}");
                }
            }
        }
    }

    /// How many more there were of each rule, when all that was kept is shown.
    pub fn more(self, path: &str, report: &Report, out: &mut String) {
        let more = self.0.into_iter().map(|(rule, n)| (rule, report.count(rule).saturating_sub(n)));
        let mut more: Vec<_> = more.filter(|(_, n)| *n > 0).collect();
        more.sort_unstable();
        let path = printable(path);
        for (rule, n) in more {
            let _ = writeln!(out, "{path}: and {n} more of [{rule}]");
        }
    }
}

/// A message or a path on one line, without what a terminal or a runner of CI would take as a command.
pub fn printable(message: &str) -> Cow<'_, str> {
    if !message.contains(char::is_control) {
        return Cow::Borrowed(message);
    }
    Cow::Owned(message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostic;

    #[test]
    fn a_finding_names_its_place_and_its_remedy() {
        let mut report = Report::default();
        let mut finding = Diagnostic::error("x/y", "no end").help("close it").at(Span::new(3, 4));
        finding.url = Some("https://spec.example/".into());
        report.add(finding);
        for _ in 0..5 {
            report.add(Diagnostic::info("x/note", "kept"));
        }
        let excerpt = |lines: &Lines<'_>, span: Span| format!("  | {}\n", lines.line(lines.position(span.start).0));
        let mut out = String::new();
        human("a.xml", &report, &Lines::new("ab\ncd"), &Human { excerpt: Some(&excerpt), colour: false }, &mut out);
        let note = "a.xml: info[x/note]: kept\n".repeat(3);
        let below = "  | cd\n    help: close it\n    see: https://spec.example/\n";
        let more = "a.xml: and 2 more of [x/note]\n";
        assert_eq!(out, format!("a.xml:2:1: error[x/y]: no end\n{below}{note}{more}"));
        out.clear();
        human("a.xml", &report, &Lines::new("ab\ncd"), &Human { excerpt: None, colour: true }, &mut out);
        assert!(out.starts_with("a.xml:2:1: \x1b[1;31merror[x/y]\x1b[0m: no end\n"), "{out:?}");
    }
}
