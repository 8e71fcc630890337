//! Photo credits: `(AP Photo/Name)`, `Name / AP file`, `Afp - Getty Images`, `Handout via REUTERS`, `Foto: Name/dpa`,
//! `新华社记者王小明摄`.

use std::sync::LazyLock;

use super::Found;
use super::credit_words::{LABELS, MARKS, MEDIA, ORGANISATIONS};
use super::name::is_person;
use super::phrases::Phrases;
use super::token::folded;
use crate::text::{find, start};
use crate::vocab::agencies;

/// A credit in parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credit<'a> {
    /// As printed, without the brackets around it.
    pub text: &'a str,
    /// The photographers.
    pub people: Vec<&'a str>,
    /// The agencies, picture services and other organisations, as printed but for `Photo` and the like.
    pub agencies: Vec<&'a str>,
    /// Where the picture comes from otherwise: `file`, `pool`, `handout`.
    pub marks: Vec<&'static str>,
}

/// No credit is longer.
pub(super) const LONGEST: usize = 160;

static LABELLED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(LABELS.iter().copied()));
static MARKED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(MARKS.iter().map(|(words, _)| *words)));
static MEDIUM: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(MEDIA.iter().copied()));
static OFFICES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ORGANISATIONS.iter().copied()));

/// What was read of a credit, and how it stands there.
#[derive(Default)]
struct Reading<'a> {
    value: Credit<'a>,
    /// How many of the agencies are known.
    known: usize,
    /// Whether a word says that it is a picture: `AP Photo`, `PA Wire`.
    photographic: bool,
}

/// The credit that a text is, in brackets or not.
pub fn credit(text: &str) -> Option<Found<Credit<'_>>> {
    let outer = text.trim();
    let (outer, before) = marked_before(outer);
    let inner = unbracketed(outer);
    if inner.is_empty() || inner.len() > LONGEST || inner.contains('\n') {
        return None;
    }
    let length = text.len();
    if let Some((agency, name)) = chinese(inner) {
        let value = Credit { text: inner, people: vec![name], agencies: vec![agency], marks: Vec::new() };
        return Some(Found { value, sure: 92, length });
    }
    if inner.contains('(') {
        return None;
    }
    let mut reading = Reading { value: Credit { text: inner, ..Credit::default() }, ..Reading::default() };
    reading.value.marks.extend(before);
    let (words, label) = labelled(inner, &mut reading);
    // The client for whom a service took it is neither photographer nor agency.
    let words = find::rsplit_once(words, " for ").map_or(words, |(credit, _)| credit);
    let words = words.strip_suffix(" TPX IMAGES OF THE DAY").unwrap_or(words);
    let whole = reading.agency_of(words);
    let mut parts = 0;
    // Nearly no sentence gets beyond its first part.
    for part in split(words) {
        if !whole {
            reading.part(part, parts)?;
        }
        parts += 1;
    }
    let sure = reading.sure(label, parts, whole);
    Some(Found { value: reading.value, sure, length })
}

impl<'a> Reading<'a> {
    fn sure(&self, label: Option<&str>, parts: usize, whole: bool) -> u8 {
        let (people, marks) = (self.value.people.len(), self.value.marks.len());
        let others = self.value.agencies.len() - self.known;
        match (self.known, people, label.is_some()) {
            (1.., 1.., _) => 92,
            (2.., 0, _) if !whole => 80,
            (1.., 0, true) => 88,
            (1.., 0, false) if self.photographic || marks > 0 || others > 0 => 85,
            // An agency alone: sure only where a credit is awaited.
            (1.., 0, false) => 50,
            (0, 1.., true) if label.is_some_and(|l| l != "©") => 80,
            (0, 0, true) if others > 0 && label.is_some_and(|l| l != "©") => 70,
            (0, 1.., false) if marks > 0 && parts > 1 => 70,
            (0, 0, true) if marks > 0 => 70,
            (0, 0, false) if marks > 0 && parts == marks => 50,
            _ => 20,
        }
    }
    fn agency(&mut self, name: &'a str) {
        let word = |w: &str| ["photo", "photos", "foto", "wire", "images", "image", "pictures"].contains(&w);
        self.photographic |= agencies::by_tag(name).is_some_and(|a| a.pictures) || folded(name).split(' ').any(word);
        self.known += 1;
        self.value.agencies.push(name);
    }
    /// Puts a part where it belongs; `None` when it is nothing that stands in credits.
    fn part(&mut self, part: &'a str, at: usize) -> Option<()> {
        let part = without(without(part.trim_end_matches('.'), "via "), "Photo by ");
        let part = match part.strip_prefix("HO-") {
            Some(rest) => {
                self.value.marks.push("handout");
                rest
            }
            None => part,
        };
        let known = self.marked(part) || self.agency_of(part) || self.joined(part);
        if known || part == "-" || at > 0 && (is_code(part) || is_desk(part)) {
            return Some(());
        }
        // `Lillevik Post` is no person, although it reads as one.
        let is_office = || part.rsplit(' ').next().is_some_and(|last| OFFICES.reads(last).is_some());
        if is_person(part) && !is_office() {
            self.value.people.push(part);
            return Some(());
        }
        is_organisation(part).then(|| self.value.agencies.push(part))
    }
    fn marked(&mut self, part: &str) -> bool {
        let mark = mark(part);
        self.value.marks.extend(mark);
        mark.is_some()
    }
    /// `AP`, `AP Photo`, `AP file`, `Handout Reuters`.
    fn agency_of(&mut self, part: &'a str) -> bool {
        let named = agencies::is_name(part);
        let cut = part.find(' ').into_iter().chain(part.rfind(' '));
        let halves = cut.filter_map(|at| Some((part.get(..at)?.trim(), part.get(at..)?.trim()))).filter(|_| !named);
        for (one, other) in halves {
            for (agency, word) in [(one, other), (other, one)] {
                if agencies::by_tag(agency).is_none() {
                    continue;
                }
                let medium = MEDIUM.reads(word).is_some();
                if medium || mark(word).is_some() {
                    self.agency(agency);
                    self.photographic |= medium;
                    self.value.marks.extend(mark(word));
                    return true;
                }
            }
        }
        if agencies::by_tag(part).is_some() {
            self.agency(part);
            return true;
        }
        false
    }
    /// A name and an agency without a mark between them: `Ada Lind AFP`, `BELGA PHOTO ADA LIND`, `Ada Lind-USA TODAY Sports`.
    fn joined(&mut self, part: &'a str) -> bool {
        for (at, mark) in part.match_indices([' ', '-', ':']).take(12) {
            let (Some(one), Some(other)) = (part.get(..at), part.get(at + mark.len()..)) else { continue };
            let (one, other) = (one.trim(), other.trim());
            if is_person(one) && agencies::by_tag(other).is_some() && !agencies::is_ambiguous(other) {
                self.value.people.push(one);
                self.agency(other);
                return true;
            }
            let medium = one.rsplit_once(' ').filter(|(_, word)| MEDIUM.reads(word).is_some());
            if let Some((agency, _)) = medium.filter(|(agency, _)| agencies::by_tag(agency).is_some())
                && is_person(other)
            {
                self.agency(agency);
                self.value.people.push(other);
                return true;
            }
        }
        false
    }
}

/// A part without these words before it, however often they stand there.
fn without<'a>(mut part: &'a str, words: &str) -> &'a str {
    while let Some(rest) = part.strip_prefix(words) {
        part = rest;
    }
    part
}

fn mark(words: &str) -> Option<&'static str> {
    let read = MARKED.reads(words)?;
    MARKS.iter().find(|(known, _)| *known == read).map(|(_, mark)| *mark)
}

fn unbracketed(text: &str) -> &str {
    let pairs = [('(', ')'), ('[', ']'), ('（', '）')];
    let stripped =
        |(open, close): (char, char)| text.strip_prefix(open).and_then(|t| t.trim_end_matches('.').strip_suffix(close));
    pairs.into_iter().find_map(stripped).unwrap_or(text).trim()
}

/// What stands in brackets before a label: `(Arkivfoto). - Foto: ...`, `(Symbolbild) Foto: ...`.
fn marked_before(text: &str) -> (&str, Option<&'static str>) {
    let found = text.strip_prefix('(').and_then(|t| t.split_once(')'));
    let Some((inside, rest)) = found.filter(|(inside, rest)| !rest.is_empty() && inside.len() < 30) else {
        return (text, None);
    };
    let rest = rest.trim_start_matches(['.', ' ', '-', '–']);
    if label(rest).is_some() { (rest, mark(inside)) } else { (text, None) }
}

/// The longest label that a text begins with.
fn label(text: &str) -> Option<&'static str> {
    if !LABELLED.may_lead(text) {
        return None;
    }
    let lower = start(text, LONGEST_LABEL).to_lowercase();
    let ends = |l: &&'static str| {
        let rest = lower.get(l.len()..).unwrap_or_default();
        !l.ends_with(char::is_alphabetic) || rest.starts_with([' ', '/', '\u{a0}'])
    };
    LABELLED.leading(&lower).filter(ends).max_by_key(|l| l.len())
}

/// No label is as long, in bytes, whatever small letters make of it.
const LONGEST_LABEL: usize = 120;

/// The words behind the label; what the label itself says goes to the marks.
fn labelled<'a>(inner: &'a str, reading: &mut Reading<'a>) -> (&'a str, Option<&'static str>) {
    let Some(label) = label(inner) else { return (inner, None) };
    if label.contains("file") || label.contains("archiv") || label.contains("arkiv") {
        reading.value.marks.push("file");
    }
    let words = inner.get(label.len()..).unwrap_or_default().trim_start_matches([' ', '/', ':', '©', '-', '–']);
    (words, Some(label))
}

/// `新华社记者王小明摄`, `新华社发（王小明摄）`
fn chinese(text: &str) -> Option<(&str, &str)> {
    let sign = find::find(text, "摄").into_iter().chain(find::find(text, "攝")).min();
    let end = sign.filter(|at| text.get(*at..).is_some_and(|rest| rest.chars().count() < 3))?;
    let agency = (2..=6).rev().find_map(|n| {
        let at = text.char_indices().nth(n).map(|(at, _)| at)?;
        text.get(..at).filter(|name| agencies::by_tag(name).is_some())
    })?;
    let rest = text.get(agency.len()..end)?;
    let rest = ["记者", "記者", "发", "發", "通讯员"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let name = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '（' | '(' | '/'));
    is_person(name).then_some((agency, name))
}

/// The number that a service gives a picture: `RC2AB1CD2E3F`.
fn is_code(part: &str) -> bool {
    part.len() > 7
        && part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && part.contains(|c: char| c.is_ascii_digit())
}

/// Initials of who handled it: `foc`, `nz`.
fn is_desk(part: &str) -> bool {
    (2..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_lowercase())
}

/// A newspaper, an office, a museum: capitals, and a word that says so.
fn is_organisation(part: &str) -> bool {
    let words = || part.split(' ');
    let small = |w: &str| ["of", "the", "for", "and", "de", "la", "für", "der", "des", "du"].contains(&w);
    let capital = |w: &str| w.starts_with(|c: char| c.is_uppercase()) || small(w);
    if !words().all(capital) {
        return false;
    }
    match words().count() {
        1 => (3..=6).contains(&part.len()) && part.chars().all(|c| c.is_ascii_uppercase()),
        count => count < 8 && words().any(|w| OFFICES.reads(w).is_some()),
    }
}

/// The parts of a credit: at slashes, dashes between blanks, bars, commas, `via`.
fn split(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = words;
    let parts = std::iter::from_fn(move || {
        // A tag may hold a slash itself: `REX/Shutterstock`.
        let whole = rest.is_empty() || agencies::by_tag(rest.trim()).is_some();
        let cut = (0..rest.len()).filter(|_| !whole).find_map(|at| Some((at, parting(rest.as_bytes().get(at..)?)?)));
        let (part, behind) = match cut {
            Some((at, length)) => (rest.get(..at)?, rest.get(at + length..)?),
            None => (rest, ""),
        };
        let ended = rest.is_empty();
        rest = behind;
        (!ended).then_some(part)
    });
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// The length of the mark between two parts of a credit that stands here.
fn parting(text: &[u8]) -> Option<usize> {
    #[rustfmt::skip]
    const SPACED: [&str; 15] = [
        " via ", " - ", " – ", " — ", " über ", " pour ", " and ", " und ", " et ", " y ", " e ", " og ", " och ", " + ", " & ",
    ];
    match text.first()? {
        b'/' | b'|' | b',' | b'=' => Some(1),
        b' ' => SPACED.iter().find(|mark| text.starts_with(mark.as_bytes())).map(|mark| mark.len()),
        0xE3 => text.starts_with("、".as_bytes()).then_some("、".len()),
        _ => None,
    }
}
