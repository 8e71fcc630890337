//! JSON that is written piece by piece, as `serde_json` would write it whole.

use serde::Serialize;

/// A value as people read it, at a depth of a document.
pub(super) fn indented(value: &impl Serialize, depth: usize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.replace('\n', &format!("\n{}", "  ".repeat(depth)))
}

/// The items of an array.
#[derive(Debug)]
pub(super) struct Items {
    depth: usize,
    any: bool,
}

impl Items {
    /// None yet, of an array that stands at this depth.
    pub(super) fn new(depth: usize) -> Self {
        Self { depth, any: false }
    }

    /// What stands before the next one.
    pub(super) fn begin(&mut self, out: &mut String) {
        *out += if std::mem::replace(&mut self.any, true) { "," } else { "[" };
        out.push('\n');
        *out += &"  ".repeat(self.depth + 1);
    }

    /// The next one.
    pub(super) fn item(&mut self, value: &impl Serialize, out: &mut String) {
        self.begin(out);
        *out += &indented(value, self.depth + 1);
    }

    /// The end of the array.
    pub(super) fn end(&self, out: &mut String) {
        if !self.any {
            *out += "[]";
            return;
        }
        out.push('\n');
        *out += &"  ".repeat(self.depth);
        out.push(']');
    }
}
