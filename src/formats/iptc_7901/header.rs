//! The header line of a message (IPTC 7901, 5.1): `bdt0123 3 pl 110  dpa 0045`, and what agencies make of it.

/// A header line in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header<'s> {
    /// The service: one to three letters, more with some.
    pub source_id: &'s str,
    /// Its number on that service: three or four digits.
    pub number: &'s str,
    /// The priority: a digit from 1, a flash, to 6.
    pub priority: &'s str,
    /// The category: one to three letters.
    pub category: &'s str,
    /// The words of the text, as stated.
    pub words: &'s str,
    /// What follows, as it came: the agency and its number, references.
    pub rest: &'s str,
}

/// What stands for a service, a number and a category that nothing states.
pub(super) const NONE: [&str; 3] = ["xxx", "0000", "gen"];

impl Header<'_> {
    /// Whether a writer had nothing to state in it.
    pub fn is_supplied(&self) -> bool {
        [self.source_id, self.number, self.category] == NONE
    }
}

/// No header is longer.
const LONGEST: usize = 200;

/// Whether a heading begins with a header line.
pub(super) fn begins(heading: &str) -> bool {
    // What fills time may stand before it.
    let head = crate::text::start(heading, LONGEST).trim_start_matches(crate::syntax::wire::is_idle);
    head.starts_with(|c: char| c.is_ascii_alphabetic())
        && head.lines().next().is_some_and(|line| header(line).is_some())
}

/// Reads a header line. Read are three letters more than the standard has, five digits, a blank between the two, a letter
/// for the priority, and a missing count of words.
pub(super) fn header(line: &str) -> Option<Header<'_>> {
    let line = crate::text::start(line.trim(), LONGEST);
    let mut rest = line;
    let first = word(&mut rest)?;
    let letters = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let (source_id, mut number) = first.split_at(letters.len());
    if number.is_empty() {
        number = word(&mut rest).filter(|number| number.len() > 2)?;
    }
    let priority = word(&mut rest)?;
    let category = word(&mut rest)?;
    let digits = |text: &str, most: usize| {
        !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let alphabetic = |text: &str, most: usize| {
        !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let valid = alphabetic(source_id, 6)
        && digits(number, 5)
        && number.len() > 1
        && priority.len() == 1
        && priority.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && alphabetic(category, 5);
    if !valid {
        return None;
    }
    let before = rest;
    let words = word(&mut rest).filter(|w| digits(w, 5)).unwrap_or_default();
    let rest = if words.is_empty() { before } else { rest };
    Some(Header { source_id, number, priority, category, words, rest: rest.trim() })
}

fn word<'s>(rest: &mut &'s str) -> Option<&'s str> {
    let text = rest.trim_start();
    let end = text.find(|c: char| c.is_whitespace() || c.is_control()).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    *rest = after;
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Option<[&str; 6]> {
        header(line).map(|h| [h.source_id, h.number, h.priority, h.category, h.words, h.rest])
    }

    #[test]
    fn agencies_differ() {
        for (line, want) in [
            ("eca062 4 i 211 ccccb   dpa 061", ["eca", "062", "4", "i", "211", "ccccb   dpa 061"]),
            ("bsf025 3 ec 121   etf 967", ["bsf", "025", "3", "ec", "121", "etf 967"]),
            (
                "bkn014 4 pl 171 vvvvb KNA 170123-89-00065#2\r",
                ["bkn", "014", "4", "pl", "171", "vvvvb KNA 170123-89-00065#2"],
            ),
            ("INT001 3 GEN 0091 F BELGA-0031 COR 703", ["INT", "001", "3", "GEN", "0091", "F BELGA-0031 COR 703"]),
            ("a0123 u w 300", ["a", "0123", "u", "w", "300", ""]),
            ("bdt 0123 3 pl  dpa 0045", ["bdt", "0123", "3", "pl", "", "dpa 0045"]),
        ] {
            assert_eq!(parts(line), Some(want), "{line}");
        }
    }

    #[test]
    fn what_is_no_header() {
        for line in
            ["", "Harbour reopens in Lillevik", "bdt0123", "bdt0123 33 pl 1", "0123 3 pl 1", "May 13 a b 1", "A1 b"]
        {
            assert_eq!(parts(line), None, "{line}");
        }
        assert!(begins("\r\nbdt0123 3 pl 110  dpa 0045\r\n\r\nx/") && !begins("x\nbdt0123 3 pl 110"));
    }
}
