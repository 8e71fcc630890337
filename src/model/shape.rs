//! The structs of the model as data: for the schema, the documentation, the loss report and the tests.

use std::borrow::Cow;

use super::Part;

/// What a member of the table is, for the schema, the documentation and the generators of tests.
#[derive(Clone, Copy)]
pub enum Shape {
    /// A string.
    Words,
    /// `true` or `false`.
    Flag,
    /// A number from `.0` to `.1`.
    Number(u64, u64),
    /// An RFC 3339 time, possibly partial.
    Time,
    /// A map of strings.
    Map,
    /// Several of a shape.
    List(&'static Shape),
    /// One value, or a list of several.
    OneOrMany(&'static Shape),
    /// A struct; `true` when a bare string stands for its first member alone.
    Struct(fn() -> Struct, bool),
}

/// A struct of the model as data.
pub struct Struct {
    /// Its Rust name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// Its members: JSON name, documentation and shape.
    pub members: Vec<(&'static str, &'static str, Shape)>,
}

/// A member of a struct, seen without knowing its type.
pub struct Member<T> {
    /// Its JSON name.
    pub name: &'static str,
    /// The same as a pointer (RFC 6901).
    pub pointer: &'static str,
    /// Its line in the table.
    pub doc: &'static str,
    /// Whether nothing is stated.
    pub is_blank: fn(&T) -> bool,
    /// Whether two structs state the same here.
    pub same: fn(&T, &T) -> bool,
    /// Copies it from one struct to another.
    pub copy: fn(&T, &mut T),
    /// Moves it from one struct to another, where it is blank; the room of a list goes back.
    pub take: fn(&mut T, &mut T),
    /// Clears it.
    pub clear: fn(&mut T),
    /// The member itself.
    pub part: fn(&mut T) -> &mut dyn Part,
    /// Whether words are all there is to it (see [`Part::bare`]).
    pub bare: for<'a> fn(&'a T, &mut Vec<super::Bare<'a>>) -> bool,
    /// Its JSON.
    pub to_json: fn(&T) -> serde_json::Value,
    /// Its JSON, compact.
    pub write_json: fn(&T) -> Cow<'static, str>,
    /// Sets it from its JSON.
    pub from_json: fn(&mut T, serde_json::Value) -> Result<(), serde_json::Error>,
}
