//! Documents of JSON, one after the other.

use std::collections::VecDeque;
use std::ops::Range;

use serde::de::IgnoredAny;

use super::BETWEEN;
use crate::detect::of_start;
use crate::syntax::json::{Member, Slices, Step, end_of_value};

/// Where each document stands, one by one.
pub(super) struct Documents<'s> {
    walk: Walk<'s>,
    state: State,
    /// How many values no format knew.
    vain: usize,
    /// Those that were begun, of which the last one may go on: what is unknown belongs to what is known before it.
    begun: VecDeque<Range<usize>>,
}

impl<'s> Documents<'s> {
    /// The documents of a text, the first of which begins at `start`; `None` where nothing in it is a document, or there is
    /// one value, as nearly always.
    pub(super) fn new(text: &'s str, start: usize) -> Option<Self> {
        let walk = Walk { text, at: start, line: 0, lines: false, broken: 0 };
        let mut all = Self { walk, state: State::Apart, vain: 0, begun: VecDeque::new() };
        let first = all.walk.value()?;
        all.walk.rest(first.end)?;
        let mut next = Some(first);
        while let Some(value) = next {
            let known = all.takes(value.clone());
            all.begun.push_back(value);
            if known {
                return Some(all);
            }
            // Copy may hold anything in brackets.
            if all.begun.len() > MOST_UNKNOWN {
                break;
            }
            next = all.walk.value();
        }
        None
    }
    /// Whether a value begins a document.
    fn takes(&mut self, value: Range<usize>) -> bool {
        let kind = self.state.kind(self.walk.text, value, &mut self.vain);
        match kind {
            Kind::Head => self.state = State::Lines,
            Kind::Document | Kind::Source => self.state = State::Apart,
            Kind::Other => {}
        }
        matches!(kind, Kind::Head | Kind::Document)
    }
    /// Goes on to where the document that was begun last has ended, because another one begins.
    fn end_last(&mut self) {
        while self.begun.len() == 1
            && let Some(value) = self.walk.value()
        {
            if self.takes(value.clone()) {
                self.begun.push_back(value);
            } else if let Some(last) = self.begun.back_mut() {
                last.end = value.end;
            }
        }
    }
}

impl Iterator for Documents<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        self.end_last();
        let part = self.begun.pop_front()?;
        // What is no value goes with the document before it too.
        let until = self.begun.front().map_or(self.walk.text.len(), |next| next.start);
        let rest = self.walk.text.get(part.end..until).unwrap_or_default().trim_end_matches(BETWEEN);
        Some(part.start..part.end + rest.len())
    }
}

/// How many values are looked at for the first that is a document.
const MOST_UNKNOWN: usize = 64;

/// How many values that no format knows are asked for one, all in all: a text may hold a million.
const MOST_VAIN: usize = 1000;

/// What a value is.
#[derive(Clone, Copy)]
enum Kind {
    /// The first line of `wire-lines`.
    Head,
    /// A document of another format.
    Document,
    /// The last line of `wire-lines`.
    Source,
    /// An article of `wire-lines`, or what no format knows.
    Other,
}

/// Among what values stand.
#[derive(Clone, Copy)]
enum State {
    /// In `wire-lines`, of which an article is written like an item of ninjs.
    Lines,
    /// Each is a document.
    Apart,
}

impl State {
    fn kind(self, text: &str, value: Range<usize>, vain: &mut usize) -> Kind {
        let value = text.get(value).unwrap_or_default();
        let key = first_key(value);
        let in_lines = matches!(self, Self::Lines);
        match key {
            Some("source") if in_lines && is_source(value) => return Kind::Source,
            Some("wire" | "version" | "@context" | "@graph") => {}
            _ if in_lines || *vain >= MOST_VAIN => return Kind::Other,
            _ => {}
        }
        match of_start(value).map(|card| card.id) {
            Some("wire-lines") => Kind::Head,
            None | Some("text") => {
                *vain += 1;
                Kind::Other
            }
            Some(id) if in_lines && id.starts_with("ninjs") => Kind::Other,
            Some(_) => Kind::Document,
        }
    }
}

fn first_key(value: &str) -> Option<&str> {
    match Slices::object(value, 0)?.member() {
        Step::Found(member) => Some(member.key),
        Step::End | Step::Truncated => None,
    }
}

/// Whether a value names the document that articles came from, and nothing else.
fn is_source(value: &str) -> bool {
    let Some(mut members) = Slices::object(value, 0) else { return false };
    let Step::Found(Member { key: "source", value: of, .. }) = members.member() else { return false };
    matches!(members.member(), Step::End) && value.get(of).and_then(first_key) == Some("format")
}

/// A walk over the values of a text.
struct Walk<'s> {
    text: &'s str,
    at: usize,
    /// Where the line ends in which the last value begins: a million values may stand in one.
    line: usize,
    /// Whether the first value was a line: then one that is broken ends with its line.
    lines: bool,
    /// How many lines were looked at beyond their end in vain: each look may go to the end of the text.
    broken: usize,
}

/// How many of them are.
const MOST_BROKEN: usize = 16;

impl<'s> Walk<'s> {
    /// What stands from `at` on, without what may stand between values; `None` at the end of the text.
    fn rest(&self, at: usize) -> Option<&'s str> {
        Some(self.text.get(at..)?.trim_start_matches(BETWEEN)).filter(|rest| !rest.is_empty())
    }
    /// The next object or array. Other things are passed over.
    fn value(&mut self) -> Option<Range<usize>> {
        let is_first = !self.lines && self.text.get(..self.at)?.trim_start_matches(BETWEEN).is_empty();
        let rest = self.rest(self.at)?;
        let from = rest.find(['{', '['])?;
        let start = self.text.len() - rest.len() + from;
        if start >= self.line {
            let rest = rest.get(from..)?;
            self.line = start + rest.find('\n').unwrap_or(rest.len());
        }
        let line = self.line;
        let end = match self.text.get(..line).and_then(|text| end_of_value(text.as_bytes(), start)) {
            Some(end) => end,
            None => self.beyond(start, line),
        };
        if is_first {
            self.lines =
                end <= line && self.text.get(end..line).is_some_and(|rest| rest.trim_matches(BETWEEN).is_empty());
        }
        self.at = end;
        Some(start..end)
    }
    /// Where the value at `start` ends, which is not whole in its line.
    fn beyond(&mut self, start: usize, line: usize) -> usize {
        let end = || end_of_value(self.text.as_bytes(), start);
        if !self.lines {
            return end().unwrap_or(self.text.len());
        }
        let end = if self.broken < MOST_BROKEN { end() } else { None };
        end.filter(|end| self.is_whole(start..*end)).unwrap_or_else(|| {
            self.broken += 1;
            line
        })
    }
    fn is_whole(&self, value: Range<usize>) -> bool {
        self.text.get(value).is_some_and(|value| serde_json::from_str::<IgnoredAny>(value).is_ok())
    }
}
