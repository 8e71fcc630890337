//! An element as most of an item are: a name with no attributes or the usual ones, words, and the end tag. It is read in one
//! go, at a third of what its tag, its content and its end cost one by one; with the same outcome, which the tests of the
//! formats hold.

use super::chars::space_end;
use super::cursor::Cursor;
use super::quick::end_tag;
use super::tag::{Tag, split};
use crate::diag::Span;
use crate::text::{LANES, next_of, which};

/// Such an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf<'s> {
    /// The prefix of its vocabulary, as [`Tag::ns`](super::Tag).
    pub ns: &'static str,
    /// Its name without a prefix.
    pub name: &'s str,
    /// Its attributes as they stand, with the blank before them: one of those that were asked for, or none.
    pub attributes: &'static str,
    /// What it holds, without white space at its edges.
    pub words: &'s str,
    /// Where its words begin, and where its end tag begins and ends.
    words_at: usize,
    content_end: usize,
    end: usize,
}

impl Leaf<'_> {
    /// Where its words stand, as [`Cursor::inside`] says it.
    pub fn inside(&self) -> Span {
        Span::new(self.words_at, self.words_at + self.words.len())
    }
}

impl<'s> Cursor<'s> {
    /// The next child of `of`, if it is such an element, its vocabulary is listed, and its attributes, if it has any, are
    /// `usual` ones to the letter; it is unread until it is [passed](Self::pass). To whom `None` is said,
    /// [`child`](Self::child) says what comes next.
    pub fn leaf(&self, of: &Tag<'s>, usual: &[&'static str]) -> Option<Leaf<'s>> {
        let (bytes, depth) = (self.scan.text.as_bytes(), self.open.len());
        let inside = self.scope.inside && self.scan.layout.is_none() && self.beyond == 0 && self.scan.purity.plain;
        if !inside || depth != of.depth || of.empty || depth >= self.scope.limits.depth || !self.may_give_more() {
            return None;
        }
        let at = space_end(bytes, self.pos) + 1;
        let rest = bytes.get(at..)?;
        if bytes.get(at - 1) != Some(&b'<') || !rest.first()?.is_ascii_alphabetic() {
            return None;
        }
        let (length, colon) = short_name(rest)?;
        let qualified = self.scan.text.get(at..at + length)?;
        let (prefix, name) = if colon < length { split(qualified) } else { ("", qualified) };
        let attributes = match rest.get(length)? {
            b'>' => "",
            _ => usual.iter().find(|usual| is_behind(rest, length, usual))?,
        };
        let behind = at + length + attributes.len() + 1;
        if self.homes > 0 && self.may_end_before(qualified) && self.is_bound(qualified) {
            return None;
        }
        let ns = self.bindings.listed(prefix)?;
        let content_end = next_of(bytes, behind, *b"<&]")?;
        let end = end_tag(bytes, content_end, qualified)?;
        let from = self.scan.slice(behind..content_end).trim_ascii_start();
        let (words, words_at) = (from.trim_ascii_end(), content_end - from.len());
        Some(Leaf { ns, name, attributes, words, words_at, content_end, end })
    }

    /// Passes over `leaf`, which was read.
    pub fn pass(&mut self, leaf: &Leaf<'s>) {
        (self.closed_at, self.pos) = (leaf.content_end, leaf.end);
        self.given += 1;
    }
}

/// How long the name is with which a tag begins, and where a colon stands in it; names of usual length alone. Whether it is
/// a name is for those to say who know it.
fn short_name(tag: &[u8]) -> Option<(usize, usize)> {
    let head = tag.first_chunk::<LANES>()?;
    let length = which(head, *b"> ").trailing_zeros() as usize;
    (length < LANES).then(|| (length, which(head, *b":").trailing_zeros() as usize))
}

/// Whether a start tag goes on behind its name with these attributes, and ends.
fn is_behind(tag: &[u8], name: usize, attributes: &str) -> bool {
    let rest = tag.get(name..).and_then(|rest| rest.strip_prefix(attributes.as_bytes()));
    rest.and_then(<[u8]>::first) == Some(&b'>')
}
