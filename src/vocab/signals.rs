//! The words of a story's life: statuses, signals, relations, and the words with which copy announces an embargo.
//!
//! Codes are read in any spelling and from any scheme (`stat:canceled`, `sig:update`, `KORR`, `1stLd-Writethru`);
//! what comes out is the canonical model's word. A code whose meaning only one agency knows (`edStat:U`) is not here.

mod embargo;
mod openings;
mod recall;
mod stop;
mod terms;
mod unspaced;
mod words;

use std::borrow::Cow;
use std::sync::LazyLock;

pub use embargo::{Place, embargo_words, may_announce};
pub use openings::opens_nothing;
pub use recall::{calls, numbers, recall, recall_below};
pub use stop::{Stop, is_of_another_revision};
use words::WORDS;

use crate::model::Article;
use crate::text::known::Table;
use crate::text::letters;
use crate::vocab::dates::fold;

/// The canonical signals: what a version does to the story, or what kind of message it is.
pub const SIGNALS: [&str; 18] = [
    "new",
    "update",
    "correction",
    "writethru",
    "lead",
    "add",
    "sub",
    "refile",
    "replace",
    "supplement",
    "repeat",
    "advisory",
    "planned",
    "kill",
    "withhold",
    "release",
    "test",
    "routing",
];

/// The canonical relations between articles.
pub const RELATIONS: [&str; 9] = [
    "corrects",
    "replaces",
    "updates",
    "supplements",
    "evolvedFrom",
    "derivedFrom",
    "translationOf",
    "kills",
    "withholds",
];

/// The publishing status a code means: `usable`, `withheld`, `canceled` (IPTC pubstatusg2), or `embargoed`, which
/// NITF, NewsML 1 and AP have and which is usable with an embargo. What desks call killed is canceled. `None` for any
/// other word.
pub fn status(code: &str) -> Option<&'static str> {
    match &*key(code) {
        "usable" => Some("usable"),
        "withheld" => Some("withheld"),
        "canceled" | "cancelled" | "kill" | "killed" | "deleted" | "withdrawn" | "retracted" => Some("canceled"),
        "embargoed" => Some("embargoed"),
        _ => None,
    }
}

/// The status that is written of one where only `usable`, `withheld` and `canceled` can be: a word nobody knows counts as
/// unreleased, and a kill in other words stays one.
pub fn plain_status(stated: &str) -> &'static str {
    match (stated, status(stated)) {
        ("usable", _) => "usable",
        (_, Some("canceled")) => "canceled",
        _ => "withheld",
    }
}

/// The canonical signal a code or a word of copy means; the first where it means several (`1stLd-Writethru`).
pub fn signal(code: &str) -> Option<&'static str> {
    let key = key(code);
    let word = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let word = numbered(word).unwrap_or(word);
    SIGNAL_OF.get(word).or_else(|| SIGNAL_OF.get(unaccented(word)?.as_str())).copied()
}

/// Whether a signal of an article means this, in the word of the model or in a code as it came.
pub fn signalled(article: &Article, word: &str) -> bool {
    said(article).any(|code| signal(code) == Some(word))
}

/// Whether a signal of an article says that it is under embargo, and nothing of how long.
pub fn embargoed(article: &Article) -> bool {
    said(article).any(|code| matches!(&*key(code), "embargo" | "embargoed" | "underembargo"))
}

/// The words and codes of an article's signals.
fn said(article: &Article) -> impl Iterator<Item = &str> {
    let codes = article.signals.iter().flat_map(|s| [&s.name, &s.literal, &s.qcode, &s.uri]);
    codes.flatten().map(String::as_str)
}

/// A word as capitals are often printed, without accents; `None` where it has none.
fn unaccented(word: &str) -> Option<String> {
    (!word.is_ascii()).then(|| word.chars().filter_map(fold).collect())
}

/// The same of a code that machines read: it also means what a headline says of the story itself (`CANCELLED: ...`).
pub fn coded(code: &str) -> Option<&'static str> {
    signal(code).or_else(|| match &*key(code) {
        "cancel" | "canceled" | "cancelled" | "delete" | "deleted" | "annul" | "annulled" | "retract" | "takedown" => {
            Some("kill")
        }
        "donotuse" | "donotpublish" | "suppress" | "suppressed" => Some("withhold"),
        "rectify" => Some("correction"),
        _ => None,
    })
}

/// The signal that each word means.
static SIGNAL_OF: LazyLock<Table<Cow<'static, str>, &'static str>> = LazyLock::new(|| {
    let mut of = Table::default();
    for (signal, words) in WORDS {
        words.split(' ').for_each(|word| _ = of.entry(Cow::Borrowed(word)).or_insert(*signal));
    }
    let bare = WORDS.iter().flat_map(|(signal, words)| words.split(' ').map(move |word| (unaccented(word), *signal)));
    bare.for_each(|(word, signal)| word.into_iter().for_each(|word| _ = of.entry(word.into()).or_insert(signal)));
    of
});

/// The canonical relation a word names, in any case.
pub fn relation(rel: &str) -> Option<&'static str> {
    let key = key(rel);
    RELATIONS.into_iter().find(|r| r.eq_ignore_ascii_case(&key))
}

/// The signal that a headline or the first line of copy opens with: `KILL: ...`, `UPDATE 3-...`, `CORRECTED-...`,
/// `(KORR-Bericht)`, `2ND LEAD`. In capitals or in brackets, and set off by a mark, a number or the end of the line:
/// neither `Kill Bill returns` nor `LEAD PRICES FALL` opens with one. A correction may also close a headline: `... (corrige)`.
pub fn head_signal(line: &str) -> Option<&'static str> {
    let line = line.trim().trim_start_matches('*').trim_start();
    opened(line).or_else(|| closed(line))
}

fn opened(line: &str) -> Option<&'static str> {
    if let Some((inside, _)) = line.strip_prefix(OPEN).and_then(|rest| rest.split_once(CLOSE)) {
        let word = inside.split([':', '-', ' ']).next().unwrap_or_default();
        return signal(inside).or_else(|| signal(word));
    }
    // The first words of nearly every line have small letters in them, and then it is no matter where they end.
    let in_words = |c: char| c.is_alphanumeric() || c == ' ';
    let stop = line.char_indices().find(|(_, c)| !in_words(*c) || c.is_lowercase());
    if stop.is_some_and(|(_, c)| in_words(c)) {
        return corrects(line);
    }
    let (words, mark) = line.split_at(stop.map_or(line.len(), |(at, _)| at));
    // A mark within a word joins (`UPDATE 3-Ministers`); a bracket or a quotation mark sets nothing off.
    let set_off = mark.is_empty() || mark.starts_with([':', '：', '-', '–', '—', '/', '.', '!', '*']);
    if !set_off || words.len() >= 40 {
        return corrects(line);
    }
    signal(words).or_else(|| signal(called(words)?)).or_else(|| of_copy(words))
}

/// What brackets open and close a word of the desk's.
const OPEN: [char; 6] = ['(', '[', '（', '【', '［', '〔'];
const CLOSE: [char; 6] = [')', ']', '）', '】', '］', '〕'];

/// A correction that closes a headline: `Vuelve la balsa (corrige)`, `... (RPT CORRETTA)`.
fn closed(line: &str) -> Option<&'static str> {
    let (_, inside) = line.strip_suffix(CLOSE)?.rsplit_once(OPEN)?;
    let corrects = |word: &str| signal(word) == Some("correction");
    (inside.len() < 40 && (corrects(inside) || inside.split(' ').any(|word| word.len() > 5 && corrects(word))))
        .then_some("correction")
}

/// A correction that no mark sets off, or that is not in capitals before a colon: `RECTIFICATIE Brand in loods`,
/// `Correction: Ferry story`. Other words are the story's too often.
fn corrects(line: &str) -> Option<&'static str> {
    let called = line
        .split_once([':', '：'])
        .map(|(word, _)| word)
        .filter(|word| word.len() > 5 && !word.contains(' ') && !word.eq_ignore_ascii_case("corrections"));
    if let Some(signal) = called.and_then(signal).filter(|signal| *signal == "correction") {
        return Some(signal);
    }
    let (first, rest) = line.split_once(' ')?;
    let capitals = |word: &str| word.len() > 5 && word.chars().all(char::is_uppercase);
    let goes_on = rest.split(' ').next().is_some_and(|word| word.chars().any(char::is_lowercase));
    let alone = capitals(first) && goes_on && first != "CORRECTIONS";
    alone.then(|| signal(first)).flatten().filter(|signal| *signal == "correction")
}

/// The signal before words that speak of copy: `RETTELSE I TIDLIGERE MELDING`, `CORRECTION TO STORY`.
fn of_copy(words: &str) -> Option<&'static str> {
    let mut words = words.split_whitespace();
    let signal = signal(words.next()?)?;
    words.any(recall::is_copy).then_some(signal)
}

/// The word that is called out again and again: `KILL KILL KILL`.
fn called(words: &str) -> Option<&str> {
    let mut words = words.split_whitespace();
    let first = words.next()?;
    let again = words.next()?;
    (again == first && words.all(|word| word == first)).then_some(first)
}

/// The signal that a headline or a note gives: it opens with one, or takes copy back in a sentence.
pub fn announced(line: &str) -> Option<&'static str> {
    head_signal(line).or_else(|| recall(line))
}

/// The local part of a code, lower case, letters and digits only: `http://…/signal/correction`, `sig:correction`.
fn key(code: &str) -> Cow<'_, str> {
    let code = code.trim();
    let behind = |(at, _)| code.get(at + 1..).unwrap_or_default();
    let local = code.bytes().enumerate().rfind(|(_, b)| matches!(b, b':' | b'/' | b'#')).map_or(code, behind);
    if local.len() > 64 {
        return Cow::Borrowed("");
    }
    // Nearly all codes are so already.
    match local.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        true => Cow::Borrowed(local),
        false => letters(local).collect(),
    }
}

/// A word without the ordinal that numbers leads and takes: `1stldwritethru`, `2ndlead`.
fn numbered(word: &str) -> Option<&str> {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == word.len() {
        return None;
    }
    Some(["st", "nd", "rd", "th"].iter().find_map(|o| rest.strip_prefix(o)).unwrap_or(rest))
}

#[cfg(test)]
#[path = "signals/signals_tests.rs"]
mod tests;
