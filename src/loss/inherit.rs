//! What an article takes from its feed where it goes without it.

use super::Loss;
use crate::model::{Article, Feed};

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
