//! The words with which an embargo is announced, or attention called to it, at the head of a text.
//!
//! Every text is asked for them, and nearly none begins so: the first three letters tell.

use std::sync::LazyLock;

use super::terms::{CALLS, TERMS};
use crate::text::each_byte;

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
    let initial = u8::try_from(initial).ok().and_then(|initial| OPENINGS.get(digit(initial)));
    initial.map_or(&[], Vec::as_slice)
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
    let [first, second, rest @ ..] = text.as_bytes() else { return false };
    let Some(thirds) = PAIRS.get(digit(*first)).and_then(|row| row.get(digit(*second))) else { return false };
    let third = rest.first().map(|third| digit(*third)).filter(|third| *third < LETTERS);
    third.map_or(*thirds, |third| thirds & 1 << third) == 0
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

/// Admits the first word of a phrase. One of a single letter may be followed by anything.
const fn admit(pairs: &mut [[u64; LETTERS]; LETTERS], phrase: &[u8]) {
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
    let terms = TERMS.iter().filter_map(|(phrase, _)| phrase.split(' ').next()).map(|word| (word, Opening::Term));
    for (word, opening) in terms.chain(CALLS.iter().map(|word| (*word, Opening::Call))) {
        let place = word.bytes().next().and_then(|initial| lists.get_mut(digit(initial)));
        if let Some(list) = place.filter(|list| !list.contains(&(word, opening))) {
            list.push((word, opening));
        }
    }
    lists
});
