//! What a command used while it ran: asked of the kernel, because the standard library does not tell.
#![allow(dead_code, reason = "some who include it look at memory alone")]

use std::fs;
use std::process::{Child, Command, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

/// What a command used.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    /// The most memory that was resident at a time, in bytes; 0 when the command ended before it could be asked.
    pub peak: u64,
    /// The time for which it had a processor, to a hundredth of a second: how busy the machine is does not count.
    pub time: Duration,
    /// How it ended.
    pub status: ExitStatus,
}

/// How often the kernel is asked. What is resident is asked for until the end, since it only grows.
const EVERY: Duration = Duration::from_micros(200);

/// Runs a command to its end. `None` where the system does not tell, as everywhere but on Linux.
pub fn run(command: &mut Command) -> Option<Used> {
    let mut child = command.spawn().ok()?;
    let told = watch(&child);
    let status = child.wait().ok()?;
    let (peak, time) = told?;
    Some(Used { peak, time, status })
}

fn watch(child: &Child) -> Option<(u64, Duration)> {
    let process = std::path::Path::new("/proc").join(child.id().to_string());
    let (status, stat) = (process.join("status"), process.join("stat"));
    let mut peak = 0;
    loop {
        peak = peak.max(high_water(&fs::read_to_string(&status).ok()?).unwrap_or(0));
        let stat = fs::read_to_string(&stat).ok()?;
        let (state, time) = state_and_time(&stat)?;
        // One that ended stays until it is waited for.
        if state == "Z" {
            return Some((peak, time));
        }
        sleep(EVERY);
    }
}

/// `VmHWM`, which the kernel states in KiB; one that ended has none.
fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
}

/// The fields behind the name, which is in brackets and may hold anything: the state is the first of them, the times as
/// user and as system the twelfth and thirteenth, in hundredths of a second (proc_pid_stat(5)).
fn state_and_time(stat: &str) -> Option<(&str, Duration)> {
    let (_, fields) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some((fields.first()?, Duration::from_millis((ticks(11)? + ticks(12)?) * 10)))
}
