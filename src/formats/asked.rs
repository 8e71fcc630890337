//! Which rules are asked about a part: those that look at something it has.
//!
//! A format has up to two hundred rules, an item of a feed half a dozen elements. So the elements are gone through once,
//! and each says which rules are for it.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use super::check::same;
use super::{ALL, Card, Check, Part};
use crate::vocab::slots::Slots;

/// How many rules a format may have.
const MOST: usize = 256;

/// Some of the rules of a format, as bits.
type Set = [u64; MOST / 64];

/// The rules of a format by what they look at.
pub struct Asked {
    checks: &'static [Check],
    always: Set,
    above: Set,
    articles: Set,
    xml: Set,
    prefixed: Set,
    undeclared: Set,
    marked: Set,
    vocabularies: Vec<(&'static str, Set)>,
    /// By their names, with their vocabularies.
    elements: Slots<(&'static str, Set)>,
}

impl Asked {
    /// The rules of a card, put in order when they are first asked for.
    pub fn of(card: &Card) -> Option<&'static Self> {
        static OF_EACH: LazyLock<Vec<OnceLock<Asked>>> =
            LazyLock::new(|| ALL.iter().map(|_| OnceLock::new()).collect());
        let at = ALL.iter().position(|known| known.id == card.id)?;
        let checks = ALL.get(at)?.rules;
        Some(OF_EACH.get(at)?.get_or_init(|| Self::new(checks)))
    }

    fn new(checks: &'static [Check]) -> Self {
        let [mut always, mut above, mut articles, mut xml, mut prefixed, mut undeclared, mut marked] =
            [Set::default(); 7];
        let (mut vocabularies, mut elements) = (BTreeMap::<_, Set>::new(), BTreeMap::<_, Set>::new());
        for (rule, check) in checks.iter().enumerate() {
            for word in check.at.split(' ') {
                let set = match word {
                    "*" => &mut always,
                    "above" => &mut above,
                    "articles" => &mut articles,
                    "@xml" => &mut xml,
                    "@:" => &mut prefixed,
                    "!" => &mut undeclared,
                    "<" => &mut marked,
                    _ => match word.split_once(':').unwrap_or(("", word)) {
                        (ns, "*") => vocabularies.entry(ns).or_default(),
                        named => elements.entry(named).or_default(),
                    },
                };
                put(set, rule);
            }
        }
        let elements = Slots::new(elements.into_iter().map(|((ns, name), set)| (name, (ns, set))));
        let vocabularies = vocabularies.into_iter().collect();
        Self { checks, always, above, articles, xml, prefixed, undeclared, marked, vocabularies, elements }
    }

    /// The checks that are to look at a part, in their order.
    pub fn checks<'p>(&'static self, part: &'p Part<'_>) -> impl Iterator<Item = &'static Check> + use<'p> {
        let rules = self.rules(part);
        let each = rules.into_iter().enumerate().flat_map(|(word, bits)| Bits(bits).map(move |bit| word * 64 + bit));
        each.filter_map(|rule| self.checks.get(rule))
    }

    fn rules(&self, part: &Part<'_>) -> Set {
        let mut rules = self.always;
        add(&mut rules, if part.article.is_some() { &self.articles } else { &self.above });
        let odd = part.tree.odd();
        for (is, set) in [
            (odd.xml, &self.xml),
            (odd.prefixed, &self.prefixed),
            (odd.undeclared, &self.undeclared),
            (odd.marked, &self.marked),
        ] {
            if is {
                add(&mut rules, set);
            }
        }
        for ns in part.vocabularies() {
            if let Some((_, set)) = self.vocabularies.iter().find(|(known, _)| same(known, ns)) {
                add(&mut rules, set);
            }
        }
        for placed in part.elements() {
            let mut named = self.elements.of(placed.key);
            if let Some((_, set)) = named.find(|(ns, _)| same(ns, placed.ns)) {
                add(&mut rules, set);
            }
        }
        rules
    }
}

fn put(set: &mut Set, rule: usize) {
    if let Some(word) = set.get_mut(rule / 64) {
        *word |= 1 << (rule % 64);
    }
}

fn add(set: &mut Set, more: &Set) {
    set.iter_mut().zip(more).for_each(|(word, more)| *word |= more);
}

/// The places of the bits of a word, the lowest first.
struct Bits(u64);

impl Iterator for Bits {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        (at < u64::BITS).then_some(at as usize)
    }
}

#[cfg(test)]
#[path = "asked_tests.rs"]
mod tests;
