//! Writing RSS 2.0.
//!
//! The namespaces that may be used are declared once, on the root: what comes is not known when it is written.

use super::{CARD, KNOWN, OWN, XHTML};
use crate::formats::extension::{self as elsewhere, Within};
use crate::formats::rss_elements::WEBMASTER;
use crate::formats::{Origin, Split, WriteOptions, Writer, faults};
use crate::model::{Article, Concept, Extension, Feed, Image, Rendition, Text, TextInput, Time};
use crate::syntax::xml::Emitter;
use crate::vocab::rss::{
    ATOM, content, contributor, creator, links, mailbox, optional, write_text as text, write_text_input,
};
use crate::vocab::{addresses, dates, dublin_core, edges, media_rss, modules, nar};

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Rss { out: Emitter::indented() })
}

struct Rss {
    out: Emitter,
}

impl Rss {
    fn drain(&mut self, to: &mut String) {
        self.out.drain_to(to);
    }
}

impl Writer for Rss {
    fn begin(&mut self, feed: &Split<Feed>, out: &mut String) {
        let e = &mut self.out;
        e.declaration();
        e.start("rss");
        e.attr("version", "2.0");
        for known in KNOWN.iter().filter(|k| ![OWN.uri, XHTML.uri].contains(&k.uri)) {
            e.attr(&format!("xmlns:{}", known.prefix), known.uri);
        }
        e.optional_attr("xml:base", feed.native.base.as_deref());
        e.start("channel");
        channel(e, &feed.native, feed.carried.as_deref());
        if let Some(carried) = &feed.carried {
            nar::write_feed(e, carried);
        }
        self.drain(out);
    }
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        self.out.continue_in(out);
        item(&mut self.out, &article.native, article.carried.as_deref());
        self.drain(out);
    }
    fn apart(&self) -> Option<Box<dyn Writer>> {
        Some(Box::new(Self { out: self.out.clone() }))
    }
    fn end(&mut self, _: &Origin, out: &mut String) {
        self.out.end();
        self.out.end();
        self.drain(out);
    }
}

fn channel(e: &mut Emitter, feed: &Feed, carried: Option<&Feed>) {
    // Title, link and description are demanded; empty ones read back as none.
    text(e, "title", feed.title.as_ref().unwrap_or(&Text::default()));
    links(e, &feed.links, true);
    text(e, "description", feed.subtitle.as_ref().unwrap_or(&Text::default()));
    optional(e, "atom:id", feed.id.as_deref());
    optional(e, "language", feed.language.as_deref());
    optional(e, "copyright", feed.rights.as_ref().map(|t| t.value.as_str()));
    parties(e, feed);
    dublin_core::write_publisher(e, feed.publisher.as_ref());
    date(e, "pubDate", feed.published.as_ref());
    date(e, "lastBuildDate", feed.updated.as_ref());
    feed.subjects.iter().for_each(|c| category(e, c));
    optional(e, "generator", feed.generator.as_ref().and_then(|g| g.name.as_deref()));
    optional(e, "docs", feed.docs.as_deref());
    if let Some(cloud) = &feed.cloud {
        e.start("cloud");
        e.optional_attr("domain", cloud.domain.as_deref());
        e.optional_attr("port", cloud.port.as_deref());
        e.optional_attr("path", cloud.path.as_deref());
        e.optional_attr("registerProcedure", cloud.register_procedure.as_deref());
        e.optional_attr("protocol", cloud.protocol.as_deref());
        e.end();
    }
    e.optional("ttl", feed.ttl.map(|n| n.to_string()).as_deref());
    feed.image.iter().for_each(|i| image(e, i));
    optional(e, "atom:icon", feed.icon.as_deref());
    optional(e, "atom:logo", feed.logo.as_deref());
    feed.textinput.iter().for_each(|t| text_input(e, t));
    list(e, "skipHours", "hour", &feed.skip_hours);
    list(e, "skipDays", "day", &feed.skip_days);
    let settled = |stand: &[bool]| modules::settled_feed(feed, carried, stand);
    let faulty = faults::of_feed(&CARD, &feed.extensions, &feed.links);
    elsewhere::write_all(e, &feed.extensions, settled, &faulty, |x| stands(x, Within::Feed));
}

/// One `managingEditor` and one `webMaster` at most: RSS allows no more.
fn parties(e: &mut Emitter, feed: &Feed) {
    let mut editor = false;
    for party in &feed.authors {
        if party.email.is_some() && !editor && mailbox(e, "managingEditor", party) {
            editor = true;
        } else {
            creator(e, party);
        }
    }
    let mut master = false;
    for party in &feed.contributors {
        if party.role.as_deref() == Some(WEBMASTER) && !master && mailbox(e, "webMaster", party) {
            master = true;
        } else {
            contributor(e, party);
        }
    }
}

fn image(e: &mut Emitter, image: &Image) {
    e.start("image");
    edges::element(e, "url", image.url.as_deref().unwrap_or_default());
    edges::element(e, "title", image.title.as_deref().unwrap_or_default());
    edges::element(e, "link", image.link.as_deref().unwrap_or_default());
    e.optional("width", image.width.map(|n| n.to_string()).as_deref());
    e.optional("height", image.height.map(|n| n.to_string()).as_deref());
    optional(e, "description", image.description.as_deref());
    e.end();
}

fn text_input(e: &mut Emitter, input: &TextInput) {
    e.start("textInput");
    write_text_input(e, input);
    e.end();
}

fn list(e: &mut Emitter, name: &str, each: &str, values: &[String]) {
    if !values.is_empty() {
        e.start(name);
        values.iter().for_each(|v| edges::element(e, each, v));
        e.end();
    }
}

fn item(e: &mut Emitter, article: &Article, carried: Option<&Article>) {
    e.start("item");
    e.optional_attr("xml:base", article.base.as_deref());
    article.headline.iter().for_each(|t| text(e, "title", t));
    if article.headline.is_none() && article.summary.is_none() && article.bodies.len() != 1 {
        // An item has a title or a description; one of neither is read as none.
        e.element("title", "");
    }
    links(e, &article.links, false);
    content(e, article);
    guid(e, article);
    date(e, "pubDate", article.published.as_ref());
    for party in &article.creators {
        if party.email.is_none() || !mailbox(e, "author", party) {
            creator(e, party);
        }
    }
    article.contributors.iter().for_each(|p| contributor(e, p));
    article.subjects.iter().for_each(|c| category(e, c));
    optional(e, "comments", article.comments.as_deref());
    if let Some(source) = &article.source {
        e.start("source");
        e.optional_attr("url", source.href.as_deref());
        edges::text(e, source.title.as_ref().map(|t| t.value.as_str()).unwrap_or_default());
        e.end();
    }
    dublin_core::write(e, article);
    media(e, article, carried);
    let settled = |stand: &[bool]| modules::settled(article, carried, stand);
    let faulty = faults::of(&CARD, &article.extensions, Within::Article);
    let free = |x: &Extension| article.associations.is_empty() || !media_rss::is_fact(x);
    elsewhere::write_all(e, &article.extensions, settled, &faulty, |x| free(x) && stands(x, Within::Article));
    if let Some(carried) = carried {
        nar::write_own(e, carried);
    }
    e.end();
}

/// `guid`; where nothing is known of a permalink, `dc:identifier` repeats it (see [`dublin_core::write`]).
fn guid(e: &mut Emitter, article: &Article) {
    if article.uri.is_none() && article.uri_is_permalink.is_none() {
        return;
    }
    e.start("guid");
    e.attr("isPermaLink", if article.uri_is_permalink == Some(true) { "true" } else { "false" });
    edges::text(e, article.uri.as_deref().unwrap_or_default());
    e.end();
}

/// What goes with an article.
fn media(e: &mut Emitter, article: &Article, carried: Option<&Article>) {
    for (i, object) in article.associations.iter().enumerate() {
        let more = carried.and_then(|c| c.associations.get(i)).filter(|c| **c != Article::default());
        match media_rss::is_enclosure(object).filter(|file| is_whole(file)) {
            Some(file) if more.is_none() => enclosure(e, file),
            _ => {
                let earlier = article.associations.get(..i).unwrap_or_default();
                enclosed(object, earlier).into_iter().for_each(|file| enclosure(e, file));
                media_rss::write(e, object, more, &faults::of_object(&CARD, &object.extensions));
            }
        }
    }
}

/// The file of an object of Media RSS that is an enclosure besides, for readers that know nothing else: the reader
/// takes the two as one, because the address is the same.
fn enclosed<'a>(object: &'a Article, earlier: &[Article]) -> Option<&'a Rendition> {
    let file = object.renditions.iter().find(|f| f.name.is_none())?;
    let whole = is_whole(file) && file.content_type.is_some() && file.size_in_bytes.is_some();
    // Its own object may hold the address before, under a name.
    let first = object.renditions.iter().find(|f| f.href == file.href).is_some_and(|f| std::ptr::eq(f, file));
    let met = earlier.iter().flat_map(|a| &a.renditions).any(|f| f.href == file.href);
    (whole && first && !met).then_some(file)
}

/// Whether a file is where RSS can say it is: on the web ("The url must be an http url").
fn is_whole(file: &Rendition) -> bool {
    let web = |href: &str| addresses::scheme(href).is_some_and(|(scheme, _)| addresses::is_web(scheme));
    file.href.as_deref().is_some_and(|href| web(href) && addresses::iri(href))
}

/// `enclosure`, of which RSS 2.0 demands all three attributes.
fn enclosure(e: &mut Emitter, file: &Rendition) {
    e.start("enclosure");
    e.optional_attr("url", file.href.as_deref());
    e.optional_attr("length", file.size_in_bytes.map(|n| n.to_string()).as_deref());
    e.optional_attr("type", file.content_type.as_deref());
    e.end();
}

/// Whether an element of another vocabulary may stand there as it came.
pub(super) fn stands(x: &Extension, within: Within) -> bool {
    // Readers of RSS that know Atom would take an element of it that ours has no field for as said of the item.
    // What RSS does not know and no namespace names is no RSS (RSS 2.0, Extending RSS).
    !x.ns.is_empty() && !ATOM.means(&x.ns) && elsewhere::stands(x, KNOWN, super::read::open, within, around(within))
}

/// What stands before and behind an extension.
pub(super) fn around(within: Within) -> (&'static str, &'static str) {
    match within {
        Within::Feed => ("<rss version=\"2.0\"><channel>", "</channel></rss>"),
        Within::Article => ("<rss version=\"2.0\"><channel><item>", "</item></channel></rss>"),
    }
}

/// RFC 822, as RSS demands.
fn date(e: &mut Emitter, name: &str, time: Option<&Time>) {
    if let Some(time) = time {
        e.element(name, dates::rfc822(time).as_deref().unwrap_or(time.as_str()));
    }
}

fn category(e: &mut Emitter, concept: &Concept) {
    e.start("category");
    e.optional_attr("domain", concept.scheme.as_deref());
    match (&concept.literal, &concept.name) {
        (Some(literal), label) => {
            e.optional_attr("nar:name", label.as_deref());
            edges::text(e, literal);
        }
        (None, Some(name)) => {
            e.attr("nar:name", "");
            edges::text(e, name);
        }
        (None, None) => {}
    }
    e.end();
}
