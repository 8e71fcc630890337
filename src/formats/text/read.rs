//! Reading plain copy.

use crate::copy::{self, Piece, Story};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split, printed_story};
use crate::model::{Article, Feed, Text, canonical};
use crate::syntax::html;

struct Document<'s> {
    text: &'s str,
    feed: Split<Feed>,
    done: bool,
}

/// Opens plain copy.
pub(super) fn open<'s>(
    text: &'s str,
    _: &ReadOptions,
    _: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    if text.contains('\u{0}') {
        return Err(NotThisFormat("it holds zero bytes, and copy has none".to_owned()));
    }
    Ok(Box::new(Document { text, feed: Split::default(), done: false }))
}

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        "1"
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        if std::mem::replace(&mut self.done, true) || self.text.trim().is_empty() {
            return None;
        }
        let native = article(self.text, report);
        Some((Split { native, carried: None }, Span::new(0, self.text.len())))
    }
}

fn article(text: &str, report: &mut Report) -> Box<Article> {
    let paragraphs = copy::paragraphs(text);
    if paragraphs.len() >= copy::MOST_PARAGRAPHS {
        let message = format!("there are too many paragraphs; those behind {} are read as one", copy::MOST_PARAGRAPHS);
        let last = paragraphs.last().map(|(range, _)| Span::new(range.start, range.end));
        report.add(Diagnostic { span: last, ..Diagnostic::warning("text/too-many-paragraphs", message) });
    }
    let texts: Vec<&str> = paragraphs.iter().map(|(_, text)| text.as_str()).collect();
    let mut story = copy::read(&texts, true);
    let mut article = std::mem::take(&mut story.article);
    for ((range, text), piece) in paragraphs.iter().zip(&story.pieces) {
        if let Piece::Dropped(what) = piece {
            let words: String = text.chars().take(60).collect();
            let message = format!("left out {what}: {words:?}");
            report.add(Diagnostic::info("text/left-out", message).at(Span::new(range.start, range.end)));
        }
    }
    if let Some((at, length)) = story.closing.filter(|_| story.ended)
        && let Some((range, text)) = paragraphs.get(at)
    {
        let words = text.get(text.len() - length..).unwrap_or_default().trim();
        let span = Span::new(range.end.saturating_sub(words.len()), range.end);
        report.add(Diagnostic::info("text/left-out", format!("left out an end mark: {words:?}")).at(span));
    }
    let body = body(&story, &texts);
    drop(texts);
    drop(paragraphs);
    if !body.is_empty() {
        article.bodies.push(Text::html(body));
    }
    printed_story::recalled(&mut article);
    canonical(&mut article);
    article
}

/// The paragraphs that are the story's text, as HTML.
fn body(story: &Story, paragraphs: &[&str]) -> String {
    let mut out = String::new();
    for (at, text) in paragraphs.iter().enumerate() {
        if story.pieces.get(at) != Some(&Piece::Body) {
            continue;
        }
        let from = story.cut.filter(|(cut, _)| *cut == at).map_or(0, |(_, length)| length);
        let to = text.len() - story.closing.filter(|(closing, _)| *closing == at).map_or(0, |(_, length)| length);
        let words = text.get(from..to.max(from)).unwrap_or(text).trim();
        if !words.is_empty() {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str("<p>");
            out.push_str(&html::escape(words));
            out.push_str("</p>");
        }
    }
    out
}
