//! Long lists of phrases: of all of them only those are compared that begin with the first letter of a text.

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
    /// The longest of them that a blank follows.
    pub fn longest(&self, text: &str) -> Option<&'static str> {
        let ended = |phrase: &&str| text.as_bytes().get(phrase.len()) == Some(&b' ');
        self.leading(text).filter(ended).max_by_key(|phrase| phrase.len())
    }
    /// Whether a text begins with one.
    pub fn lead(&self, text: &str) -> bool {
        self.leading(text).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_before_a_blank_is_met() {
        let phrases = Phrases::new(["reporting", "reporting by", "written by"]);
        assert_eq!(phrases.longest("reporting by ada lind"), Some("reporting by"));
        assert_eq!(phrases.longest("reporting bynow"), Some("reporting"));
        assert_eq!(phrases.longest("reportings"), None);
        assert!(phrases.lead("written byte") && !phrases.lead("wrote") && !phrases.lead(""));
    }
}
