//! An open document: its articles one after the other, each in its canonical form.

use std::sync::Arc;

use super::Articles;
use crate::diag::{Diagnostic, Report, Severity, Span};
use crate::filters::release;
use crate::formats::{Card, NotThisFormat, Open, Origin, Piece, ReadOptions, Reading, Split};
use crate::loss::{self, Tables};
use crate::model::{Article, Feed};
use crate::syntax::xml::Tree;
use crate::text::Source;

/// An open document.
pub struct Document<'s> {
    tables: Arc<Tables>,
    reading: Box<dyn Reading<'s> + 's>,
    feed: Box<Feed>,
    /// The feed with what was supplied to it, where anything was.
    stated: Option<Box<Feed>>,
    encoding: String,
    malformed: bool,
}

/// Opens a document as `card`.
///
/// # Errors
/// When it is not of that format.
pub fn open<'s>(
    source: &'s Source<'_>,
    card: &'static Card,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Document<'s>, NotThisFormat> {
    let open = card.open.ok_or_else(|| NotThisFormat(format!("{} is written only", card.title)))?;
    open_by(open, source, card, options, report)
}

/// The same for rules to look at: a document of a format that is written only is opened too, where there are rules for it.
///
/// # Errors
/// As [`open`].
pub fn open_to_judge<'s>(
    source: &'s Source<'_>,
    card: &'static Card,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Document<'s>, NotThisFormat> {
    let open = card.open.or(card.judged).ok_or_else(|| NotThisFormat(format!("{} is written only", card.title)))?;
    open_by(open, source, card, options, report)
}

fn open_by<'s>(
    open: Open,
    source: &'s Source<'_>,
    card: &'static Card,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Document<'s>, NotThisFormat> {
    for note in source.notes() {
        let severity = if note.kind.departs() { Severity::Warning } else { Severity::Info };
        let mut d = Diagnostic::new("text/encoding", severity, note.message.clone());
        d.span = note.at.map(|at| Span::new(at, at));
        report.add(d);
    }
    let reading = open(source.text(), options, report)?;
    let tables = Tables::of(card, true);
    let mut feed = loss::merge_feed(&tables, reading.feed().clone());
    let stated = (!feed.marks.is_empty()).then(|| feed.clone());
    loss::unsupply_feed(&mut feed);
    Ok(Document {
        tables,
        reading,
        feed,
        stated,
        encoding: source.encoding().to_owned(),
        malformed: source.malformed(),
    })
}

impl<'s> Document<'s> {
    /// The card of its format.
    pub fn card(&self) -> &'static Card {
        self.tables.card
    }
    /// What stands above the articles.
    pub fn feed(&self) -> &Feed {
        &self.feed
    }
    /// The same as the document states it: with what the writer had to supply.
    pub fn stated_feed(&self) -> &Feed {
        self.stated.as_ref().unwrap_or(&self.feed)
    }
    /// The next article, in its canonical form, and its place in the text.
    pub fn next(&mut self, report: &mut Report) -> Option<(Box<Article>, Span)> {
        let (read, span) = self.reading.next(report)?;
        Some((settled(&self.tables, &self.feed, read), span))
    }
    /// The same articles, where each can be read alone.
    pub fn apart(&self) -> Option<Articles<'_, 's>> {
        Some(Articles { tables: &self.tables, feed: &self.feed, items: self.reading.apart()? })
    }
    /// The version of the format, as the document states it.
    pub fn version(&self) -> &str {
        self.reading.version()
    }
    /// Whether it is known that no more than one article is left.
    pub fn is_one(&self) -> bool {
        self.reading.is_one()
    }
    /// What stands above the articles, for rules: see [`Reading::above`].
    pub fn above(&self) -> Option<Piece<'s>> {
        self.reading.above()
    }
    /// The article that was read last, for rules: see [`Reading::last`].
    pub fn last(&self, room: Tree<'static>) -> Option<Piece<'s>> {
        self.reading.last(room)
    }
    /// Where the articles come from; complete when the last one was read.
    pub fn origin(&self, report: &Report) -> Origin {
        Origin {
            format: self.tables.card.id.to_owned(),
            version: self.reading.version().to_owned(),
            encoding: self.encoding.clone(),
            malformed: self.malformed || report.malformed(),
        }
    }
}

/// An article as it was read, in its canonical form.
pub(super) fn settled(tables: &Tables, feed: &Feed, read: Split<Article>) -> Box<Article> {
    let mut article = loss::merge(tables, read);
    loss::unsupply(&mut article, feed);
    release::infer(&mut article);
    article
}
