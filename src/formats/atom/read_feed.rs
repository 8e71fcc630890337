//! What stands above the entries (RFC 4287, 4.1.1), and the `source` of an entry (4.2.11), which holds the same.

use super::places;
use super::read::{Around, attributes, of_module, time, unknown, words};
use super::read_parts::{category, generator, link, person, reference};
use super::text::read_text;
use crate::diag::Report;
use crate::formats::places::FEED_LINK;
use crate::formats::{Split, scopes};
use crate::model::{Concept, Feed, Member, Party, canonical_feed};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::{dublin_core, modules, nar, printed_party};

/// The elements of a feed, as they are spelled.
pub(super) const NAMES: &[&str] = &[
    "id",
    "title",
    "subtitle",
    "tagline",
    "updated",
    "modified",
    "rights",
    "copyright",
    "info",
    "link",
    "author",
    "contributor",
    "category",
    "generator",
    "icon",
    "logo",
];

/// A feed that is being read.
pub(super) struct FeedReader<'s> {
    /// What was read so far.
    pub(super) feed: Box<Feed>,
    carried: nar::FeedGather,
    modules: modules::Modules,
    around: Around<'s>,
}

impl<'s> FeedReader<'s> {
    /// Begins inside `tag`, the `feed` or `source`.
    pub(super) fn new(cursor: &Cursor<'s>, tag: &Tag<'s>, around: Around<'s>, report: &mut Report) -> Self {
        attributes(cursor, tag, &["version"], report);
        let (around, language, base) = around.enter(cursor, tag);
        let mut feed = Box::<Feed>::default();
        (feed.language, feed.base) = (language, base);
        Self { feed, carried: nar::FeedGather::default(), modules: modules::Modules::default(), around }
    }

    /// Reads one child.
    pub(super) fn child(&mut self, cursor: &mut Cursor<'s>, tag: Tag<'s>, report: &mut Report) {
        if !cursor.may_read(&tag, report) {
            return;
        }
        match self.around.key(&tag) {
            "atom" => self.element(cursor, tag.respelled(NAMES).unwrap_or(tag), report),
            "nar" => match nar::read_kept(&tag) {
                Some(kept) => self.feed.extensions.push(kept),
                None if self.carried.read(cursor, &tag, report) => {}
                None => unknown(cursor, &tag, &mut self.feed.extensions, report),
            },
            "dc" | "dcterms" => {
                self.dublin_core(cursor, &tag, report);
                places::feed(&self.feed, cursor, &tag, report);
            }
            _ => self.module(cursor, &tag, report),
        }
    }

    /// What no arm takes, and a module may say all the same.
    fn module(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        of_module(cursor, tag, (&mut self.feed.extensions, &mut self.modules), report);
    }

    /// Dublin Core, where Atom says nothing of the kind.
    fn dublin_core(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let (feed, around) = (&mut self.feed, &self.around);
        let party = |cursor: &mut Cursor<'s>, report: &mut Report| {
            words(cursor, tag, around, report).map(|words| printed_party::read_party(&words))
        };
        match (tag.ns, tag.name) {
            ("dc", "title") if feed.title.is_none() => feed.title = read_text(cursor, tag, around, report),
            ("dc", "description") if feed.subtitle.is_none() => feed.subtitle = read_text(cursor, tag, around, report),
            ("dc", "rights") if feed.rights.is_none() => feed.rights = read_text(cursor, tag, around, report),
            ("dc", "creator" | "author") => {
                dublin_core::parties(around.text, cursor, tag, report, |party| feed.authors.push(party));
            }
            ("dcterms", "creator") => feed.authors.extend(party(cursor, report)),
            ("dc" | "dcterms", "identifier") if feed.id.is_none() => feed.id = words(cursor, tag, around, report),
            ("dc" | "dcterms", "contributor") => feed.contributors.extend(party(cursor, report)),
            ("dc", "publisher") if feed.publisher.is_none() => feed.publisher = party(cursor, report),
            ("dc", "subject") => feed.subjects.extend(words(cursor, tag, around, report).map(Concept::term)),
            ("dc", "language") if feed.language.is_none() => feed.language = words(cursor, tag, around, report),
            ("dc" | "dcterms", "date") | ("dcterms", "issued") if feed.published.is_none() => {
                feed.published = time(cursor, tag, around, &mut feed.extensions, report);
            }
            ("dcterms", "modified") if feed.updated.is_none() => {
                feed.updated = time(cursor, tag, around, &mut feed.extensions, report);
            }
            ("dcterms", "publisher") if feed.publisher.is_none() => {
                feed.publisher = words(cursor, tag, around, report).map(Party::named);
            }
            _ => self.module(cursor, tag, report),
        }
    }

    fn element(&mut self, cursor: &mut Cursor<'s>, tag: Tag<'s>, report: &mut Report) {
        let (feed, around, tag) = (&mut self.feed, &self.around, &tag);
        match tag.name {
            "id" if feed.id.is_none() => feed.id = words(cursor, tag, around, report),
            "title" if feed.title.is_none() => feed.title = read_text(cursor, tag, around, report),
            "subtitle" | "tagline" if feed.subtitle.is_none() => feed.subtitle = read_text(cursor, tag, around, report),
            "rights" | "copyright" if feed.rights.is_none() => feed.rights = read_text(cursor, tag, around, report),
            "info" if feed.info.is_none() => feed.info = read_text(cursor, tag, around, report),
            "updated" | "modified" if feed.updated.is_none() => {
                feed.updated = time(cursor, tag, around, &mut feed.extensions, report);
            }
            "published" | "issued" if feed.published.is_none() => {
                feed.published = time(cursor, tag, around, &mut feed.extensions, report);
            }
            "link" => feed.links.extend(link(cursor, tag, around, &mut feed.extensions, report)),
            "author" => feed.authors.push(person(cursor, tag, around, &mut feed.extensions, report)),
            "contributor" => feed.contributors.push(person(cursor, tag, around, &mut feed.extensions, report)),
            "category" => feed.subjects.push(category(cursor, tag, around, report)),
            "generator" if feed.generator.is_none() => feed.generator = Some(generator(cursor, tag, around, report)),
            "icon" if feed.icon.is_none() => feed.icon = reference(cursor, tag, around, report),
            "logo" if feed.logo.is_none() => feed.logo = reference(cursor, tag, around, report),
            _ => unknown(cursor, tag, &mut feed.extensions, report),
        }
        places::feed(&self.feed, cursor, tag, report);
    }

    /// What was read of the feed above the entries, with what modules say of it.
    pub(super) fn finish_filled(mut self, report: &mut Report) -> Split<Feed> {
        let modules = std::mem::take(&mut self.modules);
        let Split { native: mut feed, carried } = self.finish();
        let place = |count, place| report.place(FEED_LINK, count, || place);
        modules.fill_feed(&mut feed, carried.as_deref(), place);
        Split { native: feed, carried }
    }

    /// What was read.
    pub(super) fn finish(mut self) -> Split<Feed> {
        let mut carried = self.carried.finish();
        if let Some(carried) = &mut carried {
            self.feed.extensions.append(&mut carried.extensions);
        }
        scopes::of_feed(&mut self.feed, carried.as_deref());
        canonical_feed(&mut self.feed);
        Split { native: self.feed, carried }
    }
}

/// `atom:source` (RFC 4287, 4.2.11): the feed an entry was taken from.
pub(super) fn read_source<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    report: &mut Report,
) -> Option<Box<Feed>> {
    let mut source = FeedReader::new(cursor, tag, around.clone(), report);
    while let Some(child) = cursor.child(tag, report) {
        source.child(cursor, child, report);
    }
    let Split { native: mut feed, carried } = source.finish();
    if let Some(carried) = carried {
        let absent = |member: &&Member<Feed>| (member.is_blank)(&feed);
        let absent: Vec<_> = Feed::MEMBERS.iter().filter(absent).collect();
        absent.into_iter().for_each(|member| (member.copy)(&carried, &mut feed));
    }
    (*feed != Feed::default()).then_some(feed)
}
