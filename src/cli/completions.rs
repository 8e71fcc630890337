//! `wiredesk completions`: what a shell needs to complete words, made from what the command line takes.

use clap::CommandFactory;
use clap_complete::Shell;
use wiredesk::error::Error;

use super::args::Args;
use super::output;
use super::tally::CONVERTED;

/// Prints the completions for a shell.
pub fn run(shell: Shell) -> Result<u8, Error> {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "wiredesk", &mut bytes);
    output::print(&String::from_utf8_lossy(&bytes)).map(|()| CONVERTED)
}
