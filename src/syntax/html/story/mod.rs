//! Where the story stands on a page, by conservative rules, and what belongs to it: marks, figures, lines around it.

mod figures;
mod marks;
mod strip;

use figures::figures;
use marks::{is_bare_time, mark};
use strip::{sentence, strip};

use super::balanced::written;
use super::page::{Page, Said, words};
use super::tree::{Element, Id, Space, Step, Tree};

/// How many lines are taken.
const LINES: usize = 30;
/// How many paragraphs are taken as words.
const PARAGRAPHS: usize = 2000;
/// A story has at least so many characters where only its paragraphs say that it is one.
const SHORTEST: usize = 200;

/// Names of the element with the text, as publishing systems give them.
const BODIES: &[&str] = &[
    "entry-content",
    "e-content",
    "post-content",
    "td-post-content",
    "article-body",
    "articlebody",
    "article__body",
    "article-content",
    "article__content",
    "article-text",
    "story-body",
    "story__body",
    "storybody",
    "story-content",
    "storypage-content",
    "richtextstorybody",
    "richtextbody",
    "body-copy",
    "field-name-body",
    "caas-body",
    "zn-body-text",
];

/// Parts of names of what stands in or beside a story and is none of it.
const FURNITURE: &[&str] = &[
    "share",
    "social",
    "newsletter",
    "related",
    "promo",
    "advert",
    "breadcrumb",
    "comment",
    "recommend",
    "most-read",
    "subscribe",
    "cookie",
    "sponsor",
    "paywall",
    "read-more",
    "readmore",
    "teaser",
];

/// Elements that stand apart from what is around them.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "address"
            | "pre"
            | "form"
            | "hr"
            | "center"
            | "body"
            | "html"
            | "picture"
    )
}

/// What shows nothing, or belongs to the page and not to a story.
fn is_page_part(element: &Element) -> bool {
    element.space != Space::Html
        || matches!(
            &*element.name,
            "script"
                | "style"
                | "template"
                | "noscript"
                | "nav"
                | "aside"
                | "form"
                | "button"
                | "select"
                | "dialog"
                | "head"
                | "title"
                | "meta"
                | "link"
                | "base"
                | "input"
        )
        || element.get("hidden").is_some()
}

fn is_furniture(element: &Element) -> bool {
    let named = |token: &str| {
        let token = token.to_ascii_lowercase();
        FURNITURE.iter().any(|word| token.contains(word))
    };
    element.classes().any(named) || element.get("id").is_some_and(named)
}

/// Reads the story of a page; the tree is used up.
pub(super) fn read(mut tree: Tree, top: Id, page: &mut Page) {
    let sums = Sums::of(&tree, top);
    page.heading = heading(&tree, top);
    let Some(story) = find(&tree, top, &sums) else {
        return around(&tree, top, None, page);
    };
    let container = container(&tree, top, story);
    around(&tree, container, Some(story), page);
    if container != top {
        footer(&tree, top, page);
    }
    let cover = if tree.name(story) == "article" { story } else { container };
    figures(&mut tree, cover, page);
    strip(&mut tree, story, &sums);
    page.paragraphs = paragraphs(&tree, story);
    let markup = written(&tree, story);
    page.story = Some(markup.trim().to_owned()).filter(|markup| !markup.is_empty() && !words(&tree, story).is_empty());
}

/// Of each node, how many characters stand in paragraphs below it, and right below it.
struct Sums {
    below: Vec<usize>,
    right_below: Vec<usize>,
}

impl Sums {
    fn of(tree: &Tree, top: Id) -> Self {
        let mut sums = Self { below: vec![0; tree.len()], right_below: vec![0; tree.len()] };
        let mut characters = vec![0_usize; tree.len()];
        let mut walk = tree.walk(top);
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(id) if tree.element(id).is_some_and(is_page_part) => walk.pass(id),
                Step::Enter(_) => {}
                Step::Leave(id) => {
                    let index = id.index();
                    if let (Some(text), Some(own)) = (tree.text(id), characters.get_mut(index)) {
                        *own = text.trim().chars().count();
                    }
                    let own = characters.get(index).copied().unwrap_or(0);
                    let paragraph = tree.name(id) == "p";
                    let below = if paragraph { own } else { sums.below.get(index).copied().unwrap_or(0) };
                    let Some(parent) = tree.parent(id).map(Id::index) else { continue };
                    if let Some(sum) = characters.get_mut(parent) {
                        *sum += own;
                    }
                    if let Some(sum) = sums.below.get_mut(parent) {
                        *sum += below;
                    }
                    if let Some(sum) = sums.right_below.get_mut(parent).filter(|_| paragraph) {
                        *sum += own;
                    }
                }
            }
        }
        sums
    }

    fn below(&self, id: Id) -> usize {
        self.below.get(id.index()).copied().unwrap_or(0)
    }
}

/// The element that is the story: one that says so, else the largest article, else what holds the most paragraphs.
fn find(tree: &Tree, top: Id, sums: &Sums) -> Option<Id> {
    let mut best: Option<((u8, usize), Id)> = None;
    let mut walk = tree.walk(top);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        let Some(element) = tree.element(id) else { continue };
        if is_page_part(element) {
            walk.pass(id);
            continue;
        }
        let below = sums.below(id);
        let right = sums.right_below.get(id.index()).copied().unwrap_or(0);
        let rank = match () {
            () if element
                .get("itemprop")
                .is_some_and(|prop| prop.split(' ').any(|p| p.eq_ignore_ascii_case("articleBody"))) =>
            {
                5
            }
            () if element.classes().any(is_body) => 4,
            () if &*element.name == "article" && below > 0 => 3,
            () if (&*element.name == "main" || element.get("role") == Some("main")) && below > SHORTEST => 2,
            () if right >= SHORTEST => 1,
            () => continue,
        };
        let size = if rank == 1 { right } else { below };
        if best.is_none_or(|(other, _)| (rank, size) > other) {
            best = Some(((rank, size), id));
        }
    }
    best.map(|(_, id)| id)
}

/// Whether a class is that of an element with the text: `article-body`, or a part of it, `article-body__content`.
fn is_body(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    let name =
        class.split_once("__").filter(|_| !BODIES.contains(&class.as_str())).map_or(class.as_str(), |(name, _)| name);
    BODIES.contains(&name)
}

/// What holds the story with its headline and byline.
fn container(tree: &Tree, top: Id, story: Id) -> Id {
    let mut holder = None;
    let mut at = story;
    while let Some(parent) = tree.parent(at).filter(|parent| *parent != top) {
        if matches!(tree.name(parent), "article" | "main") || tree.element(parent).is_some_and(|e| e.says("itemtype")) {
            holder = Some(parent);
            if tree.name(parent) == "article" {
                break;
            }
        }
        at = parent;
    }
    holder.unwrap_or(top)
}

fn heading(tree: &Tree, top: Id) -> Option<String> {
    let is_heading = |step| match step {
        Step::Enter(id) if tree.name(id) == "h1" => Some(words(tree, id)).filter(|words| !words.is_empty()),
        _ => None,
    };
    tree.walk(top).find_map(is_heading)
}

/// Marks of the container, and the lines before and behind the story.
fn around(tree: &Tree, container: Id, story: Option<Id>, page: &mut Page) {
    let mut passed = false;
    let mut walk = tree.walk(container);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        let Some(element) = tree.element(id) else { continue };
        if is_page_part(element) || is_furniture(element) && Some(id) != story && !holds(tree, id, story) {
            walk.pass(id);
            continue;
        }
        mark(tree, id, element, page);
        if Some(id) == story {
            passed = true;
            // What is marked in the story stands there for its readers.
            marked_inside(tree, id, page);
            walk.pass(id);
        } else if is_block(&element.name) && !matches!(&*element.name, "figure" | "figcaption" | "picture") {
            if !holds_block(tree, id) {
                let line = words(tree, id);
                let lines = if passed { &mut page.after } else { &mut page.before };
                if !line.is_empty() && line.len() < 2000 && lines.len() < LINES {
                    lines.push(line);
                }
            }
        } else if matches!(&*element.name, "figure") {
            walk.pass(id);
        }
    }
}

fn marked_inside(tree: &Tree, story: Id, page: &mut Page) {
    let mut walk = tree.walk(story);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        let Some(element) = tree.element(id) else { continue };
        if is_page_part(element) || is_furniture(element) || &*element.name == "figure" {
            walk.pass(id);
        } else if !(is_bare_time(element) && sentence(tree, id, story).is_some()) {
            // A time in a sentence is when something happened.
            mark(tree, id, element, page);
        }
    }
}

/// Whether the story stands in a node.
fn holds(tree: &Tree, id: Id, story: Option<Id>) -> bool {
    std::iter::successors(story, |at| tree.parent(*at)).any(|above| above == id)
}

fn holds_block(tree: &Tree, id: Id) -> bool {
    tree.walk(id).any(|step| matches!(step, Step::Enter(inner) if is_block(tree.name(inner))))
}

/// Copyright lines at the foot of a page.
fn footer(tree: &Tree, top: Id, page: &mut Page) {
    for step in tree.walk(top) {
        let Step::Enter(id) = step else { continue };
        if tree.name(id) == "footer" {
            let line = words(tree, id);
            if line.len() < 2000 && page.after.len() < LINES && line.contains('©') {
                page.after.push(line);
            }
        }
    }
}

/// The lines of a story: its blocks that hold no further blocks.
fn paragraphs(tree: &Tree, story: Id) -> Vec<String> {
    let mut lines = Vec::new();
    if !holds_block(tree, story) {
        lines.push(words(tree, story));
    }
    for step in tree.walk(story) {
        let Step::Enter(id) = step else { continue };
        if lines.len() < PARAGRAPHS && is_block(tree.name(id)) && !holds_block(tree, id) {
            lines.push(words(tree, id));
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}
