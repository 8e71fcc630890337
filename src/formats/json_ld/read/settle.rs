//! What is settled when the last property was read: identity, names, credits.

use super::Node;
use super::values::drop_repeated;
use crate::diag::Report;
use crate::formats::json_ld::media::With;
use crate::formats::json_ld::things::list;
use crate::formats::json_ld::{MENTION, is_file};
use crate::formats::{Split, json_carrier, scopes};
use crate::model::{Article, Concept, Feed, Level, Link, Part, Party, Rendition, Text, canonical};
use crate::syntax::json::Value;

impl Node<'_, '_> {
    /// What was read, in the order that the model has.
    pub(super) fn finish(mut self, report: &mut Report) -> Split<Article> {
        self.identify();
        self.name_and_describe();
        self.credit();
        self.complete();
        self.without_page();
        let Self { graph, level, mut a, carrier, with, .. } = self;
        let mut with: Vec<With> = with.into_iter().flatten().collect();
        // A picture of which nothing is said is none.
        let is_said = |one: &With| one.read.carried.is_some() || *one.read.native != Article::default();
        with.retain(|one| graph.ours || is_said(one));
        if with.iter().all(|one| one.position.is_some()) {
            with.sort_by_key(|one| one.position);
        }
        let mut carried = (!carrier.is_empty())
            .then(|| json_carrier::carried(Value::at(&format!("{{{carrier}}}"), 0), report))
            .flatten();
        canonical(&mut a);
        if level == Level::Association {
            scopes::of_article(&mut a, &Feed::default());
        }
        for (place, with) in with.into_iter().enumerate() {
            let Split { native, carried: beside } = with.read;
            a.associations.push(*native);
            if let Some(beside) = beside {
                let list = &mut carried.get_or_insert_default().associations;
                list.resize_with(place, Article::default);
                list.push(*beside);
            }
        }
        if !graph.ours {
            drop_repeated(&mut a.associations);
        }
        Split { native: Box::new(a), carried }
    }

    /// What it is known by: `@id`, where it is more than a place in its own document; else a plain `identifier`.
    fn identify(&mut self) {
        let ours = self.graph.ours;
        if let Some(id) = self.id.take() {
            self.a.uri = match &self.graph.base {
                _ if id.starts_with("_:") => None,
                _ if ours || !id.starts_with(['#', '/']) => Some(id),
                base => base
                    .as_ref()
                    .or(self.url.as_ref())
                    .and_then(|base| Some(url::Url::parse(base).ok()?.join(&id).ok()?.into())),
            };
        }
        if !ours
            && self.a.uri.is_none()
            && self.level == Level::Article
            && let Some(at) = self.a.alt_ids.iter().position(|id| id.role.is_none())
        {
            self.a.uri = Some(self.a.alt_ids.remove(at).value);
        }
        let file = is_file(self.a.kind.as_deref(), self.level == Level::Association);
        if file && self.file.href.is_none() && !ours {
            self.file.href = self.url.take();
        }
        let page =
            self.url.take().or(self.page.take()).filter(|page| ours || !file || self.file.href.as_ref() != Some(page));
        self.a.links.extend(page.map(|href| Link::new(href, "alternate")));
    }

    /// The page of an article is none of the works that it is part of, whatever refers to it.
    fn without_page(&mut self) {
        let page = self.a.links.first().map(|link| link.href.as_str());
        let own = self.a.uri.as_deref().and_then(|uri| uri.split('#').next());
        let is_page =
            |c: &Concept| c.name.is_none() && c.uri.is_some() && (c.uri.as_deref() == page || c.uri.as_deref() == own);
        if !self.graph.ours {
            self.a.member_of.retain(|c| !is_page(c));
        }
    }

    fn name_and_describe(&mut self) {
        let a = &mut self.a;
        match self.name.take() {
            Some(name) if !self.graph.ours && a.headline.is_none() => a.headline = Some(name),
            name => a.title = name,
        }
        let mut summaries: Vec<Text> = std::mem::take(&mut self.captions);
        summaries.append(&mut self.descriptions);
        let mut summaries = summaries.into_iter();
        a.summary = summaries.next();
        let further = |text: &Text| Some(text) != a.summary.as_ref();
        a.descriptions = summaries.filter(further).collect();
        let abstracts = std::mem::take(&mut self.abstracts);
        a.descriptions.extend(abstracts);
        let mentions = std::mem::take(&mut self.mentions);
        mentions.into_iter().for_each(|(of, concept)| list(a, of).push(concept.role(MENTION)));
        a.subjects.append(&mut self.sections);
    }

    fn credit(&mut self) {
        let a = &mut self.a;
        // Many state both; what they differ in is a detail.
        let authors = a.creators.len();
        for party in std::mem::take(&mut self.creator) {
            let same = |author: &Party| author.name == party.name && author.name.is_some() || *author == party;
            if !a.creators.iter().take(authors).any(same) {
                a.creators.push(party);
            }
        }
        a.contributors = std::mem::take(&mut self.parts).into_iter().flatten().collect();
        for party in std::mem::take(&mut self.publisher) {
            match &a.provider {
                None => a.provider = Some(party),
                Some(provider) if *provider == party => {}
                Some(_) => a.info_sources.push(party.role("publisher")),
            }
        }
        let licences = std::mem::take(&mut self.licences);
        let known = |text: &Text| a.usage_terms.iter().any(|terms| terms.href.is_some() && terms.href == text.href);
        let mut terms: Vec<Text> = licences.into_iter().filter(|text| !known(text)).collect();
        terms.append(&mut a.usage_terms);
        a.usage_terms = terms;
        a.rights_info = [self.year.take(), self.acquire.take()].into_iter().flatten().collect();
    }

    fn complete(&mut self) {
        let a = &mut self.a;
        a.relations.append(&mut self.based);
        a.relations.append(&mut self.translated);
        let file = std::mem::take(&mut self.file);
        if !file.is_blank() || file != Rendition::default() {
            a.renditions.push(file);
        }
        let known: Vec<Option<String>> = a.renditions.iter().map(|file| file.href.clone()).collect();
        let files = std::mem::take(&mut self.files).into_iter();
        a.renditions.extend(files.filter(|file| self.graph.ours || !known.contains(&file.href)));
        if self.with[0].is_empty() {
            let picture = |href: String| {
                let mut native = Article { kind: Some("picture".to_owned()), ..Article::default() };
                native.renditions.push(Rendition {
                    href: Some(href),
                    name: Some("thumbnail".into()),
                    ..Rendition::default()
                });
                canonical(&mut native);
                With { read: Split { native: Box::new(native), carried: None }, position: None }
            };
            self.with[0].extend(std::mem::take(&mut self.thumbnails).into_iter().take(10).map(picture));
        }
    }
}
