//! Loss is decided here, before a writer sees the article, and what was decided is the report.
//!
//! `let p = project(canonical(a)); read(write(split(p))) == p; project(p) == p`

mod credits;
mod form;
mod inherit;
mod narrow;
mod private;
mod project;
mod split;
mod stop;
mod supply;
mod table;
mod tally;
mod zone;

use std::borrow::Cow;

pub use inherit::{inherit, inheritable, left_by_merging, merged};
pub use private::make_public;
pub use project::{project, project_feed, projected, projected_feed};
pub use split::{carried, carried_feed, merge, merge_feed, split, split_feed, split_stated};
pub use supply::{
    Supply, is_guess, state_feed_zones, state_zones, supply, supply_feed, supply_feed_zones, supply_zones, unsupply,
    unsupply_feed,
};
pub use table::Tables;
pub use tally::Tally;

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
    pub(crate) fn new(
        field: impl Into<Cow<'static, str>>,
        outcome: &'static str,
        place: impl Into<Cow<'static, str>>,
        value: &serde_json::Value,
    ) -> Self {
        let text = match value {
            serde_json::Value::Null => Cow::Borrowed(""),
            serde_json::Value::Bool(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            serde_json::Value::String(text) => Cow::Borrowed(text.as_str()),
            other => Cow::Owned(beginning(other)),
        };
        let value = match (text.len() > SHOWN).then(|| text.char_indices().nth(SHOWN)).flatten() {
            Some((at, _)) => format!("{}…", &text[..at]),
            None => text.into_owned(),
        };
        Self { field: field.into(), outcome, place: place.into(), value }
    }
    /// What was taken out because it may not be published now.
    pub fn unreleased(field: &'static str, value: &serde_json::Value) -> Self {
        Self::new(field, "dropped", "unreleased", value)
    }
    /// What a filter filled in; `from` is where it took it.
    pub fn filled(field: &'static str, from: &'static str, value: &serde_json::Value) -> Self {
        Self::new(field, "supplied", from, value)
    }
    /// What a filter took out of a value; `why` names it.
    pub fn taken_out(field: &'static str, why: String, value: &serde_json::Value) -> Self {
        Self::new(field, "dropped", why, value)
    }
    /// Says that it became of an association.
    pub fn inside(&mut self) {
        self.field = format!("associations.{}", self.field).into();
    }
}

/// What stands before the names of the leaves of an association, which is in what `around` stands before.
fn inside(around: &str, place: usize) -> Cow<'static, str> {
    const FIRST: [&str; 4] = ["associations.0.", "associations.1.", "associations.2.", "associations.3."];
    match FIRST.get(place).filter(|_| around.is_empty()) {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(format!("{around}associations.{place}.")),
    }
}

/// How many characters of a value are shown.
const SHOWN: usize = 200;

/// The JSON of a value, as far as it may be shown: a value may be megabytes.
fn beginning(value: &serde_json::Value) -> String {
    let mut bytes = [0; 4 * (SHOWN + 1)];
    let mut room = bytes.as_mut_slice();
    // Where there is no room for all of it, the beginning was written.
    let _ = serde_json::to_writer(&mut room, value);
    let left = room.len();
    let written = bytes.get(..bytes.len() - left).unwrap_or_default();
    let whole = std::str::from_utf8(written)
        .or_else(|e| std::str::from_utf8(written.get(..e.valid_up_to()).unwrap_or_default()));
    whole.unwrap_or_default().to_owned()
}

/// What takes note of what became of leaves.
pub trait Notes {
    /// Takes note of one leaf: what it is in, as `associations.0.` or nothing for the article itself, its JSON name, what
    /// became of it and where it went. The value is asked for where it is wanted.
    fn note(&mut self, leaf: (&str, &str), outcome: &'static str, place: Place, value: Lazy<'_>);
}

/// Where a leaf went, or why it went nowhere.
pub type Place = Cow<'static, str>;

/// A value that is made when somebody asks for it.
pub type Lazy<'a> = &'a mut dyn FnMut() -> serde_json::Value;

impl Notes for Vec<Loss> {
    fn note(&mut self, (inside, field): (&str, &str), outcome: &'static str, place: Place, value: Lazy<'_>) {
        self.push(Loss::new([inside, field].concat(), outcome, place, &value()));
    }
}

/// Whether an outcome says that something arrived as it was: of that people are shown no example.
pub fn is_whole(outcome: &str) -> bool {
    matches!(outcome, "carried" | "by carrier")
}

/// Whether an outcome says that something did not arrive whole.
pub fn is_loss(outcome: &str) -> bool {
    matches!(outcome, "narrowed" | "folded" | "dropped")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_value_the_beginning_is_shown() {
        let shown = |value: serde_json::Value| Loss::new("bodies", "dropped", "", &value).value;
        assert_eq!(shown(serde_json::json!({"a": ["é"]})), "{\"a\":[\"é\"]}");
        let expected = format!("[\"{}…", "\u{1F600}".repeat(SHOWN - 2));
        assert_eq!(shown(serde_json::json!(["\u{1F600}".repeat(3000), 1])), expected);
        assert_eq!(shown("é".repeat(300).into()), "é".repeat(SHOWN) + "…");
    }
}
