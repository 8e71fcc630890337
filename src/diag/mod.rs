//! What the *document* did wrong, and what was done about it.
//!
//! A [`Diagnostic`] points at a byte range of the decoded text; lines and columns are counted only when one is
//! rendered. What the *world* did wrong (files, sockets, configuration) is [`crate::error::Error`].

mod diagnostic;
mod fingerprint;
mod places;
pub mod render;
mod report;
mod rule;

pub use diagnostic::{Diagnostic, Severity, Span, excerpt};
pub use fingerprint::fingerprint;
pub use places::{Places, Stated};
pub use report::Report;
pub use rule::{Clause, Level, Rule};
