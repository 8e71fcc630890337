//! The two header lines (ANPA 1312, 3): `z6715 US -----`, then `r s DC3 DC1 BC-BKN--Heat-Hawks 1stLd-Writethru 02-20 0500`.

use crate::syntax::wire::{US, is_idle};
use crate::text::start;

/// The header in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header<'s> {
    /// The service level, a letter.
    pub level: &'s str,
    /// The number on the service.
    pub number: &'s str,
    /// Who is to get it; hyphens for everyone.
    pub selector: &'s str,
    pub priority: &'s str,
    pub category: &'s str,
    /// The keyword, with the words behind it.
    pub slug: &'s str,
    /// `MM-DD`, without a year.
    pub date: &'s str,
    /// The words of the text, as stated.
    pub words: &'s str,
}

/// No header line is longer.
const LONGEST: usize = 200;

/// Whether a heading begins with a service level, a number and a selector.
pub(super) fn begins(heading: &str) -> bool {
    first(start(heading, LONGEST)).is_some()
}

fn first(line: &str) -> Option<(&str, &str, &str)> {
    let digits = line.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = digits.len() - rest.len();
    let (head, _) = line.split_at(1 + count);
    let (level, number) = head.split_at(1);
    let selector = rest.strip_prefix(US)?;
    (3..=5).contains(&count).then(|| {
        let end = selector.find(['\r', '\n', '\u{2}']).unwrap_or(selector.len());
        (level, number, selector.get(..end).unwrap_or_default().trim_matches(is_idle))
    })
}

/// Reads the lines before a text.
pub(super) fn header(heading: &str) -> Option<Header<'_>> {
    let heading = heading.trim_start_matches(is_idle);
    let (level, number, selector) = first(start(heading, LONGEST))?;
    let mut header = Header { level, number, selector, ..Header::default() };
    let line = heading.lines().skip(1).map(|line| line.trim_matches(is_idle)).find(|line| !line.is_empty());
    let mut rest = start(line.unwrap_or_default(), LONGEST);
    if let Some((priority, after)) = rest.split_once(' ').filter(|(p, _)| p.len() == 1) {
        header.priority = priority;
        let after = after.trim_start();
        let end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        let category = after.get(..end).filter(|c| (1..=2).contains(&c.len()));
        header.category = category.unwrap_or_default();
        rest = after.get(header.category.len()..).unwrap_or_default();
    }
    // The format octets say how the text is set; its lines say so themselves.
    let mut rest = rest.trim_matches(is_idle);
    let (before, last) = rest.rsplit_once(' ').unwrap_or(("", rest));
    if (3..=5).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_digit()) && is_date(before.rsplit(' ').next()) {
        header.words = last;
        rest = before.trim_end();
    }
    let (before, last) = rest.rsplit_once(' ').unwrap_or(("", rest));
    if is_date(Some(last)) {
        header.date = last;
        rest = before.trim_end();
    }
    header.slug = rest.trim();
    Some(header)
}

fn is_date(word: Option<&str>) -> bool {
    let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    word.and_then(|word| word.split_once('-')).is_some_and(|(month, day)| two(month) && two(day))
}

impl Header<'_> {
    /// Whether a writer had nothing to state in it.
    pub fn is_supplied(&self) -> bool {
        self.level == "x" && self.number == "0000"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lines() {
        let h =
            header("z6715\u{1f}-----\nr z\u{13}\u{11} BC-BKN--Heat-Hawks 1stLd-Writethru   02-20 0500\r\n").unwrap();
        let parts = [h.level, h.number, h.selector, h.priority, h.category, h.slug, h.date, h.words];
        assert_eq!(parts, ["z", "6715", "-----", "r", "z", "BC-BKN--Heat-Hawks 1stLd-Writethru", "02-20", "0500"]);
        let h = header("s0284\u{1f}glbsm\r\nr s\u{14}\u{12} BC-BBO--Glance     08-18 \r\n").unwrap();
        assert_eq!((h.selector, h.slug, h.date, h.words), ("glbsm", "BC-BBO--Glance", "08-18", ""));
    }

    #[test]
    fn what_is_no_header() {
        for text in ["", "z6715 -----\n", "6715\u{1f}x\n", "z67\u{1f}x\n", "bdt0123 3 pl 9\n"] {
            assert!(!begins(text), "{text:?}");
        }
    }
}
