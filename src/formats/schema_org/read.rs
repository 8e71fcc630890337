//! Opening a document: which of its nodes are articles, which one is the feed, and which are referred to.

use crate::diag::{Report, Span};
use crate::formats::json_ld::graph::{Graph, each};
use crate::formats::json_ld::nodes::{Nodes, articles};
use crate::formats::json_ld::parties::parties;
use crate::formats::json_ld::values::{address, texts, time, words};
use crate::formats::json_ld::{PREFIX, read};
use crate::formats::{NotThisFormat, Piece, ReadOptions, Reading, Split, scopes};
use crate::formats::{json_carrier, members};
use crate::model::{Article, Feed, Level, Link, Time, canonical_feed};
use crate::syntax::json::{Value, skip_space};
use crate::syntax::xml::Tree;

struct Document<'s> {
    graph: Graph<'s>,
    feed: Split<Feed>,
    items: std::vec::IntoIter<Value<'s>>,
    last: Option<Value<'s>>,
}

/// Opens a node, a list of nodes or a graph, or several of them one behind the other.
pub(super) fn open<'s>(
    text: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let start = skip_space(text.as_bytes(), 0);
    if !matches!(text.as_bytes().get(start), Some(b'{' | b'[')) {
        return Err(NotThisFormat("JSON-LD is an object or a list of them, and this is neither".to_owned()));
    }
    let mut nodes = Nodes::new(text.len(), options.base.clone());
    nodes.add(text, 0, report);
    if !nodes.known {
        return Err(NotThisFormat("no node of it has a type, and no context says that it is schema.org's".to_owned()));
    }
    let Nodes { graph, found, feed, .. } = nodes;
    let feed = feed.map(|node| read_feed(&graph, node, report)).unwrap_or_default();
    let items = articles(text, &graph, found, report);
    Ok(Box::new(Document { graph, feed, items: items.into_iter(), last: None }))
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
    scopes::of_feed(&mut f, None);
    let carried = (!carrier.is_empty())
        .then(|| json_carrier::carried_feed(Value::at(&format!("{{{carrier}}}"), 0), report))
        .flatten();
    Split { native: Box::new(f), carried }
}

impl<'s> Reading<'s> for Document<'s> {
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
                self.last = Some(node);
                return Some((read, node.span()));
            }
        }
    }
    fn last(&self, _: Tree<'static>) -> Option<Piece<'s>> {
        self.last.map(Piece::Json)
    }
}
