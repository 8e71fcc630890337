//! What is served: which articles a feed holds now, and what they are in a format.

mod kept;
mod render;
mod select;
mod wanted;

pub use kept::{Kept, Shelf};
pub use render::{Page, item, page};
pub use select::{Entry, select};
pub use wanted::{holds, may_have};
