//! Sign-offs: `(Reporting by A; Editing by B)`, `AP writer C in Rome contributed to this report.`, `dpa wsz jln npr`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::closing::closing_tag;
use super::initials::initials;
use super::name::{is_person, listed, person};
use super::phrases::Phrases;
use super::tag;
use super::token::{Folded, folded};
use super::{Found, thanks};
use crate::model::Party;
use crate::text::{find, start};
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
    ("reportage", "reporter"), ("avec", "reporter"), ("tekst", "writer"), ("photo by", "photographer"), ("traduzione di", "translator"), ("traduccion de", "translator"), ("redaccion de", "writer"),
    ("editing by", "editor"), ("with reporting from", "reporter"), ("compiled and edited by", "editor"), ("written and edited by", "writer"), ("bearbeitung von", "editor"), ("photos", "photographer"),
    ("samengesteld door", "writer"), ("vertaald door", "translator"), ("redactie", "editor"), ("oversatt av", "translator"), ("rapporterat av", "reporter"), ("redigerad av", "editor"), ("redigeret af", "editor"),
    ("napisal", "writer"), ("haber", "reporter"), ("fact checking by", "editor"), ("copy editing by", "editor"), ("por", "reporter"), ("by", "reporter"),
    ("story by", "writer"), ("redactado por", "writer"), ("redactada por", "writer"), ("redaction de", "writer"), ("redaction", "writer"), ("сообщил", "reporter"), ("сообщила", "reporter"), ("сообщили", "reporter"),
    ("подготовил", "writer"), ("подготовила", "writer"), ("подготовили", "writer"), ("перевел", "translator"), ("перевела", "translator"), ("перевод", "translator"),
    ("редактировал", "editor"), ("редактировала", "editor"), ("редактирование", "editor"),
];
/// What stands before a colon and the name of who did it, folded.
#[rustfmt::skip]
const LABELS: &[(&str, &str)] = &[
    ("editor", "editor"), ("editor online", "editor"), ("autor", "writer"), ("autori", "writer"), ("editors", "editor"), ("editing", "editor"), ("redaktion", "editor"), ("redaktor", "editor"), ("redakteur", "editor"), ("redactie", "editor"), ("redattore", "editor"),
    ("redazione", "editor"), ("edicion", "editor"), ("edicao", "editor"), ("edition", "editor"), ("redaccion", "writer"), ("mitarbeit", "reporter"), ("ubersetzung", "translator"), ("traduction", "translator"),
    ("traduccion", "translator"), ("traducao", "translator"), ("traduzione", "translator"), ("vertaling", "translator"), ("translation", "translator"), ("translator", "translator"), ("oversettelse", "translator"),
    ("редактор", "editor"), ("редактура", "editor"), ("перевод", "translator"), ("reporting", "reporter"), ("writing", "writer"), ("bericht", "reporter"), ("reportage", "reporter"), ("reportagem", "reporter"),
    ("编辑", "editor"), ("編輯", "editor"), ("责任编辑", "editor"), ("責任編輯", "editor"), ("责编", "editor"), ("核稿", "editor"), ("校对", "editor"), ("編集", "editor"), ("翻訳", "translator"), ("翻訳編集", "translator"),
    ("譯者", "translator"), ("译者", "translator"), ("编译", "translator"), ("編譯", "translator"), ("翻译", "translator"), ("محرر", "editor"), ("تحرير", "editor"), ("إعداد", "writer"),
];
/// Words that begin what somebody did where others stand before `by`: `Editado en español por`. Folded.
#[rustfmt::skip]
const VERBS: &[(&str, &str)] = &[
    ("editado", "editor"), ("editada", "editor"), ("edited", "editor"), ("editing", "editor"), ("edite", "editor"), ("redigiert", "editor"), ("traducido", "translator"), ("traduzido", "translator"),
    ("traduit", "translator"), ("translated", "translator"), ("tradotto", "translator"), ("ubersetzt", "translator"), ("reporting", "reporter"), ("escrito", "writer"), ("written", "writer"), ("writing", "writer"),
    ("reporte", "reporter"), ("reportagem", "reporter"), ("geschrieben", "writer"), ("compiled", "writer"),
];
/// What ends those words.
const BY: &[&str] = &["by", "por", "par", "von", "da", "door", "av", "af"];
/// Begins a clause that says how to reach them, folded.
#[rustfmt::skip]
const CONTACT: &[&str] = &[
    "bei ruckfragen", "fur ruckfragen", "contact", "messaging", "reuters messaging", "tel", "phone", "e mail", "email", "for more", "twitter", "keywords", "our standards", "click", "additional information",
];

/// No sign-off is longer.
const LONGEST: usize = 1000;

static ACTIVITIES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(DID.iter().map(|(words, _)| *words)));
/// The words that begin what somebody did.
static FIRST: LazyLock<Phrases> = LazyLock::new(|| {
    let words: BTreeSet<&str> = DID.iter().chain(VERBS).filter_map(|(words, _)| words.split(' ').next()).collect();
    Phrases::new(words)
});
static LABELLED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(LABELS.iter().map(|(words, _)| *words)));
/// Words that begin what somebody did and mean little alone.
static SHORT: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["by", "por", "avec", "reportage", "photos", "tekst", "haber", "story"]));

/// The sign-off that a paragraph is.
pub fn signoff(paragraph: &str) -> Option<Found<Signoff>> {
    let text = paragraph.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let found = activities(text)
        .or_else(|| labelled(text))
        .or_else(|| thanks::thanks(text))
        .or_else(|| initials(text))
        .or_else(|| tagged(text))?;
    let value = Signoff { text: text.to_owned(), people: found.1 };
    Some(Found { value, sure: found.0, length: paragraph.len() })
}

/// The words between the brackets around them, once or twice, and whether there were any.
pub(super) fn unbracketed(text: &str) -> (&str, bool) {
    let mut inside = text;
    for _ in 0..2 {
        let next =
            inside.strip_prefix(['(', '[', '（']).and_then(|t| t.trim_end_matches('.').strip_suffix([')', ']', '）']));
        let Some(next) = next else { break };
        inside = next;
    }
    (inside, inside.len() < text.len())
}

fn activities(text: &str) -> Option<(u8, Vec<Party>)> {
    let (inside, bracketed) = unbracketed(text);
    let body = inside.trim_end_matches('.');
    // Outside brackets what somebody did stands first.
    if !bracketed && did(body).is_none() {
        return None;
    }
    let clauses = clauses_of(body);
    let mut people = Vec::new();
    let mut known = 0;
    let mut role = None;
    for (at, clause) in clauses.iter().enumerate() {
        match did(clause.trim()) {
            // `By`, `Por` and `With` alone are no sign-off.
            Some((did, rest)) if at > 0 || clauses.len() > 1 || !short(clause) => {
                known += 1;
                role = Some(did);
                people.extend(named(rest, did)?);
            }
            // `(Claire Morel, édité par Jean Petit)`
            None if at == 0 && bracketed && clauses.len() > 1 => people.extend(named(clause, "reporter")?),
            None if at == 0 && bracketed => {
                let names = clause.trim().strip_suffix(" pour le service français")?;
                known += 1;
                people.extend(named(names, "translator")?);
            }
            _ if role.is_some() && is_contact(clause) => {}
            // A further person after a semicolon did the same.
            _ if role.is_some() => people.extend(named(clause, role?)?),
            _ => return None,
        }
    }
    let sure = match (bracketed, known) {
        (_, 0) => return None,
        (true, _) => 95,
        (false, 2..) => 90,
        (false, _) if clauses.len() == 1 && !text.ends_with('.') => 85,
        _ => 75,
    };
    (!people.is_empty()).then_some((sure, people))
}

/// Whether a clause begins with a word that means little alone.
fn short(clause: &str) -> bool {
    let first = clause.trim().split(' ').next().unwrap_or_default();
    SHORT.reads(first).is_some() && !Folded::of(clause).next_are("reportage de")
}

fn is_contact(clause: &str) -> bool {
    let words = folded(clause);
    clause.contains('@') || clause.contains("+") || CONTACT.iter().any(|c| words.starts_with(c))
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
    let head = start(clause, 60);
    if !FIRST.open_word(head) {
        return None;
    }
    let found = ACTIVITIES.opening(head);
    if let Some((words, role)) = found.and_then(|found| DID.iter().find(|(words, _)| *words == found)) {
        let rest = behind(clause, words.split(' ').count())?;
        let rest = rest.trim_start_matches([':', ' ']);
        // `Reportage d'Ada Lind`
        let elided = ["d'", "d’"].iter().find_map(|of| rest.strip_prefix(of));
        return Some((role, elided.filter(|name| name.starts_with(char::is_uppercase)).unwrap_or(rest)));
    }
    // `Editado en español por`
    let head = folded(head);
    let words: Vec<&str> = head.split(' ').take(6).collect();
    let (_, role) = VERBS.iter().find(|(verb, _)| words.first() == Some(verb))?;
    let by = words.iter().position(|w| BY.contains(w))?;
    Some((role, behind(clause, by + 1)?.trim_start()))
}

/// What stands behind so many words.
fn behind(clause: &str, words: usize) -> Option<&str> {
    let mut rest = clause;
    for _ in 0..words {
        rest = rest.trim_start();
        rest = rest.get(rest.find(char::is_whitespace)?..)?;
    }
    Some(rest)
}

/// The names of a clause, without the places in which they worked.
pub(super) fn named(text: &str, role: &'static str) -> Option<Vec<Party>> {
    const IN: &[&str] =
        &[" in ", " aus ", " à ", " en ", " a ", " i ", " at ", " from ", " em ", " desde ", " depuis "];
    let mut out = Vec::new();
    let mut bureau = false;
    let apart = |words| listed(words).into_iter().enumerate().map(|(at, name)| (at == 0, name));
    for (follows, part) in text.split([',', ';']).flat_map(apart) {
        let part = part.trim_end_matches('.');
        let name = IN.iter().find_map(|word| part.split_once(word)).map_or(part, |(name, _)| name);
        // `editing by A, B; in Paris, Berlin and Rome`: a place is no name, and follows one.
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        if is_person(name) {
            out.push(person(name, role));
        } else if agencies::by_tag(name).is_some() {
            let is_person = |last: &&mut Party| last.name.as_deref().is_some_and(|n| agencies::by_tag(n).is_none());
            match out.last_mut().filter(|last| follows && last.affiliation.is_none() && is_person(last)) {
                // `written by Ada Lind, AP`
                Some(last) => last.affiliation = Some(name.to_owned()),
                None => out.push(Party::named(name).role(role)),
            }
        } else if is_bureau(name) {
            bureau = true;
            out.extend(
                Some(Party::named(name).role(role)).filter(|_| capital && agencies::by_tag(first(name)).is_none()),
            );
        } else if !out.is_empty() && name.split(' ').count() < 4 && capital {
        } else {
            return None;
        }
    }
    (!out.is_empty() || bureau).then_some(out)
}

fn first(name: &str) -> &str {
    name.split(' ').next().unwrap_or_default()
}

/// `the Oslo newsroom`, `Reuters staff`
fn is_bureau(name: &str) -> bool {
    let last = folded(name.rsplit(' ').next().unwrap_or_default());
    name.split(' ').count() < 6
        && ["newsroom", "newsrooms", "staff", "bureau", "bureaus", "bureaux", "desk", "team", "redaktion"]
            .contains(&last.as_str())
}

/// `Editor: Ole Dahl`, `（譯者：王小明/核稿：李華）1130312`.
fn labelled(text: &str) -> Option<(u8, Vec<Party>)> {
    // Bucharest prints the agency before it: `AGERPRES/(autor: ...)`.
    let text = find::split_once(text, "/(")
        .filter(|(name, _)| agencies::by_tag(name).is_some())
        .map_or(text, |(name, _)| text.get(name.len() + 1..).unwrap_or_default());
    // Taipei prints the date behind the bracket.
    let body = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let body = if body.ends_with(['）', ')']) { body } else { text };
    let (inside, bracketed) = unbracketed(body);
    let mut out = Vec::new();
    // `A - autor: Ada Lind, editor: Ole Dahl`
    let inside = find::split_once(inside, " - ").filter(|(mark, _)| mark.len() == 1).map_or(inside, |(_, rest)| rest);
    let commas = inside.matches(':').count() > 1 && !inside.contains(['/', '；', ';', '|']);
    for clause in inside.split(|c| matches!(c, '/' | '；' | ';' | '|') || commas && c == ',') {
        let (label, names) = find::at_colon(clause)?;
        let label = LABELLED.reads(label)?;
        let (_, role) = LABELS.iter().find(|(words, _)| *words == label)?;
        let names: Vec<&str> = names.split(['、', '，']).flat_map(listed).collect();
        if names.is_empty() || !names.iter().all(|n| is_person(n)) {
            return None;
        }
        out.extend(names.iter().map(|name| person(name, role)));
    }
    Some((if bracketed { 90 } else { 75 }, out))
}

/// The tag of the agency alone: `(NTB)`, `/TASS/`, `/ritzau/AFP`, `--IANS`, `==Kyodo`.
fn tagged(text: &str) -> Option<(u8, Vec<Party>)> {
    let whole = text.trim_end_matches('.');
    if let Some(found) = closing_tag(whole).filter(|found| found.length == whole.len()) {
        return Some((found.sure, Vec::new()));
    }
    let names = tag_names(text)?;
    let marked = text.starts_with(['-', '–', '—', '/', '(', '=']) || text.ends_with("/Fim");
    let said = names.iter().any(|n| !agencies::is_ambiguous(n));
    (marked && (said || text.ends_with("/Fim"))).then(|| (85, Vec::new()))
}

/// The agencies of a tag that stands for itself, whatever marks it has.
pub(super) fn tag_names(text: &str) -> Option<Vec<&str>> {
    let mark = |c: char| matches!(c, '(' | ')' | '/' | '©' | '-' | '–' | '—' | '=' | '.' | ' ' | '[' | ']');
    let name = text.trim().trim_matches(mark);
    if name.len() > 40 {
        return None;
    }
    // `Lusa/Fim`, `ADL, Belga`
    let name = name.strip_suffix("/Fim").unwrap_or(name);
    let initialled = || {
        let (initials, agency) = find::rsplit_once(name, ", ")?;
        let short = |w: &str| (2..=4).contains(&w.len()) && w.chars().all(|c| c.is_ascii_alphabetic());
        initials.split(['/', ',', ' ']).filter(|w| !w.is_empty()).all(short).then(|| tag::names(agency))?
    };
    tag::names(name).or_else(initialled)
}
