//! Disks, servers and stores that fail: B1, B4, B7, B11, B14, B17, and redirects from TLS (F6).

use std::fs;
use std::process::Command;

use serde_json::json;

use super::{DAY, DROPPED, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says, secure};
use crate::home::{Home, integrity, names, query, wire};

/// A story of about 100 KB, so that none fits where no room is.
fn large(n: usize) -> String {
    let body = format!("The ferry {n} is late. ").repeat(5000);
    wire(
        &json!([{ "uri": format!("urn:quay:{n}"), "headline": format!("Ferry {n}."), "provider": "AP", "bodies": [body] }]),
    )
}

#[test]
fn b1_on_a_full_disk_nothing_is_acknowledged_and_nothing_lost_and_it_heals_by_itself() {
    let settings = format!("{DROPPED}[[destination]]\nname = 'print'\nfolder = 'out'\nformat = 'wire'\n");
    let home = Home::new(&settings, NOW);
    home.drop("in/0.json", &large(0));
    // What is over the limit is an error of the write, as on a full disk, not the end of the process.
    let desk = home.start_behind("trap '' XFSZ");
    desk.until("/feeds/all.rss", |rss| rss.contains("Ferry 0."));
    let room = |bytes: &str| {
        let done = Command::new("prlimit").args(["--pid", &desk.id(), &format!("--fsize={bytes}:unlimited")]).status();
        done.is_ok_and(|status| status.success())
    };
    if !room("unlimited") {
        #[allow(clippy::print_stderr, reason = "whoever runs the tests is told")]
        {
            eprintln!("no prlimit (util-linux): skipped");
        }
        return;
    }
    let log = || fs::metadata(home.path("desk/desk.db-wal")).map_or(0, |file| file.len());
    // No room at all; room for the first page of the change; room for some of its pages.
    for (n, more) in [(1, 0), (2, 1), (3, 4200), (4, 50_000)] {
        assert!(room(&(if more == 0 { 0 } else { log() + more }).to_string()));
        let name = format!("{n}.json");
        home.drop(&format!("in/{name}"), &large(n));
        let told = desk.tells("\"level\":\"warning\"");
        assert!(!told.contains("panicked"), "{told}");
        assert_eq!(names(&home.path("in")), [name.as_str()], "it stays where it was dropped");
        assert!(!home.path("in/processed").join(&name).exists());
        // What there is is served all the same.
        assert!(desk.get("/feeds/all.rss").text().contains(&format!("Ferry {}.", n - 1)));
        assert!(room("unlimited"));
        desk.until("/feeds/all.rss", |rss| rss.contains(&format!("Ferry {n}.")));
        desk.until("/healthz", |_| home.path("in/processed").join(&name).exists());
    }
    home.set_seconds(NOW_SECONDS + DAY);
    desk.until("/api/status", |status| status.contains("\"queued\":0,\"refused\":0,\"sent\":5"));
    drop(desk);
    assert_eq!(names(&home.path("out")).len(), 5, "each once");
    assert_eq!(integrity(&home), "ok");
}

#[test]
fn b4_what_is_still_being_written_is_not_taken() {
    let home = Home::new(DROPPED, NOW);
    let story = |n: u32| wire(&json!([{ "uri": format!("urn:quay:{n}"), "headline": format!("Ferry {n}.") }]));
    home.drop("in/sound.json", &story(1));
    let half = story(2);
    fs::write(home.path("in/two.json.part"), &half[..half.len() / 2]).unwrap();
    fs::write(home.path("in/.three.json"), &half[..half.len() / 2]).unwrap();
    fs::write(home.path("in/four.json"), "").unwrap();
    let told = home.once();
    assert!(told.contains("1 new, 0 known") && !told.contains("rejected"), "{told}");
    fs::write(home.path("in/two.json.part"), &half).unwrap();
    fs::rename(home.path("in/two.json.part"), home.path("in/two.json")).unwrap();
    // A marker says that it is whole; it goes with its file.
    fs::write(home.path("in/four.json"), story(4)).unwrap();
    fs::write(home.path("in/four.json.done"), "").unwrap();
    assert!(home.once().contains("2 new, 0 known"));
    assert_eq!(names(&home.path("in")), [".three.json"]);
}

#[test]
fn b7_what_two_sources_give_is_one_story() {
    let settings = "[desk]\nlisten = '127.0.0.1:0'\n[[source]]\nname = 'one'\nfolder = 'one'\n[[source]]\nname = 'two'\nfolder = 'two'\n\
        [[feed]]\nname = 'all'\n[[destination]]\nname = 'print'\nfolder = 'out'\nformat = 'wire'\n";
    let home = Home::new(settings, NOW);
    let story = |version: u32| json!({ "uri": "urn:quay:1", "provider": "AP", "version": version.to_string(), "headline": format!("Ferry v{version}.") });
    home.drop("one/a.json", &wire(&json!([story(1)])));
    assert!(home.once().contains("1 new, 0 known"));
    home.drop("two/a.json", &wire(&json!([story(1)])));
    assert!(home.once().contains("0 new, 1 known"), "the same by another way");
    home.drop("two/b.json", &wire(&json!([story(2)])));
    home.drop("one/b.json", &wire(&json!([story(2)])));
    assert!(home.once().contains("1 new, 1 known"));
    let rss = home.start().get("/feeds/all.rss").text();
    assert!(rss.matches("<item>").count() == 1 && rss.contains("Ferry v2."), "{rss}");
    assert_eq!(names(&home.path("out")).len(), 2, "each revision is sent once");
}

#[test]
fn b11_whatever_a_server_answers_costs_a_poll_and_is_told_and_the_next_one_counts() {
    let errors = [
        "401 Unauthorized",
        "403 Forbidden",
        "404 Not Found",
        "410 Gone",
        "429 Too Many Requests",
        "500 Internal Server Error",
        "502 Bad Gateway",
        "503 Service Unavailable",
        "504 Gateway Timeout",
        "",
        "garbage",
        "200 OK",
    ];
    let agency = Agency::new(move |_, n| match errors[n] {
        // Closed without a word.
        "" => String::new(),
        "garbage" => "no HTTP at all\r\n\r\n".to_owned(),
        "200 OK" => says("200 OK", &[], &feed(&[1])),
        error => says(error, &["ETag: \"error\""], &feed(&[9])),
    });
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    let count = i64::try_from(errors.len()).unwrap();
    for (n, error) in (0..count).zip(errors) {
        home.set_seconds(NOW_SECONDS + n * 3 * DAY);
        let told = home.once();
        assert!(!told.contains("panicked"), "{told}");
        let status = home.run(&["status"]);
        let said = String::from_utf8(status.stdout).unwrap();
        match error.split(' ').next() {
            Some("200") => assert!(told.contains("1 new") && status.status.code() == Some(0), "{told} {said}"),
            Some("" | "garbage") => assert!(status.status.code() == Some(1), "{said}"),
            code => assert!(said.contains(&format!("the server answered {}", code.unwrap())), "{said}"),
        }
        assert!(!told.contains("1 new") || error == "200 OK", "what comes with an error is no feed: {told}");
    }
    assert!(agency.requests().iter().all(|request| request.header("if-none-match").is_none()), "nor its validators");
    // A certificate that ended, one of nobody that is known, and one that holds.
    let said = says("200 OK", &[], &feed(&[1]));
    let ca = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/desk/tls/ca.pem");
    let tls = |certificate: &str| Home::new(&super::polled(&secure(certificate, &said), ""), NOW);
    let expired = tls("expired.pem").with("SSL_CERT_FILE", ca).once();
    assert!(expired.contains("0 new") && expired.to_lowercase().contains("expired"), "{expired}");
    assert!(tls("sound.pem").once().contains("0 new"), "nobody vouches for it");
    let sound = tls("sound.pem").with("SSL_CERT_FILE", ca).once();
    assert!(sound.contains("1 new"), "{sound}");
}

#[test]
fn f6_from_tls_nobody_is_led_to_where_others_can_listen() {
    let open = Agency::new(|_, _| says("200 OK", &[], &feed(&[1])));
    let ca = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/desk/tls/ca.pem");
    for status in ["301 Moved Permanently", "302 Found", "307 Temporary Redirect"] {
        let said = says(status, &[&format!("Location: {}/feed", open.address)], "");
        let settings = super::polled(&secure("sound.pem", &said), "secret-env = 'QUAY_SECRET'");
        let told = Home::new(&settings, NOW).with("SSL_CERT_FILE", ca).once();
        assert!(told.contains("it is redirected from https to http://"), "{told}");
    }
    assert_eq!(open.count(), 0);
}

#[test]
fn b14_a_store_that_a_later_program_took_over_is_refused_and_left_as_it_is() {
    let home = Home::new(DROPPED, NOW);
    home.drop("in/a.json", &wire(&json!([{ "uri": "urn:quay:1", "headline": "Ferry" }])));
    let desk = home.start();
    desk.until("/feeds/all.rss", |rss| rss.contains("Ferry"));
    // Mid-run: what runs goes on with what it has, what begins is refused.
    query(&home, "UPDATE version SET steps = steps + 1000");
    assert_eq!(desk.get("/feeds/all.rss").status, 200);
    for command in [&["run", "--once"][..], &["status"], &["kill", "urn:quay:1"]] {
        let output = home.run(command);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && told.contains("is of a later wiredesk"), "{told}");
    }
    drop(desk);
    query(&home, "UPDATE version SET steps = steps - 1000");
    assert_eq!(home.run(&["trace", "urn:quay:1"]).status.code(), Some(0));
}

#[test]
fn b17_what_is_purged_while_it_is_sent_leaves_no_byte_and_is_not_sent_again() {
    let secret = "Zwetschgendatschi";
    let (begun, seen) = std::sync::mpsc::channel();
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let receiver = Agency::new(move |_, n| {
        if n == 0 {
            // Until the purge is through.
            begun.send(()).unwrap();
            wait.recv().unwrap();
        }
        says("503 Service Unavailable", &[], "")
    });
    let to =
        format!("[[destination]]\nname = 'there'\nurl = '{}/in'\nformat = 'wire'\nprivate = true\n", receiver.address);
    let home = Home::new(&format!("{DROPPED}{to}"), NOW);
    let desk = home.start();
    home.drop("in/a.json", &wire(&json!([{ "uri": "urn:quay:1", "headline": secret, "provider": "AP" }])));
    seen.recv().unwrap();
    let purged = home.run(&["purge", "urn:quay:1"]);
    assert_eq!(String::from_utf8(purged.stdout).unwrap(), "AP urn:quay:1: purged\n");
    go.send(()).unwrap();
    desk.tells("it answered 503");
    home.set_seconds(NOW_SECONDS + DAY);
    desk.until("/feeds/all.rss", |rss| !rss.contains(secret));
    home.drop("in/b.json", &wire(&json!([{ "uri": "urn:quay:2", "headline": "Ferry", "provider": "AP" }])));
    desk.until("/healthz", |_| receiver.count() > 1);
    drop(desk);
    assert!(receiver.requests()[1..].iter().all(|request| !request.body.contains(secret)), "it is not sent again");
    let files = fs::read_dir(home.path("desk")).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap());
    assert!(!files.collect::<Vec<_>>().concat().windows(secret.len()).any(|part| part == secret.as_bytes()));
}
