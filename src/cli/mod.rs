//! The command line: the only room that opens files, reads the clock, prints and decides exit codes.

mod args;
mod convert;
mod detect;
mod fields;
mod formats;
mod input;
mod losses;
mod names;
mod output;
mod tally;

use std::process::ExitCode;

use clap::Parser;
use wiredesk::error::Error;
use wiredesk::formats as cards;

use args::{Args, Command};
use tally::{CANNOT_RUN, CONVERTED};

/// Runs the command that was given.
pub fn run() -> ExitCode {
    // Wrong usage ends here with clap's own message and exit code, which is 2 as ours is.
    let args = Args::parse();
    let result = match args.command {
        Command::Convert(args) => convert::run(&args),
        Command::Detect(args) => detect::run(&args),
        Command::Formats { json } => formats::run(json),
        Command::Fields { format } => fields::run(&format),
        Command::Schema => output::print(&(pretty(&wiredesk::model::json_schema()) + "\n")).map(|()| CONVERTED),
    };
    ExitCode::from(result.unwrap_or_else(|error| {
        if error.is_broken_pipe() {
            return CONVERTED;
        }
        output::tell(&format!("wiredesk: error: {error}\n"));
        CANNOT_RUN
    }))
}

/// The card of a format that the user named.
fn card(name: &str) -> Result<&'static cards::Card, Error> {
    let known: Vec<_> = cards::ALL.iter().map(|c| c.id).collect();
    cards::by_id(name).ok_or_else(|| Error::unknown_format(name, &known))
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}")
}
