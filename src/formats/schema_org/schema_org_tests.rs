use super::*;
use crate::convert::open;
use crate::diag::Report;
use crate::formats::ReadOptions;
use crate::model::Article;
use crate::text;

fn read(json: &str) -> Vec<Article> {
    let source = text::decode(json.as_bytes(), None);
    let mut report = Report::default();
    let mut document = open(&source, &CARD, &ReadOptions::default(), &mut report).unwrap();
    std::iter::from_fn(|| document.next(&mut report)).map(|(article, _)| *article).collect()
}

fn sure(text: &str) -> u8 {
    sniff(&Head { text, root: None, namespace: "" })
}

#[test]
fn other_json_is_none_of_it() {
    assert_eq!(sure(r#"{"@context":"https://schema.org/","@type":"NewsArticle"}"#), 95);
    assert_eq!(sure(r#"[{"@type":"NewsArticle"}]"#), 30);
    assert_eq!(sure(r#"{"@context":"https://www.w3.org/ns/activitystreams","type":"Note"}"#), 0);
    assert_eq!(sure(r#"{"version":"https://jsonfeed.org/version/1.1","items":[{"content_text":"\"@type\""}]}"#), 0);
    assert_eq!(sure("Dear reader"), 0);
}

#[test]
fn lists_hold_articles() {
    let named = |json: &str| -> Vec<String> {
        read(json).into_iter().filter_map(|a| a.headline).map(|headline| headline.value).collect()
    };
    let blog = r#"{"@context":"https://schema.org","@type":"Blog","name":"B","blogPost":[{"@type":"BlogPosting","headline":"1"},{"@type":"BlogPosting","headline":"2"}]}"#;
    assert_eq!(named(blog), ["1", "2"]);
    let list = r#"{"@context":"https://schema.org","@type":"ItemList","itemListElement":[{"@type":"ListItem","position":1,"item":{"@type":"NewsArticle","headline":"1"}},{"@type":"ListItem","url":"https://a.example/"}]}"#;
    assert_eq!(named(list), ["1"]);
    let page =
        r#"{"@context":"https://schema.org","@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"1"}}"#;
    assert_eq!(named(page), ["1"]);
}

#[test]
fn a_picture_that_stands_alone_is_an_item() {
    let json = r#"{"@context":"https://schema.org","@type":"ImageObject","contentUrl":"https://a.example/1.jpg","creditText":"Ada Lind"}"#;
    let articles = read(json);
    assert_eq!(articles[0].kind.as_deref(), Some("picture"));
    assert_eq!(articles[0].creditline[0].value, "Ada Lind");
    assert_eq!(articles[0].renditions[0].href.as_deref(), Some("https://a.example/1.jpg"));
}

#[test]
fn what_has_no_type_and_no_context_is_refused() {
    let source = text::decode(b"{\"a\":1}", None);
    assert!(open(&source, &CARD, &ReadOptions::default(), &mut Report::default()).is_err());
}

#[test]
fn a_picture_of_which_nothing_is_said_was_an_empty_association() {
    let json = |image: &str| {
        format!(
            "{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"x\",\"image\":{image}}}"
        )
    };
    assert!(read(&json("{\"@type\":\"Imagejpg\"}"))[0].associations.is_empty());
    assert_eq!(read(&json("{\"@type\":\"ImageObject\",\"url\":\"https://a.example/a.jpg\"}"))[0].associations.len(), 1);
}
