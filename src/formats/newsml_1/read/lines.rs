//! `NewsLines`: what is printed with the story.

use super::super::ATTRIBUTE;
use super::super::class;
use super::super::profiles::{self, Line, PRODUCT};
use super::item::Item;
use super::part::{Kept, code, words};
use super::places;
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Concept, Dateline, Link, Text};
use crate::syntax::xml::{Cursor, Piece, Tag};
use crate::vocab::edges::squash;

/// The elements, for those who spell them otherwise.
const NAMES: &[&str] = &[
    "HeadLine",
    "SubHeadLine",
    "ByLine",
    "ByLineTitle",
    "DateLine",
    "CreditLine",
    "CopyrightLine",
    "RightsLine",
    "SeriesLine",
    "SlugLine",
    "KeywordLine",
    "NewsLine",
];

/// `NewsLines` (NewsML 1.2); its children come in any order.
pub(super) fn read_lines<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    lines: &Tag<'s>,
    report: &mut Report,
) {
    while let Some(tag) = cursor.child(lines, report) {
        let tag = tag.respelled(NAMES).unwrap_or(tag);
        if tag.name == "NewsLine" {
            read_news_line(item, at, cursor, &tag, report);
        } else if !NAMES.contains(&tag.name) && !tag.is("MoreLink") {
            item.part(at).keep(Kept::Line, cursor, &tag, report);
        } else {
            read_line(item, at, cursor, &tag, report);
        }
        places::note(item.part(at), at, cursor, &tag, report);
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

fn read_line<'s>(item: &mut Item<'s>, at: usize, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let lang = item.lang_of(cursor);
    let (value, title) =
        if tag.name == "ByLine" { byline(cursor, tag, report) } else { (words(cursor, tag, report), None) };
    let stated = value.map(|value| Text { lang, ..Text::plain(value) });
    let part = item.part(at);
    if let Some(title) = title {
        part.article.by.extend(stated);
        return part.title(title);
    }
    let a = &mut part.article;
    if tag.name == "HeadLine" {
        part.headlines += 1;
    }
    let Some(text) = stated else { return };
    match tag.name {
        "HeadLine" if part.headlines == 1 => a.headline = Some(text),
        "HeadLine" => a.headlines.push(text),
        "SubHeadLine" if a.subheadline.is_none() => a.subheadline = Some(text),
        "SubHeadLine" => a.headlines.push(text.role("subheadline")),
        "ByLine" => a.by.push(text),
        "ByLineTitle" => part.title(text.value),
        "DateLine" => a.dateline.push(Dateline { text: Some(text.value), ..Dateline::default() }),
        "CreditLine" => a.creditline.push(text),
        "CopyrightLine" if tag.attr("Euid").as_deref() == Some(class::HOLDER) => {}
        "CopyrightLine" => a.copyright_notice.push(text),
        "RightsLine" => a.usage_terms.push(text),
        "SeriesLine" => a.member_of.push(Concept::named(text.value)),
        "SlugLine" => a.slugline.push(text),
        "KeywordLine" => a.keywords.push(text),
        _ => a.links.push(Link::new(text.value, "related")),
    }
}

/// `ByLine`, and the title that some have in it and not behind it.
fn byline<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> (Option<String>, Option<String>) {
    let (mut all, mut title) = (String::new(), None);
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(text) => all.push_str(&text),
            Piece::Child(child) if child.is("ByLineTitle") => title = words(cursor, &child, report).or(title),
            Piece::Child(child) => {
                all.push_str(&unasked::words(cursor, &child, ATTRIBUTE, report));
                unasked::note(&child, ATTRIBUTE, report);
            }
        }
    }
    (Some(squash(&all)).filter(|by| !by.is_empty()), title)
}

/// `NewsLine`: a line of another type; those whose type means nothing to us are kept as they came.
fn read_news_line<'s>(item: &mut Item<'s>, at: usize, cursor: &mut Cursor<'s>, line: &Tag<'s>, report: &mut Report) {
    let (mut kind, mut texts, mut raw) = (None, Vec::new(), Vec::new());
    let mut other = false;
    while let Some(tag) = cursor.child(line, report) {
        match tag.name {
            "NewsLineType" => kind = code(&tag),
            "NewsLineText" => {
                let lang = item.lang_of(cursor);
                let text = unasked::words(cursor, &tag, ATTRIBUTE, report).into_owned();
                texts.push(Text { lang, ..Text::plain(squash(&text)) });
                raw.push(text);
            }
            _ => other = true,
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    let kind = kind.unwrap_or_default();
    let part = item.part(at);
    let carried = raw.iter().filter(|text| part.carried(&kind, text)).count();
    if !other && !raw.is_empty() && carried == raw.len() {
        return;
    }
    texts.retain(|t| !t.value.is_empty());
    let place = profiles::news_line(&kind).filter(|_| !other);
    let a = &mut part.article;
    match place {
        _ if texts.is_empty() => {}
        Some(Line::Advisory) => a.ed_notes.append(&mut texts),
        Some(Line::Product) => a.ed_notes.extend(texts.into_iter().map(|t| t.role(PRODUCT))),
        Some(Line::Note(role)) => a.ed_notes.extend(texts.into_iter().map(|t| t.role(role))),
        Some(Line::SignOff) => a.signoff.append(&mut texts),
        Some(Line::Link) => a.links.extend(texts.into_iter().map(|t| Link::new(t.value, "related"))),
        Some(Line::Keyword) => a.keywords.append(&mut texts),
        Some(Line::By) => a.by.append(&mut texts),
        Some(Line::Credit) => a.creditline.append(&mut texts),
        Some(Line::Copyright) => a.copyright_notice.append(&mut texts),
        Some(Line::Rights) => a.usage_terms.append(&mut texts),
        Some(Line::Genre) => a.genres.extend(texts.into_iter().map(|t| Concept::named(t.value).role(&*kind))),
        None => item.again(at, Kept::Line, cursor, line, report),
    }
}
