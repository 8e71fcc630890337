//! Opening a sitemap for rules: what stands above its entries, and each entry. Nothing of it is read into an article.

use std::ops::Range;

use super::{ENTRIES, ROOTS};
use crate::diag::{Report, Span};
use crate::formats::items::Items;
use crate::formats::{Apart, NotThisFormat, Piece, ReadOptions, Reading, Split};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Layout, Limits, Tag, Tree};

static LAYOUT: Layout = Layout {
    roots: &ROOTS,
    holders: &[],
    items: &ENTRIES,
    parts: &[],
    nests: &[],
    item: Some(&Layout { roots: &ENTRIES, holders: &[], items: &[], parts: &[], nests: &[], item: None }),
};

struct Document<'s> {
    text: &'s str,
    version: String,
    feed: Split<Feed>,
    items: Items<'s>,
}

/// Opens a list of pages, or one of such lists.
pub(super) fn open<'s>(
    text: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let mut cursor = Cursor::new(text, &[], Limits::default()).with_layout(&LAYOUT).with_base(options.base.as_deref());
    let root = cursor.root(report).ok_or_else(|| NotThisFormat("there is no element in it".to_owned()))?;
    if !ROOTS.contains(&root.name) {
        return Err(NotThisFormat(format!(
            "its root element is `{}`, not `urlset` or `sitemapindex`",
            root.qualified()
        )));
    }
    let version = root.uri.rsplit_once('/').map(|(_, version)| version).unwrap_or_default();
    let version = if version.starts_with("0.") { version.to_owned() } else { String::new() };
    let (scope, mut items) = (cursor.scope(), Vec::new());
    while let Some(child) = cursor.child(&root, report) {
        if is_entry(&child) {
            items.push((cursor.skip_item(&child), scope.clone()));
        } else {
            cursor.skip(&child, report);
        }
    }
    Ok(Box::new(Document { text, version, feed: Split::default(), items: Items::new(text, items) }))
}

fn is_entry(tag: &Tag<'_>) -> bool {
    ENTRIES.contains(&tag.name)
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
    fn above(&self) -> Option<Piece<'s>> {
        // What is broken was reported when it was opened.
        let quiet = &mut Report::default();
        let mut cursor = Cursor::new(self.text, &[], Limits::default()).with_layout(&LAYOUT);
        let root = cursor.root(quiet)?;
        Some(Piece::Xml(cursor.tree_without(&root, |tag| is_entry(tag) && tag.depth == 2, quiet)))
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
    fn read(&self, n: usize, _: &mut Report) -> Option<(Split<Article>, Span)> {
        self.items.at(n).map(|(_, span)| (Split::default(), span))
    }
    fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>> {
        self.items.piece(n, room)
    }
}
