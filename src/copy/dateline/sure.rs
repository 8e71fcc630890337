//! How sure it is that what was read is a dateline: by the mark behind it, by what its place and its tag are, and by how the
//! story goes on.

use super::Shape;
use crate::copy::gazetteer::{heads, is_city};
use crate::copy::place::Place;
use crate::copy::token::{Kind, Token, is_uncased};
use crate::vocab::agencies;

impl Shape<'_, '_> {
    /// How sure, of 100, with what stands behind it.
    pub(super) fn sure(&self, separator: &Separator, story: &str) -> u8 {
        let opens = opens_story(story);
        if story.is_empty() && self.tag.is_none() {
            return 0;
        }
        let agency = self.bare.is_some() || self.tag.is_some_and(|t| t.known);
        let Some((place, _)) = &self.place else {
            let ends = separator.dash || separator.stop && self.date.is_some();
            return match agency && opens {
                true if ends => 85,
                true if self.tag.is_some() && !separator.any() && self.tells(story) => 70,
                _ => 0,
            };
        };
        let placed = place.known || place.region && place.capitals || place.capitals && place.words < 5;
        // A script without capitals says less; so does a story that begins with a small letter.
        let known = place.known || place.region || story.starts_with(|c: char| !is_uncased(c));
        if agency {
            return match (separator.any(), self.date.is_some(), opens) {
                (true, _, true) if placed || place.capitals || place.words < 5 => 95,
                (true, dated, false) if place.known || dated => 80,
                (false, true, true) => 85,
                (false, false, true) if known && (placed || place.words < 3) => 65,
                _ => 30,
            };
        }
        if let Some(tag) = self.tag {
            return if separator.dash && placed && opens && is_code(tag.text) { 75 } else { 0 };
        }
        plain(place, self.date.is_some(), separator, opens, story)
    }
    /// `(Belga) De haven ...`: a tag in brackets, a blank, and the story.
    fn tells(&self, story: &str) -> bool {
        let before = self.line.get(..self.line.len() - story.len()).unwrap_or_default();
        let open = before.starts_with(['(', '（']) && self.tag.is_some_and(|t| !agencies::is_ambiguous(t.text));
        open && before.ends_with(char::is_whitespace) && story.contains(' ')
    }
}

/// Without an agency.
fn plain(place: &Place<'_>, dated: bool, separator: &Separator, opens: bool, story: &str) -> u8 {
    if !opens || !separator.any() || leads_elsewhere(story) {
        return 0;
    }
    let long = place.capitals && place.words < 6;
    match separator {
        s if s.dash && dated && (place.known || place.capitals) => 90,
        s if s.stop && dated && (place.known || place.capitals) => 75,
        s if s.long && place.capitals && (place.known || place.region) => 95,
        s if s.long && long && !short(story) && !heads(place.first) => 70,
        s if s.long && place.region && place.words < 4 && place.known => 75,
        s if s.long && place.known => 75,
        s if s.dash && place.known && place.capitals => 80,
        s if s.dash && place.capitals && place.region => 75,
        s if s.dash && place.known && ends_sentence(story) => 62,
        s if s.colon && place.known && place.capitals && !is_title(story) => 70,
        _ => 20,
    }
}

fn short(story: &str) -> bool {
    story.len() < 25
}

/// Whether a story goes on in capitals, as titles of books do.
fn is_title(story: &str) -> bool {
    story.split_whitespace().take(2).all(|w| !w.contains(char::is_lowercase))
}

fn ends_sentence(story: &str) -> bool {
    story.len() > 50 && story.trim_end().ends_with(['.', '!', '?', '"', '”', '“', '»'])
}

/// `London - Paris in two hours`: what follows is another place, no story.
fn leads_elsewhere(story: &str) -> bool {
    let word = story.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    is_city(word) && !story.trim_end().ends_with('.')
}

/// A tag that no agency is known by: capitals, as `KY3` or `CNN`.
fn is_code(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    letters > 1
        && text.len() <= 24
        && text.split_whitespace().count() < 4
        && !text.contains(char::is_lowercase)
        && text.chars().any(char::is_alphabetic)
}

fn opens_story(story: &str) -> bool {
    let first =
        story.chars().find(|c| !matches!(c, '"' | '“' | '„' | '«' | '\'' | '‘' | '¿' | '¡' | '(' | '”' | '»' | '`'));
    first.is_none_or(|c| c.is_uppercase() || c.is_numeric() || is_uncased(c) || matches!(c, '$' | '€' | '£'))
}

/// The mark between a dateline and its story.
#[derive(Default)]
pub(super) struct Separator {
    /// Where the story may begin; `None` when there is no mark.
    pub(super) end: Option<usize>,
    /// A dash, or an equals sign as some desks print it.
    pub(super) dash: bool,
    /// An em or en dash, or two hyphens.
    long: bool,
    stop: bool,
    colon: bool,
}

impl Separator {
    pub(super) fn read(tokens: &[Token<'_>]) -> Self {
        let mut out = Self::default();
        for token in tokens.iter().take(3) {
            match token.kind {
                Kind::Dash => {
                    out.dash = true;
                    out.long |= token.text != "-";
                }
                Kind::Mark('=' | '_') => out.dash = true,
                Kind::Mark('.' | '।' | '。') if out.end.is_none() => out.stop = true,
                Kind::Mark(':') if out.end.is_none() => out.colon = true,
                _ => break,
            }
            out.end = Some(token.end());
            if out.dash {
                break;
            }
        }
        out
    }
    fn any(&self) -> bool {
        self.dash || self.stop || self.colon
    }
}
