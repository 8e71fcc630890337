//! What one element of a module says.

use super::fill::Found;
use super::names::ITUNES_SCHEME;
use crate::diag::{Report, Span};
use crate::model::{AltId, Concept, Expiry, Extension, Link, Party, Text, Time};
use crate::syntax::html;
use crate::syntax::xml::{Cursor, Limits, Tag, Worded};
use crate::text::Base;
use crate::vocab::{dates, printed_party};

/// One element, alone. What is wrong with it was noted when it was kept.
struct Element<'e> {
    inside: Inside<'e>,
    /// Where its value stands in the document.
    place: Span,
}

/// What stands in an element.
enum Inside<'e> {
    /// Words, and it states nothing else.
    Words(&'e str),
    /// Anything.
    Whole(Box<(Cursor<'e>, Tag<'e>, Report)>),
}

/// Reads the element `e`, which is `name` of the module `module` and has its value at `place`.
pub(super) fn read(found: &mut Found, (module, name): (&str, &str), e: &Extension, place: Span) {
    let inside = match Worded::of(&e.raw) {
        Some(element) => Inside::Words(element.words),
        None => {
            let (mut cursor, mut quiet) = (Cursor::new(&e.raw, &[], Limits::default()), Report::default());
            let Some(tag) = cursor.root(&mut quiet) else { return };
            Inside::Whole(Box::new((cursor, tag, quiet)))
        }
    };
    let element = Element { inside, place };
    match module {
        "itunes" => itunes(found, name, element),
        "podcast" => podcast(found, name, element),
        "georss" | "geo" => located(found, name, element, &e.raw),
        "prism" => prism(found, name, element),
        "dc" | "dcterms" => terms(found, name, element),
        "foaf" => found.article().creators.extend(maker(&e.raw)),
        "" => plain(found, name, element, &e.raw),
        _ => other(found, name, element),
    }
}

impl<'e> Element<'e> {
    fn words(&mut self) -> String {
        match &mut self.inside {
            Inside::Words(words) => words.trim().to_owned(),
            Inside::Whole(whole) => {
                let (cursor, tag, quiet) = &mut **whole;
                cursor.text(tag, quiet).trim().to_owned()
            }
        }
    }
    /// The value of an attribute under any prefix.
    fn attr(&self, name: &str) -> Option<String> {
        let Inside::Whole(whole) = &self.inside else { return None };
        let (cursor, tag, _) = &**whole;
        let found = cursor.attrs(tag).find(|a| a.name.eq_ignore_ascii_case(name));
        found.map(|a| a.value.trim().to_owned()).filter(|value| !value.is_empty())
    }
    /// The address, resolved where the element itself states a base.
    fn address(&self, href: String) -> String {
        let Inside::Whole(whole) = &self.inside else { return href };
        let (cursor, tag, _) = &**whole;
        let base = cursor.attrs(tag).find(|a| (a.ns, a.name) == ("xml", "base")).map(|a| a.value);
        base.as_deref().and_then(Base::parse).and_then(|base| base.resolve(&href)).unwrap_or(href)
    }
    /// Words or HTML, of which no module says which it is.
    fn text(&mut self) -> Text {
        let words = self.words();
        if html::looks_like_html(&words) { Text::html(words) } else { Text::plain(words) }
    }
    fn time(&mut self) -> Option<Time> {
        dates::read(&self.words()).ok().map(|stated| stated.time)
    }
    /// The words of the elements inside, by local name.
    fn inside(&mut self) -> Vec<(String, String)> {
        self.children(|cursor, child, quiet| {
            let words = cursor.text(child, quiet);
            Some((child.name.to_ascii_lowercase(), words.trim().to_owned()))
        })
    }
    /// What `read` makes of each element inside.
    fn children<T>(&mut self, read: impl Fn(&mut Cursor<'e>, &Tag<'e>, &mut Report) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        if let Inside::Whole(whole) = &mut self.inside {
            let (cursor, tag, quiet) = &mut **whole;
            while let Some(child) = cursor.child(tag, quiet) {
                found.extend(read(cursor, &child, quiet));
            }
        }
        found
    }
}

/// The values between commas.
fn listed(words: &str) -> impl Iterator<Item = &str> {
    words.split(',').map(str::trim).filter(|word| !word.is_empty())
}

fn link(found: &mut Found, e: &Element<'_>, href: Option<String>, rel: &str, media_type: Option<&str>) {
    if let Some(href) = href.filter(|href| !href.is_empty()) {
        let link = Link { media_type: media_type.map(str::to_owned), ..Link::new(e.address(href), rel) };
        found.links.push((link, e.place));
    }
}

/// Podcasts (<https://help.apple.com/itc/podcasts_connect/#/itcb54353390>).
fn itunes(found: &mut Found, name: &str, mut e: Element<'_>) {
    match name {
        "duration" => return found.duration = found.duration.take().or_else(|| seconds(&e.words())),
        "image" => {
            let image = e.attr("href").or_else(|| e.attr("url")).unwrap_or_else(|| e.words());
            let image = Some(image).filter(|image| !image.is_empty()).map(|image| e.address(image));
            return found.image = found.image.take().or(image);
        }
        // As Apple had it before.
        "link" => {
            let image = e.attr("href").filter(|_| e.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("image")));
            return found.image = found.image.take().or(image.map(|image| e.address(image)));
        }
        _ => {}
    }
    let a = found.article();
    match name {
        "author" => a.creators.push(printed_party::read_party(&e.words())),
        "category" => {
            let mut terms: Vec<_> = e.attr("text").into_iter().collect();
            terms.extend(e.children(|_, child, _| child.attr("text").map(|term| term.trim().to_owned())));
            let scheme = || Some(ITUNES_SCHEME.to_owned());
            a.subjects.extend(terms.into_iter().map(|term| Concept { scheme: scheme(), ..Concept::term(term) }));
        }
        "keywords" => a.keywords.extend(listed(&e.words()).map(Text::plain)),
        "owner" => {
            let mut owner = Party::default();
            for (name, words) in e.inside() {
                match name.as_str() {
                    "name" => owner.name = Some(words),
                    "email" => owner.email = Some(words),
                    _ => {}
                }
            }
            a.provider = a.provider.take().or(Some(owner));
        }
        "subtitle" => a.subheadline = a.subheadline.take().or_else(|| Some(e.text())),
        "summary" => a.summary = a.summary.take().or_else(|| Some(e.text())),
        "title" => a.headline = a.headline.take().or_else(|| Some(e.text())),
        _ => {}
    }
}

/// `HH:MM:SS`, `MM:SS` or seconds, as whole seconds.
fn seconds(words: &str) -> Option<String> {
    let mut total = 0u64;
    let mut parts = 0;
    for part in words.split(':') {
        let number = part.parse::<u64>().ok().filter(|n| *n < 1_000_000)?;
        total = total * 60 + number;
        parts += 1;
    }
    (parts <= 3).then(|| total.to_string())
}

/// Podcasting 2.0 (<https://podcasting2.org/docs/podcast-namespace>).
fn podcast(found: &mut Found, name: &str, mut e: Element<'_>) {
    match name {
        "person" => {
            // Without a role the person is the host (the specification's default).
            let role = e.attr("role").unwrap_or_else(|| "host".to_owned()).to_lowercase();
            let uri = e.attr("href");
            found.article().contributors.push(Party { uri, ..Party::named(e.words()).role(role) });
        }
        "location" => {
            let uri = e.attr("geo").filter(|geo| geo.starts_with("geo:"));
            let name = Some(e.words()).filter(|name| !name.is_empty());
            found.article().located.push(Concept { uri, name, ..Concept::default() });
        }
        "license" => {
            let url = e.attr("url");
            link(found, &e, url, "license", None);
        }
        _ => {}
    }
}

/// GeoRSS (<https://www.georss.org/>) and the W3C's vocabulary: points, as `geo` URIs (RFC 5870).
fn located(found: &mut Found, name: &str, mut e: Element<'_>, raw: &str) {
    match name {
        "featurename" => found.place_name = found.place_name.take().or_else(|| Some(e.words())),
        "lat_long" => found.pair(&e.words()),
        "lat" => found.latitude = found.latitude.take().or_else(|| Some(e.words())),
        "long" | "lon" => found.longitude = found.longitude.take().or_else(|| Some(e.words())),
        // GeoRSS has both numbers in one, GML in the innermost element, and the W3C's point in one each.
        "point" | "where" => {
            let inside = e.inside();
            let of = |names: &[&str]| inside.iter().find(|(n, _)| names.contains(&n.as_str())).map(|(_, w)| w.clone());
            match (of(&["lat"]), of(&["long", "lon"])) {
                (Some(lat), Some(long)) => found.point(&lat, &long),
                _ => found.pair(&whole(raw)),
            }
        }
        _ => {}
    }
}

/// All words of an element.
fn whole(raw: &str) -> String {
    let (mut cursor, mut quiet) = (Cursor::new(raw, &[], Limits::default()), Report::default());
    let Some(tag) = cursor.root(&mut quiet) else { return String::new() };
    cursor.text(&tag, &mut quiet).trim().to_owned()
}

/// PRISM (<https://www.w3.org/submissions/2020/SUBM-prism-20200910/>).
fn prism(found: &mut Found, name: &str, mut e: Element<'_>) {
    let a = found.article();
    match name {
        "publicationdate" => a.published = a.published.take().or_else(|| e.time()),
        "modificationdate" => a.version_created = a.version_created.take().or_else(|| e.time()),
        "creationdate" => a.first_created = a.first_created.take().or_else(|| e.time()),
        "embargodate" => a.embargoed_until = a.embargoed_until.take().or_else(|| e.time()),
        "expirationdate" | "killdate" => a.expires.extend(e.time().map(Expiry::at)),
        "copyright" => a.copyright_notice.push(Text::plain(e.words())),
        "doi" => a.alt_ids.push(AltId::new(e.words(), "doi")),
        "keyword" => a.keywords.push(Text::plain(e.words())),
        "teaser" => a.summary = a.summary.take().or_else(|| Some(e.text())),
        "person" => a.people.push(Concept::named(e.words())),
        "organization" | "company" | "corporateentity" => a.organisations.push(Concept::named(e.words())),
        "location" => a.places.push(Concept::named(e.words())),
        "event" => a.events.push(Concept::named(e.words())),
        "object" => a.objects.push(Concept::named(e.words())),
        _ => {}
    }
}

/// Terms of Dublin Core that stand beside the elements of the same meaning.
fn terms(found: &mut Found, name: &str, mut e: Element<'_>) {
    if matches!(name, "available" | "valid") {
        return within(found, name, e);
    }
    let a = found.article();
    match name {
        "title" => a.headline = a.headline.take().or_else(|| Some(e.text())),
        "abstract" | "description" => a.summary = a.summary.take().or_else(|| Some(e.text())),
        "language" => a.language = a.language.take().or_else(|| Some(e.words())),
        "rights" => a.copyright_notice.push(Text::plain(e.words())),
        "subject" => a.subjects.push(Concept::term(e.words())),
        "source" => a.info_sources.extend(Some(e.words()).filter(|words| is_name(words)).map(Party::named)),
        _ => {}
    }
}

/// Whether a source of Dublin Core names who told it, not where it stands or how it is cited.
fn is_name(words: &str) -> bool {
    !words.is_empty() && words.len() <= 80 && !["://", "doi:", "urn:"].iter().any(|mark| words.contains(mark))
}

/// A span in which a work is available or valid (DCMI Period Encoding Scheme), as Media RSS has it: nothing before its start,
/// nothing behind its end.
fn within(found: &mut Found, name: &str, mut e: Element<'_>) {
    let words = e.words();
    let parts = || words.split(';').filter_map(|part| part.split_once('='));
    let of =
        |name: &str| parts().find(|(known, _)| known.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim());
    let time = |name: &str| of(name).and_then(|value| dates::read(value).ok()).map(|stated| stated.time);
    // A work that is or becomes available states the day alone (DCMI Metadata Terms, `available`).
    let from = || (name == "available").then(|| dates::read(&words).ok()).flatten().map(|stated| stated.time);
    let (start, end) = (time("start").or_else(from), time("end"));
    if start.is_some() || end.is_some() {
        let a = found.article();
        a.embargoed_until = a.embargoed_until.take().or(start);
        a.expires.extend(end.map(Expiry::at));
    }
}

/// Elements without a namespace that RSS does not have.
fn plain(found: &mut Found, name: &str, mut e: Element<'_>, raw: &str) {
    match name {
        // The address stands in the element, in one inside as in the `image` of a channel, or in an attribute.
        "image" | "thumbnail" => {
            let inside = e.children(|cursor, child, quiet| child.is("url").then(|| cursor.text(child, quiet)));
            let href = inside.into_iter().next().map(|url| url.trim().to_owned());
            let stated = || ["url", "href", "src"].iter().find_map(|name| e.attr(name));
            let href = href.or_else(stated).unwrap_or_else(|| whole(raw));
            let is_address = href.starts_with('/') || href.contains("://");
            found.image =
                found.image.take().or(Some(href).filter(|href| is_address && !href.contains(char::is_whitespace)));
        }
        "byline" => found.article().by.push(Text::plain(e.words())),
        "copyright" => found.article().copyright_notice.push(Text::plain(e.words())),
        _ => {}
    }
}

/// `foaf:maker` (FOAF 0.99): who is described in it, with name, page and address.
fn maker(raw: &str) -> Option<Party> {
    let (mut cursor, quiet) = (Cursor::new(raw, &[], Limits::default()), &mut Report::default());
    let root = cursor.root(quiet)?;
    let mut party = Party::default();
    while let Some(agent) = cursor.child(&root, quiet) {
        while let Some(said) = cursor.child(&agent, quiet) {
            let resource = cursor.attrs(&said).find(|a| a.name == "resource").map(|a| a.value.trim().to_owned());
            let words = cursor.text(&said, quiet).trim().to_owned();
            let value = Some(resource.unwrap_or(words)).filter(|value| !value.is_empty());
            match said.name {
                "name" => party.name = party.name.or(value),
                "homepage" => party.uri = party.uri.or(value),
                "mbox" => party.email = party.email.or(value.and_then(|mbox| printed_party::read_party(&mbox).email)),
                _ => {}
            }
        }
    }
    Some(party).filter(|party| *party != Party::default())
}

/// Modules of which little is read.
fn other(found: &mut Found, name: &str, mut e: Element<'_>) {
    match name {
        // Creative Commons, which has the address in `rdf:resource` or as text.
        "license" => {
            let href = e.attr("resource").unwrap_or_else(|| e.words());
            link(found, &e, Some(href), "license", None);
        }
        "commentrss" => {
            let href = e.words();
            link(found, &e, Some(href), "replies", Some("application/rss+xml"));
        }
        // What a browser shows of the feed: what Atom 0.3 has `info` for.
        "browserfriendly" => found.info = found.info.take().or_else(|| Some(e.text())),
        // The page itself, where `link` leads to the counter of a service.
        "origlink" => {
            let href = e.words();
            link(found, &e, Some(href), "canonical", None);
        }
        // CAP 1.2, 3.2.2: what an alert says holds until then.
        "expires" => found.article().expires.extend(e.time().map(Expiry::at)),
        "generatoragent" => found.generator = found.generator.take().or_else(|| e.attr("resource")),
        "updateperiod" => found.period = period(&e.words()),
        "updatefrequency" => found.frequency = e.words().parse().ok().filter(|n| *n > 0),
        _ => {}
    }
}

/// A period in minutes; months and years have no length of their own.
fn period(word: &str) -> Option<u32> {
    match word {
        "hourly" => Some(60),
        "daily" => Some(60 * 24),
        "weekly" => Some(60 * 24 * 7),
        _ => None,
    }
}
