//! Initials with which desks sign what they send: `mho/jbr`, `dpa wsz jln npr`, `(Schluss) abc/def`.

use crate::model::Party;
use crate::text::find;
use crate::vocab::agencies;

/// Initials of a desk, which name nobody that a reader could be told.
pub(super) fn initials(text: &str) -> Option<(u8, Vec<Party>)> {
    if text.len() > 60 {
        return None;
    }
    let sure = match after_end(text) {
        Some(marks) => marks.split('/').all(|m| is_mark(m, false)).then_some(80),
        None => {
            behind_what_was_filed(text).or_else(|| slashed(text)).or_else(|| of_desk(text)).or_else(|| of_agency(text))
        }
    };
    sure.map(|sure| (sure, Vec::new()))
}

/// `(Schluss) mho/jbr`: what stands behind an end mark.
fn after_end(text: &str) -> Option<&str> {
    let (word, marks) = find::split_once(text.strip_prefix('(')?, ") ")?;
    (super::end_mark(word) || word == "Schluss").then_some(marks)
}

/// `adl obg`: behind what an agency filed.
fn behind_what_was_filed(text: &str) -> Option<u8> {
    let bare: Vec<&str> = text.split(' ').collect();
    ((2..=3).contains(&bare.len()) && bare.iter().all(|m| is_mark(m, false) && agencies::by_tag(m).is_none()))
        .then_some(50)
}

/// `al/od/jm`, `jn/ al/`, `ALD // ODA`: the more there are, the surer.
fn slashed(text: &str) -> Option<u8> {
    let parts: Vec<&str> = text.split('/').map(str::trim).filter(|p| !p.is_empty()).collect();
    if !(2..6).contains(&parts.len()) {
        return None;
    }
    let doubled = text.contains(" // ") && parts.iter().all(|m| is_mark(m, true));
    if !doubled && !parts.iter().all(|m| is_mark(m, false) && agencies::by_tag(m).is_none()) {
        return None;
    }
    let several = parts.len() > 2;
    Some(match several {
        _ if doubled || several && text.contains("/ ") && text.ends_with('/') => 70,
        true => 58,
        false => 52,
    })
}

/// `mho/DP/jeb`: with the desk between them.
fn of_desk(text: &str) -> Option<u8> {
    let parts: Vec<&str> = text.split('/').collect();
    let [one, desk, other] = parts.as_slice() else { return None };
    let is_desk = desk.len() == 2 && desk.chars().all(|c| c.is_ascii_uppercase());
    (is_desk && is_mark(one, false) && is_mark(other, false)).then_some(70)
}

/// `dpa wsz jln npr`: behind the agency.
fn of_agency(text: &str) -> Option<u8> {
    let mut words = text.split([' ', '/', '-']).filter(|w| !w.is_empty());
    let known = agencies::by_tag(words.next()?)?;
    if agencies::by_tag(text).is_some() {
        return None;
    }
    let marks: Vec<&str> = words.collect();
    let glued = !text.contains(' ');
    if !(1..=7).contains(&marks.len()) || glued && (marks.len() > 1 || text.contains('/')) {
        return None;
    }
    let small = known.code.starts_with(char::is_lowercase) || text.contains('/');
    let capitals = !small && marks.len() > 1 && !glued;
    match small {
        true => marks.iter().all(|m| is_mark(m, false)).then_some(85),
        false => (capitals && marks.iter().all(|m| is_mark(m, true))).then_some(70),
    }
}

/// Initials that go on in a line of their own behind the agency's: `PTI ADA BLK`, and below it `OLE`.
pub(super) fn is_desk(text: &str) -> bool {
    text.len() < 16 && text.split(' ').all(|m| is_mark(m, true) && agencies::by_tag(m).is_none())
}

/// Initials, with the number of a desk: `wsz`, `n1`.
fn is_mark(word: &str, capitals: bool) -> bool {
    const WORDS: &[&str] = &[
        "in", "an", "is", "am", "im", "so", "at", "on", "of", "to", "und", "and", "der", "die", "das", "the", "war",
        "ist", "for", "from", "said", "fur", "mit", "or", "oder", "och", "og", "et", "ou", "his", "her", "he", "she",
        "him", "they", "win", "km", "yes", "no", "ja", "pro", "con", "red", "blue",
    ];
    let letter = |c: char| if capitals { c.is_ascii_uppercase() } else { c.is_ascii_lowercase() };
    (2..=4).contains(&word.len())
        && word.starts_with(letter)
        && word.chars().all(|c| letter(c) || c.is_ascii_digit() && !capitals)
        && !WORDS.contains(&word)
}
