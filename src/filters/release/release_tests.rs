use serde_json::{Value, json};

use super::*;
use crate::vocab::dates::Zone;

fn article(value: Value) -> Article {
    let mut article: Article = serde_json::from_value(value.clone()).unwrap_or_else(|e| panic!("{value}: {e}"));
    infer(&mut article);
    article
}

fn at(now: &str) -> Clock {
    Clock { now: Time::new(now), zone: None }
}

fn in_zone(now: &str, zone: &str) -> Clock {
    Clock { now: Time::new(now), zone: Zone::new(zone) }
}

/// Noon of the first of May in most of these.
const NOON: &str = "2024-05-01T12:00:00Z";

#[test]
fn what_holds_an_article() {
    for held in [
        json!({ "pubStatus": "canceled" }),
        json!({ "pubStatus": " CANCELLED " }),
        json!({ "pubStatus": "stat:canceled" }),
        json!({ "pubStatus": "withheld" }),
        json!({ "pubStatus": "Withheld" }),
        json!({ "pubStatus": "paused" }),
        json!({ "pubStatus": "not:usable" }),
        json!({ "pubStatus": "embargoed" }),
        json!({ "pubStatus": "embargoed", "embargoedUntil": "0001-01-01T00:00:00Z" }),
        json!({ "pubStatus": "usable", "signals": ["kill"] }),
        json!({ "pubStatus": "usable", "signals": ["update", { "name": "x", "literal": "MANDATORY KILL" }] }),
        json!({ "signals": [{ "uri": "http://cv.example.org/signal/kill" }] }),
        json!({ "signals": [{ "qcode": "sig:hold" }] }),
        json!({ "signals": ["release", "withhold"] }),
        json!({ "signals": ["test"] }),
        json!({ "embargoedUntil": "2024-05-01T12:00:01Z" }),
        json!({ "embargoedUntil": "2024-05-01T12:00:00.5Z" }),
        json!({ "embargoedUntil": "2024-05-01T10:00:01-02:00" }),
        json!({ "embargoedUntil": "2024-05-01T01:00:00" }),
        json!({ "embargoedUntil": "2024-05-01" }),
        json!({ "embargoedUntil": "2024-05" }),
        json!({ "embargoedUntil": "2024" }),
        json!({ "embargoedUntil": "9999-12-31T23:59:59Z" }),
        json!({ "embargo": "indefinite" }),
        json!({ "embargo": "until the minister speaks" }),
        json!({ "embargo": "indefinite", "embargoedUntil": "2024-04-01T00:00:00Z" }),
        json!({ "expires": "2024-05-01T11:59:59Z" }),
        json!({ "expires": ["2025-01-01T00:00:00Z", { "time": "2024-04-01T00:00:00Z", "constraint": "web" }] }),
        json!({ "rightsInfo": [{ "scope": "text" }, { "endDate": "2024-04-29" }] }),
        json!({ "edNotes": [{ "value": "Friday noon", "role": "embargo" }] }),
        json!({ "edNotes": ["EMBARGO: 10.00 Friday"] }),
        json!({ "edNotes": ["Embargo lifted", "Sperrfrist bis Freitag 12 Uhr"] }),
        json!({ "edNotes": [{ "type": "html", "value": "<p>EMBARGO: <b>10.00 Friday</b></p>" }] }),
        json!({ "headline": "EMBARGOED until Friday: Minister resigns" }),
        json!({ "headline": "Minister resigns", "headlines": ["EMBARGO: Minister resigns"] }),
        json!({ "slugline": "EMBARGO/Minister" }),
        json!({ "summary": "Not for publication before 10.00 Friday. The minister resigns." }),
        json!({ "bodies": [{ "type": "html", "value": "<!-- x --><p>&nbsp;<b>EMB</b>ARGO: Friday</p><p>The minister</p>" }] }),
        json!({ "bodies": [{ "type": "html", "value": "<style>p{}</style><div><p>Sperr&#102;rist bis Freitag</p></div>" }] }),
        json!({ "bodies": [{ "type": "nitf", "value": "<p><em>EMBARGO</em>: Friday</p>" }] }),
        json!({ "bodies": ["EMBARGO: Friday"], "embargoedUntil": "0001-01-01T00:00:00Z" }),
        json!({ "extensions": [{ "ns": "http://iptc.org/std/nar/2006-10-01/", "name": "pubStatus", "raw": "<x/>" }] }),
    ] {
        assert!(unreleased(&article(held.clone()), &at(NOON)).is_some(), "{held}");
    }
}

#[test]
fn what_does_not_hold_an_article() {
    for free in [
        json!({}),
        json!({ "pubStatus": "usable" }),
        json!({ "pubStatus": " Usable " }),
        json!({ "pubStatus": "http://cv.iptc.org/newscodes/pubstatusg2/usable" }),
        json!({ "pubStatus": "embargoed", "embargoedUntil": "2024-05-01T12:00:00Z" }),
        json!({ "embargoedUntil": "2024-05-01T12:00:00Z", "headline": "EMBARGO: Friday" }),
        json!({ "embargoedUntil": "2024-05-01T00:00:00" }),
        json!({ "embargoedUntil": "2024-04-30" }),
        json!({ "embargoedUntil": "2024-04" }),
        json!({ "embargoedUntil": "0001-01-01T00:00:00Z" }),
        json!({ "signals": ["correction", "update", "release", { "literal": "x:9" }] }),
        json!({ "expires": "2024-05-01T12:00:01Z" }),
        json!({ "rightsInfo": [{ "endDate": "2024-05-02" }, { "startDate": "2001" }] }),
        json!({ "headline": "Trade embargo lifted", "summary": "The embargo on arms ends." }),
        json!({ "edNotes": ["No embargo", "Sperrfrist aufgehoben"] }),
    ] {
        assert_eq!(unreleased(&article(free.clone()), &at(NOON)), None, "{free}");
    }
}

#[test]
fn a_zone_that_is_given_or_the_agencys_places_times_without_one() {
    let plain = article(json!({ "embargoedUntil": "2024-05-01T14:00:00" }));
    assert!(unreleased(&plain, &at(NOON)).is_some());
    assert_eq!(unreleased(&plain, &in_zone(NOON, "Europe/Berlin")), None);
    assert!(unreleased(&plain, &in_zone("2024-05-01T11:59:59Z", "+02:00")).is_some());
    let home = article(json!({ "embargoedUntil": "2024-05-01T14:00:00", "provider": { "literal": "dpa" } }));
    assert_eq!(unreleased(&home, &at(NOON)), None);
    assert!(unreleased(&home, &at("2024-05-01T11:59:59Z")).is_some());
    let expiry = article(json!({ "expires": "2024-05-01T14:00:00" }));
    assert!(unreleased(&expiry, &at(NOON)).is_some(), "it may be over somewhere");
    assert_eq!(unreleased(&expiry, &in_zone("2024-05-01T11:59:59Z", "Europe/Berlin")), None);
}

#[test]
fn the_repeated_hour_holds_until_its_end() {
    let a = article(json!({ "embargoedUntil": "2024-10-27T02:30:00" }));
    assert!(unreleased(&a, &in_zone("2024-10-27T01:29:59Z", "Europe/Berlin")).is_some());
    assert_eq!(unreleased(&a, &in_zone("2024-10-27T01:30:00Z", "Europe/Berlin")), None);
}

#[test]
fn without_a_clock_everything_stated_holds() {
    for held in [
        json!({ "embargoedUntil": "2001-01-01T00:00:00Z" }),
        json!({ "expires": "2099-01-01T00:00:00Z" }),
        json!({ "rightsInfo": [{ "endDate": "2099-01-01" }] }),
    ] {
        assert!(unreleased(&article(held.clone()), &Clock::default()).is_some(), "{held}");
    }
}

#[test]
fn what_is_inferred_says_so() {
    let a =
        article(json!({ "headline": "EMBARGO: Minister resigns", "associations": [{ "summary": "EMBARGO: Friday" }] }));
    assert_eq!(a.marked("embargo"), Some("inferred"));
    assert_eq!(a.associations[0].marked("embargo"), Some("inferred"));
    assert_eq!(article(json!({ "embargo": "Friday", "headline": "EMBARGO: x" })).marks.len(), 0);
}

#[test]
fn a_held_picture_is_shown_nowhere() {
    let secret = "https://example.org/secret.jpg";
    let mut a = article(json!({
        "uri": "urn:x:1", "base": "https://example.org/",
        "links": [{ "href": secret, "rel": "enclosure" }, { "href": "https://example.org/1", "rel": "alternate" }],
        "bodies": [
            { "type": "html", "value": "<p>a</p><figure><img src=\"/secret.jpg\"><figcaption>secret</figcaption></figure>" },
            { "type": "nitf", "value": "<p>b</p><media media-type=\"image\"><media-reference source=\"https://example.org/secret.jpg\"/><media-caption>secret</media-caption></media>" },
            "see https://example.org/secret.jpg"
        ],
        "extensions": [{ "ns": "urn:x", "name": "x", "raw": "<x xmlns=\"urn:x\">https://example.org/secret.jpg</x>" }],
        "associations": [
            { "headline": "open", "renditions": [{ "href": "https://example.org/open.jpg" }],
              "associations": [{ "embargo": "indefinite", "headline": "secret", "renditions": [{ "href": secret }] }] },
            { "embargoedUntil": "2099-01-01T00:00:00Z", "headline": "secret", "renditions": [{ "href": secret }] }
        ]
    }));
    let reasons = release_associations(&mut a, &at(NOON), &Recalls::default());
    assert_eq!(reasons.len(), 2);
    let left = json!(a).to_string();
    assert!(!left.contains("secret") && left.contains("open.jpg") && left.contains("<p>b</p>"), "{left}");
}

#[test]
fn a_held_part_stood_in_the_groups_that_a_package_was_kept_with() {
    let group = |uri: &str| json!({ "ns": "urn:x", "name": "groupSet", "raw": format!("<groupSet xmlns=\"urn:x\"><itemRef residref=\"{uri}\">x</itemRef></groupSet>") });
    let mut a = article(json!({
        "uri": "urn:x:package", "extensions": [group("urn:x:killed"), group("urn:x:open")],
        "associations": [{ "uri": "urn:x:killed", "signals": ["kill"] }, { "uri": "urn:x:open" }]
    }));
    release_associations(&mut a, &at(NOON), &Recalls::default());
    assert_eq!((a.extensions.len(), a.associations.len()), (1, 1));
    assert!(a.extensions[0].raw.contains("open"));
}

#[test]
fn a_kill_acts_on_every_version_and_a_hold_on_those_before() {
    let mut recalls = Recalls::default();
    for other in [
        json!({ "uri": "urn:k", "provider": "AP", "relations": [{ "uri": " urn:a", "rel": "kills" }] }),
        json!({ "uri": "urn:l", "relations": [{ "uri": "urn:b", "rel": "updates", "status": "Canceled" }] }),
        json!({ "uri": "urn:c", "story": "urn:c", "version": "3", "signals": ["kill"] }),
        json!({ "uri": "urn:d", "version": "2", "pubStatus": "withheld" }),
        json!({ "uri": "urn:m", "versionCreated": "2024-05-01T10:00:00Z", "relations": [{ "uri": "urn:e", "rel": "Withholds" }] }),
        json!({ "uri": "urn:n", "relations": [{ "uri": "urn:f", "rel": "corrects" }] }),
    ] {
        recalls.add(&article(other));
    }
    for held in [
        json!({ "uri": "urn:a", "provider": "The Associated Press" }),
        json!({ "uri": "urn:a" }),
        json!({ "uri": "urn:x", "altIds": [{ "value": "urn:b", "role": "doc-id" }] }),
        json!({ "uri": "urn:c", "version": "9" }),
        json!({ "uri": "urn:d", "version": "1" }),
        json!({ "uri": "urn:e" }),
    ] {
        assert!(recalls.of(&article(held.clone())).is_some(), "{held}");
    }
    for free in [
        json!({ "uri": "urn:a", "provider": "dpa" }),
        json!({ "uri": "urn:d", "version": "10" }),
        json!({ "uri": "urn:e", "versionCreated": "2024-05-01T11:00:00Z" }),
        json!({ "uri": "urn:f" }),
        json!({ "uri": "urn:k" }),
    ] {
        assert_eq!(recalls.of(&article(free.clone())), None, "{free}");
    }
}

#[test]
fn a_picture_before_the_words_hides_no_embargo() {
    let inferred = |html: &str| {
        let mut a = Article { bodies: vec![crate::model::Text::html(html)], ..Article::default() };
        infer(&mut a);
        a.embargo
    };
    for before in [
        "<p><img src=\"/p.jpg\"/>",
        "<p><img alt=\"a > b\" src=/p.jpg>",
        "<!-- a > b --><p>",
        "<style>p > b {}</style>",
    ] {
        assert!(inferred(&format!("{before}EMBARGOED UNTIL 0001 GMT FRIDAY</p>")).is_some(), "{before}");
        assert_eq!(inferred(&format!("{before}The ferry sailed on Friday.</p>")), None, "{before}");
    }
}

#[test]
fn an_embargo_in_json_that_could_not_be_read_was_published() {
    let odd = json!({ "ns": "urn:ietf:rfc:8259", "name": "embargoed", "raw": "\"tomorrow noon\"" });
    let other = json!({ "ns": "urn:ietf:rfc:8259", "name": "colour", "raw": "\"embargoed\"" });
    let stopped = |e| unreleased(&article(json!({ "uri": "urn:a", "extensions": [e] })), &Clock::default());
    assert!(stopped(odd).is_some());
    assert_eq!(stopped(other), None);
}

#[test]
fn embargoes_and_kills_in_what_no_field_takes_were_published() {
    let ahead = "2099-01-01T00:00:00Z";
    let json_of = |name: &str, raw: &str| json!({ "ns": "urn:ietf:rfc:8259", "name": name, "raw": raw });
    let xml_of = |ns: &str, name: &str, raw: &str| json!({ "ns": ns, "name": name, "raw": raw });
    let stopped = |e: Value| unreleased(&article(json!({ "uri": "urn:a", "extensions": [e] })), &at(NOON));
    for held in [
        json_of("embargo", &format!("\"{ahead}\"")),
        json_of("embargo_date", &format!("\"{ahead}\"")),
        json_of("embargo", "\"until the speech\""),
        json_of("embargoed", "true"),
        json_of("conditionsOfAccess", "\"Embargoed until 1 January 2099\""),
        json_of("creativeWorkStatus", "\"Withdrawn\""),
        json_of("creativeWorkStatus", "\"https://schema.example/Draft\""),
        xml_of("", "meta", &format!("<meta name=\"aap-embargo\" content=\"{ahead}\"/>")),
        xml_of("", "meta", "<meta name=\"aap-status\" content=\"canceled\"/>"),
        xml_of("", "Property", &format!("<Property xmlns=\"\" FormalName=\"Embargo\" Value=\"{ahead}\"/>")),
        xml_of(
            "http://x.example/",
            "embargo",
            &format!("<x:embargo xmlns:x=\"http://x.example/\">{ahead}</x:embargo>"),
        ),
        xml_of(
            "http://search.yahoo.com/mrss/",
            "status",
            "<m:status xmlns:m=\"http://search.yahoo.com/mrss/\" state=\"blocked\"/>",
        ),
    ] {
        assert!(stopped(held.clone()).is_some(), "{held}");
    }
    for free in [
        json_of("embargo", "\"2020-01-01T00:00:00Z\""),
        json_of("embargo", "null"),
        json_of("embargo", "false"),
        json_of("embargo", "\"Embargo lifted\""),
        json_of("embargoes", "\"Cuba\""),
        json_of("creativeWorkStatus", "\"Published\""),
        xml_of("", "meta", "<meta name=\"keywords\" content=\"embargo\"/>"),
        xml_of("", "meta", "<meta name=\"flight-status\" content=\"delayed\"/>"),
        xml_of(
            "http://search.yahoo.com/mrss/",
            "status",
            "<m:status xmlns:m=\"http://search.yahoo.com/mrss/\" state=\"active\"/>",
        ),
    ] {
        assert_eq!(stopped(free.clone()), None, "{free}");
    }
}

#[test]
fn a_note_that_kills_stopped_nothing_outside_of_printed_copy() {
    for (killed, note) in [
        (true, json!("KILL KILL KILL: do not use this story")),
        (true, json!("MANDATORY KILL")),
        (true, json!({ "value": "Story withdrawn", "role": "kill" })),
        (true, json!({ "type": "html", "value": "<p>KILL: the ferry story</p>" })),
        (false, json!("Kill Bill returns to the screen")),
        (false, json!("Corrects the number of those killed")),
    ] {
        let a = article(json!({ "uri": "urn:a", "pubStatus": "usable", "edNotes": [note] }));
        assert_eq!(Stop::of(&a) == Some(Stop::Killed), killed, "{note}");
    }
}

#[test]
fn embargoes_at_the_end_of_a_headline_and_in_terms_of_use_hold() {
    for held in [
        json!({ "headline": "Minister resigns (Embargo until 1 January 2099)" }),
        json!({ "usageTerms": "EMBARGOED UNTIL 1 JANUARY 2099" }),
    ] {
        assert!(unreleased(&article(held.clone()), &at(NOON)).is_some(), "{held}");
    }
    for free in
        [json!({ "headline": "Minister resigns (and the embargo stays)" }), json!({ "usageTerms": "No archive." })]
    {
        assert_eq!(unreleased(&article(free.clone()), &at(NOON)), None, "{free}");
    }
}

#[test]
fn a_test_of_the_sirens_was_published() {
    let alert = |status: &str| {
        let ns = "urn:oasis:names:tc:emergency:cap:1.2";
        let raw = format!("<cap:status xmlns:cap=\"{ns}\">{status}</cap:status>");
        let mut alert = article(json!({ "extensions": [{ "ns": ns, "name": "status", "raw": raw }] }));
        infer(&mut alert);
        alert.pub_status
    };
    assert_eq!(alert("Actual"), None);
    for status in ["Test", "Exercise", "system", "Draft"] {
        assert_eq!(alert(status).as_deref(), Some("withheld"), "{status}");
    }
}

#[test]
fn drafts_and_what_vendors_nest_held_nothing() {
    let member = |name: &str, raw: Value| json!({ "ns": "urn:ietf:rfc:8259", "name": name, "raw": raw.to_string() });
    let element = |ns: &str, name: &str, inside: &str| json!({ "ns": ns, "name": name, "raw": format!("<x:{name} xmlns:x=\"{ns}\">{inside}</x:{name}>") });
    let (app, post) = ("http://www.w3.org/2007/app", "http://wordpress.org/export/1.2/");
    for held in [
        element(app, "control", "<x:draft>yes</x:draft>"),
        // The namespace of the drafts of RFC 5023, which Blogger writes.
        element("http://purl.org/atom/app#", "control", "<x:draft>yes</x:draft>"),
        member("creativeWorkStatus", json!(["Published", "Draft"])),
        member("creativeWorkStatus", json!({ "@type": "DefinedTerm", "name": "Withdrawn" })),
        element(post, "status", "draft"),
        element(post, "status", "future"),
        member("schedule_settings", json!({ "utc_embargo": "2099-01-01T00:00:00+0000", "time_zone": "Europe/Berlin" })),
        member("schedule_settings", json!({ "utc_embargo": null, "utc_publish_schedule": "2099-01-01T00:00:00+0000" })),
        member("publish_schedule", json!("2099-01-01T00:00:00+0000")),
        member("_desk", json!({ "release": { "embargo": "Friday noon" } })),
    ] {
        let held = json!({ "headline": "Minister resigns", "extensions": [held] });
        assert!(unreleased(&article(held.clone()), &at(NOON)).is_some(), "{held}");
    }
    for free in [
        element(app, "control", "<x:draft>no</x:draft>"),
        member("creativeWorkStatus", json!({ "@type": "DefinedTerm", "name": "Published" })),
        element(post, "status", "publish"),
        member("schedule_settings", json!({ "utc_embargo": null, "time_zone": "Europe/Berlin" })),
        member("publish_schedule", json!("2020-01-01T00:00:00+0000")),
        member("_desk", json!({ "related": [{ "embargo": "2099-01-01T00:00:00Z" }] })),
        member("_desk", json!({ "embargo": false })),
    ] {
        let free = json!({ "headline": "Minister resigns", "extensions": [free] });
        assert_eq!(unreleased(&article(free.clone()), &at(NOON)), None, "{free}");
    }
}

#[test]
fn what_a_private_note_says_of_an_embargo_stood_in_the_reason() {
    let a = article(json!({ "edNotes": ["Embargo until Friday: Ada Lind has the minister's speech"] }));
    assert_eq!(unreleased(&a, &at(NOON)).as_deref(), Some("under embargo, as a note to editors says"));
    let public = json!({ "value": "Embargo until Friday noon", "visibility": "public" });
    let a = article(json!({ "edNotes": [public] }));
    assert_eq!(unreleased(&a, &at(NOON)).as_deref(), Some("under embargo: Embargo until Friday noon"));
}

#[test]
fn a_revision_that_takes_back_the_one_before_it_ended_itself() {
    let taken_back = |version: Value| {
        let relation = json!({ "uri": "urn:a", "version": version, "rel": "kills", "status": "Canceled" });
        article(json!({ "uri": "urn:a", "version": "2", "relations": [relation] }))
    };
    let a = taken_back(json!("1"));
    let mut recalls = Recalls::default();
    recalls.add(&a);
    assert_eq!((Stop::of(&a), recalls.of(&a)), (None, None));
    let earlier = article(json!({ "uri": "urn:a", "version": "1" }));
    assert!(recalls.of(&earlier).is_some());
    for own in [json!("2"), Value::Null] {
        assert_eq!(Stop::of(&taken_back(own)), Some(Stop::Killed));
    }
}
