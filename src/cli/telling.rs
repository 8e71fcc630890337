//! The report of a run, as lines for people or as one JSON document: on standard error beside what a command writes, on
//! standard output where it is what the command is for.

use std::fmt::Write;
use std::path::Path;

use wiredesk::diag::render::{self, Excerpt, Human, Junit, ReportJson, Sarif};
use wiredesk::diag::{Diagnostic, Report, Severity};
use wiredesk::error::Error;
use wiredesk::formats::Origin;
use wiredesk::text::Lines;
use wiredesk::validate::every_rule;

use super::args::{Output, Style};
use super::excerpt::excerpt;
use super::input::STDIN;
use super::losses::Losses;
use super::tally::{CANNOT_RUN, Tally};
use super::{output, pretty};

/// Tells what was found.
pub struct Telling {
    form: Form,
    /// Whether the report is what the command is for: then it goes to standard output, with excerpts.
    printed: bool,
    /// Why it could not be printed.
    unprinted: Option<Error>,
}

/// What a report is told as: what is one document is told at the end, lines as they come.
enum Form {
    Human { colour: bool },
    Github,
    Json(ReportJson),
    Sarif(Box<Sarif>),
    Junit(Junit),
}

impl Telling {
    /// Nothing told yet.
    pub fn new(style: Style) -> Self {
        let form = match style {
            Style::Human => Form::Human { colour: false },
            Style::Json => Form::Json(ReportJson::default()),
        };
        Self { form, printed: false, unprinted: None }
    }
    /// The same for a report that is the output of the command. What is as grave as `fails` makes the run fail.
    pub fn printed(output: Output, colour: bool, fails: Option<Severity>) -> Self {
        let form = match output {
            Output::Human => Form::Human { colour },
            Output::Github => Form::Github,
            Output::Json => Form::Json(ReportJson::default()),
            Output::Sarif => Form::Sarif(Box::new(Sarif::new(every_rule()))),
            Output::Junit => Form::Junit(Junit::new(fails)),
        };
        Self { form, printed: true, unprinted: None }
    }
    /// Tells what was found in a document; `text` is the decoded text that the findings point into.
    pub fn document(&mut self, path: &Path, format: Option<(&str, &str)>, report: &Report, text: &str) {
        let path = path.display().to_string();
        let lines = Lines::new(text);
        let mut out = String::new();
        match &mut self.form {
            Form::Json(run) => run.documents.push(render::document(&path, format, report, &lines)),
            Form::Sarif(sarif) => sarif.document(&path, report, text),
            Form::Junit(junit) => junit.document(&path, format.is_some(), report, &lines),
            Form::Github => render::github(&path, report, &lines, &mut out),
            Form::Human { colour } => {
                let draw = |lines: &Lines<'_>, span| excerpt(lines, span, *colour);
                let excerpt: Option<Excerpt<'_>> = if self.printed { Some(&draw) } else { None };
                render::human(&path, report, &lines, &Human { excerpt, colour: *colour }, &mut out);
            }
        }
        self.tell(&out);
    }
    fn tell(&mut self, text: &str) {
        match self.printed && self.unprinted.is_none() {
            _ if text.is_empty() => {}
            true => self.unprinted = output::print(text).err(),
            false if self.printed => {}
            false => output::tell(text),
        }
    }
    /// Whether the report is lines that are told as they come.
    fn is_lines(&self) -> bool {
        matches!(self.form, Form::Human { .. } | Form::Github)
    }
    /// Tells what became of values, and sums up: `what` is the conversion, as `a.xml: rss 2.0 -> atom: 2 articles`.
    pub fn losses(&mut self, what: &str, losses: Losses) {
        match &mut self.form {
            Form::Json(run) => run.losses.extend(losses.json()),
            // The other forms are of commands that convert nothing.
            Form::Sarif(_) | Form::Junit(_) | Form::Github => {}
            Form::Human { .. } => {
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
        if self.is_lines() {
            output::tell(&format!("{what}\n"));
        }
    }
    /// Sums up a run over several inputs, to people.
    pub fn summary(&mut self, tally: &Tally) {
        let Tally { read, failed, passed_over, skipped, .. } = tally;
        let inputs = read + failed + passed_over + skipped;
        if inputs < 2 || !self.is_lines() {
            return;
        }
        let mut words = format!("{inputs} inputs: {read} read");
        for (n, what) in [(failed, "failed"), (passed_over, "passed over as no documents"), (skipped, "skipped")] {
            if *n > 0 {
                words += &format!(", {n} {what}");
            }
        }
        words += "\n";
        // Among workflow commands nothing else stands.
        match self.form {
            Form::Github => output::tell(&words),
            _ => self.tell(&words),
        }
    }
    /// Ends the report. What made the run stop is part of a report for programs, so that it stays one document.
    pub fn end(mut self, done: Result<u8, Error>) -> Result<u8, Error> {
        let mut code = done;
        if !self.is_lines() {
            code = match code {
                Err(error) if !error.is_broken_pipe() => {
                    self.stopped(&error);
                    Ok(CANNOT_RUN)
                }
                done => done,
            };
            let report = match std::mem::replace(&mut self.form, Form::Github) {
                Form::Json(run) => pretty(&run),
                Form::Sarif(sarif) => pretty(&sarif),
                Form::Junit(junit) => junit.end(),
                Form::Human { .. } | Form::Github => String::new(),
            };
            self.tell(&report);
        }
        self.unprinted.map_or(code, Err)
    }
    fn stopped(&mut self, error: &Error) {
        if let Form::Sarif(sarif) = &mut self.form {
            return sarif.stopped(&error.to_string());
        }
        let mut report = Report::default();
        report.add(Diagnostic::error("run/stopped", error.to_string()));
        self.document(error.path().unwrap_or(Path::new(STDIN)), None, &report, "");
    }
}

/// Tells on standard error what was found in a document, where the output is something else than a report.
pub fn aside(path: &str, report: &Report, text: &str) {
    let mut out = String::new();
    render::human(path, report, &Lines::new(text), &Human::default(), &mut out);
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
