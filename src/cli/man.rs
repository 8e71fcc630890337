//! `wiredesk man`: manual pages, made from what the command line takes.

use std::io;

use clap::CommandFactory;
use wiredesk::error::Error;

use super::args::Args;
use super::output;
use super::tally::CONVERTED;

/// Prints the page of the program, or of one command.
pub fn run(command: Option<&str>) -> Result<u8, Error> {
    let mut page = Args::command();
    page.build();
    if let Some(name) = command {
        let found = page.find_subcommand(name).cloned();
        page =
            found.ok_or_else(|| Error::usage(format!("there is no command {name:?}; `wiredesk help` lists them")))?;
    }
    let mut bytes = Vec::new();
    clap_mangen::Man::new(page).render(&mut bytes).map_err(|e: io::Error| Error::output(e))?;
    output::print(&String::from_utf8_lossy(&bytes)).map(|()| CONVERTED)
}
