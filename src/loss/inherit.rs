//! What an article takes from its feed where it goes without it.

use super::Loss;
use crate::model::{Article, Feed, Link};

/// Copies the feed's authors, rights, publisher, language and base to an article that states none, each marked as
/// inherited and reported.
pub fn inherit(feed: &Feed, article: &mut Article) -> Vec<Loss> {
    let mut losses = Vec::new();
    let mut take = |article: &mut Article, member: &'static str, from: &str| {
        article.mark(member, "inherited");
        let value =
            Article::MEMBERS.iter().find(|m| m.name == member).map(|m| (m.to_json)(article)).unwrap_or_default();
        losses.push(Loss::new(member, "inherited", format!("feed.{from}"), &value));
    };
    if article.creators.is_empty() && article.by.is_empty() && !feed.authors.is_empty() {
        article.creators.clone_from(&feed.authors);
        take(article, "creators", "authors");
    }
    if let (true, Some(rights)) = (article.copyright_notice.is_empty(), &feed.rights) {
        article.copyright_notice = vec![rights.clone()];
        take(article, "copyrightNotice", "rights");
    }
    if let (None, Some(publisher)) = (&article.provider, &feed.publisher) {
        article.provider = Some(publisher.clone());
        take(article, "provider", "publisher");
    }
    if let (None, Some(language)) = (&article.language, &feed.language) {
        article.language = Some(language.clone());
        take(article, "language", "language");
    }
    if let (None, Some(base)) = (&article.base, &feed.base) {
        article.base = Some(base.clone());
        take(article, "base", "base");
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
