//! How much memory the program itself takes for a conversion.

use std::fs;
use std::process::{Command, Stdio};

use crate::used;

/// The peak of `wiredesk convert` from `feed` to Atom, a file each, in bytes; `None` where the system does not tell.
pub fn peak(feed: &str) -> Option<u64> {
    let directory = tempfile::tempdir().ok()?;
    let (input, output) = (directory.path().join("feed.xml"), directory.path().join("feed.atom"));
    fs::write(&input, feed).ok()?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_wiredesk"));
    command.arg("convert").arg(&input).args(["--to", "atom", "-o"]).arg(&output);
    let used = used::run(command.stderr(Stdio::null()))?;
    used.status.success().then_some(used.peak)
}
