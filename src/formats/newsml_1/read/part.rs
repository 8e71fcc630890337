//! One component while it is read, and what its elements share.

use super::super::{ATTRIBUTE, class};
use super::content::Content;
use crate::diag::{Diagnostic, Report};
use crate::formats::unasked;
use crate::model::{Article, Extension, Party, Text, Time};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::edges::squash;
use crate::vocab::{dates, nar};

/// One NewsComponent, as far as it was read.
#[derive(Default)]
pub(super) struct Part {
    /// The component around it.
    pub parent: Option<usize>,
    /// How many are around it.
    pub depth: usize,
    /// What its own metadata states.
    pub article: Box<Article>,
    /// What the carrier in it states.
    pub gather: nar::Gather,
    /// `Role@FormalName`
    pub role: Option<String>,
    /// `Euid`, else `Duid`.
    pub name: Option<String>,
    /// What stands in it: text and files.
    pub contents: Vec<Content>,
    /// How many headlines were met.
    pub headlines: usize,
    /// `ByLineTitle`, with the byline before it in small letters.
    pub titles: Vec<(String, String)>,
    /// `DateLineDate`
    pub dateline_date: Option<String>,
    /// Lines, properties and other elements that no member takes, and those that the carrier holds.
    pub kept: [Vec<Extension>; 4],
    /// What the NITF in its content states, where there is any.
    pub inside: Option<Box<Article>>,
    /// Whether it has a `Provider`, named or not.
    pub has_provider: bool,
}

/// Nobody has more titles in one component; further ones are words of the byline.
const MOST_TITLES: usize = 100;

/// Where an extension stands among those of its part.
#[derive(Clone, Copy)]
pub(super) enum Kept {
    Line,
    Property,
    Other,
    Carrier,
}

impl Part {
    /// What the NITF in its content states.
    pub fn inside(&mut self) -> &mut Article {
        self.inside.get_or_insert_default()
    }
    /// Takes the title of those whom the last byline names: it is printed with it.
    pub fn title(&mut self, title: String) {
        let by = &mut self.article.by;
        if self.titles.len() < MOST_TITLES {
            let named = by.last().map(|by| by.value.to_lowercase()).unwrap_or_default();
            self.titles.push((named, title.clone()));
        }
        match by.last_mut() {
            Some(by) => by.value.extend([", ", &title]),
            None => by.push(Text::plain(title)),
        }
    }
    /// Gives creators the titles that stand with them in a byline.
    pub fn entitle(&mut self) {
        for (by, title) in std::mem::take(&mut self.titles) {
            let names = |p: &Party| p.name.as_ref().is_some_and(|name| by.contains(&name.to_lowercase()));
            let them = self.article.creators.iter_mut().take(MOST_TITLES).filter(|p| p.job_title.is_none() && names(p));
            them.for_each(|p| p.job_title = Some(title.clone()));
        }
    }
    /// Keeps an element as it came, with a note.
    pub fn keep<'s>(&mut self, place: Kept, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let kept = extension(cursor, tag, report);
        if !kept.raw.is_empty() {
            let message = format!("`{}` has no place of its own and is kept as it came", tag.qualified());
            report.add(Diagnostic::info("newsml-1/kept-as-extension", message).at(tag.span()));
            self.push(place, kept);
        }
    }
    /// Adds an element that came.
    pub fn push(&mut self, place: Kept, kept: Extension) {
        if let Some(list) = self.kept.get_mut(place as usize) {
            list.push(kept);
        }
    }
    /// Takes what the carrier says under a name; `false` when it is none of its names.
    pub fn carried(&mut self, name: &str, value: &str) -> bool {
        if !name.starts_with(class::CARRIER) {
            return false;
        }
        if name == class::ELEMENT
            && let Ok([ns, name, raw]) = serde_json::from_str::<[String; 3]>(value)
        {
            self.push(Kept::Carrier, Extension { ns, name, raw });
            return true;
        }
        self.gather.meta(name, value)
    }
}

/// The element `tag` whole; nothing of one that says nothing.
pub(super) fn extension<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Extension {
    if tag.empty && cursor.attrs(tag).all(|attr| attr.value.trim().is_empty()) {
        return Extension::default();
    }
    let mut out = Extension::default();
    (out.ns, out.name) = (tag.uri.clone().into_owned(), tag.name.to_owned());
    out.raw = cursor.whole(tag, report);
    out
}

/// The time in a text; what cannot be read is noted.
pub(super) fn time(text: &str, tag: &Tag<'_>, report: &mut Report) -> Option<Time> {
    match dates::read(text) {
        Ok(stated) => Some(stated.time),
        Err(dates::Unreadable::Empty) => None,
        Err(_) => {
            let message = format!("`{text}` in {} is not a time", tag.name);
            report.add(Diagnostic::warning("newsml-1/unreadable-date", message).at(tag.span()));
            None
        }
    }
}

/// The attribute `FormalName`, where it says something.
pub(super) fn code(tag: &Tag<'_>) -> Option<String> {
    tag.attr("FormalName").filter(|c| !c.trim().is_empty()).map(|c| c.into_owned())
}

/// The words of an element that holds a line.
pub(super) fn words<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Option<String> {
    let words = squash(&unasked::words(cursor, tag, ATTRIBUTE, report));
    (!words.is_empty()).then_some(words)
}

/// Adds a text that says something and does not stand there yet.
pub(super) fn add(list: &mut Vec<Text>, text: Text) {
    if !text.value.is_empty() && !list.iter().take(100).any(|t| *t == text) {
        list.push(text);
    }
}
