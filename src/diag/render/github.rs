//! A report as workflow commands of GitHub Actions, which shows them beside the lines of a change.
//!
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use std::fmt::Write;

use crate::diag::{Diagnostic, Report, Severity};
use crate::text::Lines;

/// Writes a command a finding: `::error file=a.xml,line=2,col=1,...::message`. Columns count characters.
pub fn github(path: &str, found: &[Diagnostic], lines: &Lines<'_>, out: &mut String) {
    for d in found {
        let command = match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut message = d.message.clone();
        for more in [&d.help, &d.url].into_iter().flatten() {
            message += &format!("\n{more}");
        }
        let place = d.span.map_or_else(String::new, |span| {
            let ((line, column), (end_line, end_column)) = (lines.position(span.start), lines.position(span.end));
            // Columns are only shown where both ends are on one line.
            let columns = format!(",col={column},endColumn={}", end_column.max(column + 1) - 1);
            let columns = if line == end_line { columns } else { String::new() };
            format!(",line={line},endLine={end_line}{columns}")
        });
        // What a change shows is named from the root of the repository.
        let (path, rule) = (property(path.trim_start_matches("./")), property(d.rule));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "::{command} file={path}{place},title={rule}::{}", data(&message));
    }
}

/// How many more there were of each rule, when all that was kept is told.
pub fn github_more(path: &str, report: &Report, out: &mut String) {
    for (rule, more) in report.left_out() {
        let _ = writeln!(
            out,
            "::notice file={0},title={1}::and {more} more of {1}",
            property(path.trim_start_matches("./")),
            property(rule)
        );
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        let mut report = Report::default();
        report.add(Diagnostic::warning("x/y", "50% of\nit: bad").help("mend, it").at(Span::new(3, 5)));
        report.add(Diagnostic::info("x/z", "odd"));
        let mut out = String::new();
        github("a,b:c.xml", report.diagnostics(), &Lines::new("ab\ncd"), &mut out);
        let first =
            "::warning file=a%2Cb%3Ac.xml,line=2,endLine=2,col=1,endColumn=2,title=x/y::50%25 of%0Ait: bad%0Amend, it";
        assert_eq!(out, format!("{first}\n::notice file=a%2Cb%3Ac.xml,title=x/z::odd\n"));
    }
}
