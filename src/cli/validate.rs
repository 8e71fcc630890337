//! `wiredesk validate`.

use std::path::Path;

use wiredesk::diag::{Diagnostic, Report, Severity};
use wiredesk::error::Error;
use wiredesk::formats::NotThisFormat;
use wiredesk::validate::{Seen, Validated, validate_telling};

use super::args::Validate;
use super::colour;
use super::input::{self, Named};
use super::live::{Live, Waiting};
use super::mend;
use super::opening::{Input, Opening, Read};
use super::place::Place;
use super::progress;
use super::schemas::Schemas;
use super::settings::{Settings, Sieve};
use super::tally::Tally;
use super::telling::{Telling, counts};
use super::turns::{Desk, Turns, side_by_side};

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
        let mut turn = Waiting::new(turns, number);
        if settings.skips(&settings.path_of(&named.path)) {
            how.skipped(named, &mut turn);
        } else {
            if args.fix
                && let Some(said) = mend::file(named, &opening, settings.now())?
                && let Some(desk) = turn.desk()
            {
                desk.telling.said(&said);
            }
            let whole = opening.read(named);
            let source = whole.source();
            for (part, read) in whole.documents(source.as_deref()) {
                how.one(&part, read, &mut turn);
            }
        }
        progress::step();
        Ok(())
    })
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
    /// Validates one document, and tells what is found as soon as it is its `turn`. What cannot be read or is of no format
    /// is counted as failed.
    fn one(&self, named: &Named, (input, mut found): Read<'_>, turn: &mut Waiting<'_>) {
        let path = named.path.as_path();
        let Some(input) = input else {
            if let Some(desk) = turn.desk() {
                desk.tally.not_read(&found);
                desk.telling.document(path, None, &found, "");
            }
            return;
        };
        let source = input.source();
        let card = self.opening.card(named, &input, &mut found);
        let known_as = self.settings.path_of(path);
        let held = self.schemas.check(self.settings.schema_of(&known_as).as_deref(), source.text(), &mut found);
        if card.is_none() && held {
            // It was looked at all the same.
            found.amend(|d| d.severity = if d.rule == "input/unknown-format" { Severity::Info } else { d.severity });
        }
        let mut report = self.settings.report();
        report.append(found);
        let sieve = self.settings.sieve(known_as);
        let Some(card) = card else { return by_schema_alone(path, held, (report, source.text()), (sieve, turn)) };
        let mut live = Live::new((path, card), source.text(), sieve, turn);
        match self.look(path, &input, &mut live, &mut report) {
            Ok(validated) => live.end(&validated, &report),
            Err(why) => {
                report.add(self.opening.refused(card, &why.0, &input));
                live.refused(report);
            }
        }
    }
    /// The rules, and the policy.
    fn look(
        &self,
        path: &Path,
        input: &Input<'_>,
        live: &mut Live<'_, '_, '_>,
        report: &mut Report,
    ) -> Result<Validated, NotThisFormat> {
        let (known, card) = (self.settings.path_of(path), live.card());
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
        validate_telling(input.source(), card, &options, &also, live, report)
    }
}

/// Tells of a document of no format that is known, which may have been `held` against a schema.
fn by_schema_alone(
    path: &Path,
    held: bool,
    (mut report, text): (Report, &str),
    (mut sieve, turn): (Sieve<'_>, &mut Waiting<'_>),
) {
    sieve.sift(&mut report, text);
    sieve.end();
    let Some(desk) = turn.desk() else { return };
    if !held {
        desk.tally.not_read(&report);
        return desk.telling.document(path, None, &report, text);
    }
    desk.tally.read += 1;
    desk.tally.add(&report);
    report.sort();
    desk.telling.document(path, None, &report, text);
    let valid = if report.worst() >= Some(Severity::Warning) { "" } else { ", nothing wrong" };
    desk.telling.said(&format!("{}: by the schema alone{}{valid}", path.display(), counts(&report)));
}
