//! `media`: pictures, sound and video in the body.

use std::borrow::Cow;

use super::super::ATTRIBUTE;
use super::super::{VOCABULARIES, class, kind_of};
use super::body::read_credit;
use super::docdata::add_holder;
use super::item::{Item, keep};
use super::text::paragraphs;
use crate::diag::{Diagnostic, Report};
use crate::formats::nitf_media;
use crate::formats::unasked;
use crate::model::{AltId, Article, Rendition, Text};
use crate::syntax::xml::{Cursor, Limits, Tag};
use crate::vocab::nar::Gather;

/// Divides the markup of a body into what is not `media` and each `media`.
///
/// With `own` set, only the pictures that the writer put there are taken out; in any case, not more than `most`.
pub(super) fn divide(markup: &str, own: bool, most: usize) -> (Cow<'_, str>, Vec<&str>) {
    nitf_media::divide(markup, most, |media| !own || is_ours(media))
}

fn is_ours(media: &str) -> bool {
    let tag = media.split_once('>').map_or(media, |(tag, _)| tag);
    tag.contains(&format!("class=\"{}\"", class::ASSOCIATION))
}

/// Reads one `media`.
pub(super) fn read_media(item: &mut Item, markup: &str, told: &mut Report) {
    // What is broken here was found and noted when the body was read.
    let report = &mut Report::default();
    let mut cursor = Cursor::piece_of(markup, VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(report) else { return };
    let mut media = Media::default();
    // The language around the body is not stated in the piece.
    let outer = item.lang.take();
    media.article.kind = root.attr("media-type").and_then(|kind| kind_of(&kind));
    while let Some(tag) = cursor.child(&root, report) {
        media.read_part(item, &mut cursor, &tag, report);
        unasked::note(&tag, ATTRIBUTE, report);
    }
    unasked::note(&root, ATTRIBUTE, report);
    // Their places are those in the piece.
    let unread = report.diagnostics().iter().filter(|found| found.rule == ATTRIBUTE);
    unread.for_each(|found| told.add_of(ATTRIBUTE, || Diagnostic::info(ATTRIBUTE, found.message.clone())));
    item.lang = outer;
    media.own();
    let Media { article, gather, .. } = media;
    let carried = gather.finish();
    if article == Article::default() && carried.is_none() {
        return;
    }
    item.article.associations.push(article);
    item.carried.push(carried.map(|c| *c).unwrap_or_default());
}

#[derive(Default)]
struct Media {
    article: Article,
    gather: Gather,
    captions: usize,
    /// What the references say of copyright, and how many of them, the last ones, name holders.
    copyrights: Vec<String>,
    holders: usize,
}

impl Media {
    fn read_part<'s>(&mut self, item: &Item, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        match (tag.ns, tag.name) {
            ("", "media-metadata") => self.metadata(tag),
            ("", "media-reference") => self.reference(tag),
            ("", "media-caption") => {
                let lang = item.lang_of(cursor);
                let text = Text { lang, ..paragraphs(cursor, tag, report) };
                match self.captions {
                    0 => self.article.summary = Some(text),
                    _ => self.article.descriptions.push(text),
                }
                self.captions += 1;
            }
            ("", "media-producer") => {
                let a = &mut self.article;
                read_credit(item, cursor, tag, (&mut a.by, &mut a.creators), report);
            }
            ("nar", _) if self.gather.read(cursor, tag, report) => {}
            _ => self.article.extensions.push(keep(cursor, tag, report)),
        }
    }

    /// States the copyrights.
    fn own(&mut self) {
        let notices = self.copyrights.len().saturating_sub(self.holders);
        for (at, words) in std::mem::take(&mut self.copyrights).into_iter().enumerate() {
            if at < notices {
                nitf_media::add(&mut self.article.copyright_notice, &words);
            } else {
                add_holder(&mut self.article.copyright_holder, Some(words));
            }
        }
    }

    fn metadata(&mut self, tag: &Tag<'_>) {
        let (name, value) = (tag.attr("name").unwrap_or_default(), tag.attr("value").unwrap_or_default());
        match name.as_ref() {
            _ if value.is_empty() => {}
            class::HOLDERS => self.holders = value.trim().parse().unwrap_or_default(),
            "media-id" if self.article.uri.is_none() => self.article.uri = Some(value.into_owned()),
            name if self.gather.meta(name, &value) => {}
            name if nitf_media::state(&mut self.article, name, &value) => {}
            "alt-id" => self.article.alt_ids.push(AltId { value: value.into_owned(), ..AltId::default() }),
            name => self.article.alt_ids.push(AltId::new(value, name)),
        }
    }

    fn reference(&mut self, tag: &Tag<'_>) {
        let attr = |name: &str| tag.attr(name).filter(|v| !v.is_empty()).map(|v| v.into_owned());
        let number = |name: &str| attr(name).and_then(|v| v.trim().parse().ok());
        self.article.renditions.push(Rendition {
            href: attr("source").or_else(|| attr("data-location")),
            content_type: attr("mime-type"),
            width: number("width"),
            height: number("height"),
            name: attr("name"),
            duration: attr("time"),
            ..Rendition::default()
        });
        let a = &mut self.article;
        a.title = a.title.take().or_else(|| attr("alternate-text").map(Text::plain));
        // Each rendition repeats the credit of its picture.
        attr("source-credit").into_iter().for_each(|words| nitf_media::add(&mut a.creditline, &words));
        self.copyrights.extend(attr("copyright"));
    }
}
