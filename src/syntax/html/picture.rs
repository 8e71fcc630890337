//! Pictures, players and frames of HTML as NITF `media`.

use super::attributes;
use super::html_to_nitf::Weaving;
use super::nitf_map::{self, Model};
use super::tree::{Attrs, Element, Id};

/// The media-type of an element, and whether a class must tell that it was a frame.
fn media_type(element: &Element) -> (&'static str, bool) {
    match &*element.name {
        "img" | "image" | "picture" => ("image", false),
        "video" => ("video", false),
        "audio" => ("audio", false),
        "iframe" => ("other", true),
        "a" | "span" | "embed" | "object" => ("other", false),
        _ => ("image", false),
    }
}

impl Weaving<'_> {
    /// Opens a `media` unless one is open, and puts the reference into it.
    pub fn picture(&mut self, id: Id) {
        let Some(element) = self.html.element(id) else { return };
        let base = self.base();
        let there = self.places.iter().skip(base).position(|place| place.name() == "media");
        match there {
            Some(index) => {
                self.close_places(base + index + 1);
                self.enter(id);
            }
            None => {
                while let Model::Parts(_, implied) = self.top().model() {
                    if !self.imply(implied) {
                        break;
                    }
                }
                if !matches!(self.top().model(), Model::Flow | Model::Blocks(_)) {
                    return self.enter(id);
                }
                let Some(entry) = nitf_map::by_name("media") else { return };
                let own = element.get("id").and_then(|id| self.ids.take(id));
                let attrs: Attrs = own.map(|id| ("id".to_owned(), id)).into_iter().collect();
                self.enter_place(id, entry, attrs);
            }
        }
        self.describe(id);
        self.refer(element);
        if !matches!(&*element.name, "picture" | "video" | "audio" | "object") {
            self.leave_out_children();
        }
    }

    /// Puts what a reference cannot hold beside it: the link around it, its further sources, its title.
    pub fn describe(&mut self, id: Id) {
        let Some(element) = self.html.element(id) else { return };
        self.type_media(element);
        if &*element.name == "picture" {
            return;
        }
        let base = self.top().base;
        let links = self.wrappers.get(base..).unwrap_or_default().iter();
        let link = |attrs: &Attrs| attrs.iter().find(|(name, _)| name == "href").map(|(_, href)| href.clone());
        let href =
            links.rev().filter(|wrapper| !(wrapper.once && wrapper.used)).find_map(|wrapper| link(&wrapper.attrs));
        if let Some(href) = href {
            self.metadata("html.href", href);
        }
        for name in ["srcset", "poster", "longdesc", "title", "data-srcset"] {
            let titled = name == "title" && matches!(&*element.name, "iframe" | "embed" | "object");
            if let (false, Some(value)) = (titled, element.get(name).filter(|value| !value.trim().is_empty())) {
                let name = format!("html.{}", name.trim_start_matches("data-"));
                self.metadata(&name, value.to_owned());
            }
        }
    }

    /// A `media` has the type of its first reference.
    fn type_media(&mut self, element: &Element) {
        let (kind, framed) = media_type(element);
        let el = self.top().el;
        let Some(media) = self.out.element_mut(el) else { return };
        if &*media.name != "media" || media.get("media-type").is_some() {
            return;
        }
        media.attrs.push(("media-type".to_owned(), kind.to_owned()));
        if framed {
            match media.attrs.iter_mut().find(|(name, _)| name == "class") {
                Some((_, class)) => class.insert_str(0, "html-iframe "),
                None => media.attrs.push(("class".to_owned(), "html-iframe".to_owned())),
            }
        }
        media.attrs.sort();
    }

    fn metadata(&mut self, name: &str, value: String) {
        let Some(entry) = nitf_map::by_name("media-metadata") else { return };
        let el = self.top().el;
        self.append(el, entry, vec![("name".to_owned(), name.to_owned()), ("value".to_owned(), value)]);
    }

    fn refer(&mut self, element: &Element) {
        let Some(entry) = nitf_map::by_name("media-reference") else { return };
        let attrs = attributes::of(element, entry, None, &mut self.ids);
        let attrs: Attrs = attrs.into_iter().filter(|(name, _)| name != "id").collect();
        let bare = matches!(&*element.name, "picture") || !attrs.iter().any(|(name, _)| name == "source");
        if bare && matches!(&*element.name, "picture" | "video" | "audio") {
            return;
        }
        let el = self.top().el;
        self.append(el, entry, attrs);
    }

    /// A `source` or `track`: what a player may play instead, or what a picture may show.
    pub fn source(&mut self, id: Id) {
        let Some(element) = self.html.element(id) else { return };
        let base = self.base();
        let Some(index) = self.places.iter().skip(base).position(|place| place.name() == "media") else { return };
        self.close_places(base + index + 1);
        let of_picture = self.html.parent(id).is_some_and(|parent| self.html.name(parent) == "picture");
        let value = element.get("srcset").or(element.get("src")).unwrap_or_default().to_owned();
        match &*element.name {
            "track" => self.metadata("html.track", value),
            _ if of_picture => self.metadata("html.source", value),
            _ => self.refer(element),
        }
    }
}
