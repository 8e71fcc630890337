//! The canonical form of an article: no empty values, no control characters, LF.

use super::{Article, Feed, Part};
use crate::text::{is_plain, windows_1252};

/// Brings an article to its canonical form: readers end in it, generators of tests start from it.
pub fn canonical(article: &mut Article) {
    article.strings(&mut clean);
    article.prune();
    settle(article);
}

/// [`canonical`] for an article of which every string is known to be plain (see [`is_plain`]).
pub fn canonical_of_plain(article: &mut Article) {
    article.prune();
    settle(article);
}

/// Whether an article is in its canonical form already.
pub fn is_canonical(article: &Article) -> bool {
    let mut other = article.clone();
    canonical(&mut other);
    other == *article
}

/// A title is stated where it differs from the headline, and no identifier or address begins or ends with white space:
/// with it, a kill would not find its story.
fn settle(article: &mut Article) {
    if article.title == article.headline {
        article.title = None;
    }
    article.uri.iter_mut().chain(article.links.iter_mut().map(|l| &mut l.href)).for_each(trim);
    article.associations.iter_mut().for_each(settle);
}

fn trim(address: &mut String) {
    if address.trim().len() < address.len() {
        *address = address.trim().to_owned();
    }
}

/// Brings a feed to its canonical form.
pub fn canonical_feed(feed: &mut Feed) {
    feed.strings(&mut clean);
    feed.prune();
    feed.id.iter_mut().chain(feed.links.iter_mut().map(|l| &mut l.href)).for_each(trim);
}

/// Removes control characters (XML 1.0, 2.2: all but tab and line feed), takes those of windows-1252 for what it means by
/// them, and makes every line end LF.
fn clean(text: &mut String) {
    if is_plain(text) {
        return;
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            c => out.extend(Some(windows_1252(c)).filter(|c| !is_odd(*c))),
        }
    }
    *text = out;
}

fn is_odd(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fffe}' | '\u{ffff}') && c != '\t'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Party, Text};

    #[test]
    fn white_space_around_an_identifier_is_no_part_of_it() {
        let mut a = Article { uri: Some(" urn:x:1\n".into()), ..Article::default() };
        canonical(&mut a);
        assert_eq!(a.uri.as_deref(), Some("urn:x:1"));
    }

    #[test]
    fn empty_values_go_and_line_ends_are_lf() {
        let mut a = Article {
            uri: Some(String::new()),
            story: Some(" \n\u{a0}".into()),
            headline: Some(Text::plain("a\r\nb\u{1}c\rd\u{92}\u{81}")),
            creators: vec![Party::named(""), Party::named("Ada Lind")],
            ..Article::default()
        };
        canonical(&mut a);
        assert_eq!((a.uri, a.story), (None, None));
        assert_eq!(a.headline.as_ref().unwrap().value, "a\nbc\nd’");
        assert_eq!(a.creators, [Party::named("Ada Lind")]);
    }
}
