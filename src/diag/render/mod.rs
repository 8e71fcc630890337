//! A report for people and for programs.

mod human;
mod json;
mod schema;

pub use human::{Excerpt, human};
pub use json::{DocumentJson, FindingJson, LossJson, Outcome, ReportJson, document, report_schema};
