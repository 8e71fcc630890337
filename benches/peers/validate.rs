//! Validating beside reading, in the same run, and a thousand small feeds in one command.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::inputs::SHAPES;
use crate::{runs, runs_on_one};

/// Of the reading speed, what validating asks of itself.
const FLOOR: f64 = 0.5;

/// How many small feeds are validated in one command, and of how many bytes each.
const FEEDS: usize = 1000;
const SMALL: usize = 20_000;

/// The part of the page about validation.
pub fn page(megabytes: usize, pairs: usize) -> String {
    let rows: String = SHAPES.iter().filter_map(|shape| row(shape.name, megabytes, pairs)).collect();
    let small = small_feeds(pairs).map_or_else(|| "not measured here".to_owned(), |s| format!("{s:.2} s"));
    format!(
        "
## Validation

The same feeds of {megabytes} MB, read by one thread, and validated by the library: every rule over every item, with the places
of what is found. A long document is shared by all processors, each of which reads and judges every other handful of its items.
Each run is a process of its own; the ratio is of the fastest. *One processor* is the ratio where there is no other.

| feed | read MB/s | validate MB/s | ratio | lowest | highest | one processor | floor |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}
{FEEDS} feeds of {} KB in a folder, `wiredesk validate FOLDER` on both cores: {small}; the floor is one second.
",
        SMALL / 1000
    )
}

fn row(shape: &str, megabytes: usize, pairs: usize) -> Option<String> {
    let pair = || Some((runs("read", shape, megabytes)?, runs("validate", shape, megabytes)?));
    let all = (0..pairs).map(|_| pair()).collect::<Option<Vec<_>>>()?;
    let mut ratios: Vec<f64> = all.iter().map(|(read, validated)| read[1] / validated[1]).collect();
    ratios.sort_by(f64::total_cmp);
    let fastest = |pick: fn(&([f64; 3], [f64; 3])) -> f64| all.iter().map(pick).fold(f64::INFINITY, f64::min);
    let (read, validated) = (fastest(|runs| runs.0[1]), fastest(|runs| runs.1[1]));
    let size = all.first()?.0[0] / 1e6;
    let alone =
        (0..pairs).filter_map(|_| runs_on_one("validate", shape, megabytes)).map(|runs| runs[1]).min_by(f64::total_cmp);
    let alone = alone.map_or_else(|| "not measured".to_owned(), |alone| format!("{:.2}", read / alone));
    Some(format!(
        "| {shape} | {:.0} | {:.0} | {:.2} | {:.2} | {:.2} | {alone} | {FLOOR:.2} |\n",
        size / read,
        size / validated,
        read / validated,
        ratios.first()?,
        ratios.last()?,
    ))
}

/// The least time in which one command validates a folder of small feeds, in seconds.
fn small_feeds(rounds: usize) -> Option<f64> {
    let folder = tempfile::tempdir().ok()?;
    for (number, shape) in SHAPES.iter().cycle().take(FEEDS).enumerate() {
        fs::write(folder.path().join(format!("{number}.xml")), shape.feed(SMALL)).ok()?;
    }
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wiredesk"));
        command.arg("validate").arg(folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        // That there are findings is no failure here.
        command.status().ok()?.code().filter(|code| *code < 2)?;
        Some(start.elapsed().as_secs_f64())
    };
    (0..rounds).filter_map(|_| run()).min_by(f64::total_cmp)
}
