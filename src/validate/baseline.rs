//! The findings that an old project lives with: they are known by what stands at their place, not by its line, so that
//! only new ones are told.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::diag::{Report, fingerprint};

/// What is known of a run, as a file that people may read and compare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The version of this file.
    version: u32,
    /// The documents by their path.
    documents: BTreeMap<String, Vec<Known>>,
}

/// A finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    rule: String,
    /// As [`fingerprint`] gives it, in hexadecimal digits.
    place: String,
    /// How often there is the same.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    times: usize,
    /// For people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    message: String,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_one(times: &usize) -> bool {
    *times == 1
}

/// The version that is written and read.
const VERSION: u32 = 1;

/// What a baseline made of the findings of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// How many findings were known, and taken out.
    pub known: usize,
    /// How many that were known are not found any more.
    pub gone: usize,
}

impl Baseline {
    /// Nothing known.
    pub fn new() -> Self {
        Self { version: VERSION, documents: BTreeMap::new() }
    }
    /// The baseline of a file.
    ///
    /// # Errors
    /// When the text is none; the message says why.
    pub fn read(text: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(text).map_err(|e| format!("it is no baseline: {e}"))?;
        match read.version {
            VERSION => Ok(read),
            other => Err(format!("it is a baseline of version {other}; this program reads {VERSION}")),
        }
    }
    /// The text of its file.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
    /// How many findings are known.
    pub fn count(&self) -> usize {
        self.documents.values().flatten().map(|known| known.times).sum()
    }
    /// What is known of a document.
    pub fn of(&self, path: &str) -> Left {
        let mut left = Left::default();
        for known in self.documents.get(path).map(Vec::as_slice).unwrap_or_default() {
            let place = u64::from_str_radix(&known.place, 16).unwrap_or_default();
            *left.times.entry((known.rule.clone(), place)).or_default() += known.times;
        }
        left
    }
    /// Takes in what was found in a document, instead of what was known of it.
    pub fn note(&mut self, path: &str, noted: Noted) {
        match noted.list.is_empty() {
            true => drop(self.documents.remove(path)),
            false => drop(self.documents.insert(path.to_owned(), noted.list)),
        }
    }
}

/// What a baseline knows of a document and was not found yet.
#[derive(Clone, Debug, Default)]
pub struct Left {
    times: HashMap<(String, u64), usize>,
    known: usize,
}

impl Left {
    /// Takes the findings out of a report that are known; of several that are alike as many as were known.
    pub fn take_known(&mut self, path: &str, report: &mut Report, text: &str) {
        if self.times.is_empty() {
            return;
        }
        report.remove(|d| {
            let place = fingerprint(path, d, text);
            let Some(times) = self.times.get_mut(&(d.rule.to_owned(), place)).filter(|times| **times > 0) else {
                return false;
            };
            *times -= 1;
            self.known += 1;
            true
        });
    }
    /// What came of it, at the end of the document.
    pub fn matched(&self) -> Matched {
        Matched { known: self.known, gone: self.times.values().sum() }
    }
}

/// What was found in a document, for a baseline.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    list: Vec<Known>,
    places: HashMap<(&'static str, u64), usize>,
}

impl Noted {
    /// Takes the findings out of a report: they are known from now on.
    pub fn take(&mut self, path: &str, report: &mut Report, text: &str) {
        report.remove(|d| {
            let place = fingerprint(path, d, text);
            match self.places.get(&(d.rule, place)).and_then(|at| self.list.get_mut(*at)) {
                Some(known) => known.times += 1,
                None => {
                    self.places.insert((d.rule, place), self.list.len());
                    let (rule, message) = (d.rule.to_owned(), d.message.clone());
                    self.list.push(Known { rule, place: format!("{place:016x}"), times: 1, message });
                }
            }
            true
        });
    }
    /// What came of it: all is known.
    pub fn matched(&self) -> Matched {
        Matched { known: self.list.iter().map(|known| known.times).sum(), gone: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Diagnostic, Span};

    fn report(text: &str, needle: &str) -> Report {
        let mut report = Report::default();
        for (at, _) in text.match_indices(needle) {
            report.add(Diagnostic::error("x/y", "odd").at(Span::new(at, at + needle.len())));
        }
        report
    }

    #[test]
    fn what_is_known_is_not_told_again_wherever_it_moved() {
        let mut baseline = Baseline::new();
        let old = "<a>odd odd</a>";
        let mut noted = Noted::default();
        noted.take("a.xml", &mut report(old, "odd"), old);
        baseline.note("a.xml", noted);
        let baseline = Baseline::read(&baseline.text()).unwrap();
        assert_eq!(baseline.count(), 2);
        let take = |path: &str, report: &mut Report, text: &str| {
            let mut left = baseline.of(path);
            left.take_known(path, report, text);
            left.matched()
        };
        let new = "<a>\n\n  odd odd odd</a>";
        let mut found = report(new, "odd");
        assert_eq!(take("a.xml", &mut found, new), Matched { known: 2, gone: 0 });
        assert_eq!(found.diagnostics().len(), 1);
        let mut found = report(old, "odd");
        assert_eq!(take("b.xml", &mut found, old), Matched::default());
        assert_eq!(take("a.xml", &mut Report::default(), old), Matched { known: 0, gone: 2 });
    }

    #[test]
    fn another_file_is_no_baseline() {
        assert!(Baseline::read("{}").unwrap_err().contains("it is no baseline"));
        assert!(Baseline::read("{\"version\":9,\"documents\":{}}").unwrap_err().contains("version 9"));
    }
}
