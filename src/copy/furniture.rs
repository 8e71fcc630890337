//! Page furniture: notices of browsers and cookies, share bars, links to other stories, advertisements.

use super::Found;
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
}

impl Furniture {
    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Notice => "a notice of the page",
            Self::Link => "a link to another story",
            Self::Buttons => "buttons of the page",
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
    "share", "facebook", "twitter", "x", "linkedin", "whatsapp", "email", "mail", "print", "copy", "link", "reddit", "telegram", "pinterest", "flipboard", "messenger", "tweet", "save", "bluesky", "on", "this", "article", "via", "to", "e",
    "teilen", "drucken", "merken", "partager", "imprimer", "compartir", "imprimir", "condividi", "stampa", "del", "dela", "jaa", "delen", "compartilhar", "comment", "post", "pin", "sms", "instagram",
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

/// The furniture that a line is.
pub fn furniture(line: &str) -> Option<Found<Furniture>> {
    let text = line.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let words = folded(text);
    let each: Vec<&str> = words.split(' ').collect();
    let (value, sure) = if WHOLE.contains(&words.as_str()) {
        (Furniture::Link, 95)
    } else if each.len() < 16
        && each.iter().all(|w| BUTTONS.contains(w))
        && each.iter().any(|w| BUTTONS.get(..18).is_some_and(|b| b.contains(w)) && w.len() > 2)
    {
        (Furniture::Buttons, 92)
    } else if LINKS.iter().any(|l| words.strip_prefix(l).is_some_and(|r| r.starts_with(' ')))
        && text.contains([':', '>', '»', '→'])
    {
        (Furniture::Link, 85)
    } else if BROWSER.iter().any(|b| each.contains(b)) && NOTICE.iter().filter(|n| each.contains(n)).count() > 0 {
        // A story about browsers says more, and says who says it.
        let addressed = each.iter().any(|w| {
            matches!(
                *w,
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
