//! Reading a stream of messages.

use super::body::{Part, parts, prose};
use super::head::Over;
use super::header::{self, Header, header};
use super::profiles::{CATEGORIES, PRIORITIES};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::framed::{Framed, Notes};
use crate::formats::{NotThisFormat, Piece, ReadOptions, Reading, Split, printed_story};
use crate::model::{AltId, Article, Concept, Feed, Text, Transmission, canonical};
use crate::syntax::html::Block;
use crate::syntax::wire::{Frame, is_idle};
use crate::syntax::xml::Tree;
use crate::vocab::dates::{Group, month_first};

struct Document<'s> {
    text: &'s str,
    messages: Framed<'s>,
    feed: Split<Feed>,
    last: Option<Frame>,
}

static NOTES: Notes = Notes { frame: "anpa-1312/frame", noise: "anpa-1312/noise" };

/// The role of a date without a year.
pub(super) const DATE: &str = "date";
/// The scheme of a service that is a selector.
pub(super) const SELECTOR: &str = "selector";
/// The scheme of categories.
const CATEGORY: &str = "ANPA 1312 category";

/// Opens a stream.
pub(super) fn open<'s>(
    text: &'s str,
    _: &ReadOptions,
    _: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let otherwise = "no heading has a service level, a number and a selector";
    let messages = Framed::open(text, header::begins, is_message, &NOTES, otherwise)?;
    Ok(Box::new(Document { text, messages, feed: Split::default(), last: None }))
}

fn is_message(text: &str, frame: &Frame) -> bool {
    let heading = text.get(frame.heading.clone()).unwrap_or_default();
    header::begins(heading.trim_start_matches(is_idle))
}

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        "1989"
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let (frame, span) = self.messages.next(report)?;
        let part = |range: &std::ops::Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        let header = header(part(&frame.heading))?;
        let (text, trailer) = divided(part(&frame.text), part(&frame.trailer));
        let native = article(&header, text, trailer, report, span);
        self.last = Some(frame);
        Some((Split { native, carried: None }, span))
    }
    fn last(&self, _: Tree<'static>) -> Option<Piece<'s>> {
        self.last.clone().map(Piece::Wire)
    }
}

/// A text whose end nothing marks may end in the service line.
fn divided<'s>(text: &'s str, trailer: &'s str) -> (&'s str, &'s str) {
    if !trailer.trim_matches(is_idle).is_empty() {
        return (text, trailer);
    }
    let whole = text.trim_end_matches(|c: char| is_idle(c) || c.is_control());
    let from = whole.rfind('\n').map_or(0, |at| at + 1);
    let Some((before, line)) = whole.split_at_checked(from) else { return (text, trailer) };
    let line = line.trim_end_matches('<');
    let (service, group) = line.split_at(line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len()));
    let is_service = service.len() < 20
        && service.ends_with('-')
        && service.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
    match is_service && matches!(month_first(group), Some(Group::Time(_))) {
        true => (before, line),
        false => (text, trailer),
    }
}

fn article(header: &Header<'_>, text: &str, trailer: &str, report: &mut Report, span: Span) -> Box<Article> {
    let mut over = Over::new(header.slug);
    let mut blocks = Vec::new();
    for part in parts(text) {
        match part {
            Part::Line(line, centred) if blocks.is_empty() || over.is_open() => {
                blocks.extend(over.line(&line, centred).map(Block::Paragraph))
            }
            Part::Line(line, _) if line == "END" => {}
            Part::Line(line, _) => blocks.push(Block::Paragraph(prose(&line))),
            Part::Block(block) => {
                over.close();
                blocks.push(match block {
                    Block::Paragraph(words) => Block::Paragraph(prose(&words)),
                    other => other,
                });
            }
        }
    }
    let mut rest = printed_story::read(blocks, false);
    let mut article = over.article;
    article.by.append(&mut rest.by);
    article.creators.append(&mut rest.creators);
    article.ed_notes.append(&mut rest.ed_notes);
    article.signals.append(&mut rest.signals);
    rest.summary = article.summary.take().or(rest.summary);
    (rest.by, rest.creators, rest.ed_notes, rest.signals) =
        (article.by, article.creators, article.ed_notes, article.signals);
    (rest.headline, rest.slugline, rest.expires) = (article.headline, article.slugline, article.expires);
    rest.subheadline = article.subheadline;
    if article.embargoed_until.is_some() || article.embargo.is_some() {
        (rest.embargoed_until, rest.embargo) = (article.embargoed_until, article.embargo);
    }
    rest.marks.append(&mut article.marks);
    printed_story::recalled(&mut rest);
    heading(header, &mut rest);
    sent(header, trailer, &mut rest, report, span);
    printed_story::settle(&mut rest);
    canonical(&mut rest);
    rest
}

fn heading(header: &Header<'_>, article: &mut Article) {
    let own = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let urgency = PRIORITIES.iter().find(|(letter, _)| header.priority.eq_ignore_ascii_case(letter)).map(|(_, u)| *u);
    article.urgency = urgency.filter(|urgency| !header.is_supplied() || *urgency != 4);
    if header.is_supplied() {
        return;
    }
    article.transmission = Some(Transmission {
        source_id: own(header.level),
        number: own(header.number),
        priority: own(header.priority),
        category: own(header.category),
        word_count: header.words.parse().ok(),
        sent: None,
    });
    if header.selector.chars().any(|c| c != '-') {
        let selector = Concept::term(header.selector);
        article.services.push(Concept { scheme: Some(SELECTOR.to_owned()), ..selector });
    }
    if let Some((letter, name)) = CATEGORIES.iter().find(|(letter, _)| header.category.eq_ignore_ascii_case(letter)) {
        let scheme = Some(CATEGORY.to_owned());
        article.subjects.push(Concept { name: Some((*name).to_owned()), scheme, ..Concept::term(*letter) });
    }
}

/// The service line behind the text, `AP-WF-02-20-16 0337GMT<`, and the date of the header.
fn sent(header: &Header<'_>, trailer: &str, article: &mut Article, report: &mut Report, span: Span) {
    let line =
        trailer.lines().map(|line| line.trim_matches(is_idle).trim_end_matches('<').trim()).find(|l| !l.is_empty());
    let line = crate::text::start(line.unwrap_or_default(), 100);
    let date = line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len());
    let (service, group) = line.split_at(date);
    let service = service.trim_end_matches(['-', ' ']);
    if !service.is_empty() {
        article.services.push(Concept::term(service));
        printed_story::supplied_by(article, service.split('-').next().unwrap_or_default());
    }
    if let Some(Group::Time(time)) = month_first(group) {
        let same = time.as_str().get(5..10) == Some(header.date);
        article.transmission.iter_mut().for_each(|t| t.sent = Some(time.clone()));
        article.version_created = Some(time);
        if same || header.date.is_empty() {
            return;
        }
    } else if !header.date.is_empty() {
        let note = "the date states no year, and nothing else does: it is kept as it came";
        report.add(Diagnostic::warning("anpa-1312/date", note).at(span));
    }
    if !header.date.is_empty() {
        article.alt_ids.push(AltId::new(header.date, DATE));
    }
}

/// A plain text as the model has it.
pub(super) fn plain(words: &str) -> Text {
    Text::plain(words)
}
