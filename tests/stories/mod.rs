//! Stories that are made up from the field table, and the way of one through a document and back.
//!
//! A strategy for each shape: whatever member the table gains is generated from then on. Values shrink towards nothing,
//! members one by one, words by fragments.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::disallowed_methods, reason = "samples are files, and how far to look is asked of the environment")]

#[path = "../fuzz/law.rs"]
mod law;
mod odd;
mod values;

use std::path::Path;

#[allow(unused_imports, reason = "each test file uses its part")]
pub use law::{hold, read, read_all, styles, whole, write};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};
use wiredesk::filters::release;
use wiredesk::formats::{self, Card};
use wiredesk::loss::{self, Supply, Tables};
use wiredesk::model::{Article, Feed, Level, Part, Shape, Struct, Text, canonical, canonical_feed};
use wiredesk::text;

/// The same cases in every run, as many as `PROPTEST_CASES` says or few.
pub fn runner() -> TestRunner {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    let config =
        Config { cases: asked.unwrap_or(48), failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    match asked {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    }
}

/// Any article, with associations of its own down to the second level.
pub fn any_article() -> BoxedStrategy<Article> {
    let value = members(Article::shape(), "", 3, 0.12);
    value
        .prop_map(|value| {
            let mut article: Article = serde_json::from_value(value).expect("the field table makes articles");
            ready(&mut article);
            article
        })
        .boxed()
}

/// An article with these members stated and hardly anything else.
pub fn any_article_with(names: &'static [&'static str]) -> BoxedStrategy<Article> {
    let shape = Article::shape();
    let wanted = shape.members.into_iter().filter(|(name, ..)| names.contains(name));
    let stated: Vec<_> = wanted.map(|(name, _, shape)| any_value(name, "Article", shape, 3).prop_map(Some)).collect();
    let names: Vec<_> = Article::shape().members.iter().map(|m| m.0).filter(|name| names.contains(name)).collect();
    stated
        .prop_map(move |values| {
            let stated = names.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_owned(), value?)));
            let mut article: Article = serde_json::from_value(Value::Object(stated.collect())).expect("an article");
            ready(&mut article);
            article
        })
        .boxed()
}

/// Any feed.
pub fn any_feed() -> BoxedStrategy<Feed> {
    members(Feed::shape(), "Feed", 3, 0.2)
        .prop_map(|value| {
            let mut feed: Feed = serde_json::from_value(value).expect("the field table makes feeds");
            // Stated on an article's `source` only.
            feed.href = None;
            canonical_feed(&mut feed);
            feed
        })
        .boxed()
}

/// What a reader would have made of it: canonical, with the embargo that its words announce.
pub fn ready(article: &mut Article) {
    canonical(article);
    release::infer(article);
}

/// What a reader would have made of a feed and its articles: a language is reset only where there is one.
pub fn any_document() -> BoxedStrategy<(Feed, Vec<Article>)> {
    (any_feed(), vec(any_article(), 1..3))
        .prop_map(|(mut feed, mut articles)| {
            let unset = |text: &mut Text| text.lang = text.lang.take().filter(|lang| !lang.as_str().is_empty());
            if feed.language.is_none() {
                feed.texts(&mut { unset });
                let bare = articles.iter_mut().filter(|a| a.language.is_none());
                bare.for_each(|a| a.texts(&mut { unset }));
            }
            (feed, articles)
        })
        .boxed()
}

/// What a reader makes of a feed and its articles, some of whose values are odd.
pub fn any_odd_document() -> BoxedStrategy<(Feed, Vec<Article>)> {
    (any_feed(), vec(any_article(), 1..3), odd::changes())
        .prop_map(|(feed, articles, changes)| {
            let wire = formats::by_id("wire").expect("a format");
            let mut document = json!({ "wire": "1", "feed": feed, "articles": articles });
            odd::put(&mut document, &changes);
            read(wire, &document.to_string())
        })
        .boxed()
}

/// Some of the members of a struct as JSON.
fn members(s: Struct, parent: &'static str, depth: usize, density: f64) -> BoxedStrategy<Value> {
    let mut names = Vec::new();
    let mut values = Vec::new();
    for (name, _, shape) in s.members {
        if depth == 0 && matches!(shape, Shape::Struct(..) | Shape::List(Shape::Struct(..))) {
            continue;
        }
        // Meaning is in the first member: without it most structs say nothing.
        let density = if names.is_empty() && !parent.is_empty() { 0.85 } else { density };
        names.push(name);
        values.push(proptest::option::weighted(density, any_value(name, s.name, shape, depth)));
    }
    values
        .prop_map(move |values| {
            let stated = names.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_owned(), value?)));
            Value::Object(stated.collect::<Map<_, _>>())
        })
        .boxed()
}

/// A value of a member; `parent` is the struct that it is a member of.
fn any_value(name: &'static str, parent: &'static str, shape: Shape, depth: usize) -> BoxedStrategy<Value> {
    match shape {
        Shape::Words => values::words(name, parent),
        Shape::Flag => any::<bool>().prop_map(Value::from).boxed(),
        Shape::Number(low, high) => prop_oneof![(low..=high.min(low + 9)), (low..=high)].prop_map(Value::from).boxed(),
        Shape::Time => values::time().prop_map(Value::from).boxed(),
        Shape::Map => values::marks(),
        Shape::List(item) | Shape::OneOrMany(item) => {
            vec(any_value(name, parent, *item, depth), 0..4).prop_map(Value::Array).boxed()
        }
        Shape::Struct(s, _) => any_struct(s(), parent, depth),
    }
}

fn any_struct(s: Struct, parent: &'static str, depth: usize) -> BoxedStrategy<Value> {
    match (s.name, depth) {
        ("Text", _) => values::text(),
        ("Extension", _) => values::extension(),
        (_, 0) => Just(json!({})).boxed(),
        ("Article", _) => members(s, parent, depth - 1, 0.1),
        ("Feed", _) => members(s, "Article", depth - 1, 0.2),
        (_, _) => members(s, parent, depth - 1, 0.35),
    }
}

/// The documents of feeds/ in a format, decoded, those of its rules too.
pub fn samples(card: &'static Card) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds").join(card.id)];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths {
            if !path.is_dir() {
                let bytes = std::fs::read(&path).expect("a sample");
                found.push(text::decode(&bytes, None).text().to_owned());
            } else if !path.ends_with("expected") {
                folders.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "feeds/{} is empty", card.id);
    found
}

/// What the format's own places hold of articles and their feed, as they are written.
pub fn native(card: &'static Card, feed: &Feed, articles: &[Article], with: &Supply) -> (Feed, Vec<Article>) {
    let tables = Tables::of(card, true);
    let project = |a: &Article| {
        let mut a = a.clone();
        if !card.has_feed() {
            loss::inherit(feed, &mut a);
        }
        let (mut a, _) = loss::projected(&tables, Level::Article, a);
        loss::supply(&tables, feed, &mut a, with, &mut Vec::new());
        let mut split = loss::split(&tables, Box::new(a));
        loss::supply_zones(&tables, &mut split, with);
        *split.native
    };
    let articles = articles.iter().map(project).collect();
    let (mut feed, _) = loss::projected_feed(&tables, feed.clone());
    loss::supply_feed(&tables, &mut feed, with, &mut Vec::new());
    let mut split = loss::split_feed(&tables, Box::new(feed));
    loss::supply_feed_zones(&tables, &mut split, with);
    (*split.native, articles)
}
