//! Syntaxes: XML and HTML.
pub mod html;
pub mod xml;
