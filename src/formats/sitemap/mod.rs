//! News sitemaps (<https://www.sitemaps.org/protocol.html>), written and validated, not read: where a publisher's new stories are, with their
//! titles and times for search engines, and their pictures.
//!
//! A sitemap is an index: it says nothing of who wrote or owns a story, and what it leaves out is reported. An article
//! without an address of the web has no place in it, nor has one behind the thousandth. One of which the language, the
//! time or the publication is not known is listed by its address alone.

mod carry;
mod judged;
mod rules;
mod write;

#[cfg(test)]
#[path = "sitemap_tests.rs"]
mod tests;

use super::{Audience, Card, Head};

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
    sniff,
    open: None,
    judged: Some(judged::open),
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: None,
    stands: |_, _| false,
    around: None,
    rules: rules::RULES,
};

/// The root of a list of pages, and of a list of lists.
const ROOTS: [&str; 2] = ["urlset", "sitemapindex"];
/// What they list.
const ENTRIES: [&str; 2] = ["url", "sitemap"];
/// The bytes and the entries that a sitemap has at most (sitemaps.org, "Sitemap files").
const MOST_BYTES: usize = 52_428_800;
const LONGEST_LIST: usize = 50_000;
/// The stories that a news sitemap has at most (Google, "News sitemap guidelines").
const MOST_NEWS: usize = 1000;
/// The longest address (sitemaps.org, `loc`: less than 2,048 characters).
const LONGEST_ADDRESS: usize = 2047;

/// The root element tells it, in whatever namespace: nothing else has one of that name.
fn sniff(head: &Head<'_>) -> u8 {
    let named = head.root.is_some_and(|root| ROOTS.contains(&root));
    if named { 100 } else { 0 }
}
