//! A dateline on the page: its words, the mark that ends it, and whether the text has it already.

use crate::copy::{CERTAIN, Found, dateline};
use crate::model::Dateline;
use crate::syntax::html::Block;

/// The reporters and the agencies that a dateline names.
pub(super) fn named_by(d: Option<&Dateline>) -> (Vec<String>, Vec<String>) {
    let line = d.map(opened).unwrap_or_default();
    let found = dateline(&line).and_then(Found::certain).map(|f| f.value).unwrap_or_default();
    let own = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    (own(found.reporters.clone()), own(found.agencies()))
}

/// Whether one of the first paragraphs of a text begins with a dateline, so that it is not printed a second time.
pub(super) fn is_filed(blocks: &[Block], d: &Dateline) -> bool {
    let Some(text) = d.text.as_deref().map(str::trim).filter(|t| !t.is_empty()) else { return false };
    let opens = |block: &Block| matches!(block, Block::Paragraph(words) if words.starts_with(text));
    blocks.iter().take(LEADS).any(opens)
}

/// So many paragraphs may stand before the one that a dateline begins.
pub(super) const LEADS: usize = 4;

/// A dateline with the mark that ends it; `dash` where it reads well with several.
pub(super) fn filed(d: &Dateline, dash: &'static str) -> String {
    let text = dated(d);
    let mark = lede(d, dash).unwrap_or(dash);
    if text.is_empty() { String::new() } else { format!("{text}{mark}") }
}

/// A dateline before the first words of a story.
fn opened(d: &Dateline) -> String {
    format!("{}{PROBE}", filed(d, " — "))
}

/// Words of a story, to see what is read before them.
const PROBE: &str = "The story begins here and goes on.";

/// What the words of a dateline end in on the page before a story begins.
const DASHES: [char; 6] = [' ', '-', '–', '—', '_', '='];

/// The words of a dateline, without the dash that ends them.
pub(super) fn dated(d: &Dateline) -> String {
    let parts = || {
        let place = [d.place.as_deref(), d.date.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let service = d.service.as_ref().map(|s| format!("({s})"));
        [Some(place).filter(|p| !p.is_empty()), service].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let text = d.text.clone().unwrap_or_else(parts);
    match text.trim_end_matches(DASHES) {
        "" => text,
        dated => dated.to_owned(),
    }
}

/// The mark behind a dateline with which it is read again; `None` where its words do not read as one.
pub(super) fn lede(d: &Dateline, dash: &'static str) -> Option<&'static str> {
    let text = dated(d);
    // What reads as a dateline with its own mark needs no dash.
    let probe = |mark: &str| format!("{text}{mark}{PROBE}");
    let reads = |mark: &&&str| {
        dateline(&probe(mark)).is_some_and(|f| {
            f.sure >= CERTAIN
                && f.value.text == text
                && f.value.place == d.place.as_deref()
                && f.value.service == d.service.as_deref()
        })
    };
    // East Asian desks print the story straight behind it, or behind the reporter's equals sign.
    let last = text.chars().rev().find(|c| c.is_alphanumeric());
    let joined =
        last.is_some_and(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'));
    let marks: &[&'static str] =
        if joined { &["", " = ", " ", " — "] } else { &[dash, " — ", " - ", " ", ". ", ""] };
    marks.iter().find(reads).copied()
}
