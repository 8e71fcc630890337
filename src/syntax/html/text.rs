//! Plain text and HTML told apart, and the one made from the other.

use super::entities;
use crate::text::next_of;
use memchr::{memchr_iter, memchr2_iter, memrchr};
use std::borrow::Cow;

/// The elements of HTML, those of the past too, sorted.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Whether a feed reader would take this plain string as markup: it holds a tag of HTML or a character reference.
///
/// `5 < 6`, `AT&T` and `a <foo> b` are plain text.
pub fn looks_like_html(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Most texts have neither, and most are short.
    let Some(first) = next_of(bytes, 0, *b"<&") else { return false };
    let mut last = None;
    let mut places = memchr2_iter(b'<', b'&', bytes.get(first..).unwrap_or_default()).map(|at| first + at);
    places.any(|at| match bytes.get(at) {
        Some(b'<') => at < *last.get_or_insert_with(|| memrchr(b'>', bytes).unwrap_or(0)) && is_tag(text, at),
        _ => is_reference(text, at),
    })
}

/// Whether words could be taken for HTML: they [look like it](looks_like_html), or hold what is meant to be a reference in
/// numbers.
pub fn may_be_html(text: &str) -> bool {
    next_of(text.as_bytes(), 0, *b"<&").is_some() && (looks_like_html(text) || text.contains("&#"))
}

fn is_tag(text: &str, at: usize) -> bool {
    let rest = text.get(at + 1..).unwrap_or_default();
    if rest.starts_with("!--") {
        return true;
    }
    let rest = rest.strip_prefix('/').unwrap_or(rest).as_bytes();
    let len = rest.iter().take(12).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let ends = rest.get(len).is_some_and(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r'));
    let mut name = [0; 12];
    for (lower, byte) in name.iter_mut().zip(rest.iter().take(len)) {
        *lower = byte.to_ascii_lowercase();
    }
    let name = name.get(..len).unwrap_or_default();
    ends && TAGS.binary_search_by(|tag| tag.as_bytes().cmp(name)).is_ok()
}

fn is_reference(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    if rest.as_bytes().get(1) != Some(&b'#') {
        return name_at(text, at).is_some_and(entities::is_known);
    }
    entities::reference(rest, false).is_some_and(|(_, len)| rest.as_bytes().get(len - 1) == Some(&b';'))
}

/// The name of a reference whose `&` stands at `at`, with its `;`.
fn name_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at + 1..)?;
    let len = rest.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    let named = rest.as_bytes().get(len) == Some(&b';') && rest.starts_with(|c: char| c.is_ascii_alphabetic());
    rest.get(..len + 1).filter(|_| named)
}

/// The value of an attribute, with its references resolved.
pub fn attribute_value(text: &str) -> Cow<'_, str> {
    entities::decode(text, true)
}

/// The first reference by a name that HTML does not have, and where it stands.
pub fn unknown_reference(text: &str) -> Option<std::ops::Range<usize>> {
    memchr_iter(b'&', text.as_bytes())
        .find_map(|at| name_at(text, at).filter(|name| !entities::is_known(name)).map(|name| at..at + 1 + name.len()))
}

/// HTML that says exactly this plain text.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>')) {
        return Cow::Borrowed(text);
    }
    let extra = memchr_iter(b'&', text.as_bytes()).count() * 4 + 16;
    let mut out = String::with_capacity(text.len() + extra);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}
