//! End marks, takes and writethrus, and notes to editors.

use super::Found;
use super::token::folded;
use crate::vocab::signals;

/// The mark that ends a story, when a line is one: `-30-`, `###`, `(END)`, `ENDS`.
pub fn end_mark(line: &str) -> bool {
    let text = line.trim();
    if text.is_empty() || text.len() > 24 {
        return false;
    }
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let marked = bare.len() < text.len();
    match bare {
        "" => text.chars().filter(|c| *c == '#').count() >= 3 || text == "***" || text == "* * *" || text == "./.",
        "30" => marked,
        "END" | "ENDS" | "Ends" | "ENDIT" | "ENDITEM" | "Enditem" | "ENDE" | "FIN" | "SLUT" | "LOPPU" | "SLUTT"
        | "KONIEC" => true,
        _ => marked && matches!(folded(bare).as_str(), "end" | "ends" | "more" | "ende" | "fin" | "mf"),
    }
}

/// The signal that a line announces, when it says nothing else: `(2nd Ld-Writethru)`, `MANDATORY KILL`, `CORRECTION`.
/// The line itself is the code as it came.
pub fn signal(line: &str) -> Option<Found<&'static str>> {
    let text = line.trim();
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    let capitals = !text.contains(char::is_lowercase);
    if text.len() > 40 || text.is_empty() || text.split(' ').count() > 4 || !(bracketed || capitals) {
        return None;
    }
    let value = signals::head_signal(text)?;
    Some(Found { value, sure: 85, length: line.len() })
}

/// A note to editors: `Eds: Updates with quotes.`
pub fn note(line: &str) -> Option<Found<&str>> {
    const LABELS: &[&str] = &[
        "Eds:",
        "Eds.:",
        "EDS:",
        "Eds.",
        "Editors:",
        "EDITORS:",
        "Editors' Note:",
        "NOTE TO EDITORS:",
        "Note to editors:",
        "An die Redaktionen:",
        "Hinweis an die Redaktionen:",
        "Achtung Redaktionen:",
    ];
    let text = line.trim();
    LABELS.iter().any(|l| text.starts_with(l)).then_some(Found { value: text, sure: 90, length: line.len() })
}
