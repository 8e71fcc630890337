//! What we write is valid by our own rules and schemas: of no document of feeds/, however broken, is anything written that
//! has an error.

mod schema;
mod stories;

use std::collections::{BTreeMap, BTreeSet};

use proptest::strategy::{Strategy, ValueTree};
use serde_json::Value;
use stories::{any_document, read, runner, samples, styles, whole, write};
use wiredesk::diag::{Report, Severity};
use wiredesk::filters::absolute;
use wiredesk::formats::{self, Card, ReadOptions};
use wiredesk::model::{Article, Feed};
use wiredesk::text;
use wiredesk::validate::validate;

/// The rules that a document breaks as errors, each with a message.
fn errors(card: &'static Card, document: &str) -> BTreeMap<&'static str, String> {
    let source = text::decode(document.as_bytes(), None);
    let mut report = Report::default();
    let opened = validate(&source, card, &ReadOptions::default(), &mut report);
    assert!(opened.is_ok(), "{} refuses what it wrote:\n{document}", card.id);
    let wrong = |d: &&wiredesk::diag::Diagnostic| d.severity == Severity::Error;
    let errors = report.diagnostics().iter().filter(wrong);
    errors.map(|d| (d.rule, d.message.to_string())).collect()
}

/// The formats and styles that are written and have rules.
fn written() -> impl Iterator<Item = (&'static Card, Option<&'static str>)> {
    let cards = formats::ALL.iter().copied().filter(|c| c.write.is_some() && !c.rules.is_empty());
    cards.flat_map(|card| styles(card).into_iter().map(move |style| (card, style)))
}

/// What `--filter absolute` does: RSS has no relative links, and where they lead is known to those who convert.
fn resolve(feed: &mut Feed, articles: &mut [Article]) {
    let base = absolute::feed(feed, Some("https://example.org/"));
    for article in articles.iter_mut() {
        absolute::article(article, base.as_deref());
    }
}

#[test]
fn nothing_that_is_written_of_a_sample_has_an_error() {
    let (mut wrong, mut tried) = (BTreeSet::new(), 0);
    for from in formats::ALL.iter().copied().filter(|c| c.open.is_some()) {
        for (number, sample) in samples(from).into_iter().enumerate() {
            // Without a carrier the writers are the same, and less is left for them: some samples are enough.
            let ways: &[bool] = if number % 3 == 0 { &[true, false] } else { &[true] };
            let (feed, articles) = read(from, &sample);
            for (to, style) in written() {
                for extensions in ways.iter().copied() {
                    for document in write(to, &feed, &articles, &whole(extensions, style)) {
                        // A wire of no messages is empty.
                        if articles.is_empty() && document.is_empty() {
                            continue;
                        }
                        tried += 1;
                        let from = from.id;
                        wrong.extend(
                            errors(to, &document)
                                .into_iter()
                                .map(|(rule, m)| format!("{from} -> {} {style:?}: {rule}: {m}", to.id)),
                        );
                    }
                }
            }
        }
    }
    assert!(tried > 500, "only {tried} documents");
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn generated_stories_are_valid() {
    let (mut runner, documents) = (runner(), any_document());
    let mut wrong = BTreeSet::new();
    for _ in 0..16 {
        let (mut feed, mut articles) = documents.new_tree(&mut runner).expect("a document").current();
        resolve(&mut feed, &mut articles);
        for (to, style) in written() {
            for document in write(to, &feed, &articles, &whole(true, style)) {
                wrong.extend(errors(to, &document).into_iter().map(|(rule, m)| format!("{}: {rule}: {m}", to.id)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn wire_is_what_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../schemas/wire.schema.json")).expect("JSON");
    let wire = formats::by_id("wire").expect("a format");
    let mut wrong = Vec::new();
    let mut look = |name: &str, feed: &Feed, articles: &[Article]| {
        let document = write(wire, feed, articles, &whole(true, None)).remove(0);
        schema::check(&schema, &serde_json::from_str(&document).expect("JSON"), name, &mut wrong);
    };
    for from in formats::ALL.iter().copied().filter(|c| c.open.is_some()) {
        for sample in samples(from) {
            let (feed, articles) = read(from, &sample);
            look(from.id, &feed, &articles);
        }
    }
    let (mut runner, documents) = (runner(), any_document());
    for _ in 0..64 {
        let (feed, articles) = documents.new_tree(&mut runner).expect("a document").current();
        look("generated", &feed, &articles);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
