//! Reading a node: an article, or what goes with one.

mod settle;
mod values;

pub use values::carried;
use values::{bodies, corrections, extend, identity, is_above, language, page, set, terms};

use super::graph::{Graph, each};
use super::media::{self, With};
use super::parties::{parties, policies};
use super::things::{List, list, thing, things};
use super::values::{address, addresses, member, number, plain, texts, time, words};
use super::{ACQUIRE, GENRES, KINDS, PREFIX, SCHEMA, SECTION, YEAR, is_file};
use crate::diag::Report;
use crate::formats::Split;
use crate::formats::members::keep;
use crate::formats::places::{HEADLINE, SUMMARY, one};
use crate::model::{
    AltId, Article, Concept, Dateline, Expiry, Field, Level, Link, Part, Party, Relation, Rendition, RightsInfo, Text,
    Time, Whole,
};
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

    fn words(&mut self, key: &str, value: Value<'s>, report: &mut Report) -> bool {
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

    fn rights(&mut self, key: &str, value: Value<'s>) -> bool {
        let graph = self.graph;
        let a = &mut self.a;
        match key {
            "creditText" => extend(&mut a.creditline, texts(graph, value).ok()),
            "copyrightNotice" => extend(&mut a.copyright_notice, texts(graph, value).ok()),
            "dateline" => {
                let dateline = |t: Text| Dateline { text: Some(t.value), ..Dateline::default() };
                extend(&mut a.dateline, texts(graph, value).ok().map(|list| list.into_iter().map(dateline).collect()))
            }
            "license" => extend(&mut self.licences, Some(terms(graph, value))),
            "usageInfo" => extend(&mut a.usage_terms, Some(terms(graph, value))),
            "copyrightYear" => {
                let year = words(graph, value).ok().flatten().and_then(|year| Time::new(year.trim()));
                let rights = year.filter(|year| year.as_str().len() == 4).map(|year| RightsInfo {
                    scope: Some(YEAR.to_owned()),
                    start_date: Some(year),
                    ..RightsInfo::default()
                });
                set(&mut self.year, rights)
            }
            ACQUIRE => {
                let href = address(graph, value).ok().flatten();
                let rights =
                    href.map(|href| RightsInfo { links: vec![Link::new(href, ACQUIRE)], ..RightsInfo::default() });
                set(&mut self.acquire, rights)
            }
            "digitalSourceType" => {
                let stated = address(graph, value).ok().flatten();
                let concept = stated.map(|stated| match crate::formats::checks::absolute_uri(&stated) {
                    true => Concept { uri: Some(stated), ..Concept::default() },
                    false => Concept::named(stated),
                });
                set(&mut a.digital_source_type, concept)
            }
            "publishingPrinciples" => {
                let list = addresses(graph, value).ok();
                let link = |href: String| Link { href, ..Link::default() };
                extend(&mut a.trust_indicators, list.map(|list| list.into_iter().map(link).collect()))
            }
            "correction" => extend(&mut a.ed_notes, Some(corrections(graph, value))),
            _ => false,
        }
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

    fn party(&mut self, key: &str, value: Value<'s>, report: &mut Report) -> bool {
        let place = match key {
            "author" => &mut self.a.creators,
            "creator" => &mut self.creator,
            "editor" => &mut self.parts[0],
            "translator" => &mut self.parts[1],
            "contributor" | "producer" | "reviewedBy" | "funder" | "sponsor" => &mut self.parts[2],
            "sourceOrganization" => &mut self.a.info_sources,
            "copyrightHolder" => &mut self.a.copyright_holder,
            "publisher" => &mut self.publisher,
            "provider" | "accountablePerson" => return self.one_party(key, value, report),
            _ => return false,
        };
        let mut found = parties(self.graph, key, value, report);
        let said = each(value);
        if found.is_empty() && !said.is_empty() {
            return false;
        }
        if matches!(key, "editor" | "translator" | "producer" | "reviewedBy" | "funder" | "sponsor") {
            found.iter_mut().for_each(|party| party.role = Some(key.to_owned()));
        }
        place.append(&mut found);
        self.policies(value);
        true
    }

    fn one_party(&mut self, key: &str, value: Value<'s>, report: &mut Report) -> bool {
        let mut found = parties(self.graph, key, value, report).into_iter();
        self.policies(value);
        let place = if key == "provider" { &mut self.a.provider } else { &mut self.a.accountable };
        let read = set(place, found.next());
        if key == "provider" {
            self.a.info_sources.extend(found.map(|party| party.role(key)));
        }
        read
    }

    /// Pages of a party that show why its articles can be trusted.
    fn policies(&mut self, value: Value<'s>) {
        for link in policies(self.graph, value) {
            if !self.a.trust_indicators.contains(&link) {
                self.a.trust_indicators.push(link);
            }
        }
    }

    fn about(&mut self, key: &str, value: Value<'s>, report: &mut Report) -> bool {
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

    fn media(&mut self, plain: &str, key: &'s str, value: Value<'s>, report: &mut Report) -> bool {
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
