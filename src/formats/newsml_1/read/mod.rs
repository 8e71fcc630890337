//! Reading NewsML 1.

mod above;
mod compose;
mod content;
mod item;
mod lines;
mod management;
mod media;
mod metadata;
mod nitf;
mod part;
mod pictures;
mod places;
mod rights;
mod topics;

use std::ops::Range;

use super::VOCABULARIES;
use crate::diag::{Report, Span};
use crate::formats::items::Items;
use crate::formats::{Apart, NotThisFormat, Piece, ReadOptions, Reading, Split};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Layout, Limits, Tag, Tree};
use above::Above;
pub(super) use metadata::LEAVES;

/// Items stand in the document.
static LAYOUT: Layout =
    Layout { roots: &["NewsML"], holders: &[], items: &["NewsItem"], parts: &["NewsEnvelope"], nests: &[], item: None };

struct Document<'s> {
    text: &'s str,
    version: String,
    feed: Split<Feed>,
    above: Above,
    items: Items<'s>,
}

/// Finds every NewsItem, and reads what stands above them: envelope, catalog and topics.
pub(super) fn open<'s>(
    text: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let mut cursor =
        Cursor::new(text, VOCABULARIES, Limits::default()).with_layout(&LAYOUT).with_base(options.base.as_deref());
    let (mut items, mut above, mut version) = (Vec::new(), Above::default(), None);
    while let Some(root) = cursor.root(report) {
        if is_item(&root) {
            version.get_or_insert_with(String::new);
            items.push((cursor.skip_item(&root), cursor.scope()));
        } else if root.is("NewsML") {
            version.get_or_insert_with(|| version_of(text, &root));
            while let Some(child) = cursor.child(&root, report) {
                if is_item(&child) {
                    items.push((cursor.skip_item(&child), cursor.scope()));
                } else if cursor.may_read(&child, report) {
                    above.read(&mut cursor, &child, report);
                }
            }
        } else {
            cursor.skip(&root, report);
        }
    }
    let Some(version) = version else {
        return Err(NotThisFormat("there is no `NewsML` element and no `NewsItem`".to_owned()));
    };
    let items = Items::new(text, items);
    Ok(Box::new(Document { text, version, feed: Split::default(), above, items }))
}

fn is_item(tag: &Tag<'_>) -> bool {
    tag.is("NewsItem")
}

/// The version that the root states, else the one of the DTD that the DOCTYPE names; empty for none.
fn version_of(text: &str, root: &Tag<'_>) -> String {
    if let Some(version) = root.attr("Version").filter(|v| !v.trim().is_empty()) {
        return version.trim().to_owned();
    }
    let before = text.get(..root.start).unwrap_or_default();
    let named = before.rsplit_once("NewsMLv").map_or("", |(_, rest)| rest);
    named.get(..3).filter(|v| v.starts_with("1.")).unwrap_or_default().to_owned()
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
        let mut cursor = Cursor::new(self.text, VOCABULARIES, Limits::default()).with_layout(&LAYOUT);
        let root = cursor.root(quiet).filter(|root| !is_item(root))?;
        Some(Piece::Xml(cursor.tree_without(&root, |tag| is_item(tag) && tag.depth == 2, quiet)))
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
        Some((item::read_item(self.text, &mut cursor, &root, (&self.above, n), report), span))
    }
    fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>> {
        self.items.piece(n, room)
    }
}
