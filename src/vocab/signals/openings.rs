//! The words with which an embargo is announced, or attention called to it, at the head of a text.
//!
//! Every text is asked for them, and nearly none begins so: the first three letters tell.

use std::sync::LazyLock;

use super::terms::{CALLS, FORBIDDEN, TERMS, UNSPACED};
use crate::text::each_byte;
use crate::text::known::Table;
use crate::vocab::dates::{fold, in_word};

/// What a first word may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// The beginning of a term.
    Term,
    /// A call for attention: the next word tells.
    Call,
}

/// The words that begin with this letter, in lower case, and what they may be.
pub(super) fn openings(initial: char) -> &'static [(&'static str, Opening)] {
    match u8::try_from(initial).ok().filter(u8::is_ascii) {
        Some(initial) => OPENINGS.get(digit(initial)).map_or(&[], Vec::as_slice),
        None => ELSEWHERE.get(&initial).map_or(&[], Vec::as_slice),
    }
}

/// Whether the first letters of a text could be those of a term or a call.
pub(super) fn may_open(text: &str) -> bool {
    if opens_nothing(text) {
        return false;
    }
    let [first, second, ..] = text.as_bytes() else { return true };
    if PAIRS.get(digit(*first)).and_then(|row| row.get(digit(*second))).is_none() {
        return true;
    }
    // A word of ASCII is none that differs from it in more than letter case.
    let end = text.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (word, behind) = text.split_at_checked(end).unwrap_or_default();
    let is = |(opening, _): &(&str, Opening)| opening.eq_ignore_ascii_case(word);
    let openings = OPENINGS.get(digit(*first));
    behind.bytes().next().is_some_and(|b| !b.is_ascii()) || openings.is_some_and(|of| of.iter().any(is))
}

/// Whether a text begins with two or three letters, or digits, with which no term and no call begins: then it announces
/// nothing, however the word goes on.
pub fn opens_nothing(text: &str) -> bool {
    let digits = |bytes: &[u8; 3]| bytes.map(digit);
    match text.as_bytes().first_chunk().filter(|bytes| bytes.is_ascii()).map(digits) {
        Some([first, second, third]) if first < LETTERS && second < LETTERS => {
            lacks(first, second, Some(third).filter(|third| *third < LETTERS))
        }
        Some(_) => false,
        // Letters beyond ASCII count as those that they are folded to, of which terms and calls consist.
        None => {
            let word = || text.chars().take_while(|c| in_word(*c)).filter_map(fold);
            let mut letters = word().map(|c| u8::try_from(c).map_or(LETTERS, digit));
            match (letters.next(), letters.next()) {
                (Some(first), Some(second)) if first < LETTERS && second < LETTERS => {
                    lacks(first, second, letters.next())
                }
                (Some(first), Some(_)) => first < LETTERS || !begins_elsewhere(word()),
                _ => false,
            }
        }
    }
}

/// Whether a term or a call of another script begins with the first two letters of a word.
fn begins_elsewhere(mut letters: impl Iterator<Item = char>) -> bool {
    let (first, second) = (letters.next(), letters.next());
    let words = first.and_then(|first| ELSEWHERE.get(&first)).map_or(&[][..], Vec::as_slice);
    words.iter().any(|(word, _)| word.chars().nth(1) == second)
}

/// Whether no term and no call begins with these.
fn lacks(first: usize, second: usize, third: Option<usize>) -> bool {
    let thirds = PAIRS.get(first).and_then(|row| row.get(second)).copied().unwrap_or_default();
    let third = third.map_or(u64::MAX, |third| 1_u64.checked_shl(third as u32).unwrap_or_default());
    thirds != u64::MAX && thirds & third == 0
}

/// How many letters and digits there are.
const LETTERS: usize = 36;

/// A byte as a digit to base 36; no digit for what is neither a letter nor one.
const fn digit(byte: u8) -> usize {
    static DIGITS: [u8; 256] = each_byte!(byte => match byte {
        b'0'..=b'9' => byte - b'0',
        _ if byte.is_ascii_alphabetic() => byte.to_ascii_lowercase() - b'a' + 10,
        _ => u8::MAX,
    });
    DIGITS[byte as usize] as usize
}

/// By the first two letters of the words of [`OPENINGS`], which third letters follow: a bit each.
static PAIRS: [[u64; LETTERS]; LETTERS] = {
    let (mut pairs, mut at) = ([[0; LETTERS]; LETTERS], 0);
    while at < TERMS.len() {
        admit(&mut pairs, TERMS[at].0.as_bytes());
        at += 1;
    }
    at = 0;
    while at < CALLS.len() {
        admit(&mut pairs, CALLS[at].as_bytes());
        at += 1;
    }
    pairs
};

/// Admits the first word of a phrase. One of a single letter may be followed by anything, and what is no ASCII is
/// always looked at.
const fn admit(pairs: &mut [[u64; LETTERS]; LETTERS], phrase: &[u8]) {
    if !phrase[0].is_ascii() {
        return;
    }
    let initial = digit(phrase[0]);
    let third = if phrase.len() > 2 && phrase[2] != b' ' { 1 << digit(phrase[2]) } else { u64::MAX };
    if phrase.len() > 1 && phrase[1] != b' ' {
        pairs[initial][digit(phrase[1])] |= third;
    } else {
        pairs[initial] = [u64::MAX; LETTERS];
    }
}

/// The first words of terms and the calls, by their initial as a digit to base 36.
static OPENINGS: LazyLock<Vec<Vec<(&'static str, Opening)>>> = LazyLock::new(|| {
    let mut lists = vec![Vec::new(); LETTERS];
    for (word, opening) in words() {
        let place = word.bytes().next().and_then(|initial| lists.get_mut(digit(initial)));
        if let Some(list) = place.filter(|list| !list.contains(&(word, opening))) {
            list.push((word, opening));
        }
    }
    lists
});

/// The same in other scripts.
static ELSEWHERE: LazyLock<Table<char, Vec<(&'static str, Opening)>>> = LazyLock::new(|| {
    let mut lists: Table<char, Vec<_>> = Table::default();
    for (word, opening) in words() {
        let initial = word.chars().next().filter(|c| !c.is_ascii());
        initial.into_iter().for_each(|initial| lists.entry(initial).or_default().push((word, opening)));
    }
    lists
});

fn words() -> impl Iterator<Item = (&'static str, Opening)> {
    let terms = TERMS.iter().filter_map(|(phrase, _)| phrase.split(' ').next()).map(|word| (word, Opening::Term));
    let unspaced = UNSPACED.iter().chain(FORBIDDEN).map(|word| (*word, Opening::Term));
    terms.chain(unspaced).chain(CALLS.iter().map(|word| (*word, Opening::Call)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_term_and_no_call_is_passed_over_however_it_is_spelled() {
        let accented = |word: &str| word.replace('a', "\u{e1}").replace('e', "\u{ea}").replace('u', "\u{fc}");
        for phrase in TERMS.iter().map(|(phrase, _)| *phrase).chain(CALLS.iter().copied()) {
            for spelled in [phrase.to_owned(), phrase.to_uppercase(), accented(phrase), accented(phrase) + ": 12"] {
                assert!(!opens_nothing(&spelled) && may_open(&spelled), "{spelled}");
            }
        }
    }

    #[test]
    fn nearly_no_story_begins_so() {
        for text in ["The tide", "Pr\u{e4}sident", "\u{c9}vora", "Ør", "тайм", "1234"] {
            assert!(opens_nothing(text), "{text}");
        }
        for text in ["", "E", "EMBARGO", "\u{ab}Embargo", "Em<b>bargo</b>"] {
            assert!(!opens_nothing(text), "{text}");
        }
    }
}
