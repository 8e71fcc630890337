//! What an article takes from its feed where it goes without it.

use super::Loss;
use crate::model::{Article, Feed, Link};

/// Copies the feed's authors, rights, publisher, language and base to an article that states none, each marked as
/// inherited and reported. Where the article was taken from another feed, what its `source` says goes first: the feed
/// that only passes it on is not its author (RFC 4287, 4.2.1).
pub fn inherit(feed: &Feed, article: &mut Article) -> Vec<Loss> {
    let mut losses = Vec::new();
    let mut take = |article: &mut Article, member: &'static str, from: &'static str| {
        article.mark(member, "inherited");
        let value =
            Article::MEMBERS.iter().find(|m| m.name == member).map(|m| (m.to_json)(article)).unwrap_or_default();
        losses.push(Loss::new(member, "inherited", from, &value));
    };
    let source = article.source.clone().unwrap_or_default();
    let authors = [(&source.authors, "source.authors"), (&feed.authors, "feed.authors")];
    let authors = authors.into_iter().find(|(authors, _)| !authors.is_empty());
    if let (true, true, Some((authors, from))) = (article.creators.is_empty(), article.by.is_empty(), authors) {
        article.creators.clone_from(authors);
        take(article, "creators", from);
    }
    let rights = source.rights.as_ref().map(|r| (r, "source.rights"));
    let rights = rights.or_else(|| feed.rights.as_ref().map(|r| (r, "feed.rights")));
    if let (true, Some((rights, from))) = (article.copyright_notice.is_empty(), rights) {
        article.copyright_notice = vec![rights.clone()];
        take(article, "copyrightNotice", from);
    }
    let publisher = source.publisher.as_ref().map(|p| (p, "source.publisher"));
    let publisher = publisher.or_else(|| feed.publisher.as_ref().map(|p| (p, "feed.publisher")));
    if let (None, Some((publisher, from))) = (&article.provider, publisher) {
        article.provider = Some(publisher.clone());
        take(article, "provider", from);
    }
    if let (None, Some(language)) = (&article.language, &feed.language) {
        article.language = Some(language.clone());
        take(article, "language", "feed.language");
    }
    if let (None, Some(base)) = (&article.base, &feed.base) {
        article.base = Some(base.clone());
        take(article, "base", "feed.base");
    }
    losses
}

/// What a merged article takes along of the feed it leaves: what it inherits, and which feed that was as its `source`,
/// unless it names another (RFC 4287, 4.2.11).
pub fn merged(feed: &Feed, article: &mut Article) -> Vec<Loss> {
    let mut losses = inherit(feed, article);
    let mut identity = identity(feed);
    if identity == Feed::default() {
        return losses;
    }
    if article.base != feed.base {
        identity.base.clone_from(&feed.base);
    }
    if article.language != feed.language {
        identity.language.clone_from(&feed.language);
    }
    let value = serde_json::to_value(&identity).unwrap_or_default();
    if article.source.is_some() {
        losses.push(Loss::new("source", "dropped", "the article names another feed as its source", &value));
    } else {
        article.source = Some(Box::new(identity));
        article.mark("source", "inherited");
        losses.push(Loss::new("source", "inherited", "feed", &value));
    }
    losses
}

/// What a feed says of itself and of nobody's article: it has no place in a merged feed.
pub fn left_by_merging(feed: &Feed) -> Vec<Loss> {
    let mut kept = identity(feed);
    kept.authors.clone_from(&feed.authors);
    kept.rights.clone_from(&feed.rights);
    kept.publisher.clone_from(&feed.publisher);
    kept.language.clone_from(&feed.language);
    kept.base.clone_from(&feed.base);
    let left = Feed::MEMBERS.iter().filter(|m| !(m.same)(&kept, feed));
    left.map(|m| Loss::new(format!("feed.{}", m.name), "dropped", "merged", &(m.to_json)(feed))).collect()
}

/// What tells a feed from others.
fn identity(feed: &Feed) -> Feed {
    let links = feed.links.iter().filter(|l| l.is("self") || l.is("alternate"));
    Feed {
        id: feed.id.clone(),
        title: feed.title.clone(),
        links: links.map(Link::clone).collect(),
        updated: feed.updated.clone(),
        ..Feed::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Party;

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
