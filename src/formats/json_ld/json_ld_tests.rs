use super::*;
use crate::convert::{Settings, Target, open};
use crate::diag::Report;
use crate::formats::{self, Origin, ReadOptions};
use crate::model::{Article, Concept, Feed, Party, Text, canonical};
use crate::text;

fn read(json: &str) -> Vec<Article> {
    let source = text::decode(json.as_bytes(), None);
    let card = formats::by_id("schema-org").unwrap();
    let mut report = Report::default();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report).unwrap();
    std::iter::from_fn(|| document.next(&mut report)).map(|(article, _)| *article).collect()
}

fn write(articles: &[Article]) -> serde_json::Value {
    let mut target = Target::new(formats::by_id("schema-org").unwrap(), Settings::default()).unwrap();
    let mut out = String::new();
    target.begin(&Feed::default(), &mut out);
    articles.iter().for_each(|a| drop(target.article(a.clone(), &mut out)));
    target.end(&Origin::default(), &mut out);
    serde_json::from_str(&out).unwrap()
}

#[test]
fn terms_and_members_are_each_others() {
    for (name, term_of) in TERMS {
        assert_eq!((term(name), member(term_of)), (*term_of, *name));
        assert!(Article::MEMBERS.iter().any(|m| m.name == *name), "{name}");
        // A feed has no member of the term's name, which would be read as the article's.
        assert!(!Feed::MEMBERS.iter().any(|m| m.name == *term_of), "{term_of}");
    }
}

#[test]
fn what_a_search_engine_asks_for_stands_where_it_looks() {
    let mut picture = Article { kind: Some("picture".into()), headline: Some("Mill".into()), ..Article::default() };
    picture.renditions =
        vec![crate::model::Rendition { href: Some("https://a.example/1.jpg".into()), ..Default::default() }];
    picture.creators = vec![Party::named("Dan Reyes")];
    let mut a = Article {
        headline: Some("Fire".into()),
        creators: vec![Party::named("Ruth Calder"), Party::named("Reuters")],
        provider: Some(Party::named("Harrowmere Ledger")),
        associations: vec![picture],
        genres: vec![Concept { scheme: Some(SCHEMA.into()), ..Concept::term("OpinionNewsArticle") }],
        ..Article::default()
    };
    canonical(&mut a);
    let node = write(&[a])["@graph"][0].clone();
    assert_eq!(node["@type"], serde_json::json!(["NewsArticle", "OpinionNewsArticle"]));
    assert_eq!(node["author"][0]["@type"], "Person");
    assert_eq!(node["author"][1]["@type"], "Organization", "an agency is no person");
    assert_eq!(node["publisher"]["name"], "Harrowmere Ledger");
    assert_eq!(node["image"][0]["contentUrl"], "https://a.example/1.jpg");
    assert_eq!(node["image"][0]["creator"][0]["name"], "Dan Reyes");
}

#[test]
fn a_reference_says_what_it_refers_to_and_leads_nowhere_twice() {
    let articles = read(
        r##"{"@context":"https://schema.org","@graph":[
        {"@type":"NewsArticle","@id":"#a","url":"https://a.example/1","headline":"A","author":{"@id":"#p"},"publisher":{"@id":"#o","name":"Own words"}},
        {"@type":"Person","@id":"#p","name":"Ada Lind","affiliation":{"@id":"#o"}},
        {"@type":"Organization","@id":"#o","name":"Nordavind","parentOrganization":{"@id":"#o"}}]}"##,
    );
    assert_eq!(articles[0].uri.as_deref(), Some("https://a.example/1#a"));
    assert_eq!(articles[0].creators[0].affiliation.as_deref(), Some("Nordavind"));
    assert_eq!(articles[0].provider.as_ref().unwrap().name.as_deref(), Some("Own words"));
}

#[test]
fn a_million_references_to_a_long_node_are_not_followed_for_ever() {
    let long = "x".repeat(100_000);
    let references = "{\"@id\":\"#p\"},".repeat(2000);
    let json = format!(
        "{{\"@context\":\"https://schema.org\",\"@graph\":[{{\"@type\":\"NewsArticle\",\"author\":[{references}7]}},\
         {{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Ada\",\"description\":\"{long}\"}}]}}"
    );
    let named = read(&json)[0].creators.iter().filter(|p| p.name.as_deref() == Some("Ada")).count();
    assert!((1..100).contains(&named), "{named}");
}

#[test]
fn addresses_of_pictures_kept_their_control_characters() {
    let read = read(
        r#"{"@type": "NewsArticle", "headline": "A", "image": ["https://tarn.example/a\u0006.jpg"], "video": "https://tarn.example/b\u0007.mp4"}"#,
    );
    let files = read[0].associations.iter().filter_map(|with| with.renditions[0].href.as_deref());
    assert!(files.eq(["https://tarn.example/a.jpg", "https://tarn.example/b.mp4"]));
}

#[test]
fn pictures_and_videos_keep_their_order() {
    let of = |kind: &str, name: &str| Article {
        kind: Some(kind.into()),
        headline: Some(Text::plain(name)),
        ..Article::default()
    };
    let a = Article {
        uri: Some("urn:x:1".into()),
        kind: Some("text".into()),
        associations: vec![of("video", "1"), of("picture", "2"), of("text", "3"), of("audio", "4")],
        ..Article::default()
    };
    let json = write(std::slice::from_ref(&a));
    assert_eq!(json["@graph"][0]["image"][0]["position"], 2);
    assert_eq!(read(&json.to_string()), [a]);
}

#[test]
fn authors_in_a_list_object_were_no_authors() {
    let read = read(
        r##"{"@graph": [{"@type": "NewsArticle", "headline": "A", "author": {"@list": [{"@id": "#a"}, "Ole Dahl"]},
        "editor": {"@set": {"@type": "Person", "name": "Eva Sund"}}, "keywords": {"@list": []}},
        {"@type": "Person", "@id": "#a", "name": "Ada Lind"}]}"##,
    );
    let names = |list: &[Party]| list.iter().filter_map(|p| p.name.clone()).collect::<Vec<_>>().join(", ");
    assert_eq!(
        (names(&read[0].creators), names(&read[0].contributors)),
        ("Ada Lind, Ole Dahl".into(), "Eva Sund".into())
    );
    assert!(read[0].extensions.is_empty() && read[0].keywords.is_empty());
}

#[test]
fn a_story_in_a_page_of_a_site_was_left_out() {
    let read = read(
        r#"{"@context": "https://schema.org", "@type": "WebSite", "name": "Lillevik", "hasPart": [
        {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "A", "author": "Ada Lind"}}]}"#,
    );
    assert_eq!((read.len(), read[0].creators.len()), (1, 1));
}
