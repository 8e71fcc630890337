//! Bylines: `By Ada Lind and Ole Dahl`, `Von Mira Holt, dpa`, `Ada Lind | Reuters`, the agency in the line below.

use std::sync::LazyLock;

use super::Found;
use super::credit_words::ORGANISATIONS;
use super::gazetteer::is_city;
use super::name::{ends_name, is_job, is_person, people};
use super::phrases::Phrases;
use super::tag;
use crate::model::Party;
use crate::text::{find, start};
use crate::vocab::agencies;

/// A byline in parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Byline {
    /// The line as printed.
    pub text: String,
    /// The people named, each with the job or the agency that stands with the name.
    pub people: Vec<Party>,
}

/// What a byline begins with, in small letters; a blank follows.
#[rustfmt::skip]
const BY: &[&str] = &[
    "story by", "written by", "geschrieben von", "skrevet av", "skrevet af", "skriven av", "escrito por", "écrit par", "scritto da", "geschreven door", "reported by", "words by", "report by", "text by", "analysis by", "by", "by:", "von", "von:", "text von", "ein bericht von",
    "par", "par :", "texte de", "texte par", "por", "por:", "texto de", "texto por", "di", "di:", "testo di", "articolo di", "da", "av", "tekst av", "af", "tekst af", "door", "tekst door",
    "od", "przez", "από τον", "από την", "de la", "del", "napisał", "napisała", "piše", "kirjoittaja", "texten av", "text av", "av:", "af:", "door:",
    "dall'inviato", "dall'inviata", "dal nostro inviato", "dalla nostra inviata", "dal corrispondente", "dalla corrispondente", "dell'inviato", "dell'inviata",
    "dall’inviato", "dall’inviata", "dell’inviato", "dell’inviata", "de nuestro corresponsal", "de nuestra corresponsal", "de notre correspondant", "de notre correspondante",
    "von unserem korrespondenten", "von unserer korrespondentin", "van onze correspondent", "door onze correspondent", "door onze redacteur", "van onze redacteur", "door onze verslaggever",
    "van onze verslaggever", "par notre envoyé spécial", "par notre envoyée spéciale", "de notre envoyé spécial", "de notre envoyée spéciale", "por nuestro enviado especial",
    "por nuestra enviada especial", "propos recueillis par", "aufgezeichnet von", "opinion by", "column by", "guest column by", "commentary by", "essay by", "text and photos by",
    "opracował", "opracowała", "zpracoval", "zpracovala", "írta", "oleh", "oleh:", "מאת", "מאת:",
];
static OPENINGS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(BY.iter().copied()));
/// None of them is longer, in bytes.
const LONGEST_OPENING: usize = 64;
/// The same with a colon behind it.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "text", "texto", "texte", "testo", "tekst", "teksti", "autor", "autorka", "autorzy", "autorky", "autorin", "autora", "auteur", "autrice", "autore", "autoři", "author", "автор", "автор текста", "autors", "szerző",
    "reporter", "reporters", "yazan", "haber", "muhabir", "συντάκτης", "toimittaja", "forfatter", "skribent", "journalist", "words", "story", "текст", "записал", "записала",
    "text och foto", "tekst og foto", "text und foto", "text und fotos", "text & foto", "texte et photos", "texto y fotos", "testo e foto", "tekst en foto", "text and photos", "írta", "oleh",
    "记者", "記者", "作者", "文", "撰文", "기자", "penulis", "pewarta", "reportero", "redactor", "redactora", "piše", "napsal", "besedilo", "بقلم", "כתב", "लेखक",
];
/// Stands before the name of a reporter (`true`) or behind it, a blank between them, in scripts without capitals.
/// See [`reported`] for those that are joined to it.
const SIGNS: &[(&str, bool)] = &[
    ("记者", true),
    ("記者", true),
    ("本报记者", true),
    ("本報記者", true),
    ("通讯员", true),
    ("기자", false),
    ("특파원", false),
];
/// No byline is longer.
const LONGEST: usize = 200;
/// Nor are there more parts in it.
const PARTS: usize = 16;

/// The byline that a line is.
pub fn byline(line: &str) -> Option<Found<Byline>> {
    let text = line.trim();
    if text.len() > LONGEST || text.contains('\n') {
        return None;
    }
    if let Some(names) = reported(text) {
        let people = names.into_iter().map(of_name).collect();
        return Some(Found { value: Byline { text: text.to_owned(), people }, sure: 88, length: line.len() });
    }
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')).filter(|t| !t.contains('(')).unwrap_or(text);
    let (rest, sure) = opening(inner)?;
    let stopped =
        rest.ends_with(['.', ':', '?', '!', ';']) && !["Jr.", "Sr.", ".D."].iter().any(|end| rest.ends_with(end));
    if stopped || rest.is_empty() || sure == 0 && inner.len() < text.len() {
        return None;
    }
    let people = parts(rest, sure > 0)?;
    let placed = people.iter().any(|p| p.affiliation.is_some() || p.job_title.is_some());
    // Without `By` an agency or a job must stand with the name.
    let sure = match sure {
        0 if placed && people.iter().any(is_named) => 70,
        sure => sure,
    };
    let value = Byline { text: text.to_owned(), people };
    (sure > 0).then_some(Found { value, sure, length: line.len() })
}

fn is_named(party: &Party) -> bool {
    party.kind.as_deref() == Some("person")
}

/// What stands behind the opening, and how sure the opening alone is.
fn opening(text: &str) -> Option<(&str, u8)> {
    let small = text.starts_with(|c: char| c.is_lowercase());
    let lower = if OPENINGS.may_lead(text) { start(text, LONGEST_OPENING).to_lowercase() } else { String::new() };
    let by = OPENINGS.leading(&lower).filter(|by| text.is_char_boundary(by.len())).max_by_key(|by| by.len());
    if let Some(rest) = by.and_then(|by| text.get(by.len()..)).filter(|r| r.starts_with([' ', '\u{a0}'])) {
        // In small letters it may be the end of a sentence.
        return Some((rest.trim(), if small { 75 } else { 88 }));
    }
    if let Some((label, rest)) = find::at_colon(text) {
        return LABELS.contains(&label.trim().to_lowercase().as_str()).then_some((rest.trim(), 88));
    }
    for (sign, before) in SIGNS {
        let rest = if *before { text.strip_prefix(sign) } else { text.strip_suffix(sign) };
        let named = rest.filter(|r| r.starts_with([' ', '\u{3000}']) || r.ends_with(' ')).map(str::trim);
        if let Some(name) = named.filter(|name| is_person(name)) {
            return Some((name, 88));
        }
    }
    (!small || text.starts_with(|c: char| !c.is_lowercase()) || leads_agency(text)).then_some((text, 0))
}

/// The reporters of a line in scripts without capitals: `記者王小明／台北報導`, `（記者 王小明／台北報導）`, `新华社记者王小明`,
/// `김민수·이영희 기자`, `山田太郎記者`, `文・山田太郎`, `取材・文 山田太郎`.
fn reported(text: &str) -> Option<Vec<&str>> {
    const BRACKETS: [(char, char); 5] = [('(', ')'), ('（', '）'), ('【', '】'), ('〔', '〕'), ('［', '］')];
    const REPORTERS: [&str; 4] = ["记者", "記者", "特派員", "특파원"];
    #[rustfmt::skip]
    const WRITERS: [&str; 11] = [
        "取材・文・写真", "取材・文／", "取材・文", "文・写真／", "文・写真", "文と写真・", "文／", "文・", "撰文／", "文字／", "文/",
    ];
    // The signs of these scripts begin with this byte or a later one; the letters of Europe do not.
    if text.bytes().all(|byte| byte < 0xE3) {
        return None;
    }
    let inside = |(open, close): &(char, char)| text.strip_prefix(*open)?.strip_suffix(*close);
    // How to reach them may stand behind: `김민수 기자 kim@lillevik.example`.
    let reached = text.rsplit_once(' ').filter(|(_, last)| last.contains('@')).map_or(text, |(before, _)| before);
    let bare = BRACKETS.iter().find_map(inside).unwrap_or(reached).trim();
    let names = |words| Some(names_of(words)).filter(|names| !names.is_empty());
    if let Some(words) = WRITERS.iter().find_map(|label| bare.strip_prefix(label)) {
        return names(words);
    }
    if let Some(words) = ["기자", "특파원"].iter().find_map(|sign| bare.strip_suffix(sign)) {
        // `사진기자`, `사회부기자`: what somebody is, and no name.
        let joined = !words.ends_with(' ') && (words.chars().count() < 3 || words.ends_with('부'));
        return names(words).filter(|_| !joined);
    }
    if let Some(name) = REPORTERS.iter().find_map(|sign| bare.strip_suffix(sign)) {
        // `政治部記者`, `新聞記者`: where somebody reports, and no name.
        let desk = name.ends_with(['部', '社', '局', '班', '聞', '闻']);
        return names(name).filter(|names| names.len() == 1 && name.chars().count() > 2 && !desk);
    }
    let (agency, words) = REPORTERS.iter().find_map(|sign| bare.split_once(sign))?;
    let place = words.split_once(['／', '/']).filter(|(_, place)| {
        ["報導", "报道", "報道"].iter().any(|end| place.ends_with(end)) && place.chars().count() < 12
    });
    match place {
        Some((words, _)) if agency.is_empty() => names(words),
        // Without the place or an agency it may be a word that begins so: `记者会`.
        None if agencies::by_tag(agency).is_some() => names(words),
        _ => None,
    }
}

/// The names of a list in such a script; none where a part of it is none.
fn names_of(words: &str) -> Vec<&str> {
    let list: Vec<&str> =
        words.split(['、', '·', '，', ',', ' ', '\u{3000}']).filter(|name| !name.is_empty()).collect();
    let is_name = |name: &&str| (2..=4).contains(&name.chars().count()) && is_person(name);
    if list.len() < 8 && list.iter().all(is_name) { list } else { Vec::new() }
}

fn of_name(name: &str) -> Party {
    Party { kind: Some("person".to_owned()), ..Party::named(name) }
}

fn leads_agency(text: &str) -> bool {
    text.split(['/', ',']).next().is_some_and(|first| agencies::by_tag(first).is_some())
}

/// Words between two parts.
#[rustfmt::skip]
const AND: &[&str] = &[
    "and", "und", "et", "y", "e", "og", "och", "en", "with", "avec", "con", "mit", "med", "com", "AND", "UND", "ET", "Y", "E", "OG", "OCH", "EN", "WITH",
    "i", "и", "ja", "ve", "και", "و", "a",
];
/// Those that may stand behind a mark.
const WITH: &[&str] = &["with", "avec", "con", "mit", "med", "com"];
/// Words before an agency.
const OF: &[&str] = &["of", "for", "OF", "FOR", "de", "von", "der", "fra", "från"];
/// Words before the place in which somebody worked.
const IN: &[&str] = &["in", "en", "à", "em", "i", "a", "from", "aus"];

/// One part of the words behind the opening, and whether a conjunction joined it.
struct Part<'a> {
    words: &'a str,
    joined: bool,
}

/// The parts of a byline: at commas, bars, slashes, brackets, dashes between blanks, and conjunctions.
fn split(rest: &str) -> Vec<Part<'_>> {
    const MARKS: [char; 6] = [' ', ',', '|', '/', '(', ')'];
    let mut out = Vec::new();
    let (mut from, mut joined, mut at) = (0, false, 0);
    let mut push = |from: usize, to: usize, joined: bool| {
        let words = rest.get(from..to).unwrap_or_default().trim();
        // `Par Ada Lind (avec AFP)`
        let with = words.split_once(' ').filter(|(first, _)| WITH.contains(first)).map(|(_, rest)| rest.trim());
        if !words.is_empty() {
            out.push(Part { words: with.unwrap_or(words), joined: joined || with.is_some() });
        }
    };
    for word in rest.split_inclusive(MARKS) {
        let bare = word.trim_end_matches(MARKS);
        let mark = word.trim_end().len() > bare.len();
        let between = AND.contains(&bare) && at > from || matches!(bare, "-" | "–" | "—" | "&");
        let to = match mark {
            true => Some(at + bare.len()),
            false => Some(at).filter(|_| between),
        };
        at += word.len();
        if let Some(to) = to {
            push(from, to, joined);
            (from, joined) = (at, !mark && !matches!(bare, "-" | "–" | "—"));
        }
    }
    push(from, rest.len(), joined);
    out
}

/// The parties of a byline. Behind `By` (`sure`) a newspaper may stand with a name, which is no agency that is known.
fn parts(rest: &str, sure: bool) -> Option<Vec<Party>> {
    if let Some(names) = agencies::by_tag(rest).and_then(|_| tag::names(rest)).filter(|names| names.len() == 1) {
        return Some(names.into_iter().map(organisation).collect());
    }
    let list = split(rest);
    let mut out: Vec<Party> = Vec::new();
    let mut agency = None;
    for part in list.iter().take(PARTS) {
        let words = without_bureau(part.words);
        if is_agency(words) {
            match (out.is_empty(), part.joined) {
                // `Von Mira Holt und dpa`
                (false, true) => out.push(organisation(words)),
                (false, false) => affiliate(&mut out, words),
                // `STT / Aino Salo`
                (true, _) if agency.is_none() => agency = Some(words),
                (true, _) => return None,
            }
        } else if let Some(last) = out.last_mut().filter(|_| is_degree(words)) {
            last.name = last.name.take().map(|name| format!("{name}, {words}"));
        } else if !out.is_empty() && is_job(words) {
            titled(&mut out, words);
        } else if !out.is_empty() && !part.joined && is_city(words) && !is_person(words) {
            // `Von Mira Holt, Berlin`
        } else if sure && !out.is_empty() && !part.joined && is_outlet(words) {
            affiliate(&mut out, words);
        } else if out.is_empty() && list.len() > 1 && is_whereabouts(words) {
            // `Par notre envoyée spéciale à Sella, Ada Lind`
        } else {
            out.extend(named(words, sure)?);
        }
    }
    if let Some(words) = agency {
        affiliate(&mut out, words);
    }
    (out.iter().any(is_named) && list.len() <= PARTS).then_some(out)
}

fn organisation(name: &str) -> Party {
    Party { kind: Some("organisation".to_owned()), ..Party::named(name) }
}

/// An agency, or a service of one: `Press Association Sport`.
fn is_agency(words: &str) -> bool {
    let service = || {
        let (agency, last) = words.rsplit_once(' ')?;
        let sort = [
            "Sport",
            "Sports",
            "Business",
            "Breakingviews",
            "Finance",
            "Health",
            "Politics",
            "Markets",
            "Entertainment",
        ];
        (sort.contains(&last) && agencies::by_tag(agency).is_some()).then_some(())
    };
    agencies::by_tag(words).is_some_and(|a| !a.pictures) || service().is_some()
}

/// An agency without the place of its bureau: `The Canadian Press in Ottawa`.
fn without_bureau(words: &str) -> &str {
    let word = |(at, _): (usize, &str)| {
        let next = words.get(at + 1..)?.split_once(' ')?.0;
        Some((IN.iter().position(|word| *word == next)?, at))
    };
    // Where there are several of these words, the first of the list.
    let place = words.match_indices(' ').filter_map(word).min();
    place.and_then(|(_, at)| words.get(..at)).filter(|agency| is_agency(agency)).unwrap_or(words)
}

/// A newspaper or station: `The Sella Post`.
fn is_outlet(words: &str) -> bool {
    let list: Vec<&str> = words.split(' ').collect();
    let capitals = list.iter().all(|w| w.starts_with(|c: char| c.is_uppercase()) || matches!(*w, "of" | "and" | "&"));
    let last = list.last().map(|w| w.to_lowercase()).unwrap_or_default();
    (2..6).contains(&list.len()) && capitals && ORGANISATIONS.contains(&last.as_str())
}

/// `à Sella`: where somebody was sent.
fn is_whereabouts(words: &str) -> bool {
    let place = words.split_once(' ').filter(|(first, _)| IN.contains(first)).map(|(_, place)| place);
    place.is_some_and(|place| place.starts_with(char::is_uppercase) && place.split(' ').count() < 4)
}

fn affiliate(people: &mut [Party], agency: &str) {
    people.iter_mut().filter(|p| is_named(p)).for_each(|p| {
        p.affiliation = p.affiliation.take().or(Some(agency.to_owned()));
    });
}

/// Gives a job to the last of those named, or, in the plural, to all who have none.
fn titled(people: &mut [Party], job: &str) {
    let plural = job.to_lowercase().ends_with(['s', 'S']);
    let from = if plural { 0 } else { people.len().saturating_sub(1) };
    let them = people.get_mut(from..).unwrap_or_default().iter_mut().filter(|p| is_named(p) && p.job_title.is_none());
    them.for_each(|p| p.job_title = Some(job.to_owned()));
}

fn is_degree(words: &str) -> bool {
    ["M.D.", "MD", "Ph.D.", "PhD", "Jr.", "Jr", "Sr.", "II", "III", "D.D.S.", "R.N.", "MBA", "Esq."].contains(&words)
}

/// The person that a part names, with the agency or the job that stands behind the name without a mark.
fn named(words: &str, sure: bool) -> Option<Vec<Party>> {
    let person = of_name;
    let is_of = |rest: &str| is_agency(rest) || sure && is_outlet(rest);
    // Where a word ends, and another begins.
    let gaps: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).take(10).collect();
    for at in &gaps {
        let (name, rest) = (words.get(..*at)?, words.get(at + 1..)?);
        if !is_person(name) {
            if name.rsplit(' ').next().is_some_and(ends_name) {
                break;
            }
            continue;
        }
        let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let agency =
            Some(rest).filter(|r| is_agency(r)).or_else(|| Some(after).filter(|r| OF.contains(&first) && is_of(r)));
        if let Some(agency) = agency {
            return Some(vec![Party { affiliation: Some(agency.to_owned()), ..person(name) }]);
        }
        if is_job(rest) && agencies::by_tag(first).is_some() {
            return Some(vec![Party { job_title: Some(rest.to_owned()), ..person(name) }]);
        }
        if IN.contains(&first) && after.chars().next().is_some_and(char::is_uppercase) && after.split(' ').count() < 4 {
            return Some(vec![person(name)]);
        }
    }
    is_person(words).then(|| vec![person(words)])
}

/// The agency or the job in the line below a byline: `Associated Press`, `AP Medical Writer`.
pub fn byline_below(line: &str) -> Option<Found<&str>> {
    let text = line.trim();
    // `Editor: Ole Dahl` names another one.
    let sure = match text.len() < 60 && !text.contains([':', '：']) {
        true if agencies::by_tag(text).is_some() => 90,
        true if is_job(text) && people(text).is_none() => 80,
        true if is_job(text) => 70,
        _ => return None,
    };
    Some(Found { value: text, sure, length: line.len() })
}
