//! Kills, holds and embargoes, wherever a document says them.

use super::CARD;
use super::tests::{articles, one, read, time, write};
use crate::formats::Split;
use crate::loss::{Tables, merge, projected, split};
use crate::model::{Article, Concept, Level, Time};

#[test]
fn embargoes_and_status() {
    let states = [None, Some("usable"), Some("withheld"), Some("canceled")];
    let times = [None, Some(time("2024-05-01T08:00:00Z")), Some(time("2030-01-01"))];
    let words = [None, Some("indefinite"), Some("until the speech")];
    for status in states {
        for until in &times {
            for terms in words {
                let native = Article {
                    pub_status: status.map(str::to_owned),
                    embargoed_until: until.clone(),
                    embargo: terms.map(str::to_owned),
                    version_created: Some(time("2024-05-01T10:00:00Z")),
                    ..Article::default()
                };
                let text = write(&Split { native: Box::new(native.clone()), carried: None }, None);
                assert_eq!(one(&text), native, "{text}");
            }
        }
    }
}

#[test]
fn a_release_is_an_embargo_only_when_it_is_later_or_the_status_says_so() {
    let doc = |status: &str, release: &str| {
        one(&format!(
            "<nitf><head><docdata {status}><date.release norm='{release}'/><date.issue norm='20240501T100000Z'/></docdata></head></nitf>"
        ))
    };
    assert_eq!(doc("", "20240501T100000Z").embargoed_until, None);
    assert_eq!(doc("", "20240501T120000+0200").embargoed_until, None);
    assert_eq!(doc("", "20240501T110000Z").embargoed_until, Some(time("2024-05-01T11:00:00Z")));
    let held = doc("management-status='embargoed'", "YYYYMMDD000000-HHMM");
    assert_eq!((held.pub_status.as_deref(), held.embargo.as_deref()), (Some("usable"), Some("indefinite")));
    assert_eq!(doc("", "9999-99-99 99:99").embargo.as_deref(), Some("indefinite"));
}

#[test]
fn a_kill_and_an_embargo_hold_wherever_docdata_stands() {
    let docdata = "<docdata management-status='canceled'><date.release norm='20990101T000000Z'/></docdata>";
    let capitals =
        "<HEAD><DOCDATA MANAGEMENT-STATUS='canceled'><DATE.RELEASE NORM='20990101T000000Z'/></DOCDATA></HEAD>";
    for text in [
        format!("<nitf>{docdata}<body/></nitf>"),
        format!("<nitf><head><title>A</title></head><body>{docdata}</body></nitf>"),
        format!("<nitf><head><x><y>{docdata}</y></x></head></nitf>"),
        format!("<nitf><head><docdata><docdata>{docdata}</docdata></docdata></head></nitf>"),
        format!("<nitf>{capitals}<body/></nitf>"),
    ] {
        let a = &read(&text).0[0].native;
        assert_eq!(a.pub_status.as_deref(), Some("canceled"), "{text}");
        assert_eq!(a.embargoed_until, Time::new("2099-01-01T00:00:00Z"), "{text}");
    }
    let deep = format!("<nitf><head>{}", "<docdata>".repeat(100_000));
    read(&deep);
}

#[test]
fn a_kill_beside_a_status_usable_is_canceled_for_those_who_know_no_carrier() {
    for status in [Some("usable".to_owned()), None] {
        let article = Article {
            uri: Some("urn:x:1".into()),
            pub_status: status,
            signals: vec![Concept::named("kill")],
            ..Article::default()
        };
        for style in [None, Some("dtd")] {
            let split = split(&Tables::of(&CARD, true), Box::new(article.clone()));
            let text = write(&split, style);
            assert!(text.contains("management-status=\"canceled\""), "{text}");
            assert_eq!(articles(&text), std::slice::from_ref(&article));
            let stripped = text.replace("nar:signal", "nar:nothing").replace("nar.signal", "nar.nothing");
            assert_eq!(articles(&stripped)[0].pub_status.as_deref(), Some("canceled"));
        }
    }
}

#[test]
fn a_story_that_was_killed_under_embargo_went_out_as_embargoed() {
    use serde_json::json;
    for (status, held) in [
        ("canceled", json!({ "uri": "urn:a", "signals": ["kill"], "embargoedUntil": "2099-01-01T00:00:00Z" })),
        (
            "canceled",
            json!({ "uri": "urn:a", "pubStatus": "usable", "signals": [{ "name": "x", "qcode": "sig:kill" }] }),
        ),
        ("withheld", json!({ "uri": "urn:a", "pubStatus": "usable", "signals": ["withhold"], "embargo": "Friday" })),
    ] {
        let mut article: Article = serde_json::from_value(held).unwrap();
        crate::model::canonical(&mut article);
        let tables = Tables::of(&CARD, true);
        let halves = split(&tables, Box::new(projected(&tables, Level::Article, article.clone()).0));
        let out = write(&halves, None);
        assert!(out.contains(&format!("management-status=\"{status}\"")), "{out}");
        let back = merge(&tables, read(&out).0.remove(0));
        let life =
            |a: &Article| (a.pub_status.clone(), a.embargoed_until.clone(), a.embargo.clone(), a.signals.clone());
        assert_eq!(life(&back), life(&article), "{out}");
    }
}
