//! The texts of feeds that are HTML, and those that are not.

use std::borrow::Cow;

use crate::diag::Span;
use crate::formats::{Part, Placed};
use crate::syntax::xml::Node;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Escaped HTML.
    Html,
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
    /// Whether each byte of the text is a byte of the document.
    exact: bool,
}

impl Words<'_> {
    /// Where a piece of the text stands: the piece where that is known, else the text.
    pub fn place(&self, range: &std::ops::Range<usize>) -> Span {
        if self.exact { Span::new(self.span.start + range.start, self.span.start + range.end) } else { self.span }
    }
}

/// Every text of a part that is one of these.
pub(super) fn words<'p, 'a>(part: &'p Part<'a>, kind: Kind) -> impl Iterator<Item = Words<'a>> + 'p {
    let elements = part.elements().iter().filter(move |placed| kind_of(placed) == Some(kind));
    let texts = elements.map(move |placed| text(placed.node, part.text));
    let attributes = part.elements().iter().filter(move |_| kind == Kind::Plain).flat_map(plain_attributes);
    texts.chain(attributes)
}

fn text<'a>(node: Node<'a, 'a>, source: &str) -> Words<'a> {
    let (text, span) = (node.text(), node.text_span());
    let exact = source.get(span.start..span.end) == Some(text.as_ref());
    Words { text, span, of: node.tag().qualified(), exact }
}

fn kind_of(placed: &Placed<'_>) -> Option<Kind> {
    use Kind::{Html, Plain};
    let node = placed.node;
    let typed = || node.attr("type").map_or("text", |attr| attr.value.as_ref());
    match (placed.ns, node.name()) {
        ("atom", "title" | "subtitle" | "summary" | "rights" | "content") => match typed() {
            "html" | "text/html" => Some(Html),
            "text" | "text/plain" | "" => Some(Plain),
            _ => None,
        },
        ("atom", "name" | "generator") => Some(Plain),
        ("media", "title" | "description" | "text") => Some(if typed() == "html" { Html } else { Plain }),
        ("media", "category" | "keywords" | "credit" | "copyright") => Some(Plain),
        ("content", "encoded") => Some(Html),
        ("itunes", "title" | "author" | "subtitle" | "summary" | "keywords" | "name") => Some(Plain),
        ("feedburner", "feedFlare" | "browserFriendly") => Some(Plain),
        ("dc", "title" | "creator" | "contributor" | "publisher" | "subject") => Some(Plain),
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
        exact: false,
    })
}
