//! What checks remember of the parts before.
//!
//! Parts may be looked at by several threads at once. So a finding that rests on the parts before is not made on the spot: it
//! waits ([`Waiting`]) until it is its part's turn in the document, when a [`Memory`] says whether it is one.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::sync::{Arc, OnceLock};

use super::finding;
use crate::diag::{Diagnostic, Rule, Span};
use crate::syntax::xml::Node;
use crate::vocab::namespaces;

/// What is hashed already is not hashed again.
type Hashed = BuildHasherDefault<AsItIs>;

#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// What checks of one thread remember from part to part, and what has to wait for the parts before.
#[derive(Default)]
pub struct Earlier {
    whole: Arc<Whole>,
    waiting: RefCell<Vec<Waiting>>,
    met: RefCell<HashSet<u64, Hashed>>,
    vocabularies: RefCell<Vec<(String, &'static str)>>,
}

/// What is the same for all threads.
#[derive(Default)]
struct Whole {
    hasher: RandomState,
    named: OnceLock<HashSet<String>>,
}

/// A finding that rests on what the same rule saw before in the document.
#[derive(Clone)]
pub struct Waiting {
    rule: &'static Rule,
    when: When,
    hash: u64,
    said: Box<str>,
    span: Span,
    message: fn(&str) -> String,
}

/// When it is one.
#[derive(Clone, Copy)]
enum When {
    /// When its value was seen before.
    Again,
    /// When its value was not.
    First,
    /// When it is so many for the rule.
    Number(usize),
    /// When nothing that is answered in the document has its value.
    Unanswered,
    /// When other values were asked for, and this one was not: an answer to nothing.
    Unasked,
    /// Never: it answers.
    Answer,
}

/// How many namespaces are remembered; a document that has more is slower to look at.
const MOST_NAMESPACES: usize = 64;

impl Earlier {
    /// The same for another thread, which looks at other parts of the document.
    pub fn beside(&self) -> Self {
        Self { whole: Arc::clone(&self.whole), ..Self::default() }
    }

    /// Finds a value that the same rule saw in the document before. The message is made of `said`.
    pub fn again(&self, rule: &'static Rule, value: &str, said: &str, span: Span, message: fn(&str) -> String) {
        self.wait(Waiting { rule, when: When::Again, hash: self.hash(rule, value), said: said.into(), span, message });
    }

    /// Finds a value that the same rule did not see before.
    pub fn first(&self, rule: &'static Rule, value: &str, span: Span, message: fn(&str) -> String) {
        let hash = self.hash(rule, value);
        // A thread takes its parts in their order: what it met itself stands before.
        if self.met.borrow_mut().insert(hash) {
            self.wait(Waiting { rule, when: When::First, hash, said: value.into(), span, message });
        }
    }

    /// Finds what the rule sees as number `n` in the document, counted from 1.
    pub fn number(&self, rule: &'static Rule, n: usize, span: Span, message: fn(&str) -> String) {
        self.wait(Waiting { rule, when: When::Number(n), hash: 0, said: Box::default(), span, message });
    }

    /// Finds a value that nothing in the document answers ([`Earlier::answer`]), before or behind.
    pub fn ask(&self, rule: &'static Rule, value: &str, span: Span, message: fn(&str) -> String) {
        self.wait(Waiting {
            rule,
            when: When::Unanswered,
            hash: self.shared(value),
            said: value.into(),
            span,
            message,
        });
    }

    /// Answers what was asked for before this part by that value.
    pub fn answer(&self, rule: &'static Rule, value: &str) {
        let (hash, message) = (self.shared(value), |_: &str| String::new());
        self.wait(Waiting { rule, when: When::Answer, hash, said: Box::default(), span: Span::default(), message });
    }

    /// Finds an answer to nothing, where something was asked for before this part.
    pub fn unasked(&self, rule: &'static Rule, value: &str, span: Span, message: fn(&str) -> String) {
        self.wait(Waiting { rule, when: When::Unasked, hash: self.shared(value), said: value.into(), span, message });
    }

    fn wait(&self, waiting: Waiting) {
        self.waiting.borrow_mut().push(waiting);
    }

    /// Of a value that rules ask each other for.
    fn shared(&self, value: &str) -> u64 {
        self.whole.hasher.hash_one(value)
    }

    fn hash(&self, rule: &Rule, value: &str) -> u64 {
        self.whole.hasher.hash_one((rule.id.as_ptr() as usize, value))
    }

    /// What waits, in the order of the parts; nothing does then.
    pub fn take_waiting(&self) -> Vec<Waiting> {
        self.waiting.take()
    }

    /// How many findings wait.
    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        self.waiting.borrow().len()
    }

    /// The names that the whole document gives, looked for once.
    pub fn named(&self, find: impl FnOnce() -> HashSet<String>) -> &HashSet<String> {
        self.whole.named.get_or_init(find)
    }

    pub(super) fn vocabulary(&self, node: Node<'_, '_>) -> &'static str {
        let tag = node.tag();
        if tag.ns.is_empty() || tag.uri.is_empty() {
            return tag.ns;
        }
        let mut known = self.vocabularies.borrow_mut();
        if let Some((_, ns)) = known.iter().find(|(uri, _)| *uri == tag.uri) {
            return ns;
        }
        let ns = namespaces::prefix(&tag.uri);
        if known.len() < MOST_NAMESPACES {
            known.push((tag.uri.clone().into_owned(), ns));
        }
        ns
    }
}

impl Waiting {
    /// The rule that would find it.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }
}

/// What rules saw of a document, in its order. It grows with the number of values, not with their size.
#[derive(Default)]
pub struct Memory {
    seen: HashSet<u64, Hashed>,
    counts: BTreeMap<&'static str, usize>,
    /// What was asked for, and whether it was answered.
    asked: HashMap<u64, Asked, Hashed>,
}

/// A value that was asked for, and whether something answered.
struct Asked {
    answered: bool,
    waiting: Waiting,
}

impl Memory {
    /// What comes of it, now that all before it was settled.
    pub fn settle(&mut self, waiting: &Waiting) -> Option<Diagnostic> {
        let Waiting { rule, hash, said, span, message, .. } = waiting;
        let found = match waiting.when {
            When::Again => !self.seen.insert(*hash),
            When::First => self.seen.insert(*hash),
            When::Number(n) => {
                let count = self.counts.entry(rule.id).or_default();
                *count += 1;
                *count == n
            }
            When::Unanswered => {
                let asked = || Asked { answered: false, waiting: waiting.clone() };
                self.asked.entry(*hash).or_insert_with(asked);
                false
            }
            When::Answer => {
                self.asked.entry(*hash).and_modify(|asked| asked.answered = true);
                false
            }
            When::Unasked => !self.asked.is_empty() && !self.asked.contains_key(hash),
        };
        found.then(|| finding(rule, message(said), *span))
    }

    /// What nothing answered, at the end of the document, in the order in which it stands there.
    pub fn unanswered(self) -> Vec<Diagnostic> {
        let mut left: Vec<_> = self.asked.into_values().filter(|asked| !asked.answered).collect();
        left.sort_by_key(|asked| asked.waiting.span.start);
        let said = |asked: &Asked| {
            let Waiting { rule, said, span, message, .. } = &asked.waiting;
            finding(rule, message(said), *span)
        };
        left.iter().map(said).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats;

    #[test]
    fn what_rests_on_the_parts_before_is_settled_in_their_order() {
        let rule = formats::by_id("rss").unwrap().rules.first().unwrap().rule;
        let (one, span) = (Earlier::default(), Span::default());
        let other = one.beside();
        let again =
            |earlier: &Earlier, value: &str| earlier.again(rule, value, value, span, |said| format!("again {said}"));
        let first = |earlier: &Earlier, value: &str| earlier.first(rule, value, span, |said| format!("first {said}"));
        // The other looked at the second part before the first was looked at.
        again(&other, "a");
        first(&other, "ns");
        other.number(rule, 2, span, |_| "two".to_owned());
        again(&one, "a");
        again(&one, "b");
        first(&one, "ns");
        first(&one, "ns");
        one.number(rule, 2, span, |_| "two".to_owned());
        let mut memory = Memory::default();
        let settled = [&one, &other].map(|earlier| {
            let found = earlier.take_waiting().into_iter().filter_map(|w| memory.settle(&w).map(|d| d.message));
            found.collect::<Vec<_>>()
        });
        assert_eq!(settled, [vec!["first ns"], vec!["again a", "two"]]);
    }

    #[test]
    fn what_is_asked_for_is_answered_before_or_behind_or_never() {
        let rule = formats::by_id("rss").unwrap().rules.first().unwrap().rule;
        let (earlier, mut memory) = (Earlier::default(), Memory::default());
        let message = |said: &str| said.to_owned();
        let mut settle = |earlier: &Earlier| -> Vec<String> {
            earlier.take_waiting().iter().filter_map(|w| memory.settle(w)).map(|d| d.message).collect()
        };
        earlier.unasked(rule, "early", Span::default(), message);
        assert_eq!(settle(&earlier), Vec::<String>::new(), "nothing was asked for");
        for (at, value) in ["a", "b", "c"].into_iter().enumerate() {
            earlier.ask(rule, value, Span::new(9 - at, 9), message);
        }
        earlier.answer(rule, "b");
        earlier.unasked(rule, "b", Span::default(), message);
        earlier.unasked(rule, "d", Span::default(), message);
        assert_eq!(settle(&earlier), ["d"]);
        let left: Vec<String> = memory.unanswered().into_iter().map(|d| d.message).collect();
        assert_eq!(left, ["c", "a"]);
    }
}
