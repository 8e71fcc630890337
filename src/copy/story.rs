//! A whole story: which of its paragraphs are attribution, which furniture, and which the text.

mod line;

use super::affiliated;
use super::initials::is_desk;
use super::{Closing, boilerplate, closing, end_mark, furniture, quote};
use crate::model::{Article, Concept, Text};
use crate::vocab::{agencies, signals};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The story's text.
    Body,
    /// Words that stand in a field of [`Story::article`] now.
    Lifted,
    /// Furniture, an end mark or a repetition, and what it is in words.
    Dropped(&'static str),
}

/// A story in parts.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// What each paragraph is.
    pub pieces: Vec<Piece>,
    /// How many bytes of which paragraph are the dateline.
    pub cut: Option<(usize, usize)>,
    /// How many bytes at the end of which paragraph are a closing tag, a sign-off or an end mark.
    pub closing: Option<(usize, usize)>,
    /// Whether that is an end mark, which no field holds.
    pub ended: bool,
    /// What the words say; without a body.
    pub article: Box<Article>,
    prose: Vec<usize>,
    /// The paragraph of which it was asked last whether it is bare, and what was said.
    asked: Option<(usize, bool)>,
    /// Whether the head is being read.
    pub(super) heading: bool,
    byline_at: Option<usize>,
    /// The picture that was opened last, and at which paragraph.
    pub(super) picture: Option<(usize, usize)>,
}

/// How far the head of a story reaches, in paragraphs: a desk that names everybody prints a line for each.
const HEAD: usize = 400;
/// How far its tail does.
const TAIL: usize = 120;
/// How many quoted paragraphs are looked for in the text.
const QUOTES: usize = 12;
/// How many paragraphs of prose may stand before the dateline.
const FRONT: usize = 3;

/// Reads a story from its paragraphs; `headed` when headline and deck stand among them.
pub fn read(paragraphs: &[&str], headed: bool) -> Story {
    let mut story = Story { pieces: vec![Piece::Body; paragraphs.len()], ..Story::default() };
    let anchor = story.head(paragraphs, headed);
    story.tail(paragraphs, anchor);
    for (at, text) in paragraphs.iter().enumerate().skip(anchor) {
        if story.pieces.get(at) == Some(&Piece::Body) {
            story.middle(at, text, headed);
        }
    }
    story.quotes(paragraphs);
    affiliated::supplied(&mut story.article);
    story
}

/// Whether a paragraph is one word that says nothing alone: no recogniser of attribution takes it, and a wire may send a
/// million such messages.
fn is_bare(text: &str) -> bool {
    text.len() < 16
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && agencies::by_tag(text).is_none()
        && !signals::may_announce(text)
        && signals::head_signal(text).is_none()
        && furniture(text).is_none()
        && boilerplate(text).is_none()
        && !end_mark(text)
}

impl Story {
    /// [`is_bare`], asked of a paragraph in the head, the tail and the middle.
    fn is_bare(&mut self, at: usize, text: &str) -> bool {
        match self.asked {
            Some((asked, bare)) if asked == at => bare,
            _ => self.asked.insert((at, is_bare(text))).1,
        }
    }
    fn set(&mut self, at: usize, piece: Piece) {
        if let Some(p) = self.pieces.get_mut(at) {
            *p = piece;
        }
    }
    /// Reads what stands before the text; returns where the text begins.
    fn head(&mut self, paragraphs: &[&str], headed: bool) -> usize {
        self.heading = true;
        let mut anchor = 0;
        let most = if headed { FRONT } else { 0 };
        let mut body = None;
        for (at, text) in paragraphs.iter().take(HEAD).enumerate() {
            // Where a line of its own states it, what looks like one stays in the text.
            if self.prose.len() <= most && self.article.dateline.is_empty() && self.dateline(at, text) {
                body = Some(at);
                break;
            }
            if self.line(at, text, headed) {
                anchor = at + 1;
                // Behind a line of its own that states the dateline the text begins.
                body = (!self.article.dateline.is_empty()).then_some(anchor);
            } else if body.is_some() {
                break;
            } else if self.pieces.get(at) == Some(&Piece::Body) {
                self.prose.push(at);
                if self.prose.len() > most {
                    break;
                }
            }
        }
        let front: Vec<usize> = match (body, headed) {
            (_, false) => return body.unwrap_or(anchor),
            (Some(body), _) => self.prose.iter().copied().filter(|at| *at < body).collect(),
            (None, _) => self.undated_front(paragraphs, anchor),
        };
        for (n, at) in front.iter().enumerate() {
            let words = Some(Text::plain(paragraphs.get(*at).copied().unwrap_or_default()));
            match n {
                0 => self.article.headline = words,
                1 => self.article.subheadline = words,
                _ => self.article.headlines.extend(words),
            }
            self.set(*at, Piece::Lifted);
        }
        self.heading_signal();
        body.unwrap_or_else(|| front.last().map_or(0, |at| at + 1).max(anchor))
    }
    /// Without a dateline a byline or a source line ends the front; without either a headline is a short line that no
    /// stop ends.
    fn undated_front(&self, paragraphs: &[&str], anchor: usize) -> Vec<usize> {
        let before: Vec<usize> = self.prose.iter().copied().filter(|at| *at < anchor).collect();
        let heads = |at: &usize| {
            paragraphs
                .get(*at)
                .is_some_and(|t| t.len() < 240 && !t.ends_with(['.', ',', ':', ';']) && !quote::is_quoted(t))
        };
        match before.first() {
            Some(first) if heads(first) && before.len() < 3 => before,
            _ => self.prose.iter().copied().take(1).filter(|at| heads(at) && paragraphs.len() > 1).collect(),
        }
    }
    fn heading_signal(&mut self) {
        let Some(headline) = &self.article.headline else { return };
        if let Some(name) = signals::announced(&headline.value).filter(|n| !self.article.has_signal(n)) {
            self.article.signals.push(Concept::named(name));
        }
    }
    fn tail(&mut self, paragraphs: &[&str], anchor: usize) {
        self.byline_at = None;
        self.heading = false;
        let mut first = paragraphs.len();
        for (at, text) in paragraphs.iter().enumerate().skip(anchor.max(paragraphs.len().saturating_sub(TAIL))).rev() {
            if self.cut.is_some_and(|(cut, _)| cut == at) || self.is_bare(at, text) {
                break;
            }
            // Tried on a copy, so that the order of what is printed is kept below.
            let mut probe = Self { pieces: vec![Piece::Body; paragraphs.len()], ..Self::default() };
            (probe.picture, probe.asked) = (self.picture, self.asked);
            probe.article.dateline.clone_from(&self.article.dateline);
            if !probe.line(at, text, true) && probe.pieces.get(at) == Some(&Piece::Body) {
                break;
            }
            first = at;
        }
        for (at, text) in paragraphs.iter().enumerate().skip(first) {
            self.line(at, text, true);
        }
        let closes = |last: usize| {
            let at = last.checked_sub(1).filter(|at| *at >= anchor)?;
            Some((at, closing(paragraphs.get(at)?)?.certain()?))
        };
        // `... calm. PTI ADA BLK`, and below it `OLE`.
        let desk = first.checked_sub(1).and_then(|at| Some((at, *paragraphs.get(at).filter(|t| is_desk(t))?)));
        let below = desk.filter(|(at, _)| closes(*at).is_some_and(|(_, found)| found.value.is_signed()));
        let Some((at, found)) = closes(below.map_or(first, |(at, _)| at)) else { return };
        match found.value {
            Closing::Signoff(words) => {
                self.named(at, words);
            }
            Closing::Agency(name) => self.supplied_by(name),
            Closing::End(_) => self.ended = true,
        }
        if let Some((below, words)) = below {
            self.set(below, Piece::Lifted);
            self.article.signoff.push(Text::plain(words));
        }
        self.closing = Some((at, found.length));
    }
    fn middle(&mut self, at: usize, text: &str, titled: bool) {
        if self.cut.is_some_and(|(cut, _)| cut == at) || self.closing.is_some_and(|(closing, _)| closing == at) {
            return;
        }
        if self.is_bare(at, text) {
            return;
        }
        if self.pictured(at, text, titled) || affiliated::is_byline(text) && self.named(at, text) {
            self.set(at, Piece::Lifted);
        } else if !text.ends_with(['.', ','])
            && let Some(found) = furniture(text).and_then(super::Found::certain)
        {
            self.set(at, Piece::Dropped(found.value.words()));
        }
    }
    /// Takes out quoted paragraphs that stand in another one too.
    fn quotes(&mut self, paragraphs: &[&str]) {
        let quoted = paragraphs
            .iter()
            .enumerate()
            .filter(|(at, t)| self.pieces.get(*at) == Some(&Piece::Body) && quote::is_quoted(t));
        let quoted: Vec<usize> = quoted.map(|(at, _)| at).take(QUOTES).collect();
        let text = |at: usize| self.pieces.get(at) == Some(&Piece::Body);
        for at in quote::repeated(&quoted, paragraphs, text) {
            self.set(at, Piece::Dropped("a pull quote that repeats the text"));
        }
    }
}
