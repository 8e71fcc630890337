//! What we write is valid by our own rules and schemas: of no document of feeds/, however broken, is anything written that
//! has an error.

mod schema;
mod stories;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::strategy::{Strategy, ValueTree};
use serde_json::Value;
use stories::{any_document, read, runner, samples, styles, whole, write};
use wiredesk::diag::{Report, Severity, Span};
use wiredesk::filters::release::Clock;
use wiredesk::filters::{Chain, Filter, Item, Noted, absolute};
use wiredesk::formats::{self, Card, ReadOptions};
use wiredesk::model::{Article, Feed};
use wiredesk::text;
use wiredesk::validate::validate;

/// The rules that a document breaks as errors or warnings, each with a message.
fn found(card: &'static Card, document: &str) -> BTreeMap<(Severity, &'static str), String> {
    let source = text::decode(document.as_bytes(), None);
    let mut report = Report::default();
    let opened = validate(&source, card, &ReadOptions::default(), &mut report);
    assert!(opened.is_ok(), "{} refuses what it wrote:\n{document}", card.id);
    let wrong = report.diagnostics().iter().filter(|d| d.severity > Severity::Info);
    wrong.map(|d| ((d.severity, d.rule), d.message.clone())).collect()
}

fn errors(card: &'static Card, document: &str) -> impl Iterator<Item = (&'static str, String)> {
    let errors = found(card, document).into_iter().filter(|((severity, _), _)| *severity == Severity::Error);
    errors.map(|((_, rule), message)| (rule, message))
}

/// The rules whose warnings may speak of what is written, as docs/FEEDVALIDATOR.md lists them: of what a source does not say,
/// and of what it says, which stands as it came.
fn listed() -> [BTreeSet<&'static str>; 2] {
    let page = include_str!("../docs/FEEDVALIDATOR.md");
    let (_, section) = page.split_once("## Warnings on what is carried").expect("the section");
    let (lists, _) = section.split_once("`--filter absolute,sanitize`").expect("the end of the lists");
    let (unsaid, said) = lists.split_once("- of what it says").expect("two lists");
    [unsaid, said].map(|list| list.split('`').filter(|word| word.contains('/')).collect())
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
    let (mut wrong, mut warned, mut tried) = (BTreeSet::new(), BTreeMap::new(), 0);
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
                        for ((severity, rule), message) in found(to, &document) {
                            let told = format!("{} -> {} {style:?}: {rule}: {message}", from.id, to.id);
                            if severity == Severity::Error {
                                wrong.insert(told);
                            } else {
                                warned.insert(rule, told);
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(tried > 500, "only {tried} documents");
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    let [unsaid, said] = listed();
    warned.retain(|rule, _| !unsaid.contains(rule) && !said.contains(rule));
    assert!(warned.is_empty(), "not listed in docs/:\n{}", warned.into_values().collect::<Vec<_>>().join("\n"));
}

/// What `--filter absolute,sanitize` makes of a document.
fn filtered(feed: &mut Feed, articles: Vec<Article>) -> Vec<Article> {
    let chain = Chain::new(vec![Filter::Absolute, Filter::Sanitize], Clock::default());
    let noted = &mut Noted::default();
    let base: Option<Arc<str>> = chain.feed(feed, None, noted).map(Arc::from);
    let shared = Arc::new(feed.clone());
    let mut out = Vec::new();
    for article in articles {
        let mut item = Item::new(Box::new(article), Arc::clone(&shared), base.clone(), Span::default());
        chain.each(&mut item, noted);
        out.push(*item.article);
    }
    out
}

#[test]
fn no_warning_speaks_of_what_a_sound_document_says_once_it_is_filtered() {
    let ([unsaid, _], mut wrong, mut sound) = (listed(), BTreeSet::new(), 0);
    for from in formats::ALL.iter().copied().filter(|c| c.open.is_some()) {
        let is_sound = |sample: &String| !sample.is_empty() && found(from, sample).is_empty();
        for sample in samples(from).into_iter().filter(is_sound) {
            sound += 1;
            let (mut feed, articles) = read(from, &sample);
            let articles = filtered(&mut feed, articles);
            for (to, style) in written() {
                for document in write(to, &feed, &articles, &whole(true, style)) {
                    let of_it = found(to, &document).into_iter().filter(|((_, rule), _)| !unsaid.contains(rule));
                    wrong.extend(of_it.map(|((_, rule), m)| format!("{} -> {}: {rule}: {m}", from.id, to.id)));
                }
            }
        }
    }
    assert!(sound > 300, "{sound}");
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
                wrong.extend(errors(to, &document).map(|(rule, m)| format!("{}: {rule}: {m}", to.id)));
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
