//! Links made absolute: in link fields and inside HTML (RFC 3986, 5; XML Base).

use super::links;
use crate::model::{Article, Feed, Text, TextKind};
use crate::syntax::html;
use crate::text::Base;

/// Resolves every link of a feed against its base, else against the document's URL. Returns the base of its articles.
pub fn feed(feed: &mut Feed, document: Option<&str>) -> Option<String> {
    let base = join(document, feed.base.as_deref());
    let b = base.as_deref().and_then(Base::parse);
    for text in [&mut feed.title, &mut feed.subtitle, &mut feed.rights, &mut feed.info].into_iter().flatten() {
        in_text(text, b.as_ref());
    }
    if let Some(b) = b {
        links::of_feed(feed, &mut |link| {
            string(link, &b);
        });
    }
    base
}

/// Resolves every link of an article against its base, else against that of its feed. Returns how many fields changed.
pub fn article(article: &mut Article, feed_base: Option<&str>) -> usize {
    let base = join(feed_base, article.base.as_deref());
    let b = base.as_deref().and_then(Base::parse);
    let mut changed = 0;
    for association in &mut article.associations {
        changed += self::article(association, base.as_deref());
    }
    crate::model::Part::texts(article, &mut |t| changed += usize::from(in_text(t, b.as_ref())));
    let Some(b) = b else { return changed };
    let path = |uri: &String| uri.starts_with(['/', '.']);
    if article.uri_is_permalink.unwrap_or(article.uri.as_ref().is_some_and(path)) {
        changed += usize::from(option(&mut article.uri, &b));
    }
    links::of_article(article, &mut |link| changed += usize::from(string(link, &b)));
    if let Some(source) = &mut article.source {
        changed += usize::from(option(&mut source.href, &b));
        self::feed(source, base.as_deref());
    }
    changed
}

fn join(outer: Option<&str>, inner: Option<&str>) -> Option<String> {
    let Some(inner) = inner else { return outer.map(str::to_owned) };
    let resolved = outer.and_then(Base::parse).and_then(|outer| outer.resolve(inner));
    // What is absolute stands; what cannot be a base is none.
    let own = || Base::parse(inner).map(|_| inner.to_owned());
    let outer = outer.filter(|outer| Base::parse(outer).is_some());
    resolved.or_else(own).or_else(|| outer.or(Some(inner)).map(str::to_owned))
}

fn option(href: &mut Option<String>, base: &Base) -> bool {
    href.as_mut().is_some_and(|href| string(href, base))
}

/// Leaves what is absolute as it was written: only relative references are rewritten.
fn string(href: &mut String, base: &Base) -> bool {
    match base.resolve(href) {
        Some(absolute) => *href = absolute,
        None => return false,
    }
    true
}

/// Against the text's own base, itself resolved against `outer`.
fn in_text(text: &mut Text, outer: Option<&Base>) -> bool {
    let own = text.base.as_deref();
    let own = own.and_then(|b| Base::parse(b).or_else(|| Base::parse(&outer?.resolve(b)?)));
    let Some(base) = own.as_ref().or(outer) else { return false };
    let mut changed = option(&mut text.href, base);
    changed |= option(&mut text.src, base);
    if matches!(text.kind, TextKind::Html | TextKind::Xhtml)
        && let Some(absolute) = html::absolute(&text.value, base.written())
    {
        text.value = absolute;
        changed = true;
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Link;

    #[test]
    fn links_resolve_against_the_nearest_base() {
        let mut f = Feed { base: Some("/news/".into()), links: vec![Link::new("a", "alternate")], ..Feed::default() };
        let base = feed(&mut f, Some("https://example.org/x.xml"));
        assert_eq!(f.links[0].href, "https://example.org/news/a");
        let mut a =
            Article { links: vec![Link::new("b?c", "alternate"), Link::new("urn:x:y", "via")], ..Article::default() };
        a.bodies.push(Text::html("<a href=\"d\">e</a>"));
        assert_eq!(article(&mut a, base.as_deref()), 2);
        assert_eq!(a.links[0].href, "https://example.org/news/b?c");
        assert_eq!(a.links[1].href, "urn:x:y");
        assert_eq!(a.bodies[0].value, "<a href=\"https://example.org/news/d\">e</a>");
    }
}
