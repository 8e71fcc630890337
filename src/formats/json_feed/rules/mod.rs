//! The rules of JSON Feed, each with its check.

mod feed;
mod item;

use crate::diag::{Clause, Level};
use crate::formats::check::{count, join};
use crate::formats::json_checks::JSON;
use crate::formats::{Check, Part, module_rules};
use crate::syntax::json::Fields;

/// Every rule of JSON Feed.
pub(super) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] = &[feed::RULES, item::RULES, module_rules::DATES_IN_JSON, module_rules::HTML_IN_JSON, JSON];

const fn clause(section: &'static str, level: Level) -> Clause {
    Clause { spec: "JSON Feed 1.1", section, url: "https://www.jsonfeed.org/version/1.1/", level }
}

/// What stands above the items.
fn feed<'a>(part: &Part<'a>) -> Option<&'a Fields<'a>> {
    part.json.filter(|_| part.article.is_none())
}

/// The item.
fn item<'a>(part: &Part<'a>) -> Option<&'a Fields<'a>> {
    part.json.filter(|_| part.article.is_some())
}

/// The authors of a feed or an item, in either spelling.
fn authors<'a>(of: &Fields<'a>) -> Vec<Fields<'a>> {
    let mut all: Vec<_> = of.get("author").and_then(Fields::of).into_iter().collect();
    all.extend(crate::formats::json_checks::objects(of, "authors"));
    all
}
