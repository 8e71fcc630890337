//! From a JSON Pointer (RFC 6901) to the place of the value it leads to.

use crate::diag::Span;
use crate::syntax::json::{Kind, Value};

/// Where the value stands.
pub(super) fn place(text: &str, pointer: &str) -> Option<Span> {
    value(text, pointer).map(Value::span)
}

/// Where the member of the object stands, its value.
pub(super) fn member(text: &str, pointer: &str, name: &str) -> Option<Span> {
    last(value(text, pointer)?, name).map(Value::span)
}

fn value<'s>(text: &'s str, pointer: &str) -> Option<Value<'s>> {
    let start = text.len() - text.trim_start().len();
    let mut here = Value::new(text, start..text.trim_end().len());
    for step in pointer.split('/').skip(1) {
        let name = step.replace("~1", "/").replace("~0", "~");
        here = match here.kind() {
            Kind::Array => here.items().nth(name.parse().ok()?)?,
            _ => last(here, &name)?,
        };
    }
    Some(here)
}

/// The last member of a name: of two it is the one that counts.
fn last<'s>(object: Value<'s>, name: &str) -> Option<Value<'s>> {
    let is = |key: &str| key == name || key.contains('\\') && Value::at(&format!("\"{key}\""), 0).string() == name;
    object.members().filter(|(key, _)| is(key)).last().map(|(_, value)| value)
}
