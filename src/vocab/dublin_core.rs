//! Dublin Core (DCMI Metadata Terms; the elements 1.1 and the terms), as feeds use it in items and entries.

use std::borrow::Cow;

use super::printed_party::{read_parties, read_party};
use super::rdf::{self, Said};
use super::{dates, edges};
use crate::diag::{Report, Span};
use crate::model::{AltId, Article, Concept, Party, Text, Time, push};
use crate::syntax::xml::{Content, Cursor, Emitter, Tag, Vocabulary};

/// The elements; formats match on `"dc"`.
pub static ELEMENTS: Vocabulary = Vocabulary {
    prefix: "dc",
    uri: "http://purl.org/dc/elements/1.1/",
    aliases: &[
        "http://purl.org/dc/elements/1.0/",
        "http://purl.org/dc/elements/",
        "http://purl.org/dc/elements/1.1#",
        "http://purl.org/metadata/dublin_core",
        "http://purl.org/metadata/dublin_core#",
    ],
};

/// The terms; formats match on `"dcterms"`.
pub static TERMS: Vocabulary =
    Vocabulary { prefix: "dcterms", uri: "http://purl.org/dc/terms/", aliases: &["http://purl.org/dcterms/"] };

/// Reads an element of `dc` or `dcterms` into an article; `source` is the text the cursor reads. Answers `false` for
/// what has no place there, or no value that can be read: it is for the caller to keep.
pub fn read<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    article: &mut Article,
    report: &mut Report,
) -> bool {
    let a = article;
    match (tag.ns, tag.name) {
        // Many a feed says `author`, which Dublin Core does not have.
        ("dc", "creator" | "author") | ("dcterms", "creator") => {
            parties(source, cursor, tag, report, |party| push(&mut a.creators, party));
        }
        ("dc" | "dcterms", "contributor") => {
            parties(source, cursor, tag, report, |party| push(&mut a.contributors, party));
        }
        ("dc", "rights") => push(&mut a.copyright_notice, text(source, cursor, tag, report)),
        ("dc", "subject") => each_said(source, cursor, tag, report, |said| {
            let literal = Some(said.words).filter(|words| !words.is_empty());
            push(&mut a.subjects, Concept { literal, uri: said.uri, ..Concept::default() });
        }),
        ("dcterms", "rightsHolder") => {
            parties(source, cursor, tag, report, |party| push(&mut a.copyright_holder, party));
        }
        ("dc" | "dcterms", "publisher") if a.provider.is_none() => {
            a.provider = Some(first_party(source, cursor, tag, report));
        }
        ("dc", "language") if a.language.is_none() => {
            a.language = Some(edges::words(source, cursor, tag, report).into_owned());
        }
        ("dc" | "dcterms", "identifier") => identifier(a, edges::words(source, cursor, tag, report)),
        ("dc" | "dcterms", "date") | ("dcterms", "issued") => {
            return time(source, cursor, tag, &mut a.published, report);
        }
        ("dcterms", "created") => return time(source, cursor, tag, &mut a.first_created, report),
        ("dcterms", "modified") => return time(source, cursor, tag, &mut a.version_created, report),
        _ => return false,
    }
    true
}

/// Gives what an element says; of one that holds a list of RDF, what each of its places does.
fn each_said<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
    mut take: impl FnMut(Said),
) {
    let uri = rdf::resource(cursor, tag);
    match cursor.content(tag, report) {
        Content::Text(words) => {
            take(Said { words: edges::trim(source, tag, cursor.position(), words).into_owned(), uri });
        }
        Content::Markup(_) => {
            let (range, scope) = (tag.start..cursor.position(), cursor.scope());
            rdf::inside(source, range, &scope, report).into_iter().for_each(take);
        }
    }
}

/// Gives the parties that an element names: those of `dcterms` have names as they are.
pub fn parties<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
    mut take: impl FnMut(Party),
) {
    let as_it_is = tag.ns == "dcterms";
    let read = |words: &str, take: &mut dyn FnMut(Party)| match as_it_is {
        true => take(Party::named(words)),
        false => read_parties(words, take),
    };
    let uri = rdf::resource(cursor, tag);
    match (cursor.content(tag, report), uri) {
        // Nearly always words are all there is.
        (Content::Text(words), None) => read(&edges::trim(source, tag, cursor.position(), words), &mut take),
        (Content::Text(words), uri) => {
            let words = edges::trim(source, tag, cursor.position(), words).into_owned();
            Said { words, uri }.parties(read, &mut take);
        }
        (Content::Markup(_), _) => {
            let (range, scope) = (tag.start..cursor.position(), cursor.scope());
            let said = rdf::inside(source, range, &scope, report);
            said.into_iter().for_each(|said| said.parties(read, &mut take));
        }
    }
}

/// The first of them, for a place that has one: what else is said of it is of no party of its own.
pub fn first_party<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Party {
    let (mut first, as_it_is) = (None, tag.ns == "dcterms");
    let read = |words: &str, take: &mut dyn FnMut(Party)| match as_it_is {
        true => take(Party::named(words)),
        false => take(read_party(words)),
    };
    each_said(source, cursor, tag, report, |said| said.parties(read, &mut |party| _ = first.get_or_insert(party)));
    first.unwrap_or_default()
}

/// An identifier: the article's own where it has none; one that says again what a guid says that is no permalink means
/// that nothing is known of a permalink (what [`write`] writes for it).
fn identifier(a: &mut Article, value: Cow<'_, str>) {
    match &a.uri {
        None => a.uri = Some(value.into_owned()),
        Some(uri) if *uri == value && a.uri_is_permalink == Some(false) => a.uri_is_permalink = None,
        Some(uri) if *uri == value => {}
        Some(_) => a.alt_ids.push(AltId { value: value.into_owned(), ..AltId::default() }),
    }
}

/// Words with their language, and the address that stands in their place.
pub fn text<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    let lang = cursor.attr(tag, "xml", "lang").map(|l| crate::model::Lang(l.into_owned()));
    let href = rdf::resource(cursor, tag);
    Text { lang, href, ..Text::plain(edges::words(source, cursor, tag, report)) }
}

/// Reads a time into `place`. A second one that says the same is passed over; one that says something else, or cannot
/// be read, is the caller's to keep (`false`).
pub fn time<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    place: &mut Option<Time>,
    report: &mut Report,
) -> bool {
    let words = edges::words(source, cursor, tag, report);
    let Some(time) = read_time(&words, tag, &|| cursor.inside(tag), report) else { return words.is_empty() };
    match place {
        None => {
            *place = Some(time);
            true
        }
        Some(known) => *known == time,
    }
}

/// [`time`] of words alone, where the place is free and nothing need be noted; whether that is so.
pub fn plain_time(words: &str, place: &mut Option<Time>) -> bool {
    if place.is_some() {
        return false;
    }
    let sound = || dates::read(words).ok().filter(|stated| stated.note.is_none()).map(|stated| stated.time);
    *place = canonical_time(words).or_else(sound);
    place.is_some()
}

/// The time of words that are as the model writes it.
fn canonical_time(words: &str) -> Option<Time> {
    let digit = words.as_bytes().first().is_some_and(u8::is_ascii_digit);
    digit.then(|| Time::new(words)).flatten()
}

/// The time that `words` of `tag` state, which stand at `place`; what is odd about them is noted.
fn read_time(words: &str, tag: &Tag<'_>, place: &dyn Fn() -> Span, report: &mut Report) -> Option<Time> {
    if words.is_empty() {
        return None;
    }
    if let Some(time) = canonical_time(words) {
        return Some(time);
    }
    match dates::read(words) {
        Ok(stated) => {
            if let Some(what) = stated.note {
                report.add(dates::odd(words, &stated.time, what).at(place()));
            }
            Some(stated.time)
        }
        Err(_) => {
            report.add(dates::unreadable(words, Some(tag.qualified())).at(place()));
            None
        }
    }
}

/// The name of a publisher; one that would be read as more than a name stands in the term, which is a name as it is.
pub fn write_publisher(out: &mut Emitter, party: Option<&Party>) {
    if let Some(name) = party.and_then(|party| party.name.as_deref()) {
        let plain = !name.contains(['@', '&']) || read_party(name) == Party::named(name);
        edges::element(out, if plain { "dc:publisher" } else { "dcterms:publisher" }, name);
    }
}

/// Writes what RSS has no element of its own for: identifier, language, publisher, rights, holders and times. Parties
/// with a part in the story are the format's own to write, for it has to keep their order.
pub fn write(out: &mut Emitter, article: &Article) {
    if article.uri_is_permalink.is_none()
        && let Some(uri) = &article.uri
    {
        edges::element(out, "dc:identifier", uri);
    }
    write_terms(out, article);
}

/// The same without the identifier, for a format that has a place of its own for it.
pub fn write_terms(out: &mut Emitter, article: &Article) {
    let holders = article.copyright_holder.iter().filter_map(|p| p.name.as_deref());
    article.language.iter().for_each(|l| edges::element(out, "dc:language", l));
    write_publisher(out, article.provider.as_ref());
    for notice in &article.copyright_notice {
        out.start("dc:rights");
        out.optional_attr("xml:lang", notice.lang.as_ref().map(crate::model::Lang::as_str));
        edges::text(out, &notice.value);
        out.end();
    }
    holders.for_each(|h| edges::element(out, "dcterms:rightsHolder", h));
    out.optional("dcterms:created", article.first_created.as_ref().map(Time::as_str));
    out.optional("dcterms:modified", article.version_created.as_ref().map(Time::as_str));
}
