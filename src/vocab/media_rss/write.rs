//! Writing media objects.

use super::{ATTRIBUTES, MEDIUMS, THUMBNAIL, path_of};
use crate::model::{Article, Concept, Extension, Lang, Party, Rendition, Text, TextKind};
use crate::syntax::xml::Emitter;
use crate::vocab::{dublin_core, edges, nar};

/// The file of an article that is nothing but a file of a known type and length: an enclosure says all of it.
pub fn is_enclosure(article: &Article) -> Option<&Rendition> {
    let file = only_file(article)?;
    let plain = file.width.is_none() && file.height.is_none() && file.duration.is_none() && file.name.is_none();
    (plain && file.content_type.is_some() && file.size_in_bytes.is_some()).then_some(file)
}

fn only_file(article: &Article) -> Option<&Rendition> {
    let [file] = article.renditions.as_slice() else { return None };
    let bare = Article { renditions: article.renditions.clone(), ..Article::default() };
    (bare == *article).then_some(file)
}

/// Whether an article has a file that is no thumbnail alone.
pub fn has_file(article: &Article) -> bool {
    article.renditions.iter().any(|file| !is_thumbnail(file))
}

fn is_thumbnail(file: &Rendition) -> bool {
    file.name.as_deref() == Some(THUMBNAIL)
        && file.content_type.is_none()
        && file.size_in_bytes.is_none()
        && file.duration.is_none()
}

/// Writes an association, and what the carrier has to add, as one element of Media RSS; the extensions at the `faulty`
/// places may not stand as they came.
pub fn write(out: &mut Emitter, article: &Article, carried: Option<&Article>, faulty: &[usize]) {
    let carried = carried.filter(|c| **c != Article::default());
    if let (Some(file), None) = (only_file(article).filter(|f| is_thumbnail(f)), carried) {
        return thumbnail(out, file);
    }
    let files = article.renditions.iter().filter(|f| !is_thumbnail(f)).count();
    // A file behind a thumbnail keeps its place only in a group.
    let first = article.renditions.first().is_none_or(|f| !is_thumbnail(f));
    // A `media:content` has an address (Media RSS 1.5.1, "media:content"): what has none stands in a group of no files.
    if files != 1 || !first {
        group(out, article, faulty);
    } else {
        out.start("media:content");
        if let Some(file) = article.renditions.first() {
            attributes(out, file);
            stated(out, article, 0, faulty);
        }
        about(out, article);
        article.renditions.iter().filter(|f| is_thumbnail(f)).for_each(|f| thumbnail(out, f));
    }
    facts(out, article, faulty);
    if let Some(carried) = carried {
        nar::write(out, carried);
    }
    out.end();
}

fn group(out: &mut Emitter, article: &Article, faulty: &[usize]) {
    out.start("media:group");
    let first = article.renditions.iter().position(|f| !is_thumbnail(f));
    for (n, file) in article.renditions.iter().enumerate() {
        if is_thumbnail(file) {
            thumbnail(out, file);
            continue;
        }
        out.start("media:content");
        attributes(out, file);
        stated(out, article, n, faulty);
        if Some(n) == first {
            about(out, article);
        }
        out.end();
    }
}

fn thumbnail(out: &mut Emitter, file: &Rendition) {
    out.start("media:thumbnail");
    out.optional_attr("url", file.href.as_deref());
    number(out, "width", file.width.map(u64::from));
    number(out, "height", file.height.map(u64::from));
    out.end();
}

fn attributes(out: &mut Emitter, file: &Rendition) {
    out.optional_attr("url", file.href.as_deref());
    number(out, "fileSize", file.size_in_bytes);
    out.optional_attr("type", file.content_type.as_deref());
    number(out, "width", file.width.map(u64::from));
    number(out, "height", file.height.map(u64::from));
    out.optional_attr("duration", file.duration.as_deref());
    out.optional_attr("nar:rendition", file.name.as_deref());
}

/// The attributes of the file at `index` that are kept as extensions.
fn stated(out: &mut Emitter, article: &Article, index: usize, faulty: &[usize]) {
    for (_, e) in attributes_of(article, faulty).filter(|(at, _)| *at == index) {
        if let Some(name) = ATTRIBUTES.iter().find(|name| path_of(index, name) == e.name) {
            out.attr(name, &e.raw);
        }
    }
}

/// The first extensions, as far as they can be written as the attributes they were and come back in this order: each of
/// a file that is written as one, with the place of that file.
fn attributes_of<'a>(article: &'a Article, faulty: &'a [usize]) -> impl Iterator<Item = (usize, &'a Extension)> {
    let mut from = 0;
    article.extensions.iter().enumerate().map_while(move |(n, e)| {
        let before = article.extensions.get(..n).unwrap_or_default();
        let of_file = |at: &usize| ATTRIBUTES.iter().any(|name| path_of(*at, name) == e.name);
        let known = e.ns == super::VOCABULARY.uri
            && e.name.contains("/@")
            && !faulty.contains(&n)
            && !before.iter().any(|b| b.name == e.name);
        let at = (from..article.renditions.len()).find(of_file).filter(|_| known)?;
        from = at;
        let file = article.renditions.get(at)?;
        (!is_thumbnail(file) && file.href.is_some()).then_some((at, e))
    })
}

/// What attributes of `media:content` say of the whole object.
fn about(out: &mut Emitter, article: &Article) {
    let medium = |kind: &str| MEDIUMS.iter().find(|(_, k)| *k == kind).map(|(medium, _)| *medium);
    out.optional_attr("medium", article.kind.as_deref().map(|kind| medium(kind).unwrap_or(kind)));
    out.optional_attr("lang", article.language.as_deref());
}

fn number(out: &mut Emitter, name: &str, value: Option<u64>) {
    if let Some(value) = value {
        out.attr(name, &value.to_string());
    }
}

fn facts(out: &mut Emitter, article: &Article, faulty: &[usize]) {
    typed(out, "media:title", article.headline.as_ref());
    typed(out, "media:description", article.summary.as_ref());
    for line in &article.creditline {
        out.start("media:credit");
        text(out, line);
    }
    article.creators.iter().for_each(|p| creator(out, p));
    for notice in &article.copyright_notice {
        out.start("media:copyright");
        out.optional_attr("url", notice.href.as_deref());
        text(out, notice);
    }
    for terms in &article.usage_terms {
        out.start("media:license");
        out.optional_attr("href", terms.href.as_deref());
        text(out, terms);
    }
    article.subjects.iter().for_each(|c| category(out, c));
    let attributes = attributes_of(article, faulty).count();
    for (at, e) in article.extensions.iter().enumerate().skip(attributes) {
        extension(out, e, !faulty.contains(&at));
    }
}

fn typed(out: &mut Emitter, name: &str, value: Option<&Text>) {
    if let Some(value) = value {
        out.start(name);
        out.attr("type", if value.kind == TextKind::Html { "html" } else { "plain" });
        text(out, value);
    }
}

/// The content of an element just opened, and its end.
fn text(out: &mut Emitter, value: &Text) {
    out.optional_attr("xml:lang", value.lang.as_ref().map(Lang::as_str));
    match value.kind {
        TextKind::Html => edges::data(out, &value.value),
        _ => edges::text(out, &value.value),
    }
    out.end();
}

fn creator(out: &mut Emitter, party: &Party) {
    let name = party.name.as_deref().unwrap_or_default();
    match &party.role {
        Some(role) => {
            out.start("media:credit");
            out.attr("role", role);
            edges::text(out, name);
            out.end();
        }
        None => edges::element(out, "dc:creator", name),
    }
}

fn category(out: &mut Emitter, concept: &Concept) {
    out.start("media:category");
    out.optional_attr("scheme", concept.scheme.as_deref());
    out.optional_attr("label", concept.name.as_deref());
    edges::text(out, concept.literal.as_deref().unwrap_or_default());
    out.end();
}

/// The elements of Media RSS that say something of an object.
const FACTS: [&str; 10] =
    ["content", "group", "title", "description", "keywords", "credit", "copyright", "license", "category", "thumbnail"];

/// Whether an element that is kept says something of the objects beside it, once there are any.
pub fn is_fact(extension: &Extension) -> bool {
    FACTS.contains(&extension.name.as_str()) && super::VOCABULARY.means(&extension.ns)
}

/// Writes an extension as it came where it is one element that is read as nothing else.
fn extension(out: &mut Emitter, extension: &Extension, sound: bool) {
    let ns = extension.ns.as_str();
    let name = extension.name.as_str();
    let taken = nar::VOCABULARY.means(ns) || is_fact(extension) || dublin_core::ELEMENTS.means(ns) && name == "creator";
    // In RSS an element without a namespace is one of RSS's own.
    if sound && !taken && !ns.is_empty() && nar::may_stand(extension) {
        out.raw_element(&extension.raw);
    } else {
        nar::write_kept(out, extension);
    }
}
