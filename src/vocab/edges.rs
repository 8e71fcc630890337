//! White space at the edges of what an element holds.
//!
//! Publishers put line breaks and indentation around values; those are no part of them. A value that really begins or
//! ends with white space is written with a character reference there, and a reader keeps that.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::diag::Report;
use crate::syntax::html;
use crate::syntax::xml::{Cursor, Emitter, Name, Tag};

/// The text of the element `tag` without white space at its edges. `source` is the text the cursor reads.
pub fn words<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Cow<'s, str> {
    let text = cursor.text(tag, report);
    trim(source, tag, cursor.position(), text)
}

/// `value`, the content of the element `tag` that ends at `end`, without white space at its edges.
pub fn trim<'s>(source: &'s str, tag: &Tag<'s>, end: usize, value: Cow<'s, str>) -> Cow<'s, str> {
    if !at_edge(&value) {
        return value;
    }
    let inside = inside(source, tag, end);
    let (start, end) = (inside.starts_with('&'), inside.ends_with(';'));
    match value {
        Cow::Borrowed(value) => Cow::Borrowed(cut(value, start, end)),
        Cow::Owned(value) => Cow::Owned(cut(&value, start, end).to_owned()),
    }
}

/// What stands in the document between the tags of the element `tag`, which ends at `end`.
pub fn inside<'s>(source: &'s str, tag: &Tag<'s>, end: usize) -> &'s str {
    let inside = source.get(tag.end..end).unwrap_or_default();
    inside.rfind("</").and_then(|n| inside.get(..n)).unwrap_or(inside)
}

fn cut(mut value: &str, keep_start: bool, keep_end: bool) -> &str {
    if !keep_start {
        value = value.trim_ascii_start();
    }
    if keep_end { value } else { value.trim_ascii_end() }
}

/// Whether `value` begins or ends with white space.
pub fn at_edge(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_whitespace) || bytes.last().is_some_and(u8::is_ascii_whitespace)
}

/// The words with one space between them, as a reader shows text in which white space does not count.
pub fn squash(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Writes words as character data that [`words`] reads back as they are. What could be taken for markup of HTML stands in
/// numbers, `&#x3C;`: that says that it is none (RSS profile, "Character data").
pub fn text(out: &mut Emitter, value: &str) {
    if html::may_be_html(value) {
        return between_edges(out, value, Emitter::text_in_numbers);
    }
    data(out, value);
}

/// Writes `value` as character data that [`words`] reads back as it is.
pub fn data(out: &mut Emitter, value: &str) {
    // Nothing is written for no text, or the element would not be an empty one.
    between_edges(out, value, Emitter::text);
}

/// Writes white space at the edges as references, and what is between them, if there is something, as `write` does.
fn between_edges(out: &mut Emitter, value: &str, write: impl FnOnce(&mut Emitter, &str)) {
    let (first, rest) = split_first(value);
    let (rest, last) = split_last(rest);
    reference(out, first);
    if !rest.is_empty() {
        write(out, rest);
    }
    reference(out, last);
}

/// How a section begins that holds markup as it is.
static SECTION: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<![CDATA["));

/// [`data`] for markup: a CDATA section, which holds it as it is, where it has tags. One in which another seems to begin
/// could be taken for one that was never closed.
pub fn markup(out: &mut Emitter, value: &str) {
    if memchr::memchr(b'<', value.as_bytes()).is_none() || SECTION.find(value.as_bytes()).is_some() {
        return data(out, value);
    }
    between_edges(out, value, Emitter::cdata);
}

/// Writes an attribute that holds words, as [`text`] does.
pub fn attr(out: &mut Emitter, name: &str, value: Option<&str>) {
    match value {
        Some(value) if html::looks_like_html(value) => out.attr_in_numbers(name, value),
        value => out.optional_attr(name, value),
    }
}

/// Whether character data that says `value` has its `<` and `&` in numbers, as [`text`] writes them: none stands
/// for itself, by its name, or in a CDATA section.
pub fn is_in_numbers(data: &str, value: &str) -> bool {
    let named = |rest: &str| !["#", "gt;", "quot;", "apos;"].iter().any(|known| rest.starts_with(known));
    data != value && !data.contains('<') && !data.split('&').skip(1).any(named)
}

/// Whether words stand for themselves, escaped.
fn stands(value: &str) -> bool {
    !at_edge(value) && !html::may_be_html(value)
}

/// Writes an element that holds words, as [`text`] does.
pub fn element(out: &mut Emitter, name: &str, value: &str) {
    if stands(value) {
        return out.element(name, value);
    }
    out.start(name);
    text(out, value);
    out.end();
}

/// The same under a name that is known beforehand.
pub fn words_of(out: &mut Emitter, name: Name, value: &str) {
    // What need not be escaped is no markup either.
    if at_edge(value) || !out.plain(name, value) {
        element(out, name.as_str(), value);
    }
}

fn split_first(value: &str) -> (Option<u8>, &str) {
    match value.as_bytes().first() {
        Some(b) if b.is_ascii_whitespace() => (Some(*b), value.get(1..).unwrap_or_default()),
        _ => (None, value),
    }
}

fn split_last(value: &str) -> (&str, Option<u8>) {
    match value.as_bytes().last() {
        Some(b) if b.is_ascii_whitespace() => (value.get(..value.len() - 1).unwrap_or_default(), Some(*b)),
        _ => (value, None),
    }
}

fn reference(out: &mut Emitter, byte: Option<u8>) {
    if let Some(byte) = byte {
        out.raw(&format!("&#{byte};"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::xml::Limits;

    fn read(xml: &str) -> String {
        let (mut cursor, mut report) = (Cursor::new(xml, &[], Limits::default()), Report::default());
        let tag = cursor.root(&mut report).unwrap();
        words(xml, &mut cursor, &tag, &mut report).into_owned()
    }

    #[test]
    fn what_is_written_comes_back() {
        for value in ["", " ", "  ", " a ", "\na\t\n", "a", "a;", "&", "a &", "< "] {
            let mut out = Emitter::new();
            element(&mut out, "t", value);
            assert_eq!(read(out.written()), value, "{}", out.written());
        }
        for value in ["<p>a &amp; b</p>", " <p> ", "<p>]]></p>]]>", "<\r>", "<![CDATA[a]]>", "<", "\n<p>\n\n"] {
            let mut out = Emitter::new();
            out.start("t");
            markup(&mut out, value);
            out.end();
            assert_eq!(read(out.written()), value, "{}", out.written());
        }
    }

    #[test]
    fn indentation_is_no_part_of_a_value() {
        assert_eq!(read("<t>\n  Sea &amp; shore\n</t>"), "Sea & shore");
        assert_eq!(read("<t> <![CDATA[ Sea ]]> </t>"), "Sea");
    }
}
