//! Where the words go: the open places of the NITF being written, their runs of words, what is implied around them.

use super::html_to_nitf::Weaving;
use super::nitf_map::{self, Entry, Model, Role};
use super::nitf_order;
use super::place::{Place, Wrapper};
use super::tree::{Attrs, Data, Element, Id, Space};
use html5ever::LocalName;
use std::rc::Rc;

/// Wrappers that are repeated in every box.
const MOST_WRAPPERS: usize = 8;

impl Weaving<'_> {
    pub fn top(&mut self) -> &mut Place {
        if self.places.is_empty() {
            let root = self.out.root();
            self.places.push(Place::new(root, None, 0, None));
        }
        let last = self.places.len() - 1;
        &mut self.places[last]
    }

    /// Ends all places from this one on.
    pub fn close_places(&mut self, base: usize) {
        while self.places.len() > base.max(1) {
            self.close_run();
            if let Some(place) = self.places.pop() {
                nitf_order::finish(&mut self.out, place.el);
            }
        }
        if base == 0 {
            self.close_run();
        }
    }

    /// Ends the paragraph of loose words; one that says nothing goes.
    pub fn close_run(&mut self) {
        let place = self.top();
        place.chain = None;
        let solid = place.solid;
        let Some(run) = place.run.take() else { return };
        if !solid {
            self.out.detach(run);
            return;
        }
        let Some(last) = self.out.last(run) else { return };
        if let Some(text) = self.out.text_mut(last) {
            text.truncate(text.trim_end().len());
            if text.is_empty() {
                self.out.detach(last);
            }
        }
    }

    /// Opens what the schema wants here around whatever comes.
    pub fn imply(&mut self, name: &str) -> bool {
        let Some(entry) = nitf_map::by_name(name) else { return false };
        let parent = self.top().el;
        self.open_place(parent, entry, Attrs::new());
        true
    }

    pub fn open_place(&mut self, parent: Id, entry: &'static Entry, mut attrs: Attrs) -> Id {
        let inherited = self.top().base;
        let base = match entry.model {
            Model::Inline if entry.role != Role::Inline => inherited,
            Model::Flow | Model::Blocks(_) | Model::Parts(..) => inherited,
            _ => self.wrappers.len(),
        };
        let lang = self.settle_lang(entry, &mut attrs);
        let el = self.append(parent, entry, attrs);
        self.top().note_part(entry);
        self.places.push(Place::new(el, Some(entry), base, lang));
        el
    }

    pub fn append(&mut self, parent: Id, entry: &Entry, attrs: Attrs) -> Id {
        let element = Element { name: LocalName::from(entry.name), space: Space::Nitf, attrs };
        let el = self.out.push(Data::Element(element));
        self.out.append(parent, el);
        el
    }

    /// A language that a dropped container stated goes to the boxes in it.
    fn settle_lang(&mut self, entry: &Entry, attrs: &mut Attrs) -> Option<Rc<str>> {
        let (want, there) = (self.lang(), self.top().lang.clone());
        let own = attrs.iter().find(|(name, _)| name == "xml:lang").map(|(_, lang)| Rc::from(lang.as_str()));
        if own.is_some() || !entry.common || entry.role == Role::Inline || want == there {
            return own.or(there);
        }
        if let Some(lang) = &want {
            attrs.push(("xml:lang".to_owned(), lang.to_string()));
            attrs.sort();
        }
        want
    }

    /// Where words go in the present place: in its paragraph, in the wrappers around it.
    pub fn spot(&mut self) -> Id {
        let epoch = self.epoch;
        let place = self.top();
        if let Some((of, spot)) = place.chain
            && of == epoch
        {
            return spot;
        }
        let needs_run = matches!(place.model(), Model::Blocks(_)) || place.template.is_some();
        let mut spot = if needs_run { self.paragraph() } else { place.el };
        let base = self.top().base;
        let usable = |wrapper: &&mut Wrapper| !(wrapper.once && wrapper.used);
        let all = self.wrappers.get_mut(base..).unwrap_or_default();
        let mut chosen: Vec<_> = all.iter_mut().rev().filter(usable).take(MOST_WRAPPERS).collect();
        let mut chain = Vec::new();
        for wrapper in chosen.iter_mut().rev() {
            wrapper.used = true;
            chain.push((wrapper.entry, wrapper.attrs.clone()));
        }
        for (entry, mut attrs) in chain {
            // An id names one element.
            attrs.retain(|(name, value)| name != "id" || self.ids.take(value).is_some());
            spot = self.append(spot, entry, attrs);
        }
        self.top().chain = Some((epoch, spot));
        spot
    }

    pub fn paragraph(&mut self) -> Id {
        let place = self.top();
        if let Some(run) = place.run {
            return run;
        }
        let parent = place.el;
        place.solid = false;
        let (entry, mut attrs) = match &mut place.template {
            Some(template) => {
                let class = template.attrs.iter().filter(|(name, _)| name == "class").cloned().collect();
                (Some(template.entry), std::mem::replace(&mut template.attrs, class))
            }
            None => (nitf_map::by_name("p"), Attrs::new()),
        };
        let Some(entry) = entry else { return parent };
        self.give_id(&mut attrs);
        self.settle_lang(entry, &mut attrs);
        let run = self.append(parent, entry, attrs);
        self.top().run = Some(run);
        run
    }

    /// The id of a dropped container goes to the first box in it.
    pub fn give_id(&mut self, attrs: &mut Attrs) {
        if self.pending_id.is_some() && !attrs.iter().any(|(name, _)| name == "id") {
            let id = self.pending_id.take();
            attrs.extend(id.and_then(|id| self.ids.take(&id)).map(|id| ("id".to_owned(), id)));
            attrs.sort();
        }
    }
}
