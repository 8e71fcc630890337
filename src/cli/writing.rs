//! What is being written of an input, and what became of its articles.

use wiredesk::convert::{Outcome, Target};
use wiredesk::diag::{Diagnostic, Report, Span};
use wiredesk::error::Error;
use wiredesk::filters::{Filter, Item, Noted};
use wiredesk::model::Feed;

use super::count::{Count, articles};
use super::losses::Losses;
use super::sink::Sink;

/// What is being written.
pub struct Writing<'t> {
    /// What writes the articles.
    pub target: Target,
    /// Where what it writes goes.
    pub sink: Sink<'t>,
    /// What was noted beside the target.
    pub beside: Losses,
    /// Articles that wait for a filter that sees all of them.
    pub collected: Vec<Item>,
    /// What became of articles.
    pub count: Count,
    /// Whether articles of several inputs go into one document.
    pub merged: bool,
    /// Whether the target knows already what other articles say of these.
    pub recalled: bool,
    /// Whether there is one article: what it says of itself and what goes with it is known when it was read.
    pub single: bool,
    /// Whether places say nothing, because the articles of several documents were put together.
    pub placeless: bool,
    /// Whether there was an article for which there is no place: then nothing is written.
    pub refused: bool,
}

impl Writing<'_> {
    /// Begins the document of an input; a merged one begins once, and is nobody's.
    pub fn begin(&mut self, words: &str, feed: &Feed) -> Result<(), Error> {
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
    pub fn note(&mut self, noted: Noted, report: &mut Report) {
        for (article, loss) in noted.changed {
            self.beside.note(&article, vec![loss]);
        }
        for out in noted.left_out {
            let (rule, count) = match out.filter {
                Filter::Dedupe => ("filter/dedupe", &mut self.count.duplicates),
                Filter::Limit(_) => ("filter/limit", &mut self.count.over),
                _ => {
                    unreleased(&out.reason, out.span, self.placeless, &mut self.count, report);
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
}

/// Counts what became of an article, and tells what does not stand there as it came.
pub fn became(outcome: &Outcome, span: Span, placeless: bool, count: &mut Count, report: &mut Report) {
    match outcome {
        Outcome::Written => count.written += 1,
        Outcome::Unreleased(reason) => unreleased(reason, span, placeless, count, report),
        Outcome::Refused(reason) => {
            count.refused += 1;
            report.add(left_out("convert/no-place", reason, span, placeless));
        }
        Outcome::Tombstone(reason) => {
            count.unreleased += 1;
            count.tombstones += 1;
            let note = Diagnostic::info("release/tombstone", format!("a tombstone stands for an article: {reason}"));
            report.add(if placeless { note } else { note.at(span) });
        }
    }
}

fn unreleased(reason: &str, span: Span, placeless: bool, count: &mut Count, report: &mut Report) {
    count.unreleased += 1;
    report.add(left_out("release/left-out", reason, span, placeless));
}

fn left_out(rule: &'static str, reason: &str, span: Span, placeless: bool) -> Diagnostic {
    let note = Diagnostic::info(rule, format!("an article was left out: {reason}"));
    if placeless { note } else { note.at(span) }
}

/// A value that was supplied for want of anything better.
pub fn guessed((field, from, count): &(String, String, usize)) -> Diagnostic {
    let message = match count {
        1 => format!("a value of {field} was supplied from {from}"),
        n => format!("{n} values of {field} were supplied from {from}"),
    };
    let help = if from.contains("zone") { "say which zone with --timezone" } else { "say which time with --now" };
    Diagnostic::warning("convert/guessed", message).help(help)
}
