//! Lines and columns, for people: everything else speaks of byte offsets.

use std::sync::OnceLock;

/// How far apart columns are noted within a long line, so that none is counted from afar.
const STEP: usize = 1024;

/// The index of a text's lines, made when the first place is asked for.
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

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, marks: OnceLock::new() }
    }

    fn marks(&self) -> &[Mark] {
        self.marks.get_or_init(|| index(self.text))
    }
    /// The line and the column, both from 1 and the column in characters, of a byte offset. One beyond the text is its
    /// end; one within a character is that character's.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let after = self.marks().partition_point(|mark| mark.at <= offset);
        let Some(mark) = self.marks().get(after.saturating_sub(1)) else { return (1, 1) };
        let between = self.text.as_bytes().get(mark.at..offset).unwrap_or_default();
        // The bytes that begin a character, but not the one that the offset is within.
        let begun = between.iter().filter(|byte| !is_continuation(**byte)).count();
        let within = self.text.as_bytes().get(offset).is_some_and(|byte| is_continuation(*byte));
        (mark.line, mark.column + begun - usize::from(within && begun > 0))
    }

    /// The text of a line (from 1), without its end, for showing it.
    pub fn line(&self, line: usize) -> &'a str {
        let first = self.marks().partition_point(|mark| mark.line < line);
        let next = self.marks().partition_point(|mark| mark.line <= line);
        if first == next {
            return "";
        }
        let start = self.marks().get(first).map_or(self.text.len(), |mark| mark.at);
        let end = self.marks().get(next).map_or(self.text.len(), |mark| mark.at);
        let line = self.text.get(start..end).unwrap_or_default();
        line.strip_suffix("\r\n").or_else(|| line.strip_suffix(['\r', '\n'])).unwrap_or(line)
    }
}

/// Marks every line, and long lines every [`STEP`] bytes.
fn index(text: &str) -> Vec<Mark> {
    let mut marks = vec![Mark { at: 0, line: 1, column: 1 }];
    let (mut here, mut last) = (Mark { at: 0, line: 1, column: 1 }, 0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let ends = match char {
            '\n' => true,
            '\r' => chars.peek().is_none_or(|(_, next)| *next != '\n'),
            _ => false,
        };
        here = match ends {
            true => Mark { at: at + 1, line: here.line + 1, column: 1 },
            false => Mark { at: at + char.len_utf8(), line: here.line, column: here.column + 1 },
        };
        if ends || here.at - last >= STEP {
            last = here.at;
            marks.push(here);
        }
    }
    marks
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
}
