//! Properties that say what an article is about, and what goes with it.

use super::Node;
use super::values::{extend, identity, is_above};
use crate::diag::Report;
use crate::formats::json_ld::graph::each;
use crate::formats::json_ld::things::{list, thing, things};
use crate::formats::json_ld::values::addresses;
use crate::formats::json_ld::{is_file, media};
use crate::formats::members::keep;
use crate::model::{Article, Concept, Level, Part, Relation, Rendition};
use crate::syntax::json::Value;

impl<'s> Node<'_, 's> {
    pub(super) fn about(&mut self, key: &str, value: Value<'s>, report: &mut Report) -> bool {
        let graph = self.graph;
        let places = |report: &mut Report| -> Vec<Concept> {
            each(value).into_iter().map(|one| thing(graph, one, report)).filter(|c| !c.is_blank()).collect()
        };
        match key {
            "about" => {
                let found = things(graph, value, report);
                let read = !found.is_empty();
                found.into_iter().for_each(|(of, concept)| list(&mut self.a, of).push(concept));
                read
            }
            "mentions" => {
                let found = things(graph, value, report);
                extend(&mut self.mentions, Some(found))
            }
            "contentLocation" | "spatialCoverage" => {
                let new: Vec<Concept> = places(report)
                    .into_iter()
                    .filter(|c| key == "contentLocation" || !self.a.places.contains(c))
                    .collect();
                self.a.places.extend(new);
                true
            }
            "locationCreated" => extend(&mut self.a.located, Some(places(report))),
            "isPartOf" => {
                let parts = each(value).into_iter().filter(|part| !is_above(graph, *part));
                self.a.member_of.extend(parts.map(|one| thing(graph, one, report)).filter(|c| !c.is_blank()));
                true
            }
            "isBasedOn" | "translationOfWork" => {
                let (place, rel) = match key {
                    "isBasedOn" => (&mut self.based, "derivedFrom"),
                    _ => (&mut self.translated, "translationOf"),
                };
                let relation =
                    |uri: String| Relation { uri: Some(uri), rel: Some(rel.to_owned()), ..Relation::default() };
                let list = each(value).into_iter().map(|one| identity(graph, one)).collect::<Option<Vec<_>>>();
                extend(place, list.map(|list| list.into_iter().map(relation).collect()))
            }
            _ => false,
        }
    }

    pub(super) fn media(&mut self, plain: &str, key: &'s str, value: Value<'s>, report: &mut Report) -> bool {
        let (place, kind) = match plain {
            "image" | "thumbnail" => (0, Some("picture")),
            "video" => (1, Some("video")),
            "audio" => (2, Some("audio")),
            "hasPart" => (3, Some("text")),
            "associatedMedia" => (4, None),
            "liveBlogUpdate" => (5, Some("text")),
            "encoding" => {
                let read: Vec<Option<Rendition>> =
                    each(value).into_iter().map(|one| media::rendition(self.graph, one, report)).collect();
                let whole = read.iter().all(Option::is_some);
                self.files.extend(read.into_iter().flatten());
                return whole;
            }
            "thumbnailUrl" => return self.thumbnail("thumbnail", value),
            "embedUrl" => return self.thumbnail("embed", value),
            _ => return false,
        };
        if self.level == Level::Association {
            return false;
        }
        let room = Article::MOST_ASSOCIATIONS.saturating_sub(self.with.iter().map(Vec::len).sum());
        let (found, left) = media::with(self.graph, value, kind, room, report);
        let all = left.is_empty();
        if found.is_empty() && !all {
            return false;
        }
        left.into_iter().for_each(|one| self.a.extensions.push(keep(key, one, report)));
        self.with[place].extend(found);
        true
    }

    /// A further file of a picture, sound or video, by its name.
    fn thumbnail(&mut self, name: &str, value: Value<'s>) -> bool {
        let Ok(list) = addresses(self.graph, value) else { return false };
        let file = |href: String| Rendition { href: Some(href), name: Some(name.to_owned()), ..Rendition::default() };
        let own = self.graph.ours || is_file(self.a.kind.as_deref(), self.level == Level::Association);
        if own {
            self.files.extend(list.into_iter().map(file));
        } else {
            self.thumbnails.extend(list);
        }
        true
    }
}
