//! The words of NITF. Names, places and terms stand in elements that are printed apart from what is beside them, with a blank
//! between or without one, and in each other: a city and a state in a place, a function in a person.

use crate::diag::Report;
use crate::formats::unasked;
use crate::syntax::xml::{Cursor, Piece, Tag};
use crate::vocab::edges::squash;

/// The note on an attribute that nobody took.
const ATTRIBUTE: &str = "nitf/attribute-left-out";
/// Elements that stand on lines or in cells of their own.
static LINES: &[&str] = &["br", "byttl", "p", "note", "hl1", "hl2", "block", "li", "tr", "td"];
/// Parts of a name, a place, a notice or an address: no word goes on from one of them into what is beside it.
static PARTS: &[&str] = &[
    "function",
    "name.given",
    "name.family",
    "sublocation",
    "city",
    "state",
    "region",
    "country",
    "story.date",
    "copyrite.year",
    "copyrite.holder",
    "rights.owner",
    "rights.startdate",
    "rights.enddate",
    "rights.agent",
    "rights.geography",
    "rights.type",
    "rights.limitations",
    "care.of",
    "delivery.point",
    "delivery.office",
    "postcode",
];
/// What may be a part of a word in a sentence (`<person>Berg</person>s`), but not of the one beside it.
static PHRASES: &[&str] = &["person", "org", "location", "event", "object.title", "chron", "virtloc", "postaddr"];

/// One step through what stands in an element.
enum Step<'t> {
    Open(&'t str),
    Text(&'t str),
    Close(&'t str),
}

/// Words as they are put together.
#[derive(Default)]
pub(crate) struct Words {
    out: String,
    /// A phrase or a part of one was closed behind the last words.
    closed: bool,
    /// What follows is no part of the last word.
    apart: bool,
}

impl Words {
    /// Adds a run of text.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.apart && joins(&self.out, text) {
            self.out.push(' ');
        }
        self.out.push_str(text);
        (self.closed, self.apart) = (false, false);
    }

    /// What follows is no part of the last word.
    pub fn apart(&mut self) {
        self.apart = true;
    }

    /// The words, with the white space that they stand in.
    pub fn take(self) -> String {
        self.out
    }

    fn step(&mut self, step: &Step<'_>) {
        match step {
            Step::Text(text) => self.text(text),
            Step::Open(name) | Step::Close(name) if LINES.contains(name) => self.out.push(' '),
            Step::Open(name) => self.apart |= PARTS.contains(name) || self.closed && PHRASES.contains(name),
            Step::Close(name) => {
                let part = PARTS.contains(name);
                self.apart |= part;
                self.closed |= part || PHRASES.contains(name);
            }
        }
    }
}

/// Whether two runs of text would be read as one word, or as a sentence that goes on behind its stop without a blank.
/// Scripts that are written without blanks need none.
pub(crate) fn joins(before: &str, after: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    let ends = |c: char| word(c) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '»');
    before.chars().next_back().is_some_and(ends) && after.chars().next().is_some_and(word)
}

/// Thai and its neighbours, Burmese, Khmer, kana and the characters of Chinese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}')
        || matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Adds the words of an element just opened to those around it; its own are returned.
pub(crate) fn read<'s>(cursor: &mut Cursor<'s>, of: &Tag<'s>, all: &mut Words, report: &mut Report) -> String {
    let mut own = Words::default();
    all.step(&Step::Open(of.name));
    walk(cursor, of, report, &mut |step| {
        all.step(&step);
        own.step(&step);
    });
    all.step(&Step::Close(of.name));
    own.out
}

/// The same of a `person`: the name, and the `function`, which is what somebody does and no part of the name (NITF 3.6,
/// `person`). Who has no other name is called by it.
pub(crate) fn person<'s>(
    cursor: &mut Cursor<'s>,
    of: &Tag<'s>,
    all: &mut Words,
    report: &mut Report,
) -> (String, Option<String>) {
    let (mut whole, mut name, mut function) = (Words::default(), Words::default(), Words::default());
    let mut inside = 0_usize;
    all.apart();
    all.step(&Step::Open(of.name));
    walk(cursor, of, report, &mut |step| {
        all.step(&step);
        whole.step(&step);
        match step {
            Step::Open("function") => inside += 1,
            Step::Close("function") => inside = inside.saturating_sub(1),
            _ => {}
        }
        match step {
            Step::Text(_) if inside > 0 => function.step(&step),
            Step::Text(_) => name.step(&step),
            _ => [&mut name, &mut function].into_iter().for_each(|words| words.step(&step)),
        }
    });
    all.step(&Step::Close(of.name));
    let function = squash(&function.out);
    if function.is_empty() {
        return (whole.out, None);
    }
    let name = squash(&name.out.replace("()", ""));
    let bare =
        name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '|' | '/'));
    if bare.is_empty() { (whole.out, None) } else { (bare.to_owned(), Some(function)) }
}

/// Goes through what stands in an element just opened, however deep.
fn walk<'s>(cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report, each: &mut dyn FnMut(Step<'_>)) {
    if let Some(words) = cursor.alone(of, report) {
        return each(Step::Text(&words));
    }
    let mut open: Vec<Tag<'s>> = Vec::new();
    loop {
        match cursor.piece(open.last().unwrap_or(of), report) {
            Some(Piece::Text(text)) => each(Step::Text(&text)),
            Some(Piece::Child(tag)) => {
                unasked::note(&tag, ATTRIBUTE, report);
                each(Step::Open(tag.name));
                open.push(tag);
            }
            None => match open.pop() {
                Some(tag) => each(Step::Close(tag.name)),
                None => return,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::xml::Limits;

    fn words_of(markup: &str) -> String {
        let quiet = &mut Report::default();
        let mut cursor = Cursor::piece_of(markup, &[], Limits::default());
        let root = cursor.root(quiet).unwrap();
        squash(&read(&mut cursor, &root, &mut Words::default(), quiet))
    }

    #[test]
    fn names_and_places_are_not_glued_together() {
        for (markup, words) in [
            (
                "<r><location><city>RALEIGH</city><state>N.C.</state></location><story.date>Jan 1</story.date></r>",
                "RALEIGH N.C. Jan 1",
            ),
            ("<r><city>LILLEVIK</city>, <country>Norland</country></r>", "LILLEVIK, Norland"),
            ("<r>(<city>Lillevik</city>)</r>", "(Lillevik)"),
            (
                "<r><em><person><name.given>Ada</name.given><name.family>Lind</name.family></person></em></r>",
                "Ada Lind",
            ),
            ("<r><person>Lind</person>s boat, <org>Nordavind</org>-owned</r>", "Linds boat, Nordavind-owned"),
            ("<r><org>Nordavind</org><org>Coast Wire</org></r>", "Nordavind Coast Wire"),
            ("<r>Terms.<rights.owner>Lind</rights.owner><rights.agent>Berg</rights.agent></r>", "Terms. Lind Berg"),
            ("<r><name.family>王</name.family><name.given>明</name.given></r>", "王明"),
            ("<r>one<br/>two</r>", "one two"),
        ] {
            assert_eq!(words_of(markup), words);
        }
    }
}
