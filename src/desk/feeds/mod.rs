//! What is served: which articles a feed holds now, and what they are in a format.

mod archive;
mod ended;
mod kept;
pub mod people;
mod render;
mod select;
mod wanted;

pub use archive::{archived, cut};
pub use ended::{end_within, within};
pub use kept::{Coded, Kept, Shelf};
pub use render::{Page, Place, item, page, tombstone};
pub use select::{Entry, Selection, is_for, select};
pub use wanted::{holds, may_have};
