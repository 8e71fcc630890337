//! HTML pages with one story (<https://html.spec.whatwg.org/>).
//!
//! A page is read as what it says to machines first: script blocks of JSON-LD, then Open Graph and other `meta`, links,
//! microdata and microformats; what none of them states is looked for in the visible lines and marked as inferred. The
//! text is the element that says that it is the article, else the one that holds most paragraphs; figures are
//! associations. Written is a page that stands alone: the words a reader sees, and one script block that says all of it.
//!
//! Not supported: pages whose text is fetched by a script, and several stories on one page: the first is read.

mod carry;
mod form;
mod meta;
mod read;
mod rules;
mod visible;
mod write;

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;

use super::{Audience, Card, Head, Within};
use crate::text::start;

/// HTML.
pub static CARD: Card = Card {
    id: "html",
    title: "HTML page",
    spec: "https://html.spec.whatwg.org/",
    versions: &["5"],
    media_types: &["text/html", "application/xhtml+xml"],
    extensions: &["html", "htm", "xhtml"],
    styles: &[],
    audience: Audience::Public,
    many: false,
    tombstones: false,
    sniff,
    open: Some(read::open),
    judged: None,
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: Some(&form::FORM),
    stands: |e, within| matches!(within, Within::Article) && form::may_stand(e),
    around: None,
    rules: rules::RULES,
};

/// What stands before the text in a page that we wrote, up to the end of the tag, and what stands behind it.
const BODY: &str = "<div itemprop=\"articleBody\"";
const BODY_END: &str = "\n</div><!-- /articleBody -->";

/// How far into a page its head is looked for.
const LOOKED_AT: usize = 1 << 18;

/// Signs that a page has a story: an error page of a server, say, has none of them.
const SIGNS: &[&str] = &[
    "application/ld+json",
    "og:title",
    "og:type",
    "article:published_time",
    "itemprop=\"articlebody\"",
    "<article",
    "h-entry",
    "hentry",
    "name=\"author\"",
    "name=\"news_keywords\"",
    "name=\"dc.",
    "name=\"byl\"",
    "name=\"parsely-",
];

/// A document of HTML with a sign of a story in it, or with words enough for one.
fn sniff(head: &Head<'_>) -> u8 {
    let beginning = start(head.text, 512).to_ascii_lowercase();
    let page =
        beginning.starts_with("<!doctype html") || head.root.is_some_and(|root| root.eq_ignore_ascii_case("html"));
    let page = page || ["<html", "<head", "<meta", "<title"].iter().any(|tag| beginning.starts_with(tag));
    let article = ["<article", "<main"].iter().any(|tag| beginning.starts_with(tag));
    if !page && !article {
        return 0;
    }
    let text = start(head.text, LOOKED_AT).to_ascii_lowercase();
    let signed = SIGNS.iter().any(|sign| text.contains(sign));
    let paragraphs = text.matches("<p>").count() + text.matches("<p ").count();
    match (signed, paragraphs) {
        (true, _) => 70,
        (false, 3..) => 40,
        _ => 0,
    }
}
