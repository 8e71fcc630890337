//! Opening a sitemap for rules: what stands above its entries, and each entry. Nothing of it is read into an article.

use super::{ENTRIES, ROOTS};
use crate::diag::Report;
use crate::formats::items::{Document, Items};
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split};
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

/// The entries of a list.
struct Entries;

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
            items.push((cursor.pass_item(&child), scope.clone()));
        } else {
            cursor.skip(&child, report);
        }
    }
    Ok(Box::new(Document::new(text, version, items, Entries)))
}

fn is_entry(tag: &Tag<'_>) -> bool {
    ENTRIES.contains(&tag.name)
}

impl<'s> Items<'s> for Entries {
    fn read(&self, _: &mut Cursor<'s>, _: &Tag<'s>, _: (usize, &Split<Feed>), _: &mut Report) -> Split<Article> {
        Split::default()
    }
    fn above(&self, text: &'s str, quiet: &mut Report) -> Option<Tree<'s>> {
        let mut cursor = Cursor::new(text, &[], Limits::default()).with_layout(&LAYOUT);
        let root = cursor.root(quiet)?;
        Some(cursor.tree_without(&root, |tag| is_entry(tag) && tag.depth == 2, quiet))
    }
}
