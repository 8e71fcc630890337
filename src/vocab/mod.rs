//! Shared vocabulary.
pub mod nar;

pub mod agencies;
pub mod dates;
pub mod dublin_core;
pub mod edges;
pub mod media_rss;
pub mod modules;
pub mod rss;
pub mod signals;
