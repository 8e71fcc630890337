//! Character data as it is meant: references resolved, line ends normalised, what XML forbids left out.
//!
//! XML 1.0: 2.2, 2.4, 2.11, 3.3.3, 4.1, 4.6. Without a DTD the names of HTML are understood too.

use std::borrow::Cow;
use std::cell::Cell;

use memchr::{memchr, memmem};

use super::chars::{NAME_BYTE, Traits, is_allowed};
use super::doctype::Entities;
use super::entities::{html_character, html_characters};
use super::repairs::{self, Repair, note};
use crate::diag::Report;
use crate::text::{is_plain, next_of, windows_1252};

/// What is known of the characters of the text that is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Purity {
    /// The text was looked at and is plain (see [`is_plain`]), so that its parts need not be.
    pub(super) plain: bool,
    /// A reference was met that stands for a character that is not.
    pub(super) odd: Cell<bool>,
}

/// Repairs that are reported for one run of text; what is mended beyond is mended silently.
const NOTED: u32 = 20;
/// The references that XML itself declares (4.6).
const XML_NAMES: [&str; 5] = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"];
/// Bytes of a reference's name that are looked at.
const LONGEST_NAME: usize = 64;

/// Text between tags. `at` is where `raw` begins in the document; `spare` is what entities may still add to it.
pub(super) fn text<'s>(
    raw: &'s str,
    at: usize,
    entities: Option<&Entities>,
    (purity, spare): (&Purity, &Cell<usize>),
    report: &mut Report,
) -> Cow<'s, str> {
    let traits = if purity.plain { Traits::of_plain_text(raw.as_bytes()) } else { Traits::of(raw.as_bytes()) };
    if traits.plain_text() {
        return Cow::Borrowed(raw);
    }
    if traits.bracket()
        && let Some(end) = memmem::find(raw.as_bytes(), b"]]>")
    {
        note(report, &repairs::CDATA_END_IN_TEXT, at + end, at + end + 3);
    }
    if !traits.ampersand() && !traits.control() {
        return Cow::Borrowed(raw);
    }
    let mut resolver = Resolver::new(raw, at, Kind::Text, entities, Some(report));
    let before = resolver.budget.min(spare.get());
    resolver.budget = before;
    let text = resolver.run(traits, purity);
    spare.set(spare.get() - (before - resolver.budget));
    Cow::Owned(text)
}

/// The inside of a CDATA section.
pub(super) fn cdata<'s>(raw: &'s str, at: usize, purity: &Purity, report: &mut Report) -> Cow<'s, str> {
    if purity.plain {
        return Cow::Borrowed(raw);
    }
    let traits = Traits::of(raw.as_bytes());
    if !traits.control() {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(Resolver::new(raw, at, Kind::CData, None, Some(report)).run(traits, purity))
}

/// An attribute value (3.3.3). Its repairs were noted when the tag was read.
pub(super) fn value<'s>(raw: &'s str, entities: Option<&Entities>) -> Cow<'s, str> {
    let traits = Traits::of(raw.as_bytes());
    if traits.plain_value() {
        return Cow::Borrowed(raw);
    }
    // Whether it is odd was found when the tag was read, too.
    Cow::Owned(Resolver::new(raw, 0, Kind::Value, entities, None).run(traits, &Purity::default()))
}

/// Notes what [`value`] will mend.
pub(super) fn check_value(raw: &str, at: usize, entities: Option<&Entities>, purity: &Purity, report: &mut Report) {
    if purity.plain && memchr(b'&', raw.as_bytes()).is_none() {
        return;
    }
    let traits = Traits::of(raw.as_bytes());
    if traits.ampersand() || traits.control() {
        Resolver::new(raw, at, Kind::Value, entities, Some(report)).run(traits, purity);
    }
}

/// The text an internal entity stands for, when it is plain text: character references are resolved (4.5), anything
/// that would have to be looked up or read again is refused.
pub(super) fn entity_value(raw: &str) -> Option<String> {
    let resolved = |raw: &str| {
        let traits = Traits::of(raw.as_bytes());
        Resolver::new(raw, 0, Kind::Text, None, None).run(traits, &Purity::default())
    };
    // The names of XML stay references until the text is read (4.4.7, 4.6), and are characters then; the others would
    // be markup.
    let numbered = XML_NAMES.iter().fold(raw.to_owned(), |raw, name| raw.replace(name, ""));
    let plain = !numbered.contains(['<', '%']) && numbered.split('&').skip(1).all(|rest| rest.starts_with('#'));
    (plain && !resolved(&numbered).contains(['<', '&'])).then(|| resolved(raw))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    CData,
    Value,
}

/// One pass over one run of text.
struct Resolver<'a> {
    raw: &'a str,
    at: usize,
    kind: Kind,
    entities: Option<&'a Entities>,
    report: Option<&'a mut Report>,
    out: String,
    noted: u32,
    /// Bytes that declared entities may still add.
    budget: usize,
    /// A reference stood for a character that is not plain.
    odd: bool,
}

impl<'a> Resolver<'a> {
    fn new(
        raw: &'a str,
        at: usize,
        kind: Kind,
        entities: Option<&'a Entities>,
        report: Option<&'a mut Report>,
    ) -> Self {
        let budget = 1024 + raw.len();
        Self { raw, at, kind, entities, report, out: String::with_capacity(raw.len()), noted: 0, budget, odd: false }
    }

    fn run(&mut self, traits: Traits, purity: &Purity) -> String {
        let bytes = self.raw.as_bytes();
        let mut from = 0;
        while let Some(at) = self.next_special(bytes, from, traits) {
            self.out.push_str(self.raw.get(from..at).unwrap_or_default());
            from = self.special(bytes, at);
        }
        self.out.push_str(self.raw.get(from..).unwrap_or_default());
        purity.odd.set(purity.odd.get() | self.odd);
        std::mem::take(&mut self.out)
    }

    fn next_special(&self, bytes: &[u8], from: usize, traits: Traits) -> Option<usize> {
        let (value, content) = (self.kind == Kind::Value, self.kind == Kind::CData);
        match self.kind {
            Kind::Text if traits.only_references() => next_of(bytes, from, *b"&"),
            Kind::Text if traits.only_returns() => next_of(bytes, from, *b"&\r"),
            _ => {
                let control = |b: u8| b < 0x20 && (value || b != b'\t' && b != b'\n');
                let special = |b: &u8| control(*b) || *b == b'&' && !content;
                bytes.get(from..)?.iter().position(special).map(|n| from + n)
            }
        }
    }

    /// Writes what the special byte at `at` means; where reading goes on.
    fn special(&mut self, bytes: &[u8], at: usize) -> usize {
        match bytes.get(at) {
            Some(b'&') => self.reference(bytes, at),
            Some(b'\r') => {
                self.out.push(if self.kind == Kind::Value { ' ' } else { '\n' });
                at + 1 + usize::from(bytes.get(at + 1) == Some(&b'\n'))
            }
            Some(b'\t' | b'\n') => {
                self.out.push(' ');
                at + 1
            }
            _ => {
                self.note(&repairs::CONTROL_CHARACTER, at, at + 1);
                at + 1
            }
        }
    }

    fn reference(&mut self, bytes: &[u8], at: usize) -> usize {
        if let Some((c, end)) = predefined(bytes, at) {
            self.out.push(c);
            return end;
        }
        if bytes.get(at + 1) == Some(&b'#')
            && let Some(end) = self.number(bytes, at)
        {
            return end;
        }
        let name = bytes.get(at + 1..).unwrap_or_default();
        let length = name.iter().take(LONGEST_NAME).take_while(|b| NAME_BYTE[usize::from(**b)]).count();
        if length == 0 || name.get(length) != Some(&b';') {
            if let Some((c, end)) = self.open_reference(at) {
                self.note(&repairs::OPEN_REFERENCE, at, end);
                self.out.push(c);
                return end;
            }
            self.note(&repairs::BARE_AMPERSAND, at, at + 1);
            self.out.push('&');
            return at + 1;
        }
        let end = at + 1 + length + 1;
        self.named(at, end);
        end
    }

    /// The character that a reference without its `;` means, where HTML takes it too (HTML, 13.2.5.73) and nothing
    /// behind it says that it is a parameter of an address: the names of XML, and in text those of Latin-1.
    fn open_reference(&self, at: usize) -> Option<(char, usize)> {
        let rest = self.raw.get(at + 1..)?;
        let length = rest.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
        let behind = rest.as_bytes().get(length);
        if behind.is_some_and(|b| b"=&_/%#".contains(b) || b.is_ascii_alphanumeric()) {
            return None;
        }
        let c = match rest.get(..length)? {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            name if self.kind == Kind::Text => html_character(name).filter(|c| *c < '\u{100}')?,
            _ => return None,
        };
        Some((c, at + 1 + length))
    }

    fn named(&mut self, at: usize, end: usize) {
        let name = self.raw.get(at + 1..end - 1).unwrap_or_default();
        if let Some(value) = self.entities.and_then(|e| e.value(name)) {
            if value.len() > self.budget {
                return self.note(&repairs::ENTITY_LIMIT, at, end);
            }
            self.budget -= value.len();
            self.odd |= !is_plain(value);
            return self.out.push_str(value);
        }
        if let Some(c) = html_character(name) {
            if !self.entities.is_some_and(Entities::external) {
                self.note(&repairs::HTML_ENTITY, at, end);
            }
            return self.out.push(c);
        }
        if let Some(characters) = html_characters(name) {
            self.note(&repairs::HTML_ENTITY, at, end);
            return self.out.extend(characters);
        }
        self.note(&repairs::UNKNOWN_ENTITY, at, end);
        self.out.push_str(self.raw.get(at..end).unwrap_or_default());
    }

    /// A character reference (4.1); `None` when no digits follow.
    fn number(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let (mut code, mut end) = digits(bytes, at)?;
        if (0xd800..0xdc00).contains(&code)
            && let Some((low @ 0xdc00..0xe000, after)) = digits(bytes, end)
        {
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            end = after;
            self.note(&repairs::CHARACTER_REFERENCE, at, end);
        } else if bytes.get(end - 1) != Some(&b';') {
            self.note(&repairs::CHARACTER_REFERENCE, at, end);
        }
        match char::from_u32(code) {
            Some(c @ '\u{80}'..='\u{9f}') => {
                self.note(&repairs::CONTROL_REFERENCE, at, end);
                let meant = windows_1252(c);
                self.odd |= meant == c;
                self.out.push(meant);
            }
            Some(c) if is_allowed(c) => {
                self.odd |= matches!(c, '\r' | '\u{7f}');
                self.out.push(c);
            }
            Some('\u{1}'..='\u{1f}') => self.note(&repairs::CONTROL_CHARACTER, at, end),
            _ => {
                self.note(&repairs::CHARACTER_REFERENCE, at, end);
                self.out.push('\u{fffd}');
            }
        }
        Some(end)
    }

    fn note(&mut self, repair: &'static Repair, start: usize, end: usize) {
        self.noted += 1;
        if let Some(report) = self.report.as_deref_mut().filter(|_| self.noted <= NOTED) {
            note(report, repair, self.at + start, self.at + end);
        }
    }
}

/// The character of XML's own (4.6) that the reference at `at` means, and where the reference ends.
#[inline]
fn predefined(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let (c, length) = match bytes.get(at + 1..)? {
        [b'l', b't', b';', ..] => ('<', 4),
        [b'g', b't', b';', ..] => ('>', 4),
        [b'a', b'm', b'p', b';', ..] => ('&', 5),
        [b'q', b'u', b'o', b't', b';', ..] => ('"', 6),
        [b'a', b'p', b'o', b's', b';', ..] => ('\'', 6),
        _ => return None,
    };
    Some((c, at + length))
}

/// The number after `&#` at `at`, at most 0x110000, and where the reference ends, with its `;` if there is one.
fn digits(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    if bytes.get(at..at + 2) != Some(b"&#") {
        return None;
    }
    let radix = if matches!(bytes.get(at + 2), Some(b'x' | b'X')) { 16 } else { 10 };
    let first = if radix == 16 { at + 3 } else { at + 2 };
    let (mut code, mut end) = (0u32, first);
    while let Some(digit) = bytes.get(end).and_then(|b| char::from(*b).to_digit(radix)) {
        code = (code.saturating_mul(radix) + digit).min(0x11_0000);
        end += 1;
    }
    (end > first).then(|| (code, end + usize::from(bytes.get(end) == Some(&b';'))))
}

#[cfg(test)]
#[path = "references_tests.rs"]
mod tests;
