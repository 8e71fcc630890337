//! Modules: the vocabularies that publishers add to RSS and Atom, by their namespace under any prefix.
//!
//! An element of a module stays in the article as it came, so that whoever looks for it finds it in what is written.
//! What it says besides is read into the fields that mean the same, where nothing else states them: the licence of
//! `creativeCommons:license` is a link, the place of `georss:point` is where the story is located. So a field that
//! somebody edits counts, and the element beside it does not.
//!
//! Such an element can be written as it came only while reading it would change nothing ([`settled`]); else, as when the
//! field was emptied, it goes where no reader takes it for a statement.
//!
//! # For formats
//!
//! ```text
//! Modules::default()                        one per item, or per feed
//!     .note(&Extension, place)              each element that is kept because the format has no place for it
//!     .fill(&mut Article, carried, place)   last of all, on a canonical article; fill_feed likewise
//! modules::reads(&Extension) -> bool        whether an element says something that is read
//! modules::settled(&Article, carried, stand) whether those elements may be written as they came; settled_feed likewise
//! ```

mod element;
mod fill;
mod names;

#[cfg(test)]
#[path = "modules/modules_tests.rs"]
mod tests;

pub use fill::{Modules, settled, settled_feed};

use crate::diag::Span;
use crate::model::Extension;
use crate::syntax::xml::{Cursor, Tag};

/// Whether something is read of the element into a field.
pub fn reads(e: &Extension) -> bool {
    names::read(e).is_some()
}

/// Where the value of an element that was read to its end stands: an address in an attribute, else what is inside.
pub fn place(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Span {
    let attribute = ["url", "rdf:resource"].into_iter().find(|name| tag.attr(name).is_some());
    attribute.map_or_else(|| cursor.inside(tag), |name| tag.attr_span(name))
}
