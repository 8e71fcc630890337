use super::*;
use crate::convert::{Settings, Target, open};
use crate::detect::detect;
use crate::diag::Report;
use crate::formats::{Origin, ReadOptions};
use crate::model::{Article, Feed, Party, Text, canonical};
use crate::text;

fn read(page: &str) -> Article {
    let source = text::decode(page.as_bytes(), None);
    let mut report = Report::default();
    let mut document = open(&source, &CARD, &ReadOptions::default(), &mut report).unwrap();
    document.next(&mut report).map(|(article, _)| *article).unwrap_or_default()
}

fn write(article: &Article) -> String {
    // What expires is held where no clock says that it is not over.
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    let mut target = Target::new(&CARD, settings).unwrap();
    let mut out = String::new();
    target.begin(&Feed::default(), &mut out);
    target.article(article.clone(), &mut out);
    target.end(&Origin::default(), &mut out);
    out
}

#[test]
fn a_page_without_a_story_is_no_article() {
    let id = |text: &str| detect(text, Some("text/html"), Some("html")).map(|card| card.id);
    assert_eq!(id("<html><body><h1>404 Not Found</h1><p>nginx</p></body></html>"), None);
    assert_eq!(id("<!doctype html><meta property=og:title content=A><title>A</title>"), Some("html"));
    assert_eq!(id("<!DOCTYPE HTML><html><body><p>a<p>b<p>c"), Some("html"));
    assert_eq!(id("<rss version=\"2.0\"><channel><title>&lt;article></title></channel></rss>"), Some("rss"));
    assert_eq!(id("<p>Plain copy with a <b>tag</b></p>"), None);
}

#[test]
fn what_would_end_the_script_or_the_page_does_not() {
    let mut a = Article {
        uri: Some("urn:x:1".into()),
        kind: Some("text".into()),
        headline: Some("</script></title><script>alert(1)</script> & <b>".into()),
        bodies: vec![Text::html("<p>a</div></article><!-- b --><plaintext>c")],
        creators: vec![Party::named("\"Ada\" </p>")],
        ..Article::default()
    };
    canonical(&mut a);
    let page = write(&a);
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    assert_eq!(page.matches("</script>").count(), 1, "{page}");
    assert!(page.ends_with("</footer>\n</article>\n</body>\n</html>\n") && !page.contains("plaintext"), "{page}");
    let mut report = Report::default();
    let mut cursor = crate::syntax::xml::Cursor::new(&page, &[], crate::syntax::xml::Limits::default());
    let root = cursor.root(&mut report).unwrap();
    cursor.skip(&root, &mut report);
    assert!(!report.malformed(), "{page}");
    let back = read(&page);
    assert_eq!((back.headline, back.creators), (a.headline, a.creators));
    assert_eq!(back.bodies[0].value, "<p>a</p><pre>c</pre>");
}

#[test]
fn plain_words_keep_their_lines() {
    let mut a = Article { bodies: vec![Text::plain("One\n\nTwo & three")], ..Article::default() };
    canonical(&mut a);
    let page = write(&a);
    assert!(
        page.contains("<div itemprop=\"articleBody\" style=\"white-space: pre-line\">\nOne\n\nTwo &amp; three\n</div>")
    );
    assert_eq!(read(&page).bodies, [Text::html("One\n\nTwo &amp; three")]);
}

#[test]
fn every_credit_stands_where_a_reader_sees_it() {
    let page = include_str!("../../../feeds/html/full.html");
    let written = write(&read(page));
    let (_, seen) = written.split_once("<body>").unwrap();
    for words in [
        "By Ada Lind, Lillevik",
        "(Reporting by Ada Lind; Editing by Odd Berg)",
        "LILLEVIK, Nov 24 (Nordavind)",
        "Nordavind/Kystvakt",
        "© 2026 Nordavind AS. Med enerett.",
        "Ola Dahl / Nordavind Foto",
        "© Ola Dahl 2026",
        "Gwen Pari (translator)",
        "Siri Holm",
        "href=\"https://nordavind.example/terms\"",
        "Ikke for tv i Tarn",
        "src=\"https://foto.nordavind.example/1.jpg\"",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
}

#[test]
fn the_article_at_the_address_of_the_page_is_the_one() {
    let page = r#"<!doctype html><link rel=canonical href="https://a.example/2">
        <script type=application/ld+json>[{"@context":"https://schema.org","@type":"NewsArticle","url":"https://a.example/1","headline":"Other"},
        {"@context":"https://schema.org","@type":"NewsArticle","url":"https://a.example/2","headline":"This"}]</script>"#;
    assert_eq!(read(page).headline, Some("This".into()));
}

#[test]
fn marks_nested_two_hundred_deep_around_a_long_text_end() {
    let deep = "<div itemprop=author class=byline>".repeat(5000);
    let page = format!("<!doctype html><article>{deep}{}</article>", "word ".repeat(200_000));
    let a = read(&page);
    assert!(a.creators.iter().all(|party| party.name.as_ref().is_none_or(|name| name.len() < 2000)));
}

#[test]
fn a_status_in_the_meta_of_a_page_held_nothing() {
    let page = |status: &str| {
        format!(
            "<html><head><title>Ferry</title><meta name='pubstatus' content='{status}'></head><body><article><h1>Ferry</h1><p>It sank.</p></article></body></html>"
        )
    };
    let status = |word: &str| read(&page(word)).pub_status;
    assert_eq!(status("stat:withheld").as_deref(), Some("withheld"));
    assert_eq!(status("Canceled").as_deref(), Some("canceled"));
    assert_eq!((status("usable"), status("open")), (None, None));
}
