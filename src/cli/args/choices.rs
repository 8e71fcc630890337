//! The words that options choose from.

use clap::ValueEnum;
use wiredesk::diag::Severity;

/// How what was found is told.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Style {
    /// A line a finding
    Human,
    /// One JSON document
    Json,
}

/// How `validate` tells what it found.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// A line a finding, the place drawn, and what to do
    Human,
    /// One JSON document
    Json,
    /// SARIF 2.1.0, which code hosts show beside the lines of a change
    Sarif,
    /// JUnit XML, which CI servers show as a test run
    Junit,
    /// Workflow commands of GitHub Actions
    Github,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Nothing
    Never,
    /// A value that did not arrive whole
    Loss,
    /// A warning or an error about the document
    Warning,
    /// An error about the document
    Error,
    /// An article that was left out because it is not released
    Unreleased,
}

/// What `validate` may fail on.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOnFinding {
    /// Nothing
    Never,
    /// A warning or an error
    Warning,
    /// An error
    Error,
}

impl FailOnFinding {
    /// The least severity that makes a run fail.
    pub fn least(self) -> Option<Severity> {
        match self {
            Self::Never => None,
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl From<FailOnFinding> for FailOn {
    fn from(found: FailOnFinding) -> Self {
        match found {
            FailOnFinding::Never => Self::Never,
            FailOnFinding::Warning => Self::Warning,
            FailOnFinding::Error => Self::Error,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Schema {
    /// The wire format
    Wire,
    /// What validate --output json and convert --report json tell
    Report,
    /// The settings in wiredesk.toml
    Config,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Unreleased {
    /// They are left out
    Omit,
    /// They are written
    Include,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Enrich {
    /// The body stays as it is
    Add,
    /// What was recognised goes out of the body
    Move,
}
