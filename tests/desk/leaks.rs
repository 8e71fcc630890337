//! What got to whom it is not for: secrets of addresses, stories of no public feed, pages of what was killed.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use super::{DROPPED, HOUR, NOW, NOW_SECONDS};
use crate::agency::{Agency, says};
use crate::home::{Home, wire};
use crate::push::{story, take};

#[test]
fn the_key_in_the_address_of_a_source_was_published() {
    let agency = Agency::new(|path, _| match path {
        "/feed?api_key=hunter2-key" => says("302 Found", &["Location: /end?page=3&X-Amz-Signature=hunter2-sig"], ""),
        "/end?page=3&X-Amz-Signature=hunter2-sig" => says(
            "200 OK",
            &[],
            "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Quay</title>\
             <atom:link rel='self' href='http://quay.example/end?X-Amz-Signature=hunter2-sig'/>\
             <atom:link rel='alternate' href='http://quay.example/feed?api_key=hunter2-key&amp;a=b'/>\
             <item><title>Ferry</title><guid isPermaLink='false'>quay:1</guid>\
             <description>&lt;a href=\"#fn1\"&gt;1&lt;/a&gt; &lt;a href=\"\"&gt;2&lt;/a&gt; &lt;a href=\"more\"&gt;3&lt;/a&gt;</description>\
             </item></channel></rss>",
        ),
        _ => says("404 Not Found", &[], ""),
    });
    let settings = super::polled(&agency.address, "trade = true")
        .replace("/feed'", "/feed?api_key=hunter2-key'")
        .replace("trade = true\n", "")
        + "trade = true\n[[feed]]\nname = 'open'\n";
    let home = Home::new(&settings, NOW);
    assert!(home.once().contains("1 new"));
    let desk = home.start();
    for feed in ["all", "open"] {
        for format in ["rss", "atom", "json-feed", "html", "wire", "newsml-g2"] {
            let text = desk.get(&format!("/feeds/{feed}.{format}")).text();
            assert!(text.contains("Ferry") && !text.contains("hunter2"), "{format}: {text}");
        }
    }
    let text = desk.get("/feeds/open.rss").text();
    assert!(text.contains("/more") && text.contains("/end?page=3#fn1"), "{text}");
}

fn item(home: &Home, uri: &str) -> String {
    let traced = String::from_utf8(home.run(&["trace", uri]).stdout).unwrap();
    traced.lines().find_map(|line| line.trim().strip_prefix("/items/")).unwrap().to_owned()
}

#[test]
fn a_story_of_no_public_feed_was_public_by_its_own_address() {
    let settings = "[desk]\nlisten = '127.0.0.1:0'\n[[source]]\nname = 'paid'\nfolder = 'paid'\n\
        [[source]]\nname = 'free'\nfolder = 'in'\n[[feed]]\nname = 'public'\nsource = ['free']\n\
        [[feed]]\nname = 'news'\ntrade = true\n[[feed]]\nname = 'clients'\nsecret-env = 'QUAY_SECRET'\narchive = true\n";
    let home = Home::new(settings, NOW);
    home.drop("paid/a.json", &wire(&json!([story(1, 1, &json!({}))])));
    take(&home, &[story(2, 1, &json!({}))]);
    let desk = home.start();
    let (paid, free) = (item(&home, "urn:quay:1"), item(&home, "urn:quay:2"));
    assert_eq!(desk.get(&format!("/items/{paid}.text")).status, 404);
    assert_eq!(desk.get(&format!("/items/{paid}")).status, 404);
    assert_eq!(desk.get(&format!("/items/{free}.text")).status, 200);
    home.run(&["kill", "urn:quay:1"]);
    home.run(&["kill", "urn:quay:2"]);
    desk.until("/feeds/public.rss", |rss| rss.contains("Withdrawn"));
    assert_eq!(desk.get(&format!("/items/{paid}.text")).status, 404);
    assert_eq!(desk.get(&format!("/items/{free}.text")).status, 410);
}

#[test]
fn a_feed_with_a_secret_is_read_with_it_alone() {
    let settings = format!("{DROPPED}[[feed]]\nname = 'clients'\nsecret-env = 'QUAY_SECRET'\narchive = true\n");
    let home = Home::new(&settings, NOW);
    take(&home, &[story(1, 1, &json!({}))]);
    let desk = home.start();
    let refused = desk.get("/feeds/clients.rss");
    assert_eq!((refused.status, refused.text().contains("Ferry")), (401, false));
    assert!(refused.header("www-authenticate").unwrap().starts_with("Basic"));
    assert_eq!(desk.get("/feeds/clients/archive/1.rss").status, 401);
    // "ada:hunter2 of the environment" and another password.
    let right = "Authorization: Basic YWRhOmh1bnRlcjIgb2YgdGhlIGVudmlyb25tZW50";
    let read = desk.ask("GET", "/feeds/clients.rss", &[right]);
    assert!(read.status == 200 && read.text().contains("Ferry"), "{}", read.text());
    assert_eq!(read.header("cache-control"), Some("private, max-age=60"));
    assert_eq!(
        desk.ask("GET", "/feeds/clients.rss", &["Authorization: Bearer hunter2 of the environment"]).status,
        200
    );
    assert_eq!(desk.ask("GET", "/feeds/clients.rss", &["Authorization: Basic YWRhOmh1bnRlcjM="]).status, 401);
    assert_eq!(desk.ask("GET", "/feeds/clients.rss", &["Authorization: Bearer "]).status, 401);
    assert!(!desk.get("/").text().contains("clients"), "the list of feeds is for everybody");
}

#[test]
fn a_page_whose_picture_was_killed_had_not_changed() {
    let home = Home::new(DROPPED, NOW);
    let picture =
        json!({ "uri": "urn:pic:1", "type": "picture", "renditions": [{ "href": "https://quay.example/KILLED.jpg" }] });
    take(&home, &[story(1, 1, &json!({ "associations": [picture] }))]);
    let desk = home.start();
    let path = format!("/items/{}.json-feed", item(&home, "urn:quay:1"));
    let before = desk.get(&path);
    assert!(before.text().contains("KILLED.jpg"));
    home.set_seconds(NOW_SECONDS + HOUR);
    home.drop(
        "in/k.json",
        &wire(&json!([{ "uri": "urn:pic:1", "provider": "AP", "type": "picture", "pubStatus": "canceled" }])),
    );
    desk.until(&path, |text| !text.contains("KILLED.jpg"));
    let known =
        format!("If-Modified-Since: {}", before.header("last-modified").unwrap_or("Sat, 01 Mar 2031 10:00:00 GMT"));
    assert_eq!(desk.ask("GET", &path, &[&known]).status, 200);
    let tag = format!("If-None-Match: {}", desk.get(&path).header("etag").unwrap());
    assert_eq!(desk.ask("GET", &path, &[&tag]).status, 304);
}

#[test]
fn a_headline_under_embargo_stood_in_the_log_and_the_audit() {
    let home = Home::new(DROPPED, NOW);
    let told = {
        home.drop(
            "in/a.json",
            &wire(&json!([{ "headline": "Merger of the quays", "embargoedUntil": "2031-03-09T10:00:00" }])),
        );
        home.once()
    };
    let tail = String::from_utf8(home.run(&["tail"]).stdout).unwrap();
    assert!(told.contains("is under embargo until") && tail.contains("is under embargo until"), "{told}{tail}");
    assert!(!told.contains("Merger") && !tail.contains("Merger"), "{told}{tail}");
}

#[test]
fn connections_that_ask_for_nothing_stopped_the_desk() {
    let home = Home::new(DROPPED, NOW);
    let desk = home.start_behind("ulimit -n 256");
    let mut open = Vec::new();
    for _ in 0..260 {
        let mut stream = TcpStream::connect(desk.address()).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nX: ").unwrap();
        open.push(stream);
    }
    take_running(&home, "in/a.json");
    assert!(desk.tells("1 new").contains("1 new"), "what is dropped is taken all the same");
    let begun = Instant::now();
    let mut first = open.remove(0);
    first.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let ended = first.read(&mut [0; 100]);
    assert!(ended.is_ok() && begun.elapsed() < Duration::from_secs(50), "{ended:?}");
    assert!(desk.get("/feeds/all.rss").text().contains("Ferry"), "and who asks is answered");
    drop(open);
}

fn take_running(home: &Home, name: &str) {
    home.drop(name, &wire(&json!([story(1, 1, &json!({}))])));
    assert!(fs::exists(home.path("in")).unwrap());
}
