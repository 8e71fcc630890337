//! Nothing that a document holds makes a reader panic, hang or hoard.
#![allow(clippy::disallowed_methods, reason = "a limit on time is held by the clock")]

#[path = "../src/text/spent.rs"]
mod spent;

use std::time::Duration;

use proptest::prelude::*;
use spent::Spent;
use wiredesk::convert::open;
use wiredesk::diag::Report;
use wiredesk::formats::{self, ReadOptions};
use wiredesk::model::Article;
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
    let start = Spent::now();
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

#[test]
fn elements_that_never_close_before_every_item_end() {
    let many = if cfg!(debug_assertions) { 10_000 } else { 300_000 };
    let rss = |inside: String| format!("<rss version='2.0'><channel>{inside}</channel></rss>");
    let numbered: String = (0..many).map(|n| format!("<x{n}><item/>")).collect();
    for (name, inside, items) in [
        ("one name", "<b><item/>".repeat(many), many),
        ("names of their own", numbered, many),
        ("parts", "<title><item/>".repeat(many), many),
        ("deep before one item", format!("{}<item/>", "<b>".repeat(many)), 1),
        ("in what is closed", format!("<w>{}</w><item/>", "<b><item/>".repeat(many)), 1),
        ("deep in what is closed", format!("<w>{}{}</w><item/>", "<b>".repeat(500), "<item/>".repeat(many)), 1),
        ("comments", "<!-- <item/>".repeat(many) + "-->", many),
        ("comments in comments", "<!-- <item/>".repeat(many) + &"-->".repeat(many), 0),
        ("sections", "<![CDATA[<item/>".repeat(many) + "]]>", many),
        ("sections in an element", "<b><![CDATA[<item/>".repeat(many), many),
        ("instructions", "<?x <item/>".repeat(many), many),
        ("never begun", "<item/><title>x</title></item>".repeat(many), many),
        ("parts behind an item", "<item/>".to_owned() + &"<title/>".repeat(many), 1),
        ("quotes", "<a b='<item/>".repeat(many), many),
    ] {
        let found = ends(name, &rss(inside));
        assert!(found.abs_diff(items) <= 1, "{name}: {found}");
    }
    let parts = "<title>a<b><link>".repeat(many / 10);
    ends("parts of an item", &rss(format!("<item>{parts}</item>")));
    ends(
        "parts of an entry",
        &format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry>{}", "<id><title>".repeat(many / 10)),
    );
}

/// The articles that `card` reads from a document, and how often a rule was met.
fn articles(document: &str, rule: &str) -> (Vec<Article>, u32) {
    let source = text::decode(document.as_bytes(), None);
    let card = wiredesk::detect::detect(source.text(), None, None).expect("a format");
    let mut report = Report::default();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report).expect("a document");
    let mut out = Vec::new();
    while let Some((article, _)) = document.next(&mut report) {
        out.push(*article);
    }
    (out, report.count(rule))
}

#[test]
fn an_item_of_enclosures_took_six_hundred_times_its_bytes() {
    let many = "<enclosure url='https://tarn.example/a.mp3'/>".repeat(40_000);
    let rss = format!("<rss><channel><item>{many}</item><item><title>After</title></item></channel></rss>");
    let (read, limit) = articles(&rss, "xml/element-limit");
    assert_eq!((read.len(), limit, read[0].associations.len()), (2, 1, Article::MOST_ASSOCIATIONS));
    assert_eq!(read[0].extensions.len(), 29_000, "what is no association is kept as it came");
    assert_eq!(read[1].headline, Some("After".into()));
    let link = "<link rel='enclosure' href='https://tarn.example/a.mp3'/>".repeat(1_500);
    let atom = format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry>{link}</entry></feed>");
    assert_eq!(articles(&atom, "").0[0].associations.len(), Article::MOST_ASSOCIATIONS);
    let media = "<media media-type='image'><media-reference source='a.jpg'/></media>".repeat(1_500);
    let nitf = format!("<nitf><body><body.content>{media}</body.content></body></nitf>");
    let read = articles(&nitf, "").0;
    assert_eq!(read[0].associations.len(), Article::MOST_ASSOCIATIONS);
    assert_eq!(read[0].bodies[0].value.matches("<media ").count(), 500);
}

#[test]
fn a_list_of_empty_objects_took_a_thousand_times_its_bytes() {
    let wire = |inside: &str| format!("{{\"wire\":\"1\",\"articles\":[{{{inside}}},{{\"uri\":\"b\"}}]}}");
    for inside in [
        format!("\"associations\":[{}{{}}]", "{},".repeat(3_000)),
        format!("\"subjects\":[{}{{}}]", "{},".repeat(100_000)),
    ] {
        let (read, refused) = articles(&wire(&inside), "wire/bad-article");
        assert_eq!((read.len(), refused), (1, 1));
        assert_eq!(read[0].uri.as_deref(), Some("b"));
    }
}

#[test]
fn a_long_language_or_namespace_name_was_copied_for_every_element() {
    let long = "x".repeat(10_000);
    let items = "<item><q:a/><title>A</title></item>".repeat(3);
    let rss = format!("<rss xml:lang='{long}' xmlns:q='urn:{long}' xml:base='{long}'><channel>{items}</channel></rss>");
    let (read, noted) = articles(&rss, "xml/inherited-limit");
    assert_eq!((read.len(), noted), (3, 3));
    assert!(read.iter().all(|a| a.language.is_none() && a.extensions[0].raw.len() < 200));
}

#[test]
fn bases_that_grow_at_every_level_stay_short() {
    let deep = format!("<b xml:base='{}/'>", "y".repeat(4_000)).repeat(400);
    let rss = format!("<rss><channel><item xml:base='https://tarn.example/'>{deep}</item></channel></rss>");
    assert!(articles(&rss, "xml/inherited-limit").1 > 300);
}

#[test]
fn channels_with_a_scope_each_are_left_out_beyond_some() {
    let channels = "<channel xmlns:z='urn:z'><item/></channel>".repeat(100);
    let (read, noted) = articles(&format!("<rss>{channels}</rss>"), "rss/too-many-channels");
    assert_eq!((read.len(), noted), (64, 36));
    let channels = "<channel><item/></channel>".repeat(100);
    assert_eq!(
        articles(&format!("<rss>{channels}</rss>"), "rss/too-many-channels"),
        (vec![Article::default(); 100], 0)
    );
}

#[test]
fn a_finding_quoted_megabytes() {
    let feed = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='{}'>a</content></entry></feed>",
        "x".repeat(1 << 20)
    );
    let source = text::decode(feed.as_bytes(), None);
    let mut report = Report::default();
    let mut document = open(&source, &formats::atom::CARD, &ReadOptions::default(), &mut report).expect("a feed");
    while document.next(&mut report).is_some() {}
    assert!(report.count("atom/unknown-type") > 0);
    assert!(report.diagnostics().iter().all(|d| d.message.len() < 700));
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
