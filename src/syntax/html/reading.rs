//! What each node of an HTML fragment is in NITF, before anyone asks where it stands.

use super::nitf_map::{self, Entry, INLINE, Model, Role};
use super::tree::{Data, Element, Id, Space, Step, Tree};

/// What a node is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Reading {
    /// Nothing with words: scripts, comments.
    Skip,
    Text,
    /// Content without an element of its own; `true` stands apart from the words around it.
    Through(bool),
    /// An element, and the HTML tag its class remembers.
    As(&'static Entry, Option<&'static str>),
    /// An element that cannot hold what stands in it: it comes empty, before its content.
    Before(&'static Entry),
    /// A picture, a player, a frame: a reference in a `media`.
    Picture,
    /// A further source of the picture around it.
    Source,
}

/// The readings of a tree, and which nodes hold a box (a block, an item, a picture) at any depth.
pub(super) struct Readings {
    readings: Vec<Reading>,
    holds_box: Vec<bool>,
    /// Words only, whatever their emphasis.
    soft: Vec<bool>,
    pictures: Vec<bool>,
    figures: Vec<bool>,
}

impl Readings {
    pub fn of(tree: &Tree, top: Id) -> Self {
        let size = tree.len();
        let mut all = Readings {
            readings: vec![Reading::Skip; size],
            holds_box: vec![false; size],
            soft: vec![false; size],
            pictures: vec![false; size],
            figures: vec![false; size],
        };
        let mut walk = tree.walk(top);
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(id) if is_skipped(tree, id) => walk.pass(id),
                Step::Enter(_) => {}
                Step::Leave(id) => all.read(tree, id),
            }
        }
        all
    }

    pub fn get(&self, id: Id) -> Reading {
        self.readings.get(id.index()).copied().unwrap_or(Reading::Skip)
    }

    /// Whether a box stands somewhere in this node.
    pub fn holds_box(&self, id: Id) -> bool {
        self.holds_box.get(id.index()).copied().unwrap_or_default()
    }

    /// All children have been read when their parent is.
    fn read(&mut self, tree: &Tree, id: Id) {
        let reading = match tree.data(id) {
            _ if is_skipped(tree, id) => Reading::Skip,
            Data::Text(_) => Reading::Text,
            Data::Element(element) => self.fitted(tree, id, self.element(tree, id, element)),
            Data::Bare => Reading::Skip,
        };
        let is_soft = match reading {
            Reading::Text | Reading::Skip => true,
            Reading::Through(false) => self.all_soft(tree, id),
            Reading::As(entry, _) => {
                matches!(entry.name, "em" | "lang" | "br" | "sub" | "sup") && self.all_soft(tree, id)
            }
            _ => false,
        };
        let is_box = match reading {
            Reading::As(entry, _) => matches!(entry.role, Role::Block | Role::Part),
            Reading::Through(apart) => apart,
            Reading::Picture => true,
            _ => false,
        };
        let index = id.index();
        self.set(index, reading, is_soft);
        let Some(parent) = tree.parent(id).map(Id::index) else { return };
        let figure = matches!(reading, Reading::As(entry, _) if entry.name == "media") || tree.name(id) == "figure";
        let picture = reading == Reading::Picture;
        raise(&mut self.pictures, index, parent, picture);
        raise(&mut self.figures, index, parent, figure);
        raise(&mut self.holds_box, index, parent, is_box);
    }

    fn set(&mut self, index: usize, reading: Reading, soft: bool) {
        if let (Some(there), Some(flag)) = (self.readings.get_mut(index), self.soft.get_mut(index)) {
            (*there, *flag) = (reading, soft);
        }
    }

    fn all_soft(&self, tree: &Tree, id: Id) -> bool {
        tree.children(id).all(|child| self.soft.get(child.index()).copied().unwrap_or_default())
    }

    fn element(&self, tree: &Tree, id: Id, element: &Element) -> Reading {
        if element.space != Space::Html {
            return Reading::Through(false);
        }
        if let Some(entry) = element.classes().find_map(nitf_map::by_class) {
            return Reading::As(entry, None);
        }
        let name: &str = &element.name;
        match name {
            "figure" if self.is_media(id) => known("media"),
            "figcaption" => known("media-caption"),
            "object" if element.says("data") => Reading::Picture,
            "span" => span(element),
            "em" => known("em"),
            "source" | "track" => source(tree, id),
            _ => INLINE.iter().find(|tag| **tag == name).map_or_else(|| by_tag(name), |tag| inline(element, tag)),
        }
    }

    /// A figure is a media if pictures stand in it and no further figure does.
    fn is_media(&self, id: Id) -> bool {
        let has = |flags: &[bool]| flags.get(id.index()).copied().unwrap_or_default();
        has(&self.pictures) && !has(&self.figures)
    }

    /// What cannot be because of what stands in it is something weaker.
    fn fitted(&self, tree: &Tree, id: Id, reading: Reading) -> Reading {
        let Reading::As(entry, _) = reading else { return reading };
        let apart = Reading::Through(matches!(entry.role, Role::Block | Role::Part));
        match entry.model {
            Model::Empty if !self.is_blank(tree, id) => Reading::Before(entry),
            Model::Text | Model::Words(_) if self.holds_only(tree, id, entry) => reading,
            Model::Text if entry.name == "pre" => remembering("p", "pre"),
            Model::Text if entry.name == "sub" => remembering("em", "sub"),
            Model::Text if entry.name == "sup" => remembering("em", "sup"),
            Model::Parts(names, "") if !self.lists_only(tree, id, names) => apart,
            Model::Text if entry.name == "media-reference" => Reading::Before(entry),
            Model::Text | Model::Words(_) if entry.role == Role::Inline => Reading::Before(entry),
            Model::Text | Model::Words(_) => apart,
            Model::Strict(_) if !self.in_order(tree, id, entry) => apart,
            Model::Inline if entry.name == "dt" && self.holds_box(id) => remembering("dd", "dt"),
            Model::Inline if entry.role == Role::Part && self.holds_box(id) => apart,
            _ => reading,
        }
    }

    fn is_blank(&self, tree: &Tree, id: Id) -> bool {
        tree.children(id).all(|child| match self.get(child) {
            Reading::Skip => true,
            _ => tree.text(child).is_some_and(|text| text.trim().is_empty()),
        })
    }

    fn lists_only(&self, tree: &Tree, id: Id, names: &[&str]) -> bool {
        tree.children(id).all(|child| match self.get(child) {
            Reading::Skip => true,
            Reading::As(inner, _) => names.contains(&inner.name),
            _ => tree.text(child).is_some_and(|text| text.trim().is_empty()),
        })
    }

    fn holds_only(&self, tree: &Tree, id: Id, entry: &Entry) -> bool {
        let words = match entry.model {
            Model::Words(words) => words,
            _ => &[],
        };
        tree.children(id).all(|child| match self.get(child) {
            Reading::As(inner, _) if words.contains(&inner.name) => true,
            _ => self.soft.get(child.index()).copied().unwrap_or_default(),
        })
    }

    fn in_order(&self, tree: &Tree, id: Id, entry: &Entry) -> bool {
        let mut names = Vec::new();
        for child in tree.children(id) {
            match self.get(child) {
                Reading::Skip => {}
                Reading::Text if tree.text(child).is_some_and(|text| text.trim().is_empty()) => {}
                Reading::As(inner, _) if !(inner.name == "p" && self.holds_box(child)) => names.push(inner.name),
                _ => return false,
            }
        }
        stands_in_order(entry.name, &names)
    }
}

/// A parent has what its child is or has.
fn raise(flags: &mut [bool], child: usize, parent: usize, is: bool) {
    let value = is || flags.get(child).copied().unwrap_or_default();
    if let Some(flag) = flags.get_mut(parent) {
        *flag |= value;
    }
}

/// The sequences of the schema that nothing can be put in order for.
fn stands_in_order(parent: &str, names: &[&str]) -> bool {
    let only = |names: &[&str], allowed: &[&str]| names.iter().all(|name| allowed.contains(name));
    match (parent, names) {
        ("nitf-table", ["nitf-table-metadata", "table" | "custom-table" | "table-reference"]) => true,
        ("nitf-table-metadata", ["nitf-table-summary", rest @ ..] | rest) => {
            !rest.is_empty() && only(rest, &["nitf-colgroup", "nitf-col"])
        }
        ("nitf-table-summary", rest) => only(rest, &["p"]),
        ("nitf-colgroup", rest) => !rest.is_empty() && only(rest, &["nitf-col"]),
        ("addressee", ["person"] | ["person", "function" | "care.of"] | ["person", "function", "care.of"]) => true,
        ("frac", ["numer", "denom"] | ["numer", "frac-sep", "denom"]) => true,
        ("postaddr", ["addressee", "delivery.point", rest @ ..] | ["addressee", rest @ ..]) => {
            only(rest, &["postcode", "delivery.office", "region", "country"])
        }
        ("key-list", rest) => only(rest, &["keyword"]),
        ("tobject", rest) => only(rest, &["tobject.property", "tobject.subject"]) && rest.is_sorted(),
        _ => false,
    }
}

fn known(name: &str) -> Reading {
    nitf_map::by_name(name).map_or(Reading::Through(false), |entry| Reading::As(entry, None))
}

fn remembering(name: &str, tag: &'static str) -> Reading {
    nitf_map::by_name(name).map_or(Reading::Through(false), |entry| Reading::As(entry, Some(tag)))
}

/// Without words for a reader.
fn is_skipped(tree: &Tree, id: Id) -> bool {
    let Some(element) = tree.element(id) else { return matches!(tree.data(id), Data::Bare) };
    match &*element.name {
        "script" | "style" | "template" | "meta" | "link" | "base" | "param" | "input" | "datalist" => true,
        "noembed" | "noframes" | "head" => element.space == Space::Html,
        _ => false,
    }
}

/// What only an `a` can hold keeps its words in one.
fn needs_link(element: &Element) -> bool {
    let ours = ["data-nitf-href", "data-nitf-name", "data-nitf-rel", "data-nitf-rev"];
    element.says("title") || element.says("cite") || ours.iter().any(|name| element.get(name).is_some())
}

fn inline(element: &Element, tag: &'static str) -> Reading {
    match tag {
        _ if needs_link(element) => remembering("a", tag),
        "sub" | "sup" => remembering(tag, tag),
        _ => remembering("em", tag),
    }
}

fn span(element: &Element) -> Reading {
    let lang = ["lang", "dir", "data-nitf-idsrc", "data-nitf-value"];
    match () {
        () if needs_link(element) => remembering("a", "span"),
        () if lang.iter().any(|name| element.says(name)) => remembering("lang", "span"),
        () if element.says("id") => remembering("a", "span"),
        () => Reading::Through(false),
    }
}

fn source(tree: &Tree, id: Id) -> Reading {
    match tree.parent(id).map(|parent| tree.name(parent)) {
        Some("picture" | "video" | "audio") => Reading::Source,
        _ => Reading::Skip,
    }
}

fn by_tag(name: &str) -> Reading {
    match name {
        "p" | "a" | "q" | "br" | "hr" | "li" | "dl" | "dt" | "dd" | "ul" | "ol" | "pre" => known(name),
        "table" | "caption" | "colgroup" | "col" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" => known(name),
        "h2" => known("hl2"),
        "h1" => remembering("hl2", "h1"),
        "h3" => remembering("hl2", "h3"),
        "h4" => remembering("hl2", "h4"),
        "h5" => remembering("hl2", "h5"),
        "h6" => remembering("hl2", "h6"),
        "blockquote" => known("bq"),
        "menu" | "dir" => known("ul"),
        "listing" | "xmp" => known("pre"),
        "aside" => known("note"),
        "time" => known("chron"),
        "area" => known("a"),
        "address" => remembering("p", "address"),
        "img" | "image" | "video" | "audio" | "picture" | "iframe" | "embed" => Reading::Picture,
        "div" | "section" | "article" | "main" | "header" | "footer" | "nav" | "center" | "form" | "fieldset" => {
            Reading::Through(true)
        }
        "figure" | "details" | "summary" | "dialog" | "hgroup" | "search" | "legend" | "title" | "option" => {
            Reading::Through(true)
        }
        "body" | "html" | "marquee" | "optgroup" | "textarea" => Reading::Through(true),
        _ => Reading::Through(false),
    }
}
