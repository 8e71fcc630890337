//! Writing NITF 3.6, a document for each article.

mod attributes;
mod body;
mod docdata;
mod head;
mod media;

pub(super) use head::may_stand as stands;

use super::{VOCABULARY, squash};
use crate::formats::{Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Feed, Lang, Text};
use crate::syntax::xml::Emitter;
use crate::vocab::nar;

/// Makes a writer; the style `dtd` writes no namespace and carries the rest in `meta`.
pub(super) fn writer(options: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Nitf { dtd: options.style.as_deref() == Some("dtd") })
}

struct Nitf {
    dtd: bool,
}

impl Writer for Nitf {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}

    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let mut page = Page { out: Emitter::indented(), dtd: self.dtd };
        page.write(article);
        page.out.drain_to(out);
    }

    fn end(&mut self, _: &Origin, _: &mut String) {}
}

/// A document that states nothing but the rights of an article.
pub(super) fn rights_alone(a: &Article) -> String {
    let mut page = Page { out: Emitter::new(), dtd: false };
    page.out.start("nitf");
    page.out.attr("xmlns:nar", nar::NAMESPACE);
    page.out.start("head");
    page.out.start("docdata");
    page.rights(a);
    (0..3).for_each(|_| page.out.end());
    page.out.take()
}

/// The document that is being written.
struct Page {
    out: Emitter,
    dtd: bool,
}

impl Page {
    fn write(&mut self, split: &Split<Article>) {
        let nothing = Article::default();
        let (a, carried) = (&split.native, split.carried.as_deref().unwrap_or(&nothing));
        self.out.declaration();
        self.out.start("nitf");
        if !self.dtd {
            self.out.attr("xmlns", VOCABULARY.uri);
            self.out.attr("xmlns:nar", nar::NAMESPACE);
        }
        self.out.attr("version", "-//IPTC//DTD NITF 3.6//EN");
        self.out.optional_attr("baselang", a.language.as_deref());
        self.out.optional_attr("xml:base", a.base.as_deref());
        self.head(a, carried);
        self.body(a, carried);
        self.out.end();
    }

    /// The language and whether white space counts, as attributes of the element just opened.
    fn text_attributes(&mut self, text: &Text) {
        self.lang(text.lang.as_ref());
        self.space(&text.value);
    }

    fn lang(&mut self, lang: Option<&Lang>) {
        self.out.optional_attr("xml:lang", lang.map(Lang::as_str));
    }

    /// Says that white space counts where a reader would show it otherwise (XML 1.0, 2.10).
    fn space(&mut self, value: &str) {
        if squash(value) != value {
            self.out.attr("xml:space", "preserve");
        }
    }

    /// An element of words.
    fn text_element(&mut self, name: &str, text: &Text) {
        self.out.start(name);
        self.text_attributes(text);
        self.out.text(&text.value);
        self.out.end();
    }

    /// An element with one attribute, if there is a value.
    fn fact(&mut self, name: &str, attr: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.out.start(name);
            self.out.attr(attr, value);
            self.out.end();
        }
    }

    /// A `meta`.
    fn meta(&mut self, name: &str, content: &str, lang: Option<&Lang>) {
        self.out.start("meta");
        self.out.attr("name", name);
        self.out.attr("content", content);
        self.lang(lang);
        self.out.end();
    }
}
