//! The canonical form of an article: no empty values, no control characters, LF, language tags with hyphens.

use super::{Article, Feed, Lang, Part, Text};
use crate::text::{is_plain, windows_1252};

/// Brings an article to its canonical form: readers end in it, generators of tests start from it.
pub fn canonical(article: &mut Article) {
    article.strings(&mut clean);
    canonical_of_plain(article);
}

/// [`canonical`] for an article of which every string is known to be plain (see [`is_plain`]).
pub fn canonical_of_plain(article: &mut Article) {
    addresses(article);
    article.prune();
    settle(article);
}

/// Terms and notices of which nothing but the address is stated are known by it: without words they would go.
fn addresses(a: &mut Article) {
    let rights = a.source.iter_mut().filter_map(|source| source.rights.as_mut());
    a.usage_terms.iter_mut().chain(&mut a.copyright_notice).chain(rights).for_each(address);
    a.associations.iter_mut().for_each(addresses);
}

fn address(text: &mut Text) {
    if text.value.is_empty()
        && let Some(href) = &text.href
    {
        text.value.clone_from(href);
    }
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
    settle_title(article);
    hyphenate(article);
    placeholder(article);
    let files = article.renditions.iter_mut().filter_map(|r| r.href.as_mut());
    article.uri.iter_mut().chain(article.links.iter_mut().map(|l| &mut l.href)).chain(files).for_each(trim);
    article.associations.iter_mut().for_each(settle);
}

/// A title is stated where it differs from the headline.
pub fn settle_title(article: &mut Article) {
    if article.title == article.headline {
        article.title = None;
    }
}

/// The year in which nothing happens is no end of an embargo: the last one means until further notice, the first one
/// that there is none.
fn placeholder(a: &mut Article) {
    let Some(until) = &a.embargoed_until else { return };
    let is_of = |year: &str| until.as_str().starts_with(year);
    if is_of("9999") {
        a.embargo.get_or_insert_with(|| "indefinite".to_owned());
    } else if !is_of("0000") && !is_of("0001") {
        return;
    }
    a.embargoed_until = None;
}

/// Between the parts of a language tag stand hyphens (RFC 5646, 2.1); the locales of POSIX and Java have `en_US`. Tags may be
/// found to be the same only now.
fn hyphenate(a: &mut Article) {
    a.language.iter_mut().for_each(Lang::hyphenate);
    let own = a.language.take();
    of_language(a).for_each(|text| {
        if text.lang.is_some() {
            hyphenate_text(text);
            text.lang = text.lang.take().filter(|lang| Some(lang.as_str()) != own.as_deref());
        }
    });
    a.language = own;
    if let Some(source) = &mut a.source {
        source.language.iter_mut().for_each(Lang::hyphenate);
        source.texts(&mut hyphenate_text);
    }
}

/// The texts of which formats state the language.
pub fn of_language(a: &mut Article) -> impl Iterator<Item = &mut Text> {
    let texts = [&mut a.headline, &mut a.title, &mut a.summary].into_iter().flatten();
    let lists = [&mut a.headlines, &mut a.bodies, &mut a.descriptions, &mut a.copyright_notice];
    texts.chain(lists.into_iter().flatten())
}

fn hyphenate_text(text: &mut Text) {
    if let Some(lang) = &mut text.lang {
        Lang::hyphenate(&mut lang.0);
    }
}

/// Brings a language tag to its canonical form, in which it can be told from others.
pub fn canonical_tag(tag: &mut String) {
    clean(tag);
    Lang::hyphenate(tag);
}

fn trim(address: &mut String) {
    let edges = [address.as_bytes().first(), address.as_bytes().last()];
    if !edges.into_iter().flatten().all(u8::is_ascii_graphic) && address.trim().len() < address.len() {
        *address = address.trim().to_owned();
    }
}

/// Brings a feed to its canonical form.
pub fn canonical_feed(feed: &mut Feed) {
    feed.strings(&mut clean);
    feed.rights.iter_mut().for_each(address);
    feed.prune();
    feed.language.iter_mut().for_each(Lang::hyphenate);
    feed.texts(&mut hyphenate_text);
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
    use crate::model::{Party, Rendition, Text, TextKind};

    #[test]
    fn white_space_around_the_address_of_a_file_cost_it_its_other_renditions() {
        let rendition = |href: &str| Rendition { href: Some(href.into()), ..Rendition::default() };
        let mut a = Article { renditions: vec![rendition("https://a.example/a.mp4   ")], ..Article::default() };
        canonical(&mut a);
        assert_eq!(a.renditions, [rendition("https://a.example/a.mp4")]);
    }

    #[test]
    fn who_was_known_only_by_other_codes_or_ways_to_reach_them_was_nobody() {
        let codes = Party { same_as: vec!["https://www.wikidata.org/wiki/Q40469".into()], ..Party::default() };
        let reached = Party { contacts: vec![Text::plain("https://n.example/ann.png")], ..Party::default() };
        let titled = Party { job_title: Some("Chief photographer".into()), ..Party::default() };
        let of = Party { affiliation: Some("Coast Wire".into()), ..Party::default() };
        let creators = vec![codes, reached, titled, of];
        let mut a = Article { creators: creators.clone(), ..Article::default() };
        canonical(&mut a);
        assert_eq!(a.creators, creators);
    }

    #[test]
    fn terms_that_were_only_an_address_were_gone() {
        let terms = || Text { href: Some("https://lic.example/by".into()), ..Text::default() };
        let picture = Article { usage_terms: vec![terms()], ..Article::default() };
        let mut a = Article { usage_terms: vec![terms()], associations: vec![picture], ..Article::default() };
        canonical(&mut a);
        let kept = Text { value: "https://lic.example/by".into(), ..terms() };
        assert_eq!((&a.usage_terms, &a.associations[0].usage_terms), (&vec![kept.clone()], &vec![kept]));
    }

    #[test]
    fn white_space_around_an_identifier_is_no_part_of_it() {
        let mut a = Article { uri: Some(" urn:x:1\n".into()), ..Article::default() };
        canonical(&mut a);
        assert_eq!(a.uri.as_deref(), Some("urn:x:1"));
    }

    #[test]
    fn an_embargo_until_the_last_year_ends_by_nothing_and_one_of_the_first_is_none() {
        for (until, embargo) in [("9999-12-31T00:00:00Z", Some("indefinite")), ("0001-01-01T00:00:00Z", None)] {
            let mut a = Article { embargoed_until: crate::model::Time::new(until), ..Article::default() };
            canonical(&mut a);
            assert_eq!((a.embargoed_until, a.embargo.as_deref()), (None, embargo));
        }
    }

    #[test]
    fn controls_of_windows_1252_are_the_characters_that_are_meant() {
        let mut a = Article { headline: Some(Text::plain("don\u{92}t \u{81}go\u{97}")), ..Article::default() };
        canonical(&mut a);
        assert_eq!(a.headline.unwrap().value, "don\u{2019}t go\u{2014}");
    }

    #[test]
    fn a_media_type_with_controls_in_it_came_again_as_another() {
        let of = |kind| Text::of(kind, "a");
        let mut a = Article { bodies: vec![of(TextKind::Media("text/htm\0l".into()))], ..Article::default() };
        canonical(&mut a);
        assert_eq!(a.bodies, [of(TextKind::Html)]);
    }

    #[test]
    fn white_space_around_a_language_is_no_part_of_it() {
        let text = Text { lang: Some(Lang("nb\n  ".into())), ..Text::plain("a") };
        let mut a = Article { language: Some(" nb ".into()), headline: Some(text), ..Article::default() };
        canonical(&mut a);
        assert_eq!(a.language.as_deref(), Some("nb"));
        assert_eq!(a.headline.unwrap().lang, None, "it is the article's");
    }

    #[test]
    fn a_title_for_the_desk_came_again_without_its_language() {
        let title = Text { lang: Some(Lang("en".into())), ..Text::plain("a") };
        let mut a = Article { language: Some("en".into()), title: Some(title), ..Article::default() };
        canonical(&mut a);
        assert_eq!(a.title, Some(Text::plain("a")), "it is the article's");
    }

    #[test]
    fn locales_are_language_tags() {
        let text = Text { lang: Some(Lang("nb_NO".into())), ..Text::plain("a") };
        let mut a = Article { language: Some("en_US".into()), bodies: vec![text], ..Article::default() };
        canonical(&mut a);
        assert_eq!(a.language.as_deref(), Some("en-US"));
        assert_eq!(a.bodies[0].lang, Some(Lang("nb-NO".into())));
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
