//! Credits that a feed states in elements of modules, which stay as they came: who holds the rights in its articles, and what
//! is said of each picture in them (Media RSS, "Optional elements": what stands at the channel holds for each object in it).

use super::Loss;
use crate::diag::Report;
use crate::model::{Article, Extension, Feed};
use crate::syntax::xml::{Cursor, Limits, Vocabularies};
use crate::vocab::{dublin_core, media_rss};

static KNOWN: Vocabularies = &[&dublin_core::ELEMENTS, &dublin_core::TERMS, &media_rss::VOCABULARY];

/// Whether an element says who wrote, supplied, owns or credits what is in the feed.
pub(super) fn is_credit(e: &Extension) -> bool {
    match e.name.as_str() {
        "credit" | "copyright" | "license" => media_rss::VOCABULARY.means(&e.ns),
        "creator" | "contributor" | "publisher" | "rights" => is_of_dublin_core(e),
        "rightsHolder" => dublin_core::TERMS.means(&e.ns),
        _ => false,
    }
}

fn is_of_dublin_core(e: &Extension) -> bool {
    dublin_core::ELEMENTS.means(&e.ns) || dublin_core::TERMS.means(&e.ns)
}

/// Gives the article and its pictures what the feed says of all of them and they do not say; answers with the elements of which
/// nothing was taken. An article that names another feed as its source takes nothing of this one.
pub(super) fn take(feed: &Feed, article: &mut Article, losses: &mut Vec<Loss>) -> Vec<Extension> {
    let credits = feed.extensions.iter().filter(|e| is_credit(e));
    if article.source.is_some() {
        return credits.cloned().collect();
    }
    let read: Vec<_> = credits.map(|e| (e, said(e))).collect();
    let mut all = Article::default();
    for (_, said) in &read {
        all.copyright_holder.extend_from_slice(&said.copyright_holder);
        all.creditline.extend_from_slice(&said.creditline);
        all.creators.extend_from_slice(&said.creators);
        all.copyright_notice.extend_from_slice(&said.copyright_notice);
        all.usage_terms.extend_from_slice(&said.usage_terms);
    }
    let mut taken = Vec::new();
    // Who prints a notice of its own may be another's.
    let is_free = article.copyright_holder.is_empty() && article.copyright_notice.is_empty();
    if is_free && !all.copyright_holder.is_empty() {
        article.copyright_holder = std::mem::take(&mut all.copyright_holder);
        taken.push(note(article, "", "copyrightHolder", losses));
    }
    for (place, picture) in article.associations.iter_mut().enumerate() {
        let inside = format!("associations.{place}.");
        for member in media_rss::share_credits(&all, picture) {
            taken.push(note(picture, &inside, member, losses));
        }
    }
    let is_left = |said: &Article| !taken.iter().any(|member| states(said, member));
    read.into_iter().filter(|(_, said)| is_left(said)).map(|(e, _)| e.clone()).collect()
}

/// What one element says, in the fields of an article or of a picture.
fn said(e: &Extension) -> Article {
    let (mut said, quiet) = (Article::default(), &mut Report::default());
    let mut cursor = Cursor::piece_of(&e.raw, KNOWN, Limits::default());
    if let Some(tag) = cursor.root(quiet) {
        match tag.ns {
            "dcterms" if tag.name == "rightsHolder" => {
                dublin_core::read(&e.raw, &mut cursor, &tag, &mut said, quiet);
            }
            "media" => media_rss::credit(&e.raw, &mut cursor, &tag, &mut said, quiet),
            // The article inherits the first of its kind from the feed's own fields; this is another one.
            _ => {}
        }
    }
    said
}

fn states(said: &Article, member: &str) -> bool {
    Article::MEMBERS.iter().any(|m| m.name == member && !(m.is_blank)(said))
}

fn note(article: &mut Article, inside: &str, member: &'static str, losses: &mut Vec<Loss>) -> &'static str {
    article.mark(member, "inherited");
    let value = Article::MEMBERS.iter().find(|m| m.name == member).map(|m| (m.to_json)(article)).unwrap_or_default();
    losses.push(Loss::new(format!("{inside}{member}"), "inherited", "feed.extensions", &value));
    member
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loss::inherit;
    use crate::model::{Party, Text};

    fn element(vocabulary: &crate::syntax::xml::Vocabulary, name: &str, more: &str) -> Extension {
        let raw = format!("<p:{name} xmlns:p=\"{}\"{more}</p:{name}>", vocabulary.uri);
        Extension { ns: vocabulary.uri.to_owned(), name: name.to_owned(), raw }
    }

    fn feed() -> Feed {
        let media = &media_rss::VOCABULARY;
        let extensions = vec![
            element(&dublin_core::TERMS, "rightsHolder", ">Coast Wire GmbH"),
            element(media, "credit", " role=\"photographer\">Ann Chan"),
            element(media, "copyright", ">(c) Chan Photo"),
            element(media, "rating", ">nonadult"),
        ];
        Feed { extensions, ..Feed::default() }
    }

    #[test]
    fn credits_of_a_channel_reached_no_picture() {
        let mut article = Article { associations: vec![Article::default()], ..Article::default() };
        let losses = inherit(&feed(), &mut article);
        assert_eq!(article.copyright_holder, [Party::named("Coast Wire GmbH")]);
        let picture = &article.associations[0];
        assert_eq!(picture.creators, [Party::named("Ann Chan").role("photographer")]);
        assert_eq!(picture.copyright_notice, [Text::plain("(c) Chan Photo")]);
        assert_eq!(losses.len(), 3, "{losses:?}");
        assert!(article.source.is_none());
    }

    #[test]
    fn credits_of_a_channel_that_nobody_took_go_along() {
        let own = Party::named("Harbour News");
        let mut article = Article { copyright_holder: vec![own.clone()], ..Article::default() };
        inherit(&feed(), &mut article);
        assert_eq!(article.copyright_holder, [own]);
        let names: Vec<_> = article.source.unwrap().extensions.into_iter().map(|e| e.name).collect();
        assert_eq!(names, ["rightsHolder", "credit", "copyright"]);
    }
}
