//! The rules of NewsML 1, each with its check.

use crate::formats::Check;

/// Every rule of NewsML 1.
pub(super) static RULES: &[Check] = &[];
