//! Datelines of East Asia: `新华社北京3月12日电`, `（中央社記者王小明台北12日電）`, `【東京共同】`, `[東京 12日 ロイター]`,
//! `【3月12日 AFP】`, `(서울=연합뉴스) 홍길동 기자 = `, `(평양 3월 12일발 조선중앙통신)`.

use super::Found;
use super::dateline::Printed;
use super::name::is_person;
use super::token::is_uncased;
use crate::text::{find, start};
use crate::vocab::agencies;

/// The brackets in which such a dateline stands.
const BRACKETS: &[(char, char)] = &[('（', '）'), ('【', '】'), ('(', ')'), ('[', ']'), ('［', '］'), ('〔', '〕')];
/// Ends a Chinese dateline: `电` is `by wire`.
const WIRE: &[&str] = &["综合外电报道", "綜合外電報導", "專電", "专电", "电", "電", "讯", "訊", "日報導", "日报道"];
/// Stands before the name of a reporter inside one.
const REPORTER: &[&str] = &["記者", "记者", "特派員", "特派员"];
/// Stands behind the name of a reporter in Korean.
const REPORTERS: &[&str] = &["기자", "특파원", "통신원", "논설위원"];

pub(super) fn east_asian(line: &str) -> Option<Found<Printed<'_>>> {
    let first = line.chars().next()?;
    let bracket = BRACKETS.iter().find(|(open, _)| *open == first);
    let head = start(line, 200);
    let Some((open, close)) = bracket else { return open_wire(line, head) };
    let end = head.find(*close)?;
    let inside = head.get(open.len_utf8()..end)?;
    let rest = line.get(end + close.len_utf8()..)?;
    let (length, names) = korean_reporter(rest);
    let found =
        inner(inside).or_else(|| signed(inside)).or_else(|| of_another(inside).filter(|_| !names.is_empty()))?;
    let mut text = line.get(..end + close.len_utf8())?;
    let mut after = length;
    if names.is_empty() {
        // `[東京 12日 ロイター] - `
        after = rest.len() - rest.trim_start_matches([' ', '\u{3000}', '-', '–', '—', '：', ':']).len();
    } else {
        text = line.get(..text.len() + length)?.trim_end_matches([' ', '=']);
    }
    let story = rest.get(after..)?;
    let length = line.len() - story.trim_start().len();
    let reporters = if names.is_empty() { found.reporters.clone() } else { names };
    Some(Found { value: Printed { text, reporters, ..found }, sure: 90, length })
}

/// `홍길동 기자 = `, `홍길동 김철수 기자 = `: how long it is, and who.
fn korean_reporter(rest: &str) -> (usize, Vec<&str>) {
    let head = start(rest, 90);
    let Some(at) = head.find(" = ") else { return (0, Vec::new()) };
    let words: Vec<&str> =
        head.get(..at).unwrap_or_default().split([' ', '·', ',']).filter(|w| !w.is_empty()).collect();
    match words.split_last() {
        Some((last, names)) if REPORTERS.contains(last) && !names.is_empty() && names.iter().all(|n| is_person(n)) => {
            (at + 3, names.to_vec())
        }
        _ => (0, Vec::new()),
    }
}

/// What stands between the brackets.
fn inner(inside: &str) -> Option<Printed<'_>> {
    let printed =
        |place, date, service| Printed { text: "", place, date, service: Some(service), reporters: Vec::new() };
    let stated = |part: &'_ str| !part.is_empty();
    if let Some((place, service)) = inside.split_once(['=', '＝']) {
        let (place, service) = (place.trim(), service.trim());
        return agencies::by_tag(service).map(|_| printed(Some(place), None, service));
    }
    if let Some((value, _)) = wire(inside) {
        return Some(value);
    }
    let parts: Vec<&str> = inside.split([' ', '\u{3000}']).filter(|p| stated(p)).collect();
    if let Some((last, before)) = parts.split_last().filter(|(_, before)| !before.is_empty()) {
        return spaced(inside, before, last).or_else(|| spaced_name(inside));
    }
    // `新華社北京3月12日`
    if let Some(found) = undashed(inside) {
        return Some(found);
    }
    // `東京共同`, `台北中央社`, and `共同` alone.
    let uncased = inside.chars().all(is_uncased_or_long);
    let at = inside.char_indices().map(|(at, _)| at).find(|at| inside.get(*at..).is_some_and(is_wire))?;
    let place = Some(inside.get(..at)?).filter(|p| stated(p));
    uncased.then(|| printed(place, None, inside.get(at..).unwrap_or_default()))
}

/// `記者王小明／台北報導`, `ワシントン＝山田太郎`: a reporter and the place, without an agency.
fn signed(inside: &str) -> Option<Printed<'_>> {
    let printed = |place, reporters| Printed { text: "", place: Some(place), date: None, service: None, reporters };
    if let Some((place, name)) = inside.split_once('＝') {
        let list: Vec<&str> = name.split(['、', '・']).collect();
        // `速報＝続報あり` says what it is; names are written without hiragana here.
        let is_name = |name: &&str| is_person(name) && !name.contains(|c| matches!(c, '\u{3041}'..='\u{309f}'));
        let placed = !place.is_empty()
            && !["速報", "号外", "詳報"].contains(&place)
            && place.chars().all(is_uncased_or_long)
            && place.chars().count() < 12;
        return (placed && list.iter().all(is_name)).then(|| printed(place, list));
    }
    let words = REPORTER.iter().find_map(|sign| inside.strip_prefix(sign))?.trim_start();
    let (names, place) = words.split_once(['／', '/'])?;
    let place = ["綜合報導", "報導", "报道", "報道"].iter().find_map(|end| place.strip_suffix(end))?;
    let names: Vec<&str> = names.split(['、', ' ', '，', '\u{3000}']).filter(|name| !name.is_empty()).collect();
    let sensible = !place.is_empty() && place.chars().count() < 8 && place.chars().all(is_uncased_or_long);
    (sensible && !names.is_empty() && names.iter().all(|name| is_person(name))).then(|| printed(place, names))
}

/// `세종=뉴스핌`: an agency that is not known, where a reporter stands behind the bracket.
fn of_another(inside: &str) -> Option<Printed<'_>> {
    let (place, service) = inside.split_once('=')?;
    let (place, service) = (place.trim(), service.trim());
    let words = |text: &str| (2..9).contains(&text.chars().count()) && text.chars().all(is_uncased);
    (words(place) && words(service)).then(|| Printed {
        text: "",
        place: Some(place),
        date: None,
        service: Some(service),
        reporters: Vec::new(),
    })
}

/// `東京 12日 ロイター`, `3月12日 AFP`, `평양 3월 12일발 조선중앙통신`.
fn spaced<'a>(inside: &'a str, before: &[&'a str], service: &'a str) -> Option<Printed<'a>> {
    agencies::by_tag(service).filter(|a| !a.pictures)?;
    let offset = |part: &str| part.as_ptr() as usize - inside.as_ptr() as usize;
    let first = before.iter().position(|p| p.starts_with(char::is_numeric))?;
    let last = before.last()?;
    let date = inside.get(offset(before.get(first)?)..offset(last) + last.len())?;
    let date = date.strip_suffix('발').unwrap_or(date);
    let dated = date.ends_with(['日', '일']) && date.chars().count() < 16;
    let place = before.get(..first).and_then(|p| Some(inside.get(..offset(p.last()?) + p.last()?.len())?.trim()));
    dated.then(|| Printed { text: "", place, date: Some(date), service: Some(service), reporters: Vec::new() })
}

/// An agency whose name has a blank, behind a date: `3月12日 Xinhua News`.
fn spaced_name(inside: &str) -> Option<Printed<'_>> {
    let (date, service) = inside.split_once([' ', '\u{3000}'])?;
    let dated = date.starts_with(char::is_numeric) && date.ends_with(['日', '일']);
    agencies::by_tag(service).filter(|a| dated && !a.pictures)?;
    Some(Printed { text: "", place: None, date: Some(date), service: Some(service.trim()), reporters: Vec::new() })
}

fn is_uncased_or_long(c: char) -> bool {
    is_uncased(c) || matches!(c, 'ー' | '・' | '·')
}

fn is_wire(name: &str) -> bool {
    name.chars().all(is_uncased_or_long) && agencies::by_tag(name).is_some_and(|a| !a.pictures)
}

/// The agency that a text begins with, the longest that is known.
fn agency(text: &str) -> Option<&str> {
    text.starts_with(is_uncased_or_long).then_some(())?;
    (2..=8).rev().find_map(|n| {
        let end = text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
        text.get(..end).filter(|name| is_wire(name))
    })
}

/// `新華社北京3月12日` in brackets.
fn undashed(inside: &str) -> Option<Printed<'_>> {
    let name = agency(inside)?;
    let digit = inside.find(char::is_numeric)?;
    let date = inside.get(digit..).filter(|d| d.ends_with('日') && d.chars().count() < 8)?;
    let place = inside.get(name.len()..digit)?.trim();
    let place = Some(place).filter(|p| !p.is_empty());
    Some(Printed { text: "", place, date: Some(date), service: Some(name), reporters: Vec::new() })
}

/// `新华社北京3月12日电（记者王小明）`, `路透东京3月12日 - `, `东京3月12日电`.
fn open_wire<'a>(line: &'a str, head: &'a str) -> Option<Found<Printed<'a>>> {
    // Each has a day, and nearly no other line that sign.
    find::find(head, "日").or_else(|| find::find(head, "号"))?;
    let (mut value, mut length) = wire(head).or_else(|| dashed(head))?;
    let rest = line.get(length..)?;
    if let Some((names, more)) = chinese_reporter(rest) {
        value.reporters = names;
        length += more;
        value.text = line.get(..length)?;
    }
    let story = line.get(length..)?;
    let marks = |c: char| c.is_whitespace() || matches!(c, '：' | ':' | '-' | '–' | '—');
    let length = line.len() - story.trim_start_matches(marks).len();
    Some(Found { value, sure: 90, length })
}

/// `（记者王小明、李华）`, ` (记者 王小明)`: who, and how long it is.
fn chinese_reporter(rest: &str) -> Option<(Vec<&str>, usize)> {
    let bracket = rest.trim_start();
    let inside = bracket.strip_prefix(['（', '('])?;
    let end = start(inside, 120).find(['）', ')'])?;
    let words = inside.get(..end)?.trim();
    let names = REPORTER.iter().find_map(|r| words.strip_prefix(r))?;
    let names: Vec<&str> = names.split(['、', ' ', '，', ',', '\u{3000}']).filter(|n| !n.is_empty()).collect();
    let close = inside.get(end..)?.chars().next()?.len_utf8();
    (!names.is_empty() && names.iter().all(|n| is_person(n))).then(|| (names, rest.len() - inside.len() + end + close))
}

/// `路透东京3月12日 - `: without the sign for a wire, but with a dash.
fn dashed(text: &str) -> Option<(Printed<'_>, usize)> {
    let end = text.find(" - ").filter(|at| *at < 60)?;
    let found = undashed(text.get(..end)?)?;
    Some((Printed { text: text.get(..end)?, ..found }, end))
}

/// Agency, reporter, place, date, `电`. The length is in bytes. Without an agency a place must be there.
fn wire(text: &str) -> Option<(Printed<'_>, usize)> {
    let name = agency(text);
    let from = name.map_or(0, str::len);
    let digit = text.find(char::is_numeric).filter(|at| *at >= from && *at < 120)?;
    let dated = text.get(digit..)?;
    let day = start(dated, 40).find(['日', '号'])? + '日'.len_utf8();
    let date = dated
        .get(..day)
        .filter(|d| d.chars().count() < 8 && d.chars().all(|c| c.is_numeric() || matches!(c, '月' | '日' | '号')))?;
    let sign = WIRE.iter().find(|w| dated.get(day..).is_some_and(|rest| rest.starts_with(**w)))?;
    let (place, reporters) = placed(text.get(from..digit)?);
    let length = digit + day + sign.len();
    // `据新华社3月12日电` is a sentence: what stands before a date alone is a place, and short.
    let sensible = match (name, place) {
        (Some(_), _) => true,
        (None, Some(place)) => {
            (2..=5).contains(&place.chars().count())
                && !place.starts_with(['据', '據', '在', '，'])
                && super::gazetteer::is_city(place)
        }
        (None, None) => false,
    };
    let printed = text.get(..length)?;
    sensible.then_some((Printed { text: printed, place, date: Some(date), service: name, reporters }, length))
}

/// The place and the reporter before it: `記者王小明台北`. A name has three signs where it does not say.
fn placed(text: &str) -> (Option<&str>, Vec<&str>) {
    let text = text.trim();
    let some = |place: &'_ str| !place.is_empty() && place.chars().count() < 16;
    let Some(named) = REPORTER.iter().find_map(|r| text.strip_prefix(r)) else {
        return (Some(text).filter(|p| some(p)), Vec::new());
    };
    let third = named.char_indices().nth(3).map_or(named.len(), |(at, _)| at);
    let (name, place) = named.split_at(third);
    (Some(place).filter(|p| some(p)), vec![name])
}
