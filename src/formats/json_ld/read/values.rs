//! Values of properties as the members that they mean.

use crate::formats::json_ld::graph::{Graph, each};
use crate::formats::json_ld::values::{address, member, texts, words};
use crate::formats::json_ld::{CORRECTION, is_web};
use crate::model::{Article, Text, TextKind};
use crate::syntax::html;
use crate::syntax::json::{Kind, Value};

/// Adds a term of the carrier to its JSON: the member of the model that it stands for.
pub fn carried<'s>(graph: &Graph<'s>, carrier: &mut String, term: &str, value: Value<'s>) {
    let json = member(graph, value, &["@value"]).filter(|_| value.kind() == Kind::Object).unwrap_or(value);
    let comma = if carrier.is_empty() { "" } else { "," };
    carrier.push_str(&format!("{comma}\"{}\":{}", crate::formats::json_ld::member(term), json.raw));
}

/// Adds what was read; `false` for what could not be.
pub(super) fn extend<T>(place: &mut Vec<T>, read: Option<Vec<T>>) -> bool {
    let some = read.as_ref().is_some_and(|list| !list.is_empty());
    place.extend(read.into_iter().flatten());
    some
}

/// The article itself; markup in it is markup, unless it was written by us.
pub(super) fn bodies<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<Vec<Text>> {
    if value.kind() != Kind::String || graph.ours {
        return texts(graph, value).ok();
    }
    let words = value.string().into_owned();
    let kind = if html::looks_like_html(&words) { TextKind::Html } else { TextKind::Plain };
    Some(vec![Text::of(kind, words)])
}

/// A language: its tag, or a node of one that has it as another name.
pub(super) fn language<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<String> {
    let first = each(value).first().copied()?;
    let inner = match first.kind() {
        Kind::Object => member(graph, graph.resolve(first), &["alternateName", "@value", "name"])?,
        _ => first,
    };
    words(graph, inner).ok().flatten()
}

/// The page of an article: its address.
pub(super) fn page<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<String> {
    match value.kind() {
        Kind::Object => {
            let stated = member(graph, value, &["url", "@id"])?;
            words(graph, stated)
                .ok()
                .flatten()
                .map(|id| id.split_once("#webpage").map(|(page, _)| page.to_owned()).unwrap_or(id))
        }
        _ => address(graph, value).ok().flatten(),
    }
}

/// What identifies a work: `@id`, else its address.
pub(super) fn identity<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<String> {
    let inner = match value.kind() {
        Kind::Object => member(graph, value, &["@id", "url", "name"])?,
        _ => value,
    };
    words(graph, inner).ok().flatten()
}

/// Whether a whole is the page or the site, or the feed that stands above.
pub(super) fn is_above(graph: &Graph<'_>, value: Value<'_>) -> bool {
    let full = graph.resolve(value);
    let types = graph.types(full);
    let page = |name: &String| matches!(name.as_str(), "WebPage" | "WebSite" | "DataFeed") || name.ends_with("Page");
    types.iter().any(page)
        || graph.is_reference(value) && full.at == value.at && (graph.ours || value.raw.contains('#'))
}

/// Terms of use: an address, words, or a node with either.
pub(super) fn terms<'s>(graph: &Graph<'s>, value: Value<'s>) -> Vec<Text> {
    let read = |one: Value<'s>| {
        if one.kind() != Kind::Object || member(graph, one, &["@value"]).is_some() {
            let mut text = texts(graph, one).ok()?.pop()?;
            text.href = is_web(&text.value).then(|| text.value.clone());
            return Some(text);
        }
        let node = graph.resolve(one);
        let href = member(graph, node, &["url", "@id"]).and_then(|url| address(graph, url).ok().flatten());
        let said =
            member(graph, node, &["text", "name", "description"]).and_then(|said| texts(graph, said).ok()?.pop());
        let mut text = said.or_else(|| href.clone().map(Text::plain))?;
        text.href = href;
        Some(text)
    };
    each(value).into_iter().filter_map(read).collect()
}

/// What was corrected: words, or a comment that says it.
pub(super) fn corrections<'s>(graph: &Graph<'s>, value: Value<'s>) -> Vec<Text> {
    let read = |one: Value<'s>| {
        let said = match one.kind() {
            Kind::Object => member(graph, graph.resolve(one), &["@value", "text", "description", "name", "url"])?,
            _ => one,
        };
        let mut text = texts(graph, said).ok()?.pop()?;
        if one.kind() == Kind::Object && member(graph, one, &["@language"]).is_some() {
            text = texts(graph, one).ok()?.pop()?;
        }
        text.visibility = Some("public".to_owned());
        Some(text.role(CORRECTION))
    };
    each(value).into_iter().filter_map(read).collect()
}

/// A picture that is said twice, as an address and as a node, is one.
pub(super) fn drop_repeated(list: &mut Vec<Article>) {
    let href = |a: &Article| a.renditions.first().and_then(|file| file.href.clone());
    let mut seen: Vec<String> = Vec::new();
    list.retain(|a| match href(a) {
        Some(href)
            if seen.contains(&href) && a.headline.is_none() && a.summary.is_none() && a.creditline.is_empty() =>
        {
            false
        }
        Some(href) => {
            seen.push(href);
            true
        }
        None => true,
    });
}
