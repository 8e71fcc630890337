//! Opening a document: which of its nodes are articles, which one is the feed, and which are referred to.

use crate::diag::{Diagnostic, Report, Span};
use crate::formats::json_ld::graph::{Graph, each};
use crate::formats::json_ld::parties::parties;
use crate::formats::json_ld::values::{address, member, texts, time, words};
use crate::formats::json_ld::{FEEDS, PREFIX, is_article, is_media, read};
use crate::formats::members;
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split, scopes};
use crate::model::{Article, Feed, Level, Link, Time, canonical_feed};
use crate::syntax::json::{Kind, Slices, Step, Value, end_of_value, skip_space};

struct Document<'s> {
    graph: Graph<'s>,
    feed: Split<Feed>,
    items: std::vec::IntoIter<Value<'s>>,
}

/// How deep lists of articles may stand in what holds them.
const LISTS: usize = 4;
/// How many pictures are asked whether something refers to them.
const ASKED: usize = 50;

/// Opens a node, a list of nodes or a graph, or several of them one behind the other.
pub(super) fn open<'s>(
    text: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading + 's>, NotThisFormat> {
    let start = skip_space(text.as_bytes(), 0);
    if !matches!(text.as_bytes().get(start), Some(b'{' | b'[')) {
        return Err(NotThisFormat("JSON-LD is an object or a list of them, and this is neither".to_owned()));
    }
    let mut nodes =
        Nodes { graph: Graph::new(text.len(), options.base.clone()), found: Vec::new(), feed: None, known: false };
    nodes.document(text, report);
    if !nodes.known {
        return Err(NotThisFormat("no node of it has a type, and no context says that it is schema.org's".to_owned()));
    }
    let Nodes { graph, found, feed, .. } = nodes;
    let feed = feed.map(|node| read_feed(&graph, node, report)).unwrap_or_default();
    let items = articles(text, &graph, found, report);
    Ok(Box::new(Document { graph, feed, items: items.into_iter() }))
}

/// The nodes of a document, in its order.
struct Nodes<'s> {
    graph: Graph<'s>,
    found: Vec<Value<'s>>,
    feed: Option<Value<'s>>,
    known: bool,
}

impl<'s> Nodes<'s> {
    fn document(&mut self, text: &'s str, report: &mut Report) {
        let bytes = text.as_bytes();
        let mut at = skip_space(bytes, 0);
        while at < bytes.len() {
            let Some(end) = end_of_value(bytes, at) else {
                members::truncated(text.len(), report);
                return self.cut_off(text, at);
            };
            self.value(Value::new(text, at..end), 0);
            at = skip_space(bytes, end);
        }
    }

    /// What is whole of a list or a graph that is cut off.
    fn cut_off(&mut self, text: &'s str, at: usize) {
        let list = match Slices::object(text, at).map(|walk| walk.apart("@graph")) {
            Some(mut walk) => loop {
                match walk.member() {
                    Step::Found(member) if member.key == "@graph" => break Slices::array(text, member.value.start),
                    Step::Found(member) if member.key == "@context" => self.context(Value::new(text, member.value)),
                    Step::Found(_) => {}
                    Step::End | Step::Truncated => return,
                }
            },
            None => Slices::array(text, at),
        };
        let Some(mut list) = list else { return };
        while let Step::Found(range) = list.value() {
            self.value(Value::new(text, range), 1);
        }
    }

    fn context(&mut self, context: Value<'_>) {
        self.known |= Graph::names_schema(context);
        self.graph.context(context);
    }

    /// A node, or what holds nodes.
    fn value(&mut self, value: Value<'s>, depth: usize) {
        if depth > LISTS {
            return;
        }
        if value.kind() == Kind::Array {
            return value.items().for_each(|item| self.value(item, depth + 1));
        }
        if value.kind() != Kind::Object {
            return;
        }
        let mut inner = Vec::new();
        for (key, value) in value.members() {
            match self.graph.plain(key) {
                "@context" => self.context(value),
                "@graph" | "blogPost" | "blogPosts" | "itemListElement" | "dataFeedElement" | "mainEntity" => {
                    inner.push(value)
                }
                _ => {}
            }
        }
        let types = self.graph.types(value);
        self.known |= !types.is_empty();
        self.graph.add(value);
        let lists = types.iter().any(|name| name == "ListItem" || name == "DataFeedItem");
        if lists {
            return self.items(value, depth);
        }
        if types.iter().any(|name| is_article(name) || is_media(name)) {
            return self.found.push(value);
        }
        match types.iter().any(|name| FEEDS.contains(&name.as_str())) && self.feed.is_none() {
            true => self.feed = Some(value),
            false if !types.is_empty() => self.found.push(value),
            false => {}
        }
        inner.into_iter().for_each(|inner| self.value(inner, depth + 1));
    }

    /// What the item of a list is.
    fn items(&mut self, value: Value<'s>, depth: usize) {
        if let Some(item) = member(&self.graph, value, &["item"]) {
            self.value(item, depth + 1);
        }
    }
}

/// The nodes that are articles. A picture, sound or video is one where nothing refers to it.
fn articles<'s>(text: &str, graph: &Graph<'s>, found: Vec<Value<'s>>, report: &mut Report) -> Vec<Value<'s>> {
    let printed = found.iter().any(|node| graph.types(*node).iter().any(|name| is_article(name)));
    let mut asked = 0;
    let mut stands = |node: Value<'_>| {
        if graph.ours || !printed {
            return true;
        }
        asked += 1;
        let id = graph.id(node).map(|id| format!("\"{id}\""));
        let twice = |id: &String| memchr::memmem::find_iter(text.as_bytes(), id.as_bytes()).nth(1).is_some();
        asked <= ASKED && !id.as_ref().is_some_and(twice)
    };
    let mut list = Vec::new();
    for node in found {
        let types = graph.types(node);
        if types.iter().any(|name| is_article(name)) || types.iter().any(|name| is_media(name)) && stands(node) {
            list.push(node);
        } else {
            report.add_of("schema-org/left-out", || {
                let message = format!("a node of the type {} is no article and is left out", types.join(", "));
                Diagnostic::info("schema-org/left-out", message).at(node.span())
            });
        }
    }
    list
}

/// What stands above the articles.
fn read_feed<'s>(graph: &Graph<'s>, node: Value<'s>, report: &mut Report) -> Split<Feed> {
    let (mut f, mut carrier) = (Feed::default(), String::new());
    let text = |value| texts(graph, value).ok().and_then(|mut list| list.pop());
    for (plain, key, value) in graph.properties(node, report) {
        if let Some(term) = key.strip_prefix(PREFIX).filter(|_| graph.ours) {
            read::carried(graph, &mut carrier, term, value);
            continue;
        }
        let stated = |report: &mut Report| -> Option<Time> { time(graph, key, value, report).ok().flatten() };
        match plain {
            "@type" | "@context" | "@graph" => {}
            "@id" => f.id = words(graph, value).ok().flatten().filter(|id| !id.starts_with("_:")),
            "name" => f.title = text(value),
            "headline" if f.title.is_none() => f.title = text(value),
            "description" => f.subtitle = text(value),
            "url" => f.links.extend(address(graph, value).ok().flatten().map(|href| Link::new(href, "alternate"))),
            "inLanguage" => f.language = each(value).first().and_then(|one| words(graph, *one).ok().flatten()),
            "datePublished" => f.published = stated(report),
            "dateModified" => f.updated = stated(report),
            "author" => f.authors = parties(graph, key, value, report),
            "publisher" => f.publisher = parties(graph, key, value, report).into_iter().next(),
            "copyrightNotice" => f.rights = text(value),
            "blogPost" | "itemListElement" | "dataFeedElement" | "mainEntity" => {}
            _ => members::left_out(key, value, report),
        }
    }
    canonical_feed(&mut f);
    scopes::of_feed(&mut f);
    let carried = (!carrier.is_empty())
        .then(|| members::carried_feed(Value { raw: &format!("{{{carrier}}}"), at: 0 }, report))
        .flatten();
    Split { native: Box::new(f), carried }
}

impl Reading for Document<'_> {
    fn version(&self) -> &str {
        ""
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        loop {
            let node = self.items.next()?;
            if members::is_item(node, "schema-org/bad-item", report) {
                let mut read = read::node(&self.graph, node, Level::Article, report);
                scopes::of_article(&mut read.native, &self.feed.native);
                return Some((read, node.span()));
            }
        }
    }
}
