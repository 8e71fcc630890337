//! What servers and agencies do wrong, each survived: A12, A13, A16, B6, B7, B8, B11.

use serde_json::json;

use super::{DAY, DROPPED, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says};
use crate::home::{Home, wire};

#[test]
fn a12_a13_redirects_that_lead_astray_and_endless_headers_cost_a_poll() {
    let inside = Agency::new(|_, _| says("200 OK", &[], &feed(&[9])));
    let port = inside.address.rsplit(':').next().unwrap().to_owned();
    let many: Vec<String> = (0..1000).map(|n| format!("X-{n}: {}", "a".repeat(64))).collect();
    let agency = Agency::new(move |path, n| match (path, n) {
        ("/feed", 0) => says("302 Found", &["Location: /feed"], ""),
        ("/feed", 1) => says("302 Found", &["Location: /hop0"], ""),
        ("/feed", 2) => says("302 Found", &["Location: file:///etc/passwd"], ""),
        ("/feed", 3) => says("302 Found", &["Location: gopher://127.0.0.1/"], ""),
        ("/feed", 4) => says("200 OK", &many.iter().map(String::as_str).collect::<Vec<_>>(), &feed(&[1])),
        ("/feed", _) => says("200 OK", &[], &feed(&[1])),
        (hop, _) => {
            let number: u32 = hop.trim_start_matches("/hop").parse().unwrap();
            says("302 Found", &[&format!("Location: /hop{}", number + 1)], "")
        }
    });
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    let said = ["in a circle", "more than 5 times", "file: is not fetched", "gopher: is not fetched", "0 new", "1 new"];
    for (n, said) in (0..).zip(said) {
        home.set_seconds(NOW_SECONDS + n * 2 * DAY);
        // Only the first failure in a row is told of; the status has the last.
        let told = home.once() + &String::from_utf8(home.run(&["status"]).stdout).unwrap();
        assert!(told.contains(said) && !told.contains("panicked"), "{n}: {told}");
    }
    // From the public to what only this machine can reach: the first host is allowed by name only.
    let settings = format!("[[source]]\nname = 'quay'\nurl = 'http://localhost:{port}/feed'\n");
    assert!(Home::new(&settings, NOW).once().contains("0 new"));
    assert_eq!(inside.count(), 0);
}

#[test]
fn a16_line_ends_in_what_a_story_says_of_itself_end_no_line_of_ours() {
    let home = Home::new(DROPPED, NOW);
    let uri = "urn:quay:1\r\nX-Evil: yes";
    home.drop("in/a.json", &wire(&json!([{ "uri": uri, "headline": "Ferry\r\nX-Evil: yes", "provider": "AP\nevil" }])));
    home.once();
    let desk = home.start();
    let answer = desk.get("/feeds/all.atom");
    assert_eq!((answer.status, answer.header("x-evil")), (200, None));
    let told =
        [&["tail"][..], &["status"], &["trace", uri]].map(|args| String::from_utf8(home.run(args).stdout).unwrap());
    assert!(
        told.iter().flat_map(|text| text.lines()).all(|line| !line.starts_with("X-Evil") && !line.starts_with("evil"))
    );
}

#[test]
fn b6_b8_the_latest_stands_in_whatever_order_they_come_and_other_bytes_of_a_version_are_told_of() {
    let home = Home::new(DROPPED, NOW);
    let story = |version: u32, words: &str| {
        wire(&json!([{ "uri": "urn:quay:1", "version": version.to_string(), "provider": "AP", "headline": words }]))
    };
    let came =
        [("a", 3, "third"), ("b", 1, "first"), ("c", 2, "second"), ("d", 2, "another second"), ("e", 3, "third")];
    for (name, version, words) in came {
        home.drop(&format!("in/{name}.json"), &story(version, words));
        home.once();
    }
    let desk = home.start();
    assert!(desk.get("/feeds/all.rss").text().contains("<title>third</title>"));
    let trace = String::from_utf8(home.run(&["trace", "urn:quay:1"]).stdout).unwrap();
    assert_eq!(trace.matches(" sha256 ").count(), 4, "{trace}");
    assert!(trace.contains("other bytes than this version had before"), "{trace}");
}
