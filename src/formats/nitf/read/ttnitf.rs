//! TTNITF, which TT registered with the IPTC as a format of its own: the facts of NITF and of the IPTC's Information
//! Interchange Model (IIM 4.2) in other elements, as TT's description of version 3.4 (2015) names them. In SGML names are
//! written in any letter case. NewsML-G2 of TT has its `BODY` alone.

use super::super::ATTRIBUTE;
use super::item::{Item, keep};
use super::text::words;
use crate::diag::{Diagnostic, Report};
use crate::formats::unasked;
use crate::model::{Concept, Dateline, Party, Relation, Text, TextKind};
use crate::syntax::xml::{Cursor, Piece, Tag, escape_text};
use crate::vocab::{dates, signals};

/// The role of the short version that TT sends along.
const SHORT: &str = "rubbe";

/// The advised actions on an earlier object (IIM 4.2, 2:42), as signals and relations.
static ACTIONS: &[(u8, &str, &str)] =
    &[(1, "kill", "kills"), (2, "replace", "replaces"), (3, "add", "supplements"), (4, "", "evolvedFrom")];

/// Whether an element is a document of it.
pub(super) fn is_document(tag: &Tag<'_>) -> bool {
    tag.is("TTNITF")
}

/// What the head says of other documents, and when it was sent, in pieces.
#[derive(Default)]
struct Head {
    date: String,
    time: String,
    action: Option<u8>,
    refers: Vec<String>,
}

/// Reads `root`, just opened.
pub(super) fn read<'s>(item: &mut Item, cursor: &mut Cursor<'s>, root: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(root, report) {
        match () {
            () if tag.is("HEAD") => read_head(item, cursor, &tag, report),
            () if tag.is("BODY") => read_body(item, cursor, &tag, report),
            () => item.other(cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

fn read_head<'s>(item: &mut Item, cursor: &mut Cursor<'s>, head: &Tag<'s>, report: &mut Report) {
    let mut known = Head::default();
    while let Some(tag) = cursor.child(head, report) {
        let name = tag.name.to_ascii_uppercase();
        let attr = |name: &str| tag.attr(name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
        let mut before = cursor.clone();
        let value = words(cursor, &tag, report);
        let done = match name.as_str() {
            "PRODID" => {
                let product = Concept { literal: attr("TKOD"), name: Some(value), ..Concept::default() };
                item.article.services.push(product.role("product"));
                true
            }
            "URG" => urgency(item, attr("PRIO").as_deref().unwrap_or(&value), &tag, report),
            "ACTADV" => {
                known.action = attr("ACTION").and_then(|n| n.parse().ok());
                known.action.is_some()
            }
            _ if value.is_empty() => true,
            "DATESENT" => put(&mut known.date, value),
            "TIMESENT" => put(&mut known.time, value),
            "REFUNO" => {
                known.refers.push(value);
                true
            }
            _ => field(item, cursor, &name, value),
        };
        if !done {
            item.article.extensions.push(keep(&mut before, &tag, report));
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    known.state(item);
}

/// Words, if there are any.
fn stated(words: String) -> Option<String> {
    Some(words).filter(|words| !words.is_empty())
}

fn put(place: &mut String, value: String) -> bool {
    *place = value;
    true
}

/// A field of the head that is words alone; `false` where nothing takes it.
fn field(item: &mut Item, cursor: &Cursor<'_>, name: &str, value: String) -> bool {
    let text = |item: &Item, value: &str| item.words(cursor, value);
    match name {
        "UNO" => item.article.uri = Some(value),
        "SERVID" => item.article.services.push(Concept::named(value)),
        "NR" => item.article.transmission.get_or_insert_default().number = Some(value),
        "SLUGG" => item.article.slugline.push(text(item, &value)),
        "HEADLINE" => item.article.headline = Some(text(item, &value)),
        "HSOURCE" => item.article.provider.get_or_insert_default().literal = Some(value),
        "WRITER" => item.article.contributors.push(Party::named(value).role("writer")),
        "LANG" => item.article.language = Some(value),
        "FIXID" => item.article.genres.push(Concept::named(value).role("fixture")),
        "TEXTTYP" => item.article.genres.push(coded(&value).role("type")),
        "SUBREF" => item.article.subjects.push(subject(value)),
        "EDSTAT" => match signals::signal(&value) {
            Some(word) => item.article.signals.push(Concept { literal: Some(value), ..Concept::named(word) }),
            None => return false,
        },
        "EMBARGO" | "EMBARGODATETIME" => match dates::read(&value) {
            Ok(stated) => item.article.embargoed_until = Some(stated.time),
            Err(dates::Unreadable::Forever) => item.article.embargo = Some("indefinite".to_owned()),
            Err(dates::Unreadable::Empty) => {}
            // Whatever is meant, it is not to be published yet.
            Err(_) => item.article.embargo = Some(value),
        },
        _ => return false,
    }
    true
}

/// `1:text`: a code and its name.
fn coded(value: &str) -> Concept {
    match value.split_once(':') {
        Some((code, name)) => Concept { literal: Some(code.trim().to_owned()), ..Concept::named(name.trim()) },
        None => Concept::named(value),
    }
}

/// `IPTC:04003000:EKO` (IIM 4.2, 2:12): who keeps the list, the number, the name.
fn subject(value: String) -> Concept {
    let mut parts = value.splitn(3, ':').map(|part| Some(part.trim().to_owned()).filter(|part| !part.is_empty()));
    match (parts.next().flatten(), parts.next().flatten()) {
        (scheme, Some(number)) => {
            Concept { literal: Some(number), scheme, name: parts.next().flatten(), ..Concept::default() }
        }
        _ => Concept::named(value),
    }
}

fn urgency(item: &mut Item, value: &str, tag: &Tag<'_>, report: &mut Report) -> bool {
    match value.trim().parse() {
        Ok(n @ 1..=9) => item.article.urgency = Some(n),
        _ => {
            let message = format!("`{}` is no urgency from 1 to 9", value.trim());
            report.add(Diagnostic::warning("nitf/unreadable-urgency", message).at(tag.span()));
            return false;
        }
    }
    true
}

impl Head {
    fn state(self, item: &mut Item) {
        if let Ok(sent) = dates::read(&format!("{}T{}", self.date, self.time)).or_else(|_| dates::read(&self.date)) {
            item.article.transmission.get_or_insert_default().sent = Some(sent.time);
        }
        let action = ACTIONS.iter().find(|(action, ..)| Some(*action) == self.action);
        if let Some((_, signal, _)) = action.filter(|(_, signal, _)| !signal.is_empty()) {
            item.article.signals.push(Concept::named(*signal));
        }
        // Without an action it is a reference, no more.
        let rel = action.map_or("evolvedFrom", |(_, _, rel)| rel);
        let relation = |uri| Relation { uri: Some(uri), rel: Some(rel.to_owned()), ..Relation::default() };
        item.article.relations.extend(self.refers.into_iter().map(relation));
    }
}

fn read_body<'s>(item: &mut Item, cursor: &mut Cursor<'s>, body: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(body, report) {
        match () {
            () if tag.is("TEXT") => read_text(item, cursor, &tag, report),
            () if tag.is("RUBBE") => read_short(item, cursor, &tag, report),
            () if !part(item, cursor, &tag, report) => item.other(cursor, &tag, report),
            () => {}
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

fn read_text<'s>(item: &mut Item, cursor: &mut Cursor<'s>, text: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(text, report) {
        if !part(item, cursor, &tag, report) {
            item.other(cursor, &tag, report);
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// A part of the story; `false` for another element.
fn part<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    match tag.name.to_ascii_uppercase().as_str() {
        "RUBRIK" => {
            let mut headline = item.words(cursor, "");
            headline.value = words(cursor, tag, report);
            // The one in the head is for lists.
            if !headline.value.is_empty() {
                item.article.headline = Some(headline);
            }
        }
        "DAT" => read_dateline(item, cursor, tag, report),
        "BYLINE" => {
            let email = tag.attr("EPOST").map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
            let mut by = item.words(cursor, "");
            by.value = words(cursor, tag, report);
            if let Some(email) = email.filter(|_| !by.value.is_empty()) {
                let author = Party { email: Some(email), ..Party::named(&*by.value) };
                item.article.creators.push(author);
            }
            item.article.by.push(by);
        }
        "BRODTEXT" => {
            let lang = item.lang_of(cursor);
            let value = paragraphs(cursor, tag, report);
            item.article.bodies.push(Text { lang, ..Text::of(TextKind::Nitf, value) });
        }
        _ => return false,
    }
    true
}

/// `DAT`: the place, and the agencies behind the story.
fn read_dateline<'s>(item: &mut Item, cursor: &mut Cursor<'s>, dat: &Tag<'s>, report: &mut Report) {
    let mut line = Dateline::default();
    while let Some(tag) = cursor.child(dat, report) {
        match () {
            () if tag.is("ORT") => line.place = stated(words(cursor, &tag, report)),
            () if tag.is("SOURCE") => {
                item.article.info_sources.extend(stated(words(cursor, &tag, report)).map(Party::named));
            }
            () => item.article.extensions.push(keep(cursor, &tag, report)),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    item.article.dateline.extend(line.place.is_some().then_some(line));
}

/// The paragraphs of a text, as NITF has them. A question is printed as such.
fn paragraphs<'s>(cursor: &mut Cursor<'s>, text: &Tag<'s>, report: &mut Report) -> String {
    let mut out = String::new();
    while let Some(piece) = cursor.piece(text, report) {
        let (start, value, end) = match piece {
            Piece::Text(value) => ("<p>", value.trim().to_owned(), "</p>"),
            Piece::Child(tag) => {
                let value = words(cursor, &tag, report);
                match () {
                    () if tag.is("INGRESS") => ("<p lede=\"true\">", value, "</p>"),
                    () if tag.is("FRAGA") => ("<p><em>", value, "</em></p>"),
                    () if tag.is("RUBRIK") => ("<hl2>", value, "</hl2>"),
                    () => ("<p>", value, "</p>"),
                }
            }
        };
        if !value.is_empty() {
            out.push_str(start);
            escape_text(&mut out, &value);
            out.push_str(end);
        }
    }
    out
}

/// `RUBBE`: the story in a line or two, with a headline of its own.
fn read_short<'s>(item: &mut Item, cursor: &mut Cursor<'s>, short: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(short, report) {
        let is_headline = tag.is("RUBBERUBRIK");
        if !is_headline && !tag.is("RUBBETEXT") {
            item.article.extensions.push(keep(cursor, &tag, report));
            continue;
        }
        let text = item.words(cursor, "").role(SHORT);
        if let Some(value) = stated(words(cursor, &tag, report)) {
            let list = if is_headline { &mut item.article.headlines } else { &mut item.article.descriptions };
            list.push(Text { value, ..text });
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}
