//! Writing JSON Feed 1.1: compact, each item on a line of its own.

use super::form::{WEBSUB, file};
use super::{AVATAR, CARRIER, IMAGES, UNATTACHED, VERSION};
use crate::formats::json_carrier;
use crate::formats::members::{self, write_text as text, write_time as time};
use crate::formats::{Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Feed, Link, Party, Rendition, Text, TextKind};
use crate::syntax::json::{Object, list, push_string};

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(JsonFeed { items: 0 })
}

struct JsonFeed {
    items: usize,
}

impl Writer for JsonFeed {
    fn begin(&mut self, feed: &Split<Feed>, out: &mut String) {
        self.items = 0;
        let mut o = Object::begin(out);
        o.string("version", &format!("{VERSION}1.1"));
        write_feed(&mut o, &feed.native);
        if let Some(carried) = &feed.carried {
            o.raw(CARRIER, &serde_json::to_string(carried).unwrap_or_default());
        }
        o.key("items").push('[');
    }
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        out.push_str(if self.items == 0 { "\n" } else { ",\n" });
        self.items += 1;
        let mut o = Object::begin(out);
        write_item(&mut o, &article.native);
        write_carried(&mut o, &article.native, article.carried.as_deref());
        o.end();
    }
    fn apart(&self) -> Option<Box<dyn Writer>> {
        Some(Box::new(Self { items: 0 }))
    }
    fn between(&mut self, part: &str) -> &'static str {
        let first = self.items == 0;
        self.items += usize::from(!part.is_empty());
        if first || part.is_empty() { "" } else { "," }
    }
    fn end(&mut self, _: &Origin, out: &mut String) {
        out.push_str("\n]}\n");
    }
}

fn write_feed(o: &mut Object<'_>, f: &Feed) {
    // Required; one that nobody gave is empty.
    o.string("title", f.title.as_ref().map_or("", |title| &title.value));
    let address = |rel: &str| f.link(rel).map(|link| link.href.as_str());
    o.optional("home_page_url", address("alternate"));
    o.optional("feed_url", address("self"));
    text(o, "description", f.subtitle.as_ref());
    text(o, "user_comment", f.info.as_ref());
    o.optional("next_url", address("next"));
    o.optional("icon", f.logo.as_deref());
    o.optional("favicon", f.icon.as_deref());
    write_authors(o, &f.authors);
    o.optional("language", f.language.as_deref());
    let hubs: Vec<&Link> = f.links.iter().filter(|link| link.is("hub")).collect();
    o.list("hubs", &hubs, |out, hub| {
        let mut o = Object::begin(out);
        o.string("type", hub.title.as_deref().unwrap_or(WEBSUB));
        o.string("url", &hub.href);
        o.end();
    });
    members::write(o, &f.extensions);
}

fn write_item(o: &mut Object<'_>, a: &Article) {
    o.string("id", a.uri.as_deref().unwrap_or_default());
    o.optional("url", a.link("alternate").map(|link| link.href.as_str()));
    o.optional("external_url", a.link("related").map(|link| link.href.as_str()));
    text(o, "title", a.headline.as_ref());
    write_bodies(o, &a.bodies);
    text(o, "summary", a.summary.as_ref());
    let attached = write_images(o, &a.associations);
    time(o, "date_published", a.published.as_ref());
    time(o, "date_modified", a.version_created.as_ref());
    write_authors(o, &a.creators);
    let tags: Vec<&str> = a.subjects.iter().filter_map(|subject| subject.literal.as_deref()).collect();
    o.list("tags", &tags, |out, tag| push_string(out, tag));
    o.optional("language", a.language.as_deref());
    let files: Vec<_> = attached.iter().filter_map(|a| Some((a, a.renditions.first()?))).collect();
    o.list("attachments", &files, |out, (a, file)| write_attachment(out, a, file));
    members::write(o, &a.extensions);
}

/// One of the two is required; where there is no body, the words are none.
fn write_bodies(o: &mut Object<'_>, bodies: &[Text]) {
    let of = |html: bool| bodies.iter().find(|body| (body.kind == TextKind::Html) == html);
    let (html, words) = (of(true), of(false));
    text(o, "content_html", html);
    match words {
        None if html.is_none() => o.string("content_text", ""),
        words => text(o, "content_text", words),
    }
}

/// `image` and `banner_image`, and what else there is of associations. Where no image is named, the first attachment that
/// is one is named too: our reader takes the two as one.
fn write_images<'a>(o: &mut Object<'_>, associations: &'a [Article]) -> &'a [Article] {
    let named = associations.iter().take_while(|a| a.name.is_some()).count();
    let (images, attached) = associations.split_at(named);
    let address = |name: &str| images.iter().find(|image| image.name.as_deref() == Some(name)).and_then(file);
    let picture = |a: &&Article| {
        let kind = a.renditions.first().and_then(|r| r.content_type.as_deref());
        kind.is_some_and(|kind| kind.starts_with("image/"))
    };
    let image = address(IMAGES[0]).or_else(|| attached.iter().find(picture).and_then(file));
    o.optional(IMAGES[0], image.as_deref());
    o.optional(IMAGES[1], address(IMAGES[1]).as_deref());
    attached
}

fn write_attachment(out: &mut String, a: &Article, file: &Rendition) {
    let mut o = Object::begin(out);
    o.string("url", file.href.as_deref().unwrap_or_default());
    o.optional("mime_type", file.content_type.as_deref());
    text(&mut o, "title", a.headline.as_ref());
    if let Some(size) = file.size_in_bytes {
        o.raw("size_in_bytes", &size.to_string());
    }
    if let Some(duration) = &file.duration {
        o.raw("duration_in_seconds", duration);
    }
    members::write(&mut o, &a.extensions);
    o.end();
}

fn write_authors(o: &mut Object<'_>, authors: &[Party]) {
    o.list("authors", authors, |out, author| {
        let mut o = Object::begin(out);
        o.optional("name", author.name.as_deref());
        o.optional("url", author.uri.as_deref());
        let avatar = author.contacts.iter().find(|contact| contact.role.as_deref() == Some(AVATAR));
        o.optional("avatar", avatar.map(|avatar| avatar.value.as_str()));
        o.end();
    });
}

/// What has no member of its own, and which associations are no attachments.
fn write_carried(o: &mut Object<'_>, native: &Article, carried: Option<&Article>) {
    let places = native.associations.iter().enumerate().filter(|(_, a)| a.renditions.is_empty());
    let unattached: Vec<usize> = places.map(|(at, _)| at).collect();
    if carried.is_none() && unattached.is_empty() {
        return;
    }
    let unattached = (!unattached.is_empty()).then(|| {
        let mut json = String::new();
        list(&mut json, &unattached, |out, at| out.push_str(&at.to_string()));
        (UNATTACHED, json)
    });
    o.raw(CARRIER, &json_carrier::carrier_of(carried.unwrap_or(&Article::default()), unattached));
}
