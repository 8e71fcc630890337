//! Filters: each takes an article and gives it back changed, or takes it out.

pub mod absolute;
pub mod enrich;
pub mod release;
