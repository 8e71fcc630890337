//! A whole story: which of its paragraphs are attribution, which furniture, and which the text.

use super::affiliated;
use super::labelled;
use super::labels::label;
use super::release::is_foot;
use super::signoff::{is_desk, tag_names};
use super::{
    Closing, boilerplate, byline, byline_below, closing, contact, copyright, dateline, end_mark, furniture, note,
    quote, signal, signoff, slug, source,
};
use crate::model::{Article, Concept, Dateline, Party, Text, Time};
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
/// What is printed of an embargo without an end.
const INDEFINITE: &str = "EMBARGO: indefinite";
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
    fn dateline(&mut self, at: usize, text: &str) -> bool {
        let within = dateline(text).is_some_and(|f| f.length < text.len());
        within && self.state_dateline(at, text)
    }
    fn state_dateline(&mut self, at: usize, text: &str) -> bool {
        let Some(found) = dateline(text).and_then(super::Found::certain) else { return false };
        let printed = &found.value;
        let own = |part: Option<&str>| part.map(str::to_owned);
        self.article.dateline = vec![Dateline {
            text: Some(printed.text.to_owned()),
            place: own(printed.place),
            date: own(printed.date),
            service: own(printed.service),
        }];
        printed.agencies().into_iter().for_each(|a| self.supplied_by(a));
        for name in &printed.reporters {
            if !self.article.creators.iter().any(|p| p.name.as_deref() == Some(name)) {
                self.article.creators.push(Party { kind: Some("person".to_owned()), ..Party::named(*name) });
            }
        }
        self.cut = Some((at, found.length));
        true
    }
    pub(super) fn supplied_by(&mut self, name: &str) {
        if !self.article.info_sources.iter().any(|p| p.name.as_deref() == Some(name)) {
            self.article.info_sources.push(Party::named(name));
        }
    }
    /// A line of the head or the tail. `true` when it is attribution.
    fn line(&mut self, at: usize, text: &str, labelled: bool) -> bool {
        let before = self.byline_at.is_some_and(|by| by + 1 == at);
        if !before && self.is_bare(at, text) {
            return false;
        }
        let lifted = self.lifted(at, text, labelled, before);
        if lifted {
            self.set(at, Piece::Lifted);
        } else if let Some(found) = furniture(text).and_then(super::Found::certain) {
            self.set(at, Piece::Dropped(found.value.words()));
        } else if end_mark(text) || is_foot(text) {
            self.set(at, Piece::Dropped("an end mark"));
        }
        lifted
    }
    fn lifted(&mut self, at: usize, text: &str, labelled: bool, before: bool) -> bool {
        labelled && self.labelled(at, text)
            || before && self.below(text)
            || self.told(text)
            || self.pictured(at, text, labelled)
            || self.named(at, text)
            || self.rights(text)
            || self.released(text)
            || self.filed(at, text)
    }
    /// A dateline in a line of its own, which names the agency: `Helsinki (STT)`, `Odense, torsdag /ritzau/`.
    fn filed(&mut self, at: usize, text: &str) -> bool {
        let alone = self.heading && self.article.dateline.is_empty() && !text.ends_with(['.', '!', '?', ':']);
        let whole = |f: super::Found<super::Printed<'_>>| {
            f.length == text.len() && f.value.place.is_some() && f.value.service.is_some()
        };
        alone && dateline(text).is_some_and(whole) && self.state_dateline(at, text)
    }
    /// Embargo, signals and notes to editors.
    fn told(&mut self, text: &str) -> bool {
        if text.len() < 300
            && let Some(words) = signals::embargo_words(text, signals::Place::Head)
        {
            let until = words.trim().rsplit(' ').next().and_then(Time::new).filter(Time::has_clock);
            if until.is_some() {
                self.article.embargoed_until = until;
            } else if self.article.embargo.is_none() {
                let forever = text.trim() == INDEFINITE;
                let words = if forever { "indefinite" } else { words.trim() };
                self.article.embargo = Some(words.to_owned());
                self.article.mark("embargo", "inferred");
            }
            // What follows the words is the story.
            return words.trim().len() + 3 > text.trim().len();
        }
        if let Some(found) = slug(text).filter(|_| self.heading).and_then(super::Found::certain) {
            self.article.slugline.push(Text::plain(found.value));
            let code = found.value.rsplit_once(',').map(|(_, code)| code.trim());
            if let Some((code, name)) = code.and_then(|code| Some((code, signals::signal(code)?))) {
                self.article.signals.push(Concept { literal: Some(format!("({code})")), ..Concept::named(name) });
            }
            return true;
        }
        if let Some(found) = contact(text).and_then(super::Found::certain) {
            self.article.ed_notes.push(Text { visibility: Some("private".to_owned()), ..Text::plain(found.value) });
            return true;
        }
        if let Some(found) = note(text).and_then(super::Found::certain) {
            self.noted(found.value);
            return true;
        }
        if let Some(found) = signal(text).and_then(super::Found::certain) {
            let mut concept = Concept::named(found.value);
            concept.literal = Some(text.trim().to_owned());
            if !self.article.signals.contains(&concept) {
                self.article.signals.push(concept);
            }
            return true;
        }
        false
    }
    /// A note to editors, which may take the story back.
    fn noted(&mut self, words: &str) {
        self.article.ed_notes.push(Text::plain(words));
        if let Some(name) = signals::recall(words).filter(|name| !self.article.has_signal(name)) {
            self.article.signals.push(Concept::named(name));
        }
    }
    fn named(&mut self, at: usize, text: &str) -> bool {
        // Initials say more in the tail of what an agency filed.
        let filed = !self.heading && self.article.dateline.iter().any(|d| d.service.is_some());
        let sure =
            |f: super::Found<super::Signoff>| Some(f).filter(|f| f.sure + if filed { 10 } else { 0 } >= super::CERTAIN);
        // `Autor: Ada Lind` over a text is its byline.
        let heads = self.heading && text.contains(':') && byline(text).and_then(super::Found::certain).is_some();
        if let Some(found) = signoff(text).and_then(sure).filter(|_| !heads) {
            let agencies = found.value.people.iter().filter_map(|p| p.name.as_deref());
            let agencies = agencies.filter(|name| crate::vocab::agencies::by_tag(name).is_some());
            agencies.for_each(|name| self.supplied_by(name));
            self.article.contributors.extend(found.value.people);
            self.tagged(text);
            self.article.signoff.push(Text::plain(found.value.text));
            return true;
        }
        if let Some(found) = source(text).and_then(super::Found::certain) {
            found.value.iter().for_each(|name| self.supplied_by(name));
            return true;
        }
        if let Some(found) = byline(text).and_then(super::Found::certain) {
            self.article.creators.extend(found.value.people);
            self.article.by.push(Text::plain(found.value.text));
            self.byline_at = Some(at);
            return true;
        }
        false
    }
    /// The line below a byline.
    fn below(&mut self, text: &str) -> bool {
        let Some(found) = byline_below(text).and_then(super::Found::certain) else { return false };
        for party in self.article.creators.iter_mut().filter(|p| p.affiliation.is_none()) {
            party.affiliation = Some(found.value.to_owned());
        }
        true
    }
    fn rights(&mut self, text: &str) -> bool {
        if let Some(found) = copyright(text).and_then(super::Found::certain) {
            self.article.copyright_notice.push(Text::plain(found.value.notice));
            self.article.copyright_holder.extend(found.value.holder.map(Party::named));
            self.article.usage_terms.extend(found.value.terms.map(Text::plain));
            return true;
        }
        let terms = boilerplate(text).and_then(super::Found::certain);
        self.article.usage_terms.extend(terms.as_ref().map(|t| labelled::linked(t.value)));
        terms.is_some()
    }
    fn labelled(&mut self, at: usize, text: &str) -> bool {
        let Some((label, picture, words)) = label(text) else { return false };
        let target = match picture {
            false => &mut self.article,
            true => {
                if self.picture.is_none() {
                    self.open_picture(at, None);
                }
                let Some(target) = self.picture.and_then(|(n, _)| self.article.associations.get_mut(n)) else {
                    return false;
                };
                target
            }
        };
        labelled::state(target, label, words);
        true
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
    /// The agencies of a tag that stands for itself.
    fn tagged(&mut self, text: &str) {
        tag_names(text).unwrap_or_default().into_iter().for_each(|n| self.supplied_by(n));
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
