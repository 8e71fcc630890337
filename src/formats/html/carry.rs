//! Where a page puts each leaf of the model: as [`json_ld`](crate::formats::json_ld) says, but for the text.

use crate::formats::{Carry, Limit, Many, TextRule, carry, json_ld};
use crate::model::{FeedField, Field, Level, TextField};

const BODY: Limit = Limit { many: Many::First, ..Limit::NONE.text(TextRule::Balanced) };

/// Where each leaf of an article, or of what goes with one, goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    match (level, field) {
        (Level::Article, Field::Bodies(TextField::Value(_) | TextField::Kind(_))) => Carry::Native("articleBody", BODY),
        (Level::Article, Field::Bodies(TextField::Lang(_))) => Carry::Extension("nar: terms"),
        (Level::Article | Level::Association, field) => json_ld::carry::carry(level, field),
    }
}

/// A page holds one story.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    carry::without_feed(field, "a page holds a single story")
}
