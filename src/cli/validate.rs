//! `wiredesk validate`.

use wiredesk::diag::{Diagnostic, Severity};
use wiredesk::error::Error;
use wiredesk::validate::{Validated, validate};

use super::args::Validate;
use super::colour;
use super::input::{self, Named};
use super::opening::{Opening, Read};
use super::progress;
use super::sink::Place;
use super::tally::Tally;
use super::telling::{Telling, counts};
use super::turns::{Desk, Turn, Turns, side_by_side};

/// Runs the command: the report is its output. The exit code comes from what was found.
pub fn run(args: &Validate) -> Result<u8, Error> {
    let (place, telling) =
        (Place::Stdout, Telling::printed(args.output, colour::shown(args.color), args.fail_on.least()));
    let turns = Turns::new(Desk { place, telling, tally: Tally::default() });
    let done = all(args, &turns);
    progress::end();
    let Desk { mut telling, tally, .. } = turns.into_desk();
    if done.is_ok() {
        telling.summary(&tally);
    }
    telling.end(done.map(|()| tally.exit_code(args.fail_on.into())))
}

fn all(args: &Validate, turns: &Turns) -> Result<(), Error> {
    let opening = Opening::new(&args.reading)?;
    let inputs = input::named(&args.input)?;
    if inputs.len() > 1 {
        progress::begin(inputs.len());
    }
    side_by_side(&inputs, args.reading.workers(inputs.len()), &|| turns.stop(), &|number, named| {
        let mut turn = Waiting { turns, number, turn: None };
        for (part, read) in opening.parts(named) {
            one(&part, read, &opening, &mut turn);
        }
        progress::step();
        Ok(())
    })
}

/// The turn of an input, which is waited for when its first document was validated and kept until the last one was.
struct Waiting<'t> {
    turns: &'t Turns,
    number: usize,
    turn: Option<Turn<'t>>,
}

impl Waiting<'_> {
    /// `None` when the run was stopped.
    fn desk(&mut self) -> Option<&mut Desk> {
        if self.turn.is_none() {
            self.turn = self.turns.wait(self.number);
        }
        self.turn.as_deref_mut()
    }
}

/// Validates one document, and tells what was found when it is its `turn`. What cannot be read or is of no format is counted
/// as failed.
fn one(named: &Named, (input, mut report): Read, opening: &Opening<'_>, turn: &mut Waiting<'_>) {
    let path = named.path.as_path();
    let Some(input) = input else {
        if let Some(desk) = turn.desk() {
            desk.tally.not_read(&report);
            desk.telling.document(path, None, &report, "");
        }
        return;
    };
    let source = input.source();
    let card = opening.card(named, &input, &source, &mut report);
    let found = card.and_then(|card| {
        let found = validate(&source, card, &opening.options(&input), &mut report);
        found.map(|found| (card, found)).map_err(|why| report.add(opening.refused(card, &why.0, &input, &source))).ok()
    });
    let Some(desk) = turn.desk() else { return };
    let Some((card, Validated { version, articles, .. })) = found else {
        desk.tally.not_read(&report);
        return desk.telling.document(path, None, &report, source.text());
    };
    desk.tally.add(&report);
    desk.tally.read += 1;
    if card.rules.is_empty() {
        let message = format!("there are no rules for {}; what was found is what its reader noted", card.title);
        report.add(Diagnostic::info("validate/no-rules", message));
    }
    desk.telling.document(path, Some((card.id, &version)), &report, source.text());
    let valid = if report.worst() >= Some(Severity::Warning) { "" } else { ", nothing wrong" };
    let articles = format!("{articles} article{}", if articles == 1 { "" } else { "s" });
    let version = if version.is_empty() { version } else { format!(" {version}") };
    desk.telling.said(&format!("{}: {}{version}: {articles}{}{valid}", path.display(), card.id, counts(&report)));
}
