//! Writing a sitemap (sitemaps.org 0.9, with Google's news 0.9 and image 1.1).

use super::{LONGEST_ADDRESS, MOST_NEWS};
use crate::formats::{Fit, Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Feed, Text, TextKind, Time};
use crate::syntax::html::to_text;
use crate::syntax::xml::Emitter;
use crate::vocab::addresses;

/// How many pictures an entry holds.
const PICTURES: usize = 1000;

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Sitemap { name: None, language: None, entries: 0 })
}

struct Sitemap {
    /// What the publication is called, and its language.
    name: Option<String>,
    language: Option<String>,
    entries: usize,
}

impl Sitemap {
    /// What search engines ask of a story, or what of it is not known.
    fn news<'a>(&'a self, a: &'a Article) -> Result<News<'a>, &'static str> {
        let name = self.name.as_deref().or(a.provider.as_ref().and_then(|p| p.name.as_deref()));
        let name = name.filter(|name| !name.trim().is_empty()).ok_or("the name of the publication")?;
        let language = a.language.as_deref().or(self.language.as_deref()).and_then(language).ok_or("the language")?;
        let time = [&a.published, &a.version_created].into_iter().flatten().next().and_then(w3c);
        let time = time.ok_or("when it was published")?;
        let title = a.headline.as_ref().map(words).filter(|title| !title.trim().is_empty()).ok_or("the title")?;
        Ok(News { name, language, time, title })
    }
}

struct News<'a> {
    name: &'a str,
    language: String,
    time: String,
    title: String,
}

impl Writer for Sitemap {
    fn begin(&mut self, feed: &Split<Feed>, out: &mut String) {
        let f = &feed.native;
        let publisher = f.publisher.as_ref().and_then(|p| p.name.clone());
        self.name = publisher.or_else(|| f.title.as_ref().map(words));
        self.language.clone_from(&f.language);
        self.entries = 0;
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
        out.push_str(" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"");
        out.push_str(" xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n");
    }

    fn fit(&self, article: &Split<Article>) -> Fit {
        let a = &article.native;
        if address(a).is_none() {
            return Fit::Not("it has no address of the web, which a sitemap is an index of".to_owned());
        }
        if self.entries >= MOST_NEWS {
            return Fit::Not(format!("a news sitemap holds {MOST_NEWS} articles, and these were before it"));
        }
        match self.news(a) {
            Ok(_) => Fit::Whole,
            Err(lacks) => Fit::Partly(format!("only its address is listed: {lacks} is not known")),
        }
    }

    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let a = &article.native;
        let Some(loc) = address(a) else { return };
        self.entries += 1;
        let mut e = Emitter::indented();
        e.start("url");
        e.element("loc", &loc);
        if let Some(time) = a.version_created.as_ref().or(a.published.as_ref()).and_then(w3c) {
            e.element("lastmod", &time);
        }
        if let Ok(news) = self.news(a) {
            e.start("news:news");
            e.start("news:publication");
            e.element("news:name", news.name.trim());
            e.element("news:language", &news.language);
            e.end();
            e.element("news:publication_date", &news.time);
            e.element("news:title", news.title.trim());
            e.end();
        }
        let pictures =
            a.associations.iter().filter(|p| matches!(p.kind.as_deref(), None | Some("picture" | "graphic")));
        let files = pictures.filter_map(|p| p.renditions.iter().find_map(|file| web(file.href.as_deref()?)));
        for href in files.take(PICTURES) {
            e.start("image:image");
            e.element("image:loc", &href);
            e.end();
        }
        e.end();
        out.push_str(&e.take());
    }

    fn end(&mut self, _: &Origin, out: &mut String) {
        out.push_str("</urlset>\n");
    }
}

/// Where a story can be read: its page, else its identifier where that is an address and nobody says that it is none.
fn address(a: &Article) -> Option<String> {
    let page = a.link("alternate").and_then(|link| web(&link.href));
    let uri = || a.uri.as_deref().filter(|_| a.uri_is_permalink != Some(false)).and_then(web);
    page.or_else(uri)
}

/// An absolute address of the web, escaped as RFC 3986 asks.
fn web(address: &str) -> Option<String> {
    let url = url::Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    addresses::mended(url.as_str()).filter(|url| url.chars().count() <= LONGEST_ADDRESS)
}

/// A language of two or three letters (ISO 639); of Chinese there are two.
fn language(tag: &str) -> Option<String> {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let first =
        parts.next().filter(|first| (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase()))?;
    let chinese = parts.find_map(|part| match part {
        "cn" | "hans" | "sg" => Some("zh-cn"),
        "tw" | "hant" | "hk" | "mo" => Some("zh-tw"),
        _ => None,
    });
    Some(chinese.filter(|_| first == "zh").unwrap_or(first).to_owned())
}

/// A time as W3C's profile of ISO 8601 has it: with a zone where it has a time of day. A date alone says the day;
/// one that does not says too little.
fn w3c(time: &Time) -> Option<String> {
    let stated = time.as_str();
    match (time.has_clock(), time.has_zone()) {
        (false, _) => Some(stated.to_owned()).filter(|day| day.len() >= 10),
        (true, true) => Some(stated.to_owned()),
        // Which moment it was is not known; which day it was is, but for the zone.
        (true, false) => stated.get(..10).map(str::to_owned),
    }
}

fn words(text: &Text) -> String {
    match text.kind {
        TextKind::Html | TextKind::Xhtml => to_text(&text.value),
        _ => text.value.clone(),
    }
}
