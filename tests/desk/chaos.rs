//! Killed at random moments: what was acknowledged is there, what was shown is not taken back but by its kill, and
//! nothing killed comes back. What was acknowledged and shown is remembered here, outside the process that is killed.

use std::collections::BTreeMap;
use std::fs;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::home::{Home, Running, names, wire};

const STORIES: u64 = 12;

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

/// Rounds of kill -9: five, or as many as `WIREDESK_ROUNDS` says; `WIREDESK_SEED` is where chance begins.
#[test]
#[allow(clippy::print_stdout, reason = "by the seed it is run again")]
fn b2_killed_at_random_moments() {
    let (rounds, seed) = (number("WIREDESK_ROUNDS", 5), number("WIREDESK_SEED", 7));
    println!("WIREDESK_ROUNDS={rounds} WIREDESK_SEED={seed}");
    let mut chance = Chance(seed.max(1));
    let home = Home::new(super::DROPPED, super::NOW);
    let mut stories = [Story::default(); STORIES as usize];
    let mut documents: BTreeMap<String, String> = BTreeMap::new();
    for round in 0..rounds {
        let desk = home.start();
        for n in 0..chance.below(8) + 4 {
            let name = format!("{round:03}-{n:02}.json");
            let document = wire(&json!([next(&mut stories, &mut chance)]));
            home.drop(&format!("in/{name}"), &document);
            documents.insert(name, document);
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
    // What was not taken is taken now: nothing is lost, nothing is taken twice, and each file is whole.
    home.once();
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
    assert_eq!(integrity(&home), "ok");
}

/// The next revision of a story by chance; after its kill an agency that errs sends more of it.
fn next(stories: &mut [Story], chance: &mut Chance) -> Value {
    let n = chance.below(STORIES);
    let story = &mut stories[usize::try_from(n).unwrap()];
    story.sent += 1;
    let mut revision = json!({ "uri": format!("urn:chaos:{n}"), "version": story.sent.to_string(), "provider": "AP",
        "headline": format!("Headline {n}"), "versionCreated": "2031-03-01T09:00:00Z" });
    if chance.below(5) == 0 {
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

/// What SQLite says of the store.
fn integrity(home: &Home) -> String {
    let path = home.path("desk/desk.db");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
        let pool = sqlx::sqlite::SqlitePool::connect_with(options).await.unwrap();
        let (said,): (String,) = sqlx::query_as("PRAGMA integrity_check").fetch_one(&pool).await.unwrap();
        pool.close().await;
        said
    })
}
