//! Text constructs (RFC 4287, 3.1), `content` (4.1.3), and the `mode` of 0.3, both ways.

use super::read::{Around, attributes, trim};
use crate::diag::{Diagnostic, Report};
use crate::model::{Lang, Text, TextKind};
use crate::syntax::html;
use crate::syntax::xml::{Content, Cursor, Emitter, Limits, Name, Piece, Tag, XHTML, escape_text};
use crate::text::base64;
use crate::vocab::edges;

/// How the words of a construct stand in the document.
enum Form {
    /// As text, markup escaped.
    Escaped(TextKind),
    /// As XHTML inside a `div`.
    Div,
    /// As XHTML without a `div` around it that is not its own (0.3).
    Inline,
    /// As XML of a media type.
    Xml(String),
    /// In base 64, as text of a kind (0.3).
    Base64(TextKind),
}

/// Reads a Text construct or `content`.
pub(super) fn read_text<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    report: &mut Report,
) -> Option<Text> {
    attributes(cursor, tag, &["type", "mode", "src"], report);
    let mut text = Text { lang: around.lang_of(cursor, tag).map(Lang), ..Text::default() };
    text.base = around.base_of(cursor, tag);
    text.src = tag.attr("src").map(|src| trim(&src).to_owned()).filter(|src| !src.is_empty());
    let (elsewhere, mut whole) = (text.src.is_some(), false);
    text.src = text.src.or_else(|| cursor.attr(tag, "nar", "src").map(Into::into));
    match form(tag, elsewhere, around.old, report) {
        Form::Escaped(kind) => read_escaped(cursor, tag, kind, &mut text, report),
        Form::Div => read_div(cursor, tag, around, &mut text, report),
        Form::Inline => {
            text.kind = TextKind::Xhtml;
            text.value = trim(&cursor.inner_whole_in(tag, XHTML, report)).to_owned();
        }
        Form::Xml(media) => read_xml(cursor, tag, media, &mut text, report),
        Form::Base64(kind) => {
            let value = cursor.text(tag, report);
            let decoded = base64::decode(&value);
            // White space in what is no text is a part of it.
            whole = decoded.is_some() && matches!(kind, TextKind::Media(_));
            text.value = decoded.unwrap_or_else(|| trim(&value).to_owned());
            text.kind = kind;
        }
    }
    if !whole && text.kind != TextKind::Xhtml && edges::at_edge(&text.value) {
        let value = std::mem::take(&mut text.value);
        text.value = edges::trim(around.text, tag, cursor.position(), value.into()).into_owned();
    }
    (!text.value.is_empty() || text.src.is_some()).then_some(text)
}

/// The form that `type` and `mode` state; `old` in 0.3, where a `div` is part of what it holds.
fn form(tag: &Tag<'_>, elsewhere: bool, old: bool, report: &mut Report) -> Form {
    let stated = tag.attr("type");
    let word = stated.as_deref().unwrap_or_default().trim().to_ascii_lowercase();
    // Of words and of HTML parameters say nothing that holds in a document whose characters are known.
    let word = match word.split_once(';').map(|(media, _)| media.trim_end()) {
        Some(media @ ("text/plain" | "text/html" | "application/xhtml+xml")) => media.to_owned(),
        _ => word,
    };
    let mode = tag.attr("mode").map(|mode| mode.trim().to_ascii_lowercase());
    let markup = if old { Form::Inline } else { Form::Div };
    match (word.as_str(), mode.as_deref()) {
        (word, Some("base64")) if word.is_empty() || word.starts_with("text/") => Form::Base64(kind_of(word)),
        ("application/xhtml+xml", Some("base64")) => Form::Base64(TextKind::Html),
        ("application/xhtml+xml", Some("escaped")) => Form::Escaped(TextKind::Html),
        ("text/html" | "html", Some("xml")) => markup,
        ("" | "text", _) => Form::Escaped(TextKind::Plain),
        ("html", _) => Form::Escaped(TextKind::Html),
        ("xhtml", _) => Form::Div,
        ("text/html", _) => Form::Escaped(TextKind::Html),
        ("application/xhtml+xml", _) if elsewhere => Form::Escaped(TextKind::Xhtml),
        ("application/xhtml+xml", _) => markup,
        ("text/plain", _) if !elsewhere => Form::Escaped(TextKind::Plain),
        (word, _) if is_xml(word) => Form::Xml(stated.unwrap_or_default().trim().to_owned()),
        (word, _) if word.contains('/') => {
            let kind = TextKind::Media(stated.unwrap_or_default().trim().to_owned());
            if is_text(word) { Form::Escaped(kind) } else { Form::Base64(kind) }
        }
        _ => {
            let message = format!("`{word}` is no type that Atom knows; the content is read as plain words");
            report.add(Diagnostic::warning("atom/unknown-type", message).at(tag.span()));
            Form::Escaped(TextKind::Plain)
        }
    }
}

fn kind_of(word: &str) -> TextKind {
    match word {
        "" | "text/plain" => TextKind::Plain,
        "text/html" => TextKind::Html,
        other => TextKind::Media(other.to_owned()),
    }
}

/// Media types whose content stands as markup (RFC 4287, 4.1.3.3, item 4).
fn is_xml(media: &str) -> bool {
    let media = media.split(';').next().unwrap_or_default().trim_end();
    media.contains('/') && (media.ends_with("+xml") || media.ends_with("/xml"))
}

/// Media types whose content stands as text (RFC 4287, 4.1.3.3, item 5); multipart content of 0.3 is kept elsewhere.
fn is_text(media: &str) -> bool {
    ["text/", "multipart/", "message/"]
        .iter()
        .any(|kind| media.get(..kind.len()).is_some_and(|m| m.eq_ignore_ascii_case(kind)))
}

/// Escaped text. Markup that was not escaped is taken as HTML.
fn read_escaped<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, kind: TextKind, text: &mut Text, report: &mut Report) {
    (text.value, text.kind) = match cursor.content(tag, report) {
        Content::Text(value) => (value.into_owned(), kind),
        Content::Markup(markup) => {
            let message = format!("`{}` holds elements that its type does not allow; they are read as HTML", tag.name);
            report.add(Diagnostic::warning("atom/unescaped-markup", message).at(tag.span()));
            (markup, if kind == TextKind::Plain { TextKind::Html } else { kind })
        }
    };
}

/// XHTML (RFC 4287, 3.1.1.3): the inside of its `div`. Without one, everything inside.
fn read_div<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, around: &Around<'s>, text: &mut Text, report: &mut Report) {
    text.kind = TextKind::Xhtml;
    let (mut words, mut div) = (String::new(), false);
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Child(child) if child.is("div") && !div && trim(&words).is_empty() => {
                attributes(cursor, &child, &[], report);
                if let Some(lang) = around.lang_of(cursor, &child) {
                    text.lang = Some(Lang(lang));
                }
                if cursor.attr(&child, "xml", "base").is_some() {
                    text.base = around.base_of(cursor, &child);
                }
                let value = cursor.inner_whole(&child, report);
                text.value = edges::trim(around.text, &child, cursor.position(), value.into()).into_owned();
                div = true;
            }
            Piece::Text(words) if div && trim(&words).is_empty() => {}
            Piece::Text(more) if !div => words.push_str(&more),
            Piece::Child(_) | Piece::Text(_) => {
                text.value = trim(&cursor.inner_whole(tag, report)).to_owned();
                return;
            }
        }
    }
    if !div {
        escape_text(&mut text.value, trim(&words));
    }
}

/// An element of XHTML, which is a body: what stands in it.
pub(super) fn read_xhtml<'s>(
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    around: &Around<'s>,
    report: &mut Report,
) -> Option<Text> {
    let (lang, base) = (around.lang_of(cursor, tag).map(Lang), around.base_of(cursor, tag));
    let value = trim(&cursor.inner_whole(tag, report)).to_owned();
    (!value.is_empty()).then(|| Text { lang, base, ..Text::of(TextKind::Xhtml, value) })
}

/// XML of a media type: the elements whole; without any, the words.
fn read_xml<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, media: String, text: &mut Text, report: &mut Report) {
    text.kind = TextKind::Media(media);
    let (mut words, mut elements) = (String::new(), String::new());
    while let Some(piece) = cursor.piece(tag, report) {
        match piece {
            Piece::Child(child) => elements.push_str(&cursor.whole(&child, report)),
            Piece::Text(more) => words.push_str(&more),
        }
    }
    text.value = if elements.is_empty() { words } else { elements };
}

/// Writes a Text construct or `content`.
pub(super) fn write_text(out: &mut Emitter, name: Name, text: &Text) {
    if text.kind == TextKind::Plain && text.lang.is_none() && text.base.is_none() && text.src.is_none() {
        return edges::words_of(out, name, &text.value);
    }
    out.start(name.as_str());
    out.optional_attr("type", type_of(text));
    out.optional_attr("xml:lang", text.lang.as_ref().map(Lang::as_str));
    out.optional_attr("xml:base", text.base.as_deref());
    // Content that is elsewhere has to stand empty here (RFC 4287, 4.1.3.2).
    out.optional_attr(if is_elsewhere(text) { "src" } else { "nar:src" }, text.src.as_deref());
    match &text.kind {
        _ if text.value.is_empty() => {}
        TextKind::Plain => edges::text(out, &text.value),
        TextKind::Html => edges::markup(out, &text.value),
        TextKind::Nitf => edges::markup(out, &html::nitf_to_html(&text.value)),
        TextKind::Xhtml => write_div(out, &text.value),
        TextKind::Media(media) if is_xml(&media.to_ascii_lowercase()) && is_element(&text.value) => {
            out.raw_element(&text.value);
        }
        TextKind::Media(media) if is_text(media) || is_xml(&media.to_ascii_lowercase()) => {
            edges::data(out, &text.value);
        }
        TextKind::Media(_) => out.text(&base64::encode(&text.value)),
    }
    out.end();
}

fn is_elsewhere(text: &Text) -> bool {
    text.src.is_some() && text.value.is_empty()
}

fn type_of(text: &Text) -> Option<&str> {
    match &text.kind {
        TextKind::Plain => None,
        TextKind::Html | TextKind::Nitf if is_elsewhere(text) => Some("text/html"),
        TextKind::Html | TextKind::Nitf => Some("html"),
        TextKind::Xhtml if is_elsewhere(text) => Some("application/xhtml+xml"),
        TextKind::Xhtml => Some("xhtml"),
        TextKind::Media(media) => Some(media),
    }
}

/// The `div` has to be well-formed whatever it is given.
fn write_div(out: &mut Emitter, value: &str) {
    out.start("div");
    out.attr("xmlns", XHTML);
    if html::is_div_content(value) {
        // White space at the edges stands as a reference, or a reader would take it for indentation.
        let inner = value.trim_ascii_start();
        edges::data(out, value.get(..value.len() - inner.len()).unwrap_or_default());
        out.raw(inner.trim_ascii_end());
        edges::data(out, inner.get(inner.trim_ascii_end().len()..).unwrap_or_default());
    } else {
        out.raw(&html::well_formed(value));
    }
    out.end();
}

/// Whether `markup` is one element that stands on its own and comes back the same.
pub(super) fn is_element(markup: &str) -> bool {
    let mut report = Report::default();
    let mut cursor = Cursor::new(markup, &[], Limits::default());
    let Some(root) = cursor.root(&mut report) else { return false };
    cursor.whole(&root, &mut report) == markup && cursor.position() == markup.len() && !report.malformed()
}
