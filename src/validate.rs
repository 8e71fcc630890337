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
mod parts;

pub use baseline::{Baseline, Left, Matched, Noted};
pub use mend::{Mended, is_mended, mend};
pub use notes::note;
pub use parts::Listener;

use std::collections::HashSet;

use crate::convert;
use crate::diag::{Places, Report, Rule, Span};
use crate::formats::{self, Asked, Card, Earlier, NotThisFormat, ReadOptions};
use crate::model::{Article, Feed};
use crate::text::Source;
use hands::{Gathered, Hand};
use judge::Judge;
use parts::Parts;

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
    look(source, card, options, (also, None), report)
}

/// The same, told a part at a time while the document is read, so that neither people nor memory wait for its end: see
/// [`Listener`]. Afterwards the report has only the numbers of what was left out.
///
/// # Errors
/// As [`validate`]; nothing was told then.
pub fn validate_telling(
    source: &Source<'_>,
    card: &'static Card,
    options: &ReadOptions,
    also: &Also<'_>,
    listener: &mut dyn Listener,
    report: &mut Report,
) -> Result<Validated, NotThisFormat> {
    look(source, card, options, (also, Some(listener)), report)
}

fn look(
    source: &Source<'_>,
    card: &'static Card,
    options: &ReadOptions,
    (also, listener): (&Also<'_>, Option<&mut dyn Listener>),
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
    let mut parts = Parts::new(card, (text, &version), listener);
    parts.whole(source, report);
    let mut gathered = Gathered::new(report, parts);
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
    Ok(Validated { version, articles })
}

/// From how many bytes on several threads share a document.
const LONG: usize = 1 << 20;
