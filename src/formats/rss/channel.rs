//! Reading what stands above the items (RSS 2.0, "Required" and "Optional channel elements").

use super::element::{self, keep, words};
use super::places;
use crate::diag::Report;
use crate::formats::Split;
use crate::formats::places::FEED_LINK;
use crate::model::{Cloud, Feed, Generator, Image, Lang, Party, Text, TextInput, canonical_feed};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::{dublin_core, edges, modules, nar};

/// The names of a channel's elements, for those who spell them in another letter case.
pub(super) const NAMES: [&str; 18] = [
    "title",
    "link",
    "description",
    "language",
    "copyright",
    "managingEditor",
    "webMaster",
    "pubDate",
    "lastBuildDate",
    "category",
    "generator",
    "docs",
    "cloud",
    "ttl",
    "image",
    "textInput",
    "skipHours",
    "skipDays",
];

/// The role of the party that `webMaster` names.
pub(super) const WEBMASTER: &str = "webMaster";

/// What stands above the items, as it is read.
#[derive(Default)]
pub(super) struct Channel {
    feed: Box<Feed>,
    /// The `xml:lang` around the items, for feeds without `language`.
    lang: Option<String>,
    carried: nar::FeedGather,
    modules: modules::Modules,
}

impl Channel {
    /// Takes language and base from `rss` or `channel`.
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

    /// The elements of RSS.
    fn own<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let f = &mut self.feed;
        match tag.name {
            "title" if f.title.is_none() => f.title = Some(element::text(source, cursor, tag, report)),
            "link" => element::push_link(&mut f.links, element::link(source, cursor, tag, report)),
            "description" if f.subtitle.is_none() => f.subtitle = Some(element::text(source, cursor, tag, report)),
            "language" if f.language.is_none() => f.language = Some(words(source, cursor, tag, report)),
            "copyright" if f.rights.is_none() => f.rights = Some(Text::plain(words(source, cursor, tag, report))),
            "managingEditor" | "author" => f.authors.push(element::party(source, cursor, tag, report)),
            "webMaster" => f.contributors.push(element::party(source, cursor, tag, report).role(WEBMASTER)),
            "pubDate" => return dublin_core::time(source, cursor, tag, &mut f.published, report),
            "lastBuildDate" => return dublin_core::time(source, cursor, tag, &mut f.updated, report),
            "category" => f.subjects.push(element::category(source, cursor, tag, report)),
            "generator" if f.generator.is_none() => {
                let name = Some(words(source, cursor, tag, report));
                f.generator = Some(Generator { name, ..Generator::default() });
            }
            "docs" if f.docs.is_none() => f.docs = Some(words(source, cursor, tag, report)),
            "cloud" if f.cloud.is_none() => f.cloud = Some(cloud(tag)),
            "ttl" if f.ttl.is_none() => return number(source, cursor, tag, &mut f.ttl, report),
            "image" if f.image.is_none() => f.image = Some(image(source, cursor, tag, report)),
            "textInput" | "textinput" if f.textinput.is_none() => {
                f.textinput = Some(text_input(source, cursor, tag, report));
            }
            "skipHours" => each(source, cursor, tag, &mut f.skip_hours, report),
            "skipDays" => each(source, cursor, tag, &mut f.skip_days, report),
            _ => return false,
        }
        true
    }

    /// Elements of other vocabularies.
    fn known<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let f = &mut self.feed;
        match (tag.ns, tag.name) {
            ("atom", "link") => return element::atom_link(cursor, tag, report).map(|l| f.links.push(l)).is_some(),
            ("atom", "id") if f.id.is_none() => f.id = Some(words(source, cursor, tag, report)),
            ("atom", "icon") if f.icon.is_none() => f.icon = Some(words(source, cursor, tag, report)),
            ("atom", "logo") if f.logo.is_none() => f.logo = Some(words(source, cursor, tag, report)),
            ("atom", "updated") => return dublin_core::time(source, cursor, tag, &mut f.updated, report),
            ("atom", "author") => f.authors.push(element::person(source, cursor, tag, report)),
            ("atom", "contributor") => f.contributors.push(element::person(source, cursor, tag, report)),
            ("dc", "title") if f.title.is_none() => f.title = Some(element::text(source, cursor, tag, report)),
            ("dc", "creator" | "author") => f.authors.push(element::party(source, cursor, tag, report)),
            ("dc", "contributor") => f.contributors.push(element::party(source, cursor, tag, report)),
            ("dc", "publisher") if f.publisher.is_none() => {
                f.publisher = Some(element::party(source, cursor, tag, report));
            }
            ("dcterms", "publisher") if f.publisher.is_none() => {
                f.publisher = Some(Party::named(words(source, cursor, tag, report)));
            }
            ("dc", "rights") if f.rights.is_none() => f.rights = Some(Text::plain(words(source, cursor, tag, report))),
            ("dc", "language") if f.language.is_none() => f.language = Some(words(source, cursor, tag, report)),
            ("dc", "subject") => f.subjects.push(crate::model::Concept::term(words(source, cursor, tag, report))),
            ("dc" | "dcterms", "date") | ("dcterms", "issued") => {
                return dublin_core::time(source, cursor, tag, &mut f.published, report);
            }
            ("dcterms", "modified") => return dublin_core::time(source, cursor, tag, &mut f.updated, report),
            _ => return false,
        }
        true
    }

    /// What was read.
    pub(super) fn finish(self, report: &mut Report) -> Split<Feed> {
        let Self { mut feed, lang, carried, modules } = self;
        canonical_feed(&mut feed);
        feed.language = feed.language.or(lang);
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

/// A whole number; another value is the caller's to keep.
fn number<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    place: &mut Option<u32>,
    report: &mut Report,
) -> bool {
    let words = edges::words(source, cursor, tag, report);
    *place = words.parse().ok();
    place.is_some() || words.is_empty()
}

fn cloud(tag: &Tag<'_>) -> Cloud {
    let attr = |name| tag.attr(name).map(String::from);
    let mut cloud = Cloud::default();
    (cloud.domain, cloud.port, cloud.path) = (attr("domain"), attr("port"), attr("path"));
    (cloud.register_procedure, cloud.protocol) = (attr("registerProcedure"), attr("protocol"));
    cloud
}

fn image<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> Image {
    let mut image = Image::default();
    while let Some(tag) = cursor.child(of, report) {
        let words = words(source, cursor, &tag, report);
        match (tag.ns, tag.name) {
            ("", "url") => image.url = Some(words),
            ("", "title") => image.title = Some(words),
            ("", "link") => image.link = Some(words),
            ("", "width") => image.width = words.parse().ok(),
            ("", "height") => image.height = words.parse().ok(),
            ("", "description") => image.description = Some(words),
            _ => left_out(&tag, report),
        }
    }
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
    report.add(crate::diag::Diagnostic::info("rss/element-left-out", message).at(tag.span()));
}

/// The hours or days that stand inside.
fn each<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, list: &mut Vec<String>, report: &mut Report) {
    while let Some(tag) = cursor.child(of, report) {
        list.push(words(source, cursor, &tag, report));
    }
}
