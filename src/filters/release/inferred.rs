//! The embargo, the kill and the status that words announce, or what no field takes states.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

use crate::model::{AltId, Article, Concept, Text, TextKind};
use crate::syntax::html;
use crate::text::start;
use crate::vocab::signals::{self, Place, Stop};

use super::instants::is_placeholder;
use super::kept::{self, Held};

/// How much of a text is looked at, in characters and, with its markup, in bytes.
const HEAD: usize = 400;
const MARKUP: usize = 4096;

/// States what an article says in words of its own release: of pictures and the like too.
pub fn infer(article: &mut Article) {
    article.associations.iter_mut().for_each(infer);
    infer_embargo(article);
    infer_recall(article);
    infer_status(article);
}

/// The status that something states which no field takes. Systems write `usable` beside whatever state a story has in them:
/// there a signal says it.
fn infer_status(article: &mut Article) {
    if article.extensions.is_empty() && article.alt_ids.is_empty() || Stop::of(article).is_some() {
        return;
    }
    // What a vendor says of a picture stands among its identifiers.
    let of_id = |id: &AltId| id.role.as_deref().and_then(|role| kept::status_of(role, &id.value));
    let said = article.extensions.iter().find_map(kept::status);
    let Some(status) = said.or_else(|| article.alt_ids.iter().find_map(of_id)) else { return };
    match article.pub_status.as_deref().map(signals::status) {
        None => {
            article.pub_status = Some(status.to_owned());
            article.mark("pubStatus", "inferred");
        }
        Some(Some("usable")) => {
            let stop = if status == "canceled" { Stop::Killed } else { Stop::Withheld };
            article.signals.push(Concept::named(stop.signal()));
        }
        // It holds already.
        Some(_) => {}
    }
}

/// Sets `embargo` from the words of a note or from the head of headline, slug, summary, body or terms, marked as inferred,
/// unless an embargo is stated.
fn infer_embargo(article: &mut Article) {
    if article.embargoed_until.as_ref().is_some_and(|t| !is_placeholder(t)) || article.embargo.is_some() {
        return;
    }
    let of_id = |id: &AltId| kept::embargo_of(id.role.as_deref()?, &id.value);
    let stated = article.extensions.iter().find_map(kept::embargo);
    match stated
        .or_else(|| article.alt_ids.iter().find_map(of_id))
        .or_else(|| article.ed_notes.iter().find_map(time_in))
    {
        Some(Held::Until(time)) => {
            article.embargoed_until = Some(time);
            return article.mark("embargoedUntil", "inferred");
        }
        Some(Held::Words(words)) => {
            article.embargo = Some(words);
            return article.mark("embargo", "inferred");
        }
        None => {}
    }
    let kept = || article.extensions.iter().filter_map(kept::note).find_map(|words| found(&words, Place::Note));
    let words = article.ed_notes.iter().find_map(note).or_else(kept).or_else(|| heads(article));
    // A signal says only that there is one.
    if let Some(words) = words.or_else(|| signals::embargoed(article).then(|| "indefinite".to_owned())) {
        article.embargo = Some(words);
        article.mark("embargo", "inferred");
    }
}

/// The time that is all there is of a note whose role says embargo.
fn time_in(note: &Text) -> Option<Held> {
    let is_time = |held: &Held| matches!(held, Held::Until(_));
    note.role
        .as_deref()
        .filter(|role| names_embargo(role))
        .and_then(|_| kept::embargo_of("embargo", &note.value))
        .filter(is_time)
}

fn names_embargo(role: &str) -> bool {
    role.as_bytes().windows("embargo".len()).any(|some| some.eq_ignore_ascii_case(b"embargo"))
}

/// A note to editors that takes the story back is a signal as a code would be.
fn infer_recall(article: &mut Article) {
    if article.ed_notes.is_empty() && article.extensions.is_empty() || Stop::of(article).is_some() {
        return;
    }
    let of_role = |note: &Text| {
        let role = note.role.as_deref().and_then(signals::signal);
        role.filter(|signal| matches!(*signal, "kill" | "withhold"))
    };
    let of_words = |note: &Text| match note.kind {
        TextKind::Plain | TextKind::Media(_) => signals::recall(&note.value),
        _ => signals::recall(&html::to_text(start(&note.value, MARKUP))),
    };
    let kept = || article.extensions.iter().filter_map(kept::note).find_map(|words| signals::recall(&words));
    let signal = article.ed_notes.iter().find_map(|note| of_role(note).or_else(|| of_words(note))).or_else(kept);
    article.signals.extend(signal.map(Concept::named));
}

fn note(note: &Text) -> Option<String> {
    // A note whose role says embargo is about nothing else.
    let says = note.role.as_deref().is_some_and(names_embargo);
    let words = match note.kind {
        TextKind::Plain | TextKind::Media(_) => Cow::Borrowed(note.value.as_str()),
        _ => Cow::Owned(html::to_text(&note.value)),
    };
    found(&words, if says { Place::EmbargoNote } else { Place::Note })
}

fn heads(article: &Article) -> Option<String> {
    let a = article;
    let first = |texts: &[Text]| texts.iter().find_map(announced);
    let one = |text: &Option<Text>| text.as_ref().and_then(announced);
    one(&a.headline)
        .or_else(|| first(&a.headlines))
        .or_else(|| one(&a.title))
        .or_else(|| one(&a.subheadline))
        .or_else(|| first(&a.slugline))
        .or_else(|| one(&a.summary))
        .or_else(|| first(&a.descriptions))
        .or_else(|| first(&a.bodies))
        .or_else(|| first(&a.usage_terms))
        .or_else(|| a.headline.as_ref().and_then(closing))
}

/// `... (Embargo until 1 January)`: what a headline says in brackets at its end.
fn closing(headline: &Text) -> Option<String> {
    let (_, inside) = headline.value.trim_end().strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    signals::may_announce(inside).then(|| found(inside, Place::Head)).flatten()
}

fn announced(text: &Text) -> Option<String> {
    may_announce(text).then(|| found(&head(text), Place::Head)).flatten()
}

fn found(words: &str, place: Place) -> Option<String> {
    signals::embargo_words(words, place).map(|w| w.trim().to_owned()).filter(|w| !w.is_empty())
}

/// Whether the first word could announce an embargo: nearly no story begins so. A word that markup or a reference cuts
/// could be any.
fn may_announce(text: &Text) -> bool {
    let mut rest = text.value.trim_start();
    if !matches!(text.kind, TextKind::Plain | TextKind::Media(_)) {
        while let Some(tag) = rest.strip_prefix('<') {
            let Some(after) = behind_tag(rest).filter(|_| !hides(tag)) else { return true };
            rest = after.trim_start();
        }
        if signals::opens_nothing(rest) {
            return false;
        }
        let word = rest.find(|c: char| !c.is_alphanumeric()).and_then(|at| rest.get(at..));
        let cut = |rest: &str| rest.starts_with(['<', '&']) && !rest.starts_with("</p>");
        if rest.starts_with(['&', '<']) || word.is_some_and(cut) {
            return true;
        }
    }
    signals::may_announce(rest)
}

/// Whether what follows the tag may be no words yet: it is none, or its content is one that nobody sees.
fn hides(tag: &str) -> bool {
    let unseen = |name: &&str| tag.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name));
    !tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') || UNSEEN.iter().any(unseen)
}

/// The first words of a text without its markup.
fn head(text: &Text) -> Cow<'_, str> {
    if matches!(text.kind, TextKind::Plain | TextKind::Media(_)) {
        let words = text.value.trim_start();
        let end = words.char_indices().nth(HEAD).map_or(words.len(), |(at, _)| at);
        return Cow::Borrowed(words.get(..end).unwrap_or_default());
    }
    Cow::Owned(without_tags(start(&text.value, MARKUP)))
}

/// Elements inside a line; every other one begins a new line.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "big", "cite", "em", "font", "i", "location", "mark", "org", "person", "q", "small", "span",
    "strong", "u", "wbr",
];
/// Elements whose content nobody sees.
const UNSEEN: [&str; 4] = ["script", "style", "head", "title"];

fn without_tags(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some(c) = rest.chars().next().filter(|_| out.len() < HEAD) {
        rest = match c {
            '<' => after_tag(rest, &mut out),
            '&' => after_reference(rest, &mut out),
            c => {
                out.push(c);
                rest.get(c.len_utf8()..).unwrap_or_default()
            }
        };
        if out.trim_start().is_empty() {
            out.clear();
        }
    }
    out
}

fn after_tag<'a>(markup: &'a str, out: &mut String) -> &'a str {
    let past = |end: &str| markup.find(end).and_then(|at| markup.get(at + end.len()..)).unwrap_or_default();
    if markup.starts_with("<!--") {
        return past("-->");
    }
    let tag = markup.get(1..).unwrap_or_default();
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        out.push('<');
        return tag;
    }
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    if UNSEEN.contains(&name.as_str()) && !tag.starts_with('/') {
        let end = past(&format!("</{name}"));
        return end.split_once('>').map_or("", |(_, rest)| rest);
    }
    if !INLINE.contains(&name.as_str()) {
        out.push('\n');
    }
    behind_tag(markup).unwrap_or_else(|| past(">"))
}

/// What stands behind the tag at the beginning; a `>` in a quoted value does not end it.
fn behind_tag(markup: &str) -> Option<&str> {
    let (bytes, mut from) = (markup.as_bytes(), 0);
    loop {
        let at = from + memchr3(b'>', b'"', b'\'', bytes.get(from..)?)?;
        let mark = *bytes.get(at)?;
        if mark == b'>' {
            return markup.get(at + 1..);
        }
        from = at + 1;
        if markup.get(..at)?.trim_end().ends_with('=') {
            from += memchr(mark, bytes.get(from..)?)? + 1;
        }
    }
}

/// A reference is the character it means; one that nobody knows stands as it is.
fn after_reference<'a>(markup: &'a str, out: &mut String) -> &'a str {
    let reference = start(markup, 12).split_inclusive(';').next();
    match reference.filter(|r| r.ends_with(';')) {
        Some(reference) => {
            // Edges are trimmed, and a no-break space is one.
            let words = html::to_text(&format!("x{reference}x"));
            out.push_str(words.strip_prefix('x').and_then(|w| w.strip_suffix('x')).unwrap_or(" "));
            markup.get(reference.len()..).unwrap_or_default()
        }
        None => {
            out.push('&');
            markup.get(1..).unwrap_or_default()
        }
    }
}
