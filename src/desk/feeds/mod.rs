//! What is served: which articles a feed holds now, and what they are in a format.

mod kept;
mod render;
mod select;

pub use kept::{Kept, Shelf};
pub use render::{Page, item, page};
pub use select::{Entry, select};
