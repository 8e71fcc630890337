//! Reading one item (RSS 1.0, 5.5) with its modules.

use std::ops::Range;
use std::sync::Arc;

use super::channel::{about, resource};
use super::places;
use crate::diag::Report;
use crate::formats::places::LINK;
use crate::formats::{Split, scopes};
use crate::model::{Article, Feed, Part, Rendition, Text, TextKind, canonical, canonical_of_plain};
use crate::syntax::xml::{Cursor, Scope, Tag};
use crate::vocab::rss::{self as element, keep};
use crate::vocab::{dublin_core, media_rss, modules, nar};

/// The names of an item's elements, for those who spell them in another letter case.
pub(super) const NAMES: [&str; 3] = ["title", "link", "description"];

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
    let (article, media, carried) = (Box::default(), media_rss::Media::default(), nar::Gather::default());
    let modules = modules::Modules::default();
    let mut item = Item { source, article, description: None, media, carried, modules };
    let Some(root) = cursor.root(report) else { return Split::default() };
    item.article.uri = about(&cursor, &root);
    item.article.language = cursor.attr(&root, "xml", "lang").map(String::from).filter(|l| !l.is_empty());
    item.article.base = element::own_base(&cursor, &root);
    let inside = cursor.scope();
    while let Some(tag) = cursor.child(&root, report) {
        item.child(&mut cursor, &tag, report);
    }
    item.finish(cursor.is_plain(), &inside, feed, report)
}

impl<'s> Item<'s> {
    fn child(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let source = self.source;
        let a = &mut self.article;
        let taken = match (tag.ns, tag.name) {
            ("", "title") => title(a, element::text(source, cursor, tag, report)),
            ("dc", "title") if a.headline.is_none() => title(a, element::text(source, cursor, tag, report)),
            ("", "link") => {
                element::push_link(&mut a.links, element::link(source, cursor, tag, report));
                true
            }
            ("", "description") => self.description(cursor, tag, report),
            ("dc", "description") if self.description.is_none() => self.description(cursor, tag, report),
            ("content", "encoded") => push(&mut a.bodies, element::text(source, cursor, tag, report)),
            ("dc" | "dcterms", _) => dublin_core::read(source, cursor, tag, a, report),
            ("media", _) => self.media.read(source, cursor, tag, report),
            ("enc", "enclosure") | ("", "enclosure") => self.enclosure(cursor, tag),
            ("nar", _) => match nar::read_kept(tag) {
                Some(kept) => push(&mut a.extensions, kept),
                None => self.carried.read(cursor, tag, report),
            },
            ("atom", "link") => element::atom_link(cursor, tag, report).map(|link| a.links.push(link)).is_some(),
            ("atom", "author") => push(&mut a.creators, element::person(source, cursor, tag, report)),
            ("atom", "contributor") => push(&mut a.contributors, element::person(source, cursor, tag, report)),
            ("xhtml", "body" | "div") => {
                let value = cursor.inner_whole(tag, report);
                push(&mut a.bodies, Text::of(TextKind::Xhtml, value.trim_ascii()))
            }
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

    fn description(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let text = element::text(self.source, cursor, tag, report);
        match self.description {
            None => self.description = Some(text),
            Some(_) => self.article.descriptions.push(text),
        }
        true
    }

    /// `enc:enclosure` (mod_enclosure), or the one of RSS 2.0.
    fn enclosure(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>) -> bool {
        let attr = |name| cursor.attr(tag, "enc", name).or_else(|| tag.attr(name)).map(String::from);
        let Some(url) = resource(cursor, tag).or_else(|| attr("url")).filter(|_| !self.media.is_full()) else {
            return false;
        };
        let href = Some(element::address(element::own_base(cursor, tag).as_deref(), url));
        let content_type = attr("type").filter(|t| !t.is_empty());
        let size_in_bytes = attr("length").and_then(|n| n.trim().parse().ok());
        self.media.enclosure(Rendition { href, content_type, size_in_bytes, ..Rendition::default() });
        true
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

fn title(a: &mut Article, title: Text) -> bool {
    match a.headline {
        None => a.headline = Some(title),
        Some(_) => a.headlines.push(title),
    }
    true
}

fn push<T>(list: &mut Vec<T>, value: T) -> bool {
    list.push(value);
    true
}
