//! The canonical form as JSON: `wire`, one document, and `wire-lines`, the same a line at a time.
//!
//! `wire` is `{"wire":"1","feed":{...},"articles":[...],"source":{...}}` in that order; `wire-lines` begins with
//! `{"wire":"1","feed":{...}}`, has an article a line and ends with `{"source":{...}}`. Both hold every leaf, and are
//! described by `wiredesk schema`. Not supported: `source` of a document that is read is not handed on, because the
//! document that articles come from is then the wire document itself.

mod read;
mod read_lines;
mod write;

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;

use super::{Audience, Card, Carry, Head};
use crate::model::{FeedField, Field, Level};
use crate::syntax::json::{Member, Slices, Step};

/// The version that is written.
const VERSION: &str = "1";

/// The card of `wire`.
pub static CARD: Card = Card {
    id: "wire",
    title: "wiredesk JSON",
    spec: "https://json-schema.org/draft/2020-12/schema",
    versions: &[VERSION],
    media_types: &["application/vnd.wiredesk+json", "application/json"],
    extensions: &["json"],
    styles: &[],
    audience: Audience::Trade,
    many: true,
    tombstones: false,
    sniff: |head| if shape(head) == Some(Shape::Document) { 100 } else { 0 },
    open: Some(read::open),
    judged: None,
    write: Some(|_| Box::new(write::Document::default())),
    carry,
    carry_feed,
    form: None,
    stands: |_, _| true,
    around: None,
    rules: &[],
};

/// The card of `wire-lines`.
pub static LINES_CARD: Card = Card {
    id: "wire-lines",
    title: "wiredesk JSON, a line an article",
    media_types: &["application/vnd.wiredesk+json-seq", "application/x-ndjson"],
    extensions: &["jsonl", "ndjson"],
    styles: &[],
    sniff: |head| if shape(head) == Some(Shape::Lines) { 100 } else { 0 },
    open: Some(read_lines::open),
    judged: None,
    write: Some(|_| Box::new(write::Lines)),
    ..CARD
};

/// The form is the model's own: each leaf has the place of its name.
fn carry(_: Level, _: Field) -> Carry {
    Carry::native("the member of that name")
}

fn carry_feed(_: FeedField) -> Carry {
    Carry::native("feed, the member of that name")
}

#[derive(PartialEq, Eq)]
enum Shape {
    Document,
    Lines,
}

/// Which of the two forms a document has: its first member is `wire`, and either its first line is a whole object
/// without articles, or not.
fn shape(head: &Head<'_>) -> Option<Shape> {
    if !head.text.strip_prefix('{')?.trim_start().starts_with("\"wire\"") {
        return None;
    }
    let mut members = Slices::object(head.text.lines().next()?, 0)?.apart("articles");
    loop {
        match members.member() {
            Step::Found(Member { key: "articles", .. }) | Step::Truncated => return Some(Shape::Document),
            Step::Found(_) => {}
            Step::End => return Some(Shape::Lines),
        }
    }
}
