//! The small constructs, as they are written.

use crate::model::{Article, Concept, Generator, Link, Party};
use crate::syntax::xml::{Emitter, Name, name};
use crate::vocab::{edges, nar};

/// An element of words, if there are any.
pub(super) fn write_words(out: &mut Emitter, name: Name, words: Option<&str>) {
    if let Some(words) = words {
        edges::words_of(out, name, words);
    }
}

/// A Person construct (RFC 4287, 3.2): `name` is required.
pub(super) fn write_person(out: &mut Emitter, element: &str, party: &Party) {
    out.start(element);
    match party.name.as_deref() {
        Some(name) => write_words(out, name!("name"), Some(name)),
        None => out.element("name", ""),
    }
    write_words(out, name!("uri"), party.uri.as_deref());
    write_words(out, name!("email"), party.email.as_deref());
    out.end();
}

/// `atom:category` (RFC 4287, 4.2.2): `term` is required.
pub(super) fn write_category(out: &mut Emitter, concept: &Concept) {
    out.start("category");
    out.attr("term", concept.literal.as_deref().unwrap_or_default());
    out.optional_attr("scheme", concept.scheme.as_deref());
    edges::attr(out, "label", concept.name.as_deref());
    out.end();
}

/// `atom:generator` (RFC 4287, 4.2.4).
pub(super) fn write_generator(out: &mut Emitter, generator: &Generator) {
    out.start("generator");
    out.optional_attr("uri", generator.uri.as_deref());
    out.optional_attr("version", generator.version.as_deref());
    if let Some(name) = &generator.name {
        edges::text(out, name);
    }
    out.end();
}

/// `atom:link` (RFC 4287, 4.2.7).
pub(super) fn write_link(out: &mut Emitter, link: &Link) {
    match link.rel.as_deref() {
        // Nearly every entry has one.
        Some("alternate") => out.start_empty(name!("link rel=\"alternate\"")),
        rel => {
            out.start_empty(name!("link"));
            out.optional_attr("rel", rel);
        }
    }
    // Nothing of an enclosure is known but that it is linked to: without a mark it would come back as a picture.
    if link.is("enclosure") {
        out.attr("nar:rel", "enclosure");
    }
    out.optional_attr("type", link.media_type.as_deref());
    out.attr("href", &link.href);
    out.optional_attr("hreflang", link.hreflang.as_deref());
    edges::attr(out, "title", link.title.as_deref());
    out.optional_attr("length", link.length.as_deref());
    out.end_empty();
}

/// An association as an enclosure, what the link has no attribute for inside it.
pub(super) fn write_enclosure(out: &mut Emitter, association: &Article, carried: Option<&Article>) {
    let rendition = association.renditions.first();
    out.start("link");
    out.attr("rel", "enclosure");
    out.optional_attr("type", rendition.and_then(|file| file.content_type.as_deref()));
    out.attr("href", rendition.and_then(|file| file.href.as_deref()).unwrap_or_default());
    out.optional_attr("hreflang", association.language.as_deref());
    edges::attr(out, "title", association.headline.as_ref().map(|title| title.value.as_str()));
    let length = rendition.and_then(|file| file.size_in_bytes);
    out.optional_attr("length", length.map(|length| length.to_string()).as_deref());
    if let Some(carried) = carried {
        nar::write(out, carried);
    }
    out.end();
}
