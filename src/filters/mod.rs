//! Filters: each takes an article and gives it back changed, or takes it out.
//!
//! Most see one article; `dedupe`, `limit` and `sort` see all of a document (or of a merged run) and make it be collected.
//! A [`Chain`] applies filters in the order in which they were named, and says what they did.

pub mod absolute;
mod chain;
mod dedupe;
pub mod enrich;
mod fill;
mod limit;
mod links;
mod name;
pub mod release;
mod sanitize;
mod sort;

pub use chain::{Chain, Item, LeftOut, Noted};
pub use name::Filter;
pub use sort::{Key, Order};
