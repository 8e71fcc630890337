//! Opening a document, and one entry after the other.

use std::ops::Range;
use std::sync::Arc;

use super::read_entry::{read_deleted_entry, read_entry};
use super::read_feed::FeedReader;
use super::{AT, ATOM, VOCABULARIES, read_entry, read_feed};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::{Apart, NotThisFormat, Piece, ReadOptions, Reading, Split, root, scopes};
use crate::model::{Article, Extension, Feed, Lang, Time};
use crate::syntax::xml::{Cursor, Layout, Limits, Scope, Tag, Tree};
use crate::text::{Base, Stretch};
use crate::vocab::modules::{Modules, place};
use crate::vocab::{dates, edges};

/// Entries stand in the feed.
static LAYOUT: Layout = Layout {
    roots: &["feed"],
    holders: &[],
    items: &["entry", "item", "deleted-entry"],
    parts: read_feed::NAMES,
    nests: &[],
    item: Some(&Layout {
        roots: &["entry", "item", "deleted-entry"],
        holders: &[],
        items: &[],
        parts: read_entry::NAMES,
        nests: &["source"],
        item: None,
    }),
};

/// Opens a feed document or an entry document (RFC 4287, 2), or one that is a tombstone (RFC 6721, 4).
///
/// The document is walked once: what stands above the entries is read, also behind them, and each entry is passed over
/// and remembered by its place.
pub(super) fn open<'s>(
    text: &'s str,
    options: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let mut cursor =
        Cursor::new(text, VOCABULARIES, Limits::default()).with_layout(&LAYOUT).with_base(options.base.as_deref());
    let outside = cursor.scope();
    let Some(root) = root_of(&mut cursor, report) else { return Err(NotThisFormat("there is no element".into())) };
    let bare = root.ns.is_empty();
    let is_grave = root.ns == AT.prefix && root.is("deleted-entry");
    if !is_grave && (!(bare || root.ns == ATOM.prefix) || !(root.is("feed") || root.is("entry"))) {
        return Err(NotThisFormat(format!("the root element is `{}`, not `feed` or `entry`", root.qualified())));
    }
    let mut document = Document::new(text, &root, bare, outside);
    if root.is("feed") {
        document.read_feed(&mut cursor, &root, report);
    } else {
        if cursor.attr(&root, "xml", "base").is_none() {
            document.scope = cursor.scope();
        }
        document.item(&mut cursor, &root);
    }
    while let Some(stray) = cursor.root(report) {
        // Outside the feed its namespace is not in scope, but in the feed's scope the entry is read.
        if document.is_item(&stray) || (stray.ns.is_empty() && stray.is("entry")) {
            document.item(&mut cursor, &stray);
        } else {
            root::left_behind(&stray, report);
            cursor.skip(&stray, report);
        }
    }
    Ok(Box::new(document))
}

/// The root element, in the namespace of Atom whatever namespace it is in.
fn root_of<'s>(cursor: &mut Cursor<'s>, report: &mut Report) -> Option<Tag<'s>> {
    let root = root::root_of(cursor, report, |root| {
        root.is("feed") || root.is("entry") || (root.ns == AT.prefix && root.is("deleted-entry"))
    })?;
    if root.ns != "?" || !(root.is("feed") || root.is("entry")) {
        return Some(root);
    }
    let message = format!("`{}` is no namespace of Atom; it is read as if it were", root.uri);
    report.add(Diagnostic::warning("atom/unknown-namespace", message).at(root.span()));
    Some(cursor.adopt(root, ATOM.prefix))
}

/// The version before the RFC.
const OLD: &str = "0.3";

/// The versions before that one.
const DRAFTS: [&str; 2] = ["0.1", "0.2"];

/// An open document.
struct Document<'s> {
    text: &'s str,
    version: &'static str,
    /// Whether that is one before the RFC.
    old: bool,
    bare: bool,
    feed: Split<Feed>,
    scope: Arc<Scope<'s>>,
    items: Vec<Stretch<'s>>,
    /// How many were read.
    read: usize,
}

impl<'s> Document<'s> {
    fn new(text: &'s str, root: &Tag<'s>, bare: bool, scope: Arc<Scope<'s>>) -> Self {
        let stated = root.attr("version").filter(|version| version.starts_with("0."));
        let old = root.uri.contains("purl.org/atom") || stated.is_some();
        let draft = stated.and_then(|stated| DRAFTS.into_iter().find(|draft| stated.trim() == *draft));
        let version = if old { draft.unwrap_or(OLD) } else { "1.0" };
        Self { text, version, old, bare, feed: Split::default(), scope, items: Vec::new(), read: 0 }
    }

    fn read_feed(&mut self, cursor: &mut Cursor<'s>, root: &Tag<'s>, report: &mut Report) {
        self.scope = cursor.scope();
        let around = self.around(None, None);
        let mut feed = FeedReader::new(cursor, root, around, report);
        while let Some(child) = cursor.child(root, report) {
            if self.is_item(&child) {
                self.item(cursor, &child);
            } else {
                feed.child(cursor, child, report);
            }
        }
        self.feed = feed.finish_filled(report);
    }

    fn around(&self, lang: Option<String>, base: Option<String>) -> Around<'s> {
        Around { text: self.text, bare: self.bare, old: self.old, lang, base }
    }

    fn item(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>) {
        let mut push = |range| self.items.push(Stretch::of(self.text, &range));
        push(cursor.skip_item(tag));
        cursor.skip_items_like(tag, push);
    }

    fn is_item(&self, tag: &Tag<'_>) -> bool {
        match self.key(tag) {
            // As RSS calls it.
            "atom" => tag.is("entry") || tag.is("item"),
            "at" => tag.is("deleted-entry"),
            _ => false,
        }
    }

    fn key(&self, tag: &Tag<'_>) -> &'static str {
        if self.bare && tag.ns.is_empty() { ATOM.prefix } else { tag.ns }
    }
}

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        self.version
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
        let mut cursor = Cursor::new(self.text, VOCABULARIES, Limits::default()).with_layout(&LAYOUT);
        let root = root_of(&mut cursor, quiet)?;
        let is_item = |tag: &Tag<'_>| self.is_item(tag) && tag.depth == 2;
        (!self.is_item(&root)).then(|| Piece::Xml(cursor.tree_without(&root, is_item, quiet)))
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
        let range = stretch.range();
        let mut cursor = Cursor::resume(stretch.upto(), range.clone(), &self.scope);
        let tag = cursor.root(report)?;
        // A language that is none, or such a base, stands in the carrier.
        let (lang, base) = scopes::around(None, &self.feed);
        let around = self.around(lang.map(str::to_owned), base.map(str::to_owned));
        let read = if tag.is("deleted-entry") { read_deleted_entry } else { read_entry };
        Some((read(&mut cursor, &tag, around, report), Span::new(range.start, range.end)))
    }

    fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>> {
        Tree::of_item(self.text, self.items.get(n)?.range(), &self.scope, room).map(Piece::Xml)
    }
}

/// What the values read are inside of.
#[derive(Clone)]
pub(super) struct Around<'s> {
    /// The whole document.
    pub(super) text: &'s str,
    /// Whether the document has no namespace, so that elements without one are Atom's.
    pub(super) bare: bool,
    /// Whether it is Atom 0.3.
    pub(super) old: bool,
    /// The language that holds where none is stated.
    pub(super) lang: Option<String>,
    /// The base that holds where none is stated.
    pub(super) base: Option<String>,
}

impl<'s> Around<'s> {
    /// The vocabulary of `tag`.
    pub(super) fn key(&self, tag: &Tag<'s>) -> &'static str {
        if self.bare && tag.ns.is_empty() { ATOM.prefix } else { tag.ns }
    }

    /// The same for what stands inside `tag`, with the language and the base that `tag` itself states.
    pub(super) fn enter(self, cursor: &Cursor<'s>, tag: &Tag<'s>) -> (Self, Option<String>, Option<String>) {
        let lang = cursor.attr(tag, "xml", "lang").map(|l| language(&l)).filter(|l| !l.is_empty());
        let base = match cursor.attr(tag, "xml", "base") {
            Some(own) => self.stated_base(cursor, &own),
            None => self.outer_base(cursor),
        };
        let around = base.as_ref().and(cursor.base()).map(str::to_owned);
        let inner = Self { lang: lang.clone().or(self.lang), base: around.or(self.base), ..self };
        (inner, lang, base)
    }

    /// The language of `tag`, where it states one or it differs from what holds around it. Whether it says more than the
    /// article or the feed is known when what the carrier says of them was read.
    pub(super) fn lang_of(&self, cursor: &Cursor<'s>, tag: &Tag<'s>) -> Option<String> {
        // Where none is stated in XML, it is what Dublin Core says of the feed.
        let here = cursor.lang()?.trim();
        if cursor.attr(tag, "xml", "lang").is_some() {
            return Some(language(here));
        }
        let around = self.lang.as_deref().unwrap_or_default();
        // In its canonical form it may be the same after all.
        if here == around { None } else { Some(language(here)).filter(|here| here != around) }
    }

    /// The base of `tag`, where it states one or it differs from what holds around it.
    pub(super) fn base_of(&self, cursor: &Cursor<'s>, tag: &Tag<'s>) -> Option<String> {
        match cursor.attr(tag, "xml", "base") {
            Some(own) => self.stated_base(cursor, &own),
            None => self.outer_base(cursor),
        }
    }

    /// An `xml:base` as stated when it is absolute, else as it resolves.
    fn stated_base(&self, cursor: &Cursor<'s>, own: &str) -> Option<String> {
        let own = own.trim();
        match url::Url::parse(own) {
            Ok(url) if !url.cannot_be_a_base() => Some(own.to_owned()),
            Ok(_) => self.outer_base(cursor),
            Err(_) => {
                let here = cursor.base().filter(|b| !b.is_empty())?;
                // A relative one inside a relative one stays as it is: put together, they would be so again by the
                // next reader.
                let relative = url::Url::parse(here).is_err();
                Some(if relative { own.to_owned() } else { here.to_owned() })
            }
        }
    }

    fn outer_base(&self, cursor: &Cursor<'s>) -> Option<String> {
        let here = cursor.base().filter(|b| !b.is_empty())?;
        let same = self.base.as_deref().is_some_and(|base| scopes::same_base(base, here));
        (!same).then(|| here.to_owned())
    }

    /// A reference as it came; resolved where its own element states a base, which no field would hold.
    pub(super) fn reference(&self, cursor: &Cursor<'s>, tag: &Tag<'s>, reference: &str) -> String {
        let reference = trim(reference);
        if cursor.attr(tag, "xml", "base").is_none() {
            return reference.to_owned();
        }
        let resolved = cursor.base().and_then(Base::parse).and_then(|base| base.resolve(reference));
        resolved.unwrap_or_else(|| reference.to_owned())
    }

    /// An element that was read to its end and not understood, as an extension.
    pub(super) fn again(&self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Option<Extension> {
        let mut again = Cursor::resume(self.text, tag.start..cursor.position(), &cursor.scope());
        let tag = again.root(report)?;
        Some(extension(&mut again, &tag, report))
    }
}

/// A language tag as the model has it.
fn language(stated: &str) -> String {
    let mut tag = stated.trim().to_owned();
    Lang::hyphenate(&mut tag);
    tag
}

/// Without the white space of XML at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}

/// The words of an element, without white space at the edges.
pub(super) fn words<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    report: &mut Report,
) -> Option<String> {
    let words = edges::words(around.text, cursor, tag, report);
    (!words.is_empty()).then(|| words.into_owned())
}

/// A Date construct (RFC 4287, 3.3), read leniently; what cannot be read is kept as an extension.
pub(super) fn time<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    extensions: &mut Vec<Extension>,
    report: &mut Report,
) -> Option<Time> {
    let text = cursor.text(tag, report);
    match dates::read(trim(&text)) {
        Ok(stated) => {
            if let Some(note) = stated.note {
                report.add(
                    Diagnostic::warning("atom/odd-date", format!("`{}`: {note}", trim(&text))).at(cursor.inside(tag)),
                );
            }
            Some(stated.time)
        }
        Err(dates::Unreadable::Empty) => None,
        Err(_) => {
            let message = format!("`{}` is not a time; the element is kept as an extension", trim(&text));
            report.add(Diagnostic::warning("atom/unreadable-date", message).at(cursor.inside(tag)));
            extensions.extend(around.again(cursor, tag, report));
            None
        }
    }
}

/// The element `tag` whole.
pub(super) fn extension<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Extension {
    let mut out = Extension::default();
    (out.ns, out.name) = (tag.uri.clone().into_owned(), tag.name.to_owned());
    out.raw = cursor.whole(tag, report);
    out
}

/// What no arm takes: kept as it is, with a note.
pub(super) fn unknown<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    extensions: &mut Vec<Extension>,
    report: &mut Report,
) {
    let message = format!("`{}` has no field and is kept as an extension", tag.qualified());
    report.add(Diagnostic::info("atom/kept-as-extension", message).at(tag.span()));
    extensions.push(extension(cursor, tag, report));
}

/// [`unknown`] for an element that a module may say something by.
pub(super) fn of_module<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    (extensions, modules): (&mut Vec<Extension>, &mut Modules),
    report: &mut Report,
) {
    unknown(cursor, tag, extensions, report);
    extensions.last().into_iter().for_each(|kept| modules.note(kept, || place(cursor, tag)));
}

/// Notes the attributes of an element that no field takes.
pub(super) fn attributes(cursor: &Cursor<'_>, tag: &Tag<'_>, taken: &[&str], report: &mut Report) {
    for attr in cursor.attrs(tag) {
        let known = if attr.ns.is_empty() {
            taken.iter().any(|t| attr.name.eq_ignore_ascii_case(t))
        } else {
            attr.ns == "xml" || matches!((attr.ns, attr.name), ("nar", "src" | "rel"))
        };
        if !known {
            let message =
                format!("the attribute `{}` of `{}` has no field and is left out", attr.name, tag.qualified());
            report.add(Diagnostic::info("atom/attribute-left-out", message).at(attr.span));
        }
    }
}
