//! `wiredesk fields`.

use serde::Serialize;
use wiredesk::error::Error;
use wiredesk::formats::{Card, Carry};
use wiredesk::model::{FeedField, Field, Leaf, Level};

use super::tally::CONVERTED;
use super::{card, output, pretty};

/// What becomes of one leaf.
#[derive(Serialize)]
struct FieldJson {
    field: String,
    outcome: &'static str,
    /// Where it goes, or why it goes nowhere.
    place: &'static str,
    /// What the place holds, where it does not hold everything; the rest goes to the carrier.
    #[serde(skip_serializing_if = "String::is_empty")]
    limit: String,
}

/// Prints where a format puts each leaf, of the feed, of an article and, where that differs, of an association.
pub fn run(format: &str, json: bool) -> Result<u8, Error> {
    let list = list(card(format)?);
    let text = match json {
        true => pretty(&list),
        false => list.iter().map(line).collect(),
    };
    output::print(&text)?;
    Ok(CONVERTED)
}

fn list(card: &Card) -> Vec<FieldJson> {
    let mut list = Vec::new();
    for leaf in FeedField::all() {
        list.push(FieldJson::new(format!("feed.{}", leaf.path()), (card.carry_feed)(leaf)));
    }
    for leaf in Field::all() {
        let carry = (card.carry)(Level::Article, leaf);
        list.push(FieldJson::new(leaf.path(), carry));
        let inside = (card.carry)(Level::Association, leaf);
        if inside != carry {
            list.push(FieldJson::new(format!("associations.{}", leaf.path()), inside));
        }
    }
    list
}

impl FieldJson {
    fn new(field: String, carry: Carry) -> Self {
        let limit = match carry {
            Carry::Native(_, limit) => limit.words(),
            _ => String::new(),
        };
        Self { field, outcome: carry.outcome(), place: carry.place(), limit }
    }
}

fn line(field: &FieldJson) -> String {
    let FieldJson { field, outcome, place, limit } = field;
    let limit = if limit.is_empty() { String::new() } else { format!(" ({limit})") };
    format!("{field:<44} {outcome:<11} {place}{limit}\n")
}
