//! What the members of JSON Feed hold of the model's lists: which links have a member, which body stands in which, how a
//! tag and an author are written, and which association is an image, which an attachment.

use super::{AVATAR, CARRIER, IMAGES};
use crate::formats::checks::absolute_uri;
use crate::formats::members::{may_stand, stand};
use crate::formats::{Form, Within};
use crate::model::{Article, Concept, Extension, Feed, Link, Part, Party, Rendition, Text, TextKind};
use crate::syntax::json::is_number;

/// The members of a feed that are read.
pub(super) const FEED: &[&str] = &[
    "version",
    "title",
    "home_page_url",
    "feed_url",
    "description",
    "user_comment",
    "next_url",
    "icon",
    "favicon",
    "author",
    "authors",
    "language",
    "hubs",
    "items",
    CARRIER,
];
/// The members of an item that are read.
pub(super) const ITEM: &[&str] = &[
    "id",
    "url",
    "external_url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "image",
    "banner_image",
    "date_published",
    "date_modified",
    "author",
    "authors",
    "tags",
    "language",
    "attachments",
    CARRIER,
];
/// The members of an attachment that are read.
pub(super) const ATTACHMENT: &[&str] = &["url", "mime_type", "title", "size_in_bytes", "duration_in_seconds"];

/// The type of a hub that needs none: who says `rel="hub"` means it.
pub(super) const WEBSUB: &str = "WebSub";
/// What a file is when nothing says it (RFC 2046, 4.5.1).
const UNKNOWN_TYPE: &str = "application/octet-stream";

pub(super) static FORM: Form = Form { article, holds: |_| false, feed };

/// Whether an extension may be a member of an item or of the feed as it came.
pub(super) fn stands(e: &Extension, within: Within) -> bool {
    let read = match within {
        Within::Feed => FEED,
        Within::Article => ITEM,
    };
    may_stand(e, read) && is_own(e)
}

/// Whether a member that nobody reads may be one of JSON Feed: it begins with an underscore, or is the one that the
/// specification has besides, of its type.
fn is_own(e: &Extension) -> bool {
    e.name.starts_with('_') || e.name == "expired" && matches!(e.raw.as_str(), "true" | "false")
}

fn article(a: &mut Article) {
    a.links = ["alternate", "related"].iter().filter_map(|rel| first(&a.links, rel)).collect();
    bodies(&mut a.bodies);
    a.subjects.iter_mut().for_each(tag);
    a.creators.iter_mut().for_each(author);
    a.subjects.prune();
    a.creators.prune();
    stand(&mut a.extensions, ITEM);
    a.extensions.retain(is_own);
    let files: Vec<Option<String>> = a.associations.iter().map(file).collect();
    let mut next = 0;
    for (at, association) in a.associations.iter_mut().enumerate() {
        let alone = || files.iter().enumerate().all(|(other, href)| other == at || *href != files[at]);
        match image(association).filter(|place| *place >= next && alone()) {
            Some(place) => {
                next = place + 1;
                association.kind = Some("picture".to_owned());
                association.renditions.truncate(1);
                association.renditions.iter_mut().for_each(|r| *r = of_href(r));
            }
            None => {
                next = IMAGES.len();
                attachment(association);
            }
        }
    }
}

fn feed(f: &mut Feed) {
    let mut links: Vec<Link> = ["alternate", "self", "next"].iter().filter_map(|rel| first(&f.links, rel)).collect();
    links.extend(f.links.iter().filter(|link| link.is("hub")).map(hub));
    let own = links.iter().find(|link| link.is("self")).map(|link| link.href.clone());
    // What comes next is not the feed itself.
    links.retain(|link| !link.is("next") || Some(&link.href) != own.as_ref());
    f.links = links;
    f.authors.iter_mut().for_each(author);
    f.authors.prune();
    stand(&mut f.extensions, FEED);
    f.extensions.retain(is_own);
}

/// The first link of a relation, as its address alone.
fn first(links: &[Link], rel: &str) -> Option<Link> {
    links.iter().find(|link| link.is(rel) && !link.href.is_empty()).map(|link| Link::new(&*link.href, rel))
}

/// A hub, and by which protocol where it is not the usual one.
fn hub(link: &Link) -> Link {
    let title = link.title.clone().filter(|title| title != WEBSUB);
    Link { title, ..Link::new(&*link.href, "hub") }
}

/// One body of markup and one of words; where there is neither, whatever there is.
fn bodies(bodies: &mut Vec<Text>) {
    let of = |markup: bool| {
        let wanted = move |kind: &TextKind| match kind {
            TextKind::Plain => !markup,
            TextKind::Media(_) => false,
            TextKind::Html | TextKind::Xhtml | TextKind::Nitf => markup,
        };
        bodies.iter().find(|body| !body.value.is_empty() && wanted(&body.kind)).cloned()
    };
    let mut chosen: Vec<Text> = [of(true), of(false)].into_iter().flatten().collect();
    if chosen.is_empty() {
        chosen.extend(bodies.iter().find(|body| !body.value.is_empty()).cloned());
    }
    *bodies = chosen;
}

/// A tag is the term, else the words for it.
fn tag(concept: &mut Concept) {
    let literal = concept.literal.take().or(concept.name.take());
    *concept = Concept { literal, ..Concept::default() };
}

/// An author has a name, an address or an avatar (JSON Feed 1.1): who has none of them is called what would be printed.
fn author(party: &mut Party) {
    let avatar = party.contacts.iter().find(|c| c.role.as_deref() == Some(AVATAR)).map(|c| c.value.clone());
    let name = party.name.clone().or_else(|| match &party.uri {
        None => party.print().filter(|words| avatar.as_deref() != Some(*words)).map(str::to_owned),
        Some(_) => party.names.first().map(|name| name.value.clone()),
    });
    let contacts = avatar.into_iter().map(|avatar| Text::plain(avatar).role(AVATAR)).collect();
    *party = Party { name, uri: party.uri.take(), contacts, ..Party::default() };
}

/// The file of an association.
pub(super) fn file(association: &Article) -> Option<String> {
    association.renditions.iter().find_map(|rendition| rendition.href.clone())
}

/// Whether a file has an address that leads somewhere: a feed of JSON has no base, and what is relative is in the carrier.
fn has_place(rendition: &Rendition) -> bool {
    rendition.href.as_deref().is_some_and(absolute_uri)
}

/// Which image of its item an association is, when it is nothing more.
fn image(a: &Article) -> Option<usize> {
    let place = IMAGES.iter().position(|name| a.name.as_deref() == Some(*name))?;
    let bare = a.renditions.first().is_some_and(|r| has_place(r) && of_href(r) == *r);
    (bare && a.headline.is_none() && a.extensions.is_empty()).then_some(place)
}

fn of_href(rendition: &Rendition) -> Rendition {
    Rendition { href: rendition.href.clone(), ..Rendition::default() }
}

/// An attachment is one file, of a media type.
fn attachment(a: &mut Article) {
    (a.kind, a.name) = (None, None);
    let Some(chosen) = a.renditions.iter().find(|r| has_place(r)) else {
        (a.headline, a.renditions, a.extensions) = Default::default();
        return;
    };
    let content_type = chosen.content_type.clone().or_else(|| Some(media_type(chosen)));
    let duration = chosen.duration.clone().filter(|d| is_number(d));
    let size_in_bytes = chosen.size_in_bytes;
    a.renditions = vec![Rendition { content_type, size_in_bytes, duration, ..of_href(chosen) }];
    stand(&mut a.extensions, ATTACHMENT);
    // Whose own members begin with an underscore, at any depth (JSON Feed 1.1, Extensions).
    a.extensions.retain(|e| e.name.starts_with('_'));
}

/// The media type that the ending of an address means, which `attachments` demands: what was stated is in the carrier.
fn media_type(rendition: &Rendition) -> String {
    let path = rendition.href.as_deref().unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    let by_ending = match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "mp4" | "m4v" => "video/mp4",
        "mov" => "video/quicktime",
        "webm" => "video/webm",
        "pdf" => "application/pdf",
        _ => UNKNOWN_TYPE,
    };
    by_ending.to_owned()
}
