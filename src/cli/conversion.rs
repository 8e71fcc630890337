//! The conversion of an input: read, filtered, written, told.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use wiredesk::convert::{Document, Outcome, Settings, Target};
use wiredesk::diag::{Diagnostic, Report, Span};
use wiredesk::error::Error;
use wiredesk::filters::release::Recalls;
use wiredesk::filters::{Chain, Item, Noted};
use wiredesk::formats::{Card, Origin};
use wiredesk::loss;

use super::args::Convert;
use super::count::{Count, articles};
use super::input::Named;
use super::losses::Losses;
use super::opening::{Input, Opening, Read, Whole};
use super::place::Room;
use super::portions::{self, Around};
use super::progress;
use super::reading;
use super::sink::Sink;
use super::telling::{counts, stated};
use super::turns::Turns;
use super::writing::{Writing, became, guessed};

/// What is to be done with every input.
pub struct Job<'a> {
    opening: Opening<'a>,
    to: &'static Card,
    chain: Chain,
    /// What was read before its turn and can or may be read once only.
    kept: Mutex<HashMap<PathBuf, Whole>>,
    /// How articles are written.
    pub settings: Settings,
    /// Whether the settings hold what all inputs say of each other's articles.
    pub recalled: bool,
    /// How many documents have room where they go.
    pub room: Room,
    /// How many threads convert a long document.
    pub threads: usize,
}

/// A document of more text than this is long.
const LONG: usize = 1 << 19;

/// A document that was read to its end.
struct Done {
    origin: Origin,
    /// What happened, as `a.xml: rss 2.0 -> atom: 2 articles written`.
    what: String,
}

impl<'a> Job<'a> {
    /// As the command line says.
    pub fn new(args: &'a Convert, to: &'static Card, settings: Settings) -> Result<Self, Error> {
        let opening = Opening::new(&args.reading)?;
        let chain = Chain::new(args.filters(), settings.clock.clone());
        Ok(Self { opening, to, chain, kept: Mutex::default(), settings, recalled: false, room: Room::One, threads: 1 })
    }
    /// Whether what articles say of each other's release matters to what is written.
    pub fn minds_recalls(&self) -> bool {
        Target::minds_recalls(self.to, &self.settings)
    }
    /// What the articles of an input say of each other's release, and of other inputs' articles.
    pub fn recalls(&self, named: &Named) -> Recalls {
        let whole = self.read(named);
        let source = whole.source();
        let recalls = self.opening.recalls_of(whole.documents(source.as_deref()));
        drop(source);
        if named.is_read_once() {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.insert(named.path.clone(), whole);
        }
        recalls
    }
    /// Converts input `number` into documents of its own.
    pub fn alone(&self, named: &Named, turns: &Turns, number: usize) -> Result<(), Error> {
        let mut sink = Sink::new(turns, number, self.room, self.to);
        let whole = self.read(named);
        let source = whole.source();
        let documents = whole.documents(source.as_deref());
        let is_stream = !documents.is_one();
        if is_stream && self.room != Room::Many {
            let count = documents.count();
            let message = format!("there are {count} documents, one after the other; nothing was written");
            let help =
                "give a directory, as -o out/: each gets a file of its own there; or make one of them with --merge";
            let mut report = Report::default();
            report.add(Diagnostic::error("convert/needs-directory", message).help(help));
            not_read(&mut sink, named.path.clone(), report, "")?;
            return sink.leave();
        }
        let asked = is_stream && self.minds_recalls() && !self.recalled;
        let recalls = asked.then(|| self.opening.recalls_of(whole.documents(source.as_deref())));
        for (part, read) in documents {
            let mut writing = self.writing(sink, false)?;
            writing.recalled |= recalls.is_some();
            recalls.iter().for_each(|recalls| writing.target.recall(recalls.clone()));
            if let Some(done) = self.document(&part, read, &mut writing)? {
                self.end(&mut writing, &done.origin, &done.what)?;
            }
            sink = writing.sink.again();
        }
        progress::step();
        // Also where nothing was written, the next input waits for this turn to pass.
        sink.leave()
    }
    /// Converts all inputs into one document, one after the other: none is held while the next is read.
    pub fn merge(&self, inputs: &[Named], turns: &Turns) -> Result<(), Error> {
        let mut writing = self.writing(Sink::new(turns, 0, self.room, self.to), true)?;
        let mut origin: Option<Origin> = None;
        for named in inputs {
            let whole = self.read(named);
            let source = whole.source();
            for (part, read) in whole.documents(source.as_deref()) {
                if let Some(Done { origin: next, what }) = self.document(&part, read, &mut writing)? {
                    writing.sink.desk()?.telling.said(&what);
                    let malformed = origin.is_some_and(|o| o.malformed);
                    origin = Some(Origin { malformed: malformed || next.malformed, ..next });
                }
                if writing.refused {
                    return Ok(());
                }
            }
            progress::step();
        }
        let (before, mut report) = (writing.count, Report::default());
        writing.placeless = true;
        if !self.collected(&mut writing, &mut report)? {
            return self.failed("merged", report, "", &mut writing);
        }
        let count = writing.count.since(before);
        let desk = writing.sink.desk()?;
        desk.tally.add(&report);
        if !report.diagnostics().is_empty() {
            desk.telling.document("merged".as_ref(), None, &report, "");
        }
        let count = Count { written: writing.count.written, ..count };
        let what = format!("merged -> {}: {}", self.to.id, count.words());
        origin.map_or(Ok(()), |origin| self.end(&mut writing, &origin, &what))
    }
    fn writing<'t>(&self, sink: Sink<'t>, merged: bool) -> Result<Writing<'t>, Error> {
        let target = Target::new(self.to, self.settings.clone());
        let target = target.ok_or_else(|| Error::usage(format!("{} is read only", self.to.title)))?;
        let (beside, collected) = (Losses::default(), Vec::new());
        Ok(Writing {
            target,
            sink,
            beside,
            collected,
            count: Count::default(),
            merged,
            recalled: self.recalled,
            single: false,
            placeless: false,
            refused: false,
        })
    }
    /// Reads a document into what is being written. `None` when it cannot be converted, which was told.
    fn document(
        &self,
        named: &Named,
        (input, mut report): Read<'_>,
        writing: &mut Writing<'_>,
    ) -> Result<Option<Done>, Error> {
        let path = named.path.display().to_string();
        let Some(input) = input else {
            return self.failed(&path, report, "", writing).map(|()| None);
        };
        let source = input.source();
        let long = source.text().len() > LONG;
        let Some(mut document) = self.open(named, &input, long, writing, &mut report) else {
            return self.failed(&path, report, source.text(), writing).map(|()| None);
        };
        let (before, collected) = (writing.count, writing.collected.len());
        let base = self.opening.base(&input);
        if !self.articles(&named.words, base, long, &mut document, writing, &mut report)? {
            return self.failed(&path, report, source.text(), writing).map(|()| None);
        }
        let count = writing.count.since(before);
        let nothing = count.written + count.unreleased == 0 && writing.collected.is_empty() && !self.to.many;
        if nothing {
            report.add(no_article());
        }
        writing.target.take_guesses().iter().for_each(|guess| report.add(guessed(guess)));
        let origin = document.origin(&report);
        let count = match writing.collected.len() - collected {
            0 => count.words(),
            waiting => format!("{} read", articles(waiting)),
        };
        let what = format!("{path}: {} -> {}: {count}{}", stated(&origin), self.to.id, counts(&report));
        let of = (origin.format.clone(), origin.version.clone());
        let (path, text) = (named.path.clone(), pointed_into(&report, source.text()));
        writing.sink.tell_of(text, move |desk, text| {
            desk.tally.failed += usize::from(nothing);
            desk.tally.read += usize::from(!nothing);
            desk.tally.add(&report);
            desk.telling.document(&path, Some((&of.0, &of.1)), &report, text);
        })?;
        Ok(Some(Done { origin, what }))
    }
    /// Opens a document, and hears what its articles say of each other's release where that is asked for.
    fn open<'s>(
        &self,
        named: &Named,
        input: &'s Input<'_>,
        long: bool,
        writing: &mut Writing<'_>,
        report: &mut Report,
    ) -> Option<Document<'s>> {
        let asked = self.minds_recalls() && !writing.recalled;
        let (document, recalls) = match asked && long && self.threads > 1 {
            true => self.opening.open_beside(named, input, report)?,
            false => (self.opening.open(named, input, report)?, None),
        };
        if asked {
            writing.single = document.is_one();
            if !writing.single {
                writing.target.recall(recalls.unwrap_or_else(|| self.opening.recalls(&document, input)));
            }
        }
        Some(document)
    }
    fn read(&self, named: &Named) -> Whole {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&named.path);
        kept.unwrap_or_else(|| self.opening.read(named))
    }
    fn failed(&self, path: &str, report: Report, text: &str, writing: &mut Writing<'_>) -> Result<(), Error> {
        if !writing.merged || writing.refused {
            writing.sink.discard();
        }
        not_read(&mut writing.sink, path.into(), report, text)
    }
    /// Reads every article; `false` when there is no place for the second one.
    fn articles(
        &self,
        words: &str,
        base: Option<&str>,
        long: bool,
        document: &mut Document<'_>,
        writing: &mut Writing<'_>,
        report: &mut Report,
    ) -> Result<bool, Error> {
        let (mut feed, mut noted) = (document.feed().clone(), Noted::default());
        let base = self.chain.feed(&mut feed, base, &mut noted).map(Arc::from);
        if writing.merged {
            writing.beside.note("", loss::left_by_merging(&feed));
            let (heir, losses) = loss::inheritable(&feed);
            writing.beside.note("", losses);
            feed = heir;
        }
        writing.begin(words, &feed)?;
        let feed = Arc::new(feed);
        let around = Around { chain: &self.chain, feed: &feed, base: base.as_ref() };
        let alike = long && !writing.merged && !writing.single && !self.chain.collects();
        if alike && portions::convert(document, around, self.threads, writing, &mut noted, report)? {
            writing.note(noted, report);
            return Ok(true);
        }
        let mut found = Report::default();
        let done = reading::each(document, long && self.threads > 1, report, &mut |(article, span)| {
            let item = Item::new(article, Arc::clone(&feed), base.clone(), span);
            self.one(item, writing, &mut noted, &mut found)
        });
        report.append(found);
        if !done? {
            return Ok(false);
        }
        writing.note(noted, report);
        if writing.merged { Ok(true) } else { self.collected(writing, report) }
    }
    /// Filters an article, and writes it unless a filter sees all of them first; `false` when there is no place for it.
    fn one(
        &self,
        mut item: Item,
        writing: &mut Writing<'_>,
        noted: &mut Noted,
        report: &mut Report,
    ) -> Result<bool, Error> {
        if writing.single {
            let mut own = Recalls::default();
            own.add(&item.article);
            writing.target.recall(own);
        }
        if !self.chain.each(&mut item, noted) {
            return Ok(true);
        }
        if writing.merged {
            let name = item.article.uri.clone().unwrap_or_default();
            writing.beside.note(&name, loss::merged(&item.feed, &mut item.article));
        }
        if self.chain.collects() {
            writing.collected.push(item);
            return Ok(true);
        }
        self.write(item, writing, report)
    }
    /// Filters and writes what was collected; `false` when there is no place for the second article.
    fn collected(&self, writing: &mut Writing<'_>, report: &mut Report) -> Result<bool, Error> {
        if !self.chain.collects() {
            return Ok(true);
        }
        let mut noted = Noted::default();
        let held = |article: &_| writing.target.holds_back(article);
        let items = self.chain.all(std::mem::take(&mut writing.collected), &held, &mut noted);
        writing.note(noted, report);
        for item in items {
            if !self.write(item, writing, report)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
    /// Writes an article, or notes why it may not be published; `false` when there is no place for it.
    fn write(&self, item: Item, writing: &mut Writing<'_>, report: &mut Report) -> Result<bool, Error> {
        writing.sink.name(item.article.uri.clone().unwrap_or_default());
        let outcome = writing.target.article(item.article, &mut writing.sink.text);
        if outcome == Outcome::Written {
            if !writing.sink.has_room() {
                report.add(self.no_room(item.span));
                writing.refused = true;
                return Ok(false);
            }
            if writing.sink.spread()? {
                let message = "there is more than one article: a directory is made, with a file for each";
                report.add(Diagnostic::info("convert/made-directory", message).at(item.span));
            }
        }
        became(&outcome, item.span, writing.placeless, &mut writing.count, report);
        if matches!(outcome, Outcome::Written | Outcome::Tombstone(_)) {
            writing.sink.article()?;
        }
        Ok(true)
    }
    fn no_room(&self, second: Span) -> Diagnostic {
        let id = self.to.id;
        let message = format!("there is more than one article, and a document of {id} holds one; nothing was written");
        let help = "give a directory, as -o out/: each article gets a file of its own there";
        Diagnostic::error("convert/needs-directory", message).help(help).at(second)
    }
    fn end(&self, writing: &mut Writing<'_>, origin: &Origin, what: &str) -> Result<(), Error> {
        if writing.sink.has_begun() {
            writing.target.end(origin, &mut writing.sink.text);
        }
        writing.sink.finish()?;
        let mut losses = std::mem::take(&mut writing.beside);
        losses.add(writing.target.take_ledger());
        let count = writing.count;
        let (what, held) = (what.to_owned(), losses.held());
        writing.sink.tell(held, move |desk| {
            desk.tally.written += count.written + count.tombstones;
            desk.tally.unreleased += count.unreleased;
            desk.tally.refused += count.refused;
            desk.tally.lost |= losses.lost();
            desk.telling.losses(&what, losses);
        })
    }
}

/// That a document of one article cannot be made.
fn no_article() -> Diagnostic {
    let help = "a document of that format holds one article: there is nothing to write";
    Diagnostic::error("convert/no-article", "no article was found").help(help)
}

/// Tells that an input was not read.
fn not_read(sink: &mut Sink<'_>, path: PathBuf, report: Report, text: &str) -> Result<(), Error> {
    sink.tell_of(pointed_into(&report, text), move |desk, text| {
        desk.tally.not_read(&report);
        desk.telling.document(&path, None, &report, text);
    })
}

/// The text of a document, where there are findings that point into it.
fn pointed_into<'t>(report: &Report, text: &'t str) -> &'t str {
    if report.diagnostics().is_empty() { "" } else { text }
}
