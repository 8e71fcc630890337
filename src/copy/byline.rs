//! Bylines: `By Ada Lind and Ole Dahl`, `Von Mira Holt, dpa`, the agency in the line below.

use super::Found;
use super::name::{is_job, is_person, listed, people};
use crate::model::Party;
use crate::vocab::agencies;

/// A byline in parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Byline {
    /// The line as printed.
    pub text: String,
    /// The people named, each with the job or the agency that stands with the name.
    pub people: Vec<Party>,
}

/// What a byline begins with, in lower case.
#[rustfmt::skip]
const BY: &[&str] = &[
    "story by", "written by", "words by", "report by", "by", "von", "par", "por", "di", "da", "av", "af", "door", "od", "przez",
    "text:", "texto:", "texte :", "autor:", "autorin:", "автор:", "από τον", "από την", "de la", "tekst:", "di:", "by:", "von:", "por:", "par :",
];
/// No byline is longer.
const LONGEST: usize = 160;

/// The byline that a line is.
pub fn byline(line: &str) -> Option<Found<Byline>> {
    let text = line.trim();
    if text.len() > LONGEST
        || text.contains('\n')
        || text.ends_with(['.', ':', '?', '!', ';']) && !text.ends_with("Jr.")
    {
        return None;
    }
    let lower = text.to_lowercase();
    let by = BY.iter().find(|by| lower.strip_prefix(**by).is_some_and(|rest| rest.starts_with([' ', '\u{a0}'])));
    let (rest, sure) = match by {
        Some(by) => (text.get(by.len()..)?.trim(), 88),
        None => (text, 0),
    };
    let capital = text.chars().next().is_some_and(char::is_uppercase) || by.is_some_and(|b| b.len() > 3);
    let found = parts(rest)?;
    // Without `By` an agency or a job must stand with the name.
    let sure = match found.iter().any(|p| p.affiliation.is_some() || p.job_title.is_some()) {
        true if sure == 0 => 70,
        _ => sure,
    };
    let value = Byline { text: text.to_owned(), people: found };
    (capital && sure > 0).then_some(Found { value, sure, length: line.len() })
}

fn parts(rest: &str) -> Option<Vec<Party>> {
    if agencies::by_tag(rest).is_some() {
        let mut party = Party::named(rest);
        party.kind = Some("organisation".to_owned());
        return Some(vec![party]);
    }
    let (names, after) =
        rest.split_once(['|', '/']).map_or((rest, None), |(names, after)| (names.trim(), Some(after.trim())));
    let mut list = listed(names);
    list.extend(after.map(listed).unwrap_or_default());
    let mut out: Vec<Party> = Vec::new();
    for part in list {
        if is_job(part) && !out.is_empty() {
            out.last_mut()?.job_title = Some(part.to_owned());
        } else if !out.is_empty() && agencies::by_tag(part).is_some() {
            out.iter_mut().for_each(|p| p.affiliation = p.affiliation.take().or(Some(part.to_owned())));
        } else {
            let name = part.split_once(" in ").map_or(part, |(name, _)| name);
            is_person(name).then_some(())?;
            let mut party = Party::named(name);
            party.kind = Some("person".to_owned());
            out.push(party);
        }
    }
    (!out.is_empty() && out.len() < 12).then_some(out)
}

/// The agency or the job in the line below a byline: `Associated Press`, `AP Medical Writer`.
pub fn byline_below(line: &str) -> Option<Found<&str>> {
    let text = line.trim();
    let sure = match text.len() < 60 {
        true if agencies::by_tag(text).is_some() => 90,
        true if is_job(text) && people(text).is_none() => 80,
        true if is_job(text) => 70,
        _ => return None,
    };
    Some(Found { value: text, sure, length: line.len() })
}
