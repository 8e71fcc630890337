//! The small constructs: persons, links, enclosures, categories, generators.

use super::read::{Around, attributes, trim, unknown, words};
use crate::diag::{Diagnostic, Report};
use crate::model::{Article, Concept, Extension, Generator, Link, Party, Rendition, Text};
use crate::syntax::xml::{Cursor, Piece, Tag};
use crate::text::Base;
use crate::vocab::{nar, printed_party, registries};

/// A Person construct (RFC 4287, 3.2); 0.3 says `url` for `uri`. What no element says may stand in an attribute or, for the
/// name, as text.
pub(super) fn person<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    extensions: &mut Vec<Extension>,
    report: &mut Report,
) -> Party {
    attributes(cursor, tag, &["name", "email", "uri"], report);
    let based = cursor.attr(tag, "xml", "base").is_some();
    let page = attribute(tag, "uri").map(|uri| around.reference(cursor, tag, &uri));
    let mut party = Party::default();
    let mut loose = String::new();
    while let Some(piece) = cursor.piece(tag, report) {
        let child = match piece {
            Piece::Text(text) => {
                loose.push_str(&text);
                continue;
            }
            Piece::Child(child) => child,
        };
        let child = child.respelled(&PERSON).unwrap_or(child);
        match (around.key(&child), child.name) {
            ("atom", "name") if party.name.is_none() => party.name = words(cursor, &child, around, report),
            ("atom", "uri" | "url" | "homepage") if party.uri.is_none() => {
                party.uri = reference(cursor, &child, around, report);
                party.uri = party.uri.take().map(|uri| if based { resolved(cursor, uri) } else { uri });
            }
            ("atom", "email") if party.email.is_none() => party.email = words(cursor, &child, around, report),
            // As archives of papers have it, in a namespace of theirs.
            ("?", "affiliation") if party.affiliation.is_none() => {
                party.affiliation = words(cursor, &child, around, report);
            }
            _ => unknown(cursor, &child, extensions, report),
        }
    }
    if party == Party::default() {
        // A name or an address or both, as 0.3 had them.
        party = printed_party::read_party(trim(&loose));
    } else if party.name.is_none() && !trim(&loose).is_empty() {
        party.name = Some(trim(&loose).to_owned());
    }
    party.name = party.name.or_else(|| attribute(tag, "name"));
    party.email = party.email.or_else(|| attribute(tag, "email"));
    party.uri = party.uri.or(page);
    party
}

/// The names of the elements of a person.
const PERSON: [&str; 5] = ["name", "uri", "url", "homepage", "email"];

/// A reference against the base in scope, where there is one.
fn resolved(cursor: &Cursor<'_>, reference: String) -> String {
    cursor.base().and_then(Base::parse).and_then(|base| base.resolve(&reference)).unwrap_or(reference)
}

/// A reference that stands as text.
pub(super) fn reference<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    report: &mut Report,
) -> Option<String> {
    if cursor.attr(tag, "xml", "base").is_none() {
        return words(cursor, tag, around, report);
    }
    let at = cursor.clone();
    words(cursor, tag, around, report).map(|text| around.reference(&at, tag, &text))
}

/// `atom:category` (RFC 4287, 4.2.2).
pub(super) fn category<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    report: &mut Report,
) -> Concept {
    attributes(cursor, tag, &["term", "scheme", "label", "domain"], report);
    let (literal, name) = (attribute(tag, "term"), attribute(tag, "label"));
    // RSS calls it the domain.
    let scheme = attribute(tag, "scheme").or_else(|| attribute(tag, "domain"));
    let mut concept = Concept { literal, scheme, name, ..Concept::default() };
    if concept.literal.is_none() && concept.name.is_none() {
        concept.literal = words(cursor, tag, around, report);
    }
    concept
}

/// `atom:generator` (RFC 4287, 4.2.4); 0.3 says `url` for `uri`.
pub(super) fn generator<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    report: &mut Report,
) -> Generator {
    attributes(cursor, tag, &["uri", "url", "version"], report);
    let mut generator = Generator::default();
    let uri = tag.attr("uri").or_else(|| tag.attr("url"));
    generator.uri = uri.map(|uri| around.reference(cursor, tag, &uri)).filter(|uri| !uri.is_empty());
    generator.version = attribute(tag, "version");
    generator.name = words(cursor, tag, around, report);
    generator
}

/// Whether a link leads to a picture, sound or video that goes with the entry; one that the carrier calls a link is a link.
pub(super) fn is_enclosure(cursor: &Cursor<'_>, tag: &Tag<'_>) -> bool {
    let is = |rel: &str| registries::short_relation(rel).unwrap_or(rel).eq_ignore_ascii_case("enclosure");
    tag.attr("rel").is_some_and(|rel| is(rel.trim())) && cursor.attr(tag, "nar", "rel").is_none()
}

/// `atom:link` (RFC 4287, 4.2.7).
pub(super) fn link<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    extensions: &mut Vec<Extension>,
    report: &mut Report,
) -> Option<Link> {
    let mut link = link_of(cursor, tag, around, report);
    let mut words = String::new();
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Child(child) => unknown(cursor, &child, extensions, report),
            Piece::Text(text) => words.push_str(&text),
        }
    }
    if link.href.is_empty() {
        link.href = trim(&words).to_owned();
    }
    (!link.href.is_empty()).then_some(link)
}

/// What the attributes of `link` say.
pub(super) fn link_of<'s>(cursor: &Cursor<'s>, tag: &Tag<'s>, around: &Around<'s>, report: &mut Report) -> Link {
    attributes(cursor, tag, &["href", "rel", "type", "title", "hreflang", "length"], report);
    Link {
        href: if tag.attr("href").is_some_and(|href| trim(&href).is_empty()) {
            // The base itself (RFC 3986, 4.4), where there is one.
            cursor.base().filter(|base| Base::parse(base).is_some()).unwrap_or_default().to_owned()
        } else {
            href(cursor, tag, around)
        },
        // A registered relation is the same by its full name.
        rel: attribute(tag, "rel").map(|rel| registries::short_relation(&rel).map(str::to_owned).unwrap_or(rel)),
        media_type: attribute(tag, "type"),
        title: attribute(tag, "title"),
        hreflang: attribute(tag, "hreflang"),
        length: attribute(tag, "length"),
    }
}

/// `atom:link` with the relation `enclosure`, as an article of its own with one rendition.
pub(super) fn enclosure<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    extensions: &mut Vec<Extension>,
    report: &mut Report,
) -> (Article, Option<Box<Article>>) {
    attributes(cursor, tag, &["href", "rel", "type", "title", "hreflang", "length"], report);
    let mut rendition = Rendition {
        href: Some(href(cursor, tag, around)).filter(|href| !href.is_empty()),
        content_type: attribute(tag, "type"),
        size_in_bytes: attribute(tag, "length").and_then(|length| size(tag, &length, report)),
        ..Rendition::default()
    };
    let (headline, language) = (attribute(tag, "title").map(Text::plain), attribute(tag, "hreflang"));
    let mut article = Article { headline, language, ..Article::default() };
    let mut carried = nar::Gather::default();
    let mut words = String::new();
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(text) => words.push_str(&text),
            Piece::Child(child) if child.ns == "nar" && carried.read(cursor, &child, report) => {}
            Piece::Child(child) => unknown(cursor, &child, extensions, report),
        }
    }
    if rendition.href.is_none() && !trim(&words).is_empty() {
        rendition.href = Some(trim(&words).to_owned());
    }
    if rendition.href.is_some() {
        article.renditions.push(rendition);
    }
    (article, carried.finish())
}

fn href<'s>(cursor: &Cursor<'s>, tag: &Tag<'s>, around: &Around<'s>) -> String {
    tag.attr("href").map(|href| around.reference(cursor, tag, &href)).unwrap_or_default()
}

fn size(tag: &Tag<'_>, length: &str, report: &mut Report) -> Option<u64> {
    let size = length.trim().parse().ok();
    if size.is_none() {
        let message = format!("`{length}` is not a number of bytes; it is left out");
        report.add(Diagnostic::warning("atom/unreadable-length", message).at(tag.span()));
    }
    size
}

/// The value of an attribute, if it says something.
fn attribute(tag: &Tag<'_>, name: &str) -> Option<String> {
    tag.attr(name).filter(|value| !value.is_empty()).map(|value| value.into_owned())
}
