//! Shared vocabulary.
pub mod nar;

pub mod agencies;
pub mod dates;
pub mod signals;
pub mod dublin_core;
pub mod edges;
pub mod media_rss;
