//! Values of properties: words, addresses, numbers and times, in the shapes in which they are met.

use super::graph::{Graph, each};
use crate::diag::Report;
use crate::formats::members::{self, Unread};
use crate::model::{Lang, Text, Time};
use crate::syntax::html;
use crate::syntax::json::{Kind, Value, is_number};

/// A member of an object, by its plain name.
pub fn member<'s>(graph: &Graph<'s>, value: Value<'s>, names: &[&str]) -> Option<Value<'s>> {
    let found = |name: &&str| value.members().find(|(key, _)| graph.plain(key) == *name).map(|(_, value)| value);
    names.iter().find_map(found)
}

/// The only value there is, out of its list.
fn only(value: Value<'_>) -> Option<Value<'_>> {
    match value.kind() {
        Kind::Array => Some(each(value)).filter(|list| list.len() == 1).and_then(|list| list.first().copied()),
        Kind::Null => None,
        _ => Some(value),
    }
}

fn nothing(value: Value<'_>) -> bool {
    value.kind() == Kind::Null || value.kind() == Kind::Array && each(value).is_empty()
}

/// The words of a value: a string or number, `@value`, or what a node is called.
pub fn words<'s>(graph: &Graph<'s>, value: Value<'s>) -> Result<Option<String>, Unread> {
    if nothing(value) {
        return Ok(None);
    }
    let value = only(value).ok_or(Unread)?;
    let words = match value.kind() {
        Kind::String | Kind::Number | Kind::Flag => value.string().into_owned(),
        Kind::Object => {
            let node = graph.resolve(value);
            let inner = member(graph, node, &["@value", "name", "text", "alternateName", "@id"]).ok_or(Unread)?;
            match inner.kind() {
                Kind::String | Kind::Number => inner.string().into_owned(),
                _ => return Err(Unread),
            }
        }
        _ => return Err(Unread),
    };
    Ok(Some(plain(graph, words)).filter(|words| !words.trim().is_empty()))
}

/// Words as they are meant: many who print JSON-LD leave character references and tags in it.
pub fn plain(graph: &Graph<'_>, words: String) -> String {
    if !graph.ours && html::looks_like_html(&words) { html::to_text(&words) } else { words }
}

/// An address: a string, or where a node says it is.
pub fn address<'s>(graph: &Graph<'s>, value: Value<'s>) -> Result<Option<String>, Unread> {
    if nothing(value) {
        return Ok(None);
    }
    let value = only(value).ok_or(Unread)?;
    let inner = match value.kind() {
        Kind::String => value,
        Kind::Object => {
            let node = graph.resolve(value);
            member(graph, node, &["@value", "url", "contentUrl", "@id"]).ok_or(Unread)?
        }
        _ => return Err(Unread),
    };
    match inner.kind() {
        Kind::String => {
            let address = inner.string();
            // What we write is written as it was stated.
            let address = if graph.ours { &*address } else { address.trim() };
            Ok(Some(address.to_owned()).filter(|address| !address.trim().is_empty()))
        }
        _ => Err(Unread),
    }
}

/// Several addresses.
pub fn addresses<'s>(graph: &Graph<'s>, value: Value<'s>) -> Result<Vec<String>, Unread> {
    each(value).into_iter().filter_map(|one| address(graph, one).transpose()).collect()
}

/// Texts, each with its language where one is stated.
pub fn texts<'s>(graph: &Graph<'s>, value: Value<'s>) -> Result<Vec<Text>, Unread> {
    each(value).into_iter().filter_map(|one| text(graph, one).transpose()).collect()
}

fn text<'s>(graph: &Graph<'s>, value: Value<'s>) -> Result<Option<Text>, Unread> {
    let words = words(graph, value)?;
    let lang = (value.kind() == Kind::Object).then(|| member(graph, value, &["@language"])).flatten();
    let lang = lang.filter(|lang| lang.kind() == Kind::String).map(|lang| Lang(lang.string().into_owned()));
    Ok(words.map(|words| Text { lang, ..Text::plain(words) }))
}

/// A time.
pub fn time<'s>(graph: &Graph<'s>, key: &str, value: Value<'s>, report: &mut Report) -> Result<Option<Time>, Unread> {
    if nothing(value) {
        return Ok(None);
    }
    let value = only(value).ok_or(Unread)?;
    let inner = if value.kind() == Kind::Object { member(graph, value, &["@value"]).ok_or(Unread)? } else { value };
    members::time(key, inner, report)
}

/// A whole number: a number, a string of one, with `px` behind it, or a quantity.
pub fn number<'s, T: std::str::FromStr>(graph: &Graph<'s>, value: Value<'s>) -> Result<Option<T>, Unread> {
    if nothing(value) {
        return Ok(None);
    }
    let value = only(value).ok_or(Unread)?;
    let inner =
        if value.kind() == Kind::Object { member(graph, value, &["@value", "value"]).ok_or(Unread)? } else { value };
    if !matches!(inner.kind(), Kind::String | Kind::Number) {
        return Err(Unread);
    }
    let words = inner.string();
    let words = words.trim().trim_end_matches("px").trim_end();
    let (whole, fraction) = words.split_once('.').unwrap_or((words, ""));
    whole.parse().ok().filter(|_| fraction.bytes().all(|b| b == b'0')).map(Some).ok_or(Unread)
}

/// The seconds of a duration (ISO 8601, 4.4.3): hours, minutes and seconds.
pub fn seconds(duration: &str) -> Option<String> {
    let duration = duration.trim();
    if is_seconds(duration) {
        return Some(duration.to_owned());
    }
    let rest = duration.strip_prefix('P')?;
    let (days, clock) = rest.split_once('T').unwrap_or((rest, ""));
    let days: u64 = if days.is_empty() { 0 } else { days.strip_suffix('D')?.parse().ok()? };
    let (mut whole, mut rest, mut fraction) = (days.checked_mul(86_400)?, clock, "");
    for (unit, length) in [('H', 3600_u64), ('M', 60), ('S', 1)] {
        let Some((number, behind)) = rest.split_once(unit) else { continue };
        let (number, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
        if !part.is_empty() && unit != 'S' {
            return None;
        }
        fraction = part;
        whole = whole.checked_add(number.parse::<u64>().ok()?.checked_mul(length)?)?;
        rest = behind;
    }
    let said = rest.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
    said.then(|| if fraction.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") })
}

/// Whether words are a number of seconds that a duration can say as it is.
pub fn is_seconds(words: &str) -> bool {
    is_number(words) && words.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Sets what may stand once; whether there was a value and it was the first.
pub fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let read = value.is_some() && place.is_none();
    if read {
        *place = value;
    }
    read
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn durations_are_seconds() {
        for (stated, read) in [
            ("PT90S", Some("90")),
            ("PT1M30S", Some("90")),
            ("PT1H0.5S", Some("3600.5")),
            ("P1DT1S", Some("86401")),
            ("90", Some("90")),
            ("PT", Some("0")),
            ("1:30", None),
            ("PT1.5M", None),
        ] {
            assert_eq!(seconds(stated).as_deref(), read, "{stated}");
        }
    }
}
