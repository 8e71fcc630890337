//! An item put together of its components: what the outermost one states holds, those inside add what it does not say.

use super::super::life;
use super::item::Item;
use super::part::Part;
use super::pictures;
use crate::diag::{Diagnostic, Report};
use crate::formats::{Split, nitf_credits};
use crate::model::{Article, Field, Lang, Member, Party, Text, Whole, canonical};

impl Item<'_> {
    /// The article that the item is.
    pub fn finish(mut self, report: &mut Report) -> Split<Article> {
        let mut parts = vec![std::mem::take(&mut self.first)];
        parts.append(&mut self.rest);
        parts.iter_mut().for_each(Part::entitle);
        let names_provider = self.names_provider && !parts.iter().any(|p| p.has_provider);
        let mut story = pictures::story(parts);
        story.add_items(std::mem::take(&mut self.inner));
        let a = &mut story.article;
        a.language = a.language.take().or(self.lang.take()).or(self.outer_lang.take()).filter(|l| !l.is_empty());
        if names_provider && a.provider.is_none() && !self.id.provider.is_empty() {
            a.provider = Some(Party { literal: Some(self.id.provider.clone()), ..Party::default() });
        }
        if !self.is_ours {
            a.story = a.story.take().or_else(|| self.id.story());
        }
        if a.uri.is_none() {
            a.uri = a.alt_ids.iter().find(|id| id.role.as_deref() == Some("guid")).map(|id| id.value.clone());
        }
        self.life_cycle(a, report);
        settle(a, None);
        for with in &mut story.associations {
            settle(with, a.language.as_deref());
            canonical(with);
        }
        canonical(a);
        a.associations = story.associations;
        let mut carried = story.gather.finish();
        if a.title.is_none() && carried.as_ref().is_some_and(|c| c.title.is_some()) {
            // Its words are the headline's, but not all of it.
            a.title.clone_from(&a.headline);
        }
        if story.carried.iter().any(|c| *c != Article::default()) {
            carried.get_or_insert_default().associations = story.carried;
        }
        Split { native: story.article, carried }
    }

    fn life_cycle(&mut self, a: &mut Article, report: &mut Report) {
        let inside = Article { pub_status: a.pub_status.take(), ..Article::default() };
        let unknown = life::state(a, std::mem::take(&mut self.status));
        // A document in the content may be canceled, or held, where nothing around it says so.
        nitf_credits::stricter(a, &inside);
        for name in unknown {
            let message = format!("what it means that the status will change to `{name}` is not known");
            report.add(Diagnostic::warning("newsml-1/unknown-status", message));
        }
        if let (Some(place), Some(_)) = (self.release_at, &a.embargoed_until) {
            report.place(Field::EmbargoedUntil(Whole), 1, || place);
        }
    }
}

/// A language is stated where it differs from the article's, or from that of the story it goes with.
pub(in super::super) fn settle(a: &mut Article, outer: Option<&str>) {
    let Some(mut language) = a.language.clone().or(outer.map(str::to_owned)) else { return };
    Lang::hyphenate(&mut language);
    let same = |lang: &Lang| {
        let mut lang = lang.0.clone();
        Lang::hyphenate(&mut lang);
        lang.eq_ignore_ascii_case(&language)
    };
    for member in Article::MEMBERS.iter().filter(|m| m.name != "associations" && m.name != "source") {
        (member.part)(a).texts(&mut |t: &mut Text| t.lang = t.lang.take().filter(|lang| !same(lang)));
    }
}

/// Members of which a component inside states more than the one around it.
const MORE: &[&str] = &[
    "headlines",
    "slugline",
    "keywords",
    "subjects",
    "genres",
    "people",
    "organisations",
    "places",
    "events",
    "objects",
    "by",
    "creators",
    "contributors",
    "infoSources",
    "creditline",
    "copyrightHolder",
    "copyrightNotice",
    "usageTerms",
    "rightsInfo",
    "edNotes",
    "signoff",
    "services",
    "audience",
    "memberOf",
    "generators",
    "altIds",
    "links",
    "relations",
    "signals",
];

/// Adds what a component inside states to what the ones around it do.
pub(super) fn absorb(into: &mut Article, mut from: Article) {
    if let Some(headline) = from.headline.take() {
        add_headline(into, headline);
    }
    if let (Some(known), Some(more)) = (&mut into.transmission, from.transmission.take()) {
        known.word_count = known.word_count.or(more.word_count);
        known.priority = known.priority.take().or(more.priority);
        known.category = known.category.take().or(more.category);
    }
    if let (Some(sub), Some(known)) = (&from.subheadline, &into.subheadline)
        && sub.value != known.value
    {
        from.headlines.extend(from.subheadline.take().map(|t| t.role("subheadline")));
    }
    if let Some(known) = &into.provider
        && let Some(provider) = from.provider.take_if(|p| *p != *known)
    {
        from.info_sources.push(provider.role("provider"));
    }
    for member in Article::MEMBERS {
        if (member.is_blank)(&from) {
            continue;
        }
        if (member.is_blank)(into) {
            (member.take)(&mut from, into);
        } else if MORE.contains(&member.name) {
            add_all(member, &mut from, into);
        }
    }
}

/// Adds the values of a list that do not stand there yet.
fn add_all(member: &Member<Article>, from: &mut Article, into: &mut Article) {
    let (here, there) = ((member.to_json)(into), (member.to_json)(from));
    // One that is only words is written without its list.
    let list = |value: serde_json::Value| match value {
        serde_json::Value::Array(list) => list,
        other => vec![other],
    };
    let (mut here, there) = (list(here), list(there));
    for value in there {
        if !here.iter().take(100).any(|known| *known == value) {
            here.push(value);
        }
    }
    // What was read from an article goes back into one.
    let _ = (member.from_json)(into, serde_json::Value::Array(here));
}

/// A headline that says something else than those there are.
pub(super) fn add_headline(a: &mut Article, text: Text) {
    let same = |known: &Text| known.value == text.value;
    if a.headline.is_none() {
        a.headline = Some(text);
    } else if !a.headline.iter().chain(a.headlines.iter().take(100)).any(same) {
        a.headlines.push(text);
    }
}
