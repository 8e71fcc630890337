//! NITF in content: its body is the text; what its head of the body prints is the story's where NewsML says nothing of it.

use super::item::Item;
use super::part::{Kept, words};
use crate::diag::Report;
use crate::model::{Article, Dateline, Party, Text, TextKind};
use crate::syntax::xml::{Cursor, Piece, Tag};
use crate::vocab::edges::squash;

/// `nitf`: the content of its body; what stands in its `head` is kept, and read as far as it says who owns the story and
/// what editors are told.
pub(super) fn read_nitf<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    nitf: &Tag<'s>,
    report: &mut Report,
) -> Option<Text> {
    let mut text = None;
    while let Some(tag) = cursor.child(nitf, report) {
        if !tag.is("body") {
            if tag.is("head") {
                read_docdata(item, at, cursor, &tag, report);
                item.again(at, Kept::Other, cursor, &tag, report);
            } else {
                item.part(at).keep(Kept::Other, cursor, &tag, report);
            }
            continue;
        }
        while let Some(part) = cursor.child(&tag, report) {
            match part.name {
                "body.content" => {
                    let markup = cursor.inner_whole(&part, report);
                    let text: &mut Text = text.get_or_insert_with(|| Text::of(TextKind::Nitf, ""));
                    text.value.push_str(markup.trim());
                }
                "body.head" => read_head(item, at, cursor, &part, report),
                "body.end" => {
                    while let Some(line) = cursor.child(&part, report) {
                        if line.is("tagline") {
                            let signoff = words(cursor, &line, report).map(Text::plain);
                            item.part(at).inside.signoff.extend(signoff);
                        } else {
                            item.part(at).keep(Kept::Other, cursor, &line, report);
                        }
                    }
                }
                _ => item.part(at).keep(Kept::Other, cursor, &part, report),
            }
        }
    }
    text
}

/// `docdata` in `head`: notes, holders and terms.
fn read_docdata<'s>(item: &mut Item<'s>, at: usize, cursor: &mut Cursor<'s>, head: &Tag<'s>, report: &mut Report) {
    while let Some(docdata) = cursor.child(head, report) {
        if !docdata.is("docdata") {
            cursor.skip(&docdata, report);
            continue;
        }
        while let Some(tag) = cursor.child(&docdata, report) {
            let a = &mut item.part(at).inside;
            let stated = |name: &str| tag.attr(name).map(|value| squash(&value)).filter(|value| !value.is_empty());
            match tag.name {
                "ed-msg" => a.ed_notes.extend(stated("info").map(Text::plain)),
                "doc.copyright" => a.copyright_holder.extend(stated("holder").map(Party::named)),
                "doc.rights" => {
                    a.copyright_holder.extend(stated("owner").map(Party::named));
                    a.usage_terms.extend(stated("limitations").map(Text::plain));
                }
                _ => {}
            }
            cursor.skip(&tag, report);
        }
    }
}

/// `body.head`.
fn read_head<'s>(item: &mut Item<'s>, at: usize, cursor: &mut Cursor<'s>, head: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(head, report) {
        let a = &mut item.part(at).inside;
        match tag.name {
            "hedline" => {
                while let Some(line) = cursor.child(&tag, report) {
                    let text = words(cursor, &line, report).map(Text::plain);
                    let first = if line.is("hl1") { &mut a.headline } else { &mut a.subheadline };
                    match (first.is_some(), text) {
                        (false, text) => *first = text,
                        (true, text) => a.headlines.extend(text),
                    }
                }
            }
            "byline" => read_byline(a, cursor, &tag, report),
            "dateline" => a.dateline.extend(read_dateline(cursor, &tag, report)),
            "distributor" if a.provider.is_none() => a.provider = words(cursor, &tag, report).map(Party::named),
            "abstract" if a.summary.is_none() => {
                let markup = cursor.inner_whole(&tag, report);
                a.summary = Some(Text::of(TextKind::Nitf, markup.trim())).filter(|t| !t.value.is_empty());
            }
            "rights" => {
                while let Some(line) = cursor.child(&tag, report) {
                    let text = words(cursor, &line, report);
                    match line.name {
                        "rights.owner" => a.copyright_holder.extend(text.map(Party::named)),
                        _ => a.usage_terms.extend(text.map(Text::plain)),
                    }
                }
            }
            "note" if tag.attr("noteclass").as_deref() == Some("cpyrt") => {
                a.copyright_notice.extend(words(cursor, &tag, report).map(Text::plain));
            }
            "note" => a.ed_notes.extend(words(cursor, &tag, report).map(Text::plain)),
            _ => item.part(at).keep(Kept::Other, cursor, &tag, report),
        }
    }
}

/// `byline`: its words, and the people in it.
fn read_byline<'s>(a: &mut Article, cursor: &mut Cursor<'s>, byline: &Tag<'s>, report: &mut Report) {
    let mut all = String::new();
    while let Some(piece) = cursor.piece(byline, report) {
        match piece {
            Piece::Text(text) => all.push_str(&text),
            Piece::Child(tag) => {
                let text = cursor.text(&tag, report);
                all.extend([" ", &text, " "]);
                let text = squash(&text);
                match tag.name {
                    "person" if !text.is_empty() => a.creators.push(Party::named(text)),
                    "byttl" => {
                        let last = a.creators.last_mut().filter(|p| p.job_title.is_none());
                        last.into_iter().for_each(|p| p.job_title = Some(text.clone()));
                    }
                    _ => {}
                }
            }
        }
    }
    let by = squash(&all);
    a.by.extend((!by.is_empty()).then(|| Text::plain(by)));
}

/// `dateline`: its words, the place and the date in it.
fn read_dateline<'s>(cursor: &mut Cursor<'s>, dateline: &Tag<'s>, report: &mut Report) -> Option<Dateline> {
    let (mut all, mut line) = (String::new(), Dateline::default());
    while let Some(piece) = cursor.piece(dateline, report) {
        match piece {
            Piece::Text(text) => all.push_str(&text),
            Piece::Child(tag) => {
                let text = cursor.text(&tag, report);
                all.push_str(&text);
                let text = Some(squash(&text)).filter(|t| !t.is_empty());
                match tag.name {
                    "location" => line.place = line.place.take().or(text),
                    "story.date" => line.date = line.date.take().or(text),
                    _ => {}
                }
            }
        }
    }
    line.text = Some(squash(&all)).filter(|t| !t.is_empty());
    line.text.is_some().then_some(line)
}
