//! The SQL of the store is PostgreSQL's too. Skipped, saying so, where PostgreSQL is not present.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::statement::ASKED;
use super::*;
use crate::desk::lifecycle::{Does, Revision};
use crate::desk::schedule::Memory;

/// The files whose statements are portable.
const SOURCES: [&str; 6] = [
    include_str!("archive.rs"),
    include_str!("change.rs"),
    include_str!("purge.rs"),
    include_str!("queue.rs"),
    include_str!("read.rs"),
    include_str!("receipt.rs"),
];

/// Asks for everything that a store is asked for, once.
async fn everything(store: &Store) -> Result<()> {
    let mut change = store.begin().await?;
    let (provider, key, name) = ("AP".to_owned(), "urn:1".to_owned(), "one".to_owned());
    let row = change.add_story(StoryRow { provider, story: key, name, ..StoryRow::default() }).await?;
    change.set_story(&row).await?;
    let (version, hash, does) = ("1".to_owned(), "a".to_owned(), Does::Tells);
    let revision = Revision { version, made: None, hash, does };
    let (source, format, article) = ("wire", "wire", "{}");
    let new = NewRevision {
        story: row.id,
        revision: &revision,
        uri: None,
        apart: false,
        source,
        format,
        received_at: 1,
        article,
        raw: b"a",
    };
    let id = change.add_revision(&new).await?;
    change.add_identifier("key", row.id).await?;
    change.add_within("picture", row.id).await?;
    let (key, act, provider, source) = ("key".to_owned(), "kills".to_owned(), "AP".to_owned(), "wire".to_owned());
    let recall = Recall { key, act, provider, source, anyone: false, made: None, at: 1 };
    change.add_recall(&recall).await?;
    let (what, source, story, detail) = ("received".to_owned(), "wire".to_owned(), "one".to_owned(), String::new());
    change.audit(&Audit { at: 1, what, source, story, detail }).await?;
    change.set_source("wire", &Memory::default(), None).await?;
    let (destination, act, state) = ("there".to_owned(), "article".to_owned(), "queued".to_owned());
    let seq = change
        .add_delivery(&Delivery { destination, act, state, story: row.id, revision: id, ..Delivery::default() })
        .await?;
    change.set_delivery("there", seq, "queued", 1).await?;
    change.try_delivery("there", seq).await?;
    change.set_destination(&DestinationRow { name: "there".to_owned(), ..DestinationRow::default() }).await?;
    let found = (change.story("AP", "urn:1").await?, change.stories("key").await?, change.given_by("wire").await?);
    assert!(found.0.is_some() && found.1.len() == 1 && found.2.len() == 1);
    assert_eq!(change.holders("picture").await?.len(), 1);
    let found = (change.revisions(row.id).await?.len(), change.identifiers(row.id).await?.len());
    assert_eq!((found, change.recalls("key").await?.len()), ((1, 1), 1));
    assert!(change.article(id).await?.is_some() && change.original(id).await?.is_some());
    assert_eq!(change.deliveries("there", row.id).await?.len(), 1);
    let (key, kind, name, provider) = ("key".to_owned(), Receipt::SENT.to_owned(), "there".to_owned(), "AP".to_owned());
    let (source, story) = ("wire".to_owned(), "one".to_owned());
    change.add_receipt(&Receipt { key, kind, name, provider, source, story, at: 1 }).await?;
    assert_eq!((change.receipts("key").await?.len(), change.had(row.id, Receipt::SENT).await?.len()), (1, 1));
    change.add_purged("key", "b").await?;
    assert!(change.was_purged("key", "b").await? && !change.was_purged("key", "a").await?);
    assert!(change.is_called("one").await?);
    change.add_file(row.id, "in/processed/a").await?;
    change.set_unwiped(true).await?;
    change.commit().await?;
    store.set_served("all", "rss", "a", 1).await?;
    store.add_cut("all", &Cut { number: 1, until: (1, 1) }).await?;
    assert!(store.last_cut("all").await?.is_some() && store.cut("all", 1).await?.is_some());
    store.first_told((0, 0), (9, 9), 9).await?;
    assert!(store.next_delivery("there", 9).await?.is_some() && store.next_due("there", 0).await?.is_some());
    assert_eq!((store.destinations().await?.len(), store.deliveries_of(row.id).await?.len()), (1, 1));
    assert!(store.destination("there").await?.is_some() && store.changes().await? == 1);
    assert!(store.source("wire").await?.is_some() && store.sources().await?.len() == 1);
    assert!(store.told((9, 9), 9).await?.is_empty() && store.standing((9, 9), 9).await?.is_empty());
    assert!(store.item("one").await?.is_none() && store.original(id).await?.is_some());
    assert_eq!((store.stories_of("key").await?.len(), store.history(row.id).await?.len()), (1, 1));
    assert_eq!((store.quarantined(9).await?.len(), store.arrivals("wire", 9).await?), (0, vec![1]));
    assert_eq!((store.audit("", 9).await?.len(), store.counts().await?), (1, [1, 0, 1, 0]));
    assert!(store.served("all", "rss").await?.is_some() && store.outdated("wire", 9).await?.len() == 1);
    assert_eq!((store.had(row.id, Receipt::SENT).await?.len(), store.tellers(row.id).await?.len()), (1, 1));
    assert!(store.files(row.id).await?.len() == 1 && store.is_unwiped().await?);
    let mut change = store.begin().await?;
    change.forget_source("wire").await?;
    change.remove_recall(&recall).await?;
    change.remove_revision(-1).await?;
    change.purge(&row).await?;
    change.commit_silently().await
}

/// Where PostgreSQL is: on the path, else where Debian puts it.
fn postgres() -> Option<PathBuf> {
    let versions =
        fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).chain(versions).find(|folder| folder.join("initdb").is_file())
}

/// What PostgreSQL says of a script, in a cluster of its own that is gone afterwards; `None` where it cannot be run.
fn said_by_postgres(script: &str) -> Option<String> {
    let bin = postgres()?;
    let folder = tempfile::tempdir().ok()?;
    let at = folder.path().to_str()?;
    fs::write(folder.path().join("script.sql"), script).ok()?;
    let all = format!(
        "set -e; cd {at}; '{bin}/initdb' -D data -A trust -U desk > initdb.log 2>&1\n\
         '{bin}/pg_ctl' -D data -w -o '-k {at} -c listen_addresses= -c fsync=off' -l log start > start.log\n\
         psql -h {at} -U desk -d postgres -q -f script.sql 2>&1 || true\n\
         '{bin}/pg_ctl' -D data -m immediate stop > stop.log",
        bin = bin.display()
    );
    // It does not run for root.
    let is_root = Command::new("id").arg("-u").output().ok()?.stdout == b"0\n";
    let mut command = if is_root {
        Command::new("chown").args(["-R", "postgres", at]).status().ok().filter(std::process::ExitStatus::success)?;
        let mut command = Command::new("su");
        command.args(["postgres", "-s", "/bin/sh", "-c"]);
        command
    } else {
        let mut command = Command::new("sh");
        command.arg("-c");
        command
    };
    let output = command.arg(all).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn every_statement_is_postgresqls_too() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let store = Store::open(Path::new(&folder.path().join("desk.db"))).await.unwrap();
        everything(&store).await.unwrap();
        store.close().await;
    });
    let asked = ASKED.lock().unwrap().clone();
    // Whoever adds a statement lets `everything` ask it.
    let count = |text: &str, call: &str| text.matches(call).count() - text.matches(&format!("sqlx::{call}")).count();
    let places: usize = SOURCES.iter().map(|text| count(text, "query(") + count(text, "query_as(")).sum();
    let come_by: BTreeSet<_> = asked.iter().map(|(file, line, _)| (*file, *line)).collect();
    assert_eq!(come_by.len(), places, "{come_by:?}");
    let asked: BTreeSet<&str> = asked.into_iter().map(|(_, _, statement)| statement).collect();
    let mut script = "\\set ON_ERROR_STOP off\n".to_owned();
    for statement in schema::STEPS.iter().flat_map(|step| step.iter()) {
        // The one type that has another name there.
        let _ = writeln!(script, "{};", statement.replace("BLOB", "BYTEA"));
    }
    for (number, statement) in asked.iter().enumerate() {
        let _ = writeln!(script, "PREPARE s{number} AS {statement};");
    }
    match said_by_postgres(&script) {
        Some(said) => assert_eq!(said, "", "PostgreSQL says"),
        #[allow(clippy::print_stderr, reason = "whoever runs the tests is told")]
        None => eprintln!("no PostgreSQL that could be run here: skipped"),
    }
}
