//! `remoteContent`: files, and the picture, sound or video that they are.

use super::super::ATTRIBUTE;
use super::codes::{concept, either};
use super::item::Item;
use super::itemmeta::{is_private, name_signal};
use super::words::{stated, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{AltId, Article, Concept, Rendition};
use crate::syntax::xml::{Cursor, Tag};

/// One file, and the signals about it alone.
pub(super) fn rendition<'s>(
    item: &Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
) -> (Rendition, Vec<Concept>) {
    let mut signals = Vec::new();
    let number = |name: &str| stated(tag, name).and_then(|n| n.parse().ok());
    let mut file = Rendition {
        href: stated(tag, "href"),
        content_type: stated(tag, "contenttype"),
        width: number("width"),
        height: number("height"),
        size_in_bytes: stated(tag, "size").and_then(|n| n.parse().ok()),
        duration: stated(tag, "duration"),
        name: either(tag, "rendition", "renditionuri"),
        format: either(tag, "format", "formaturi"),
        residref: stated(tag, "residref"),
        ..Rendition::default()
    };
    while let Some(child) = cursor.child(tag, report) {
        match child.name {
            "altId" if !is_private(&child) => {
                let role = either(&child, "type", "typeuri");
                let environment = either(&child, "environment", "environmenturi");
                let value = words(cursor, &child, report).unwrap_or_default();
                file.alt_ids.push(AltId { value, role, environment });
            }
            "signal" => {
                let mut signal = concept(item, cursor, &child, report);
                name_signal(&mut signal, item.article.provider.as_ref());
                signals.push(signal);
            }
            "hash" if file.hash.is_none() => file.hash = words(cursor, &child, report),
            _ => item.left_out(cursor, &child, report),
        }
        unasked::note(&child, ATTRIBUTE, report);
    }
    (file, signals)
}

/// A file that is stopped on its own goes with the item as something of its own: the others may be used.
pub(super) fn stopped(file: Rendition, signals: Vec<Concept>) -> Article {
    let kind = file.content_type.as_deref().and_then(kind_of).map(str::to_owned);
    Article { kind, renditions: vec![file], signals, ..Article::default() }
}

/// Classes of items whose content is files.
static MEDIA: &[&str] = &["picture", "graphic", "video", "audio", "animation"];

/// Whether an article is a picture, sound or video itself.
pub(in super::super) fn is_media(a: &Article) -> bool {
    a.kind.as_deref().is_some_and(|kind| MEDIA.contains(&kind))
}

/// The picture that a picture item is, without its files: with the item's own caption and credit.
pub(in super::super) fn itself(a: &Article) -> Article {
    Article {
        kind: a.kind.clone(),
        summary: a.summary.clone(),
        by: a.by.clone(),
        creators: a.creators.clone(),
        creditline: a.creditline.clone(),
        copyright_holder: a.copyright_holder.clone(),
        copyright_notice: a.copyright_notice.clone(),
        usage_terms: a.usage_terms.clone(),
        ..Article::default()
    }
}

/// Gives the files of the content their place: the article's own, of the picture that it is, or of one that goes with it.
pub(super) fn place(a: &mut Article, files: Vec<Rendition>, own: bool) {
    if files.is_empty() {
        return;
    }
    if own {
        a.renditions = files;
        return;
    }
    let kind = files.iter().find_map(|file| kind_of(file.content_type.as_deref()?));
    let alone = Article { kind: kind.map(str::to_owned), ..Article::default() };
    let mut picture = if is_media(a) { itself(a) } else { alone };
    picture.renditions = files;
    a.associations.push(picture);
}

/// What a file of a media type is.
pub(in super::super) fn kind_of(content_type: &str) -> Option<&'static str> {
    Some(match content_type.split('/').next()?.trim().to_ascii_lowercase().as_str() {
        "image" => "picture",
        "video" => "video",
        "audio" => "audio",
        "text" => "text",
        _ => return None,
    })
}
