//! What stands in archives after something happened to it: nobody gets back from one what was taken back.

use serde_json::{Value, json};

use super::{DAY, DROPPED, NOW, NOW_SECONDS};
use crate::home::{Home, Running, wire};

fn story(n: u64, version: u32, more: &Value) -> Value {
    let mut story = json!({ "uri": format!("urn:quay:{n}"), "version": version.to_string(), "provider": "AP",
        "headline": format!("Ferry {n} v{version}"), "versionCreated": format!("2031-03-01T09:{version:02}:00Z") });
    for (name, member) in more.as_object().unwrap() {
        story[name] = member.clone();
    }
    story
}

/// A desk of which stories 1 to 3 stand in the first archive, 4 to 6 in the second and 7 to 11 in the feed.
fn archived(first: &[(u64, Value)], keep: &str) -> Home {
    let settings =
        format!("{DROPPED}limit = 3\narchive = true\n").replace("folder = 'in'", &format!("folder = 'in'\n{keep}"));
    let home = Home::new(&settings, NOW);
    for n in 1..=11 {
        home.set_seconds(NOW_SECONDS + i64::try_from(n).unwrap() * 60);
        let more = first.iter().find(|(of, _)| *of == n).map_or_else(|| json!({}), |(_, more)| more.clone());
        home.drop(&format!("in/{n:02}.json"), &wire(&json!([story(n, 1, &more)])));
        home.once();
    }
    home.start().get("/feeds/all.atom");
    home
}

fn take(home: &Home, name: &str, stories: &[Value]) {
    home.drop(&format!("in/{name}.json"), &wire(&json!(stories)));
    home.once();
}

const FORMATS: [&str; 4] = ["atom", "rss", "json-feed", "rss-1"];

/// Whether no archive and no feed shows these words, in whatever format.
fn is_gone(desk: &Running, words: &str) -> bool {
    ["all/archive/1", "all/archive/2", "all"]
        .iter()
        .all(|place| FORMATS.iter().all(|format| !desk.get(&format!("/feeds/{place}.{format}")).text().contains(words)))
}

fn shows(desk: &Running, path: &str, words: &str) -> bool {
    desk.get(&format!("/feeds/{path}")).text().contains(words)
}

#[test]
fn what_is_taken_back_is_in_no_archive() {
    let at = |day: i64| NOW_SECONDS + day * DAY;
    let home = archived(&[(1, json!({ "expires": "2031-03-05T00:00:00Z", "edNotes": ["Mind the captain."] }))], "");
    let desk = home.start();
    let first = desk.get("/feeds/all/archive/1.atom");
    assert!(first.text().contains("Ferry 1 v1") && first.text().contains("Ferry 3 v1"), "{}", first.text());
    assert!(is_gone(&desk, "captain"), "notes stay in the newsroom");
    drop(desk);
    // Killed by its source.
    take(&home, "k2", &[story(2, 2, &json!({ "pubStatus": "canceled" }))]);
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 2 v"));
    assert!(shows(&desk, "all.atom", "ref=\"urn:quay:2\""), "whoever has it is told");
    assert!(shows(&desk, "all/archive/1.atom", "Ferry 3 v1"), "the others stay");
    let etag = first.header("etag").unwrap().to_owned();
    let again = desk.ask("GET", "/feeds/all/archive/1.atom", &[&format!("If-None-Match: {etag}")]);
    assert_eq!(again.status, 200, "what changed is sent again");
    drop(desk);
    // What comes behind its kill does not bring it back.
    take(&home, "k3", &[story(2, 3, &json!({}))]);
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 2 v"));
    drop(desk);
    // Killed by another story.
    take(&home, "k4", &[story(20, 1, &json!({ "relations": [{ "uri": "urn:quay:5", "rel": "kills" }] }))]);
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 5 v"));
    assert!(shows(&desk, "all/archive/2.atom", "Ferry 4 v1") && shows(&desk, "all/archive/2.atom", "Ferry 6 v1"));
    drop(desk);
    // It expires by the clock.
    home.set_seconds(at(5));
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 1 v"));
    assert!(desk.get("/feeds/all/archive/1.atom").status == 200 && shows(&desk, "all/archive/1.rss", "Ferry 3 v1"));
}

#[test]
fn what_is_held_or_corrected_is_so_in_archives_and_comes_back() {
    let home = archived(&[], "");
    home.run(&["hold", "urn:quay:1"]);
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 1 v"));
    drop(desk);
    home.run(&["release", "urn:quay:1"]);
    let desk = home.start();
    assert!(shows(&desk, "all/archive/1.atom", "Ferry 1 v1"), "released, it is where it was");
    drop(desk);
    take(&home, "w", &[story(2, 2, &json!({ "pubStatus": "withheld" }))]);
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 2 v"));
    drop(desk);
    take(&home, "l", &[story(2, 3, &json!({ "by": "By Ada Lind" }))]);
    let desk = home.start();
    assert!(shows(&desk, "all/archive/1.atom", "Ferry 2 v3") && shows(&desk, "all/archive/1.rss", "Ada Lind"));
    assert!(!shows(&desk, "all/archive/1.atom", "Ferry 2 v1"));
    drop(desk);
    // A correction under an embargo: nobody sees it before, and what it corrects is not shown as if it stood.
    home.set_seconds(NOW_SECONDS + DAY);
    take(&home, "e", &[story(3, 2, &json!({ "embargoedUntil": "2031-03-04T00:00:00Z" }))]);
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 3 v2"));
    drop(desk);
    home.set_seconds(NOW_SECONDS + 3 * DAY);
    let desk = home.start();
    assert!(!is_gone(&desk, "Ferry 3 v2"));
    drop(desk);
    // Another stands in its place.
    take(&home, "r", &[story(30, 1, &json!({ "relations": [{ "uri": "urn:quay:4", "rel": "replaces" }] }))]);
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 4 v") && shows(&desk, "all.atom", "Ferry 30 v1"));
}

#[test]
fn a_picture_that_is_taken_back_is_in_no_archive() {
    let with = |href: &str| {
        json!({ "associations": [{ "uri": "urn:quay:picture", "provider": "AP", "type": "picture",
            "renditions": [{ "href": href, "contentType": "image/jpeg" }] }] })
    };
    let home = archived(&[(1, with("https://quay.example/sunken.jpg"))], "");
    let desk = home.start();
    assert!(shows(&desk, "all/archive/1.rss", "sunken.jpg"));
    drop(desk);
    take(
        &home,
        "h",
        &[json!({ "uri": "urn:quay:picture", "provider": "AP", "type": "picture", "pubStatus": "withheld" })],
    );
    let desk = home.start();
    assert!(is_gone(&desk, "sunken.jpg") && shows(&desk, "all/archive/1.atom", "Ferry 1 v1"));
    drop(desk);
    take(
        &home,
        "k",
        &[
            json!({ "uri": "urn:quay:picture", "provider": "AP", "type": "picture", "version": "2", "pubStatus": "canceled" }),
        ],
    );
    let desk = home.start();
    assert!(is_gone(&desk, "sunken.jpg") && shows(&desk, "all/archive/1.atom", "Ferry 1 v1"));
}

#[test]
fn what_is_purged_or_kept_too_long_leaves_no_word_in_an_archive() {
    let home = archived(&[], "retain = '30 days'");
    home.run(&["purge", "urn:quay:2"]);
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 2 v") && is_gone(&desk, "urn:quay:2<"));
    assert!(shows(&desk, "all/archive/1.atom", "Ferry 1 v1") && shows(&desk, "all/archive/1.atom", "Ferry 3 v1"));
    assert_eq!(desk.get("/feeds/all/archive/1.atom").status, 200);
    drop(desk);
    // A kill of what was purged is remembered behind it.
    take(&home, "k", &[story(2, 2, &json!({ "pubStatus": "canceled" })), story(2, 3, &json!({}))]);
    let desk = home.start();
    assert!(is_gone(&desk, "Ferry 2 v"));
    drop(desk);
    home.set_seconds(NOW_SECONDS + 31 * DAY);
    home.once();
    let desk = home.start();
    for n in 1..=6 {
        assert!(is_gone(&desk, &format!("Ferry {n} v")), "{n} is kept for thirty days");
    }
}
