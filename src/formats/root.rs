//! The root element of a document, which something else may stand before.

use crate::diag::Report;
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
