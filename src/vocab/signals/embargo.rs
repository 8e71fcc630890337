//! The words with which copy announces an embargo, in the languages of wires.
//!
//! What counts is where a word stands and what follows: `EMBARGO: 10.00`, `Sperrfrist bis 12 Uhr` and `Not for
//! publication before Friday` hold a story; `Trade embargo lifted` and `the embargo on arms` are the story. In doubt an
//! embargo at the head of a text is taken as one: held too long is mended, published too early is not.

use std::sync::LazyLock;

use super::openings::{Opening, may_open, openings};
use super::terms::{
    AROUND_TIMES, CALLED_UPON, CALLS, DENIED, DONE, ENDED, OCCASIONS, OF_TRADE, OF_WHAT, RELEASED, SURELY_UNTIL, TERMS,
    TIMES, Term, UNRELEASED, UNTIL,
};
use super::unspaced;
use crate::text::known::Table;
use crate::text::start;
use crate::vocab::dates::{fold, in_word, month, weekday};

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A note whose role says that it is about the embargo: all of it is the embargo's words.
    EmbargoNote,
    /// Any other note to editors.
    Note,
    /// The head of a headline, slugline, summary or body.
    Head,
}

/// One word of a line and where it stands.
struct Word<'a> {
    at: usize,
    text: &'a str,
}

impl Word<'_> {
    /// Whether it is a folded word but for case and accents.
    fn reads(&self, folded: &str) -> bool {
        // Folding makes no word longer, and a first letter of ASCII is what it is: that tells nearly all.
        let first = |word: &str| word.bytes().next().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
        let differ = matches!((first(self.text), first(folded)), (Some(a), Some(b)) if a != b);
        if differ || self.text.len() < folded.len() {
            return false;
        }
        if self.text.is_ascii() {
            return self.text.eq_ignore_ascii_case(folded);
        }
        self.text.chars().filter_map(fold).eq(folded.chars())
    }
    fn is_one_of(&self, list: &[&str]) -> bool {
        list.iter().any(|folded| self.reads(folded))
    }
    fn folded(&self) -> String {
        self.text.chars().filter_map(fold).collect()
    }
    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// The words of a text that announce an embargo: the line they stand in, in a headline up to where the story begins.
/// `None` where there are none, and where they say that an embargo is lifted.
pub fn embargo_words(text: &str, place: Place) -> Option<&str> {
    match place {
        Place::EmbargoNote => Some(text.trim()).filter(|t| !t.is_empty() && !only_denies(t)),
        Place::Note => {
            start(text, NOTE).lines().find_map(|line| announced(line, false).or_else(|| unspaced::in_note(line)))
        }
        Place::Head => {
            let line = text.lines().find(|line| !line.trim().is_empty())?;
            may_announce(line).then(|| unspaced::head(line).or_else(|| announced(line, true))).flatten()
        }
    }
}

/// Whether the head of a text could announce an embargo: whether its first word, calls for attention left out, begins a
/// term. Nearly no story begins so, and this looks at nothing but those words.
pub fn may_announce(text: &str) -> bool {
    if !may_open(text) {
        return false;
    }
    if unspaced::head(text).is_some() {
        return true;
    }
    let mut rest = text;
    // More calls than that stand before no term.
    for _ in 0..8 {
        let Some(tail) = rest.find(in_word).and_then(|at| rest.get(at..)) else { return false };
        let text = tail.split(|c: char| !in_word(c)).next().unwrap_or_default();
        let word = Word { at: 0, text };
        let Some(initial) = text.chars().find_map(fold) else { return true };
        let may_be = |what| openings(initial).iter().any(|(opening, of)| *of == what && word.reads(opening));
        if may_be(Opening::Term) && term(&first_words(tail, LONGEST)).is_some() {
            return true;
        }
        if !may_be(Opening::Call) {
            return false;
        }
        rest = tail.get(text.len()..).unwrap_or_default();
    }
    true
}

/// No term has more words.
const LONGEST: usize = 8;

/// How much of a headline or a first line is looked at, in bytes.
pub(super) const HEAD: usize = 400;
/// How much of a note is: far more than any desk writes.
const NOTE: usize = 1 << 18;

fn announced(line: &str, head: bool) -> Option<&str> {
    let line = line.trim();
    let seen = if head { start(line, HEAD) } else { line };
    let words = words(seen);
    for at in 0..words.len() {
        if let Some(length) = hit(seen, &words, at, head) {
            return Some(if head { phrase(line, seen, &words, at + length) } else { line });
        }
        if head && !words.get(at).is_some_and(|w| w.is_one_of(CALLS)) {
            return None;
        }
    }
    None
}

/// Whether an embargo is announced at a word, and with how many words.
fn hit(line: &str, words: &[Word<'_>], at: usize, head: bool) -> Option<usize> {
    let first = words.get(at)?;
    let (length, term) = term(words.get(at..)?)?;
    let after = at + length;
    if denied(words, at, after) {
        return None;
    }
    let capitals = !first.text.chars().any(char::is_lowercase);
    let starts = head || opens_sentence(line, first.at);
    let announces = match term {
        Term::Whole => true,
        Term::Named => !(head && is_story(line, words, after)),
        Term::Capitals => capitals,
        Term::AtHead => {
            head && words.get(at..after).is_some_and(|all| all.iter().all(|w| !w.text.contains(char::is_lowercase)))
        }
        Term::Participle => until(words, after, false) || starts && set_off(line, words, after, capitals),
        // A road is not `GESPERRT BIS: Montag`.
        Term::InNotes if head => capitals && before_time(line, words, after),
        Term::Parted => (starts || called(words, at)) && parted(line, words, after, RELEASED),
        Term::PartedNot => (starts || called(words, at)) && parted(line, words, after, UNRELEASED),
        Term::Noun | Term::InNotes => until(words, after, true) || starts && set_off(line, words, after, capitals),
    };
    announces.then_some(length)
}

/// The term that words begin with, and of how many it consists.
fn term(words: &[Word<'_>]) -> Option<(usize, Term)> {
    let first = words.first().filter(|word| may_open(word.text))?;
    let terms = BY_INITIAL.get(&first.text.chars().next().and_then(fold)?)?;
    // Of a word of ASCII the first word of a phrase differs in letter case alone.
    let (word, is_ascii) = (first.text.as_bytes(), first.text.is_ascii());
    let begins = |phrase: &[u8]| {
        phrase.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
            && matches!(phrase.get(word.len()), None | Some(b' '))
    };
    let mut alike = terms.iter().filter(|(phrase, _)| !is_ascii || begins(phrase.as_bytes()));
    alike.find_map(|(phrase, term)| Some((matches(words, phrase)?, *term)))
}

/// The terms by their initial, in order.
static BY_INITIAL: LazyLock<Table<char, Vec<(&'static str, Term)>>> = LazyLock::new(|| {
    let mut terms: Table<char, Vec<_>> = Table::default();
    for (phrase, term) in TERMS {
        phrase.chars().next().into_iter().for_each(|initial| terms.entry(initial).or_default().push((*phrase, *term)));
    }
    terms
});

/// The number of words of a phrase, when the words begin with it.
fn matches(words: &[Word<'_>], phrase: &str) -> Option<usize> {
    let mut length = 0;
    for wanted in phrase.split_ascii_whitespace() {
        if !words.get(length)?.reads(wanted) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// `no embargo`, `Embargo aufgehoben`, `embargo has been lifted`, `embargo is over`.
fn denied(words: &[Word<'_>], at: usize, after: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| words.get(b)).is_some_and(|w| w.is_one_of(DENIED));
    // An embargo on trade is the story, in a note on it too.
    let of_trade = || at.checked_sub(1).and_then(|b| words.get(b)).is_some_and(|w| w.is_one_of(OF_TRADE));
    let is_noun = || words.get(at).is_some_and(|w| w.reads("embargo"));
    let mut soon =
        words.iter().skip(after).take(4).take_while(|w| !w.is_one_of(SURELY_UNTIL) && !w.text.starts_with(digit));
    before || is_noun() && of_trade() || soon.any(|w| w.is_one_of(ENDED))
}

/// Whether a headline goes on from the name of an embargo as a sentence about it, to its end: no mark parts it from a
/// story, no time is told, and nobody is called upon.
fn is_story(line: &str, words: &[Word<'_>], after: usize) -> bool {
    let Some((last, next)) = after.checked_sub(1).and_then(|last| words.get(last)).zip(words.get(after)) else {
        return false;
    };
    let parted = |text: &str| text.contains([':', '–', '—', '|', '/', '(', '[', '!', '+', '*']) || text.contains(" - ");
    let holds = |word: &Word<'_>| tells_time(word) || word.is_one_of(OCCASIONS) || word.is_one_of(CALLED_UPON);
    let rest = line.get(last.end()..).unwrap_or_default();
    let mut behind = words.iter().skip(after + 1);
    let done = behind.len() > 1 && words.last().is_some_and(|word| is_participle(&word.folded()));
    done && next.is_one_of(OF_WHAT) && !parted(rest) && !behind.any(holds)
}

/// Whether a German word says what was done, as the last one of a headline does: `gefordert`, `ausgeweitet`, `kritisiert`. What
/// is to be done (`einhalten`) or is so (`gilt`) tells newsrooms.
fn is_participle(folded: &str) -> bool {
    let begun = folded.find("ge").is_some_and(|at| at < 5 && folded.len() > at + "ge".len() + 3);
    (begun && folded.ends_with('t')) || folded.ends_with("iert") || DONE.contains(&folded)
}

/// Whether a call stands before a word: `bitte nicht vor`.
fn called(words: &[Word<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word.is_one_of(CALLS))
}

/// Whether a time follows, and then one of these phrases, which ends the clause: `Freitag, 12 Uhr, veröffentlichen`. Behind
/// which something stands it is a sentence of the story.
fn parted(line: &str, words: &[Word<'_>], after: usize, list: &[&str]) -> bool {
    let mut timed = false;
    for at in after..words.len().min(after + MOST_BETWEEN) {
        let Some((word, rest)) = words.get(at).zip(words.get(at..)) else { return false };
        if timed && let Some(length) = list.iter().filter_map(|phrase| matches(rest, phrase)).max() {
            let behind = rest.get(length - 1).and_then(|last| line.get(last.end()..)).unwrap_or_default();
            return behind.trim_start().chars().next().is_none_or(|c| ENDS_CLAUSE.contains(&c));
        }
        let tells = tells_time(word);
        timed |= tells;
        if !tells && !word.is_one_of(AROUND_TIMES) && month(&word.folded()).is_none() {
            return false;
        }
    }
    false
}

/// No more words stand between a term and its verb.
const MOST_BETWEEN: usize = 12;
/// Marks that end a clause.
const ENDS_CLAUSE: [char; 14] = ['.', '!', ':', '-', '–', '—', ')', ']', '*', ',', ';', '+', '/', '|'];

/// Whether the next word says until when; a noun also needs the time itself soon after.
fn until(words: &[Word<'_>], after: usize, timed: bool) -> bool {
    let Some(next) = words.get(after) else { return false };
    let soon = || {
        next.is_one_of(UNTIL) && words.iter().skip(after + 1).take(6).any(|w| tells_time(w) || w.is_one_of(OCCASIONS))
    };
    (!timed && next.is_one_of(SURELY_UNTIL)) || soon()
}

/// Whether a colon and a time follow.
fn before_time(line: &str, words: &[Word<'_>], after: usize) -> bool {
    let mark = after.checked_sub(1).and_then(|last| words.get(last)).and_then(|last| line.get(last.end()..));
    mark.is_some_and(|mark| mark.starts_with(':')) && words.get(after).is_some_and(tells_time)
}

fn tells_time(word: &Word<'_>) -> bool {
    let folded = word.folded();
    word.text.starts_with(digit)
        || weekday(&folded).is_some()
        || TIMES.contains(&folded.as_str())
        // Short names of months are words of other languages: `mai`, `set`.
        || (folded.len() > 3 && month(&folded).is_some())
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether the term stands for itself: before a colon, a time or the end, or alone in capitals.
fn set_off(line: &str, words: &[Word<'_>], after: usize, capitals: bool) -> bool {
    let Some(last) = after.checked_sub(1).and_then(|l| words.get(l)) else { return false };
    let between = line.get(last.end()..).unwrap_or_default();
    let mark = between.trim_start();
    let Some(next) = words.get(after) else {
        return capitals || mark.starts_with([':', '：', '.', '!']) || line.len() < 40;
    };
    if mark.starts_with([':', '：']) || tells_time(next) {
        return true;
    }
    let joined = between.starts_with('-');
    let marked = !joined && mark.starts_with(['-', '–', '—', '.', '!', '/', ')', ']', '*', '|', ',', ';']);
    // `EMBARGO ENDS IN PORT` is a headline; `EMBARGO Minister signs` is not.
    capitals && (marked || next.text.chars().any(char::is_lowercase))
}

fn opens_sentence(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default().trim_end();
    before.chars().next_back().is_none_or(|c| !(c.is_alphanumeric() || matches!(c, ',' | '\'' | '’')))
}

/// The announcement at the head of a line, up to where the story begins.
fn phrase<'a>(line: &'a str, seen: &str, words: &[Word<'_>], after: usize) -> &'a str {
    let Some(last) = after.checked_sub(1).and_then(|l| words.get(l)) else { return line };
    let time = words.iter().skip(after).take(7).find(|w| tells_time(w)).map(Word::end);
    // Without a time, what follows the mark is the story.
    let end = cut(seen, time.unwrap_or(last.end()));
    line.get(..end.unwrap_or(line.len())).map_or(line, str::trim)
}

/// Where a mark ends an announcement: `: `, ` - `, a dash, `)`, `]`, or a full stop before a capital.
fn cut(text: &str, from: usize) -> Option<usize> {
    let mut chars = text.char_indices().skip_while(|(at, _)| *at < from).peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        match c {
            ')' | ']' => return Some(at + 1),
            '–' | '—' | '|' => return Some(at),
            ':' | '!' if next.is_none_or(char::is_whitespace) => return Some(at),
            '：' if at > from => return Some(at),
            '-' if next.is_some_and(char::is_whitespace) => return Some(at),
            '.' if next.is_some_and(char::is_whitespace) && ends_sentence(text, at) => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Not after `a.m.`, an initial, or the number of a day (`5. Februar`).
fn ends_sentence(text: &str, at: usize) -> bool {
    let word = text.get(..at).unwrap_or_default().rsplit([' ', '.']).next().unwrap_or_default();
    let after = text.get(at + 1..).unwrap_or_default().trim_start();
    word.chars().count() > 2 && after.starts_with(char::is_uppercase)
}

/// `Embargo lifted`, `no embargo`, `Sperrfrist aufgehoben`: short, and nothing else.
fn only_denies(note: &str) -> bool {
    let words = words(start(note, HEAD));
    let none = matches!(words.as_slice(), [only] if only.is_one_of(DENIED) || only.reads("none"));
    let ended = |at: usize| {
        let named = words.get(at..).and_then(term);
        named.is_some_and(|(length, _)| denied(&words, at, at + length))
    };
    none || (words.len() < 12 && (0..words.len()).any(ended))
}

fn words(line: &str) -> Vec<Word<'_>> {
    first_words(line, usize::MAX)
}

fn first_words(line: &str, most: usize) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(most.min(LONGEST));
    let mut rest = 0;
    while words.len() < most
        && let Some(start) = line.get(rest..).and_then(|l| l.find(in_word))
    {
        let at = rest + start;
        let Some(tail) = line.get(at..) else { break };
        let text = tail.split(|c: char| !in_word(c)).next().unwrap_or_default();
        words.push(Word { at, text });
        rest = at + text.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_folded() {
        let terms = TERMS.iter().map(|(phrase, _)| phrase);
        for word in terms
            .chain(UNTIL)
            .chain(SURELY_UNTIL)
            .chain(ENDED)
            .chain(DENIED)
            .chain(TIMES)
            .chain(OCCASIONS)
            .chain(CALLS)
            .chain(RELEASED)
            .chain(UNRELEASED)
            .chain(AROUND_TIMES)
        {
            assert!(word.chars().filter_map(fold).eq(word.chars()), "{word}");
        }
        for (word, _) in TERMS {
            assert!(word.split(' ').count() <= LONGEST, "{word}");
            assert!(may_announce(word) && may_announce(&format!("(Attention to editors: {word}")), "{word}");
        }
        assert!(!may_announce("A la carte") && !may_announce("For sale: a trawler"));
        assert!(!may_announce("Trawlers return under embargo"));
    }
}
