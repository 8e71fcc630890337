//! Reading a node: an article, or what goes with one.

mod attribution;
mod related;
mod settle;
mod values;
mod words;

pub use values::carried;
use values::extend;

use super::graph::Graph;
use super::media::{self, With};
use super::things::List;
use super::values::{set, time};
use super::{GENRES, KINDS, PREFIX, SCHEMA};
use crate::diag::Report;
use crate::formats::Split;
use crate::formats::members::keep;
use crate::formats::places::{HEADLINE, SUMMARY, one};
use crate::model::{Article, Concept, Expiry, Field, Level, Party, Relation, Rendition, RightsInfo, Text, Whole};
use crate::syntax::json::{Kind, Value};

/// Reads a node as an article or an association. The languages of an article's texts are the caller's to settle, who
/// knows the feed.
pub fn node<'s>(graph: &Graph<'s>, value: Value<'s>, level: Level, report: &mut Report) -> Split<Article> {
    let mut node = Node::new(graph, value, level);
    for (plain, key, value) in graph.properties(value, report) {
        node.property(plain, key, value, report);
    }
    node.finish(report)
}

/// What the properties say until the last of them is read: in the model they have an order.
struct Node<'g, 's> {
    graph: &'g Graph<'s>,
    level: Level,
    a: Article,
    /// Members of the carrier, as JSON.
    carrier: String,
    id: Option<String>,
    name: Option<Text>,
    url: Option<String>,
    page: Option<String>,
    captions: Vec<Text>,
    descriptions: Vec<Text>,
    abstracts: Vec<Text>,
    creator: Vec<Party>,
    parts: [Vec<Party>; 3],
    publisher: Vec<Party>,
    mentions: Vec<(List, Concept)>,
    sections: Vec<Concept>,
    licences: Vec<Text>,
    year: Option<RightsInfo>,
    acquire: Option<RightsInfo>,
    based: Vec<Relation>,
    translated: Vec<Relation>,
    file: Rendition,
    files: Vec<Rendition>,
    /// Small pictures of an article, which may have no others.
    thumbnails: Vec<String>,
    /// `image`, `video`, `audio`, `hasPart`, `associatedMedia`, `liveBlogUpdate`.
    with: [Vec<With>; 6],
}

impl<'g, 's> Node<'g, 's> {
    fn new(graph: &'g Graph<'s>, value: Value<'s>, level: Level) -> Self {
        let mut a = Article::default();
        let types = graph.types(graph.resolve(value));
        let known = types.iter().find_map(|name| KINDS.iter().find(|(_, of)| of == name).map(|(kind, _)| *kind));
        let printed = || types.iter().any(|name| name == "Article" || GENRES.contains(&name.as_str()));
        a.kind = known.or_else(|| printed().then_some("text")).map(str::to_owned);
        let genres = types.iter().filter(|name| GENRES.contains(&name.as_str()));
        a.genres = genres.map(|name| Concept { scheme: Some(SCHEMA.into()), ..Concept::term(name.as_str()) }).collect();
        Self {
            graph,
            level,
            a,
            carrier: String::new(),
            id: None,
            name: None,
            url: None,
            page: None,
            captions: Vec::new(),
            descriptions: Vec::new(),
            abstracts: Vec::new(),
            creator: Vec::new(),
            parts: Default::default(),
            publisher: Vec::new(),
            mentions: Vec::new(),
            sections: Vec::new(),
            licences: Vec::new(),
            year: None,
            acquire: None,
            based: Vec::new(),
            translated: Vec::new(),
            file: Rendition::default(),
            files: Vec::new(),
            thumbnails: Vec::new(),
            with: Default::default(),
        }
    }

    fn property(&mut self, plain: &'s str, key: &'s str, value: Value<'s>, report: &mut Report) {
        if let Some(term) = key.strip_prefix(PREFIX).filter(|_| self.graph.ours) {
            return carried(self.graph, &mut self.carrier, term, value);
        }
        let read = self.words(plain, value, report)
            || self.rights(plain, value)
            || self.time(plain, value, report)
            || self.party(plain, value, report)
            || self.about(plain, value, report)
            || self.media(plain, key, value, report)
            || media::part(self.graph, &mut self.file, plain, value);
        match read {
            true => self.place(plain, value, report),
            false => self.a.extensions.push(keep(key, value, report)),
        }
    }

    /// Notes where the value stands that rules look at.
    fn place(&self, plain: &str, value: Value<'_>, report: &mut Report) {
        if !report.wants_places() || self.level == Level::Association || value.kind() != Kind::String {
            return;
        }
        let (leaf, count) = match plain {
            "@id" => (Field::Uri(Whole), usize::from(self.id.is_some())),
            "headline" => (HEADLINE, one(&self.a.headline)),
            "description" => (SUMMARY, self.descriptions.len()),
            "datePublished" => (Field::Published(Whole), one(&self.a.published)),
            "dateModified" => (Field::VersionCreated(Whole), one(&self.a.version_created)),
            _ => return,
        };
        report.place(leaf, count, || value.inside());
    }

    fn time(&mut self, key: &str, value: Value<'s>, report: &mut Report) -> bool {
        let a = &mut self.a;
        let place = match key {
            "datePublished" | "uploadDate" => &mut a.published,
            "dateModified" => &mut a.version_created,
            "dateCreated" => &mut a.content_created,
            "expires" => {
                let time = time(self.graph, key, value, report).ok().flatten();
                return extend(&mut a.expires, time.map(|time| vec![Expiry::at(time)]));
            }
            _ => return false,
        };
        let time = time(self.graph, key, value, report).ok().flatten();
        // A video says twice when it came out.
        place.is_some() && *place == time || set(place, time)
    }
}
