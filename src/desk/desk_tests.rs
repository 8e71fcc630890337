use std::fs;

use serde_json::{Value, json};

use super::filing::Arrival;
use super::reading::Batch;
use super::*;
use crate::model::{Article, Time};

const NOW: &str = "2031-03-01T10:00:00Z";

/// A desk in a folder of its own, with a clock that is set.
struct Home {
    folder: tempfile::TempDir,
    desk: Desk,
}

fn block<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

const SETTINGS: &str = "[[source]]\nname = 'wire'\nfolder = 'in'\n[[source]]\nname = 'other'\nfolder = 'other'\n\
    [[source]]\nname = 'trusted'\nfolder = 'trusted'\nkills = 'provider'\n[[feed]]\nname = 'all'\n";

impl Home {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::read(SETTINGS, Path::new("wiredesk.toml"), &[]).unwrap();
        let clock = Clock::of_file(folder.path().join("clock"));
        set(folder.path(), NOW);
        let desk = Desk::open(config, folder.path(), clock, Arc::new(|_| {})).await.unwrap();
        Self { folder, desk }
    }
    /// Takes articles as a source gives them, each in a document of its own.
    async fn take(&self, source: &str, articles: Value) {
        let source = self.desk.config.sources.iter().find(|s| s.name.as_deref() == Some(source)).unwrap();
        for value in articles.as_array().unwrap() {
            let article: Article = serde_json::from_value(value.clone()).unwrap();
            let raw = value.to_string().into_bytes();
            let arrivals = vec![Arrival { article: Box::new(article), raw, format: "wire" }];
            let batch = Batch { arrivals, ..Batch::default() };
            self.desk.file(source, &batch, None).await.unwrap();
        }
    }
    async fn row(&self, uri: &str) -> StoryRow {
        self.desk.store.stories_of(&digest::key(uri)).await.unwrap().remove(0)
    }
    async fn state(&self, uri: &str) -> &'static str {
        let row = self.row(uri).await;
        match row {
            StoryRow { killed_at: Some(_), .. } => "killed",
            StoryRow { held: true, .. } => "held",
            StoryRow { withheld: true, .. } => "withheld",
            StoryRow { replaced: true, .. } => "replaced",
            _ => "open",
        }
    }
    /// The headline that stands.
    async fn told(&self, uri: &str) -> String {
        let row = self.row(uri).await;
        let found = self.desk.store.item(&row.name).await.unwrap().unwrap();
        let article: Article = serde_json::from_str(&found.article).unwrap();
        article.headline.unwrap().value
    }
}

fn set(folder: &Path, now: &str) {
    let seconds = Time::new(now).and_then(|time| time.seconds(0)).unwrap();
    fs::write(folder.join("clock"), seconds.to_string()).unwrap();
}

fn story(n: u32, version: u32) -> Value {
    json!({ "uri": format!("urn:x:{n}"), "version": version.to_string(), "provider": "AP", "headline": format!("{n} v{version}") })
}

fn with(mut value: Value, more: Value) -> Value {
    for (name, member) in more.as_object().unwrap() {
        value[name] = member.clone();
    }
    value
}

#[test]
fn every_revision_is_kept_and_the_latest_stands() {
    block(async {
        let home = Home::new().await;
        home.take("wire", json!([story(1, 3), story(1, 1), story(1, 2), story(1, 3)])).await;
        assert_eq!(home.told("urn:x:1").await, "1 v3");
        let trace = home.desk.trace("urn:x:1").await.unwrap().remove(0);
        assert_eq!(trace.revisions.len(), 3);
        let done: Vec<_> = trace.audit.iter().map(|row| row.what.as_str()).collect();
        assert_eq!(done, ["received", "late", "late"]);
        let first = trace.revisions.first().unwrap().revision.hash.clone();
        assert_eq!(home.desk.original("urn:x:1", &first).await.unwrap().unwrap(), story(1, 3).to_string().into_bytes());
    });
}

#[test]
fn b6_a_kill_is_remembered_before_its_story_and_by_its_relations() {
    block(async {
        let home = Home::new().await;
        home.take("wire", json!([with(story(1, 9), json!({ "pubStatus": "canceled" })), story(1, 1), story(1, 10)]))
            .await;
        assert_eq!(home.state("urn:x:1").await, "killed");
        assert_eq!(home.row("urn:x:1").await.told, None, "nothing of it ever stood");
        let kill = |by: u32, of: &str| with(story(by, 1), json!({ "relations": [{ "uri": of, "rel": "kills" }] }));
        home.take("wire", json!([kill(2, "urn:x:3"), story(3, 1), story(4, 1), kill(5, "urn:x:4"), story(4, 2)])).await;
        assert_eq!((home.state("urn:x:3").await, home.state("urn:x:4").await), ("killed", "killed"));
        let [_, killed, _, apart] = home.desk.store.counts().await.unwrap();
        assert_eq!((killed, apart), (3, 3), "the story that came behind its kill, and what came behind the others");
    });
}

#[test]
fn a23_a_kill_of_another_sources_story_only_holds_it() {
    block(async {
        let home = Home::new().await;
        let killed = |n, version| with(story(n, version), json!({ "pubStatus": "canceled" }));
        home.take("wire", json!([story(1, 1), story(2, 1), story(3, 1)])).await;
        home.take("other", json!([killed(1, 2)])).await;
        assert_eq!(home.state("urn:x:1").await, "withheld");
        home.desk.release("urn:x:1", "it was not AP's kill").await.unwrap();
        assert_eq!((home.state("urn:x:1").await, home.told("urn:x:1").await), ("open", "1 v1".to_owned()));
        home.take("trusted", json!([killed(2, 2)])).await;
        assert_eq!(home.state("urn:x:2").await, "killed");
        // The same of a kill that came first, which would block the story else; a source that is allowed to may.
        home.take("other", json!([killed(5, 2)])).await;
        home.take("wire", json!([story(5, 1)])).await;
        assert_eq!(home.state("urn:x:5").await, "withheld");
        home.desk.release("urn:x:5", "it was not AP's kill").await.unwrap();
        assert_eq!((home.state("urn:x:5").await, home.told("urn:x:5").await), ("open", "5 v1".to_owned()));
        home.take("trusted", json!([killed(6, 2)])).await;
        home.take("wire", json!([story(6, 1)])).await;
        assert_eq!(home.state("urn:x:6").await, "killed");
        // Who names no provider speaks for nobody.
        let stranger = json!({ "uri": "urn:x:3", "pubStatus": "canceled" });
        let by_relation = json!({ "uri": "urn:y", "relations": [{ "uri": "urn:x:3", "rel": "kills" }] });
        home.take("other", json!([stranger, by_relation])).await;
        let rows = home.desk.store.stories_of(&digest::key("urn:x:3")).await.unwrap();
        let states: Vec<_> =
            rows.iter().map(|row| (row.provider.as_str(), row.killed_at.is_some(), row.withheld)).collect();
        assert_eq!(states, [("AP", false, false), ("source:other", true, false)]);
    });
}

#[test]
fn holds_are_lifted_and_kills_are_not() {
    block(async {
        let home = Home::new().await;
        let held = |version| with(story(1, version), json!({ "signals": [{ "name": "withhold" }] }));
        home.take("wire", json!([story(1, 1), held(2)])).await;
        assert_eq!((home.state("urn:x:1").await, home.told("urn:x:1").await), ("withheld", "1 v1".to_owned()));
        home.take("wire", json!([story(1, 3)])).await;
        assert_eq!(home.state("urn:x:1").await, "open");
        home.desk.hold("urn:x:1", "a doubt").await.unwrap();
        home.take("wire", json!([story(1, 4)])).await;
        assert_eq!(home.state("urn:x:1").await, "held", "no revision lifts what the desk holds");
        home.desk.release("urn:x:1", "").await.unwrap();
        assert_eq!((home.state("urn:x:1").await, home.told("urn:x:1").await), ("open", "1 v4".to_owned()));
        home.desk.kill("urn:x:1", "by the desk").await.unwrap();
        assert_eq!(home.desk.kill("urn:x:1", "again").await.unwrap().unchanged.len(), 1);
        home.take("wire", json!([story(1, 5)])).await;
        home.desk.release("urn:x:1", "no").await.unwrap();
        assert_eq!(home.state("urn:x:1").await, "killed");
        assert!(home.desk.kill("urn:x:2", "").await.is_err(), "nothing is known of it");
    });
}

#[test]
fn a_rewrite_under_a_new_name_ends_the_old_one_only_when_it_replaces() {
    block(async {
        let home = Home::new().await;
        let rewrite = |n, rel: &str| with(story(n, 1), json!({ "relations": [{ "uri": "urn:x:1", "rel": rel }] }));
        home.take("wire", json!([story(1, 1), rewrite(2, "updates")])).await;
        assert_eq!(home.state("urn:x:1").await, "open");
        home.take("wire", json!([rewrite(3, "replaces")])).await;
        assert_eq!(home.state("urn:x:1").await, "replaced");
    });
}

#[test]
fn i7_what_is_purged_leaves_no_byte_and_stays_killed() {
    block(async {
        let home = Home::new().await;
        let secret = "Zwetschgendatschi";
        let body = with(story(1, 1), json!({ "bodies": [secret.repeat(2000)], "headline": secret }));
        home.take("wire", json!([body, with(story(1, 2), json!({ "pubStatus": "canceled" })), story(2, 1)])).await;
        let held = || {
            let files = fs::read_dir(home.folder.path().join("desk")).unwrap();
            files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect::<Vec<_>>().concat()
        };
        let finds = |bytes: &[u8], words: &str| memchr::memmem::find(bytes, words.as_bytes()).is_some();
        assert!(finds(&held(), secret) && finds(&held(), "urn:x:1"));
        home.desk.purge("urn:x:1", "the licence ended").await.unwrap();
        let left = held();
        assert!(!finds(&left, secret) && !finds(&left, "urn:x:1") && finds(&left, "urn:x:2"));
        assert!(home.desk.tail(9).await.unwrap().iter().any(|row| row.what == "purged"), "that it was is on record");
        home.take("wire", json!([story(1, 3)])).await;
        assert_eq!(home.state("urn:x:1").await, "killed", "its kill is remembered by a hash");
    });
}

#[test]
fn i7_of_many_stories_those_that_are_purged_leave_no_byte() {
    block(async {
        let home = Home::new().await;
        // Short ones that share pages with others, and long ones with pages of their own.
        let body = |n: u32| format!("Datschi{n}x ").repeat(usize::try_from(n * n % 977).unwrap() + 1);
        let all: Vec<_> = (0..240).map(|n| with(story(n, 1), json!({ "bodies": [body(n)] }))).collect();
        home.take("wire", json!(all)).await;
        let mut purged = Vec::new();
        for n in (0..240).filter(|n| n % 3 != 0) {
            purged.push(home.row(&format!("urn:x:{n}")).await);
        }
        let size = |home: &Home| fs::metadata(home.desk.store.path()).unwrap().len();
        let before = size(&home);
        home.desk.purge_all(&purged, "wire", "the licence ended").await.unwrap();
        assert!(size(&home) < before * 2 / 3, "their room is given back: {} of {before}", size(&home));
        let files = fs::read_dir(home.folder.path().join("desk")).unwrap();
        let left = files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect::<Vec<_>>().concat();
        let finds = |n: u32| memchr::memmem::find(&left, format!("Datschi{n}x").as_bytes()).is_some();
        let wrong: Vec<_> = (0..240).filter(|n| finds(*n) == (n % 3 != 0)).collect();
        assert_eq!(wrong, [0_u32; 0]);
    });
}

#[test]
fn retention_ends_by_the_clock() {
    block(async {
        let folder = tempfile::tempdir().unwrap();
        let settings = format!("{SETTINGS}[[source]]\nname = 'leased'\nfolder = 'leased'\nretain = '30 days'\n");
        let config = Config::read(&settings, Path::new("wiredesk.toml"), &[]).unwrap();
        set(folder.path(), NOW);
        let clock = Clock::of_file(folder.path().join("clock"));
        let desk = Desk::open(config, folder.path(), clock, Arc::new(|_| {})).await.unwrap();
        let home = Home { folder, desk };
        home.take("leased", json!([story(1, 1)])).await;
        home.take("wire", json!([story(2, 1)])).await;
        for (now, left) in [("2031-03-31T10:00:00Z", 2), ("2031-03-31T10:00:01Z", 1)] {
            set(home.folder.path(), now);
            home.desk.upkeep().await.unwrap();
            assert_eq!(home.desk.store.counts().await.unwrap()[0], left, "{now}");
        }
    });
}

#[test]
fn b14_a_store_of_a_later_program_is_refused() {
    block(async {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let store = Store::open(&path).await.unwrap();
        store.take_a_later_step().await;
        store.close().await;
        let error = Store::open(&path).await.unwrap_err().to_string();
        assert!(error.contains("is of a later wiredesk (step 1006, known are 6)"), "{error}");
    });
}

#[test]
fn b14_a_store_of_the_program_before_takes_what_it_lacks() {
    block(async {
        let home = Home::new().await;
        home.take("wire", json!([story(1, 1), with(story(2, 1), json!({ "pubStatus": "canceled" }))])).await;
        home.desk.store.take_the_last_step_back().await;
        let path = home.desk.store.path().to_owned();
        home.desk.store.close().await;
        let store = Store::open(&path).await.unwrap();
        let row = store.stories_of(&digest::key("urn:x:1")).await.unwrap().remove(0);
        assert_eq!((store.counts().await.unwrap()[0], store.is_unwiped().await.unwrap()), (2, false));
        let mut change = store.begin().await.unwrap();
        change.purge(&row).await.unwrap();
        change.commit().await.unwrap();
        assert!(store.is_unwiped().await.unwrap(), "until it is taken off the disk");
        store.wipe().await.unwrap();
        assert!(!store.is_unwiped().await.unwrap());
    });
}

#[test]
fn b15_b16_a_silent_source_is_told_of_and_a_line_check_is_a_sign_of_life() {
    block(async {
        let home = Home::new().await;
        let silent = async || home.desk.status().await.unwrap().sources.remove(0).silent_since;
        for minute in 0..7 {
            set(home.folder.path(), &format!("2031-03-01T10:{:02}:00Z", minute * 5));
            home.take("wire", json!([story(minute, 1)])).await;
        }
        set(home.folder.path(), "2031-03-01T10:45:00Z");
        assert_eq!(silent().await, None);
        set(home.folder.path(), "2031-03-01T10:45:01Z");
        assert_eq!(silent().await, Time::new("2031-03-01T10:30:00Z"));
        home.take("wire", json!([with(story(9, 1), json!({ "signals": [{ "name": "test" }] }))])).await;
        assert_eq!(silent().await, None);
    });
}
