//! Elements of other vocabularies that break a rule: they are carried, not stated again where a reader would meet them.
//!
//! All elements of an article are looked at in one pass, by the rules that a validation of what is written would apply.

use std::cell::OnceCell;

use super::{Asked, Card, Earlier, Memory, Part, Within, harmless};
use crate::diag::{Diagnostic, Level, Places, Rule};
use crate::model::{Article, Extension, Feed, Link};
use crate::syntax::xml::{Cursor, Limits, Vocabularies};
use crate::vocab::{addresses, media_rss, namespaces};

/// The places in a list of those extensions that break a rule which demands something.
pub fn of(card: &Card, extensions: &[Extension], within: Within) -> Vec<usize> {
    let usual = matches!(within, Within::Article) && harmless::are(extensions, is_ruled);
    if usual { Vec::new() } else { by_rules(card, extensions, within) }
}

/// The same, and the rules are asked whatever they are.
pub(super) fn by_rules(card: &Card, extensions: &[Extension], within: Within) -> Vec<usize> {
    let Some(around) = card.around.filter(|_| extensions.iter().any(is_ruled)) else { return Vec::new() };
    faulty((card, around.known), extensions.iter().map(|e| e.raw.clone()), (around.of)(within), within)
}

/// The same of what stands above the articles, where `links` are too.
pub fn of_feed(card: &Card, extensions: &[Extension], links: &[Link]) -> Vec<usize> {
    let mut out = of(card, extensions, Within::Feed);
    // A feed that is complete leads to no other piece of it (RFC 5005, 2).
    const PIECES: [&str; 5] = ["next", "previous", "prev", "prev-archive", "next-archive"];
    if links.iter().any(|link| PIECES.iter().any(|rel| link.is(rel))) {
        let complete = |e: &Extension| e.name == "complete" && namespaces::prefix(&e.ns) == "fh";
        let more = extensions.iter().enumerate().filter(|(_, e)| complete(e)).map(|(at, _)| at);
        out.extend(more);
    }
    out
}

/// The same of what an object of Media RSS states beside its fields: elements, and attributes of its files.
pub fn of_object(card: &Card, extensions: &[Extension]) -> Vec<usize> {
    if extensions.is_empty() {
        return Vec::new();
    }
    let Some(around) = card.around else { return Vec::new() };
    let (before, after) = (around.of)(Within::Article);
    let media = media_rss::VOCABULARY.uri;
    let (before, after) = (
        format!("{before}<media:content xmlns:media=\"{media}\" url=\"https://a.example/\">"),
        format!("</media:content>{after}"),
    );
    let raw = |e: &Extension| match e.name.rsplit_once("/@") {
        None => e.raw.clone(),
        Some((_, attribute)) => {
            let mut out = format!("<media:content xmlns:media=\"{media}\" url=\"https://a.example/\" {attribute}=\"");
            crate::syntax::xml::escape_attribute(&mut out, &e.raw);
            out + "\"/>"
        }
    };
    faulty((card, around.known), extensions.iter().map(raw), (&before, &after), Within::Article)
}

/// Whether rules may have something to say of an element: its vocabulary is known, or one that is known stands in it.
fn is_ruled(e: &Extension) -> bool {
    let foreign = !e.ns.is_empty() && namespaces::prefix(&e.ns) == "?" && addresses::iri_reference(&e.ns);
    !foreign || e.raw.contains("xml:") || e.raw.matches("xmlns").nth(1).is_some()
}

fn faulty(
    (card, known): (&Card, Vocabularies),
    raws: impl Iterator<Item = String>,
    (before, after): (&str, &str),
    within: Within,
) -> Vec<usize> {
    let (mut text, mut ends) = (before.to_owned(), Vec::new());
    for raw in raws {
        text.push_str(&raw);
        ends.push(text.len());
    }
    text.push_str(after);
    let quiet = &mut crate::diag::Report::default();
    let mut cursor = Cursor::new(&text, known, Limits::default());
    let Some(root) = cursor.root(quiet) else { return Vec::new() };
    let tree = cursor.tree(&root, quiet);
    let (article, feed, places, earlier) = (Article::default(), Feed::default(), Places::default(), Earlier::default());
    let part = Part {
        format: card.id,
        tree: &tree,
        json: None,
        frame: None,
        article: matches!(within, Within::Article).then_some(&article),
        feed: &feed,
        places: &places,
        version: card.versions.iter().find(|v| matches!(**v, "1.0" | "2.0")).copied().unwrap_or_default(),
        base: None,
        now: None,
        text: &text,
        earlier: &earlier,
        elements: OnceCell::new(),
        tags: OnceCell::new(),
        ruled: OnceCell::new(),
    };
    let mut out = Vec::new();
    let mut found = |finding: Diagnostic| {
        let Some(span) = finding.span.filter(|span| span.start >= before.len()) else { return };
        let at = ends.partition_point(|end| *end <= span.start);
        if at < ends.len() && !out.contains(&at) {
            out.push(at);
        }
    };
    let demands = |rule: &Rule| rule.clause.level == Level::Must;
    let asked = Asked::of(card).into_iter().flat_map(|asked| asked.checks(&part));
    asked.filter(|check| demands(check.rule)).for_each(|check| (check.check)(&part, &mut found));
    let mut memory = Memory::default();
    let waiting = earlier.take_waiting();
    waiting.iter().filter(|w| demands(w.rule())).filter_map(|w| memory.settle(w)).for_each(found);
    out
}
