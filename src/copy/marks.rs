//! End marks, takes and writethrus, and notes to editors.

use super::Found;
use super::token::folded;
use crate::text::{find, start};
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
        "" => text.chars().filter(|c| *c == '#').count() >= 3 || text == "./." || ruled(text),
        "30" | "0" => marked && (bare == "30" || text == "-0-"),
        "END" | "ENDS" | "Ends" | "ENDIT" | "ENDITEM" | "Enditem" | "ENDE" | "FIN" | "SLUT" | "LOPPU" | "SLUTT"
        | "KONIEC" | "KRAJ" | "КОНЕЦ" | "end" | "ends" | "完" | "끝" => true,
        _ if media(text) => true,
        _ => {
            marked
                && matches!(
                    folded(bare).as_str(),
                    "end"
                        | "ends"
                        | "more"
                        | "ende"
                        | "schluss"
                        | "fin"
                        | "mf"
                        | "fim"
                        | "slut"
                        | "fine"
                        | "einde"
                        | "loppu"
                        | "koniec"
                        | "конец"
                        | "了"
                        | "完了"
                        | "以上"
                )
        }
    }
}

/// A line drawn between the parts of a story: `___`, `***`, `* * *`, `- - -`.
fn ruled(text: &str) -> bool {
    let marks: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() > 1
        && marks.iter().all(|c| Some(c) == marks.first() && matches!(c, '_' | '*' | '-' | '—' | '–' | '=' | '~'))
}

/// `(foto)(vídeo)`: what else is sent with the story.
fn media(text: &str) -> bool {
    text.starts_with('(')
        && text.ends_with(')')
        && folded(text).split(' ').all(|w| {
            matches!(w, "foto" | "fotos" | "video" | "videos" | "audio" | "infografia" | "grafico" | "photo" | "photos")
        })
}

/// The signal that a line announces, when it says nothing else: `(2nd Ld-Writethru)`, `MANDATORY KILL`, `CORRECTION`.
/// The line itself is the code as it came.
pub fn signal(line: &str) -> Option<Found<&'static str>> {
    let text = line.trim();
    if text.len() > 40 || text.is_empty() || text.split(' ').count() > 4 {
        return None;
    }
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    if !bracketed && text.contains(char::is_lowercase) {
        return None;
    }
    let value = signals::head_signal(text)?;
    Some(Found { value, sure: 85, length: line.len() })
}

/// What an update says of itself in brackets: `(Adds details, quotes)`, `(Corrects spelling in paragraph 3)`.
fn changes(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "adds",
        "updates",
        "recasts",
        "corrects",
        "refiles",
        "removes",
        "repeats",
        "rewrites",
        "writes",
        "changes",
        "inserts",
        "fixes",
        "clarifies",
        "restores",
        "combines",
        "deletes",
        "drops",
        "makes",
        "incorporates",
        "neu",
        "erganzt",
        "berichtigt",
        "korrigiert",
        "wiederholt",
        "actualise",
        "ajoute",
        "precise",
        "corrige",
        "rectifie",
        "actualiza",
        "agrega",
        "anade",
        "amplia",
        "aggiorna",
    ];
    let inside = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')).filter(|t| t.len() < 300 && !t.contains('('));
    let first = inside.and_then(|t| t.split([' ', ',', ':', ';']).next()).map(folded);
    first.is_some_and(|first| VERBS.contains(&first.as_str())) && inside.is_some_and(|t| t.contains(' '))
}

/// How to reach who wrote it: `((ada.lind@example.com; +47 22 00 00 00))`. It is for the desk alone.
pub fn contact(line: &str) -> Option<Found<&str>> {
    let text = line.trim();
    let bracketed = text.starts_with("((") && text.ends_with("))");
    let reached = text.contains('@') || text.contains('+') && text.chars().filter(char::is_ascii_digit).count() > 6;
    (bracketed && reached && text.len() < 300).then_some(Found { value: text, sure: 85, length: line.len() })
}

/// The slug line that copy begins with: `BC-EU--Norway-Harbor, 2nd Ld-Writethru`, `AP-EU--Lillevik Harbor`.
pub fn slug(line: &str) -> Option<Found<&str>> {
    let text = line.trim();
    let Some((head, rest)) = find::split_once(text, "--") else { return signalled(text, line.len()) };
    let cycle = head.split('-').next().unwrap_or_default();
    let capitals = |w: &str| (1..=5).contains(&w.len()) && w.chars().all(|c| c.is_ascii_uppercase());
    let known = matches!(cycle, "BC" | "AM" | "PM" | "BN") || crate::vocab::agencies::by_tag(cycle).is_some();
    let headed = head.split('-').all(capitals) && known && (head.contains('-') || matches!(cycle, "BC" | "AM" | "PM"));
    let slugged = rest.starts_with(|c: char| c.is_alphanumeric()) && text.len() < 90 && !text.ends_with('.');
    (headed && slugged).then_some(Found { value: text, sure: 85, length: line.len() })
}

/// `BC-Norway-Ferry, KILL`: a slug without a service, where it ends with a signal in capitals.
fn signalled(text: &str, length: usize) -> Option<Found<&str>> {
    let (slug, code) = find::rsplit_once(text, ", ")?;
    let headed = ["BC-", "AM-", "PM-"].iter().any(|cycle| slug.starts_with(cycle)) && text.len() < 90;
    let capitals = !code.contains(char::is_lowercase) && signals::signal(code).is_some();
    (headed && capitals).then_some(Found { value: text, sure: 85, length })
}

/// `ATTENTION EDITORS: ...`, `NOTE TO EDITORS - NOT FOR PUBLICATION`: capitals or not, set off by a mark.
fn called(text: &str) -> bool {
    const CALLS: &[&str] = &[
        "attention editors",
        "attention news editors",
        "attn editors",
        "attention redactions",
        "achtung redaktionen",
        "achtung redaktion",
        "an die redaktionen",
        "hinweis an die redaktionen",
        "note to editors",
        "notes to editors",
        "editors note",
        "editor s note",
        "not for publication",
        "nicht zur veroffentlichung",
        "obs redaktioner",
        "till redaktionen",
        "til redaksjonen",
    ];
    let head = start(text, 64);
    let Some(end) = head.find([':', '-', '–', '—', '_']).filter(|end| *end < 60) else { return false };
    let (words, rest) = text.split_at(end);
    let set_off = rest.starts_with(':') || words.ends_with(' ');
    let words = folded(words.trim_end());
    set_off && CALLS.contains(&words.as_str())
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
        "An die Redaktion:",
        "Redaktionelle Hinweise:",
        "Editor's note:",
        "EDITOR'S NOTE:",
        "Editor’s note:",
        "Editors’ Note:",
        "Note aux rédactions:",
        "Note aux rédactions :",
        "À l'attention des rédactions:",
        "Nota a los editores:",
        "Nota a redacción:",
        "Nota aos editores:",
        "Til red:",
        "Til red.:",
        "Till red:",
    ];
    let text = line.trim();
    let bare = text.trim_start_matches(['(', '[', '*', '+', ' ']);
    let noted = LABELS.iter().any(|l| bare.starts_with(l)) || called(bare) || changes(text);
    noted.then_some(Found { value: text, sure: 90, length: line.len() })
}
