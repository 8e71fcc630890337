//! Lines and columns, for people: everything else speaks of byte offsets.

use std::sync::OnceLock;

use memchr::{memchr, memchr_iter, memchr2, memrchr};

/// How far apart places are noted: none is counted from afar, and a text of nothing but line ends does not cost more
/// than another.
const STEP: usize = 1024;

/// An index into a text's lines, made when the first place is asked for.
///
/// LF, CRLF and CR end a line (XML 1.0 section 2.11).
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    marks: OnceLock<Vec<Mark>>,
}

/// A place whose line and column are known.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    line: usize,
    column: usize,
}

const FIRST: Mark = Mark { at: 0, line: 1, column: 1 };

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, marks: OnceLock::new() }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The last of the marks of which `before` holds; the beginning is one of them.
    fn mark(&self, before: impl Fn(&Mark) -> bool) -> Mark {
        let marks = self.marks.get_or_init(|| index(self.text.as_bytes()));
        let after = marks.partition_point(before);
        marks.get(after.saturating_sub(1)).copied().unwrap_or(FIRST)
    }

    /// The line and the column, both from 1 and the column in characters, of a byte offset. One beyond the text is its
    /// end; one within a character is that character's.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let here = self.mark(|mark| mark.at <= offset).advance(self.text.as_bytes(), offset);
        (here.line, here.column)
    }

    /// The text of a line (from 1), without its end, for showing it.
    pub fn line(&self, line: usize) -> &'a str {
        let bytes = self.text.as_bytes();
        let Mark { mut at, line: mut here, .. } = self.mark(|mark| mark.line < line);
        loop {
            let end = bytes.get(at..).and_then(|rest| memchr2(b'\n', b'\r', rest)).map(|length| at + length);
            if here == line {
                return self.text.get(at..end.unwrap_or(bytes.len())).unwrap_or_default();
            }
            let Some(end) = end.filter(|_| here < line) else { return "" };
            (at, here) = (end + if ends_crlf(bytes, end) { 2 } else { 1 }, here + 1);
        }
    }
}

impl Mark {
    /// The place `to`, which is behind this one.
    fn advance(self, bytes: &[u8], to: usize) -> Self {
        let part = bytes.get(self.at..to).unwrap_or_default();
        let (mut line, mut last) = (self.line + memchr_iter(b'\n', part).count(), memrchr(b'\n', part));
        if memchr(b'\r', part).is_some() {
            for at in memchr_iter(b'\r', part).filter(|at| !ends_crlf(bytes, self.at + at)) {
                (line, last) = (line + 1, last.max(Some(at)));
            }
        }
        let (begins, column) = last.map_or((0, self.column), |last| (last + 1, 1));
        let begun = part.get(begins..).unwrap_or_default().iter().filter(|byte| !is_continuation(**byte)).count();
        Self { at: to, line, column: column + begun }
    }
}

/// A mark every [`STEP`] bytes.
fn index(bytes: &[u8]) -> Vec<Mark> {
    let mut marks = vec![FIRST];
    let mut here = FIRST;
    while here.at + STEP < bytes.len() {
        here = here.advance(bytes, here.at + STEP);
        marks.push(here);
    }
    marks
}

/// Whether the CR at a place has its LF behind it, which then ends the line for both.
fn ends_crlf(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n')
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts_once() {
        let text = "a\nb\r\nc\rd\u{E9}x\n";
        let lines = Lines::new(text);
        let at = |needle: &str| lines.position(text.find(needle).unwrap_or_default());
        assert_eq!((at("a"), at("b"), at("c"), at("d"), at("x")), ((1, 1), (2, 1), (3, 1), (4, 1), (4, 3)));
        assert_eq!(lines.position(4), (2, 3), "the LF of CRLF is still on its line");
        assert_eq!(lines.position(9), (4, 2), "within the second character of the line");
        assert_eq!((lines.position(text.len()), lines.position(usize::MAX)), ((5, 1), (5, 1)));
        assert_eq!(Lines::new("").position(0), (1, 1));
        let shown: Vec<&str> = (0..7).map(|line| lines.line(line)).collect();
        assert_eq!(shown, ["", "a", "b", "c", "d\u{E9}x", "", ""]);
    }

    #[test]
    fn long_lines_agree_with_counting() {
        let text = "\u{E9}\u{20AC}x".repeat(2000);
        let lines = Lines::new(&text);
        for (count, (at, char)) in text.char_indices().enumerate() {
            for offset in at..at + char.len_utf8() {
                assert_eq!(lines.position(offset), (1, count + 1));
            }
        }
        assert_eq!(lines.line(1), text);
    }

    #[test]
    fn many_positions_in_one_long_line() {
        let text = "x".repeat(1_000_000);
        let lines = Lines::new(&text);
        assert!((0..100_000).all(|step| lines.position(step * 10) == (1, step * 10 + 1)));
    }

    #[test]
    fn an_index_of_line_ends_took_sixty_times_its_text() {
        for end in ["\n", "\r", "\r\n", "a\r\n"] {
            let text = end.repeat(100_000);
            let lines = Lines::new(&text);
            assert_eq!(lines.position(text.len() - 1), (100_000, end.len()), "{end:?}");
            assert_eq!((lines.line(99_999), lines.line(100_001)), (end.trim_end(), ""));
            assert!(lines.marks.get().is_some_and(|marks| marks.len() <= text.len() / STEP + 1));
        }
    }
}
