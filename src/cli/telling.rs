//! The report of a run, as lines for people or as one JSON document: on standard error beside what a command writes, on
//! standard output where it is what the command is for.

use std::fmt::Write;
use std::path::Path;

use wiredesk::diag::render::{self, Excerpt, Human, Json, Junit, Sarif, Shown};
use wiredesk::diag::{Diagnostic, Report, Severity};
use wiredesk::error::Error;
use wiredesk::formats::Origin;
use wiredesk::text::Lines;
use wiredesk::validate::every_rule;

use super::args::{Output, Style};
use super::excerpt::excerpt;
use super::input::STDIN;
use super::losses::Losses;
use super::output;
use super::tally::{CANNOT_RUN, Tally};

/// Tells what was found.
pub struct Telling {
    form: Form,
    /// Whether the report is what the command is for: then it goes to standard output, with excerpts.
    printed: bool,
    /// Why it could not be printed.
    unprinted: Option<Error>,
}

/// What a report is told as: as it comes, but for JUnit, which counts at its beginning and is told at the end.
enum Form {
    Human { colour: bool, shown: Shown },
    Github,
    Json(Box<Json>),
    Sarif(Box<Sarif>),
    Junit { junit: Junit, read: bool },
}

impl Telling {
    /// Nothing told yet.
    pub fn new(style: Style) -> Self {
        let form = match style {
            Style::Human => Form::Human { colour: false, shown: Shown::default() },
            Style::Json => Form::Json(Box::default()),
        };
        Self { form, printed: false, unprinted: None }
    }
    /// The same for a report that is the output of the command. What is as grave as `fails` makes the run fail.
    pub fn printed(output: Output, colour: bool, fails: Option<Severity>) -> Self {
        let form = match output {
            Output::Human => Form::Human { colour, shown: Shown::default() },
            Output::Github => Form::Github,
            Output::Json => Form::Json(Box::default()),
            Output::Sarif => Form::Sarif(Box::new(Sarif::new(every_rule()))),
            Output::Junit => Form::Junit { junit: Junit::new(fails), read: false },
        };
        Self { form, printed: true, unprinted: None }
    }
    /// Tells what was found in a document; `text` is the decoded text that the findings point into.
    pub fn document(&mut self, path: &Path, format: Option<(&str, &str)>, report: &Report, text: &str) {
        self.begin(path, format);
        self.findings(path, report.diagnostics(), &Lines::new(text));
        self.close(path, report);
    }
    /// Begins with a document of this format and version; without one it cannot be read.
    pub fn begin(&mut self, path: &Path, format: Option<(&str, &str)>) {
        let mut out = String::new();
        match &mut self.form {
            Form::Json(json) => json.begin(&path.display().to_string(), format, &mut out),
            Form::Junit { read, .. } => *read = format.is_some(),
            Form::Sarif(_) | Form::Github | Form::Human { .. } => {}
        }
        self.tell(&out);
    }
    /// Tells findings of the document that was begun.
    pub fn findings(&mut self, path: &Path, found: &[Diagnostic], lines: &Lines<'_>) {
        let (path, mut out) = (path.display().to_string(), String::new());
        match &mut self.form {
            Form::Json(json) => json.findings(found, lines, &mut out),
            Form::Sarif(sarif) => sarif.findings(&path, found, lines, &mut out),
            Form::Junit { junit, read } => junit.findings(&path, *read, (found, lines)),
            Form::Github => render::github(&path, found, lines, &mut out),
            Form::Human { colour, shown } => {
                let draw = |lines: &Lines<'_>, span| excerpt(lines, span, *colour);
                let excerpt: Option<Excerpt<'_>> = if self.printed { Some(&draw) } else { None };
                shown.findings(&path, (found, lines), &Human { excerpt, colour: *colour }, &mut out);
            }
        }
        self.tell(&out);
    }
    /// Ends the document with how many more there were.
    pub fn close(&mut self, path: &Path, report: &Report) {
        let (path, mut out) = (path.display().to_string(), String::new());
        match &mut self.form {
            Form::Json(json) => json.close(report, &mut out),
            Form::Sarif(sarif) => sarif.more(&path, report, &mut out),
            Form::Junit { junit, .. } => junit.close(&path, report),
            Form::Github => render::github_more(&path, report, &mut out),
            Form::Human { shown, .. } => std::mem::take(shown).more(&path, report, &mut out),
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
            Form::Json(json) => json.losses(losses.json()),
            // The other forms are of commands that convert nothing.
            Form::Sarif(_) | Form::Junit { .. } | Form::Github => {}
            Form::Human { .. } => {
                let mut out = String::new();
                let summary = losses.summary();
                let summary = if summary.is_empty() { String::new() } else { format!("; values: {summary}") };
                let _ = writeln!(out, "{}{summary}", render::printable(what));
                losses.human(&mut out);
                output::tell(&out);
            }
        }
    }
    /// Says what happened, to people.
    pub fn said(&self, what: &str) {
        if self.is_lines() {
            output::tell(&format!("{}\n", render::printable(what)));
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
            let mut out = String::new();
            match std::mem::replace(&mut self.form, Form::Github) {
                Form::Json(json) => json.end(&mut out),
                Form::Sarif(sarif) => sarif.end(&mut out),
                Form::Junit { junit, .. } => out = junit.end(),
                Form::Human { .. } | Form::Github => {}
            }
            self.tell(&out);
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

/// How many findings there were, as `, 2 errors, 1 warning`; notes are not counted.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    errors: usize,
    warnings: usize,
    pub worst: Option<Severity>,
}

impl Counts {
    /// Counts some more.
    pub fn add(&mut self, found: &[Diagnostic]) {
        for d in found {
            self.errors += usize::from(d.severity == Severity::Error);
            self.warnings += usize::from(d.severity == Severity::Warning);
            self.worst = self.worst.max(Some(d.severity));
        }
    }
    /// In words.
    pub fn words(&self) -> String {
        let words = |n, word| match n {
            0 => String::new(),
            1 => format!(", 1 {word}"),
            n => format!(", {n} {word}s"),
        };
        words(self.errors, "error") + &words(self.warnings, "warning")
    }
}

/// The counts of a report in words.
pub fn counts(report: &Report) -> String {
    let mut counts = Counts::default();
    counts.add(report.diagnostics());
    counts.words()
}
