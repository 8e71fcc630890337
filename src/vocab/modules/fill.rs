//! What the modules of one article or feed say together, and what of it nothing else states.

use super::{element, names};
use crate::diag::Span;
use crate::model::{
    Article, Concept, ConceptField, Extension, Feed, Field, Generator, Image, Link, LinkField, Members, Part, Record,
    Rendition, Text, TextField, Whole, canonical,
};
use crate::text::is_plain;

/// The elements of modules in one article or feed, as they are read.
#[derive(Default)]
pub struct Modules(Option<Box<Found>>);

/// What was found. Fields of a feed stand in those of an article that mean the same.
#[derive(Default)]
pub(super) struct Found {
    /// What there is but for the rest of these: nothing, where all that is read are links and places.
    article: Option<Box<Article>>,
    pub links: Vec<(Link, Span)>,
    pub image: Option<String>,
    pub duration: Option<String>,
    pub latitude: Option<String>,
    pub longitude: Option<String>,
    pub place_name: Option<String>,
    /// Of a feed alone.
    pub info: Option<Text>,
    /// The address of the program that made the feed.
    pub generator: Option<String>,
    /// Minutes.
    pub period: Option<u32>,
    pub frequency: Option<u32>,
}

impl Found {
    pub fn article(&mut self) -> &mut Article {
        self.article.get_or_insert_default()
    }
    pub fn point(&mut self, latitude: &str, longitude: &str) {
        if self.latitude.is_none() {
            self.latitude = Some(latitude.to_owned());
            self.longitude = Some(longitude.to_owned());
        }
    }
    /// A latitude and a longitude between white space or a comma.
    pub fn pair(&mut self, words: &str) {
        let mut numbers = words.split(|c: char| c.is_whitespace() || c == ',').filter(|n| !n.is_empty());
        if let (Some(latitude), Some(longitude), None) = (numbers.next(), numbers.next(), numbers.next()) {
            self.point(latitude, longitude);
        }
    }

    /// The place that the coordinates and the name say.
    fn place(&mut self) -> Option<Concept> {
        let within = |n: &String, most: f64| n.parse::<f64>().is_ok_and(|n| n.abs() <= most);
        let latitude = self.latitude.take().filter(|n| within(n, 90.0));
        let longitude = self.longitude.take().filter(|n| within(n, 180.0));
        let uri = latitude.zip(longitude).map(|(a, b)| format!("geo:{},{}", a.trim_matches('+'), b.trim_matches('+')));
        let name = self.place_name.take().filter(|name| !name.is_empty());
        (uri.is_some() || name.is_some()).then(|| Concept { uri, name, ..Concept::default() })
    }
}

impl Modules {
    /// Reads an element that was kept, when it is one of a module that says something; its value stands at `place`.
    pub fn note(&mut self, e: &Extension, place: impl FnOnce() -> Span) {
        if let Some(known) = names::read(e) {
            element::read(self.0.get_or_insert_default(), known, e, place());
        }
    }

    /// Gives the article what was read, where neither it nor `carried`, what its carrier holds, states the like.
    /// `place` is told of each link that is added.
    pub fn fill(self, a: &mut Article, carried: Option<&Article>, mut place: impl FnMut(usize, Span)) {
        let Some(mut found) = self.0 else { return };
        match found.place() {
            // Coordinates alone, as they mostly come, are canonical.
            Some(point) if found.article.is_none() && point.name.is_none() => {
                list(&mut a.located, carried.map_or(&[], |c| &c.located), vec![point]);
            }
            Some(point) => found.article().located.push(point),
            None => {}
        }
        if let Some(mut f) = found.article.take() {
            canonical(&mut f);
            match carried {
                Some(carried) => states(a, carried, *f),
                None => states(a, &Article::default(), *f),
            }
        }
        links(&mut a.links, found.links, &mut place);
        if carried.is_none_or(|carried| carried.associations.is_empty()) {
            files(a, found.duration, found.image);
        }
    }

    /// The members of an article that [`fill`](Self::fill) may change, and those that it asks.
    fn members(&self) -> Members {
        let Some(found) = &self.0 else { return Members::default() };
        let stated = found.article.as_ref().map(|article| article.stated()).unwrap_or_default();
        let asks = |field: Field| stated.has(field.member());
        let more = [
            (asks(Field::Summary(TextField::Value(Whole))), Field::Bodies(TextField::Value(Whole)).member()),
            (asks(Field::EmbargoedUntil(Whole)), Field::Embargo(Whole).member()),
            (
                found.latitude.is_some() || found.place_name.is_some(),
                Field::Located(ConceptField::Name(Whole)).member(),
            ),
            (!found.links.is_empty(), Field::Links(LinkField::Href(Whole)).member()),
            (found.image.is_some() || found.duration.is_some(), Field::Associations(Whole).member()),
        ];
        more.into_iter().filter(|(asked, _)| *asked).fold(stated, |mut members, (_, place)| {
            members.add(place);
            members
        })
    }

    /// The same for a feed.
    pub fn fill_feed(self, feed: &mut Feed, carried: Option<&Feed>, mut place: impl FnMut(usize, Span)) {
        let Some(mut found) = self.0 else { return };
        let blank = Feed::default();
        let c = carried.unwrap_or(&blank);
        let mut f = found.article.take().unwrap_or_default();
        canonical(&mut f);
        list(&mut feed.authors, &c.authors, f.creators);
        list(&mut feed.contributors, &c.contributors, f.contributors);
        one(&mut feed.publisher, &c.publisher, f.provider);
        one(&mut feed.title, &c.title, f.headline);
        one(&mut feed.subtitle, &c.subtitle, f.summary.or(f.subheadline));
        one(&mut feed.rights, &c.rights, f.copyright_notice.into_iter().next());
        one(&mut feed.info, &c.info, found.info);
        one(&mut feed.language, &c.language, f.language);
        let generator = found.generator.filter(|uri| is_plain(uri));
        one(
            &mut feed.generator,
            &c.generator,
            generator.map(|uri| Generator { uri: Some(uri), ..Generator::default() }),
        );
        subjects(&mut feed.subjects, &c.subjects, f.subjects);
        links(&mut feed.links, found.links, &mut place);
        let image = found.image.filter(|image| is_plain(image)).map(|url| Image { url: Some(url), ..Image::default() });
        one(&mut feed.image, &c.image, image);
        // As often as that within the period.
        let minutes = found.period.and_then(|period| period.checked_div(found.frequency.unwrap_or(1)));
        one(&mut feed.ttl, &c.ttl, minutes.filter(|minutes| *minutes > 0));
    }
}

/// What `f`, which was read, states and neither `a` nor `c` does.
fn states(a: &mut Article, c: &Article, mut f: Article) {
    texts(a, c, &mut f);
    list(&mut a.by, &c.by, f.by);
    list(&mut a.creators, &c.creators, f.creators);
    list(&mut a.contributors, &c.contributors, f.contributors);
    list(&mut a.info_sources, &c.info_sources, f.info_sources);
    list(&mut a.keywords, &c.keywords, f.keywords);
    list(&mut a.located, &c.located, f.located);
    list(&mut a.people, &c.people, f.people);
    list(&mut a.organisations, &c.organisations, f.organisations);
    list(&mut a.places, &c.places, f.places);
    list(&mut a.events, &c.events, f.events);
    list(&mut a.objects, &c.objects, f.objects);
    list(&mut a.alt_ids, &c.alt_ids, f.alt_ids);
    list(&mut a.expires, &c.expires, f.expires);
    list(&mut a.copyright_notice, &c.copyright_notice, f.copyright_notice);
    one(&mut a.language, &c.language, f.language);
    one(&mut a.published, &c.published, f.published);
    one(&mut a.version_created, &c.version_created, f.version_created);
    one(&mut a.first_created, &c.first_created, f.first_created);
    if a.embargo.is_none() && c.embargo.is_none() {
        one(&mut a.embargoed_until, &c.embargoed_until, f.embargoed_until);
    }
    subjects(&mut a.subjects, &c.subjects, f.subjects);
}

/// Headline, summary and body: a summary without a body is the body, as a `description` is.
fn texts(a: &mut Article, c: &Article, f: &mut Article) {
    one(&mut a.headline, &c.headline, f.headline.take());
    one(&mut a.subheadline, &c.subheadline, f.subheadline.take());
    let Some(summary) = f.summary.take() else { return };
    if a.summary.is_some() || c.summary.is_some() {
        return;
    }
    if a.bodies.is_empty() && c.bodies.is_empty() {
        a.bodies.push(summary);
    } else if !a.bodies.iter().chain(&c.bodies).any(|body| body.value == summary.value) {
        a.summary = Some(summary);
    }
}

fn list<T>(to: &mut Vec<T>, beside: &[T], found: Vec<T>) {
    if to.is_empty() && beside.is_empty() {
        *to = found;
    }
}

fn one<T: Part>(to: &mut Option<T>, beside: &Option<T>, found: Option<T>) {
    if to.is_none() && beside.is_none() {
        *to = found.filter(|value| !value.is_blank());
    }
}

/// Terms of a scheme of which there is none.
fn subjects(to: &mut Vec<Concept>, beside: &[Concept], found: Vec<Concept>) {
    let stated: Vec<_> = to.iter().chain(beside).map(|concept| concept.scheme.clone()).collect();
    to.extend(found.into_iter().filter(|concept| !stated.contains(&concept.scheme)));
}

/// Links of a relation of which there is none.
fn links(to: &mut Vec<Link>, found: Vec<(Link, Span)>, place: &mut dyn FnMut(usize, Span)) {
    let stated = to.len();
    for (link, span) in found {
        let rel = link.rel.as_deref().unwrap_or_default();
        // An address with control characters is none.
        if is_plain(&link.href) && !to.iter().take(stated).any(|known| known.is(rel)) && !to.contains(&link) {
            to.push(link);
            place(to.len(), span);
        }
    }
}

/// How long the only file is, and the picture of an article that has none.
fn files(a: &mut Article, duration: Option<String>, image: Option<String>) {
    let image = image.filter(|image| is_plain(image));
    if let [object] = a.associations.as_mut_slice()
        && let [file] = object.renditions.as_mut_slice()
        && file.name.is_none()
        && file.duration.is_none()
    {
        file.duration = duration;
    }
    let picture = |object: &Article| {
        let named = |file: &Rendition| file.name.as_deref() == Some("thumbnail");
        let typed = |file: &Rendition| file.content_type.as_deref().is_some_and(|t| t.starts_with("image/"));
        object.kind.as_deref() == Some("picture") || object.renditions.iter().any(|file| named(file) || typed(file))
    };
    if a.associations.len() < Article::MOST_ASSOCIATIONS && !a.associations.iter().any(picture) {
        let thumbnail = |href| Rendition { href: Some(href), name: Some("thumbnail".into()), ..Rendition::default() };
        let object = |href| Article { renditions: vec![thumbnail(href)], ..Article::default() };
        a.associations.extend(image.map(object));
    }
}

/// Whether reading those elements of modules that the article keeps and that `stand` where they are read would change nothing
/// in it. Only the members are looked at that what is read may change, and those that decide whether it does.
pub fn settled(a: &Article, carried: Option<&Article>, stand: &[bool]) -> bool {
    let Some(modules) = gather(&a.extensions, stand) else { return true };
    let members = modules.members();
    let touched = || members.filter_map(|place| Article::MEMBERS.get(place));
    let mut filled = Article::boxed();
    touched().for_each(|m| (m.copy)(a, &mut filled));
    modules.fill(&mut filled, carried, |_, _| {});
    let same = touched().all(|m| (m.same)(&filled, a));
    let stated = filled.stated();
    filled.give_back(stated);
    same
}

/// The same of a feed.
pub fn settled_feed(feed: &Feed, carried: Option<&Feed>, stand: &[bool]) -> bool {
    let Some(modules) = gather(&feed.extensions, stand) else { return true };
    let mut filled = feed.clone();
    modules.fill_feed(&mut filled, carried, |_, _| {});
    filled == *feed
}

/// What is read of those that stand; all beyond the list do.
fn gather(extensions: &[Extension], stand: &[bool]) -> Option<Modules> {
    let mut modules = Modules::default();
    let stand = stand.iter().chain(std::iter::repeat(&true));
    extensions.iter().zip(stand).filter(|(_, stands)| **stands).for_each(|(e, _)| modules.note(e, Span::default));
    modules.0.is_some().then_some(modules)
}
