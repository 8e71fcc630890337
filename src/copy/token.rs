//! The tokens of a line of copy: words, numbers and marks, each with its place. One pass, no lookback.

use crate::text::start;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with apostrophes and hyphens inside; `U.S` of `U.S.` is two words and two stops.
    Word,
    /// Digits of any script.
    Number,
    /// A hyphen, one or several dashes: `-`, `--`, `–`, `—`.
    Dash,
    /// Any other character.
    Mark(char),
}

/// A token of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Where it begins in the line.
    pub at: usize,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }
    pub fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
    /// Whether it begins with a capital, or with a letter of a script that has none.
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.text.chars().next().is_some_and(|c| c.is_uppercase() || is_uncased(c))
    }
    /// Whether it is a word without a small letter.
    pub fn is_capitals(&self) -> bool {
        self.kind == Kind::Word && self.is_capital() && !self.text.chars().any(char::is_lowercase)
    }
    pub fn is_dash(&self) -> bool {
        self.kind == Kind::Dash
    }
}

/// A letter of a script without capitals: Arabic, Hebrew, Chinese, Japanese, Korean, Thai and the like.
pub(super) fn is_uncased(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase()
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | 'ー')
}

fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
}

/// The tokens of the first `most` bytes of a line.
pub(super) fn tokens(line: &str, most: usize) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(most.min(line.len()) / 4 + 4);
    out.extend(each(line, most));
    out
}

/// The same, one after the other: nearly no line is read to its end.
pub(super) fn each(line: &str, most: usize) -> impl Iterator<Item = Token<'_>> {
    let line = start(line, most);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let words = rest.trim_start();
        let spaced = words.len() < rest.len();
        let (kind, length) = one(words, words.chars().next()?);
        let token = Token { kind, text: words.get(..length)?, at: line.len() - words.len(), spaced };
        at = token.end();
        Some(token)
    })
}

fn one(rest: &str, first: char) -> (Kind, usize) {
    let run = |rule: fn(char) -> bool| rest.find(|c| !rule(c)).unwrap_or(rest.len());
    if first.is_numeric() {
        return (Kind::Number, run(char::is_numeric));
    }
    if first.is_alphabetic() {
        return (Kind::Word, word(rest));
    }
    if is_dash(first) {
        return (Kind::Dash, run(is_dash));
    }
    (Kind::Mark(first), first.len_utf8())
}

/// The length of the word that a text begins with. A hyphen or an apostrophe belongs to it between letters.
fn word(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let inside = is_letter(c) || joins(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Letters, the marks over and under them, and what joins letters of some scripts.
fn is_letter(c: char) -> bool {
    let mark = matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{65f}');
    // Vowel signs and viramas from Devanagari to Thai; the danda between them ends sentences.
    let sign = matches!(c, '\u{900}'..='\u{e7f}') && !matches!(c, '\u{964}' | '\u{965}' | '\u{e2f}') && !c.is_numeric();
    c.is_alphabetic() || mark || sign
}

/// At most the last `most` bytes, and where they begin.
pub(super) fn tail(text: &str, most: usize) -> (usize, &str) {
    let at = text.ceil_char_boundary(text.len().saturating_sub(most));
    (at, text.get(at..).unwrap_or(text))
}

/// Without case and accents, letters and digits only, words a blank apart: for lists of words.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    if text.is_ascii() {
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                if gap && !out.is_empty() {
                    out.push(' ');
                }
                gap = false;
                out.push(char::from(byte.to_ascii_lowercase()));
            } else {
                gap |= !matches!(byte, b'\'' | b'.');
            }
        }
        return out;
    }
    for c in text.chars().filter_map(crate::vocab::dates::fold) {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else {
            gap |= !matches!(c, '\'' | '.');
        }
    }
    out
}

/// What [`folded`] makes of a text, letter by letter: to compare it with words that mostly differ in the first.
pub(super) struct Folded<'a> {
    chars: std::str::Chars<'a>,
    /// A letter before which a blank was given.
    held: Option<char>,
    gap: bool,
    begun: bool,
}

impl<'a> Folded<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { chars: text.chars(), held: None, gap: false, begun: false }
    }
    /// Whether these are the next letters; they are taken as far as they are.
    pub fn next_are(&mut self, words: &str) -> bool {
        words.chars().all(|c| self.next() == Some(c))
    }
}

impl Iterator for Folded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(held) = self.held.take() {
            return Some(held);
        }
        loop {
            let Some(c) = crate::vocab::dates::fold(self.chars.next()?) else { continue };
            if !c.is_alphanumeric() {
                self.gap |= !matches!(c, '\'' | '.');
                continue;
            }
            let parted = std::mem::take(&mut self.gap) && self.begun;
            self.begun = true;
            self.held = parted.then_some(c);
            return Some(if parted { ' ' } else { c });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_hyphens_and_apostrophes_between_letters() {
        let texts = |line| tokens(line, 200).iter().map(|t| t.text.to_owned()).collect::<Vec<_>>();
        assert_eq!(texts("PORT-AU-PRINCE (AP) -- It's"), ["PORT-AU-PRINCE", "(", "AP", ")", "--", "It's"]);
        assert_eq!(texts("U.S. 3月12日"), ["U", ".", "S", ".", "3", "月", "12", "日"]);
        assert_eq!(texts("a- b"), ["a", "-", "b"]);
        assert_eq!(folded("Kurzfassung: L’Été – U.S."), "kurzfassung lete us");
        for line in ["Kurzfassung: L’Été", "L'Ete - U.S.", " --U.S. x", "(Reporting by A)", "", "."] {
            assert_eq!(Folded::of(line).collect::<String>(), folded(line), "{line}");
        }
    }
}
