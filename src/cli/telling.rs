//! The report of a run, as lines for people or as one JSON document: on standard error beside what a command writes, on
//! standard output where it is what the command is for.

use std::fmt::Write;
use std::path::Path;

use wiredesk::diag::render::{self, ReportJson};
use wiredesk::diag::{Diagnostic, Report, Severity};
use wiredesk::error::Error;
use wiredesk::formats::Origin;
use wiredesk::text::Lines;

use super::args::Style;
use super::excerpt::excerpt;
use super::input::STDIN;
use super::losses::Losses;
use super::tally::{CANNOT_RUN, Tally};
use super::{output, pretty};

/// Tells what was found.
pub struct Telling {
    style: Style,
    /// Whether the report is what the command is for: then it goes to standard output, with excerpts.
    printed: bool,
    /// Why it could not be printed.
    unprinted: Option<Error>,
    run: ReportJson,
}

impl Telling {
    /// Nothing told yet.
    pub fn new(style: Style) -> Self {
        Self { style, printed: false, unprinted: None, run: ReportJson::default() }
    }
    /// The same for a report that is the output of the command.
    pub fn printed(style: Style) -> Self {
        Self { printed: true, ..Self::new(style) }
    }
    /// Tells what was found in a document; `text` is the decoded text that the findings point into.
    pub fn document(&mut self, path: &Path, format: Option<(&str, &str)>, report: &Report, text: &str) {
        let path = path.display().to_string();
        let lines = Lines::new(text);
        match self.style {
            Style::Json => self.run.documents.push(render::document(&path, format, report, &lines)),
            Style::Human => {
                let mut out = String::new();
                render::human(&path, report, &lines, self.printed.then_some(&excerpt), &mut out);
                self.tell(&out);
            }
        }
    }
    fn tell(&mut self, text: &str) {
        match self.printed && self.unprinted.is_none() {
            true => self.unprinted = output::print(text).err(),
            false if self.printed => {}
            false => output::tell(text),
        }
    }
    /// Tells what became of values, and sums up: `what` is the conversion, as `a.xml: rss 2.0 -> atom: 2 articles`.
    pub fn losses(&mut self, what: &str, losses: Losses) {
        match self.style {
            Style::Json => self.run.losses.extend(losses.json()),
            Style::Human => {
                let mut out = String::new();
                let summary = losses.summary();
                let summary = if summary.is_empty() { String::new() } else { format!("; values: {summary}") };
                let _ = writeln!(out, "{what}{summary}");
                losses.human(&mut out);
                output::tell(&out);
            }
        }
    }
    /// Says what happened, to people.
    pub fn said(&self, what: &str) {
        if self.style == Style::Human {
            output::tell(&format!("{what}\n"));
        }
    }
    /// Sums up a run over several inputs, to people.
    pub fn summary(&mut self, tally: &Tally) {
        let Tally { read, failed, passed_over, .. } = tally;
        let inputs = read + failed + passed_over;
        if inputs < 2 || self.style == Style::Json {
            return;
        }
        let mut words = format!("{inputs} inputs: {read} read");
        for (n, what) in [(failed, "failed"), (passed_over, "passed over as no documents")] {
            if *n > 0 {
                words += &format!(", {n} {what}");
            }
        }
        self.tell(&(words + "\n"));
    }
    /// Ends the report. What made the run stop is part of a report for programs, so that it stays one document.
    pub fn end(mut self, done: Result<u8, Error>) -> Result<u8, Error> {
        let mut code = done;
        if self.style == Style::Json {
            code = match code {
                Err(error) if !error.is_broken_pipe() => {
                    let mut report = Report::default();
                    report.add(Diagnostic::error("run/stopped", error.to_string()));
                    let path = error.path().unwrap_or(Path::new(STDIN));
                    self.document(path, None, &report, "");
                    Ok(CANNOT_RUN)
                }
                done => done,
            };
            self.tell(&pretty(&self.run));
        }
        self.unprinted.map_or(code, Err)
    }
}

/// Tells on standard error what was found in a document, where the output is something else than a report.
pub fn aside(path: &str, report: &Report, text: &str) {
    let mut out = String::new();
    render::human(path, report, &Lines::new(text), None, &mut out);
    output::tell(&out);
}

/// A format and the version that was stated, as `rss 2.0`.
pub fn stated(origin: &Origin) -> String {
    [origin.format.as_str(), &origin.version].join(" ").trim_end().to_owned()
}

/// The counts of a report, as `, 2 errors, 1 warning`; notes are not counted.
pub fn counts(report: &Report) -> String {
    let mut out = String::new();
    for (severity, word) in [(Severity::Error, "error"), (Severity::Warning, "warning")] {
        match report.diagnostics().iter().filter(|d| d.severity == severity).count() {
            0 => {}
            1 => out += &format!(", 1 {word}"),
            n => out += &format!(", {n} {word}s"),
        }
    }
    out
}
