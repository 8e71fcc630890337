//! Reading other formats beside what a Rust program would otherwise read them with.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use serde::Deserialize;

use crate::inputs::{self, Shape};
use crate::{Pair, Work, works};

/// JSON Feed beside its members as typed structs, NewsML-G2 beside a tree of its elements.
pub fn rows(megabytes: usize, pairs: usize) -> String {
    let json: Pair = ("read", "serde_json, typed", "json-feed", "serde_json", 0.8, 1.0);
    let tree: Pair = ("read", "roxmltree, its tree", "newsml-g2", "roxmltree", 1.2, 1.5);
    let rows = ["bodies", "headlines"]
        .map(|shape| crate::row(&format!("JSON Feed, {shape}"), shape, &json, megabytes, pairs).unwrap_or_default());
    let both: Pair = ("read by two threads", "roxmltree, its tree", "newsml-g2-both", "roxmltree", 1.2, 1.5);
    let message = [tree, both]
        .map(|pair| crate::row("NewsML-G2, a message of 27 MB", "bodies", &pair, 27, pairs).unwrap_or_default());
    rows.concat() + &message.concat()
}

/// One of these works.
pub fn work(name: &str) -> Option<Work> {
    Some(match name {
        "json-feed" => json_feed,
        "serde_json" => typed,
        "newsml-g2" => g2,
        "newsml-g2-both" => g2_by_two,
        "roxmltree" => roxml,
        _ => return None,
    })
}

/// What one of these works is done on; `None` for what is done on a feed of this shape.
pub fn input(name: &str, shape: &Shape, size: usize) -> Option<String> {
    match name {
        "json-feed" | "serde_json" => Some(feed(shape, size)),
        "newsml-g2" | "newsml-g2-both" | "roxmltree" => message(size),
        _ => None,
    }
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

fn g2_by_two(bytes: &[u8]) -> usize {
    works::read_by_two("newsml-g2", bytes)
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

/// A message of the news items of feeds/newsml-g2, over and over, each with a guid of its own and its text, where it has
/// one, as long as texts of wires are.
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
        let item = item.replacen("guid=\"", &format!("guid=\"urn:n{at}:"), 1);
        let text = ["</body.content>", "</body>"].into_iter().find_map(|end| item.find(end));
        let (before, after) = item.split_at(text.unwrap_or(item.len()));
        out.extend([before, &text.map(|_| inputs::paragraphs(at)).unwrap_or_default(), after]);
        out.push('\n');
        if out.len() >= size {
            break;
        }
    }
    (!items.is_empty()).then(|| out + "</itemSet></newsMessage>")
}
