//! `wiredesk fields`.

use wiredesk::error::Error;
use wiredesk::formats::Carry;
use wiredesk::model::{FeedField, Field, Leaf, Level};

use super::tally::CONVERTED;
use super::{card, output};

/// Prints where a format puts each leaf, of the feed, of an article and, where that differs, of an association.
pub fn run(format: &str) -> Result<u8, Error> {
    let card = card(format)?;
    let mut text = String::new();
    for leaf in FeedField::all() {
        line(&format!("feed.{}", leaf.path()), (card.carry_feed)(leaf), &mut text);
    }
    for leaf in Field::all() {
        let carry = (card.carry)(Level::Article, leaf);
        line(&leaf.path(), carry, &mut text);
        let inside = (card.carry)(Level::Association, leaf);
        if inside != carry {
            line(&format!("associations.{}", leaf.path()), inside, &mut text);
        }
    }
    output::print(&text)?;
    Ok(CONVERTED)
}

fn line(leaf: &str, carry: Carry, out: &mut String) {
    out.push_str(&format!("{leaf:<44} {:<11} {}\n", carry.outcome(), carry.place()));
}
