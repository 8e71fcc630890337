//! Reading a page.

use std::ops::Range;

use super::{BODY, BODY_END, meta, visible};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::json_ld::graph::Graph;
use crate::formats::json_ld::nodes::{Nodes, articles};
use crate::formats::json_ld::values::{address, member};
use crate::formats::json_ld::{is_article, read};
use crate::formats::{NotThisFormat, Piece, ReadOptions, Reading, Split, members, nitf_credits, scopes};
use crate::model::{Article, Feed, Level, Text, TextKind, canonical};
use crate::syntax::html::{self, Page};
use crate::syntax::json::Value;
use crate::syntax::xml::Tree;
use crate::text::start;

struct Document<'s> {
    text: &'s str,
    base: Option<String>,
    feed: Split<Feed>,
    done: bool,
}

/// Opens a page.
pub(super) fn open<'s>(
    text: &'s str,
    options: &ReadOptions,
    _: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    if !text.contains('<') {
        return Err(NotThisFormat("it holds no element of HTML".to_owned()));
    }
    Ok(Box::new(Document { text, base: options.base.clone(), feed: Split::default(), done: false }))
}

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        "5"
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        if std::mem::replace(&mut self.done, true) {
            return None;
        }
        let mut nodes = Nodes::new(self.text.len(), self.base.clone());
        for block in html::json_ld(self.text) {
            let (text, offset) = unwrapped(self.text, block);
            nodes.add(text, offset, report);
        }
        let mut read = match nodes.graph.ours {
            true => own(self.text, nodes, report),
            false => foreign(self.text, nodes, report),
        }?;
        scopes::of_article(&mut read.native, &Feed::default());
        Some((read, Span::new(0, self.text.len())))
    }
    fn above(&self) -> Option<Piece<'s>> {
        Some(Piece::Page)
    }
    fn last(&self, _: Tree<'static>) -> Option<Piece<'s>> {
        Some(Piece::Page)
    }
}

/// The content of a script without the comments and sections that hide it from old readers.
pub(super) fn unwrapped(text: &str, block: Range<usize>) -> (&str, usize) {
    let mut content = text.get(block.clone()).unwrap_or_default();
    let mut offset = block.start;
    for opening in ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["] {
        let rest = content.trim_start();
        if let Some(inside) = rest.strip_prefix(opening) {
            offset += content.len() - inside.len();
            content = inside;
        }
    }
    for closing in ["-->", "//]]>", "/*]]>*/", "]]>"] {
        let rest = content.trim_end();
        content = rest.strip_suffix(closing).unwrap_or(content);
    }
    (content.trim_end().trim_end_matches(';'), offset)
}

/// A page that we wrote: one block says all of it but the text.
fn own(text: &str, nodes: Nodes<'_>, report: &mut Report) -> Option<Split<Article>> {
    let Nodes { graph, found, .. } = nodes;
    let node = found.into_iter().next().filter(|node| members::is_item(*node, "html/bad-item", report))?;
    let mut read = read::node(&graph, node, Level::Article, report);
    if let Some(body) = own_body(text) {
        read.native.bodies = vec![Text::html(body)];
        canonical_bodies(&mut read.native);
    }
    Some(read)
}

/// The text in a page that we wrote, as it stands there. Nothing before it holds such an element, nothing in it a comment.
fn own_body(text: &str) -> Option<&str> {
    let from = text.find(BODY)?;
    let from = from + text.get(from..)?.find(">\n")? + 2;
    text.get(from..)?.rfind(BODY_END).and_then(|length| text.get(from..from + length))
}

fn canonical_bodies(a: &mut Article) {
    let mut bodies = Article { bodies: std::mem::take(&mut a.bodies), ..Article::default() };
    canonical(&mut bodies);
    a.bodies = bodies.bodies;
}

/// Any other page.
fn foreign(text: &str, mut nodes: Nodes<'_>, report: &mut Report) -> Option<Split<Article>> {
    let page = Page::read(text);
    let address = page.link_of("canonical").map(|link| link.href.clone());
    if nodes.graph.base.is_none() {
        nodes.graph.base = address.clone();
    }
    let Nodes { graph, found, .. } = nodes;
    let pages: Vec<Value<'_>> = found.iter().copied().filter(|node| is_page(&graph, *node)).collect();
    // What else the blocks describe is the page's and the site's.
    let stories = articles(text, &graph, found, &mut Report::default());
    let mut a = stated(&graph, &stories, &pages, address.as_deref(), &page, report);
    a.bodies = bodies(std::mem::take(&mut a.bodies), &page);
    visible::figures(&mut a, &page);
    meta::fill(&mut a, &page, report);
    visible::fill(&mut a, &page);
    meta::beside(&a, &page, report);
    let none = Article { language: a.language.clone(), base: a.base.clone(), ..Article::default() };
    if a == none {
        return None;
    }
    canonical(&mut a);
    Some(Split { native: Box::new(a), carried: None })
}

fn is_page(graph: &Graph<'_>, node: Value<'_>) -> bool {
    graph.types(node).iter().any(|name| name.ends_with("Page"))
}

/// What the script blocks say: of the article, and of videos and pictures that nothing refers to.
fn stated<'s>(
    graph: &Graph<'s>,
    stories: &[Value<'s>],
    pages: &[Value<'s>],
    address: Option<&str>,
    page: &Page,
    report: &mut Report,
) -> Article {
    let printed = |node: &Value<'_>| graph.types(*node).iter().any(|name| is_article(name));
    let main = main(graph, stories, address).or_else(|| stories.first().copied().filter(|_| page.story.is_none()));
    let mut a = Article::default();
    if let Some(node) = main.filter(|node| members::is_item(*node, "html/bad-item", report)) {
        a = *read::node(graph, node, Level::Article, report).native;
    } else if let Some(node) = pages.first().filter(|node| members::is_item(**node, "html/bad-item", report)) {
        a = *read::node(graph, *node, Level::Article, report).native;
        // What a page says of itself beside is none of the story's.
        a.extensions.clear();
    }
    for node in stories.iter().filter(|node| main.is_none_or(|main| main.at != node.at)) {
        let small = a.associations.len() < Article::MOST_ASSOCIATIONS;
        if printed(node) && main.is_some_and(|main| is_same(graph, main, *node)) {
            if members::is_item(*node, "html/bad-item", report) {
                absorb(&mut a, *read::node(graph, *node, Level::Article, report).native);
            }
        } else if !printed(node) && small && members::is_item(*node, "html/bad-item", report) {
            let with = *read::node(graph, *node, Level::Association, report).native;
            if !a.associations.iter().any(|there| there.renditions == with.renditions && !with.renditions.is_empty()) {
                a.associations.push(with);
            }
        } else {
            report.add_of("html/left-out", || {
                let name = member(graph, *node, &["headline", "name"]).map(|name| name.string());
                let name = name.map(|name| format!(", `{}`,", start(&name, 100))).unwrap_or_default();
                let message =
                    format!("a page holds one story: another{name} that its script blocks speak of is left out");
                Diagnostic::info("html/left-out", message).at(node.span())
            });
        }
    }
    a
}

/// Adds who is named in another block of the same story.
fn absorb(a: &mut Article, mut other: Article) {
    if let (Some(own), Some(_)) = (&a.provider, &other.provider) {
        let publisher = other.provider.take().filter(|other| own.print() != other.print());
        a.info_sources.extend(publisher.map(|publisher| publisher.role("publisher")));
    }
    nitf_credits::beside(a, &mut other);
}

/// Whether two blocks speak of one story: by what they are called or where it is.
fn is_same(graph: &Graph<'_>, one: Value<'_>, other: Value<'_>) -> bool {
    let says = |node, names: &[&str]| member(graph, node, names).map(|value| value.string().trim().to_owned());
    let alike =
        |names: &[&str]| says(one, names).is_some_and(|said| !said.is_empty() && says(other, names) == Some(said));
    alike(&["@id"]) || alike(&["url"]) || alike(&["headline"])
}

/// The article of which the page is: the one at its address, else the first.
fn main<'s>(graph: &Graph<'s>, stories: &[Value<'s>], address: Option<&str>) -> Option<Value<'s>> {
    let printed = || stories.iter().copied().filter(|node| graph.types(*node).iter().any(|name| is_article(name)));
    let here = |node: &Value<'s>| {
        let stated = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|name| member(graph, *node, &[name]));
        let same = |stated: String| address.is_some_and(|there| stated.split('#').next() == Some(there));
        stated.filter_map(|value| self::address(graph, value).ok().flatten()).any(same)
    };
    printed().take(100).find(here).or_else(|| printed().next())
}

/// The text: the element of the page, unless the script block has more of it.
fn bodies(stated: Vec<Text>, page: &Page) -> Vec<Text> {
    let Some(story) = &page.story else { return stated };
    let words = |text: &Text| match text.kind {
        TextKind::Plain => text.value.chars().filter(|c| !c.is_whitespace()).count(),
        _ => html::to_text(&text.value).chars().filter(|c| !c.is_whitespace()).count(),
    };
    let own = Text::html(story.as_str());
    let there = words(&own);
    match stated.first().map(words) {
        // Behind a paywall a page shows the beginning.
        Some(said) if said > there + there / 2 => stated,
        _ => vec![own],
    }
}
