//! Reading a stream of messages.

use super::message::{Message, message};
use super::profiles::LANGUAGES;
use super::{head, header, notes};
use crate::copy;
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::framed::{Framed, Notes};
use crate::formats::{NotThisFormat, Piece, ReadOptions, Reading, Split, printed_story};
use crate::model::{AltId, Article, Concept, Feed, Text, Transmission, canonical};
use crate::syntax::wire::{Frame, is_idle};
use crate::syntax::xml::Tree;
use crate::text::is_plain;
use crate::vocab::agencies;
use crate::vocab::dates::{Group, day_first};

struct Document<'s> {
    text: &'s str,
    messages: Framed<'s>,
    feed: Split<Feed>,
    last: Option<Frame>,
}

static NOTES: Notes = Notes { frame: "iptc-7901/frame", noise: "iptc-7901/noise" };

/// Opens a stream.
pub(super) fn open<'s>(
    text: &'s str,
    _: &ReadOptions,
    _: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let otherwise = "no header line begins a message, and no start of text";
    let messages = Framed::open(text, header::begins, is_message, &NOTES, otherwise)?;
    Ok(Box::new(Document { text, messages, feed: Split::default(), last: None }))
}

/// Whether a frame holds a message: words behind a start of text, or a header line.
fn is_message(text: &str, frame: &Frame) -> bool {
    let headed = || text.get(frame.heading.clone()).is_some_and(header::begins);
    let words = || text.get(frame.text.clone()).is_some_and(|text| text.contains(|c: char| c.is_alphanumeric()));
    frame.text.start > frame.heading.end && words() || headed()
}

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        "5"
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let (frame, span) = self.messages.next(report)?;
        let message = message(self.text, &frame);
        if message.header.is_none() {
            let note = "no line is the header of this message";
            report.repaired(Diagnostic::warning("iptc-7901/header", note).at(span));
        }
        let native = article(&message, report, span);
        self.last = Some(frame);
        Some((Split { native, carried: None }, span))
    }
    fn last(&self, _: Tree<'static>) -> Option<Piece<'s>> {
        self.last.clone().map(Piece::Wire)
    }
}

fn article(message: &Message<'_>, report: &mut Report, span: Span) -> Box<Article> {
    let text = printable(message.text);
    let width = copy::width(&text);
    let mut behind = notes::Behind::default();
    let text = notes::closing(&text, &mut behind);
    let text = notes::notebook(text, width, &mut behind);
    let mut article = match head::divide(text) {
        Some((lines, rest)) => {
            let mut article = printed_story::read(copy::blocks(rest, width), false);
            over(&lines, &mut article);
            article
        }
        None => printed_story::read(copy::blocks(text, width), true),
    };
    article.ed_notes.append(&mut behind.ed_notes);
    article.signoff.append(&mut behind.signoff);
    article.contributors.append(&mut behind.contributors);
    heading(message, &mut article);
    said_once(&mut article);
    printed_story::recalled(&mut article);
    match day_first(message.trailer) {
        Some(Group::Time(time)) => {
            article.transmission.iter_mut().for_each(|t| t.sent = Some(time.clone()));
            article.version_created = Some(time);
        }
        Some(Group::Yearless) => {
            let words = message.trailer.trim_matches(is_idle);
            let note = "the date and time state no year, and nothing else does: they are kept as they came";
            report.add(Diagnostic::warning("iptc-7901/date", note).at(span));
            article.alt_ids.push(AltId::new(words, DATE_TIME));
        }
        None => {}
    }
    printed_story::settle(&mut article);
    canonical(&mut article);
    article
}

/// The role of a date and time without a year.
pub(super) const DATE_TIME: &str = "dateTime";
/// The role of what the header ends with.
pub(super) const HEADER: &str = "header";

/// A text without what no copy has; line ends are LF.
fn printable(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if is_plain(&text) {
        return text;
    }
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\u{80}'..='\u{9f}')).collect()
}

/// What the lines over the text say stands before what the text says.
fn over(lines: &[String], article: &mut Article) {
    let mut head = Article::default();
    head::read(lines, &mut head);
    head.creators.append(&mut article.creators);
    head.by.append(&mut article.by);
    head.ed_notes.append(&mut article.ed_notes);
    head.signals.append(&mut article.signals);
    (article.creators, article.by) = (head.creators, head.by);
    (article.ed_notes, article.signals) = (head.ed_notes, head.signals);
    (article.genres, article.expires) = (head.genres, head.expires);
    (article.headline, article.subheadline) = (head.headline, head.subheadline);
    article.headlines = head.headlines;
    if head.embargoed_until.is_some() || head.embargo.is_some() {
        (article.embargoed_until, article.embargo) = (head.embargoed_until, head.embargo);
    }
    article.marks.append(&mut head.marks);
}

/// The header and the keyword lines.
fn heading(message: &Message<'_>, article: &mut Article) {
    let own = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    if let Some(header) = message.header.as_ref().filter(|header| header.is_supplied()) {
        // Nothing was stated; a priority that is not the usual one was.
        article.urgency = header.priority.parse().ok().filter(|urgency| (1..=9).contains(urgency) && *urgency != 4);
        article.alt_ids.extend(own(header.rest).map(|rest| AltId::new(rest, HEADER)));
    } else if let Some(header) = &message.header {
        article.transmission = Some(Transmission {
            source_id: own(header.source_id),
            number: own(header.number),
            priority: own(header.priority),
            category: own(header.category),
            word_count: header.words.parse().ok(),
            sent: None,
        });
        article.urgency = header.priority.parse().ok().filter(|urgency| (1..=9).contains(urgency));
        article.alt_ids.extend(own(header.rest).map(|rest| AltId::new(rest, HEADER)));
        referred(header.rest, article);
        identified(header.source_id, article);
    }
    article.alt_ids.extend(own(message.unread).map(|line| AltId::new(line, HEADER)));
    let line = message.keywords.trim().trim_end_matches('/').trim_start_matches('/');
    if !line.is_empty() {
        article.slugline.push(Text::plain(line));
        let words: Vec<&str> = line.split('/').map(str::trim).filter(|word| !word.is_empty()).collect();
        if words.len() > 1 {
            article.keywords.extend(words.into_iter().map(Text::plain));
        }
    }
}

/// What the end of a header says: the agency, with Belga its language, and that it corrects another message.
fn referred(rest: &str, article: &mut Article) {
    let words: Vec<&str> = rest.split_whitespace().take(8).collect();
    for word in &words {
        let code = word.split('-').next().unwrap_or_default();
        let Some(agency) = agencies::by_tag(word).or_else(|| agencies::by_tag(code)).filter(|_| code.len() > 1) else {
            continue;
        };
        let name = if agencies::by_tag(word).is_some() { word } else { code };
        printed_story::supplied_by(article, name);
        let language = LANGUAGES.iter().find(|(code, letter, _)| *code == agency.code && words.first() == Some(letter));
        article.language = language.map(|(_, _, language)| (*language).to_owned()).or(article.language.take());
    }
    let corrects = words.iter().position(|word| matches!(*word, "COR" | "CORR" | "CORRECTION"));
    if let Some(at) = corrects {
        let literal = words.get(at..).unwrap_or_default().join(" ");
        let name = Some("correction".to_owned());
        article.signals.push(Concept { name, literal: Some(literal), ..Concept::default() });
    }
}

/// The source identification is an agency's where it is its code and nothing else says who supplied the message.
fn identified(source_id: &str, article: &mut Article) {
    let known = agencies::by_code(source_id).filter(|a| !a.pictures && !agencies::is_ambiguous(a.code));
    if let Some(agency) = known.filter(|_| article.info_sources.is_empty()) {
        printed_story::supplied_by(article, agency.code);
    }
}

/// A signal that a note gives in a sentence and the head in a word is one.
fn said_once(article: &mut Article) {
    let literal: Vec<_> = article.signals.iter().filter(|s| s.literal.is_some()).map(|s| s.name.clone()).collect();
    article.signals.retain(|s| s.literal.is_some() || !literal.contains(&s.name));
}
