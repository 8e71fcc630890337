//! Writing messages in their frames: lines of 69 characters at most, paragraphs indented by three blanks.

use std::borrow::Cow;

use super::head::{self, WIDTH};
use super::notes;
use super::read::{DATE_TIME, HEADER};
use crate::copy::labels::{Label, printed};
use crate::formats::printed::{self as desk, Page, named_in, spaced, whole, words};
use crate::formats::printed_dateline::{LEADS, filed, is_filed};
use crate::formats::{Origin, Split, WriteOptions, Writer, printed_story};
use crate::model::{Article, Feed, Text, Transmission};
use crate::syntax::html::Block;
use crate::syntax::wire::{DEL, EOT, ETX, SOH, STX};
use crate::vocab::{dates, signals};

/// Makes a writer.
pub(super) fn writer(options: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Wire { width: options.width.filter(|width| (20..=WIDTH).contains(width)).unwrap_or(WIDTH) })
}

struct Wire {
    /// The length of a line in characters.
    width: usize,
}

impl Writer for Wire {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let a = whole(article);
        let mut text = Lines { width: self.width, out: String::new() };
        over(&a, &mut text);
        body(&a, &mut text);
        behind(&a, &mut text);
        let text = short_lines(&text.out, self.width);
        let count = text.split_whitespace().count();
        out.push(SOH);
        out.push_str(&header(&a, count));
        out.push_str("\r\n");
        keyword_lines(&a, out);
        out.push(STX);
        out.push_str(&text.replace('\n', "\r\n"));
        out.push(ETX);
        out.push_str(&date_time(&a));
        out.push_str("\r\n");
        out.extend([DEL, DEL, EOT]);
        out.push_str("\r\n");
    }
    fn end(&mut self, _: &Origin, _: &mut String) {}
}

/// The header line, from what is stated; what does not fit its grammar gives way to what means nothing.
fn header(a: &Article, count: usize) -> String {
    let none = Transmission::default();
    let t = a.transmission.as_ref().unwrap_or(&none);
    let letters = |value: Option<&String>, most: usize| {
        value.filter(|v| (1..=most).contains(&v.len()) && v.bytes().all(|b| b.is_ascii_alphabetic())).cloned()
    };
    // Read are longer ones, too; but receivers go by the places in the line (IPTC 7901, 5.1), and so for the category.
    let digits = |v: &&String| (3..=4).contains(&v.len()) && v.bytes().all(|b| b.is_ascii_digit());
    let source = letters(t.source_id.as_ref(), 3).unwrap_or_else(|| "xxx".to_owned());
    let number = t.number.as_ref().filter(digits).map_or("0000", String::as_str);
    let priority = t.priority.as_ref().filter(|p| p.len() == 1 && p.bytes().all(|b| b.is_ascii_digit() && b > b'0'));
    let urgency = a.urgency.map(|u| u.min(6).to_string());
    let priority = priority.cloned().or(urgency).unwrap_or_else(|| "4".to_owned());
    let category = letters(t.category.as_ref(), 3).unwrap_or_else(|| "gen".to_owned());
    let count = t.word_count.filter(|n| *n > 0 && *n < 100_000).map_or(count, |n| n as usize).min(99_999);
    let reference = a.alt_ids.iter().find(|id| id.role.as_deref() == Some(HEADER)).map(|id| spaced(&id.value));
    let reference = reference.map(|r| format!("  {}", crate::text::start(&r, REFERENCE))).unwrap_or_default();
    format!("{source}{number} {priority} {category} {count}{reference}")
}

/// The longest reference at the end of a header, in bytes (the standard's fifty and what agencies make of them).
const REFERENCE: usize = 80;

/// Keyword lines, each ending with a stroke.
fn keyword_lines(a: &Article, out: &mut String) {
    let slug = a.slugline.first().map(words).map(|w| spaced(&w)).unwrap_or_default();
    let mut parts: Vec<String> = slug.split('/').map(|p| p.trim().to_owned()).collect();
    for word in a.keywords.iter().map(words).map(|w| spaced(&w.replace('/', " "))) {
        if !parts.contains(&word) {
            parts.push(word);
        }
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        return;
    }
    out.push_str("\r\n");
    let mut length = 0;
    for part in parts {
        let wide = part.chars().count() + 1;
        if length > 0 && length + wide > WIDTH {
            out.push_str("\r\n");
            length = 0;
        }
        out.push_str(&part);
        out.push('/');
        length += wide;
    }
    out.push_str("\r\n");
}

/// Day, time, zone, month and year of the transmission.
fn date_time(a: &Article) -> String {
    let sent = a.transmission.as_ref().and_then(|t| t.sent.as_ref()).or(a.version_created.as_ref());
    let stated = || a.alt_ids.iter().find(|id| id.role.as_deref() == Some(DATE_TIME)).map(|id| spaced(&id.value));
    sent.and_then(dates::print_day_first).or_else(stated).unwrap_or_default()
}

/// No line is longer: one of a table is broken at a blank, and a word that is longer anywhere.
fn short_lines(text: &str, width: usize) -> Cow<'_, str> {
    let end = |line: &str| line.char_indices().nth(width).map(|(at, _)| at);
    if !text.lines().any(|line| end(line).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / width);
    for mut line in text.lines() {
        while let Some(end) = end(line) {
            let (head, behind) = line.split_at(end);
            // The blank itself may stand behind the last character that has room.
            let blank = if behind.starts_with(' ') { Some(end) } else { head.rfind(' ') };
            let blank = blank.filter(|at| head.get(..*at).is_some_and(|before| !before.trim().is_empty()));
            let (first, rest) = line.split_at(blank.unwrap_or(end));
            out.push_str(first.trim_end());
            out.push('\n');
            line = rest.trim_start();
        }
        out.push_str(line);
        out.push('\n');
    }
    Cow::Owned(out)
}

/// Text that grows line by line.
struct Lines {
    width: usize,
    out: String,
}

impl Lines {
    fn blank(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }
    /// Words, filled: the first line after `first`, the others after `next`.
    fn fill(&mut self, text: &str, first: &str, next: &str) {
        let mut length = first.len();
        self.out.push_str(first);
        let mut begun = false;
        for word in text.split_whitespace() {
            let wide = word.chars().count();
            if begun && length + 1 + wide > self.width {
                self.out.push('\n');
                self.out.push_str(next);
                length = next.len();
            } else if begun {
                self.out.push(' ');
                length += 1;
            }
            self.out.push_str(word);
            length += wide;
            begun = true;
        }
        self.out.push('\n');
    }
    fn paragraph(&mut self, text: &str) {
        self.blank();
        // An item keeps its hyphen at the margin.
        match text.starts_with("- ") {
            true => self.fill(text, "", "  "),
            false => self.fill(text, "   ", ""),
        }
    }
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(words) => self.paragraph(words),
            Block::Lines(lines) => {
                self.blank();
                lines.split('\n').filter(|line| !line.trim().is_empty()).for_each(|line| {
                    self.out.push_str(line.trim_end());
                    self.out.push('\n');
                });
            }
            Block::Table(rows) => {
                self.blank();
                self.out.push_str(&desk::table(rows));
            }
        }
    }
}

/// The lines over the text, of which the last ends with ` =`.
fn over(a: &Article, text: &mut Lines) {
    let mut page = Page::default();
    for note in a.ed_notes.iter().filter(|n| notes::is_bracket(n)) {
        page.line(&spaced(&note.value));
    }
    for end in desk::ends(a) {
        page.line(&format!("({} {end})", printed_story::EXPIRES));
    }
    let words_of = |c: &crate::model::Concept| c.literal.clone().or_else(|| c.name.clone()).unwrap_or_default();
    for genre in a.genres.iter().map(words_of).filter(|g| head::is_genre(g)) {
        page.line(&if head::is_mark(&genre) { genre } else { format!("({genre})") });
    }
    status(a, &mut page);
    page.embargo(a);
    let headline = a.headline.as_ref().map(|t| spaced(&words(t))).unwrap_or_default();
    page.line(&headline);
    for line in a.subheadline.iter().chain(&a.headlines).map(|t| spaced(&words(t))).filter(|line| !line.is_empty()) {
        // A blank line parts it from the headline.
        page.lines.extend([String::new(), line]);
    }
    for line in a.by.iter().map(|t| spaced(&words(t))) {
        let plain = head::is_byline(&line) && !headline.is_empty();
        page.line(&if plain { line } else { format!("{} {line}", printed(Label::By, false)) });
    }
    for line in &page.lines {
        text.fill(line, "", "");
    }
    let last = text.out.trim_end().rsplit('\n').next().map_or(0, |line| line.chars().count());
    text.out.truncate(text.out.trim_end().len());
    text.out.push_str(match last {
        0 => "=\n",
        last if last + 2 > text.width => "\n=\n",
        _ => " =\n",
    });
}

/// Signals and a status that no other words state.
fn status(a: &Article, page: &mut Page) {
    let headline = a.headline.as_ref().map(words).unwrap_or_default();
    let rest = a.alt_ids.iter().find(|id| id.role.as_deref() == Some(HEADER)).map_or("", |id| id.value.as_str());
    let mut said: Vec<&str> = Vec::new();
    let notes = a.ed_notes.iter().filter(|n| notes::is_bracket(n)).map(|n| n.value.as_str());
    said.extend(notes.chain([headline.as_str()]).filter_map(|l| signals::announced(l)));
    said.extend(desk::opening_recall(a));
    for signal in &a.signals {
        let name = signal.name.as_deref();
        let literal = signal.literal.as_deref();
        if literal.is_some_and(|l| rest.contains(l)) || literal.is_none() && name.is_some_and(|n| said.contains(&n)) {
            continue;
        }
        let code = literal.filter(|l| head::is_mark(l)).map(str::to_owned);
        page.line(&code.or_else(|| name.map(|n| format!("({})", n.to_uppercase()))).unwrap_or_default());
    }
    let stop = desk::stop_line(a, |name| said.contains(&name) || a.has_signal(name));
    stop.into_iter().for_each(|line| page.line(line));
}

/// The text with its dateline, further headlines and the lead before it, and the closing lines behind it.
fn body(a: &Article, text: &mut Lines) {
    for note in a.ed_notes.iter().filter(|n| notes::is_told(n)) {
        text.paragraph(&words(note));
    }
    let mut blocks = a.bodies.first().map(desk::blocks).unwrap_or_default();
    let lead = a.summary.as_ref().map(|t| spaced(&words(t))).filter(|lead| !lead.is_empty());
    let stands = |lead: &String| blocks.iter().take(LEADS).any(|b| matches!(b, Block::Paragraph(w) if w == lead));
    if let Some(lead) = lead.filter(|lead| !stands(lead)) {
        text.paragraph(&lead);
    }
    for further in a.dateline.iter().skip(1) {
        text.paragraph(&filed(further, " - "));
    }
    if let Some(dateline) = a.dateline.first().filter(|d| !is_filed(&blocks, d)) {
        let lede = filed(dateline, " - ");
        match blocks.first_mut() {
            Some(Block::Paragraph(words)) => words.insert_str(0, &lede),
            _ => blocks.insert(0, Block::Paragraph(lede.trim().to_owned())),
        }
    }
    blocks.iter().for_each(|block| text.block(block));
    let mut page = Page::default();
    for words in a.signoff.iter().map(|t| spaced(&words(t))).filter(|w| !is_last(w)) {
        page.line(&words);
    }
    let rest = a.alt_ids.iter().find(|id| id.role.as_deref() == Some(HEADER)).map_or("", |id| id.value.as_str());
    let mut a = a.clone();
    a.info_sources.retain(|party| !named_in(party, rest));
    page.authors(&a);
    page.contributors(&a);
    a.associations.iter().for_each(|p| page.picture(p));
    page.rights(&a, false);
    page.lines.iter().for_each(|line| text.paragraph(line));
}

fn is_last(signoff: &str) -> bool {
    notes::is_signoff(signoff) || notes::is_initials(signoff)
}

/// Notes and the initials of the desk.
fn behind(a: &Article, text: &mut Lines) {
    let notes: Vec<&Text> = a.ed_notes.iter().filter(|n| !(notes::is_bracket(n) || notes::is_told(n))).collect();
    let (public, private): (Vec<&Text>, Vec<&Text>) = notes.iter().partition(|n| n.is_public());
    if !notes.is_empty() {
        text.blank();
        text.out.push_str("# Notebook\n");
    }
    public.iter().for_each(|n| note(n, text));
    if !private.is_empty() {
        text.out.push_str("\n* * * *\nThe following information is not intended for publication\n");
    }
    private.iter().for_each(|n| note(n, text));
    for words in a.signoff.iter().map(|t| spaced(&words(t))).filter(|w| is_last(w)) {
        text.blank();
        let initials = if notes::is_initials(&words) { "./." } else { "" };
        text.out.push_str(&format!("{initials}{words}\n"));
    }
    text.out.push('\n');
}

/// A note, below its title where it has one that is words.
fn note(note: &Text, text: &mut Lines) {
    text.blank();
    let title = note.role.as_deref().filter(|r| r.starts_with(char::is_uppercase) && !r.contains([':', '/', '\n']));
    if let Some(title) = title {
        text.out.push_str(&format!("## {}\n", spaced(title)));
    }
    for line in words(note).split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        let next = if line.starts_with("- ") { "  " } else { "" };
        text.fill(line, "", next);
    }
}
