//! The words of a rule. Its check is paired with it in `formats`.

use super::Severity;

/// The force of a clause (RFC 2119).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A requirement: findings are errors.
    Must,
    /// A recommendation: findings are warnings.
    Should,
    /// A permission or a habit: findings are for information.
    May,
}

/// Where a specification says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The specification, as `RFC 4287`.
    pub spec: &'static str,
    /// The section, as `4.1.2`.
    pub section: &'static str,
    /// Where it can be read.
    pub url: &'static str,
    /// Its force, from which the severity follows.
    pub level: Level,
}

/// What a rule says, why, and how to mend what breaks it.
#[derive(Debug)]
pub struct Rule {
    /// `format/what-is-wrong`, as `atom/missing-id`.
    pub id: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// Why it matters to those who read the document.
    pub why: &'static str,
    /// How to mend it.
    pub remedy: &'static str,
    /// Where the specification says it.
    pub clause: Clause,
    /// A document that breaks it.
    pub bad: &'static str,
    /// A document that keeps it.
    pub good: &'static str,
}

impl Rule {
    /// The severity of a finding, which follows from the clause.
    pub fn severity(&self) -> Severity {
        match self.clause.level {
            Level::Must => Severity::Error,
            Level::Should => Severity::Warning,
            Level::May => Severity::Info,
        }
    }
}
