//! Reading what stands above the items (RSS 1.0, 5.3, 5.4 and 5.6).

use super::places;
use crate::diag::{Diagnostic, Report};
use crate::formats::Split;
use crate::formats::places::FEED_LINK;
use crate::model::{Concept, Feed, Generator, Image, Lang, Party, Text, TextInput, canonical_feed};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::rss::{self as element, keep, words};
use crate::vocab::{dublin_core, modules, nar};

/// The names of the elements of a channel and beside it, for those who spell them in another letter case.
pub(super) const NAMES: [&str; 6] = ["title", "link", "description", "image", "textinput", "items"];

/// What stands above the items, as it is read.
#[derive(Default)]
pub(super) struct Channel {
    feed: Box<Feed>,
    /// The `xml:lang` around the items, for feeds without `dc:language`.
    lang: Option<String>,
    /// The picture that the channel only names.
    named: Option<String>,
    carried: nar::FeedGather,
    modules: modules::Modules,
}

impl Channel {
    /// Takes language and base from `rdf:RDF` or `channel`.
    pub(super) fn around(&mut self, cursor: &Cursor<'_>, tag: &Tag<'_>) {
        if let Some(lang) = cursor.attr(tag, "xml", "lang").filter(|l| !l.is_empty()) {
            let mut lang = lang.into_owned();
            Lang::hyphenate(&mut lang);
            self.lang = Some(lang);
        }
        if let Some(base) = element::own_base(cursor, tag) {
            self.feed.base = Some(base);
        }
    }

    /// What the channel is about is its identifier.
    pub(super) fn about(&mut self, cursor: &Cursor<'_>, tag: &Tag<'_>) {
        self.feed.id = self.feed.id.take().or(about(cursor, tag));
    }

    /// Reads one element that is no item.
    pub(super) fn child<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        if !cursor.may_read(tag, report) {
            return;
        }
        let taken = match tag.ns {
            "" => self.own(source, cursor, tag, report),
            "nar" => match nar::read_kept(tag) {
                Some(kept) => {
                    self.feed.extensions.push(kept);
                    true
                }
                None => self.carried.read(cursor, tag, report),
            },
            "dc" | "dcterms" => self.dublin_core(source, cursor, tag, report),
            _ => self.known(source, cursor, tag, report),
        };
        if taken {
            return places::channel(&self.feed, cursor, tag, report);
        }
        match tag.respelled(&NAMES).filter(|t| t.ns.is_empty()) {
            Some(tag) => self.child(source, cursor, &tag, report),
            None => {
                let extension = keep(source, cursor, tag, report);
                self.modules.note(&extension, || modules::place(cursor, tag));
                self.feed.extensions.push(extension);
            }
        }
    }

    /// The elements of RSS. A channel names its `image` and `textinput`, which stand beside it; in 1.1, in it.
    fn own<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let f = &mut self.feed;
        match tag.name {
            "title" if f.title.is_none() => f.title = Some(element::text(source, cursor, tag, report)),
            "link" => element::push_link(&mut f.links, element::link(source, cursor, tag, report)),
            "description" if f.subtitle.is_none() => f.subtitle = Some(element::text(source, cursor, tag, report)),
            "image" | "textinput" if resource(cursor, tag).is_some() => {
                if tag.name == "image" {
                    self.named = resource(cursor, tag);
                }
                cursor.skip(tag, report);
            }
            "image" if f.image.is_none() => f.image = Some(image(source, cursor, tag, report)),
            "textinput" if f.textinput.is_none() => f.textinput = Some(text_input(source, cursor, tag, report)),
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
            ("dc", "title") if f.title.is_none() => f.title = Some(element::text(source, cursor, tag, report)),
            ("dc", "description") if f.subtitle.is_none() => {
                f.subtitle = Some(element::text(source, cursor, tag, report));
            }
            ("dc", "creator" | "author") => f.authors.push(element::party(source, cursor, tag, report)),
            ("dc", "contributor") => f.contributors.push(element::party(source, cursor, tag, report)),
            ("dc", "publisher") if f.publisher.is_none() => {
                f.publisher = Some(element::party(source, cursor, tag, report));
            }
            (_, "publisher") if f.publisher.is_none() => {
                f.publisher = Some(Party::named(words(source, cursor, tag, report)));
            }
            (_, "rights") if f.rights.is_none() => f.rights = Some(Text::plain(words(source, cursor, tag, report))),
            (_, "language") if f.language.is_none() => f.language = Some(words(source, cursor, tag, report)),
            ("dc", "subject") => f.subjects.push(Concept::term(words(source, cursor, tag, report))),
            (_, "date") | ("dcterms", "issued") => {
                return dublin_core::time(source, cursor, tag, &mut f.published, report);
            }
            ("dcterms", "modified") => return dublin_core::time(source, cursor, tag, &mut f.updated, report),
            _ => return false,
        }
        true
    }

    /// Elements of other vocabularies.
    fn known<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let f = &mut self.feed;
        match (tag.ns, tag.name) {
            ("atom", "link") => return element::atom_link(cursor, tag, report).map(|l| f.links.push(l)).is_some(),
            ("atom", "icon") if f.icon.is_none() => f.icon = Some(words(source, cursor, tag, report)),
            ("atom", "logo") if f.logo.is_none() => f.logo = Some(words(source, cursor, tag, report)),
            ("atom", "author") => f.authors.push(element::person(source, cursor, tag, report)),
            ("atom", "contributor") => f.contributors.push(element::person(source, cursor, tag, report)),
            ("admin", "generatorAgent") if f.generator.is_none() => {
                let Some(uri) = resource(cursor, tag) else { return false };
                f.generator = Some(Generator { uri: Some(uri), ..Generator::default() });
                cursor.skip(tag, report);
            }
            _ => return false,
        }
        true
    }

    /// What was read.
    pub(super) fn finish(self, report: &mut Report) -> Split<Feed> {
        let Self { mut feed, lang, named, carried, modules } = self;
        if feed.image.is_none() {
            feed.image = named.map(|url| Image { url: Some(url), ..Image::default() });
        }
        canonical_feed(&mut feed);
        feed.language = feed.language.take().or(lang);
        let language = feed.language.take();
        for text in [&mut feed.title, &mut feed.subtitle].into_iter().flatten() {
            if text.lang.as_ref().is_some_and(|l| Some(l.as_str()) == language.as_deref()) {
                text.lang = None;
            }
        }
        feed.language = language;
        let carried = carried.finish();
        modules.fill_feed(&mut feed, carried.as_deref(), |count, place| report.place(FEED_LINK, count, || place));
        Split { native: feed, carried }
    }
}

/// What an element is about (`rdf:about`; some write it without the prefix).
pub(super) fn about(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Option<String> {
    let stated = cursor.attr(tag, "rdf", "about").or_else(|| tag.attr("about"));
    stated.map(String::from).filter(|about| !about.trim().is_empty())
}

/// What an element names instead of holding it (`rdf:resource`).
pub(super) fn resource(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Option<String> {
    let stated = cursor.attr(tag, "rdf", "resource").or_else(|| tag.attr("resource"));
    stated.map(String::from).filter(|resource| !resource.trim().is_empty())
}

fn image<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> Image {
    let mut image = Image::default();
    let about = about(cursor, of);
    while let Some(tag) = cursor.child(of, report) {
        let words = words(source, cursor, &tag, report);
        match (tag.ns, tag.name) {
            ("", "url") => image.url = Some(words),
            ("", "title") => image.title = Some(words),
            ("", "link") => image.link = Some(words),
            _ => left_out(&tag, report),
        }
    }
    image.url = image.url.filter(|url| !url.is_empty()).or(about);
    image
}

fn text_input<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> TextInput {
    let mut input = TextInput::default();
    while let Some(tag) = cursor.child(of, report) {
        let words = words(source, cursor, &tag, report);
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

fn left_out(tag: &Tag<'_>, report: &mut Report) {
    let message = format!("`{}` has no place here and is left out.", tag.qualified());
    report.add(Diagnostic::info("rss/element-left-out", message).at(tag.span()));
}
