//! The fields that hold a link.

use crate::model::{Article, Feed, Party};

/// Calls `f` with each link of a feed that stands in a field of its own.
pub(super) fn of_feed(feed: &mut Feed, f: &mut dyn FnMut(&mut String)) {
    feed.links.iter_mut().for_each(|link| f(&mut link.href));
    of_parties(feed.authors.iter_mut().chain(&mut feed.contributors).chain(&mut feed.publisher), f);
    let fields = [&mut feed.icon, &mut feed.logo, &mut feed.docs];
    fields.into_iter().flatten().for_each(&mut *f);
    feed.generator.iter_mut().filter_map(|g| g.uri.as_mut()).for_each(&mut *f);
    if let Some(image) = &mut feed.image {
        [&mut image.url, &mut image.link].into_iter().flatten().for_each(&mut *f);
    }
    feed.textinput.iter_mut().filter_map(|t| t.link.as_mut()).for_each(f);
}

/// The same of an article, without its texts, its associations, its source and its identifier.
pub(super) fn of_article(article: &mut Article, f: &mut dyn FnMut(&mut String)) {
    article.links.iter_mut().chain(&mut article.trust_indicators).for_each(|link| f(&mut link.href));
    article.comments.iter_mut().for_each(&mut *f);
    article.renditions.iter_mut().filter_map(|r| r.href.as_mut()).for_each(&mut *f);
    of_parties(article.creators.iter_mut().chain(&mut article.contributors).chain(&mut article.provider), f);
}

fn of_parties<'p>(parties: impl Iterator<Item = &'p mut Party>, f: &mut dyn FnMut(&mut String)) {
    parties.filter_map(|party| party.uri.as_mut()).for_each(f);
}
