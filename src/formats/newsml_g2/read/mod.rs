//! Reading NewsML-G2: opening finds each item, and items are read one by one.

mod body;
mod codes;
mod content;
mod coverage;
mod facts;
mod header;
mod item;
mod itemmeta;
mod links;
mod package;
mod party;
mod places;
mod remote;
mod rights;
mod segments;
mod words;

pub(super) use body::again as content_of;
pub(super) use content::{is_under, list_of};
pub(super) use header::declared;
pub(super) use item::finish as settle;
pub(super) use itemmeta::{is_closing, kind as kind_of_class, signoff};
pub(super) use links::{LINKS, RELATIONS, is_relation};
pub(super) use package::{ROLE as GROUP, associations as package_of, is_package};
pub(super) use party::CONTACTS;
pub(super) use remote::{is_media, itself};
pub(super) use rights::again as rights_of;

use std::ops::Range;

use super::{ITEMS, LAYOUT, PARTS, VOCABULARIES, is_ours, own, profiles};
use crate::diag::{Report, Span};
use crate::formats::items::{Items, Place};
use crate::formats::{Apart, NotThisFormat, Piece, ReadOptions, Reading, Split};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Limits, Tag, Tree};
use header::Header;

struct Document<'s> {
    text: &'s str,
    version: String,
    feed: Split<Feed>,
    header: Header,
    items: Items<'s>,
}

/// Finds every item: as the root, in the set of a message, or deeper in what somebody put around them. A part of an item
/// as the root is read as an item that states nothing else.
pub(super) fn open<'s>(
    text: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let mut cursor =
        Cursor::new(text, VOCABULARIES, Limits::default()).with_layout(&LAYOUT).with_base(options.base.as_deref());
    let (mut found, mut known) = (Found { text, ..Found::default() }, false);
    while let Some(root) = cursor.root(report) {
        known |= is_known(&root);
        if is_item(&root) || is_ours(&root) && PARTS.contains(&root.name) {
            found.take(&mut cursor, &root);
        } else {
            found.inside(&mut cursor, root, report);
        }
    }
    if !known && found.items.is_empty() {
        return Err(NotThisFormat("there is no item of NewsML-G2".to_owned()));
    }
    let Found { items, header, version, .. } = found;
    let items = Items::new(text, items);
    Ok(Box::new(Document { text, version: version.unwrap_or_default(), feed: Split::default(), header, items }))
}

fn is_known(root: &Tag<'_>) -> bool {
    root.ns == "nar" || is_item(root) || root.name == "newsMessage"
}

fn is_item(tag: &Tag<'_>) -> bool {
    // One in a namespace that nobody knows is somebody's spelling of it.
    ITEMS.contains(&tag.name)
}

/// What opening found.
#[derive(Default)]
struct Found<'s> {
    text: &'s str,
    items: Vec<Place<'s>>,
    header: Header,
    version: Option<String>,
}

impl<'s> Found<'s> {
    fn take(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>) {
        if self.version.is_none() {
            self.version = tag.attr("standardversion").map(|version| version.trim().to_owned());
        }
        self.items.push((cursor.skip_item(tag), cursor.scope()));
    }

    /// Looks for items in `root`.
    fn inside(&mut self, cursor: &mut Cursor<'s>, root: Tag<'s>, report: &mut Report) {
        let mut open = vec![root];
        while let Some(tag) = open.last() {
            match cursor.child(&tag.clone(), report) {
                None => drop(open.pop()),
                Some(child) if is_item(&child) => self.take(cursor, &child),
                Some(child) if is_ours(&child) && child.name == "header" => {
                    self.header.read(self.text, cursor, &child, report)
                }
                // What nobody knows may be deep, and there may be much of it.
                Some(child) if open.len() < MOST_AROUND && cursor.may_read(&child, report) => open.push(child),
                Some(child) => cursor.skip(&child, report),
            }
        }
    }
}

/// How deep items may stand.
const MOST_AROUND: usize = 16;

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
        Some(Piece::Xml(cursor.tree_without(&root, is_item, quiet)))
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
        Some((item::read_item(self.text, &self.header, &mut cursor, &root, report), span))
    }
    fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>> {
        self.items.piece(n, room)
    }
}
