//! Syntaxes: XML, HTML and JSON.
pub mod html;
pub mod json;
pub mod xml;
