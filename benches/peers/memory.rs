//! How much memory the program itself takes for a conversion.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// The peak of `wiredesk convert` from `feed` to Atom, a file each, in bytes; `None` where the system does not tell.
///
/// It is asked for while the program runs: what is resident only grows towards the end, where the input and the index
/// are still held.
pub fn peak(feed: &str) -> Option<u64> {
    let directory = tempfile::tempdir().ok()?;
    let (input, output) = (directory.path().join("feed.xml"), directory.path().join("feed.atom"));
    fs::write(&input, feed).ok()?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_wiredesk"));
    command.arg("convert").arg(&input).args(["--to", "atom", "-o"]).arg(&output);
    let mut child = command.stderr(Stdio::null()).spawn().ok()?;
    let status = Path::new("/proc").join(child.id().to_string()).join("status");
    let mut peak = None;
    while child.try_wait().ok()?.is_none() {
        peak = peak.max(high_water(&status));
        sleep(Duration::from_micros(200));
    }
    child.wait().ok()?.success().then_some(peak)?
}

/// `VmHWM`, which the kernel states in KiB.
fn high_water(status: &Path) -> Option<u64> {
    let status = fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
}
