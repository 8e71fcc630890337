//! `media`: what goes with the story.

use super::super::{class, media_type};
use super::Page;
use crate::model::{Article, Rendition};
use crate::vocab::nar;

impl Page {
    /// A `media` in the order of its schema; its carrier stands at its end.
    pub(super) fn media(&mut self, a: &Article, carried: &Article, beside_media: bool) {
        self.out.start("media");
        self.out.attr("media-type", media_type(a.kind.as_deref()));
        if beside_media {
            self.out.attr("class", class::ASSOCIATION);
        }
        self.metadata("media-id", a.uri.as_deref());
        for id in &a.alt_ids {
            self.metadata(id.role.as_deref().unwrap_or("alt-id"), Some(&id.value));
        }
        let count = holders(a).count();
        self.metadata(class::HOLDERS, (count > 0).then(|| count.to_string()).as_deref());
        if self.dtd {
            nar::flat(carried).iter().for_each(|(name, value)| self.metadata(name, Some(value)));
        }
        self.references(a);
        self.captions(a);
        self.credits("media-producer", &a.by, &a.creators);
        if !self.dtd {
            nar::write(&mut self.out, carried);
        }
        self.out.end();
    }

    fn metadata(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.out.start("media-metadata");
            self.out.attr("name", name);
            self.out.attr("value", value);
            self.out.end();
        }
    }

    /// One `media-reference` for each file, at least one; the first also says what holds for all. Each has room for one
    /// credit and one copyright: further ones stand in the next, which have no file where there are no more files.
    fn references(&mut self, a: &Article) {
        let notices = a.copyright_notice.iter().map(|t| t.value.as_str());
        let rights: Vec<&str> = notices.chain(holders(a)).collect();
        let nothing = Rendition::default();
        for n in 0..a.renditions.len().max(rights.len()).max(a.creditline.len()).max(1) {
            let (file, copyright) = (a.renditions.get(n).unwrap_or(&nothing), rights.get(n));
            self.out.start("media-reference");
            self.out.optional_attr("source", file.href.as_deref());
            self.out.optional_attr("name", file.name.as_deref());
            self.out.optional_attr("mime-type", file.content_type.as_deref());
            self.out.optional_attr("time", file.duration.as_deref());
            self.out.optional_attr("height", file.height.map(|n| n.to_string()).as_deref());
            self.out.optional_attr("width", file.width.map(|n| n.to_string()).as_deref());
            self.out.optional_attr("source-credit", a.creditline.get(n).map(|t| t.value.as_str()));
            self.out.optional_attr("copyright", copyright.copied());
            if n == 0 {
                self.out.optional_attr("alternate-text", a.title.as_ref().map(|t| t.value.as_str()));
            }
            self.out.end();
        }
    }

    fn captions(&mut self, a: &Article) {
        if a.summary.is_none() && a.descriptions.is_empty() {
            return;
        }
        for text in std::iter::once(a.summary.as_ref()).chain(a.descriptions.iter().map(Some)) {
            self.out.start("media-caption");
            if let Some(text) = text {
                self.text_attributes(text);
                self.out.text(&text.value);
            }
            self.out.end();
        }
    }
}

fn holders(a: &Article) -> impl Iterator<Item = &str> {
    a.copyright_holder.iter().filter_map(|h| h.name.as_deref())
}
