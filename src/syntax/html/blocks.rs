//! HTML as blocks of plain words, and blocks as HTML: what a printer of copy, or a reader of it, has to do with.

use super::fragment;
use super::text::escape;
use super::tree::{Data, Space, Step};
use super::words::{distance, is_silent};

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words, with blanks between them.
    Paragraph(String),
    /// The cells of a table, row by row.
    Table(Vec<Vec<String>>),
    /// Lines that stand as they are.
    Lines(String),
}

/// The blocks of HTML, empty ones left out. A line end (`br`) begins a new paragraph, an item begins with a hyphen, and a
/// table in a table is words of its cell.
pub fn blocks(html: &str) -> Vec<Block> {
    let (tree, top) = fragment::tree(html);
    let mut page = Page::default();
    let mut walk = tree.walk(top);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) => match tree.data(id) {
                Data::Bare => {}
                Data::Text(text) => page.words(text),
                Data::Element(element) if element.space == Space::Html && is_silent(&element.name) => walk.pass(id),
                Data::Element(element) => page.open(&element.name),
            },
            Step::Leave(id) if !is_silent(tree.name(id)) => page.close(tree.name(id)),
            Step::Leave(_) => {}
        }
    }
    page.end();
    page.out
}

/// Blocks as HTML.
pub fn from_blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Paragraph(words) => out.extend(["<p>", &escape(words), "</p>"]),
            Block::Lines(lines) => out.extend(["<pre>", &escape(lines), "</pre>"]),
            Block::Table(rows) => {
                out.push_str("<table>");
                for row in rows {
                    out.push_str("<tr>");
                    row.iter().for_each(|cell| out.extend(["<td>", &escape(cell), "</td>"]));
                    out.push_str("</tr>");
                }
                out.push_str("</table>");
            }
        }
    }
    out
}

#[derive(Default)]
struct Page {
    out: Vec<Block>,
    line: String,
    gap: bool,
    /// The rows of the table that is open, and how many tables are.
    rows: Vec<Vec<String>>,
    tables: usize,
    pre: usize,
}

impl Page {
    fn open(&mut self, name: &str) {
        match name {
            "table" => {
                self.end();
                self.tables += 1;
            }
            "tr" if self.tables == 1 => {
                self.cell();
                self.rows.push(Vec::new());
            }
            "td" | "th" if self.tables == 1 => self.line.clear(),
            "pre" | "xmp" | "listing" if self.tables == 0 => {
                self.end();
                self.pre += 1;
            }
            "li" => {
                self.end();
                self.line.push_str("- ");
            }
            "br" if self.pre > 0 => self.line.push('\n'),
            "br" => self.end(),
            "q" => self.words("“"),
            name if distance(name) > 0 && !self.line.ends_with("- ") => self.end(),
            _ => {}
        }
    }
    fn close(&mut self, name: &str) {
        match name {
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.cell();
                    let mut rows = std::mem::take(&mut self.rows);
                    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
                    self.out.extend(Some(Block::Table(rows)).filter(|t| *t != Block::Table(Vec::new())));
                }
            }
            "td" | "th" if self.tables == 1 => {
                let cell = std::mem::take(&mut self.line);
                self.gap = false;
                self.rows.last_mut().into_iter().for_each(|row| row.push(cell.trim().to_owned()));
            }
            "pre" | "xmp" | "listing" if self.pre > 0 => {
                self.pre -= 1;
                let lines = std::mem::take(&mut self.line);
                let lines = lines.trim_matches('\n').trim_end();
                self.out.extend(Some(Block::Lines(lines.to_owned())).filter(|_| !lines.trim().is_empty()));
            }
            "q" => self.words("”"),
            name if distance(name) > 0 => self.end(),
            _ => {}
        }
    }
    /// Words of a table outside of its cells.
    fn cell(&mut self) {
        let words = std::mem::take(&mut self.line);
        self.gap = false;
        let words = words.trim();
        if !words.is_empty() {
            self.rows.push(vec![words.to_owned()]);
        }
    }
    /// Ends a paragraph; in a cell and in lines that stand as they are, only its words.
    fn end(&mut self) {
        if self.tables > 0 || self.pre > 0 {
            self.gap = true;
            return;
        }
        self.gap = false;
        let line = std::mem::take(&mut self.line);
        let words = line.trim();
        if !words.is_empty() && words != "-" {
            self.out.push(Block::Paragraph(words.to_owned()));
        }
    }
    fn words(&mut self, text: &str) {
        if self.pre > 0 && self.tables == 0 {
            self.line.push_str(text);
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        for (index, word) in text.split(is_space).enumerate() {
            self.gap |= index > 0;
            if word.is_empty() {
                continue;
            }
            if std::mem::take(&mut self.gap) && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            self.line.push_str(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(words: &str) -> Block {
        Block::Paragraph(words.to_owned())
    }

    #[test]
    fn paragraphs_items_tables_and_lines() {
        let html = "<h2>Head</h2><p>One <b>bold</b>\n word<br>second</p>bare<ul><li>a</li><li><p>b</p></li></ul>\
                    <table><tr><th>T</th><td>1<p>2</p></td></tr><tr><td>only</td></tr></table><pre>x   1\ny   2\n</pre>";
        let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let table = Block::Table(vec![row(&["T", "1 2"]), row(&["only"])]);
        let lines = Block::Lines("x   1\ny   2".to_owned());
        let want = [p("Head"), p("One bold word"), p("second"), p("bare"), p("- a"), p("- b"), table, lines];
        assert_eq!(blocks(html), want);
    }

    #[test]
    fn blocks_come_back() {
        let html = "<p>a &lt; b</p>\n<table><tr><td>1</td><td></td></tr></table>\n<pre>a  b</pre>";
        assert_eq!(from_blocks(&blocks(html)), html);
        assert!(blocks("<p> </p><table></table><pre>\n</pre><ul><li></li></ul>").is_empty());
    }
}
