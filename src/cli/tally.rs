//! What a run came to, and the exit code that follows.

use wiredesk::diag::{Report, Severity};

use super::args::FailOn;

/// Converted; findings are on standard error.
pub const CONVERTED: u8 = 0;
/// `--fail-on` found what it names, or unreleased articles were all there was.
pub const FOUND: u8 = 1;
/// Some input could not be converted, or the command could not run.
pub const CANNOT_RUN: u8 = 2;

/// What a run came to.
#[derive(Default)]
pub struct Tally {
    /// Inputs that could not be converted.
    pub failed: usize,
    /// Files of directories that are in no format that is known.
    pub passed_over: usize,
    /// Inputs that are not to be looked at.
    pub skipped: usize,
    /// Inputs that were read to their end.
    pub read: usize,
    /// Articles written.
    pub written: usize,
    /// Articles left out because they are not released.
    pub unreleased: usize,
    /// Articles left out because the format has no place for them.
    pub refused: usize,
    /// Findings that a baseline knew, and what it knew that is not found any more.
    pub known: (usize, usize),
    /// Whether a value did not arrive whole.
    pub lost: bool,
    worst: Option<Severity>,
}

impl Tally {
    /// Takes the findings of a document into account.
    pub fn add(&mut self, report: &Report) {
        self.note(report.worst());
        self.lost |= report.rules().any(is_left_out);
    }
    /// Takes the gravest finding of a document into account.
    pub fn note(&mut self, worst: Option<Severity>) {
        self.worst = self.worst.max(worst);
    }
    /// Takes into account that an input was not read: one that was found and not named may be something else.
    pub fn not_read(&mut self, report: &Report) {
        match report.worst() {
            Some(Severity::Error) => self.failed += 1,
            _ => self.passed_over += 1,
        }
        self.add(report);
    }
    /// The exit code.
    pub fn exit_code(&self, fail_on: FailOn) -> u8 {
        let found = match fail_on {
            FailOn::Never => false,
            FailOn::Loss => self.lost,
            FailOn::Warning => self.worst >= Some(Severity::Warning),
            FailOn::Error => self.worst >= Some(Severity::Error),
            FailOn::Unreleased => self.unreleased > 0,
        };
        let nothing_left = self.unreleased + self.refused > 0 && self.written == 0;
        match (self.failed > 0, found || nothing_left) {
            (true, _) => CANNOT_RUN,
            (false, true) => FOUND,
            (false, false) => CONVERTED,
        }
    }
}

/// Whether a note says that a value of the document was left out when it was read. What a page has around its story, and the
/// mark at the end of printed copy, are no values; nor is what an envelope says of itself.
fn is_left_out(rule: &str) -> bool {
    rule.ends_with("left-out") && !matches!(rule, "html/left-out" | "text/left-out" | "envelope/member-left-out")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wiredesk::diag::Diagnostic;

    #[test]
    fn exit_codes_follow_from_what_was_found() {
        let mut tally = Tally { written: 1, unreleased: 1, lost: true, ..Tally::default() };
        let mut report = Report::default();
        report.add(Diagnostic::warning("x/y", "odd"));
        tally.add(&report);
        let codes = [FailOn::Never, FailOn::Loss, FailOn::Warning, FailOn::Error, FailOn::Unreleased];
        assert_eq!(codes.map(|f| tally.exit_code(f)), [0, 1, 1, 0, 1]);
        tally.written = 0;
        assert_eq!(tally.exit_code(FailOn::Never), 1);
        tally.failed = 1;
        assert_eq!(tally.exit_code(FailOn::Never), 2);
    }
}
