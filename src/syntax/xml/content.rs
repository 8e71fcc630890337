//! What stands inside an element: text, markup, or both.

use std::borrow::Cow;
use std::ops::Range;

use super::cursor::Cursor;
use super::escape::escape_text;
use super::quick::end_tag;
use super::sections::CDATA;
use super::steps::Step;
use super::tag::Tag;
use crate::diag::Report;
use crate::text::next_of;

/// A piece of mixed content.
#[derive(Clone, Debug)]
pub enum Piece<'s> {
    /// A child element; it is open now.
    Child(Tag<'s>),
    /// A run of text, or the inside of a CDATA section.
    Text(Cow<'s, str>),
}

/// The content of an element that should hold text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'s> {
    /// Nothing but text.
    Text(Cow<'s, str>),
    /// Elements stand inside: the markup as written, its text still escaped, without comments and instructions.
    Markup(String),
}

impl<'s> Cursor<'s> {
    /// The next child or run of text of `of`, in order; `None` at its end. What was left unread of the child before is
    /// passed over.
    pub fn piece(&mut self, of: &Tag<'s>, report: &mut Report) -> Option<Piece<'s>> {
        if self.leave_empty(of) {
            return None;
        }
        while self.is_open(of) {
            let inside = self.open.len() == of.depth;
            if inside && let Some(start) = self.plain_start(report) {
                if self.may_give(&start, report) {
                    return Some(Piece::Child(self.tag(&start, report)));
                }
                continue;
            }
            if inside && self.plain_end(of) {
                return None;
            }
            if inside && let Some(blank) = self.plain_blank() {
                return Some(Piece::Text(Cow::Borrowed(self.scan.slice(blank))));
            }
            match self.step(report) {
                Step::Start(start) if inside && self.may_give(&start, report) => {
                    return Some(Piece::Child(self.tag(&start, report)));
                }
                Step::Text(range) if inside => return Some(Piece::Text(self.resolve(range, report))),
                Step::CData(range) if inside => return Some(Piece::Text(self.resolve_cdata(range, report))),
                _ => {}
            }
        }
        None
    }

    /// The character content of `of` that was not read yet: text, CDATA and references; the tags of elements inside
    /// are left out, their text stays. Borrowed where the document has it as one run without references.
    pub fn text(&mut self, of: &Tag<'s>, report: &mut Report) -> Cow<'s, str> {
        if self.open.len() == of.depth
            && self.is_open(of)
            && let Some(words) = self.run(of, report)
        {
            return words;
        }
        let mut all = Cow::Borrowed("");
        while self.is_open(of) {
            match self.step(report) {
                Step::Text(range) => join(&mut all, self.resolve(range, report)),
                Step::CData(range) => join(&mut all, self.resolve_cdata(range, report)),
                _ => {}
            }
        }
        all
    }

    /// [`text`](Self::text) of `of`, just opened, where it holds nothing but one run of text or one CDATA section.
    pub fn alone(&mut self, of: &Tag<'s>, report: &mut Report) -> Option<Cow<'s, str>> {
        if self.pos == of.end && self.is_open(of) { self.run(of, report) } else { None }
    }

    /// The content of `of`: text, or the markup as it was written when elements stand inside.
    pub fn content(&mut self, of: &Tag<'s>, report: &mut Report) -> Content<'s> {
        if !self.rewind(of) {
            return Content::Text(Cow::Borrowed(""));
        }
        if let Some(words) = self.run(of, report) {
            return Content::Text(words);
        }
        let (mut text, mut markup, mut elements) = (Cow::Borrowed(""), String::new(), false);
        while self.is_open(of) {
            let from = self.pos;
            match self.step(report) {
                Step::Text(range) => {
                    markup.push_str(self.scan.slice(range.clone()));
                    if !elements {
                        join(&mut text, self.resolve(range, report));
                    }
                }
                Step::CData(range) => {
                    let inside = self.resolve_cdata(range, report);
                    escape_text(&mut markup, &inside);
                    if !elements {
                        join(&mut text, inside);
                    }
                }
                Step::Start(_) => {
                    elements = true;
                    markup.push_str(self.scan.slice(from..self.pos));
                }
                Step::Closed if self.is_open(of) => markup.push_str(self.scan.slice(from..self.pos)),
                Step::Closed | Step::Other => {}
            }
        }
        if elements { Content::Markup(markup) } else { Content::Text(text) }
    }

    /// The content of `of` exactly as it stands between its tags.
    pub fn inner(&mut self, of: &Tag<'s>, report: &mut Report) -> &'s str {
        if !self.rewind(of) {
            return "";
        }
        self.skip(of, report);
        self.scan.slice(of.end..self.closed_at)
    }

    /// The words of `of`, whose start tag was read last, where it holds one run of text or one CDATA section: they and the
    /// end tag are read then.
    pub(super) fn run(&mut self, of: &Tag<'s>, report: &mut Report) -> Option<Cow<'s, str>> {
        let run = self.only_run(of)?;
        Some(self.words(run, report))
    }

    /// The words of a run.
    pub(super) fn words(&self, run: Run, report: &mut Report) -> Cow<'s, str> {
        match run {
            Run::Plain(range) => Cow::Borrowed(self.scan.slice(range)),
            Run::Text(range) => self.resolve(range, report),
            Run::CData(range) => self.resolve_cdata(range, report),
        }
    }

    /// The common case, an element that holds one run of text or one CDATA section: reads it and the end tag.
    pub(super) fn only_run(&mut self, of: &Tag<'s>) -> Option<Run> {
        if of.empty {
            return None;
        }
        let bytes = self.scan.text.as_bytes();
        let from = self.pos;
        if self.scan.purity.plain
            && let Some(at) = next_of(bytes, from, *b"<&]")
            && let Some(end) = end_tag(bytes, at, of.qualified)
        {
            self.leave(at, end);
            return Some(Run::Plain(from..at));
        }
        let at = next_of(bytes, from, *b"<")?;
        if let Some(end) = end_tag(bytes, at, of.qualified) {
            self.leave(at, end);
            return Some(Run::Text(from..at));
        }
        if at > from || !bytes.get(at..)?.starts_with(b"<![CDATA[") {
            return None;
        }
        let from = at + "<![CDATA[".len();
        let at = self.scan.section_end(CDATA, at)?;
        let end = end_tag(bytes, at + 3, of.qualified)?;
        self.leave(at + 3, end);
        Some(Run::CData(from..at))
    }
}

/// What stands alone in an element.
#[derive(Clone, Debug)]
pub(super) enum Run {
    /// Text that is what it means.
    Plain(Range<usize>),
    Text(Range<usize>),
    CData(Range<usize>),
}

fn join<'s>(all: &mut Cow<'s, str>, part: Cow<'s, str>) {
    if all.is_empty() {
        *all = part;
    } else {
        all.to_mut().push_str(&part);
    }
}
