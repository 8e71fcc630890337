//! `wiredesk convert`.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use wiredesk::convert::{Document, Outcome, Settings, Target};
use wiredesk::diag::{Diagnostic, Report, Span};
use wiredesk::error::Error;
use wiredesk::filters::release::{self, Clock, Recalls};
use wiredesk::filters::{absolute, enrich};
use wiredesk::formats::{Audience, Card, Origin};
use wiredesk::loss;
use wiredesk::model::{Article, Feed, Time};
use wiredesk::vocab::dates::Zone;

use super::args::{Convert, Enrich, Filter, Style, Unreleased};
use super::losses::Losses;
use super::opening::{Input, Opening};
use super::sink::{Place, Sink};
use super::tally::Tally;
use super::telling::{Telling, counts, stated};
use super::{card, input};

/// Runs the command; the exit code comes from what was found.
pub fn run(args: &Convert) -> Result<u8, Error> {
    let mut telling = Telling::new(args.report);
    let done = convert(args, &mut telling);
    telling.end(done)
}

fn convert(args: &Convert, telling: &mut Telling) -> Result<u8, Error> {
    let inputs = input::named(&args.input);
    let mut run = Run::new(args, telling)?;
    let mut place = Place::new(args.output.as_deref(), &inputs);
    if inputs.len() > 1 && !args.merge && !place.is_directory() {
        return Err(Error::usage("several inputs need a directory, as -o out/, or --merge"));
    }
    if inputs.len() > 1 && run.holds_back() {
        run.settings.recalls = run.recalls(&inputs);
    }
    match args.merge {
        true => run.merge(&inputs, &mut place)?,
        false => inputs.iter().try_for_each(|path| run.alone(path, &mut place))?,
    }
    Ok(run.tally.exit_code(args.fail_on))
}

struct Run<'a> {
    args: &'a Convert,
    opening: Opening<'a>,
    to: &'static Card,
    settings: Settings,
    tally: Tally,
    telling: &'a mut Telling,
    /// Standard input, read before its turn, and what was found.
    stdin: Option<(Option<Input>, Report)>,
}

/// What is being written.
struct Writing<'p> {
    target: Target,
    sink: Sink<'p>,
    /// What was noted beside the target.
    beside: Losses,
    written: usize,
    unreleased: usize,
    tombstones: usize,
    merged: bool,
    /// Whether there was an article for which there is no place: then nothing is written.
    refused: bool,
}

/// A document that was read to its end.
struct Done {
    origin: Origin,
    /// What happened, as `a.xml: rss 2.0 -> atom: 2 articles written`.
    what: String,
}

impl<'a> Run<'a> {
    fn new(args: &'a Convert, telling: &'a mut Telling) -> Result<Self, Error> {
        let opening = Opening::new(&args.reading)?;
        let to = card(&args.to)?;
        if to.write.is_none() {
            return Err(Error::usage(format!("{} is read only; --to takes a format that is written", to.title)));
        }
        let mut settings = Settings::default();
        settings.extensions = !args.no_extensions;
        settings.include_unreleased = args.unreleased == Unreleased::Include;
        settings.clock = clock(args)?;
        settings.write.style = style(args.style.as_deref(), to)?;
        settings.write.width = args.width;
        settings.write.end_mark.clone_from(&args.end_mark);
        settings.list_carried = args.report == Style::Json;
        settings.list_losses = settings.list_carried;
        Ok(Self { args, opening, to, settings, tally: Tally::default(), telling, stdin: None })
    }
    fn writing<'p>(&self, place: &'p mut Place, merged: bool) -> Result<Writing<'p>, Error> {
        let target = Target::new(self.to, self.settings.clone());
        let target = target.ok_or_else(|| Error::usage(format!("{} is read only", self.to.title)))?;
        let sink = Sink::new(place, self.to);
        Ok(Writing {
            target,
            sink,
            beside: Losses::default(),
            written: 0,
            unreleased: 0,
            tombstones: 0,
            merged,
            refused: false,
        })
    }
    /// Converts one input into documents of its own.
    fn alone(&mut self, path: &Path, place: &mut Place) -> Result<(), Error> {
        let mut writing = self.writing(place, false)?;
        match self.document(path, &mut writing)? {
            Some(done) => self.end(writing, &done.origin, &done.what),
            None => Ok(()),
        }
    }
    /// Converts all inputs into one document, one after the other: none is held while the next is read.
    fn merge(&mut self, inputs: &[PathBuf], place: &mut Place) -> Result<(), Error> {
        let named: Vec<_> = inputs.iter().map(|path| path.to_string_lossy()).collect();
        self.settings.inputs = named.join("\n");
        let mut writing = self.writing(place, true)?;
        let mut origin: Option<Origin> = None;
        for path in inputs {
            if writing.refused {
                break;
            }
            if let Some(Done { origin: next, what }) = self.document(path, &mut writing)? {
                self.telling.said(&what);
                let malformed = origin.is_some_and(|o| o.malformed);
                origin = Some(Origin { malformed: malformed || next.malformed, ..next });
            }
        }
        if writing.refused {
            return Ok(());
        }
        let what = format!("merged -> {}: {} written", self.to.id, articles(writing.written));
        origin.map_or(Ok(()), |origin| self.end(writing, &origin, &what))
    }
    /// Reads a document into what is being written. `None` when it cannot be converted, which was told.
    fn document(&mut self, path: &Path, writing: &mut Writing<'_>) -> Result<Option<Done>, Error> {
        let (input, mut report) = self.read(path);
        let Some(input) = input else {
            self.failed(path, &report, "");
            return Ok(None);
        };
        let source = input.source();
        let Some(mut document) = self.opening.open(path, &input, &source, &mut report) else {
            self.failed(path, &report, source.text());
            return Ok(None);
        };
        if self.holds_back() && self.settings.recalls.is_empty() {
            writing.target.recall(self.opening.recalls(&document, &source));
        }
        let (written, unreleased) = (writing.written, writing.unreleased);
        if !self.articles(path, &mut document, writing, &mut report)? {
            self.failed(path, &report, source.text());
            return Ok(None);
        }
        let (written, unreleased) = (writing.written - written, writing.unreleased - unreleased);
        if written + unreleased == 0 && !self.to.many {
            let help = "a document of that format holds one article: there is nothing to write";
            report.add(Diagnostic::error("convert/no-article", "no article was found").help(help));
            self.tally.failed += 1;
        }
        writing.target.take_guesses().iter().for_each(|guess| report.add(guessed(guess)));
        let origin = document.origin(&report);
        self.tally.add(&report);
        self.telling.document(path, Some((&origin.format, &origin.version)), &report, source.text());
        let mut what = format!("{}: {} -> {}: ", path.display(), stated(&origin), self.to.id);
        what += &format!("{} written", articles(written));
        if unreleased > 0 {
            what += &format!(", {unreleased} left out as unreleased");
        }
        what += &counts(&report);
        Ok(Some(Done { origin, what }))
    }
    /// Whether articles are left out that may not be published.
    fn holds_back(&self) -> bool {
        self.to.audience == Audience::Public && !self.settings.include_unreleased
    }
    /// What the inputs say of each other's articles: a kill may come before or behind what it kills.
    fn recalls(&mut self, inputs: &[PathBuf]) -> Recalls {
        let mut recalls = Recalls::default();
        for path in inputs {
            // What fails to open is told when it is converted.
            let (input, mut quiet) = self.read(path);
            let again = quiet.clone();
            if let Some(input) = &input {
                let source = input.source();
                if let Some(document) = self.opening.open(path, input, &source, &mut quiet) {
                    recalls.extend(self.opening.recalls(&document, &source));
                }
            }
            if path.as_os_str() == input::STDIN {
                // It can be read once only.
                self.stdin = Some((input, again));
            }
        }
        recalls
    }
    /// An input whole, with what was found on the way.
    fn read(&mut self, path: &Path) -> (Option<Input>, Report) {
        if let Some(read) = self.stdin.take_if(|_| path.as_os_str() == input::STDIN) {
            return read;
        }
        let mut report = Report::default();
        (self.opening.read(path, &mut report), report)
    }
    fn failed(&mut self, path: &Path, report: &Report, text: &str) {
        self.tally.failed += 1;
        self.tally.add(report);
        self.telling.document(path, None, report, text);
    }
    /// Reads every article; `false` when there is no place for the second one.
    fn articles(
        &self,
        path: &Path,
        document: &mut Document<'_>,
        writing: &mut Writing<'_>,
        report: &mut Report,
    ) -> Result<bool, Error> {
        let mut feed = document.feed().clone();
        let mut base = self.args.reading.base.clone();
        if self.args.filter.contains(&Filter::Absolute) {
            base = absolute::feed(&mut feed, base.as_deref());
        }
        if writing.merged {
            writing.beside.note("", loss::left_by_merging(&feed));
            let (heir, losses) = loss::inheritable(&feed);
            writing.beside.note("", losses);
            feed = heir;
        }
        writing.begin(path, &feed)?;
        while let Some((article, span)) = document.next(report) {
            match self.article(article, &feed, base.as_deref(), writing) {
                Outcome::Unreleased(reason) => {
                    writing.unreleased += 1;
                    let message = format!("an article was left out: {reason}");
                    report.add(Diagnostic::info("release/left-out", message).at(span));
                }
                Outcome::Tombstone(reason) => {
                    writing.unreleased += 1;
                    writing.tombstones += 1;
                    let message = format!("a tombstone stands for an article: {reason}");
                    report.add(Diagnostic::info("release/tombstone", message).at(span));
                    writing.sink.article()?;
                }
                Outcome::Written if !writing.sink.has_room() => {
                    report.add(self.no_room(span));
                    writing.refused = true;
                    return Ok(false);
                }
                Outcome::Written => {
                    writing.written += 1;
                    writing.sink.article()?;
                }
            }
        }
        Ok(true)
    }
    /// Writes an article, or says why it may not be published.
    fn article(
        &self,
        mut article: Box<Article>,
        feed: &Feed,
        base: Option<&str>,
        writing: &mut Writing<'_>,
    ) -> Outcome {
        if self.args.enrich.is_some() && !self.args.filter.contains(&Filter::Enrich) {
            enrich::article(&mut article, self.words());
        }
        for filter in &self.args.filter {
            match filter {
                Filter::Absolute => absolute::article(&mut article, base),
                Filter::Enrich => enrich::article(&mut article, self.words()),
                Filter::Release => {
                    if let Some(reason) = release::unreleased(&article, &self.settings.clock) {
                        return Outcome::Unreleased(reason);
                    }
                }
            }
        }
        let name = article.uri.clone().unwrap_or_default();
        if writing.merged {
            writing.beside.note(&name, loss::merged(feed, &mut article));
        }
        writing.sink.name(name);
        writing.target.article(article, &mut writing.sink.text)
    }
    /// What becomes of words that the enrich filter recognised.
    fn words(&self) -> enrich::Words {
        if self.args.enrich == Some(Enrich::Move) { enrich::Words::Move } else { enrich::Words::Keep }
    }
    fn no_room(&self, second: Span) -> Diagnostic {
        let id = self.to.id;
        let message = format!("there is more than one article, and a document of {id} holds one; nothing was written");
        let help = "give a directory, as -o out/: each article gets a file of its own there";
        Diagnostic::error("convert/needs-directory", message).help(help).at(second)
    }
    fn end(&mut self, mut writing: Writing<'_>, origin: &Origin, what: &str) -> Result<(), Error> {
        if writing.sink.has_begun() {
            writing.target.end(origin, &mut writing.sink.text);
        }
        self.tally.written += writing.written + writing.tombstones;
        self.tally.unreleased += writing.unreleased;
        writing.beside.add(writing.target.into_ledger());
        self.tally.lost |= writing.beside.lost();
        writing.sink.finish()?;
        self.telling.losses(what, writing.beside);
        Ok(())
    }
}

impl Writing<'_> {
    /// Begins the document of an input; a merged one begins once, and is nobody's.
    fn begin(&mut self, input: &Path, feed: &Feed) -> Result<(), Error> {
        match self.merged {
            true if self.sink.has_begun() => return Ok(()),
            true => self.sink.begin("merged")?,
            false => self.sink.begin(&input.file_stem().unwrap_or_default().to_string_lossy())?,
        }
        let nobody = Feed::default();
        self.target.begin(if self.merged { &nobody } else { feed }, &mut self.sink.text);
        Ok(())
    }
}

/// A value that was supplied for want of anything better.
fn guessed((field, from, count): &(String, String, usize)) -> Diagnostic {
    let message = match count {
        1 => format!("a value of {field} was supplied from {from}"),
        n => format!("{n} values of {field} were supplied from {from}"),
    };
    let help = if from.contains("zone") { "say which zone with --timezone" } else { "say which time with --now" };
    Diagnostic::warning("convert/guessed", message).help(help)
}

fn articles(count: usize) -> String {
    format!("{count} article{}", if count == 1 { "" } else { "s" })
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
