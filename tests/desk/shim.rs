//! What stands between the program and the system (`shim.c`): errors at each call (B19), the order of writes and syncs (B3), and
//! names that lead elsewhere at the second look (A14). Skipped, saying so, where there is no C compiler or no LD_PRELOAD.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::json;

use super::{DAY, DROPPED, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says};
use crate::home::{Home, integrity, names, wire};

/// The library, compiled once; `None` where that is not possible.
fn library() -> Option<&'static str> {
    static LIBRARY: OnceLock<Option<String>> = OnceLock::new();
    let compile = || {
        let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("shim-{}.so", std::process::id()));
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/desk/shim.c");
        let mut command = Command::new("cc");
        let done = command.args(["-O1", "-shared", "-fPIC", "-o"]).arg(&out).args([source, "-ldl"]).status();
        done.is_ok_and(|status| status.success()).then(|| out.to_string_lossy().into_owned())
    };
    let found = if cfg!(target_os = "linux") { LIBRARY.get_or_init(compile).as_deref() } else { None };
    if found.is_none() {
        #[allow(clippy::print_stderr, reason = "whoever runs the tests is told")]
        {
            eprintln!("no C compiler (`cc`) and LD_PRELOAD: skipped");
        }
    }
    found
}

/// The errors of <errno.h> that are injected.
const ERRORS: [i32; 3] = [libc::ENOSPC, libc::EIO, libc::EMFILE];
/// How many calls a pass makes at least and at most, by which the points of a short run are spread.
const CALLS: usize = 320;

/// One pass with an error at one call, then one without: nothing that was acknowledged is missing, nothing is lost, nothing came
/// twice. Returns whether there was such a call.
fn torture(library: &str, at: usize, error: i32) -> bool {
    let agency = Agency::new(|_, _| says("200 OK", &["ETag: \"a\""], &feed(&[1])));
    let settings = super::polled(
        &agency.address,
        "[[source]]\nname = 'drop'\nfolder = 'in'\n\
        [[destination]]\nname = 'print'\nfolder = 'out'\nformat = 'wire'\n",
    );
    let home = Home::new(&settings, NOW);
    home.drop("in/a.json", &wire(&json!([{ "uri": "urn:quay:7", "headline": "Dropped", "provider": "AP" }])));
    let mut command = home.command(&["run", "--once"]);
    command
        .env("LD_PRELOAD", library)
        .env("WIREDESK_FAIL", format!("{at} {error}"))
        .env("WIREDESK_FAILED", home.path("failed"));
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code().is_some() && !told.contains("panicked"), "call {at}, error {error}: {told}");
    let failed = home.path("failed").exists();
    let has = |uri: &str| home.run(&["trace", uri]).status.code() == Some(0);
    if home.path("in/processed/a.json").exists() {
        assert!(has("urn:quay:7"), "call {at}, error {error}: acknowledged and lost: {told}");
    }
    home.set_seconds(NOW_SECONDS + 2 * DAY);
    let told = home.once();
    assert!(has("urn:quay:7") && has("quay:1"), "call {at}, error {error}: lost: {told}");
    assert_eq!(
        (names(&home.path("in")).len(), names(&home.path("in/processed"))),
        (0, vec!["a.json".to_owned()]),
        "call {at}"
    );
    let out = names(&home.path("out"));
    assert_eq!(out.len(), 2, "call {at}, error {error}: {out:?}");
    for name in out {
        let document = fs::read_to_string(home.path("out").join(&name)).unwrap();
        assert!(
            serde_json::from_str::<serde_json::Value>(&document).is_ok(),
            "call {at}, {name} is not whole: {document}"
        );
    }
    assert_eq!(integrity(&home), "ok", "call {at}, error {error}");
    failed
}

/// At each call if `WIREDESK_TORTURE` is set, else at some that are spread over all.
#[test]
fn b19_an_error_at_any_call_loses_nothing() {
    let Some(library) = library() else { return };
    let whole = std::env::var_os("WIREDESK_TORTURE").is_some();
    let points: Vec<(usize, i32)> = match whole {
        true => (1..2 * CALLS).flat_map(|at| ERRORS.map(|error| (at, error))).collect(),
        false => (0..12).map(|n| (7 + n * CALLS / 14, ERRORS[n % 3])).collect(),
    };
    let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some((at, error)) = points.get(next.fetch_add(1, Ordering::SeqCst)) {
                    failed.fetch_add(usize::from(torture(library, *at, *error)), Ordering::SeqCst);
                }
            });
        }
    });
    let failed = failed.into_inner();
    assert!(failed >= 8, "{failed} calls failed");
    if whole {
        assert!(failed < points.len(), "the last call was reached");
    }
}

#[test]
fn b3_what_is_promised_is_on_the_disk_before_it_is_acknowledged() {
    let Some(library) = library() else { return };
    let settings = format!("{DROPPED}[[destination]]\nname = 'print'\nfolder = 'out'\nformat = 'wire'\n");
    let home = Home::new(&settings, NOW);
    home.once();
    home.drop("in/a.json", &wire(&json!([{ "uri": "urn:quay:7", "headline": "Dropped", "provider": "AP" }])));
    let mut command = home.command(&["run", "--once"]);
    command.env("LD_PRELOAD", library).env("WIREDESK_CALLS", home.path("calls"));
    assert!(command.status().unwrap().success());
    let calls = fs::read_to_string(home.path("calls")).unwrap();
    let lines: Vec<&str> = calls.lines().collect();
    let first = |what: &str, path: &str| {
        let found = lines.iter().position(|line| line.starts_with(what) && line.contains(path));
        found.unwrap_or_else(|| panic!("no {what} of {path}: {calls}"))
    };
    let renamed = first("rename", "in/a.json");
    let log: Vec<&str> = lines[..renamed].iter().filter(|l| l.contains("desk.db-wal")).copied().collect();
    assert!(
        log.len() > 1 && log[log.len() - 1].starts_with("sync"),
        "the log is synced before the file is moved: {calls}"
    );
    // A file that is put out: written, synced, renamed, its folder synced.
    let (written, put) = (first("write", "/out/."), first("rename", "/out/."));
    let synced = lines[..put].iter().rposition(|line| line.starts_with("sync") && line.contains("/out/."));
    assert!(synced.is_some_and(|synced| written < synced), "B18: {calls}");
    assert!(lines[put..].iter().any(|line| line.starts_with("sync") && line.ends_with("/out")), "B18: {calls}");
}

#[test]
fn a14_a_name_that_leads_to_this_machine_at_the_second_look_is_not_followed() {
    let Some(library) = library() else { return };
    let agency = Agency::new(|path, n| match path {
        "/away" => says("302 Found", &["Location: /inside"], ""),
        _ => says("200 OK", &[&format!("ETag: \"{n}\"")], &feed(&[u32::try_from(n).unwrap()])),
    });
    let port = agency.address.rsplit(':').next().unwrap().to_owned();
    let source = format!(
        "[desk]\nlisten = '127.0.0.1:0'\n[[source]]\nname = 'quay'\nurl = 'http://rebound.example:{port}/feed'\n[[feed]]\nname = 'all'\n"
    );
    let home = |looks: &str, settings: &str| {
        Home::new(settings, NOW).with("LD_PRELOAD", library).with("WIREDESK_NAMES", &format!("rebound.example={looks}"))
    };
    let rebinding = home("9.9.9.9,127.0.0.1", &source);
    let desk = rebinding.start();
    desk.until("/feeds/all.rss", |rss| rss.contains("Ferry 0"));
    assert_eq!(agency.count(), 1, "the first look leads to a public address, which is asked");
    rebinding.set_seconds(NOW_SECONDS + 2 * DAY);
    desk.tells("is a private, local or reserved address");
    assert_eq!(agency.count(), 1, "the second is not connected to");
    drop(desk);
    // Of several addresses only the public ones are.
    let both = home("127.0.0.1+9.9.9.9", &source);
    assert!(both.once().contains("1 new"));
    let none = home("127.0.0.1+10.0.0.1", &source);
    assert!(none.once().contains("is a private, local or reserved address"));
    // Each hop of a redirect is looked up anew.
    let moved = home("9.9.9.9,127.0.0.1", &source.replace("/feed'", "/away'"));
    let told = moved.once();
    assert!(told.contains("is a private, local or reserved address"), "{told}");
    assert!(!agency.requests().iter().any(|request| request.path == "/inside"));
}
