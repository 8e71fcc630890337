//! Links made absolute: in link fields and inside HTML (RFC 3986, 5; XML Base).

use url::Url;

use crate::model::{Article, Feed, Link, Text, TextKind};
use crate::syntax::html;

/// Resolves every link of a feed against its base, else against the document's URL. Returns the base of its articles.
pub fn feed(feed: &mut Feed, document: Option<&str>) -> Option<String> {
    let base = join(document, feed.base.as_deref());
    let b = base.as_deref().and_then(|b| Url::parse(b).ok());
    for text in [&mut feed.title, &mut feed.subtitle, &mut feed.rights, &mut feed.info].into_iter().flatten() {
        in_text(text, b.as_ref());
    }
    let Some(b) = b else { return base };
    feed.links.iter_mut().for_each(|l| link(l, &b));
    for party in feed.authors.iter_mut().chain(&mut feed.contributors).chain(&mut feed.publisher) {
        option(&mut party.uri, &b);
    }
    option(&mut feed.icon, &b);
    option(&mut feed.logo, &b);
    option(&mut feed.docs, &b);
    if let Some(g) = &mut feed.generator {
        option(&mut g.uri, &b);
    }
    if let Some(i) = &mut feed.image {
        option(&mut i.url, &b);
        option(&mut i.link, &b);
    }
    if let Some(t) = &mut feed.textinput {
        option(&mut t.link, &b);
    }
    base
}

/// Resolves every link of an article against its base, else against that of its feed.
pub fn article(article: &mut Article, feed_base: Option<&str>) {
    let base = join(feed_base, article.base.as_deref());
    let b = base.as_deref().and_then(|b| Url::parse(b).ok());
    crate::model::Part::texts(article, &mut |t| in_text(t, b.as_ref()));
    article.associations.iter_mut().for_each(|a| self::article(a, base.as_deref()));
    let Some(b) = b else { return };
    article.links.iter_mut().chain(&mut article.trust_indicators).for_each(|l| link(l, &b));
    option(&mut article.comments, &b);
    let path = |uri: &String| uri.starts_with(['/', '.']);
    if article.uri_is_permalink.unwrap_or(article.uri.as_ref().is_some_and(path)) {
        option(&mut article.uri, &b);
    }
    article.renditions.iter_mut().for_each(|r| option(&mut r.href, &b));
    let parties = article.creators.iter_mut().chain(&mut article.contributors).chain(&mut article.provider);
    parties.for_each(|p| option(&mut p.uri, &b));
    if let Some(source) = &mut article.source {
        option(&mut source.href, &b);
        self::feed(source, Some(b.as_str()));
    }
}

fn join(outer: Option<&str>, inner: Option<&str>) -> Option<String> {
    match (outer.and_then(|o| Url::parse(o).ok()), inner) {
        (Some(o), Some(i)) => o.join(i).map(Into::into).ok().or_else(|| Some(o.into())),
        (Some(o), None) => Some(o.into()),
        (None, i) => i.map(str::to_owned),
    }
}

fn option(href: &mut Option<String>, base: &Url) {
    if let Some(h) = href {
        string(h, base);
    }
}

fn string(href: &mut String, base: &Url) {
    if let Ok(absolute) = base.join(href.trim()) {
        // Leaves what is absolute as it was written: only relative references are rewritten.
        if Url::parse(href.trim()).is_err() {
            *href = absolute.into();
        }
    }
}

fn link(link: &mut Link, base: &Url) {
    string(&mut link.href, base);
}

/// Against the text's own base, itself resolved against `outer`.
fn in_text(text: &mut Text, outer: Option<&Url>) {
    let own = text.base.as_deref().and_then(|b| Url::options().base_url(outer).parse(b).ok());
    let Some(base) = own.as_ref().or(outer) else { return };
    option(&mut text.href, base);
    option(&mut text.src, base);
    if matches!(text.kind, TextKind::Html | TextKind::Xhtml)
        && let Some(absolute) = html::absolute(&text.value, base.as_str())
    {
        text.value = absolute;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_resolve_against_the_nearest_base() {
        let mut f = Feed { base: Some("/news/".into()), links: vec![Link::new("a", "alternate")], ..Feed::default() };
        let base = feed(&mut f, Some("https://example.org/x.xml"));
        assert_eq!(f.links[0].href, "https://example.org/news/a");
        let mut a =
            Article { links: vec![Link::new("b?c", "alternate"), Link::new("urn:x:y", "via")], ..Article::default() };
        a.bodies.push(Text::html("<a href=\"d\">e</a>"));
        article(&mut a, base.as_deref());
        assert_eq!(a.links[0].href, "https://example.org/news/b?c");
        assert_eq!(a.links[1].href, "urn:x:y");
        assert_eq!(a.bodies[0].value, "<a href=\"https://example.org/news/d\">e</a>");
    }
}
