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
fn f1_c1_c2_the_first_request_has_no_condition_and_the_others_have_it_byte_for_byte() {
    let (etag, date) = ("W/\"a  b\"", "Sat,  01 mar 2031 08:00:00 gmt");
    let agency = Agency::new(move |_, n| match n {
        0 => says("200 OK", &[&format!("ETag: {etag}"), &format!("Last-Modified: {date}")], &feed(&[1])),
        1 => says("304 Not Modified", &["ETag: \"2\""], ""),
        2 => says("200 OK", &[], &feed(&[1, 2])),
        _ => says("304 Not Modified", &[], ""),
    });
    let home = Home::new(&polled(&agency.address, ""), NOW);
    assert!(home.once().contains("1 new, 0 known"));
    for (n, day) in [(1, "0 new, 0 known"), (2, "1 new, 1 known"), (4, "0 new")] {
        home.set_seconds(NOW_SECONDS + n * DAY);
        let told = home.once();
        assert!(told.contains(day), "{n}: {told}");
    }
    let asked = agency.requests();
    let conditions = |n: usize| (asked[n].header("if-none-match"), asked[n].header("if-modified-since"));
    assert_eq!(conditions(0), (None, None));
    assert_eq!(conditions(1), (Some(etag), Some(date)));
    assert_eq!(conditions(2), (Some("\"2\""), Some(date)), "a 304 may give a new tag");
    assert_eq!(conditions(3), (None, None), "an answer without them clears them");
}

#[test]
fn f2_c4_the_same_body_makes_no_versions_and_its_validators_are_taken() {
    let agency = Agency::new(|_, n| says("200 OK", &[&format!("ETag: \"{n}\"")], &feed(&[1])));
    let home = Home::new(&polled(&agency.address, ""), NOW);
    home.once();
    home.set_seconds(NOW_SECONDS + 2 * HOUR);
    assert!(home.once().contains("0 new, 0 known"));
    home.set_seconds(NOW_SECONDS + 4 * HOUR);
    home.once();
    assert_eq!(agency.requests()[2].header("if-none-match"), Some("\"1\""));
}

#[test]
fn f3_c6_restarts_add_no_request() {
    let agency = Agency::new(|_, _| says("200 OK", &["ETag: \"a\""], &feed(&[1])));
    let home = Home::new(&polled(&agency.address, ""), NOW);
    for restart in 0..20 {
        home.set_seconds(NOW_SECONDS + restart * 30);
        home.once();
    }
    assert_eq!(agency.count(), 1);
    home.set_seconds(NOW_SECONDS + HOUR);
    home.once();
    assert_eq!(agency.count(), 1, "an hour later it is not an hour and its margin yet");
    home.set_seconds(NOW_SECONDS + HOUR + HOUR / 5);
    home.once();
    assert_eq!(agency.count(), 2);
}

#[test]
fn f4_c7_who_sends_us_away_is_obeyed() {
    let agency = Agency::new(|_, n| match n {
        0 => says("429 Too Many Requests", &["Retry-After: 200000"], ""),
        1 => says(
            "503 Service Unavailable",
            &["Date: Sat, 01 Mar 2031 00:00:00 GMT", "Retry-After: Tue, 04 Mar 2031 00:00:00 GMT"],
            "",
        ),
        _ => says("200 OK", &[], &feed(&[1])),
    });
    let home = Home::new(&polled(&agency.address, ""), NOW);
    let asked = |seconds: i64| {
        home.set_seconds(NOW_SECONDS + seconds);
        home.once();
        agency.count()
    };
    assert_eq!((asked(0), asked(199_999), asked(221_000)), (1, 1, 2));
    let later = 221_000 + 3 * DAY;
    assert_eq!((asked(later - 1), asked(later + 8 * HOUR)), (2, 3));
}

#[test]
fn f6_a_move_for_good_is_believed_after_three_polls_over_a_day() {
    let agency = Agency::new(|path, _| match path {
        "/feed" => says("301 Moved Permanently", &["Location: /new"], ""),
        _ => says("200 OK", &["ETag: \"a\""], &feed(&[1])),
    });
    let home = Home::new(&polled(&agency.address, ""), NOW);
    for hours in [0, 13, 26, 39] {
        home.set_seconds(NOW_SECONDS + hours * HOUR);
        home.once();
    }
    let asked: Vec<_> = agency.requests().iter().map(|request| request.path.clone()).collect();
    assert_eq!(asked, ["/feed", "/new", "/feed", "/new", "/feed", "/new", "/new"]);
    let (old, new): (Vec<_>, Vec<_>) = agency.requests().into_iter().partition(|request| request.path == "/feed");
    assert!(
        old.iter().all(|request| request.header("if-none-match").is_none()),
        "C12: validators go to the URL that gave them"
    );
    assert_eq!(new[1].header("if-none-match"), Some("\"a\""));
    let status = String::from_utf8(home.run(&["status"]).stdout).unwrap();
    assert!(status.contains("/new"), "{status}");
    let tail = String::from_utf8(home.run(&["tail"]).stdout).unwrap();
    assert!(tail.contains("moved for good to http://"), "{tail}");
}

#[test]
fn f7_what_is_gone_for_good_is_not_asked_after_a_day() {
    let agency = Agency::new(|_, _| says("410 Gone", &[], ""));
    let home = Home::new(&polled(&agency.address, ""), NOW);
    for days in [0, 2, 4, 30] {
        home.set_seconds(NOW_SECONDS + days * DAY);
        home.once();
    }
    assert_eq!(agency.count(), 2);
    let status = home.run(&["status"]);
    assert_eq!(status.status.code(), Some(1));
    assert!(String::from_utf8(status.stdout).unwrap().contains("gone for good"));
}

#[test]
fn f8_c8_who_asks_says_so_and_says_nothing_else() {
    let agency =
        Agency::new(|_, n| says("200 OK", &["ETag: \"a\"", "Set-Cookie: a=b"], &feed(&[u32::try_from(n).unwrap()])));
    let home = Home::new(&polled(&agency.address, ""), NOW);
    home.once();
    home.set_seconds(NOW_SECONDS + DAY);
    home.once();
    for request in agency.requests() {
        assert_eq!(request.path, "/feed", "nothing is added to the address");
        assert_eq!((request.header("cookie"), request.header("referer")), (None, None));
        let agent = request.header("user-agent").unwrap();
        assert!(agent.starts_with("wiredesk/") && agent.ends_with(" (+desk@quay.example)"), "{agent}");
    }
}

#[test]
fn f9_one_request_at_a_time_to_a_host_and_a_second_between() {
    let agency = Agency::new(|_, _| says("200 OK", &[], &feed(&[1])));
    let more = format!("[[source]]\nname = 'second'\nurl = '{}/second'\nprivate = true\n", agency.address);
    let home = Home::new(&polled(&agency.address, &more), NOW);
    let desk = home.start();
    desk.until("/api/status", |status| status.matches("\"came\":\"2031").count() == 2);
    let times: Vec<_> = agency.requests().iter().map(|request| request.times).collect();
    assert_eq!(times.len(), 2);
    assert!(times[1].0.duration_since(times[0].1).as_millis() >= 990, "{times:?}");
}

#[test]
fn f10_failures_never_end_a_source() {
    let agency =
        Agency::new(
            |_, n| if n < 12 { says("500 Internal Server Error", &[], "") } else { says("200 OK", &[], &feed(&[1])) },
        );
    let home = Home::new(&polled(&agency.address, "every = '10 minutes'"), NOW);
    for day in 0..12 {
        home.set_seconds(NOW_SECONDS + day * 2 * DAY);
        home.once();
    }
    assert_eq!(agency.count(), 12);
    let status = String::from_utf8(home.run(&["status"]).stdout).unwrap();
    assert!(status.contains("the server answered 500 (12 in a row)"), "{status}");
    home.set_seconds(NOW_SECONDS + 26 * DAY);
    assert!(home.once().contains("1 new"));
    assert_eq!(home.run(&["status"]).status.code(), Some(0));
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
