//! `media` that stands in the markup of a body: of a picture that is a component of its own, or a picture itself.

use super::super::ATTRIBUTE;
use super::super::{VOCABULARIES, profiles};
use super::part::words;
use super::pictures::Story;
use crate::diag::Report;
use crate::formats::nitf_media;
use crate::formats::unasked;
use crate::model::{Article, Party, Rendition, Text};
use crate::syntax::xml::{Cursor, Limits, Piece, Tag};
use crate::vocab::edges::squash;

/// Reads one, as it was taken out of the body. One that refers to a component (`#photo0`) says nothing of its own.
pub(super) fn read_media(story: &mut Story, markup: &str) {
    // What is broken here was found and noted when the body was read.
    let report = &mut Report::default();
    let mut cursor = Cursor::piece_of(markup, VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(report) else { return };
    let mut a = Article { kind: root.attr("media-type").and_then(|kind| kind_of(&kind)), ..Article::default() };
    let mut component = None;
    while let Some(tag) = cursor.child(&root, report) {
        match tag.name {
            "media-reference" => {
                component = component.or(reference(&mut a, &tag));
            }
            "media-caption" => {
                let text = cursor.inner_whole(&tag, report);
                let text = if text.contains('<') {
                    Text::of(crate::model::TextKind::Nitf, text.trim())
                } else {
                    Text::plain(squash(&crate::syntax::html::to_text(&text)))
                };
                match a.summary {
                    None => a.summary = Some(text),
                    Some(_) => a.descriptions.push(text),
                }
            }
            "media-metadata" => {
                let attr = |name: &str| tag.attr(name).unwrap_or_default();
                if !nitf_media::state(&mut a, &attr("name"), &attr("value")) && attr("name") == "media-id" {
                    a.uri = a.uri.take().or_else(|| Some(attr("value").into_owned()));
                }
            }
            "media-producer" => producer(&mut a, &mut cursor, &tag, report),
            _ => {}
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    let known = component.and_then(|id| story.associations.iter().position(|a| a.name.as_ref() == Some(&id)));
    if let Some(known) = known.and_then(|at| story.associations.get_mut(at)) {
        // The component says what kind of thing it is.
        a.kind = None;
        super::compose::absorb(known, a);
        return;
    }
    let says = a != Article { kind: a.kind.clone(), ..Article::default() };
    if says && story.associations.len() < Article::MOST_ASSOCIATIONS {
        story.associations.push(a);
        story.carried.push(Article::default());
    }
}

fn kind_of(word: &str) -> Option<String> {
    Some(profiles::media_kind(word).map_or_else(|| word.trim().to_owned(), str::to_owned)).filter(|w| !w.is_empty())
}

/// A file and its credit, or the component that it refers to.
fn reference(a: &mut Article, tag: &Tag<'_>) -> Option<String> {
    let attr = |name: &str| tag.attr(name).filter(|v| !v.trim().is_empty()).map(|v| v.into_owned());
    let number = |name: &str| attr(name).and_then(|v| v.trim().parse().ok());
    let mut add = |list: fn(&mut Article) -> &mut Vec<Text>, words: Option<String>| {
        let list = list(a);
        list.extend(words.map(Text::plain).filter(|t| !list.contains(t)));
    };
    add(|a| &mut a.creditline, attr("source-credit"));
    add(|a| &mut a.copyright_notice, attr("copyright"));
    a.title = a.title.take().or_else(|| attr("alternate-text").map(Text::plain));
    let href = attr("source").or_else(|| attr("data-location"));
    if let Some(id) = href.as_deref().and_then(|href| href.strip_prefix('#')) {
        return Some(id.to_owned());
    }
    let file = Rendition {
        href,
        content_type: attr("mime-type"),
        width: number("width"),
        height: number("height"),
        name: attr("name"),
        ..Rendition::default()
    };
    a.renditions.push(file);
    None
}

/// `media-producer`: the words, and the people in them.
fn producer<'s>(a: &mut Article, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let mut all = String::new();
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(text) => all.push_str(&text),
            Piece::Child(child) => {
                let person = child.is("person");
                let name = words(cursor, &child, report).unwrap_or_default();
                all.extend([" ", &name, " "]);
                a.creators.extend(Some(name).filter(|n| person && !n.is_empty()).map(Party::named));
            }
        }
    }
    let by = squash(&all);
    a.by.extend((!by.is_empty()).then(|| Text::plain(by)));
}
