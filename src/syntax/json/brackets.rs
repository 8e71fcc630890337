//! Where an object or array ends: brackets are counted in blocks, and strings passed over.

use super::slices::{End, end_of_string};
use crate::text::{LANES, holds, which};

/// How many bytes are looked at together for brackets and strings.
const BLOCK: usize = 4 * LANES;

/// Where what matters stands in a block: bit n stands for byte n.
struct Marks {
    quotes: u64,
    opening: u64,
    closing: u64,
}

impl Marks {
    fn of(block: &[u8; BLOCK]) -> Self {
        let mut all = Self { quotes: 0, opening: 0, closing: 0 };
        let (lanes, _) = block.as_chunks();
        for (n, lanes) in lanes.iter().enumerate() {
            let at = n * LANES;
            // The two brackets of a kind are one byte but for the bit of letter case.
            let lower = lanes.map(|byte| byte | 0x20);
            all.quotes |= u64::from(which(lanes, *b"\"")) << at;
            all.opening |= u64::from(which(&lower, *b"{")) << at;
            all.closing |= u64::from(which(&lower, *b"}")) << at;
        }
        all
    }
    /// Where a backslash stands.
    fn escapes(block: &[u8; BLOCK]) -> u64 {
        let (lanes, _) = block.as_chunks();
        lanes.iter().rev().fold(0, |all, lanes| all << LANES | u64::from(which(lanes, *b"\\")))
    }
    /// Which bytes stand in strings, of a block that begins in none and holds no escape: from a quotation mark to the byte
    /// before the next one. Each bit is the parity of the marks up to it.
    fn strings(&self) -> u64 {
        (0..6).fold(self.quotes, |parity, n| parity ^ parity << (1 << n))
    }
}

/// The end of the object or array that begins at `at`.
pub(super) fn end_of_brackets(bytes: &[u8], at: usize) -> Option<End> {
    let mut open = Open::default();
    let mut from = at;
    while let Some(block) = bytes.get(from..).and_then(|rest| rest.first_chunk()) {
        let marks = Marks::of(block);
        let passed = if holds(block.as_chunks().0, b'\\') { open.walk(block, &marks) } else { open.pass(&marks) };
        from = match passed {
            Passed::End(n) => return Some(open.end(from + n)),
            Passed::Block => from + BLOCK,
            Passed::String(n) => open.string(bytes, from + n)?,
        };
    }
    end_of_few(bytes, from, open)
}

/// How many brackets are open, how many were opened, and whether a backslash was seen.
#[derive(Default)]
struct Open {
    depth: usize,
    opened: usize,
    escapes: bool,
}

/// How a block was passed.
enum Passed {
    /// The last bracket is closed before this byte.
    End(usize),
    /// To its end.
    Block,
    /// To the string that begins before this byte and does not end in the block.
    String(usize),
}

impl Open {
    /// Passes a block without an escape, at once where it cannot hold the last bracket.
    fn pass(&mut self, marks: &Marks) -> Passed {
        let strings = marks.strings();
        let (opening, closing) = (marks.opening & !strings, marks.closing & !strings);
        let mut brackets = opening | closing;
        // Most blocks hold nothing but words, and to count bits takes some instructions.
        if brackets != 0 && (closing.count_ones() as usize) < self.depth {
            let opens = opening.count_ones() as usize;
            self.opened += opens;
            self.depth = self.depth + opens - closing.count_ones() as usize;
        } else {
            while brackets != 0 {
                let n = brackets.trailing_zeros() as usize;
                brackets &= brackets - 1;
                if opening >> n & 1 == 1 {
                    self.opens();
                } else if self.closes() {
                    return Passed::End(n + 1);
                }
            }
        }
        if strings >> (BLOCK - 1) & 1 == 1 { Passed::String(BLOCK) } else { Passed::Block }
    }
    /// Passes any block, mark by mark.
    fn walk(&mut self, block: &[u8; BLOCK], marks: &Marks) -> Passed {
        self.escapes = true;
        let mut marks = marks.quotes | Marks::escapes(block) | marks.opening | marks.closing;
        while marks != 0 {
            let n = marks.trailing_zeros() as usize;
            marks &= marks - 1;
            match block.get(n) {
                Some(b'"') => match behind_string(block, marks) {
                    Some(behind) => marks = behind,
                    None => return Passed::String(n + 1),
                },
                Some(b'{' | b'[') => self.opens(),
                Some(b'}' | b']') if self.closes() => return Passed::End(n + 1),
                _ => {}
            }
        }
        Passed::Block
    }
    /// Passes a string, of which the quotation mark stands before `at`.
    fn string(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let end = end_of_string(bytes, at)?;
        self.escapes |= end.escapes;
        Some(end.at)
    }
    fn end(&self, at: usize) -> End {
        End { at, escapes: self.escapes, opened: self.opened }
    }
    fn opens(&mut self) {
        (self.depth, self.opened) = (self.depth + 1, self.opened + 1);
    }
    /// Whether the bracket that is closed is the first one.
    fn closes(&mut self) -> bool {
        self.depth -= 1;
        self.depth == 0
    }
}

/// The marks behind the string that those before belong to; `None` where it does not end in the block.
fn behind_string(block: &[u8; BLOCK], mut marks: u64) -> Option<u64> {
    while marks != 0 {
        let n = marks.trailing_zeros();
        marks &= marks - 1;
        match block.get(n as usize) {
            Some(b'"') => return Some(marks),
            // What stands behind the last byte of the block is escaped.
            Some(b'\\') => marks &= !1_u64.checked_shl(n + 1)?,
            _ => {}
        }
    }
    None
}

/// The end of what is open where less is left than is looked at together.
fn end_of_few(bytes: &[u8], mut at: usize, mut open: Open) -> Option<End> {
    loop {
        let byte = bytes.get(at)?;
        at += 1;
        match byte {
            b'"' => at = open.string(bytes, at)?,
            b'\\' => open.escapes = true,
            b'{' | b'[' => open.opens(),
            b'}' | b']' if open.closes() => return Some(open.end(at)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn brackets_end_where_they_do_byte_by_byte(inside in "[{}\\[\\]\"\\\\,:ab]{0,300}", before in 0_usize..3) {
            let text = format!("{}{{{inside}", " ".repeat(before));
            let (blocks, bytes) = (end_of_brackets(text.as_bytes(), before), end_of_few(text.as_bytes(), before, Open::default()));
            let places = |end: &Option<End>| end.as_ref().map(|end| (end.at, end.opened));
            prop_assert_eq!(places(&blocks), places(&bytes));
            // Of what stands behind the end in its block, some may be seen too.
            prop_assert!(bytes.is_none_or(|end| !end.escapes || blocks.is_some_and(|end| end.escapes)));
        }
        #[test]
        fn long_strings_too(strings in prop::collection::vec("[a{}]{0,90}(\\\\[\"\\\\]){0,3}[a{}]{0,90}", 0..5)) {
            let text = format!("[\"{}\"]", strings.join("\",\""));
            let escapes = text.contains('\\');
            prop_assert_eq!(end_of_brackets(text.as_bytes(), 0), Some(End { at: text.len(), escapes, opened: 1 }));
        }
    }
}
