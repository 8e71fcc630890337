//! Headlines, descriptions and bodies: lists since 2.0, members of their own in 1.x.

use super::form::{EDITORIAL, NOTES, USAGE, is_among};
use super::form_keys::{Said, looks, said};
use super::names::Texts;
use crate::diag::Report;
use crate::formats::members::{self, left_out};
use crate::model::{Article, Dateline, Text, TextKind};
use crate::syntax::html;
use crate::syntax::json::{Kind, Value};

/// Roles of a description that is the summary where nothing else is.
pub(super) const SUMMARIES: &[&str] = &["text", "caption"];

/// The texts of a list; a string is one of which nothing else is said.
pub(super) fn list(of: Texts, key: &str, value: Value<'_>, report: &mut Report) -> Vec<Text> {
    let texts = members::list(key, value, report);
    texts.into_iter().filter(|one| one.kind() != Kind::Null).map(|one| text(of, key, one, report)).collect()
}

fn text(of: Texts, key: &str, value: Value<'_>, report: &mut Report) -> Text {
    let (mut text, mut content_type) = (Text::default(), None);
    let string = |key: &str, value: Value<'_>, report: &mut Report| members::words(key, value, report).ok().flatten();
    if value.kind() != Kind::Object {
        text.value = string(key, value, report).unwrap_or_default();
    }
    for (key, value) in value.members() {
        match key.to_ascii_lowercase().as_str() {
            "value" => text.value = string(key, value, report).unwrap_or_default(),
            "role" => text.role = string(key, value, report),
            "contenttype" | "mimetype" => content_type = string(key, value, report),
            "charcount" | "wordcount" => {}
            _ => left_out(key, value, report),
        }
    }
    typed(text, content_type.as_deref(), of == Texts::Bodies)
}

/// The text with its kind: where a body does not say it, by its looks.
fn typed(mut text: Text, content_type: Option<&str>, body: bool) -> Text {
    let plain = content_type.map(|t| t.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    text.kind = match plain.as_deref() {
        None if body && html::looks_like_html(&text.value) => TextKind::Html,
        // The words of the wire form are no media types, and name the kind all the same.
        None | Some("text/plain" | "text" | "") => TextKind::Plain,
        Some("text/html" | "application/xhtml+xml" | "html" | "xhtml") => TextKind::Html,
        Some("application/nitf+xml" | "text/vnd.iptc.nitf" | "nitf") => {
            text.value = html::nitf_to_html(&text.value);
            TextKind::Html
        }
        Some(other) => TextKind::Media(other.to_owned()),
    };
    text
}

/// The text of a member of 1.x, of which the name says the role and the kind.
pub(super) fn member(of: Texts, rest: &str, value: String) -> Text {
    let (role, kind) = said(of, rest);
    let (kind, value) = match kind {
        Said::Plain => (TextKind::Plain, value),
        Said::Html => (TextKind::Html, value),
        Said::Nitf => (TextKind::Html, html::nitf_to_html(&value)),
        Said::Nothing => (looks(&value, role), value),
    };
    Text { role: role.map(str::to_owned), ..Text::of(kind, value) }
}

/// The headline is the first of no role or of the role `main`.
pub(super) fn headlines(a: &mut Article, list: Vec<Text>) {
    for mut text in list {
        match text.role.as_deref() {
            None | Some("main") if a.headline.is_none() => {
                text.role = None;
                a.headline = Some(text);
            }
            Some("subheadline") if a.subheadline.is_none() => {
                text.role = None;
                a.subheadline = Some(text);
            }
            _ => a.headlines.push(text),
        }
    }
}

/// The summary is the first of no role or of the role `summary`, else the first that has one of its names; what is
/// printed has roles of its own.
pub(super) fn descriptions(a: &mut Article, mut list: Vec<Text>) {
    let role = |text: &Text, of: &[&str]| text.role.as_deref().is_some_and(|role| is_among(role, of));
    if a.summary.is_none() {
        let first = list.iter().position(|text| text.role.is_none() || role(text, &["summary"]));
        let first = first.or_else(|| list.iter().position(|text| role(text, SUMMARIES)));
        a.summary = first.map(|at| list.remove(at));
        a.summary.iter_mut().for_each(|s| s.role = s.role.take().filter(|role| !is_among(role, &["summary"])));
    }
    for mut text in list {
        let role = text.role.take();
        // `creditLine` of ninjs 3 by others.
        match role.as_deref().map(str::to_ascii_lowercase).as_deref() {
            Some("creditline") => a.creditline.push(text),
            Some("signoff") => a.signoff.push(text),
            Some(USAGE) => a.usage_terms.push(text),
            Some(role) if role == EDITORIAL || NOTES.contains(&role) => a.ed_notes.push(text.role(role)),
            Some("dateline") => a.dateline.push(Dateline { text: Some(text.value), ..Dateline::default() }),
            _ => a.descriptions.push(Text { role, ..text }),
        }
    }
}
