//! What feeds in XML state natively of values that may be anything: only what is what it should be. A language that is
//! none, a type that is no media type, an address that is none: these go to the carrier as they came, and what stands in
//! their place, if anything, breaks no rule.
//!
//! Each question has two forms, one that asks and one that changes, so that an article in which all is well is not copied.

use super::checks::nonblank;
use crate::model::{Article, Lang, Link, Party, Rendition, Text};
use crate::vocab::addresses::{self, iri_reference};
use crate::vocab::{languages, media_rss, registries};

/// Whether a tag may stand as a language; the empty one says that none holds.
pub fn language(tag: &str) -> bool {
    tag.is_empty() || languages::language(tag)
}

fn lang(tag: &Lang) -> bool {
    language(tag.as_str())
}

/// Whether all is well with the language and the base of a text.
pub fn is_text(text: &Text) -> bool {
    text.lang.as_ref().is_none_or(lang) && text.base.as_deref().is_none_or(iri_reference)
}

/// Takes out of a text what is no language and no base.
pub fn text(text: &mut Text) {
    text.lang = text.lang.take().filter(lang);
    text.base = text.base.take().filter(|base| iri_reference(base));
}

/// Whether all is well with a link.
pub fn is_link(link: &Link) -> bool {
    iri_reference(&link.href)
        && link.media_type.as_deref().is_none_or(registries::media_type)
        && link.hreflang.as_deref().is_none_or(languages::language)
        && is_related(link)
}

/// Whether the relation of a link is one (RFC 4287, 4.2.7.2). A link of another is carried whole: without its relation it
/// would lead to the story itself.
fn is_related(link: &Link) -> bool {
    link.rel.as_deref().is_none_or(addresses::relation)
}

/// Links with addresses that can be followed; one that has none is taken out.
pub fn links(links: &mut Vec<Link>) {
    links.retain_mut(|link| {
        let Some(href) = addresses::mended(&link.href).filter(|_| is_related(link)) else { return false };
        link.href = href;
        link.media_type = link.media_type.take().filter(|kind| registries::media_type(kind));
        link.hreflang = link.hreflang.take().filter(|tag| languages::language(tag));
        true
    });
}

/// Takes out the links of a feed to a piece of it before the first or behind the last (RFC 5005, 3).
pub fn pieces(links: &mut Vec<Link>) {
    let to = |rel: &str| links.iter().find(|link| link.is(rel)).map(|link| link.href.as_str());
    let Some(own) = to("self") else { return };
    let (first, last) = (to("first") == Some(own), to("last") == Some(own));
    if first || last {
        links.retain(|link| !(first && (link.is("previous") || link.is("prev")) || last && link.is("next")));
    }
}

/// Whether all is well with a file.
pub fn is_file(file: &Rendition) -> bool {
    file.href.as_deref().is_some_and(|href| nonblank(href) && iri_reference(href))
        && file.content_type.as_deref().is_none_or(registries::media_type)
}

/// Files with addresses that can be fetched; one that has none is taken out: readers take what has no address for no file.
pub fn files(files: &mut Vec<Rendition>) {
    files.retain_mut(|file| {
        file.href = file.href.take().and_then(|href| addresses::mended(&href)).filter(|href| nonblank(href));
        file.content_type = file.content_type.take().filter(|kind| registries::media_type(kind));
        file.href.is_some()
    });
}

/// Whether an address, if there is one, may stand.
pub fn is_address(address: Option<&str>) -> bool {
    address.is_none_or(|address| nonblank(address) && iri_reference(address))
}

/// An address that may stand, or none.
pub fn address(address: &mut Option<String>) {
    *address = address.take().and_then(|address| addresses::mended(&address)).filter(|address| nonblank(address));
}

/// Whether an address, if there is one, is a whole one.
pub fn is_whole(address: Option<&str>) -> bool {
    address.is_none_or(addresses::iri)
}

/// A whole address, or none.
pub fn whole(address: &mut Option<String>) {
    *address = address.take().and_then(|address| addresses::mended(&address)).filter(|address| addresses::iri(address));
}

/// Whether the addresses of a person are some.
pub fn is_person(party: &Party) -> bool {
    party.email.as_deref().is_none_or(addresses::email) && party.uri.as_deref().is_none_or(iri_reference)
}

/// Takes out of people what is no address.
pub fn people(parties: &mut [Party]) {
    for party in parties {
        party.email = party.email.take().filter(|email| addresses::email(email));
        party.uri = party.uri.take().filter(|uri| iri_reference(uri));
    }
}

/// The texts that an entry states in elements of its own.
fn texts(a: &Article) -> impl Iterator<Item = &Text> {
    a.headline.iter().chain(&a.summary).chain(&a.bodies).chain(&a.copyright_notice)
}

/// Whether all is well with what every entry states: languages, bases, links, and the files that go with it.
pub fn is_entry(a: &Article) -> bool {
    a.language.as_deref().is_none_or(language)
        && a.base.as_deref().is_none_or(iri_reference)
        && a.links.iter().all(is_link)
        && texts(a).all(is_text)
        && a.associations.iter().all(|with| {
            let terms = with.copyright_notice.iter().chain(&with.usage_terms);
            with.language.as_deref().is_none_or(languages::language)
                && (media_rss::has_file(with) || with.kind.is_none() && with.language.is_none())
                && with.renditions.iter().all(is_file)
                && texts(with).all(is_text)
                && terms.filter_map(|text| text.href.as_deref()).all(|href| is_address(Some(href)))
        })
}

/// Takes out of an entry what may not stand in it.
pub fn entry(a: &mut Article) {
    a.language = a.language.take().filter(|tag| language(tag));
    a.base = a.base.take().filter(|base| iri_reference(base));
    links(&mut a.links);
    stated(a).for_each(text);
    for with in &mut a.associations {
        with.language = with.language.take().filter(|tag| languages::language(tag));
        files(&mut with.renditions);
        // Of what kind an object is, and in which language, is said of its file.
        if !media_rss::has_file(with) {
            (with.kind, with.language) = (None, None);
        }
        stated(with).for_each(text);
        let terms = with.copyright_notice.iter_mut().chain(&mut with.usage_terms);
        terms.for_each(|text| address(&mut text.href));
    }
}

fn stated(a: &mut Article) -> impl Iterator<Item = &mut Text> {
    a.headline.iter_mut().chain(&mut a.summary).chain(&mut a.bodies).chain(&mut a.copyright_notice)
}
