//! What formats of JSON have in common: values of another type than was asked for, and members that no field takes.

use crate::diag::{Diagnostic, Report, Span, excerpt};
use crate::model::{Article, Extension, Text, Time};
use crate::syntax::json::{Census, Kind, Object, Value, compact, is_json};
use crate::vocab::dates;

/// The namespace of an extension that is a member of an object.
pub const MEMBER: &str = "urn:ietf:rfc:8259";

/// A value of a type that says nothing here: it is the caller's to keep.
pub struct Unread;

/// How deep brackets may nest in an item or a feed: twelve pictures of pictures. Each level takes some of the stack while
/// it is read, and a thread may have only 2 MiB of it.
const DEPTH: u32 = 24;

/// How many objects and items of lists an item or a feed may hold: an item of another format gives fewer, and each may
/// take a hundred times its bytes.
const VALUES: usize = 50_000;

/// How many associations an item may hold with those of its associations: as many as a reader of another format takes,
/// twice.
const ASSOCIATIONS: usize = 2 * Article::MOST_ASSOCIATIONS;

/// Why a value would cost too much; then it costs itself.
pub fn too_much(json: &str) -> Option<String> {
    if is_small(json.len(), brackets(json.as_bytes())) {
        return None;
    }
    match Census::of(json, DEPTH) {
        Census { depth, .. } if depth > DEPTH => Some(format!("its brackets nest more than {DEPTH} deep")),
        Census { associations, .. } if associations > ASSOCIATIONS => {
            Some(format!("it has {associations} associations, and {ASSOCIATIONS} is the most"))
        }
        Census { values, .. } if values > VALUES => {
            Some(format!("it is made of {values} values, and {VALUES} is the most"))
        }
        _ => None,
    }
}

/// Whether a value of so many bytes in which so many brackets open cannot be too much: nearly no item has as many brackets
/// anywhere, nor as many bytes as would be too many values.
pub fn is_small(length: usize, opened: usize) -> bool {
    length <= VALUES && opened <= DEPTH as usize
}

/// How many opening brackets stand anywhere, counted without a branch, so that the compiler makes vector instructions of it.
fn brackets(bytes: &[u8]) -> usize {
    const BLOCK: usize = 128;
    let count = |bytes: &[u8]| bytes.iter().fold(0_u8, |n, byte| n + u8::from(matches!(byte, b'{' | b'[')));
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    blocks.iter().map(|block| usize::from(count(block))).sum::<usize>() + usize::from(count(rest))
}

/// Whether a value can be read as an item; one that cannot be is told of by `rule`.
pub fn is_item(value: Value<'_>, rule: &'static str, report: &mut Report) -> bool {
    let why = match value.kind() {
        Kind::Object => too_much(value.raw),
        _ => Some("it is no object".to_owned()),
    };
    if let Some(why) = &why {
        report.repaired_of(rule, || {
            let message = format!("an item could not be read: {why}");
            let help = "mend it there; everything around it was read";
            Diagnostic::error(rule, message).help(help).at(value.span())
        });
    }
    why.is_none()
}

/// Sets what may stand once; whether the value was read. A second one is the caller's to keep.
pub fn set<T>(place: &mut Option<T>, value: Result<Option<T>, Unread>) -> bool {
    match value {
        Ok(Some(value)) if place.is_none() => *place = Some(value),
        Ok(Some(_)) | Err(Unread) => return false,
        Ok(None) => {}
    }
    true
}

/// Sets what may stand once to what `of` makes of the words of a member (see [`words`]); whether the value was read. A string,
/// as nearly all are, is put where it stays: handed on, it goes through memory in pieces of another size.
#[inline(always)]
pub fn set_words<T>(
    place: &mut Option<T>,
    of: impl Fn(String) -> T,
    key: &str,
    value: Value<'_>,
    report: &mut Report,
) -> bool {
    if place.is_none() && value.raw.starts_with('"') {
        let words = value.string();
        if says(&words) {
            *place = Some(of(words.into_owned()));
        }
        return true;
    }
    set(place, words(key, value, report).map(|words| words.map(of)))
}

/// The same of a time (see [`time`]).
#[inline(always)]
pub fn set_time(place: &mut Option<Time>, key: &str, value: Value<'_>, report: &mut Report) -> bool {
    if place.is_none() && value.raw.starts_with('"') {
        *place = Time::new(&value.string());
        if place.is_some() {
            return true;
        }
    }
    set(place, time(key, value, report))
}

/// Notes that a value is of another type than the format says; it was read all the same.
pub fn wrong_type(key: &str, value: Value<'_>, wanted: &str, report: &mut Report) {
    report.repaired_of("json/wrong-type", || {
        let message = format!("`{key}` is {}, not {wanted}", words_for(value.kind()));
        Diagnostic::warning("json/wrong-type", message).help("write the type that the format asks for").at(value.span())
    });
}

fn words_for(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "a string",
        Kind::Number => "a number",
        Kind::Flag => "`true` or `false`",
        Kind::Null => "null",
        Kind::Object => "an object",
        Kind::Array => "an array",
        Kind::Odd => "no JSON",
    }
}

/// Notes that a member is null, which says as much as none.
fn null(key: &str, value: Value<'_>, report: &mut Report) {
    report.add_of("json/null", || {
        let message = format!("`{key}` is null, which says as much as no member");
        Diagnostic::info("json/null", message).at(value.span())
    });
}

/// The words of a member: a string, or a number or flag as it is written, or the only one in a list.
#[inline]
pub fn words(key: &str, value: Value<'_>, report: &mut Report) -> Result<Option<String>, Unread> {
    if !value.raw.starts_with('"') {
        return other_words(key, value, report);
    }
    let words = value.string();
    Ok(says(&words).then(|| words.into_owned()))
}

/// [`words`] of what is no string.
#[inline(never)]
fn other_words(key: &str, value: Value<'_>, report: &mut Report) -> Result<Option<String>, Unread> {
    match value.kind() {
        Kind::Null => {
            null(key, value, report);
            Ok(None)
        }
        Kind::Array => {
            let mut items = value.items();
            let only = items.next().filter(|only| items.next().is_none() && only.kind() != Kind::Array);
            wrong_type(key, value, "a string", report);
            only.ok_or(Unread).and_then(|only| words(key, only, report))
        }
        kind => {
            wrong_type(key, value, "a string", report);
            let scalar = matches!(kind, Kind::Number | Kind::Flag);
            if scalar { Ok(Some(value.raw.to_owned())) } else { Err(Unread) }
        }
    }
}

fn says(words: &str) -> bool {
    words.as_bytes().first().is_some_and(u8::is_ascii_graphic) || !words.trim_start().is_empty()
}

/// The items of a list; another value is a list of itself.
pub fn list<'s>(key: &str, value: Value<'s>, report: &mut Report) -> Vec<Value<'s>> {
    let mut list = Vec::new();
    each(key, value, report, |item, _| list.push(item));
    list
}

/// Gives each item of a list; another value is a list of itself.
pub fn each<'s>(key: &str, value: Value<'s>, report: &mut Report, mut item: impl FnMut(Value<'s>, &mut Report)) {
    match value.kind() {
        Kind::Array => {
            let mut items = value.items();
            for value in items.by_ref() {
                item(value, report);
            }
            punctuation(items.odd(), report);
        }
        Kind::Null => null(key, value, report),
        _ => {
            wrong_type(key, value, "an array", report);
            item(value, report);
        }
    }
}

/// Gives each member of an object that should be one; another value gives none, with a note. Whether it is one.
pub fn object<'s>(
    key: &str,
    value: Value<'s>,
    report: &mut Report,
    mut each: impl FnMut(&'s str, Value<'s>, &mut Report),
) -> bool {
    if value.kind() != Kind::Object {
        match value.kind() {
            Kind::Null => null(key, value, report),
            _ => wrong_type(key, value, "an object", report),
        }
        return false;
    }
    let mut members = value.members();
    for (key, value) in members.by_ref() {
        each(key, value, report);
    }
    punctuation(members.odd(), report);
    true
}

/// A time, in RFC 3339 or in any shape that is met; one that cannot be read is the caller's to keep.
pub fn time(key: &str, value: Value<'_>, report: &mut Report) -> Result<Option<Time>, Unread> {
    let words = match value.kind() {
        Kind::String => value.string(),
        _ => words(key, value, report)?.unwrap_or_default().into(),
    };
    if words.trim_start().is_empty() {
        return Ok(None);
    }
    if let Some(time) = Time::new(&words) {
        return Ok(Some(time));
    }
    match dates::read(&words) {
        Ok(stated) => {
            let why = stated.note.unwrap_or("it is not written as RFC 3339 asks");
            report.add(dates::odd(&words, &stated.time, why).at(value.inside()));
            Ok(Some(stated.time))
        }
        Err(_) => {
            report.add(dates::unreadable(&words, Some(key)).at(value.inside()));
            Err(Unread)
        }
    }
}

/// A whole number, written as one or as a string.
pub fn number<T: std::str::FromStr>(key: &str, value: Value<'_>, report: &mut Report) -> Result<Option<T>, Unread> {
    if value.kind() == Kind::Null {
        null(key, value, report);
        return Ok(None);
    }
    let words = value.string();
    let (whole, fraction) = words.trim().split_once('.').unwrap_or((words.trim(), ""));
    let number = whole.parse().ok().filter(|_| fraction.bytes().all(|b| b == b'0'));
    if value.kind() != Kind::Number || number.is_none() {
        wrong_type(key, value, "a whole number", report);
    }
    number.map(Some).ok_or(Unread)
}

/// Keeps a member that no field takes.
pub fn keep(key: &str, value: Value<'_>, report: &mut Report) -> Extension {
    report.add_of("json/kept-as-extension", || {
        let message = format!("`{key}` is kept as an extension.");
        Diagnostic::info("json/kept-as-extension", message).at(value.span())
    });
    Extension { ns: MEMBER.to_owned(), name: decoded(key), raw: compact(value.raw) }
}

/// A name as it is meant, where references stand in it.
fn decoded(key: &str) -> String {
    let meant = || serde_json::from_str(&format!("\"{key}\"")).ok();
    key.contains('\\').then(meant).flatten().unwrap_or_else(|| key.to_owned())
}

/// What a part of a list is told apart by, the first of them that it states.
const NAMES: &[&str] = &["name", "uri", "literal", "code", "href", "url"];

/// Keeps the members of a part of which no field takes them, with the one that names the part.
pub fn keep_of(key: &str, part: Value<'_>, left: &[(&str, Value<'_>)], report: &mut Report) -> Extension {
    let stated = |name: &str| part.members().find(|(key, value)| *key == name && value.kind() == Kind::String);
    let name = NAMES.iter().find_map(|name| stated(name)).filter(|(name, _)| left.iter().all(|(key, _)| key != name));
    let (mut raw, mut comma) = (String::from("{"), "");
    for (key, value) in name.iter().chain(left) {
        raw.extend([comma, "\"", key, "\":", &compact(value.raw)]);
        comma = ",";
    }
    raw.push('}');
    Extension { raw, ..keep(key, part, report) }
}

/// Notes a member that has no place in its object, with what it says.
pub fn left_out(key: &str, value: Value<'_>, report: &mut Report) {
    tell("json/member-left-out", key, value, report);
}

/// The same of what an envelope says of the answer that it is, not of what is in it.
pub fn envelope_left_out(key: &str, value: Value<'_>, report: &mut Report) {
    tell("envelope/member-left-out", key, value, report);
}

fn tell(rule: &'static str, key: &str, value: Value<'_>, report: &mut Report) {
    report.add_of(rule, || {
        let message = format!("`{key}` has no place here and is left out: {}", excerpt(&compact(value.raw)));
        Diagnostic::info(rule, message).at(value.span())
    });
}

/// Whether an extension can be a member as it is: it is one, and none of those that are `read` otherwise.
pub fn may_stand(e: &Extension, read: &[&str]) -> bool {
    let plain = |c: char| !matches!(c, '"' | '\\') && !c.is_control();
    e.ns == MEMBER
        && !e.name.is_empty()
        && e.name.chars().all(plain)
        && !read.contains(&e.name.as_str())
        && is_json(&e.raw)
        && compact(&e.raw) == e.raw
}

/// Takes out of a list what cannot be a member, and what would be one for the second time.
pub fn stand(list: &mut Vec<Extension>, read: &[&str]) {
    let mut names: Vec<String> = Vec::new();
    list.retain(|e| {
        let stands = may_stand(e, read) && !names.contains(&e.name);
        if stands {
            names.push(e.name.clone());
        }
        stands
    });
}

/// Writes extensions as members.
pub fn write(out: &mut Object<'_>, list: &[Extension]) {
    list.iter().for_each(|e| out.raw(&e.name, &e.raw));
}

/// Writes the words of a text, where there is one.
pub fn write_text(out: &mut Object<'_>, key: &str, text: Option<&Text>) {
    out.optional(key, text.map(|text| text.value.as_str()));
}

/// Writes a time, where there is one.
pub fn write_time(out: &mut Object<'_>, key: &str, time: Option<&Time>) {
    out.optional(key, time.map(Time::as_str));
}

/// Notes a comma or a colon that is missing or one too many.
pub fn punctuation(at: Option<usize>, report: &mut Report) {
    if let Some(at) = at {
        report.repaired_of("json/punctuation", || {
            let message = "a comma or colon is missing, or one too many stands here";
            let finding = Diagnostic::warning("json/punctuation", message).help("have the JSON written by a program");
            finding.at(Span::new(at, at))
        });
    }
}

/// Notes that a document ends too early.
pub fn truncated(at: usize, report: &mut Report) {
    let help = "fetch or copy the document again; what stood whole in it was read";
    let finding = Diagnostic::error("json/truncated", "the document ends before it is complete").help(help);
    report.repaired(finding.at(Span::new(at, at)));
}
