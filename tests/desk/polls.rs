//! What a source is asked, how often, and what becomes of its answers.

use super::*;

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
