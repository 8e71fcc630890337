//! Writing messages in their frames, in ASCII.

use super::body::{BAND, TLI, columns};
use super::head::{self, HEADLINE};
use super::profiles::PRIORITIES;
use super::read::{DATE, SELECTOR};
use crate::copy::labels::{Label, printed};
use crate::formats::printed::{self as desk, Page, named_in, spaced, whole, words};
use crate::formats::printed_dateline::{LEADS, filed, is_filed};
use crate::formats::{Origin, Split, WriteOptions, Writer, printed_story};
use crate::model::{Article, Feed, Transmission};
use crate::syntax::html::Block;
use crate::syntax::wire::{EOT, ETX, SOH, STX, SYN, US};
use crate::text::start;
use crate::vocab::ascii::ascii;
use crate::vocab::{dates, signals};

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Wire)
}

struct Wire;

/// A keyword has this many characters at most.
const KEYWORD: usize = 24;

impl Writer for Wire {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let a = whole(article);
        let mut text = String::new();
        let slug = slug(&a);
        over(&a, &mut text);
        body(&a, &mut text);
        let count = text.split_whitespace().count().min(9999);
        out.extend([SYN, SYN, SOH]);
        out.push_str(&header(&a, &slug, count));
        out.push(STX);
        if let Some(line) = a.slugline.get(1).map(|t| spaced(&words(t))).or_else(|| longer(&a, &slug)) {
            marked(&line, '<', out);
        }
        out.push_str(&text);
        out.push(ETX);
        out.push_str(&service(&a));
        out.push_str("<\r\n\r\n\u{c}\r\n");
        out.push(EOT);
        out.push_str(&"\r\n".repeat(8));
    }
    fn end(&mut self, _: &Origin, _: &mut String) {}
}

/// The keyword of the header: the first slug, cut.
fn slug(a: &Article) -> String {
    let slug = a.slugline.first().map(|t| ascii(&spaced(&words(t)))).unwrap_or_default();
    // As an agency stated it with its header, it fits; another one is cut.
    if a.transmission.as_ref().is_some_and(|t| t.number.as_deref().is_some_and(|n| n != "0000")) {
        return start(&slug, 2 * KEYWORD).trim_end().to_owned();
    }
    start(&slug, KEYWORD).trim_end().to_owned()
}

/// The whole slug, where the header has only the beginning of it.
fn longer(a: &Article, slug: &str) -> Option<String> {
    a.slugline.first().map(|t| spaced(&words(t))).filter(|whole| ascii(whole) != slug)
}

fn header(a: &Article, slug: &str, count: usize) -> String {
    let none = Transmission::default();
    let t = a.transmission.as_ref().unwrap_or(&none);
    let letter =
        |value: &Option<String>| value.clone().filter(|v| v.len() == 1 && v.bytes().all(|b| b.is_ascii_alphabetic()));
    let level = letter(&t.source_id).unwrap_or_else(|| "x".to_owned());
    let digits = |v: &&String| (3..=5).contains(&v.len()) && v.bytes().all(|b| b.is_ascii_digit());
    let number = t.number.as_ref().filter(digits).map_or("0000", String::as_str);
    let urgency = PRIORITIES.iter().find(|(_, urgency)| Some(*urgency) == a.urgency).map(|(p, _)| (*p).to_owned());
    let priority = letter(&t.priority).or(urgency).unwrap_or_else(|| "r".to_owned());
    let category = letter(&t.category).unwrap_or_else(|| "a".to_owned());
    let selector = a.services.iter().find(|s| s.scheme.as_deref() == Some(SELECTOR)).and_then(|s| s.literal.as_deref());
    let selector =
        selector.map(ascii).filter(|s| s.len() < 12 && !s.contains(' ')).unwrap_or_else(|| "-----".to_owned());
    let tabular =
        a.bodies.first().map(desk::blocks).unwrap_or_default().iter().any(|b| !matches!(b, Block::Paragraph(_)));
    let octets = if tabular { "\u{14}\u{12}" } else { "\u{13}\u{11}" };
    let stated = a.alt_ids.iter().find(|id| id.role.as_deref() == Some(DATE)).map(|id| ascii(&id.value));
    let date = stated.or_else(|| Some(sent(a)?.as_str().get(5..10)?.to_owned())).unwrap_or_default();
    let count = t.word_count.map_or(count, |n| n as usize).min(9999);
    // An agency that counted nothing stated no count; and without a date it would be a word of the slug.
    let counted = t.word_count.is_some() || number == "0000";
    let count = if date.is_empty() || !counted { String::new() } else { format!("{count:04}") };
    format!("{level}{number}{US}{selector}\r\n{priority} {category}{octets} {slug}   {date} {count}\r\n")
}

fn sent(a: &Article) -> Option<&crate::model::Time> {
    a.transmission.as_ref().and_then(|t| t.sent.as_ref()).or(a.version_created.as_ref())
}

/// The service line: service, date, time and zone.
fn service(a: &Article) -> String {
    let code = a.services.iter().find(|s| s.scheme.is_none()).and_then(|s| s.literal.as_deref());
    let valid = |s: &&str| s.len() < 12 && !s.contains(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let code = code.filter(valid).map(|s| format!("{}-", ascii(s))).unwrap_or_default();
    let time = sent(a).and_then(dates::print_month_first).unwrap_or_default();
    if time.is_empty() { code.trim_end_matches('-').to_owned() } else { format!("{code}{time}") }
}

/// A marked line.
fn marked(line: &str, end: char, out: &mut String) {
    let line = ascii(&spaced(line)).replace('^', "'");
    let line = line.trim_end_matches(['<', '=', ' ']);
    if !line.is_empty() {
        out.push('^');
        out.push_str(line);
        out.push(end);
        out.push_str("\r\n");
    }
}

fn paragraph(words: &str, out: &mut String) {
    let words = ascii(&spaced(words));
    if !words.is_empty() {
        out.push_str("\t   ");
        out.push_str(&words);
        out.push_str("\r\n");
    }
}

/// The marked lines over the text.
fn over(a: &Article, out: &mut String) {
    let headline = a.headline.as_ref().map(|t| spaced(&words(t))).unwrap_or_default();
    for line in status(a, &headline) {
        marked(&line, '<', out);
    }
    for end in desk::ends(a) {
        marked(&format!("({} {end})", printed_story::EXPIRES), '<', out);
    }
    let slugged = a.slugline.iter().any(|t| t.value.split([' ', ',', '-']).any(|word| word == printed_story::HFR));
    // Where the slug says it, a line says no more than until when.
    if !slugged || a.embargoed_until.is_some() || a.embargo.as_deref() != Some(printed_story::HFR) {
        let mut page = Page::default();
        page.embargo(a);
        page.lines.iter().for_each(|line| marked(line, '<', out));
    }
    let cut = cut(&headline);
    marked(&cut, '<', out);
    if cut != headline {
        marked(&headline, '<', out);
    }
    if let Some(line) = a.subheadline.as_ref().filter(|_| !headline.is_empty()) {
        marked(&words(line), '=', out);
    }
    for note in a.ed_notes.iter().map(|t| spaced(&words(t))) {
        marked(&if head::is_note(&note) { note } else { format!("Eds: {note}") }, '<', out);
    }
    let blocks = a.bodies.first().map(desk::blocks).unwrap_or_default();
    let summary = a.summary.as_ref().map(|t| spaced(&words(t))).unwrap_or_default();
    let stands = blocks.iter().take(LEADS).any(|b| matches!(b, Block::Paragraph(w) if *w == summary));
    if !headline.is_empty() && !stands && head::is_summary(&summary) && !summary.starts_with(&headline) {
        marked(&summary, '<', out);
    }
    let by: Vec<String> = a.by.iter().map(|t| spaced(&words(t))).collect();
    for line in by.iter().filter(|line| head::is_byline(line)) {
        marked(line, '=', out);
    }
    let below =
        a.creators.iter().filter_map(|p| p.affiliation.as_deref()).find(|w| !by.iter().any(|by| by.contains(w)));
    if let Some(below) = below.filter(|_| by.last().is_some_and(|line| head::is_byline(line))) {
        marked(below, '=', out);
    }
}

/// The first words of a headline that is too long.
fn cut(headline: &str) -> String {
    if ascii(headline).len() <= HEADLINE {
        return headline.to_owned();
    }
    let mut out = String::new();
    for word in headline.split(' ') {
        if ascii(&out).len() + ascii(word).len() >= HEADLINE {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Signals and a status that no other words state.
fn status(a: &Article, headline: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut said: Vec<&str> = signals::head_signal(headline).into_iter().collect();
    said.extend(a.ed_notes.iter().filter_map(|n| signals::recall(&n.value)));
    said.extend(desk::opening_recall(a));
    for signal in &a.signals {
        let name = signal.name.as_deref();
        let literal = signal.literal.as_deref();
        let slugged = literal.is_some_and(|l| a.slugline.iter().any(|t| t.value.contains(l)));
        if slugged || literal.is_none() && name.is_some_and(|n| said.contains(&n)) {
            continue;
        }
        let code = literal.filter(|l| crate::copy::signal(l).is_some_and(|f| f.sure >= crate::copy::CERTAIN));
        out.extend(code.map(str::to_owned).or_else(|| name.map(|n| format!("({})", n.to_uppercase()))));
    }
    let stop = desk::stop_line(a, |name| said.contains(&name) || a.has_signal(name));
    out.extend(stop.map(str::to_owned));
    out
}

fn body(a: &Article, out: &mut String) {
    let mut blocks = a.bodies.first().map(desk::blocks).unwrap_or_default();
    for line in a.subheadline.iter().filter(|_| a.headline.is_none()).chain(&a.headlines) {
        paragraph(&words(line), out);
    }
    let summary = a.summary.as_ref().map(|t| spaced(&words(t))).unwrap_or_default();
    let stands = blocks.iter().take(LEADS).any(|b| matches!(b, Block::Paragraph(w) if *w == summary));
    if !(stands || a.headline.is_some() && head::is_summary(&summary)) {
        paragraph(&summary, out);
    }
    for further in a.dateline.iter().skip(1) {
        paragraph(&filed(further, " _ "), out);
    }
    if let Some(dateline) = a.dateline.first().filter(|d| !is_filed(&blocks, d)) {
        let lede = filed(dateline, " _ ");
        match blocks.first_mut() {
            Some(Block::Paragraph(words)) => words.insert_str(0, &lede),
            _ => blocks.insert(0, Block::Paragraph(lede.trim().to_owned())),
        }
    }
    blocks.iter().for_each(|b| block(b, out));
    let mut page = Page::default();
    a.signoff.iter().for_each(|t| page.line(&spaced(&words(t))));
    for line in a.by.iter().map(|t| spaced(&words(t))).filter(|line| !head::is_byline(line)) {
        page.line(&format!("{} {line}", printed(Label::By, false)));
    }
    let code =
        a.services.iter().filter(|s| s.scheme.is_none()).filter_map(|s| s.literal.as_deref()).collect::<String>();
    let mut a = a.clone();
    a.info_sources.retain(|party| !named_in(party, &code));
    page.authors(&a);
    page.contributors(&a);
    a.associations.iter().for_each(|p| page.picture(p));
    page.rights(&a, false);
    page.lines.iter().for_each(|line| paragraph(line, out));
}

fn block(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(words) => paragraph(words, out),
        Block::Lines(lines) => match columns(lines) {
            Some(rows) => table(&rows, out),
            None => lines.lines().for_each(|line| {
                let line = ascii(line.trim_end()).replace(';', ",");
                out.extend([TLI.to_string().as_str(), &line, &BAND.to_string(), "\r\n"]);
            }),
        },
        Block::Table(rows) => table(rows, out),
    }
}

/// Rows of agate, their cells between semicolons.
fn table(rows: &[Vec<String>], out: &mut String) {
    for row in rows {
        let cell = |cell: &String| ascii(&spaced(&cell.replace('½', "{")).replace(';', ","));
        let mut line = row.iter().map(cell).collect::<Vec<_>>().join(";");
        if row.first().is_some_and(String::is_empty) {
            line.insert(0, '^');
        }
        out.push(TLI);
        out.push_str(&line);
        out.push(BAND);
        out.push_str("\r\n");
    }
}
