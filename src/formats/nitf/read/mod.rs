//! Reading NITF: one document may hold several, one behind the other.

mod attributes;
mod body;
mod docdata;
mod head;
mod item;
mod media;
mod places;
mod text;
mod ttnitf;

use std::ops::Range;

pub(super) use self::head::kept_meta;
use super::VOCABULARIES;
use crate::diag::{Report, Span};
use crate::formats::items::Items;
use crate::formats::{Apart, NotThisFormat, Piece, ReadOptions, Reading, Split};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Limits, Tag, Tree};

struct Document<'s> {
    text: &'s str,
    version: String,
    feed: Split<Feed>,
    items: Items<'s>,
}

/// Finds every `nitf` or `TTNITF` element: roots, one behind the other, or children of one root.
pub(super) fn open<'s>(
    text: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let mut cursor = Cursor::new(text, VOCABULARIES, Limits::default()).with_base(options.base.as_deref());
    let (mut items, mut version) = (Vec::new(), None);
    while let Some(root) = cursor.root(report) {
        if is_document(&root) {
            version.get_or_insert_with(|| version_of(&root));
            items.push((cursor.skip_item(&root), cursor.scope()));
            continue;
        }
        while let Some(child) = cursor.child(&root, report) {
            if is_document(&child) {
                version.get_or_insert_with(|| version_of(&child));
                items.push((cursor.skip_item(&child), cursor.scope()));
            }
        }
    }
    let Some(version) = version else { return Err(NotThisFormat("there is no <nitf> element".to_owned())) };
    Ok(Box::new(Document { text, version, feed: Split::default(), items: Items::new(text, items) }))
}

/// Whether an element is a document, in NITF or in the dialect that has other elements.
fn is_document(tag: &Tag<'_>) -> bool {
    tag.is("nitf") || ttnitf::is_document(tag)
}

/// The number in `-//IPTC//DTD NITF 3.6//EN`; empty when none is stated.
fn version_of(root: &Tag<'_>) -> String {
    let stated = root.attr("version").unwrap_or_default();
    let number = |w: &&str| w.starts_with(|c: char| c.is_ascii_digit());
    stated.split(|c: char| !c.is_ascii_digit() && c != '.').find(number).unwrap_or_default().to_owned()
}

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        &self.version
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let next;
        (self.items.read, next) = self.next_from(self.items.read, report);
        next
    }
    fn is_one(&self) -> bool {
        self.items.is_one()
    }
    fn above(&self) -> Option<Piece<'s>> {
        // What is broken was reported when it was read.
        let quiet = &mut Report::default();
        let mut cursor = Cursor::new(self.text, VOCABULARIES, Limits::default());
        let root = cursor.root(quiet).filter(|root| !is_document(root))?;
        Some(Piece::Xml(cursor.tree_without(&root, |tag| is_document(tag) && tag.depth == 2, quiet)))
    }
    fn last(&self, room: Tree<'static>) -> Option<Piece<'s>> {
        self.items.last(room)
    }
    fn apart(&self) -> Option<&dyn Apart<'s>> {
        Some(self)
    }
}

impl<'s> Apart<'s> for Document<'s> {
    fn place(&self, n: usize) -> Option<Range<usize>> {
        self.items.place(n)
    }
    fn read(&self, n: usize, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let (mut cursor, root, span) = self.items.open(n, report)?;
        Some((item::read_item(&mut cursor, &root, report), span))
    }
    fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>> {
        self.items.piece(n, room)
    }
}
