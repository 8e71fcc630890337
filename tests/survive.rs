//! Nothing that a document holds makes a reader panic, hang or hoard.
#![allow(clippy::disallowed_methods, reason = "a limit on time is held by the clock")]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use wiredesk::convert::open;
use wiredesk::diag::Report;
use wiredesk::formats::{self, ReadOptions};
use wiredesk::text;

/// Reads with every format that opens the document; the number of articles of the one that gave most.
fn read(bytes: &[u8]) -> usize {
    let source = text::decode(bytes, None);
    let mut most = 0;
    for card in formats::ALL {
        let mut report = Report::default();
        let Ok(mut document) = open(&source, card, &ReadOptions::default(), &mut report) else { continue };
        let mut count = 0;
        while document.next(&mut report).is_some() {
            count += 1;
        }
        most = most.max(count);
    }
    most
}

/// A debug build is about ten times slower than what is shipped, for which the limit is two seconds.
fn ends(name: &str, document: &str) -> usize {
    let start = Instant::now();
    let count = read(document.as_bytes());
    let limit = if cfg!(debug_assertions) { 40 } else { 2 };
    assert!(start.elapsed() < Duration::from_secs(limit), "{name}: {:?}", start.elapsed());
    count
}

#[test]
fn deep_nesting_ends() {
    let deep = format!("{}{}", "<b>".repeat(100_000), "</b>".repeat(100_000));
    ends(
        "in an item",
        &format!("<rss><channel><item><title>{deep}</title></item><item><title>x</title></item></channel></rss>"),
    );
    ends(
        "in an entry",
        &format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>{deep}</content></entry></feed>"
        ),
    );
    ends("in a story", &format!("<nitf><body><body.content>{deep}</body.content></body></nitf>"));
    ends("unclosed", &"<rss><channel><item>".repeat(30_000));
}

#[test]
fn a_large_attribute_ends() {
    let value = "x".repeat(10 << 20);
    ends("attribute", &format!("<rss><channel><item><guid isPermaLink=\"{value}\">a</guid></item></channel></rss>"));
}

#[test]
fn a_billion_laughs_end() {
    let mut dtd = String::from("<!DOCTYPE rss [<!ENTITY l0 \"lol\">");
    for i in 1..10 {
        dtd += &format!("<!ENTITY l{i} \"{}\">", format!("&l{};", i - 1).repeat(10));
    }
    ends("laughs", &format!("{dtd}]><rss><channel><item><title>&l9;</title></item></channel></rss>"));
}

#[test]
fn many_empty_items_are_all_given() {
    let items = "<item/>".repeat(300_000);
    assert_eq!(ends("items", &format!("<rss version='2.0'><channel>{items}</channel></rss>")), 300_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn random_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        read(&bytes);
    }
    #[test]
    fn random_markup_ends(words in proptest::collection::vec(prop_oneof![
        Just("<rss>"), Just("<channel>"), Just("<item>"), Just("</item>"), Just("<title>"), Just("</title>"), Just("a & b"),
        Just("<![CDATA["), Just("]]>"), Just("<!--"), Just("-->"), Just("<feed xmlns='http://www.w3.org/2005/Atom'>"),
        Just("<entry>"), Just("<nitf>"), Just("<body>"), Just("<media>"), Just("<p>"), Just("5 < 6"), Just("&#x0;"),
        Just("<pubDate>Mon, 35 Foo"), Just("<guid x='"), Just("\">"), Just("{\"wire\":\"1\",\"articles\":["), Just("{}"),
    ], 0..60)) {
        read(words.concat().as_bytes());
    }
}
