//! What Atom states of values that may be anything: IRIs, languages, media types and addresses that are some; the rest
//! goes to the carrier.

use crate::formats::{Form, scopes, sound};
use crate::model::{Article, Concept, Feed, Generator, Link};
use crate::vocab::addresses::{self, iri_reference};
use crate::vocab::registries;

pub(super) static FORM: Form = Form { article, holds, feed };

fn holds(a: &Article) -> bool {
    sound::is_entry(a)
        && a.creators.iter().chain(&a.contributors).all(sound::is_person)
        && a.subjects.iter().filter_map(|subject| subject.scheme.as_deref()).all(addresses::iri)
        && a.bodies.iter().all(|body| body.src.as_deref().is_none_or(iri_reference))
        && differ(&a.links)
        && !a.links.iter().any(is_full)
        && a.source.as_ref().is_none_or(|source| {
            let mut formed = source.clone();
            self::source(&mut formed);
            formed == *source
        })
}

fn article(a: &mut Article) {
    sound::entry(a);
    sound::people(&mut a.creators);
    sound::people(&mut a.contributors);
    schemes(&mut a.subjects);
    for body in &mut a.bodies {
        if body.src.is_some() {
            sound::address(&mut body.src);
        }
    }
    a.links.iter_mut().for_each(shorten);
    alternates(&mut a.links);
    if let Some(feed) = &mut a.source {
        source(feed);
    }
}

fn feed(f: &mut Feed) {
    f.language = f.language.take().filter(|tag| sound::language(tag));
    f.base = f.base.take().filter(|base| iri_reference(base));
    sound::links(&mut f.links);
    f.links.iter_mut().for_each(shorten);
    alternates(&mut f.links);
    sound::pieces(&mut f.links);
    [&mut f.title, &mut f.subtitle, &mut f.rights].into_iter().flatten().for_each(sound::text);
    sound::people(&mut f.authors);
    sound::people(&mut f.contributors);
    schemes(&mut f.subjects);
    sound::address(&mut f.icon);
    sound::address(&mut f.logo);
    if let Some(generator) = &mut f.generator {
        sound::address(&mut generator.uri);
    }
    // One of which nothing is left is none: an empty element would be read before what the carrier says of it.
    f.generator = f.generator.take().filter(|generator| *generator != Generator::default());
}

/// Of a feed that an entry was taken from the id is an IRI too: another becomes part of one. What its texts say of their
/// language is read beside the one that stands in it.
fn source(f: &mut Feed) {
    feed(f);
    scopes::of_feed(f, None);
    f.id = f.id.take().map(|id| if addresses::iri(&id) { id } else { addresses::as_iri(&id) });
}

/// The scheme of a category is an IRI (RFC 4287, 4.2.2.2); the name of a vocabulary that is none is carried.
fn schemes(subjects: &mut [Concept]) {
    for subject in subjects {
        subject.scheme = subject.scheme.take().filter(|scheme| addresses::iri(scheme));
    }
}

/// Whether the relation of a link is stated by its full name, which is read as the short one.
fn is_full(link: &Link) -> bool {
    link.rel.as_deref().is_some_and(|rel| registries::short_relation(rel).is_some())
}

fn shorten(link: &mut Link) {
    if let Some(rel) = link.rel.as_deref().and_then(registries::short_relation) {
        link.rel = Some(rel.to_owned());
    }
}

/// Whether two links to the same story are of the same type and language there, which no two are (RFC 4287, 4.1.2).
/// Neither knows letter case.
fn alike(one: &Link, other: &Link) -> bool {
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        (None, None) => true,
        _ => false,
    };
    other.is("alternate") && same(&one.media_type, &other.media_type) && same(&one.hreflang, &other.hreflang)
}

fn repeats(links: &[Link], at: usize) -> bool {
    let own = links.get(at).filter(|link| link.is("alternate"));
    own.is_some_and(|own| links.iter().take(at).any(|before| alike(own, before)))
}

/// Links of an entry that are looked at for others of their kind; nobody has so many.
const MOST_LINKS: usize = 200;

fn differ(links: &[Link]) -> bool {
    (1..links.len().min(MOST_LINKS)).all(|at| !repeats(links, at))
}

/// Takes out the links that are alternates like one before.
fn alternates(links: &mut Vec<Link>) {
    let twice: Vec<usize> = (1..links.len().min(MOST_LINKS)).filter(|at| repeats(links, *at)).collect();
    for at in twice.into_iter().rev() {
        links.remove(at);
    }
}
