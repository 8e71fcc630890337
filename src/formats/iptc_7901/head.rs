//! The lines over a text, up to the one that ends with ` =`: notes in brackets, signals, embargo, headline, byline.

use super::profiles::{BY, GENRES, MARKS, UNDER};
use crate::copy::{self, labels};
use crate::formats::printed_story::{embargo, expiry};
use crate::model::{Article, Concept, Text};
use crate::vocab::signals;

/// No more lines than that stand over a text, and no more bytes.
const LINES: usize = 30;
const BYTES: usize = 4000;
/// The length of a line (IPTC 7901, 5.3).
pub(super) const WIDTH: usize = 69;

/// Divides a text into the lines over it, joined where they were filled, and the rest; `None` where no line ends with ` =`.
pub(super) fn divide(text: &str) -> Option<(Vec<String>, &str)> {
    let mut lines: Vec<&str> = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n').take(LINES) {
        at += raw.len();
        if at > BYTES {
            return None;
        }
        let line = raw.trim();
        let ended = if line == "=" { Some("") } else { line.strip_suffix(" =") };
        match ended {
            // A dateline may end so too: `BRUXELLES 15/06 (BELGA) =`.
            Some(last) if !is_dateline(line) => {
                lines.push(last.trim_end());
                return Some((joined(&lines), text.get(at..).unwrap_or_default()));
            }
            _ => lines.push(line),
        }
    }
    None
}

fn is_dateline(line: &str) -> bool {
    line.contains('(') && copy::dateline(line).is_some_and(|f| f.sure >= copy::CERTAIN && f.length + 1 >= line.len())
}

/// Lines that were filled are one: a bracket until it closes, others where the next word had no room. A blank line stays.
fn joined(lines: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut last = "";
    for (at, line) in lines.iter().enumerate() {
        let open = !line.is_empty() && out.last().is_some_and(|l| l.starts_with('(') && !l.ends_with(')'));
        let closes = || lines.iter().skip(at).any(|l| l.ends_with(')'));
        let filled = !last.is_empty()
            && !line.is_empty()
            && copy::is_filled(last, line, WIDTH)
            && !line.starts_with('(')
            && under(line).is_none()
            && !is_byline(line);
        match out.last_mut().filter(|_| open && closes() || !open && filled) {
            Some(before) => {
                before.push(' ');
                before.push_str(line);
            }
            None => out.push((*line).to_owned()),
        }
        last = line;
    }
    out
}

/// Reads the lines over a text. Lines of one headline follow each other; behind a blank line another one stands.
pub(super) fn read(lines: &[String], article: &mut Article) {
    let mut headlines: Vec<Vec<&str>> = vec![Vec::new()];
    for line in lines {
        let inside = line.strip_prefix('(').and_then(|l| l.strip_suffix(')'));
        match inside {
            Some(inside) => bracket(line, inside, article),
            None if embargo(article, line) => {}
            None if is_mark(line) => mark(line, article),
            None if copy::note(line).is_some() => told(line, article),
            None if line.is_empty() => headlines.push(Vec::new()),
            None if headlines.iter().any(|h| !h.is_empty()) && is_byline(line) || is_label(line) => {
                byline(line, article)
            }
            None => match under(line) {
                Some(words) => headlines.push(vec![words]),
                None => headlines.last_mut().into_iter().for_each(|h| h.push(line)),
            },
        }
    }
    let mut headlines = headlines.into_iter().map(|lines| lines.join(" ")).filter(|words| !words.is_empty());
    let Some(words) = headlines.next() else { return };
    let signal = signals::announced(&words);
    if let Some(name) = signal.filter(|name| !article.has_signal(name)) {
        article.signals.push(Concept::named(name));
    }
    article.headline = Some(Text::plain(words));
    article.subheadline = headlines.next().map(Text::plain);
    article.headlines.extend(headlines.map(Text::plain));
}

/// A note to editors, which may take the story back.
fn told(line: &str, article: &mut Article) {
    let signal = signals::announced(line);
    if let Some(name) = signal.filter(|name| !article.has_signal(name)) {
        article.signals.push(Concept::named(name));
    }
    article.ed_notes.push(Text::plain(line));
}

/// The words of a line under the headline that says so.
fn under(line: &str) -> Option<&str> {
    UNDER.iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim)
}

/// `(Berichtigung: Uhrzeit)`, `(KORR-Bericht)`, `(Foto Illustration)`, `(Achtung)`.
fn bracket(line: &str, inside: &str, article: &mut Article) {
    if let Some(end) = expiry(inside) {
        article.expires.push(end);
    } else if is_genre(inside) {
        article.genres.push(genre(inside));
    } else if embargo(article, inside) {
    } else if is_mark(line) {
        mark(line, article);
    } else {
        told(line, article);
    }
}

pub(super) fn is_genre(word: &str) -> bool {
    GENRES.iter().any(|(genre, _)| *genre == word)
}

fn genre(word: &str) -> Concept {
    let name = GENRES.iter().find(|(genre, _)| *genre == word).map(|(_, name)| *name);
    Concept { name: name.map(str::to_owned), literal: Some(word.to_owned()), ..Concept::default() }
}

/// Whether a line says what happened to the story and nothing else: `2ND LEAD`, `REFILE`, `EXTRA`, `(Vorschau)`.
pub(super) fn is_mark(line: &str) -> bool {
    copy::signal(line).is_some_and(|f| f.sure >= copy::CERTAIN)
        || MARKS.contains(&line)
        || GENRES.iter().any(|(g, _)| *g == line && is_capital(g))
}

fn is_capital(word: &str) -> bool {
    !word.contains(char::is_lowercase)
}

fn mark(line: &str, article: &mut Article) {
    if is_genre(line) {
        article.genres.push(genre(line));
        return;
    }
    let name = copy::signal(line).and_then(copy::Found::certain).map(|f| f.value.to_owned());
    article.signals.push(Concept { name, literal: Some(line.to_owned()), ..Concept::default() });
}

fn is_label(line: &str) -> bool {
    matches!(labels::label(line), Some((labels::Label::By, false, _)))
}

/// Whether a line behind a headline is a byline, whoever it names: `By dpa correspondents`.
pub(super) fn is_byline(line: &str) -> bool {
    let named = copy::byline(line).is_some_and(|f| f.sure >= 88);
    named
        || BY
            .iter()
            .any(|by| line.strip_prefix(by).is_some_and(|rest| rest.len() > 2 && !rest.ends_with(['.', '?', '!', ':'])))
}

fn byline(line: &str, article: &mut Article) {
    let labelled = labels::label(line).map(|(_, _, words)| words);
    if let Some(found) = copy::byline(labelled.unwrap_or(line)).and_then(copy::Found::certain) {
        article.creators.extend(found.value.people);
    }
    article.by.push(Text::plain(labelled.unwrap_or(line)));
}
