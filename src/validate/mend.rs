//! What is mechanical is mended: an edit at the place of a finding, kept only where it can be shown to be right.
//!
//! It is shown by reading the document again: every article and the feed say what they said, but for the members that the
//! rule is about; the finding is gone; and nothing else is found that was not found before.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};

use crate::convert;
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::{Card, ReadOptions};
use crate::syntax::xml::{Cursor, Limits};
use crate::text::Source;
use crate::vocab::dates::{self, Shape};
use crate::vocab::namespaces;

/// What was mended of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mended {
    /// The text with everything that was mended.
    pub text: String,
    /// How often what each rule found was mended.
    pub fixed: BTreeMap<&'static str, usize>,
}

/// A kind of fault that can be mended.
struct Fix {
    /// Whether it mends what this rule, or this note of a reader, finds.
    mends: fn(&str) -> bool,
    /// The edit that mends a finding, where it is plain what is meant.
    edit: fn(&str, &Diagnostic) -> Option<(Span, String)>,
    /// The members of an article that say something else then.
    changes: &'static [&'static str],
}

static FIXES: &[Fix] = &[
    Fix { mends: |rule| DATES.contains(&rule), edit: date, changes: &[] },
    Fix { mends: |rule| rule.ends_with("/undeclared-namespace"), edit: declaration, changes: &[] },
    Fix { mends: |rule| rule == "rss/guid-is-no-url", edit: guid, changes: &["uriIsPermalink", "links"] },
    Fix { mends: |rule| rule == "xml/bare-ampersand", edit: |text, d| bare(text, d, '&', "&amp;"), changes: &[] },
    Fix { mends: |rule| rule == "xml/bare-less-than", edit: |text, d| bare(text, d, '<', "&lt;"), changes: &[] },
];

/// The rules of dates that are written in another form than the format asks for.
const DATES: &[&str] = &[
    "rss/bad-date",
    "rss/date-form",
    "atom/bad-date",
    "date/bad-w3cdtf",
    "date/bad-rfc3339",
    "json-feed/bad-date",
    "ninjs/bad-date",
    "newsml-g2/bad-date",
    "newsml-1/bad-date",
    "nitf/bad-date",
    "schema-org/bad-date",
];

/// Whether what a rule finds is mended, where it is plain what is meant.
pub fn is_mended(rule: &str) -> bool {
    FIXES.iter().any(|fix| (fix.mends)(rule))
}

/// An edit with the rule that asks for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Edit {
    start: usize,
    end: usize,
    text: String,
    rule: &'static str,
}

/// How often a mended document is looked at again: what was behind one fault may be another.
const ROUNDS: usize = 4;

/// Mends what can be mended of a document; `None` where that is nothing.
pub fn mend(source: &Source<'_>, card: &'static Card, options: &ReadOptions) -> Option<Mended> {
    let mut mended = Mended { text: source.text().to_owned(), fixed: BTreeMap::new() };
    for _ in 0..ROUNDS {
        let Some(kept) = round(&mended.text, card, options) else { break };
        for edit in &kept {
            *mended.fixed.entry(edit.rule).or_default() += 1;
        }
        mended.text = edited(&mended.text, &kept);
    }
    (!mended.fixed.is_empty()).then_some(mended)
}

/// The edits that mend a text and are shown to be right.
fn round(text: &str, card: &'static Card, options: &ReadOptions) -> Option<Vec<Edit>> {
    let found = findings(text, card, options)?;
    let all = edits(text, &found);
    let proof = Proof { text, card, options, found, hasher: RandomState::new() };
    if all.is_empty() || proof.holds(&all) {
        return Some(all).filter(|all| !all.is_empty());
    }
    // One of them is wrong: rule by rule.
    let rules: BTreeSet<&str> = all.iter().map(|edit| edit.rule).collect();
    let mut kept: Vec<Edit> = Vec::new();
    for rule in rules {
        let mut more = kept.clone();
        more.extend(all.iter().filter(|edit| edit.rule == rule).cloned());
        more.sort();
        if proof.holds(&more) {
            kept = more;
        }
    }
    Some(kept).filter(|kept| !kept.is_empty())
}

fn findings(text: &str, card: &'static Card, options: &ReadOptions) -> Option<Report> {
    let mut report = Report::keeping_more();
    super::validate(&Source::from(text), card, options, &mut report).ok().map(|_| report)
}

/// The edits that findings ask for, in the order of the text; of two that overlap the first.
fn edits(text: &str, found: &Report) -> Vec<Edit> {
    let asked = found.diagnostics().iter().filter_map(|d| {
        let fix = FIXES.iter().find(|fix| (fix.mends)(d.rule))?;
        let (span, text) = (fix.edit)(text, d)?;
        Some(Edit { start: span.start, end: span.end, text, rule: d.rule })
    });
    let mut all: Vec<Edit> = asked.collect();
    all.sort();
    all.dedup_by(|a, b| (a.start, a.end, &a.text) == (b.start, b.end, &b.text));
    let mut end = 0;
    all.retain(|edit| {
        let apart = edit.start >= end;
        end = if apart { edit.end } else { end };
        apart
    });
    all
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        out.push_str(text.get(at..edit.start).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// What edits are held against: the text before them, and what was found in it.
struct Proof<'a> {
    text: &'a str,
    card: &'static Card,
    options: &'a ReadOptions,
    found: Report,
    hasher: RandomState,
}

impl Proof<'_> {
    fn holds(&self, edits: &[Edit]) -> bool {
        let text = edited(self.text, edits);
        let Some(found) = findings(&text, self.card, self.options) else { return false };
        let no_more = found.diagnostics().iter().all(|d| found.count(d.rule) <= self.found.count(d.rule));
        let gone = edits.iter().all(|edit| found.count(edit.rule) < self.found.count(edit.rule));
        let fixes = FIXES.iter().filter(|fix| edits.iter().any(|edit| (fix.mends)(edit.rule)));
        let changes: Vec<&str> = fixes.flat_map(|fix| fix.changes).copied().collect();
        no_more && gone && self.said(self.text, &changes) == self.said(&text, &changes)
    }
    /// What a text says: the feed and each article, as numbers that differ where these do.
    fn said(&self, text: &str, but_for: &[&str]) -> Option<Vec<u64>> {
        let (source, quiet) = (Source::from(text), &mut Report::default());
        let mut document = convert::open(&source, self.card, self.options, quiet).ok()?;
        let mut said = vec![self.hasher.hash_one(serde_json::to_string(document.feed()).ok()?)];
        while let Some((article, _)) = document.next(quiet) {
            let mut value = serde_json::to_value(&article).ok()?;
            if let Some(members) = value.as_object_mut() {
                members.retain(|name, _| !but_for.contains(&name.as_str()));
            }
            said.push(self.hasher.hash_one(value.to_string()));
        }
        Some(said)
    }
}

/// A date that reads as one moment, in the form that the format asks for.
fn date(text: &str, d: &Diagnostic) -> Option<(Span, String)> {
    let span = words_of(text, d.span?);
    let words = text.get(span.start..span.end)?;
    if words.contains(['&', '<', '\\']) {
        return None;
    }
    let stated = dates::read(words).ok().filter(|s| s.note.is_none())?;
    // A blank in place of the `T` leaves nothing open (RFC 3339, 5.6).
    let blank = || dates::read(&words.replacen(' ', "T", 1)).is_ok_and(|s| s.shape == Shape::Rfc3339);
    if stated.shape == Shape::Other && !blank() {
        return None;
    }
    let time = Some(stated.time).filter(|time| time.has_clock() && time.has_zone())?;
    let written = match d.rule.split('/').next()? {
        "rss" => dates::rfc822(&time)?,
        "nitf" | "newsml-1" => dates::nitf(&time),
        _ => dates::rfc3339(&time)?.to_owned(),
    };
    (written != words).then_some((span, written))
}

/// Where the words stand at a place: within quotes, of a string or of an attribute, and without white space around them.
fn words_of(text: &str, span: Span) -> Span {
    let whole = text.get(span.start..span.end).unwrap_or_default();
    let quoted =
        whole.find(['"', '\'']).filter(|at| *at == 0 || whole.get(..*at).is_some_and(|b| b.trim_end().ends_with('=')));
    let inside = quoted
        .filter(|at| whole.len() > at + 1)
        .map_or(whole, |at| whole.get(at + 1..whole.len() - 1).unwrap_or(whole));
    let from = span.start + quoted.map_or(0, |at| if inside.len() == whole.len() { 0 } else { at + 1 });
    let start = from + inside.len() - inside.trim_start().len();
    Span::new(start, start + inside.trim().len())
}

/// The declaration of a prefix whose vocabulary is known, on the root.
fn declaration(text: &str, d: &Diagnostic) -> Option<(Span, String)> {
    let span = d.span?;
    let (prefix, _) = text.get(span.start..span.end)?.split_once(':')?;
    let uri = namespaces::named(prefix)?;
    let root = Cursor::new(text, &[], Limits::default()).root(&mut Report::default())?;
    let at = root.span().start + 1 + root.qualified().len();
    Some((Span::new(at, at), format!(" xmlns:{prefix}=\"{uri}\"")))
}

/// `isPermaLink="false"` on a `guid` that is no address.
fn guid(text: &str, d: &Diagnostic) -> Option<(Span, String)> {
    let words = d.span?.start;
    let start = text.get(..words)?.rfind("<guid")?;
    let tag = text.get(start..words)?;
    let (head, behind) = tag.split_at("<guid".len());
    if behind.contains('<') || !behind.starts_with(['>', ' ', '\t', '\r', '\n']) {
        return None;
    }
    match behind.find("isPermaLink") {
        None => {
            let at = start + head.len();
            Some((Span::new(at, at), " isPermaLink=\"false\"".to_owned()))
        }
        Some(found) => {
            let value = behind.get(found..)?;
            let from = value.find(['"', '\''])?;
            let quote = value.get(from..=from)?;
            let length = value.get(from + 1..)?.find(quote)?;
            let at = start + head.len() + found + from + 1;
            Some((Span::new(at, at + length), "false".to_owned()))
        }
    }
}

/// A character of markup that begins none, as a reference.
fn bare(text: &str, d: &Diagnostic, char: char, reference: &str) -> Option<(Span, String)> {
    let at = d.span?.start;
    text.get(at..)?.starts_with(char).then(|| (Span::new(at, at + 1), reference.to_owned()))
}
