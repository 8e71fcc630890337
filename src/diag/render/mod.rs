//! A report for people and for programs.
//!
//! All but JUnit, which counts at its beginning, can be told a part of a document at a time.

mod github;
mod human;
mod json;
mod junit;
mod pieces;
mod sarif;
mod schema;

pub use github::{github, github_more};
pub use human::{Excerpt, Human, Shown, human, printable};
pub use json::{DocumentJson, FindingJson, Json, LossJson, Outcome, ReportJson, report_schema};
pub use junit::Junit;
pub use sarif::Sarif;
