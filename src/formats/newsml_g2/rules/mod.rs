//! The rules of NewsML-G2, each with its check: what a schema cannot say, and what matters most of what it can.

mod content;
mod names;
mod structure;
mod values;

use super::content_models::own;
use crate::diag::{Clause, Level};
use crate::formats::Check;
use crate::formats::check::{count, join};
use crate::syntax::xml::Node;

/// Every rule of NewsML-G2.
pub(super) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] = &[structure::RULES, values::RULES, names::RULES, content::RULES];

const fn clause(section: &'static str, level: Level) -> Clause {
    Clause { spec: "NewsML-G2", section, url: "https://www.iptc.org/std/NewsML-G2/guidelines/", level }
}

/// The first child of NewsML-G2 with this name.
fn child<'a>(of: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    of.children().find(|child| own(*child) && child.name() == name)
}
