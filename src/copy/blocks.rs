//! Filled copy of a wire as blocks: paragraphs joined again, items, tables between bars, and agate.
//!
//! Unlike [`super::paragraphs`] this expects what a wire sends: blank lines or indents between paragraphs, and lines of
//! some 69 characters.

use super::MOST_PARAGRAPHS;
use crate::syntax::html::Block;

/// A wire's lines are as long as this at most; longer ones are addresses and tables, and tell no width.
const WIDEST: usize = 80;
/// A story whose longest line is shorter was filled to this width at least.
const NARROWEST: usize = 60;
/// Of more lines without a blank one between them not all are looked at together.
const MOST_LINES: usize = 20_000;
/// So many blanks in a line are a gap between columns.
const GAP: &str = "   ";

/// The blocks of a text that was filled to a width (see [`width`]).
pub fn blocks(text: &str, width: usize) -> Vec<Block> {
    let mut page = Page { width, ..Page::default() };
    let mut group: Vec<&str> = Vec::new();
    for line in text.split('\n').map(|line| line.trim_end()) {
        if line.is_empty() || group.len() >= MOST_LINES {
            page.group(&group);
            group.clear();
        }
        if !line.is_empty() {
            group.push(line);
        }
    }
    page.group(&group);
    page.out
}

/// The width to which a text was filled.
pub fn width(text: &str) -> usize {
    let lengths = text.lines().map(|line| line.trim_end().chars().take(WIDEST + 1).count());
    lengths.filter(|length| *length <= WIDEST).max().unwrap_or(0).max(NARROWEST)
}

/// Whether the first word of the next line would not have stood in this one.
pub fn is_filled(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    line.chars().count() + 1 + word.chars().count() > width
}

/// How many cells of a row are told apart.
pub const MOST_CELLS: usize = 100;

/// The cells of a row between bars: `| 1. | FC Lillevik | 14 |`.
fn row(line: &str) -> Option<Vec<String>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.splitn(MOST_CELLS, '|').map(|cell| cell.trim().to_owned()).collect())
}

/// Whether most lines have columns.
fn is_tabular(group: &[&str]) -> bool {
    let columns = |line: &&&str| line.trim_start().contains(GAP) || line.trim_start().contains('\t');
    group.len() > 1 && group.iter().filter(columns).count() * 3 >= group.len() * 2
}

/// What an item of a list begins with.
fn is_item(line: &str) -> bool {
    let mut chars = line.trim_start().chars();
    matches!(chars.next(), Some('-' | '+' | '*' | '•')) && chars.next() == Some(' ')
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[derive(Default)]
struct Page {
    out: Vec<Block>,
    width: usize,
    /// How many rows of tables there are.
    rows: usize,
}

impl Page {
    /// Lines between which no blank line stands.
    fn group(&mut self, group: &[&str]) {
        if self.out.len() < MOST_PARAGRAPHS && is_tabular(group) && group.iter().any(|line| row(line).is_none()) {
            let least = group.iter().map(|line| indent(line)).min().unwrap_or(0);
            let lines: Vec<&str> = group.iter().map(|line| line.get(least..).unwrap_or(line)).collect();
            self.out.push(Block::Lines(lines.join("\n")));
            return;
        }
        let mut rows = Vec::new();
        let mut last: Option<&str> = None;
        // The indent of the item that is open.
        let mut item: Option<usize> = None;
        for line in group {
            if let Some(row) = row(line).filter(|_| self.out.len() + self.rows < MOST_PARAGRAPHS) {
                self.rows += 1;
                rows.push(row);
                last = None;
                continue;
            }
            self.table(&mut rows);
            let inside = item.is_some_and(|at| indent(line) > at) && !is_item(line);
            let filled = last.is_some_and(|l| is_filled(l, line, self.width)) && indent(line) < 2;
            let full = self.out.len() + self.rows >= MOST_PARAGRAPHS;
            if full || last.is_some() && (inside || filled) {
                self.join(line.trim());
            } else {
                item = is_item(line).then(|| indent(line));
                self.out.push(Block::Paragraph(line.trim().to_owned()));
            }
            last = Some(line);
        }
        self.table(&mut rows);
    }
    fn table(&mut self, rows: &mut Vec<Vec<String>>) {
        if !rows.is_empty() {
            self.out.push(Block::Table(std::mem::take(rows)));
        }
    }
    fn join(&mut self, line: &str) {
        match self.out.last_mut() {
            Some(Block::Paragraph(words)) => {
                words.push(' ');
                words.push_str(line);
            }
            _ => self.out.push(Block::Paragraph(line.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let tell = |block: Block| match block {
            Block::Paragraph(words) => words,
            Block::Table(rows) => rows.iter().map(|r| r.join("|")).collect::<Vec<_>>().join("/"),
            Block::Lines(lines) => format!("={lines}"),
        };
        blocks(text, width(text)).into_iter().map(tell).collect()
    }

    #[test]
    fn lines_that_were_filled_are_joined() {
        let text = "   Lillevik (dpa) - The harbour of Lillevik opened its gates on Friday\n\
                    - earlier than anyone had thought, as the town told the agency, and\nwith much noise.\n\
                    \x20  A second paragraph.\nA short line\nAnother one\n\nhttps://lillevik.example/a/very/long/address/that/no/line/of/a/wire/could/ever/hold\nTel.: 1";
        let want = [
            "Lillevik (dpa) - The harbour of Lillevik opened its gates on Friday - earlier than anyone had thought, as \
             the town told the agency, and with much noise.",
            "A second paragraph.",
            "A short line",
            "Another one",
        ];
        assert_eq!(told(text)[..4], want, "{:#?}", told(text));
    }

    #[test]
    fn items_keep_their_lines() {
        let text = "- one item that goes on\n  in the next line\n- two\n  * inner\n    goes on\n+ 0900 three";
        assert_eq!(
            told(text),
            ["- one item that goes on in the next line", "- two", "* inner goes on", "+ 0900 three"]
        );
    }

    #[test]
    fn tables_and_agate_stand_as_they_are() {
        let text =
            "Results:\n| Friday |\n| A | - | B | 2:1 |\n\n  Lillevik      2   1   7\n  Nordby       11   3   1\n\nEnd.";
        assert_eq!(
            told(text),
            ["Results:", "Friday/A|-|B|2:1", "=Lillevik      2   1   7\nNordby       11   3   1", "End."]
        );
    }

    #[test]
    fn many_lines_take_linear_time() {
        assert!(blocks(&"a\n\n".repeat(400_000), 69).len() <= MOST_PARAGRAPHS + 1);
        assert!(blocks(&"a\n".repeat(1_000_000), 69).len() <= MOST_PARAGRAPHS + 1);
    }
}
