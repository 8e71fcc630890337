//! Reading `wire-lines`: a line that cannot be read costs itself.

use std::ops::Range;

use super::VERSION;
use super::read::{article, feed, truncated, unknown, version};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split};
use crate::model::{Article, Feed};
use crate::syntax::json::{Member, Slices, Step, skip_space};

struct Lines<'s> {
    text: &'s str,
    at: usize,
    version: String,
    feed: Split<Feed>,
}

/// Opens a `wire-lines` document. Its first line may be missing.
pub(super) fn open<'s>(
    text: &'s str,
    _: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    if Slices::object(text, 0).is_none() {
        return Err(NotThisFormat(
            "each of its lines is a JSON object, and this begins with something else".to_owned(),
        ));
    }
    let mut out = Lines { text, at: 0, version: VERSION.to_owned(), feed: Split::default() };
    if let Some(line) = out.line().filter(|line| first_key(text, line.start) == Some("wire")) {
        out.head(line, report);
    } else {
        out.at = 0;
    }
    Ok(Box::new(out))
}

impl Lines<'_> {
    /// The next line that is not empty.
    fn line(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let start = skip_space(bytes, self.at);
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        self.at = end;
        Some(start..end)
    }
    fn head(&mut self, line: Range<usize>, report: &mut Report) {
        let within = self.text.get(..line.end).unwrap_or_default();
        let Some(mut members) = Slices::object(within, line.start) else { return };
        loop {
            let Member { key, value, .. } = match members.member() {
                Step::Found(member) => member,
                Step::End => break,
                Step::Truncated => break truncated(line.end, report),
            };
            match key {
                "wire" => self.version = version(self.text, value, report),
                "feed" => *self.feed.native = feed(self.text, value, report),
                other => unknown(other, Span::new(value.start, value.end), report),
            }
        }
    }
    /// Whether a line is the last one, which names the document the articles came from: an article's own `source` is
    /// a feed and has no `format`.
    fn is_source(&self, line: &Range<usize>) -> bool {
        let within = self.text.get(..line.end).unwrap_or_default();
        let Some(mut members) = Slices::object(within, line.start) else { return false };
        let Step::Found(Member { key: "source", value, .. }) = members.member() else { return false };
        matches!(members.member(), Step::End) && first_key(self.text, value.start) == Some("format")
    }
}

fn first_key(text: &str, at: usize) -> Option<&str> {
    match Slices::object(text, at)?.member() {
        Step::Found(member) => Some(member.key),
        Step::End | Step::Truncated => None,
    }
}

impl<'s> Reading<'s> for Lines<'s> {
    fn version(&self) -> &str {
        &self.version
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        while let Some(line) = self.line() {
            let span = Span::new(line.start, line.end);
            // No look goes beyond the line: a broken one would lead to the end of the text.
            match first_key(self.text.get(..line.end).unwrap_or(self.text), line.start) {
                Some("source") if self.is_source(&line) => continue,
                // Its articles have another feed, with other authors and rights.
                Some("wire") => {
                    another(span, report);
                    break;
                }
                _ => {}
            }
            if let Some(found) = article(self.text, line, &self.feed.native, report) {
                return Some((Split { native: Box::new(found), carried: None }, span));
            }
        }
        self.at = self.text.len();
        None
    }
}

/// Notes that another document begins. Who has several in one text divides it first, as `stream` does.
fn another(span: Span, report: &mut Report) {
    let message = "another document begins here; it has a feed of its own, and nothing of it was read";
    let finding = Diagnostic::error("wire/another-document", message);
    report.repaired(finding.help("divide the text before each line that has the member \"wire\"").at(span));
}
