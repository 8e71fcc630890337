//! Pictures, sound, video and what else goes with a story: nodes of their own, or addresses of files.

use super::graph::{Graph, each};
use super::values::{member, number, seconds, set, words};
use super::{read, values};
use crate::diag::Report;
use crate::formats::Split;
use crate::formats::members::left_out;
use crate::model::{Article, Level, Rendition, canonical};
use crate::syntax::json::{Kind, Value};

/// What goes with a story, with its place among its like where one is stated.
pub struct With {
    /// It.
    pub read: Split<Article>,
    /// `position`.
    pub position: Option<u32>,
}

/// What the values of a property are: a string is the address of a file. What could not be read is given back.
pub fn with<'s>(
    graph: &Graph<'s>,
    value: Value<'s>,
    kind: Option<&str>,
    room: usize,
    report: &mut Report,
) -> (Vec<With>, Vec<Value<'s>>) {
    let (mut found, mut left) = (Vec::new(), Vec::new());
    for one in each(value) {
        let read = match one.kind() {
            _ if found.len() >= room => None,
            Kind::String => Some(With { read: file(graph, one, kind), position: None }),
            Kind::Object if is_page_element(graph, one) => None,
            Kind::Object => node(graph, one, kind, report),
            _ => None,
        };
        match read {
            Some(with) => found.push(with),
            None => left.push(one),
        }
    }
    (found, left)
}

/// A part of the page itself (a paywall's, what is to be spoken) is no article.
fn is_page_element(graph: &Graph<'_>, value: Value<'_>) -> bool {
    graph.types(value).iter().any(|name| name == "WebPageElement" || name == "WebPage")
}

fn file<'s>(graph: &Graph<'s>, value: Value<'s>, kind: Option<&str>) -> Split<Article> {
    let href = words(graph, value).ok().flatten().map(|href| href.trim().to_owned());
    let mut article = Article { kind: kind.map(str::to_owned), ..Article::default() };
    article.renditions.push(Rendition { href, ..Rendition::default() });
    canonical(&mut article);
    Split { native: Box::new(article), carried: None }
}

fn node<'s>(graph: &Graph<'s>, value: Value<'s>, kind: Option<&str>, report: &mut Report) -> Option<With> {
    let full = graph.resolve(value);
    let position = member(graph, full, &["position"]).and_then(|value| number(graph, value).ok().flatten());
    let mut read = read::node(graph, value, Level::Association, report);
    if graph.types(full).is_empty() {
        read.native.kind = kind.map(str::to_owned);
    }
    Some(With { read, position })
}

/// A file that is a node of its own (schema.org, MediaObject).
pub fn rendition<'s>(graph: &Graph<'s>, value: Value<'s>, report: &mut Report) -> Option<Rendition> {
    let mut file = Rendition::default();
    if value.kind() == Kind::String {
        file.href = words(graph, value).ok().flatten();
    }
    for (plain, key, value) in graph.properties(value, report) {
        if plain != "@type" && !part(graph, &mut file, plain, value) {
            left_out(key, value, report);
        }
    }
    file.href.is_some().then_some(file)
}

/// Reads what a node says of its file; `false` for what is none of that, or cannot be read.
pub fn part<'s>(graph: &Graph<'s>, file: &mut Rendition, plain: &str, value: Value<'s>) -> bool {
    match plain {
        "contentUrl" => set(&mut file.href, values::address(graph, value).ok().flatten()),
        "encodingFormat" => set(&mut file.content_type, words(graph, value).ok().flatten()),
        "width" => set(&mut file.width, number(graph, value).ok().flatten()),
        "height" => set(&mut file.height, number(graph, value).ok().flatten()),
        "contentSize" => set(&mut file.size_in_bytes, number(graph, value).ok().flatten()),
        "duration" => {
            let stated = words(graph, value).ok().flatten();
            set(&mut file.duration, stated.and_then(|duration| seconds(&duration)))
        }
        _ => false,
    }
}
