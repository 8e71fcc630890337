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

pub(super) use self::head::kept_meta;
use super::VOCABULARIES;
use crate::diag::Report;
use crate::formats::items::{Document, Items};
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Limits, Tag, Tree};

/// What is read of a document that states nothing but rights.
pub(super) fn rights_again(document: &str) -> Article {
    let quiet = &mut Report::default();
    let mut cursor = Cursor::new(document, VOCABULARIES, Limits::default());
    let root = cursor.root(quiet);
    root.map(|root| *item::read_item(&mut cursor, &root, quiet).native).unwrap_or_default()
}

/// The documents that one file holds.
struct Documents;

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
            items.push((cursor.pass_item(&root), cursor.scope()));
            continue;
        }
        while let Some(child) = cursor.child(&root, report) {
            if is_document(&child) {
                version.get_or_insert_with(|| version_of(&child));
                items.push((cursor.pass_item(&child), cursor.scope()));
            }
        }
    }
    let Some(version) = version else { return Err(NotThisFormat("there is no <nitf> element".to_owned())) };
    Ok(Box::new(Document::new(text, version, items, Documents)))
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

impl<'s> Items<'s> for Documents {
    fn read(
        &self,
        cursor: &mut Cursor<'s>,
        item: &Tag<'s>,
        _: (usize, &Split<Feed>),
        report: &mut Report,
    ) -> Split<Article> {
        item::read_item(cursor, item, report)
    }
    fn above(&self, text: &'s str, quiet: &mut Report) -> Option<Tree<'s>> {
        let mut cursor = Cursor::new(text, VOCABULARIES, Limits::default());
        let root = cursor.root(quiet).filter(|root| !is_document(root))?;
        Some(cursor.tree_without(&root, |tag| is_document(tag) && tag.depth == 2, quiet))
    }
}
