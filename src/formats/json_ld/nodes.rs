//! The nodes of a document, or of the script blocks of a page: which are articles, which one is the feed.

use super::graph::Graph;
use super::values::member;
use super::{FEEDS, is_article, is_media};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::{members, root};
use crate::syntax::json::{Kind, Slices, Step, Value, end_of_value, skip_space};

/// How deep lists of articles may stand in what holds them.
const LISTS: usize = 4;
/// How many pictures are asked whether something refers to them.
const ASKED: usize = 50;

/// The nodes of a document, in its order.
pub struct Nodes<'s> {
    /// Those that have an identifier.
    pub graph: Graph<'s>,
    /// All that have a type, but for the feed.
    pub found: Vec<Value<'s>>,
    /// What stands above the articles.
    pub feed: Option<Value<'s>>,
    /// Whether a type or a context says that this is JSON-LD.
    pub known: bool,
}

impl<'s> Nodes<'s> {
    /// None yet, of a document of so many bytes.
    pub fn new(size: usize, base: Option<String>) -> Self {
        Self { graph: Graph::new(size, base), found: Vec::new(), feed: None, known: false }
    }

    /// Adds what stands in `text`, which begins at `offset` of the document.
    pub fn add(&mut self, text: &'s str, offset: usize, report: &mut Report) {
        let bytes = text.as_bytes();
        let mut at = skip_space(bytes, 0);
        while at < bytes.len() {
            let Some(end) = end_of_value(bytes, at) else {
                members::truncated(offset + text.len(), report);
                return self.cut_off(text, at, offset);
            };
            if !matches!(bytes.get(at), Some(b'{' | b'[')) {
                root::left_of_json(Span::new(offset + at, offset + end), report);
            }
            self.value(moved(Value::new(text, at..end), offset), 0);
            at = skip_space(bytes, end);
        }
    }

    /// What is whole of a list or a graph that is cut off.
    fn cut_off(&mut self, text: &'s str, at: usize, offset: usize) {
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
            self.value(moved(Value::new(text, range), offset), 1);
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
                "@graph" | "blogPost" | "blogPosts" | "itemListElement" | "dataFeedElement" | "mainEntity"
                | "hasPart" => inner.push(value),
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

/// A value with its place in the document.
fn moved(value: Value<'_>, offset: usize) -> Value<'_> {
    Value::at(value.raw, value.at + offset)
}

/// The nodes that are articles. A picture, sound or video is one where nothing refers to it.
pub fn articles<'s>(text: &str, graph: &Graph<'s>, found: Vec<Value<'s>>, report: &mut Report) -> Vec<Value<'s>> {
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
