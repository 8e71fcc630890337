//! NITF body content as HTML that shows as HTML should, and says everything the NITF said.
//!
//! Elements with a twin become it; others become `span`, `div` and the like with `class="nitf-NAME"` (dots as
//! hyphens). Attributes without a twin become `data-nitf-NAME`. Classes `html-NAME`, which `html_to_nitf` wrote,
//! become the HTML element again. Elements NITF does not know keep their content.

use super::nitf_map::{self, Entry, IN_CLASS, Role};
use super::nitf_read;
use super::serial::{is_name, is_void, push_attribute, push_text};
use super::tree::{Element, Id, Step, Tree};
use std::borrow::Cow;

/// The children of NITF's `body.content` (prefixes are ignored) as an HTML fragment that is also well-formed XML.
///
/// Broken markup is read as far as it goes; no text is lost.
pub fn nitf_to_html(nitf: &str) -> String {
    let tree = nitf_read::tree(nitf);
    let mut writing = Writing { tree: &tree, out: String::with_capacity(nitf.len() * 2), ends: Vec::new(), links: 0 };
    let mut walk = tree.walk(tree.root());
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) if tree.element(id).is_none() => writing.words(id),
            Step::Enter(id) if matches!(tree.name(id), "script" | "style") => walk.pass(id),
            Step::Enter(id) => writing.open(id),
            Step::Leave(id) if matches!(tree.name(id), "" | "script" | "style") => {}
            Step::Leave(_) => writing.close(),
        }
    }
    writing.out
}

struct Writing<'a> {
    tree: &'a Tree,
    out: String,
    /// What closes each open element: nothing, or end tags.
    ends: Vec<(Cow<'static, str>, bool)>,
    /// How many `a` are open: HTML cannot nest them.
    links: usize,
}

/// The HTML element an NITF element becomes.
struct Shape {
    tag: &'static str,
    marked: bool,
    /// The class token that was its name.
    token: String,
}

impl Writing<'_> {
    fn words(&mut self, id: Id) {
        let text = self.tree.text(id).unwrap_or_default();
        let blocks = self.tree.parent(id).is_some_and(|parent| is_boxes(self.tree, parent));
        if !(blocks && text.trim().is_empty()) {
            push_text(&mut self.out, text);
        }
    }

    fn close(&mut self) {
        let Some((end, link)) = self.ends.pop() else { return };
        self.out.push_str(&end);
        self.links -= usize::from(link);
    }

    fn open(&mut self, id: Id) {
        let Some(element) = self.tree.element(id) else { return };
        match nitf_map::by_name(&element.name).or_else(|| (&*element.name == "hl1").then(hl1).flatten()) {
            Some(entry) if is_bare(self.tree, id) => self.ends.push((Cow::Borrowed(""), entry.name == "a")),
            Some(entry) => self.known(id, element, entry),
            None => self.unknown(id, element),
        }
    }

    fn known(&mut self, id: Id, element: &Element, entry: &'static Entry) {
        let shape = self.shape(id, element, entry);
        let wrapped = entry.name == "media-reference" && self.link_around(id);
        self.out.push('<');
        self.out.push_str(shape.tag);
        self.class(element, entry, &shape);
        self.attributes(element, entry, &shape);
        let link = shape.tag == "a";
        self.links += usize::from(link);
        let end = match (is_void(shape.tag), wrapped) {
            (true, true) => Cow::Borrowed("</a>"),
            (true, false) => Cow::Borrowed(""),
            (false, true) => Cow::Owned(format!("</{}></a>", shape.tag)),
            (false, false) => Cow::Owned(format!("</{}>", shape.tag)),
        };
        self.out.push_str(if is_void(shape.tag) { "/>" } else { ">" });
        let text = self.tree.first(id).and_then(|first| self.tree.text(first)).unwrap_or_default();
        if shape.tag == "pre" && text.starts_with('\n') {
            // HTML drops the first line end of a `pre`.
            self.out.push('\n');
        }
        self.ends.push((end, link));
    }

    fn shape(&self, id: Id, element: &Element, entry: &'static Entry) -> Shape {
        let shape = |tag, marked| Shape { tag, marked, token: String::new() };
        match entry.name {
            "media-reference" => shape(self.reference(id, element), true),
            "hl1" => shape("h1", false),
            "byline" | "dateline" | "credit" | "datasource" if self.in_words(id) => shape("span", false),
            "classifier" | "copyrite" if self.in_block_head(id) => shape("div", true),
            _ => {
                let brought = |token: &str| Some((nitf_map::remembered(entry.name, token)?, token.to_owned()));
                let back =
                    element.classes().find_map(brought).filter(|(tag, _)| comes_back(self.tree, id, element, tag));
                match back {
                    Some((tag, token)) => Shape { tag, marked: false, token },
                    None if entry.name == "a" && self.links > 0 => shape("span", true),
                    None => shape(entry.html, entry.marked),
                }
            }
        }
    }

    fn in_block_head(&self, id: Id) -> bool {
        self.tree.parent(id).is_some_and(|parent| matches!(self.tree.name(parent), "block"))
    }

    /// Whether a line of its own, as strangers do, stands among the words of another.
    fn in_words(&self, id: Id) -> bool {
        use nitf_map::Model::{Inline, Text, Words};
        let parent = self.tree.parent(id).and_then(|parent| nitf_map::by_name(self.tree.name(parent)));
        parent.is_some_and(|parent| matches!(parent.model, Inline | Text | Words(_)))
    }

    /// The element that shows what a `media-reference` points to.
    fn reference(&self, id: Id, element: &Element) -> &'static str {
        let media = self.tree.parent(id).and_then(|parent| self.tree.element(parent));
        let framed = media.is_some_and(|media| media.classes().any(|token| token == "html-iframe"));
        let kind = media.and_then(|media| media.get("media-type")).unwrap_or_default().to_ascii_lowercase();
        let mime = element.get("mime-type").unwrap_or_default().to_ascii_lowercase();
        let is = |words: &[&str], family: &str| words.contains(&kind.as_str()) || mime.starts_with(family);
        if self.tree.first(id).is_some() || element.get("source").is_none() {
            return "span";
        }
        match () {
            () if framed => "iframe",
            () if mime.starts_with("video/") => "video",
            () if mime.starts_with("audio/") => "audio",
            () if is(&["image", "photo", "picture", "graphic", "photograph", "illustration"], "image/") => "img",
            () if is(&["video"], "video/") => "video",
            () if is(&["audio"], "audio/") => "audio",
            () if media.is_some()
                && self.tree.parent(id).is_some_and(|media| picture_link(self.tree, media).is_some()) =>
            {
                "span"
            }
            () => "a",
        }
    }

    /// A picture that is a link: `html_to_nitf` keeps the address as metadata of the media.
    fn link_around(&mut self, id: Id) -> bool {
        let Some(media) = self.tree.parent(id) else { return false };
        let Some(href) = picture_link(self.tree, media) else { return false };
        let href = self.tree.element(href).and_then(|element| element.get("value")).unwrap_or_default();
        self.out.push_str("<a");
        push_attribute(&mut self.out, "href", href);
        self.out.push('>');
        true
    }

    fn class(&mut self, element: &Element, entry: &Entry, shape: &Shape) {
        let mut tokens = Vec::new();
        if shape.marked {
            tokens.push(entry.class());
        }
        let mut skipped = shape.token.is_empty();
        for token in element.classes() {
            if !skipped && token == shape.token {
                skipped = true;
            } else if in_class(token).is_none() {
                tokens.push(token.to_owned());
            }
        }
        if !tokens.is_empty() {
            push_attribute(&mut self.out, "class", &tokens.join(" "));
        }
        for (index, name) in IN_CLASS.iter().enumerate() {
            let of_this =
                |token: &str| in_class(token).filter(|(at, _)| *at == index).map(|(_, value)| value.to_owned());
            let values: Vec<String> = element.classes().filter_map(of_this).collect();
            let stated = entry.attrs.iter().any(|attr| attr.html == *name && element.get(attr.nitf).is_some());
            if !values.is_empty() && !stated {
                push_attribute(&mut self.out, name, &values.join(" "));
            }
        }
    }

    fn attributes(&mut self, element: &Element, entry: &Entry, shape: &Shape) {
        for (name, value) in &element.attrs {
            match name.as_str() {
                "class" => {}
                "id" | "style" => push_attribute(&mut self.out, name, value),
                "xml:lang" | "lang" => push_attribute(&mut self.out, "lang", value),
                "href" if shape.tag != "a" && matches!(shape.tag, "ins" | "del" | "cite") => {
                    push_attribute(&mut self.out, "cite", value)
                }
                // A source that is no address must not be taken for a relative one.
                "quote-source" if !value.contains("://") => {
                    push_attribute(&mut self.out, "data-nitf-quote-source", value)
                }
                _ => match twin(entry, name, shape) {
                    Some(html) => push_attribute(&mut self.out, html, value),
                    None if is_name(name) => push_attribute(&mut self.out, &format!("data-nitf-{name}"), value),
                    None => {}
                },
            }
        }
        match shape.tag {
            "video" | "audio" => push_attribute(&mut self.out, "controls", "controls"),
            "span" if entry.name == "media-object" => push_attribute(&mut self.out, "hidden", "hidden"),
            _ => {}
        }
    }

    /// An element that is no NITF: HTML that strangers put there stays HTML, other tags are dropped.
    fn unknown(&mut self, id: Id, element: &Element) {
        let name = element.name.to_string();
        let keeps = nitf_map::INLINE.iter().chain(&["h1", "h3", "h4", "h5", "h6", "div", "blockquote", "img"]);
        let Some(tag) = keeps.copied().find(|tag| *tag == name) else {
            let inline = self.tree.parent(id).is_some_and(|parent| !is_boxes(self.tree, parent));
            let end = if inline { "" } else { "\n" };
            self.ends.push((Cow::Borrowed(end), false));
            return;
        };
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in &element.attrs {
            if matches!(name.as_str(), "id" | "class" | "title" | "cite" | "src" | "alt" | "width" | "height" | "lang")
            {
                push_attribute(&mut self.out, name, value);
            } else if name == "source" && tag == "img" {
                push_attribute(&mut self.out, "src", value);
            }
        }
        self.out.push_str(if is_void(tag) { "/>" } else { ">" });
        let end = if is_void(tag) { Cow::Borrowed("") } else { Cow::Owned(format!("</{tag}>")) };
        self.ends.push((end, false));
    }
}

fn hl1() -> Option<&'static Entry> {
    nitf_map::by_name("hl2")
}

/// Whether an element that remembers an HTML tag says nothing that tag could not, and `html_to_nitf` would make the
/// same of that tag.
fn comes_back(tree: &Tree, id: Id, element: &Element, tag: &str) -> bool {
    let dir = element.classes().any(|token| token.starts_with("html-dir-"));
    let lang = dir || ["xml:lang", "lang", "idsrc", "value"].iter().any(|name| element.says(name));
    match (&*element.name, tag) {
        ("em", "span") => false,
        ("em", _) => true,
        ("lang", "span") => lang,
        ("lang", _) => false,
        ("a", "ins" | "del" | "cite") => element.says("title") || element.says("href"),
        ("a", _) if element.get("href").is_some() => false,
        ("a", "span") if element.says("id") && !lang => true,
        ("a", _) => ["title", "name", "rel", "rev"].iter().any(|name| element.says(name)),
        ("p", "pre") => tree.walk(id).any(|step| matches!(step, Step::Enter(id) if is_hard(tree.name(id)))),
        ("dd", "dt") => tree.children(id).any(|child| has_role(tree, child, Role::Block)),
        _ => true,
    }
}

/// What `pre` cannot hold.
fn is_hard(name: &str) -> bool {
    !matches!(name, "" | "em" | "lang" | "br" | "sub" | "sup")
}

fn has_role(tree: &Tree, id: Id, role: Role) -> bool {
    nitf_map::by_name(tree.name(id)).is_some_and(|entry| entry.role == role)
}

/// The HTML attribute for an NITF one, on the tag that was chosen.
fn twin(entry: &Entry, name: &str, shape: &Shape) -> Option<&'static str> {
    let html = entry.attribute(name)?.html;
    let fits = match (entry.name, html) {
        (_, "") => false,
        ("media-reference", "src") if shape.tag == "a" => return Some("href"),
        ("media-reference", "alt") if shape.tag == "iframe" => return Some("title"),
        ("media-reference", "src") => shape.tag != "span",
        ("media-reference", "alt" | "usemap") => shape.tag == "img",
        ("media-reference", "type") => shape.tag == "a",
        ("media-reference", _) => !matches!(shape.tag, "a" | "span" | "audio"),
        ("a", "title") => true,
        ("a", _) => shape.tag == "a",
        _ => true,
    };
    fits.then_some(html)
}

/// The attribute that a class token holds, by its place in the list, and its value.
fn in_class(token: &str) -> Option<(usize, &str)> {
    let rest = token.strip_prefix("html-")?;
    let value = |name: &&str| rest.strip_prefix(name)?.strip_prefix('-');
    IN_CLASS.iter().enumerate().find_map(|(index, name)| Some((index, value(name)?)))
}

/// As far as a picture is looked for among the children of a media.
const LOOK: usize = 64;

/// The metadata that holds the link of a media's one picture.
fn picture_link(tree: &Tree, media: Id) -> Option<Id> {
    let is_link = |id: &Id| tree.element(*id).is_some_and(|element| element.get("name") == Some("html.href"));
    let mut links = tree.children(media).take(LOOK).filter(is_link);
    let pictures = tree.children(media).take(LOOK).filter(|id| tree.name(*id) == "media-reference").take(2).count();
    let first = links.next()?;
    (pictures == 1 && links.next().is_none()).then_some(first)
}

/// Whether white space in an element is between boxes, not between words.
fn is_boxes(tree: &Tree, id: Id) -> bool {
    use nitf_map::Model::{Blocks, Parts, Strict};
    if id == tree.root() {
        return true;
    }
    nitf_map::by_name(tree.name(id)).is_some_and(|entry| matches!(entry.model, Blocks(_) | Parts(..) | Strict(_)))
}

/// Whether an element says nothing, because HTML has its parent without it: the one `block` of a `bq`, the one
/// `body.content` of a `note`, and the metadata that became a link.
fn is_bare(tree: &Tree, id: Id) -> bool {
    let Some(parent) = tree.parent(id) else { return false };
    let plain = tree.element(id).is_some_and(|element| element.attrs.is_empty());
    match (tree.name(parent), tree.name(id)) {
        ("bq", "block") | ("note" | "fn", "body.content") => {
            let boxes = tree.children(parent).filter(|child| tree.name(*child) == tree.name(id)).take(2).count();
            let credited = tree.next(id).is_none_or(|_| tree.name(parent) == "bq");
            plain && boxes == 1 && credited && has_box(tree, id)
        }
        ("media", "media-metadata") => picture_link(tree, parent) == Some(id),
        _ => false,
    }
}

/// Whether something in it brings the wrapper back.
fn has_box(tree: &Tree, id: Id) -> bool {
    tree.children(id).any(|child| nitf_map::by_name(tree.name(child)).is_some_and(|entry| entry.role != Role::Word))
}
