//! The sources in the settings, as lists, and the list of what is kept apart.

use std::fs;

use serde_json::json;

use super::{DROPPED, NOW};
use crate::home::{Home, wire};

fn said(home: &Home, args: &[&str]) -> String {
    let output = home.run(args);
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn sources_are_added_removed_imported_and_exported() {
    let home = Home::new(&format!("# Ours.\n{DROPPED}"), NOW);
    assert_eq!(
        said(&home, &["sources", "add", "https://coast.example/feed"]),
        "coast-example: https://coast.example/feed\n"
    );
    let list = "<opml version='2.0'><body><outline text='Coast'><outline text='Quay News' type='rss' \
        xmlUrl='https://quay.example/?a=1&amp;b=&quot;2&quot;'/><outline xmlUrl='https://coast.example/feed'/></outline></body></opml>";
    fs::write(home.path("feeds.opml"), list).unwrap();
    let imported = said(&home, &["sources", "import", "feeds.opml"]);
    assert!(
        imported.contains("quay-news: https://quay.example/") && imported.contains("it is a source already"),
        "{imported}"
    );
    let exported = said(&home, &["sources", "export"]);
    fs::write(home.path("again.opml"), &exported).unwrap();
    assert_eq!(said(&home, &["sources", "import", "again.opml"]).matches("already").count(), 2, "{exported}");
    assert_eq!(said(&home, &["sources", "list"]).lines().count(), 3);
    said(&home, &["sources", "remove", "coast-example"]);
    let settings = fs::read_to_string(home.path("wiredesk.toml")).unwrap();
    assert!(settings.starts_with("# Ours.\n") && !settings.contains("coast.example"), "{settings}");
    assert!(settings.contains("[[feed]]\nname = 'all'") && settings.contains("quay-news"), "{settings}");
    // What would not be right is not written.
    assert!(said(&home, &["sources", "add", "no-url"]).contains("is no http or https URL"));
    assert_eq!(fs::read_to_string(home.path("wiredesk.toml")).unwrap(), settings);
    assert_eq!(home.run(&["sources", "remove", "nobody"]).status.code(), Some(2));
}

#[test]
fn what_comes_behind_a_kill_is_listed_as_kept_apart() {
    let home = Home::new(DROPPED, NOW);
    let story = |version: &str| json!({ "uri": "urn:quay:1", "version": version, "provider": "AP" });
    let mut kill = story("2");
    kill["pubStatus"] = "canceled".into();
    for (name, article) in [("a", story("1")), ("b", kill), ("c", story("3"))] {
        home.drop(&format!("in/{name}.json"), &wire(&json!([article])));
        home.once();
    }
    let apart = said(&home, &["quarantine"]);
    assert!(
        apart.starts_with("2031-03-01T10:00:00Z AP urn:quay:1 version 3 sha256 ") && apart.ends_with(" from drop\n"),
        "{apart}"
    );
    assert_eq!(apart.lines().count(), 1);
}
