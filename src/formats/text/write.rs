//! Writing copy as a desk prints it: headline, deck, pictures, byline, dateline and text, sign-off, credits and rights.

use crate::copy::labels::{Label, printed};
use crate::copy::{Found, dateline};
use crate::formats::printed::{Page, whole, words};
use crate::formats::printed_dateline::{dated, lede};
use crate::formats::{Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Dateline, Feed, Text};

/// Makes a writer.
pub(super) fn writer(options: &WriteOptions) -> Box<dyn Writer> {
    let end = options.end_mark.clone().unwrap_or_else(|| "-30-".to_owned());
    Box::new(Copy { width: options.width.unwrap_or(0), end })
}

struct Copy {
    /// The length of a line in characters; 0 for one line a paragraph.
    width: usize,
    end: String,
}

impl Writer for Copy {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let whole = whole(article);
        let mut page = story(&whole);
        page.line(&self.end);
        page.lines.iter().for_each(|text| self.line(text, out));
    }
    fn end(&mut self, _: &Origin, _: &mut String) {}
}

impl Copy {
    /// A paragraph, filled to the width, and a blank line before it.
    fn line(&self, text: &str, out: &mut String) {
        if !out.is_empty() {
            out.push('\n');
        }
        let mut length = 0;
        for word in text.split_whitespace() {
            let wide = word.chars().count();
            if length > 0 {
                let full = self.width > 0 && length + 1 + wide > self.width;
                out.push(if full { '\n' } else { ' ' });
                length = if full { 0 } else { length + 1 };
            }
            out.push_str(word);
            length += wide;
        }
        out.push('\n');
    }
}

/// A story, line by line.
fn story(a: &Article) -> Page {
    let mut page = Page::default();
    head(a, &mut page);
    a.associations.iter().for_each(|p| page.picture(p));
    page.bylines(a);
    text(a, &mut page);
    a.signoff.iter().for_each(|t| page.line(&words(t)));
    page.contributors(a);
    page.rights(a, false);
    page
}

fn head(a: &Article, page: &mut Page) {
    let headline = a.headline.as_ref().map(words).unwrap_or_default();
    page.signals(a, &headline);
    page.stop(a, &headline);
    page.embargo(a);
    a.ed_notes.iter().for_each(|n| page.line(&noted(&words(n))));
    page.line(&headline);
    a.subheadline.iter().chain(&a.headlines).for_each(|t| page.line(&words(t)));
}

fn text(a: &Article, page: &mut Page) {
    let text = a.bodies.first().or(a.summary.as_ref()).map(words).unwrap_or_default();
    let mut paragraphs = text.split('\n').map(str::trim).filter(|p| !p.is_empty());
    let first = paragraphs.next().unwrap_or_default();
    let before = before(a, first);
    if before.is_none() {
        let lines = a.dateline.iter().map(dated).filter(|words| !words.trim().is_empty());
        lines.for_each(|words| page.line(&format!("{} {words}", printed(Label::Dateline, false))));
    }
    page.line(&format!("{}{first}", before.unwrap_or_default()));
    paragraphs.for_each(|p| page.line(p));
}

/// More lines than that before a dateline are no headlines to the reader.
const HEADLINES: usize = 3;

/// The dateline as it stands before the first words: nothing where they begin with it, as trade formats have it. `None`
/// where it would not be read again and needs a line of its own.
fn before(a: &Article, first: &str) -> Option<String> {
    let [line] = &*a.dateline else { return a.dateline.is_empty().then(String::new) };
    let shown = |t: &&Text| !words(t).trim().is_empty();
    if a.headline.iter().chain(&a.subheadline).chain(&a.headlines).filter(shown).count() > HEADLINES {
        return None;
    }
    let stands = dateline(first).and_then(Found::certain).filter(|f| f.length < first.len());
    match stands {
        Some(found) => (found.value.text == dated(line)).then(String::new),
        None => filed(line, first),
    }
}

fn filed(line: &Dateline, first: &str) -> Option<String> {
    let mark = lede(line, " — ").filter(|_| !first.is_empty())?;
    Some(format!("{}{mark}", dated(line)))
}

fn noted(note: &str) -> String {
    if crate::copy::note(note).is_some() { note.to_owned() } else { format!("Eds: {note}") }
}
