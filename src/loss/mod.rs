//! Loss is decided here, before a writer sees the article, and what was decided is the report.
//!
//! `let (p, losses) = project(canonical(a)); read(write(split(p))) == p; project(p) == p`

mod inherit;
mod narrow;
mod project;
mod split;
mod supply;
mod table;
mod zone;

use std::borrow::Cow;

pub use inherit::{inherit, left_by_merging, merged};
pub use project::{project, project_feed};
pub use split::{carried, carried_feed, merge, merge_feed, split, split_feed};
pub use supply::{
    Supply, state_feed_zones, state_zones, supply, supply_feed, supply_feed_zones, supply_zones, unsupply,
    unsupply_feed,
};
pub use table::Tables;

/// What became of one leaf of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loss {
    /// Its JSON name, as `creators.role`.
    pub field: Cow<'static, str>,
    /// `carried`, `by carrier`, `narrowed`, `folded`, `supplied`, `inherited` or `dropped`.
    pub outcome: &'static str,
    /// Where it went, or why it went nowhere.
    pub place: Cow<'static, str>,
    /// The value, shortened to 200 characters; empty where it is not to be shown.
    pub value: String,
}

impl Loss {
    fn new(
        field: impl Into<Cow<'static, str>>,
        outcome: &'static str,
        place: impl Into<Cow<'static, str>>,
        value: &serde_json::Value,
    ) -> Self {
        let text = match value {
            serde_json::Value::Null => String::new(),
            serde_json::Value::Bool(flag) => if *flag { "true" } else { "false" }.to_owned(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let value = match text.char_indices().nth(200).filter(|_| text.len() > 200) {
            Some((at, _)) => format!("{}…", &text[..at]),
            None => text,
        };
        Self { field: field.into(), outcome, place: place.into(), value }
    }
    /// What was taken out because it may not be published now.
    pub fn unreleased(field: &'static str, value: &serde_json::Value) -> Self {
        Self::new(field, "dropped", "unreleased", value)
    }
    /// Whether a value was supplied for want of anything better: worth a warning.
    pub fn is_guess(&self) -> bool {
        supply::is_guess(self)
    }
}

/// Whether an outcome says that something did not arrive whole.
pub fn is_loss(outcome: &str) -> bool {
    matches!(outcome, "narrowed" | "folded" | "dropped")
}
