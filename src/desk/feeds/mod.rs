//! What is served: which articles a feed holds now, and what they are in a format.

mod archive;
mod kept;
mod render;
mod select;
mod wanted;

pub use archive::{archived, cut};
pub use kept::{Kept, Shelf};
pub use render::{Page, Place, item, page};
pub use select::{Entry, Selection, select};
pub use wanted::{holds, may_have};
