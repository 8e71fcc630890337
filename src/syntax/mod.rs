//! Syntaxes: XML, HTML, JSON and the frames of wires.
pub mod html;
pub mod json;
pub mod wire;
pub mod xml;
