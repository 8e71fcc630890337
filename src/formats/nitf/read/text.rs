//! Words and paragraphs.

use super::super::{ATTRIBUTE, squash};
use crate::diag::Report;
use crate::formats::nitf_words::{self, Words};
use crate::formats::unasked;
use crate::model::{Text, TextKind};
use crate::syntax::xml::{Cursor, Piece, Tag};

/// Whether white space of the element just opened counts (XML 1.0, 2.10): the writer says so where it does.
pub(super) fn preserves(cursor: &Cursor<'_>, tag: &Tag<'_>) -> bool {
    cursor.attr(tag, "xml", "space").as_deref() == Some("preserve")
}

/// The words as they are where white space counts, else as a reader shows them.
pub(super) fn shown(text: String, preserve: bool) -> String {
    if preserve { text } else { squash(&text) }
}

/// The words of an element, markup left out.
pub(super) fn words<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> String {
    let preserve = preserves(cursor, tag);
    let mut out = Words::default();
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(text) => out.text(&text),
            Piece::Child(child) => {
                nitf_words::read(cursor, &child, &mut out, report);
                unasked::note(&child, ATTRIBUTE, report);
            }
        }
    }
    shown(out.take(), preserve)
}

/// The content of an element of paragraphs: plain when it is one paragraph of words, else markup.
pub(super) fn paragraphs<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    match one_paragraph(cursor, tag, report) {
        Some(words) => Text::plain(words),
        None => Text::of(TextKind::Nitf, cursor.inner_whole(tag, report).trim()),
    }
}

/// The words, when there is nothing else; the element is still open when there is.
fn one_paragraph<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Option<String> {
    let (mut text, mut preserve, mut done) = (String::new(), preserves(cursor, tag), false);
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(t) if done && t.trim().is_empty() => {}
            Piece::Text(t) if !done => text.push_str(&t),
            // A paragraph in another language is more than its words.
            Piece::Child(p) if cursor.attr(&p, "xml", "lang").is_some() => return None,
            Piece::Child(p) if p.name == "p" && !done && text.trim().is_empty() => {
                (preserve, done) = (preserve || preserves(cursor, &p), true);
                text.clear();
                while let Some(piece) = cursor.piece(&p, report) {
                    let Piece::Text(t) = piece else { return None };
                    text.push_str(&t);
                }
            }
            Piece::Text(_) | Piece::Child(_) => return None,
        }
    }
    Some(shown(text, preserve))
}
