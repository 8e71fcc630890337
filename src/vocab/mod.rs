//! Shared vocabulary.
pub mod nar;

pub mod addresses;
pub mod agencies;
pub mod ascii;
pub mod dates;
mod dcmi;
pub mod dublin_core;
pub mod edges;
pub mod languages;
pub mod media_rss;
pub mod modules;
mod namespace_elements;
pub mod namespaces;
pub mod printed_party;
pub mod qcode;
pub mod rdf;
pub mod registries;
pub mod rss;
pub mod signals;
pub mod slots;
