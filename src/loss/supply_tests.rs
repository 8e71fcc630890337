use serde_json::{Value, json};

use super::*;

fn given(name: &str, article: Value, feed: Value, place: Option<usize>) -> (Value, Option<&'static str>) {
    let mut article: Article = serde_json::from_value(article).unwrap();
    let feed: Feed = serde_json::from_value(feed).unwrap();
    let with = Supply { now: Time::new("2026-01-01T00:00:00Z"), zone: None, ..Supply::default() };
    let from = rule(name, &mut article, &Around { feed: &feed, with: &with, listed: true, place });
    (json!(article)[name].clone(), from)
}

#[test]
fn each_rule_takes_the_first_that_is_stated() {
    let alternate = json!([{ "href": "https://example.org/1", "rel": "alternate" }]);
    let file = json!([{ "contentType": "image/jpeg" }, { "href": "https://example.org/a.jpg" }]);
    let publisher = json!({ "publisher": "Nordavind", "published": "2024-02" });
    for (name, article, feed, place, value) in [
        ("uri", json!({ "story": "urn:tarn:1", "links": alternate }), json!({}), None, json!("urn:tarn:1")),
        ("uri", json!({ "story": "s1" }), json!({}), None, json!("tag:wiredesk,2026:id:s1")),
        ("uri", json!({ "links": alternate }), json!({}), None, json!("https://example.org/1")),
        ("uri", json!({ "headline": "a" }), json!({}), None, json!("tag:wiredesk,2026:af63dc4c8601ec8c")),
        ("uri", json!({ "renditions": file }), json!({}), Some(0), json!("https://example.org/a.jpg")),
        ("versionCreated", json!({ "published": "2024", "firstCreated": "2023" }), json!({}), None, json!("2024")),
        ("versionCreated", json!({ "contentCreated": "2022" }), publisher.clone(), None, json!("2022")),
        ("versionCreated", json!({}), publisher.clone(), None, json!("2024-02")),
        ("versionCreated", json!({}), json!({}), None, json!("2026-01-01T00:00:00Z")),
        ("version", json!({}), json!({}), None, json!("1")),
        ("provider", json!({}), publisher, None, json!({ "name": "Nordavind" })),
        ("provider", json!({}), json!({}), None, Value::Null),
        ("name", json!({ "role": "main" }), json!({}), Some(3), json!("main")),
        ("name", json!({}), json!({}), Some(0), json!("a1")),
        (
            "headline",
            json!({ "bodies": [{ "type": "html", "value": "<p>One <b>two</b></p>" }] }),
            json!({}),
            None,
            json!({ "value": "One two" }),
        ),
    ] {
        let (got, from) = given(name, article.clone(), feed, place);
        let got = if name == "headline" { json!({ "value": got }) } else { got };
        let got = if name == "provider" && got.is_string() { json!({ "name": got }) } else { got };
        assert_eq!(got, value, "{name} of {article}");
        assert!(from.is_some(), "{name} says where it is from");
    }
    assert!(is_guess(SUPPLIED, PRESENT) && !is_guess(SUPPLIED, "story") && !is_guess("carried", PRESENT));
}

#[test]
fn only_what_is_listed_and_is_what_the_rule_gives_is_taken_away() {
    let read = |uri: &str, mark: &str| {
        let mut a: Article =
            serde_json::from_value(json!({ "uri": uri, "story": "urn:tarn:1", "marks": { "/uri": mark } })).unwrap();
        unsupply(&mut a, &Feed::default());
        a.uri
    };
    assert_eq!(read("urn:tarn:1", "supplied"), None);
    assert_eq!(read("urn:tarn:1", "inherited").as_deref(), Some("urn:tarn:1"));
    assert_eq!(read("edited", "supplied").as_deref(), Some("edited"));
}
