//! The words with which copy recalls copy: `MANDATORY KILL`, `EDITORS: Please kill story eca0123`, `Achtung: Die Meldung
//! ... wird zurückgezogen`.
//!
//! A toy or a drug is recalled too. So a line has to call editors, and to speak of copy.

use super::head_signal;
use crate::text::{find, start};
use crate::vocab::dates::fold;

/// How much of a line is looked at, in bytes.
const LOOKED_AT: usize = 400;

/// Words that call editors, folded, at the beginning of a line.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "achtung", "attention", "attn", "editors", "editor", "eds", "redaktionen", "redaktion", "atencion", "attenzione", "atencao",
    "opgelet", "obs", "huom", "avis", "warning", "mandatory", "bulletin", "advisory", "urgent", "eil", "let",
    "внимание", "вниманию", "редакторам", "увага", "uwaga", "pozor", "figyelem", "atentie", "dikkat", "προσοχη", "注意", "تنبيه",
];
/// Words that take copy back, folded.
#[rustfmt::skip]
const KILLS: &[&str] = &[
    "kill", "killed", "kills", "takedown", "withdrawing", "withdrawn", "withdraw", "withdraws", "withdrew", "retracted", "retract", "retracts", "disregard",
    "zuruckgezogen", "zuruckziehen", "zuruck", "zurueckgezogen", "zurueckziehen", "zurueck", "loeschen", "streichen", "loschen", "annulliert", "annulieren", "annule", "annulee", "annuler", "annulez",
    "supprimer", "supprimez", "retirer", "retiree", "anular", "anulada", "anulado", "retirar", "retirada", "anulen", "annullare",
    "annullata", "annullato", "ritirata", "ingetrokken", "vernietigen", "makulera", "makuleras", "makuleres", "trukket", "trekkes",
    "tilbagekaldt", "poistakaa", "аннулировать", "аннулируется", "аннулируйте", "аннулировано", "анулювати", "анульовано", "anulowac", "anuluje",
    "anulujemy", "wycofuje", "zrusit", "zruste", "rusi", "toroljek", "visszavonja", "mitatoi", "anulati", "iptal", "ακυρωστε", "إلغاء",
];
/// Phrases that hold copy back, folded.
#[rustfmt::skip]
const HOLDS: &[&str] = &[
    "do not use", "do not publish", "not for use", "hold the story", "please hold", "nicht verwenden", "nicht veroffentlichen", "nicht veroeffentlichen",
    "vorerst nicht", "ne pas utiliser", "ne pas publier", "no utilizar", "no publicar", "no usar", "non utilizzare", "non pubblicare",
    "niet gebruiken", "anvand ej", "ikke bruk",
];
/// What copy is called, folded.
#[rustfmt::skip]
const COPY: &[&str] = &[
    "meldung", "meldungen", "bericht", "text", "artikel", "beitrag", "zusammenfassung", "eilmeldung", "story", "stories", "report",
    "item", "headline", "copy", "dispatch", "alert", "snap", "newsalert", "depeche", "article", "texte", "papier", "despacho", "noticia", "nota",
    "notizia", "lancio", "testo", "telegram", "telegrammet", "melding", "meldingen", "meldinga", "artikkelen", "artikeln", "notisen", "juttu", "uutinen", "materia", "redaktionen", "editors",
    "сообщение", "новость", "материал", "заметку", "повідомлення", "новину", "depesze", "depesza", "zpravu", "zpravy", "hirt", "stirea", "haberi", "ειδηση", "الخبر",
];

/// What a request begins with that needs no call before it, folded.
#[rustfmt::skip]
const REQUESTS: &[&str] = &[
    "please kill", "please withdraw", "bitte streichen", "bitte loschen", "bitte loeschen", "priere d annuler", "priere de supprimer", "merci d annuler",
    "merci de supprimer", "si prega di annullare", "si prega di non pubblicare", "se ruega anular", "se ruega retirar", "rogamos anular", "prosimy anulowac", "prosimy o anulowanie",
    "prosimy wycofac", "просьба аннулировать", "просим аннулировать", "прохання анулювати",
];

/// The signal that a line gives which recalls copy: `kill` or `withhold`.
pub fn recall(line: &str) -> Option<&'static str> {
    // `Eds: KILL: urn:a`, as a wire prints a note that opens with the signal.
    let called =
        find::split_once(line, ": ").filter(|(call, _)| CALLS.contains(&folded(call).as_str())).map(|(_, rest)| rest);
    let signals = [Some(line), called].into_iter().flatten().filter_map(|line| head_signal(line.trim_start()));
    if let Some(signal) = signals.into_iter().find(|signal| matches!(*signal, "kill" | "withhold")) {
        return Some(signal);
    }
    let line = start(line.trim(), LOOKED_AT);
    if !may_recall(line) {
        return None;
    }
    let bracketed = line.starts_with(['(', '[']);
    let folded: String = line.chars().filter_map(fold).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    // What Superdesk's template for it opens with.
    if words.starts_with(&["kill", "takedown"]) {
        return Some("kill");
    }
    let sentence = words.join(" ");
    let speaks_of_copy = || words.iter().any(|w| COPY.contains(w) || is_number(w));
    if REQUESTS.iter().any(|request| sentence.starts_with(request)) && speaks_of_copy() {
        return Some("kill");
    }
    if !words.first().is_some_and(|first| CALLS.contains(first)) {
        return None;
    }
    let speaks = words.len() < 4 || bracketed && words.len() < 7 || speaks_of_copy();
    let said = |phrase: &&&str| format!(" {sentence} ").contains(&format!(" {phrase} "));
    match speaks {
        true if words.iter().skip(1).any(|w| KILLS.contains(w)) => Some("kill"),
        true if HOLDS.iter().any(|phrase| said(&phrase)) => Some("withhold"),
        _ => None,
    }
}

/// Whether a line opens with a word that calls editors or requests something: nearly none does.
fn may_recall(line: &str) -> bool {
    let letters = line.chars().filter_map(fold).skip_while(|c| !c.is_alphanumeric());
    let first: String = letters.take_while(|c| c.is_alphanumeric()).collect();
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let alike = |request: &str| request.as_bytes().first() == first.as_bytes().first();
    let requests = |request: &&str| alike(request) && request.strip_prefix(first.as_str()).is_some_and(ends);
    first == "kill" || CALLS.contains(&first.as_str()) || REQUESTS.iter().any(requests)
}

/// Whether a line calls editors and says nothing else: `ACHTUNG REDAKTIONEN`, `EDITORS:`.
pub fn calls(line: &str) -> bool {
    let folded: String = start(line, 60).chars().filter_map(fold).collect();
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let parts = ["to", "an", "die", "news", "all", "aux", "les", "alle", "a"];
    let calls = |word: &str| CALLS.contains(&word) && !URGENT.contains(&word);
    line.len() < 60 && words.peek().is_some() && words.all(|word| calls(word) || parts.contains(&word))
}

/// Calls that stand over urgent stories too.
const URGENT: &[&str] = &["avis", "warning", "mandatory", "bulletin", "advisory", "urgent", "eil", "let", "obs"];
/// Words of [`KILLS`] that stories are full of.
const OF_STORIES: &[&str] = &["killed", "kills", "withdraw", "withdraws", "withdrew", "zuruck", "zurueck", "rusi"];

/// The same of a line below one that [`calls`]. It has to speak of copy itself: a story may stand there.
pub fn recall_below(call: &str, line: &str) -> Option<&'static str> {
    let line = line.trim();
    let folded: String = start(line, LOOKED_AT).chars().filter_map(fold).collect();
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let of_copy = |word: &&str| COPY.contains(word) && !CALLS.contains(word) || is_number(word);
    // `BC-NO--Ferry has been withdrawn`; `(dpa 0061 wird zurückgezogen)`.
    let slugged = ["BC-", "AM-", "PM-"].iter().any(|cycle| line.starts_with(cycle));
    let speaks = slugged || line.starts_with('(') && words.len() < 8 || words.iter().any(of_copy);
    let takes_back = |word: &&str| KILLS.contains(word) && !OF_STORIES.contains(word);
    let signal = speaks.then(|| recall(&format!("{}: {line}", call.trim().trim_end_matches(':')))).flatten();
    signal.filter(|signal| *signal != "kill" || words.iter().any(takes_back))
}

fn folded(words: &str) -> String {
    words.trim().chars().filter_map(fold).collect()
}

/// The numbers of messages that a text names, as headers print them: `bdt0123`.
pub fn numbers(text: &str) -> Vec<String> {
    let words = start(text, LOOKED_AT).split(|c: char| !c.is_ascii_alphanumeric());
    words.map(str::to_ascii_lowercase).filter(|word| is_number(word)).collect()
}

/// Whether a word is one for copy, in any letter case.
pub(super) fn is_copy(word: &str) -> bool {
    let folded: String = word.chars().filter_map(fold).collect();
    COPY.contains(&folded.as_str())
}

/// The number of a message: `bdt0123`, `eca062`.
fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_lowercase());
    (1..=3).contains(&(word.len() - digits.len()))
        && (3..=4).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_that_is_taken_back() {
        for line in [
            "MANDATORY KILL",
            "KILL: Mill fire in Ostmark",
            "EDITORS: Please kill story eca0123, Ostmark-fire",
            "Attention Editors: The headline on Ostmark is withdrawn.",
            "Achtung: Die Meldung bdt0123 wird zurückgezogen",
            "(Achtung - zurückgezogen)",
            "(Achtung: Bitte die Meldung «Brand in der Mühle» streichen)",
            "ACHTUNG Redaktionen - dpa zieht bdt0412 zurück",
            "ATTENTION: la dépêche sur Ostmark est annulée",
            "ATENCIÓN, editores: la noticia queda anulada",
            "Achtung: Die Meldung bdt0123 wird zurueckgezogen",
            "KILL KILL KILL",
            "***KILL***",
            "KILL - KILL - KILL",
            "Kill/Takedown notice: the story on Ostmark is wrong",
            "EDITORS: The Norland Press is withdrawing this story. Please eliminate it.",
            "ANNULEZ ANNULEZ",
            "ANULAR - ANULAR",
            "ANNULLARE LA NOTIZIA",
            "Prière d'annuler la dépêche sur Ostmark",
            "Si prega di annullare la notizia su Ostmark",
            "PROSIMY ANULOWAĆ depeszę o Ostmarku",
            "Просьба аннулировать сообщение об Остмарке",
            "ANULOWANIE: Pożar w Ostmarku",
            "АННУЛИРОВАТЬ: Пожар в Остмарке",
            "【配信取り消し】オストマルクの火事",
        ] {
            assert_eq!(recall(line), Some("kill"), "{line}");
        }
        for line in
            ["WITHHOLD", "EDITORS: do not use the story on Ostmark", "Achtung: Text bitte vorerst nicht verwenden"]
        {
            assert_eq!(recall(line), Some("withhold"), "{line}");
        }
    }

    #[test]
    fn what_is_the_story_itself() {
        for line in [
            "Achtung: Hersteller zieht beliebtes Spielzeug zurück",
            "Attention parents: popular toy withdrawn from shops",
            "Kill Bill returns",
            "Takedown notice sent to a site of films",
            "Editors of papers eliminate posts",
            "The story was withdrawn",
            "Please withdraw your troops, minister says",
            "",
        ] {
            assert_eq!(recall(line), None, "{line}");
        }
    }

    #[test]
    fn a_call_in_a_line_of_its_own_is_the_head_of_the_line_below() {
        for (call, line, signal) in [
            ("Achtung", "Bitte verwenden Sie die Meldung (dpa 0061) NICHT. Sie wird zurückgezogen.", "kill"),
            ("ACHTUNG REDAKTIONEN", "(dpa 0061 wird zurückgezogen)", "kill"),
            ("EDITORS:", "BC-NO--Ferry has been withdrawn by The Norland Press.", "kill"),
            ("Attention editors", "Please do not use the story on Ostmark.", "withhold"),
        ] {
            assert!(calls(call), "{call}");
            assert_eq!(recall_below(call, line), Some(signal), "{line}");
        }
        assert_eq!(recall_below("EDITORS:", "Police killed two men in Ostmark and withdrew."), None);
        assert_eq!(recall_below("EDITORS:", "The stories of the day: police killed two men."), None);
        assert!(!calls("URGENT") && !calls("EIL") && !calls("BULLETIN"));
        assert!(!calls("Achtung Wildwechsel") && !calls("") && !calls("Editors of papers"));
    }
}
