//! What a document of NITF that is the content of something prints of who wrote it, supplied it and owns it; also in a `block`
//! of its body, which has a byline, a dateline, a copyright and a source of its own.

use std::collections::HashSet;

use crate::diag::Report;
use crate::formats::nitf_words::{self, Words};
use crate::formats::{ReadOptions, Split, by_id};
use crate::model::{Article, Dateline, Member, Party, Text};
use crate::syntax::xml::{Cursor, Limits, Piece, Tag};
use crate::text;
use crate::vocab::edges::squash;
use crate::vocab::{agencies, signals};

/// The elements that are read of a block.
const PRINTED: [&str; 4] = ["<byline", "<dateline", "<copyrite", "<datasource"];
/// More bylines than that nobody prints, nor more blocks within each other.
const MOST: usize = 100;

/// Whether the markup of a body could state any of it.
pub(crate) fn stand_in(markup: &str) -> bool {
    memchr::memmem::find(markup.as_bytes(), b"<block").is_some() && PRINTED.iter().any(|name| markup.contains(name))
}

/// Adds what the blocks of a body print and nothing before them did. The body keeps its words.
pub(crate) fn of_blocks(markup: &str, a: &mut Article) {
    if !stand_in(markup) {
        return;
    }
    // What is broken in it was noted when the body was read.
    let quiet = &mut Report::default();
    let body = format!("<body.content>{markup}</body.content>");
    let mut cursor = Cursor::piece_of(&body, &[], Limits::default());
    let (mut open, mut printed) = (Vec::new(), Article::default());
    open.extend(cursor.root(quiet));
    while let Some(around) = open.last() {
        let Some(tag) = cursor.child(&around.clone(), quiet) else {
            open.pop();
            continue;
        };
        let inside = open.len() > 1;
        match tag.name {
            "block" if open.len() < MOST => open.push(tag),
            "byline" if inside && printed.by.len() < MOST => read_byline(&mut printed, &mut cursor, &tag, quiet),
            "dateline" if inside && printed.dateline.is_empty() => {
                printed.dateline.extend(read_dateline(&mut cursor, &tag, quiet));
            }
            "copyrite" if inside => read_copyright(&mut printed, &mut cursor, &tag, quiet),
            "datasource" if inside => {
                let name = squash(&cursor.text(&tag, quiet));
                printed.info_sources.extend((!name.is_empty()).then(|| Party::named(name)));
            }
            _ => cursor.skip(&tag, quiet),
        }
    }
    add(a, printed);
}

fn add(a: &mut Article, printed: Article) {
    let dated = !a.dateline.is_empty();
    a.dateline.extend(printed.dateline.into_iter().filter(|_| !dated));
    for (list, more) in [(&mut a.by, printed.by), (&mut a.copyright_notice, printed.copyright_notice)] {
        add_new(list, more, |known, text| known.value == text.value);
    }
    for (list, more) in [
        (&mut a.creators, printed.creators),
        (&mut a.copyright_holder, printed.copyright_holder),
        (&mut a.info_sources, printed.info_sources),
    ] {
        add_new(list, more, |known, party| known.print() == party.print());
    }
}

/// Adds to a list, which then holds no more than a story has, what is not in it.
fn add_new<T>(list: &mut Vec<T>, more: Vec<T>, same: impl Fn(&T, &T) -> bool) {
    for one in more {
        if list.len() < MOST && !list.iter().any(|known| same(known, &one)) {
            list.push(one);
        }
    }
}

/// Adds to a list, whatever it holds, so many of what is not among its first.
fn add_unlike<T>(list: &mut Vec<T>, more: &mut Vec<T>, same: impl Fn(&T, &T) -> bool) {
    for one in more.drain(..).take(MOST) {
        if !list.iter().take(MOST).any(|known| same(known, &one)) {
            list.push(one);
        }
    }
}

/// Adds what NITF in the content of an item states of its rights and sources and the item's own metadata do not.
pub(crate) fn beside(a: &mut Article, nitf: &mut Article) {
    let same = |one: &Party, other: &Party| {
        let (one, other) = (one.print().unwrap_or_default(), other.print().unwrap_or_default());
        letters(one) == letters(other) || agencies::by_name(one).is_some_and(|a| Some(a) == agencies::by_name(other))
    };
    let distributor = nitf.provider.take().filter(|p| p.print().is_some());
    match (&a.provider, distributor) {
        (None, distributor) => a.provider = distributor,
        (Some(own), Some(other))
            if !same(own, &other) && !a.info_sources.iter().take(MOST).any(|p| same(p, &other)) =>
        {
            a.info_sources.push(other.role("distributor"));
        }
        _ => {}
    }
    let texts = [
        (&mut a.copyright_notice, &mut nitf.copyright_notice),
        (&mut a.usage_terms, &mut nitf.usage_terms),
        (&mut a.creditline, &mut nitf.creditline),
        (&mut a.ed_notes, &mut nitf.ed_notes),
    ];
    for (list, more) in texts {
        let known: HashSet<String> = list.iter().map(|text| letters(&text.value)).collect();
        list.extend(more.drain(..).filter(|text| !known.contains(&letters(&text.value))));
    }
    // A byline that only says more, `By Ada Lind`, is the same one.
    for (list, more) in [(&mut a.by, &mut nitf.by), (&mut a.signoff, &mut nitf.signoff)] {
        add_unlike(list, more, |known, text| is_within(&known.value, &text.value));
    }
    for (list, more) in [(&mut a.creators, &mut nitf.creators), (&mut a.contributors, &mut nitf.contributors)] {
        let alike = |one: &Party, other: &Party| {
            same(one, other) || one.print().zip(other.print()).is_some_and(|(one, other)| is_within(one, other))
        };
        add_unlike(list, more, alike);
    }
    // The hands through which it went stand beside those that the item names.
    add_unlike(&mut a.info_sources, &mut nitf.info_sources, same);
    let known: HashSet<String> = a.copyright_holder.iter().filter_map(Party::print).map(letters).collect();
    let new = |p: &Party| !known.contains(&letters(p.print().unwrap_or_default()));
    a.copyright_holder.extend(nitf.copyright_holder.drain(..).filter(new));
}

/// Adds what the `head` of a document of NITF says of its life cycle, its sources and its rights.
pub(crate) fn of_head(head: &str, a: &mut Article) {
    let Some(open) = by_id("nitf").and_then(|card| card.open) else { return };
    let quiet = &mut Report::default();
    let document = format!("<nitf>{head}<body><body.content/></body></nitf>");
    let Ok(mut reading) = open(&document, &ReadOptions::default(), quiet) else { return };
    let Some((Split { mut native, carried }, _)) = reading.next(quiet) else { return };
    carried.iter().for_each(|carried| self::carried(&mut native, carried));
    const SAID: [&str; 7] = ["pubStatus", "embargoedUntil", "embargo", "expires", "infoSources", "rightsInfo", "hops"];
    let said = Article::MEMBERS.iter().filter(|m| SAID.contains(&m.name) && (m.is_blank)(a));
    said.collect::<Vec<_>>().into_iter().for_each(|m| (m.copy)(&native, a));
    // What a note of this type says is for editors.
    for note in &native.ed_notes {
        match a.ed_notes.iter_mut().find(|known| known.value == note.value) {
            Some(known) => known.role = known.role.take().or_else(|| note.role.clone()),
            None => a.ed_notes.push(note.clone()),
        }
    }
}

/// A document in the content that is withheld or canceled is so whatever stands around it: in doubt it is held.
pub(crate) fn stricter(a: &mut Article, nitf: &Article) {
    let weight = |status: Option<&str>| match status.and_then(signals::status) {
        Some("canceled") => 2,
        Some("withheld") => 1,
        _ => 0,
    };
    if weight(nitf.pub_status.as_deref()) > weight(a.pub_status.as_deref()) {
        a.pub_status.clone_from(&nitf.pub_status);
    }
}

/// What the carrier of a document of NITF names and its own places do not.
pub(crate) fn carried(native: &mut Article, carried: &Article) {
    let named = |m: &&Member<Article>| m.name != "associations" && (m.is_blank)(native) && !(m.is_blank)(carried);
    let members: Vec<_> = Article::MEMBERS.iter().filter(named).collect();
    members.into_iter().for_each(|m| (m.copy)(carried, native));
}

/// Whether the letters of one stand in the other.
fn is_within(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    one.contains(&other) || other.contains(&one)
}

/// Letters and digits alone: the same notice is printed with other marks elsewhere.
fn letters(words: &str) -> String {
    text::letters(words).collect()
}

/// `byline`: its words, and the people in it with their titles.
pub(crate) fn read_byline<'s>(a: &mut Article, cursor: &mut Cursor<'s>, byline: &Tag<'s>, report: &mut Report) {
    let (mut all, before) = (Words::default(), a.creators.len());
    while let Some(piece) = cursor.piece(byline, report) {
        match piece {
            Piece::Text(text) => all.text(&text),
            Piece::Child(tag) => {
                let (text, job_title) = match tag.name {
                    "person" => nitf_words::person(cursor, &tag, &mut all, report),
                    _ => (nitf_words::read(cursor, &tag, &mut all, report), None),
                };
                let text = squash(&text);
                match tag.name {
                    "person" if !text.is_empty() => a.creators.push(Party { job_title, ..Party::named(text) }),
                    "byttl" => {
                        let own = a.creators.get_mut(before..).and_then(|own| own.last_mut());
                        own.into_iter().for_each(|p| p.job_title = p.job_title.take().or_else(|| Some(text.clone())));
                    }
                    _ => {}
                }
            }
        }
    }
    let by = squash(&all.take());
    a.by.extend((!by.is_empty()).then(|| Text::plain(by)));
}

/// `dateline`: its words, the place and the date in it.
pub(crate) fn read_dateline<'s>(cursor: &mut Cursor<'s>, dateline: &Tag<'s>, report: &mut Report) -> Option<Dateline> {
    let (mut all, mut line) = (Words::default(), Dateline::default());
    while let Some(piece) = cursor.piece(dateline, report) {
        match piece {
            Piece::Text(text) => all.text(&text),
            Piece::Child(tag) => {
                let text = nitf_words::read(cursor, &tag, &mut all, report);
                let text = Some(squash(&text)).filter(|t| !t.is_empty());
                match tag.name {
                    "location" => line.place = line.place.take().or(text),
                    "story.date" => line.date = line.date.take().or(text),
                    _ => {}
                }
            }
        }
    }
    line.text = Some(squash(&all.take())).filter(|t| !t.is_empty());
    line.text.is_some().then_some(line)
}

/// `copyrite`: the notice as it is printed, and its holder.
fn read_copyright<'s>(a: &mut Article, cursor: &mut Cursor<'s>, copyrite: &Tag<'s>, report: &mut Report) {
    let mut all = Words::default();
    while let Some(piece) = cursor.piece(copyrite, report) {
        match piece {
            Piece::Text(text) => all.text(&text),
            Piece::Child(tag) => {
                let text = nitf_words::read(cursor, &tag, &mut all, report);
                let holder = Some(squash(&text)).filter(|name| tag.name == "copyrite.holder" && !name.is_empty());
                a.copyright_holder.extend(holder.map(Party::named));
            }
        }
    }
    let notice = squash(&all.take());
    a.copyright_notice.extend((!notice.is_empty()).then(|| Text::plain(notice)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_say_who_wrote_and_supplied_them() {
        let markup = "<p>Lead.</p><block><byline>By <person>Ada Lind</person><byttl>Harbour Reporter</byttl></byline>\
            <dateline><location>Lillevik</location></dateline><copyrite>© <copyrite.holder>Nordavind</copyrite.holder>\
            </copyrite><p>Text</p><datasource>Port office</datasource><block><byline>Bo Ek</byline></block></block>\
            <bq><block><byline>Nobody</byline></block></bq>";
        let mut a = Article { by: vec![Text::plain("Bo Ek")], ..Article::default() };
        of_blocks(markup, &mut a);
        let by: Vec<_> = a.by.iter().map(|t| t.value.as_str()).collect();
        assert_eq!(by, ["Bo Ek", "By Ada Lind Harbour Reporter"]);
        let names = |list: &[Party]| list.iter().filter_map(Party::print).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(names(&a.creators), ["Ada Lind"]);
        assert_eq!(a.creators[0].job_title.as_deref(), Some("Harbour Reporter"));
        assert_eq!(
            (names(&a.copyright_holder), names(&a.info_sources)),
            (vec!["Nordavind".into()], vec!["Port office".into()])
        );
        assert_eq!(a.copyright_notice[0].value, "© Nordavind");
        assert_eq!(a.dateline[0].place.as_deref(), Some("Lillevik"));
    }
}
