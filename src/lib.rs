//! wiredesk reads and writes what news agencies and publishers exchange through one canonical article.
#![forbid(unsafe_code)]

pub mod convert;
pub mod detect;
pub mod diag;
pub mod error;
pub mod filters;
pub mod formats;
pub mod loss;
pub mod model;
pub mod syntax;
pub mod text;
pub mod validate;
pub mod vocab;
