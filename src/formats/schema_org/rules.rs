//! The rules of articles in JSON-LD, each with its check: what search engines and schema.org say of them.

use crate::diag::{Clause, Level};
use crate::formats::check::{check, count, join};
use crate::formats::checks::{Found, iso8601, nonblank};
use crate::formats::json_checks::{DATES, JSON, shown, whole_address, words, wrong};
use crate::formats::json_ld::{google, is_article};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::json::{Entry, Fields, Kind, Value};
use crate::vocab::languages;

/// Every rule of schema.org.
pub(super) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] = &[OWN, JSON];

const OWN: &[Check] = &[
    check(&MISSING_HEADLINE, missing_headline),
    check(&LONG_HEADLINE, long_headline),
    check(&MISSING_DATE, missing_date),
    check(&BAD_DATE, bad_date).covering(DATES),
    check(&DATE_WITHOUT_ZONE, date_without_zone),
    check(&MISSING_AUTHOR, missing_author),
    check(&AUTHOR_WITHOUT_NAME, author_without_name),
    check(&SEVERAL_IN_ONE_NAME, several_in_one_name),
    check(&MISSING_IMAGE, missing_image),
    check(&MISSING_PUBLISHER, missing_publisher),
    check(&RELATIVE_URL, relative_url),
    check(&BAD_LANGUAGE, bad_language),
];

/// The property of this name, whatever says that it is schema.org's.
fn property<'f, 'a>(of: &'f Fields<'a>, name: &str) -> Option<&'f Entry<'a>> {
    const BEFORE: [&str; 3] = ["schema:", "https://schema.org/", "http://schema.org/"];
    let is = |key: &str| key == name || BEFORE.iter().any(|before| key.strip_prefix(before) == Some(name));
    of.entries().iter().find(|entry| is(entry.key) && entry.value.kind() != Kind::Null)
}

/// The values of a property: those in a list, or the one.
fn values<'a>(of: &Fields<'a>, name: &str) -> Vec<Value<'a>> {
    let Some(entry) = property(of, name) else { return Vec::new() };
    match entry.value.kind() {
        Kind::Array => entry.value.items().collect(),
        _ => vec![entry.value],
    }
}

/// The article, where the node is one.
fn article<'a>(part: &Part<'a>) -> Option<&'a Fields<'a>> {
    part.json.filter(|node| {
        let mut types = values(node, "@type");
        types.extend(values(node, "type"));
        types.iter().any(|name| {
            let name = name.string();
            is_article(name.rsplit(['/', ':']).next().unwrap_or_default())
        })
    })
}

/// Finds that an article lacks a property.
fn lacks(part: &Part<'_>, name: &str, rule: &crate::diag::Rule, found: Found<'_>) {
    let says = |value: &Value<'_>| value.kind() != Kind::String || nonblank(&value.string());
    if let Some(node) = article(part).filter(|node| !values(node, name).iter().any(says)) {
        found(finding(rule, format!("the article has no `{name}`"), node.start()));
    }
}

rule! { MISSING_HEADLINE = "schema-org" / "missing-headline" json, google("headline", Level::May);
    "An article has a headline."
    "Search results and social networks show another line of the page in its place."
    "Add `headline`."
}

fn missing_headline(part: &Part<'_>, found: Found<'_>) {
    lacks(part, "headline", &MISSING_HEADLINE, found);
}

/// Characters of a headline that are shown everywhere.
const HEADLINE: usize = 110;

rule! { LONG_HEADLINE = "schema-org" / "long-headline" json, google("headline", Level::May);
    "A headline is short: some 110 characters."
    "What is longer is cut off on many screens."
    "Write a shorter one, and the long one into `alternativeHeadline`."
}

fn long_headline(part: &Part<'_>, found: Found<'_>) {
    let Some(entry) = article(part).and_then(|node| property(node, "headline")) else { return };
    let length = entry.value.string().chars().count();
    if entry.value.kind() == Kind::String && length > HEADLINE {
        let message = format!("the headline has {length} characters, more than {HEADLINE}");
        found(finding(&LONG_HEADLINE, message, entry.value.span()));
    }
}

rule! { MISSING_DATE = "schema-org" / "missing-date" json, google("datePublished", Level::May);
    "An article says when it was published."
    "A search engine guesses, often from when it saw the page."
    "Add `datePublished`, as `2026-03-12T09:30:00+01:00`."
}

fn missing_date(part: &Part<'_>, found: Found<'_>) {
    lacks(part, "datePublished", &MISSING_DATE, found);
}

const TIMES: [&str; 4] = ["datePublished", "dateModified", "dateCreated", "expires"];

/// What an article states as a time, where it is a string that says something.
fn times<'a>(part: &Part<'a>) -> Vec<(Entry<'a>, String)> {
    let entries = article(part).into_iter().flat_map(|node| TIMES.iter().filter_map(|name| property(node, name)));
    let strings = entries.filter(|entry| entry.value.kind() == Kind::String);
    strings.map(|entry| (*entry, entry.value.string().trim().to_owned())).filter(|(_, text)| nonblank(text)).collect()
}

rule! { BAD_DATE = "schema-org" / "bad-date" json, google("datePublished, dateModified", Level::Must);
    "A date is one of ISO 8601."
    "The date is not shown, and the article is sorted as if it had none."
    "Write it as `2026-03-12T09:30:00+01:00`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    for (entry, _) in times(part).iter().filter(|(_, text)| iso8601(text).is_none()) {
        found(wrong(entry, &BAD_DATE, "a date of ISO 8601"));
    }
}

rule! { DATE_WITHOUT_ZONE = "schema-org" / "date-without-zone" json, google("datePublished, dateModified", Level::Should);
    "A time has a zone."
    "Without one the zone of the search engine's machine is taken."
    "Add the zone, as in `2026-03-12T09:30:00+01:00`."
}

fn date_without_zone(part: &Part<'_>, found: Found<'_>) {
    for (entry, _) in times(part).iter().filter(|(_, text)| iso8601(text) == Some(false) && text.contains('T')) {
        found(finding(&DATE_WITHOUT_ZONE, format!("`{}` has no zone", entry.key), entry.value.span()));
    }
}

rule! { MISSING_AUTHOR = "schema-org" / "missing-author" json, google("author", Level::Should);
    "An article names its author."
    "Nobody is credited where the article is shown."
    "Add `author`, a `Person` or an `Organization` with a `name`."
}

fn missing_author(part: &Part<'_>, found: Found<'_>) {
    lacks(part, "author", &MISSING_AUTHOR, found);
}

rule! { AUTHOR_WITHOUT_NAME = "schema-org" / "author-without-name" json, google("author.name", Level::Should);
    "An author is a `Person` or an `Organization` with a name."
    "A mere string, or a node without a name, is not taken for an author."
    "Write `{\"@type\": \"Person\", \"name\": \"...\"}`."
}

fn author_without_name(part: &Part<'_>, found: Found<'_>) {
    for author in article(part).into_iter().flat_map(|node| values(node, "author")) {
        let refers = |node: &Fields<'_>| node.get("@id").is_some() && property(node, "@type").is_none();
        let named = Fields::of(author).is_some_and(|node| property(&node, "name").is_some() || refers(&node));
        if !named {
            let message = format!("the author is {}, not a node with a `name`", shown(author));
            found(finding(&AUTHOR_WITHOUT_NAME, message, author.span()));
        }
    }
}

rule! { SEVERAL_IN_ONE_NAME = "schema-org" / "several-in-one-name" json, google("author.name", Level::Should);
    "Each author is a node of its own, and its name nothing but the name."
    "`By A and B` becomes one author whom nobody knows."
    "Write a list of authors, and leave `By` out."
}

fn several_in_one_name(part: &Part<'_>, found: Found<'_>) {
    for author in article(part).into_iter().flat_map(|node| values(node, "author")) {
        let Some(node) = Fields::of(author) else { continue };
        let Some(entry) = property(&node, "name").filter(|entry| entry.value.kind() == Kind::String) else { continue };
        let name = entry.value.string();
        let person = values(&node, "@type").iter().any(|kind| kind.string() == "Person");
        if person && (name.contains(" and ") || name.starts_with("By ") || name.contains(';')) {
            found(finding(&SEVERAL_IN_ONE_NAME, format!("`{name}` is no name alone"), entry.value.span()));
        }
    }
}

rule! { MISSING_IMAGE = "schema-org" / "missing-image" json, google("image", Level::May);
    "An article has a picture."
    "Large cards and carousels show articles with pictures only."
    "Add `image`, an address or an `ImageObject`."
}

fn missing_image(part: &Part<'_>, found: Found<'_>) {
    lacks(part, "image", &MISSING_IMAGE, found);
}

rule! { MISSING_PUBLISHER = "schema-org" / "missing-publisher" json, google("publisher", Level::May);
    "An article names its publisher."
    "Who stands behind the article is not shown."
    "Add `publisher`, an `Organization` with a `name`."
}

fn missing_publisher(part: &Part<'_>, found: Found<'_>) {
    lacks(part, "publisher", &MISSING_PUBLISHER, found);
}

rule! { RELATIVE_URL = "schema-org" / "relative-url" json, google("url, image", Level::Should);
    "An address is whole."
    "The document is read away from its page, and a relative address leads nowhere."
    "Write the whole address, with `https://`."
}

fn relative_url(part: &Part<'_>, found: Found<'_>) {
    let Some(node) = article(part).filter(|_| part.base.is_none()) else { return };
    let mut all: Vec<Value<'_>> =
        ["url", "image", "thumbnailUrl", "license"].iter().flat_map(|name| values(node, name)).collect();
    let inside = all.iter().filter_map(|value| Fields::of(*value)).flat_map(|node| values(&node, "url"));
    let inside: Vec<Value<'_>> = inside.collect();
    all.extend(inside);
    for value in all.into_iter().filter(|value| !whole_address(*value)) {
        found(finding(&RELATIVE_URL, format!("{} is no whole address", shown(value)), value.span()));
    }
}

rule! { BAD_LANGUAGE = "schema-org" / "bad-language" json, Clause { spec: "schema.org", section: "inLanguage", url: "https://schema.org/inLanguage", level: Level::Should };
    "A language is a tag of BCP 47."
    "Voices, translation and search go by it."
    "Write a tag as `en` or `pt-BR`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    for value in article(part).into_iter().flat_map(|node| values(node, "inLanguage")) {
        if !words(value, languages::language) {
            found(finding(&BAD_LANGUAGE, format!("{} is no language tag", shown(value)), value.span()));
        }
    }
}
