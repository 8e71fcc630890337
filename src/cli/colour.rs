//! Whether people see colours.

use std::env;
use std::io::{self, IsTerminal};

use super::args::Colour;

/// Whether what goes to standard output is coloured: on a terminal, unless `NO_COLOR` is set (<https://no-color.org>) or the
/// terminal is a dumb one.
pub fn shown(when: Colour) -> bool {
    let wanted =
        || env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()) && env::var_os("TERM").is_some_and(|t| t != "dumb");
    match when {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => io::stdout().is_terminal() && wanted(),
    }
}
