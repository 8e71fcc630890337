//! Single values: words, codes, addresses and times as the schema takes them.

use crate::formats::checks;
use crate::model::{Lang, Text, TextKind, Time};
use crate::syntax::html;
use crate::vocab::qcode;

/// Takes white space from the edges.
pub(super) fn trim(text: &mut String) {
    if text.trim().len() < text.len() {
        *text = text.trim().to_owned();
    }
}

/// Words on one line (g2normalizedString).
pub(super) fn line(text: &mut String) {
    if text.contains(['\n', '\t', '\r']) {
        *text = text.replace(['\n', '\t', '\r'], " ");
    }
    trim(text);
}

/// The same of what may be absent.
pub(super) fn words(text: &mut Option<String>) {
    text.iter_mut().for_each(line);
}

/// A QCode.
pub(in super::super) fn is_code(text: &str) -> bool {
    qcode::is_qcode(text)
}

/// One or several QCodes (QCodeListType).
pub(in super::super) fn is_codes(text: &str) -> bool {
    !text.is_empty() && text.split(' ').all(qcode::is_qcode)
}

/// An absolute URI that is none of a QCode's shape.
pub(in super::super) fn is_uri(text: &str) -> bool {
    !qcode::is_qcode(text) && checks::absolute_uri(text) && is_reference(text) && !text.contains(char::is_whitespace)
}

/// A reference to something (xs:anyURI as validators read it).
pub(in super::super) fn is_reference(text: &str) -> bool {
    let odd = |c: char| matches!(c, '[' | ']' | '|' | '^' | '<' | '>' | '{' | '}' | '`' | '\\' | '"') || c.is_control();
    let percent = text
        .match_indices('%')
        .all(|(at, _)| text.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit)));
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = |s: &str| {
        s.starts_with(|c: char| c.is_ascii_alphabetic())
            && s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    };
    let colon = first.split_once(':').is_none_or(|(before, _)| scheme(before));
    let host = !text.contains("//") || text.starts_with('/') || url::Url::parse(text).is_ok();
    !text.is_empty() && !text.contains(odd) && percent && colon && host && text.matches('#').count() < 2
}

/// A language tag (xs:language).
pub(super) fn is_language(tag: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = tag.split('-').next().unwrap_or_default();
    tag.split('-').all(part) && first.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The language of a text, where it can be stated and is not the article's.
pub(super) fn lang(text: &mut Text, article: Option<&str>) {
    let stands =
        |lang: &Lang| (lang.as_str().is_empty() || is_language(lang.as_str())) && Some(lang.as_str()) != article;
    text.lang = text.lang.take().filter(stands);
}

/// Who may see something: all, or who knows.
pub(super) fn constraint(visibility: &mut Option<String>) -> Option<String> {
    visibility.take().map(|v| if v == "public" { v } else { "private".to_owned() })
}

/// The words of a text.
pub(super) fn plain(text: &Text) -> String {
    match text.kind {
        TextKind::Plain | TextKind::Media(_) => text.value.clone(),
        TextKind::Html | TextKind::Xhtml | TextKind::Nitf => html::to_text(&as_html(text)),
    }
}

/// A text as HTML.
pub(super) fn as_html(text: &Text) -> String {
    match text.kind {
        TextKind::Plain | TextKind::Media(_) => html::escape(&text.value).into_owned(),
        TextKind::Nitf => html::nitf_to_html(&text.value),
        TextKind::Html | TextKind::Xhtml => text.value.clone(),
    }
}

/// A date and a time of day (xs:dateTime).
pub(in super::super) fn date_time(time: &mut Time) {
    let whole = time.start();
    let text = whole.as_str();
    let clock = text.get(..10).is_some_and(|day| !day.starts_with("0000"));
    let leap = text.get(17..19) == Some("60");
    let far = text.get(19..).and_then(|rest| rest.rfind(['+', '-']).and_then(|at| rest.get(at + 1..at + 3)));
    let far = far.is_some_and(|hours| hours >= "14");
    *time = match whole.seconds(0) {
        Some(seconds) if far || leap && whole.has_zone() => Time::from_seconds(seconds),
        Some(_) if leap => Time::new(&[text.get(..17).unwrap_or_default(), "59"].concat()).unwrap_or(whole),
        _ if clock => whole,
        _ => Time::new("0001-01-01T00:00:00").unwrap_or(whole),
    };
}

/// The same of an embargo, which holds until all of what is stated is over.
pub(super) fn until(time: &mut Time) {
    *time = time.last_second();
    date_time(time);
}

/// A date, with a time of day or without (DateOptTimeType).
pub(super) fn date(time: &mut Time) {
    let (day, clock) = (time.as_str().len() == 10, time.has_clock());
    if clock || !day {
        date_time(time);
    }
    if !clock && !day {
        let start = time.as_str().get(..10).and_then(Time::new);
        *time = start.unwrap_or_else(|| time.clone());
    }
}

/// A time of any precision (TruncatedDateTimeType).
pub(super) fn truncated(time: &mut Time) {
    if time.has_clock() {
        date_time(time);
    }
}
