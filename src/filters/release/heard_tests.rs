//! What stops a story in other words, or in other places, than those that were known.

use serde_json::{Value, json};

use super::{Clock, Recalls, Stop, infer, unreleased};
use crate::model::{Article, Time};

fn article(value: Value) -> Article {
    let mut article: Article = serde_json::from_value(value.clone()).unwrap_or_else(|e| panic!("{value}: {e}"));
    infer(&mut article);
    article
}

fn held(article: &Article) -> Option<String> {
    unreleased(article, &Clock { now: Time::new("2024-05-01T12:00:00Z"), zone: None })
}

#[test]
fn a_status_killed_was_unknown_and_ended_nothing() {
    for status in ["Killed", "kill", "Deleted", "Withdrawn", "stat:killed"] {
        let killed = article(json!({ "uri": "urn:quay:1", "version": "2", "provider": "HNA", "pubStatus": status }));
        assert_eq!(Stop::of(&killed), Some(Stop::Killed), "{status}");
        let mut recalls = Recalls::default();
        recalls.add(&killed);
        let before = article(json!({ "uri": "urn:quay:1", "version": "1", "provider": "HNA" }));
        assert!(recalls.of(&before).is_some(), "{status}");
    }
    assert_eq!(Stop::of(&article(json!({ "pubStatus": "stat:hold" }))), Some(Stop::Withheld));
    let other =
        json!({ "uri": "urn:quay:2", "relations": [{ "uri": "urn:quay:1", "rel": "updates", "status": "killed" }] });
    assert_eq!(super::kills(&article(other)), ["urn:quay:1"]);
}

#[test]
fn a_signal_that_says_embargo_held_nothing() {
    for signal in [json!("Embargo"), json!({ "qcode": "sig:embargoed" }), json!({ "literal": "EMBARGO" })] {
        let a = article(json!({ "pubStatus": "usable", "signals": [signal] }));
        assert!(held(&a).is_some(), "{signal}");
        assert_eq!(a.embargo.as_deref(), Some("indefinite"));
    }
    // Until when is said: that it is over counts.
    let past = json!({ "signals": ["Embargo"], "embargoedUntil": "2024-04-01T00:00:00Z" });
    assert_eq!(held(&article(past)), None);
    assert_eq!(held(&article(json!({ "signals": ["embargo lifted"] }))), None);
}

#[test]
fn embargoes_in_properties_within_each_other_and_behind_a_vendors_name_were_published() {
    let ahead = "2099-01-01T00:00:00Z";
    let nar = "http://iptc.org/std/nar/2006-10-01/";
    let stopped = |ns: &str, name: &str, raw: &str| {
        held(&article(json!({ "uri": "urn:a", "extensions": [{ "ns": ns, "name": name, "raw": raw }] }))).is_some()
    };
    let inside = format!(
        "<Metadata><MetadataType FormalName=\"x\"/><Property FormalName=\"Embargo\" Value=\"{ahead}\"/></Metadata>"
    );
    assert!(stopped("", "Metadata", &inside));
    let nested =
        "<Property FormalName=\"Life\"><Property FormalName=\"EmbargoUntil\" Value=\"2099-01-01\"/></Property>";
    assert!(stopped("", "Property", nested));
    assert!(stopped("", "meta", &format!("<meta name=\"x-embargo-until\" content=\"{ahead}\"/>")));
    let property = |time: &str| format!("<itemMetaExtProperty xmlns=\"{nar}\" rel=\"hna:embargo\" value=\"{time}\"/>");
    assert!(stopped(nar, "itemMetaExtProperty", &property(ahead)));
    assert!(!stopped(nar, "itemMetaExtProperty", &property("2020-01-01T00:00:00Z")));
    let other = "<Metadata><Property FormalName=\"Topic\" Value=\"Embargo\"/></Metadata>";
    assert!(!stopped("", "Metadata", other));
    // A picture's metadata are among its identifiers.
    let mut story = article(json!({ "associations": [{ "altIds": [{ "value": ahead, "role": "Embargo" }] },
        { "altIds": [{ "value": "killed", "role": "status" }] }, { "altIds": [{ "value": "7", "role": "status" }] }] }));
    assert_eq!(super::release_associations(&mut story, &Clock::default(), &Recalls::default()).len(), 2);
}

#[test]
fn a_time_in_an_embargo_note_held_when_it_had_passed() {
    let noted = |words: &str| {
        article(json!({ "edNotes": [{ "value": words, "role": "hna:embargo", "visibility": "private" }] }))
    };
    assert_eq!(held(&noted("2024-04-01T06:00:00Z")), None);
    assert!(held(&noted("2024-06-01T06:00:00Z")).is_some());
    assert!(held(&noted("until the speech")).is_some());
}

#[test]
fn a_note_that_stays_an_element_held_and_killed_nothing() {
    let note = |words: &str| {
        let raw = format!("<note noteclass=\"hd\"><body.content><p>{words}</p></body.content></note>");
        article(json!({ "uri": "urn:a", "extensions": [{ "ns": "", "name": "note", "raw": raw }] }))
    };
    assert!(held(&note("EMBARGOED until 1 January 2099")).is_some());
    assert_eq!(Stop::of(&note("MANDATORY KILL: the ferry story")), Some(Stop::Killed));
    assert_eq!(held(&note("The embargo on arms was lifted.")), None);
}
