//! News sitemaps (<https://www.sitemaps.org/protocol.html>), written only: where a publisher's new stories are, with their
//! titles and times for search engines, and their pictures.
//!
//! A sitemap is an index: it says nothing of who wrote or owns a story, and what it leaves out is reported. An article
//! without an address of the web has no place in it, nor has one behind the thousandth. One of which the language, the
//! time or the publication is not known is listed by its address alone.

mod carry;
mod write;

#[cfg(test)]
#[path = "sitemap_tests.rs"]
mod tests;

use super::{Audience, Card};

/// News sitemaps.
pub static CARD: Card = Card {
    id: "sitemap",
    title: "News sitemap",
    spec: "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
    versions: &["0.9"],
    media_types: &["application/xml"],
    extensions: &["xml"],
    styles: &[],
    audience: Audience::Public,
    many: true,
    tombstones: false,
    sniff: |_| 0,
    open: None,
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: None,
    stands: |_, _| false,
    rules: &[],
};
