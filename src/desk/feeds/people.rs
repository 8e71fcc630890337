//! Pages for people: a feed as they read it, and the list of feeds. Browsers show other formats as they stand in the file.

use super::render::{Page, item};
use super::select::{Entry, Selection};
use crate::config::Served;
use crate::formats::{self, Card};
use crate::syntax::html::{escape, quoted};

/// The id of the format in which people read.
pub const HTML: &str = "html";
/// The formats that readers are pointed to, as most of them know them.
const READERS: [&str; 3] = ["rss", "atom", "json-feed"];

/// A feed: every story as its own page has it, one below the other.
pub fn feed(page: Page<'_>, selection: Selection) -> String {
    let name = page.feed.name.as_deref().unwrap_or_default();
    let title = page.feed.title.as_deref().unwrap_or(name);
    let mut out = head(title, &links(page.base, name));
    out += &format!("<h1>{}</h1>\n<p>For readers: {}.</p>\n", escape(title), anchors(page.base, name));
    for entry in selection.entries {
        let (Entry::Article(_, story, _) | Entry::Withdrawn(_, story)) = &entry;
        let (address, killed) = (format!("{}/items/{}.{HTML}", page.base, story.name), story.killed_at.is_some());
        let Some(written) = item(page, entry) else { continue };
        out += "<hr/>\n";
        out += inner(&written);
        if !killed {
            out += &format!("<p><a href={}>This story alone</a></p>\n", quoted(&address));
        }
    }
    if let Some(before) = page.place.before {
        let address = format!("{}/feeds/{name}/archive/{before}.{HTML}", page.base);
        out += &format!("<hr/>\n<p><a href={} rel=\"prev\">Earlier</a></p>\n", quoted(&address));
    }
    out + "</body>\n</html>\n"
}

/// The list of feeds, each in every format in which it is served.
pub fn index(title: &str, base: &str, feeds: &[Served], served: &[&Card]) -> String {
    let names = || feeds.iter().filter_map(|feed| feed.name.as_deref().map(|name| (feed, name)));
    let mut out = head(title, &names().map(|(_, name)| links(base, name)).collect::<String>());
    out += &format!("<h1>{}</h1>\n", escape(title));
    for (feed, name) in names() {
        let of = |id: &str| quoted(&format!("{base}/feeds/{name}.{id}"));
        let title = escape(feed.title.as_deref().unwrap_or(name)).into_owned();
        out += &format!("<h2><a href={}>{title}</a></h2>\n<ul>\n", of(HTML));
        for card in served.iter().filter(|card| card.id != HTML) {
            out += &format!("<li><a href={}>{}</a></li>\n", of(card.id), escape(card.title));
        }
        out += "</ul>\n";
    }
    out + "</body>\n</html>\n"
}

fn head(title: &str, links: &str) -> String {
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n\
         <title>{title}</title>\n{links}</head>\n<body>\n"
    )
}

/// By these a reader that is given the address of a page finds the feed.
fn links(base: &str, name: &str) -> String {
    let link = |card: &Card| {
        let (kind, href) = (card.media_types.first()?, format!("{base}/feeds/{name}.{}", card.id));
        Some(format!(
            "<link rel=\"alternate\" type={} title={} href={}/>\n",
            quoted(kind),
            quoted(card.title),
            quoted(&href)
        ))
    };
    READERS.into_iter().filter_map(formats::by_id).filter_map(link).collect()
}

fn anchors(base: &str, name: &str) -> String {
    let anchor = |card: &Card| {
        format!("<a href={}>{}</a>", quoted(&format!("{base}/feeds/{name}.{}", card.id)), escape(card.title))
    };
    READERS.into_iter().filter_map(formats::by_id).map(anchor).collect::<Vec<_>>().join(", ")
}

/// What stands in the body of a page of ours.
fn inner(page: &str) -> &str {
    let inner = page.split_once("<body>\n").and_then(|(_, rest)| rest.rsplit_once("</body>"));
    inner.map_or("", |(inner, _)| inner)
}
