//! Reading one item (RSS 2.0, "Elements of `<item>`").

use std::ops::Range;
use std::sync::Arc;

use super::element::{self, keep, words};
use super::places;
use crate::diag::Report;
use crate::formats::places::LINK;
use crate::formats::{Split, scopes};
use crate::model::{AltId, Article, Expiry, Feed, Part, Rendition, Text, TextKind, canonical, canonical_of_plain};
use crate::syntax::xml::{Cursor, Scope, Tag};
use crate::vocab::{dublin_core, media_rss, modules, nar};

/// The names of an item's elements, for those who spell them in another letter case.
pub(super) const NAMES: [&str; 10] =
    ["title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"];

struct Item<'s> {
    source: &'s str,
    article: Box<Article>,
    description: Option<Text>,
    media: media_rss::Media,
    carried: nar::Gather,
    modules: modules::Modules,
}

/// Reads the item at `range` of `source`; `feed` is what it stands in.
pub(super) fn read_item<'s>(
    source: &'s str,
    range: Range<usize>,
    scope: &Arc<Scope<'s>>,
    feed: &Feed,
    report: &mut Report,
) -> Split<Article> {
    let mut cursor = Cursor::at_item(source, range, scope);
    let mut item = Item {
        source,
        article: Box::default(),
        description: None,
        media: media_rss::Media::default(),
        carried: nar::Gather::default(),
        modules: modules::Modules::default(),
    };
    if let Some(root) = cursor.root(report) {
        item.article.language = cursor.attr(&root, "xml", "lang").map(String::from).filter(|l| !l.is_empty());
        item.article.base = element::own_base(&cursor, &root);
        let inside = cursor.scope();
        while let Some(tag) = cursor.child(&root, report) {
            item.child(&mut cursor, &tag, report);
        }
        return item.finish(cursor.is_plain(), &inside, feed, report);
    }
    Split::default()
}

impl<'s> Item<'s> {
    fn child(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let source = self.source;
        let a = &mut self.article;
        let taken = match (tag.ns, tag.name) {
            ("", "title") => self.title(cursor, tag, report),
            ("", "link") => {
                element::push_link(&mut a.links, element::link(source, cursor, tag, report));
                true
            }
            ("", "description") => self.description(cursor, tag, report),
            ("content", "encoded") => push(&mut a.bodies, element::text(source, cursor, tag, report)),
            ("", "guid") => self.guid(cursor, tag, report),
            ("", "pubDate") => dublin_core::time(source, cursor, tag, &mut a.published, report),
            ("", "author") => push(&mut a.creators, element::party(source, cursor, tag, report)),
            ("", "tags") => element::tags(source, cursor, tag, &mut a.subjects, report),
            ("", "category") => push(&mut a.subjects, element::category(source, cursor, tag, report)),
            ("", "expirationDate") => self.expires(cursor, tag, report),
            ("", "fullitem" | "body") => push(&mut a.bodies, element::text(source, cursor, tag, report)),
            ("dc", "title") if a.headline.is_none() => self.title(cursor, tag, report),
            ("", "enclosure") => self.enclosure(cursor, tag),
            ("", "comments") => once(&mut a.comments, || words(source, cursor, tag, report)),
            ("", "source") => self.source(cursor, tag, report),
            ("dc" | "dcterms", _) => dublin_core::read(source, cursor, tag, a, report),
            ("media", _) => self.media.read(source, cursor, tag, report),
            ("nar", _) => match nar::read_kept(tag) {
                Some(kept) => push(&mut a.extensions, kept),
                None => self.carried.read(cursor, tag, report),
            },
            ("atom", "link") => element::atom_link(cursor, tag, report).map(|link| a.links.push(link)).is_some(),
            ("atom", "author") => push(&mut a.creators, element::person(source, cursor, tag, report)),
            ("atom", "contributor") => push(&mut a.contributors, element::person(source, cursor, tag, report)),
            ("atom", "updated") => dublin_core::time(source, cursor, tag, &mut a.version_created, report),
            ("atom", "published") => dublin_core::time(source, cursor, tag, &mut a.published, report),
            ("xhtml", "body" | "div") => self.xhtml(cursor, tag, report),
            ("", _) => match tag.respelled(&NAMES) {
                Some(tag) => return self.child(cursor, &tag, report),
                None => false,
            },
            _ => false,
        };
        if taken {
            return places::item(&self.article, cursor, tag, report);
        }
        let extension = keep(source, cursor, tag, report);
        self.modules.note(&extension, || modules::place(cursor, tag));
        self.article.extensions.push(extension);
    }

    fn title(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let title = element::text(self.source, cursor, tag, report);
        match self.article.headline {
            None => self.article.headline = Some(title),
            Some(_) => self.article.headlines.push(title),
        }
        true
    }

    fn description(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let text = element::text(self.source, cursor, tag, report);
        match self.description {
            None => self.description = Some(text),
            Some(_) => self.article.descriptions.push(text),
        }
        true
    }

    /// `guid`: without `isPermaLink` it is one.
    fn guid(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let stated = tag.attr("isPermaLink").map(|v| !v.trim().eq_ignore_ascii_case("false"));
        let value = words(self.source, cursor, tag, report);
        if self.article.uri.is_some() && self.article.uri_is_permalink.is_some() {
            self.article.alt_ids.push(AltId::new(value, "guid"));
            return true;
        }
        if !value.is_empty() || stated.is_some() {
            self.article.uri_is_permalink = Some(stated.unwrap_or(true));
        }
        if !value.is_empty() {
            // An identifier of Dublin Core that came first is another one, unless it is the same.
            if let Some(other) = self.article.uri.replace(value).filter(|o| self.article.uri.as_ref() != Some(o)) {
                self.article.alt_ids.push(AltId { value: other, ..AltId::default() });
            }
        }
        true
    }

    /// `expirationDate` (RSS 0.93): after it the item is no news any more.
    fn expires(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let mut time = None;
        let read = dublin_core::time(self.source, cursor, tag, &mut time, report);
        self.article.expires.extend(time.map(Expiry::at));
        read
    }

    /// `enclosure`; a length of 0 or of no number is kept as stated or not at all.
    fn enclosure(&mut self, cursor: &Cursor<'s>, tag: &Tag<'s>) -> bool {
        let Some(url) = tag.attr("url").filter(|url| !url.is_empty() && !self.media.is_full()) else { return false };
        let href = Some(element::address(element::own_base(cursor, tag).as_deref(), url.into_owned()));
        let content_type = tag.attr("type").map(String::from).filter(|t| !t.is_empty());
        let size_in_bytes = tag.attr("length").and_then(|n| n.trim().parse().ok());
        self.media.enclosure(Rendition { href, content_type, size_in_bytes, ..Rendition::default() });
        true
    }

    /// `source`: the feed the item was taken from.
    fn source(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        if self.article.source.is_some() {
            return false;
        }
        let href = tag.attr("url").map(String::from);
        let title = Some(Text::plain(words(self.source, cursor, tag, report)));
        self.article.source = Some(Box::new(Feed { href, title, ..Feed::default() }));
        true
    }

    fn xhtml(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let value = cursor.inner_whole(tag, report);
        push(&mut self.article.bodies, Text::of(TextKind::Xhtml, value.trim_ascii()))
    }

    fn finish(self, plain: bool, inside: &Arc<Scope<'s>>, feed: &Feed, report: &mut Report) -> Split<Article> {
        let Self { source, mut article, description, media, carried, modules } = self;
        let description = description.filter(|d| !d.is_blank());
        if article.bodies.iter().all(Part::is_blank) {
            article.bodies = description.map_or_else(Vec::new, |body| vec![body]);
        } else {
            article.summary = description;
        }
        let objects = media.finish();
        for range in objects.kept {
            article.extensions.push(element::again(source, range, inside, report));
        }
        let canonical = if plain { canonical_of_plain } else { canonical };
        canonical(&mut article);
        scopes::of_own_texts(&mut article, feed.language.as_deref(), feed.base.as_deref());
        let mut carried = carried.finish();
        // Behind the pruning: an object that says nothing itself keeps its place, for what the carrier says of it.
        article.associations = objects.native;
        article.associations.iter_mut().for_each(canonical);
        if !objects.carried.is_empty() {
            carried.get_or_insert_default().associations = objects.carried;
        }
        modules.fill(&mut article, carried.as_deref(), |count, place| report.place(LINK, count, || place));
        Split { native: article, carried }
    }
}

/// Most lists hold one value, and then have room for one: a vector makes room for four at once.
fn push<T>(list: &mut Vec<T>, value: T) -> bool {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(value);
    true
}

/// Reads a value that may stand once; a second one is not read.
fn once(place: &mut Option<String>, read: impl FnOnce() -> String) -> bool {
    let first = place.is_none();
    if first {
        *place = Some(read());
    }
    first
}
