//! Source lines: `/ Source: Reuters`, `Quelle: dpa`, `Fuente: EFE`.

use super::Found;
use super::tag;
use crate::vocab::agencies;

#[rustfmt::skip]
const LABELS: &[&str] = &[
    "source", "sources", "quelle", "quellen", "fuente", "fuentes", "fonte", "fonti", "fontes", "bron", "bronnen", "kilde", "kilder",
    "källa", "källor", "lähde", "lähteet", "источник", "джерело", "źródło", "zdroj", "kaynak", "forrás", "πηγή", "sursa",
    "المصدر", "来源", "來源", "出典", "출처", "izvor", "извор",
];
/// No source line is longer.
const LONGEST: usize = 120;

/// The sources that a line names, each as printed.
pub fn source(line: &str) -> Option<Found<Vec<&str>>> {
    let text = line.trim();
    let slash = text.starts_with('/');
    let bare = !text.starts_with(['/', '(', '[']);
    let text = text.trim_start_matches(['/', '(', '[', ' ']).trim_end_matches([')', ']', ' ']);
    if text.len() > LONGEST || text.contains('\n') {
        return None;
    }
    if let (true, None, Some(names)) = (bare, text.find([':', '：']), tag::names(text)) {
        // An agency alone in a line of its own.
        return Some(Found {
            value: names,
            sure: if text.contains(' ') || text.len() > 2 { 80 } else { 30 },
            length: line.len(),
        });
    }
    let (label, rest) = text.split_once([':', '：'])?;
    if !LABELS.contains(&label.trim().to_lowercase().as_str()) {
        return None;
    }
    let rest = rest.trim().trim_end_matches('.');
    let first = rest.chars().next()?;
    let sure = match tag::names(rest) {
        Some(_) => 97,
        None if rest.split(' ').count() > 8 || first.is_lowercase() => 20,
        None if slash || agencies::by_name(rest).is_some() => 90,
        None => 70,
    };
    let value = tag::names(rest).unwrap_or_else(|| vec![rest]);
    Some(Found { value, sure, length: line.len() })
}
