//! Killed at random moments: what was acknowledged is there, what was shown is not taken back but by its kill, and
//! nothing killed comes back; a destination gets every story to its last revision, in order, each delivery under one key. What
//! was acknowledged, shown and sent is remembered here, outside the process that is killed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::agency::{Agency, Request, says};
use crate::home::{Home, Running, integrity, names, wire};

/// How many stories go on at a time, and for how many rounds.
const STORIES: u64 = 12;
const EDITION: u64 = 3;

/// Numbers that look like chance and are the same again from the same seed (xorshift64*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) % bound
    }
}

/// What the agency sent of a story, and what readers saw of it.
#[derive(Clone, Copy, Default)]
struct Story {
    sent: u64,
    killed: bool,
    seen: u64,
    seen_killed: bool,
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// A receiver that now and then is out of order, or takes a delivery and does not live to say so.
fn receiver() -> Agency {
    Agency::new(|_, n| match n % 9 {
        3 => says("503 Service Unavailable", &[], ""),
        6 => String::new(),
        _ => says("200 OK", &[], ""),
    })
}

/// Rounds of kill -9: five, or as many as `WIREDESK_ROUNDS` says; `WIREDESK_SEED` is where chance begins.
#[test]
#[allow(clippy::print_stdout, reason = "by the seed it is run again")]
fn b2_killed_at_random_moments() {
    let (rounds, seed) = (number("WIREDESK_ROUNDS", 5), number("WIREDESK_SEED", 7));
    println!("WIREDESK_ROUNDS={rounds} WIREDESK_SEED={seed}");
    let mut chance = Chance(seed.max(1));
    let receiver = receiver();
    let to =
        format!("[[destination]]\nname = 'there'\nurl = '{}/in'\nformat = 'wire'\nprivate = true\n", receiver.address);
    let home = Home::new(&format!("{}limit = 1000\n{to}", super::DROPPED), super::NOW);
    let mut stories = vec![Story::default(); usize::try_from((rounds / EDITION + 1) * STORIES).unwrap()];
    let mut documents: BTreeMap<String, String> = BTreeMap::new();
    let mut now = super::NOW_SECONDS;
    for round in 0..rounds {
        let desk = home.start();
        for n in 0..chance.below(8) + 4 {
            let name = format!("{round:03}-{n:02}.json");
            let document = wire(&json!([next(&mut stories, round / EDITION * STORIES, &mut chance)]));
            home.drop(&format!("in/{name}"), &document);
            documents.insert(name, document);
            // What failed may be tried again.
            now += 60;
            home.set_seconds(now);
            thread::sleep(Duration::from_millis(chance.below(60)));
        }
        look(&desk, &mut stories);
        thread::sleep(Duration::from_millis(chance.below(700)));
        look(&desk, &mut stories);
        // Dropping it is kill -9.
        drop(desk);
        let moved = names(&home.path("in/processed"));
        assert!(moved.iter().all(|name| documents.contains_key(name)), "each is moved once: {moved:?}");
    }
    // What was not taken is taken now, and what was not sent is sent: nothing is lost, nothing is taken twice, and each file
    // is whole.
    let waits = || !String::from_utf8(home.run(&["status"]).stdout).unwrap().contains(" 0 queued");
    while {
        now += super::HOUR;
        home.set_seconds(now);
        home.once();
        waits()
    } {}
    assert_eq!(names(&home.path("in")), [""; 0]);
    for (name, document) in &documents {
        assert_eq!(&fs::read_to_string(home.path("in/processed").join(name)).unwrap(), document, "{name}");
    }
    let desk = home.start();
    look(&desk, &mut stories);
    for (n, story) in stories.iter().enumerate().filter(|(_, story)| story.sent > 0) {
        let shown = if story.killed { story.seen_killed || story.seen == 0 } else { story.seen == story.sent };
        assert!(shown, "story {n}: sent {} killed {}, seen {}", story.sent, story.killed, story.seen);
        let traced = String::from_utf8(home.run(&["trace", &format!("urn:chaos:{n}")]).stdout).unwrap();
        assert_eq!(traced.matches(" sha256 ").count() as u64, story.sent, "every revision once: {traced}");
    }
    drop(desk);
    let requests = receiver.requests();
    println!("{} documents, {} requests to the destination", documents.len(), requests.len());
    delivered(&requests, &stories);
    assert_eq!(integrity(&home), "ok");
}

/// Holds what a destination got against what was sent: by each request, for one that it did not live to answer arrived too.
fn delivered(requests: &[Request], stories: &[Story]) {
    let mut keys: BTreeMap<(u64, String, u64), String> = BTreeMap::new();
    let (mut last, mut ended): (BTreeMap<u64, u64>, BTreeSet<u64>) = (BTreeMap::new(), BTreeSet::new());
    let mut arrived: BTreeSet<u64> = BTreeSet::from([0]);
    for request in requests {
        let document: Value = serde_json::from_str(&request.body).expect("a document comes whole");
        let article = &document["articles"][0];
        let number = |value: &Value, begin: &str| value.as_str()?.strip_prefix(begin)?.parse::<u64>().ok();
        let (story, version) =
            (number(&article["uri"], "urn:chaos:").unwrap(), number(&article["version"], "").unwrap());
        let header = |name: &str| request.header(name).unwrap().to_owned();
        let (act, key, seq) = (header("wiredesk-act"), header("idempotency-key"), header("wiredesk-sequence"));
        let known = keys.entry((story, act.clone(), version)).or_insert_with(|| key.clone());
        assert_eq!(*known, key, "story {story}: {act} of version {version} came under two keys");
        let seq: u64 = seq.parse().unwrap();
        assert!(arrived.contains(&header("wiredesk-after").parse().unwrap()), "{seq} comes after one that never came");
        arrived.insert(seq);
        if act == "kill" {
            ended.insert(story);
            continue;
        }
        assert!(!ended.contains(&story), "story {story}: {act} of version {version} came behind its kill");
        let before = last.insert(story, version).unwrap_or_default();
        assert!(before <= version, "story {story}: version {version} came behind {before}");
    }
    for (n, story) in (0..).zip(stories).filter(|(_, story)| story.sent > 0) {
        let got = last.get(&n).copied();
        match story.killed {
            true => {
                assert_eq!(got.is_some(), ended.contains(&n), "story {n}: who got it gets its kill, and nobody else")
            }
            false => assert_eq!(got, Some(story.sent), "story {n}: the last revision arrived"),
        }
    }
}

/// The next revision of one of the stories from `first` on, by chance; after its kill an agency that errs sends more of it.
fn next(stories: &mut [Story], first: u64, chance: &mut Chance) -> Value {
    let n = first + chance.below(STORIES);
    let story = &mut stories[usize::try_from(n).unwrap()];
    story.sent += 1;
    let mut revision = json!({ "uri": format!("urn:chaos:{n}"), "version": story.sent.to_string(), "provider": "AP",
        "headline": format!("Headline {n}"), "versionCreated": "2031-03-01T09:00:00Z" });
    if chance.below(6) == 0 {
        story.killed = true;
        revision["pubStatus"] = "canceled".into();
    }
    revision
}

/// Reads a feed as a reader does, and holds it against what was read before.
fn look(desk: &Running, stories: &mut [Story]) {
    let feed: Value = serde_json::from_slice(&desk.get("/feeds/all.wire").body).unwrap();
    for article in feed["articles"].as_array().unwrap() {
        let n: usize = article["uri"].as_str().unwrap().strip_prefix("urn:chaos:").unwrap().parse().unwrap();
        let version: u64 = article["version"].as_str().unwrap().parse().unwrap();
        let killed = article["pubStatus"] == "canceled";
        let story = &mut stories[n];
        assert!(!story.seen_killed || killed, "story {n} came back after its kill");
        assert!(killed || version >= story.seen, "story {n} went back from version {} to {version}", story.seen);
        assert!(!killed || article.get("headline").is_none(), "a withdrawal has no word of the story: {article}");
        story.seen = version.max(story.seen);
        story.seen_killed |= killed;
    }
    assert!(stories.iter().all(|story| !story.seen_killed || story.killed), "nothing is killed that nobody killed");
}
