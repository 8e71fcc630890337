//! What an article does not state, filled from what it does: nothing comes from outside, and no credit is made up.

use crate::loss::Loss;
use crate::model::{Article, Feed, Link, Text, TextKind};
use crate::syntax::html;

/// The longest headline and summary that are made of a body, in characters.
const HEADLINE: usize = 80;
const SUMMARY: usize = 300;

/// Fills the fields of an article that most formats want, each marked as `filled`; returns what was filled.
pub(super) fn article(article: &mut Article, feed: &Feed) -> Vec<Loss> {
    let mut filling = Filling { article, filled: Vec::new() };
    filling.identity();
    filling.words();
    filling.times();
    if filling.article.language.is_none() {
        filling.article.language.clone_from(&feed.language);
        filling.note("language", "feed.language");
    }
    filling.filled
}

struct Filling<'a> {
    article: &'a mut Article,
    filled: Vec<Loss>,
}

impl Filling<'_> {
    /// Notes that a member was filled, if it was.
    fn note(&mut self, member: &'static str, from: &'static str) {
        let found = Article::MEMBERS.iter().find(|m| m.name == member && !(m.is_blank)(self.article));
        if let Some(found) = found {
            self.filled.push(Loss::filled(member, from, &(found.to_json)(self.article)));
            self.article.mark(member, "filled");
        }
    }
    /// The link and the identifier: each may stand for the other where it is the address of a page.
    fn identity(&mut self) {
        let a = &mut *self.article;
        let is_page = |uri: &&String| uri.starts_with("https://") || uri.starts_with("http://");
        if a.uri.is_none() {
            a.uri = a.link("alternate").map(|link| &link.href).filter(is_page).cloned();
            a.uri_is_permalink = a.uri.is_some().then_some(true);
            self.note("uri", "the alternate link");
        } else if a.link("alternate").is_none() && a.uri_is_permalink != Some(false) {
            let page = a.uri.as_ref().filter(is_page).map(|uri| Link::new(uri.clone(), "alternate"));
            let found = page.is_some();
            a.links.extend(page);
            if found {
                self.note("links", "uri");
            }
        }
    }
    fn words(&mut self) {
        let a = &mut *self.article;
        if a.headline.is_none() {
            let stated = a.title.take().map(|title| (title, "title"));
            let stated = stated.or_else(|| (!a.headlines.is_empty()).then(|| (a.headlines.remove(0), "headlines")));
            let stated = stated.or_else(|| beginning(a.summary.as_ref(), HEADLINE).map(|text| (text, "summary")));
            let found = stated.or_else(|| beginning(a.bodies.first(), HEADLINE).map(|text| (text, "bodies")));
            if let Some((text, from)) = found {
                a.headline = Some(text);
                self.note("headline", from);
            }
        }
        let a = &mut *self.article;
        if a.summary.is_none() {
            let stated = a.descriptions.iter().position(|d| d.role.is_none());
            let stated = stated.map(|at| (a.descriptions.remove(at), "descriptions"));
            let found = stated.or_else(|| beginning(a.bodies.first(), SUMMARY).map(|text| (text, "bodies")));
            if let Some((text, from)) = found {
                a.summary = Some(text);
                self.note("summary", from);
            }
        }
    }
    fn times(&mut self) {
        let a = &mut *self.article;
        let modified = (&a.content_modified, "contentModified");
        let others = [(&a.content_created, "contentCreated"), (&a.first_created, "firstCreated")];
        let first = |list: Vec<(&Option<_>, &'static str)>| {
            list.into_iter().find_map(|(time, name)| Some((time.clone()?, name)))
        };
        let published = first([&[(&a.version_created, "versionCreated"), modified], others.as_slice()].concat());
        let revised = first([&[modified, (&a.published, "published")], others.as_slice()].concat());
        if let (None, Some((time, from))) = (&a.published, published) {
            a.published = Some(time);
            self.note("published", from);
        }
        if let (None, Some((time, from))) = (&self.article.version_created, revised) {
            self.article.version_created = Some(time);
            self.note("versionCreated", from);
        }
    }
}

/// The first paragraph of a text as plain words, cut behind a word where it is longer than `most` characters.
fn beginning(text: Option<&Text>, most: usize) -> Option<Text> {
    let text = text?;
    let words = match text.kind {
        TextKind::Plain => text.value.clone(),
        TextKind::Html | TextKind::Xhtml | TextKind::Nitf => html::to_text(&text.value),
        TextKind::Media(_) => return None,
    };
    let paragraph = words.split("\n\n").map(str::trim).find(|p| !p.is_empty())?;
    let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let value = match words.char_indices().nth(most) {
        None => words,
        Some((at, _)) => {
            let cut = words.get(..at).unwrap_or_default();
            // Chinese and Japanese have no spaces between words.
            let cut = cut.rsplit_once(' ').map_or(cut, |(head, _)| head);
            format!("{}…", cut.trim_end_matches([',', ';', ':', '-', '–']))
        }
    };
    Some(Text { lang: text.lang.clone(), ..Text::plain(value) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn filled(stated: Value) -> (Value, Vec<String>) {
        let mut a: Article = serde_json::from_value(stated).unwrap();
        let feed = Feed { language: Some("en".into()), ..Feed::default() };
        let filled = article(&mut a, &feed).into_iter().map(|l| format!("{} <- {}", l.field, l.place)).collect();
        (serde_json::to_value(&a).unwrap(), filled)
    }

    #[test]
    fn a_body_gives_headline_and_summary() {
        let body = "<p>The <b>ferry</b> to Sella Island sails again after nine days of storm, said the harbour master of Port Elm.</p><p>More.</p>";
        let (a, said) = filled(json!({ "bodies": [{ "type": "html", "value": body }], "language": "de" }));
        assert_eq!(a["headline"], "The ferry to Sella Island sails again after nine days of storm, said the…");
        let paragraph =
            "The ferry to Sella Island sails again after nine days of storm, said the harbour master of Port Elm.";
        assert_eq!(a["summary"], paragraph);
        assert_eq!(said, ["headline <- bodies", "summary <- bodies"]);
        assert_eq!(a["marks"], json!({ "/headline": "filled", "/summary": "filled" }));
    }

    #[test]
    fn what_is_stated_stands_and_credits_are_not_made_up() {
        let stated = json!({
            "uri": "urn:x:1", "headline": "H", "summary": "S", "language": "fr", "provider": { "name": "AFP" },
            "published": "2031-03-01", "versionCreated": "2031-03-02", "links": [{ "href": "https://x.example/" }]
        });
        assert_eq!(filled(stated.clone()), (stated, Vec::new()));
    }

    #[test]
    fn links_and_times_stand_for_each_other() {
        let (a, said) =
            filled(json!({ "links": [{ "href": "https://x.example/1" }], "contentCreated": "2031-03-01T10:00:00Z" }));
        assert_eq!((&a["uri"], &a["uriIsPermalink"]), (&json!("https://x.example/1"), &json!(true)));
        assert_eq!(
            (&a["published"], &a["versionCreated"]),
            (&json!("2031-03-01T10:00:00Z"), &json!("2031-03-01T10:00:00Z"))
        );
        let by = ["uri <- the alternate link", "published <- contentCreated", "versionCreated <- contentCreated"];
        assert_eq!(said, [by.as_slice(), &["language <- feed.language"]].concat());
        let (a, _) = filled(json!({ "uri": "https://x.example/1" }));
        assert_eq!(a["links"], json!([{ "href": "https://x.example/1", "rel": "alternate" }]));
        let (a, _) = filled(json!({ "uri": "https://x.example/1", "uriIsPermalink": false }));
        assert_eq!(a["links"], json!(null));
    }
}
