//! Reading what stands above the items (RSS 1.0, 5.3, 5.4 and 5.6).

use crate::diag::Report;
use crate::formats::{Split, rss_channel, rss_elements};
use crate::model::{Feed, Generator, Image, Text};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::rss::words;

/// The names of the elements of a channel and beside it, for those who spell them in another letter case.
pub(super) const NAMES: [&str; 6] = ["title", "link", "description", "image", "textinput", "items"];

/// What stands above the items, as it is read.
#[derive(Default)]
pub(super) struct Channel {
    /// What every RSS says.
    pub(super) all: rss_channel::Channel,
    /// The picture that the channel only names.
    named: Option<String>,
}

impl Channel {
    /// What the channel is about is its identifier.
    pub(super) fn about(&mut self, cursor: &Cursor<'_>, tag: &Tag<'_>) {
        let id = &mut self.all.feed.id;
        *id = id.take().or(about(cursor, tag));
    }

    /// Reads one element that is no item.
    pub(super) fn child<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        if !cursor.may_read(tag, report) {
            return;
        }
        let taken = self.own(source, cursor, tag, report)
            || rss_elements::channel(&mut self.all.feed, source, cursor, tag, report)
            || self.all.common(source, cursor, tag, report);
        if !taken
            && tag.ns.is_empty()
            && let Some(tag) = tag.respelled(&NAMES)
        {
            return self.child(source, cursor, &tag, report);
        }
        self.all.settle(taken, source, cursor, tag, report);
    }

    /// A channel names its `image` and `textinput`, which stand beside it; in 1.1, in it.
    fn own<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let f = &mut self.all.feed;
        match (tag.ns, tag.name) {
            ("", "image" | "textinput") if resource(cursor, tag).is_some() => {
                if tag.name == "image" {
                    self.named = resource(cursor, tag);
                }
                cursor.skip(tag, report);
            }
            ("", "image") if f.image.is_none() => f.image = Some(image(source, cursor, tag, report)),
            ("dcterms", "rights") if f.rights.is_none() => {
                f.rights = Some(Text::plain(words(source, cursor, tag, report)));
            }
            ("dcterms", "language") if f.language.is_none() => f.language = Some(words(source, cursor, tag, report)),
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
        let Self { mut all, named } = self;
        if all.feed.image.is_none() {
            all.feed.image = named.map(|url| Image { url: Some(url), ..Image::default() });
        }
        all.finish(report)
    }
}

/// What an element is about (`rdf:about`; some write it without the prefix).
pub(super) fn about(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Option<String> {
    let stated = cursor.attr(tag, "rdf", "about").or_else(|| tag.attr("about"));
    stated.map(String::from).map(super::stated).filter(|about| !about.trim().is_empty())
}

/// What an element names instead of holding it (`rdf:resource`).
pub(super) fn resource(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Option<String> {
    let stated = cursor.attr(tag, "rdf", "resource").or_else(|| tag.attr("resource"));
    stated.map(String::from).filter(|resource| !resource.trim().is_empty())
}

/// The picture; its address is what it is about where it states no other.
fn image<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> Image {
    let about = about(cursor, of);
    let mut image = rss_elements::image(source, cursor, of, report);
    image.url = image.url.filter(|url| !url.is_empty()).or(about);
    image
}
