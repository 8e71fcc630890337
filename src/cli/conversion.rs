//! The conversion of an input: read, filtered, written, told.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use wiredesk::convert::{Document, Outcome, Settings, Target};
use wiredesk::diag::{Diagnostic, Report, Span};
use wiredesk::error::Error;
use wiredesk::filters::release::Recalls;
use wiredesk::filters::{Chain, Filter, Item, Noted};
use wiredesk::formats::{Audience, Card, Origin};
use wiredesk::loss;
use wiredesk::model::Feed;

use super::args::Convert;
use super::count::{Count, articles};
use super::input::Named;
use super::losses::Losses;
use super::opening::{Opening, Read};
use super::progress;
use super::reading;
use super::sink::{Room, Sink};
use super::telling::{counts, stated};
use super::turns::Turns;

/// What is to be done with every input.
pub struct Job<'a> {
    opening: Opening<'a>,
    to: &'static Card,
    chain: Chain,
    /// What was read before its turn and can or may be read once only.
    kept: Mutex<HashMap<PathBuf, Parts>>,
    /// How articles are written.
    pub settings: Settings,
    /// Whether the settings hold what all inputs say of each other's articles.
    pub recalled: bool,
    /// How many documents have room where they go.
    pub room: Room,
    /// Whether a long document is read by a thread of its own.
    pub read_aside: bool,
}

/// A document of more text than this is long.
const LONG: usize = 1 << 19;

/// The documents of an input, nearly always one.
type Parts = Vec<(Named, Read)>;

/// What is being written.
struct Writing<'t> {
    target: Target,
    sink: Sink<'t>,
    /// What was noted beside the target.
    beside: Losses,
    /// Articles that wait for a filter that sees all of them.
    collected: Vec<Item>,
    count: Count,
    merged: bool,
    /// Whether the target knows already what other articles say of these.
    recalled: bool,
    /// Whether there is one article: what it says of itself and what goes with it is known when it was read.
    single: bool,
    /// Whether places say nothing, because the articles of several documents were put together.
    placeless: bool,
    /// Whether there was an article for which there is no place: then nothing is written.
    refused: bool,
}

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
        Ok(Self {
            opening,
            to,
            chain,
            kept: Mutex::default(),
            settings,
            recalled: false,
            room: Room::One,
            read_aside: false,
        })
    }
    /// Whether articles are left out that may not be published.
    pub fn holds_back(&self) -> bool {
        self.to.audience == Audience::Public && !self.settings.include_unreleased
    }
    /// What the articles of an input say of each other's release, and of other inputs' articles.
    pub fn recalls(&self, named: &Named) -> Recalls {
        let parts = self.parts(named);
        let recalls = self.opening.recalls_of(&parts);
        if named.is_read_once() {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.insert(named.path.clone(), parts);
        }
        recalls
    }
    /// Converts input `number` into documents of its own.
    pub fn alone(&self, named: &Named, turns: &Turns, number: usize) -> Result<(), Error> {
        let mut sink = Sink::new(turns, number, self.room, self.to);
        let parts = self.parts(named);
        if parts.len() > 1 && self.room != Room::Many {
            let message = format!("there are {} documents, one after the other; nothing was written", parts.len());
            let help =
                "give a directory, as -o out/: each gets a file of its own there; or make one of them with --merge";
            let mut report = Report::default();
            report.add(Diagnostic::error("convert/needs-directory", message).help(help));
            let desk = sink.desk()?;
            desk.tally.not_read(&report);
            desk.telling.document(&named.path, None, &report, "");
            return Ok(());
        }
        let stream = parts.len() > 1 && self.holds_back() && !self.recalled;
        let recalls = stream.then(|| self.opening.recalls_of(&parts));
        for (part, read) in parts {
            let mut writing = self.writing(sink, false)?;
            writing.recalled |= recalls.is_some();
            recalls.iter().for_each(|recalls| writing.target.recall(recalls.clone()));
            if let Some(done) = self.document(&part, read, &mut writing)? {
                self.end(&mut writing, &done.origin, &done.what)?;
            }
            sink = writing.sink.again();
        }
        // Also where nothing was written, the next input waits for this turn to pass.
        sink.desk().map(|_| progress::step())
    }
    /// Converts all inputs into one document, one after the other: none is held while the next is read.
    pub fn merge(&self, inputs: &[Named], turns: &Turns) -> Result<(), Error> {
        let mut writing = self.writing(Sink::new(turns, 0, self.room, self.to), true)?;
        let mut origin: Option<Origin> = None;
        for named in inputs {
            for (part, read) in self.parts(named) {
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
            return self.failed("merged", &report, "", &mut writing);
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
        (input, mut report): Read,
        writing: &mut Writing<'_>,
    ) -> Result<Option<Done>, Error> {
        let path = named.path.display().to_string();
        let Some(input) = input else {
            return self.failed(&path, &report, "", writing).map(|()| None);
        };
        let source = input.source();
        let Some(mut document) = self.opening.open(named, &input, &source, &mut report) else {
            return self.failed(&path, &report, source.text(), writing).map(|()| None);
        };
        if self.holds_back() && !writing.recalled {
            writing.single = document.is_one();
            if !writing.single {
                writing.target.recall(self.opening.recalls(&document, &input, &source));
            }
        }
        let (before, collected) = (writing.count, writing.collected.len());
        let base = self.opening.base(&input);
        let aside = self.read_aside && source.text().len() > LONG;
        if !self.articles(&named.words, base, aside, &mut document, writing, &mut report)? {
            return self.failed(&path, &report, source.text(), writing).map(|()| None);
        }
        let count = writing.count.since(before);
        let nothing = count.written + count.unreleased == 0 && writing.collected.is_empty() && !self.to.many;
        if nothing {
            let help = "a document of that format holds one article: there is nothing to write";
            report.add(Diagnostic::error("convert/no-article", "no article was found").help(help));
        }
        writing.target.take_guesses().iter().for_each(|guess| report.add(guessed(guess)));
        let origin = document.origin(&report);
        let desk = writing.sink.desk()?;
        desk.tally.failed += usize::from(nothing);
        desk.tally.read += usize::from(!nothing);
        desk.tally.add(&report);
        desk.telling.document(&named.path, Some((&origin.format, &origin.version)), &report, source.text());
        let count = match writing.collected.len() - collected {
            0 => count.words(),
            waiting => format!("{} read", articles(waiting)),
        };
        let what = format!("{path}: {} -> {}: {count}{}", stated(&origin), self.to.id, counts(&report));
        Ok(Some(Done { origin, what }))
    }
    /// The documents of an input, each with what was found on the way.
    fn parts(&self, named: &Named) -> Parts {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&named.path);
        kept.unwrap_or_else(|| self.opening.parts(named))
    }
    fn failed(&self, path: &str, report: &Report, text: &str, writing: &mut Writing<'_>) -> Result<(), Error> {
        if !writing.merged || writing.refused {
            writing.sink.discard();
        }
        let desk = writing.sink.desk()?;
        desk.tally.not_read(report);
        desk.telling.document(path.as_ref(), None, report, text);
        Ok(())
    }
    /// Reads every article; `false` when there is no place for the second one.
    fn articles(
        &self,
        words: &str,
        base: Option<&str>,
        aside: bool,
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
        let mut found = Report::default();
        let done = reading::each(document, aside, report, &mut |(article, span)| {
            if writing.single {
                let mut own = Recalls::default();
                own.add(&article);
                writing.target.recall(own);
            }
            let mut item = Item::new(article, Arc::clone(&feed), base.clone(), span);
            if !self.chain.each(&mut item, &mut noted) {
                return Ok(true);
            }
            if writing.merged {
                let name = item.article.uri.clone().unwrap_or_default();
                writing.beside.note(&name, loss::merged(&feed, &mut item.article));
            }
            if self.chain.collects() {
                writing.collected.push(item);
                return Ok(true);
            }
            self.write(item, writing, &mut found)
        });
        report.append(found);
        if !done? {
            return Ok(false);
        }
        writing.note(noted, report);
        if writing.merged { Ok(true) } else { self.collected(writing, report) }
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
        match writing.target.article(item.article, &mut writing.sink.text) {
            Outcome::Unreleased(reason) => writing.unreleased(&reason, item.span, report),
            Outcome::Refused(reason) => {
                writing.count.refused += 1;
                report.add(left_out("convert/no-place", &reason, item.span, writing.placeless));
            }
            Outcome::Tombstone(reason) => {
                writing.count.unreleased += 1;
                writing.count.tombstones += 1;
                let note =
                    Diagnostic::info("release/tombstone", format!("a tombstone stands for an article: {reason}"));
                report.add(if writing.placeless { note } else { note.at(item.span) });
                writing.sink.article()?;
            }
            Outcome::Written if !writing.sink.has_room() => {
                report.add(self.no_room(item.span));
                writing.refused = true;
                return Ok(false);
            }
            Outcome::Written => {
                if writing.sink.spread()? {
                    let message = "there is more than one article: a directory is made, with a file for each";
                    report.add(Diagnostic::info("convert/made-directory", message).at(item.span));
                }
                writing.count.written += 1;
                writing.sink.article()?;
            }
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
        let desk = writing.sink.desk()?;
        desk.tally.written += count.written + count.tombstones;
        desk.tally.unreleased += count.unreleased;
        desk.tally.refused += count.refused;
        desk.tally.lost |= losses.lost();
        desk.telling.losses(what, losses);
        Ok(())
    }
}

impl Writing<'_> {
    /// Begins the document of an input; a merged one begins once, and is nobody's.
    fn begin(&mut self, words: &str, feed: &Feed) -> Result<(), Error> {
        match self.merged {
            true if self.sink.has_begun() => return Ok(()),
            true => self.sink.begin("merged")?,
            false => self.sink.begin(words)?,
        }
        let nobody = Feed::default();
        self.target.begin(if self.merged { &nobody } else { feed }, &mut self.sink.text);
        Ok(())
    }
    /// Takes over what filters did.
    fn note(&mut self, noted: Noted, report: &mut Report) {
        for (article, loss) in noted.changed {
            self.beside.note(&article, vec![loss]);
        }
        for out in noted.left_out {
            let (rule, count) = match out.filter {
                Filter::Dedupe => ("filter/dedupe", &mut self.count.duplicates),
                Filter::Limit(_) => ("filter/limit", &mut self.count.over),
                _ => {
                    self.unreleased(&out.reason, out.span, report);
                    continue;
                }
            };
            *count += 1;
            report.add(left_out(rule, &out.reason, out.span, self.placeless));
        }
        if noted.made_absolute > 0 {
            let message = format!("{} fields had links that were made absolute", noted.made_absolute);
            report.add(Diagnostic::info("filter/absolute", message));
        }
        if noted.without_key > 0 {
            let message = format!("stating nothing to sort by, {} stood last", articles(noted.without_key));
            report.add(Diagnostic::info("filter/sort", message));
        }
    }
    fn unreleased(&mut self, reason: &str, span: Span, report: &mut Report) {
        self.count.unreleased += 1;
        report.add(left_out("release/left-out", reason, span, self.placeless));
    }
}

fn left_out(rule: &'static str, reason: &str, span: Span, placeless: bool) -> Diagnostic {
    let note = Diagnostic::info(rule, format!("an article was left out: {reason}"));
    if placeless { note } else { note.at(span) }
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
