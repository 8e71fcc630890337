//! The desk: a thousand sources polled by one process, and how fast it says that nothing changed.

mod polled;
mod served;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A desk that runs in a folder of its own.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    /// Starts the desk of these settings; `None` where it does not begin to serve.
    fn start(folder: &Path, settings: &str) -> Option<Self> {
        fs::write(folder.join("wiredesk.toml"), settings).ok()?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_wiredesk"));
        command.args(["run", "--log", "json"]).current_dir(folder).stdin(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().ok()?;
        let mut lines = BufReader::new(child.stderr.take()?).lines().map_while(Result::ok);
        let address = lines.find_map(|line| {
            let told: serde_json::Value = serde_json::from_str(&line).ok()?;
            told["message"].as_str()?.strip_prefix("listens at ").map(str::to_owned)
        });
        // What it tells on is not what is measured, but it must not wait for somebody to read it.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { child, address: address? })
    }
    /// The most memory that was resident at a time, in bytes.
    fn peak(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
    }
    /// For how long it had a processor, in seconds.
    fn busy(&self) -> Option<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
        Some((ticks(11)? + ticks(12)?) / 100.0)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill().and_then(|()| self.child.wait());
    }
}

/// This part of the page; what this machine cannot measure is said.
pub fn page() -> String {
    let polled = polled::table().unwrap_or_else(|why| format!("Not measured here: {why}.\n"));
    let served = served::table().unwrap_or_else(|why| format!("Not measured here: {why}.\n"));
    format!("\n## The desk\n\n{polled}\n{served}")
}
