//! Writing NewsML 1.2, all items in one document.

mod component;
mod content;
mod lines;
mod management;
mod metadata;

pub(super) use content::comes_back;

use super::{VOCABULARIES, class, profiles, rules_content};
use crate::diag::Report;
use crate::formats::{Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Extension, Feed, Lang, Text};
use crate::syntax::xml::{Cursor, Emitter, Limits};
use crate::vocab::nar;

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(NewsMl { page: Page { out: Emitter::indented() }, count: 0 })
}

struct NewsMl {
    page: Page,
    /// Items that were written.
    count: usize,
}

impl Writer for NewsMl {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}

    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let nothing = Article::default();
        let (a, carried) = (&article.native, article.carried.as_deref().unwrap_or(&nothing));
        if self.count == 0 {
            self.page.begin(a);
        }
        self.page.item(a, carried, self.count);
        self.count += 1;
        self.page.out.drain_to(out);
    }

    fn end(&mut self, _: &Origin, out: &mut String) {
        if self.count == 0 {
            self.page.begin(&Article::default());
        }
        self.page.out.end();
        self.page.out.drain_to(out);
    }
}

/// The document that is being written.
struct Page {
    out: Emitter,
}

impl Page {
    /// The beginning of a document; the envelope is that of its first item.
    fn begin(&mut self, first: &Article) {
        self.out.declaration();
        self.out.start("NewsML");
        self.out.attr("Version", "1.2");
        self.envelope(first);
    }

    /// An element with a formal name.
    fn coded(&mut self, element: &str, name: &str) {
        self.out.start(element);
        self.out.attr("FormalName", name);
        self.out.end();
    }

    /// The same, if there is one.
    fn optional_coded(&mut self, element: &str, name: Option<&str>) {
        if let Some(name) = name {
            self.coded(element, name);
        }
    }

    /// A property.
    fn property(&mut self, name: &str, value: &str) {
        self.out.start("Property");
        self.out.attr("FormalName", name);
        self.out.attr("Value", value);
        self.out.end();
    }

    /// An element that stands as it came; that it is in no namespace need not be said here (the DTD knows no `xmlns`).
    fn standing(&mut self, e: &Extension) {
        self.out.raw_element(&e.raw.replacen(" xmlns=\"\"", "", 1));
    }

    /// A line of words.
    fn line(&mut self, element: &str, text: &Text) {
        self.out.start(element);
        self.lang(text.lang.as_ref());
        self.out.text(&text.value);
        self.out.end();
    }

    fn lang(&mut self, lang: Option<&Lang>) {
        self.out.optional_attr("xml:lang", lang.map(Lang::as_str));
    }
}

/// What of a component goes to the carrier: texts as lines, what has parts as properties, and elements that cannot stand.
struct Carrier<'a> {
    lines: Vec<(String, String)>,
    properties: Vec<(String, String)>,
    /// Lines and properties that stand as they came.
    standing: (&'a [Extension], &'a [Extension]),
}

impl<'a> Carrier<'a> {
    fn new(a: &'a Article, carried: &Article, own: bool) -> Self {
        let flat = if own { nar::flat_own(carried) } else { nar::flat(carried) };
        let is_code = |(name, _): &(String, String)| name.starts_with("nar.property.");
        let (mut properties, lines): (Vec<_>, Vec<_>) = flat.into_iter().partition(is_code);
        let count = a.extensions.iter().take_while(|e| e.name == "NewsLine" && stands(e)).count();
        let (news_lines, rest) = a.extensions.split_at(count.min(a.extensions.len()));
        let count = rest.iter().take_while(|e| e.name == "Property" && stands(e)).count();
        let (own_properties, others) = rest.split_at(count.min(rest.len()));
        for e in others {
            let parts = serde_json::to_string(&[&e.ns, &e.name, &e.raw]).unwrap_or_default();
            properties.push((class::ELEMENT.to_owned(), parts));
        }
        Self { lines, properties, standing: (news_lines, own_properties) }
    }
}

/// Whether an extension is written as it came: a line or property that reading keeps as it is.
pub(super) fn stands(e: &Extension) -> bool {
    if !e.ns.is_empty()
        || !matches!(e.name.as_str(), "NewsLine" | "Property")
        || !nar::may_stand(e)
        || !rules_content::all_named(&e.raw)
    {
        return false;
    }
    let report = &mut Report::default();
    let mut cursor = Cursor::new(&e.raw, VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(report) else { return false };
    let stated = |name: &str| Some(name).filter(|n| !n.trim().is_empty() && !n.starts_with(class::CARRIER)).is_some();
    if e.name == "Property" {
        let name = root.attr("FormalName").unwrap_or_default();
        let value = root.attr("Value").unwrap_or_default();
        return stated(&name) && profiles::property(&name).is_none() && !(value.trim().is_empty() && root.empty);
    }
    let (mut kind, mut text) = (None, false);
    while let Some(tag) = cursor.child(&root, report) {
        match tag.name {
            "NewsLineType" if kind.is_none() => kind = tag.attr("FormalName"),
            "NewsLineText" => text |= !cursor.text(&tag, report).trim().is_empty(),
            _ => return false,
        }
    }
    let kind = kind.unwrap_or_default();
    text && stated(&kind) && profiles::news_line(&kind).is_none()
}
