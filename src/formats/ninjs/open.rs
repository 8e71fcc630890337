//! Opening a document: an item, an array of items, several of either one behind the other, and the envelopes in which
//! agencies' services answer.

use std::ops::Range;

use super::Generation;
use super::read::read_item;
use super::sniff::{self, Stated};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::members;
use crate::formats::{Apart, NotThisFormat, Piece, ReadOptions, Reading, Split};
use crate::model::{Article, Feed};
use crate::syntax::json::{Slices, Step, Value, end_of_value, skip_space};
use crate::syntax::xml::Tree;

/// How many objects may stand around an item: `data`, `items` and `item` are three.
const ENVELOPES: u32 = 6;

struct Document<'s> {
    text: &'s str,
    version: String,
    feed: Split<Feed>,
    items: Vec<Range<usize>>,
    /// How many were read.
    read: usize,
}

/// Opens a document as one of a generation; `versions` are those that it has.
pub(in crate::formats) fn open<'s>(
    generation: Generation,
    versions: &[&str],
    (text, _): (&'s str, &ReadOptions),
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let bytes = text.as_bytes();
    let (mut items, mut at) = (Vec::new(), skip_space(bytes, 0));
    if !matches!(bytes.get(at), Some(b'{' | b'[')) {
        return Err(NotThisFormat("an item of ninjs is an object, and this is none".to_owned()));
    }
    while at < bytes.len() {
        let end = end_of_value(bytes, at).unwrap_or(bytes.len());
        let whole = matches!(bytes.get(at), Some(b'{' | b'[')).then(|| text.get(..end)).flatten();
        take(whole.unwrap_or(text), (at, 0), &mut items, report);
        at = skip_space(bytes, end);
    }
    let version = items.first().and_then(|range| sniff::stated(text, range.start)).map(|Stated(version)| version);
    let version = version.unwrap_or_default();
    let known = version.is_empty() || !version.starts_with(|c: char| c.is_ascii_digit());
    if !known && !versions.contains(&&*version) {
        let newest = generation.pick(["1.6", "2.2", "3.1"]);
        let message = format!("this is version {version:?} of ninjs, and it is read as {newest}");
        report.add(Diagnostic::warning("ninjs/version", message));
    }
    Ok(Box::new(Document { text, version, feed: Split::default(), items, read: 0 }))
}

/// The items of the value at a place, `depth` envelopes below the first. The text ends with what stands around it: members
/// that lack a quotation mark go on behind the end that brackets have, and would give what follows twice.
fn take(text: &str, (at, depth): (usize, u32), items: &mut Vec<Range<usize>>, report: &mut Report) {
    match (text.as_bytes().get(at), enveloped(text, at).filter(|_| depth < ENVELOPES)) {
        (Some(b'['), _) => list(text, (at, depth), items, report),
        (_, Some(inner)) => {
            before(text, (at, inner), report);
            take(text, (inner, depth + 1), items, report);
        }
        _ => match end_of_value(text.as_bytes(), at) {
            Some(end) => items.push(at..end),
            // What is not there could be its embargo.
            None => members::truncated(text.len(), report),
        },
    }
}

/// The items of the array at a place.
fn list(text: &str, (at, depth): (usize, u32), items: &mut Vec<Range<usize>>, report: &mut Report) {
    let Some(mut list) = Slices::array(text, at) else { return };
    loop {
        match list.value() {
            Step::Found(range) => {
                let within = text.get(..range.end).unwrap_or(text);
                match enveloped(within, range.start).filter(|_| depth < ENVELOPES) {
                    Some(inner) => {
                        before(within, (range.start, inner), report);
                        take(within, (inner, depth + 1), items, report);
                    }
                    None => items.push(range),
                }
            }
            Step::End => return,
            Step::Truncated => return members::truncated(list.position(), report),
        }
        members::punctuation(list.take_odd(), report);
    }
}

/// Notes what an envelope says before what is in it: who asked for it, and what was asked for.
fn before(text: &str, (at, inner): (usize, usize), report: &mut Report) {
    let Some(mut walk) = Slices::object(text, at).map(|walk| walk.apart("items")) else { return };
    while let Step::Found(member) = walk.member() {
        if member.value.start >= inner {
            return;
        }
        members::envelope_left_out(member.key, Value::new(text, member.value.clone()), report);
    }
}

/// Where the item or the items stand of which an object is the envelope: `item`, `items`, `_items` (Superdesk) or `data`,
/// where it has no member that identifies it or is printed.
pub(super) fn enveloped(text: &str, at: usize) -> Option<usize> {
    let mut walk = Slices::object(text, at)?.apart("items");
    let mut found = None;
    while let Step::Found(member) = walk.member() {
        let holds = matches!(text.as_bytes().get(member.value.start), Some(b'{' | b'['));
        match member.key {
            "uri" | "guid" | "urn" | "headline" | "headlines" => return None,
            // It is most of the document.
            "items" if holds => return Some(member.value.start),
            "items" => _ = walk.pass(member.value.start),
            "item" | "_items" | "data" if holds => found = Some(member.value.start),
            _ => {}
        }
    }
    found
}

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        &self.version
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let next;
        (self.read, next) = self.next_from(self.read, report);
        next
    }
    fn is_one(&self) -> bool {
        self.items.len() - self.read <= 1
    }
    fn last(&self, room: Tree<'static>) -> Option<Piece<'s>> {
        self.piece(self.read.checked_sub(1)?, room)
    }
    fn apart(&self) -> Option<&dyn Apart<'s>> {
        Some(self)
    }
}

impl<'s> Apart<'s> for Document<'s> {
    fn place(&self, n: usize) -> Option<Range<usize>> {
        self.items.get(n).cloned()
    }
    fn read(&self, n: usize, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let item = Value::new(self.text, self.items.get(n)?.clone());
        read_item(item, report).map(|read| (read, item.span()))
    }
    fn piece(&self, n: usize, _: Tree<'static>) -> Option<Piece<'s>> {
        Some(Piece::Json(Value::new(self.text, self.items.get(n)?.clone())))
    }
}
