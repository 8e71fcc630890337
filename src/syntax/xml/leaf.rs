//! An element as most of an item are: a name with no attributes or the usual ones, words, and the end tag. It is read in one
//! go, at a third of what its tag, its content and its end cost one by one; with the same outcome, which the tests of the
//! formats hold.

use std::borrow::Cow;

use memchr::memchr;

use super::chars::space_end;
use super::cursor::Cursor;
use super::quick::end_tag;
use super::tag::{Tag, split};
use crate::diag::Span;
use crate::text::{LANES, next_of, which};

/// Such an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf<'s> {
    /// The prefix of its vocabulary, as [`Tag::ns`](super::Tag).
    pub ns: &'static str,
    /// Its name without a prefix.
    pub name: &'s str,
    /// Its attributes as they stand, with the blank before them: one of those that were asked for, or none.
    pub attributes: &'static str,
    /// What it holds, without white space at its edges; owned where a reference stood in it.
    pub words: Cow<'s, str>,
    /// Where its words begin and end, and where its end tag begins and ends.
    words_at: usize,
    words_end: usize,
    content_end: usize,
    end: usize,
}

impl Leaf<'_> {
    /// Where its words stand, as [`Cursor::inside`] says it.
    pub fn inside(&self) -> Span {
        Span::new(self.words_at, self.words_end)
    }
}

/// The references that XML itself has for signs of no markup: in most titles there are no others.
const PLAIN: [(&[u8], char); 3] = [(b"amp;", '&'), (b"quot;", '"'), (b"apos;", '\'')];

/// Words with what such references stand for; `None` where there are others.
#[inline(never)]
fn plain_references(raw: &str) -> Option<String> {
    let (mut words, mut rest) = (String::with_capacity(raw.len()), raw);
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        let (before, reference) = rest.split_at_checked(at)?;
        let behind = reference.as_bytes().get(1..)?;
        let (name, sign) = PLAIN.iter().find(|(name, _)| behind.starts_with(name))?;
        words.push_str(before);
        words.push(*sign);
        rest = reference.get(1 + name.len()..)?;
    }
    words.push_str(rest);
    Some(words)
}

impl<'s> Cursor<'s> {
    /// The next child of `of`, if it is such an element, its vocabulary is listed, and its attributes, if it has any, are
    /// `usual` ones to the letter; it is unread until it is [passed](Self::pass). To whom `None` is said,
    /// [`child`](Self::child) says what comes next.
    // It is given for each element, and not handed on in memory.
    #[inline(always)]
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
        let first = next_of(bytes, behind, *b"<&]")?;
        let referring = bytes.get(first) == Some(&b'&');
        let content_end = if referring { self.behind_references(first)? } else { first };
        let end = end_tag(bytes, content_end, qualified)?;
        let from = self.scan.slice(behind..content_end).trim_ascii_start();
        let (raw, words_at) = (from.trim_ascii_end(), content_end - from.len());
        let words = if referring { Cow::Owned(plain_references(raw)?) } else { Cow::Borrowed(raw) };
        Some(Leaf { ns, name, attributes, words, words_at, words_end: words_at + raw.len(), content_end, end })
    }

    /// Where words end in which a reference stands at `at`, if it is one of [`PLAIN`].
    #[inline(never)]
    fn behind_references(&self, at: usize) -> Option<usize> {
        let bytes = self.scan.text.as_bytes();
        let rest = bytes.get(at + 1..).filter(|_| self.entities.is_none())?;
        PLAIN.iter().find(|(name, _)| rest.starts_with(name))?;
        next_of(bytes, at, *b"<]")
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
