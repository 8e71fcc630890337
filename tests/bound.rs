//! A hostile document comes to a clear end: within two seconds of a processor and 64 MiB beyond what was read, whatever
//! is done with it. NITF is the exception: HTML becomes a tree for it, and what came of that is held against the rules of
//! its schema.
//!
//! The release build holds that, so it is what is tried: by `cargo test --release --test bound`, or, where that program is
//! built already, by `WIREDESK_PROGRAM=target/release/wiredesk cargo test --test bound`. Each document is made here.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(clippy::disallowed_methods, clippy::print_stderr, reason = "the test runs the program on files")]

mod hostile;
mod used;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use hostile::Hostile;

/// Something that is done with a document, and what it may take: seconds of a processor, MiB beyond the document.
struct Way {
    arguments: &'static [&'static str],
    seconds: u64,
    mebibytes: u64,
}

const fn within_the_bound(arguments: &'static [&'static str]) -> Way {
    Way { arguments, seconds: 2, mebibytes: 64 }
}

const WAYS: [Way; 6] = [
    within_the_bound(&["validate"]),
    within_the_bound(&["detect"]),
    within_the_bound(&["convert", "--to", "atom", "--filter", "enrich"]),
    within_the_bound(&["convert", "--to", "wire", "--filter", "release"]),
    within_the_bound(&["convert", "--to", "rss", "--no-extensions", "--unreleased", "include"]),
    Way {
        arguments: &["convert", "--to", "nitf", "--filter", "absolute,enrich", "--base", "https://tarn.example/"],
        seconds: 10,
        mebibytes: 192,
    },
];

/// The release build of the program, when there is one to try.
fn program() -> Option<PathBuf> {
    let named = env::var_os("WIREDESK_PROGRAM").map(PathBuf::from);
    named.or_else(|| (!cfg!(debug_assertions)).then(|| env!("CARGO_BIN_EXE_wiredesk").into()))
}

/// What is wrong with what became of a document in one way; `None` when nothing is.
fn trial(program: &Path, document: &Hostile, input: &Path, way: &Way) -> Option<String> {
    let mut command = Command::new(program);
    command.args(way.arguments).arg(input);
    if !document.from.is_empty() && way.arguments != ["detect"] {
        command.args(["--from", document.from]);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let used = used::run(&mut command).expect("the system tells what a command used");
    let over = used.peak.saturating_sub(document.bytes.len() as u64);
    let ended = used.status.code().is_some_and(|code| code <= 2);
    let most = (way.mebibytes << 20) + document.grows as u64;
    let kept = ended && used.time <= Duration::from_secs(way.seconds) && over <= most;
    let said = || {
        let (name, way) = (&document.name, way.arguments.join(" "));
        format!("{name}: {way}: {}, {:?}, {} KiB over", used.status, used.time, over >> 10)
    };
    (!kept).then(said)
}

#[test]
fn hostile_documents_end_in_bounded_time_and_memory() {
    let Some(program) = program() else {
        return eprintln!("skipped: this build is not what holds the bound, and WIREDESK_PROGRAM names none that does");
    };
    let directory = tempfile::tempdir().unwrap();
    let documents = Mutex::new(hostile::documents().into_iter().enumerate());
    let found = Mutex::new(Vec::new());
    let work = || {
        loop {
            let Some((number, make)) = documents.lock().unwrap().next() else { return };
            let document = make();
            let input = directory.path().join(number.to_string());
            fs::write(&input, &document.bytes).unwrap();
            let wrong = WAYS.iter().filter_map(|way| trial(&program, &document, &input, way));
            found.lock().unwrap().extend(wrong);
            fs::remove_file(&input).unwrap();
        }
    };
    std::thread::scope(|scope| (0..2).for_each(|_| drop(scope.spawn(work))));
    let found = found.into_inner().unwrap();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
