//! Sign-offs: `(Reporting by A; Editing by B)`, `AP writer C in Rome contributed to this report.`, `dpa wsz jln npr`.

use super::name::{is_person, listed, person};
use super::token::folded;
use super::{Found, closing_tag};
use crate::model::Party;
use crate::text::start;
use crate::vocab::agencies;

/// A closing credit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signoff {
    /// As printed.
    pub text: String,
    /// The people in it, with what they did as role: reporter, editor, writer, translator, photographer, producer.
    pub people: Vec<Party>,
}

/// What people did, as the words before their names begin, folded; the longer stands first.
#[rustfmt::skip]
const DID: &[(&str, &str)] = &[
    ("additional reporting by", "reporter"), ("additional reporting", "reporter"), ("additional writing by", "writer"),
    ("reporting and writing by", "reporter"), ("reporting and editing by", "reporter"), ("writing and reporting by", "writer"),
    ("reporting writing and editing by", "reporter"), ("writing and editing by", "writer"), ("reporting by", "reporter"),
    ("reported by", "reporter"), ("reporting", "reporter"), ("written by", "writer"), ("writing by", "writer"), ("writing", "writer"),
    ("compiled by", "writer"), ("edited by", "editor"), ("editing by", "editor"), ("editing", "editor"), ("translated by", "translator"),
    ("translation by", "translator"), ("translating by", "translator"), ("produced by", "producer"), ("production by", "producer"),
    ("graphics by", "artist"), ("graphic by", "artist"), ("photos by", "photographer"), ("photography by", "photographer"), ("photo editing by", "editor"),
    ("with reporting by", "reporter"), ("with additional reporting by", "reporter"), ("research by", "researcher"), ("video by", "videographer"),
    ("zusatzliche berichterstattung von", "reporter"), ("berichterstattung von", "reporter"), ("bericht von", "reporter"), ("reporter", "reporter"),
    ("geschrieben von", "writer"), ("redigiert von", "editor"), ("bearbeitet von", "editor"), ("redaktion", "editor"), ("mitarbeit", "reporter"), ("ubersetzt von", "translator"),
    ("reportage de", "reporter"), ("avec la contribution de", "reporter"), ("edite par", "editor"), ("redige par", "writer"), ("ecrit par", "writer"),
    ("version francaise", "translator"), ("traduit par", "translator"), ("reporte adicional de", "reporter"), ("reporte de", "reporter"), ("informacion de", "reporter"),
    ("editado por", "editor"), ("editada por", "editor"), ("escrito por", "writer"), ("traducido por", "translator"), ("edicion de", "editor"),
    ("reportagem adicional de", "reporter"), ("reportagem de", "reporter"), ("edicao de", "editor"), ("texto de", "writer"), ("traducao de", "translator"),
    ("scritto da", "writer"), ("tradotto da", "translator"), ("servizio di", "reporter"), ("verslaggeving door", "reporter"), ("bewerking door", "editor"), ("geschreven door", "writer"),
    ("rapportering av", "reporter"), ("rapportering", "reporter"), ("redigert av", "editor"), ("redigering av", "editor"), ("redigering", "editor"),
    ("rapportering fra", "reporter"), ("toimittaja", "reporter"), ("репортаж", "reporter"), ("редактор", "editor"),
];
/// No sign-off is longer.
const LONGEST: usize = 1000;

/// The sign-off that a paragraph is.
pub fn signoff(paragraph: &str) -> Option<Found<Signoff>> {
    let text = paragraph.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let found = activities(text).or_else(|| contributed(text)).or_else(|| initials(text)).or_else(|| tagged(text))?;
    let value = Signoff { text: text.to_owned(), people: found.1 };
    Some(Found { value, sure: found.0, length: paragraph.len() })
}

fn activities(text: &str) -> Option<(u8, Vec<Party>)> {
    let inside = text.strip_prefix(['(', '[']).and_then(|t| t.trim_end_matches('.').strip_suffix([')', ']']));
    let body = inside.unwrap_or(text).trim_end_matches('.');
    let mut people = Vec::new();
    let (mut clauses, mut known) = (0, 0);
    let mut role = None;
    for clause in clauses_of(body) {
        clauses += 1;
        match did(clause.trim()) {
            Some((did, rest)) => {
                known += 1;
                role = Some(did);
                people.extend(named(rest, did)?);
            }
            // A further person after a semicolon did the same.
            None if role.is_some() => people.extend(named(clause, role?)?),
            None => return None,
        }
    }
    let sure = match (inside.is_some(), known) {
        (true, _) => 95,
        (false, 2..) => 90,
        (false, _) if clauses == 1 && !text.ends_with('.') => 85,
        _ => 75,
    };
    (!people.is_empty()).then_some((sure, people))
}

/// The clauses of a sign-off: at semicolons, full stops, and commas before what somebody did.
fn clauses_of(body: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for part in body.split(';').flat_map(|c| c.split(". ")) {
        let mut from = 0;
        for (at, _) in part.match_indices(", ") {
            if part.get(at + 2..).and_then(did).is_some() {
                out.push(part.get(from..at).unwrap_or_default());
                from = at + 2;
            }
        }
        out.push(part.get(from..).unwrap_or_default());
    }
    out
}

/// The role that a clause begins with, and its names.
fn did(clause: &str) -> Option<(&'static str, &str)> {
    let clause = clause.trim_start_matches(['-', '–', '—', ' ']);
    let head = folded(start(clause, 60));
    let (words, role) = DID
        .iter()
        .filter(|(w, _)| head.strip_prefix(w).is_some_and(|r| r.starts_with(' ')))
        .max_by_key(|(w, _)| w.len())?;
    let mut rest = clause;
    for _ in 0..words.split(' ').count() {
        rest = rest.trim_start();
        rest = rest.get(rest.find(char::is_whitespace)?..)?;
    }
    Some((role, rest.trim_start_matches([':', ' '])))
}

/// The names of a clause, without the places in which they worked.
fn named(text: &str, role: &'static str) -> Option<Vec<Party>> {
    const IN: &[&str] = &[" in ", " aus ", " à ", " en ", " a ", " i ", " at ", " from ", " em ", " from "];
    let mut out = Vec::new();
    for part in text.split([',', ';']).flat_map(listed) {
        let part = part.trim_end_matches('.');
        let name = IN.iter().find_map(|word| part.split_once(word)).map_or(part, |(name, _)| name);
        // `editing by A, B; in Paris, Berlin and Rome`: a place is no name, and follows one.
        if is_person(name) {
            out.push(person(name, role));
        } else if agencies::by_tag(name).is_some() {
            out.push(Party::named(name).role(role));
        } else if !out.is_empty() && name.split(' ').count() < 4 && name.chars().next().is_some_and(char::is_uppercase)
        {
        } else {
            return None;
        }
    }
    (!out.is_empty()).then_some(out)
}

/// `Associated Press writers A in Rome and B contributed to this report.`
fn contributed(text: &str) -> Option<(u8, Vec<Party>)> {
    let rest = text.trim_start_matches(['_', '-', '—', '*', '(', ' ']).trim_end_matches([')', ' ']);
    let body = rest
        .strip_suffix("contributed to this report.")
        .or_else(|| rest.strip_suffix("contributed to this story."))
        .or_else(|| rest.strip_suffix("contributed to this article."))
        .or_else(|| rest.strip_suffix("contributed."))?
        .trim_end();
    let words = body.split(' ').take(12).scan(0, |at, w| {
        *at += w.len() + 1;
        Some(*at - 1)
    });
    let agency = words
        .filter_map(|end| body.get(..end))
        .filter(|a| agencies::by_tag(a.trim_end_matches(',')).is_some())
        .last()
        .unwrap_or_default();
    let names = body.get(agency.len()..)?.trim_start();
    let after = names.split_once(' ').filter(|(job, _)| {
        matches!(*job, "writer" | "writers" | "journalist" | "journalists" | "reporter" | "reporters" | "staff")
    });
    if names.is_empty() && !agency.is_empty() {
        return Some((90, vec![Party::named(agency).role("reporter")]));
    }
    let names = after.map_or(names, |(_, names)| names);
    let people = named(names, "reporter")?;
    Some((if agency.is_empty() { 75 } else { 92 }, people))
}

/// `dpa wsz jln npr`: the agency and the initials of its desk.
fn initials(text: &str) -> Option<(u8, Vec<Party>)> {
    let mut words = text.split_whitespace();
    let agency = words.next()?;
    let known = agencies::by_tag(agency)?;
    let marks: Vec<&str> = words.collect();
    let short = |w: &&str| (2..=4).contains(&w.len()) && w.chars().all(|c| c.is_ascii_lowercase());
    (known.code.starts_with(char::is_lowercase) && (1..=7).contains(&marks.len()) && marks.iter().all(short))
        .then(|| (85, Vec::new()))
}

/// The tag of the agency alone: `(NTB)`, `/TASS/`.
fn tagged(text: &str) -> Option<(u8, Vec<Party>)> {
    closing_tag(text).filter(|found| found.length == text.len()).map(|found| (found.sure, Vec::new()))
}
