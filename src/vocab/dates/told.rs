//! What is told of a date that is not written as it should be.

use crate::diag::Diagnostic;
use crate::model::Time;

/// That a date was read although it is not written as its format asks, and why.
pub fn odd(words: &str, time: &Time, why: &str) -> Diagnostic {
    Diagnostic::info("date/odd", format!("The date `{}` was read as `{time}`: {why}.", short(words)))
}

/// That words are no date; `of` is the element or member in which they stand.
pub fn unreadable(words: &str, of: Option<&str>) -> Diagnostic {
    let of = of.map(|of| format!(" in `{of}`")).unwrap_or_default();
    Diagnostic::warning("date/unreadable", format!("`{}`{of} is no date that can be read.", short(words)))
}

/// The first sixty characters: no date is longer.
fn short(words: &str) -> &str {
    words.char_indices().nth(60).and_then(|(at, _)| words.get(..at)).unwrap_or(words)
}
