//! Texts and contents of Atom, and how they say what they are.

use super::{bare, is, must};
use crate::diag::{Clause, Level, Span};
use crate::formats::check::check;
use crate::formats::checks::{Found, first_words, nonblank, one_of};
use crate::formats::{Check, Part, Placed, finding, rule};
use crate::syntax::html::looks_like_html;
use crate::syntax::xml::Node;
use crate::text::base64;
use crate::vocab::registries::media_type;

/// The rules of texts.
pub(super) const RULES: &[Check] = &[
    check(&BAD_TEXT_TYPE, bad_text_type),
    check(&BAD_CONTENT_TYPE, bad_content_type).covering(&["atom/unknown-type"]).at("atom:content"),
    check(&MISSING_DIV, missing_div).covering(&["atom/unescaped-markup"]),
    check(&UNESCAPED_MARKUP, unescaped_markup).covering(&["atom/unescaped-markup", "atom/kept-as-extension"]),
    check(&ESCAPED_IN_XHTML, escaped_in_xhtml),
    check(&NOT_XHTML, not_xhtml).at("xhtml:div"),
    check(&HTML_BY_MEDIA_TYPE, html_by_media_type).at("atom:content"),
    check(&UNTYPED_SRC, untyped_src).at("atom:content"),
    check(&CONTENT_BESIDE_SRC, content_beside_src).at("atom:content"),
    check(&BAD_BASE64, bad_base64).at("atom:content"),
    check(&NOT_ONE_ROOT, not_one_root).at("atom:content"),
    check(&MISSING_SUMMARY, missing_summary).at("atom:content"),
    check(&MISSING_CONTENT, missing_content).at("articles"),
    check(&NO_WORDS, no_words).at("articles"),
];

/// The text constructs (RFC 4287, 3.1).
fn texts<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = &'p Placed<'a>> {
    let named = |name: &str| matches!(name, "title" | "subtitle" | "summary" | "rights");
    part.of("atom").filter(move |placed| bare(placed.node) && named(placed.node.name()))
}

/// The same and contents.
fn all<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = Node<'a, 'a>> + 'p {
    let contents = part.named("atom", "content").filter(|placed| bare(placed.node));
    texts(part).chain(contents).map(|placed| placed.node)
}

fn kind<'a>(node: Node<'a, 'a>) -> &'a str {
    node.attr("type").map_or("text", |attr| attr.value.as_ref())
}

rule! { BAD_TEXT_TYPE = "atom" / "bad-text-type", must("3.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1");
    "The `type` of a title, a subtitle, a summary or rights is `text`, `html` or `xhtml`."
    "A reader that does not know what the text is shows its tags, or nothing."
    "Write one of the three; media types are for `content`."
}

fn bad_text_type(part: &Part<'_>, found: Found<'_>) {
    let known = one_of(&["text", "html", "xhtml"]);
    for attr in texts(part).filter_map(|placed| placed.node.attr("type")).filter(|attr| !known(&attr.value)) {
        found(finding(&BAD_TEXT_TYPE, format!("`{}` is none of `text`, `html` and `xhtml`", attr.value), attr.span));
    }
}

rule! { BAD_CONTENT_TYPE = "atom" / "bad-content-type",
    must("4.1.3.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.1");
    "The `type` of a content is `text`, `html`, `xhtml` or a media type of one part; with `src` it is a media type."
    "A reader that does not know what the content is cannot show it."
    "Write `html`, or a media type as `text/plain`."
}

fn bad_content_type(part: &Part<'_>, found: Found<'_>) {
    for content in part.named("atom", "content").map(|placed| placed.node).filter(|node| bare(*node)) {
        let Some(attr) = content.attr("type") else { continue };
        let lower = attr.value.to_ascii_lowercase();
        let composite = lower.starts_with("multipart/") || lower.starts_with("message/");
        let short = content.attr("src").is_none() && matches!(attr.value.as_ref(), "text" | "html" | "xhtml");
        if !short && (composite || !media_type(&attr.value)) {
            found(finding(&BAD_CONTENT_TYPE, format!("`{}` is no media type of one part", attr.value), attr.span));
        }
    }
}

rule! { MISSING_DIV = "atom" / "missing-div", must("3.1.1.3", "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3");
    "A text of the type `xhtml` is one `div` of XHTML."
    "Readers take what is in the `div`; without it they show nothing, or the tags."
    "Put `<div xmlns=\"http://www.w3.org/1999/xhtml\">` around it; for escaped tags write `type=\"html\"`."
}

fn missing_div(part: &Part<'_>, found: Found<'_>) {
    for node in all(part).filter(|node| kind(*node) == "xhtml" && node.attr("src").is_none()) {
        let mut children = node.children();
        let first = children.next();
        let div = first.filter(|div| div.name() == "div" && part.vocabulary(*div) == "xhtml");
        if div.is_none() {
            found(finding(
                &MISSING_DIV,
                "there is no `div` of XHTML in it",
                first.map_or(node.span(), |other| other.span()),
            ));
        } else if let Some(other) = children.next() {
            found(finding(&MISSING_DIV, "there is more than the `div` in it", other.span()));
        } else if let Some((_, span)) = node.texts().find(|(text, _)| nonblank(text)) {
            found(finding(&MISSING_DIV, "there are words beside the `div`", span));
        }
    }
}

rule! { UNESCAPED_MARKUP = "atom" / "markup-in-text",
    must("3.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1");
    "A text of the type `text` or `html`, and a content of `text/...`, has no elements in it."
    "A reader shows the words without what the elements say, or nothing."
    "Escape the tags and write `type=\"html\"`; or write `type=\"xhtml\"` and a `div` around them."
}

fn unescaped_markup(part: &Part<'_>, found: Found<'_>) {
    let plain = |kind: &str| matches!(kind, "text" | "html") || (kind.starts_with("text/") && !kind.ends_with("xml"));
    for node in all(part).filter(|node| plain(kind(*node)) && node.attr("src").is_none()) {
        if let Some(child) = node.children().next() {
            let message = format!("`{}` stands in a text of the type `{}`", child.tag().qualified(), kind(node));
            found(finding(&UNESCAPED_MARKUP, message, node.span()));
        }
    }
}

rule! { ESCAPED_IN_XHTML = "atom" / "escaped-in-xhtml",
    Clause { level: Level::Should, ..must("3.1.1.3", "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3") };
    "A text of the type `xhtml` has no escaped tags in it."
    "Readers show the tags as they stand."
    "Write the tags as they are, or `type=\"html\"`."
}

fn escaped_in_xhtml(part: &Part<'_>, found: Found<'_>) {
    for node in all(part).filter(|node| kind(*node) == "xhtml") {
        let Some(div) = node.children().next().filter(|div| div.children().next().is_none()) else { continue };
        if looks_like_html(&div.text()) {
            found(finding(&ESCAPED_IN_XHTML, "there are only escaped tags in it", div.text_span()));
        }
    }
}

rule! { NOT_XHTML = "atom" / "not-xhtml", must("3.1.1.3", "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3");
    "In a text of the type `xhtml` stand elements of XHTML."
    "Readers leave out what they do not know there, or the whole text."
    "Write elements of XHTML, and put anything else beside the text."
}

fn not_xhtml(part: &Part<'_>, found: Found<'_>) {
    let mut within: Vec<Span> = Vec::new();
    let markup = |ns: &str| matches!(ns, "xhtml" | "svg" | "math" | "rdf" | "cc" | "ccrel" | "?" | "dc" | "xlink");
    for placed in part.elements() {
        let span = placed.node.whole();
        if placed.is("xhtml", "div")
            && placed.parent.is_some_and(|(_, node)| is(node, node.name()) && kind(node) == "xhtml")
        {
            within.push(span);
        } else if !markup(placed.ns) && within.iter().any(|div| div.start < span.start && span.end <= div.end) {
            found(finding(
                &NOT_XHTML,
                format!("`{}` is no element of XHTML", placed.node.tag().qualified()),
                placed.node.span(),
            ));
        }
    }
}

rule! { HTML_BY_MEDIA_TYPE = "atom" / "html-by-media-type",
    Clause { level: Level::Should, ..must("4.1.3.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.1") };
    "A piece of HTML has the type `html`; `text/html` is for whole documents."
    "Readers that take the media type at its word show it in a frame, or not at all."
    "Write `type=\"html\"`."
}

fn html_by_media_type(part: &Part<'_>, found: Found<'_>) {
    for content in part.named("atom", "content").map(|placed| placed.node).filter(|node| node.attr("src").is_none()) {
        let Some(attr) = content.attr("type").filter(|attr| attr.value.starts_with("text/html")) else { continue };
        if !content.text().to_ascii_lowercase().contains("<html") && content.children().next().is_none() {
            found(finding(&HTML_BY_MEDIA_TYPE, "it is a piece of HTML, not a whole document", attr.span));
        }
    }
}

rule! { UNTYPED_SRC = "atom" / "untyped-src",
    Clause { level: Level::Should, ..must("4.1.3.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.2") };
    "A content that is elsewhere, at its `src`, says in `type` what it is."
    "Readers choose by it whether they can show the content, before they fetch it."
    "Add the media type, as `type=\"audio/mpeg\"`."
}

fn untyped_src(part: &Part<'_>, found: Found<'_>) {
    for content in part.named("atom", "content").map(|placed| placed.node).filter(|node| bare(*node)) {
        if let Some(src) = content.attr("src").filter(|_| content.attr("type").is_none()) {
            found(finding(&UNTYPED_SRC, "nothing says of which type the content is", src.span));
        }
    }
}

rule! { CONTENT_BESIDE_SRC = "atom" / "content-beside-src",
    must("4.1.3.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.2");
    "A content that is elsewhere, at its `src`, is empty."
    "Readers take one of the two, not each the same."
    "Leave out `src` or what stands in the content."
}

fn content_beside_src(part: &Part<'_>, found: Found<'_>) {
    for content in part.named("atom", "content").map(|placed| placed.node).filter(|node| node.attr("src").is_some()) {
        if nonblank(&content.text()) || content.children().next().is_some() {
            found(finding(&CONTENT_BESIDE_SRC, "it has a `src`, and something stands in it", content.span()));
        }
    }
}

rule! { BAD_BASE64 = "atom" / "bad-base64", must("4.1.3.3", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3");
    "A content of a media type that is neither text nor XML is in base 64."
    "Readers that decode it have a file that nothing opens."
    "Encode the file in base 64, or link to it with `src`."
}

fn bad_base64(part: &Part<'_>, found: Found<'_>) {
    for content in part.named("atom", "content").map(|placed| placed.node).filter(|node| bare(*node)) {
        let kind = kind(content).to_ascii_lowercase();
        let media = kind.split(';').next().unwrap_or_default().trim();
        let words = ["text/", "multipart/", "message/"].iter().any(|words| media.starts_with(words));
        let binary = media.contains('/') && !words && !media.ends_with("+xml") && !media.ends_with("/xml");
        if binary && content.attr("src").is_none() && !base64::is(&content.text()) {
            found(finding(&BAD_BASE64, format!("what stands in it is no base 64 of `{media}`"), content.span()));
        }
    }
}

rule! { NOT_ONE_ROOT = "atom" / "not-one-root",
    Clause { level: Level::Should, ..must("4.1.3.3", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3") };
    "A content of a media type of XML is a document of it: one element, and no words beside it."
    "Programs that take the content by its type find no document in it."
    "Put one element around what stands there, or write another `type`."
}

fn not_one_root(part: &Part<'_>, found: Found<'_>) {
    for content in part.named("atom", "content").map(|placed| placed.node).filter(|node| bare(*node)) {
        // Nearly all are `html`, `xhtml` or `text`.
        if !kind(content).contains('/') {
            continue;
        }
        let kind = kind(content).to_ascii_lowercase();
        let media = kind.split(';').next().unwrap_or_default().trim();
        if !(media.ends_with("+xml") || media.ends_with("/xml")) || content.attr("src").is_some() {
            continue;
        }
        if let Some(span) = first_words(part, content) {
            found(finding(&NOT_ONE_ROOT, format!("words stand in a content of `{media}`"), span));
        } else if let Some(other) = content.children().nth(1) {
            found(finding(&NOT_ONE_ROOT, format!("a document of `{media}` has one root"), other.span()));
        } else if content.children().next().is_none() {
            found(finding(&NOT_ONE_ROOT, format!("there is no document of `{media}` in it"), content.span()));
        }
    }
}

fn entry<'a>(part: &Part<'a>) -> Option<Node<'a, 'a>> {
    part.item().filter(|item| is(*item, "entry"))
}

rule! { MISSING_SUMMARY = "atom" / "missing-summary",
    must("4.1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2");
    "An entry whose content is elsewhere, or is neither text nor XML, has a summary."
    "Readers have no words to show for it."
    "Say in `summary` what the content is."
}

fn missing_summary(part: &Part<'_>, found: Found<'_>) {
    let Some(entry) = entry(part).filter(|entry| part.children(*entry, "atom", "summary").next().is_none()) else {
        return;
    };
    let xml = |kind: &str| kind.ends_with("+xml") || kind.ends_with("/xml");
    let text = |kind: &str| !kind.contains('/') || kind.to_ascii_lowercase().starts_with("text/") || xml(kind);
    for content in part.children(entry, "atom", "content") {
        if content.attr("src").is_some() || !text(kind(content)) {
            found(finding(&MISSING_SUMMARY, "the entry has no `summary` beside it", content.span()));
        }
    }
}

rule! { MISSING_CONTENT = "atom" / "missing-content",
    must("4.1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2");
    "An entry has a content, or a link to where it is: one with the relation `alternate`."
    "Readers have nothing to show, and nowhere to lead to."
    "Add a `content`, or a `link` to the page with the story."
}

fn missing_content(part: &Part<'_>, found: Found<'_>) {
    let Some(entry) = entry(part).filter(|entry| part.children(*entry, "atom", "content").next().is_none()) else {
        return;
    };
    if !part.children(entry, "atom", "link").any(super::links::is_alternate) {
        found(finding(&MISSING_CONTENT, "the entry has neither a `content` nor a link to it", entry.span()));
    }
}

rule! { NO_WORDS = "atom" / "no-words",
    Clause { level: Level::Should, ..must("4.1.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1.1") };
    "An entry has a summary or a content."
    "Readers that show words have none but the headline."
    "Add a `summary` or a `content`."
}

fn no_words(part: &Part<'_>, found: Found<'_>) {
    let Some(entry) = entry(part) else { return };
    let has = |name| part.children(entry, "atom", name).next().is_some();
    if !has("content") && !has("summary") {
        found(finding(&NO_WORDS, "the entry has neither a `summary` nor a `content`", entry.span()));
    }
}
