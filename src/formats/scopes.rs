//! The language and the base of texts: stated only where they differ from what holds around them.

use url::Url;

use super::Split;
use crate::model::{Article, Feed, Part, Text, of_language};

/// Takes from the texts that formats state languages and bases of what their article says already, or its feed, of which
/// `language` and `base` are.
pub(super) fn of_own_texts(a: &mut Article, language: Option<&str>, base: Option<&str>) {
    let (own_language, own_base) = (a.language.take(), a.base.take());
    let (language, base) = (own_language.as_deref().or(language), own_base.as_deref().or(base));
    of_language(a).for_each(|text| text_in(text, language, base));
    (a.language, a.base) = (own_language, own_base);
}

/// The language and the base that hold in an article that states none itself: those that its carrier says, or its feed, or
/// the feed's carrier.
pub(super) fn around<'a>(carried: Option<&'a Article>, feed: &'a Split<Feed>) -> (Option<&'a str>, Option<&'a str>) {
    let (native, beside) = (&feed.native, feed.carried.as_deref());
    let language = carried.and_then(|c| c.language.as_deref()).or(native.language.as_deref());
    let base = carried.and_then(|c| c.base.as_deref()).or(native.base.as_deref());
    (language.or_else(|| beside?.language.as_deref()), base.or_else(|| beside?.base.as_deref()))
}

/// The same for every text of an article of `feed`, whoever wrote it down: bases that are relative or none are resolved.
pub(super) fn of_article(a: &mut Article, feed: &Feed) {
    settle_base(&mut a.base, feed.base.as_deref());
    let (own_language, own_base) = (a.language.take(), a.base.take());
    let (language, base) =
        (own_language.as_deref().or(feed.language.as_deref()), own_base.as_deref().or(feed.base.as_deref()));
    let (with, source) = (std::mem::take(&mut a.associations), a.source.take());
    a.texts(&mut |text| text_in(text, language, base));
    (a.associations, a.source) = (with, source);
    if let Some(source) = &mut a.source {
        settle_base(&mut source.base, base);
        of_feed(source, None);
    }
    (a.language, a.base) = (own_language, own_base);
}

/// The same for the texts of a feed, of which a carrier may say the language and the base.
pub(super) fn of_feed(feed: &mut Feed, carried: Option<&Feed>) {
    let (own_language, own_base) = (feed.language.take(), feed.base.take());
    let language = own_language.as_deref().or_else(|| carried?.language.as_deref());
    let base = own_base.as_deref().or_else(|| carried?.base.as_deref());
    feed.texts(&mut |text| text_in(text, language, base));
    (feed.language, feed.base) = (own_language, own_base);
}

/// The same for one text.
pub(super) fn text_in(text: &mut Text, language: Option<&str>, base: Option<&str>) {
    if text.lang.as_ref().is_some_and(|l| l.as_str() == language.unwrap_or_default()) {
        text.lang = None;
    }
    if text.base.is_some() {
        settle_base(&mut text.base, base);
        text.base = text.base.take().filter(|own| base.is_none_or(|base| !same_base(own, base)));
    }
}

/// A base inside another one, which is absolute or unknown: a relative one resolves, and what is none goes.
fn settle_base(own: &mut Option<String>, outer: Option<&str>) {
    let Some(outer) = outer.and_then(|outer| Url::parse(outer).ok()) else { return };
    let Some(stated) = own.take() else { return };
    *own = match Url::parse(&stated) {
        Ok(url) => Some(stated).filter(|_| !url.cannot_be_a_base()),
        Err(_) => outer.join(&stated).ok().map(String::from),
    };
}

/// Whether two bases are the same address.
pub(super) fn same_base(a: &str, b: &str) -> bool {
    a == b || Url::parse(a).is_ok_and(|a| Url::parse(b).is_ok_and(|b| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn text(lang: Option<&str>, base: Option<&str>) -> Text {
        Text { lang: lang.map(|l| Lang(l.to_owned())), base: base.map(str::to_owned), ..Text::plain("a") }
    }

    #[test]
    fn a_text_says_only_what_differs() {
        let feed = Feed { base: Some("https://tarn.example/a/".into()), ..Feed::default() };
        for (stated, settled) in [
            (text(Some("en"), Some("https://tarn.example/a/")), text(None, None)),
            (text(Some("nb"), Some("img/")), text(Some("nb"), Some("https://tarn.example/a/img/"))),
            (text(Some(""), Some("https://[")), text(Some(""), None)),
            (text(None, Some("https://bay.example")), text(None, Some("https://bay.example"))),
        ] {
            let mut a = Article { language: Some("en".into()), bodies: vec![stated], ..Article::default() };
            of_article(&mut a, &feed);
            assert_eq!(a.bodies, [settled]);
        }
        let mut a = Article { bodies: vec![text(Some(""), Some("img/"))], ..Article::default() };
        of_article(&mut a, &Feed::default());
        assert_eq!(a.bodies, [text(None, Some("img/"))]);
    }
}
