//! What one line of the head or the tail says, asked of one recogniser after the other.

use super::{Piece, Story};
use crate::copy::labels::label;
use crate::copy::release::is_foot;
use crate::copy::signoff::tag_names;
use crate::copy::{
    CERTAIN, Found, Printed, Signoff, boilerplate, byline, byline_below, contact, copyright, dateline, end_mark,
    furniture, labelled, note, signal, signoff, slug, source,
};
use crate::model::{Concept, Dateline, Party, Text, Time};
use crate::vocab::{agencies, signals};

/// What is printed of an embargo without an end.
const INDEFINITE: &str = "EMBARGO: indefinite";

impl Story {
    /// A dateline before the first words of the story.
    pub(super) fn dateline(&mut self, at: usize, text: &str) -> bool {
        let within = dateline(text).filter(|f| f.length < text.len());
        within.is_some_and(|found| self.state_dateline(at, found))
    }
    fn state_dateline(&mut self, at: usize, found: Found<Printed<'_>>) -> bool {
        let Some(found) = found.certain() else { return false };
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
    pub(in crate::copy) fn supplied_by(&mut self, name: &str) {
        if !self.article.info_sources.iter().any(|p| p.name.as_deref() == Some(name)) {
            self.article.info_sources.push(Party::named(name));
        }
    }
    /// A line of the head or the tail. `true` when it is attribution.
    pub(super) fn line(&mut self, at: usize, text: &str, labelled: bool) -> bool {
        let before = self.byline_at.is_some_and(|by| by + 1 == at);
        if !before && self.is_bare(at, text) {
            return false;
        }
        let lifted = self.lifted(at, text, labelled, before);
        if lifted {
            self.set(at, Piece::Lifted);
        } else if let Some(found) = furniture(text).and_then(Found::certain) {
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
        let whole =
            |f: &Found<Printed<'_>>| f.length == text.len() && f.value.place.is_some() && f.value.service.is_some();
        alone && dateline(text).filter(whole).is_some_and(|found| self.state_dateline(at, found))
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
        if let Some(found) = slug(text).filter(|_| self.heading).and_then(Found::certain) {
            self.article.slugline.push(Text::plain(found.value));
            let code = found.value.rsplit_once(',').map(|(_, code)| code.trim());
            if let Some((code, name)) = code.and_then(|code| Some((code, signals::signal(code)?))) {
                self.article.signals.push(Concept { literal: Some(format!("({code})")), ..Concept::named(name) });
            }
            return true;
        }
        if let Some(found) = contact(text).and_then(Found::certain) {
            self.article.ed_notes.push(Text { visibility: Some("private".to_owned()), ..Text::plain(found.value) });
            return true;
        }
        if let Some(found) = note(text).and_then(Found::certain) {
            self.noted(found.value);
            return true;
        }
        if let Some(found) = signal(text).and_then(Found::certain) {
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
    /// A sign-off, a source line or a byline.
    pub(super) fn named(&mut self, at: usize, text: &str) -> bool {
        // Initials say more in the tail of what an agency filed.
        let filed = !self.heading && self.article.dateline.iter().any(|d| d.service.is_some());
        let sure = |f: Found<Signoff>| Some(f).filter(|f| f.sure + if filed { 10 } else { 0 } >= CERTAIN);
        // `Autor: Ada Lind` over a text is its byline.
        let heads = self.heading && text.contains(':') && byline(text).and_then(Found::certain).is_some();
        if let Some(found) = signoff(text).and_then(sure).filter(|_| !heads) {
            let agencies = found.value.people.iter().filter_map(|p| p.name.as_deref());
            let agencies = agencies.filter(|name| agencies::by_tag(name).is_some());
            agencies.for_each(|name| self.supplied_by(name));
            self.article.contributors.extend(found.value.people);
            self.tagged(text);
            self.article.signoff.push(Text::plain(found.value.text));
            return true;
        }
        if let Some(found) = source(text).and_then(Found::certain) {
            found.value.iter().for_each(|name| self.supplied_by(name));
            return true;
        }
        if let Some(found) = byline(text).and_then(Found::certain) {
            self.article.creators.extend(found.value.people);
            self.article.by.push(Text::plain(found.value.text));
            self.byline_at = Some(at);
            return true;
        }
        false
    }
    /// The line below a byline.
    fn below(&mut self, text: &str) -> bool {
        let Some(found) = byline_below(text).and_then(Found::certain) else { return false };
        for party in self.article.creators.iter_mut().filter(|p| p.affiliation.is_none()) {
            party.affiliation = Some(found.value.to_owned());
        }
        true
    }
    fn rights(&mut self, text: &str) -> bool {
        if let Some(found) = copyright(text).and_then(Found::certain) {
            self.article.copyright_notice.push(Text::plain(found.value.notice));
            self.article.copyright_holder.extend(found.value.holder.map(Party::named));
            self.article.usage_terms.extend(found.value.terms.map(Text::plain));
            return true;
        }
        let terms = boilerplate(text).and_then(Found::certain);
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
    /// The agencies of a tag that stands for itself.
    fn tagged(&mut self, text: &str) {
        tag_names(text).unwrap_or_default().into_iter().for_each(|n| self.supplied_by(n));
    }
}
