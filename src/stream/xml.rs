//! Documents of XML, one after the other.

use std::ops::Range;

use super::BETWEEN;
use crate::detect::of_start;
use crate::diag::Report;
use crate::syntax::xml::{Cursor, Limits, Tag};
use crate::text::start;

/// How many elements outside all others are looked at for one that begins a document.
const MOST_BEHIND: usize = 64;

/// Where each document stands, one by one. The text is walked once, and only where something stands behind the end tag of
/// its root.
pub(super) struct Documents<'s> {
    text: &'s str,
    cursor: Cursor<'s>,
    /// What the walk finds is told when a document is read.
    quiet: Report,
    /// Where the next one begins; `None` when there is none.
    start: Option<usize>,
    /// The root of that.
    own: Option<Root<'s>>,
    /// The end of the element that was walked past last.
    behind: usize,
    /// How many elements since that root begin no document.
    others: usize,
}

impl<'s> Documents<'s> {
    /// The documents of a text, the first of which begins at `start`.
    pub(super) fn new(text: &'s str, start: usize) -> Self {
        let (cursor, quiet) = (Cursor::new(text, &[], Limits::default()), Report::default());
        Self { text, cursor, quiet, start: Some(start), own: None, behind: start, others: 0 }
    }
    /// Where the document behind this one begins.
    fn following(&mut self) -> Option<usize> {
        while let Some(tag) = self.cursor.root(&mut self.quiet) {
            if self.own.is_none() && self.others == 0 && is_last(self.text, &tag) {
                return None;
            }
            let mut found = None;
            match (Root::of(self.text, &tag), &self.own) {
                (None, _) if self.others == MOST_BEHIND => return None,
                (None, _) => self.others += 1,
                (Some(root), Some(own)) if root.is_of(own) => {}
                (Some(root), before) => {
                    // What a server printed before a root belongs to the document of that root.
                    found = before.is_some().then(|| beginning(self.text, self.behind, tag.start));
                    (self.own, self.others) = (Some(root), 0);
                }
            }
            self.cursor.skip(&tag, &mut self.quiet);
            self.behind = self.cursor.position();
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

impl Iterator for Documents<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.start?;
        self.start = self.following();
        Some(trimmed(self.text, start..self.start.unwrap_or(self.text.len())))
    }
}

/// A range without what may stand between documents at its end.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let own = text.get(range.clone()).unwrap_or_default();
    range.start..range.start + own.trim_end_matches(BETWEEN).len()
}

/// How much of a document is looked at to tell what it is, in bytes.
const MOST_TOLD: usize = 64 << 10;

/// A root element of a format that is known.
struct Root<'s> {
    card: &'static str,
    name: &'s str,
}

impl<'s> Root<'s> {
    fn of(text: &'s str, tag: &Tag<'s>) -> Option<Self> {
        let card = of_start(start(text.get(tag.start..)?, MOST_TOLD))?.id;
        (card != "text").then_some(Self { card, name: tag.name })
    }
    /// Whether it is no document of its own behind `first`: an entry behind its feed is read with it, and a page is what a
    /// server adds.
    fn is_of(&self, first: &Self) -> bool {
        self.name != first.name && (self.card == "html" || (self.card == "atom" && first.card == "atom"))
    }
}

/// Where the document begins whose root stands at `root`: at its declaration, where it has one.
fn beginning(text: &str, behind: usize, root: usize) -> usize {
    let mut at = behind;
    while let Some(from) = text.get(at..root).and_then(|rest| rest.find('<')) {
        at += from;
        let markup = text.get(at..root).unwrap_or_default();
        if ["<?xml", "<!DOCTYPE"].iter().any(|start| markup.starts_with(start)) {
            return at;
        }
        let end = if markup.starts_with("<!--") { "-->" } else { ">" };
        at += markup.find(end).map_or(markup.len(), |found| found + end.len());
    }
    root
}

/// Whether nothing stands behind the end tag of the root, as in nearly every document; without one nothing can.
fn is_last(text: &str, root: &Tag<'_>) -> bool {
    if root.empty {
        return text.get(root.end..).unwrap_or_default().trim_matches(BETWEEN).is_empty();
    }
    let end_tag = format!("</{}>", root.qualified());
    let rest = text.get(root.end..).unwrap_or_default();
    let found = memchr::memmem::find(rest.as_bytes(), end_tag.as_bytes()).map(|at| at + end_tag.len());
    found.is_none_or(|end| rest.get(end..).unwrap_or_default().trim_matches(BETWEEN).is_empty())
}
