//! Datelines without spaces: `新华社北京3月12日电`, `（中央社台北12日電）`, `【東京共同】`, `(서울=연합뉴스) 홍길동 기자 = `.

use super::Found;
use super::dateline::Printed;
use crate::text::start;
use crate::vocab::agencies;

/// The brackets in which such a dateline stands.
const BRACKETS: &[(char, char)] = &[('（', '）'), ('【', '】'), ('(', ')'), ('[', ']')];
/// Ends a Chinese dateline: `电` is `by wire`.
const WIRE: &[char] = &['电', '電', '讯', '訊'];

pub(super) fn east_asian(line: &str) -> Option<Found<Printed<'_>>> {
    let first = line.chars().next()?;
    let bracket = BRACKETS.iter().find(|(open, _)| *open == first);
    let head = start(line, 160);
    match bracket {
        Some((open, close)) => {
            let end = head.find(*close)?;
            let inside = head.get(open.len_utf8()..end)?;
            let rest = line.get(end + close.len_utf8()..)?;
            let after = reporter(rest);
            let text = line.get(..end + close.len_utf8())?;
            let story = rest.len() - rest.get(after..)?.trim_start().len();
            let found = inner(inside)?;
            Some(Found { value: Printed { text, ..found }, sure: 90, length: text.len() + story })
        }
        None => chinese(head).map(|(value, length)| {
            let story = line.get(length..).unwrap_or_default();
            let skip = story.len() - story.trim_start_matches(|c: char| c.is_whitespace() || c == '：').len();
            Found { value, sure: 90, length: length + skip }
        }),
    }
}

/// `홍길동 기자 = `: the reporter is left to the byline, which is not read here.
fn reporter(rest: &str) -> usize {
    let head = start(rest, 60);
    head.find(" = ")
        .map_or(0, |at| if head.get(..at).is_some_and(|r| r.trim_end().ends_with("기자")) { at + 3 } else { 0 })
}

fn inner(inside: &str) -> Option<Printed<'_>> {
    if let Some((place, service)) = inside.split_once('=').filter(|(_, s)| agencies::by_tag(s).is_some()) {
        return Some(Printed { text: "", place: Some(place.trim()), date: None, service: Some(service.trim()) });
    }
    if let Some((value, _)) = chinese(inside) {
        return Some(value);
    }
    // `東京共同`, and `共同` alone.
    let uncased = inside.chars().all(super::token::is_uncased);
    let at = inside.char_indices().map(|(at, _)| at).find(|at| inside.get(*at..).is_some_and(is_wire))?;
    let place = Some(inside.get(..at)?).filter(|p| !p.is_empty());
    uncased.then(|| Printed { text: "", place, date: None, service: inside.get(at..) })
}

fn is_wire(name: &str) -> bool {
    agencies::by_tag(name).is_some_and(|a| !a.pictures) && name.chars().all(super::token::is_uncased)
}

/// `新华社北京3月12日电`: agency, place, date, `电`. The length is in bytes.
fn chinese(text: &str) -> Option<(Printed<'_>, usize)> {
    let name = (2..=6).rev().find_map(|n| {
        let end = text.char_indices().nth(n).map(|(at, _)| at)?;
        text.get(..end).filter(|name| is_wire(name))
    })?;
    let end = text.find(WIRE)?;
    let digit = text.find(char::is_numeric).filter(|at| *at < end)?;
    let place = text.get(name.len()..digit)?;
    let date = text.get(digit..end)?;
    let dated = date.contains(['日', '号']) && date.chars().count() < 16;
    // A reporter may stand before the place: `中央社記者王小明台北12日電`.
    let place = Some(place.trim()).filter(|p| !p.is_empty() && p.chars().count() < 16);
    let wire = text.get(end..)?.chars().next()?;
    let length = end + wire.len_utf8();
    dated.then(|| {
        (Printed { text: text.get(..length).unwrap_or_default(), place, date: Some(date), service: Some(name) }, length)
    })
}
