//! Reading a node: an article, or what goes with one.

use super::graph::{Graph, each};
use super::media::{self, With};
use super::parties::{parties, policies};
use super::things::{List, list, thing, things};
use super::values::{address, addresses, member, number, plain, texts, time, words};
use super::{ACQUIRE, CORRECTION, GENRES, KINDS, MENTION, PREFIX, SCHEMA, SECTION, YEAR, is_file};
use crate::diag::Report;
use crate::formats::members::{self, keep};
use crate::formats::places::{HEADLINE, SUMMARY, one};
use crate::formats::{Split, scopes};
use crate::model::{
    AltId, Article, Concept, Dateline, Expiry, Feed, Field, Level, Link, Part, Party, Relation, Rendition, RightsInfo,
    Text, TextKind, Time, Whole, canonical,
};
use crate::syntax::html;
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
            "contributor" => &mut self.parts[2],
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
        if matches!(key, "editor" | "translator") {
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
            self.publisher.extend(found);
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

    fn finish(mut self, report: &mut Report) -> Split<Article> {
        self.identify();
        self.name_and_describe();
        self.credit();
        self.complete();
        self.without_page();
        let Self { graph, level, mut a, carrier, with, .. } = self;
        let mut with: Vec<With> = with.into_iter().flatten().collect();
        if with.iter().all(|one| one.position.is_some()) {
            with.sort_by_key(|one| one.position);
        }
        let mut carried = (!carrier.is_empty())
            .then(|| members::carried(Value { raw: &format!("{{{carrier}}}"), at: 0 }, report))
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
                With { read: Split { native: Box::new(native), carried: None }, position: None }
            };
            self.with[0].extend(std::mem::take(&mut self.thumbnails).into_iter().take(10).map(picture));
        }
    }
}

/// Adds a term of the carrier to its JSON: the member of the model that it stands for.
pub fn carried<'s>(graph: &Graph<'s>, carrier: &mut String, term: &str, value: Value<'s>) {
    let json = member(graph, value, &["@value"]).filter(|_| value.kind() == Kind::Object).unwrap_or(value);
    let comma = if carrier.is_empty() { "" } else { "," };
    carrier.push_str(&format!("{comma}\"{}\":{}", super::member(term), json.raw));
}

fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let read = value.is_some() && place.is_none();
    if read {
        *place = value;
    }
    read
}

/// Adds what was read; `false` for what could not be.
fn extend<T>(place: &mut Vec<T>, read: Option<Vec<T>>) -> bool {
    let some = read.as_ref().is_some_and(|list| !list.is_empty());
    place.extend(read.into_iter().flatten());
    some
}

/// The article itself; markup in it is markup, unless it was written by us.
fn bodies<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<Vec<Text>> {
    if value.kind() != Kind::String || graph.ours {
        return texts(graph, value).ok();
    }
    let words = value.string().into_owned();
    let kind = if html::looks_like_html(&words) { TextKind::Html } else { TextKind::Plain };
    Some(vec![Text::of(kind, words)])
}

/// A language: its tag, or a node of one that has it as another name.
fn language<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<String> {
    let first = each(value).first().copied()?;
    let inner = match first.kind() {
        Kind::Object => member(graph, graph.resolve(first), &["alternateName", "@value", "name"])?,
        _ => first,
    };
    words(graph, inner).ok().flatten()
}

/// The page of an article: its address.
fn page<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<String> {
    match value.kind() {
        Kind::Object => {
            let stated = member(graph, value, &["url", "@id"])?;
            words(graph, stated)
                .ok()
                .flatten()
                .map(|id| id.split_once("#webpage").map(|(page, _)| page.to_owned()).unwrap_or(id))
        }
        _ => address(graph, value).ok().flatten(),
    }
}

/// What identifies a work: `@id`, else its address.
fn identity<'s>(graph: &Graph<'s>, value: Value<'s>) -> Option<String> {
    let inner = match value.kind() {
        Kind::Object => member(graph, value, &["@id", "url", "name"])?,
        _ => value,
    };
    words(graph, inner).ok().flatten()
}

/// Whether a whole is the page or the site, or the feed that stands above.
fn is_above(graph: &Graph<'_>, value: Value<'_>) -> bool {
    let full = graph.resolve(value);
    let types = graph.types(full);
    let page = |name: &String| matches!(name.as_str(), "WebPage" | "WebSite" | "DataFeed") || name.ends_with("Page");
    types.iter().any(page)
        || graph.is_reference(value) && full.at == value.at && (graph.ours || value.raw.contains('#'))
}

/// Terms of use: an address, words, or a node with either.
fn terms<'s>(graph: &Graph<'s>, value: Value<'s>) -> Vec<Text> {
    let read = |one: Value<'s>| {
        if one.kind() != Kind::Object || member(graph, one, &["@value"]).is_some() {
            let mut text = texts(graph, one).ok()?.pop()?;
            text.href = super::is_web(&text.value).then(|| text.value.clone());
            return Some(text);
        }
        let node = graph.resolve(one);
        let href = member(graph, node, &["url", "@id"]).and_then(|url| address(graph, url).ok().flatten());
        let said =
            member(graph, node, &["text", "name", "description"]).and_then(|said| texts(graph, said).ok()?.pop());
        let mut text = said.or_else(|| href.clone().map(Text::plain))?;
        text.href = href;
        Some(text)
    };
    each(value).into_iter().filter_map(read).collect()
}

/// What was corrected: words, or a comment that says it.
fn corrections<'s>(graph: &Graph<'s>, value: Value<'s>) -> Vec<Text> {
    let read = |one: Value<'s>| {
        let said = match one.kind() {
            Kind::Object => member(graph, graph.resolve(one), &["@value", "text", "description", "name", "url"])?,
            _ => one,
        };
        let mut text = texts(graph, said).ok()?.pop()?;
        if one.kind() == Kind::Object && member(graph, one, &["@language"]).is_some() {
            text = texts(graph, one).ok()?.pop()?;
        }
        text.visibility = Some("public".to_owned());
        Some(text.role(CORRECTION))
    };
    each(value).into_iter().filter_map(read).collect()
}

/// A picture that is said twice, as an address and as a node, is one.
fn drop_repeated(list: &mut Vec<Article>) {
    let href = |a: &Article| a.renditions.first().and_then(|file| file.href.clone());
    let mut seen: Vec<String> = Vec::new();
    list.retain(|a| match href(a) {
        Some(href)
            if seen.contains(&href) && a.headline.is_none() && a.summary.is_none() && a.creditline.is_empty() =>
        {
            false
        }
        Some(href) => {
            seen.push(href);
            true
        }
        None => true,
    });
}
