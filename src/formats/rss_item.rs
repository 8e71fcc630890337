//! What an item of RSS is gathered into, whichever generation it is of: what all of them read alike, and what becomes of it.

use std::sync::Arc;

use super::places::LINK;
use super::rss_channel::Channel;
use super::{Split, rss_places, scopes};
use crate::diag::Report;
use crate::model::{self, Article, Feed, Part, Text, canonical, canonical_of_plain};
use crate::syntax::xml::{Cursor, Scope, Tag};
use crate::vocab::{dublin_core, media_rss, modules, nar, rdf, rss};

/// An item that is being read.
pub struct Item<'s> {
    /// The document.
    pub source: &'s str,
    /// What it says.
    pub article: Box<Article>,
    /// The pictures, sounds and videos in it.
    pub media: media_rss::Media,
    /// Its `description`: the summary, or the body where there is no other.
    description: Option<Text>,
    carried: nar::Gather,
    modules: modules::Modules,
}

impl<'s> Item<'s> {
    /// The item whose start tag is `root`, with its language and base.
    pub fn new(source: &'s str, cursor: &Cursor<'_>, root: &Tag<'_>) -> Self {
        let mut article = Article::boxed();
        article.language = cursor.attr(root, "xml", "lang").map(String::from).filter(|l| !l.is_empty());
        article.base = rss::own_base(cursor, root);
        let (media, carried) = (media_rss::Media::default(), nar::Gather::default());
        Self { source, article, media, description: None, carried, modules: modules::Modules::default() }
    }

    /// Reads an element that means the same in every RSS; whether it is one.
    pub fn common(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let source = self.source;
        let a = &mut self.article;
        match (tag.ns, tag.name) {
            ("", "title") => self.title(cursor, tag, report),
            ("", "link") => {
                rss::push_link(&mut a.links, rss::link(source, cursor, tag, report));
                true
            }
            ("", "description") => self.description(cursor, tag, report),
            ("content", "encoded") => push(&mut a.bodies, rss::text(source, cursor, tag, report)),
            ("dc", "title") if a.headline.as_ref().is_none_or(Text::is_blank) => self.title(cursor, tag, report),
            ("dc", "description") if self.description.is_none() => self.description(cursor, tag, report),
            ("dc" | "dcterms", _) => dublin_core::read(source, cursor, tag, a, report),
            ("media", _) => self.media.read(source, cursor, tag, a.extensions.len(), report),
            ("nar", _) => match nar::read_kept(tag) {
                Some(kept) => push(&mut a.extensions, kept),
                None => self.carried.read(cursor, tag, report),
            },
            ("atom", "link") => rss::atom_link(cursor, tag, report).map(|link| a.links.push(link)).is_some(),
            ("atom", _) => self.atom(cursor, tag, report),
            ("xhtml", "body" | "div") => push(&mut a.bodies, rss::xhtml(cursor, tag, report)),
            _ => false,
        }
    }

    /// The elements of Atom, where RSS says nothing of the kind.
    fn atom(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let source = self.source;
        let a = &mut self.article;
        match tag.name {
            "title" if a.headline.is_none() => a.headline = Some(rss::construct(source, cursor, tag, report)),
            "summary" if self.description.is_none() => {
                self.description = Some(rss::construct(source, cursor, tag, report));
            }
            "content" => match rss::construct(source, cursor, tag, report) {
                content if content.is_blank() => return false,
                content => a.bodies.push(content),
            },
            "rights" if a.copyright_notice.is_empty() => {
                a.copyright_notice.push(rss::construct(source, cursor, tag, report));
            }
            "source" if a.source.is_none() => a.source = Some(read_source(source, cursor, tag, report)),
            "id" if a.uri.is_none() => a.uri = Some(rss::words(source, cursor, tag, report)),
            "updated" => return dublin_core::time(source, cursor, tag, &mut a.version_created, report),
            "published" => return dublin_core::time(source, cursor, tag, &mut a.published, report),
            "author" => a.creators.push(rss::person(source, cursor, tag, report)),
            "contributor" => a.contributors.push(rss::person(source, cursor, tag, report)),
            "category" => match rss::atom_category(tag) {
                Some(category) => a.subjects.push(category),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    /// A `title`.
    fn title(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        self.titled(rss::title(self.source, cursor, tag, report))
    }

    /// Takes a title: the first is the headline.
    pub fn titled(&mut self, title: Text) -> bool {
        match &self.article.headline {
            Some(headline) if !headline.is_blank() => self.article.headlines.push(title),
            _ => self.article.headline = Some(title),
        }
        true
    }

    /// A `description`.
    pub fn description(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        self.described(rss::text(self.source, cursor, tag, report))
    }

    /// Takes a description: the first is the one.
    pub fn described(&mut self, text: Text) -> bool {
        match self.description {
            None => self.description = Some(text),
            Some(_) => self.article.descriptions.push(text),
        }
        true
    }

    /// Behind each element: where its value stands, when it was `taken`; else it is kept as it is.
    pub fn settle(&mut self, taken: bool, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        if taken {
            rdf::note(tag, report);
            return rss_places::item(&self.article, cursor, tag, report);
        }
        let extension = rss::keep(self.source, cursor, tag, report);
        self.modules.note(&extension, || modules::place(cursor, tag));
        self.article.extensions.push(extension);
    }

    /// What was read; `plain` when nothing in the text needs canonical form, `inside` is what was in scope in the item.
    pub fn finish(
        self,
        plain: bool,
        inside: &Arc<Scope<'s>>,
        feed: &Split<Feed>,
        report: &mut Report,
    ) -> Split<Article> {
        let Self { source, mut article, description, media, carried, modules } = self;
        let description = description.filter(|d| !d.is_blank());
        if article.bodies.iter().all(Part::is_blank) {
            article.bodies.clear();
            article.bodies.extend(description);
        } else {
            article.summary = description;
        }
        let objects = media.finish();
        let kept = objects.kept.into_iter().map(|(at, range)| (at, rss::again(source, range, inside, report)));
        media_rss::among(&mut article.extensions, kept.collect());
        let canonical = if plain { canonical_of_plain } else { canonical };
        canonical(&mut article);
        let mut carried = carried.finish();
        let (language, base) = scopes::around(carried.as_deref(), feed);
        scopes::of_own_texts(&mut article, language, base);
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

/// `atom:source` (RFC 4287, 4.2.11): the feed an item was taken from.
fn read_source<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> Box<Feed> {
    let mut feed = Channel::default();
    while let Some(tag) = cursor.child(of, report) {
        let taken = tag.ns == "atom" && feed.common(source, cursor, &tag, report);
        if !taken {
            let kept = rss::keep(source, cursor, &tag, report);
            feed.feed.extensions.push(kept);
        }
    }
    feed.finish(report).native
}

/// Adds a value; one was read.
pub fn push<T>(list: &mut Vec<T>, value: T) -> bool {
    model::push(list, value);
    true
}
