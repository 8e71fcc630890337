//! The emitter: well-formed XML, piece by piece, into a buffer that the writer drains.
//!
//! Values are escaped once, here and nowhere else. Characters that XML forbids are left out and counted.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::escape::{escape_apostrophed, escape_attribute, escape_text, may_hold_forbidden, stands_as_text};

/// Writes XML into a buffer.
///
/// ```
/// use wiredesk::syntax::xml::Emitter;
///
/// let mut out = Emitter::indented();
/// out.start("item");
/// out.element("title", "Fish & chips");
/// out.end();
/// assert_eq!(out.take(), "<item>\n  <title>Fish &amp; chips</title>\n</item>\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Emitter {
    out: String,
    /// The names of the open elements, one behind the other.
    names: String,
    open: Vec<Level>,
    indent: bool,
    /// The start tag written last has no `>` yet.
    pending: bool,
    dropped: usize,
}

/// The name of an element that is known beforehand, with its tags, which are written at once.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// The start tag.
    pub start: &'static str,
    /// The same on a line of its own, as far in as the elements of an item stand.
    pub line: &'static str,
    /// The end tag.
    pub end: &'static str,
}

impl Name {
    /// The name.
    pub fn as_str(self) -> &'static str {
        self.end.strip_prefix("</").and_then(|name| name.strip_suffix('>')).unwrap_or_default()
    }
}

/// The [`Name`] of a literal.
macro_rules! name {
    ($name:literal) => {
        $crate::syntax::xml::Name {
            start: concat!("<", $name, ">"),
            line: concat!("\n    <", $name, ">"),
            end: concat!("</", $name, ">"),
        }
    };
}
pub(crate) use name;

/// What ends a CDATA section.
static CDATA_END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("]]>"));

/// How many bytes are handed over instead of copied.
const LARGE: usize = 1 << 20;
/// A new line as far in as elements usually stand.
const INDENT: &str = "\n                                ";

/// An open element.
#[derive(Clone, Copy, Debug)]
struct Level {
    /// Where its name begins.
    name: usize,
    /// White space counts inside: it holds text.
    mixed: bool,
    /// It holds elements, each on a line of its own.
    lines: bool,
}

impl Emitter {
    /// Everything on one line.
    pub fn new() -> Self {
        Self::default()
    }

    /// Each element on a line of its own, two spaces further in than its parent, except where text stands.
    pub fn indented() -> Self {
        Self { indent: true, ..Self::default() }
    }

    /// `<?xml version="1.0" encoding="UTF-8"?>`.
    pub fn declaration(&mut self) {
        self.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        if self.indent {
            self.out.push('\n');
        }
    }

    /// Opens an element.
    pub fn start(&mut self, name: &str) {
        self.line();
        let mixed = self.open.last().is_some_and(|level| level.mixed);
        self.open.push(Level { name: self.names.len(), mixed, lines: false });
        self.names.push_str(name);
        self.out.push('<');
        self.out.push_str(name);
        self.pending = true;
    }

    /// Adds an attribute to the element just opened. Behind its content there is no place for one, and it is left out.
    pub fn attr(&mut self, name: &str, value: &str) {
        if self.pending {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.dropped += escape_attribute(&mut self.out, value);
            self.out.push('"');
        }
    }

    /// The same of words: their `<` and `&` stand in numbers, which says that they are no markup.
    pub fn attr_in_numbers(&mut self, name: &str, value: &str) {
        self.in_numbers(|out| out.attr(name, value));
    }

    /// An empty element: the parts of its start tag, from `<` to the apostrophe before its last value, which need no
    /// escaping, as names and URIs of our own do not; and that value. Between apostrophes the quotation marks of JSON stand
    /// as they are.
    pub fn empty(&mut self, start: &[&str], value: &str) {
        self.line();
        start.iter().for_each(|part| self.out.push_str(part));
        self.dropped += escape_apostrophed(&mut self.out, value);
        self.out.push_str("'/>");
        self.newline_at_end();
    }

    /// The same of a value in which nothing need be escaped, as of one that is known beforehand.
    pub fn empty_bare(&mut self, start: &str, value: &str) {
        debug_assert!(stands_as_text(value) && !value.contains(['\'', '\n', '\t']), "it has to be escaped: {value}");
        self.line();
        self.out.push_str(start);
        self.out.push_str(value);
        self.out.push_str("'/>");
        self.newline_at_end();
    }

    /// [`attr`](Self::attr), if there is a value.
    pub fn optional_attr(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.attr(name, value);
        }
    }

    /// Says before the first child that text will follow between the children, so that no white space is put there.
    pub fn mixed(&mut self) {
        if let Some(level) = self.open.last_mut() {
            level.mixed = true;
        }
    }

    /// Character data.
    pub fn text(&mut self, value: &str) {
        self.inside();
        self.dropped += escape_text(&mut self.out, value);
    }

    /// Character data that are words, as in [`attr_in_numbers`](Self::attr_in_numbers).
    pub fn text_in_numbers(&mut self, value: &str) {
        self.in_numbers(|out| out.text(value));
    }

    fn in_numbers(&mut self, write: impl FnOnce(&mut Self)) {
        let from = self.out.len();
        write(self);
        let written = self.out.split_off(from);
        self.out.push_str(&written.replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;"));
    }

    /// Character data as a CDATA section; a `]]>` in it is divided between two.
    pub fn cdata(&mut self, value: &str) {
        self.inside();
        if !stands_in_cdata(value) {
            self.dropped += escape_text(&mut self.out, value);
            return;
        }
        self.out.push_str("<![CDATA[");
        let mut from = 0;
        for end in CDATA_END.find_iter(value.as_bytes()) {
            self.out.push_str(value.get(from..end).unwrap_or_default());
            self.out.push_str("]]]]><![CDATA[>");
            from = end + 3;
        }
        self.out.push_str(value.get(from..).unwrap_or_default());
        self.out.push_str("]]>");
    }

    /// Markup that is well-formed already, among text.
    pub fn raw(&mut self, markup: &str) {
        self.inside();
        self.out.push_str(markup);
    }

    /// An element that is well-formed already, as a child like others.
    pub fn raw_element(&mut self, markup: &str) {
        self.line();
        self.out.push_str(markup);
        self.newline_at_end();
    }

    /// Closes the element opened last; `<name/>` when nothing stands in it.
    pub fn end(&mut self) {
        let Some(level) = self.open.pop() else { return };
        if std::mem::take(&mut self.pending) {
            self.out.push_str("/>");
        } else {
            if level.lines && !level.mixed {
                self.newline();
            }
            self.out.push_str("</");
            self.out.push_str(self.names.get(level.name..).unwrap_or_default());
            self.out.push('>');
        }
        self.names.truncate(level.name);
        self.newline_at_end();
    }

    /// An element that holds text.
    pub fn element(&mut self, name: &str, text: &str) {
        self.line();
        self.out.reserve(2 * name.len() + text.len() + "<></>".len());
        self.out.push('<');
        self.out.push_str(name);
        if text.is_empty() {
            self.out.push_str("/>");
        } else {
            self.out.push('>');
            self.dropped += escape_text(&mut self.out, text);
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self.newline_at_end();
    }

    /// The same under a name that is known beforehand, where nothing in the text need be escaped; whether that is so. If not,
    /// or for no text, nothing is written.
    pub fn plain(&mut self, name: Name, text: &str) -> bool {
        let plain = !text.is_empty() && stands_as_text(text);
        if plain {
            self.bare(name, text);
        }
        plain
    }

    /// The same of a text of which that is known, as of a number or a time.
    pub fn bare(&mut self, name: Name, text: &str) {
        debug_assert!(stands_as_text(text), "it has to be escaped: {text}");
        self.out.reserve(name.line.len() + text.len() + name.end.len());
        match self.open.as_mut_slice() {
            [_, item] if self.indent && !self.pending && !item.mixed => {
                item.lines = true;
                self.out.push_str(name.line);
            }
            _ => {
                self.line();
                self.out.push_str(name.start);
            }
        }
        self.out.push_str(text);
        self.out.push_str(name.end);
        self.newline_at_end();
    }

    /// Begins an element that stays empty: [`attr`](Self::attr) gives it its attributes, [`end_empty`](Self::end_empty) ends it,
    /// and nothing need be remembered of it.
    pub fn start_empty(&mut self, name: Name) {
        self.line();
        self.out.push_str(name.start.strip_suffix('>').unwrap_or_default());
        self.pending = true;
    }

    /// Ends an element that was begun as an empty one.
    pub fn end_empty(&mut self) {
        self.pending = false;
        self.out.push_str("/>");
        self.newline_at_end();
    }

    /// [`element`](Self::element), if there is a text.
    pub fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.element(name, text);
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// How many characters XML forbids were left out.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// What was written and not taken yet.
    pub fn written(&self) -> &str {
        &self.out
    }

    /// Takes what was written; writing goes on where it was. A start tag without content is closed first.
    pub fn take(&mut self) -> String {
        self.finish_start();
        std::mem::take(&mut self.out)
    }

    /// Writes behind what is in `to`, which is borrowed until [`drain_to`](Self::drain_to) gives it back, so that nothing
    /// is copied.
    pub fn continue_in(&mut self, to: &mut String) {
        if self.out.is_empty() {
            std::mem::swap(&mut self.out, to);
        }
    }

    /// Hands over what was written, behind what is in `to`, and keeps the buffer unless it is large: what is large is
    /// not held twice.
    pub fn drain_to(&mut self, to: &mut String) {
        self.finish_start();
        if to.is_empty() {
            std::mem::swap(&mut self.out, to);
        } else if self.out.len() < LARGE {
            to.push_str(&self.out);
            self.out.clear();
        } else {
            self.out.insert_str(0, to);
            *to = std::mem::take(&mut self.out);
        }
    }

    fn finish_start(&mut self) {
        if std::mem::take(&mut self.pending) {
            self.out.push('>');
        }
    }

    /// Text follows.
    fn inside(&mut self) {
        self.finish_start();
        self.mixed();
    }

    /// An element follows.
    fn line(&mut self) {
        self.finish_start();
        if let Some(level) = self.open.last_mut().filter(|level| !level.mixed) {
            level.lines = true;
            self.newline();
        }
    }

    fn newline(&mut self) {
        if !self.indent {
            return;
        }
        let depth = self.open.len();
        match INDENT.get(..1 + 2 * depth) {
            Some(indent) => self.out.push_str(indent),
            None => self.out.extend(std::iter::once("\n").chain(std::iter::repeat_n("  ", depth))),
        }
    }

    fn newline_at_end(&mut self) {
        if self.indent && self.open.is_empty() {
            self.out.push('\n');
        }
    }
}

/// Whether nothing in a value has to change where nothing can be escaped: a carriage return would come back as a line
/// feed, and what XML forbids has to be left out.
fn stands_in_cdata(value: &str) -> bool {
    !may_hold_forbidden(value.as_bytes()) || value.chars().all(|c| c != '\r' && super::chars::is_allowed(c))
}

#[cfg(test)]
#[path = "emit_tests.rs"]
mod tests;
