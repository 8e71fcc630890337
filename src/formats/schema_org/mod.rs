//! Schema.org as JSON-LD (<https://schema.org/NewsArticle>): an article, a list or a `@graph` of them; written as a graph.
//!
//! What stands above the articles is a `DataFeed`, which each of them is part of. Nodes that are no article, picture,
//! sound or video, and that nothing refers to, are left out with a note: pages, sites, breadcrumbs.

use super::json_ld::{carry, form};
use super::{Audience, Card, Head, Within};
use crate::syntax::json::{Slices, Step, Value};

mod read;
mod rules;
mod write;

#[cfg(test)]
#[path = "schema_org_tests.rs"]
mod tests;

/// Schema.org.
pub static CARD: Card = Card {
    id: "schema-org",
    title: "schema.org (JSON-LD)",
    spec: "https://schema.org/NewsArticle",
    versions: &["1.0", "1.1"],
    media_types: &["application/ld+json", "application/json"],
    extensions: &["jsonld", "json"],
    styles: &[],
    audience: Audience::Public,
    many: true,
    tombstones: false,
    sniff,
    open: Some(read::open),
    judged: None,
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: Some(&form::FORM),
    stands: |e, within| matches!(within, Within::Article) && form::may_stand(e),
    around: None,
    rules: rules::RULES,
};

/// A context of schema.org decides; without one, types and identifiers of JSON-LD.
fn sniff(head: &Head<'_>) -> u8 {
    let text = head.start();
    let first = Slices::array(text, 0).and_then(|_| text.find('{'));
    let Some(mut members) = Slices::object(text, first.unwrap_or(0)) else { return 0 };
    members = members.apart("@graph");
    let (mut typed, mut graph) = (false, false);
    while let Step::Found(member) = members.member() {
        match member.key {
            "@context" => {
                let context = Value::new(text, member.value);
                return if context.raw.contains("schema.org") { 95 } else { 0 };
            }
            "@graph" => {
                graph = true;
                break;
            }
            "@type" => typed = true,
            _ => {}
        }
    }
    match (typed, graph) {
        // The context may stand behind what it holds for.
        (_, true) if head.text.contains("schema.org") => 60,
        (true, _) => 30,
        _ => 0,
    }
}
