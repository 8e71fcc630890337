//! A report as JUnit XML, which CI servers show as a test run: a suite for each document.
//!
//! What fails a run is a failed case, one for each rule and place; the rest of what was found stands in `system-out`. A
//! document in which nothing fails is one case that passed. Suites and the run count their cases at their beginning, so that all of it
//! is told at the end: what was kept of each document until then is bounded, a hundred findings of a rule.

use std::fmt::Write;

use crate::diag::{Diagnostic, Report, Severity};
use crate::text::Lines;

/// The suites of a run.
#[derive(Debug)]
pub struct Junit {
    suites: String,
    tests: usize,
    failures: usize,
    errors: usize,
    fails: Option<Severity>,
    open: Suite,
}

/// The document of which findings come.
#[derive(Debug, Default)]
struct Suite {
    cases: String,
    aside: String,
    failures: usize,
    errors: usize,
}

impl Junit {
    /// No document yet; what is at least as grave as `fails` is a failed case.
    pub fn new(fails: Option<Severity>) -> Self {
        Self { suites: String::new(), tests: 0, failures: 0, errors: 0, fails, open: Suite::default() }
    }

    /// Adds what was found in a document; `read` says whether it was read to its end.
    pub fn findings(&mut self, path: &str, read: bool, (found, lines): (&[Diagnostic], &Lines<'_>)) {
        let Suite { cases, aside, failures, errors } = &mut self.open;
        for d in found {
            let place = d.span.map_or_else(String::new, |span| {
                let (line, column) = lines.position(span.start);
                format!(":{line}:{column}")
            });
            let words = format!("{path}{place}: {}[{}]: {}", d.severity.word(), d.rule, d.message);
            let fails = self.fails.is_some_and(|least| d.severity >= least);
            // Writing to a string cannot fail.
            if !(fails || !read && d.severity == Severity::Error) {
                let _ = writeln!(aside, "{words}");
                continue;
            }
            let kind = if read { "failure" } else { "error" };
            *(if read { &mut *failures } else { &mut *errors }) += 1;
            let more: String = [&d.help, &d.url].into_iter().flatten().map(|more| format!("\n{more}")).collect();
            let name = escaped(&format!("{}{place}", d.rule));
            let (file, message) = (escaped(path), escaped(&d.message));
            let _ = writeln!(
                cases,
                "    <testcase name=\"{name}\" classname=\"{file}\">\n      \
                 <{kind} type=\"{}\" message=\"{message}\">{}</{kind}>\n    </testcase>",
                escaped(d.rule),
                escaped(&(words + &more))
            );
        }
    }

    /// Ends the suite of a document.
    pub fn close(&mut self, path: &str, report: &Report) {
        let Suite { mut cases, mut aside, failures, errors } = std::mem::take(&mut self.open);
        for (rule, more) in report.left_out() {
            let _ = writeln!(aside, "{path}: and {more} more of [{rule}]");
        }
        if failures + errors == 0 {
            cases = format!("    <testcase name=\"valid\" classname=\"{}\"/>\n", escaped(path));
        }
        let tests = (failures + errors).max(1);
        let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
        let _ = writeln!(self.suites, "  <testsuite name=\"{}\" {counts}>", escaped(path));
        self.suites += &cases;
        if !aside.is_empty() {
            let _ = writeln!(self.suites, "    <system-out>{}</system-out>", escaped(&aside));
        }
        self.suites += "  </testsuite>\n";
        (self.tests, self.failures, self.errors) = (self.tests + tests, self.failures + failures, self.errors + errors);
    }

    /// The document.
    pub fn end(self) -> String {
        let Self { suites, tests, failures, errors, .. } = self;
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"wiredesk validate\" tests=\"{tests}\" \
             failures=\"{failures}\" errors=\"{errors}\">\n{suites}</testsuites>\n"
        )
    }
}

/// Words as XML holds them in a text or an attribute, without what it cannot hold.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    #[test]
    fn what_fails_a_run_is_a_failed_case() {
        let mut junit = Junit::new(Some(Severity::Error));
        let mut report = Report::default();
        report.add(Diagnostic::error("x/y", "<a> & \u{1}").help("mend it").at(Span::new(3, 4)));
        report.add(Diagnostic::warning("x/z", "odd"));
        let mut add = |path: &str, read: bool, report: &Report| {
            junit.findings(path, read, (report.diagnostics(), &Lines::new("ab\ncd")));
            junit.close(path, report);
        };
        add("a\".xml", true, &report);
        add("b.xml", true, &Report::default());
        let mut gone = Report::default();
        gone.add(Diagnostic::error("input/unreadable", "gone"));
        add("c.xml", false, &gone);
        let out = junit.end();
        assert!(
            out.contains("<testsuites name=\"wiredesk validate\" tests=\"3\" failures=\"1\" errors=\"1\">"),
            "{out}"
        );
        assert!(
            out.contains("<failure type=\"x/y\" message=\"&lt;a&gt; &amp;  \">a&quot;.xml:2:1: error[x/y]"),
            "{out}"
        );
        assert!(out.contains("<system-out>a&quot;.xml: warning[x/z]: odd\n</system-out>"), "{out}");
        assert!(out.contains("<testcase name=\"valid\" classname=\"b.xml\"/>"), "{out}");
        assert!(out.contains("<error type=\"input/unreadable\""), "{out}");
    }
}
