//! What articles of a run say of each other, in messages that have no identifier.

use serde_json::{Value, json};

use super::{Recalls, infer};
use crate::convert::{Outcome, Settings, Target};
use crate::formats::{Origin, by_id};
use crate::model::{Article, Feed, Time};

fn article(value: Value) -> Article {
    serde_json::from_value(value).unwrap()
}

fn written(articles: &[Article], to: &str) -> (String, Vec<Outcome>) {
    let mut settings = Settings::default();
    settings.clock.now = Time::new("2031-03-03T12:00:00Z");
    articles.iter().for_each(|article| settings.recalls.add(article));
    let (mut target, mut out) = (Target::new(by_id(to).unwrap(), settings).unwrap(), String::new());
    target.begin(&Feed::default(), &mut out);
    let outcomes = articles.iter().map(|article| target.article(article.clone(), &mut out)).collect();
    target.end(&Origin::default(), &mut out);
    (out, outcomes)
}

fn ferry(more: &Value) -> Article {
    let mut whole = json!({ "uri": "urn:quay:1", "version": "1", "provider": "AP", "headline": "Ferry sinks",
        "slugline": "Ferry", "bodies": ["The ferry sank."], "versionCreated": "2031-03-03T10:00:00Z" });
    whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    article(whole)
}

#[test]
fn a_killed_story_went_out_as_a_live_message_beside_its_kill() {
    let kill = article(json!({ "uri": "urn:quay:1", "version": "2", "provider": "AP", "pubStatus": "canceled" }));
    let other = article(json!({ "uri": "urn:quay:2", "provider": "AP", "headline": "Wrong",
        "relations": [{ "uri": "urn:quay:1", "rel": "kills" }] }));
    let held = article(json!({ "uri": "urn:quay:1", "version": "2", "provider": "AP", "pubStatus": "withheld" }));
    for (by, word) in [(&kill, "KILL"), (&other, "KILL"), (&held, "WITHHOLD")] {
        for to in ["iptc-7901", "anpa-1312"] {
            for order in [[ferry(&json!({})), by.clone()], [by.clone(), ferry(&json!({}))]] {
                let (out, outcomes) = written(&order, to);
                assert_eq!(outcomes, [Outcome::Written, Outcome::Written]);
                let mut messages = out.split('\u{2}').skip(1);
                let live = messages.find(|message| message.contains("Ferry sinks")).unwrap();
                assert!(live.contains(word), "{to}: {out}");
                assert!(out.contains("urn:quay:1"), "it says which: {out}");
            }
        }
    }
    // Formats that have identifiers say it by the kill alone.
    let (out, _) = written(&[ferry(&json!({})), kill], "wire");
    assert_eq!(out.matches("canceled").count(), 1);
    // Whoever else kills something of that name kills nothing of this one's.
    let foreign = article(json!({ "uri": "urn:quay:1", "provider": "dpa", "pubStatus": "canceled" }));
    assert!(!written(&[ferry(&json!({}))], "iptc-7901").0.contains("KILL"));
    assert_eq!(written(&[ferry(&json!({})), foreign], "iptc-7901").0.matches("(KILL)").count(), 1);
}

#[test]
fn a_message_that_names_another_by_its_number_did_not_end_it() {
    let message = |number: &str, headline: &str, body: &str| {
        article(json!({ "headline": headline, "bodies": [body], "provider": "dpa",
            "transmission": { "sourceId": "bdt", "number": number } }))
    };
    let mut kill = message("0124", "Achtung", "Achtung: Die Meldung bdt0123 wird zurückgezogen");
    kill.signals.push(crate::model::Concept::named("kill"));
    let mut recalls = Recalls::default();
    recalls.add(&kill);
    let stopped = |article: &Article| recalls.of(article);
    assert_eq!(stopped(&message("0123", "Brand", "Es brennt.")).as_deref(), Some("killed by another article"));
    assert_eq!(stopped(&message("0122", "Brand", "Es brennt.")), None);
    // What has an identifier is named by that.
    let mut named = message("0123", "Brand", "Es brennt.");
    named.uri = Some("urn:quay:3".to_owned());
    assert_eq!(stopped(&named), None);
    // A story that names a number takes nothing back.
    let mut recalls = Recalls::default();
    recalls.add(&message("0125", "Nachtrag zu bdt0123", "Es brennt."));
    assert!(recalls.is_empty());
}

#[test]
fn a_draft_in_a_vendors_object_was_published() {
    let draft = |status: Value, more: &Value| {
        let raw = json!({ "status": status }).to_string();
        let mut whole = json!({ "headline": "Ferry",
            "extensions": [{ "ns": crate::formats::members::MEMBER, "name": "_publishing", "raw": raw }] });
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let mut article = article(whole);
        infer(&mut article);
        article
    };
    let held = |article: &Article| super::unreleased(article, &super::Clock::default());
    let one = draft(json!("draft"), &json!({}));
    assert_eq!(held(&one).as_deref(), Some("withheld"));
    assert_eq!(one.marks.get("/pubStatus"), Some("inferred"));
    // Systems write `usable` beside it.
    let mut usable = draft(json!("draft"), &json!({ "pubStatus": "usable" }));
    assert_eq!(held(&usable).as_deref(), Some("withheld"));
    assert_eq!(held(&draft(json!("killed"), &json!({ "pubStatus": "usable" }))).as_deref(), Some("killed"));
    assert_eq!(held(&draft(json!("published"), &json!({}))), None);
    let signals = usable.signals.len();
    infer(&mut usable);
    assert_eq!(usable.signals.len(), signals, "said once");
}
