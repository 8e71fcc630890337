//! What a page says of its story in `meta` elements, links and marks: fills what JSON-LD does not state.

use super::visible;
use crate::copy;
use crate::diag::{Diagnostic, Report};
use crate::model::{AltId, Article, Concept, Expiry, Link, Part, Party, Rendition, Text, Time};
use crate::syntax::html::{Mark, Page, Said};
use crate::text::{letters, start};
use crate::vocab::dates;
use crate::vocab::signals::{self, Place, embargo_words};

/// The role of a subject that is a section of a newspaper, and of one's other text.
const SECTION: &str = "section";
/// How many keywords are taken.
const KEYWORDS: usize = 200;

/// Fills an article from a page.
pub(super) fn fill(a: &mut Article, page: &Page, report: &mut Report) {
    words(a, page);
    times(a, page, report);
    credits(a, page);
    rights(a, page);
    subjects(a, page);
    identity(a, page);
    pictures(a, page);
}

/// What elements of a page are marked as.
fn marked(page: &Page, said: Said) -> impl Iterator<Item = &Mark> {
    page.marks.iter().filter(move |mark| mark.said == said)
}

fn first(page: &Page, names: &[&str], said: Said) -> Option<String> {
    page.meta_of(names).map(str::to_owned).or_else(|| marked(page, said).next().map(|mark| mark.words.clone()))
}

fn words(a: &mut Article, page: &Page) {
    if a.headline.is_none() {
        a.headline = headline(page).map(Text::plain);
    }
    const SUMMARIES: &[&str] = &[
        "og:description",
        "description",
        "dc.description",
        "dcterms.description",
        "twitter:description",
        "sailthru.description",
    ];
    if a.summary.is_none() {
        a.summary = first(page, SUMMARIES, Said::Summary).map(Text::plain);
    }
    if a.language.is_none() {
        let stated = page.language.as_deref().or(page.meta_of(&["content-language", "og:locale", "dc.language"]));
        a.language =
            stated.map(|tag| tag.split(',').next().unwrap_or(tag).trim().to_owned()).filter(|tag| !tag.is_empty());
    }
}

/// The heading where the title for sharing begins with it or there is none: that one often goes on with the site's name.
fn headline(page: &Page) -> Option<String> {
    let shared =
        page.meta_of(&["og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"]);
    let marked = marked(page, Said::Headline).next().map(|mark| mark.words.as_str());
    let heading =
        marked.or(page.heading.as_deref()).filter(|heading| shared.is_none_or(|shared| shared.starts_with(heading)));
    if let Some(heading) = heading.or(shared).or(page.heading.as_deref()) {
        return Some(heading.to_owned());
    }
    let title = page.title.as_deref()?;
    let site = page.meta_of(&["og:site_name"]);
    let without = site
        .and_then(|site| title.strip_suffix(site))
        .map(|rest| rest.trim_end_matches([' ', '-', '|', '–', '—', '·']));
    Some(without.filter(|rest| !rest.is_empty()).unwrap_or(title).to_owned())
}

fn times(a: &mut Article, page: &Page, report: &mut Report) {
    const PUBLISHED: &[&str] = &[
        "article:published_time",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publish-date",
        "date",
    ];
    const MODIFIED: &[&str] =
        &["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod"];
    if a.published.is_none() {
        a.published = first(page, PUBLISHED, Said::Published).and_then(|words| time(&words, report));
    }
    if a.version_created.is_none() {
        a.version_created = first(page, MODIFIED, Said::Modified).and_then(|words| time(&words, report));
    }
    if a.expires.is_empty() {
        const UNTIL: &[&str] = &["article:expiration_time", "prism.expirationdate", "prism.killdate"];
        let stated = page.meta_of(UNTIL).or_else(|| no_longer(page)).and_then(|words| time(words, report));
        a.expires.extend(stated.map(Expiry::at));
    }
    embargo(a, page, report);
    if a.pub_status.is_none() {
        const STATUS: &[&str] = &["pubstatus", "pub-status", "publishing-status", "article:status"];
        let stops = |word: &str| match signals::status(word)? {
            "usable" => None,
            "canceled" => Some("canceled"),
            _ => Some("withheld"),
        };
        a.pub_status = page.meta_of(STATUS).and_then(stops).map(str::to_owned);
    }
}

/// Until when a page is held, as publishing systems state it.
fn embargo(a: &mut Article, page: &Page, report: &mut Report) {
    const EMBARGO: &[&str] = &[
        "embargo",
        "embargodate",
        "embargo-date",
        "embargo_date",
        "embargo-until",
        "embargoeduntil",
        "prism.embargodate",
    ];
    let stated = page.meta_of(EMBARGO).filter(|words| !words.trim().is_empty());
    let Some(words) = stated.filter(|_| a.embargoed_until.is_none() && a.embargo.is_none()) else { return };
    a.embargoed_until = time(words, report);
    if a.embargoed_until.is_none() {
        a.embargo = embargo_words(words, Place::EmbargoNote).map(str::to_owned);
    }
}

/// The time behind which search engines show a page no more.
fn no_longer(page: &Page) -> Option<&str> {
    const RULE: &str = "unavailable_after:";
    page.metas_of(&["robots", "googlebot"]).find_map(|rules| {
        let at = rules.to_ascii_lowercase().find(RULE)?;
        rules.get(at + RULE.len()..).map(str::trim)
    })
}

fn time(words: &str, report: &mut Report) -> Option<Time> {
    let words = words.trim();
    let read = Time::new(words).or_else(|| dates::read(words).ok().map(|stated| stated.time));
    if read.is_none() {
        report.add_of("date/unreadable", || dates::unreadable(words, None));
    }
    read
}

fn credits(a: &mut Article, page: &Page) {
    authors(a, page);
    suppliers(a, page);
    if a.creditline.is_empty() {
        a.creditline.extend(marked(page, Said::Credit).map(|mark| Text::plain(&*mark.words)));
    }
    if a.dateline.is_empty() {
        let stated = marked(page, Said::Dateline)
            .next()
            .map(|mark| crate::model::Dateline { text: Some(mark.words.clone()), ..Default::default() });
        a.dateline.extend(stated);
    }
}

/// Names of `meta` elements that say who wrote it.
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "authors",
];
/// What may be done with it.
const RIGHTS: &[&str] = &["copyright", "dc.rights", "dcterms.rights", "rights", "rights-standard"];
/// Whose it is.
const HOLDERS: &[&str] = &["dcterms.rightsholder", "copyright-holder"];
/// Who publishes it.
const PUBLISHERS: &[&str] = &["og:site_name", "dc.publisher", "dcterms.publisher", "publisher"];
/// Where it came from.
const SOURCES: &[&str] = &["source", "dc.source", "dcterms.source"];
/// The same where the name says what kind of source it was.
const ROLED_SOURCES: &[&str] = &["original-source", "syndication-source"];

/// Tells of credits that a page states and that say something else than what was read of a better place.
pub(super) fn beside(a: &Article, page: &Page, report: &mut Report) {
    let letters = |words: &str| letters(words).collect::<String>();
    let mut known: Vec<String> = Vec::new();
    for list in [&a.creators, &a.contributors, &a.info_sources, &a.copyright_holder] {
        for party in list {
            let said = [&party.name, &party.uri, &party.literal, &party.affiliation].into_iter().flatten();
            known.extend(said.chain(&party.same_as).map(|words| letters(words)));
        }
    }
    known.extend(a.provider.iter().filter_map(Party::print).map(letters));
    for list in [&a.by, &a.creditline, &a.copyright_notice, &a.usage_terms, &a.signoff] {
        known.extend(list.iter().map(|text| letters(&text.value)));
    }
    known.retain(|known| !known.is_empty());
    let stated = [AUTHORS, RIGHTS, HOLDERS, PUBLISHERS, SOURCES, ROLED_SOURCES].into_iter().flatten();
    for name in stated {
        for words in page.metas_of(&[*name]) {
            let said = letters(words);
            if !said.is_empty() && !known.iter().any(|known| known.contains(&said) || said.contains(known.as_str())) {
                let message =
                    format!("`{}`, which is the {name} of the page, is left out: others are named", start(words, 200));
                report.add(Diagnostic::info("html/left-out", message));
                known.push(said);
            }
        }
    }
}

/// Who wrote it, and who had a part in it.
fn authors(a: &mut Article, page: &Page) {
    let stated = !a.creators.is_empty();
    if !stated {
        let metas: Vec<&str> = page.metas_of(AUTHORS).collect();
        let names = metas.iter().filter(|words| !words.contains("://"));
        names.for_each(|words| named(words).into_iter().for_each(|party| add(&mut a.creators, party)));
    }
    if a.creators.is_empty() {
        for mark in marked(page, Said::Author) {
            for mut party in named(&mark.words) {
                party.uri = mark.href.clone();
                add(&mut a.creators, party);
            }
        }
    }
    for mark in marked(page, Said::Byline) {
        let Some(found) = visible::signed(&mark.words) else { continue };
        if a.by.is_empty() {
            a.by.push(Text::plain(found.text));
        }
        if a.creators.is_empty() {
            a.creators = found.people;
        }
    }
    if !stated {
        let pages: Vec<&str> = page.metas_of(AUTHORS).filter(|words| words.contains("://")).collect();
        profiles(&mut a.creators, &pages);
    }
    if a.contributors.is_empty() {
        let metas = page.metas_of(&["dc.contributor", "dcterms.contributor"]).map(Party::named);
        metas.for_each(|party| add(&mut a.contributors, party));
    }
}

/// Authors of whom a page is stated and no name (`article:author` of Open Graph). Whose it is of those who are named is not said.
fn profiles(list: &mut Vec<Party>, pages: &[&str]) {
    for page in pages {
        if !list.iter().any(|party| party.uri.as_deref() == Some(page)) {
            list.push(Party { uri: Some((*page).to_owned()), ..Party::default() });
        }
    }
}

/// Who publishes it, and who supplied it.
fn suppliers(a: &mut Article, page: &Page) {
    if a.provider.is_none() {
        let stated = page.meta_of(PUBLISHERS);
        let stated = stated.filter(|name| !name.contains("://"));
        let marked = || marked(page, Said::Publisher).next().map(|mark| mark.words.as_str());
        a.provider = stated.or_else(marked).map(Party::named);
    }
    if a.info_sources.is_empty() {
        for name in ROLED_SOURCES {
            let stated = page.metas_of(std::slice::from_ref(name));
            a.info_sources.extend(stated.map(|said| source(said).role(*name)));
        }
        a.info_sources.extend(page.metas_of(SOURCES).map(source));
        marked(page, Said::Source).for_each(|mark| add(&mut a.info_sources, source(&mark.words)));
    }
}

/// The people that a name of authors names: `Ada Lind and Odd Berg` are two.
pub(super) fn named(words: &str) -> Vec<Party> {
    let words = words.trim();
    let line = ["By ", "by ", "BY "].iter().find_map(|by| words.strip_prefix(by)).unwrap_or(words);
    match copy::byline(&format!("By {line}")).and_then(copy::Found::certain).map(|found| found.value.people) {
        Some(people) if !people.is_empty() => people,
        _ => vec![Party::named(line)],
    }
}

fn source(words: &str) -> Party {
    match words.contains("://") {
        true => Party { uri: Some(words.to_owned()), ..Party::default() },
        false => Party::named(words),
    }
}

fn add(list: &mut Vec<Party>, party: Party) {
    if !party.is_blank() && !list.iter().any(|there| there.name.is_some() && there.name == party.name) {
        list.push(party);
    }
}

fn rights(a: &mut Article, page: &Page) {
    if a.copyright_notice.is_empty() {
        let stated = page.meta_of(RIGHTS);
        let stated = stated.or_else(|| marked(page, Said::Copyright).next().map(|mark| mark.words.as_str()));
        a.copyright_notice.extend(stated.map(Text::plain));
    }
    if a.copyright_holder.is_empty() {
        let stated = page.meta_of(HOLDERS);
        let stated = stated.or_else(|| marked(page, Said::Holder).next().map(|mark| mark.words.as_str()));
        a.copyright_holder.extend(stated.map(Party::named));
    }
    if a.usage_terms.is_empty()
        && let Some(link) = page.link_of("license")
    {
        let words = if link.words.is_empty() { link.href.clone() } else { link.words.clone() };
        a.usage_terms.push(Text { href: Some(link.href.clone()), ..Text::plain(words) });
    }
}

fn subjects(a: &mut Article, page: &Page) {
    if a.keywords.is_empty() {
        let lists = page.metas_of(&["news_keywords", "keywords", "parsely-tags", "sailthru.tags"]);
        let listed = lists.flat_map(|list| list.split(','));
        let tags =
            page.metas_of(&["article:tag", "og:article:tag"]).chain(marked(page, Said::Tag).map(|mark| &*mark.words));
        for word in listed.chain(tags).map(str::trim).filter(|word| !word.is_empty()) {
            if a.keywords.len() < KEYWORDS && !a.keywords.iter().any(|there| there.value.eq_ignore_ascii_case(word)) {
                a.keywords.push(Text::plain(word));
            }
        }
    }
    if a.subjects.is_empty() {
        let stated = page.metas_of(&["article:section", "parsely-section", "section"]).map(str::to_owned);
        let stated: Vec<String> = stated.chain(marked(page, Said::Section).map(|mark| mark.words.clone())).collect();
        for name in stated {
            let section = Concept::named(name).role(SECTION);
            if !a.subjects.contains(&section) {
                a.subjects.push(section);
            }
        }
    }
}

fn identity(a: &mut Article, page: &Page) {
    let canonical = page.link_of("canonical").map(|link| link.href.as_str());
    if let (None, Some(href)) = (a.link("alternate"), canonical.or(page.meta_of(&["og:url", "parsely-link"]))) {
        a.links.push(Link::new(href, "alternate"));
    }
    if let Some(link) = page.link_of("amphtml") {
        a.links.push(Link::new(&*link.href, "amphtml"));
    }
    if a.alt_ids.is_empty() {
        for name in ["parsely-post-id", "dc.identifier", "dcterms.identifier", "article_id", "articleid"] {
            a.alt_ids.extend(page.meta_of(&[name]).map(|id| AltId::new(id, name)));
        }
    }
    if a.base.is_none() {
        a.base.clone_from(&page.base);
    }
}

/// The picture and the video that a page is shared with, where it names no others.
fn pictures(a: &mut Article, page: &Page) {
    let number = |name: &str| page.meta_of(&[name]).and_then(|words| words.parse().ok());
    let has = |a: &Article, kind: &str| a.associations.iter().any(|one| one.kind.as_deref() == Some(kind));
    let image =
        page.meta_of(&["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"]);
    let image = image.or_else(|| page.link_of("image_src").map(|link| link.href.as_str()));
    if let Some(href) = image.filter(|_| !has(a, "picture") && page.figures.is_empty()) {
        let mut picture = Article { kind: Some("picture".into()), ..Article::default() };
        picture.renditions.push(Rendition {
            href: Some(href.to_owned()),
            content_type: page.meta_of(&["og:image:type"]).map(str::to_owned),
            width: number("og:image:width"),
            height: number("og:image:height"),
            ..Rendition::default()
        });
        let alt = page.meta_of(&["og:image:alt", "twitter:image:alt"]);
        picture.descriptions.extend(alt.map(|alt| Text::plain(alt).role("alt")));
        a.associations.push(picture);
    }
    let video = page.meta_of(&["og:video:secure_url", "og:video:url", "og:video"]);
    if let Some(href) = video.filter(|_| !has(a, "video")) {
        let mut video = Article { kind: Some("video".into()), ..Article::default() };
        video.renditions.push(Rendition {
            href: Some(href.to_owned()),
            content_type: page.meta_of(&["og:video:type"]).map(str::to_owned),
            width: number("og:video:width"),
            height: number("og:video:height"),
            ..Rendition::default()
        });
        a.associations.push(video);
    }
}
