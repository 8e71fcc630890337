//! NewsItem and its components.

use super::super::profiles;
use super::{Carrier, Page};
use crate::model::{Article, Text};

impl Page {
    /// `NewsItem`, the one of this number.
    pub(super) fn item(&mut self, a: &Article, carried: &Article, number: usize) {
        self.out.start("NewsItem");
        self.identification(a);
        self.management(a);
        self.out.start("NewsComponent");
        self.coded("Role", "Main");
        self.metadata(a, &Carrier::new(a, carried, true), Some(number));
        if is_plain(a) {
            a.bodies.iter().for_each(|body| self.text_item(body, kind_of_text(a)));
        } else {
            self.contents(a);
        }
        let nothing = Article::default();
        let more = carried.associations.iter().chain(std::iter::repeat(&nothing));
        for (with, carried) in a.associations.iter().zip(more) {
            self.association(with, carried);
        }
        self.out.end();
        self.out.end();
    }

    /// What goes with the story, as a component of its own.
    fn association(&mut self, a: &Article, carried: &Article) {
        self.out.start("NewsComponent");
        self.out.optional_attr("Euid", a.name.as_deref());
        let kind = a.kind.as_deref().filter(|kind| profiles::media_type(kind).is_some());
        self.coded("Role", profiles::role_of(kind));
        self.metadata(a, &Carrier::new(a, carried, false), None);
        self.contents(a);
        self.out.end();
    }

    /// Text and files, a component each.
    fn contents(&mut self, a: &Article) {
        for body in &a.bodies {
            self.text_component(body.role.as_deref().unwrap_or("Body"), body, kind_of_text(a));
        }
        let words = a.summary.iter().chain(&a.descriptions);
        let media = a.kind.as_deref().and_then(profiles::media_type);
        let role = if media.is_some() || !a.renditions.is_empty() { "Caption" } else { "Abstract" };
        words.for_each(|text| self.text_component(role, text, None));
        for file in &a.renditions {
            self.out.start("NewsComponent");
            self.optional_coded("Role", file.name.as_deref());
            self.file(file, media);
            self.out.end();
        }
    }

    fn text_component(&mut self, role: &str, text: &Text, media_type: Option<&str>) {
        self.out.start("NewsComponent");
        self.lang(text.lang.as_ref());
        self.coded("Role", role);
        self.text_item(text, media_type);
        self.out.end();
    }
}

/// Whether nothing but one text stands in it, in the language of the story.
fn is_plain(a: &Article) -> bool {
    let bare = |body: &Text| body.role.is_none() && body.lang.is_none();
    let alone = a.summary.is_none() && a.descriptions.is_empty() && a.renditions.is_empty();
    alone && a.associations.is_empty() && a.bodies.len() < 2 && a.bodies.iter().all(bare)
}

/// The `MediaType` of text, where it is stated that it is text.
fn kind_of_text(a: &Article) -> Option<&'static str> {
    (a.kind.as_deref() == Some("text")).then_some("Text")
}
