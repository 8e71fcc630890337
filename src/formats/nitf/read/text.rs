//! Words and paragraphs.

use super::super::{ATTRIBUTE, squash};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Text, TextKind};
use crate::syntax::xml::{Cursor, Piece, Tag};

/// Elements that stand apart from the words around them.
static APART: &[&str] =
    &["br", "byttl", "p", "note", "hl1", "hl2", "block", "li", "tr", "td", "name.given", "name.family"];

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
    let mut out = String::new();
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(text) => out.push_str(&text),
            Piece::Child(child) => {
                push_child(&mut out, &child, &unasked::words(cursor, &child, ATTRIBUTE, report));
                unasked::note(&child, ATTRIBUTE, report);
            }
        }
    }
    shown(out, preserve)
}

/// Adds the words of a child.
pub(super) fn push_child(out: &mut String, child: &Tag<'_>, text: &str) {
    let apart = if APART.contains(&child.name) { " " } else { "" };
    out.extend([apart, text, apart]);
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
