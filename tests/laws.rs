//! The laws for generated feeds and articles: `project(p) == p` and `read(write(p)) == p`, in every format and style.
//!
//! `PROPTEST_CASES=20000 cargo test --release --test laws` looks further than the suite does.

mod stories;

use proptest::prelude::*;
use serde_json::json;
use stories::{any_document, read, read_all, runner, whole, write};
use wiredesk::convert::Settings;
use wiredesk::formats::{self, Card};
use wiredesk::loss::{self, Supply, Tables};
use wiredesk::model::{Article, Feed, Level};

fn ways() -> Vec<(&'static Card, Settings)> {
    let mut ways = Vec::new();
    for card in formats::ALL.iter().filter(|c| c.open.is_some() && c.write.is_some()) {
        let styles: &[Option<&str>] = if card.id == "nitf" { &[None, Some("dtd")] } else { &[None] };
        for style in styles {
            ways.extend([true, false].map(|extensions| (*card, whole(extensions, *style))));
        }
    }
    ways
}

fn named(card: &Card, settings: &Settings) -> String {
    let style = settings.write.style.as_deref().unwrap_or_default();
    format!("{} {style} {}", card.id, if settings.extensions { "" } else { "--no-extensions" })
}

/// The articles as the format carries them.
fn projected(tables: &Tables, feed: &Feed, articles: &[Article]) -> Vec<Article> {
    let project = |a: &Article| {
        let mut a = a.clone();
        if !tables.card.many {
            loss::inherit(feed, &mut a);
        }
        loss::project(tables, Level::Article, a).0
    };
    articles.iter().map(project).collect()
}

fn hold(card: &'static Card, settings: &Settings, feed: &Feed, articles: &[Article]) -> Result<(), TestCaseError> {
    let tables = Tables::new(card, settings.extensions);
    let name = named(card, settings);
    let with = Supply { now: settings.clock.now.clone(), zone: None };
    let (mut feed, _) = loss::project_feed(&tables, feed.clone());
    let mut p = projected(&tables, &feed, articles);
    if !settings.extensions {
        // Nothing lists what is supplied: it is read as stated.
        p.iter_mut().for_each(|p| drop(loss::supply(&tables, &feed, p, &with)));
        loss::supply_feed(&tables, &mut feed, &with);
    }
    for article in &p {
        let (again, _) = loss::project(&tables, Level::Article, article.clone());
        prop_assert_eq!(json!(again), json!(article), "{}: project(p) != p", name);
    }
    let documents = write(card, &feed, &p, settings);
    let back = read_all(card, &documents);
    prop_assert_eq!(json!(back), json!(p), "{}: read(write(p)) != p\n{}", name, documents.join("\n"));
    if card.many {
        let (back, _) = read(card, &documents[0]);
        prop_assert_eq!(json!(back), json!(feed), "{}: the feed\n{}", name, documents[0]);
    }
    Ok(())
}

fn laws_of(id: &'static str) {
    let ways: Vec<_> = ways().into_iter().filter(|(card, _)| card.id == id).collect();
    let held = runner().run(&any_document(), |(feed, articles)| {
        ways.iter().try_for_each(|(card, settings)| hold(card, settings, &feed, &articles))
    });
    if let Err(broken) = held {
        panic!("{broken}");
    }
}

#[test]
fn rss_keeps_the_laws() {
    laws_of("rss");
}

#[test]
fn atom_keeps_the_laws() {
    laws_of("atom");
}

#[test]
fn nitf_keeps_the_laws() {
    laws_of("nitf");
}

#[test]
fn wire_keeps_the_laws() {
    laws_of("wire");
}

#[test]
fn wire_lines_keeps_the_laws() {
    laws_of("wire-lines");
}
