//! `contentSet`: texts as what they are, files, and the pictures of a text in its NITF.

use super::super::form::{With, is_code};
use super::super::own;
use super::item::Page;
use super::parts::{alt_id, either};
use crate::formats::{Split, WriteOptions, by_id};
use crate::model::{Article, Feed, Lang, Rendition, Text, TextKind};
use crate::syntax::html;
use crate::syntax::xml::{Emitter, XHTML};
use crate::text::base64;
use crate::vocab::{edges, nar};

/// The content of an item.
pub(super) fn write(page: &mut Page<'_>) {
    let (a, out) = (page.a, &mut page.out);
    let files = match (page.with, a.associations.as_slice()) {
        (With::Itself, [picture]) => &picture.renditions,
        _ => &a.renditions,
    };
    if a.bodies.is_empty() && files.is_empty() && page.with != With::Nitf {
        return;
    }
    out.start("contentSet");
    if !a.renditions.is_empty() {
        out.attr("whyuri", own::RENDITIONS);
    }
    let pictures =
        (page.with == With::Nitf).then_some((a.associations.as_slice(), page.carried.associations.as_slice()));
    // The first text that is NITF has the pictures, else one that is there for them.
    let home = a.bodies.iter().position(|body| body.kind == TextKind::Nitf).filter(|_| pictures.is_some());
    for (at, body) in a.bodies.iter().enumerate() {
        text(out, body, pictures.filter(|_| home == Some(at)));
    }
    if let Some(pictures) = pictures.filter(|_| home.is_none()) {
        let first = a.bodies.first().map(nitf_of).unwrap_or_default();
        out.start("inlineXML");
        out.attr("contenttype", "application/nitf+xml");
        out.attr("renditionuri", own::PICTURES);
        out.raw_element(&document(first, Some(pictures)));
        out.end();
    }
    files.iter().for_each(|file| rendition(out, file));
    out.end();
}

/// The content of an item that has nothing but this text, in its namespace.
pub(in super::super) fn alone(body: &Text) -> String {
    let mut out = Emitter::new();
    out.start("contentSet");
    out.attr("xmlns", nar::NAMESPACE);
    text(&mut out, body, None);
    out.end();
    out.take()
}

/// The namespace of NITF.
const NITF: &str = "http://iptc.org/std/NITF/2006-10-18/";

/// What goes with a text, and what the carrier says of it.
type Pictures<'a> = (&'a [Article], &'a [Article]);

fn text(out: &mut Emitter, body: &Text, pictures: Option<Pictures<'_>>) {
    let lang = body.lang.as_ref().map(Lang::as_str);
    let begin = |out: &mut Emitter, name: &str, kind: &str| {
        out.start(name);
        out.attr("contenttype", kind);
        out.optional_attr("xml:lang", lang);
    };
    match &body.kind {
        TextKind::Plain => {
            begin(out, "inlineData", "text/plain");
            // Words that look like HTML are words all the same.
            out.optional_attr("hascontent", html::looks_like_html(&body.value).then_some("true"));
            edges::data(out, &body.value);
        }
        TextKind::Html => {
            begin(out, "inlineData", "text/html");
            edges::data(out, &body.value);
        }
        TextKind::Xhtml => {
            begin(out, "inlineXML", "application/xhtml+xml");
            out.start("html");
            out.attr("xmlns", XHTML);
            out.start("head");
            out.element("title", "");
            out.end();
            out.start("body");
            out.raw(&body.value);
            out.end();
            out.end();
        }
        TextKind::Nitf => {
            begin(out, "inlineXML", "application/nitf+xml");
            let bare = Text { lang: None, ..body.clone() };
            out.raw_element(&document(bare, pictures));
        }
        TextKind::Media(kind) if is_xml(kind) => {
            begin(out, "inlineXML", kind);
            out.raw_element(&body.value);
        }
        TextKind::Media(kind) => {
            begin(out, "inlineData", kind);
            if kind.starts_with("text/") {
                edges::data(out, &body.value);
            } else {
                out.attr("encoding", "encd:base64");
                edges::data(out, &base64::encode(&body.value));
            }
        }
    }
    out.end();
}

/// Whether a media type is one of XML (RFC 7303).
fn is_xml(kind: &str) -> bool {
    let essence = kind.split(';').next().unwrap_or_default().trim();
    essence.ends_with("+xml") || matches!(essence, "application/xml" | "text/xml" | "xhtml/xml")
}

/// The words of a text as NITF, for those who read the text with its pictures.
fn nitf_of(body: &Text) -> Text {
    let markup = match body.kind {
        TextKind::Plain | TextKind::Media(_) => html::escape(&body.value).into_owned(),
        TextKind::Html | TextKind::Xhtml | TextKind::Nitf => body.value.clone(),
    };
    Text::of(TextKind::Nitf, html::html_to_nitf(&markup))
}

/// A document of NITF, by the writer of that format.
fn document(body: Text, pictures: Option<Pictures<'_>>) -> String {
    let Some(make) = by_id("nitf").and_then(|card| card.write) else { return String::new() };
    let (native, carried) = pictures.unwrap_or_default();
    let bodies = if body.value.is_empty() { Vec::new() } else { vec![body] };
    let native = Box::new(Article { bodies, associations: native.to_vec(), ..Article::default() });
    let carried = (!carried.is_empty()).then(|| Article { associations: carried.to_vec(), ..Article::default() });
    // What a picture's carrier says stands in its metadata: elements of this namespace would be taken for misplaced ones.
    let dtd = WriteOptions { style: Some("dtd".to_owned()), ..WriteOptions::default() };
    let (mut out, mut writer) = (String::new(), make(&dtd));
    writer.begin(&Split::<Feed>::default(), &mut out);
    writer.article(&Split { native, carried: carried.map(Box::new) }, &mut out);
    let root = out.find("<nitf").and_then(|at| out.get(at + "<nitf".len()..)).unwrap_or_default();
    format!("<nitf xmlns=\"{NITF}\"{}", root.trim_end())
}

/// `remoteContent`.
fn rendition(out: &mut Emitter, file: &Rendition) {
    out.start("remoteContent");
    out.optional_attr("href", file.href.as_deref());
    out.optional_attr("residref", file.residref.as_deref());
    out.optional_attr("contenttype", file.content_type.as_deref());
    either(out, "format", "formaturi", file.format.as_deref());
    out.optional_attr("size", file.size_in_bytes.map(|n| n.to_string()).as_deref());
    if let Some(name) = &file.name {
        out.attr(if is_code(name) { "rendition" } else { "renditionuri" }, name);
    }
    out.optional_attr("width", file.width.map(|n| n.to_string()).as_deref());
    out.optional_attr("height", file.height.map(|n| n.to_string()).as_deref());
    out.optional_attr("duration", file.duration.as_deref());
    file.alt_ids.iter().for_each(|id| alt_id(out, id));
    out.optional("hash", file.hash.as_deref());
    out.end();
}
