//! Properties that are words: headlines, texts, identifiers, keywords.

use super::Node;
use super::values::{bodies, extend, language, page};
use crate::diag::Report;
use crate::formats::json_ld::SECTION;
use crate::formats::json_ld::graph::each;
use crate::formats::json_ld::things::thing;
use crate::formats::json_ld::values::{address, member, number, plain, set, texts, words};
use crate::model::{AltId, Concept, Level, Text};
use crate::syntax::json::{Kind, Value};

impl<'s> Node<'_, 's> {
    pub(super) fn words(&mut self, key: &str, value: Value<'s>, report: &mut Report) -> bool {
        let graph = self.graph;
        let a = &mut self.a;
        match key {
            "@type" | "@context" => true,
            "@id" => set(&mut self.id, words(graph, value).ok().flatten()),
            "headline" => match texts(graph, value) {
                Ok(list) if a.headline.is_none() && !list.is_empty() => {
                    let mut list = list.into_iter();
                    a.headline = list.next();
                    a.headlines.extend(list);
                    true
                }
                _ => false,
            },
            "alternativeHeadline" => extend(&mut a.headlines, texts(graph, value).ok()),
            "name" => match texts(graph, value) {
                Ok(mut list) if list.len() == 1 => set(&mut self.name, list.pop()),
                _ => false,
            },
            "caption" => extend(&mut self.captions, texts(graph, value).ok()),
            "description" => extend(&mut self.descriptions, texts(graph, value).ok()),
            "abstract" => extend(&mut self.abstracts, texts(graph, value).ok()),
            "articleBody" | "text" | "transcript" | "reviewBody" => match bodies(graph, value) {
                Some(list) if a.bodies.is_empty() => extend(&mut a.bodies, Some(list)),
                _ => false,
            },
            "inLanguage" => set(&mut a.language, language(graph, value)),
            "url" => set(&mut self.url, address(graph, value).ok().flatten()),
            "mainEntityOfPage" => value.raw == "true" || set(&mut self.page, page(graph, value)),
            "discussionUrl" => set(&mut a.comments, address(graph, value).ok().flatten()),
            "keywords" => self.keywords(value, report),
            "genre" => {
                let named = texts(graph, value).ok();
                extend(&mut a.genres, named.map(|list| list.into_iter().map(|t| Concept::named(t.value)).collect()))
            }
            "articleSection" => {
                let named = texts(graph, value).ok();
                let section = |t: Text| Concept::named(t.value).role(SECTION);
                extend(&mut self.sections, named.map(|list| list.into_iter().map(section).collect()))
            }
            "identifier" => self.identifiers(value),
            "version" => set(&mut a.version, words(graph, value).ok().flatten()),
            "wordCount" => number(graph, value).ok().flatten().is_some_and(|count| {
                let transmission = a.transmission.get_or_insert_default();
                set(&mut transmission.word_count, Some(count))
            }),
            "position" => self.level == Level::Association,
            _ => false,
        }
    }

    fn keywords(&mut self, value: Value<'s>, report: &mut Report) -> bool {
        let graph = self.graph;
        // One string holds several, by commas (schema.org, keywords).
        if value.kind() == Kind::String {
            let all = plain(graph, value.string().into_owned());
            self.a.keywords.extend(all.split(',').map(str::trim).filter(|word| !word.is_empty()).map(Text::plain));
            return true;
        }
        for one in each(value) {
            let is_term = one.kind() == Kind::Object && member(graph, one, &["@value"]).is_none();
            match texts(graph, one) {
                Ok(words) if !is_term => self.a.keywords.extend(words),
                _ => self.a.subjects.push(thing(graph, one, report)),
            }
        }
        true
    }

    fn identifiers(&mut self, value: Value<'s>) -> bool {
        let graph = self.graph;
        let read = |one: Value<'s>| {
            let role = member(graph, one, &["propertyID"]).and_then(|role| words(graph, role).ok().flatten());
            let stated = member(graph, one, &["value", "@value", "url", "@id"]).unwrap_or(one);
            let value = words(graph, stated).ok().flatten()?;
            Some(AltId { value, role, environment: None })
        };
        let list: Option<Vec<AltId>> = each(value).into_iter().map(read).collect();
        extend(&mut self.a.alt_ids, list)
    }
}
