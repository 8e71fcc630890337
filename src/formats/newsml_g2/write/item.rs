//! One item, its parts in the order of the schema.

use super::super::form::{With, with};
use super::super::slots::{Slot, slot};
use super::{body, content, itemmeta, package, rights};
use crate::formats::Split;
use crate::model::{Article, Extension};
use crate::syntax::xml::Emitter;
use crate::vocab::nar;

/// The newest of the IPTC's catalogs.
const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";

/// What an item is written from.
pub(super) struct Page<'a> {
    pub out: Emitter,
    pub a: &'a Article,
    pub carried: &'a Article,
    /// Where what goes with it stands.
    pub with: With,
    /// Its number in the message.
    number: usize,
}

/// The item of an article, the number `number` (from 1) of its message.
pub(super) fn write(split: &Split<Article>, number: usize) -> String {
    let nothing = Article::default();
    let (a, carried) = (&*split.native, split.carried.as_deref().unwrap_or(&nothing));
    let mut page = Page { out: Emitter::indented(), a, carried, with: with(a), number };
    page.item();
    page.out.take()
}

/// The root for what stands in the place of the content.
fn root(content: Option<&Extension>, with: With) -> &'static str {
    match (content.map(|e| e.name.as_str()), with) {
        (_, With::Package) => "packageItem",
        (Some("concept"), _) => "conceptItem",
        (Some("conceptSet" | "schemeMeta"), _) => "knowledgeItem",
        (Some("newsCoverageSet"), _) => "planningItem",
        _ => "newsItem",
    }
}

impl Page<'_> {
    fn item(&mut self) {
        let a = self.a;
        let content = a.extensions.iter().find(|e| slot(e) == Some(Slot::Content));
        self.out.start(root(content, self.with));
        self.out.attr("xmlns", nar::NAMESPACE);
        self.out.attr("guid", a.uri.as_deref().unwrap_or_default());
        self.out.optional_attr("version", a.version.as_deref());
        self.out.attr("standard", "NewsML-G2");
        self.out.attr("standardversion", "2.35");
        self.out.attr("conformance", "power");
        self.out.optional_attr("xml:lang", a.language.as_deref());
        self.out.optional_attr("xml:base", a.base.as_deref());
        self.out.start("catalogRef");
        self.out.attr("href", CATALOG);
        self.out.end();
        self.kept(Slot::Catalogs);
        rights::hops(&mut self.out, &a.hops);
        self.kept(Slot::History);
        rights::blocks(&mut self.out, a);
        itemmeta::write(self);
        content::write(self, content.is_none());
        for slot in [Slot::Parts, Slot::Asserts, Slot::References, Slot::Derived] {
            self.kept(slot);
        }
        match (content, self.with) {
            (Some(content), _) => self.out.raw_element(&content.raw),
            (None, With::Package) => package::write(&mut self.out, a, self.number),
            (None, _) => body::write(self),
        }
        self.out.end();
    }

    /// The elements that stand in a place as they came.
    pub fn kept(&mut self, place: Slot) {
        for e in self.a.extensions.iter().filter(|e| slot(e) == Some(place)) {
            self.out.raw_element(&e.raw);
        }
    }
}
