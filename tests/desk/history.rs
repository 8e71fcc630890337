//! What a feed says of what it does not hold: complete feeds (P1), archives that are walked (P4), and documents that are
//! tombstones (T4).

use serde_json::json;

use super::{DAY, DROPPED, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says};
use crate::home::{Home, wire};

const HISTORY: &str = "xmlns:fh=\"http://purl.org/syndication/history/1.0\"";

/// A feed of these items that says what stands above them.
fn stating(above: &str, items: &[u32]) -> String {
    let document = feed(items).replace("<rss ", &format!("<rss {HISTORY} xmlns:atom=\"http://www.w3.org/2005/Atom\" "));
    document.replace("<title>Quay</title>", &format!("<title>Quay</title>{above}"))
}

#[test]
fn p1_what_a_complete_feed_holds_no_longer_is_gone_and_may_come_back() {
    let paged = "<fh:complete/><atom:link rel=\"next\" href=\"/2\"/>";
    let editions: Vec<String> = vec![
        stating("<fh:complete/>", &[1, 2, 3]),
        stating("<fh:complete/>", &[1, 3]),
        stating("<fh:complete/>", &[1, 2, 3]),
        // Who names further pages is not complete whatever it says, and who does not say it never was.
        stating(paged, &[1]),
        stating("", &[3]),
    ];
    let agency = Agency::new(move |_, n| says("200 OK", &[&format!("ETag: \"{n}\"")], &editions[n]));
    let receiver = Agency::new(|_, _| says("200 OK", &[], ""));
    let to =
        format!("[[destination]]\nname = 'there'\nurl = '{}/in'\nformat = 'wire'\nprivate = true\n", receiver.address);
    let settings = super::polled(&agency.address, "[[source]]\nname = 'drop'\nfolder = 'in'\n") + &to;
    let home = Home::new(&settings, NOW);
    home.drop("in/a.json", &wire(&json!([{ "uri": "urn:quay:9", "headline": "Ferry 9" }])));
    for (n, shown) in [[true, true, true], [true, false, true], [true; 3], [true; 3], [true; 3]].into_iter().enumerate()
    {
        home.set_seconds(NOW_SECONDS + i64::try_from(n).unwrap() * 2 * DAY);
        home.once();
        let desk = home.start();
        let rss = desk.get("/feeds/all.rss").text();
        let found = [1, 2, 3].map(|story| rss.contains(&format!("<title>Ferry {story}</title>")));
        assert_eq!(found, shown, "{n}: {rss}");
        assert!(
            rss.contains("Ferry 9") && !rss.contains("Withdrawn"),
            "nothing of another source is, and nobody killed it"
        );
        assert!(!desk.get("/feeds/all.atom").text().contains("deleted-entry"));
        if n == 1 {
            let traced = String::from_utf8(home.run(&["trace", "quay:2"]).stdout).unwrap();
            assert!(traced.contains("no longer in its feed"), "{traced}");
        }
    }
    let acts: Vec<_> = receiver.requests().iter().map(|r| r.header("wiredesk-act").unwrap().to_owned()).collect();
    assert_eq!(acts, ["article", "article", "article", "article", "withhold", "article"], "who has it is told");
}

/// A document of an Atom feed: the archive before it, and its entries with their titles and days.
fn atom(previous: Option<&str>, entries: &[(u32, &str, u32)]) -> String {
    let link = previous.map(|at| format!("<link rel=\"prev-archive\" href=\"{at}\"/>")).unwrap_or_default();
    let entry = |(n, title, day): &(u32, &str, u32)| {
        format!("<entry><id>quay:{n}</id><title>{title}</title><updated>2031-02-{day:02}T09:00:00Z</updated></entry>")
    };
    let entries: String = entries.iter().map(entry).collect();
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:feed</id><title>Quay</title>\
         <updated>2031-03-01T09:00:00Z</updated>{link}{entries}</feed>"
    )
}

fn archives(path: &str, n: usize) -> String {
    let (tag, current) = match n {
        0 => ("ETag: \"0\"", atom(Some("/a2"), &[(6, "six", 6), (5, "five, corrected", 5)])),
        1 => ("ETag: \"1\"", atom(Some("a4"), &[(10, "ten", 10)])),
        _ => ("ETag: \"2\"", atom(Some("/gone"), &[(11, "eleven", 11)])),
    };
    match path {
        "/feed" => says("200 OK", &[tag], &current),
        "/a4" => says("200 OK", &[], &atom(Some("/a3"), &[(9, "nine", 9), (8, "eight", 8)])),
        "/a3" => says("200 OK", &[], &atom(Some("/a2"), &[(7, "seven", 7)])),
        "/a2" => says("200 OK", &[], &atom(Some("/a1"), &[(5, "five", 4), (4, "four", 4)])),
        "/a1" => says("200 OK", &[], &atom(None, &[(1, "one", 1)])),
        _ => says("404 Not Found", &[], ""),
    }
}

#[test]
fn p4_archives_are_walked_to_the_first_that_is_known_and_the_newest_wins() {
    let (whole, since) = (Agency::new(archives), Agency::new(archives));
    let source = |name: &str, agency: &Agency, more: &str| {
        format!("[[source]]\nname = '{name}'\nurl = '{}/feed'\nprivate = true\n{more}\n", agency.address)
    };
    let settings = |source: String| format!("[desk]\nlisten = '127.0.0.1:0'\n{source}[[feed]]\nname = 'all'\n");
    let homes = [
        Home::new(&settings(source("whole", &whole, "history = true")), NOW),
        Home::new(&settings(source("since", &since, "")), NOW),
    ];
    let mut told = Vec::new();
    for day in [0, 2, 4, 6] {
        // Beside each other: they wait a second between two requests.
        let both = std::thread::scope(|scope| {
            let tasks: Vec<_> = homes
                .iter()
                .map(|home| {
                    scope.spawn(move || {
                        home.set_seconds(NOW_SECONDS + day * DAY);
                        home.once()
                    })
                })
                .collect();
            tasks.into_iter().map(|task| task.join().unwrap()).collect::<Vec<_>>()
        });
        told.push(both);
    }
    let paths =
        |agency: &Agency| agency.requests().into_iter().map(|request| request.path).collect::<Vec<_>>().join(" ");
    assert_eq!(paths(&whole), "/feed /a2 /a1 /feed /a4 /a3 /feed /gone /feed", "{told:?}");
    assert_eq!(
        paths(&since),
        "/feed /feed /a4 /a3 /feed /gone /feed",
        "what was archived before it was first asked is not"
    );
    assert!(told[2][0].contains("its archive") && told[2][0].contains("answered 404"), "{told:?}");
    let desk = homes[0].start();
    let served = desk.get("/feeds/all.atom").text();
    for title in ["one", "four", "five, corrected", "six", "seven", "eight", "nine", "ten", "eleven"] {
        assert!(served.contains(&format!(">{title}</title>")), "{title}: {served}");
    }
    assert!(!served.contains(">five</title>"), "the newest of an id stands: {served}");
    let asked = whole.requests();
    assert!(asked[1].header("if-none-match").is_none(), "validators are the feed's own");
}

#[test]
fn t4_a_document_that_is_a_tombstone_is_read_and_stands_at_the_address_of_what_was_killed() {
    let grave = "<?xml version=\"1.0\"?><at:deleted-entry xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" \
        ref=\"quay:1\" when=\"2031-03-02T09:00:00Z\"><at:comment>Never happened</at:comment></at:deleted-entry>";
    let agency = Agency::new(move |_, n| match n {
        0 => says("200 OK", &["Content-Type: application/rss+xml"], &feed(&[1, 2])),
        _ => says("200 OK", &["Content-Type: application/atomdeleted+xml"], grave),
    });
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    home.once();
    let traced = String::from_utf8(home.run(&["trace", "quay:1"]).stdout).unwrap();
    let item = traced.lines().find_map(|line| line.trim().strip_prefix("/items/")).unwrap().to_owned();
    let desk = home.start();
    assert_eq!(desk.get(&format!("/items/{item}.atom")).status, 200);
    drop(desk);
    home.set_seconds(NOW_SECONDS + 2 * DAY);
    assert!(home.once().contains("1 new"));
    let desk = home.start();
    let served = desk.get("/feeds/all.rss").text();
    assert!(served.contains("Withdrawn") && !served.contains("Ferry 1") && served.contains("Ferry 2"), "{served}");
    let answer = desk.get(&format!("/items/{item}.atom"));
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (410, Some("application/atomdeleted+xml; charset=utf-8"))
    );
    let text = answer.text();
    assert!(text.contains("<at:deleted-entry xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" ref=\"quay:1\" when=\"2031-03-03T10:00:00Z\""), "{text}");
    assert!(!text.contains("Ferry"), "{text}");
    // What is handed on so is read so.
    let other = Home::new(DROPPED, NOW);
    other.drop("in/a.json", &wire(&json!([{ "uri": "quay:1", "headline": "Ferry 1" }])));
    other.once();
    other.drop("in/b.atom", &text);
    other.once();
    assert!(other.start().get("/feeds/all.rss").text().contains("Withdrawn"));
}
