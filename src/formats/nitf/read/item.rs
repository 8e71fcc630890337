//! One `nitf` element.

use std::borrow::Cow;

use super::super::{VOCABULARIES, class, names_docdata};
use super::{attributes, body, docdata, head, ttnitf};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::Split;
use crate::model::{AltId, Article, Extension, Field, Lang, Text, Time, Whole, canonical, canonical_of_plain};
use crate::syntax::xml::{Cursor, Limits, Tag};
use crate::text::is_plain;
use crate::vocab::dates::{self, Unreadable};
use crate::vocab::nar;
use crate::vocab::signals::{self, Stop};

/// What is known of one article while it is read.
#[derive(Default)]
pub(super) struct Item {
    /// What the elements of NITF state.
    pub article: Box<Article>,
    /// What the carrier states.
    pub gather: nar::Gather,
    /// What the carriers of the pictures state.
    pub carried: Vec<Article>,
    /// `xml:lang` of the root.
    pub lang: Option<String>,
    /// `management-status` as it came.
    pub status: Option<String>,
    /// The `id` of a `docdata` whose status says what a signal does.
    pub killed: Option<String>,
    /// `date.release`.
    pub release: Option<Release>,
    /// Values of attributes that stand in `meta`: the attribute, the place in its list, the value.
    pub attributes: Vec<(String, usize, String)>,
    /// The parts of the dateline read last stand in the next one.
    pub parts_follow: bool,
    /// How many years, and how many holders, no element was kept for: a year is the next holder's.
    pub years: (usize, usize),
    /// How many misplaced `docdata` are being read, one in the other.
    misplaced: u8,
    /// What `docdata` in elements that are kept as they came state.
    astray: Option<Box<Item>>,
    /// Whether a value that came by another way than the cursor may need canonical form.
    pub odd: bool,
}

/// A `docdata` in a misplaced one in a misplaced one is nobody's mistake; deeper ones are kept and not read.
const MISPLACED: u8 = 4;

/// A `date.release`.
pub(super) struct Release {
    /// When, or why that is not known.
    pub time: Result<Time, Unreadable>,
    /// Its `id`.
    pub id: Option<String>,
    /// The element as it came.
    pub whole: Extension,
    /// Where the time stands.
    pub place: Span,
}

/// Reads `root`, just opened.
pub(super) fn read_item<'s>(cursor: &mut Cursor<'s>, root: &Tag<'s>, report: &mut Report) -> Split<Article> {
    let mut item = Item { lang: cursor.lang().map(str::to_owned), ..Item::default() };
    item.odd = !cursor.lang().is_none_or(is_plain);
    if ttnitf::is_document(root) {
        ttnitf::read(&mut item, cursor, root, report);
        return item.finish(cursor.is_plain(), report);
    }
    let stated = root.attr("baselang").filter(|l| !l.trim().is_empty()).map(|l| l.trim().to_owned());
    item.article.language = stated.or_else(|| item.lang.clone());
    item.article.base = cursor.attr(root, "xml", "base").map(Cow::into_owned);
    if let Some(uno) = root.attr("uno") {
        item.article.alt_ids.push(AltId::new(uno, "uno"));
    }
    while let Some(tag) = cursor.child(root, report) {
        let tag = tag.respelled(&["head", "body"]).unwrap_or(tag);
        match (tag.ns, tag.name) {
            ("", "head") => head::read_head(&mut item, cursor, &tag, report),
            ("", "body") => body::read_body(&mut item, cursor, &tag, report),
            _ => item.other(cursor, &tag, report),
        }
    }
    item.finish(cursor.is_plain(), report)
}

impl Item {
    /// An element of the carrier, or one that nobody knows.
    pub fn other<'s>(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        if tag.ns == "nar" {
            if let Some(kept) = nar::read_kept(tag) {
                self.odd = true;
                self.article.extensions.push(kept);
                return;
            }
            if self.gather.read(cursor, tag, report) {
                return;
            }
        }
        if self.misplaced >= MISPLACED {
            return self.article.extensions.push(keep(cursor, tag, report));
        }
        self.misplaced += 1;
        if tag.ns.is_empty() && tag.is("docdata") {
            let message = "docdata stands outside the head; it is read as if it stood there";
            report.add(Diagnostic::warning("nitf/misplaced-docdata", message).at(tag.span()));
            docdata::read_docdata(self, cursor, tag, report);
        } else {
            let kept = keep(cursor, tag, report);
            self.obey(&kept.raw);
            self.article.extensions.push(kept);
        }
        self.misplaced -= 1;
    }

    /// Whatever else an element is that is kept as it came, a `docdata` in it holds or kills the story. What else it says
    /// stays there.
    fn obey(&mut self, kept: &str) {
        if !names_docdata(kept) {
            return;
        }
        // What is broken in it was noted when it was kept.
        let quiet = &mut Report::default();
        let mut cursor = Cursor::piece_of(kept, VOCABULARIES, Limits::default());
        let mut open: Vec<_> = cursor.root(quiet).into_iter().collect();
        while let Some(tag) = open.last() {
            match cursor.child(&tag.clone(), quiet) {
                None => drop(open.pop()),
                Some(child) if child.ns.is_empty() && child.is("docdata") => {
                    let (lang, misplaced) = (self.lang.clone(), self.misplaced);
                    let astray = self.astray.get_or_insert_with(|| Box::new(Self { lang, ..Self::default() }));
                    astray.misplaced = misplaced;
                    docdata::read_docdata(astray, &mut cursor, &child, quiet);
                }
                Some(child) => open.push(child),
            }
        }
    }

    /// Takes what a `docdata` astray states and nothing else does. What it says besides stays in the element that is kept.
    fn fill(&mut self, mut astray: Self, carried: Option<&Article>) {
        if let Some(inner) = astray.astray.take() {
            astray.fill(*inner, None);
        }
        attributes::state(&mut astray.article, astray.attributes);
        astray.article.extensions.clear();
        let unsaid = |a: &Article| Article::MEMBERS.iter().filter(move |m| (m.is_blank)(a)).collect::<Vec<_>>();
        for member in unsaid(&self.article).into_iter().filter(|m| carried.is_none_or(m.is_blank)) {
            (member.copy)(&astray.article, &mut self.article);
        }
        let said = |blank: fn(&Article) -> bool| carried.is_none_or(blank);
        let (a, other) = (&mut self.article, *astray.article);
        if said(|a| a.ed_notes.is_empty()) {
            add(&mut a.ed_notes, other.ed_notes);
        }
        if said(|a| a.expires.is_empty()) {
            add(&mut a.expires, other.expires);
        }
        if said(|a| a.relations.is_empty()) {
            add(&mut a.relations, other.relations.into_iter().filter(|other| Stop::of_relation(other).is_some()));
        }
        if said(|a| a.rights_info.is_empty()) {
            add(&mut a.rights_info, other.rights_info.into_iter().filter(|info| info.end_date.is_some()));
        }
        // What stops the story does so wherever it stands.
        self.status = match (self.status.take(), astray.status) {
            (Some(own), Some(other)) if own.eq_ignore_ascii_case("usable") => Some(other),
            (own, other) => own.or(other),
        };
        self.release = match (self.release.take(), astray.release) {
            (Some(own), Some(other)) if docdata::holds_longer(&other, &own) => Some(other),
            (own, other) => own.or(other),
        };
        self.killed = self.killed.take().or(astray.killed);
        self.odd = true;
    }

    /// The language of the element just opened, where it is not the document's.
    pub fn lang_of(&self, cursor: &Cursor<'_>) -> Option<Lang> {
        let lang = cursor.lang();
        (lang != self.lang.as_deref()).then(|| Lang(lang.unwrap_or_default().to_owned()))
    }

    /// A text in the language of the element just opened.
    pub fn words(&self, cursor: &Cursor<'_>, value: impl Into<String>) -> Text {
        Text { lang: self.lang_of(cursor), ..Text::plain(value) }
    }

    /// What was read; `plain` when nothing that the cursor gave needs canonical form.
    fn finish(mut self, plain: bool, report: &mut Report) -> Split<Article> {
        attributes::state(&mut self.article, std::mem::take(&mut self.attributes));
        let mut carried = std::mem::take(&mut self.gather).finish();
        if let Some(astray) = self.astray.take() {
            self.fill(*astray, carried.as_deref());
        }
        let canonical = if plain && !self.odd { canonical_of_plain } else { canonical };
        self.life_cycle(report);
        let mut pictures = std::mem::take(&mut self.article.associations);
        pictures.iter_mut().for_each(canonical);
        canonical(&mut self.article);
        self.article.associations = pictures;
        if self.article.title.is_none() && carried.as_ref().is_some_and(|c| c.title.is_some()) {
            // Its words are the headline's, but not all of it.
            self.article.title.clone_from(&self.article.headline);
        }
        let stop = || carried.as_deref().and_then(Stop::signalled).map(Stop::status);
        if let Some(killed) = self.killed
            && self.article.pub_status.as_deref().is_some_and(|status| stop() == Some(status))
        {
            self.article.pub_status = (killed == class::KILL).then(|| "usable".to_owned());
        }
        if let Some(carried) = &carried {
            // What NITF's own words say of these is only a part of what the carrier says.
            let a = &mut self.article;
            carried.alt_ids.first().inspect(|_| a.alt_ids.clear());
            carried.signals.first().inspect(|_| a.signals.clear());
            carried.relations.first().inspect(|_| a.relations.clear());
        }
        if self.carried.iter().any(|c| *c != Article::default()) {
            carried.get_or_insert_default().associations = self.carried;
        }
        Split { native: self.article, carried }
    }

    /// `management-status` and `date.release` together: embargoed is usable from then on (NITF 3.6, docdata).
    fn life_cycle(&mut self, report: &mut Report) {
        let a = &mut self.article;
        let stated = self.status.take();
        let word = stated.as_deref().and_then(signals::status);
        let embargoed = word == Some("embargoed");
        let id = self.release.as_ref().and_then(|r| r.id.as_deref());
        let marked = matches!(id, Some(class::EMBARGO | class::EMBARGO_ONLY));
        a.pub_status = match word {
            Some("embargoed") if id == Some(class::EMBARGO_ONLY) => None,
            Some("embargoed") => Some("usable".to_owned()),
            Some(word) => Some(word.to_owned()),
            None => stated,
        };
        match self.release.take() {
            Some(Release { time: Ok(time), whole, place, .. }) => {
                let issued = a.version_created.as_ref();
                let later = issued.is_none_or(|issued| is_later(&time, issued));
                if embargoed || marked || later {
                    a.embargoed_until = Some(time);
                    report.place(Field::EmbargoedUntil(Whole), 1, || place);
                } else if issued != Some(&time) {
                    a.extensions.push(whole);
                }
            }
            Some(Release { time: Err(Unreadable::Forever), .. }) => set_indefinite(a),
            Some(_) | None if embargoed || marked => set_indefinite(a),
            Some(_) | None => {}
        }
    }
}

/// Adds what is not there yet.
fn add<T: PartialEq>(list: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

/// Whether a release is later than the issue; where only one of them states a zone, whether it may be.
fn is_later(release: &Time, issued: &Time) -> bool {
    const DAY: i64 = 24 * 3600;
    let (Some(release_at), Some(issued_at)) = (release.seconds(0), issued.seconds(0)) else { return true };
    if release.has_zone() == issued.has_zone() {
        return release_at > issued_at;
    }
    release_at + DAY > issued_at && release.as_str().get(..19) != issued.as_str().get(..19)
}

fn set_indefinite(article: &mut Article) {
    article.embargo.get_or_insert_with(|| "indefinite".to_owned());
}

/// The element as it came, with a note.
pub(super) fn keep<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Extension {
    let message = format!("<{}> has no place of its own and is kept as it came", tag.qualified());
    report.add(Diagnostic::info("nitf/kept-as-extension", message).at(tag.span()));
    Extension {
        ns: tag.uri.clone().into_owned(),
        name: tag.name.to_owned(),
        raw: cursor.whole(tag, report),
        ..Extension::default()
    }
}

/// The time of an attribute; what cannot be read is noted.
pub(super) fn time(tag: &Tag<'_>, name: &str, report: &mut Report) -> Option<Result<Time, Unreadable>> {
    let text = tag.attr(name)?;
    match dates::read(&text) {
        Ok(stated) => Some(Ok(stated.time)),
        Err(Unreadable::Empty) => None,
        Err(why) => {
            let message = format!("`{text}` in {}@{name} is not a time", tag.name);
            report.add(Diagnostic::warning("nitf/unreadable-date", message).at(tag.span()));
            Some(Err(why))
        }
    }
}
