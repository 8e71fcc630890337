//! Kills that did not kill, holds that did not end, and corrections that were lost.

use std::fs;
use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::{DAY, DROPPED, HOUR, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says};
use crate::home::{Home, names, wire};
use crate::push::{all, receiver, settings, story, take, to};

fn said(home: &Home, args: &[&str]) -> String {
    String::from_utf8(home.run(args).stdout).unwrap()
}

fn atom(entries: &str) -> String {
    format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/' \
         xmlns:at='http://purl.org/atompub/tombstones/1.0'><title>Quay</title><id>urn:quay</id>\
         <updated>2031-03-01T09:00:00Z</updated>{entries}</feed>"
    )
}

const ENTRY: &str = "<entry><id>urn:quay:1</id><title>Libel</title><updated>2031-03-01T09:00:00Z</updated>\
    <dc:publisher>AP</dc:publisher><content>B</content></entry>";
const GRAVE: &str = "<at:deleted-entry ref='urn:quay:1' when='2031-03-01T09:30:00Z'/>";

#[test]
fn a_kill_that_named_no_provider_ended_another_story() {
    let (there, _) = receiver();
    let home = Home::new(&settings(&to("there", &there.address, "")), NOW);
    home.drop("in/a.atom", &atom(ENTRY));
    home.once();
    home.drop("in/b.atom", &atom(GRAVE));
    home.once();
    assert_eq!(said(&home, &["trace", "urn:quay:1"]).matches(" urn:quay:1: ").count(), 1);
    assert_eq!(all(&there), ["1 article Libel", "2 kill canceled"]);
    // Also when the kill comes first, and the story says later whose it is.
    home.drop("in/c.atom", &atom(&GRAVE.replace(":1'", ":2'")));
    home.once();
    home.drop("in/d.atom", &atom(&ENTRY.replace("quay:1", "quay:2")));
    home.once();
    assert_eq!(there.count(), 2);
}

#[test]
fn a_kill_that_named_the_revision_ended_another_story() {
    let (there, _) = receiver();
    let home = Home::new(&settings(&to("there", &there.address, "")), NOW);
    take(&home, &[json!({ "uri": "urn:rev:1", "story": "urn:st:1", "provider": "AP", "headline": "Libel" })]);
    take(&home, &[json!({ "uri": "urn:rev:1", "pubStatus": "canceled", "provider": "AP" })]);
    assert_eq!(all(&there), ["1 article Libel", "2 kill canceled"]);
    // By a further identifier of the kill, which is how the story is called.
    take(&home, &[story(5, 1, &json!({}))]);
    take(
        &home,
        &[
            json!({ "uri": "urn:k:5", "altIds": [{ "value": "urn:quay:5" }], "pubStatus": "canceled", "provider": "AP" }),
        ],
    );
    assert_eq!(all(&there)[2..], ["3 article Ferry 5 v1", "4 kill canceled"]);
    // What two texts have in common besides makes them no one story.
    let day = json!({ "altIds": [{ "value": "0103" }] });
    take(&home, &[story(6, 1, &day), story(7, 1, &day)]);
    assert_eq!(all(&there)[4..], ["5 article Ferry 6 v1", "6 article Ferry 7 v1"]);
}

#[test]
fn a_provider_that_the_settings_began_to_name_made_every_story_a_second_one() {
    let agency = Agency::new(|_, n| {
        says("200 OK", &["ETag: \"a\""], &feed(&[1]).replace("Ferry", if n == 0 { "Ferry" } else { "Late ferry" }))
    });
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    home.once();
    fs::write(home.path("wiredesk.toml"), super::polled(&agency.address, "provider = 'AP'")).unwrap();
    home.set_seconds(NOW_SECONDS + DAY);
    home.once();
    let desk = home.start();
    let rss = desk.get("/feeds/all.rss").text();
    assert!(rss.matches("<item>").count() == 1 && rss.contains("Late ferry"), "{rss}");
}

#[test]
fn a_feed_of_a_subject_did_not_show_that_its_story_was_killed() {
    let more = "[[feed]]\nname = 'sport'\nsubject = ['sport']\ntrade = true\n";
    let home = Home::new(&format!("{DROPPED}{more}"), NOW);
    let sport = json!({ "subjects": [{ "name": "sport" }] });
    take(&home, &[story(1, 1, &sport), story(2, 1, &sport), story(3, 1, &json!({}))]);
    let bare = |n: u32, status: &str| json!({ "uri": format!("urn:quay:{n}"), "version": "2", "provider": "AP", "pubStatus": status });
    take(&home, &[bare(1, "canceled"), bare(2, "withheld"), bare(3, "canceled")]);
    let desk = home.start();
    let g2 = desk.get("/feeds/sport.newsml-g2").text();
    assert!(g2.contains("urn:quay:1") && g2.contains("stat:canceled"), "{g2}");
    assert!(g2.contains("urn:quay:2") && g2.contains("stat:withheld") && !g2.contains("urn:quay:3"), "{g2}");
}

#[test]
fn newsrooms_that_had_a_story_before_the_public_did_not_learn_of_its_kill() {
    let more = "[[feed]]\nname = 'news'\ntrade = true\n";
    let home = Home::new(&format!("{DROPPED}{more}"), NOW);
    take(&home, &[story(1, 1, &json!({ "embargoedUntil": "2031-04-01T00:00:00Z" }))]);
    let desk = home.start();
    assert!(desk.get("/feeds/news.newsml-g2").text().contains("Ferry"));
    home.run(&["kill", "urn:quay:1"]);
    desk.until("/feeds/news.newsml-g2", |g2| g2.contains("stat:canceled") && !g2.contains("Ferry"));
    assert!(!desk.get("/feeds/all.rss").text().contains("Withdrawn"), "the public never saw it");
}

#[test]
fn a_story_that_had_expired_was_killed_and_nobody_was_told() {
    let home = Home::new(DROPPED, NOW);
    take(&home, &[story(1, 1, &json!({ "expires": "2031-03-01T11:00:00Z" }))]);
    home.set_seconds(NOW_SECONDS + 2 * HOUR);
    take(&home, &[story(1, 2, &json!({ "pubStatus": "canceled" }))]);
    let desk = home.start();
    assert!(desk.get("/feeds/all.rss").text().contains("Withdrawn"));
    assert!(desk.get("/feeds/all.atom").text().contains("deleted-entry"));
    let traced = said(&home, &["trace", "urn:quay:1"]);
    let item = traced.lines().find_map(|line| line.trim().strip_prefix("/items/")).unwrap();
    assert_eq!(desk.get(&format!("/items/{item}.text")).status, 410);
}

#[test]
fn a_kill_that_came_behind_the_retention_reached_nobody() {
    let (there, _) = receiver();
    let own = settings(&to("there", &there.address, "")).replace("folder = 'in'", "folder = 'in'\nretain = '3 s'");
    let more = "[[feed]]\nname = 'sea'\nsubject = ['sea']\n[[feed]]\nname = 'land'\nsubject = ['land']\n";
    let home = Home::new(&(own + more), NOW);
    take(&home, &[story(1, 1, &json!({ "subjects": [{ "name": "sea" }] }))]);
    home.set_seconds(NOW_SECONDS + HOUR);
    home.once();
    assert!(said(&home, &["trace", "urn:quay:1"]).is_empty(), "it was purged");
    let kill = json!({ "uri": "urn:quay:1", "version": "2", "provider": "AP", "pubStatus": "canceled" });
    take(&home, &[kill, story(2, 2, &json!({ "pubStatus": "canceled" }))]);
    assert_eq!(all(&there), ["1 article Ferry 1 v1", "2 kill canceled"]);
    let desk = home.start();
    let shown = |feed: &str| desk.get(&format!("/feeds/{feed}.rss")).text().contains("urn:quay:1");
    assert_eq!((shown("all"), shown("sea"), shown("land")), (true, true, false));
    assert!(!desk.get("/feeds/all.rss").text().contains("urn:quay:2"), "nobody ever had that");
}

#[test]
fn what_a_second_source_gave_too_was_lost_to_those_who_have_the_first() {
    let (there, _) = receiver();
    let more = "[[source]]\nname = 'other'\nfolder = 'other'\n[[feed]]\nname = 'first'\nsource = ['drop']\n";
    let home = Home::new(&settings(&(more.to_owned() + &to("there", &there.address, "source = ['drop']"))), NOW);
    take(&home, &[story(1, 1, &json!({}))]);
    home.drop("other/a.json", &wire(&json!([story(1, 1, &json!({ "slugline": "FERRY" }))])));
    home.once();
    let desk = home.start();
    assert!(desk.get("/feeds/first.rss").text().contains("Ferry 1 v1"));
    drop(desk);
    home.drop("other/b.json", &wire(&json!([story(1, 2, &json!({}))])));
    home.once();
    assert_eq!(all(&there).last().unwrap(), "3 article Ferry 1 v2");
    take(&home, &[story(1, 3, &json!({ "pubStatus": "canceled" }))]);
    let desk = home.start();
    assert!(desk.get("/feeds/first.atom").text().contains("deleted-entry"));
}

#[test]
fn a_text_that_went_back_to_what_it_was_stayed_wrong() {
    let words = ["first", "WRONG", "first", "first"];
    let agency = Agency::new(move |_, n| {
        says("200 OK", &["ETag: \"a\""], &feed(&[1]).replace("Ferry", words[n.min(3)]).replace("Quay", &n.to_string()))
    });
    let (there, _) = receiver();
    let home = Home::new(&(super::polled(&agency.address, "") + &to("there", &there.address, "")), NOW);
    for n in 0..4 {
        home.set_seconds(NOW_SECONDS + n * DAY);
        home.once();
    }
    assert_eq!(all(&there), ["1 article first 1", "2 article WRONG 1", "3 article first 1"]);
    let desk = home.start();
    let rss = desk.get("/feeds/all.rss").text();
    assert!(rss.contains("first 1") && !rss.contains("WRONG"), "{rss}");
}

#[test]
fn a_feed_that_holds_two_texts_of_one_story_changed_its_mind_at_every_poll() {
    let agency = Agency::new(|_, n| {
        let both = feed(&[1])
            .replace("<item>", "<item><title>Old 1</title><guid isPermaLink=\"false\">quay:1</guid></item><item>");
        says("200 OK", &["ETag: \"a\""], &both.replace("Quay", &n.to_string()))
    });
    let (there, _) = receiver();
    let home = Home::new(&(super::polled(&agency.address, "") + &to("there", &there.address, "")), NOW);
    for n in 0..4 {
        home.set_seconds(NOW_SECONDS + n * DAY);
        home.once();
    }
    assert_eq!(all(&there), ["1 article Old 1", "2 article Ferry 1"]);
}

#[test]
fn an_old_document_that_came_again_was_no_news() {
    let home = Home::new(DROPPED, NOW);
    let text = |words: &str| json!({ "uri": "urn:quay:1", "headline": words });
    take(&home, &[text("first")]);
    take(&home, &[text("second")]);
    take(&home, &[text("first")]);
    let desk = home.start();
    assert!(desk.get("/feeds/all.rss").text().contains("second"), "a wire sends some things twice");
}

#[test]
fn a_hold_was_a_tombstone_to_readers_of_atom_and_its_release_undid_nothing() {
    let home = Home::new(
        &settings(
            "[[destination]]\nname = 'd'\nfolder = 'out'\nformat = 'atom'\n[[destination]]\nname = 'w'\nfolder = 'wire'\nformat = 'wire'\n",
        ),
        NOW,
    );
    let down =
        Home::new(&DROPPED.replace("folder = 'in'", "folder = 'in'\n[[source]]\nname = 'wire'\nfolder = 'wire'"), NOW);
    let hand_on = || {
        for (from, to) in [("out", "in"), ("wire", "wire")] {
            for name in names(&home.path(from)) {
                let document = fs::read_to_string(home.path(&format!("{from}/{name}"))).unwrap();
                fs::remove_file(home.path(&format!("{from}/{name}"))).unwrap();
                assert!(name.contains("kill") || !document.contains("deleted-entry"), "{document}");
                down.drop(&format!("{to}/{name}"), &document);
            }
        }
        down.once();
    };
    let shown = |words: &str| {
        let desk = down.start();
        desk.get("/feeds/all.rss").text().contains(words)
    };
    take(
        &home,
        &[
            json!({ "uri": "urn:quay:1", "provider": "AP", "headline": "Ferry", "versionCreated": "2031-03-01T09:00:00Z" }),
        ],
    );
    hand_on();
    assert!(shown("Ferry"));
    home.set_seconds(NOW_SECONDS + 60);
    home.run(&["hold", "urn:quay:1"]);
    home.once();
    hand_on();
    assert!(!shown("Ferry"));
    home.set_seconds(NOW_SECONDS + 120);
    home.run(&["release", "urn:quay:1"]);
    home.once();
    hand_on();
    assert!(shown("Ferry"), "{}", said(&down, &["trace", "urn:quay:1"]));
    home.run(&["kill", "urn:quay:1"]);
    home.once();
    hand_on();
    assert!(!shown("Ferry"));
}

#[test]
fn an_earlier_revision_went_out_while_its_correction_was_under_embargo() {
    let ((dead, status), (alive, _)) = (receiver(), receiver());
    status.store(503, Ordering::SeqCst);
    let home = Home::new(&settings(&(to("dead", &dead.address, "") + &to("alive", &alive.address, ""))), NOW);
    take(&home, &[story(2, 1, &json!({})), story(1, 1, &json!({}))]);
    let until: Value = json!({ "embargoedUntil": "2031-03-02T10:00:00Z" });
    take(&home, &[story(1, 2, &until)]);
    assert_eq!(all(&alive), ["1 article Ferry 2 v1", "2 article Ferry 1 v1", "3 withhold withheld"]);
    status.store(200, Ordering::SeqCst);
    home.set_seconds(NOW_SECONDS + HOUR);
    home.once();
    assert_eq!(all(&dead)[1..], ["1 article Ferry 2 v1"], "of the other nothing was ever tried");
    assert_eq!(alive.count(), 3);
    home.set_seconds(NOW_SECONDS + DAY);
    home.once();
    assert_eq!(all(&alive)[3..], ["4 article Ferry 1 v2"]);
    assert_eq!(all(&dead)[2..], ["3 article Ferry 1 v2"]);
    let lifted: Value = serde_json::from_str(&alive.requests()[3].body).unwrap();
    assert_eq!(lifted["articles"][0]["versionCreated"], "2031-03-02T10:00:00Z", "later than the hold");
}
