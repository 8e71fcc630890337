//! `wiredesk convert`.

use std::sync::{Mutex, PoisonError};

use wiredesk::convert::Settings;
use wiredesk::error::Error;
use wiredesk::filters::Filter;
use wiredesk::filters::release::Recalls;
use wiredesk::formats::Card;

use super::args::{Convert, Style, Unreleased};
use super::conversion::Job;
use super::input::{self, Named};
use super::place::Place;
use super::tally::Tally;
use super::telling::Telling;
use super::turns::{Desk, Turns, side_by_side};
use super::{card, progress};

/// Runs the command; the exit code comes from what was found.
pub fn run(args: &Convert) -> Result<u8, Error> {
    let (place, telling) = (Place::Stdout, Telling::new(args.report));
    let mut turns = Turns::new(Desk { place, telling, tally: Tally::default() });
    let done = convert(args, &mut turns);
    progress::end();
    let Desk { mut telling, tally, .. } = turns.into_desk();
    if done.is_ok() {
        telling.summary(&tally);
    }
    telling.end(done.map(|()| tally.exit_code(args.fail_on)))
}

fn convert(args: &Convert, turns: &mut Turns) -> Result<(), Error> {
    let to = card(&args.to)?;
    if to.write.is_none() {
        return Err(Error::usage(format!("{} is read only; --to takes a format that is written", to.title)));
    }
    let inputs = input::named(&args.input)?;
    let mut job = Job::new(args, to, settings(args, to, &inputs)?)?;
    let place = Place::new(args.output.as_deref(), &inputs);
    if inputs.len() > 1 && !args.merge && !place.is_directory() {
        return Err(Error::usage("several inputs need a directory, as -o out/, or --merge"));
    }
    job.room = place.room();
    turns.desk().place = place;
    let workers = args.reading.workers(inputs.len());
    // Side by side, inputs use processors already; merged ones come one after the other.
    job.threads = args.reading.workers(usize::MAX) / if args.merge { 1 } else { workers.max(1) };
    // What is merged may be a stream of several documents.
    if (inputs.len() > 1 || args.merge) && job.minds_recalls() {
        job.settings.recalls = recalls(&job, &inputs, workers)?;
        job.recalled = true;
    }
    if inputs.len() > 1 && args.report == Style::Human {
        progress::begin(inputs.len());
    }
    if args.merge {
        return job.merge(&inputs, turns);
    }
    let job = &job;
    side_by_side(&inputs, workers, &|| turns.stop(), &|number, input| job.alone(input, turns, number))
}

/// What the inputs say of each other's articles: a kill may come before or behind what it kills.
fn recalls(job: &Job<'_>, inputs: &[Named], workers: usize) -> Result<Recalls, Error> {
    let all = Mutex::new(Recalls::default());
    side_by_side(inputs, workers, &|| {}, &|_, input| {
        let recalls = job.recalls(input);
        all.lock().unwrap_or_else(PoisonError::into_inner).extend(recalls);
        Ok(())
    })?;
    Ok(all.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn settings(args: &Convert, to: &Card, inputs: &[Named]) -> Result<Settings, Error> {
    let mut settings = Settings::default();
    settings.extensions = !args.no_extensions;
    settings.include_unreleased = args.unreleased == Unreleased::Include;
    settings.release = args.filters().contains(&Filter::Release);
    settings.clock = args.when.clock()?;
    settings.write.style = style(args.style.as_deref(), to)?;
    settings.write.width = args.width;
    settings.write.end_mark.clone_from(&args.end_mark);
    settings.list_carried = args.report == Style::Json;
    settings.list_losses = settings.list_carried;
    if args.merge {
        let named: Vec<_> = inputs.iter().map(|input| input.path.to_string_lossy()).collect();
        settings.inputs = named.join("\n");
    }
    Ok(settings)
}

/// The variant that was asked for, when the format has it.
fn style(asked: Option<&str>, to: &Card) -> Result<Option<String>, Error> {
    let Some(asked) = asked else { return Ok(None) };
    if to.styles.contains(&asked) {
        return Ok(Some(asked.to_owned()));
    }
    let known = to.styles.join(", ");
    let known =
        if known.is_empty() { "it has none: leave --style out".to_owned() } else { format!("known are {known}") };
    Err(Error::usage(format!("{} has no style {asked:?}; {known}", to.id)))
}
