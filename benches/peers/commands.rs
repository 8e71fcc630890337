//! The program itself: what it makes of two cores, and of ten thousand small documents.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::inputs::SHAPES;

/// How many documents a wire sends in a busy hour.
const SMALL: usize = 10_000;
/// The usual size of a document of a wire, in bytes.
const USUAL: std::ops::Range<u64> = 2_000..12_000;

/// A place of its own for each run. To write over a file is to delete one, and file systems look for what was just deleted
/// whenever they make another: that takes longer than converting, and would be counted to whoever runs second.
fn anew(output: &Path) -> PathBuf {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let run = RUNS.fetch_add(1, Ordering::Relaxed);
    let mut anew = output.as_os_str().to_owned();
    // Behind the slash of a directory, which need not be there yet.
    anew.push(run.to_string());
    if output.as_os_str().as_encoded_bytes().ends_with(b"/") {
        anew.push("/");
    }
    anew.into()
}

/// A run of the program, begun. `core` pins it to one.
fn begin(core: Option<usize>, arguments: &[&Path], output: &Path) -> Option<Child> {
    let program = env!("CARGO_BIN_EXE_wiredesk");
    let mut command = match core {
        Some(core) => {
            let mut pinned = Command::new("taskset");
            pinned.args(["-c", &core.to_string(), program]);
            pinned
        }
        None => Command::new(program),
    };
    command.args(arguments).arg("-o").arg(anew(output));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
}

/// The least time of a few rounds, in each of which all of these run at once.
fn least(rounds: usize, runs: impl Fn() -> Option<Vec<Child>>) -> Option<Duration> {
    let round = || {
        let start = Instant::now();
        let ended: Option<Vec<bool>> = runs()?.into_iter().map(|mut run| Some(run.wait().ok()?.success())).collect();
        ended?.into_iter().all(|good| good).then(|| start.elapsed())
    };
    (0..rounds).filter_map(|_| round()).min()
}

/// What two cores bring: one run over both, beside two runs with a core each.
fn both_cores(name: &str, arguments: &[&Path], outputs: &[PathBuf; 2], rounds: usize, floor: f64) -> Option<String> {
    let one = |core, output: &Path| begin(core, arguments, output);
    let [first, second] = outputs;
    let alone = least(rounds, || Some(vec![one(Some(0), first)?]))?.as_secs_f64();
    let apart = least(rounds, || Some(vec![one(Some(0), first)?, one(Some(1), second)?]))?.as_secs_f64();
    let together = least(rounds, || Some(vec![one(None, first)?]))?.as_secs_f64();
    let (two, ours) = (2.0 * alone / apart, alone / together);
    Some(format!("| {name} | {alone:.2} | {together:.2} | {ours:.2} | {two:.2} | {:.2} | {floor:.2} |\n", ours / two))
}

/// A folder in memory, where the system has one: a disk on which other files were just deleted makes new ones so slowly that
/// it would be measured, and not the program.
fn folder() -> Option<(tempfile::TempDir, &'static str)> {
    let in_memory = tempfile::tempdir_in("/dev/shm").map(|folder| (folder, "in a file system in memory (`/dev/shm`)"));
    in_memory.or_else(|_| tempfile::tempdir().map(|folder| (folder, "on the disk of this machine"))).ok()
}

/// The tables of this page's second half; parts that this machine cannot measure say so.
pub fn page(megabytes: usize, rounds: usize) -> Option<String> {
    let (folder, place) = folder()?;
    let at = |name: &str| folder.path().join(name);
    let (big, small) = (at("big.xml"), at("small"));
    fs::write(&big, SHAPES.first()?.feed(megabytes * 1_000_000)).ok()?;
    let bytes = documents(&small)?;
    let to = |id: &'static str| ["--to", id].map(Path::new);
    let convert = Path::new("convert");
    let mut out = format!(
        "
## Two cores

`wiredesk convert`, one run over both cores, beside two runs with one core each that do the same work twice: what two cores
can bring on this machine. The big document is *bodies* to Atom; the small ones are {SMALL} of {:.1} KB in the mean, the
samples of the wire formats over and over, to ninjs-3. Documents and what is made of them lie {place}.

| work | one core, s | both, s | faster by | two runs: faster by | share | floor |
| --- | --- | --- | --- | --- | --- | --- |
",
        bytes as f64 / SMALL as f64 / 1e3
    );
    let [a, b] = to("atom");
    let outputs = [at("first.atom"), at("second.atom")];
    out += &both_cores("a big document", &[convert, &big, a, b], &outputs, rounds, 0.75).unwrap_or_default();
    let [a, b] = to("ninjs-3");
    let include = ["--unreleased", "include"].map(Path::new);
    let all = [convert, &small, a, b, include[0], include[1]];
    // A directory that is not there yet is made.
    let outputs = [at("first/"), at("second/")];
    out += &both_cores(&format!("{SMALL} small documents"), &all, &outputs, rounds, 0.9).unwrap_or_default();
    out += &beside_newsmlg2(&all, &outputs[0], &small, rounds).unwrap_or_default();
    Some(out)
}

/// Small documents of every wire format, and how many bytes they are together.
fn documents(folder: &Path) -> Option<usize> {
    let feeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
    let mut samples = Vec::new();
    for format in ["newsml-g2", "newsml-1", "nitf", "ninjs-1", "ninjs-2", "ninjs-3"] {
        let mut paths: Vec<_> = fs::read_dir(feeds.join(format)).ok()?.filter_map(|e| Some(e.ok()?.path())).collect();
        paths.sort();
        let usual = |path: &PathBuf| fs::metadata(path).is_ok_and(|m| m.is_file() && USUAL.contains(&m.len()));
        let sound = |path: &PathBuf| path.file_stem().is_none_or(|stem| stem != "broken");
        samples.extend(paths.into_iter().filter(usual).filter(sound).map(|path| (format, path)));
    }
    samples.extend(crate::wires::enlarged(&feeds, &folder.with_file_name("framed"))?);
    fs::create_dir_all(folder).ok()?;
    let mut bytes = 0;
    for number in 0..SMALL {
        let (format, path) = samples.get(number % samples.len())?;
        let name = format!("{number:05}-{format}.{}", path.extension()?.to_str()?);
        bytes += fs::copy(path, folder.join(name)).ok()?;
    }
    usize::try_from(bytes).ok()
}

/// Converting every document beside newsmlg2 reading those of NewsML-G2, in documents a second.
fn beside_newsmlg2(all: &[&Path], output: &Path, small: &Path, rounds: usize) -> Option<String> {
    let ours = SMALL as f64 / least(rounds, || Some(vec![begin(None, all, output)?]))?.as_secs_f64();
    let python = std::env::var("WIREDESK_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let said = Command::new(python).args(["-c", include_str!("newsmlg2.py")]).arg(small).output().ok()?;
    // Its warnings go where its figure goes.
    let theirs: f64 = String::from_utf8(said.stdout).ok()?.lines().last()?.parse().ok()?;
    Some(format!(
        "
Those {SMALL} documents are converted at {ours:.0} a second; newsmlg2 reads the NewsML-G2 of them at {theirs:.0} a second (one
core): {:.0} times the rate; the floor is 20.
",
        ours / theirs
    ))
}
