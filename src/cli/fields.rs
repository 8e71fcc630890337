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

/// Prints where a format puts each member, of an article, of what goes with it where that differs, and of the feed; as
/// JSON, or where `parts` are asked for, a line for each leaf.
pub fn run(format: &str, parts: bool, json: bool) -> Result<u8, Error> {
    let card = card(format)?;
    let list = list(card);
    let text = match (json, parts) {
        (true, _) => pretty(&list),
        (false, true) => list.iter().map(line).collect(),
        (false, false) => page(card, &list),
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

/// What the leaves of a section begin with, and its title.
const SECTIONS: [(&str, &str); 3] =
    [("", "an article"), (WITH, "what goes with an article, where that differs"), (FEED, "the feed")];
const WITH: &str = "associations.";
const FEED: &str = "feed.";

/// A section for each of them, and in it a line for each place of a member.
fn page(card: &Card, list: &[FieldJson]) -> String {
    let mut out = String::new();
    for (prefix, title) in SECTIONS {
        let of_section = |field: &&FieldJson| match prefix {
            "" => !field.field.starts_with(WITH) && !field.field.starts_with(FEED),
            prefix => field.field.starts_with(prefix),
        };
        let fields: Vec<(&str, &FieldJson)> =
            list.iter().filter(of_section).map(|f| (f.field.get(prefix.len()..).unwrap_or_default(), f)).collect();
        if fields.is_empty() {
            continue;
        }
        let gap = if out.is_empty() { "" } else { "\n" };
        out.push_str(&format!("{gap}{}: {title}\n", card.title));
        for leaves in fields.chunk_by(|(one, _), (other, _)| head(one) == head(other)) {
            member(&mut out, leaves);
        }
    }
    out
}

/// The first part of a path.
fn head(path: &str) -> &str {
    path.split('.').next().unwrap_or_default()
}

/// A member: where it goes, and where its parts go different ways, which of them go where.
fn member(out: &mut String, leaves: &[(&str, &FieldJson)]) {
    let mut ways: Vec<(&FieldJson, Vec<&str>)> = Vec::new();
    for (path, field) in leaves {
        let tail = path.split_once('.').map_or("", |(_, tail)| tail);
        let same = |way: &&mut (&FieldJson, Vec<&str>)| {
            (way.0.outcome, way.0.place, &way.0.limit) == (field.outcome, field.place, &field.limit)
        };
        match ways.iter_mut().find(same) {
            Some((_, tails)) => tails.push(tail),
            None => ways.push((field, vec![tail])),
        }
    }
    let mut name = leaves.first().map(|(path, _)| head(path)).unwrap_or_default();
    let all: Vec<&str> = leaves.iter().filter_map(|(path, _)| path.split_once('.')).map(|(_, tail)| tail).collect();
    for (field, tails) in &ways {
        let FieldJson { outcome, place, limit, .. } = field;
        let limit = if limit.is_empty() { String::new() } else { format!(" ({limit})") };
        let parts = if ways.len() > 1 { format!(": {}", parts(tails, &all)) } else { String::new() };
        out.push_str(&format!("  {name:<20} {outcome:<11} {place}{limit}{parts}\n"));
        name = "";
    }
}

/// Parts in words: what goes one way with all that stands in it is named once.
fn parts(tails: &[&str], all: &[&str]) -> String {
    let mut out: Vec<&str> = Vec::new();
    for tail in tails {
        let within = |list: &[&str]| list.iter().filter(|other| head(other) == head(tail)).count();
        let whole = within(tails) == within(all);
        let named = if whole { head(tail) } else { tail };
        if out.last() != Some(&named) {
            out.push(named);
        }
    }
    out.join(", ")
}
