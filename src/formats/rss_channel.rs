//! What stands above the items of RSS, whichever generation it is of: what all of them read alike, and what becomes of it.

use super::places::FEED_LINK;
use super::{Split, rss_places, scopes};
use crate::diag::{Diagnostic, Report};
use crate::model::{Concept, Feed, Lang, Link, Part, Text, TextInput, canonical_feed};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::rss::{self, words};
use crate::vocab::{dublin_core, modules, nar, rdf};

/// A channel that is being read.
#[derive(Default)]
pub struct Channel {
    /// What it says.
    pub feed: Box<Feed>,
    /// The `xml:lang` around the items, for feeds that name no language.
    lang: Option<String>,
    carried: nar::FeedGather,
    modules: modules::Modules,
}

impl Channel {
    /// Takes language and base from the root or the channel.
    pub fn around(&mut self, cursor: &Cursor<'_>, tag: &Tag<'_>) {
        if let Some(lang) = cursor.attr(tag, "xml", "lang").filter(|l| !l.is_empty()) {
            let mut lang = lang.into_owned();
            Lang::hyphenate(&mut lang);
            self.lang = Some(lang);
        }
        if let Some(base) = rss::own_base(cursor, tag) {
            self.feed.base = Some(base);
        }
        let (href, modified) = rss::of_attributes(cursor, tag);
        if let Some(href) = href.filter(|_| rss::link_of(&self.feed.links).is_none()) {
            self.feed.links.push(Link::new(href, "alternate"));
        }
        self.feed.updated = self.feed.updated.take().or(modified);
    }

    /// Reads an element that means the same in every RSS; whether it is one.
    pub fn common<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let f = &mut self.feed;
        match (tag.ns, tag.name) {
            ("" | "dc", "title") if f.title.as_ref().is_none_or(Text::is_blank) => {
                f.title = Some(rss::title(source, cursor, tag, report));
            }
            ("", "link") => rss::push_link(&mut f.links, rss::link(source, cursor, tag, report)),
            ("", "description") if f.subtitle.is_none() => {
                f.subtitle = Some(rss::title(source, cursor, tag, report));
            }
            ("nar", _) => match nar::read_kept(tag) {
                Some(kept) => f.extensions.push(kept),
                None => return self.carried.read(cursor, tag, report),
            },
            ("atom", "link") => return rss::atom_link(cursor, tag, report).map(|l| f.links.push(l)).is_some(),
            ("atom", _) => return self.atom(source, cursor, tag, report),
            ("dc" | "dcterms", _) => return self.dublin_core(source, cursor, tag, report),
            _ => return false,
        }
        true
    }

    /// The elements of Atom, where RSS says nothing of the kind.
    fn atom<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let f = &mut self.feed;
        match tag.name {
            "id" if f.id.is_none() => f.id = Some(words(source, cursor, tag, report)),
            "title" if f.title.is_none() => f.title = Some(rss::construct(source, cursor, tag, report)),
            "subtitle" if f.subtitle.is_none() => f.subtitle = Some(rss::construct(source, cursor, tag, report)),
            "rights" if f.rights.is_none() => f.rights = Some(rss::construct(source, cursor, tag, report)),
            "generator" if f.generator.is_none() => f.generator = Some(rss::generator(source, cursor, tag, report)),
            "published" => return dublin_core::time(source, cursor, tag, &mut f.published, report),
            "updated" => return dublin_core::time(source, cursor, tag, &mut f.updated, report),
            "icon" if f.icon.is_none() => f.icon = Some(words(source, cursor, tag, report)),
            "logo" if f.logo.is_none() => f.logo = Some(words(source, cursor, tag, report)),
            "author" => f.authors.push(rss::person(source, cursor, tag, report)),
            "contributor" => f.contributors.push(rss::person(source, cursor, tag, report)),
            "category" => match rss::atom_category(tag) {
                Some(category) => f.subjects.push(category),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn dublin_core<'s>(
        &mut self,
        source: &'s str,
        cursor: &mut Cursor<'s>,
        tag: &Tag<'s>,
        report: &mut Report,
    ) -> bool {
        let f = &mut self.feed;
        match (tag.ns, tag.name) {
            ("dc", "identifier") if f.id.is_none() => f.id = Some(words(source, cursor, tag, report)),
            ("dc", "creator" | "author") => {
                rss::parties(source, cursor, tag, report, |party| f.authors.push(party));
            }
            ("dc", "contributor") => {
                rss::parties(source, cursor, tag, report, |party| f.contributors.push(party));
            }
            ("dcterms", "creator") => {
                dublin_core::parties(source, cursor, tag, report, |party| f.authors.push(party));
            }
            ("dcterms", "contributor") => {
                dublin_core::parties(source, cursor, tag, report, |party| f.contributors.push(party));
            }
            ("dc" | "dcterms", "publisher") if f.publisher.is_none() => {
                f.publisher = Some(dublin_core::first_party(source, cursor, tag, report));
            }
            ("dc", "rights") if f.rights.is_none() => {
                f.rights = Some(dublin_core::text(source, cursor, tag, report));
            }
            ("dc", "language") if f.language.is_none() => f.language = Some(words(source, cursor, tag, report)),
            ("dc", "description") if f.subtitle.is_none() => {
                f.subtitle = Some(rss::text(source, cursor, tag, report));
            }
            ("dc", "subject") => f.subjects.push(Concept::term(words(source, cursor, tag, report))),
            (_, "date") | ("dcterms", "issued") => {
                return dublin_core::time(source, cursor, tag, &mut f.published, report);
            }
            ("dcterms", "modified") => return dublin_core::time(source, cursor, tag, &mut f.updated, report),
            _ => return false,
        }
        true
    }

    /// Behind each element: where its value stands, when it was `taken`; else it is kept as it is.
    pub fn settle<'s>(
        &mut self,
        taken: bool,
        source: &'s str,
        cursor: &mut Cursor<'s>,
        tag: &Tag<'s>,
        report: &mut Report,
    ) {
        if taken {
            rdf::note(tag, report);
            return rss_places::channel(&self.feed, cursor, tag, report);
        }
        let extension = rss::keep(source, cursor, tag, report);
        self.modules.note(&extension, || modules::place(cursor, tag));
        self.feed.extensions.push(extension);
    }

    /// What was read.
    pub fn finish(self, report: &mut Report) -> Split<Feed> {
        let Self { mut feed, lang, carried, modules } = self;
        canonical_feed(&mut feed);
        feed.language = feed.language.take().or(lang);
        let carried = carried.finish();
        scopes::of_feed(&mut feed, carried.as_deref());
        modules.fill_feed(&mut feed, carried.as_deref(), |count, place| report.place(FEED_LINK, count, || place));
        Split { native: feed, carried }
    }
}

/// The elements of a field, for those who spell them in another letter case.
const INPUT: [&str; 4] = ["title", "description", "name", "link"];

/// A field for readers to fill in.
pub fn text_input<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> TextInput {
    let mut input = TextInput::default();
    while let Some(tag) = cursor.child(of, report) {
        let base = rss::own_base(cursor, &tag);
        let words = rss::address(base.as_deref(), words(source, cursor, &tag, report));
        let tag = tag.respelled(&INPUT).unwrap_or(tag);
        match (tag.ns, tag.name) {
            ("", "title") => input.title = Some(words),
            ("", "description") => input.description = Some(words),
            ("", "name") => input.name = Some(words),
            ("", "link") => input.link = Some(words),
            _ => left_out(&tag, report),
        }
    }
    input
}

/// Notes an element that has no place where it stands.
pub fn left_out(tag: &Tag<'_>, report: &mut Report) {
    let message = format!("`{}` has no place here and is left out.", tag.qualified());
    report.add(Diagnostic::info("rss/element-left-out", message).at(tag.span()));
}
