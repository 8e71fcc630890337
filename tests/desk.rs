//! A desk: the real program, on documents that are dropped and against a scripted server, by a clock that the tests set.
//! Names begin with the requirement that is held: F and C of polite polling, T of tombstones, A and B of attacks and faults.
#![cfg(all(feature = "desk", feature = "cli", unix))]
#![allow(clippy::disallowed_methods, reason = "a program, files and sockets are what is tried")]

#[path = "desk/agency.rs"]
mod agency;
#[path = "desk/apart.rs"]
mod apart;
#[path = "desk/archives.rs"]
mod archives;
#[path = "desk/attacks.rs"]
mod attacks;
#[path = "desk/chaos.rs"]
mod chaos;
#[path = "desk/compressed.rs"]
mod compressed;
#[path = "desk/ends.rs"]
mod ends;
#[path = "desk/faults.rs"]
mod faults;
#[path = "desk/history.rs"]
mod history;
#[path = "desk/home.rs"]
mod home;
#[path = "desk/leaks.rs"]
mod leaks;
#[path = "desk/lists.rs"]
mod lists;
#[path = "desk/mishaps.rs"]
mod mishaps;
#[path = "desk/polite.rs"]
mod polite;
#[path = "desk/polls.rs"]
mod polls;
#[path = "desk/push.rs"]
mod push;
#[path = "desk/shim.rs"]
mod shim;
#[path = "desk/times.rs"]
mod times;
#[path = "desk/trouble.rs"]
mod trouble;

use serde_json::json;

use agency::{Agency, feed, says};
use home::{Home, names, wire};

const NOW: &str = "2031-03-01T10:00:00Z";
const NOW_SECONDS: i64 = 1_930_125_600;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

const DROPPED: &str = "[desk]\nname = 'Quay Desk'\nlisten = '127.0.0.1:0'\n[[source]]\nname = 'drop'\nfolder = 'in'\n\
    [[feed]]\nname = 'all'\ntitle = 'All'\n";

fn polled(address: &str, more: &str) -> String {
    format!(
        "[desk]\nlisten = '127.0.0.1:0'\ncontact = 'desk@quay.example'\n\
         [[source]]\nname = 'quay'\nurl = '{address}/feed'\nprivate = true\n{more}\n[[feed]]\nname = 'all'\n"
    )
}

#[test]
fn t6_a_dropped_story_appears_and_its_kill_leaves_a_notice_and_a_tombstone() {
    let home = Home::new(DROPPED, NOW);
    let desk = home.start();
    let story = json!([{
        "uri": "urn:quay:7", "version": "1", "provider": "Quay News", "headline": "Ferry aground",
        "versionCreated": "2031-03-01T09:30:00Z", "bodies": ["The ferry ran aground."], "creators": [{ "name": "Ada Lind" }],
        "edNotes": ["Mind the spelling of the captain."]
    }]);
    home.drop("in/a.json", &wire(&story));
    let rss = desk.until("/feeds/all.rss", |rss| rss.contains("Ferry aground"));
    assert!(rss.contains("<guid isPermaLink=\"false\">urn:quay:7</guid>") && rss.contains("Ada Lind"), "{rss}");
    assert!(
        rss.contains("Quay Desk") && !rss.contains("captain"),
        "with the hop it took, without private notes: {rss}"
    );
    assert!(desk.get("/feeds/all.wire").text().contains("Ada Lind"));
    assert!(
        !desk.get("/feeds/all.wire").text().contains("captain"),
        "a feed is for the public unless it says otherwise"
    );
    let etag = |path: &str| desk.get(path).header("etag").unwrap().to_owned();
    let before = [etag("/feeds/all.rss"), etag("/feeds/all.atom"), etag("/feeds/all.json-feed")];
    let item = desk.get("/api/status").text();
    assert!(item.contains("\"stories\":1"), "{item}");

    home.set("2031-03-01T11:00:00Z");
    home.drop(
        "in/b.json",
        &wire(&json!([{ "uri": "urn:quay:7", "version": "2", "provider": "Quay News", "pubStatus": "canceled",
        "headline": "KILL: Ferry aground" }])),
    );
    let rss = desk.until("/feeds/all.rss", |rss| rss.contains("Withdrawn"));
    assert!(rss.contains("<guid isPermaLink=\"false\">urn:quay:7</guid>") && !rss.contains("erry"), "{rss}");
    let atom = desk.get("/feeds/all.atom").text();
    assert!(atom.contains("<at:deleted-entry ref=\"urn:quay:7\" when=\"2031-03-01T11:00:00Z\""), "{atom}");
    assert!(!atom.contains("erry") && !atom.contains("Withdrawn"), "{atom}");
    let json_feed = desk.get("/feeds/all.json-feed").text();
    assert!(
        json_feed.contains("urn:quay:7") && json_feed.contains("Withdrawn") && !json_feed.contains("erry"),
        "{json_feed}"
    );
    let after = [etag("/feeds/all.rss"), etag("/feeds/all.atom"), etag("/feeds/all.json-feed")];
    assert!(before.iter().zip(&after).all(|(before, after)| before != after), "every feed that held it changed");
    assert_eq!(names(&home.path("in/processed")), ["a.json", "b.json"]);
}

#[test]
fn b16_embargoes_end_by_the_clock_to_the_second_and_a_line_check_is_never_published() {
    let home = Home::new(DROPPED, "2031-03-01T11:59:59Z");
    let desk = home.start();
    let embargoed = json!([
        { "uri": "urn:quay:1", "headline": "Budget", "embargoedUntil": "2031-03-01T12:00:00Z" },
        { "uri": "urn:quay:2", "headline": "Weather" },
        { "uri": "urn:quay:3", "headline": "Line check", "signals": [{ "name": "test" }] }
    ]);
    home.drop("in/a.json", &wire(&embargoed));
    let rss = desk.until("/feeds/all.rss", |rss| rss.contains("Weather"));
    assert!(!rss.contains("Budget"), "{rss}");
    home.set("2031-03-01T12:00:00Z");
    let rss = desk.get("/feeds/all.rss").text();
    assert!(
        rss.contains("Budget") && !rss.contains("Line check"),
        "at once, and B16, without a test of the line: {rss}"
    );
}

#[test]
fn feeds_are_served_conditionally_whole_or_compressed() {
    // With an address of its own, so that another port is not another feed.
    let settings = DROPPED.replace("name = 'Quay Desk'", "url = 'https://wires.example'");
    let home = Home::new(&settings, NOW);
    home.drop(
        "in/a.json",
        &wire(&json!([{ "uri": "urn:quay:1", "headline": "Weather", "bodies": ["rain ".repeat(500)] }])),
    );
    home.once();
    let desk = home.start();
    let whole = desk.get("/feeds/all.atom");
    let etag = whole.header("etag").unwrap();
    assert!(etag.starts_with('"') && etag.ends_with('"'), "a strong tag: {etag}");
    assert_eq!(whole.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    assert_eq!(whole.header("last-modified"), Some("Sat, 01 Mar 2031 10:00:00 GMT"));
    let unchanged = desk.ask("GET", "/feeds/all.atom", &[&format!("If-None-Match: W/\"x\", {etag}")]);
    assert_eq!((unchanged.status, unchanged.body.len(), unchanged.header("etag")), (304, 0, Some(etag)));
    let since = "If-Modified-Since: Sat, 01 Mar 2031 10:00:00 GMT";
    assert_eq!(desk.ask("GET", "/feeds/all.atom", &[since]).status, 304);
    let other = desk.ask("GET", "/feeds/all.atom", &[since, "If-None-Match: \"other\""]);
    assert_eq!(other.status, 200, "the tag goes before the date");
    let head = desk.ask("HEAD", "/feeds/all.atom", &[]);
    assert_eq!((head.status, head.body.len(), head.header("etag")), (200, 0, Some(etag)));
    assert_eq!(head.header("content-length"), whole.header("content-length"));
    let gzip = desk.ask("GET", "/feeds/all.atom", &["Accept-Encoding: gzip"]);
    assert_eq!((gzip.header("content-encoding"), gzip.header("vary")), (Some("gzip"), Some("Accept-Encoding")));
    assert!(gzip.body.len() < whole.body.len() / 3 && gzip.header("etag") != Some(etag));
    assert_eq!(
        desk.ask("GET", "/feeds/all", &["Accept: application/feed+json"]).header("content-type"),
        Some("application/feed+json")
    );
    assert_eq!((desk.get("/feeds/none.rss").status, desk.get("/feeds/all.nitf").status), (404, 404));
    assert_eq!(desk.get("/healthz").text(), "ok\n");
    assert!(desk.get("/metrics").text().contains("\nwiredesk_stories 1\n"));
    // A restart writes the same: whoever has it need not fetch it again.
    let etag = etag.to_owned();
    drop(desk);
    home.set("2031-03-02T10:00:00Z");
    let desk = home.start();
    let again = desk.ask("GET", "/feeds/all.atom", &[&format!("If-None-Match: {etag}")]);
    assert_eq!((again.status, again.header("last-modified")), (304, Some("Sat, 01 Mar 2031 10:00:00 GMT")));
}

#[test]
fn a_command_acts_on_the_desk_that_runs() {
    let home = Home::new(DROPPED, NOW);
    let desk = home.start();
    home.drop("in/a.json", &wire(&json!([{ "uri": "urn:quay:1", "headline": "Weather", "provider": "AP" }])));
    desk.until("/feeds/all.rss", |rss| rss.contains("Weather"));
    let run = |args: &[&str]| String::from_utf8(home.run(args).stdout).unwrap();
    assert_eq!(run(&["hold", "urn:quay:1", "--reason", "a doubt"]), "AP urn:quay:1: held by the desk\n");
    desk.until("/feeds/all.rss", |rss| !rss.contains("Weather"));
    assert_eq!(run(&["release", "urn:quay:1"]), "AP urn:quay:1: open\n");
    desk.until("/feeds/all.rss", |rss| rss.contains("Weather"));
    let traced = run(&["trace", "urn:quay:1"]);
    assert!(
        traced.contains("desk") && traced.contains("held a doubt") && traced.contains("from drop, wire stands"),
        "{traced}"
    );
    let item = traced.lines().find_map(|line| line.trim().strip_prefix("/items/")).unwrap();
    assert!(desk.get(&format!("/items/{item}.nitf")).text().contains("<hl1>Weather</hl1>"));
    assert!(desk.get(&format!("/items/{item}")).text().contains("\"source\":\"drop\""));
    assert_eq!(run(&["kill", "urn:quay:1"]), format!("AP urn:quay:1: killed at {NOW}\n"));
    desk.until("/feeds/all.rss", |rss| rss.contains("Withdrawn"));
    let gone = desk.get(&format!("/items/{item}.nitf"));
    assert!(gone.status == 410 && !gone.text().contains("Weather"));
    assert_eq!(run(&["purge", "urn:quay:1"]), "AP urn:quay:1: purged\n");
    desk.until("/feeds/all.rss", |rss| !rss.contains("urn:quay:1"));
    let nothing = home.run(&["kill", "urn:quay:9"]);
    assert!(nothing.status.code() == Some(2) && nothing.stdout.is_empty());
}

#[test]
fn b5_what_cannot_be_read_is_rejected_and_what_comes_twice_is_known() {
    let home = Home::new(DROPPED, NOW);
    let story = wire(&json!([{ "uri": "urn:quay:1", "headline": "Weather" }]));
    for (name, document) in [("a.json", story.as_str()), ("b.json", &story), ("d.bin", "\0\0")] {
        home.drop(&format!("in/{name}"), document);
    }
    let told = home.once();
    assert!(told.contains("1 new, 1 known, 0 sources failed"), "{told}");
    assert!(told.contains("warning: drop: d.bin was rejected: "), "{told}");
    assert_eq!(names(&home.path("in/processed")), ["a.json", "b.json"]);
    assert_eq!(names(&home.path("in/rejected")), ["d.bin"]);
    assert_eq!(names(&home.path("in")), [""; 0], "nothing is left and nothing was deleted");
}

#[test]
fn a13_private_addresses_are_asked_only_where_the_settings_say_so() {
    let agency = Agency::new(|_, _| says("200 OK", &[], &feed(&[1])));
    let port = agency.address.rsplit(':').next().unwrap();
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"] {
        let settings = format!("[[source]]\nname = 'quay'\nurl = 'http://{host}:{port}/feed'\n");
        let home = Home::new(&settings, NOW);
        let told = home.once();
        assert!(told.contains("is a private, local or reserved address; `private = true`"), "{host}: {told}");
    }
    assert_eq!(agency.count(), 0);
}

#[test]
fn a_page_in_place_of_a_feed_is_no_story_and_is_asked_for_again() {
    let agency = Agency::new(|_, n| match n {
        0 => says(
            "200 OK",
            &["ETag: \"login\"", "Content-Type: text/html"],
            "<!DOCTYPE html><html><title>Log in</title></html>",
        ),
        _ => says("200 OK", &[], &feed(&[1])),
    });
    let home = Home::new(&polled(&agency.address, ""), NOW);
    assert!(home.once().contains("it is a web page, not a feed"));
    home.set_seconds(NOW_SECONDS + 2 * DAY);
    assert!(home.once().contains("1 new"));
    assert_eq!(agency.requests()[1].header("if-none-match"), None);
}

#[test]
fn the_sample_desk_runs_from_a_clean_clone() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("feeds/wiredesk.toml")).unwrap();
    let home = Home::new(&text.replace("127.0.0.1:8080", "127.0.0.1:0").replace("../target/desk", "desk"), NOW);
    std::os::unix::fs::symlink(root.join("feeds/rss"), home.path("rss")).unwrap();
    for format in ["atom", "nitf", "ninjs-3", "newsml-g2"] {
        std::os::unix::fs::symlink(root.join("feeds").join(format), home.path(format)).unwrap();
    }
    let checked = home.run(&["check"]);
    assert_eq!(
        String::from_utf8(checked.stdout).unwrap().rsplit('/').next(),
        Some("wiredesk.toml: 2 sources, 2 feeds\n")
    );
    let desk = home.start();
    desk.until("/api/status", |status| !status.contains("\"stories\":0"));
    assert!(desk.get("/feeds/wires.rss").text().contains("<guid"));
    home.drop("desk/in/a.json", &wire(&json!([{ "uri": "urn:quay:1", "headline": "Weather" }])));
    desk.until("/feeds/dropped.rss", |rss| rss.contains("Weather"));
}
