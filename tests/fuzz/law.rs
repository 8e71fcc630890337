//! The law of loss, `read(write(p)) == p` and `project(p) == p`, for one feed and its articles in one format: what the
//! generated stories of `tests/laws.rs` and whatever the fuzz targets read are held to.

use serde_json::{Value, json};
use wiredesk::convert::{Settings, Target, open};
use wiredesk::diag::Report;
use wiredesk::formats::{Card, Origin, ReadOptions};
use wiredesk::loss::{self, Supply, Tables};
use wiredesk::model::{Article, Feed, Level, Time};
use wiredesk::text;

/// How everything is written, released or not.
pub fn whole(extensions: bool, style: Option<&str>) -> Settings {
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    settings.clock.now = Time::new("2026-01-01T00:00:00Z");
    settings.extensions = extensions;
    settings.write.style = style.map(str::to_owned);
    settings
}

/// The styles in which a format is written.
pub fn styles(card: &Card) -> Vec<Option<&'static str>> {
    std::iter::once(None).chain(card.styles.iter().copied().map(Some)).collect()
}

/// One document of all articles, or one of each.
pub fn write(card: &'static Card, feed: &Feed, articles: &[Article], settings: &Settings) -> Vec<String> {
    let mut target = Target::new(card, settings.clone()).expect("the format is written");
    let (mut out, mut documents) = (String::new(), Vec::new());
    target.begin(feed, &mut out);
    for article in articles {
        target.article(article.clone(), &mut out);
        if !card.many {
            documents.push(std::mem::take(&mut out));
        }
    }
    target.end(&Origin::default(), &mut out);
    if card.many {
        documents.push(out);
    }
    documents
}

/// What stands in a document.
pub fn read(card: &'static Card, text: &str) -> (Feed, Vec<Article>) {
    let source = text::decode(text.as_bytes(), None);
    let mut report = Report::default();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report)
        .unwrap_or_else(|e| panic!("{} refuses what it wrote: {e:?}\n{text}", card.id));
    let feed = document.feed().clone();
    let articles = std::iter::from_fn(|| document.next(&mut report)).map(|(article, _)| *article).collect();
    (feed, articles)
}

/// All articles of several documents.
pub fn read_all(card: &'static Card, documents: &[String]) -> Vec<Article> {
    let malformed = |text: &&String| text::decode(text.as_bytes(), None).malformed();
    assert_eq!(documents.iter().find(malformed), None, "{} is written as it should not be", card.id);
    documents.iter().flat_map(|text| read(card, text).1).collect()
}

fn named(card: &Card, settings: &Settings) -> String {
    let style = settings.write.style.as_deref().unwrap_or_default();
    format!("{} {style} {}", card.id, if settings.extensions { "" } else { "--no-extensions" })
}

/// The articles as the format carries them.
fn projected(tables: &Tables, feed: &Feed, articles: &[Article]) -> Vec<Article> {
    let project = |a: &Article| {
        let mut a = a.clone();
        if !tables.card.has_feed() {
            loss::inherit(feed, &mut a);
        }
        loss::projected(tables, Level::Article, a).0
    };
    articles.iter().map(project).collect()
}

/// Holds the law, or says how it does not.
pub fn hold(card: &'static Card, settings: &Settings, feed: &Feed, articles: &[Article]) -> Result<(), String> {
    let tables = Tables::of(card, settings.extensions);
    let name = named(card, settings);
    let with = Supply { now: settings.clock.now.clone(), zone: None, ..Supply::default() };
    let (mut feed, _) = loss::projected_feed(&tables, feed.clone());
    let mut p = projected(&tables, &feed, articles);
    if !settings.extensions {
        // Nothing lists what is supplied: it is read as stated.
        for p in &mut p {
            loss::supply(&tables, &feed, p, &with, &mut Vec::new());
        }
        loss::supply_feed(&tables, &mut feed, &with, &mut Vec::new());
    }
    for article in &p {
        let (again, _) = loss::projected(&tables, Level::Article, article.clone());
        same(again == *article, || (json!(again), json!(article)), || format!("{name}: project(p) != p"))?;
    }
    let documents = write(card, &feed, &p, settings);
    let back = read_all(card, &documents);
    same(back == p, || (json!(back), json!(p)), || format!("{name}: read(write(p)) != p\n{}", documents.join("\n")))?;
    if card.has_feed() {
        let (back, _) = read(card, &documents[0]);
        same(back == feed, || (json!(back), json!(feed)), || format!("{name}: the feed\n{}", documents[0]))?;
    }
    Ok(())
}

/// Says what differs of what was found and what was wanted, unless they are the same.
fn same(same: bool, both: impl Fn() -> (Value, Value), what: impl Fn() -> String) -> Result<(), String> {
    if same {
        return Ok(());
    }
    let (mut lines, (found, wanted)) = (Vec::new(), both());
    differences("", &found, &wanted, &mut lines);
    Err(format!("{}\n{}", what(), lines.join("\n")))
}

/// Where two values differ, a line each.
fn differences(at: &str, found: &Value, wanted: &Value, lines: &mut Vec<String>) {
    match (found, wanted) {
        (Value::Object(f), Value::Object(w)) => {
            let names: std::collections::BTreeSet<_> = f.keys().chain(w.keys()).collect();
            for name in names {
                let part = |o: &serde_json::Map<_, _>| o.get(name).cloned().unwrap_or_default();
                differences(&format!("{at}/{name}"), &part(f), &part(w), lines);
            }
        }
        (Value::Array(f), Value::Array(w)) if f.len() == w.len() => {
            f.iter().zip(w).enumerate().for_each(|(n, (f, w))| differences(&format!("{at}/{n}"), f, w, lines));
        }
        _ if found == wanted => {}
        _ => lines.push(format!("{at}: found {found}, wanted {wanted}")),
    }
}
