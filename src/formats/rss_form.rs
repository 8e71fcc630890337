//! What every RSS holds of values that may be anything: whole addresses where RSS asks for them, the words of Media RSS.

use super::checks::nonblank;
use super::printed::words;
use super::rss_elements::WEBMASTER;
use super::{Form, sound};
use crate::model::{Article, Cloud, Feed, Generator, Image};
use crate::vocab::addresses::{self, iri_reference};
use crate::vocab::{media_rss, rss};

/// The form of RSS 2.0.
pub static FORM: Form = Form { article, holds, feed: feed_2 };

fn holds(a: &Article) -> bool {
    sound::is_entry(a)
        && a.creators.iter().chain(&a.contributors).all(sound::is_person)
        && sound::is_whole(a.comments.as_deref())
        && a.source.as_ref().is_none_or(|source| source.href.is_some() && sound::is_whole(source.href.as_deref()))
        && (a.uri_is_permalink != Some(true) || a.uri.as_deref().is_some_and(is_page))
        && a.associations.iter().all(is_object)
}

fn article(a: &mut Article) {
    sound::entry(a);
    sound::people(&mut a.creators);
    sound::people(&mut a.contributors);
    sound::whole(&mut a.comments);
    if let Some(source) = &mut a.source {
        sound::whole(&mut source.href);
        source.href = source.href.take().or_else(|| own_address(source));
    }
    // RSS has no source without its address.
    a.source = a.source.take().filter(|source| source.href.is_some());
    if a.uri_is_permalink == Some(true) && !a.uri.as_deref().is_some_and(is_page) {
        a.uri_is_permalink = a.uri.is_some().then_some(false);
    }
    a.associations.iter_mut().for_each(object);
}

/// Where a feed says that it is itself, as those of Atom do (RFC 4287, 4.2.7.2).
fn own_address(feed: &Feed) -> Option<String> {
    let own = feed.links.iter().find(|link| link.is("self"))?;
    Some(own.href.clone()).filter(|href| sound::is_whole(Some(href)))
}

/// Whether a browser can open it.
pub(super) fn is_page(uri: &str) -> bool {
    (uri.starts_with("http://") || uri.starts_with("https://")) && addresses::iri(uri)
}

/// Whether an object has a medium of Media RSS, and roles in small letters.
fn is_object(a: &Article) -> bool {
    let small = |role: &String| !role.chars().any(char::is_uppercase);
    a.kind.as_deref().is_none_or(media_rss::is_medium)
        && a.creators.iter().filter_map(|party| party.role.as_ref()).all(small)
}

fn object(a: &mut Article) {
    a.kind = a.kind.take().filter(|kind| media_rss::is_medium(kind));
    for party in &mut a.creators {
        party.role = party.role.take().filter(|role| !role.chars().any(char::is_uppercase));
    }
}

/// The largest image (RSS 2.0, "image"), in pixels.
const WIDEST: u32 = 144;
const HIGHEST: u32 = 400;

/// What a channel of RSS 2.0 holds.
fn feed_2(f: &mut Feed) {
    feed(f);
    // Where an address is asked for a name alone does not stand; who it is says `dc:contributor`.
    for party in f.contributors.iter_mut().filter(|party| party.email.is_none()) {
        party.role = party.role.take().filter(|role| role != WEBMASTER);
    }
    // The image stands for the channel (RSS 2.0, "image"): it has the title and the link of it.
    let link = rss::link_of(&f.links).map(|link| link.href.clone());
    if let Some(image) = &mut f.image {
        let title = f.title.as_ref().map(words).filter(|title| nonblank(title));
        replace(&mut image.title, title);
        replace(&mut image.link, link);
    }
}

/// Puts another value, if there is one, in the place of the one that stands there.
fn replace(stated: &mut Option<String>, other: Option<String>) {
    if stated.is_some() && other.is_some() {
        *stated = other;
    }
}

/// The form of RSS 1.0, in which an image and a text input are about something.
pub static FORM_1: Form = Form { article, holds, feed: feed_1 };

fn feed_1(f: &mut Feed) {
    feed(f);
    f.textinput = f.textinput.take().filter(|input| input.link.is_some());
    // What RDF names elsewhere has an address.
    if let Some(generator) = &mut f.generator {
        sound::address(&mut generator.uri);
    }
    f.generator = f.generator.take().filter(|generator| *generator != Generator::default());
}

/// What a channel holds.
fn feed(f: &mut Feed) {
    f.language = f.language.take().filter(|tag| nonblank(tag) && sound::language(tag));
    f.base = f.base.take().filter(|base| iri_reference(base));
    sound::links(&mut f.links);
    sound::people(&mut f.authors);
    sound::people(&mut f.contributors);
    sound::pieces(&mut f.links);
    [&mut f.title, &mut f.subtitle, &mut f.rights].into_iter().flatten().for_each(sound::text);
    sound::whole(&mut f.docs);
    // What is said in elements of Atom is what it is there.
    f.id = f.id.take().filter(|id| addresses::iri(id));
    sound::address(&mut f.icon);
    sound::address(&mut f.logo);
    f.image = f.image.take().and_then(image);
    f.cloud = f.cloud.take().filter(is_called);
    if let Some(input) = &mut f.textinput {
        sound::whole(&mut input.link);
    }
    once(&mut f.skip_hours, |hour| {
        let number = hour.bytes().all(|b| b.is_ascii_digit());
        let hour = hour.parse::<u8>().ok().filter(|hour| number && *hour <= 24)?;
        // 24 is the midnight of RSS 0.91.
        Some((hour % 24).to_string())
    });
    once(&mut f.skip_days, |day| {
        const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        DAYS.contains(&day).then(|| day.to_owned())
    });
}

/// Keeps the first of the values that mean the same, and none that mean nothing.
fn once(values: &mut Vec<String>, meant: impl Fn(&str) -> Option<String>) {
    let mut seen = Vec::new();
    values.retain(|value| {
        let Some(meant) = meant(value.trim()).filter(|meant| !seen.contains(meant)) else { return false };
        seen.push(meant);
        true
    });
}

/// An image has an address; of its sizes those stand that RSS allows.
fn image(mut image: Image) -> Option<Image> {
    sound::whole(&mut image.url);
    sound::whole(&mut image.link);
    image.width = image.width.filter(|width| (1..=WIDEST).contains(width));
    image.height = image.height.filter(|height| (1..=HIGHEST).contains(height));
    image.url.is_some().then_some(image)
}

/// Whether a cloud says all that it is called by.
fn is_called(cloud: &Cloud) -> bool {
    let all = [&cloud.domain, &cloud.port, &cloud.path, &cloud.register_procedure];
    let protocol = cloud.protocol.as_deref().is_some_and(|p| ["xml-rpc", "soap", "http-post"].contains(&p));
    let posts = cloud.protocol.as_deref() == Some("http-post");
    let procedure = posts || cloud.register_procedure.as_deref().is_some_and(|name| !name.trim().is_empty());
    protocol && procedure && all.iter().all(|part| part.is_some())
}
