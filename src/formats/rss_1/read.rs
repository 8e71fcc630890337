//! Reading: one walk finds what stands above the items and where each item stands, then items are read one by one.

use std::sync::Arc;

use super::channel::{self, Channel};
use super::{KNOWN, NETSCAPE, RSS_1_1, item};
use crate::diag::{Diagnostic, Report};
use crate::formats::items::{Document, Items, Place};
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split, root};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Cursor, Layout, Limits, Tag, Tree};

/// Items stand beside the channel; in 1.1, whose root it is, in its list of them.
static LAYOUT: Layout = Layout {
    roots: &["RDF", "Channel"],
    holders: &["channel", "items"],
    items: &["item"],
    parts: &channel::NAMES,
    nests: &["image", "textinput"],
    item: Some(&Layout { roots: &["item"], holders: &[], items: &[], parts: &item::NAMES, nests: &[], item: None }),
};

/// The items of a document.
struct RssItems<'s> {
    source: &'s str,
}

/// Opens a document.
pub(super) fn open<'s>(
    source: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let mut cursor = cursor(source, options.base.as_deref());
    let root = root::root_of(&mut cursor, report, is_root)
        .ok_or_else(|| NotThisFormat("there is no element in it".to_owned()))?;
    if !is_root(&root) {
        return Err(NotThisFormat(format!("its root element is `{}`, not `rdf:RDF`", root.qualified())));
    }
    let mut index = Index { source, version: None, channel: Channel::default(), items: Vec::new() };
    let own = cursor.scope();
    if root.is("channel") {
        index.see(&root);
        index.channel(&mut cursor, &root, report);
    } else {
        index.channel.all.around(&cursor, &root);
        index.root(&mut cursor, &root, report);
    }
    // Behind the root: a root that was closed too early, or what a server added.
    while let Some(stray) = cursor.root(report) {
        if stray.ns.is_empty() && stray.is("item") {
            index.items.push((cursor.pass_item(&stray), Arc::clone(&own)));
        } else {
            root::left_behind(&stray, report);
            cursor.skip(&stray, report);
        }
    }
    let Index { version, channel, items, .. } = index;
    // Of a document without elements, that of the default namespace.
    let version = version.unwrap_or_else(|| version_of(&root.attr("xmlns").unwrap_or_default()));
    let document = Document::new(source, version, items, RssItems { source });
    Ok(Box::new(document.with_feed(channel.finish(report))))
}

/// A cursor at the beginning of a document.
fn cursor<'s>(source: &'s str, base: Option<&str>) -> Cursor<'s> {
    Cursor::new(source, KNOWN, Limits::default()).with_layout(&LAYOUT).with_base(base)
}

fn is_root(root: &Tag<'_>) -> bool {
    root.is("rdf") || (root.is("channel") && root.uri == RSS_1_1)
}

/// The version whose namespace it is.
fn version_of(uri: &str) -> &'static str {
    match uri {
        RSS_1_1 => "1.1",
        NETSCAPE => "0.90",
        uri if uri.contains("netscape.com") => "0.90",
        _ => "1.0",
    }
}

/// A channel or an item in a namespace that nobody knows, in that of RSS.
fn adopt<'s>(cursor: &mut Cursor<'s>, tag: Tag<'s>, report: &mut Report) -> Tag<'s> {
    let message = format!("`{}` is no namespace of RSS 1.0; it is read as if it were", tag.uri);
    report.add(Diagnostic::warning("rss-1/unknown-namespace", message).at(tag.span()));
    cursor.adopt(tag, "")
}

/// What the walk finds.
struct Index<'s> {
    source: &'s str,
    version: Option<&'static str>,
    channel: Channel,
    items: Vec<Place<'s>>,
}

impl<'s> Index<'s> {
    fn root(&mut self, cursor: &mut Cursor<'s>, root: &Tag<'s>, report: &mut Report) {
        let mut own = cursor.scope();
        while let Some(mut tag) = cursor.child(root, report) {
            if self.version.is_none() && tag.ns == "?" && (tag.is("channel") || tag.is("item")) {
                tag = adopt(cursor, tag, report);
                own = cursor.scope();
            }
            self.see(&tag);
            match tag.ns {
                "" if tag.is("channel") => self.channel(cursor, &tag, report),
                "" if tag.is("item") => self.items.push((cursor.pass_item(&tag), Arc::clone(&own))),
                _ => self.channel.child(self.source, cursor, &tag, report),
            }
        }
    }

    /// The version is the namespace's.
    fn see(&mut self, tag: &Tag<'s>) {
        if tag.ns.is_empty() && !tag.uri.is_empty() {
            self.version.get_or_insert(version_of(&tag.uri));
        }
    }

    fn channel(&mut self, cursor: &mut Cursor<'s>, channel: &Tag<'s>, report: &mut Report) {
        self.channel.all.around(cursor, channel);
        self.channel.about(cursor, channel);
        while let Some(tag) = cursor.child(channel, report) {
            match tag.ns {
                "" if tag.is("items") => self.list(cursor, &tag, report),
                "" if tag.is("item") => {
                    let own = cursor.scope();
                    self.items.push((cursor.pass_item(&tag), own));
                }
                _ => self.channel.child(self.source, cursor, &tag, report),
            }
        }
    }

    /// `items`: in 1.1 they stand in it; in 1.0 it names them.
    fn list(&mut self, cursor: &mut Cursor<'s>, list: &Tag<'s>, report: &mut Report) {
        let own = cursor.scope();
        while let Some(tag) = cursor.child(list, report) {
            if tag.ns.is_empty() && tag.is("item") {
                self.items.push((cursor.pass_item(&tag), Arc::clone(&own)));
            } else {
                cursor.skip(&tag, report);
            }
        }
    }
}

impl<'s> Items<'s> for RssItems<'s> {
    fn read(
        &self,
        cursor: &mut Cursor<'s>,
        item: &Tag<'s>,
        (_, feed): (usize, &Split<Feed>),
        report: &mut Report,
    ) -> Split<Article> {
        item::read_item(self.source, cursor, item, feed, report)
    }
    fn above(&self, text: &'s str, quiet: &mut Report) -> Option<Tree<'s>> {
        let mut cursor = cursor(text, None);
        let root = root::root_of(&mut cursor, quiet, is_root)?;
        let is_item = |tag: &Tag<'_>| tag.ns.is_empty() && tag.is("item") && tag.depth <= 4;
        Some(cursor.tree_without(&root, is_item, quiet))
    }
}
