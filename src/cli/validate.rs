//! `wiredesk validate`.

use std::path::Path;

use wiredesk::diag::{Diagnostic, Report, Severity};
use wiredesk::error::Error;
use wiredesk::validate::{Validated, validate};

use super::args::Validate;
use super::input;
use super::opening::Opening;
use super::tally::Tally;
use super::telling::{Telling, counts};

/// Runs the command: the report is its output. The exit code comes from what was found.
pub fn run(args: &Validate) -> Result<u8, Error> {
    let mut telling = Telling::printed(args.output);
    let done = all(args, &mut telling);
    telling.end(done)
}

fn all(args: &Validate, telling: &mut Telling) -> Result<u8, Error> {
    let opening = Opening::new(&args.reading)?;
    let mut tally = Tally::default();
    for path in input::named(&args.input) {
        one(&path, &opening, telling, &mut tally);
    }
    Ok(tally.exit_code(args.fail_on.into()))
}

/// Validates one input. What cannot be read or is of no format is told, and counted as failed.
fn one(path: &Path, opening: &Opening<'_>, telling: &mut Telling, tally: &mut Tally) {
    let mut report = Report::default();
    let Some(input) = opening.read(path, &mut report) else {
        tally.failed += 1;
        tally.add(&report);
        return telling.document(path, None, &report, "");
    };
    let source = input.source();
    let card = opening.card(path, &input, &source, &mut report);
    let found = card.and_then(|card| {
        let found = validate(&source, card, &opening.options(), &mut report);
        found.map(|found| (card, found)).map_err(|why| report.add(opening.refused(card, &why.0, &input, &source))).ok()
    });
    tally.failed += usize::from(found.is_none());
    tally.add(&report);
    let Some((card, Validated { version, articles, .. })) = found else {
        return telling.document(path, None, &report, source.text());
    };
    if card.rules.is_empty() {
        let message = format!("there are no rules for {}; what was found is what its reader noted", card.title);
        report.add(Diagnostic::info("validate/no-rules", message));
    }
    telling.document(path, Some((card.id, &version)), &report, source.text());
    let valid = if report.worst() >= Some(Severity::Warning) { "" } else { ", nothing wrong" };
    let articles = format!("{articles} article{}", if articles == 1 { "" } else { "s" });
    let version = if version.is_empty() { version } else { format!(" {version}") };
    telling.said(&format!("{}: {}{version}: {articles}{}{valid}", path.display(), card.id, counts(&report)));
}
