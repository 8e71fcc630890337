//! Reading other formats beside what a Rust program would otherwise read them with.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use serde::Deserialize;

use crate::inputs::{self, Shape};
use crate::{Pair, Work, works};

/// A megabyte of the tables.
const MB: usize = 1_000_000;

/// JSON Feed beside its members as typed structs, NewsML-G2 beside a tree of its elements.
pub fn rows(megabytes: usize, pairs: usize) -> String {
    let mut out = String::new();
    let json: Pair = ("read", "serde_json, typed", json_feed, typed, 0.8, 1.0);
    for shape in inputs::SHAPES.iter().filter(|shape| ["bodies", "headlines"].contains(&shape.name)) {
        out += &crate::row(&format!("JSON Feed, {}", shape.name), &json, feed(shape, megabytes * MB).as_bytes(), pairs);
    }
    let tree: Pair = ("read", "roxmltree, its tree", g2 as Work, roxml, 1.2, 1.5);
    if let Some(message) = message(27 * MB) {
        out += &crate::row("NewsML-G2, a message of 27 MB", &tree, message.as_bytes(), pairs);
    }
    out
}

/// One of these works, once, for a profiler.
pub fn once(work: &str, megabytes: usize) -> Option<usize> {
    let shape = inputs::SHAPES.iter().find(|shape| setting_shape().is_none_or(|name| shape.name == name))?;
    match work {
        "json-feed" => Some(json_feed(feed(shape, megabytes * MB).as_bytes())),
        "serde_json" => Some(typed(feed(shape, megabytes * MB).as_bytes())),
        "newsml-g2" => Some(g2(message(megabytes * MB)?.as_bytes())),
        "roxmltree" => Some(roxml(message(megabytes * MB)?.as_bytes())),
        _ => None,
    }
}

fn setting_shape() -> Option<String> {
    crate::setting("WIREDESK_BENCH_SHAPE")
}

/// The items of a generated RSS feed as JSON Feed.
fn feed(shape: &Shape, size: usize) -> String {
    let rss = rss::Channel::read_from(shape.feed(size).as_bytes()).unwrap();
    let mut out = String::from("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Nordavind\",\"items\":[");
    for (at, item) in rss.into_items().into_iter().enumerate() {
        let creators = item.dublin_core_ext.map(|dc| dc.creators).unwrap_or_default();
        let authors: Vec<_> = creators.into_iter().map(|name| serde_json::json!({"name": name})).collect();
        let tags: Vec<_> = item.categories.into_iter().map(|c| c.name).collect();
        let value = serde_json::json!({
            "id": item.guid.map(|guid| guid.value),
            "url": item.link,
            "title": item.title,
            "summary": item.description,
            "content_html": item.content.unwrap_or_default(),
            "date_published": "2024-05-31T10:30:00Z",
            "authors": authors,
            "tags": tags,
        });
        let _ = write!(out, "{}{value}", if at == 0 { "" } else { ",\n" });
    }
    out + "]}"
}

fn json_feed(bytes: &[u8]) -> usize {
    works::read_as("json-feed", bytes)
}

fn g2(bytes: &[u8]) -> usize {
    works::read_as("newsml-g2", bytes)
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is read is dropped")]
struct Typed {
    version: String,
    title: String,
    items: Vec<Item>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is read is dropped")]
struct Item {
    id: String,
    url: Option<String>,
    title: Option<String>,
    summary: Option<String>,
    content_html: Option<String>,
    date_published: Option<String>,
    #[serde(default)]
    authors: Vec<Author>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is read is dropped")]
struct Author {
    name: Option<String>,
    url: Option<String>,
}

/// What a program would write that wants no more than the members it knows.
fn typed(bytes: &[u8]) -> usize {
    let feed: Typed = black_box(serde_json::from_slice(bytes).unwrap());
    feed.items.into_iter().map(black_box).count()
}

/// The tree alone: nothing is read of it.
fn roxml(bytes: &[u8]) -> usize {
    let text = std::str::from_utf8(bytes).unwrap();
    let limit = roxmltree::ParsingOptions { nodes_limit: u32::MAX, ..Default::default() };
    let tree = black_box(roxmltree::Document::parse_with_options(text, limit).unwrap());
    tree.root_element().children().map(black_box).count()
}

/// A message of the news items of feeds/newsml-g2, over and over, each with a guid of its own.
fn message(size: usize) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds/newsml-g2");
    let mut items = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.is_file() && !path.ends_with("broken.xml")) {
        let Ok(text) = fs::read_to_string(path) else { continue };
        let whole = text.find("<newsItem ").and_then(|from| {
            let to = from + text.get(from..)?.find("</newsItem>")? + "</newsItem>".len();
            text.get(from..to)
        });
        items.extend(whole.filter(|item| roxmltree::Document::parse(item).is_ok()).map(str::to_owned));
    }
    let mut out = String::from(
        "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2031-03-01T09:00:00Z</sent></header><itemSet>\n",
    );
    for (at, item) in items.iter().cycle().enumerate().take_while(|_| !items.is_empty()) {
        out += &item.replacen("guid=\"", &format!("guid=\"urn:n{at}:"), 1);
        out.push('\n');
        if out.len() >= size {
            break;
        }
    }
    (!items.is_empty()).then(|| out + "</itemSet></newsMessage>")
}
