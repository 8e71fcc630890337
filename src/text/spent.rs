//! For tests: how long this thread has worked. The time for which it had a processor is counted, so that what else the
//! machine does makes no test fail; where the system does not tell, time as it passes.
#![allow(clippy::disallowed_methods, reason = "a limit on time is held by a clock, and the system's is a file")]

use std::fs;
use std::time::{Duration, Instant};

/// A moment in the work of this thread.
#[derive(Clone, Copy, Debug)]
pub struct Spent {
    worked: Option<Duration>,
    passed: Instant,
}

impl Spent {
    /// Now.
    pub fn now() -> Self {
        Self { worked: worked(), passed: Instant::now() }
    }
    /// How long this thread worked since.
    pub fn elapsed(self) -> Duration {
        match (worked(), self.worked) {
            (Some(now), Some(then)) => now.saturating_sub(then),
            _ => self.passed.elapsed(),
        }
    }
}

/// The first number is nanoseconds spent on a processor (Linux, scheduler statistics).
fn worked() -> Option<Duration> {
    let numbers = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    numbers.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
