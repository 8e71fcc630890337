//! More of polite polling (F5, C3, C5, C9, C10, C12 to C14), tombstones (RFC 6721: T1 to T3, T5) and archives (RFC 5005: P2, P3).

use serde_json::{Value, json};

use super::{DAY, DROPPED, HOUR, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says};
use crate::home::{Home, Running, wire};

#[test]
fn f5_c10_c13_what_a_server_and_a_feed_say_puts_the_next_poll_off_and_never_forward() {
    let hinted = |hint: &str| feed(&[1]).replace("<title>Quay</title>", &format!("<title>Quay</title>{hint}"));
    // Name, headers, feed, hours at which it may not be asked yet, and when it is asked again.
    let skewed = ["ETag: \"a\"", "Date: Mon, 01 Jan 2029 00:00:00 GMT", "Expires: Mon, 01 Jan 2029 06:00:00 GMT"];
    let now = "<skipHours><hour>11</hour><hour>12</hour><hour>13</hour></skipHours>";
    let sy = "<sy:updatePeriod xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">daily</sy:updatePeriod>\
        <sy:updateFrequency xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">3</sy:updateFrequency>";
    let cases: [(&str, Vec<&str>, String, i64, i64); 6] = [
        ("fresh", vec!["ETag: \"a\"", "Cache-Control: public, max-age=43200"], feed(&[1]), 12, 14),
        ("expires", skewed.to_vec(), feed(&[1]), 6, 7),
        ("ttl", vec!["ETag: \"a\""], hinted("<ttl>300</ttl>"), 5, 6),
        ("sy", vec!["ETag: \"a\""], hinted(sy), 8, 9),
        ("skipped", vec!["ETag: \"a\""], hinted(now), 3, 5),
        ("eager", vec!["ETag: \"a\"", "Cache-Control: max-age=0"], hinted("<ttl>1</ttl>"), 1, 2),
    ];
    for (name, headers, document, not_yet, again) in cases {
        let headers: Vec<String> = headers.into_iter().map(str::to_owned).collect();
        let agency =
            Agency::new(move |_, _| says("200 OK", &headers.iter().map(String::as_str).collect::<Vec<_>>(), &document));
        let home = Home::new(&super::polled(&agency.address, ""), NOW);
        home.once();
        home.set_seconds(NOW_SECONDS + not_yet * HOUR - 1);
        home.once();
        assert_eq!(agency.count(), 1, "{name} is asked too soon");
        home.set_seconds(NOW_SECONDS + again * HOUR);
        home.once();
        assert_eq!(agency.count(), 2, "{name} is not asked again");
    }
}

#[test]
fn c3_c5_c9_c14_validators_are_those_of_the_last_answer_and_no_poll_goes_without() {
    let date = "Last-Modified: Sat, 01 Mar 2031 08:00:00 GMT";
    let agency = Agency::new(move |_, n| match n {
        // The date stays though the tag is another.
        0..=2 => says("200 OK", &[&format!("ETag: \"{n}\""), date], &feed(&[1])),
        3..=20 => says("304 Not Modified", &[], ""),
        21 => says("200 OK", &["Last-Modified: Sun, 02 Mar 2031 08:00:00 GMT"], &feed(&[2])),
        _ => says("304 Not Modified", &[], ""),
    });
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    for poll in 0..23 {
        home.set_seconds(NOW_SECONDS + poll * 3 * HOUR);
        home.once();
    }
    let asked = agency.requests();
    assert_eq!(asked.len(), 23);
    let tags: Vec<_> = asked.iter().map(|request| request.header("if-none-match")).collect();
    assert_eq!(tags[..4], [None, Some("\"0\""), Some("\"1\""), Some("\"2\"")]);
    assert!(tags[4..22].iter().all(|tag| *tag == Some("\"2\"")), "none is sent without now and then: {tags:?}");
    assert_eq!(tags[22], None, "what an answer gives no longer is not kept");
    assert_eq!(asked[22].header("if-modified-since"), Some("Sun, 02 Mar 2031 08:00:00 GMT"));
}

#[test]
fn c12_the_last_date_goes_back_exactly_and_validators_stay_with_the_url_that_gave_them() {
    let odd = "Sat, 1 March 2031 8:00 GMT";
    let agency = Agency::new(move |path, n| match (path, n) {
        ("/feed", 0 | 1) => says("200 OK", &["ETag: \"own\"", &format!("Last-Modified: {odd}")], &feed(&[1])),
        ("/feed", _) => says("302 Found", &["Location: /other"], ""),
        _ => says("200 OK", &["ETag: \"other\""], &feed(&[2])),
    });
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    for poll in 0..4 {
        home.set_seconds(NOW_SECONDS + poll * DAY * 2);
        home.once();
    }
    let conditions = |n: usize| {
        let request = &agency.requests()[n];
        let header = |name| request.header(name).map(str::to_owned);
        (request.path.clone(), header("if-modified-since"), header("if-none-match"))
    };
    let (date, own, other) = (Some(odd.to_owned()), Some("\"own\"".to_owned()), Some("\"other\"".to_owned()));
    assert_eq!(conditions(1), ("/feed".to_owned(), date.clone(), own.clone()));
    assert_eq!(conditions(2), ("/feed".to_owned(), date, own));
    assert_eq!(conditions(3), ("/other".to_owned(), None, None), "not carried over a redirect");
    assert_eq!(conditions(4), ("/feed".to_owned(), None, None), "nor back");
    assert_eq!(conditions(5), ("/other".to_owned(), None, other));
}

fn atom(entries: &str) -> String {
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\">\
         <id>urn:feed</id><title>Quay</title><updated>2031-03-01T09:00:00Z</updated>{entries}</feed>"
    )
}

#[test]
fn t1_t2_t3_t5_a23_a_tombstone_is_believed_from_where_the_entry_came_and_handed_on() {
    let settings = "[desk]\nlisten = '127.0.0.1:0'\n[[source]]\nname = 'one'\nfolder = 'one'\nprovider = 'AP'\n\
        [[source]]\nname = 'two'\nfolder = 'two'\nprovider = 'AP'\n[[feed]]\nname = 'all'\n";
    let home = Home::new(settings, NOW);
    let entry = "<entry><id>urn:quay:1</id><title>Ferry</title><updated>2031-03-01T09:00:00Z</updated></entry>";
    let grave = "<at:deleted-entry ref=\"urn:quay:1\" when=\"2031-03-01T09:30:00Z\"/>";
    home.drop("one/a.atom", &atom(entry));
    home.once();
    home.drop("two/b.atom", &atom(grave));
    home.once();
    let desk = home.start();
    let served = desk.get("/feeds/all.atom").text();
    assert!(!served.contains("deleted-entry"), "T5: another source's tombstone kills nothing: {served}");
    assert_eq!(home.run(&["release", "urn:quay:1"]).status.code(), Some(0), "it is held for the desk to look at");
    desk.until("/feeds/all.atom", |atom| atom.contains("<title>Ferry</title>"));
    // T3: entry and tombstone beside each other in one document, the later one wins.
    home.drop("one/c.atom", &atom(&format!("{grave}{entry}{grave}")));
    let served = desk.until("/feeds/all.atom", |atom| atom.contains("deleted-entry"));
    let stone = served.split("<at:deleted-entry").nth(1).unwrap().split('>').next().unwrap();
    assert!(stone.contains("ref=\"urn:quay:1\"") && stone.contains("when=\"2031-03-01T10:00:00Z\""), "T1: {stone}");
    assert_eq!(served.matches("<at:deleted-entry").count(), 1, "T2: {served}");
    assert!(!served.contains("Ferry"), "{served}");
}

/// The numbers of the stories in a document of a feed, and where the archive before it is.
fn held(desk: &Running, path: &str) -> (Vec<u64>, Option<String>) {
    let text = desk.get(path).text();
    let number = |part: &str| part.split('<').next()?.parse().ok();
    let numbers = text.split("<id>urn:quay:").skip(1).filter_map(number).collect();
    let links = text.split("<link ").skip(1).find(|link| link.contains("rel=\"prev-archive\""));
    let href = links.and_then(|link| link.split("href=\"").nth(1)?.split('"').next());
    (numbers, href.map(|href| href.split_once("/feeds").unwrap().1).map(|path| format!("/feeds{path}")))
}

#[test]
fn p2_p3_what_a_feed_no_longer_holds_stands_in_archives_that_stay_as_they_are() {
    let settings = format!("{DROPPED}limit = 3\narchive = true\n");
    let home = Home::new(&settings.replace("name = 'Quay Desk'", "url = 'https://wires.example'"), NOW);
    let story = |n: u64, more: &str| {
        json!({ "uri": format!("urn:quay:{n}"), "headline": format!("Ferry {n}{more}"),
        "version": if more.is_empty() { "1" } else { "2" }, "provider": "AP", "versionCreated": "2031-03-01T09:00:00Z" })
    };
    for n in 1..=11 {
        home.set_seconds(NOW_SECONDS + i64::try_from(n).unwrap() * 60);
        home.drop(&format!("in/{n:02}.json"), &wire(&json!([story(n, "")])));
        home.once();
    }
    let desk = home.start();
    // Whoever follows prev-archive has every story.
    let (now, before) = held(&desk, "/feeds/all.atom");
    assert_eq!((now, before.as_deref()), (vec![11, 10, 9, 8, 7, 6], Some("/feeds/all/archive/2.atom")));
    let (second, before) = held(&desk, "/feeds/all/archive/2.atom");
    assert_eq!((second, before.as_deref()), (vec![6, 5, 4], Some("/feeds/all/archive/1.atom")));
    assert_eq!(held(&desk, "/feeds/all/archive/1.atom"), (vec![3, 2, 1], None));
    let first = desk.get("/feeds/all/archive/1.atom");
    let text = first.text();
    assert!(text.contains("<fh:archive") && text.contains("rel=\"current\""), "{text}");
    assert!(desk.get("/feeds/all/archive/1.rss").text().contains("<fh:archive"));
    let pages: Value = serde_json::from_str(&desk.get("/feeds/all.json-feed").text()).unwrap();
    assert_eq!(pages["next_url"], "https://wires.example/feeds/all/archive/2.json-feed");
    assert_eq!(
        (desk.get("/feeds/all/archive/3.atom").status, desk.get("/feeds/all/archive/x.atom").status),
        (404, 404)
    );
    // More of it changes nothing of what is archived; a correction stands in the feed again.
    home.set_seconds(NOW_SECONDS + DAY);
    home.drop("in/more.json", &wire(&json!([story(12, ""), story(13, ""), story(14, ""), story(5, " corrected")])));
    let changed = desk.until("/feeds/all.atom", |atom| atom.contains("corrected"));
    assert!(changed.contains("archive/3.atom"), "{changed}");
    let again =
        desk.ask("GET", "/feeds/all/archive/1.atom", &[&format!("If-None-Match: {}", first.header("etag").unwrap())]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(held(&desk, "/feeds/all/archive/2.atom").0, [6, 5, 4]);
    // But nobody gets a story back from an archive that was killed.
    home.run(&["kill", "urn:quay:2"]);
    let told = desk.until("/feeds/all.atom", |atom| atom.contains("deleted-entry ref=\"urn:quay:2\""));
    assert!(!told.contains("Ferry 2<"), "{told}");
    let archive = desk.get("/feeds/all/archive/1.atom").text();
    assert!(archive.contains("deleted-entry ref=\"urn:quay:2\"") && !archive.contains("Ferry 2"), "{archive}");
}

#[test]
fn people_find_the_feeds_and_read_them_without_a_reader() {
    let home = Home::new(DROPPED, NOW);
    home.drop(
        "in/a.json",
        &wire(&json!([{ "uri": "urn:quay:1", "headline": "Ferry <aground>", "bodies": ["<p>On <script>x</script>the rocks.</p>"],
            "provider": "Quay News", "creators": [{ "name": "Ada Lind" }], "copyrightNotice": ["(c) Quay"] },
            { "uri": "urn:quay:2", "headline": "Weather" }])),
    );
    home.once();
    let desk = home.start();
    // What a browser asks for.
    let browser = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for (path, headers) in [("/feeds/all", &[browser][..]), ("/feeds/all.html", &[])] {
        let answer = desk.ask("GET", path, headers);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/html; charset=utf-8")), "{path}");
        let page = answer.text();
        for part in [
            "<title>All</title>",
            "Ferry &lt;aground&gt;",
            "the rocks.",
            "Quay News",
            "Ada Lind",
            "(c) Quay",
            "Weather",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("<script>x"), "{page}");
        assert!(
            page.contains("rel=\"alternate\" type=\"application/rss+xml\"") && page.matches("<hr/>").count() == 2,
            "{page}"
        );
        let etag = answer.header("etag").unwrap().to_owned();
        assert_eq!(desk.ask("GET", "/feeds/all.html", &[&format!("If-None-Match: {etag}")]).status, 304);
    }
    // Every address that a page of ours names is there.
    let index = desk.get("/").text();
    for page in [index, desk.get("/feeds/all.html").text(), desk.get("/feeds/all.rss").text().replace("&quot;", "\"")] {
        let addresses = page.split("href=\"http://127.0.0.1").skip(1).map(|rest| rest.split('"').next().unwrap());
        let paths: Vec<_> = addresses.map(|address| format!("/{}", address.split_once('/').unwrap().1)).collect();
        assert!(paths.len() >= 2, "{page}");
        for path in paths {
            assert_eq!(desk.get(&path).status, 200, "{path}");
        }
    }
    home.run(&["kill", "urn:quay:1"]);
    desk.until("/feeds/all.html", |page| page.contains("Withdrawn") && !page.contains("aground"));
}

#[test]
fn items_are_served_conditionally_with_their_history() {
    let home = Home::new(DROPPED, NOW);
    home.drop("in/a.json", &wire(&json!([{ "uri": "urn:quay:1", "version": "1", "headline": "Weather" }])));
    home.once();
    let desk = home.start();
    let traced = String::from_utf8(home.run(&["trace", "urn:quay:1"]).stdout).unwrap();
    let item = traced.lines().find_map(|line| line.trim().strip_prefix("/items/")).unwrap().to_owned();
    for path in [format!("/items/{item}.nitf"), format!("/items/{item}")] {
        let whole = desk.get(&path);
        let etag = whole.header("etag").unwrap().to_owned();
        assert_eq!(whole.header("last-modified"), Some("Sat, 01 Mar 2031 10:00:00 GMT"));
        let same = desk.ask("GET", &path, &[&format!("If-None-Match: {etag}")]);
        assert_eq!((same.status, same.body.len()), (304, 0), "{path}");
        home.drop(
            "in/b.json",
            &wire(&json!([{ "uri": "urn:quay:1", "version": etag, "headline": format!("Now {path} is other") }])),
        );
        desk.until(&format!("/items/{item}.nitf"), |text| text.contains(&format!("Now {path} is")));
        assert_eq!(desk.ask("GET", &path, &[&format!("If-None-Match: {etag}")]).status, 200);
    }
    let history: Value = serde_json::from_str(&desk.get(&format!("/items/{item}")).text()).unwrap();
    assert_eq!(history["revisions"].as_array().unwrap().len(), 3);
}
