//! NITF in content: its body is the text; what its head of the body prints is the story's where NewsML says nothing of it.

use super::super::ATTRIBUTE;
use super::compose::absorb;
use super::item::Item;
use super::part::{Kept, words};
use crate::diag::Report;
use crate::formats::nitf_credits::{self, read_byline, read_dateline};
use crate::formats::unasked;
use crate::model::{Article, Party, Text, TextKind};
use crate::syntax::xml::{Cursor, Tag};
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
                let head = item.whole(cursor, &tag);
                nitf_credits::of_head(&head, item.part(at).inside());
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
                    // What our writer puts there is a body, and who wrote it stands outside.
                    if !item.is_ours {
                        nitf_credits::of_blocks(&markup, item.part(at).inside());
                    }
                    let text: &mut Text = text.get_or_insert_with(|| Text::of(TextKind::Nitf, ""));
                    text.value.push_str(markup.trim());
                }
                "body.head" => read_head(item, at, cursor, &part, report),
                "body.end" => {
                    while let Some(line) = cursor.child(&part, report) {
                        if line.is("tagline") {
                            let signoff = words(cursor, &line, report).map(Text::plain);
                            item.part(at).inside().signoff.extend(signoff);
                        } else {
                            item.part(at).keep(Kept::Other, cursor, &line, report);
                        }
                        unasked::note(&line, ATTRIBUTE, report);
                    }
                }
                _ => item.part(at).keep(Kept::Other, cursor, &part, report),
            }
            unasked::note(&part, ATTRIBUTE, report);
        }
        unasked::note(&tag, ATTRIBUTE, report);
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
            let a = item.part(at).inside();
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
            unasked::note(&tag, ATTRIBUTE, report);
        }
        unasked::note(&docdata, ATTRIBUTE, report);
    }
}

/// `body.head`.
fn read_head<'s>(item: &mut Item<'s>, at: usize, cursor: &mut Cursor<'s>, head: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(head, report) {
        let a = item.part(at).inside();
        match tag.name {
            "hedline" => {
                while let Some(line) = cursor.child(&tag, report) {
                    let text = words(cursor, &line, report).map(Text::plain);
                    let first = if line.is("hl1") { &mut a.headline } else { &mut a.subheadline };
                    match (first.is_some(), text) {
                        (false, text) => *first = text,
                        (true, text) => a.headlines.extend(text),
                    }
                    unasked::note(&line, ATTRIBUTE, report);
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
                    unasked::note(&line, ATTRIBUTE, report);
                }
            }
            "note" if tag.attr("noteclass").as_deref() == Some("cpyrt") => {
                a.copyright_notice.extend(words(cursor, &tag, report).map(Text::plain));
            }
            "note" => a.ed_notes.extend(words(cursor, &tag, report).map(Text::plain)),
            _ => item.part(at).keep(Kept::Other, cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// Adds what NITF in another component prints.
pub(super) fn add_printed(all: &mut Option<Box<Article>>, more: Option<Box<Article>>) {
    match (all, more) {
        (Some(all), Some(more)) => absorb(all, *more),
        (all, more) => *all = all.take().or(more),
    }
}

/// What NITF in the content prints holds where NewsML says nothing of it.
pub(super) fn printed_inside(a: &mut Article, mut inside: Article) {
    nitf_credits::beside(a, &mut inside);
    nitf_credits::stricter(a, &inside);
    if a.dateline.iter().all(|line| line.text.is_none())
        && let [line, ..] = &mut *inside.dateline
    {
        let date = a.dateline.first_mut().and_then(|line| line.date.take());
        line.date = line.date.take().or(date);
        a.dateline.clear();
    }
    for member in Article::MEMBERS {
        if (member.is_blank)(a) && !(member.is_blank)(&inside) {
            (member.take)(&mut inside, a);
        }
    }
}
