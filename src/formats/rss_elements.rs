//! The elements that RSS 2.0 has (<https://www.rssboard.org/rss-specification>). Documents of RDF borrow some of them, so
//! both generations read them here.

use std::borrow::Cow;

use crate::diag::Report;
use crate::formats::rss_channel::{left_out, text_input};
use crate::formats::rss_item::{Item, push};
use crate::model::{self, AltId, Article, Cloud, Concept, Expiry, Feed, Generator, Image, Link, Rendition, Text};
use crate::syntax::html;
use crate::syntax::xml::{Cursor, Leaf, Tag};
use crate::vocab::rss::{self, address, own_base, page, words};
use crate::vocab::{dublin_core, edges, printed_party};

/// The role of the party that `webMaster` names.
pub const WEBMASTER: &str = "webMaster";

/// Reads an element of a channel; whether it is one.
pub fn channel<'s>(f: &mut Feed, source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    match (tag.ns, tag.name) {
        ("", "language") if f.language.is_none() => f.language = Some(words(source, cursor, tag, report)),
        ("", "abstract") if f.subtitle.is_none() => f.subtitle = Some(rss::title(source, cursor, tag, report)),
        ("", "copyright") if f.rights.is_none() => f.rights = Some(Text::plain(words(source, cursor, tag, report))),
        ("", "managingEditor" | "author") => {
            rss::parties(source, cursor, tag, report, |party| f.authors.push(party));
        }
        ("", "webMaster") => {
            rss::parties(source, cursor, tag, report, |party| f.contributors.push(party.role(WEBMASTER)));
        }
        ("", "pubDate") => return dublin_core::time(source, cursor, tag, &mut f.published, report),
        ("", "lastBuildDate") => return dublin_core::time(source, cursor, tag, &mut f.updated, report),
        ("", "category") => f.subjects.push(rss::category(source, cursor, tag, report)),
        ("", "generator") if f.generator.is_none() => {
            let name = Some(words(source, cursor, tag, report));
            f.generator = Some(Generator { name, ..Generator::default() });
        }
        ("", "docs") if f.docs.is_none() => f.docs = Some(page(source, cursor, tag, report)),
        ("", "cloud") if f.cloud.is_none() => f.cloud = Some(cloud(tag)),
        ("", "ttl") if f.ttl.is_none() => return number(source, cursor, tag, &mut f.ttl, report),
        ("", "image") if f.image.is_none() => f.image = Some(image(source, cursor, tag, report)),
        ("", "textInput" | "textinput") if f.textinput.is_none() => {
            f.textinput = Some(text_input(source, cursor, tag, report));
        }
        ("", "skipHours") => each(source, cursor, tag, &mut f.skip_hours, report),
        ("", "skipDays") => each(source, cursor, tag, &mut f.skip_days, report),
        _ => return false,
    }
    true
}

/// Reads an element of an item; whether it is one.
pub fn item<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    let source = item.source;
    let a = &mut item.article;
    match (tag.ns, tag.name) {
        ("", "guid") => guid(a, words(source, cursor, tag, report), is_permalink(tag)),
        ("", "pubDate") => dublin_core::time(source, cursor, tag, &mut a.published, report),
        ("", "author") => {
            rss::parties(source, cursor, tag, report, |party| a.creators.push(party));
            true
        }
        ("", "tags") => rss::tags(source, cursor, tag, &mut a.subjects, report),
        ("", "category") => push(&mut a.subjects, rss::category(source, cursor, tag, report)),
        ("", "expirationDate") => expires(item, cursor, tag, report),
        // Of the Channel Definition Format, whose words `title` and `item` are those of RSS.
        ("", "abstract") => item.description(cursor, tag, report),
        ("", "fullitem" | "body") => push(&mut a.bodies, rss::text(source, cursor, tag, report)),
        ("", "enclosure") => enclosure(item, cursor, tag),
        ("", "comments") => once(&mut a.comments, || page(source, cursor, tag, report)),
        ("", "source") => {
            let base = own_base(cursor, tag);
            once(&mut a.source, || named(words(source, cursor, tag, report), tag, base.as_deref()))
        }
        _ => false,
    }
}

const IS_PERMALINK: &str = " isPermaLink=\"true\"";
/// The attributes that [`leaf`] understands.
pub const USUAL: &[&str] = &[" isPermaLink=\"false\"", IS_PERMALINK];

/// Reads an element of an item that is nothing but words, as [`item`] and [`Item::common`] read it; whether it is one
/// that is told from its words.
pub fn leaf(item: &mut Item<'_>, leaf: &Leaf<'_>) -> bool {
    let (words, a) = (&*leaf.words, &mut item.article);
    // `&amp;eacute;` is one letter to those who take it for HTML.
    if matches!(leaf.words, Cow::Owned(_)) && html::looks_like_html(words) {
        return false;
    }
    match (leaf.ns, leaf.name) {
        ("", "guid") => {
            guid(a, words.to_owned(), (!leaf.attributes.is_empty()).then(|| leaf.attributes == IS_PERMALINK))
        }
        _ if !leaf.attributes.is_empty() => false,
        ("", "title") => item.titled(Text::plain(words)),
        ("", "description") => item.described(Text::plain(words)),
        ("", "link") => {
            rss::push_link(&mut a.links, Link::new(words, "alternate"));
            true
        }
        ("", "pubDate") | ("dc", "date") => dublin_core::plain_time(words, &mut a.published),
        ("dcterms", "modified") => dublin_core::plain_time(words, &mut a.version_created),
        ("", "comments") => once(&mut a.comments, || words.to_owned()),
        ("", "category") => push(&mut a.subjects, Concept::term(words)),
        ("", "author") | ("dc", "creator") => {
            printed_party::read_parties(words, |party| model::push(&mut a.creators, party));
            true
        }
        _ => false,
    }
}

/// What `isPermaLink` says.
fn is_permalink(tag: &Tag<'_>) -> Option<bool> {
    let spelled = |word: &str| ["true", "1", "yes"].iter().any(|known| word.trim().eq_ignore_ascii_case(known));
    let truth = |word: &str| word == "true" || word != "false" && spelled(word);
    tag.attr("isPermaLink").map(|word| truth(&word))
}

/// `guid`: without `isPermaLink` it is one; with a word that is none of those for true it is none.
fn guid(a: &mut Article, value: String, stated: Option<bool>) -> bool {
    if a.uri.is_some() && a.uri_is_permalink.is_some() {
        a.alt_ids.push(AltId::new(value, "guid"));
        return true;
    }
    if !value.is_empty() || stated.is_some() {
        a.uri_is_permalink = Some(stated.unwrap_or(true));
    }
    if !value.is_empty() {
        // An identifier of Dublin Core that came first is another one, unless it is the same.
        if let Some(other) = a.uri.replace(value).filter(|o| a.uri.as_ref() != Some(o)) {
            a.alt_ids.push(AltId { value: other, ..AltId::default() });
        }
    }
    true
}

/// `expirationDate` (RSS 0.93): after it the item is no news any more.
fn expires<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    let mut time = None;
    let read = dublin_core::time(item.source, cursor, tag, &mut time, report);
    item.article.expires.extend(time.map(Expiry::at));
    read
}

/// `enclosure`; a length of 0 or of no number is kept as stated or not at all. Some call the address `href`, as Atom does.
fn enclosure(item: &mut Item<'_>, cursor: &Cursor<'_>, tag: &Tag<'_>) -> bool {
    let stated = tag.attr("url").filter(|url| !url.is_empty()).or_else(|| tag.attr("href"));
    let Some(url) = stated.filter(|url| !url.is_empty() && !item.media.is_full()) else { return false };
    let href = Some(address(own_base(cursor, tag).as_deref(), url.into_owned()));
    let content_type = tag.attr("type").map(String::from).filter(|t| !t.is_empty());
    let size_in_bytes = tag.attr("length").and_then(|n| n.trim().parse().ok());
    item.media.enclosure(Rendition { href, content_type, size_in_bytes, ..Rendition::default() });
    true
}

/// `source`: the feed the item was taken from.
fn named(title: String, tag: &Tag<'_>, base: Option<&str>) -> Box<Feed> {
    let href = tag.attr("url").map(|url| address(base, url.into_owned()));
    Box::new(Feed { href, title: Some(Text::plain(title)), ..Feed::default() })
}

/// Reads a value that may stand once; a second one is not read.
fn once<T>(place: &mut Option<T>, read: impl FnOnce() -> T) -> bool {
    let first = place.is_none();
    if first {
        *place = Some(read());
    }
    first
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

/// The elements of an image, for those who spell them in another letter case.
const IMAGE: [&str; 6] = ["url", "title", "link", "width", "height", "description"];

/// `image`: the picture of a channel.
pub fn image<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> Image {
    let mut image = Image::default();
    while let Some(tag) = cursor.child(of, report) {
        let base = own_base(cursor, &tag);
        let words = address(base.as_deref(), words(source, cursor, &tag, report));
        let tag = tag.respelled(&IMAGE).unwrap_or(tag);
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
