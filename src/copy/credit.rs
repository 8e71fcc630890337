//! Photo credits: `(AP Photo/Name)`, `Name / AP file`, `Afp - Getty Images`, `Handout via REUTERS`, `Foto: Name/dpa`.

use super::Found;
use super::name::is_person;
use super::token::folded;
use crate::vocab::agencies;

/// A credit in parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credit<'a> {
    /// As printed, without the brackets around it.
    pub text: &'a str,
    /// The photographers.
    pub people: Vec<&'a str>,
    /// The agencies and picture services, as printed.
    pub agencies: Vec<&'a str>,
    /// Where the picture comes from otherwise: `file`, `pool`, `handout`.
    pub marks: Vec<&'static str>,
}

/// What a credit may begin with, in lower case.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "photo credit:", "photo by:", "photo by", "photos by", "photograph by", "photograph:", "picture by", "picture:", "picture credit:", "photo :", "photo:", "photos:", "foto:", "fotos:", "foto :",
    "bild:", "bilder:", "credit:", "crédit photo :", "crédit photo:", "crédit :", "crédits :", "photo credit -", "fotó:", "zdjęcie:", "фото:", "фото ", "bildquelle:", "fotografia:", "kuva:", "foto di", "photo", "courtesy of", "©", "fot.",
];
/// Words that say where a picture comes from, folded.
#[rustfmt::skip]
const MARKS: &[(&str, &str)] = &[
    ("file photo", "file"), ("file", "file"), ("archive", "file"), ("archiv", "file"), ("archives", "file"), ("archivbild", "file"), ("archivfoto", "file"), ("arkiv", "file"), ("archivo", "file"), ("files", "file"), ("arkivfoto", "file"), ("archivio", "file"),
    ("pool photo", "pool"), ("pool", "pool"), ("pool image", "pool"), ("handout", "handout"), ("handout photo", "handout"), ("ho", "handout"), ("dr", "handout"), ("stringer", "stringer"),
];
/// No credit is longer.
pub(super) const LONGEST: usize = 160;

/// The credit that a text is, in brackets or not.
pub fn credit(text: &str) -> Option<Found<Credit<'_>>> {
    let outer = text.trim();
    let inner = outer.strip_prefix('(').and_then(|t| t.trim_end_matches('.').strip_suffix(')')).unwrap_or(outer);
    if inner.is_empty() || inner.len() > LONGEST || inner.contains(['\n', '(']) {
        return None;
    }
    let lower = inner.to_lowercase();
    let label = LABELS
        .iter()
        .filter(|l| {
            lower.starts_with(**l) && (!l.ends_with(char::is_alphabetic) || lower[l.len()..].starts_with([' ', '/']))
        })
        .max_by_key(|l| l.len());
    let words = inner.get(label.map_or(0, |l| l.len())..)?.trim_start_matches([' ', '/']);
    // The client for whom a service took it is neither photographer nor agency.
    let words = words.rsplit_once(" for ").map_or(words, |(credit, _)| credit);
    let mut value = Credit { text: inner, ..Credit::default() };
    let parts: Vec<&str> = split(words);
    let whole = agencies::by_tag(words).is_some();
    if whole {
        value.agencies.push(words);
    } else {
        for part in &parts {
            place(part, &mut value)?;
        }
    }
    let count = parts.len();
    let photographic = value.agencies.iter().any(|a| is_photographic(a));
    let sure = match (value.agencies.len(), value.people.len(), label.is_some()) {
        (1.., 1.., _) => 92,
        (2.., 0, _) if !whole => 80,
        (1.., 0, true) => 88,
        (1.., 0, false) if photographic || !value.marks.is_empty() => 85,
        (0, 1.., true) if label.is_none_or(|l| *l != "©") => 80,
        (1.., 0, false) => 40,
        (0, 1.., false) if !value.marks.is_empty() && count > 1 => 70,
        (0, 0, true) if !value.marks.is_empty() => 70,
        _ => 20,
    };
    Some(Found { value, sure, length: text.len() })
}

fn is_photographic(name: &str) -> bool {
    agencies::by_tag(name).is_some_and(|a| a.pictures) || folded(name).contains("photo")
}

/// The parts of a credit: at slashes, dashes between blanks, bars, commas, `via`, `for`.
fn split(words: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        // A tag may hold a slash itself: `REX/Shutterstock`.
        if agencies::by_tag(rest.trim()).is_some() {
            parts.push(rest);
            break;
        }
        let cut = [" via ", " - ", " – ", " — ", "/", "|", ",", " über ", " pour ", " and ", " und ", " et ", " + "]
            .iter()
            .filter_map(|mark| rest.find(mark).map(|at| (at, mark.len())))
            .min();
        match cut {
            Some((at, length)) => {
                parts.push(rest.get(..at).unwrap_or_default());
                rest = rest.get(at + length..).unwrap_or_default();
            }
            None => {
                parts.push(rest);
                break;
            }
        }
    }
    parts.into_iter().map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// Puts a part where it belongs; `None` when it is nothing that stands in credits.
fn place<'a>(part: &'a str, value: &mut Credit<'a>) -> Option<()> {
    let part = part.trim_end_matches('.').trim_start_matches("via ").trim_start_matches("Photo by ");
    if let Some((_, mark)) = MARKS.iter().find(|(words, _)| *words == folded(part)) {
        value.marks.push(mark);
        return Some(());
    }
    if agencies::by_tag(part).is_some() {
        value.agencies.push(part);
        return Some(());
    }
    // `AP file`, `Handout Reuters`: an agency and a mark.
    for (at, _) in part.match_indices(' ') {
        let (one, other) = part.split_at(at);
        let other = other.trim_start();
        for (agency, words) in [(one, other), (other, one)] {
            let mark = MARKS.iter().find(|(m, _)| *m == folded(words));
            if let (Some(_), Some((_, mark))) = (agencies::by_tag(agency), mark) {
                value.agencies.push(agency);
                value.marks.push(mark);
                return Some(());
            }
        }
    }
    is_person(part).then(|| value.people.push(part))
}
