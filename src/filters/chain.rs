//! Filters applied in the order in which they were named.

use std::sync::Arc;

use super::release::{self, Clock};
use super::{Filter, absolute, dedupe, enrich, fill, limit, sanitize, sort};
use crate::diag::Span;
use crate::loss::Loss;
use crate::model::{Article, Feed};

/// An article on its way through a chain.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Item {
    /// The article.
    pub article: Box<Article>,
    /// The feed it came in, which says what holds for it too.
    pub feed: Arc<Feed>,
    /// The base of the feed's links, as [`Chain::feed`] gave it.
    pub base: Option<Arc<str>>,
    /// Its place in the document.
    pub span: Span,
}

impl Item {
    /// An article of a feed.
    pub fn new(article: Box<Article>, feed: Arc<Feed>, base: Option<Arc<str>>, span: Span) -> Self {
        Self { article, feed, base, span }
    }
}

impl From<Article> for Item {
    fn from(article: Article) -> Self {
        Self::new(Box::new(article), Arc::default(), None, Span::default())
    }
}

/// An article that a filter took out.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LeftOut {
    /// The filter.
    pub filter: Filter,
    /// Why, as `under embargo until 2031-05-01`.
    pub reason: String,
    /// Its place in the document.
    pub span: Span,
}

/// What filters did.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Noted {
    /// The uri of the article, empty for the feed, and what was filled in or taken out of it.
    pub changed: Vec<(String, Loss)>,
    /// The articles that were taken out.
    pub left_out: Vec<LeftOut>,
    /// How many fields of articles had links that were made absolute.
    pub made_absolute: usize,
    /// How many articles were sorted without stating what they are sorted by.
    pub without_key: usize,
}

impl Noted {
    /// Takes over what was done to articles that follow.
    pub fn append(&mut self, mut other: Self) {
        self.changed.append(&mut other.changed);
        self.left_out.append(&mut other.left_out);
        self.made_absolute += other.made_absolute;
        self.without_key += other.without_key;
    }
    fn changed(&mut self, uri: Option<&str>, losses: Vec<Loss>) {
        self.changed.extend(losses.into_iter().map(|loss| (uri.unwrap_or_default().to_owned(), loss)));
    }
    fn left_out(&mut self, filter: Filter, reason: &str, items: Vec<Item>) {
        let out = |item: Item| LeftOut { filter, reason: reason.to_owned(), span: item.span };
        self.left_out.extend(items.into_iter().map(out));
    }
}

/// Filters in the order in which they are applied.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    filters: Vec<Filter>,
    /// How many stand before the first one that sees all articles.
    alone: usize,
    clock: Clock,
}

impl Chain {
    /// A chain; `clock` says what is released.
    pub fn new(filters: Vec<Filter>, clock: Clock) -> Self {
        let alone = filters.iter().position(|f| f.is_whole()).unwrap_or(filters.len());
        Self { filters, alone, clock }
    }
    /// Whether articles must be collected for [`all`](Self::all).
    pub fn collects(&self) -> bool {
        self.alone < self.filters.len()
    }
    /// Filters what stands above the articles. Returns the base of their links; `document` is the URL of the document.
    pub fn feed(&self, feed: &mut Feed, document: Option<&str>, noted: &mut Noted) -> Option<String> {
        let mut base = document.map(str::to_owned);
        for filter in &self.filters {
            match filter {
                Filter::Absolute => base = absolute::feed(feed, document),
                Filter::Sanitize => noted.changed(None, sanitize::feed(feed)),
                _ => {}
            }
        }
        base
    }
    /// Applies the filters that stand before the first one that sees all articles; `false` when one took the article out.
    pub fn each(&self, item: &mut Item, noted: &mut Noted) -> bool {
        self.filters.iter().take(self.alone).all(|filter| self.one(*filter, item, noted))
    }
    /// Applies the rest to the articles that were collected. What is `held` back from publication anyway is not counted by
    /// `limit`.
    pub fn all(&self, mut items: Vec<Item>, held: &dyn Fn(&Article) -> bool, noted: &mut Noted) -> Vec<Item> {
        for filter in self.filters.iter().skip(self.alone).copied() {
            match filter {
                Filter::Dedupe => noted.left_out(filter, "another revision of it stands", dedupe::dedupe(&mut items)),
                Filter::Limit(most) => {
                    let over = limit::limit(&mut items, most, |item| held(&item.article));
                    noted.left_out(filter, "there are enough without it", over);
                }
                Filter::Sort(order) => noted.without_key += sort::sort(&mut items, order),
                alone => items.retain_mut(|item| self.one(alone, item, noted)),
            }
        }
        items
    }
    fn one(&self, filter: Filter, item: &mut Item, noted: &mut Noted) -> bool {
        let article = &mut *item.article;
        let losses = match filter {
            Filter::Absolute => {
                noted.made_absolute += absolute::article(article, item.base.as_deref());
                return true;
            }
            Filter::Release => match release::unreleased(article, &self.clock) {
                None => return true,
                Some(reason) => {
                    noted.left_out.push(LeftOut { filter, reason, span: item.span });
                    return false;
                }
            },
            Filter::Enrich(words) => enrich::article(article, words),
            Filter::Fill => fill::article(article, &item.feed),
            Filter::Sanitize => sanitize::article(article),
            Filter::Dedupe | Filter::Limit(_) | Filter::Sort(_) => return true,
        };
        if !losses.is_empty() {
            noted.changed(article.uri.as_deref(), losses);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(filters: &str, pub_status: [Option<&str>; 3]) -> (Vec<String>, Vec<String>) {
        let filters = filters.split(',').map(|f| f.parse().unwrap()).collect();
        let chain = Chain::new(filters, Clock::default());
        let article = |(n, status): (usize, Option<&str>)| {
            Item::from(Article {
                uri: Some(n.to_string()),
                pub_status: status.map(str::to_owned),
                ..Article::default()
            })
        };
        let (mut noted, mut items) = (Noted::default(), Vec::new());
        for mut item in pub_status.into_iter().enumerate().map(article) {
            if chain.each(&mut item, &mut noted) {
                items.push(item);
            }
        }
        let items = chain.all(items, &|_| false, &mut noted);
        let left = noted.left_out.iter().map(|l| l.filter.to_string()).collect();
        (items.into_iter().filter_map(|i| i.article.uri).collect(), left)
    }

    #[test]
    fn filters_are_applied_in_their_order() {
        let killed = [Some("canceled"), None, None];
        // What stops a story is not counted, wherever it stands.
        assert_eq!(run("limit=1,release", killed), (vec!["1".into()], vec!["limit=1".into(), "release".into()]));
        assert_eq!(run("release,limit=1", killed), (vec!["1".into()], vec!["release".into(), "limit=1".into()]));
        assert_eq!(run("sort=-uri,limit=2", [None; 3]).0, ["2", "1"]);
    }
}
