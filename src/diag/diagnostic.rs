//! One finding about a document: what is wrong, how grave that is, where it stands and what to do about it.

use std::borrow::Cow;

use crate::text::start;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    #[default]
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
    /// Whether the two overlap, or begin at the same byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start == other.start || (self.start < other.end && other.start < self.end)
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
        Self { rule, severity, message: bounded(message.into()), help: None, url: None, span: None }
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

/// Bytes of a message that are kept: what a document says is quoted in it, and may be megabytes.
const LONGEST_MESSAGE: usize = 600;

/// What is told of a value: its first 200 characters.
pub fn excerpt(value: &str) -> &str {
    const MOST: usize = 200;
    value.char_indices().nth(MOST).and_then(|(end, _)| value.get(..end)).unwrap_or(value)
}

/// The message without its middle when it is too long.
fn bounded(message: String) -> String {
    if message.len() <= LONGEST_MESSAGE {
        return message;
    }
    let half = LONGEST_MESSAGE / 2;
    let head = start(&message, half);
    let tail = message.get(message.ceil_char_boundary(message.len() - half)..).unwrap_or_default();
    format!("{head} … {tail}")
}
