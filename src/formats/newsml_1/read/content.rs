//! `ContentItem`: text of any markup, or a file that stands elsewhere.

use super::super::ATTRIBUTE;
use super::super::class;
use super::super::profiles::{self, Markup};
use super::item::Item;
use super::nitf;
use super::part::{Kept, code, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Rendition, Text, TextKind};
use crate::syntax::html;
use crate::syntax::xml::{Cursor, Piece, Tag, XHTML};
use crate::vocab::edges;

/// One ContentItem.
#[derive(Default)]
pub(super) struct Content {
    /// What stands in it, if anything does.
    pub text: Option<Text>,
    /// The file, or what else is said of it.
    pub file: Rendition,
    /// `MediaType@FormalName`
    pub media_type: Option<String>,
    /// Whether `media` in its markup are part of it.
    pub with_media: bool,
}

/// Elements of HTML that stand in text which says of no markup that it is HTML.
const HTML: &[&str] = &["b", "i", "u", "strong", "span", "div", "h1", "h2", "h3", "font", "img", "sup", "sub"];

/// `ContentItem` (NewsML 1.2).
pub(super) fn read_content<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    of: &Tag<'s>,
    report: &mut Report,
) {
    let mut content = Content { with_media: of.attr("Euid").as_deref() == Some(class::MEDIA), ..Content::default() };
    content.file.href = of.attr("Href").filter(|h| !h.trim().is_empty()).map(|h| h.into_owned());
    while let Some(tag) = cursor.child(of, report) {
        let known = code(&tag);
        match tag.name {
            "MediaType" => content.media_type = known,
            "Format" => content.file.format = known,
            "MimeType" => content.file.content_type = known,
            "Characteristics" => read_characteristics(item, at, cursor, &tag, &mut content.file, report),
            "DataContent" => content.text = read_data(item, at, cursor, &tag, &content, report),
            "Comment" => {
                let (lang, role) = (item.lang_of(cursor), known);
                let text = words(cursor, &tag, report).map(|t| Text { lang, role, ..Text::plain(t) });
                item.part(at).article.ed_notes.extend(text);
            }
            // What notation it is in its media type says too.
            "Notation" | "Catalog" => {}
            _ => item.part(at).keep(Kept::Other, cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    item.part(at).contents.push(content);
}

/// `Characteristics`: how large the file is; how many words a text has is said of the story.
fn read_characteristics<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    of: &Tag<'s>,
    file: &mut Rendition,
    report: &mut Report,
) {
    while let Some(tag) = cursor.child(of, report) {
        if tag.is("SizeInBytes") {
            file.size_in_bytes = cursor.text(&tag, report).trim().parse().ok();
            continue;
        }
        let (name, value) = (code(&tag).unwrap_or_default(), tag.attr("Value").unwrap_or_default().into_owned());
        let number = || value.trim().parse().ok();
        let words = || Some(value.clone()).filter(|v| !v.trim().is_empty());
        match name.as_str() {
            name if profiles::is_width(name) => file.width = number(),
            name if profiles::is_height(name) => file.height = number(),
            name if profiles::is_rendition(name) => file.name = words(),
            "Duration" => file.duration = words(),
            "Residref" => file.residref = words(),
            "Hash" => file.hash = words(),
            "Poi" => file.poi = words(),
            "FormatVersion" => {}
            _ => super::metadata::read_property(item, at, cursor, &tag, report),
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// `DataContent`: NITF, its content alone, XHTML, other markup, or characters.
fn read_data<'s>(
    item: &mut Item<'s>,
    at: usize,
    cursor: &mut Cursor<'s>,
    of: &Tag<'s>,
    content: &Content,
    report: &mut Report,
) -> Option<Text> {
    let lang = item.lang_of(cursor);
    let (mut before, mut first) = (String::new(), None);
    while let Some(piece) = cursor.piece(of, report) {
        match piece {
            Piece::Text(text) => before.push_str(&text),
            Piece::Child(child) => {
                first = Some(child);
                break;
            }
        }
    }
    let text = match first {
        None => characters(item.source(), cursor, of, before, content),
        Some(nitf) if nitf.is("nitf") => nitf::read_nitf(item, at, cursor, &nitf, report)?,
        Some(html) if html.is("html") => read_html(cursor, &html, report)?,
        Some(child) => markup(cursor, of, &child, before.trim().is_empty(), content, report),
    };
    Some(Text { lang, ..text })
}

/// Content without elements.
fn characters(source: &str, cursor: &Cursor<'_>, of: &Tag<'_>, text: String, content: &Content) -> Text {
    let value = edges::trim(source, of, cursor.position(), text.into()).into_owned();
    let mime = content.file.content_type.as_deref();
    let kind = match mime.map(|m| (m, profiles::markup(m))) {
        Some((_, Some(Markup::Plain))) => TextKind::Plain,
        Some((_, Some(Markup::Html))) => TextKind::Html,
        Some((other, None)) if other.contains('/') => TextKind::Media(other.to_owned()),
        _ if html::looks_like_html(&value) => TextKind::Html,
        _ => TextKind::Plain,
    };
    Text::of(kind, value)
}

/// The body of an HTML document.
fn read_html<'s>(cursor: &mut Cursor<'s>, html: &Tag<'s>, report: &mut Report) -> Option<Text> {
    while let Some(tag) = cursor.child(html, report) {
        if tag.is("body") {
            return Some(if tag.ns == "xhtml" {
                Text::of(TextKind::Xhtml, cursor.inner_whole(&tag, report).trim())
            } else {
                of_no_namespace(cursor, &tag, report)
            });
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
    None
}

/// Markup that is no document: paragraphs of NITF, XHTML, or one element of something else.
fn markup<'s>(
    cursor: &mut Cursor<'s>,
    of: &Tag<'s>,
    first: &Tag<'s>,
    apart: bool,
    content: &Content,
    report: &mut Report,
) -> Text {
    let mime = content.file.content_type.as_deref().unwrap_or_default();
    let said = [mime, content.file.format.as_deref().unwrap_or_default()].map(str::to_ascii_lowercase);
    let says = |word: &str| said.iter().any(|s| s.contains(word));
    let xhtml = first.ns == "xhtml";
    if xhtml && first.is("div") && profiles::markup(mime) == Some(Markup::Html) {
        return Text::of(TextKind::Xhtml, cursor.inner_whole(first, report));
    }
    if xhtml {
        return Text::of(TextKind::Xhtml, cursor.inner_whole_in(of, XHTML, report).trim());
    }
    let html = says("html") || (!says("nitf") && (!apart || HTML.iter().any(|name| first.is(name))));
    if html && first.uri.is_empty() {
        return of_no_namespace(cursor, of, report);
    }
    if !first.uri.is_empty() {
        let kind = if mime.contains('/') { mime } else { "application/xml" };
        return Text::of(TextKind::Media(kind.to_owned()), cursor.whole(first, report));
    }
    Text::of(TextKind::Nitf, cursor.inner_whole(of, report).trim())
}

/// HTML written as XML, but in no namespace, and so no XHTML.
fn of_no_namespace<'s>(cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> Text {
    Text::html(html::xhtml_to_html(cursor.inner_whole(of, report).trim()))
}
