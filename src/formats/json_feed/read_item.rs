//! Reading one item (JSON Feed 1.1, "Items").

use super::read_parts::{attachment, authors};
use super::{CARRIER, IMAGES, UNATTACHED, places};
use crate::diag::Report;
use crate::formats::Split;
use crate::formats::json_carrier;
use crate::formats::members::{self, set_time, set_words};
use crate::model::{Article, Concept, Extension, Link, Rendition, Text, canonical, canonical_of_plain, push};
use crate::syntax::json::{Kind, Value};
use crate::text::is_plain;

/// An item that is being read. What has an order in the model is put into it behind the last member.
struct Item {
    article: Box<Article>,
    carried: Option<Box<Article>>,
    url: Option<String>,
    external_url: Option<String>,
    html: Option<String>,
    words: Option<String>,
    /// The addresses of `image` and `banner_image`.
    images: [Option<String>; 2],
    /// The places of associations that are no attachments.
    unattached: Vec<usize>,
}

/// Reads an item; `None`, and a finding, for what is none. `small` says that it is known not to be too much.
pub(super) fn read_item(value: Value<'_>, small: bool, report: &mut Report) -> Option<Split<Article>> {
    let known = small && value.kind() == Kind::Object;
    if !known && !members::is_item(value, "json-feed/bad-item", report) {
        return None;
    }
    let mut item = Item::blank();
    let mut plain = is_plain(value.raw);
    let odd = value.each_member(|key, value| {
        plain = plain && (!value.may_hold_escapes() || has_plain_escapes(key) && has_plain_escapes(value.raw));
        item.member(key, value, report);
    });
    members::punctuation(odd, report);
    Some(item.finish(plain))
}

impl Item {
    fn blank() -> Self {
        Self {
            article: Article::boxed(),
            carried: None,
            url: None,
            external_url: None,
            html: None,
            words: None,
            images: [None, None],
            unattached: Vec::new(),
        }
    }

    fn member(&mut self, key: &str, value: Value<'_>, report: &mut Report) {
        let (a, words) = (&mut self.article, std::convert::identity::<String>);
        let read = match key {
            "id" => set_words(&mut a.uri, words, key, value, report),
            "url" => set_words(&mut self.url, words, key, value, report),
            "external_url" => set_words(&mut self.external_url, words, key, value, report),
            "title" => set_words(&mut a.headline, Text::plain, key, value, report),
            "content_html" => set_words(&mut self.html, words, key, value, report),
            "content_text" => set_words(&mut self.words, words, key, value, report),
            "summary" => set_words(&mut a.summary, Text::plain, key, value, report),
            "image" => image(&mut self.images[0], &mut a.extensions, key, value, report),
            "banner_image" => image(&mut self.images[1], &mut a.extensions, key, value, report),
            "date_published" => set_time(&mut a.published, key, value, report),
            "date_modified" => set_time(&mut a.version_created, key, value, report),
            "author" | "authors" => authors((&mut a.creators, &mut a.extensions), key, value, report),
            "tags" => tags(a, value, report),
            "language" => set_words(&mut a.language, words, key, value, report),
            "attachments" => attachments(a, value, report),
            CARRIER => {
                self.carried = json_carrier::carried(value, report);
                self.unattached = unattached(value);
                true
            }
            _ => false,
        };
        match read {
            true => places::item(&self.article, key, value, report),
            false => self.article.extensions.push(members::keep(key, value, report)),
        }
    }

    /// The article; `plain` says whether no string of it holds a character that its canonical form has not, so that they need
    /// not be looked at one by one.
    fn finish(self, plain: bool) -> Split<Article> {
        let Self { mut article, mut carried, url, external_url, html, words, images, unattached } = self;
        let a = &mut *article;
        url.into_iter().for_each(|href| push(&mut a.links, Link::new(href, "alternate")));
        external_url.into_iter().for_each(|href| push(&mut a.links, Link::new(href, "related")));
        html.into_iter().for_each(|html| push(&mut a.bodies, Text::html(html)));
        words.into_iter().for_each(|words| push(&mut a.bodies, Text::plain(words)));
        let canonical = if plain { canonical_of_plain } else { canonical };
        let attached = std::mem::take(&mut article.associations);
        canonical(&mut article);
        if !attached.is_empty() || images.iter().any(Option::is_some) {
            article.associations = with_images(images, attached);
            article.associations.iter_mut().for_each(canonical);
        }
        for at in unattached {
            // Without a file of its own, one has a place for what the carrier says of it.
            if at <= article.associations.len() {
                article.associations.insert(at, Article::default());
            }
        }
        if let Some(carried) = &mut carried {
            carried.associations.truncate(article.associations.len());
        }
        Split { native: article, carried }
    }
}

/// Whether no escape stands for a character that the canonical form has not.
fn has_plain_escapes(raw: &str) -> bool {
    let mut rest = raw.as_bytes();
    while let Some(at) = memchr::memchr(b'\\', rest) {
        let Some(b'"' | b'\\' | b'/' | b'n' | b't') = rest.get(at + 1) else { return false };
        rest = rest.get(at + 2..).unwrap_or_default();
    }
    true
}

/// The images of an item before its attachments; one that is an attachment too is said twice.
fn with_images(images: [Option<String>; 2], attached: Vec<Article>) -> Vec<Article> {
    let image = |(name, href): (&str, Option<String>)| {
        let known = |a: &Article| a.renditions.iter().any(|r| r.href == href);
        if href.is_none() || attached.iter().any(known) {
            return None;
        }
        let mut image = Article { name: Some(name.to_owned()), kind: Some("picture".to_owned()), ..Article::default() };
        image.renditions.push(Rendition { href, ..Rendition::default() });
        Some(image)
    };
    let mut out: Vec<Article> = IMAGES.into_iter().zip(images).filter_map(image).collect();
    out.extend(attached);
    out
}

/// `image`, which some have as an object with its address in it.
fn image(
    place: &mut Option<String>,
    extensions: &mut Vec<Extension>,
    key: &str,
    value: Value<'_>,
    report: &mut Report,
) -> bool {
    let words = std::convert::identity::<String>;
    if value.kind() != Kind::Object {
        return set_words(place, words, key, value, report);
    }
    let url = value.members().find(|(key, value)| *key == "url" && value.kind() == Kind::String);
    let Some((_, url)) = url.filter(|_| place.is_none()) else { return false };
    members::wrong_type(key, value, "a string", report);
    let left: Vec<_> = value.members().filter(|(key, _)| *key != "url").collect();
    if !left.is_empty() {
        extensions.push(members::keep_of(key, value, &left, report));
    }
    set_words(place, words, key, url, report)
}

/// `tags`: a string of one, or of several with commas between, is met too.
fn tags(a: &mut Article, value: Value<'_>, report: &mut Report) -> bool {
    members::each("tags", value, report, |tag, report| {
        a.subjects.extend(members::words("tags", tag, report).ok().flatten().map(Concept::term));
    });
    true
}

fn attachments(a: &mut Article, value: Value<'_>, report: &mut Report) -> bool {
    members::each("attachments", value, report, |each, report| {
        let full = a.associations.len() >= Article::MOST_ASSOCIATIONS;
        match Some(each).filter(|_| !full).and_then(|each| attachment(each, report)) {
            Some(attachment) => a.associations.push(attachment),
            None => a.extensions.push(members::keep("attachments", each, report)),
        }
    });
    true
}

/// The places of associations that are no attachments, as the carrier lists them.
fn unattached(carrier: Value<'_>) -> Vec<usize> {
    let list = carrier.members().find(|(key, _)| *key == UNATTACHED);
    let places = list.map(|(_, value)| value.items().filter_map(|place| place.raw.parse().ok()));
    places.into_iter().flatten().take(Article::MOST_ASSOCIATIONS).collect()
}
