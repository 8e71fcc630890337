//! A rule with its check, and what a check sees.

use std::cell::OnceCell;

use super::Earlier;
use super::content::Ruled;
use crate::diag::{Diagnostic, Places, Rule, Span};
use crate::model::{Article, Feed, Time};
use crate::syntax::json::Fields;
use crate::syntax::wire::Frame;
use crate::syntax::xml::{Node, Tree};
use crate::vocab::slots::{Key, bit};

/// A rule and its check.
#[derive(Clone, Copy)]
pub struct Check {
    /// Its words.
    pub rule: &'static Rule,
    /// Looks at one part of a document.
    pub check: fn(&Part<'_>, &mut dyn FnMut(Diagnostic)),
    /// The notes of readers that say the same: where the rule found something they are left out.
    pub covers: &'static [&'static str],
    /// What it looks at; a part that has nothing of it is not shown to it. Words with blanks between them, any of which may
    /// be met: `*` every part, `above` what stands above the articles, `articles` each of them; and of XML `sy:updateBase`
    /// an element of a vocabulary ([`namespaces`](crate::vocab::namespaces)), `:guid` one of the format's own of RSS,
    /// `media:*` any of a vocabulary,
    /// `@xml` attributes whose names begin so, `@:` attributes with a prefix, `!` prefixes that nothing declares, `<` texts with
    /// markup or references of HTML in them.
    pub at: &'static str,
}

/// A rule whose check looks at every part, and says nothing that a reader noted.
pub const fn check(rule: &'static Rule, check: fn(&Part<'_>, &mut dyn FnMut(Diagnostic))) -> Check {
    Check { rule, check, covers: &[], at: "*" }
}

impl Check {
    /// The same with the notes of readers that it covers.
    pub const fn covering(self, covers: &'static [&'static str]) -> Self {
        Self { covers, ..self }
    }
    /// The same for what looks at this alone.
    pub const fn at(self, at: &'static str) -> Self {
        Self { at, ..self }
    }
}

/// Lists of checks as one list.
///
/// # Panics
/// While compiling, when `N` is not how many there are.
pub const fn join<const N: usize>(lists: &[&[Check]]) -> [Check; N] {
    let Some(mut out) = first::<N>(lists) else { panic!("there is no check") };
    let (mut list, mut at) = (0, 0);
    while list < lists.len() {
        let mut n = 0;
        while n < lists[list].len() {
            out[at] = lists[list][n];
            (n, at) = (n + 1, at + 1);
        }
        list += 1;
    }
    assert!(at == N, "there are more places than checks");
    out
}

const fn first<const N: usize>(lists: &[&[Check]]) -> Option<[Check; N]> {
    let mut list = 0;
    while list < lists.len() {
        if !lists[list].is_empty() {
            return Some([lists[list][0]; N]);
        }
        list += 1;
    }
    None
}

/// How many checks there are in lists.
pub const fn count(lists: &[&[Check]]) -> usize {
    let (mut list, mut n) = (0, 0);
    while list < lists.len() {
        n += lists[list].len();
        list += 1;
    }
    n
}

/// What a check sees: everything above the articles, or one article.
pub struct Part<'a> {
    /// The format, as its card has it.
    pub format: &'static str,
    /// The part as a positioned tree; empty where the format is none of XML.
    pub tree: &'a Tree<'a>,
    /// The part as an object of JSON, where the format is of that.
    pub json: Option<&'a Fields<'a>>,
    /// The part as a message, where the format is one of wires.
    pub frame: Option<&'a Frame>,
    /// What was read of the article; `None` above the articles.
    pub article: Option<&'a Article>,
    /// What was read above the articles, as the document states it.
    pub feed: &'a Feed,
    /// Where the values of the article, or of the feed above the articles, stand.
    pub places: &'a Places,
    /// The version of the format that the document states.
    pub version: &'a str,
    /// The URL of the document, where it was given.
    pub base: Option<&'a str>,
    /// The moment at which the document is looked at, where somebody said it.
    pub now: Option<&'a Time>,
    /// The decoded text of the whole document, in which spans stand.
    pub text: &'a str,
    /// What checks remember of the parts before.
    pub earlier: &'a Earlier,
    /// The elements with their vocabularies, made when a check first asks.
    pub elements: OnceCell<Elements<'a>>,
    /// The HTML in texts, looked for when a check first asks.
    pub tags: OnceCell<Markup>,
    /// What a schema has its say about, looked for when a check first asks.
    pub ruled: OnceCell<Ruled<'a>>,
}

/// The elements of a part, and which vocabularies they are of: most rules are of one that a document does not use.
#[derive(Default)]
pub struct Elements<'a> {
    all: Vec<Placed<'a>>,
    vocabularies: Vec<&'static str>,
    /// The bits of all their names: a rule whose elements a part does not have is done with it after one comparison.
    names: u64,
    /// Of those that may stand more than once.
    repeated: u64,
}

/// The HTML in the texts of a part.
#[derive(Default)]
pub struct Markup {
    /// The tags that rules may find something in.
    pub tags: Vec<TextTag>,
    /// The texts that are not said to be HTML: their elements, and where they stand.
    pub undeclared: Vec<(String, Span)>,
    /// What is not closed, or closes nothing.
    pub broken: Vec<(String, Span)>,
    /// Elements that HTML does not have.
    pub unknown_elements: Vec<(String, Span)>,
    /// Attributes that neither HTML nor SVG nor MathML has, with the elements they are of.
    pub unknown_attributes: Vec<(String, Span)>,
}

/// A tag in a text that is HTML, or an element of XHTML: names in small letters.
#[derive(Clone, Debug)]
pub struct TextTag {
    /// The name of the element.
    pub name: String,
    /// The attributes, each with its place.
    pub attributes: Vec<(String, String, Span)>,
    /// Where it stands.
    pub span: Span,
}

/// An element with the vocabulary it is of and the element it stands in.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    /// The prefix of its vocabulary, as [`namespaces`](crate::vocab::namespaces) has it; `""` for the format's own of RSS.
    pub ns: &'static str,
    /// The element.
    pub node: Node<'a, 'a>,
    /// Its name.
    pub key: Key<'a>,
    /// The bit of its name.
    pub bit: u64,
    /// The vocabulary and the element around it.
    pub parent: Option<(&'static str, Node<'a, 'a>)>,
}

/// Whether two prefixes are the same; most are the empty one, or stand at the same place in memory.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && (a.is_empty() || std::ptr::eq(a, b) || a == b)
}

impl Placed<'_> {
    /// Whether it is this element. Names differ more often than vocabularies.
    pub fn is(&self, ns: &str, name: &str) -> bool {
        self.key == Key::new(name) && same(self.ns, ns)
    }
    /// Whether it stands right in this element.
    pub fn within(&self, ns: &str, name: &str) -> bool {
        self.parent.is_some_and(|(around, node)| around == ns && node.name() == name)
    }
}

impl<'a> Part<'a> {
    /// The root of the part.
    pub fn root(&self) -> Option<Node<'a, 'a>> {
        self.tree.root()
    }
    /// The root, when the part is an article.
    pub fn item(&self) -> Option<Node<'a, 'a>> {
        self.root().filter(|_| self.article.is_some())
    }
    /// The root, when the part is what stands above the articles.
    pub fn above(&self) -> Option<Node<'a, 'a>> {
        self.root().filter(|_| self.article.is_none())
    }
    /// The base that the links of the part are relative to: its own, else the feed's, else the document's URL.
    pub fn base(&self) -> Option<&'a str> {
        self.article.and_then(|a| a.base.as_deref()).or(self.feed.base.as_deref()).or(self.base)
    }
    /// Every element, in the order of the document.
    pub fn elements(&self) -> &[Placed<'a>] {
        &self.known().all
    }
    /// The vocabularies of its elements, each once.
    pub fn vocabularies(&self) -> &[&'static str] {
        &self.known().vocabularies
    }
    /// Whether any element is of this vocabulary.
    pub fn holds(&self, ns: &str) -> bool {
        self.known().vocabularies.iter().any(|known| same(known, ns))
    }
    /// Whether any element has one of these bits of names.
    pub fn has_names(&self, bits: u64) -> bool {
        self.known().names & bits != 0
    }
    /// Whether two elements have the same of these bits of names.
    pub fn repeats_names(&self, bits: u64) -> bool {
        self.known().repeated & bits != 0
    }
    fn known(&self) -> &Elements<'a> {
        self.elements.get_or_init(|| {
            let (mut out, mut vocabularies) =
                (Vec::<Placed<'a>>::with_capacity(self.tree.len()), Vec::<&'static str>::new());
            let (mut names, mut repeated) = (0, 0);
            let mut open: Vec<(usize, usize)> = Vec::new();
            for node in self.tree.all() {
                let depth = node.tag().depth;
                while open.pop_if(|(around, _)| *around >= depth).is_some() {}
                let parent = open.last().and_then(|(_, at)| out.get(*at)).map(|around| (around.ns, around.node));
                open.push((depth, out.len()));
                let ns = self.earlier.vocabulary(node);
                if !vocabularies.iter().any(|known| same(known, ns)) {
                    vocabularies.push(ns);
                }
                let (key, bit) = (Key::new(node.name()), bit(node.name()));
                repeated |= names & bit;
                names |= bit;
                out.push(Placed { ns, node, key, bit, parent });
            }
            Elements { all: out, vocabularies, names, repeated }
        })
    }
    /// The elements of a vocabulary.
    pub fn of<'p>(&'p self, ns: &'static str) -> impl Iterator<Item = &'p Placed<'a>> {
        let elements = if self.holds(ns) { self.elements() } else { &[] };
        elements.iter().filter(move |placed| same(placed.ns, ns))
    }
    /// The elements of a vocabulary with this name.
    pub fn named<'p>(&'p self, ns: &'static str, name: &'static str) -> impl Iterator<Item = &'p Placed<'a>> {
        let key = Key::new(name);
        let elements = if self.has_names(bit(name)) && self.holds(ns) { self.elements() } else { &[] };
        elements.iter().filter(move |placed| placed.key == key && same(placed.ns, ns))
    }
    /// The vocabulary of an element, by the prefix that [`namespaces`](crate::vocab::namespaces) has for it.
    pub fn vocabulary(&self, node: Node<'_, '_>) -> &'static str {
        self.earlier.vocabulary(node)
    }
    /// The children of an element that are of this vocabulary and have this name.
    pub fn children(
        &self,
        of: Node<'a, 'a>,
        ns: &'static str,
        name: &'static str,
    ) -> impl Iterator<Item = Node<'a, 'a>> {
        of.children().filter(move |child| child.name() == name && self.vocabulary(*child) == ns)
    }
}

/// A finding of a rule: severity, remedy and clause are the rule's.
pub fn finding(rule: &Rule, message: impl Into<String>, span: Span) -> Diagnostic {
    let mut d = Diagnostic::new(rule.id, rule.severity(), message).help(rule.remedy).at(span);
    d.url = Some(rule.clause.url.into());
    d
}
