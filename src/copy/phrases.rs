//! Long lists of phrases: of all of them only those are compared that begin with the first letter of a text.

use super::token::Folded;

/// A list of phrases by their first bytes.
pub(super) struct Phrases(Vec<Vec<&'static str>>);

impl Phrases {
    pub fn new(list: impl IntoIterator<Item = &'static str>) -> Self {
        let mut by_first = vec![Vec::new(); 256];
        for phrase in list {
            let row = phrase.bytes().next().and_then(|first| by_first.get_mut(usize::from(first)));
            row.into_iter().for_each(|row| row.push(phrase));
        }
        Self(by_first)
    }
    /// The phrases that a text begins with.
    pub fn leading(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let row = text.bytes().next().and_then(|first| self.0.get(usize::from(first)));
        row.into_iter().flatten().copied().filter(move |phrase| text.starts_with(phrase))
    }
    /// Whether one may stand at the beginning of a text, in any letter case: by the first letter alone.
    pub fn may_lead(&self, text: &str) -> bool {
        let first = text.bytes().next().map(|first| first.to_ascii_lowercase());
        first
            .is_some_and(|first| !first.is_ascii() || self.0.get(usize::from(first)).is_some_and(|row| !row.is_empty()))
    }
    /// Of folded phrases, those with the first two bytes of a text that is not folded, or with nothing but its first.
    fn begun(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let mut letters = Folded::of(text);
        let (mut first, mut second) = ([0; 4], [0; 4]);
        let mut bytes = letters.next().map_or(&[][..], |c| c.encode_utf8(&mut first).as_bytes()).iter().copied();
        let row = bytes.next().and_then(|byte| self.0.get(usize::from(byte)));
        let next = || letters.next().and_then(|c| c.encode_utf8(&mut second).bytes().next());
        let next = bytes.next().or_else(next);
        let goes_on = move |phrase: &&str| phrase.as_bytes().get(1).is_none_or(|byte| next == Some(*byte));
        row.into_iter().flatten().copied().filter(goes_on)
    }
    /// Whether a word is one of the list, spelled as it is there.
    pub fn hold(&self, word: &str) -> bool {
        let row = word.bytes().next().and_then(|first| self.0.get(usize::from(first)));
        row.is_some_and(|row| row.contains(&word))
    }
    /// The folded phrase that a text is.
    pub fn reads(&self, text: &str) -> Option<&'static str> {
        self.begun(text).find(|phrase| Folded::of(text).eq(phrase.chars()))
    }
    /// Whether a text begins with a folded phrase.
    pub fn opens(&self, text: &str) -> bool {
        self.begun(text).any(|phrase| Folded::of(text).next_are(phrase))
    }
    /// Whether the first word of a text is a folded one of the list.
    pub fn open_word(&self, text: &str) -> bool {
        let is_first = |word: &str| {
            let mut letters = Folded::of(text);
            letters.next_are(word) && letters.next().is_none_or(|next| next == ' ')
        };
        self.begun(text).any(is_first)
    }
    /// The longest folded phrase that a text begins with and behind which another word follows.
    pub fn opening(&self, text: &str) -> Option<&'static str> {
        let goes_on = |phrase: &&'static str| {
            let mut letters = Folded::of(text);
            letters.next_are(phrase) && letters.next() == Some(' ')
        };
        self.begun(text).filter(goes_on).max_by_key(|phrase| phrase.len())
    }
    /// The longest of them that a blank follows.
    pub fn longest(&self, text: &str) -> Option<&'static str> {
        let ended = |phrase: &&str| text.as_bytes().get(phrase.len()) == Some(&b' ');
        self.leading(text).filter(ended).max_by_key(|phrase| phrase.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_before_a_blank_is_met() {
        let phrases = Phrases::new(["reporting", "reporting by", "written by", "x", "éx"]);
        assert_eq!(phrases.longest("reporting by ada lind"), Some("reporting by"));
        assert_eq!(phrases.longest("reporting bynow"), Some("reporting"));
        assert_eq!(phrases.longest("reportings"), None);
        for text in [
            "Reporting by Ada",
            "(reporting BY-ada)",
            "reportingby",
            "Wrîtten by",
            "Written by: x",
            "X y",
            "x",
            "xy",
            "by",
            "",
            " (",
        ] {
            let folded = crate::copy::token::folded(text);
            assert_eq!(phrases.opening(text), phrases.longest(&folded), "{text}");
            assert_eq!(phrases.opens(text), phrases.leading(&folded).next().is_some(), "{text}");
            assert_eq!(phrases.reads(text), phrases.leading(&folded).find(|phrase| *phrase == folded), "{text}");
        }
        assert!(phrases.opens("written byte") && !phrases.opens("wrote") && !phrases.opens(""));
    }
}
