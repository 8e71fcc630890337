//! The rules over one part of a document.

use std::cell::OnceCell;

use super::{Also, Seen};
use crate::diag::{Diagnostic, Places, Report, Span};
use crate::formats::{Asked, Card, Earlier, Part, Piece, ReadOptions};
use crate::model::{Article, Feed};
use crate::syntax::json::Fields;
use crate::syntax::xml::Tree;

/// The note on a part that is too large.
const CUT: &str = "validate/too-many-elements";

/// What is the same for every part of the document.
pub(super) struct Judge<'a> {
    pub(super) card: &'static Card,
    pub(super) text: &'a str,
    pub(super) options: &'a ReadOptions,
    pub(super) asked: Option<&'static Asked>,
    pub(super) feed: &'a Feed,
    pub(super) version: &'a str,
    pub(super) also: &'a Also<'a>,
}

impl Judge<'_> {
    /// An article that stands at `span`, by the rules and by what else looks at it.
    pub(super) fn article(
        &self,
        (article, span): (&Article, Span),
        piece: Option<&Piece<'_>>,
        (places, earlier): (&Places, &Earlier),
        report: &mut Report,
    ) {
        let mut span = Span::new(span.start, span.start + usize::from(span.end > span.start));
        if let Some(piece) = piece {
            self.part(Some(article), piece, (places, earlier), report);
            if let Piece::Xml(tree) = piece {
                span = tree.root().map_or(span, |root| root.span());
            }
        }
        (self.also)(&Seen { article, feed: self.feed, places, span }, report);
    }

    /// One part of the document by the rules of the format.
    pub(super) fn part(
        &self,
        article: Option<&Article>,
        piece: &Piece<'_>,
        (places, earlier): (&Places, &Earlier),
        report: &mut Report,
    ) {
        let none = Tree::default();
        let (mut tree, mut json, mut frame) = (&none, None, None);
        match piece {
            Piece::Xml(whole) => tree = whole,
            Piece::Json(value) => json = Fields::of(*value),
            Piece::Wire(message) => frame = Some(message),
            Piece::Page => {}
        }
        if tree.is_cut() || json.as_ref().is_some_and(Fields::is_cut) {
            let message = "there are too many elements here; rules look at those at the beginning only";
            let span = tree.root().map(|root| root.span()).or(json.as_ref().map(Fields::start));
            report.add(Diagnostic { span, ..Diagnostic::warning(CUT, message) });
        }
        let Self { text, options, asked, feed, version, .. } = self;
        let part = Part {
            format: self.card.id,
            tree,
            json: json.as_ref(),
            frame,
            article,
            feed,
            places,
            version,
            base: options.base.as_deref(),
            now: options.now.as_ref(),
            text,
            earlier,
            elements: OnceCell::new(),
            tags: OnceCell::new(),
            ruled: OnceCell::new(),
        };
        for check in asked.iter().flat_map(|asked| asked.checks(&part)) {
            (check.check)(&part, &mut |finding| report.add(finding));
        }
        #[cfg(test)]
        asked.iter().for_each(|asked| asked.others_find_nothing(&part));
    }
}
