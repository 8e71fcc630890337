//! Writing RSS 1.0: the items, and behind them the channel, which lists them.

use std::collections::HashMap;

use super::{CARD, ENC, KNOWN, OWN, XHTML, again};
use crate::formats::extension::{self as elsewhere, Within};
use crate::formats::{Origin, Split, WriteOptions, Writer, faults};
use crate::model::{Article, Extension, Feed, Image, Part, Text, TextInput, Time};
use crate::syntax::xml::Emitter;
use crate::vocab::rss::{content, contributor, creator, links, optional, write_text as text, write_text_input};
use crate::vocab::{dublin_core, edges, media_rss, modules, nar};

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Rss1 { out: Emitter::indented(), feed: Split::default(), items: Vec::new(), about: HashMap::new() })
}

struct Rss1 {
    out: Emitter,
    /// What the channel says, until its items are known.
    feed: Split<Feed>,
    /// What the items are about.
    items: Vec<String>,
    /// How often something was about the same.
    about: HashMap<String, usize>,
}

impl Rss1 {
    /// What a thing is about: no two of a document are about the same (RSS 1.0, 5.5).
    fn about(&mut self, uri: &str) -> String {
        let times = self.about.entry(uri.to_owned()).or_default();
        *times += 1;
        again(uri, *times)
    }
}

impl Writer for Rss1 {
    fn begin(&mut self, feed: &Split<Feed>, out: &mut String) {
        let e = &mut self.out;
        e.declaration();
        e.start("rdf:RDF");
        e.attr("xmlns", OWN.uri);
        for known in KNOWN.iter().filter(|k| ![OWN.uri, ENC.uri, XHTML.uri].contains(&k.uri)) {
            e.attr(&format!("xmlns:{}", known.prefix), known.uri);
        }
        e.optional_attr("xml:base", feed.native.base.as_deref());
        self.feed.clone_from(feed);
        e.drain_to(out);
    }
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        self.out.continue_in(out);
        let about = self.about(article.native.uri.as_deref().unwrap_or_default());
        item(&mut self.out, &article.native, article.carried.as_deref(), &about);
        self.items.push(about);
        self.out.drain_to(out);
    }
    fn end(&mut self, _: &Origin, out: &mut String) {
        let feed = std::mem::take(&mut self.feed);
        let about = |uri: Option<&str>| self.about(uri.unwrap_or_default());
        let f = &feed.native;
        let [own, picture, input] = [
            f.id.as_deref(),
            f.image.as_ref().and_then(|image| image.url.as_deref()),
            f.textinput.as_ref().and_then(|input| input.link.as_deref()),
        ]
        .map(about);
        let e = &mut self.out;
        channel(e, &feed, &self.items, [&own, &picture, &input]);
        f.image.iter().for_each(|i| image(e, i, &picture));
        f.textinput.iter().for_each(|t| text_input(e, t, &input));
        e.end();
        self.items.clear();
        self.about.clear();
        e.drain_to(out);
    }
}

fn channel(e: &mut Emitter, feed: &Split<Feed>, items: &[String], [about, picture, input]: [&str; 3]) {
    let Split { native: f, carried } = feed;
    e.start("channel");
    e.attr("rdf:about", about);
    // Title, link and description are demanded; empty ones read back as none.
    text(e, "title", f.title.as_ref().unwrap_or(&Text::default()));
    links(e, &f.links, true);
    text(e, "description", f.subtitle.as_ref().unwrap_or(&Text::default()));
    if f.image.is_some() {
        named(e, "image", picture);
    }
    if f.textinput.is_some() {
        named(e, "textinput", input);
    }
    e.start("items");
    e.start("rdf:Seq");
    items.iter().for_each(|about| named(e, "rdf:li", about));
    e.end();
    e.end();
    optional(e, "dc:language", f.language.as_deref());
    optional(e, "dc:rights", f.rights.as_ref().map(|t| t.value.as_str()));
    f.authors.iter().for_each(|party| creator(e, party));
    f.contributors.iter().for_each(|party| contributor(e, party));
    dublin_core::write_publisher(e, f.publisher.as_ref());
    e.optional("dc:date", f.published.as_ref().map(Time::as_str));
    e.optional("dcterms:modified", f.updated.as_ref().map(Time::as_str));
    f.subjects.iter().filter_map(|s| s.literal.as_deref()).for_each(|s| edges::element(e, "dc:subject", s));
    if let Some(uri) = f.generator.as_ref().and_then(|g| g.uri.as_deref()) {
        named(e, "admin:generatorAgent", uri);
    }
    optional(e, "atom:icon", f.icon.as_deref());
    optional(e, "atom:logo", f.logo.as_deref());
    let settled = |stand: &[bool]| modules::settled_feed(f, carried.as_deref(), stand);
    let faulty = faults::of_feed(&CARD, &f.extensions, &f.links);
    elsewhere::write_all(e, &f.extensions, settled, &faulty, |x| stands(x, Within::Feed));
    if let Some(carried) = carried {
        nar::write_feed(e, carried);
    }
    e.end();
}

/// An element that names what stands elsewhere.
fn named(e: &mut Emitter, name: &str, resource: &str) {
    e.start(name);
    e.attr("rdf:resource", resource);
    e.end();
}

fn image(e: &mut Emitter, image: &Image, about: &str) {
    e.start("image");
    e.attr("rdf:about", about);
    edges::element(e, "title", image.title.as_deref().unwrap_or_default());
    edges::element(e, "url", image.url.as_deref().unwrap_or_default());
    edges::element(e, "link", image.link.as_deref().unwrap_or_default());
    e.end();
}

fn text_input(e: &mut Emitter, input: &TextInput, about: &str) {
    e.start("textinput");
    e.attr("rdf:about", about);
    write_text_input(e, input);
    e.end();
}

fn item(e: &mut Emitter, a: &Article, carried: Option<&Article>, about: &str) {
    e.start("item");
    e.attr("rdf:about", about);
    e.optional_attr("xml:base", a.base.as_deref());
    text(e, "title", a.headline.as_ref().unwrap_or(&Text::default()));
    links(e, &a.links, true);
    content(e, a);
    e.optional("dc:date", a.published.as_ref().map(Time::as_str));
    a.creators.iter().for_each(|party| creator(e, party));
    a.contributors.iter().for_each(|party| contributor(e, party));
    a.subjects.iter().filter_map(|s| s.literal.as_deref()).for_each(|s| edges::element(e, "dc:subject", s));
    dublin_core::write_terms(e, a);
    for (i, object) in a.associations.iter().enumerate() {
        let more = carried.and_then(|c| c.associations.get(i)).filter(|c| !c.is_blank());
        media_rss::write(e, object, more, &faults::of_object(&CARD, &object.extensions));
    }
    let settled = |stand: &[bool]| modules::settled(a, carried, stand);
    let faulty = faults::of(&CARD, &a.extensions, Within::Article);
    let free = |x: &Extension| a.associations.is_empty() || !media_rss::is_fact(x);
    elsewhere::write_all(e, &a.extensions, settled, &faulty, |x| free(x) && stands(x, Within::Article));
    if let Some(carried) = carried {
        nar::write_own(e, carried);
    }
    e.end();
}

/// Whether an element of another vocabulary may stand there as it came.
pub(super) fn stands(x: &Extension, within: Within) -> bool {
    elsewhere::stands(x, KNOWN, super::read::open, within, around(within))
}

/// What stands before and behind an extension.
pub(super) fn around(within: Within) -> (&'static str, &'static str) {
    const CHANNEL: &str = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
                           xmlns=\"http://purl.org/rss/1.0/\"><channel>";
    const ITEM: &str = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
                        xmlns=\"http://purl.org/rss/1.0/\"><item>";
    match within {
        Within::Feed => (CHANNEL, "</channel></rdf:RDF>"),
        Within::Article => (ITEM, "</item></rdf:RDF>"),
    }
}
