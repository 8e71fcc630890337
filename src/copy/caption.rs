//! Captions: with their credit in brackets, behind a blank, or run together with it.

use super::Found;
use super::copyright::reserves;
use super::credit::{self, Credit};
use super::token::{is_uncased, tail};
use crate::text::find;

/// A caption and its credit.
#[derive(Clone, Debug, PartialEq)]
pub struct Captioned<'a> {
    /// The caption; empty when the paragraph is a credit alone.
    pub caption: &'a str,
    /// Its credit.
    pub credit: Credit<'a>,
}

/// What the title of a picture stands behind, in lower case.
const TITLES: &[&str] = &["image:", "image :", "imagen:", "immagine:", "imagem:", "picture:", "caption:", "slide:"];

/// What a credit begins with in the middle of a line.
const SIGNS: &[&str] = &[
    "©",
    "Foto:",
    "Photo:",
    "Photo :",
    "Photo by ",
    "Bild:",
    "Kuva:",
    "Фото:",
    "Photograph:",
    "Picture:",
    "REUTERS/",
    "AP Photo",
];

/// The title of a picture: `Image: The harbour`.
pub fn picture_title(line: &str) -> Option<Found<&str>> {
    let text = line.trim();
    if !text.chars().take(12).any(|c| c == ':') {
        return None;
    }
    let lower: String = text.chars().take(12).flat_map(char::to_lowercase).collect();
    let label = TITLES.iter().find(|l| lower.starts_with(**l))?;
    let title = text.get(label.len()..)?.trim();
    (!title.is_empty() && title.len() < 400).then_some(Found { value: title, sure: 90, length: line.len() })
}

/// The credit at the end of a caption. Of an ordinary paragraph it is certain only when it names a photographer with an
/// agency, or a photo.
pub fn caption(paragraph: &str) -> Option<Found<Captioned<'_>>> {
    let text = paragraph.trim();
    if reserves(text) {
        return None;
    }
    let (from, window) = tail(text, credit::LONGEST + 4);
    let found = |at: usize, bonus: u8| {
        let credit = credit::credit(text.get(at..)?)?;
        let before = text.get(..at)?.trim_end();
        let sure = credit.sure.saturating_sub(bonus);
        (sure > 0).then_some(Found {
            value: Captioned { caption: before, credit: credit.value },
            sure,
            length: paragraph.len(),
        })
    };
    let bracket = text.ends_with(')').then(|| window.rfind('(')).flatten();
    if let Some(at) = bracket {
        return found(from + at, 0);
    }
    if text.len() < credit::LONGEST
        && let Some(whole) = found(0, 0).and_then(Found::certain)
    {
        return Some(whole);
    }
    let ends =
        window.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '”' | '"' | ')' | '»' | '\n' | '。'));
    let candidates = ends.filter_map(|(at, c)| {
        let after = from + at + c.len_utf8();
        let rest = text.get(after..)?;
        let opens = |c: char| c.is_uppercase() || is_uncased(c) || matches!(c, '©' | '(');
        (rest.trim_start().chars().next().is_some_and(opens) && rest.len() > 3).then_some(after)
    });
    // A label or a sign says where the credit begins, whatever ends before it.
    let labelled = SIGNS.iter().filter_map(|sign| find::rfind(window, sign).map(|at| from + at));
    candidates.take(20).chain(labelled).find_map(|at| found(at, 0).filter(|f| f.sure >= 80))
}
