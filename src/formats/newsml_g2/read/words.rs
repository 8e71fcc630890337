//! Words of elements and attributes.

use std::borrow::Cow;

use super::super::ATTRIBUTE;
use crate::diag::Report;
use crate::formats::unasked;
use crate::syntax::xml::{Cursor, Piece, Tag};

/// Elements behind which a new line begins.
static BREAKS: &[&str] = &[
    "br",
    "p",
    "div",
    "section",
    "header",
    "footer",
    "article",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "hr",
];

/// The value of an attribute, if it says something.
#[inline(always)]
pub(super) fn stated(tag: &Tag<'_>, name: &str) -> Option<String> {
    trimmed(tag.attr(name)?)
}

/// Words without white space at the edges, if there are any.
pub(super) fn trimmed(words: Cow<'_, str>) -> Option<String> {
    // Nearly all words have nothing around them, and then no character need be asked what it is.
    if let (Some(b'!'..=b'~'), Some(b'!'..=b'~')) = (words.as_bytes().first(), words.as_bytes().last()) {
        return Some(words.into_owned());
    }
    match words.trim() {
        "" => None,
        inside if inside.len() == words.len() => Some(words.into_owned()),
        inside => Some(inside.to_owned()),
    }
}

/// The words of an element, if there are any: as they stand, without white space at the edges, where it holds nothing
/// else; with elements in it, line by line as a reader sees them.
pub(super) fn words<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Option<String> {
    if let Some(words) = cursor.alone(tag, report) {
        return trimmed(words);
    }
    let mut text = String::new();
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Text(words) => text.push_str(&words),
            Piece::Child(child) => {
                return Some(lines(cursor, tag, child, text, report)).filter(|text| !text.is_empty());
            }
        }
    }
    trimmed(text.into())
}

/// The words of `of` from its first child on, behind those before it.
fn lines<'s>(cursor: &mut Cursor<'s>, of: &Tag<'s>, child: Tag<'s>, before: String, report: &mut Report) -> String {
    let mut lines = Lines::default();
    lines.push(&before);
    let mut open = vec![of.clone()];
    lines.tag(&child);
    unasked::note(&child, ATTRIBUTE, report);
    open.push(child);
    while let Some(tag) = open.last() {
        match cursor.piece(&tag.clone(), report) {
            Some(Piece::Text(text)) => lines.push(&text),
            Some(Piece::Child(child)) => {
                lines.tag(&child);
                unasked::note(&child, ATTRIBUTE, report);
                open.push(child);
            }
            None => {
                if let Some(tag) = open.pop() {
                    lines.tag(&tag);
                }
            }
        }
    }
    lines.out
}

/// Lines as they are put together: white space is one blank, and between lines there is no empty one.
#[derive(Default)]
struct Lines {
    out: String,
    gap: Gap,
}

#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
}

impl Lines {
    fn tag(&mut self, tag: &Tag<'_>) {
        if BREAKS.iter().any(|name| tag.is(name)) {
            self.gap = Gap::Line;
        }
    }
    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if text.starts_with(char::is_whitespace) {
            self.gap = self.gap.max(Gap::Blank);
        }
        for word in text.split_whitespace() {
            match std::mem::replace(&mut self.gap, Gap::Blank) {
                _ if self.out.is_empty() => {}
                Gap::Line => self.out.push('\n'),
                Gap::Blank => self.out.push(' '),
                Gap::None => {}
            }
            self.out.push_str(word);
        }
        if !text.ends_with(char::is_whitespace) && self.gap == Gap::Blank {
            self.gap = Gap::None;
        }
    }
}
