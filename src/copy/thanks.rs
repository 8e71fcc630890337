//! Closing lines that say who helped: `AP writer A in Rome contributed to this report.`, `Lind reported from Oslo.`,
//! `With files from Reuters`, `(mit Material von dpa)`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::name::{is_job_word, is_person, listed, person};
use super::phrases::Phrases;
use super::signoff::{named, unbracketed};
use super::tag;
use super::token::folded;
use crate::model::Party;
use crate::text::find;
use crate::vocab::agencies;

/// What somebody did as the end of a sentence says it.
const CONTRIBUTED: &[&str] = &[
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed to this dispatch",
    "contributed reporting",
    "contributed writing",
    "also contributed",
    "contributed",
];
/// The same with the place behind it.
const FROM: &[&str] = &[" contributed reporting from ", " contributed from ", " reported from ", " contributed in "];

/// What leads to the names of who helped, folded; agencies or people follow.
#[rustfmt::skip]
const WITH: &[&str] = &[
    "with assistance from", "with assistance by", "with inputs from", "with input from", "with files from", "with reporting from", "with reporting by", "with contributions from", "with additional reporting by",
    "with additional reporting from", "with material from", "with information from", "mit material von", "mit material der", "mit material des", "unter verwendung von material der", "unter verwendung von material von",
    "mit informationen von", "mit informationen der", "mit beitragen von", "avec la collaboration de", "avec la contribution de", "avec des informations de", "con informacion de", "con informacion de la", "con informaciones de",
    "con la colaboracion de", "con datos de", "com informacoes da", "com informacoes do", "com informacoes de", "con informazioni di", "med material fra", "med material fran", "met medewerking van", "met informatie van", "z udzialem", "with agency inputs from",
];
/// The same in one word, before agencies only.
const SHORT: &[&str] = &["with", "mit", "avec", "con", "com", "med", "met"];
/// Agencies that are not named, folded.
#[rustfmt::skip]
const COLLECTIVE: &[&str] = &[
    "agencies", "agency inputs", "inputs from agencies", "agencias", "agences", "agenturen", "agenturmaterial", "material von agenturen", "agency reports", "agenzie", "agentschappen", "news agencies", "wire reports", "wire services", "agencia", "agence", "agentur",
];

static LEADS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(WITH.iter().copied()));
/// The words that lead to them begin with.
static FIRST: LazyLock<Phrases> = LazyLock::new(|| {
    let words: BTreeSet<&str> = WITH.iter().chain(SHORT).filter_map(|words| words.split(' ').next()).collect();
    Phrases::new(words)
});

/// Who helped, as a paragraph says.
pub(super) fn thanks(text: &str) -> Option<(u8, Vec<Party>)> {
    sentences(text).or_else(|| with(text)).or_else(|| published(text))
}

/// `This report by The Canadian Press was first published May 3, 2030.`
fn published(text: &str) -> Option<(u8, Vec<Party>)> {
    const SHAPES: &[(&str, &str)] = &[
        ("This report by ", " was first published "),
        ("This story by ", " was first published "),
        ("This is a developing story by ", " first published "),
        ("Cette dépêche de ", " a été publiée pour la première fois "),
        ("Ce texte de ", " a été publié pour la première fois "),
    ];
    let name = SHAPES.iter().find_map(|(head, middle)| text.strip_prefix(head)?.split_once(middle))?.0;
    (text.len() < 160).then_some((90, collective(name)?))
}

/// Each sentence says who contributed or from where somebody reported.
fn sentences(text: &str) -> Option<(u8, Vec<Party>)> {
    let bare = text.trim_start_matches(['_', '-', '–', '—', '*', ' ']);
    let (inside, _) = unbracketed(bare);
    let mut out = Vec::new();
    let mut sure = 95;
    for sentence in inside.trim_end_matches(['.', '_', ' ']).split(". ") {
        let (people, how) = sentence_of(sentence.trim())?;
        sure = sure.min(how);
        out.extend(people);
    }
    (!out.is_empty()).then_some((sure, out))
}

fn sentence_of(sentence: &str) -> Option<(Vec<Party>, u8)> {
    if let Some(who) = CONTRIBUTED.iter().find_map(|end| sentence.strip_suffix(end)) {
        return contributors(who.trim().trim_end_matches(','));
    }
    // What all of them have, looked for first: nearly no sentence has it.
    sentence.as_bytes().windows(3).any(|w| w == b"ed ").then_some(())?;
    let (who, place) = FROM.iter().find_map(|words| find::split_once(sentence, words))?;
    // A place, and nothing said of it.
    let placed = place.split(' ').count() < 8
        && place
            .split([' ', ','])
            .filter(|w| !w.is_empty())
            .all(|w| w.starts_with(char::is_uppercase) || ["and", "de", "of", "the", "del", "la"].contains(&w))
        && place.starts_with(char::is_uppercase);
    if !placed {
        return None;
    }
    if is_surname(who) {
        return Some((vec![person(who, "reporter")], 70));
    }
    contributors(who)
}

/// The surname alone, as a story names its own author.
fn is_surname(who: &str) -> bool {
    const NOT: &[&str] = &[
        "He",
        "She",
        "It",
        "They",
        "We",
        "You",
        "I",
        "Who",
        "This",
        "That",
        "Police",
        "Officials",
        "Residents",
        "Witnesses",
    ];
    let one = who.len() > 2 && who.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    one && who.starts_with(char::is_uppercase) && !NOT.contains(&who) && agencies::by_tag(who).is_none()
}

/// The names, with agency and job before them: `Associated Press writers A in Rome and B`.
fn contributors(who: &str) -> Option<(Vec<Party>, u8)> {
    if let Some(names) = collective(who) {
        return Some((names, 90));
    }
    // The agency and the job before the names.
    let ends: Vec<usize> = who.match_indices(' ').map(|(at, _)| at).take(8).collect();
    let agency = ends.iter().filter_map(|end| who.get(..*end)).rfind(|a| agencies::by_tag(a).is_some());
    let after = who.get(agency.map_or(0, str::len)..)?.trim_start();
    let job = after
        .match_indices(' ')
        .take(5)
        .filter(|(at, _)| is_job_word(after.get(..*at).and_then(|w| w.rsplit(' ').next()).unwrap_or_default()))
        .last();
    let (job, names) = match job {
        Some((at, _)) => (after.get(..at)?, after.get(at..)?.trim_start()),
        None => ("", after),
    };
    let role = if job.to_lowercase().contains("photographer") { "photographer" } else { "reporter" };
    let people = named(names, role)?;
    Some((people, if agency.is_none() && job.is_empty() { 75 } else { 92 }))
}

/// Agencies alone: `The Associated Press and Reuters`.
fn collective(who: &str) -> Option<Vec<Party>> {
    let names = tag::names(who).or_else(|| {
        let parts = listed(who);
        parts.iter().all(|p| agencies::by_tag(p).is_some()).then_some(parts)
    })?;
    Some(names.into_iter().map(|n| Party::named(n).role("reporter")).collect())
}

fn with(text: &str) -> Option<(u8, Vec<Party>)> {
    if text.len() > 200 {
        return None;
    }
    let bare = text.trim_start_matches(['_', '-', '–', '—', '*', ' ']);
    let (inside, bracketed) = unbracketed(bare);
    let body = inside.trim_end_matches(['.', ' ']);
    if !FIRST.open_word(body) {
        return None;
    }
    if let Some(lead) = LEADS.opening(body) {
        let rest = behind(body, lead.split(' ').count())?;
        if COLLECTIVE.contains(&folded(rest).as_str()) {
            return Some((85, Vec::new()));
        }
        let people = collective(rest).or_else(|| named(rest, "reporter"))?;
        // A sentence goes on after the names.
        let names =
            people.iter().all(|p| p.name.as_deref().is_some_and(|n| is_person(n) || agencies::by_tag(n).is_some()));
        return names.then_some((88, people));
    }
    let (first, rest) = body.split_once(' ')?;
    SHORT.contains(&folded(first).as_str()).then_some(())?;
    if COLLECTIVE.contains(&folded(rest).as_str()) {
        return Some((80, Vec::new()));
    }
    let rest = rest.strip_suffix(" inputs").or_else(|| rest.strip_suffix(" input")).unwrap_or(rest);
    Some((if bracketed { 88 } else { 80 }, collective(rest)?))
}

fn behind(body: &str, words: usize) -> Option<&str> {
    let (at, _) = body.match_indices(' ').nth(words.checked_sub(1)?)?;
    Some(body.get(at..)?.trim())
}
