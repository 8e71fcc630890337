//! What became of leaves, over the articles that went to one target.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::loss::{self, Lazy, Loss, Notes, Place, Tally};
use crate::model::Article;
use crate::text::start;

/// Bytes of an article's uri that a ledger tells it by.
const LONGEST_NAME: usize = 1000;

/// Makes `name` what the ledger calls an article.
pub(super) fn call(article: &Article, number: usize, name: &mut String) {
    name.clear();
    match &article.uri {
        Some(uri) => name.push_str(start(uri, LONGEST_NAME)),
        None => name.push_str(&nth(number)),
    }
}

fn nth(number: usize) -> String {
    format!("#{number}")
}

/// How many entries a ledger keeps whole; the rest are counted.
const KEPT: usize = 10_000;

/// What became of leaves that did not simply arrive, article by article.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<(String, Loss)>,
    tally: Tally,
    /// How often a value was supplied for want of anything better, by field and by what it was taken from.
    guesses: BTreeMap<(String, Place), usize>,
    /// Whether only examples are kept: the first entry of each outcome and field, and none of what arrived whole.
    firsts: bool,
    /// The entries that tell their article by its number, and that number.
    numbered: Vec<(Range<usize>, usize)>,
}

/// What a ledger says of one article.
pub(super) struct Page<'a> {
    pub(super) ledger: &'a mut Ledger,
    pub(super) article: &'a str,
}

impl Notes for Page<'_> {
    fn note(&mut self, (inside, field): (&str, &str), outcome: &'static str, place: Place, value: Lazy<'_>) {
        if self.ledger.keeps(outcome, (inside, field), &place) {
            let loss = Loss::new([inside, field].concat(), outcome, place, &value());
            self.ledger.entries.push((self.article.to_owned(), loss));
        }
    }
}

impl Ledger {
    /// One in which nothing stands; whether it keeps only examples.
    pub(super) fn new(firsts: bool) -> Self {
        Self { firsts, ..Self::default() }
    }
    /// The same for articles that are written elsewhere.
    pub(super) fn apart(&self) -> Self {
        Self::new(self.firsts)
    }
    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }
    /// What was supplied for want of anything better, taken.
    pub(super) fn take_guesses(&mut self) -> Vec<(String, String, usize)> {
        let guesses = std::mem::take(&mut self.guesses);
        guesses.into_iter().map(|((field, place), n)| (field, place.into_owned(), n)).collect()
    }
    pub(super) fn add(&mut self, article: &str, losses: impl IntoIterator<Item = Loss>) {
        for loss in losses {
            if self.keeps(loss.outcome, ("", &loss.field), &loss.place) {
                self.entries.push((article.to_owned(), loss));
            }
        }
    }
    /// Remembers that the entries from `start` on are of an article that is told by its number.
    pub(super) fn numbered(&mut self, start: usize, number: usize) {
        let end = self.entries.len();
        if start < end {
            self.numbered.push((start..end, number));
        }
    }
    /// Takes over what was noted of articles that follow `before` others.
    pub(super) fn append(&mut self, mut other: Self, before: usize) {
        for (entries, number) in other.numbered {
            let entries = other.entries.get_mut(entries).into_iter().flatten();
            entries.for_each(|(name, _)| *name = nth(before + number));
        }
        let tally = &self.tally;
        let wanted = |(_, loss): &(String, Loss)| !self.firsts || tally.of(loss.outcome, &loss.field) == 0;
        let room = KEPT.saturating_sub(self.entries.len());
        self.entries.extend(other.entries.into_iter().filter(wanted).take(room));
        self.tally.add(other.tally);
        for (guess, n) in other.guesses {
            *self.guesses.entry(guess).or_default() += n;
        }
    }
    /// Counts a loss; whether it is kept whole.
    fn keeps(&mut self, outcome: &'static str, (inside, field): (&str, &str), place: &Place) -> bool {
        if loss::is_guess(outcome, place) {
            *self.guesses.entry(([inside, field].concat(), place.clone())).or_default() += 1;
        }
        let first = self.tally.count(outcome, (inside, field));
        (!self.firsts || first && !loss::is_whole(outcome)) && self.entries.len() < KEPT
    }
    /// The article (its uri, else `#` and its number; empty for the feed) and the loss; the first ten thousand.
    pub fn entries(&self) -> &[(String, Loss)] {
        &self.entries
    }
    /// The same, taken.
    pub fn take_entries(&mut self) -> Vec<(String, Loss)> {
        std::mem::take(&mut self.entries)
    }
    /// How often each outcome was met for each field, kept or not, taken.
    pub fn take_tally(&mut self) -> Tally {
        std::mem::take(&mut self.tally)
    }
    /// The same, to look at.
    pub fn totals(&self) -> impl Iterator<Item = (&'static str, &str, usize)> {
        self.tally.totals()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_noted_apart_was_kept_beside_the_first() {
        let loss = |field: &str| Loss::new(field.to_owned(), "dropped", "", &"x".into());
        for (firsts, kept) in [(true, vec!["a", "b"]), (false, vec!["a", "a", "b"])] {
            let mut whole = Ledger::new(firsts);
            let mut apart = whole.apart();
            whole.add("#1", [loss("a")]);
            apart.add("#2", [loss("a"), loss("b")]);
            whole.append(apart, 1);
            let fields: Vec<&str> = whole.entries().iter().map(|(_, loss)| &*loss.field).collect();
            assert_eq!(fields, kept);
            assert_eq!(whole.totals().map(|(_, _, n)| n).sum::<usize>(), 3);
        }
    }
}
