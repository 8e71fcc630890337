//! Reading: one walk finds what stands above the items and where each item stands, then items are read one by one.

use std::ops::Range;
use std::sync::Arc;

use super::{KNOWN, channel, item};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::rss_channel::Channel;
use crate::formats::{Apart, NotThisFormat, Piece, ReadOptions, Reading, Split, root};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Layout, Limits, Scope, Tag, Tree};
use crate::text::Stretch;

/// Items stand in the channel, as in RSS 2.0, or beside it.
pub(super) static LAYOUT: Layout = Layout {
    roots: &["rss", "channel"],
    holders: &["channel"],
    items: &["item"],
    parts: &channel::NAMES,
    nests: &["image", "textInput"],
    item: Some(&Layout { roots: &["item"], holders: &[], items: &[], parts: &item::NAMES, nests: &[], item: None }),
};

/// An open document.
struct Document<'s> {
    source: &'s str,
    version: String,
    feed: Split<Feed>,
    scopes: Vec<Arc<Scope<'s>>>,
    /// Where each item stands; its mark says which of the scopes is around it.
    items: Vec<Stretch<'s>>,
    /// How many were read.
    read: usize,
}

/// Opens a document; items may stand in the channel, as in RSS 2.0, or beside it.
pub(super) fn open<'s>(
    source: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let mut cursor = cursor(source, options.base.as_deref());
    let root = root_of(&mut cursor, report).ok_or_else(|| NotThisFormat("there is no element in it".to_owned()))?;
    let mut index = Index { source, channel: Channel::default(), scopes: Vec::new(), beside: None, items: Vec::new() };
    index.channel.around(&cursor, &root);
    let own = cursor.scope();
    let version = root.attr("version").map_or_else(String::new, |v| v.trim().to_owned());
    if root.is("rss") {
        index.root(&mut cursor, &root, report);
    } else if root.is("channel") && root.ns.is_empty() {
        index.channel(&mut cursor, &root, report);
    } else {
        return Err(NotThisFormat(format!("its root element is `{}`, not `rss`", root.qualified())));
    }
    // Behind the root: a root that was closed too early, or what a server added.
    while let Some(stray) = cursor.root(report) {
        if stray.ns.is_empty() && stray.is("item") {
            index.item(&mut cursor, &stray, &own);
        } else {
            root::left_behind(&stray, report);
            cursor.skip(&stray, report);
        }
    }
    let Index { channel, scopes, items, .. } = index;
    Ok(Box::new(Document { source, version, feed: channel.finish(report), scopes, items, read: 0 }))
}

/// A cursor at the beginning of a document.
fn cursor<'s>(source: &'s str, base: Option<&str>) -> Cursor<'s> {
    Cursor::new(source, KNOWN, Limits::default()).with_layout(&LAYOUT).with_base(base)
}

/// The root element; `rss` in whatever namespace it is, were it that of Atom.
fn root_of<'s>(cursor: &mut Cursor<'s>, report: &mut Report) -> Option<Tag<'s>> {
    let root = root::root_of(cursor, report, |root| root.is("rss") || (root.is("channel") && root.ns.is_empty()))?;
    Some(if !root.ns.is_empty() && root.is("rss") { cursor.adopt(root, "") } else { root })
}

/// What the walk finds.
struct Index<'s> {
    source: &'s str,
    channel: Channel,
    scopes: Vec<Arc<Scope<'s>>>,
    /// The scope of items beside the channel.
    beside: Option<u16>,
    items: Vec<Stretch<'s>>,
}

impl<'s> Index<'s> {
    fn root(&mut self, cursor: &mut Cursor<'s>, root: &Tag<'s>, report: &mut Report) {
        let own = cursor.scope();
        while let Some(tag) = cursor.child(root, report) {
            match tag.ns {
                "" if tag.is("channel") => self.channel(cursor, &tag, report),
                "" if tag.is("item") => self.item(cursor, &tag, &own),
                _ => channel::child(&mut self.channel, self.source, cursor, &tag, report),
            }
        }
    }

    /// An item beside the channel; `own` is the scope of the root.
    fn item(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, own: &Arc<Scope<'s>>) {
        if self.beside.is_none() {
            self.beside = self.scope(Arc::clone(own));
        }
        let range = cursor.skip_item(tag);
        self.items.extend(self.beside.map(|scope| Stretch::marked(self.source, &range, scope)));
    }

    /// The place of a scope among those kept; `None` when there are too many.
    fn scope(&mut self, scope: Arc<Scope<'s>>) -> Option<u16> {
        let is_last = self.scopes.last().is_some_and(|last| Arc::ptr_eq(last, &scope));
        if !is_last {
            if self.scopes.len() == MOST_SCOPES {
                return None;
            }
            self.scopes.push(scope);
        }
        u16::try_from(self.scopes.len() - 1).ok()
    }

    fn channel(&mut self, cursor: &mut Cursor<'s>, channel: &Tag<'s>, report: &mut Report) {
        let Some(scope) = self.scope(cursor.scope()) else {
            let message = format!("this is a channel beyond the first {MOST_SCOPES}, and it is left out");
            return report.repaired(Diagnostic::warning("rss/too-many-channels", message).at(channel.span()));
        };
        self.channel.around(cursor, channel);
        while let Some(tag) = cursor.child(channel, report) {
            if tag.ns.is_empty() && tag.is("item") {
                let mut push = |range| self.items.push(Stretch::marked(self.source, &range, scope));
                push(cursor.skip_item(&tag));
                cursor.skip_items_like(&tag, push);
            } else if tag.ns.is_empty() && tag.is("channel") && tag.depth <= NESTED {
                // One that was opened twice: what stands in it stands in the channel.
                self.channel(cursor, &tag, report);
            } else {
                channel::child(&mut self.channel, self.source, cursor, &tag, report);
            }
        }
    }
}

/// How deep a channel may stand in another one.
const NESTED: usize = 4;

/// How many different scopes are kept. A document has one channel, but for very odd ones.
const MOST_SCOPES: usize = 64;

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        &self.version
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let next;
        (self.read, next) = self.next_from(self.read, report);
        next
    }
    fn above(&self) -> Option<Piece<'s>> {
        // What is broken was reported when it was read.
        let quiet = &mut Report::default();
        let mut cursor = cursor(self.source, None);
        let root = root_of(&mut cursor, quiet)?;
        let is_item = |tag: &Tag<'_>| tag.ns.is_empty() && tag.is("item") && tag.depth <= NESTED + 1;
        Some(Piece::Xml(cursor.tree_without(&root, is_item, quiet)))
    }
    fn last(&self, room: Tree<'static>) -> Option<Piece<'s>> {
        self.piece(self.read.checked_sub(1)?, room)
    }
    fn apart(&self) -> Option<&dyn Apart<'s>> {
        Some(self)
    }
}

impl<'s> Apart<'s> for Document<'s> {
    fn place(&self, n: usize) -> Option<Range<usize>> {
        self.items.get(n).map(|stretch| stretch.range())
    }
    fn read(&self, n: usize, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let stretch = self.items.get(n)?;
        let (scope, range) = (self.scopes.get(usize::from(stretch.mark()))?, stretch.range());
        let span = Span::new(range.start, range.end);
        Some((item::read_item(stretch.upto(), range, scope, &self.feed, report), span))
    }
    fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>> {
        let stretch = self.items.get(n)?;
        Tree::of_item(self.source, stretch.range(), self.scopes.get(usize::from(stretch.mark()))?, room).map(Piece::Xml)
    }
}
