//! Clocks that jump, hours that come twice or never, and silence: B9, B15.

use serde_json::json;

use super::{DAY, DROPPED, HOUR, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says};
use crate::home::{Home, wire};

fn embargoed(n: u32, until: &str) -> serde_json::Value {
    json!({ "uri": format!("urn:quay:{n}"), "headline": format!("Ferry {n}."), "embargoedUntil": until })
}

#[test]
fn b9_a_clock_that_is_set_adds_no_burst_of_requests_and_ends_no_embargo_early() {
    let agency = Agency::new(|_, n| says("200 OK", &[&format!("ETag: \"{n}\"")], &feed(&[1])));
    let settings = super::polled(&agency.address, "[[source]]\nname = 'drop'\nfolder = 'in'\n");
    let home = Home::new(&settings, NOW);
    home.drop("in/a.json", &wire(&json!([embargoed(7, "2031-03-01T10:30:00Z")])));
    let at = |seconds: i64| {
        home.set_seconds(NOW_SECONDS + seconds);
        home.once();
        let desk = home.start();
        (agency.count(), desk.get("/feeds/all.rss").text().contains("Ferry 7."))
    };
    assert_eq!(at(0), (1, false));
    // An hour back and forth again: whoever was asked is not asked anew.
    assert_eq!(at(-HOUR), (1, false));
    assert_eq!(at(1799), (1, false));
    assert_eq!(at(1800), (1, true), "to the second by the clock as it is");
    assert_eq!(at(1800 - HOUR), (1, false), "and held again when that was wrong");
    // An hour forward costs one request at most, however often it jumps.
    assert_eq!(at(2 * HOUR).0, 2);
    for _ in 0..3 {
        assert_eq!((at(HOUR).0, at(2 * HOUR).0), (2, 2));
    }
    assert_eq!(at(4 * HOUR).0, 3);
}

#[test]
fn b9_an_hour_that_comes_twice_ends_an_embargo_the_second_time_and_one_that_never_comes_late() {
    let home =
        Home::new(&DROPPED.replace("[[source]]", "timezone = 'Europe/Berlin'\n[[source]]"), "2031-03-29T10:00:00Z");
    let told = |documents: &[serde_json::Value]| {
        home.drop("in/a.json", &wire(&json!(documents)));
        home.once()
    };
    // 2031-03-30 02:30 is skipped there, 2031-10-26 02:30 is 00:30Z and 01:30Z; 23:59:60 belongs to the day that ends.
    let first = told(&[
        embargoed(1, "2031-03-30T02:30:00"),
        embargoed(2, "2031-10-26T02:30:00"),
        embargoed(3, "2031-06-30T23:59:60Z"),
        embargoed(4, "2031-07-01T12:00:00"),
    ]);
    assert!(!first.contains("of no zone"), "the settings say which zone: {first}");
    let desk = home.start();
    let shown = |now: &str| {
        home.set(now);
        let rss = desk.get("/feeds/all.rss").text();
        (1..=4).filter(|n| rss.contains(&format!("Ferry {n}."))).collect::<Vec<_>>()
    };
    assert_eq!(shown("2031-03-30T00:59:59Z"), [0; 0]);
    assert_eq!(shown("2031-03-30T01:30:00Z"), [1], "as the later of the two that may be meant");
    assert_eq!(shown("2031-06-30T23:59:59Z"), [1]);
    assert_eq!(shown("2031-07-01T00:00:00Z"), [1, 3]);
    assert_eq!((shown("2031-07-01T09:59:59Z"), shown("2031-07-01T10:00:00Z")), (vec![1, 3], vec![1, 3, 4]));
    assert_eq!(shown("2031-10-26T01:29:59Z"), [1, 3, 4]);
    assert_eq!(shown("2031-10-26T01:30:00Z"), [1, 2, 3, 4]);
}

#[test]
fn b9_an_embargo_of_no_zone_is_held_until_it_is_over_everywhere_and_told_of() {
    let home = Home::new(DROPPED, NOW);
    home.drop("in/a.json", &wire(&json!([embargoed(1, "2031-03-01T12:00:00"), embargoed(2, "2031-03-01T12:00:00Z")])));
    let told = home.once();
    assert!(
        told.contains("warning: drop: urn:quay:1 is under embargo until 2031-03-01T12:00:00, of no zone"),
        "{told}"
    );
    assert!(!told.contains("urn:quay:2 is under"), "{told}");
    let tail = String::from_utf8(home.run(&["tail"]).stdout).unwrap();
    assert!(tail.contains("of no zone: it is held until that is over everywhere"), "{tail}");
    let desk = home.start();
    for (now, shown) in
        [("2031-03-01T12:00:00Z", false), ("2031-03-01T23:59:59Z", false), ("2031-03-02T00:00:00Z", true)]
    {
        home.set(now);
        let rss = desk.get("/feeds/all.rss").text();
        assert_eq!((rss.contains("Ferry 1."), rss.contains("Ferry 2.")), (shown, true), "{now}");
    }
}

#[test]
fn b15_a_source_that_is_silent_for_longer_than_its_habit_is_told_of_once() {
    let home = Home::new(DROPPED, NOW);
    let drop = |n: i64| {
        home.drop(&format!("in/{n}.json"), &wire(&json!([{ "uri": format!("urn:quay:{n}"), "headline": "Ferry" }])))
    };
    for n in 0..7 {
        home.set_seconds(NOW_SECONDS + n * 600);
        drop(n);
        home.once();
    }
    let last = NOW_SECONDS + 6 * 600;
    let status = |seconds: i64| {
        home.set_seconds(last + seconds);
        let output = home.run(&["status"]);
        (output.status.code(), String::from_utf8(output.stdout).unwrap().contains("silent since 2031-03-01T11:00:00Z"))
    };
    assert_eq!(status(1800), (Some(0), false), "three times its habit");
    assert_eq!(status(1801), (Some(1), true));
    let desk = home.start();
    let told = desk.tells("nothing came since 2031-03-01T11:00:00Z, which is longer than its habit");
    assert!(told.contains("\"level\":\"warning\""), "{told}");
    assert!(desk.get("/metrics").text().contains("wiredesk_source_silent{source=\"drop\"} 1"));
    home.set_seconds(last + DAY);
    drop(8);
    let told = desk.tells("1 new");
    assert!(!told.contains("nothing came since"), "once: {told}");
    assert!(desk.get("/metrics").text().contains("wiredesk_source_silent{source=\"drop\"} 0"));
}
