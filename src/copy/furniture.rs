//! Page furniture: notices of browsers and cookies, share bars, links to other stories, advertisements.

use std::sync::LazyLock;

use super::Found;
use super::phrases::Phrases;
use super::token::folded;

/// What a piece of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// A notice about the browser, scripts or cookies.
    Notice,
    /// A link to another story.
    Link,
    /// Buttons for sharing, printing and the like.
    Buttons,
    /// When the page was made, or how long it takes to read.
    Date,
}

impl Furniture {
    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Notice => "a notice of the page",
            Self::Link => "a link to another story",
            Self::Buttons => "buttons of the page",
            Self::Date => "a date of the page",
        }
    }
}

/// Lines that are furniture as a whole, folded.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "read more", "advertisement", "advertising", "ad", "sponsored", "skip to main content", "skip to content", "related articles", "related stories", "related topics", "recommended", "most read", "comments",
    "anzeige", "werbung", "mehr zum thema", "weiterlesen", "publicite", "lire la suite", "publicidad", "leer mas", "seguir leyendo", "pubblicita", "continua a leggere", "annonse", "annons", "mainos", "les mer", "las mer", "advertentie", "lees meer", "publicidade", "leia mais",
    "sign up for our newsletter", "subscribe", "log in", "sign in", "menu", "continue reading", "story continues below advertisement", "article continues below", "back to top", "download the app",
];
/// Beginnings of lines that lead to another story, with the colon after them.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "read more", "read also", "also read", "see also", "related", "more from", "watch now", "recommended", "lesen sie auch", "lesen sie mehr", "mehr dazu", "lire aussi", "a lire aussi", "lea tambien", "lea mas", "leggi anche", "les ogsa", "las mer", "las ocksa", "lue myos", "lees ook", "leia tambem", "leia mais", "czytaj tez", "follow us on", "click here",
];
/// The words of buttons, folded.
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "share", "facebook", "twitter", "x", "linkedin", "whatsapp", "email", "mail", "print", "copy", "link", "reddit", "telegram", "pinterest", "flipboard", "messenger", "tweet", "save", "bluesky", "on", "this", "article", "via", "to", "e", "by", "with", "story", "friends",
    "teilen", "drucken", "merken", "partager", "imprimer", "compartir", "imprimir", "condividi", "stampa", "del", "dela", "jaa", "delen", "compartilhar", "comment", "post", "pin", "sms", "instagram",
];
/// Stands before the date of a page, folded.
#[rustfmt::skip]
const DATED: &[&str] = &[
    "published", "updated", "last updated", "last modified", "posted", "first published", "stand", "veroffentlicht", "aktualisiert", "publie le", "publie", "mis a jour", "mis a jour le", "publicado", "publicado el", "publicado em",
    "actualizado", "atualizado", "pubblicato", "pubblicato il", "aggiornato", "aggiornato il", "gepubliceerd", "bijgewerkt", "publisert", "oppdatert", "publicerad", "uppdaterad", "opdateret", "julkaistu", "paivitetty",
    "opublikowano", "aktualizacja", "опубликовано", "обновлено", "guncelleme",
];
/// Ends a line that says how long it takes to read, folded.
const READING: &[&str] = &[
    "min read",
    "minute read",
    "minutes read",
    "min lesezeit",
    "minuten lesezeit",
    "min de lecture",
    "min de lectura",
    "minuti di lettura",
];
const BROWSER: &[&str] = &[
    "browser",
    "browsers",
    "navigateur",
    "navegador",
    "javascript",
    "cookies",
    "webbrowser",
    "ie",
    "explorer",
    "nettleser",
    "webblasare",
];
#[rustfmt::skip]
const NOTICE: &[&str] = &[
    "supported", "unsupported", "outdated", "upgrade", "update", "enable", "enabled", "disabled", "accept", "optimal", "experience", "unterstutzt", "aktualisieren", "aktivieren", "akzeptieren", "activer", "accepter", "prend", "actualice", "activar", "acepte", "abilita", "aggiorna", "oppdater", "uppdatera",
];
/// No furniture is longer.
const LONGEST: usize = 260;

static WHOLE_LINES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(WHOLE.iter().copied()));
static ON_BUTTONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(BUTTONS.iter().copied()));
static BROWSERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(BROWSER.iter().copied()));
static LEADS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(LINKS.iter().copied()));
static DATES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(DATED.iter().copied()));

/// The furniture that a line is.
pub fn furniture(line: &str) -> Option<Found<Furniture>> {
    let text = line.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let words = folded(text);
    let each = || words.split(' ');
    let (value, sure) = if WHOLE_LINES.hold(&words) {
        (Furniture::Link, 95)
    } else if each().all(|w| ON_BUTTONS.hold(w))
        && each().count() < 16
        && each().any(|w| BUTTONS.get(..18).is_some_and(|b| b.contains(&w)) && w.len() > 2)
    {
        (Furniture::Buttons, 92)
    } else if LEADS.longest(&words).is_some() && text.contains([':', '>', '»', '→']) {
        (Furniture::Link, 85)
    } else if text.len() < 90 && text.bytes().any(|b| b.is_ascii_digit()) && is_dated(text, &words) {
        (Furniture::Date, 85)
    } else if each().any(|w| BROWSERS.hold(w)) && each().any(|w| NOTICE.contains(&w)) {
        // A story about browsers says more, and says who says it.
        let addressed = each().any(|w| {
            matches!(
                w,
                "your"
                    | "our"
                    | "you"
                    | "ihr"
                    | "ihren"
                    | "votre"
                    | "su"
                    | "tu"
                    | "please"
                    | "bitte"
                    | "this"
                    | "unsere"
                    | "notre"
            )
        });
        (Furniture::Notice, if addressed && !text.contains(['"', '“']) { 85 } else { 40 })
    } else {
        return None;
    };
    Some(Found { value, sure, length: line.len() })
}

/// `Published 3:00 PM EST, Fri May 3, 2030`, `Stand: 03.05.2030, 10:05 Uhr`, `4 min read`.
fn is_dated(text: &str, words: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let said = DATES.leading(words).any(|d| {
        words.strip_prefix(d).is_some_and(|rest| {
            let first = rest.trim_start().split(' ').next().unwrap_or_default();
            rest.starts_with(' ')
                && (first.starts_with(|c: char| c.is_ascii_digit())
                    || super::date::is_month(first)
                    || super::date::is_weekday(first)
                    || ["on", "at", "am", "den", "le", "el"].contains(&first))
        })
    });
    digits > 2 && said && !text.ends_with('.')
        || digits > 0 && READING.iter().any(|r| words.ends_with(r)) && words.split(' ').count() < 6
}
