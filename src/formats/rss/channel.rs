//! Reading what stands above the items (RSS 2.0, "Required" and "Optional channel elements").

use crate::diag::Report;
use crate::formats::rss_channel::{Channel, left_out, text_input};
use crate::model::{Cloud, Feed, Generator, Image, Text};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::rss::{self, words};
use crate::vocab::{dublin_core, edges};

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

/// Reads one element that is no item.
pub(super) fn child<'s>(
    channel: &mut Channel,
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
) {
    if !cursor.may_read(tag, report) {
        return;
    }
    let taken = own(&mut channel.feed, source, cursor, tag, report) || channel.common(source, cursor, tag, report);
    if !taken
        && tag.ns.is_empty()
        && let Some(tag) = tag.respelled(&NAMES)
    {
        return child(channel, source, cursor, &tag, report);
    }
    channel.settle(taken, source, cursor, tag, report);
}

/// The elements of RSS 2.0 and of Atom that no other RSS has.
fn own<'s>(f: &mut Feed, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    match (tag.ns, tag.name) {
        ("", "language") if f.language.is_none() => f.language = Some(words(source, cursor, tag, report)),
        ("", "copyright") if f.rights.is_none() => f.rights = Some(Text::plain(words(source, cursor, tag, report))),
        ("", "managingEditor" | "author") => f.authors.push(rss::party(source, cursor, tag, report)),
        ("", "webMaster") => f.contributors.push(rss::party(source, cursor, tag, report).role(WEBMASTER)),
        ("", "pubDate") => return dublin_core::time(source, cursor, tag, &mut f.published, report),
        ("", "lastBuildDate") | ("atom", "updated") => {
            return dublin_core::time(source, cursor, tag, &mut f.updated, report);
        }
        ("", "category") => f.subjects.push(rss::category(source, cursor, tag, report)),
        ("", "generator") if f.generator.is_none() => {
            let name = Some(words(source, cursor, tag, report));
            f.generator = Some(Generator { name, ..Generator::default() });
        }
        ("", "docs") if f.docs.is_none() => f.docs = Some(words(source, cursor, tag, report)),
        ("", "cloud") if f.cloud.is_none() => f.cloud = Some(cloud(tag)),
        ("", "ttl") if f.ttl.is_none() => return number(source, cursor, tag, &mut f.ttl, report),
        ("", "image") if f.image.is_none() => f.image = Some(image(source, cursor, tag, report)),
        ("", "textInput" | "textinput") if f.textinput.is_none() => {
            f.textinput = Some(text_input(source, cursor, tag, report));
        }
        ("", "skipHours") => each(source, cursor, tag, &mut f.skip_hours, report),
        ("", "skipDays") => each(source, cursor, tag, &mut f.skip_days, report),
        ("atom", "id") if f.id.is_none() => f.id = Some(words(source, cursor, tag, report)),
        _ => return false,
    }
    true
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

/// The hours or days that stand inside.
fn each<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, list: &mut Vec<String>, report: &mut Report) {
    while let Some(tag) = cursor.child(of, report) {
        list.push(words(source, cursor, &tag, report));
    }
}
