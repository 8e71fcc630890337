//! The rules of IPTC 7901, each with its check.

use super::head::WIDTH;
use super::header::{Header, header};
use crate::diag::{Clause, Level, Span};
use crate::formats::check::check;
use crate::formats::checks::Found;
use crate::formats::{Check, Part, finding, rule, wire_checks as wire};
use crate::syntax::wire::is_idle;
use crate::vocab::dates::{day_first, no_such_day};

/// Every rule of IPTC 7901.
pub(super) static RULES: &[Check] = &[
    check(&MISSING_OCTET, missing_octet).covering(&["iptc-7901/frame"]),
    check(&BAD_HEADER, bad_header).covering(&["iptc-7901/header"]),
    check(&BAD_SOURCE, bad_source),
    check(&BAD_PRIORITY, bad_priority),
    check(&BAD_CATEGORY, bad_category),
    check(&WRONG_WORD_COUNT, wrong_word_count),
    check(&OPEN_KEYWORD_LINE, open_keyword_line),
    check(&LONG_LINE, long_line),
    check(&BARE_LINE_END, bare_line_end),
    check(&NOT_SEVEN_BITS, not_seven_bits),
    check(&MISSING_DATE, missing_date),
    check(&BAD_DATE, bad_date).covering(&["iptc-7901/date"]),
];

const fn clause(section: &'static str, level: Level) -> Clause {
    let url = "https://www.iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf";
    Clause { spec: "IPTC 7901", section, url, level }
}

/// The line that should be the header, without what fills time.
fn line<'a>(part: &Part<'a>) -> &'a str {
    let heading = wire::heading(part).trim_start_matches(is_idle);
    heading.lines().next().unwrap_or_default().trim_end()
}

/// The header, where the line is one.
fn read<'a>(part: &Part<'a>) -> Option<Header<'a>> {
    part.frame?;
    header(line(part)).filter(|header| !header.is_supplied())
}

rule! { MISSING_OCTET = "iptc-7901" / "missing-octet" iptc, clause("5, Message format", Level::Must);
    "A message stands between SOH, STX, ETX and EOT."
    "Receivers cut the stream at these octets: without one a message runs into the next, or is lost with it."
    "Send the four octets 01, 02, 03 and 04."
}

fn missing_octet(part: &Part<'_>, found: Found<'_>) {
    wire::octets(part, &MISSING_OCTET, found);
}

rule! { BAD_HEADER = "iptc-7901" / "bad-header" iptc, clause("5.1, Header", Level::Must);
    "A message begins with a header line: service and number, priority, category, words."
    "Desks route by the header: a message without one goes nowhere, or to everyone."
    "Write it as `bdt0123 3 pl 110`."
}

fn bad_header(part: &Part<'_>, found: Found<'_>) {
    let Some(frame) = part.frame.filter(|_| header(line(part)).is_none()) else { return };
    let place = wire::place_or(part.text, line(part), frame.heading.start);
    found(finding(&BAD_HEADER, "this line is no header", place));
}

rule! { BAD_SOURCE = "iptc-7901" / "bad-source" iptc, clause("5.1, Source identification and message number", Level::Should);
    "The service has one to three letters, and the number three or four digits without a blank before it."
    "Receivers that go by the places in the line take a part of one for the other."
    "Write them as `bdt0123`."
}

fn bad_source(part: &Part<'_>, found: Found<'_>) {
    let Some(header) = read(part) else { return };
    let (source, number) = (header.source_id, header.number);
    let (first, last) = (wire::place(part.text, source), wire::place(part.text, number));
    if !(1..=3).contains(&source.len()) || !(3..=4).contains(&number.len()) || first.end != last.start {
        let message = format!("`{source}` and `{number}` are no service and number as the standard has them");
        found(finding(&BAD_SOURCE, message, Span::new(first.start, last.end)));
    }
}

rule! { BAD_PRIORITY = "iptc-7901" / "bad-priority" iptc, clause("5.1, Priority", Level::Must);
    "The priority is a digit from 1, a flash, to 6."
    "Alarms ring by it: what is no digit rings none."
    "Write 1 to 6."
}

fn bad_priority(part: &Part<'_>, found: Found<'_>) {
    if let Some(header) = read(part).filter(|header| !matches!(header.priority.as_bytes(), [b'1'..=b'6'])) {
        let message = format!("`{}` is no priority from 1 to 6", header.priority);
        found(finding(&BAD_PRIORITY, message, wire::place(part.text, header.priority)));
    }
}

rule! { BAD_CATEGORY = "iptc-7901" / "bad-category" iptc, clause("5.1, Category", Level::Should);
    "The category has one to three letters."
    "Receivers route by it, and cut off or refuse what is longer."
    "Write it in one to three letters, as `pl`."
}

fn bad_category(part: &Part<'_>, found: Found<'_>) {
    if let Some(header) = read(part).filter(|header| header.category.len() > 3) {
        let message = format!("the category `{}` has more than three letters", header.category);
        found(finding(&BAD_CATEGORY, message, wire::place(part.text, header.category)));
    }
}

rule! { WRONG_WORD_COUNT = "iptc-7901" / "wrong-word-count" iptc, clause("5.1, Word count", Level::May);
    "The header counts the words of the text."
    "Where they differ much, a part of the text may have been lost on the way."
    "Count the words again, or have the message sent again."
}

fn wrong_word_count(part: &Part<'_>, found: Found<'_>) {
    if let Some(header) = read(part) {
        wire::word_count(part, header.words, &WRONG_WORD_COUNT, found);
    }
}

rule! { OPEN_KEYWORD_LINE = "iptc-7901" / "open-keyword-line" iptc, clause("5.2, Keyword line", Level::Should);
    "A keyword line ends with a stroke."
    "Receivers take the line for a part of the header, or of the text."
    "End each keyword with `/`, as `Shipping/harbour/`."
}

fn open_keyword_line(part: &Part<'_>, found: Found<'_>) {
    if !part.frame.is_some_and(wire::has_text) || header(line(part)).is_none() {
        return;
    }
    let below = wire::heading(part).trim_start_matches(is_idle).lines().skip(1);
    let lines = below.map(|line| line.trim_matches(is_idle)).filter(|line| !line.is_empty());
    if let Some(last) = lines.last().filter(|line| !line.ends_with('/')) {
        found(finding(&OPEN_KEYWORD_LINE, "the keyword line has no `/` at its end", wire::place(part.text, last)));
    }
}

rule! { LONG_LINE = "iptc-7901" / "long-line" iptc, clause("5.3, Text", Level::Should);
    "A line has at most 69 characters."
    "Receivers cut off the rest of the line, or break it anywhere."
    "Break the line before the seventieth character."
}

fn long_line(part: &Part<'_>, found: Found<'_>) {
    for line in wire::text(part).lines() {
        if let Some((at, _)) = line.trim_end().char_indices().nth(WIDTH) {
            let line = wire::place(part.text, line.trim_end());
            let message = format!("the line goes on behind its character number {WIDTH}");
            found(finding(&LONG_LINE, message, Span::new(line.start + at, line.end)));
        }
    }
}

rule! { BARE_LINE_END = "iptc-7901" / "bare-line-end" iptc, clause("5.3, Text", Level::Should);
    "A line ends in CR and LF."
    "Printers and older systems go on in the middle of the page, or see one endless line."
    "End each line in the octets 0D and 0A."
}

fn bare_line_end(part: &Part<'_>, found: Found<'_>) {
    wire::line_ends(part, &BARE_LINE_END, found);
}

rule! { NOT_SEVEN_BITS = "iptc-7901" / "not-seven-bits" iptc, clause("3, Character set", Level::May);
    "A text is made of the 128 characters of ISO 646, unless sender and receiver agree on more."
    "Without an agreement each receiver takes the octets for other letters."
    "Agree on UTF-8, or write the letters in seven bits, as `ae`."
}

fn not_seven_bits(part: &Part<'_>, found: Found<'_>) {
    wire::seven_bits(part, &NOT_SEVEN_BITS, found);
}

rule! { MISSING_DATE = "iptc-7901" / "missing-date" iptc, clause("5.4, Date and time", Level::Should);
    "Behind the text stand day, time, zone, month and year of the transmission."
    "When the story was sent is not known, and of two versions the newer one cannot be told."
    "Write it behind ETX, as `121137 GMT Mar 26`."
}

fn missing_date(part: &Part<'_>, found: Found<'_>) {
    let Some((start, trailer)) = wire::closing(part) else { return };
    if day_first(trailer).is_none() {
        let message = if trailer.is_empty() { "there is no date and time" } else { "this is no date and time" };
        found(finding(&MISSING_DATE, message, wire::place_or(part.text, trailer, start)));
    }
}

rule! { BAD_DATE = "iptc-7901" / "bad-date" iptc, clause("5.4, Date and time", Level::Should);
    "The day of the transmission is one of the calendar."
    "When the story was sent is not known, and of two versions the newer one cannot be told."
    "Write the day, time, zone, month and year at which it was sent, as `121137 GMT Mar 26`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    let Some((start, trailer)) = wire::closing(part) else { return };
    if no_such_day(trailer) {
        found(finding(&BAD_DATE, "the month has no such day", wire::place_or(part.text, trailer, start)));
    }
}
