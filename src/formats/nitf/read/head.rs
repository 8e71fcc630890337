//! `head`: title, `meta`, `tobject`, publication and revisions.

use super::super::ATTRIBUTE;
use super::super::class;
use super::super::profiles::{self, Place};
use super::item::{Item, keep, time};
use super::text::{preserves, shown};
use super::{attributes, docdata, places};
use crate::diag::{Diagnostic, Report};
use crate::formats::nitf_words::{self, Words};
use crate::formats::unasked;
use crate::model::{AltId, Article, Concept, Extension, Generator, Hop, Party, Text};
use crate::syntax::xml::{Cursor, Emitter, Piece, Tag};

/// `head` (NITF 3.6).
pub(super) fn read_head<'s>(item: &mut Item, cursor: &mut Cursor<'s>, head: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(head, report) {
        if !read_part(item, cursor, &tag, report) {
            item.other(cursor, &tag, report);
        }
        places::note(&item.article, cursor, &tag, report);
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

fn read_part<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    match (tag.ns, tag.name) {
        ("", "title") => read_title(item, cursor, tag, report),
        ("", "meta") => read_meta(item, cursor, tag),
        ("", "tobject") => read_tobject(item, cursor, tag, report),
        ("", "docdata") => docdata::read_docdata(item, cursor, tag, report),
        ("", "pubdata") => read_pubdata(item, cursor, tag, report),
        ("", "revision-history") => read_revision(item, cursor, tag, report),
        _ => return false,
    }
    true
}

/// `title`. One that is never closed has the rest of the head in it, with the identity of the story.
fn read_title<'s>(item: &mut Item, cursor: &mut Cursor<'s>, title: &Tag<'s>, report: &mut Report) {
    let (mut text, mut all, preserve) = (item.words(cursor, ""), Words::default(), preserves(cursor, title));
    while let Some(piece) = cursor.piece(title, report) {
        match piece {
            Piece::Text(words) => all.text(&words),
            Piece::Child(tag) if tag.name != "title" && read_part(item, cursor, &tag, report) => {}
            Piece::Child(tag) => drop(nitf_words::read(cursor, &tag, &mut all, report)),
        }
    }
    text.value = shown(all.take(), preserve);
    item.article.title.get_or_insert(text);
}

/// `meta`: a name that agencies agree on, the carrier in DTD style, or kept as it is.
fn read_meta(item: &mut Item, cursor: &Cursor<'_>, tag: &Tag<'_>) {
    let content = tag.attr("content").unwrap_or_default();
    let name = tag.attr("name").unwrap_or_default();
    if content.trim().is_empty() || item.gather.meta(&name, &content) || element_of(item, &name, &content) {
        return;
    }
    if attributes::take(item, &name, &content) {
        return;
    }
    let text = item.words(cursor, content.as_ref());
    if !profiles::place(&name).is_some_and(|place| put(&mut item.article, place, &name, text)) {
        let meta = Extension { name: "meta".to_owned(), raw: kept_meta(tag), ..Extension::default() };
        item.article.extensions.push(meta);
    }
}

/// A `meta` of the head as it is kept: what it says, without its namespace.
pub(in super::super) fn kept_meta(tag: &Tag<'_>) -> String {
    let mut out = Emitter::new();
    out.start("meta");
    for name in ["http-equiv", "name"] {
        out.optional_attr(name, tag.attr(name).filter(|value| name == "http-equiv" || !value.is_empty()).as_deref());
    }
    out.attr("content", &tag.attr("content").unwrap_or_default());
    out.end();
    out.take()
}

/// An element as it came (the writer's DTD style).
fn element_of(item: &mut Item, name: &str, content: &str) -> bool {
    let Some(content) = Some(content).filter(|_| name == class::ELEMENT) else { return false };
    let Ok([ns, name, raw]) = serde_json::from_str::<[String; 3]>(content) else { return false };
    item.odd = true;
    item.article.extensions.push(Extension { ns, name, raw });
    true
}

/// Puts a value into its place; `false` where it is taken.
fn put(a: &mut Article, place: Place, name: &str, text: Text) -> bool {
    let value = || text.value.clone();
    match place {
        Place::Slugline => a.slugline.push(text),
        Place::Service => a.services.push(Concept::named(value())),
        Place::Generator => a.generators.push(Generator { name: Some(value()), ..Generator::default() }),
        Place::InfoSource => a.info_sources.push(Party::named(value())),
        Place::Holder => a.copyright_holder.push(Party::named(value())),
        Place::Notice => a.copyright_notice.push(text),
        // What the document says in its own elements comes first.
        Place::Provider => {
            let provider = a.provider.get_or_insert_default();
            return provider.name.is_none() && fill(&mut provider.name, value());
        }
        Place::Creator(role) => a.creators.push(Party::named(value()).role(role)),
        Place::Contributor(role) => a.contributors.push(Party::named(value()).role(role)),
        Place::Keyword => a.keywords.push(text),
        Place::By => a.by.push(text),
        Place::Credit => a.creditline.push(text),
        Place::Terms => a.usage_terms.push(text),
        Place::Genre => a.genres.push(Concept::named(value())),
        Place::Subject => a.subjects.push(Concept::term(value())),
        Place::Series => a.member_of.push(Concept::named(value())),
        Place::Note(role) => a.ed_notes.push(text.role(role)),
        Place::AltId => a.alt_ids.push(AltId::new(value(), name)),
        Place::Category => return fill(&mut a.transmission.get_or_insert_default().category, value()),
        Place::Number => return fill(&mut a.transmission.get_or_insert_default().number, value()),
        Place::Priority => return fill(&mut a.transmission.get_or_insert_default().priority, value()),
        Place::WordCount => {
            let Ok(count) = text.value.trim().parse() else { return false };
            return fill(&mut a.transmission.get_or_insert_default().word_count, count);
        }
    }
    true
}

fn fill<T>(place: &mut Option<T>, value: T) -> bool {
    let empty = place.is_none();
    place.get_or_insert(value);
    empty
}

/// `tobject`: what kind of piece it is and what it is about.
fn read_tobject<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tobject: &Tag<'s>, report: &mut Report) {
    if let Some(kind) = tobject.attr("tobject.type") {
        item.article.genres.push(Concept::named(kind).role("type"));
    }
    while let Some(tag) = cursor.child(tobject, report) {
        match (tag.ns, tag.name) {
            ("", "tobject.property") => {
                let mut genre = Concept::named(tag.attr("tobject.property.type").unwrap_or_default());
                genre.role = cursor.attr(&tag, "nar", "role").map(Into::into);
                item.article.genres.push(genre);
            }
            ("", "tobject.subject") => item.article.subjects.push(subject(&tag, report)),
            _ => item.other(cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// `tobject.subject`: the number is the code, the most particular of the three names is the name.
fn subject(tag: &Tag<'_>, report: &mut Report) -> Concept {
    let attr = |name: &str| tag.attr(name).filter(|v| !v.is_empty()).map(|v| v.into_owned());
    let number = attr("tobject.subject.refnum").filter(|n| n != class::NO_NUMBER);
    let levels = ["tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"];
    let mut names = levels.into_iter().filter_map(attr);
    let name = names.next();
    if let Some(above) = names.next() {
        let message = format!("the name {above:?} stands above the subject's own, and is left out");
        report.add(Diagnostic::info("nitf/name-left-out", message).at(tag.span()));
    }
    Concept {
        literal: number.or_else(|| attr("tobject.subject.code")),
        name,
        scheme: attr("tobject.subject.ipr"),
        ..Concept::default()
    }
}

/// `pubdata`: when it was published, and how many words it has; what else it says stays with the element.
pub(super) fn read_pubdata<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let more = cursor.attrs(tag).any(|a| a.name != "date.publication");
    let counted = tag.attr("unit-of-measure").is_some_and(|unit| unit.eq_ignore_ascii_case("word"));
    if let Some(words) = tag.attr("item-length").filter(|_| counted).and_then(|n| n.trim().parse().ok()) {
        item.article.transmission.get_or_insert_default().word_count.get_or_insert(words);
    }
    match time(tag, "date.publication", report) {
        Some(Ok(time)) if item.article.published.is_none() => item.article.published = Some(time),
        None if !more => return,
        _ => return item.article.extensions.push(keep(cursor, tag, report)),
    }
    if more {
        item.article.extensions.push(keep(cursor, tag, report));
    }
}

/// `revision-history`: who did what and when.
pub(super) fn read_revision<'s>(item: &mut Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let attr = |name: &str| tag.attr(name).map(Into::into);
    let norm = time(tag, "norm", report);
    if norm.as_ref().is_some_and(Result::is_err) {
        item.article.extensions.push(keep(cursor, tag, report));
    }
    item.article.hops.push(Hop {
        party: tag.attr("name").map(Party::named),
        action: cursor.attr(tag, "nar", "function").map(Into::into).or_else(|| attr("function")),
        comment: attr("comment"),
        time: norm.and_then(Result::ok),
        ..Hop::default()
    });
}
