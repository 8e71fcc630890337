//! The marked lines over a text: the slug again, headline, notes, summary, byline.

use super::body::prose;
use super::profiles::{MEDIA, SLUGGED};
use super::read::plain;
use crate::copy;
use crate::formats::printed_story::{HFR, embargo, expiry};
use crate::model::{Article, Concept};
use crate::text;
use crate::vocab::signals;

/// A headline has this many characters at most.
pub(super) const HEADLINE: usize = 64;

/// What the lines over a text say.
pub(super) struct Over {
    pub article: Article,
    slug: String,
    /// Whether the line before was a byline.
    by: bool,
    /// Whether a byline or the text has begun: what follows is text.
    begun: bool,
    closed: bool,
}

impl Over {
    /// Over the text of a header's slug.
    pub fn new(slug: &str) -> Self {
        let mut article = Article::default();
        if !slug.is_empty() {
            article.slugline.push(plain(slug));
        }
        let mut over = Self { article, slug: letters(slug), by: false, begun: false, closed: false };
        over.slugged(slug);
        over
    }
    pub fn is_open(&self) -> bool {
        !self.closed
    }
    /// Paragraphs have begun.
    pub fn close(&mut self) {
        self.closed = true;
    }
    /// Takes a line; gives it back where it belongs to the text.
    pub fn line(&mut self, line: &str, centred: bool) -> Option<String> {
        let line = line.trim();
        let below = std::mem::take(&mut self.by).then(|| copy::byline_below(line)).flatten();
        if line.is_empty() || line == "END" {
            return None;
        }
        if let Some(found) = below.and_then(copy::Found::certain) {
            let to = self.article.creators.iter_mut().filter(|p| p.affiliation.is_none());
            to.for_each(|party| party.affiliation = Some(found.value.to_owned()));
            return None;
        }
        if self.article.slugline.len() < 2 && !self.slug.is_empty() && self.repeats(line) {
            self.article.slugline.push(plain(line));
            self.slugged(line);
        } else if self.told(line) || self.byline(line) {
        } else if self.begun {
            return Some(prose(line));
        } else {
            return self.headline(line, centred);
        }
        None
    }
    /// Whether a line is the slug of the header, with its words as people write them.
    fn repeats(&self, line: &str) -> bool {
        let line = letters(line);
        let common = line.chars().zip(self.slug.chars()).take_while(|(a, b)| a == b).count();
        common >= 10.min(self.slug.chars().count())
    }
    fn told(&mut self, line: &str) -> bool {
        let inside = line.strip_prefix('(').and_then(|l| l.strip_suffix(')'));
        if let Some(end) = inside.and_then(expiry) {
            self.article.expires.push(end);
            return true;
        }
        if embargo(&mut self.article, line) {
            return true;
        }
        if let Some(found) = copy::signal(line).and_then(copy::Found::certain) {
            let name = Some(found.value.to_owned());
            self.article.signals.push(Concept { name, literal: Some(line.to_owned()), ..Concept::default() });
            return true;
        }
        let noted = is_note(line);
        if noted {
            self.article.ed_notes.push(plain(line));
        }
        if let Some(name) = signals::recall(line).filter(|name| !self.article.has_signal(name)) {
            self.article.signals.push(Concept::named(name));
        }
        noted
    }
    fn byline(&mut self, line: &str) -> bool {
        if !is_byline(line) {
            return false;
        }
        if let Some(found) = copy::byline(line).and_then(copy::Found::certain) {
            self.article.creators.extend(found.value.people);
        }
        self.article.by.push(plain(line));
        (self.by, self.begun) = (true, true);
        true
    }
    fn headline(&mut self, line: &str, centred: bool) -> Option<String> {
        let line = prose(line);
        let Some(headline) = &self.article.headline else {
            if let Some(name) = signals::head_signal(&line).filter(|name| !self.article.has_signal(name)) {
                self.article.signals.push(Concept::named(name));
            }
            self.article.headline = Some(plain(&line));
            return None;
        };
        if line.starts_with(headline.value.as_str()) && headline.value.chars().count() > HEADLINE / 2 {
            // The line before was cut.
            self.article.headline = Some(plain(&line));
            return None;
        }
        if centred && self.article.subheadline.is_none() {
            self.article.subheadline = Some(plain(&line));
            return None;
        }
        if !centred && self.article.summary.is_none() && is_summary(&line) {
            self.article.summary = Some(plain(&line));
            return None;
        }
        Some(line)
    }
    /// What words of a slug say: `1stLd-Writethru`, `KILL`, `HFR`.
    fn slugged(&mut self, slug: &str) {
        let (_, words) = slug.split_once("--").unwrap_or(("", slug));
        let words = words.split([' ', ',']).filter(|word| !word.is_empty());
        for (at, word) in words.enumerate() {
            if word.split('-').any(|part| part == HFR) && self.article.embargo.is_none() {
                self.article.embargo = Some(HFR.to_owned());
                self.article.mark("embargo", "inferred");
            }
            let part = word.split('-').find(|part| SLUGGED.contains(part));
            let name = part.and_then(signals::signal).or_else(|| (at > 0).then(|| signals::signal(word)).flatten());
            if let Some(name) = name.filter(|name| !self.article.has_signal(name)) {
                let literal = Some(word.to_owned());
                self.article.signals.push(Concept { name: Some(name.to_owned()), literal, ..Concept::default() });
            }
        }
    }
}

/// The first letters and digits of a line, in small letters.
fn letters(line: &str) -> String {
    text::letters(line).take(60).collect()
}

/// Whether a line is read as a summary.
pub(super) fn is_summary(line: &str) -> bool {
    line.chars().count() > HEADLINE || line.ends_with(['.', '!', '?', '”'])
}

/// Whether a line is read as a byline.
pub(super) fn is_byline(line: &str) -> bool {
    let by = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "));
    by.is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()) && rest.len() < 160)
}

/// Whether a line is read as a note: `Eds: ...`, `EDITOR'S NOTE _ ...`, `AP Photo GATK105`.
pub(super) fn is_note(line: &str) -> bool {
    let bare = line.trim_start_matches('(');
    let media = || {
        let mut words = bare.split([' ', ',', ':']);
        let agency =
            words.next().is_some_and(|a| (2..=5).contains(&a.len()) && a.bytes().all(|b| b.is_ascii_uppercase()));
        agency && words.next().is_some_and(|word| MEDIA.contains(&word))
    };
    let labelled = ["Eds:", "EDS:", "Eds.", "EDITOR'S NOTE", "Editor's Note", "EDITORS' NOTE", "EDITORS:"];
    labelled.iter().any(|l| bare.starts_with(l)) || copy::note(line).is_some() || media()
}
