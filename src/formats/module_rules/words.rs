//! The texts of feeds that are HTML, and those that are not.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use crate::diag::Span;
use crate::formats::{Part, Placed};
use crate::syntax::xml::Node;
use crate::text::base64;
use crate::vocab::edges;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Escaped HTML.
    Html,
    /// HTML in base 64.
    Coded,
    /// Words without any markup.
    Plain,
}

/// A text with its place.
pub(super) struct Words<'a> {
    pub text: Cow<'a, str>,
    /// Where all of it stands.
    pub span: Span,
    /// The element it is of, for messages.
    pub of: &'a str,
}

impl Words<'_> {
    /// Whether the markup of the text is written so that it says to be none (RSS profile, "Character data").
    pub fn is_in_numbers(&self, document: &str) -> bool {
        document.get(self.span.start..self.span.end).is_some_and(|data| edges::is_in_numbers(data, &self.text))
    }
    /// Where pieces of the text stand: each piece where every byte of the text is one of the document, else the text.
    pub fn places(&self, document: &str) -> impl Fn(&Range<usize>) -> Span {
        let (whole, exact) = (self.span, document.get(self.span.start..self.span.end) == Some(self.text.as_ref()));
        move |piece| if exact { Span::new(whole.start + piece.start, whole.start + piece.end) } else { whole }
    }
}

/// Every text of a part in which there may be markup, with what it is.
pub(super) fn marked<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = (Kind, Words<'a>)> + 'p {
    let elements = part.elements().iter().filter_map(|placed| match kind_of(placed)? {
        // What is decoded stands nowhere: its place is the text as it came.
        Kind::Coded => {
            let words = text(placed.node);
            Some((Kind::Html, Words { text: Cow::Owned(base64::decode(&words.text)?), ..words }))
        }
        kind => Some((kind, text(placed.node))),
    });
    let attributes = part.elements().iter().flat_map(plain_attributes).map(|words| (Kind::Plain, words));
    elements.chain(attributes).filter(|(_, words)| memchr2(b'<', b'&', words.text.as_bytes()).is_some())
}

fn text<'a>(node: Node<'a, 'a>) -> Words<'a> {
    Words { text: node.text(), span: node.text_span(), of: node.tag().qualified() }
}

fn kind_of(placed: &Placed<'_>) -> Option<Kind> {
    use Kind::{Html, Plain};
    let node = placed.node;
    let typed = || node.attr("type").map_or("text", |attr| attr.value.as_ref());
    match (placed.ns, node.name()) {
        ("atom", "title" | "subtitle" | "summary" | "rights" | "content") => match typed() {
            "html" | "text/html" => Some(Html),
            "text" | "text/plain" | "" => Some(Plain),
            "application/html" | "application/x-html" => Some(Kind::Coded),
            _ => None,
        },
        ("atom", "name" | "generator") => Some(Plain),
        ("media", "title" | "description" | "text") => Some(if typed() == "html" { Html } else { Plain }),
        ("media", "category" | "keywords" | "credit" | "copyright") => Some(Plain),
        ("content", "encoded") => Some(Html),
        ("itunes", "title" | "author" | "subtitle" | "summary" | "keywords" | "name") => Some(Plain),
        ("feedburner", "feedFlare" | "browserFriendly") => Some(Plain),
        ("podcast", "person" | "funding") | ("slash", "section" | "department") => Some(Plain),
        (
            "dc",
            "title" | "creator" | "contributor" | "publisher" | "subject" | "rights" | "coverage" | "format"
            | "relation" | "source" | "type",
        ) => Some(Plain),
        ("", "description") if placed.within("", "item") => Some(Html),
        (
            "",
            "title" | "description" | "category" | "author" | "copyright" | "generator" | "source" | "managingEditor"
            | "webMaster",
        ) => Some(Plain),
        _ => None,
    }
}

fn plain_attributes<'a>(placed: &Placed<'a>) -> impl Iterator<Item = Words<'a>> + use<'a> {
    let names: &[&str] = match (placed.ns, placed.node.name()) {
        ("atom", "link") => &["title"],
        ("atom", "category") => &["label"],
        ("sx", "history") => &["by"],
        ("sx", "related") => &["title"],
        _ => &[],
    };
    let node = placed.node;
    names.iter().filter_map(move |name| node.attr(name)).map(move |attr| Words {
        text: Cow::Borrowed(attr.value.as_ref()),
        span: attr.span,
        of: attr.name,
    })
}
