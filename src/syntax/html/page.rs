//! What an HTML page says of the story on it: its head, the marks of microdata and microformats, and the story itself.
//!
//! Nothing here knows what a word means for news; it is found and told apart by the names that pages give it.

use std::ops::Range;

use super::fragment;
use super::scan::{self, Markup, Next};
use super::story;
use super::tree::{Data, Element, Id, Step, Tree};

/// How many marks, links and the like are taken from a page.
const MOST: usize = 500;

/// How many bytes of words are taken of one element.
const LONGEST: usize = 20_000;

/// A page as far as it speaks of a story.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// `lang` of the root.
    pub language: Option<String>,
    /// `base`.
    pub base: Option<String>,
    /// `title`.
    pub title: Option<String>,
    /// `meta` elements: name, property or `http-equiv` in lower case, and content.
    pub metas: Vec<(String, String)>,
    /// Links of the head, and links of the page that have a relation.
    pub links: Vec<PageLink>,
    /// What elements say by their `itemprop`, `rel` or `class`, in the order of the page.
    pub marks: Vec<Mark>,
    /// The first heading.
    pub heading: Option<String>,
    /// The story's own markup, without its figures.
    pub story: Option<String>,
    /// The paragraphs of the story, as read.
    pub paragraphs: Vec<String>,
    /// Lines that stand before the story.
    pub before: Vec<String>,
    /// Lines that stand behind it.
    pub after: Vec<String>,
    /// Pictures with their captions.
    pub figures: Vec<Figure>,
}

/// A link with a relation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageLink {
    /// The relations, in lower case, a blank between them.
    pub rel: String,
    /// Where it leads.
    pub href: String,
    /// Its media type.
    pub media_type: Option<String>,
    /// The language of what stands there.
    pub hreflang: Option<String>,
    /// The words of it.
    pub words: String,
}

/// What an element is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A person's or an organisation's name.
    Author,
    /// A line that should name the author.
    Byline,
    /// The headline.
    Headline,
    /// The summary.
    Summary,
    /// When it was published.
    Published,
    /// When it was changed.
    Modified,
    /// A section of a newspaper.
    Section,
    /// A keyword.
    Tag,
    /// Where it comes from.
    Source,
    /// Who publishes it.
    Publisher,
    /// Who holds the copyright.
    Holder,
    /// The dateline.
    Dateline,
    /// A credit.
    Credit,
    /// A copyright notice.
    Copyright,
}

/// A marked element: its words, or the value that it states for machines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is marked as.
    pub said: Said,
    /// What it says.
    pub words: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// A picture, a sound or a video on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Its file.
    pub src: String,
    /// `img`, `video` or `audio`.
    pub element: String,
    /// What stands for it where it cannot be seen.
    pub alt: Option<String>,
    /// Its width, as stated.
    pub width: Option<u32>,
    /// Its height, as stated.
    pub height: Option<u32>,
    /// The words below it, without its credit.
    pub caption: String,
    /// Words that are marked as its credit.
    pub credit: Option<String>,
}

/// Where the content of the script blocks of JSON-LD stands.
pub fn json_ld(html: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(angle) = scan::next_angle(html, at) {
        at = match scan::markup_at(html, angle) {
            None => angle + 1,
            Some(Markup::Tag { closing: false, name, end }) => {
                let element = html.get(name.clone()).unwrap_or_default().to_ascii_lowercase();
                if !scan::RAW.contains(&element.as_str()) {
                    end
                } else {
                    let close = scan::raw_end(html, end, &element);
                    if element == "script" && found.len() < MOST && is_json_ld(html, name.end) {
                        found.push(end..close);
                    }
                    close
                }
            }
            Some(other) => other.end(),
        };
    }
    found
}

fn is_json_ld(html: &str, mut at: usize) -> bool {
    while let Next::Attribute(attribute, next) = scan::next_attribute(html, at) {
        let text = |range: Range<usize>| html.get(range).unwrap_or_default();
        if text(attribute.name.clone()).eq_ignore_ascii_case("type") {
            let kind = attribute.value.map(text).unwrap_or_default().trim();
            return kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        }
        at = next;
    }
    false
}

impl Page {
    /// Reads a page.
    pub fn read(html: &str) -> Self {
        let (tree, top) = fragment::tree(html);
        let mut page = Self::default();
        page.language = tree.element(top).and_then(|root| root.get("lang").or(root.get("xml:lang"))).map(str::to_owned);
        page.head(&tree, top);
        story::read(tree, top, &mut page);
        page
    }

    fn head(&mut self, tree: &Tree, top: Id) {
        let mut walk = tree.walk(top);
        while let Some(step) = walk.next() {
            let Step::Enter(id) = step else { continue };
            let Some(element) = tree.element(id) else { continue };
            match &*element.name {
                "script" | "style" | "template" | "svg" => walk.pass(id),
                "meta" => self.meta(element),
                "title" if self.title.is_none() => self.title = Some(words(tree, id)).filter(|title| !title.is_empty()),
                "base" if self.base.is_none() => self.base = element.get("href").map(str::to_owned),
                "link" => self.link(element, String::new()),
                "a" if element.says("rel") => self.link(element, words(tree, id)),
                // A fragment has no element of this name: it says its language all the same.
                "html" if self.language.is_none() => self.language = element.get("lang").map(str::to_owned),
                _ => {}
            }
        }
    }

    fn meta(&mut self, element: &Element) {
        let name = ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(|name| element.get(name));
        let content =
            element.get("content").or(element.get("value")).map(str::trim).filter(|content| !content.is_empty());
        if let (Some(name), Some(content)) = (name, content)
            && self.metas.len() < MOST
        {
            self.metas.push((name.trim().to_ascii_lowercase(), content.to_owned()));
        }
    }

    fn link(&mut self, element: &Element, words: String) {
        let href = element.get("href").map(str::trim).filter(|href| !href.is_empty());
        let rel = element.get("rel").unwrap_or_default().split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(href) = href.filter(|_| !rel.is_empty() && self.links.len() < MOST) {
            self.links.push(PageLink {
                rel: rel.to_ascii_lowercase(),
                href: href.to_owned(),
                media_type: element.get("type").map(str::to_owned),
                hreflang: element.get("hreflang").map(str::to_owned),
                words,
            });
        }
    }

    /// The content of the first `meta` of one of these names.
    pub fn meta_of(&self, names: &[&str]) -> Option<&str> {
        let of = |name: &&str| self.metas.iter().find(|(key, _)| key == name).map(|(_, content)| content.as_str());
        names.iter().find_map(of)
    }

    /// The contents of all `meta` elements of one of these names.
    pub fn metas_of<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        self.metas.iter().filter(|(key, _)| names.contains(&key.as_str())).map(|(_, content)| content.as_str())
    }

    /// The first link of a relation.
    pub fn link_of(&self, rel: &str) -> Option<&PageLink> {
        self.links.iter().find(|link| link.rel.split(' ').any(|one| one == rel))
    }
}

/// The words below a node, with single blanks between them.
pub(super) fn words(tree: &Tree, top: Id) -> String {
    let mut out = String::new();
    let mut walk = tree.walk(top);
    while let Some(step) = walk.next().filter(|_| out.len() < LONGEST) {
        let Step::Enter(id) = step else {
            if let Step::Leave(id) = step
                && story::is_block(tree.name(id))
            {
                out.push(' ');
            }
            continue;
        };
        match tree.data(id) {
            Data::Text(text) => out.push_str(crate::text::start(text, LONGEST)),
            Data::Element(element)
                if matches!(&*element.name, "script" | "style" | "template" | "noscript" | "svg") =>
            {
                walk.pass(id);
            }
            Data::Element(element) if &*element.name == "br" => out.push(' '),
            _ => {}
        }
    }
    let mut spaced = String::with_capacity(out.len());
    for word in out.split(|c: char| c.is_whitespace() && c != '\u{a0}').filter(|word| !word.is_empty()) {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}
