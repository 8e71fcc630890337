//! The root of a document, which something else may stand before and behind.

use crate::diag::{Diagnostic, Report, Span};
use crate::syntax::xml::{Cursor, Tag};

/// How many elements before the root are passed over.
const MOST_BEFORE: usize = 64;

/// The first element outside all others that `is_root`. Servers print warnings before a document (`<br /><b>Warning</b>:`).
/// Where no element is one, the first of all.
pub fn root_of<'s>(
    cursor: &mut Cursor<'s>,
    report: &mut Report,
    is_root: impl Fn(&Tag<'s>) -> bool,
) -> Option<Tag<'s>> {
    let first = cursor.root(report)?;
    if is_root(&first) {
        return Some(first);
    }
    let mut later = (0..MOST_BEFORE).map_while(|_| cursor.root(report));
    later.find(|root| is_root(root)).or(Some(first))
}

/// Notes that an element behind the root was not read; the cursor says of all of them that they stand there.
pub fn left_behind(stray: &Tag<'_>, report: &mut Report) {
    let message = format!("`{}` stands behind the root element, and nothing of it was read", stray.qualified());
    report.add_of("xml/left-behind-root", || Diagnostic::error("xml/left-behind-root", message).at(stray.span()));
}

/// Notes what stands behind the value that is the document, which ends at `at`.
pub fn left_behind_value(text: &str, at: usize, report: &mut Report) {
    // What may stand between documents is nothing.
    let between = |c: char| c.is_ascii_whitespace() || matches!(c, '\u{feff}' | '\u{1e}');
    let rest = text.get(at..).unwrap_or_default();
    let left = rest.trim_matches(between);
    if !left.is_empty() {
        let start = at + rest.len() - rest.trim_start_matches(between).len();
        left_of_json(Span::new(start, start + left.len()), report);
    }
}

/// Notes what stands beside the values of a document.
pub fn left_of_json(span: Span, report: &mut Report) {
    report.repaired_of("json/left-behind", || {
        let message = "something stands behind the end of the document, and nothing of it was read";
        let help = "take it out, or give each document a line of its own";
        Diagnostic::error("json/left-behind", message).help(help).at(span)
    });
}
