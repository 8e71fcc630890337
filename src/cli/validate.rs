//! `wiredesk validate`.

use std::path::Path;

use wiredesk::diag::{Diagnostic, Report, Severity};
use wiredesk::error::Error;
use wiredesk::formats::{Card, NotThisFormat};
use wiredesk::text::Source;
use wiredesk::validate::{Seen, Validated, validate_and};

use super::args::Validate;
use super::colour;
use super::input::{self, Named};
use super::mend;
use super::opening::{Input, Opening, Read};
use super::progress;
use super::schemas::Schemas;
use super::settings::Settings;
use super::sink::Place;
use super::tally::Tally;
use super::telling::{Telling, counts};
use super::turns::{Desk, Turn, Turns, side_by_side};

/// Runs the command: the report is its output. The exit code comes from what was found.
pub fn run(args: &Validate) -> Result<u8, Error> {
    let settings = Settings::new(args)?;
    let fail_on = settings.fail_on();
    let telling = Telling::printed(args.output, colour::shown(args.color), fail_on.least());
    let turns = Turns::new(Desk { place: Place::Stdout, telling, tally: Tally::default() });
    let done = all(args, &settings, &turns).and_then(|()| settings.write_baseline());
    progress::end();
    let Desk { mut telling, tally, .. } = turns.into_desk();
    if let Ok(written) = &done {
        telling.summary(&tally);
        match (written, tally.known) {
            (Some(written), _) => telling.said(written),
            (None, (0, 0)) => {}
            (None, (known, gone)) => {
                let gone = match gone {
                    0 => String::new(),
                    gone => format!(", gone: {gone} (--write-baseline forgets them)"),
                };
                telling.said(&format!("baseline: known: {known}{gone}"));
            }
        }
    }
    telling.end(done.map(|_| tally.exit_code(fail_on.into())))
}

fn all(args: &Validate, settings: &Settings, turns: &Turns) -> Result<(), Error> {
    let opening = Opening::new(&args.reading)?;
    let mut inputs = input::named(&args.input)?;
    if args.skip_unknown {
        inputs.iter_mut().for_each(|named| named.found = true);
    }
    if inputs.len() > 1 {
        progress::begin(inputs.len());
    }
    if args.fix {
        mend::possible(&inputs)?;
    }
    let schemas = Schemas::new(&args.schema, settings)?;
    let how = How { opening: &opening, settings, schemas: &schemas };
    side_by_side(&inputs, args.reading.workers(inputs.len()), &|| turns.stop(), &|number, named| {
        let mut turn = Waiting { turns, number, turn: None };
        if settings.skips(&settings.path_of(&named.path)) {
            how.skipped(named, &mut turn);
        } else {
            if args.fix
                && let Some(said) = mend::file(named, &opening, settings.now())?
                && let Some(desk) = turn.desk()
            {
                desk.telling.said(&said);
            }
            for (part, read) in opening.parts(named) {
                how.one(&part, read, &mut turn);
            }
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

/// How documents are validated.
struct How<'a> {
    opening: &'a Opening<'a>,
    settings: &'a Settings,
    schemas: &'a Schemas,
}

impl How<'_> {
    /// Says that a document is passed over.
    fn skipped(&self, named: &Named, turn: &mut Waiting<'_>) {
        let Some(desk) = turn.desk() else { return };
        let mut report = Report::default();
        report.add(Diagnostic::info("input/passed-over", "wiredesk.toml says that it is not validated"));
        desk.tally.skipped += 1;
        desk.telling.document(&named.path, None, &report, "");
    }
    /// Validates one document, and tells what was found when it is its `turn`. What cannot be read or is of no format is
    /// counted as failed.
    fn one(&self, named: &Named, (input, mut found): Read, turn: &mut Waiting<'_>) {
        let path = named.path.as_path();
        let Some(input) = input else {
            if let Some(desk) = turn.desk() {
                desk.tally.not_read(&found);
                desk.telling.document(path, None, &found, "");
            }
            return;
        };
        let source = input.source();
        let card = self.opening.card(named, &input, &source, &mut found);
        let known_as = self.settings.path_of(path);
        let held = self.schemas.check(self.settings.schema_of(&known_as).as_deref(), source.text(), &mut found);
        if card.is_none() && held {
            // It was looked at all the same.
            found.amend(|d| d.severity = if d.rule == "input/unknown-format" { Severity::Info } else { d.severity });
        }
        let mut report = self.settings.report();
        report.append(found);
        let validated = card.and_then(|card| {
            let found = self.look(path, card, &input, &source, &mut report);
            let refused = |why: &NotThisFormat| self.opening.refused(card, &why.0, &input, &source);
            found.map(|found| (card, found)).map_err(|why| report.add(refused(&why))).ok()
        });
        let known = self.settings.apply(&known_as, &mut report, source.text());
        let Some(desk) = turn.desk() else { return };
        let Some((card, Validated { version, articles, .. })) = validated else {
            match held && card.is_none() {
                true => {
                    desk.tally.read += 1;
                    desk.tally.add(&report);
                    report.sort();
                }
                false => desk.tally.not_read(&report),
            }
            desk.telling.document(path, None, &report, source.text());
            if held && card.is_none() {
                let valid = if report.worst() >= Some(Severity::Warning) { "" } else { ", nothing wrong" };
                desk.telling.said(&format!("{}: by the schema alone{}{valid}", path.display(), counts(&report)));
            }
            return;
        };
        desk.tally.add(&report);
        desk.tally.read += 1;
        desk.tally.known.0 += known.known;
        desk.tally.known.1 += known.gone;
        if card.rules.is_empty() {
            let message = format!("there are no rules for {}; what was found is what its reader noted", card.title);
            report.add(Diagnostic::info("validate/no-rules", message));
        }
        desk.telling.document(path, Some((card.id, &version)), &report, source.text());
        let valid = match (report.worst() >= Some(Severity::Warning), known.known) {
            (true, _) => "",
            (false, 0) => ", nothing wrong",
            (false, _) => ", nothing new",
        };
        let articles = format!("{articles} article{}", if articles == 1 { "" } else { "s" });
        let version = if version.is_empty() { version } else { format!(" {version}") };
        desk.telling.said(&format!("{}: {}{version}: {articles}{}{valid}", path.display(), card.id, counts(&report)));
    }
    /// The rules, and the policy.
    fn look(
        &self,
        path: &Path,
        card: &'static Card,
        input: &Input,
        source: &Source<'_>,
        report: &mut Report,
    ) -> Result<Validated, NotThisFormat> {
        let known = self.settings.path_of(path);
        if let Some(exchange) = input.exchange() {
            exchange.check(card, report);
        }
        let policy = self.settings.policy(card, &known);
        let also = |seen: &Seen<'_>, report: &mut Report| {
            if let Some(policy) = &policy {
                policy.look(seen.article, seen.feed, seen.places, seen.span, &mut |d| report.add(d));
            }
        };
        let mut options = self.opening.options(input);
        options.now = self.settings.now().cloned();
        validate_and(source, card, &options, &also, report)
    }
}
