//! The rules of ANPA 1312, each with its check.

use super::header::{Header, header};
use super::profiles::CATEGORIES;
use crate::diag::{Clause, Level, Span};
use crate::formats::check::check;
use crate::formats::checks::Found;
use crate::formats::{Check, Part, finding, rule, wire_checks as wire};
use crate::syntax::wire::{SYN, is_idle};
use crate::vocab::dates::{Group, month_first};

/// Every rule of ANPA 1312.
pub(super) static RULES: &[Check] = &[
    check(&MISSING_OCTET, missing_octet).covering(&["anpa-1312/frame"]),
    check(&MISSING_SYN, missing_syn),
    check(&BAD_PRIORITY, bad_priority),
    check(&BAD_CATEGORY, bad_category),
    check(&MISSING_KEYWORD, missing_keyword),
    check(&BAD_DATE, bad_date),
    check(&WRONG_WORD_COUNT, wrong_word_count),
    check(&NOT_SEVEN_BITS, not_seven_bits),
    check(&MISSING_SERVICE_LINE, missing_service_line).covering(&["anpa-1312/date"]),
];

const fn clause(section: &'static str, level: Level) -> Clause {
    Clause { spec: "ANPA 1312", section, url: "https://www.iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf", level }
}

fn read<'a>(part: &Part<'a>) -> Option<Header<'a>> {
    part.frame?;
    header(wire::heading(part)).filter(|header| !header.is_supplied())
}

/// The second line of the header.
fn second<'a>(part: &Part<'a>) -> &'a str {
    let heading = wire::heading(part).trim_start_matches(is_idle);
    let lines = heading.lines().skip(1).map(|line| line.trim_matches(is_idle));
    lines.into_iter().find(|line| !line.is_empty()).unwrap_or_default()
}

/// Where a piece of the header stands; where it is empty, the line that lacks it.
fn at(part: &Part<'_>, piece: &str) -> Span {
    let line = second(part);
    let lacking = part.frame.map_or(0, |frame| frame.heading.end);
    wire::place_or(part.text, if piece.is_empty() { line } else { piece }, lacking)
}

rule! { MISSING_OCTET = "anpa-1312" / "missing-octet" anpa, clause("2, Transmission", Level::Must);
    "A message stands between SOH, STX, ETX and EOT."
    "Receivers cut the stream at these octets: without one a message runs into the next, or is lost with it."
    "Send the four octets 01, 02, 03 and 04."
}

fn missing_octet(part: &Part<'_>, found: Found<'_>) {
    wire::octets(part, &MISSING_OCTET, found);
}

rule! { MISSING_SYN = "anpa-1312" / "missing-syn" anpa, clause("2, Transmission", Level::Should);
    "Two SYN stand before the start of the heading."
    "Receivers that wait for them miss the message."
    "Send the octet 16 twice before 01."
}

fn missing_syn(part: &Part<'_>, found: Found<'_>) {
    let Some(frame) = part.frame else { return };
    let before = part.text.get(..frame.span.start).unwrap_or_default();
    if before.chars().rev().take(2).filter(|c| *c == SYN).count() < 2 {
        found(finding(&MISSING_SYN, "SYN SYN is missing", Span::new(frame.span.start, frame.span.start)));
    }
}

rule! { BAD_PRIORITY = "anpa-1312" / "bad-priority" anpa, clause("3, Priority", Level::Must);
    "The priority is a letter: `f`, `b`, `u`, `r` or `d`, or one of the agency's further down the alphabet."
    "Alarms ring by it: what is no letter rings none."
    "Write `r` for what is regular, `b` for a bulletin."
}

fn bad_priority(part: &Part<'_>, found: Found<'_>) {
    let Some(header) = read(part) else { return };
    let letter = |text: &str| matches!(text.as_bytes(), [b] if b.is_ascii_alphabetic());
    if !letter(header.priority) {
        let message = format!("`{}` is no priority", header.priority);
        found(finding(&BAD_PRIORITY, message, at(part, header.priority)));
    }
}

rule! { BAD_CATEGORY = "anpa-1312" / "bad-category" anpa, clause("3, Category", Level::Should);
    "The category is a letter of the list."
    "Receivers route by it: the story goes to no desk."
    "Write a letter, as `i` for news from abroad or `s` for sports."
}

fn bad_category(part: &Part<'_>, found: Found<'_>) {
    let Some(header) = read(part) else { return };
    let known = CATEGORIES.iter().any(|(letter, _)| letter.eq_ignore_ascii_case(header.category));
    if !known {
        let message = format!("`{}` is no category of the list", header.category);
        found(finding(&BAD_CATEGORY, message, at(part, header.category)));
    }
}

rule! { MISSING_KEYWORD = "anpa-1312" / "missing-keyword" anpa, clause("3, Keyword", Level::Should);
    "The header names the story by a keyword."
    "Takes, leads and corrections of a story find it by the keyword."
    "Write the keyword behind the category, as `BC-NL--Ferry`."
}

fn missing_keyword(part: &Part<'_>, found: Found<'_>) {
    if read(part).is_some_and(|header| header.slug.is_empty()) {
        found(finding(&MISSING_KEYWORD, "the header has no keyword", at(part, "")));
    }
}

rule! { BAD_DATE = "anpa-1312" / "bad-date" anpa, clause("3, Date", Level::Should);
    "The header says the month and the day."
    "On which day the story was sent is not known."
    "Write them as `03-12`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    let Some(header) = read(part) else { return };
    if header.date.is_empty() || month_first(header.date).is_none() {
        let message = match header.date {
            "" => "the header has no date".to_owned(),
            date => format!("`{date}` is no month and day"),
        };
        found(finding(&BAD_DATE, message, at(part, header.date)));
    }
}

rule! { WRONG_WORD_COUNT = "anpa-1312" / "wrong-word-count" anpa, clause("3, Word count", Level::May);
    "The header counts the words of the text."
    "Where they differ much, a part of the text may have been lost on the way."
    "Count the words again, or have the message sent again."
}

fn wrong_word_count(part: &Part<'_>, found: Found<'_>) {
    if let Some(header) = read(part) {
        wire::word_count(part, header.words, &WRONG_WORD_COUNT, found);
    }
}

rule! { NOT_SEVEN_BITS = "anpa-1312" / "not-seven-bits" anpa, clause("2, Character set", Level::Must);
    "A message is made of the 128 characters of ASCII."
    "Receivers drop the eighth bit, and the letter becomes another one."
    "Write the letter in ASCII, as `e` for `é`."
}

fn not_seven_bits(part: &Part<'_>, found: Found<'_>) {
    wire::seven_bits(part, &NOT_SEVEN_BITS, found);
}

rule! { MISSING_SERVICE_LINE = "anpa-1312" / "missing-service-line" anpa, clause("4, End of message", Level::Should);
    "Behind the text stand the service and the time of the transmission, with the year."
    "The header states no year: when the story was sent is not known."
    "Write it behind ETX, as `AP-WF-03-12-26 1200GMT<`."
}

fn missing_service_line(part: &Part<'_>, found: Found<'_>) {
    let Some((start, trailer)) = wire::closing(part) else { return };
    let line = trailer.lines().next().unwrap_or_default().trim_end_matches(['<', ' ']);
    let group = line.find(|c: char| c.is_ascii_digit()).and_then(|at| line.get(at..)).unwrap_or_default();
    if !matches!(month_first(group), Some(Group::Time(_))) {
        let span = wire::place_or(part.text, line, start);
        found(finding(&MISSING_SERVICE_LINE, "no time with a year stands behind the text", span));
    }
}
