//! What is kept apart is taken in again (`quarantine replay`): after a source was set right, and after a document was.

use std::fs;

use serde_json::json;

use super::{DROPPED, NOW};
use crate::home::{Home, names, wire};

fn said(home: &Home, args: &[&str]) -> (i32, String) {
    let output = home.run(args);
    let words = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), words)
}

/// The beginning of a hash in a line of the list.
fn hash(line: &str) -> String {
    line.split(" sha256 ").nth(1).unwrap().split(' ').next().unwrap().to_owned()
}

#[test]
fn a_kill_that_was_not_believed_is_when_its_source_is_set_right() {
    let settings = |kills: &str| {
        format!(
            "[desk]\nlisten = '127.0.0.1:0'\n[[source]]\nname = 'wire'\nfolder = 'wire'\n[[source]]\nname = 'kills'\nfolder = 'kills'\n{kills}\
             [[feed]]\nname = 'all'\n"
        )
    };
    let home = Home::new(&settings(""), NOW);
    let story =
        |version: &str| json!({ "uri": "urn:quay:1", "version": version, "provider": "AP", "headline": "Ferry" });
    let mut kill = story("2");
    kill["pubStatus"] = "canceled".into();
    home.drop("wire/a.json", &wire(&json!([story("1")])));
    home.once();
    home.drop("kills/b.json", &wire(&json!([kill])));
    home.once();
    let (_, listed) = said(&home, &["quarantine"]);
    assert!(listed.contains("AP urn:quay:1 version 2 sha256 ") && listed.ends_with(" from kills\n"), "{listed}");
    let id = hash(&listed);
    let (code, again) = said(&home, &["quarantine", "replay", &id]);
    assert_eq!((code, again.as_str()), (1, "AP urn:quay:1: withheld; it is still kept apart\n"));
    let desk = home.start();
    assert!(!desk.get("/feeds/all.rss").text().contains("Withdrawn"));
    drop(desk);
    fs::write(home.path("wiredesk.toml"), settings("kills = 'provider'\n")).unwrap();
    let desk = home.start();
    let (code, again) = said(&home, &["quarantine", "replay", &id, "--reason", "their desk kills for all"]);
    assert_eq!((code, again), (0, format!("AP urn:quay:1: killed at {NOW}\n")));
    desk.until("/feeds/all.rss", |rss| rss.contains("Withdrawn") && !rss.contains("Ferry"));
    assert_eq!(said(&home, &["quarantine"]), (0, String::new()));
    let (_, tail) = said(&home, &["tail"]);
    assert!(
        tail.contains("desk ") && tail.contains(&format!(" replayed revision {id} of kills their desk kills for all")),
        "{tail}"
    );
    // A kill stays: what comes behind it is kept apart, however often it is taken in.
    home.drop("wire/c.json", &wire(&json!([story("3")])));
    let listed = loop {
        let (_, listed) = said(&home, &["quarantine"]);
        if !listed.is_empty() {
            break listed;
        }
    };
    let (code, again) = said(&home, &["quarantine", "replay", &hash(&listed)]);
    assert!(code == 1 && again.ends_with("; it is still kept apart\n"), "{again}");
    assert!(!desk.get("/feeds/all.rss").text().contains("Ferry"));
}

#[test]
fn a_file_that_could_not_be_read_is_taken_when_its_source_says_what_it_is() {
    let settings = |from: &str| DROPPED.replace("folder = 'in'\n", &format!("folder = 'in'\n{from}"));
    let home = Home::new(&settings("from = 'nitf'\n"), NOW);
    let story = wire(&json!([{ "uri": "urn:quay:1", "headline": "Ferry" }]));
    home.drop("in/a.json", &story);
    assert!(home.once().contains("a.json was rejected"));
    home.drop("in/a.json", &story.replace("quay:1", "quay:2"));
    home.once();
    assert_eq!(said(&home, &["quarantine"]).1, "drop/a.json could not be read\ndrop/a.json.1 could not be read\n");
    fs::write(home.path("wiredesk.toml"), settings("")).unwrap();
    let back = "drop/a.json is taken when the folder is looked at next\n";
    assert_eq!(said(&home, &["quarantine", "replay", "drop/a.json"]), (0, back.to_owned()));
    let (code, taken) = said(&home, &["quarantine", "replay", "drop/a.json.1"]);
    assert!(code == 2 && taken.contains("a.json"), "one of that name lies there: {taken}");
    assert!(home.once().contains("1 new"));
    assert_eq!(said(&home, &["quarantine", "replay", "drop/a.json.1"]), (0, back.to_owned()));
    assert!(home.once().contains("1 new"));
    assert_eq!((names(&home.path("in/rejected")).len(), names(&home.path("in/processed")).len()), (0, 2));
    assert!(said(&home, &["tail"]).1.contains("replayed a.json of drop"));
    for stray in ["drop/../wiredesk.toml", "drop/none", "nobody/a.json", "ffffffff", "zz"] {
        let (code, words) = said(&home, &["quarantine", "replay", stray]);
        assert_eq!(code, 2, "{stray}: {words}");
    }
}
