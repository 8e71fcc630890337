//! `body`: headlines, byline, dateline, notes, the text and its end.

use std::borrow::Cow;

use super::super::ATTRIBUTE;
use super::super::class;
use super::super::form::MOST_HOLDERS;
use super::docdata::add_holder;
use super::item::{Item, keep, time};
use super::text::{paragraphs, preserves, shown, words};
use super::{media, places};
use crate::diag::Report;
use crate::formats::nitf_credits;
use crate::formats::nitf_words::{self, Words};
use crate::formats::places::CREATOR;
use crate::formats::unasked;
use crate::model::{Article, Concept, Dateline, Party, RightsInfo, Text, TextKind};
use crate::syntax::xml::{Cursor, Piece, Tag};

/// `body` (NITF 3.6).
pub(super) fn read_body<'s>(item: &mut Item, cursor: &mut Cursor<'s>, body: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(body, report) {
        let tag = tag.respelled(&["body.head", "body.content", "body.end"]).unwrap_or(tag);
        match (tag.ns, tag.name) {
            ("", "body.head") => read_body_head(item, cursor, &tag, report),
            ("", "body.content") => read_content(item, cursor, &tag, report),
            ("", "body.end") => read_body_end(item, cursor, &tag, report),
            _ => item.other(cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

fn read_body_head<'s>(item: &mut Item, cursor: &mut Cursor<'s>, head: &Tag<'s>, report: &mut Report) {
    let mut abstracts = 0;
    while let Some(tag) = cursor.child(head, report) {
        match (tag.ns, tag.name) {
            ("", "hedline") => read_hedline(item, cursor, &tag, report),
            ("", "note") => read_note(item, cursor, &tag, report),
            ("", "rights") => read_rights(item, cursor, &tag, report),
            ("", "byline") => {
                let (mut by, mut creators) = (Vec::new(), Vec::new());
                read_credit(item, cursor, &tag, (&mut by, &mut creators), report);
                item.article.by.append(&mut by);
                item.article.creators.append(&mut creators);
            }
            ("", "distributor") => read_distributor(item, cursor, &tag, report),
            ("", "dateline") => read_dateline(item, cursor, &tag, report),
            ("", "abstract") => {
                let lang = item.lang_of(cursor);
                let text = Text { lang, ..paragraphs(cursor, &tag, report) };
                match abstracts {
                    0 => item.article.summary = Some(text),
                    _ => item.article.descriptions.push(text),
                }
                abstracts += 1;
            }
            ("", "copyrite") => read_copyrite(item, cursor, &tag, report),
            ("", "series") => read_series(item, &tag),
            // A head that is never closed has the rest of the body in it.
            ("", "body.content") => read_content(item, cursor, &tag, report),
            ("", "body.end") => read_body_end(item, cursor, &tag, report),
            _ => item.other(cursor, &tag, report),
        }
        places::note(&item.article, cursor, &tag, report);
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// `series`, which `docdata` may have named.
fn read_series(item: &mut Item, tag: &Tag<'_>) {
    let Some(name) = tag.attr("series.name").filter(|name| !name.trim().is_empty()) else { return };
    let list = &mut item.article.member_of;
    if !list.iter().take(MOST_HOLDERS).any(|known| known.name.as_deref() == Some(&*name)) {
        list.push(Concept::named(name));
    }
}

/// `hedline`: the first `hl1` and `hl2` are the ones to print. Some write the headline without an `hl1` around it.
fn read_hedline<'s>(item: &mut Item, cursor: &mut Cursor<'s>, hedline: &Tag<'s>, report: &mut Report) {
    let mut loose = String::new();
    while let Some(piece) = cursor.piece(hedline, report) {
        let tag = match piece {
            Piece::Text(words) => {
                loose.push_str(&words);
                continue;
            }
            Piece::Child(tag) => tag,
        };
        let mut text = item.words(cursor, "");
        match (tag.ns, tag.name) {
            ("", "hl1" | "hl2") => text.value = words(cursor, &tag, report),
            _ => {
                item.other(cursor, &tag, report);
                continue;
            }
        }
        let a = &mut item.article;
        let first = if tag.name == "hl1" { &mut a.headline } else { &mut a.subheadline };
        if first.is_none() {
            *first = Some(text);
        } else if tag.name == "hl1" {
            text.role = tag.attr("class").map(Into::into);
            a.headlines.push(text);
        } else {
            a.headlines.push(text.role("hl2"));
        }
        places::note(a, cursor, &tag, report);
        unasked::note(&tag, ATTRIBUTE, report);
    }
    let loose = item.words(cursor, shown(loose, false));
    if loose.value.is_empty() {
        return;
    }
    match &mut item.article.headline {
        None => item.article.headline = Some(loose),
        Some(_) => item.article.headlines.push(loose),
    }
}

/// `note`: a copyright notice, a note to editors (public when its type is `pa`), or kept as it came. Whatever its class,
/// one that is not to be published (`npa`) is a note to editors, and so is one that says of no class that it is.
fn read_note<'s>(item: &mut Item, cursor: &mut Cursor<'s>, note: &Tag<'s>, report: &mut Report) {
    let stated = |name: &str| note.attr(name).map(|value| value.trim().to_ascii_lowercase()).unwrap_or_default();
    let (class, kind) = (stated("noteclass"), stated("type"));
    let is_notice = class == "cpyrt" && kind != "npa";
    let is_cautionary = matches!(class.as_str(), "editorsnote" | "" | "undef");
    if !is_notice && !is_cautionary && kind != "npa" {
        item.article.extensions.push(keep(cursor, note, report));
        return;
    }
    let stated = cursor.attr(note, "nar", "visibility").map(Cow::into_owned);
    let visibility = match kind.as_str() {
        _ if stated.is_some() => stated,
        "pa" => Some("public".to_owned()),
        "npa" => Some("private".to_owned()),
        "" | "std" => None,
        other => Some(other.to_owned()),
    };
    let role = note.attr("class").or_else(|| note.attr("noteclass").filter(|_| !is_cautionary));
    let role = role.map(Cow::into_owned);
    while let Some(piece) = cursor.piece(note, report) {
        let lang = item.lang_of(cursor);
        let (text, tag) = match piece {
            Piece::Text(words) if words.trim().is_empty() => continue,
            // Where it stands is known when the note is closed.
            Piece::Text(words) => (Text::plain(shown(words.into_owned(), false)), None),
            Piece::Child(tag) => (paragraphs(cursor, &tag, report), Some(tag)),
        };
        let text = Text { lang, ..text };
        if is_notice {
            item.article.copyright_notice.push(text);
        } else {
            item.article.ed_notes.push(Text { role: role.clone(), visibility: visibility.clone(), ..text });
            tag.iter().for_each(|tag| places::note(&item.article, cursor, tag, report));
        }
    }
}

/// `copyrite`: a notice as it is printed, with its holder marked.
fn read_copyrite<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let (lang, preserve, mut all) = (item.lang_of(cursor), preserves(cursor, tag), Words::default());
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(text) => all.text(&text),
            Piece::Child(child) => {
                let text = nitf_words::read(cursor, &child, &mut all, report);
                let holder = Some(shown(text, preserve)).filter(|t| child.name == "copyrite.holder" && !t.is_empty());
                add_holder(&mut item.article.copyright_holder, holder);
                unasked::note(&child, ATTRIBUTE, report);
            }
        }
    }
    item.article.copyright_notice.push(Text { lang, ..Text::plain(shown(all.take(), preserve)) });
}

/// `rights`, printed in the head of the body. Where words stand between its parts, all of it is a sentence to print.
fn read_rights<'s>(item: &mut Item, cursor: &mut Cursor<'s>, rights: &Tag<'s>, report: &mut Report) {
    let (mut info, mut sentence, mut is_sentence) = (RightsInfo::default(), Words::default(), false);
    let outer = item.lang_of(cursor);
    while let Some(piece) = cursor.piece(rights, report) {
        let tag = match piece {
            Piece::Text(words) => {
                is_sentence |= words.contains(char::is_alphanumeric);
                sentence.text(&words);
                continue;
            }
            Piece::Child(tag) => tag,
        };
        let lang = item.lang_of(cursor);
        let date = time(&tag, "norm", report).and_then(Result::ok);
        let preserve = preserves(cursor, &tag);
        let text = shown(nitf_words::read(cursor, &tag, &mut sentence, report), preserve);
        let stated = || (!text.is_empty()).then(|| text.clone());
        match tag.name {
            "rights.owner" => add_holder(&mut item.article.copyright_holder, stated()),
            "rights.limitations" => item.article.usage_terms.push(Text { lang, ..Text::plain(text) }),
            "rights.agent" => info.agent = stated(),
            "rights.geography" => info.geography = stated(),
            "rights.type" => info.aspect = stated(),
            "rights.startdate" => info.start_date = date.or_else(|| read_time(&text)),
            "rights.enddate" => info.end_date = date.or_else(|| read_time(&text)),
            _ => info.raw = stated(),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    if is_sentence {
        let sentence = Text { lang: outer, ..Text::plain(shown(sentence.take(), false)) };
        item.article.usage_terms.push(sentence);
    }
    item.article.rights_info.push(info);
}

fn read_time(text: &str) -> Option<crate::model::Time> {
    crate::vocab::dates::read(text).ok().map(|s| s.time)
}

/// `byline` and `media-producer`: the words as printed, and the people in them.
pub(super) fn read_credit<'s>(
    item: &Item,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    (by, creators): (&mut Vec<Text>, &mut Vec<Party>),
    report: &mut Report,
) {
    let (lang, preserve) = (item.lang_of(cursor), preserves(cursor, tag));
    let unprinted = tag.attr("class").as_deref() == Some(class::CREATOR);
    let (mut all, before) = (Words::default(), creators.len());
    while let Some(piece) = cursor.piece(tag, report) {
        let child = match piece {
            Piece::Text(text) => {
                all.text(&text);
                continue;
            }
            Piece::Child(child) => child,
        };
        let (text, job_title) = match child.name {
            "person" => nitf_words::person(cursor, &child, &mut all, report),
            _ => (nitf_words::read(cursor, &child, &mut all, report), None),
        };
        let text = shown(text, preserve);
        match child.name {
            "person" if !text.is_empty() => {
                let literal = child.attr("value").filter(|code| !code.trim().is_empty()).map(Cow::into_owned);
                creators.push(Party { literal, job_title, ..Party::named(text) });
                let count = item.article.creators.len() + creators.len();
                report.place(CREATOR, count, || cursor.inside(&child));
            }
            "byttl" => {
                let last = creators.get_mut(before..).and_then(|own| own.last_mut());
                last.into_iter().for_each(|p| p.job_title = p.job_title.take().or_else(|| Some(text.clone())));
            }
            _ => {}
        }
        unasked::note(&child, ATTRIBUTE, report);
    }
    if !unprinted {
        by.push(Text { lang, ..Text::plain(shown(all.take(), preserve)) });
    }
}

/// `distributor`: the provider; its code, where `doc-id` names none. Each further one supplied the story too.
fn read_distributor<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let (preserve, mut all, mut loose) = (preserves(cursor, tag), Words::default(), false);
    let mut orgs = Vec::new();
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(text) => {
                loose |= text.contains(char::is_alphanumeric);
                all.text(&text);
            }
            Piece::Child(org) => {
                let literal = org.attr("value").map(Cow::into_owned);
                let name = Some(shown(nitf_words::read(cursor, &org, &mut all, report), preserve));
                orgs.push(Party { name: name.filter(|name| !name.is_empty()), literal, ..Party::default() });
                unasked::note(&org, ATTRIBUTE, report);
            }
        }
    }
    let name = Some(shown(all.take(), preserve)).filter(|name| !name.is_empty());
    if orgs.len() < 2 {
        // What stands around one name is printed with it.
        let literal = orgs.pop().and_then(|org| org.literal);
        orgs.push(Party { name, literal, ..Party::default() });
    } else if let Some(first) = orgs.first_mut().filter(|_| loose) {
        first.names.extend(name.map(Text::plain));
    }
    orgs.into_iter().filter(|org| org.print().is_some()).for_each(|org| distribute(&mut item.article, org));
}

/// Adds who distributes a story: the first one is its provider.
fn distribute(a: &mut Article, party: Party) {
    let provider = a.provider.get_or_insert_default();
    if provider.name.is_some() && party.name.is_some() && provider.name != party.name {
        let party = party.role("distributor");
        if !a.info_sources.iter().take(MOST_HOLDERS).any(|known| *known == party) {
            a.info_sources.push(party);
        }
        return;
    }
    provider.name = provider.name.take().or(party.name);
    provider.names.extend(party.names);
    match (&provider.literal, party.literal) {
        (Some(known), Some(code)) if *known != code => provider.same_as.push(code),
        (None, code) => provider.literal = code,
        (Some(_), _) => {}
    }
}

fn read_dateline<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let (class, preserve) = (tag.attr("class"), preserves(cursor, tag));
    let (mut all, mut line) = (Words::default(), Dateline::default());
    while let Some(piece) = cursor.piece(tag, report) {
        let child = match piece {
            Piece::Text(text) => {
                all.text(&text);
                continue;
            }
            Piece::Child(child) => child,
        };
        let norm = child.attr("norm");
        let text = nitf_words::read(cursor, &child, &mut all, report);
        let text = Some(shown(text, preserve)).filter(|t| !t.is_empty());
        match child.name {
            "location" if line.place.is_none() => line.place = text,
            "story.date" if line.date.is_none() => line.date = text.or_else(|| norm.map(Into::into)),
            _ => {}
        }
        unasked::note(&child, ATTRIBUTE, report);
    }
    if class.as_deref() == Some(class::PARTS) {
        match item.article.dateline.last_mut() {
            Some(last) if item.parts_follow => (last.place, last.date) = (line.place, line.date),
            _ => item.article.dateline.push(line),
        }
        item.parts_follow = false;
        return;
    }
    item.parts_follow = class.as_deref() == Some(class::WORDS);
    line.text = Some(shown(all.take(), preserve));
    item.article.dateline.push(line);
}

/// `body.content`: its markup whole, and its pictures as associations.
fn read_content<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let (lang, preserve) = (item.lang_of(cursor), preserves(cursor, tag));
    let own_media = tag.attr("id").as_deref() == Some(class::WITH_MEDIA);
    let markup = cursor.inner_whole(tag, report);
    let most = Article::MOST_ASSOCIATIONS.saturating_sub(item.article.associations.len());
    let (markup, found) = media::divide(&markup, own_media, most);
    found.into_iter().for_each(|m| media::read_media(item, m, report));
    if !own_media {
        nitf_credits::of_blocks(&markup, &mut item.article);
    }
    let value = if preserve { &*markup } else { markup.trim() };
    if value.is_empty() {
        return;
    }
    match item.article.bodies.first_mut() {
        Some(body) => body.value.push_str(value),
        None => item.article.bodies.push(Text { lang, ..Text::of(TextKind::Nitf, value) }),
    }
}

fn read_body_end<'s>(item: &mut Item, cursor: &mut Cursor<'s>, end: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(end, report) {
        match (tag.ns, tag.name) {
            ("", "tagline") => {
                let mut text = item.words(cursor, "");
                text.value = words(cursor, &tag, report);
                item.article.signoff.push(text);
            }
            ("", "copyrite") => read_copyrite(item, cursor, &tag, report),
            _ => item.other(cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}
