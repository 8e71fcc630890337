//! The rules of NITF.

use crate::formats::Check;

/// None of its own yet: what can be said of a document beyond its schema is found while it is read.
pub(super) static RULES: &[Check] = &[];
