//! A bar on standard error while many inputs are read; only where that is a terminal.

use std::io::{self, IsTerminal};
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

static BAR: Mutex<Option<ProgressBar>> = Mutex::new(None);

fn bar() -> Option<ProgressBar> {
    BAR.lock().ok().and_then(|bar| bar.clone())
}

/// Begins a bar of `count` inputs, if anybody can see it.
pub fn begin(count: usize) {
    if !io::stderr().is_terminal() {
        return;
    }
    let bar = ProgressBar::new(count as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len} inputs, {eta} left") {
        bar.set_style(style);
    }
    if let Ok(mut place) = BAR.lock() {
        *place = Some(bar);
    }
}

/// One input more is done.
pub fn step() {
    if let Some(bar) = bar() {
        bar.inc(1);
    }
}

/// Takes the bar away.
pub fn end() {
    if let Some(bar) = BAR.lock().ok().and_then(|mut bar| bar.take()) {
        bar.finish_and_clear();
    }
}

/// Does something that writes on the terminal, with the bar out of the way.
pub fn aside<T>(write: impl FnOnce() -> T) -> T {
    match bar() {
        Some(bar) => bar.suspend(write),
        None => write(),
    }
}
