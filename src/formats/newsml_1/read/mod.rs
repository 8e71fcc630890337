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

use super::VOCABULARIES;
use crate::diag::Report;
use crate::formats::items::{Document, Items};
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Layout, Limits, Tag, Tree};
use above::Above;
pub(super) use compose::settle;
pub(super) use metadata::LEAVES;

/// Items stand in the document.
static LAYOUT: Layout =
    Layout { roots: &["NewsML"], holders: &[], items: &["NewsItem"], parts: &["NewsEnvelope"], nests: &[], item: None };

/// The items of a document, and what stands above them.
struct NewsItems<'s> {
    text: &'s str,
    above: Above,
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
            items.push((cursor.pass_item(&root), cursor.scope()));
        } else if root.is("NewsML") {
            version.get_or_insert_with(|| version_of(text, &root));
            while let Some(child) = cursor.child(&root, report) {
                if is_item(&child) {
                    items.push((cursor.pass_item(&child), cursor.scope()));
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
    Ok(Box::new(Document::new(text, version, items, NewsItems { text, above })))
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

impl<'s> Items<'s> for NewsItems<'s> {
    fn read(
        &self,
        cursor: &mut Cursor<'s>,
        item: &Tag<'s>,
        (n, _): (usize, &Split<Feed>),
        report: &mut Report,
    ) -> Split<Article> {
        item::read_item(self.text, cursor, item, (&self.above, n), report)
    }
    fn above(&self, text: &'s str, quiet: &mut Report) -> Option<Tree<'s>> {
        let mut cursor = Cursor::new(text, VOCABULARIES, Limits::default()).with_layout(&LAYOUT);
        let root = cursor.root(quiet).filter(|root| !is_item(root))?;
        Some(cursor.tree_without(&root, |tag| is_item(tag) && tag.depth == 2, quiet))
    }
}
