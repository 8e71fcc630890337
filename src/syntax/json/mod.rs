//! JSON (RFC 8259) as documents of news have it: values as slices of the text, so that one that is broken costs itself.
//!
//! Nothing is recursive, and nothing is built that is not asked for: a value is looked at where it stands.

mod brackets;
mod emit;
mod fields;
mod slices;
mod value;

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;

pub use emit::{Object, list, push_string};
pub use fields::{Entry, Fields};
pub use slices::{Census, Member, Slices, Step, end_of_value, skip_space};
pub use value::{Kind, Value, compact, fault, is_json, is_number};
