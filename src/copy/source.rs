//! Source lines: `/ Source: Reuters`, `Quelle: dpa`, `Fuente: EFE`, `SOURCE Nordavind AS`.

use super::Found;
use super::tag;
use super::token::{folded, is_uncased};
use crate::text::find;
use crate::vocab::agencies;

#[rustfmt::skip]
const LABELS: &[&str] = &[
    "source", "sources", "quelle", "quellen", "fuente", "fuentes", "fonte", "fonti", "fontes", "font", "fonts", "bron", "bronnen", "kilde", "kilder",
    "källa", "källor", "lähde", "lähteet", "heimild", "источник", "источники", "джерело", "джерела", "крыніца", "извор", "извори", "източник", "източници",
    "źródło", "źródła", "źródło informacji", "zdroj", "zdroje", "kaynak", "forrás", "források", "πηγή", "πηγές", "sursa", "surse", "burimi", "izvor", "izvori", "vir", "viri",
    "allikas", "allikad", "avots", "avoti", "šaltinis", "šaltiniai", "iturria", "sumber", "nguồn", "pinagmulan", "chanzo",
    "المصدر", "المصادر", "منبع", "ماخذ", "מקור", "स्रोत", "সূত্র", "ที่มา", "来源", "來源", "消息来源", "消息來源", "资料来源", "資料來源", "出典", "ソース", "情報源", "출처", "자료", "자료출처",
];
/// Labels after which desks print no colon, before an agency only.
const BARE: &[&str] = &["SOURCE ", "Fonte ", "Source ", "FONTE ", "Quelle "];
/// Says that there is none, folded.
const UNKNOWN: &[&str] = &[
    "unknown",
    "unbekannt",
    "inconnue",
    "desconocida",
    "desconhecida",
    "sconosciuta",
    "n a",
    "na",
    "不明",
    "不详",
    "none",
    "various",
    "internet",
];
/// Small words inside the names of sources.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "of", "the", "for", "and", "de", "des", "du", "la", "le", "les", "l", "et", "der", "die", "das", "des", "für", "und", "von", "am", "y", "del", "los", "las", "e", "di", "della", "do", "da",
    "dos", "van", "het", "en", "voor", "og", "i", "och", "av", "af", "ja", "on", "in", "at", "to",
];
/// No source line is longer.
const LONGEST: usize = 120;

/// The sources that a line names, each as printed.
pub fn source(line: &str) -> Option<Found<Vec<&str>>> {
    let text = line.trim();
    // `March 03, 2030 09:00 ET | Source: Nordavind AS`
    let dated = find::split_once(text, " | ")
        .filter(|(date, _)| date.len() < 40 && date.contains(|c: char| c.is_ascii_digit()));
    let text = dated.map_or(text, |(_, rest)| rest);
    let slash = text.starts_with('/');
    let bare = !text.starts_with(['/', '(', '[', '（']);
    let text = text.trim_start_matches(['/', '(', '[', '（', ' ']).trim_end_matches([')', ']', '）', ' ']);
    if text.len() > LONGEST || text.contains('\n') {
        return None;
    }
    let found = |value, sure| Some(Found { value, sure, length: line.len() });
    let colon = find::at_colon(text);
    if let (true, None, Some(names)) = (bare, colon, tag::names(text)) {
        // An agency alone in a line of its own.
        let said = names.iter().any(|n| !agencies::is_ambiguous(n)) && text.chars().count() > 2;
        return found(names, if said { 80 } else { 30 });
    }
    let Some((label, rest)) = colon else {
        let rest = BARE.iter().find_map(|label| text.strip_prefix(label))?.trim();
        if let Some(names) = tag::names(rest) {
            return found(names, 85);
        }
        let issuer = text.starts_with("SOURCE ") && is_proper(rest, "source") && rest.contains(char::is_lowercase);
        return issuer.then(|| vec![rest]).and_then(|names| found(names, 75));
    };
    if !LABELS.contains(&label.trim().to_lowercase().as_str()) {
        return None;
    }
    let rest = rest.trim().trim_matches('/');
    let names = tag::names(rest).or_else(|| tag::names(rest.trim_end_matches('.')));
    if let Some(names) = names.or_else(|| pictured(rest)) {
        return found(names, 97);
    }
    let abbreviated = rest.rsplit(['/', ' ']).next().is_some_and(|last| last.chars().count() < 4);
    let rest = if abbreviated { rest } else { rest.trim_end_matches('.') };
    let sure = match rest.split(' ').count() > 8 || !is_proper(rest, label) || UNKNOWN.contains(&folded(rest).as_str())
    {
        true => 20,
        false if slash || agencies::by_name(rest).is_some() => 90,
        false => 70,
    };
    found(vec![rest], sure)
}

/// Agencies and picture services: `AFP - Getty`.
fn pictured(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split([',', '/']).flat_map(|p| p.split(" - ")).map(str::trim).collect();
    parts.iter().all(|p| agencies::by_tag(p).is_some()).then_some(parts)
}

/// Whether words are a name: each with a capital but for the small ones between them; in other languages than English
/// nouns inside a name may be small.
fn is_proper(words: &str, label: &str) -> bool {
    let small = if label.to_lowercase().starts_with("source") { 0 } else { words.split(' ').count() / 3 };
    let capital = |c: char| c.is_uppercase() || c.is_numeric() || is_uncased(c);
    let named = |w: &str| w.chars().find(|c| c.is_alphanumeric()).is_none_or(capital);
    let mut each = words.split([' ', '/', '-', '\'', '’']).filter(|w| !w.is_empty());
    each.next().is_some_and(named) && each.filter(|w| !named(w) && !SMALL.contains(w)).count() <= small
}
