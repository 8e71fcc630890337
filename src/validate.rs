//! Validation: the rules of a format over a document, with what its reader has to say about it.
//!
//! The reader is the one that conversion uses, at the same cursor. One article at a time is held, as an article, as a
//! positioned tree and as the side table of where its values stand; every rule looks at each.

mod allow;
mod baseline;
mod hands;
mod judge;
mod mend;
mod notes;

pub use baseline::{Baseline, Matched};
pub use mend::{Mended, is_mended, mend};
pub use notes::note;

use std::collections::HashSet;

use crate::convert;
use crate::diag::{Diagnostic, Places, Report, Rule, Span};
use crate::formats::{self, Asked, Card, Earlier, NotThisFormat, ReadOptions};
use crate::model::{Article, Feed};
use crate::syntax::xml;
use crate::text::Source;
use hands::{Gathered, Hand};
use judge::Judge;

/// What a document was validated as.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Validated {
    /// The version of the format, as the document states it.
    pub version: String,
    /// How many articles there are.
    pub articles: usize,
}

/// Every rule, each once, in the order of the formats.
pub fn every_rule() -> impl Iterator<Item = &'static Rule> {
    let mut seen = HashSet::new();
    let all = formats::ALL.iter().flat_map(|card| card.rules).map(|check| check.rule);
    let all = all.chain(allow::RULES.iter().chain(crate::transport::RULES).copied());
    #[cfg(feature = "config")]
    let all = all.chain(crate::policy::RULES.iter().copied());
    #[cfg(feature = "schema")]
    let all = all.chain(crate::schema::RULES.iter().copied());
    all.filter(move |rule| seen.insert(rule.id))
}

/// Looks at a document as one of `card`; what is found goes to `report`, in the order of the document.
///
/// # Errors
/// When it is not of that format. What was found until then is in the report.
pub fn validate(
    source: &Source<'_>,
    card: &'static Card,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Validated, NotThisFormat> {
    validate_and(source, card, options, &|_, _| {}, report)
}

/// An article that was looked at, and where it stands.
pub struct Seen<'a> {
    /// The article.
    pub article: &'a Article,
    /// What stands above it, as the document states it.
    pub feed: &'a Feed,
    /// Where its values stand.
    pub places: &'a Places,
    /// Where it stands: its start tag, where it has one.
    pub span: Span,
}

/// Something else that looks at each article, where it has only the article to go by: several threads may ask it at once.
pub type Also<'a> = dyn Fn(&Seen<'_>, &mut Report) + Sync + 'a;

/// The same, with something else that looks at each article. Comments in the document that let findings pass hold for
/// what that finds, and for what was in `report` before.
///
/// # Errors
/// As [`validate`].
pub fn validate_and(
    source: &Source<'_>,
    card: &'static Card,
    options: &ReadOptions,
    also: &Also<'_>,
    report: &mut Report,
) -> Result<Validated, NotThisFormat> {
    // What was read is noted apart, because the places are those of one part.
    let mut notes = Report::with_places();
    let opened = convert::open_to_judge(source, card, options, &mut notes);
    report.take_from(&mut notes);
    let mut document = opened?;
    let (version, feed) = (document.version().to_owned(), document.stated_feed().clone());
    let (text, asked) = (source.text(), Asked::of(card));
    let judge = Judge { card, text, options, asked, feed: &feed, version: &version, also };
    let mut hand = Hand::new(&judge, Earlier::default(), report.beside());
    let mut gathered = Gathered::new(report);
    if let Some(piece) = document.above() {
        hand.above(&piece, notes.places());
    }
    gathered.take(hand.done());
    match document.apart().filter(|_| text.len() >= LONG) {
        Some(articles) => hands::several(hands::at_hand(), hand, articles, &mut gathered),
        None => {
            while hand.next(&mut document) {
                gathered.take(hand.done());
            }
            gathered.take(hand.done());
        }
    }
    let articles = gathered.end();
    well_formed(card.id != "html", report);
    leave_out_what_rules_say_better(card, source.text(), report);
    allow::heed(source.text(), report);
    report.sort();
    Ok(Validated { version, articles })
}

/// From how many bytes on several threads share a document.
const LONG: usize = 1 << 20;

/// What our reader mended others refuse: the first fault is an error, whatever the format. Each is a warning beside it.
/// JSON in a page (`json_alone` is false then) is a part of it that others pass over.
fn well_formed(json_alone: bool, report: &mut Report) {
    let first = |fatal: fn(&str) -> bool| {
        let faults = report.diagnostics().iter().filter(|d| fatal(d.rule));
        faults.min_by_key(|d| d.span.map(|span| span.start)).map(|d| d.span)
    };
    let (xml, json) = (first(xml::is_fatal), first(|rule| rule == "json/punctuation"));
    if let Some(span) = json.filter(|_| json_alone) {
        let message = "the document is no JSON; a strict reader refuses it whole";
        let mut finding = Diagnostic { span, ..Diagnostic::error("json/not-well-formed", message) };
        finding = finding.help("mend what the warnings of json/... name, here and further on");
        finding.url = Some("https://www.rfc-editor.org/rfc/rfc8259#section-2".into());
        report.add(finding);
    }
    let Some(span) = xml else { return };
    let message = "the document is not well-formed XML; a strict reader refuses it whole";
    let help = "mend what the warnings of xml/... name, here and further on";
    let mut finding = Diagnostic { span, ..Diagnostic::error("xml/not-well-formed", message).help(help) };
    finding.url = Some("https://www.w3.org/TR/xml/#sec-well-formed".into());
    report.add(finding);
}

/// What a reader noted and a rule found at the same place is told once, in the words of the rule.
fn leave_out_what_rules_say_better(card: &Card, text: &str, report: &mut Report) {
    let found = report.diagnostics();
    let is_found = |rule: &str| found.iter().any(|finding| finding.rule == rule);
    // Of each note the findings that may say it better: few notes have any.
    let mut better: Vec<(&'static str, Vec<Span>)> = Vec::new();
    for check in card.rules.iter().filter(|check| !check.covers.is_empty() && is_found(check.rule.id)) {
        let of_rule = found.iter().filter(|finding| finding.rule == check.rule.id);
        let of_rule = of_rule.filter_map(|finding| finding.span);
        for note in check.covers {
            match better.iter_mut().find(|(known, _)| known == note) {
                Some((_, list)) => list.extend(of_rule.clone()),
                None => better.push((note, of_rule.clone().collect())),
            }
        }
    }
    report.remove(|note| {
        let mut findings = better.iter().filter(|(rule, _)| *rule == note.rule).flat_map(|(_, list)| list);
        note.span.is_some_and(|place| findings.any(|finding| same_place(place, *finding, text)))
    });
}

/// Whether a note and a finding speak of the same: they overlap, or the note is about a start tag and the finding about
/// the text behind it.
fn same_place(note: Span, finding: Span, text: &str) -> bool {
    let markup = || text.get(finding.start..).is_some_and(|rest| rest.starts_with('<'));
    note.overlaps(finding) || (note.end == finding.start && !markup())
}
