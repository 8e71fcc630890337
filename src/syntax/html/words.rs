//! The words of HTML in reading order.

use super::fragment;
use super::tree::{Data, Space, Step, Tree};

/// How far an element stands from what is around it, in line ends.
pub(super) fn distance(name: &str) -> u8 {
    match name {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "ul" | "ol" | "menu" | "dl" | "table" => 2,
        "pre" | "figure" | "hr" | "section" | "article" | "aside" | "header" | "footer" | "main" | "nav" => 2,
        "form" | "fieldset" | "details" | "hgroup" | "video" | "audio" | "xmp" | "listing" => 2,
        "div" | "li" | "tr" | "dt" | "dd" | "address" | "caption" | "figcaption" | "center" | "summary" => 1,
        "thead" | "tbody" | "tfoot" | "legend" | "option" | "dir" | "dialog" | "body" | "noscript" => 1,
        _ => 0,
    }
}

pub(super) fn is_silent(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "title" | "head" | "iframe" | "noembed" | "noframes" | "datalist")
}

/// The words, in reading order: paragraphs a blank line apart, lines, items and rows by a line end, cells by a tab.
///
/// Entities are characters; scripts, styles and titles are left out; `q` gets the quotation marks a browser shows.
pub fn to_text(html: &str) -> String {
    let (tree, top) = fragment::tree(html);
    let mut words = Words { out: String::with_capacity(html.len() / 2), breaks: 0, gap: None, pre: 0 };
    let mut walk = tree.walk(top);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) => match tree.data(id) {
                Data::Bare => {}
                Data::Text(text) => words.text(text),
                Data::Element(element) if element.space == Space::Html && is_silent(&element.name) => walk.pass(id),
                Data::Element(element) => words.open(&element.name, in_item(&tree, id)),
            },
            Step::Leave(id) if !is_silent(tree.name(id)) => words.close(tree.name(id), in_item(&tree, id)),
            Step::Leave(_) => {}
        }
    }
    words.out
}

/// Lists inside an item of a list stand close.
fn in_item(tree: &Tree, id: super::tree::Id) -> bool {
    tree.parent(id).is_some_and(|parent| matches!(tree.name(parent), "li" | "dd"))
}

struct Words {
    out: String,
    breaks: u8,
    gap: Option<char>,
    pre: usize,
}

impl Words {
    fn away(&mut self, name: &str, in_item: bool) {
        let distance = if in_item { distance(name).min(1) } else { distance(name) };
        self.breaks = self.breaks.max(distance);
    }

    fn open(&mut self, name: &str, in_item: bool) {
        self.away(name, in_item);
        match name {
            "br" => self.line_end(),
            "q" => self.text("“"),
            "pre" | "xmp" | "listing" | "textarea" => self.pre += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str, in_item: bool) {
        match name {
            "q" => self.text("”"),
            "td" | "th" => self.gap = Some('\t'),
            "pre" | "xmp" | "listing" | "textarea" => self.pre = self.pre.saturating_sub(1),
            _ => {}
        }
        self.away(name, in_item);
    }

    /// A `br` ends a line even where a line ends already.
    fn line_end(&mut self) {
        self.settle();
        self.gap = None;
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn settle(&mut self) {
        if !self.out.is_empty() && self.breaks > 0 {
            let there = self.out.bytes().rev().take(2).take_while(|byte| *byte == b'\n').count();
            for _ in there..usize::from(self.breaks) {
                self.out.push('\n');
            }
            self.gap = None;
        }
        self.breaks = 0;
    }

    fn text(&mut self, text: &str) {
        if self.pre > 0 {
            self.settle();
            self.out.push_str(text);
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        for (index, word) in text.split(is_space).enumerate() {
            if index > 0 && self.gap.is_none() {
                self.gap = Some(' ');
            }
            if word.is_empty() {
                continue;
            }
            self.settle();
            match self.gap.take() {
                Some(gap) if !self.out.is_empty() && !self.out.ends_with('\n') => self.out.push(gap),
                _ => {}
            }
            self.out.push_str(word);
        }
    }
}
