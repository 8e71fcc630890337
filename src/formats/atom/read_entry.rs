//! An entry (RFC 4287, 4.1.2) and a tombstone (RFC 6721, 3).

use super::places;
use super::read::{Around, attributes, of_module, time, trim, unknown, words};
use super::read_feed::read_source;
use super::read_media::Pictures;
use super::read_parts::{category, enclosure, is_enclosure, link_of, person};
use super::text::{read_text, read_xhtml};
use crate::diag::Report;
use crate::formats::places::LINK;
use crate::formats::{Split, scopes};
use crate::model::{Article, Concept, Party, Text, canonical};
use crate::syntax::xml::{Cursor, Piece, Tag};
use crate::vocab::{dates, dublin_core, modules, nar, printed_party};

/// The elements of an entry, as they are spelled.
pub(super) const NAMES: &[&str] = &[
    "id",
    "title",
    "summary",
    "content",
    "link",
    "author",
    "contributor",
    "category",
    "published",
    "issued",
    "updated",
    "modified",
    "created",
    "rights",
    "copyright",
    "source",
];

/// Reads `atom:entry`.
pub(super) fn read_entry<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: Around<'s>,
    report: &mut Report,
) -> Split<Article> {
    attributes(cursor, tag, &["version"], report);
    let mut entry = Entry::new(cursor, tag, around);
    while let Some(child) = cursor.child(tag, report) {
        entry.child(cursor, child, report);
    }
    entry.finish(report)
}

/// Reads `at:deleted-entry`: an article that was canceled. Its comment is a public note.
pub(super) fn read_deleted_entry<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: Around<'s>,
    report: &mut Report,
) -> Split<Article> {
    attributes(cursor, tag, &["ref", "when"], report);
    let mut entry = Entry::new(cursor, tag, around);
    entry.deleted = true;
    entry.article.uri = tag.attr("ref").map(|uri| trim(&uri).to_owned());
    let when = tag.attr("when").unwrap_or_default();
    match dates::read(trim(&when)) {
        Ok(stated) => entry.article.version_created = Some(stated.time),
        Err(_) => attributes(cursor, tag, &["ref"], report),
    }
    while let Some(child) = cursor.child(tag, report) {
        if child.ns == "at" && child.name == "comment" && entry.comment.is_none() {
            entry.comment = read_text(cursor, &child, &entry.around, report);
        } else {
            entry.child(cursor, child, report);
        }
    }
    entry.finish(report)
}

/// An entry that is being read.
struct Entry<'s> {
    article: Box<Article>,
    carried: nar::Gather,
    /// What the carriers of enclosures hold, by the place of the association.
    enclosures: Vec<Article>,
    around: Around<'s>,
    media: Pictures<'s>,
    modules: modules::Modules,
    deleted: bool,
    comment: Option<Text>,
    /// How many links around the element just read were never closed.
    open_links: usize,
}

/// How many links may stand open in each other before what is in them is kept as it came.
const OPEN_LINKS: usize = 16;

impl<'s> Entry<'s> {
    fn new(cursor: &Cursor<'s>, tag: &Tag<'s>, around: Around<'s>) -> Self {
        let (around, language, base) = around.enter(cursor, tag);
        let mut article = Article::boxed();
        (article.language, article.base) = (language, base);
        let (carried, media, modules) = (nar::Gather::default(), Pictures::default(), modules::Modules::default());
        let (enclosures, comment) = (Vec::new(), None);
        Self { article, carried, enclosures, around, media, modules, deleted: false, comment, open_links: 0 }
    }

    fn child(&mut self, cursor: &mut Cursor<'s>, tag: Tag<'s>, report: &mut Report) {
        match self.around.key(&tag) {
            "atom" => self.element(cursor, tag.respelled(NAMES).unwrap_or(tag), report),
            "nar" => match nar::read_kept(&tag) {
                Some(kept) => self.article.extensions.push(kept),
                None if self.carried.read(cursor, &tag, report) => {}
                None => unknown(cursor, &tag, &mut self.article.extensions, report),
            },
            "media" => self.media(cursor, &tag, report),
            "dc" | "dcterms" => {
                self.dublin_core(cursor, &tag, report);
                places::entry(&self.article, cursor, &tag, report);
            }
            "content" if tag.name == "encoded" => {
                let encoded = words(cursor, &tag, &self.around, report);
                self.article.bodies.extend(encoded.map(Text::html));
            }
            "xhtml" if matches!(tag.name, "body" | "div") => {
                self.article.bodies.extend(read_xhtml(cursor, &tag, &self.around, report));
            }
            _ => self.module(cursor, &tag, report),
        }
    }

    /// What no arm takes, and a module may say all the same.
    fn module(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        of_module(cursor, tag, (&mut self.article.extensions, &mut self.modules), report);
    }

    fn element(&mut self, cursor: &mut Cursor<'s>, tag: Tag<'s>, report: &mut Report) {
        let (a, around, tag) = (&mut self.article, &self.around, &tag);
        match tag.name {
            "id" if a.uri.is_none() => a.uri = words(cursor, tag, around, report),
            "title" if a.headline.is_none() => a.headline = read_text(cursor, tag, around, report),
            "summary" if a.summary.is_none() => a.summary = read_text(cursor, tag, around, report),
            "content" if !is_multipart(tag) => a.bodies.extend(read_text(cursor, tag, around, report)),
            "link" if is_enclosure(cursor, tag) && a.associations.len() >= Article::MOST_ASSOCIATIONS => {
                unknown(cursor, tag, &mut a.extensions, report);
            }
            "link" if is_enclosure(cursor, tag) => self.enclosure(cursor, tag, report),
            "link" => self.link(cursor, tag, report),
            "author" => a.creators.push(person(cursor, tag, around, &mut a.extensions, report)),
            "contributor" => a.contributors.push(person(cursor, tag, around, &mut a.extensions, report)),
            "category" => a.subjects.push(category(cursor, tag, around, report)),
            "published" | "issued" if a.published.is_none() => {
                a.published = time(cursor, tag, around, &mut a.extensions, report);
            }
            "updated" | "modified" if a.version_created.is_none() => {
                a.version_created = time(cursor, tag, around, &mut a.extensions, report);
            }
            "created" if a.first_created.is_none() => {
                a.first_created = time(cursor, tag, around, &mut a.extensions, report);
            }
            "rights" | "copyright" if a.copyright_notice.is_empty() => {
                a.copyright_notice.extend(read_text(cursor, tag, around, report));
            }
            "source" if a.source.is_none() => a.source = read_source(cursor, tag, around, report),
            _ => unknown(cursor, tag, &mut a.extensions, report),
        }
        places::entry(&self.article, cursor, tag, report);
    }

    /// `link`. One that is never closed, as HTML has it, has the rest of the entry in it.
    fn link(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let at = self.article.links.len();
        let mut link = link_of(cursor, tag, &self.around, report);
        let mut words = String::new();
        while let Some(piece) = cursor.piece(tag, report) {
            match piece {
                Piece::Text(text) => words.push_str(&text),
                Piece::Child(child) if self.open_links < OPEN_LINKS => {
                    self.open_links += 1;
                    self.child(cursor, child, report);
                    self.open_links -= 1;
                }
                Piece::Child(child) => unknown(cursor, &child, &mut self.article.extensions, report),
            }
        }
        if link.href.is_empty() {
            link.href = trim(&words).to_owned();
        }
        if !link.href.is_empty() {
            self.article.links.insert(at, link);
        }
    }

    fn enclosure(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let (article, carried) = enclosure(cursor, tag, &self.around, &mut self.article.extensions, report);
        if let Some(carried) = carried {
            self.enclosures.resize_with(self.article.associations.len(), Article::default);
            self.enclosures.push(*carried);
        } else if article == Article::default() {
            return;
        }
        self.article.associations.push(article);
    }

    fn media(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let before = self.article.extensions.len();
        if !self.media.read(self.around.text, cursor, tag, before, report) && cursor.is_open(tag) {
            unknown(cursor, tag, &mut self.article.extensions, report);
        }
    }

    /// Dublin Core, where Atom says nothing of the kind.
    fn dublin_core(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let (a, around) = (&mut self.article, &self.around);
        match (tag.ns, tag.name) {
            ("dc", "title") if a.headline.is_none() => a.headline = read_text(cursor, tag, around, report),
            ("dc", "description") if a.summary.is_none() => a.summary = read_text(cursor, tag, around, report),
            // Many a feed says `author`, which Dublin Core does not have.
            ("dc", "creator" | "author") => {
                dublin_core::parties(around.text, cursor, tag, report, |party| a.creators.push(party));
            }
            ("dc", "contributor") => {
                dublin_core::parties(around.text, cursor, tag, report, |party| a.contributors.push(party));
            }
            ("dcterms", "creator") => a.creators.extend(words(cursor, tag, around, report).map(Party::named)),
            ("dcterms", "contributor") => a.contributors.extend(words(cursor, tag, around, report).map(Party::named)),
            ("dc" | "dcterms", "identifier") if a.uri.is_none() => a.uri = words(cursor, tag, around, report),
            ("dc", "publisher") if a.provider.is_none() => {
                a.provider = words(cursor, tag, around, report).map(|words| printed_party::read_party(&words));
            }
            ("dc", "subject") => a.subjects.extend(words(cursor, tag, around, report).map(Concept::term)),
            ("dc", "language") if a.language.is_none() => a.language = words(cursor, tag, around, report),
            ("dc", "rights") if a.copyright_notice.is_empty() => {
                a.copyright_notice.extend(read_text(cursor, tag, around, report));
            }
            ("dc" | "dcterms", "date") | ("dcterms", "issued") if a.published.is_none() => {
                a.published = time(cursor, tag, around, &mut a.extensions, report);
            }
            ("dcterms", "modified") if a.version_created.is_none() => {
                a.version_created = time(cursor, tag, around, &mut a.extensions, report);
            }
            ("dcterms", "created") if a.first_created.is_none() => {
                a.first_created = time(cursor, tag, around, &mut a.extensions, report);
            }
            ("dcterms", "rightsHolder") => {
                a.copyright_holder.extend(words(cursor, tag, around, report).map(Party::named));
            }
            ("dcterms", "publisher") if a.provider.is_none() => {
                a.provider = words(cursor, tag, around, report).map(Party::named);
            }
            _ => self.module(cursor, tag, report),
        }
    }

    fn finish(mut self, report: &mut Report) -> Split<Article> {
        self.media.add(self.around.text, &mut self.article, &mut self.enclosures, report);
        let mut carried = self.carried.finish();
        let language = carried.as_ref().and_then(|c| c.language.as_deref()).or(self.around.lang.as_deref());
        let base = carried.as_ref().and_then(|c| c.base.as_deref()).or(self.around.base.as_deref());
        scopes::of_own_texts(&mut self.article, language, base);
        self.comment.iter_mut().for_each(|comment| scopes::text_in(comment, language, base));
        if self.deleted {
            tombstone(carried.get_or_insert_default(), self.comment);
        }
        if !self.enclosures.is_empty() {
            carried.get_or_insert_default().associations = self.enclosures;
        }
        if let Some(carried) = &mut carried {
            self.article.extensions.append(&mut carried.extensions);
            take_licenses(&mut self.article, carried);
        }
        // An association without a file stands empty beside its carrier and has to keep its place.
        let mut associations = std::mem::take(&mut self.article.associations);
        associations.iter_mut().for_each(canonical);
        canonical(&mut self.article);
        self.article.associations = associations;
        let place = |count, place| report.place(LINK, count, || place);
        self.modules.fill(&mut self.article, carried.as_deref(), place);
        Split { native: self.article, carried }
    }
}

/// Alternatives in one content (Atom 0.3) are content elements inside it.
fn is_multipart(tag: &Tag<'_>) -> bool {
    tag.attr("type").is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("multipart/"))
}

/// What a tombstone says stands where a carrier would have it.
fn tombstone(carried: &mut Article, comment: Option<Text>) {
    carried.pub_status = Some("canceled".into());
    if let Some(mut note) = comment.filter(|_| carried.ed_notes.is_empty()) {
        note.visibility = Some("public".into());
        carried.ed_notes.push(note);
    }
}

/// The writer states the page of each usage term as a license link too (RFC 4946); they are no links of the article.
fn take_licenses(article: &mut Article, carried: &Article) {
    for href in carried.usage_terms.iter().rev().filter_map(|terms| terms.href.as_ref()) {
        let link = article.links.iter().rposition(|link| link.href == *href && link.is("license"));
        if let Some(at) = link {
            article.links.remove(at);
        }
    }
}
