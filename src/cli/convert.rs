//! `wiredesk convert`.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use wiredesk::convert::{Document, Outcome, Settings, Target, open};
use wiredesk::detect::detect;
use wiredesk::diag::{Diagnostic, Report, Span};
use wiredesk::error::Error;
use wiredesk::filters::absolute;
use wiredesk::filters::release::{self, Clock};
use wiredesk::formats::{Card, Origin, ReadOptions};
use wiredesk::loss;
use wiredesk::model::{Article, Feed, Time};
use wiredesk::text::{self, Source};
use wiredesk::vocab::dates::Zone;

use super::args::{Convert, Filter, Unreleased};
use super::losses::Losses;
use super::sink::{Place, Sink};
use super::tally::Tally;
use super::telling::{Telling, counts};
use super::{card, input};

/// Runs the command; the exit code comes from what was found.
pub fn run(args: &Convert) -> Result<u8, Error> {
    let inputs = input::named(&args.input);
    let mut place = Place::new(args.output.as_deref())?;
    if inputs.len() > 1 && !args.merge && !place.is_directory() {
        return Err(Error::usage("several inputs need a directory, as -o out/, or --merge"));
    }
    let mut run = Run::new(args)?;
    let done = match args.merge {
        true => run.merge(&inputs, &mut place),
        false => inputs.iter().try_for_each(|path| run.alone(path, &mut place)),
    };
    run.telling.finish();
    done.map(|()| run.tally.exit_code(args.fail_on))
}

struct Run<'a> {
    args: &'a Convert,
    from: Option<&'static Card>,
    to: &'static Card,
    settings: Settings,
    tally: Tally,
    telling: Telling,
}

/// What is being written.
struct Writing<'p> {
    target: Target,
    sink: Sink<'p>,
    /// What was noted beside the target.
    beside: Losses,
    written: usize,
    unreleased: usize,
    merged: bool,
}

impl<'a> Run<'a> {
    fn new(args: &'a Convert) -> Result<Self, Error> {
        let from = args.reading.from.as_deref().map(card).transpose()?;
        let to = card(&args.to)?;
        let mut settings = Settings::default();
        settings.extensions = !args.no_extensions;
        settings.include_unreleased = args.unreleased == Unreleased::Include;
        settings.clock = clock(args)?;
        Ok(Self { args, from, to, settings, tally: Tally::default(), telling: Telling::new(args.report) })
    }
    fn writing<'p>(&self, place: &'p mut Place, merged: bool) -> Result<Writing<'p>, Error> {
        let target = Target::new(self.to, self.settings.clone());
        let target = target.ok_or_else(|| Error::usage(format!("{} is read only", self.to.title)))?;
        let sink = Sink::new(place, self.to);
        Ok(Writing { target, sink, beside: Losses::default(), written: 0, unreleased: 0, merged })
    }
    /// Converts one input into documents of its own.
    fn alone(&mut self, path: &Path, place: &mut Place) -> Result<(), Error> {
        let mut writing = self.writing(place, false)?;
        match self.document(path, &mut writing)? {
            Some((origin, what)) => self.end(writing, &origin, &what),
            None => Ok(()),
        }
    }
    /// Converts all inputs into one document.
    fn merge(&mut self, inputs: &[std::path::PathBuf], place: &mut Place) -> Result<(), Error> {
        let mut writing = self.writing(place, true)?;
        writing.target.begin(&Feed::default(), &mut writing.sink.text);
        let mut origin: Option<Origin> = None;
        for path in inputs {
            if origin.is_none() {
                writing.sink.begin(path)?;
            }
            if let Some((next, _)) = self.document(path, &mut writing)? {
                let malformed = origin.is_some_and(|o| o.malformed);
                origin = Some(Origin { malformed: malformed || next.malformed, ..next });
            }
        }
        match origin {
            Some(origin) => self.end(writing, &origin, "merged"),
            None => Ok(()),
        }
    }
    /// Reads a document into what is being written. `None` when it cannot be converted, which was told.
    fn document(&mut self, path: &Path, writing: &mut Writing<'_>) -> Result<Option<(Origin, String)>, Error> {
        let mut report = Report::default();
        let bytes = match input::read(path, self.args.reading.max_input) {
            Ok(bytes) => bytes,
            Err(error) => {
                report.add(Diagnostic::error("input/unreadable", error.to_string()));
                self.failed(path, &report, "");
                return Ok(None);
            }
        };
        let content_type = self.args.reading.content_type.as_deref();
        let source = text::decode(&bytes, content_type);
        let Some(mut document) = self.open(path, &source, &mut report) else {
            self.failed(path, &report, source.text());
            return Ok(None);
        };
        let (written, unreleased) = (writing.written, writing.unreleased);
        self.articles(path, &mut document, writing, &mut report)?;
        let (written, unreleased) = (writing.written - written, writing.unreleased - unreleased);
        if written + unreleased == 0 && !self.to.many {
            let help = "a document of that format holds one article: there is nothing to write";
            report.add(Diagnostic::error("convert/no-article", "no article was found").help(help));
            self.tally.failed += 1;
        }
        let origin = document.origin(&report);
        self.tally.add(&report);
        self.telling.document(path, Some((&origin.format, &origin.version)), &report, source.text());
        let mut what = format!("{}: {} {} -> {}: ", path.display(), origin.format, origin.version, self.to.id);
        what += &format!("{written} article{} written", if written == 1 { "" } else { "s" });
        if unreleased > 0 {
            what += &format!(", {unreleased} left out as unreleased");
        }
        what += &counts(&report);
        Ok(Some((origin, what)))
    }
    fn failed(&mut self, path: &Path, report: &Report, text: &str) {
        self.tally.failed += 1;
        self.tally.add(report);
        self.telling.document(path, None, report, text);
    }
    fn open<'s>(&self, path: &Path, source: &'s Source<'_>, report: &mut Report) -> Option<Document<'s>> {
        let content_type = self.args.reading.content_type.as_deref();
        let start = Span::new(0, 0);
        let found = self.from.or_else(|| {
            let media_type = content_type.map(text::media_type);
            detect(source.text(), media_type.as_deref(), input::extension(path))
        });
        let Some(card) = found else {
            let help = "name its format with --from; `wiredesk formats` lists them";
            let empty = source.text().trim().is_empty();
            let message = if empty { "the document is empty" } else { "the document is in no format that is known" };
            report.add(Diagnostic::error("input/unknown-format", message).help(help).at(start));
            return None;
        };
        let mut options = ReadOptions::default();
        options.base.clone_from(&self.args.reading.base);
        match open(source, card, &options, report) {
            Ok(document) => Some(document),
            Err(why) => {
                let message = format!("this is not {}: {}", card.title, why.0);
                let help = "leave --from out, and the format is told from the document";
                let finding = Diagnostic::error("input/not-this-format", message).at(start);
                report.add(if self.from.is_some() { finding.help(help) } else { finding });
                None
            }
        }
    }
    fn articles(
        &self,
        path: &Path,
        document: &mut Document<'_>,
        writing: &mut Writing<'_>,
        report: &mut Report,
    ) -> Result<(), Error> {
        let mut feed = document.feed().clone();
        let mut base = self.args.reading.base.clone();
        if self.args.filter.contains(&Filter::Absolute) {
            base = absolute::feed(&mut feed, base.as_deref());
        }
        if !writing.merged {
            writing.sink.begin(path)?;
            writing.target.begin(&feed, &mut writing.sink.text);
        }
        while let Some((article, span)) = document.next(report) {
            if let Some(reason) = self.article(article, &feed, base.as_deref(), writing)? {
                writing.unreleased += 1;
                report.add(Diagnostic::info("release/left-out", format!("an article was left out: {reason}")).at(span));
            }
        }
        Ok(())
    }
    /// Writes an article, or says why it may not be published.
    fn article(
        &self,
        mut article: Article,
        feed: &Feed,
        base: Option<&str>,
        writing: &mut Writing<'_>,
    ) -> Result<Option<String>, Error> {
        for filter in &self.args.filter {
            match filter {
                Filter::Absolute => absolute::article(&mut article, base),
                Filter::Release => {
                    if let Some(reason) = release::unreleased(&article, &self.settings.clock) {
                        return Ok(Some(reason));
                    }
                }
            }
        }
        let name = article.uri.clone().unwrap_or_default();
        if writing.merged {
            writing.beside.note(&name, loss::inherit(feed, &mut article));
        }
        match writing.target.article(article, &mut writing.sink.text) {
            Outcome::Unreleased(reason) => Ok(Some(reason)),
            Outcome::Written => {
                writing.written += 1;
                writing.sink.article(&name).map(|()| None)
            }
        }
    }
    fn end(&mut self, mut writing: Writing<'_>, origin: &Origin, what: &str) -> Result<(), Error> {
        writing.target.end(origin, &mut writing.sink.text);
        self.tally.written += writing.written;
        self.tally.unreleased += writing.unreleased;
        self.tally.lost |= writing.target.ledger().lost();
        writing.beside.add(writing.target.ledger());
        let what = match writing.merged {
            true => format!("{} articles of all inputs -> {}", writing.written, self.to.id),
            false => what.to_owned(),
        };
        self.telling.losses(&what, writing.beside);
        writing.sink.finish()
    }
}

/// The present and the zone, as they were given, else from the clock.
fn clock(args: &Convert) -> Result<Clock, Error> {
    let now = match &args.now {
        Some(text) => {
            let time = Time::new(text).filter(Time::has_zone);
            time.ok_or_else(|| Error::usage(format!("--now takes a time as 2031-05-01T10:00:00Z, not {text:?}")))?
        }
        None => present(),
    };
    let zone = args.timezone.as_deref().map(|text| {
        let wrong = || Error::usage(format!("--timezone takes a zone as Europe/Berlin or +02:00, not {text:?}"));
        Zone::new(text).ok_or_else(wrong)
    });
    Ok(Clock { now: Some(now), zone: zone.transpose()? })
}

fn present() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time::from_seconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX / 2))
}
