//! Names of people and jobs, as bylines and sign-offs print them.

use std::sync::LazyLock;

use super::date;
use super::phrases::Phrases;
use super::token::{Kind, Token, each, folded, is_uncased};
use crate::model::Party;
use crate::vocab::agencies;

/// Small words inside names.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "dos", "das", "do", "du", "van", "von", "der", "den", "ten", "ter", "zu", "zum", "zur", "la",
    "le", "el", "al", "bin", "ibn", "bint", "af", "av", "y", "e", "des", "st", "vom", "abu", "ben",
];

/// Words with which no part of a name begins.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "and", "by", "the", "of", "in", "on", "at", "for", "with", "from", "to", "this", "that", "an", "und", "der", "die", "das", "im",
    "am", "et", "les", "dans", "pour", "los", "las", "en", "con", "un", "una", "ein", "eine", "our", "all", "land", "sea", "air", "law", "design", "choice",
    "popular", "royal", "demand", "appointment", "order", "accident", "invitation", "standards", "moonlight", "candlelight", "night", "day", "numbers", "book", "hand", "train", "boat",
    "ferry", "car", "bus", "plane", "phone", "mail", "post", "policy", "prize", "winners", "others", "many", "monday", "avion", "dios", "favor", "ejemplo", "supuesto",
    "anfang", "herzen", "norden", "suden", "westen", "osten", "staff", "our", "newsroom", "associates", "streets", "street", "university", "council", "ministry", "police", "government",
    "museum", "institute", "foundation", "company", "bank", "hospital", "court", "embassy", "church", "school", "college", "club", "team", "party", "union", "committee", "department",
    "january", "march", "april", "july", "august", "september", "october", "november", "december", "christmas", "easter", "photo", "photos", "file", "pool", "handout", "video", "image", "images",
    "any", "means", "public", "vote", "word", "mouth", "degrees", "every", "no", "some", "such", "half", "way", "chance", "default", "heart", "name", "nature", "rote", "sight", "surprise", "virtue", "tur", "kopf", "fuss", "haus", "hand", "seite", "anlass",
    "monts", "vaux", "mer", "terre", "terra", "tierra", "mar", "natale", "navidad", "kerst", "sky", "water", "fire", "rail", "road", "foot", "horse", "force", "proxy", "committee", "lottery", "request", "courtesy", "permission", "the",
    "版权所有", "版權所有", "無断転載", "禁無断転載", "未经授权",
];

static NOT_IN_NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(NO_NAMES.iter().copied()));

/// Words that name a job.
#[rustfmt::skip]
const JOBS: &[&str] = &[
    "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "staff", "columnist", "critic",
    "analyst", "bureau", "journalist", "journalists", "photographer", "chief", "desk", "korrespondent", "korrespondentin", "redakteur", "redakteurin",
    "columnists", "reporterin", "sportredakteur", "newsroom", "politologue", "envoye", "envoyee", "special", "inviato", "inviata", "correspondant", "correspondante", "redactor", "redactora", "corresponsal", "corrispondente", "redaktion", "redaktor", "enviado", "enviada", "contributor", "contributors", "producer", "agency", "specialist", "anchor", "officer",
];

/// Stands before a name, and belongs to it; folded, without stops.
const TITLES: &[&str] = &[
    "dr", "prof", "lt", "col", "gen", "capt", "sgt", "maj", "sir", "dame", "rev", "st", "jr", "sr", "fr", "ing", "mag",
    "dipl", "mme", "adm",
];

/// The most words in one name.
const WORDS: usize = 6;

/// Whether a text is the name of a person: two to six words with capitals, initials and particles between them.
pub(super) fn is_person(text: &str) -> bool {
    let opens = text.trim_start().starts_with(|c: char| c.is_uppercase() || is_uncased(c));
    if !opens || text.len() > 80 || agencies::by_tag(text).is_some() {
        return false;
    }
    let (mut words, mut capitals, mut count) = (0, 0, 0);
    let (mut before, mut last): (Option<Token<'_>>, Option<Token<'_>>) = (None, None);
    for token in each(text, 80) {
        match token.kind {
            // `van der Lind`, `Nguyen Van An`
            Kind::Word
                if capitals > 0 && (PARTICLES.contains(&token.text) || token.text.len() < 3 && token.is_capital()) =>
            {
                words += 1;
                capitals += usize::from(token.is_capital());
            }
            Kind::Word if token.is_capital() && !is_no_name(token.text) => {
                words += 1;
                capitals += 1;
            }
            Kind::Mark('.') if !token.spaced && before.is_some_and(|word| initial(&word)) => {}
            _ => return false,
        }
        count += 1;
        before = Some(token);
        last = before.filter(|token| token.kind == Kind::Word).or(last);
    }
    // Without spaces, two to four signs are a name.
    let uncased = || count == 1 && text.chars().all(is_uncased) && (2..=4).contains(&text.chars().count());
    (capitals >= 2 && words <= WORDS && last.is_some_and(|word| word.is_capital())) || uncased()
}

/// Whether no name goes on with a word, nor behind it: nearly every word of a sentence is one.
pub(super) fn ends_name(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !PARTICLES.contains(&word)
}

/// Whether a word with a capital is of no name: a day, or one with which lines of copy begin.
fn is_no_name(word: &str) -> bool {
    NOT_IN_NAMES.reads(word).is_some() || date::is_weekday(word)
}

/// Whether a stop may stand behind a word: an initial, or `Jr`, `St`, `Dr`.
fn initial(word: &Token<'_>) -> bool {
    word.kind == Kind::Word && (word.text.chars().count() <= 2 || TITLES.contains(&folded(word.text).as_str()))
}

/// Whether a text names a job, alone or with an agency: `AP Medical Writer`, `Staff Writer`.
pub(super) fn is_job(text: &str) -> bool {
    let words: Vec<String> = folded(&text.replace('-', " ")).split(' ').map(str::to_owned).collect();
    let first = text.split([' ', '-']).next().unwrap_or_default();
    // In small letters only behind the tag of an agency: `dpa-Korrespondentin`, and where it is one word.
    let capital = text.chars().next().is_some_and(char::is_uppercase)
        || words.len() == 1 && text.len() > 5
        || words.len() > 1 && words.iter().all(|w| JOBS.contains(&w.as_str()) || w == "especial")
        || agencies::by_tag(first).is_some();
    capital && words.len() < 8 && words.iter().any(|w| JOBS.contains(&w.as_str())) && !text.ends_with('.')
}

/// Whether a word names a job: `writer`, `Korrespondentin`.
pub(super) fn is_job_word(word: &str) -> bool {
    JOBS.contains(&folded(word).as_str())
}

/// A list of names: `A, B and C`. `None` when any part is none.
pub(super) fn people(text: &str) -> Option<Vec<&str>> {
    let parts = listed(text);
    (!parts.is_empty() && parts.len() < 12 && parts.iter().all(|p| is_person(p))).then_some(parts)
}

/// The parts of a list: at commas, `and` in the languages of wires, `&`.
pub(super) fn listed(text: &str) -> Vec<&str> {
    const AND: &[&str] = &[
        "and", "und", "et", "y", "e", "og", "och", "en", "with", "AND", "UND", "ET", "Y", "i", "и", "et", "ja", "ve",
        "και", "و",
    ];
    let mut parts = Vec::new();
    for piece in text.split([',', '&', ';']) {
        let mut from = 0;
        let mut at = 0;
        for word in piece.split(' ') {
            if AND.contains(&word) && at > from {
                parts.push(piece.get(from..at).unwrap_or_default());
                from = at + word.len();
            }
            at += word.len() + 1;
        }
        parts.push(piece.get(from..).unwrap_or_default());
    }
    parts.into_iter().map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// A person with a role.
pub(super) fn person(name: &str, role: &str) -> Party {
    let mut party = Party::named(name.trim()).role(role);
    party.kind = Some("person".to_owned());
    party
}
