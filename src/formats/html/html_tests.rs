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

#[test]
fn words_that_were_marked_in_a_sentence_were_cut_out_of_it() {
    let a = read(
        "<!doctype html><html lang=en><head><title>Vis</title></head><body><article><h1>Vis</h1><p>The vote on \
         <time datetime=\"2031-03-01\">1 March</time> was close.</p><p>Reporting: <a rel=\"author\" href=\"/p\">Ada \
         Lind</a> in Oslo.</p><p>Protests in <a rel=\"tag\" href=\"/t\">Bergen</a> went on.</p><p>By <span \
         class=\"author-name\">Bo Ek</span></p></article></body></html>",
    );
    let body = crate::syntax::html::to_text(&a.bodies[0].value);
    for sentence in ["The vote on 1 March was close.", "Reporting: Ada Lind in Oslo.", "Protests in Bergen went on."] {
        assert!(body.contains(sentence), "{body}");
    }
    assert!(!body.contains("Bo Ek") && a.published.is_none(), "{body}");
}

#[test]
fn who_another_block_of_the_same_story_names_was_left_out() {
    let block = |who: &str, more: &str| {
        format!(
            "<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\
             \"url\":\"https://coast.example/1\",\"headline\":\"Vis\",\"author\":\"{who}\"{more}}}</script>"
        )
    };
    let more = ",\"copyrightHolder\":\"Kai Press\",\"creditText\":\"Coast Pool\"";
    let head = format!("{}{}<meta name=author content=\"Web Team\">", block("Ada Lind", ""), block("Bo Ek", more));
    let page = format!("<!doctype html><html><head>{head}</head><body><article><p>Text.</p></article></body></html>");
    let source = text::decode(page.as_bytes(), None);
    let mut report = Report::default();
    let mut document = open(&source, &CARD, &ReadOptions::default(), &mut report).unwrap();
    let (a, _) = document.next(&mut report).unwrap();
    let names = |list: &[Party]| list.iter().filter_map(|p| p.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&a.creators), ["Ada Lind", "Bo Ek"]);
    assert_eq!((names(&a.copyright_holder), &*a.creditline[0].value), (vec!["Kai Press".to_owned()], "Coast Pool"));
    assert!(report.diagnostics().iter().any(|d| d.message.contains("Web Team")), "{report:?}");
}

#[test]
fn a_marked_byline_without_by_or_with_a_time_behind_it_was_lost() {
    let page = |byline: &str| {
        let text = "The ferry docked late on Tuesday after a storm hit the coast, the port authority said. ".repeat(3);
        read(&format!(
            "<html><body><article><h1>Ferry late</h1>{byline}<p>{text}</p><p>{text}</p></article></body></html>"
        ))
    };
    let names = |a: &Article| a.creators.iter().filter_map(|p| p.name.clone()).collect::<Vec<_>>().join(", ");
    let a = page("<div class=byline><a href=/a>Ada Lind</a> and <a href=/o>Ole Dahl</a></div>");
    assert_eq!((a.by[0].value.as_str(), names(&a).as_str()), ("Ada Lind and Ole Dahl", "Ada Lind, Ole Dahl"));
    let a =
        page("<span class=c-byline>By <a href=/a>Ada Lind</a> Updated <time datetime=2031-03-04>Mar 4</time></span>");
    assert_eq!((a.by[0].value.as_str(), names(&a).as_str()), ("By Ada Lind", "Ada Lind"));
    // What a sentence says is no name.
    assert_eq!(names(&page("<div class=byline>Posted in News</div>")), "");
}
