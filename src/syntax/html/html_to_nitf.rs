//! HTML as content of NITF's `body.content`, valid against NITF 3.6 whatever the HTML was.
//!
//! - What `nitf_to_html` wrote becomes what it was. Elements with a twin become it.
//! - `b`, `strong` and the like become `em` with the tag in the class (`html-strong`), or `a` where they carry a
//!   title or a citation; headings become `hl2`; containers (`div`, `section`) leave only their content.
//! - Words that stand loose become a `p`. A box inside a paragraph or a link ends it; what follows goes on in a
//!   paragraph and link of the same kind. Pictures, players and frames become `media` at their place; a link
//!   around one, its `srcset`, poster and title become `media-metadata` with names `html.*`.
//! - Attributes that only style, script or track are dropped. Ids that XML refuses, or that come twice, too.

use super::attributes::{self, Ids};
use super::fragment;
use super::nitf_map::{self, Entry, Model, Role};
use super::place::{Place, Template, Wrapper};
use super::reading::{Reading, Readings};
use super::serial;
use super::tree::{Attrs, Element, Id, Tree};
use std::rc::Rc;

/// Boxes and words nest no deeper, so that what is written can be read again.
const DEEPEST_BOX: usize = 90;
const DEEPEST_WORD: usize = 130;
/// A wrapper longer than this is not repeated.
const LONGEST_WRAPPER: usize = 2048;

/// An HTML fragment, tag soup welcome, as the content of NITF's `body.content`. No text is lost.
pub fn html_to_nitf(html: &str) -> String {
    let (tree, top) = fragment::tree(html);
    let readings = Readings::of(&tree, top);
    let out = Tree::new();
    let root = out.root();
    let mut weaving = Weaving {
        html: &tree,
        readings,
        out,
        places: vec![Place::new(root, None, 0, None)],
        frames: Vec::new(),
        wrappers: Vec::new(),
        epoch: 0,
        ids: Ids::default(),
        pending_id: None,
    };
    weaving.run(top);
    serial::xml(&weaving.out, root, html.len())
}

/// An HTML node whose children are being read.
pub(super) struct Frame {
    next: Option<Id>,
    /// The place its children belong to; places above it are implied.
    base: usize,
    /// Whether that place ends with it.
    opened: bool,
    wrappers: usize,
    apart: bool,
    pub lang: Option<Rc<str>>,
    template: Option<Option<Template>>,
}

pub(super) struct Weaving<'a> {
    pub html: &'a Tree,
    pub readings: Readings,
    pub out: Tree,
    pub places: Vec<Place>,
    pub frames: Vec<Frame>,
    pub wrappers: Vec<Wrapper>,
    pub epoch: usize,
    pub ids: Ids,
    pub pending_id: Option<String>,
}

impl Weaving<'_> {
    fn run(&mut self, top: Id) {
        self.push_frame(top, false, false);
        while let Some(frame) = self.frames.last_mut() {
            match frame.next {
                Some(child) => {
                    frame.next = self.html.next(child);
                    self.visit(child);
                }
                None => self.leave(),
            }
        }
        self.close_places(0);
    }

    fn visit(&mut self, id: Id) {
        match self.readings.get(id) {
            Reading::Skip => {}
            Reading::Text => self.words(id),
            Reading::Through(apart) => self.through(id, apart),
            Reading::As(entry, tag) => self.element(id, entry, tag),
            Reading::Before(entry) => self.before(id, entry),
            Reading::Picture => self.picture(id),
            Reading::Source => self.source(id),
        }
    }

    pub fn base(&self) -> usize {
        self.frames.last().map_or(0, |frame| frame.base)
    }

    pub fn lang(&self) -> Option<Rc<str>> {
        self.frames.last().and_then(|frame| frame.lang.clone())
    }

    fn push_frame(&mut self, id: Id, opened: bool, apart: bool) {
        let own = self.html.element(id).and_then(|element| element.get("lang").or(element.get("xml:lang")));
        let lang = match own.filter(|lang| attributes::is_language(lang)) {
            Some(lang) => Some(Rc::from(lang)),
            None => self.lang(),
        };
        let base = if opened { self.places.len() - 1 } else { self.base() };
        let (next, wrappers) = (self.html.first(id), self.wrappers.len());
        self.frames.push(Frame { next, base, opened, wrappers, apart, lang, template: None });
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.opened {
            self.close_places(frame.base);
        }
        if frame.apart || frame.template.is_some() {
            self.close_run();
            self.pending_id = None;
        }
        if let Some(template) = frame.template {
            self.top().template = template;
        }
        if self.wrappers.len() > frame.wrappers {
            self.wrappers.truncate(frame.wrappers);
            self.epoch += 1;
        }
    }

    fn words(&mut self, id: Id) {
        let Some(text) = self.html.text(id) else { return };
        let blank = text.trim().is_empty();
        while let Model::Parts(_, implied) = self.top().model() {
            if blank || !self.imply(implied) {
                return;
            }
        }
        match self.top().model() {
            Model::Empty | Model::Strict(_) | Model::Parts(..) => {}
            Model::Text | Model::Words(_) => {
                let el = self.top().el;
                self.out.append_text(el, text);
            }
            Model::Blocks(_) if blank && self.top().run.is_none() => {}
            Model::Flow if blank && self.top().chain.is_none() && self.top().run.is_none() => {
                let el = self.top().el;
                self.out.append_text(el, text);
            }
            _ => self.loose(text, blank),
        }
    }

    fn loose(&mut self, text: &str, blank: bool) {
        let fresh = self.top().run.is_none();
        let spot = self.spot();
        let place = self.top();
        place.solid |= !blank;
        let text = if fresh && place.run.is_some() { text.trim_start() } else { text };
        self.out.append_text(spot, text);
    }

    fn through(&mut self, id: Id, apart: bool) {
        if apart {
            self.close_run();
            let own = self.html.element(id).and_then(|element| element.get("id"));
            self.pending_id = own.map(|id| id.trim().to_owned()).or(self.pending_id.take());
        }
        self.push_frame(id, false, apart);
        self.push_title(id);
    }

    /// What has no place for its title gets a wrapper that has.
    fn push_title(&mut self, id: Id) {
        let title = self.html.element(id).filter(|element| element.says("title")).and_then(|it| it.get("title"));
        let (Some(title), Some(entry)) = (title, nitf_map::by_name("a")) else { return };
        let attrs = vec![("class".to_owned(), "html-span".to_owned()), ("title".to_owned(), title.to_owned())];
        self.push_wrapper(Wrapper { entry, attrs, once: true, used: false });
    }

    fn push_wrapper(&mut self, wrapper: Wrapper) {
        self.wrappers.push(wrapper);
        self.epoch += 1;
    }

    /// An element that cannot hold its content stands empty before it.
    fn before(&mut self, id: Id, entry: &'static Entry) {
        if let Some(element) = self.html.element(id) {
            while let Model::Parts(names, implied) = self.top().model() {
                if names.contains(&entry.name) || !self.imply(implied) {
                    break;
                }
            }
            let admitted = self.top().admits(entry, false);
            let in_blocks = matches!(self.top().model(), Model::Blocks(_)) && entry.role == Role::Inline;
            if admitted || in_blocks {
                let attrs = attributes::of(element, entry, None, &mut self.ids);
                let spot = if entry.role == Role::Inline { self.spot() } else { self.top().el };
                self.append(spot, entry, attrs);
                self.top().solid = true;
            }
        }
        self.push_frame(id, false, false);
    }

    /// A part goes to the nearest place of its kind; what was only implied above it ends.
    fn close_implied(&mut self, entry: &Entry) {
        let takes = |place: &Place| matches!(place.model(), Model::Parts(names, _) if names.contains(&entry.name));
        let base = self.base();
        let found = self.places.iter().skip(base).position(takes);
        if let Some(index) = found {
            self.close_places(base + index + 1);
        }
    }

    fn element(&mut self, id: Id, entry: &'static Entry, tag: Option<&'static str>) {
        self.close_implied(entry);
        if entry.role == Role::Inline && self.readings.holds_box(id) {
            return self.inline(id, entry, tag);
        }
        let boxed = matches!(self.html.name(id), "div" | "p" | "section");
        while let Model::Parts(_, implied) = self.top().model() {
            let goes_in = matches!(entry.role, Role::Inline | Role::Block) || entry.name == "sub";
            let goes_in = goes_in || (implied == "block" && Place::is_block_part(entry));
            if self.top().admits(entry, boxed) || !goes_in || !self.imply(implied) {
                break;
            }
        }
        let admits = self.top().admits(entry, boxed);
        let model = self.top().model();
        let em = nitf_map::by_name("em");
        match (model, entry.role) {
            (Model::Text | Model::Words(_), _) if !admits => self.unfit(id, entry),
            (Model::Inline | Model::Flow | Model::Blocks(_), Role::Word) if matches!(entry.name, "sub" | "sup") => {
                if let Some(em) = em {
                    self.inline(id, em, Some(tag.unwrap_or(entry.name)));
                }
            }
            (Model::Inline | Model::Flow, Role::Inline) => self.inline(id, entry, tag),
            (Model::Blocks(_), Role::Inline) if !admits => self.inline(id, entry, tag),
            _ if !admits => self.through(id, matches!(entry.role, Role::Block | Role::Part)),
            (_, Role::Block) if self.places.len() > DEEPEST_BOX => self.through(id, true),
            (_, Role::Block) if entry.model == Model::Inline && self.readings.holds_box(id) => {
                self.split(id, entry, tag)
            }
            _ => self.boxed(id, entry, tag),
        }
    }

    fn unfit(&mut self, id: Id, entry: &Entry) {
        if entry.name == "br" {
            let el = self.top().el;
            self.out.append_text(el, "\n");
            return;
        }
        self.push_frame(id, false, false);
    }

    fn inline(&mut self, id: Id, entry: &'static Entry, tag: Option<&'static str>) {
        let Some(element) = self.html.element(id) else { return };
        if self.places.len() > DEEPEST_WORD {
            return self.through(id, false);
        }
        if self.readings.holds_box(id) {
            let mut unnamed = Ids::default();
            let attrs = attributes::of(element, entry, tag, &mut unnamed);
            let size: usize = attrs.iter().map(|(_, value)| value.len()).sum();
            self.push_frame(id, false, false);
            self.push_wrapper(Wrapper { entry, attrs, once: size > LONGEST_WRAPPER, used: false });
            return;
        }
        let attrs = attributes::of(element, entry, tag, &mut self.ids);
        let spot = self.spot();
        self.top().solid |= entry.name != "br";
        self.open_place(spot, entry, attrs);
        self.push_frame(id, true, false);
        self.inner_title(id, entry);
    }

    /// A paragraph around boxes: its words become paragraphs of its kind between them.
    fn split(&mut self, id: Id, entry: &'static Entry, tag: Option<&'static str>) {
        let Some(element) = self.html.element(id) else { return };
        self.close_run();
        let attrs = attributes::of(element, entry, tag, &mut self.ids);
        let before = self.top().template.replace(Template { entry, attrs });
        self.push_frame(id, false, true);
        if let Some(frame) = self.frames.last_mut() {
            frame.template = Some(before);
        }
        self.push_title(id);
    }

    fn boxed(&mut self, id: Id, entry: &'static Entry, tag: Option<&'static str>) {
        let Some(element) = self.html.element(id) else { return };
        self.close_run();
        // `sub` and `sup` remember themselves only where they have to be `em`.
        let tag = tag.filter(|tag| *tag != entry.name);
        let mut attrs = attributes::of(element, entry, tag, &mut self.ids);
        if entry.role == Role::Block {
            self.give_id(&mut attrs);
        }
        if entry.name == "media-reference" {
            self.describe(id);
        }
        let parent = self.top().el;
        let el = self.open_place(parent, entry, attrs);
        self.push_frame(id, true, true);
        match entry.name {
            "colgroup" => self.only_col(id, el),
            "media-metadata" | "media-reference" => {}
            _ => self.inner_title(id, entry),
        }
    }

    /// The title of an element that has no attribute for it, inside that element.
    fn inner_title(&mut self, id: Id, entry: &Entry) {
        let Some(place) = self.places.last() else { return };
        let own = entry.attribute("title").is_some();
        if own || matches!(place.model(), Model::Empty | Model::Text | Model::Words(_) | Model::Strict(_)) {
            return;
        }
        self.push_title(id);
    }

    /// A `colgroup` that counts its columns instead of listing them.
    fn only_col(&mut self, id: Id, el: Id) {
        let lists = self.html.children(id).any(|child| self.html.name(child) == "col");
        if let (false, Some(element), Some(entry)) = (lists, self.html.element(id), nitf_map::by_name("col")) {
            let counted = element.attrs.iter().filter(|(name, _)| matches!(name.as_str(), "span" | "width")).cloned();
            let counted = Element { attrs: counted.collect(), ..element.clone() };
            let attrs = attributes::of(&counted, entry, None, &mut self.ids);
            self.append(el, entry, attrs);
        }
    }

    /// Opens a place of its own for an HTML node.
    pub fn enter_place(&mut self, id: Id, entry: &'static Entry, attrs: Attrs) {
        self.close_run();
        let parent = self.top().el;
        let mut attrs = attrs;
        self.give_id(&mut attrs);
        self.open_place(parent, entry, attrs);
        self.push_frame(id, true, true);
    }

    /// Reads an HTML node's children, or none of them, where it stands.
    pub fn enter(&mut self, id: Id) {
        self.push_frame(id, false, false);
    }

    /// Leaves out the children of the node just entered.
    pub fn leave_out_children(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.next = None;
        }
    }
}
