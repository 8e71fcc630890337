//! The pictures of a story: their titles, captions and credits among its paragraphs.

use super::name::person;
use super::story::Story;
use super::{Captioned, byline, caption, picture_title};
use crate::model::{Article, Concept, Party, Text};

/// Opens a picture without a title.
const UNTITLED: &str = "Image:";
/// How many pictures are recognised in one story.
const PICTURES: usize = 200;
/// How many paragraphs behind its title a picture's credit may stand.
const NEAR: usize = 3;

impl Story {
    /// A title, a caption or a credit of a picture.
    pub(super) fn pictured(&mut self, at: usize, text: &str, titled: bool) -> bool {
        if self.article.associations.len() >= PICTURES {
            return false;
        }
        if titled && text.trim() == UNTITLED {
            self.open_picture(at, None);
            return true;
        }
        // `Image: Ada Lind / Alamy` is a credit.
        let is_credit = |title: &str| super::credit(title).is_some_and(|c| c.sure >= 85);
        if titled
            && let Some(found) = picture_title(text).and_then(super::Found::certain).filter(|f| !is_credit(f.value))
        {
            self.open_picture(at, Some(found.value));
            return true;
        }
        let Some(found) = may_be_credited(text).then(|| caption(text)).flatten() else { return false };
        // A picture waits for its credit no longer than its caption is.
        let near = self.picture.filter(|(_, opened)| at <= opened + NEAR).map(|(n, _)| n);
        let waits = near.and_then(|n| self.article.associations.get(n)).is_some_and(|p| p.creditline.is_empty());
        if !waits && found.value.caption.is_empty() && self.is_byline(text, &found.value.credit) {
            return false;
        }
        let open = near.and_then(|n| self.article.associations.get_mut(n)).filter(|p| p.creditline.is_empty());
        let sure = found.sure + if open.is_some() { 10 } else { 0 };
        if sure < if open.is_some() { super::CERTAIN } else { 85 } {
            return false;
        }
        match open {
            Some(picture) => credited(picture, &found.value),
            None => {
                let mut picture = new_picture();
                credited(&mut picture, &found.value);
                self.article.associations.push(picture);
            }
        }
        true
    }
    /// Whether a credit in a line of its own is a byline, or says who holds the rights: `Av Kari Vik/NTB`, and in the head
    /// `Karin Ek/TT`, where no word says that it is a picture.
    fn is_byline(&self, text: &str, credit: &super::Credit<'_>) -> bool {
        let photographic = ["hoto", "HOTO", "oto", "OTO", "ild", "mage", "uva", "icture", "redit", "rédit"]
            .iter()
            .any(|w| text.contains(w));
        let service = credit.agencies.iter().any(|a| crate::vocab::agencies::by_tag(a).is_none_or(|a| a.pictures));
        let least = if self.heading && !service { super::CERTAIN } else { 75 };
        let signed = !photographic && credit.marks.is_empty() && byline(text).is_some_and(|f| f.sure >= least);
        signed || credit.people.is_empty() && text.contains('©')
    }
    pub(super) fn open_picture(&mut self, at: usize, title: Option<&str>) {
        self.picture = Some((self.article.associations.len(), at));
        let mut picture = new_picture();
        picture.headline = title.map(Text::plain);
        self.article.associations.push(picture);
    }
}

/// Whether the end of a paragraph holds what a credit has: before anything is tried.
fn may_be_credited(text: &str) -> bool {
    let (_, end) = super::token::tail(text.trim_end(), super::credit::LONGEST + 4);
    let end = end.as_bytes();
    (0..end.len()).any(|at| end.get(at..).is_some_and(begins_credit))
}

/// Whether what a credit has stands here: a sign, or a word or its end.
fn begins_credit(text: &[u8]) -> bool {
    match text.first() {
        Some(b'/' | b'|') => true,
        Some(b' ') => text.starts_with(b" - "),
        Some(b'h') => text.starts_with(b"hoto"),
        Some(b'H') => text.starts_with(b"HOTO"),
        Some(b'v') => text.starts_with(b"via "),
        Some(b'o') => text.starts_with(b"oto:"),
        Some(b'r') => text.starts_with(b"redit"),
        Some(b'B') => text.starts_with(b"Bild"),
        Some(b'm') => text.starts_with(b"mages"),
        Some(0x80..) => ["©", "摄", "攝"].iter().any(|sign| text.starts_with(sign.as_bytes())),
        _ => false,
    }
}

fn new_picture() -> Article {
    Article { kind: Some("picture".to_owned()), ..Article::default() }
}

pub(super) fn credited(picture: &mut Article, found: &Captioned<'_>) {
    if !found.caption.is_empty() {
        picture.summary = Some(Text::plain(found.caption));
    }
    picture.creditline.push(Text::plain(found.credit.text));
    picture.creators.extend(found.credit.people.iter().map(|name| person(name, "photographer")));
    picture.info_sources.extend(found.credit.agencies.iter().map(|name| Party::named(*name)));
    picture.genres.extend(found.credit.marks.iter().map(|mark| Concept::named(*mark)));
}
