//! Reading RSS, and RSS to Atom, beside the crates that do the same: one run, one thread, one allocator; other formats beside
//! what reads them; and the program itself on two cores.
//!
//! `cargo bench --bench peers` prints the page; with `WIREDESK_WRITE=1` it becomes docs/BENCHMARKS.md.
//! `WIREDESK_BENCH_MB` sets the size of each generated input (46), `WIREDESK_BENCH_PAIRS` how often each pair runs (7),
//! `WIREDESK_BENCH_SHAPE` the one shape to measure, and `WIREDESK_BENCH_ONLY` (`read`, `validate`, `convert`, `rss`,
//! `feed-rs`, `peers`, `json-feed`, `serde_json`, `newsml-g2`, `newsml-g2-both` or `roxmltree`) runs that work once and nothing else, for a
//! profiler, or `WIREDESK_BENCH_RUNS` times; `desk` measures that part of the page alone, and writes it in its place.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints and writes its page")]

mod commands;
#[cfg(feature = "desk")]
mod desk;
mod inputs;
mod memory;
mod others;
#[path = "../../tests/used/mod.rs"]
mod used;
mod validate;
mod wires;
mod works;

use std::fmt::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Work = fn(&[u8]) -> usize;

/// What is measured: its name, the peer, ours and the peer's by the names of [`work`], the floor and the goal.
type Pair = (&'static str, &'static str, &'static str, &'static str, f64, f64);

const PAIRS: [Pair; 3] = [
    ("read", "rss", "read", "rss", 1.35, 1.5),
    ("read", "feed-rs", "read", "feed-rs", 2.5, 2.7),
    ("to Atom", "rss and atom_syndication", "convert", "peers", 2.1, 3.0),
];

/// A work by its name.
fn work(name: &str) -> Option<Work> {
    Some(match name {
        "read" => works::read,
        "validate" => works::validate,
        "convert" => works::convert,
        "rss" => works::rss_read,
        "feed-rs" => works::feed_rs_read,
        "peers" => works::rss_convert,
        _ => return others::work(name),
    })
}

const OTHERS: &str = "
## Other formats

| document | work | beside | ours MB/s | theirs MB/s | ratio | lowest | highest | again | floor | goal |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
";

/// A megabyte of the tables.
const MB: usize = 1_000_000;

/// What the peak may be over the input, in MiB.
const MEMORY_FLOOR: u64 = 24;

fn time(work: Work, bytes: &[u8]) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work(bytes));
    start.elapsed()
}

fn setting<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

fn main() {
    let megabytes: usize = setting("WIREDESK_BENCH_MB").unwrap_or(46);
    let pairs = setting("WIREDESK_BENCH_PAIRS").unwrap_or(7).max(1);
    let only: Option<String> = setting("WIREDESK_BENCH_SHAPE");
    let shapes = inputs::SHAPES.iter().filter(|s| only.as_ref().is_none_or(|o| s.name == o));
    if let Some(name) = setting::<String>("WIREDESK_BENCH_ONLY") {
        #[cfg(feature = "desk")]
        if name == "desk" {
            let part = desk::page();
            print!("{part}");
            return write(|page| with_part(page, &part));
        }
        let work = work(&name).expect("a work that is known");
        for shape in shapes {
            let input = others::input(&name, shape, megabytes * MB).unwrap_or_else(|| shape.feed(megabytes * MB));
            print!("{}", input.len());
            for _ in 0..setting("WIREDESK_BENCH_RUNS").unwrap_or(1) {
                print!(" {}", time(work, input.as_bytes()).as_secs_f64());
            }
            println!();
        }
        return;
    }
    let (mut speed, mut memory) = (String::new(), String::new());
    let mut about = String::new();
    for shape in shapes {
        let feed = shape.feed(megabytes * MB);
        let items = works::read(feed.as_bytes());
        let _ = writeln!(about, "- **{}** ({} bytes an item): {}.", shape.name, feed.len() / items, shape.about);
        for pair in &PAIRS {
            speed += &row(shape.name, shape.name, pair, megabytes, pairs).unwrap_or_default();
        }
        if let Some(peak) = memory::peak(&feed) {
            let over = peak.saturating_sub(feed.len() as u64) as f64 / f64::from(1 << 20);
            let _ = writeln!(memory, "| {} | {:.1} | {over:.1} | {MEMORY_FLOOR} |", shape.name, peak as f64 / 1e6);
        }
    }
    let mut page = page(megabytes, pairs, &about, &speed, &memory);
    if only.is_none() {
        page += OTHERS;
        page += &others::rows(megabytes, pairs);
        page += &commands::page(megabytes, pairs).unwrap_or_default();
        page += &validate::page(megabytes, pairs);
        #[cfg(feature = "desk")]
        {
            page += &desk::page();
        }
    }
    print!("{page}");
    write(|_| page);
}

/// Writes the page, made of the one there is, where that is asked for.
fn write(made: impl FnOnce(&str) -> String) {
    const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/BENCHMARKS.md");
    if std::env::var_os("WIREDESK_WRITE").is_some() {
        std::fs::write(PAGE, made(&std::fs::read_to_string(PAGE).unwrap())).unwrap();
    }
}

/// The size of an input and how long a work took on it, in a process of its own: the first time, and once more.
fn runs(work: &str, shape: &str, megabytes: usize) -> Option<[f64; 3]> {
    runs_of(Command::new(std::env::current_exe().ok()?), work, shape, megabytes)
}

/// The same on one processor, where `taskset` is there to see to it.
fn runs_on_one(work: &str, shape: &str, megabytes: usize) -> Option<[f64; 3]> {
    let mut command = Command::new("taskset");
    command.args(["-c", "0"]).arg(std::env::current_exe().ok()?);
    runs_of(command, work, shape, megabytes)
}

fn runs_of(mut command: Command, work: &str, shape: &str, megabytes: usize) -> Option<[f64; 3]> {
    command.env("WIREDESK_BENCH_ONLY", work).env("WIREDESK_BENCH_SHAPE", shape).env("WIREDESK_BENCH_RUNS", "2");
    let said = command.env("WIREDESK_BENCH_MB", megabytes.to_string()).output().ok()?.stdout;
    let said: Vec<f64> =
        String::from_utf8(said).ok()?.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    said.try_into().ok()
}

/// A page with one of its parts, which begins with a heading, put in the place of that of the same heading, else behind all.
#[cfg(feature = "desk")]
fn with_part(page: &str, part: &str) -> String {
    let heading = part.trim_start().lines().next().unwrap_or_default();
    let Some((before, rest)) = page.split_once(&format!("\n{heading}\n")) else { return format!("{page}{part}") };
    let behind = rest.find("\n## ").map_or("", |at| &rest[at..]);
    format!("{before}{part}{behind}")
}

/// One line of the table of speeds.
fn row(
    name: &str,
    shape: &str,
    (work, peer, ours, theirs, floor, goal): &Pair,
    megabytes: usize,
    pairs: usize,
) -> Option<String> {
    let pair = || Some((runs(ours, shape, megabytes)?, runs(theirs, shape, megabytes)?));
    let all = (0..pairs).map(|_| pair()).collect::<Option<Vec<_>>>()?;
    let mut ratios: Vec<f64> = all.iter().map(|(a, b)| b[1] / a[1]).collect();
    ratios.sort_by(f64::total_cmp);
    let fastest = |pick: fn(&([f64; 3], [f64; 3])) -> f64| all.iter().map(pick).fold(f64::INFINITY, f64::min);
    let (a, b) = (fastest(|r| r.0[1]), fastest(|r| r.1[1]));
    let again = fastest(|r| r.1[2]) / fastest(|r| r.0[2]);
    let size = all.first()?.0[0] / 1e6;
    Some(format!(
        "| {name} | {work} | {peer} | {:.0} | {:.0} | {:.2} | {:.2} | {:.2} | {again:.2} | {floor:.2} | {goal:.2} |\n",
        size / a,
        size / b,
        b / a,
        ratios.first()?,
        ratios.last()?,
    ))
}

fn page(megabytes: usize, pairs: usize, about: &str, speed: &str, memory: &str) -> String {
    format!(
        "# Benchmarks

Generated by `just bench`. {megabytes} MB of each kind of generated RSS; one thread, mimalloc for all, the check of UTF-8 included.
Reading means that every item is taken through `next` and dropped; a conversion hands its output on in pieces of 64 KiB, as to a
file, and so do the peers. Each work runs {pairs} times in turn with its peer's, in a process of its own, as a command does: memory
that a program has not used before costs it time. MB/s and ratio are those of the fastest run of each, which is the one least
disturbed; lowest and highest are the ratios of single pairs. *Again* is the ratio of second runs in the same processes,
which have that memory already. Floor and goal are what the project asks of itself.

{about}
| feed | work | beside | ours MB/s | theirs MB/s | ratio | lowest | highest | again | floor | goal |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
{speed}
Memory of `wiredesk convert FEED --to atom -o FILE` at its highest, as the system counts it (`VmHWM`), and how much of
it is over the size of the input.

| feed | peak MB | over the input MiB | at most |
| --- | --- | --- | --- |
{memory}"
    )
}
