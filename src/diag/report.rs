//! Diagnostics and the report that collects them.

use std::borrow::Cow;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Against a recommendation, or repaired by the reader.
    Warning,
    /// Against a requirement of the format's specification, or data that could not be read.
    Error,
}

impl Severity {
    /// The word that reports use: `info`, `warning` or `error`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A byte range of the decoded text. The text of a UTF-8 document is the file's own, without its byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }
}

/// One finding about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The id of the rule or of the reader's note, as `atom/missing-id` or `xml/bare-ampersand`.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub help: Option<Cow<'static, str>>,
    /// Where the clause stands that is not met.
    pub url: Option<Cow<'static, str>>,
    /// Where it stands in the decoded text.
    pub span: Option<Span>,
}

impl Diagnostic {
    /// A finding without a place.
    pub fn new(rule: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self { rule, severity, message: message.into(), help: None, url: None, span: None }
    }
    /// A note: `Severity::Info`.
    pub fn info(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Info, message)
    }
    /// `Severity::Warning`.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, message)
    }
    /// `Severity::Error`.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, message)
    }
    /// Where it stands.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }
    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// How many findings of one rule are kept whole; the rest are counted.
const KEPT_PER_RULE: u32 = 100;

/// The findings of one document.
#[derive(Clone, Debug, Default)]
pub struct Report {
    list: Vec<Diagnostic>,
    counts: std::collections::HashMap<&'static str, u32>,
    malformed: bool,
}

impl Report {
    /// Adds a finding. Beyond a hundred of one rule only the number grows, so that memory stays bounded.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        let count = self.counts.entry(diagnostic.rule).or_default();
        *count += 1;
        if *count <= KEPT_PER_RULE {
            self.list.push(diagnostic);
        }
    }
    /// Adds a finding that says the reader had to depart from what was declared (`source.malformed`).
    pub fn repaired(&mut self, diagnostic: Diagnostic) {
        self.malformed = true;
        self.add(diagnostic);
    }
    /// Whether the reader had to depart from what was declared: broken syntax, wrong charset, wrong types.
    pub fn malformed(&self) -> bool {
        self.malformed
    }
    /// Marks the document as malformed without a finding of its own.
    pub fn set_malformed(&mut self) {
        self.malformed = true;
    }
    /// The findings that were kept, in the order in which they were made.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.list
    }
    /// How often a rule was met, kept or not.
    pub fn count(&self, rule: &str) -> u32 {
        self.counts.get(rule).copied().unwrap_or(0)
    }
    /// The rules of which more were met than are kept, with the number left out.
    pub fn left_out(&self) -> Vec<(&'static str, u32)> {
        let mut out: Vec<_> =
            self.counts.iter().filter(|(_, n)| **n > KEPT_PER_RULE).map(|(r, n)| (*r, n - KEPT_PER_RULE)).collect();
        out.sort_unstable();
        out
    }
    /// The gravest severity met.
    pub fn worst(&self) -> Option<Severity> {
        self.list.iter().map(|d| d.severity).max()
    }
    /// Takes over everything from `other`.
    pub fn append(&mut self, other: Report) {
        self.malformed |= other.malformed;
        for (rule, n) in &other.counts {
            *self.counts.entry(rule).or_default() += n;
        }
        self.list.extend(other.list);
    }
}
