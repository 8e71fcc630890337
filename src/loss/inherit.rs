//! What an article takes from its feed where it goes without it.

use serde::Serialize;

use super::{Loss, credits};
use crate::model::{Article, Extension, Feed, Lang, Link, Party, Text};

/// How many authors and contributors of a feed are its articles', and how many of its links go with them.
const MOST_INHERITED: usize = 100;
/// The relation of the terms under which a feed may be used (RFC 4946).
const LICENCE: &str = "license";
/// How many bytes of JSON a value may have that each article gets a copy of.
const LONGEST_INHERITED: usize = 1 << 16;

/// The feed as far as its articles may take copies of it: all of it but for lists and values so long that copies of
/// them would be most of what is written. What is left out is reported as dropped.
pub fn inheritable(feed: &Feed) -> (Feed, Vec<Loss>) {
    let (mut heir, mut losses) = (feed.clone(), Vec::new());
    let mut drop = |field: &'static str, value: serde_json::Value| {
        losses.push(Loss::new(field, "dropped", "too much for each article to have a copy", &value));
    };
    let authors = heir.authors.split_off(within(&feed.authors));
    if let Some(first) = authors.first() {
        drop("feed.authors", serde_json::json!(first));
    }
    let contributors = heir.contributors.split_off(within(&feed.contributors));
    if let Some(first) = contributors.first() {
        drop("feed.contributors", serde_json::json!(first));
    }
    heir.extensions.retain(credits::is_credit);
    let extensions = heir.extensions.split_off(within(&heir.extensions));
    extensions.iter().for_each(|e| drop("feed.extensions", e.raw.as_str().into()));
    heir.links.retain(|link| is_identity(link) || link.is(LICENCE));
    let links = heir.links.split_off(within(&heir.links));
    if let Some(first) = links.first() {
        drop("feed.links", serde_json::json!(first));
    }
    if let Some(rights) = heir.rights.take_if(|rights| is_long(rights)) {
        drop("feed.rights", serde_json::json!(rights));
    }
    if let Some(publisher) = heir.publisher.take_if(|publisher| is_long(publisher)) {
        drop("feed.publisher", serde_json::json!(publisher));
    }
    if let Some(title) = heir.title.take_if(|title| is_long(title)) {
        drop("feed.title", serde_json::json!(title));
    }
    if let Some(id) = heir.id.take_if(|id| is_long(id)) {
        drop("feed.id", id.into());
    }
    (heir, losses)
}

/// How many of the first values are neither too many nor too long.
fn within<T: Serialize>(values: &[T]) -> usize {
    let mut bytes = 0;
    let short = |value: &&T| {
        bytes += length(value);
        bytes <= LONGEST_INHERITED
    };
    values.iter().take(MOST_INHERITED).take_while(short).count()
}

fn is_long(value: &impl Serialize) -> bool {
    length(value) > LONGEST_INHERITED
}

fn length(value: &impl Serialize) -> usize {
    serde_json::to_string(value).map_or(0, |json| json.len())
}

/// Copies the feed's authors, contributors, rights, publisher, language and base to an article that states none, each
/// marked as inherited and reported. Where the article was taken from another feed, what its `source` says goes first:
/// the feed that only passes it on is not its author (RFC 4287, 4.2.1). Credits of the feed that are not the article's,
/// because it states its own, go along in its `source`.
pub fn inherit(feed: &Feed, article: &mut Article) -> Vec<Loss> {
    let (mut losses, others) = take(feed, article);
    let left = not_taken(feed, others, article);
    if left != Feed::default() {
        come_from(feed, left, article, &mut losses);
    }
    losses
}

/// What a merged article takes along of the feed it leaves: what it inherits, and which feed that was as its `source`,
/// unless it names another (RFC 4287, 4.2.11).
pub fn merged(feed: &Feed, article: &mut Article) -> Vec<Loss> {
    let (mut losses, others) = take(feed, article);
    let left = not_taken(feed, others, article);
    if left != Feed::default() || identity(feed) != Feed::default() {
        come_from(feed, left, article, &mut losses);
    }
    losses
}

/// The copies, and the elements of modules of which none was made.
fn take(feed: &Feed, article: &mut Article) -> (Vec<Loss>, Vec<Extension>) {
    let mut losses = Vec::new();
    let mut left = Vec::new();
    if !feed.extensions.is_empty() {
        left = credits::take(feed, article, &mut losses);
    }
    let mut taken = |article: &mut Article, member: &'static str, from: &'static str| {
        note(article, member, from, &mut losses);
    };
    let source = article.source.clone().unwrap_or_default();
    let authors = [(&source.authors, "source.authors"), (&feed.authors, "feed.authors")];
    let authors = authors.into_iter().find(|(authors, _)| !authors.is_empty());
    if let (true, true, Some((authors, from))) = (article.creators.is_empty(), article.by.is_empty(), authors) {
        article.creators.clone_from(authors);
        taken(article, "creators", from);
    }
    let others = [(had_part(&source), "source.contributors"), (had_part(feed), "feed.contributors")];
    let others = others.into_iter().find(|(others, _)| !others.is_empty());
    if let (true, Some((others, from))) = (article.contributors.is_empty(), others) {
        article.contributors = others;
        taken(article, "contributors", from);
    }
    let rights = [(&*source, "source.rights"), (feed, "feed.rights")];
    let rights = rights.into_iter().find_map(|(of, from)| Some((of.rights.as_ref()?, of, from)));
    if let (true, Some((rights, of, from))) = (article.copyright_notice.is_empty(), rights) {
        let language = article.language.as_ref().or(feed.language.as_ref());
        article.copyright_notice = vec![in_language(rights, of, language.map(String::as_str))];
        taken(article, "copyrightNotice", from);
    }
    let publisher = source.publisher.as_ref().map(|p| (p, "source.publisher"));
    let publisher = publisher.or_else(|| feed.publisher.as_ref().map(|p| (p, "feed.publisher")));
    if let (None, Some((publisher, from))) = (&article.provider, publisher) {
        article.provider = Some(publisher.clone());
        taken(article, "provider", from);
    }
    let licence = [(&*source, "source.links"), (feed, "feed.links")];
    let licence = licence.into_iter().find_map(|(of, from)| Some((of.links.iter().find(|l| l.is(LICENCE))?, from)));
    if let (None, true, Some((link, from))) = (article.link(LICENCE), article.usage_terms.is_empty(), licence) {
        article.links.push(link.clone());
        losses.push(Loss::new("links", "inherited", from, &serde_json::json!(link)));
    }
    let mut taken = |article: &mut Article, member: &'static str, from: &'static str| {
        note(article, member, from, &mut losses);
    };
    if let (None, Some(language)) = (&article.language, &feed.language) {
        article.language = Some(language.clone());
        taken(article, "language", "feed.language");
    }
    if let (None, Some(base)) = (&article.base, &feed.base) {
        article.base = Some(base.clone());
        taken(article, "base", "feed.base");
    }
    (losses, left)
}

/// What a feed says, in an article of this language: a text that states no other one is in its feed's.
fn in_language(text: &Text, of: &Feed, language: Option<&str>) -> Text {
    let stated = text.lang.clone().or_else(|| of.language.clone().map(Lang));
    Text { lang: stated.filter(|lang| lang.as_str() != language.unwrap_or_default()), ..text.clone() }
}

fn note(article: &mut Article, member: &'static str, from: &'static str, losses: &mut Vec<Loss>) {
    article.mark(member, "inherited");
    let value = Article::MEMBERS.iter().find(|m| m.name == member).map(|m| (m.to_json)(article)).unwrap_or_default();
    losses.push(Loss::new(member, "inherited", from, &value));
}

/// The contributors of a feed who had a part in its articles: who keeps the site had none.
fn had_part(feed: &Feed) -> Vec<Party> {
    feed.contributors.iter().filter(|p| p.role.as_deref() != Some("webmaster")).cloned().collect()
}

/// The credits of a feed that did not become the article's.
fn not_taken(feed: &Feed, extensions: Vec<Extension>, article: &Article) -> Feed {
    let mut left = Feed { extensions, ..Feed::default() };
    if article.creators != feed.authors {
        left.authors.clone_from(&feed.authors);
    }
    let others = feed.contributors.iter().filter(|p| !article.contributors.contains(p));
    left.contributors = others.cloned().collect();
    let is = |rights: &Text| article.copyright_notice.iter().any(|notice| notice.value == rights.value);
    left.rights = feed.rights.clone().filter(|rights| !is(rights));
    left.publisher = feed.publisher.clone().filter(|publisher| article.provider.as_ref() != Some(publisher));
    left
}

/// States which feed an article comes from, with its credits that are not the article's.
fn come_from(feed: &Feed, left: Feed, article: &mut Article, losses: &mut Vec<Loss>) {
    let Feed { authors, contributors, rights, publisher, extensions, .. } = left;
    let mut origin = Feed { authors, contributors, rights, publisher, extensions, ..identity(feed) };
    if article.base != feed.base {
        origin.base.clone_from(&feed.base);
    }
    if article.language != feed.language {
        origin.language.clone_from(&feed.language);
    }
    let value = serde_json::to_value(&origin).unwrap_or_default();
    match &article.source {
        Some(stated) if **stated == origin => {}
        Some(_) => losses.push(Loss::new("source", "dropped", "the article names another feed as its source", &value)),
        None => {
            article.source = Some(Box::new(origin));
            article.mark("source", "inherited");
            losses.push(Loss::new("source", "inherited", "feed", &value));
        }
    }
}

/// What a feed says of itself and of nobody's article: it has no place in a merged feed.
pub fn left_by_merging(feed: &Feed) -> Vec<Loss> {
    let mut kept = identity(feed);
    kept.links = feed.links.iter().filter(|link| is_identity(link) || link.is(LICENCE)).cloned().collect();
    kept.authors.clone_from(&feed.authors);
    kept.contributors.clone_from(&feed.contributors);
    kept.rights.clone_from(&feed.rights);
    kept.publisher.clone_from(&feed.publisher);
    kept.language.clone_from(&feed.language);
    kept.base.clone_from(&feed.base);
    kept.extensions.clone_from(&feed.extensions);
    let left = Feed::MEMBERS.iter().filter(|m| !(m.same)(&kept, feed));
    let left = left.map(|m| Loss::new(format!("feed.{}", m.name), "dropped", "merged", &(m.to_json)(feed)));
    // Each with its own words: a list is shown to its first ones.
    let others = feed.extensions.iter().filter(|e| !credits::is_credit(e));
    left.chain(others.map(|e| Loss::new("feed.extensions", "dropped", "merged", &e.raw.as_str().into()))).collect()
}

/// What tells a feed from others.
fn identity(feed: &Feed) -> Feed {
    let links = feed.links.iter().filter(|link| is_identity(link));
    Feed {
        id: feed.id.clone(),
        title: feed.title.clone(),
        links: links.map(Link::clone).collect(),
        updated: feed.updated.clone(),
        ..Feed::default()
    }
}

/// Whether a link leads to the feed itself.
fn is_identity(link: &Link) -> bool {
    link.is("self") || link.is("alternate")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Vec<Party> {
        vec![Party::named(name)]
    }

    #[test]
    fn a_planet_is_not_the_author_of_what_it_passes_on() {
        let feed = Feed { authors: named("Planet Coast"), ..Feed::default() };
        let source = Feed { authors: named("Gwen Pari"), ..Feed::default() };
        let mut article = Article { source: Some(Box::new(source)), ..Article::default() };
        inherit(&feed, &mut article);
        assert_eq!(article.creators, named("Gwen Pari"));
        let mut without = Article::default();
        inherit(&feed, &mut without);
        assert_eq!(without.creators, named("Planet Coast"));
    }

    #[test]
    fn a_notice_was_inherited_in_the_language_of_the_article() {
        let feed = Feed { language: Some("nb".into()), rights: Some("(c) A".into()), ..Feed::default() };
        for (own, stated) in [(None, None), (Some("nb"), None), (Some("en"), Some("nb"))] {
            let mut article = Article { language: own.map(str::to_owned), ..Article::default() };
            inherit(&feed, &mut article);
            assert_eq!(article.copyright_notice[0].lang, stated.map(|tag: &str| Lang(tag.into())), "{own:?}");
            assert!(article.source.is_none() || own == Some("en"), "{:?}", article.source);
        }
    }

    #[test]
    fn three_thousand_authors_were_copied_to_three_thousand_articles() {
        let mut feed = Feed { authors: vec![Party::named("Ada Lind"); 3000], ..Feed::default() };
        feed.rights = Some("All rights reserved. ".repeat(5000).as_str().into());
        feed.title = Some("Nordavind".into());
        let (heir, losses) = inheritable(&feed);
        assert_eq!((heir.authors.len(), heir.rights, heir.title), (MOST_INHERITED, None, feed.title.clone()));
        assert_eq!(losses.iter().map(|l| &*l.field).collect::<Vec<_>>(), ["feed.authors", "feed.rights"]);
        feed.authors = vec![Party::named("x".repeat(40_000)); 3];
        feed.rights = Some("Nordavind".into());
        let (heir, losses) = inheritable(&feed);
        assert_eq!((heir.authors.len(), heir.rights, losses.len()), (1, feed.rights, 1));
    }

    #[test]
    fn a_merged_article_says_which_feed_it_was_in() {
        let feed = Feed { id: Some("urn:a".to_owned()), ttl: Some(5), ..Feed::default() };
        let mut article = Article::default();
        let losses = merged(&feed, &mut article);
        assert_eq!(article.source.and_then(|s| s.id).as_deref(), Some("urn:a"));
        assert_eq!(losses.last().map(|l| (&*l.field, l.outcome)), Some(("source", "inherited")));
        let left: Vec<_> = left_by_merging(&feed).into_iter().map(|l| l.field).collect();
        assert_eq!(left, ["feed.ttl"]);
    }
}
