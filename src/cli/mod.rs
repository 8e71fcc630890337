//! The command line: the only room that opens files, reads the clock, prints and decides exit codes.
#![allow(clippy::disallowed_methods, reason = "this is the room where files, clock and output belong")]

mod args;
mod changes;
mod clock;
mod colour;
mod completions;
mod conversion;
mod convert;
mod count;
#[cfg(feature = "desk")]
mod desk;
mod detect;
mod diff;
mod excerpt;
mod explain;
mod fields;
mod formats;
mod input;
mod live;
mod long;
mod losses;
mod man;
mod mend;
mod names;
mod opening;
mod output;
mod place;
mod portions;
mod progress;
mod reading;
mod rules;
mod schemas;
mod settings;
mod show;
mod side;
mod sink;
#[cfg(feature = "desk")]
mod sources;
mod tally;
mod telling;
mod turns;
mod unknown;
mod validate;
mod words;
mod writing;

use std::process::ExitCode;

use clap::Parser;
use wiredesk::error::Error;
use wiredesk::formats as cards;
use wiredesk::text::distance;

use args::{Args, Command, Schema};
use tally::{CANNOT_RUN, CONVERTED};

/// Runs the command that was given.
pub fn run() -> ExitCode {
    // Wrong usage ends here with clap's own message and exit code, which is 2 as ours is.
    let args = Args::parse();
    let result = match args.command {
        Command::Convert(args) => convert::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Man { command } => man::run(command.as_deref()),
        Command::Completions { shell } => completions::run(shell),
        Command::Detect(args) => detect::run(&args),
        Command::Formats { json } => formats::run(json),
        Command::Fields { format, parts, json } => fields::run(&format, parts, json),
        Command::Validate(args) => validate::run(&args),
        #[cfg(feature = "desk")]
        Command::Run(args) => desk::run(&args),
        #[cfg(feature = "desk")]
        Command::Check(args) => desk::check(&args),
        #[cfg(feature = "desk")]
        Command::Status { desk, json } => desk::status(&desk, json),
        #[cfg(feature = "desk")]
        Command::Sources(args) => sources::run(&args),
        #[cfg(feature = "desk")]
        Command::Quarantine(args) => desk::quarantine(&args),
        #[cfg(feature = "desk")]
        Command::Tail { desk, lines } => desk::tail(&desk, lines),
        #[cfg(feature = "desk")]
        Command::Trace { story, desk, original } => desk::trace(&desk, &story, original.as_deref()),
        #[cfg(feature = "desk")]
        Command::Kill(on) => desk::act(&on, desk::Act::Kill),
        #[cfg(feature = "desk")]
        Command::Hold(on) => desk::act(&on, desk::Act::Hold),
        #[cfg(feature = "desk")]
        Command::Release(on) => desk::act(&on, desk::Act::Release),
        #[cfg(feature = "desk")]
        Command::Resend(args) => desk::resend(&args),
        #[cfg(feature = "desk")]
        Command::Purge(on) => desk::act(&on, desk::Act::Purge),
        Command::Rules { json } => rules::run(json),
        Command::Explain { rule } => explain::run(rule.as_deref()),
        Command::Schema { of: Schema::Wire } => print_json(&wiredesk::model::json_schema()),
        Command::Schema { of: Schema::Config } => print_json(&wiredesk::config::config_schema()),
        Command::Schema { of: Schema::Report } => print_json(&wiredesk::diag::render::report_schema()),
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
    let nearest = known.iter().map(|id| (distance(name, id), *id)).min();
    let near = nearest.filter(|(n, id)| *n <= 1 || *n == 2 && same_letters(name, id)).map(|(_, id)| id);
    cards::by_id(name).ok_or_else(|| Error::unknown_format(name, &known, near))
}

fn print_json(value: &serde_json::Value) -> Result<u8, Error> {
    output::print(&pretty(value)).map(|()| CONVERTED)
}

/// Whether two words are the same letters in another order.
fn same_letters(a: &str, b: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

/// JSON as people read it, with a line end.
fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
