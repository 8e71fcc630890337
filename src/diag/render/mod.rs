//! A report for people and for programs.

mod github;
mod human;
mod json;
mod junit;
mod sarif;
mod schema;

pub use github::github;
pub use human::{Excerpt, Human, human};
pub use json::{DocumentJson, FindingJson, LossJson, Outcome, ReportJson, document, report_schema};
pub use junit::Junit;
pub use sarif::Sarif;
