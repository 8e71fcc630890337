//! What is sent to destinations: in order, again until it is acknowledged, and never after its kill.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use serde_json::{Value, json};

use super::{DAY, HOUR, NOW, NOW_SECONDS};
use crate::agency::{Agency, Request, feed, says};
use crate::home::{Home, SECRET, names, wire};

/// A receiver that answers with a status that the test sets.
pub fn receiver() -> (Agency, Arc<AtomicU16>) {
    let status = Arc::new(AtomicU16::new(200));
    let said = Arc::clone(&status);
    (Agency::new(move |_, _| says(&format!("{} Said", said.load(Ordering::SeqCst)), &[], "")), status)
}

pub fn to(name: &str, address: &str, more: &str) -> String {
    format!("[[destination]]\nname = '{name}'\nurl = '{address}/in'\nformat = 'wire'\nprivate = true\n{more}\n")
}

pub fn settings(destinations: &str) -> String {
    format!("{}{destinations}", super::DROPPED)
}

pub fn story(n: u32, version: u32, more: &Value) -> Value {
    let mut story = json!({ "uri": format!("urn:quay:{n}"), "version": version.to_string(), "provider": "AP",
        "headline": format!("Ferry {n} v{version}"), "versionCreated": "2031-03-01T09:00:00Z" });
    for (name, member) in more.as_object().unwrap() {
        story[name] = member.clone();
    }
    story
}

pub fn take(home: &Home, stories: &[Value]) {
    static NUMBER: AtomicU16 = AtomicU16::new(0);
    home.drop(&format!("in/{}.json", NUMBER.fetch_add(1, Ordering::SeqCst)), &wire(&json!(stories)));
    home.once();
}

/// What a request brought: its number, what it is, and the headline or the status.
pub fn brought(request: &Request) -> String {
    let document: Value = serde_json::from_str(&request.body).unwrap();
    let article = &document["articles"][0];
    let said = article["headline"].as_str().or(article["pubStatus"].as_str()).unwrap_or_default();
    format!("{} {} {said}", request.header("wiredesk-sequence").unwrap(), request.header("wiredesk-act").unwrap())
}

pub fn all(receiver: &Agency) -> Vec<String> {
    receiver.requests().iter().map(brought).collect()
}

#[test]
fn b10_a_dead_destination_slows_no_other_and_gets_all_in_order_when_it_lives() {
    let ((dead, status), (alive, _)) = (receiver(), receiver());
    status.store(503, Ordering::SeqCst);
    let home = Home::new(&settings(&(to("dead", &dead.address, "") + &to("alive", &alive.address, ""))), NOW);
    let none = json!({});
    take(&home, &[story(1, 1, &none), story(2, 1, &none), story(1, 2, &none)]);
    let sent = ["1 article Ferry 1 v1", "2 article Ferry 2 v1", "3 article Ferry 1 v2"];
    assert_eq!(all(&alive), sent);
    assert_eq!(all(&dead), sent[..1]);
    let said = String::from_utf8(home.run(&["status"]).stdout).unwrap();
    assert!(said.contains("/in, 0 sent, 3 queued since 2031-03-01T10:00:00Z, again 2031-03-01T10:00:05Z"), "{said}");
    assert!(said.contains("it answered 503 (1 in a row)") && said.contains("/in, 3 sent, 0 queued"), "{said}");
    home.set_seconds(NOW_SECONDS + 4);
    home.once();
    assert_eq!(dead.count(), 1, "it is not tried before its time, not by a restart either");
    home.set_seconds(NOW_SECONDS + DAY);
    home.once();
    assert_eq!(dead.count(), 2);
    status.store(202, Ordering::SeqCst);
    home.set_seconds(NOW_SECONDS + DAY + HOUR);
    home.once();
    assert_eq!(all(&dead)[2..], sent);
    let header = |n: usize, name: &str| dead.requests()[n].header(name).unwrap().to_owned();
    assert_eq!(header(0, "idempotency-key"), header(2, "idempotency-key"), "the same each time");
    assert_ne!(header(2, "idempotency-key"), header(3, "idempotency-key"));
    let after: Vec<_> = (2..5).map(|n| header(n, "wiredesk-after")).collect();
    assert_eq!(after, ["0", "1", "2"], "each says which one came before it");
    assert_eq!(
        (header(0, "content-type").as_str(), dead.requests()[0].method.as_str()),
        ("application/vnd.wiredesk+json", "POST")
    );
    home.once();
    assert_eq!(dead.count(), 5, "what was acknowledged is not sent again");
}

#[test]
fn a_kill_overtakes_what_waits_and_takes_it_out_of_the_queue() {
    let (dead, status) = receiver();
    let home = Home::new(&settings(&to("dead", &dead.address, "subject = ['sea']")), NOW);
    let sea = json!({ "subjects": [{ "name": "sea" }] });
    take(&home, &[story(1, 1, &sea)]);
    status.store(503, Ordering::SeqCst);
    take(&home, &[story(2, 1, &sea), story(1, 2, &sea), story(3, 1, &sea)]);
    assert_eq!(all(&dead), ["1 article Ferry 1 v1", "2 article Ferry 2 v1"]);
    // At once, though the next try is ahead; of a story that never left nothing is sent; of one that may have arrived the
    // kill is, and whoever has a story gets its kill whatever its subject is.
    let killed = json!({ "pubStatus": "canceled" });
    status.store(200, Ordering::SeqCst);
    take(&home, &[story(3, 2, &killed), story(1, 3, &killed), story(2, 2, &killed)]);
    assert_eq!(all(&dead)[2..], ["5 kill canceled", "6 kill canceled"]);
    let kills = dead.requests()[2..].iter().map(|r| r.body.contains("Ferry")).collect::<Vec<_>>();
    assert_eq!(kills, [false, false], "with no word of the story");
    take(&home, &[story(1, 4, &sea)]);
    home.set_seconds(NOW_SECONDS + DAY);
    home.once();
    assert_eq!(dead.count(), 4, "nothing comes behind a kill");
    let trace = String::from_utf8(home.run(&["trace", "urn:quay:3"]).stdout).unwrap();
    assert!(trace.contains("to dead number 4 article cancelled"), "{trace}");
}

#[test]
fn nothing_is_sent_before_its_embargo_ends_and_a_hold_is_told_of() {
    let (there, _) = receiver();
    let home = Home::new(&settings(&to("there", &there.address, "")), "2031-03-01T11:59:59Z");
    let until = json!({ "embargoedUntil": "2031-03-01T12:00:00Z" });
    take(&home, &[story(1, 1, &until), story(2, 1, &json!({})), story(3, 1, &json!({ "embargo": "indefinite" }))]);
    assert_eq!(all(&there), ["2 article Ferry 2 v1"]);
    // A later revision puts it off: the earlier one does not go at its time.
    take(&home, &[story(1, 2, &json!({ "embargoedUntil": "2031-03-01T13:00:00Z" }))]);
    home.set("2031-03-01T12:00:00Z");
    home.once();
    assert_eq!(there.count(), 1);
    home.set("2031-03-01T13:00:00Z");
    home.once();
    assert_eq!(all(&there)[1..], ["3 article Ferry 1 v2"]);
    home.run(&["hold", "urn:quay:1"]);
    home.once();
    home.run(&["release", "urn:quay:1"]);
    home.once();
    assert_eq!(all(&there)[2..], ["4 withhold withheld", "5 article Ferry 1 v2"]);
    home.run(&["hold", "urn:quay:1"]);
    home.run(&["release", "urn:quay:1"]);
    home.once();
    assert_eq!(there.count(), 4, "what was lifted before it was told is not told");
}

#[test]
fn a_picture_that_was_killed_stayed_with_whoever_had_the_story() {
    let ((trade, _), (public, _)) = (receiver(), receiver());
    let rss = to("public", &public.address, "").replace("'wire'", "'rss'");
    let home = Home::new(&settings(&(to("trade", &trade.address, "trade = true") + &rss)), NOW);
    let picture = |more: Value| {
        let mut picture = json!({ "uri": "urn:quay:picture", "provider": "AP", "type": "picture",
            "headline": "Sunken", "renditions": [{ "href": "https://quay.example/sunken.jpg" }] });
        picture.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        picture
    };
    let with = json!({ "associations": [picture(json!({}))] });
    take(&home, &[story(1, 1, &with), story(2, 1, &json!({}))]);
    assert!(public.requests()[0].body.contains("sunken.jpg"));
    take(&home, &[picture(json!({ "version": "2", "pubStatus": "canceled" }))]);
    assert_eq!(all(&trade), ["1 article Ferry 1 v1", "2 article Ferry 2 v1", "3 article Ferry 1 v1"]);
    let associations =
        serde_json::from_str::<Value>(&trade.requests()[2].body).unwrap()["articles"][0]["associations"].clone();
    assert_eq!(associations[0]["pubStatus"], "canceled");
    let again = public.requests();
    assert_eq!(again.len(), 3);
    assert!(again[2].body.contains("Ferry 1 v1") && !again[2].body.contains("sunken.jpg"), "{}", again[2].body);
    // Said again it changes nothing more than before.
    home.once();
    assert_eq!((trade.count(), public.count()), (3, 3));
}

/// A story with a picture of its own identifier, and what says more of the picture.
fn pictured(more: &Value) -> (Value, impl Fn(&Value) -> Value + use<>) {
    let picture = |more: &Value| {
        let mut picture = json!({ "uri": "urn:quay:picture", "provider": "AP", "type": "picture",
            "headline": "Sunken", "renditions": [{ "href": "https://quay.example/sunken.jpg" }] });
        picture.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        picture
    };
    (json!({ "associations": [picture(more)] }), picture)
}

#[test]
fn a_picture_whose_hold_was_lifted_did_not_come_back_to_whoever_had_the_story_without_it() {
    let (public, _) = receiver();
    let rss = to("public", &public.address, "").replace("'wire'", "'rss'");
    let home = Home::new(&settings(&rss), NOW);
    let (with, picture) = pictured(&json!({}));
    let shows = |n: usize| public.requests()[n].body.contains("sunken.jpg");
    take(&home, &[picture(&json!({ "version": "1", "pubStatus": "withheld" })), story(1, 1, &with)]);
    assert_eq!(public.count(), 1);
    assert!(!shows(0), "its provider holds it back");
    take(&home, &[picture(&json!({ "version": "2", "versionCreated": "2031-03-01T09:30:00Z" }))]);
    let stories = || public.requests().iter().filter(|r| r.body.contains("Ferry 1 v1")).count();
    assert_eq!(stories(), 2, "lifted, the story comes again");
    let last =
        || public.requests().iter().rfind(|r| r.body.contains("Ferry 1 v1")).unwrap().body.contains("sunken.jpg");
    assert!(last());
    // A further revision of the picture alone sends nothing of the story again.
    take(&home, &[picture(&json!({ "version": "3", "versionCreated": "2031-03-01T09:40:00Z", "headline": "Raised" }))]);
    assert_eq!(stories(), 2);
    // What the desk holds and releases goes and comes as well.
    home.run(&["hold", "urn:quay:picture"]);
    home.once();
    assert!(stories() == 3 && !last());
    home.run(&["release", "urn:quay:picture"]);
    home.once();
    assert!(stories() == 4 && last());
}

#[test]
fn a_picture_under_an_embargo_never_reached_whoever_had_the_story_without_it() {
    let ((trade, _), (public, _)) = (receiver(), receiver());
    let rss = to("public", &public.address, "").replace("'wire'", "'rss'");
    let home = Home::new(&settings(&(to("trade", &trade.address, "trade = true") + &rss)), NOW);
    let (with, _) = pictured(&json!({ "embargoedUntil": "2031-03-01T12:00:00Z" }));
    take(&home, &[story(1, 1, &with)]);
    assert_eq!((trade.count(), public.count()), (1, 1));
    assert!(!public.requests()[0].body.contains("sunken.jpg"));
    home.set("2031-03-01T11:59:59Z");
    home.once();
    assert_eq!(public.count(), 1);
    home.set("2031-03-01T12:00:00Z");
    home.once();
    assert_eq!((trade.count(), public.count()), (1, 2));
    assert!(public.requests()[1].body.contains("sunken.jpg"));
    // A killed story does not come again for its picture.
    take(&home, &[story(2, 1, &pictured(&json!({ "embargoedUntil": "2031-03-01T15:00:00Z" })).0)]);
    take(&home, &[story(2, 2, &json!({ "pubStatus": "canceled" }))]);
    let before = public.count();
    home.set("2031-03-01T15:00:00Z");
    home.once();
    assert_eq!(public.count(), before);
}

#[test]
fn what_a_destination_refuses_holds_nothing_back_and_is_sent_again_when_asked() {
    let refusing = Agency::new(|_, n| says(if n == 0 { "422 Unprocessable" } else { "200 OK" }, &[], ""));
    let home = Home::new(&settings(&to("there", &refusing.address, "")), NOW);
    take(&home, &[story(1, 1, &json!({})), story(2, 1, &json!({}))]);
    assert_eq!(all(&refusing), ["1 article Ferry 1 v1", "2 article Ferry 2 v1"]);
    let said = String::from_utf8(home.run(&["status"]).stdout).unwrap();
    assert!(said.contains("1 sent, 0 queued, 1 refused"), "{said}");
    assert_eq!(String::from_utf8(home.run(&["resend", "urn:quay:1"]).stdout).unwrap(), "there: article number 3\n");
    home.once();
    assert_eq!(all(&refusing)[2], "3 article Ferry 1 v1");
    home.run(&["kill", "urn:quay:1"]);
    home.once();
    assert_eq!(String::from_utf8(home.run(&["resend", "urn:quay:1"]).stdout).unwrap(), "there: kill number 5\n");
    home.once();
    assert_eq!(all(&refusing)[3..], ["4 kill canceled", "5 kill canceled"]);
    let none = home.run(&["resend", "urn:quay:1", "--to", "nowhere"]);
    assert!(none.status.code() == Some(2) && none.stdout.is_empty());
}

#[test]
fn b18_a18_files_are_put_whole_into_a_folder_and_a_kill_takes_them_out() {
    let folder = "[[destination]]\nname = 'print'\nfolder = 'out'\nformat = 'nitf'\n";
    let home = Home::new(&settings(folder), NOW);
    let credits = json!({ "by": "By Ada Lind", "creditline": "Quay Photo", "usageTerms": "No sales",
        "uri": "../../etc/passwd", "edNotes": ["Mind the captain."] });
    take(&home, &[story(1, 1, &credits), story(2, 1, &json!({}))]);
    let out = home.path("out");
    let put = names(&out);
    assert_eq!(put.len(), 2, "{put:?}");
    assert!(put[0].starts_with("000000001-article-") && put[0].ends_with(".nitf"), "{put:?}");
    let text = fs::read_to_string(out.join(&put[0])).unwrap();
    for part in ["Ada Lind", "Quay Photo", "No sales", "Quay Desk", "</nitf>"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("captain"), "private notes stay");
    home.run(&["kill", "../../etc/passwd"]);
    home.once();
    let left = names(&out);
    assert_eq!(left[0], put[1]);
    assert!(left[1].starts_with("000000003-kill-") && left.len() == 2, "{left:?}");
    let kill = fs::read_to_string(out.join(&left[1])).unwrap();
    assert!(kill.contains("management-status=\"canceled\"") && !kill.contains("Ada Lind"), "{kill}");
    home.run(&["purge", "urn:quay:2"]);
    assert_eq!(names(&out), [left[1].as_str()], "B17: a purge takes what lies in folders too");
    // What stands in the way is told, and nothing is lost.
    fs::remove_dir_all(&out).unwrap();
    fs::write(&out, "a file").unwrap();
    take(&home, &[story(4, 1, &json!({}))]);
    let said = home.run(&["status"]);
    assert!(String::from_utf8(said.stdout).unwrap().contains("the file cannot be written: "));
    fs::remove_file(&out).unwrap();
    home.set_seconds(NOW_SECONDS + HOUR);
    home.once();
    assert_eq!(names(&out).len(), 1);
}

#[test]
fn a15_secrets_go_to_their_own_server_only_and_into_no_line_of_words() {
    let other = Agency::new(|_, _| says("200 OK", &[], &feed(&[7])));
    let elsewhere = format!("Location: {}/feed?token=hunter2-url", other.address.replace("127.0.0.1", "localhost"));
    let agency = Agency::new(move |path, _| match path {
        "/basic" => says("200 OK", &["ETag: \"a\""], &feed(&[1])),
        "/header?api_key=hunter2-url" => says("401 Unauthorized", &[], ""),
        _ => says("302 Found", &[&elsewhere], ""),
    });
    let (there, status) = receiver();
    status.store(401, Ordering::SeqCst);
    let a = &agency.address;
    let sources = format!(
        "[[source]]\nname = 'basic'\nurl = '{a}/basic'\nprivate = true\nuser = 'ada'\nsecret-env = 'QUAY_SECRET'\n\
         [[source]]\nname = 'header'\nurl = '{a}/header?api_key=hunter2-url'\nprivate = true\nheader = 'x-api-key'\nsecret-file = 'key'\n\
         [[source]]\nname = 'bearer'\nurl = '{a}/moved'\nprivate = true\nsecret-file = 'key'\n\
         [[source]]\nname = 'missing'\nurl = '{a}/missing'\nprivate = true\nsecret-env = 'QUAY_NOTHING'\n"
    );
    let home = Home::new(&(sources + &to("there", &there.address, "secret-file = 'key'")), NOW);
    fs::write(home.path("key"), "hunter2-of-a-file\n").unwrap();
    let mut told = home.once();
    let sent = |path: &str, name: &str| {
        let all = agency.requests();
        let request = all.iter().find(|request| request.path.starts_with(path)).unwrap();
        request.header(name).map(str::to_owned)
    };
    assert!(sent("/basic", "authorization").unwrap().starts_with("Basic YWRhOmh1bnRlcjIg"));
    assert_eq!(sent("/header", "x-api-key").as_deref(), Some("hunter2-of-a-file"));
    assert_eq!(sent("/moved", "authorization").as_deref(), Some("Bearer hunter2-of-a-file"));
    assert_eq!(other.requests()[0].header("authorization"), None, "not to another host");
    assert!(told.contains("the variable QUAY_NOTHING with its secret is not set"), "{told}");
    assert!(!agency.requests().iter().any(|request| request.path == "/missing"));
    assert_eq!(there.requests()[0].header("authorization"), Some("Bearer hunter2-of-a-file"));
    for command in [&["status"][..], &["status", "--json"], &["tail"], &["trace", "quay:1"], &["check"]] {
        let output = home.run(command);
        told += &String::from_utf8(output.stdout).unwrap();
        told += &String::from_utf8(output.stderr).unwrap();
    }
    let desk = home.start();
    told += &desk.get("/api/status").text();
    told += &desk.get("/metrics").text();
    assert!(told.contains("401") && told.contains("api_key=..."), "{told}");
    assert!(!told.contains("hunter2") && !told.contains(SECRET), "{told}");
    assert!(!told.contains("YWRhOmh1bnRlcjIg"), "{told}");
}
