//! A text between STX and ETX: marked lines `^...<`, paragraphs behind a TAB, and agate behind a backspace.

use std::borrow::Cow;

use crate::copy;
use crate::syntax::html::Block;
use crate::syntax::wire::{RS, US};
use crate::text::is_plain;

/// Begins a line of agate: there the typesetter's tabular indent stands.
pub(super) const TLI: char = '\u{8}';
/// Ends one, and joins words in a cell.
pub(super) const BAND: char = '\u{10}';

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A marked line, and whether it is centred: a headline, a byline, a note, a title between paragraphs.
    Line(String, bool),
    Block(Block),
}

/// The parts of a text, in order.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut page = Page { out: Vec::new(), open: Open::None, rows: 0 };
    for line in text.split('\n') {
        page.line(line.trim_end_matches(['\r', ' ']));
    }
    page.out.iter_mut().for_each(unruled);
    page.out
}

/// Rows of one cell with gaps in it are lines that stand as they are: their columns are the gaps.
fn unruled(part: &mut Part) {
    let Part::Block(block) = part else { return };
    let Block::Table(rows) = block else { return };
    let gap = |row: &Vec<String>| row.first().is_some_and(|cell| cell.contains("  "));
    if rows.iter().all(|row| row.len() == 1) && rows.iter().any(gap) {
        let lines: Vec<String> = std::mem::take(rows).into_iter().flatten().collect();
        *block = Block::Lines(lines.join("\n"));
    }
}

/// The cells of lines between whose columns stand gaps, where each line has as many.
pub(super) fn columns(lines: &str) -> Option<Vec<Vec<String>>> {
    let cells = |line: &str| -> Vec<String> {
        line.split("  ")
            .flat_map(|part| part.split('\t'))
            .map(str::trim)
            .filter(|c| !c.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let rows: Vec<Vec<String>> = lines.lines().filter(|line| !line.trim().is_empty()).map(cells).collect();
    let count = rows.first()?.len();
    (count > 1 && count <= copy::MOST_CELLS && rows.len() > 1 && rows.iter().all(|row| row.len() == count))
        .then_some(rows)
}

/// What the next line may continue.
#[derive(PartialEq, Eq)]
enum Open {
    None,
    Marked,
    Words,
    Rows,
}

struct Page {
    out: Vec<Part>,
    open: Open,
    /// How many rows of agate there are.
    rows: usize,
}

impl Page {
    fn line(&mut self, line: &str) {
        let full = self.out.len() + self.rows >= copy::MOST_PARAGRAPHS;
        if let Some(row) = line.strip_prefix(TLI).filter(|_| !full) {
            self.rows += 1;
            self.row(cells(row));
        } else if let Some(marked) = line.strip_prefix('^').filter(|_| !full) {
            let (words, ended) = unmarked(marked);
            self.out.push(Part::Line(words, marked.trim_end().ends_with('=')));
            self.open = if ended { Open::None } else { Open::Marked };
        } else if line.trim().is_empty() {
            self.open = Open::None;
        } else {
            self.words(line, full);
        }
    }
    fn words(&mut self, line: &str, full: bool) {
        let begins = line.starts_with(['\t', ' ']);
        let (words, ended) = unmarked(line);
        match (&self.open, self.out.last_mut()) {
            (Open::Marked, Some(Part::Line(before, centred))) if !begins => {
                add(before, &words);
                *centred = line.trim_end().ends_with('=');
                self.open = if ended { Open::None } else { Open::Marked };
            }
            (Open::Words, Some(Part::Block(Block::Paragraph(before)))) if !begins || full => add(before, &words),
            (_, Some(Part::Block(Block::Paragraph(before)))) if full => add(before, &words),
            _ if words.is_empty() => {}
            _ => {
                self.out.push(Part::Block(Block::Paragraph(words)));
                self.open = Open::Words;
            }
        }
    }
    fn row(&mut self, row: Vec<String>) {
        match self.out.last_mut() {
            Some(Part::Block(Block::Table(rows))) if self.open == Open::Rows => rows.push(row),
            _ => self.out.push(Part::Block(Block::Table(vec![row]))),
        }
        self.open = Open::Rows;
    }
}

fn add(before: &mut String, words: &str) {
    if !words.is_empty() {
        before.push(' ');
        before.push_str(words);
    }
}

/// Words without the mark that ends a line, and whether one did. Control octets are gone.
fn unmarked(line: &str) -> (String, bool) {
    let printed = || line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect();
    let words = if is_plain(line) && !line.contains('\t') { Cow::Borrowed(line) } else { Cow::<str>::Owned(printed()) };
    let bare = words.trim();
    let open = bare.trim_end_matches(['<', '=']);
    (open.trim_end().to_owned(), open.len() < bare.len())
}

/// The cells of a row: between semicolons, or between blanks of a fixed width behind a unit separator.
fn cells(row: &str) -> Vec<String> {
    let row = row.strip_prefix('^').unwrap_or(row);
    let clean = |cell: &str| {
        let words: String = cell.chars().filter(|c| !c.is_control()).collect();
        half(words.trim().trim_end_matches('<').trim_end())
    };
    if row.contains(';') {
        return row.splitn(copy::MOST_CELLS, ';').map(clean).collect();
    }
    let (first, rest) = row.split_once(US).unwrap_or((row, ""));
    let rest = rest.splitn(copy::MOST_CELLS, RS).map(clean).filter(|cell| !cell.is_empty());
    std::iter::once(clean(first)).chain(rest).collect()
}

/// A brace is the half of standings: `16{`.
fn half(cell: &str) -> String {
    match cell.strip_suffix('{').filter(|before| before.bytes().all(|b| b.is_ascii_digit())) {
        Some(before) => format!("{before}½"),
        None => cell.to_owned(),
    }
}

/// Words as people print them: quotation marks and dashes. A dateline keeps its mark.
pub(super) fn prose(words: &str) -> String {
    const MARKS: [(&str, &str); 3] = [("``", "“"), ("''", "”"), (" _ ", " — ")];
    if !MARKS.iter().any(|(mark, _)| words.contains(mark)) {
        return words.to_owned();
    }
    let filed = copy::dateline(words).and_then(copy::Found::certain).map_or(0, |found| found.length);
    let (dateline, mut rest) = words.split_at_checked(filed).unwrap_or(("", words));
    let mut out = String::with_capacity(words.len());
    out.push_str(dateline);
    while let Some(at) = rest.find(['`', '\'', ' ']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mark = MARKS.iter().find_map(|(mark, printed)| from.strip_prefix(mark).map(|after| (*printed, after)));
        let mut one = from.chars();
        rest = match mark {
            Some((printed, after)) => {
                out.push_str(printed);
                after
            }
            None => {
                out.extend(one.next());
                one.as_str()
            }
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_gaps_set_off_became_one_cell_a_row() {
        let lines = "Team            W   L\nNew Quay       12   3\nOtter Sound    10   5";
        let rows = columns(lines).unwrap();
        assert_eq!(rows[1], ["New Quay", "12", "3"]);
        // Not where the rows have not as many.
        assert_eq!(columns("Team   W\nNew Quay"), None);
        assert_eq!(columns("No gaps\nat all"), None);
        // What another writer sent so stands as it is.
        let sent = parts("\u{8}Team     W\u{10}\r\n\u{8}New Quay\u{10}\r\n");
        assert_eq!(sent, [Part::Block(Block::Lines("Team     W\nNew Quay".to_owned()))]);
    }

    #[test]
    fn marks_paragraphs_and_agate() {
        let text = "^BC-A--B,12<\r\n^Eds: goes\r\non here.<\r\n^By ADA LIND=\r\n\t   OSLO (AP) _ ``Yes,''\r\nhe said.\r\n\u{8}^;W;L\u{10} \r\n\
                    \u{8}New\u{10} Quay;3;1{\u{10} \r\n\t   ___= \r\n\u{8}Tampa\u{10} Bay\u{1f}\u{1e} 73\u{1e} \u{1e} 52\r\n";
        let parts: Vec<String> = parts(text)
            .into_iter()
            .map(|part| match part {
                Part::Line(line, _) => format!("^{line}"),
                Part::Block(Block::Table(rows)) => rows.iter().map(|r| r.join("|")).collect::<Vec<_>>().join("/"),
                Part::Block(Block::Paragraph(words) | Block::Lines(words)) => prose(&words),
            })
            .collect();
        let want = [
            "^BC-A--B,12",
            "^Eds: goes on here.",
            "^By ADA LIND",
            "OSLO (AP) _ “Yes,” he said.",
            "|W|L/New Quay|3|1½",
            "___",
            "Tampa Bay|73|52",
        ];
        assert_eq!(parts, want);
    }
}
