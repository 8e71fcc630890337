//! What was lost, came back, stayed or went round because of cut documents, purges, clocks, disks and slips of the pen.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use super::{DAY, DROPPED, HOUR, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says};
use crate::home::{Home, names, wire};
use crate::push::{all, receiver, story, take, to};

fn said(home: &Home, args: &[&str]) -> String {
    let output = home.run(args);
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

const CUT: &str = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[{\"id\":\"t1\",\"title\":\"One\",\
    \"content_text\":\"a\"},{\"id\":\"t2\",\"title\":\"KILL lost\",\"content_te";

#[test]
fn b4_the_end_of_a_document_that_was_cut_was_lost_without_a_word() {
    let home = Home::new(DROPPED, NOW);
    home.drop("in/a.json", CUT);
    let told = home.once();
    assert!(told.contains("1 new") && told.contains("a.json was read in part and lies in rejected"), "{told}");
    assert_eq!(
        (names(&home.path("in/rejected")), names(&home.path("in/processed")).len()),
        (vec!["a.json".to_owned()], 0)
    );
    assert!(said(&home, &["tail"]).contains("read in part"));
}

#[test]
fn b4_a_feed_that_was_cut_was_never_asked_for_whole() {
    let whole = CUT.to_owned() + "xt\":\"b\"}]}";
    let agency = Agency::new(move |_, n| match n {
        0 => says("200 OK", &["ETag: \"a\""], CUT),
        1 => says("200 OK", &["ETag: \"a\""], &whole),
        _ => says("304 Not Modified", &[], ""),
    });
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    assert!(home.once().contains("what came was not read whole"));
    for n in [2, 4] {
        home.set_seconds(NOW_SECONDS + n * HOUR);
        home.once();
    }
    let asked: Vec<_> = agency.requests().iter().map(|r| r.header("if-none-match").map(str::to_owned)).collect();
    assert_eq!(asked, [None, None, Some("\"a\"".to_owned())]);
    assert!(said(&home, &["trace", "t2"]).contains("t2"));
}

#[test]
fn b4_a_feed_that_is_always_broken_is_asked_with_conditions_again() {
    let agency = Agency::new(|_, _| says("200 OK", &["ETag: \"a\""], CUT));
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    for n in 0..3 {
        home.set_seconds(NOW_SECONDS + n * 2 * HOUR);
        home.once();
    }
    let asked: Vec<_> = agency.requests().iter().map(|r| r.header("if-none-match").is_some()).collect();
    assert_eq!(asked, [false, false, true]);
}

#[test]
fn i7_what_was_purged_came_back_as_new() {
    let agency = Agency::new(|_, n| says("200 OK", &["ETag: \"a\""], &feed(&[1]).replace("Quay", &n.to_string())));
    let (there, _) = receiver();
    let home = Home::new(&(super::polled(&agency.address, "retain = '6 s'") + &to("there", &there.address, "")), NOW);
    for n in 0..4 {
        home.set_seconds(NOW_SECONDS + n * DAY);
        home.once();
    }
    assert_eq!(all(&there), ["1 article Ferry 1"]);
    assert!(said(&home, &["trace", "quay:1"]).contains("nothing is known"));
}

#[test]
fn i7_a_purge_left_the_file_that_was_dropped() {
    let home = Home::new(DROPPED, NOW);
    home.drop("in/p.json", &wire(&json!([story(1, 1, &json!({}))])));
    home.drop("in/q.json", &wire(&json!([story(2, 1, &json!({}))])));
    home.once();
    // The same again lies there a second time.
    home.drop("in/p.json", &wire(&json!([story(1, 1, &json!({}))])));
    home.once();
    assert_eq!(names(&home.path("in/processed")), ["p.json", "p.json.1", "q.json"]);
    home.run(&["purge", "urn:quay:1"]);
    assert_eq!(names(&home.path("in/processed")), ["q.json"]);
    home.drop("in/p.json", &wire(&json!([story(1, 1, &json!({}))])));
    assert!(home.once().contains("0 new, 1 known"));
}

#[test]
fn f3_a_clock_that_was_ahead_ended_a_source() {
    let agency = Agency::new(|_, _| says("200 OK", &["ETag: \"a\""], &feed(&[1])));
    let home = Home::new(&super::polled(&agency.address, ""), "2041-03-01T10:00:00Z");
    home.once();
    home.set(NOW);
    home.once();
    assert_eq!(agency.count(), 2);
    home.set_seconds(NOW_SECONDS + 60);
    home.once();
    assert_eq!(agency.count(), 2, "and from then on as ever");
}

#[test]
fn f7_a_source_that_was_taken_out_and_added_again_was_never_asked() {
    let agency = Agency::new(|_, n| match n {
        0 | 1 => says("410 Gone", &[], ""),
        _ => says("200 OK", &[], &feed(&[1])),
    });
    let settings = super::polled(&agency.address, "");
    let home = Home::new(&settings, NOW);
    for days in [0, 2] {
        home.set_seconds(NOW_SECONDS + days * DAY);
        home.once();
    }
    assert!(said(&home, &["status"]).contains("`wiredesk sources remove`"));
    home.run(&["sources", "remove", "quay"]);
    fs::write(home.path("wiredesk.toml"), settings).unwrap();
    assert!(home.once().contains("1 new"));
}

#[test]
fn a_file_that_may_not_be_read_lay_there_without_a_word() {
    let home = Home::new(DROPPED, NOW);
    home.drop("in/a.json", &wire(&json!([story(1, 1, &json!({}))])));
    fs::set_permissions(home.path("in/a.json"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(home.path("in/a.json")).is_ok() {
        return; // To root no file is closed.
    }
    assert!(home.once().contains("a.json cannot be read and stays where it is"));
    assert!(said(&home, &["tail"]).contains("a.json cannot be read"));
}

#[test]
fn files_of_one_name_are_told_apart_however_many_there_are() {
    let home = Home::new(DROPPED, NOW);
    for n in 0..20 {
        home.drop("in/latest.json", &wire(&json!([story(n, 1, &json!({}))])));
        assert!(home.once().contains("1 new"), "{n}");
    }
    assert_eq!(names(&home.path("in/processed")).len(), 20);
}

#[test]
fn a_file_that_was_missing_kept_the_others_from_being_read() {
    let settings = "[[source]]\nname = 'files'\nfiles = ['missing.json', 'good.json']\n";
    let home = Home::new(settings, NOW);
    fs::write(home.path("good.json"), wire(&json!([story(1, 1, &json!({}))]))).unwrap();
    let told = home.once();
    assert!(
        told.contains("missing.json") && said(&home, &["trace", "urn:quay:1"]).contains("Ferry")
            || told.contains("1 new"),
        "{told}"
    );
    assert!(said(&home, &["trace", "urn:quay:1"]).contains("AP urn:quay:1: open"));
}

#[test]
fn what_a_destination_got_was_taken_by_a_source_again() {
    let settings = format!("{DROPPED}[[destination]]\nname = 'd'\nfolder = './x/../in/'\nformat = 'wire'\n");
    let home = Home::new(&settings, NOW);
    let checked = home.run(&["check"]);
    let words = String::from_utf8(checked.stderr).unwrap();
    assert!(checked.status.code() == Some(2) && words.contains("is taken by the source \"drop\" again"), "{words}");
}

#[test]
fn two_desks_worked_on_one_store() {
    let home = Home::new(DROPPED, NOW);
    let desk = home.start();
    let second = home.run(&["run", "--once"]);
    let words = String::from_utf8(second.stderr).unwrap();
    assert!(second.status.code() == Some(2) && words.contains("another `wiredesk run` works on the store"), "{words}");
    assert!(said(&home, &["tail"]).is_empty(), "commands work beside it");
    drop(desk);
    assert!(home.once().contains("0 new"));
    take(&home, &[story(1, 1, &json!({}))]);
}
