//! Reading a `wire` document: the feed first, wherever it stands, then one article at a time.

use std::ops::Range;

use serde::Deserialize;

use super::VERSION;
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split, members, root, scopes};
use crate::model::{self, Article, Extension, Feed, Part, Text, TextKind};
use crate::syntax::html;
use crate::syntax::json::{Member, Slices, Step};

struct Document<'s> {
    text: &'s str,
    version: String,
    feed: Split<Feed>,
    items: Option<Slices<'s>>,
}

/// Opens a `wire` document.
pub(super) fn open<'s>(
    text: &'s str,
    _: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let no_object =
        || NotThisFormat("a wire document is a JSON object, and this begins with something else".to_owned());
    let mut members = Slices::object(text, 0).ok_or_else(no_object)?.apart("articles");
    let mut out = Document { text, version: VERSION.to_owned(), feed: Split::default(), items: None };
    let mut known = false;
    loop {
        let Member { key, value, .. } = match members.member() {
            Step::Found(member) => member,
            Step::End => {
                root::left_behind_value(text, members.position(), report);
                break;
            }
            Step::Truncated => {
                truncated(text.len(), report);
                break;
            }
        };
        match key {
            "wire" => out.version = version(text, value, report),
            "feed" => *out.feed.native = feed(text, value, report),
            "articles" => {
                let value = members.pass(value.start);
                out.items = array(text, value, report);
            }
            "source" => {}
            other => unknown(other, Span::new(value.start, value.end), report),
        }
        known |= matches!(key, "wire" | "articles");
    }
    odd(&mut members, report);
    match known {
        true => Ok(Box::new(out)),
        false => Err(NotThisFormat("it has neither a member \"wire\" nor a member \"articles\"".to_owned())),
    }
}

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        &self.version
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let items = self.items.as_mut()?;
        loop {
            let step = items.value();
            odd(items, report);
            match step {
                Step::Found(range) => {
                    let span = Span::new(range.start, range.end);
                    if let Some(found) = article(self.text, range, &self.feed.native, report) {
                        return Some((Split { native: Box::new(found), carried: None }, span));
                    }
                }
                Step::End => break,
                Step::Truncated => {
                    truncated(items.position(), report);
                    break;
                }
            }
        }
        self.items = None;
        None
    }
}

/// The version that a document states.
pub(super) fn version(text: &str, value: Range<usize>, report: &mut Report) -> String {
    let span = Span::new(value.start, value.end);
    let stated = text.get(value).unwrap_or_default().trim_matches('"').to_owned();
    if stated != VERSION {
        let message = format!("this is version {stated:?} of the wire form, and {VERSION:?} is the one that is known");
        report.add(Diagnostic::warning("wire/version", message).at(span));
    }
    stated
}

/// The feed that stands at a place; an empty one, and a finding, when it cannot be read.
pub(super) fn feed(text: &str, value: Range<usize>, report: &mut Report) -> Feed {
    let mut feed: Feed = read(text, value, "wire/bad-feed", "the feed", report).unwrap_or_default();
    model::canonical_feed(&mut feed);
    feed.texts(&mut well_formed);
    scopes::of_feed(&mut feed, None);
    feed
}

/// What says that it is XHTML and is not well-formed is HTML.
fn well_formed(text: &mut Text) {
    if text.kind == TextKind::Xhtml && !html::is_xhtml(&text.value) {
        text.kind = TextKind::Html;
    }
}

/// The article that stands at a place; a finding when it cannot be read.
pub(super) fn article(text: &str, value: Range<usize>, feed: &Feed, report: &mut Report) -> Option<Article> {
    let mut article: Article = read(text, value.clone(), "wire/bad-article", "an article", report)?;
    if let Some(urgency) = article.urgency.take_if(|urgency| !(1..=9).contains(urgency)) {
        let message = format!("{urgency} is no urgency from 1 to 9; it is kept as an extension");
        report.add(Diagnostic::warning("wire/unreadable-urgency", message).at(Span::new(value.start, value.end)));
        let kept = Extension { ns: members::MEMBER.into(), name: "urgency".into(), raw: urgency.to_string() };
        article.extensions.push(kept);
    }
    article.texts(&mut well_formed);
    model::canonical(&mut article);
    scopes::of_article(&mut article, feed);
    Some(article)
}

fn array<'s>(text: &'s str, value: Range<usize>, report: &mut Report) -> Option<Slices<'s>> {
    let items = Slices::array(text, value.start);
    if items.is_none() {
        let help = "write the articles as a JSON array";
        let finding = Diagnostic::error("wire/bad-articles", "\"articles\" is not a list").help(help);
        report.repaired(finding.at(Span::new(value.start, value.end)));
    }
    items
}

fn read<'s, T: Deserialize<'s>>(
    text: &'s str,
    value: Range<usize>,
    rule: &'static str,
    what: &str,
    report: &mut Report,
) -> Option<T> {
    let slice = text.get(value.clone())?;
    let span = Span::new(value.start, value.end);
    if let Some(why) = members::too_much(slice) {
        report.repaired_of(rule, || {
            let message = format!("{what} could not be read: {why}");
            let help = "take out what is too much; everything around it was read";
            Diagnostic::error(rule, message).help(help).at(span)
        });
        return None;
    }
    let mut deserializer = serde_json::Deserializer::from_str(slice);
    let mut ignored = Vec::new();
    let result = serde_ignored::deserialize(&mut deserializer, |path| {
        // The report keeps a hundred of a rule; a document may have a million.
        if ignored.len() < 100 {
            ignored.push(path.to_string());
        }
    });
    ignored.iter().for_each(|path| unknown(path, span, report));
    let error = match result.and_then(|value| deserializer.end().map(|()| value)) {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    report.repaired_of(rule, || {
        let at = text.floor_char_boundary(value.start + offset(slice, &error));
        let help = "mend it there; everything around it was read";
        let finding = Diagnostic::error(rule, format!("{what} could not be read: {}", words(&error))).help(help);
        finding.at(Span::new(at, span.end))
    });
    None
}

/// What the error says without its own line and column, which count from the beginning of the value.
fn words(error: &serde_json::Error) -> String {
    let full = error.to_string();
    full.rsplit_once(" at line ").map_or(full.clone(), |(words, _)| words.to_owned())
}

/// The byte of a slice at which an error was found.
fn offset(slice: &str, error: &serde_json::Error) -> usize {
    let line = error.line().saturating_sub(1);
    let start = match line {
        0 => 0,
        n => memchr::memchr_iter(b'\n', slice.as_bytes()).nth(n - 1).map_or(0, |at| at + 1),
    };
    (start + error.column().saturating_sub(1)).min(slice.len())
}

/// Notes a member that the form does not know.
pub(super) fn unknown(path: &str, span: Span, report: &mut Report) {
    report.add_of("wire/unknown-member", || {
        let message = format!("no field takes the member {path:?}, and it was left out");
        Diagnostic::info("wire/unknown-member", message).at(span)
    });
}

/// Notes that a document ends too early.
pub(super) fn truncated(at: usize, report: &mut Report) {
    let help = "fetch or copy the document again; what stood whole in it was read";
    let finding = Diagnostic::error("wire/truncated", "the document ends before it is complete").help(help);
    report.repaired(finding.at(Span::new(at, at)));
}

fn odd(walk: &mut Slices<'_>, report: &mut Report) {
    if let Some(at) = walk.take_odd() {
        let finding =
            Diagnostic::warning("wire/punctuation", "a comma or colon is missing, or one too many stands here");
        report.repaired(finding.help("have the JSON written by a program").at(Span::new(at, at)));
    }
}
