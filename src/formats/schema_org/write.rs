//! Writing JSON-LD 1.1: a graph of the feed and its articles, each on a line of its own.

use crate::formats::json_ld::CONTEXT;
use crate::formats::json_ld::write::{self, Beside};
use crate::formats::{Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Feed};
use crate::syntax::json::Object;

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Graph { nodes: 0, feed: None })
}

struct Graph {
    nodes: usize,
    /// The identifier of the feed.
    feed: Option<String>,
}

impl Graph {
    fn next(&mut self, out: &mut String) {
        out.push_str(if self.nodes == 0 { "\n" } else { ",\n" });
        self.nodes += 1;
    }
}

impl Writer for Graph {
    fn begin(&mut self, feed: &Split<Feed>, out: &mut String) {
        (self.nodes, self.feed) = (0, feed.native.id.clone());
        let mut o = Object::begin(out);
        o.raw("@context", CONTEXT);
        o.key("@graph").push('[');
        if *feed.native != Feed::default() || feed.carried.is_some() {
            self.next(out);
            write::feed(out, &feed.native, feed.carried.as_deref());
        }
    }
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        self.next(out);
        let beside = Beside { carried: article.carried.as_deref(), part_of: self.feed.as_deref(), ..Beside::default() };
        write::node(out, &article.native, beside);
    }
    fn apart(&self) -> Option<Box<dyn Writer>> {
        Some(Box::new(Self { nodes: 0, feed: self.feed.clone() }))
    }
    fn between(&mut self, part: &str) -> &'static str {
        let first = self.nodes == 0;
        self.nodes += usize::from(!part.is_empty());
        if first || part.is_empty() { "" } else { "," }
    }
    fn end(&mut self, _: &Origin, out: &mut String) {
        out.push_str("\n]}\n");
    }
}
