//! One NewsItem.

use super::super::ATTRIBUTE;
use super::super::identity::Parts;
use super::super::life;
use super::above::Above;
use super::content::read_content;
use super::lines::read_lines;
use super::management::{self, read_identification, read_management};
use super::metadata::{read_administrative, read_descriptive, read_metadata};
use super::part::{Kept, Part, code, extension, words};
use super::rights::read_rights;
use super::topics::Topics;
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::{Split, unasked};
use crate::model::{Article, Lang, Link, Text};
use crate::syntax::xml::{Cursor, Tag};

/// Components of an item that are read; further ones are kept as they came.
const MOST_PARTS: usize = 2000;
/// Items in items in items nobody sends; deeper ones are kept as they came.
const MOST_WITHIN: u8 = 4;

/// What is known of one item while it is read.
pub(super) struct Item<'s> {
    text: &'s str,
    /// Its outermost component, which holds what stands outside of all, too.
    pub first: Part,
    /// The other ones, each behind those around it.
    pub rest: Vec<Part>,
    /// `xml:lang` of the outermost component.
    pub lang: Option<String>,
    /// `xml:lang` of the item.
    pub outer_lang: Option<String>,
    /// The identifier in parts.
    pub id: Parts,
    /// Whether its ProviderId names the provider.
    pub names_provider: bool,
    /// Whether the writer of this format wrote it, which carries what it knows of the story.
    pub is_ours: bool,
    /// Its status.
    pub status: life::Stated,
    /// Where the time of its release stands.
    pub release_at: Option<Span>,
    /// Topics of the document and the item.
    pub topics: Topics,
    /// Components that were entered.
    entered: usize,
    /// How many items it stands in.
    within: u8,
    /// Items that stand in it, and what the carriers there state.
    pub inner: Vec<(Article, Article)>,
}

/// Reads `root`, just opened; it is the one of this number in its document.
pub(super) fn read_item<'s>(
    text: &'s str,
    cursor: &mut Cursor<'s>,
    root: &Tag<'s>,
    (above, number): (&Above, usize),
    report: &mut Report,
) -> Split<Article> {
    let mut item = Item::new(text, cursor, above.topics.clone());
    item.is_ours = above.is_ours();
    let mut outside = Article::default();
    above.state(&mut outside, number);
    let a = &mut item.part(0).article;
    (a.transmission, a.services) = (outside.transmission, outside.services);
    outside.extensions.into_iter().for_each(|e| item.part(0).push(Kept::Other, e));
    item.read(cursor, root, report)
}

/// Reads an item that stands in another one, and knows its topics.
fn read_within<'s>(
    text: &'s str,
    cursor: &mut Cursor<'s>,
    root: &Tag<'s>,
    topics: Topics,
    within: u8,
    report: &mut Report,
) -> Split<Article> {
    let mut item = Item::new(text, cursor, topics);
    item.within = within;
    item.read(cursor, root, report)
}

impl<'s> Item<'s> {
    /// An item of which nothing was read yet.
    fn new(text: &'s str, cursor: &Cursor<'_>, topics: Topics) -> Self {
        let lang = cursor.lang().map(str::to_owned);
        Item {
            text,
            first: Part::default(),
            rest: Vec::new(),
            lang: lang.clone(),
            outer_lang: lang,
            id: Parts::default(),
            names_provider: true,
            is_ours: false,
            status: life::Stated::default(),
            release_at: None,
            topics,
            entered: 0,
            within: 0,
            inner: Vec::new(),
        }
    }

    /// Reads it to its end.
    fn read(mut self, cursor: &mut Cursor<'s>, root: &Tag<'s>, report: &mut Report) -> Split<Article> {
        self.part(0).article.base = cursor.attr(root, "xml", "base").map(|b| b.into_owned());
        while let Some(tag) = cursor.child(root, report) {
            match tag.name {
                "Identification" => {
                    read_identification(&mut self, cursor, &tag, report);
                    unasked::note(&tag, ATTRIBUTE, report);
                }
                "NewsManagement" => {
                    read_management(&mut self, cursor, &tag, report);
                    unasked::note(&tag, ATTRIBUTE, report);
                }
                "NewsComponent" => self.read_components(cursor, tag, report),
                _ => self.read_part(0, cursor, &tag, report),
            }
        }
        self.finish(report)
    }

    /// A part by its place.
    pub fn part(&mut self, at: usize) -> &mut Part {
        match at.checked_sub(1).and_then(|at| self.rest.get_mut(at)) {
            Some(part) => part,
            None => &mut self.first,
        }
    }

    /// The document.
    pub fn source(&self) -> &'s str {
        self.text
    }

    /// The language of the element just opened, where it is not that of the item.
    pub fn lang_of(&self, cursor: &Cursor<'_>) -> Option<Lang> {
        let lang = cursor.lang();
        (lang != self.lang.as_deref()).then(|| Lang(lang.unwrap_or_default().to_owned()))
    }

    /// Keeps an element that was read to its end and not understood.
    pub fn again(&mut self, at: usize, place: Kept, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        if let Some((mut again, tag)) = self.reread(cursor, tag) {
            self.part(at).keep(place, &mut again, &tag, report);
        }
    }

    /// An element that was read to its end, as it came.
    pub fn whole(&self, cursor: &mut Cursor<'s>, tag: &Tag<'s>) -> String {
        let whole = self.reread(cursor, tag).map(|(mut again, tag)| again.whole(&tag, &mut Report::default()));
        whole.unwrap_or_default()
    }

    /// A cursor behind the start tag of an element that was read to its end: what was wrong with it was told.
    pub fn reread(&self, cursor: &mut Cursor<'s>, tag: &Tag<'s>) -> Option<(Cursor<'s>, Tag<'s>)> {
        let mut again = Cursor::resume(self.text, tag.start..cursor.position(), &cursor.scope());
        let tag = again.root(&mut Report::default())?;
        Some((again, tag))
    }

    /// The components inside one another, without recursion.
    fn read_components(&mut self, cursor: &mut Cursor<'s>, top: Tag<'s>, report: &mut Report) {
        let first = self.enter(cursor, &top, None);
        unasked::note(&top, ATTRIBUTE, report);
        let mut open = vec![(top, first)];
        while let Some((tag, at)) = open.last() {
            let at = *at;
            match cursor.child(tag, report) {
                None => drop(open.pop()),
                Some(child) if child.is("NewsComponent") && self.rest.len() < MOST_PARTS => {
                    let inner = self.enter(cursor, &child, Some(at));
                    unasked::note(&child, ATTRIBUTE, report);
                    open.push((child, inner));
                }
                Some(child) => self.read_part(at, cursor, &child, report),
            }
        }
    }

    /// Begins a component. The outermost one goes on with what the item itself states.
    fn enter(&mut self, cursor: &Cursor<'s>, tag: &Tag<'s>, parent: Option<usize>) -> usize {
        let name = ["Euid", "Duid"].iter().find_map(|name| tag.attr(name)).filter(|n| !n.trim().is_empty());
        self.entered += 1;
        if self.entered == 1 {
            self.lang = cursor.lang().map(str::to_owned);
            return 0;
        }
        let depth = parent.map_or(0, |p| self.part(p).depth) + 1;
        let name = name.map(|n| n.into_owned());
        // A second outermost component, which no version of the DTD allows, stands beside the first one's children.
        let parent = Some(parent.unwrap_or(0));
        self.rest.push(Part { parent, depth, name, ..Part::default() });
        self.rest.len()
    }

    /// A NewsItem in a component (NewsML 1.2, NewsComponent): it goes with the story, and has a life and credits of its own.
    fn read_inner(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let topics = std::mem::take(&mut self.topics);
        let inner = read_within(self.text, cursor, tag, topics.clone(), self.within + 1, report);
        self.topics = topics;
        let carried = inner.carried.map(|carried| *carried).unwrap_or_default();
        let name = ["Euid", "Duid"].iter().find_map(|name| tag.attr(name)).filter(|name| !name.trim().is_empty());
        let article = Article { name: name.map(|name| name.into_owned()), ..*inner.native };
        self.inner.push((article, carried));
    }

    /// A child of a component, or of the item outside of its components.
    fn read_part(&mut self, at: usize, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let tag = &tag.respelled(NAMES).unwrap_or_else(|| tag.clone());
        match tag.name {
            "Role" => self.part(at).role = code(tag),
            "NewsLines" => read_lines(self, at, cursor, tag, report),
            "AdministrativeMetadata" => read_administrative(self, at, cursor, tag, report),
            "RightsMetadata" => read_rights(self, at, cursor, tag, report),
            // The second spelling is of TASS.
            "DescriptiveMetadata" | "DescriptiveMetada" => read_descriptive(self, at, cursor, tag, report),
            "Metadata" => read_metadata(self, at, cursor, tag, report),
            "ContentItem" => read_content(self, at, cursor, tag, report),
            "Comment" => {
                let (lang, role) = (self.lang_of(cursor), code(tag));
                let text = words(cursor, tag, report).map(|t| Text { lang, role, ..Text::plain(t) });
                self.part(at).article.ed_notes.extend(text);
            }
            "TopicSet" => {
                let set = extension(cursor, tag, report);
                self.topics.read(&set.raw);
                self.part(at).push(Kept::Other, set);
            }
            "BasisForChoice" => {
                let message = "how to choose between equivalent components is left out";
                report.add(Diagnostic::info("newsml-1/left-out", message).at(tag.span()));
            }
            "Property" => super::metadata::read_property(self, at, cursor, tag, report),
            "NewsItemRef" => {
                let uri = tag.attr("NewsItem").filter(|u| !u.trim().is_empty()).map(|u| u.into_owned());
                let mut title = None;
                while let Some(comment) = cursor.child(tag, report) {
                    title = title.or(words(cursor, &comment, report));
                }
                self.part(at).article.links.extend(uri.map(|uri| Link { title, ..Link::new(uri, "item") }));
            }
            "NewsItem" if self.within < MOST_WITHIN && self.inner.len() < Article::MOST_ASSOCIATIONS => {
                self.read_inner(cursor, tag, report);
            }
            "Update" => {
                self.part(at).keep(Kept::Other, cursor, tag, report);
                management::obey_update(self, cursor, tag);
            }
            _ => self.part(at).keep(Kept::Other, cursor, tag, report),
        }
        unasked::note(tag, ATTRIBUTE, report);
    }
}

/// Children of a component, for those who spell them otherwise.
const NAMES: &[&str] = &[
    "Role",
    "NewsLines",
    "AdministrativeMetadata",
    "RightsMetadata",
    "DescriptiveMetadata",
    "Metadata",
    "ContentItem",
    "Comment",
    "TopicSet",
];
