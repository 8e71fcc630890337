//! The rules of pages, each with its check: what browsers need, what search engines ask of a story, and who is credited.

use super::read::unwrapped;
use crate::diag::{Clause, Level, Span};
use crate::formats::check::{Markup, TextTag, check};
use crate::formats::checks::{Found, absolute_uri, nonblank};
use crate::formats::json_ld::google;
use crate::formats::wire_checks::place;
use crate::formats::{Check, Part, finding, rule};
use crate::model::Article;
use crate::syntax::html::{json_ld, tags};

use crate::vocab::languages;

/// Every rule of pages.
pub(super) static RULES: &[Check] = &[
    check(&MISSING_TITLE, missing_title),
    check(&MISSING_CHARSET, missing_charset),
    check(&LATE_CHARSET, late_charset),
    check(&MISSING_LANGUAGE, missing_language),
    check(&BAD_LANGUAGE, bad_language),
    check(&RELATIVE_CANONICAL, relative_canonical),
    check(&SEVERAL_CANONICALS, several_canonicals),
    check(&NOT_LISTED, not_listed),
    check(&INSECURE_RESOURCE, insecure_resource),
    check(&IMAGE_WITHOUT_ALT, image_without_alt),
    check(&MISSING_JSON_LD, missing_json_ld),
    check(&BROKEN_JSON_LD, broken_json_ld),
    check(&MISSING_CREDIT, missing_credit),
    check(&MISSING_DATE, missing_date),
    check(&UNCREDITED_PICTURE, uncredited_picture),
];

const fn html(section: &'static str, url: &'static str, level: Level) -> Clause {
    Clause { spec: "HTML Standard", section, url, level }
}

const CHARSET: Clause = html("4.2.5.4", "https://html.spec.whatwg.org/multipage/semantics.html#charset", Level::Must);
const LANGUAGE: Clause =
    html("3.2.6.2", "https://html.spec.whatwg.org/multipage/dom.html#the-lang-and-xml:lang-attributes", Level::Should);
const CANONICAL: Clause = Clause {
    spec: "RFC 6596",
    section: "3",
    url: "https://www.rfc-editor.org/rfc/rfc6596#section-3",
    level: Level::Should,
};

/// Of a page with more tags than this the first are looked at.
const MOST_TAGS: usize = 50_000;

/// The start tags of the page with their attributes, names in small letters, each value with its place.
fn start_tags<'p>(part: &'p Part<'_>) -> &'p [TextTag] {
    let found = part.tags.get_or_init(|| {
        let start = tags(part.text).filter(|seen| !seen.closing && !seen.cut).take(MOST_TAGS);
        let tags = start
            .map(|seen| {
                let span = Span::new(seen.range.start, seen.range.end);
                let placed = |value: &str| match value {
                    "" => span,
                    value => place(part.text, value),
                };
                let attributes = seen.attributes.iter();
                let attributes = attributes
                    .map(|(name, value)| (name.to_ascii_lowercase(), (*value).to_owned(), placed(value)))
                    .collect();
                TextTag { name: seen.name.to_ascii_lowercase(), attributes, span }
            })
            .collect();
        Markup { tags, ..Markup::default() }
    });
    &found.tags
}

/// The start tags of elements of this name, in what stands above the story: the whole page.
fn named<'p>(part: &'p Part<'_>, name: &'static str) -> impl Iterator<Item = &'p TextTag> {
    let all = if part.article.is_none() { start_tags(part) } else { &[] };
    all.iter().filter(move |tag| tag.name == name)
}

/// An attribute with its place.
fn attribute<'t>(tag: &'t TextTag, name: &str) -> Option<(&'t str, Span)> {
    tag.attributes.iter().find(|(known, ..)| known == name).map(|(_, value, span)| (value.as_str(), *span))
}

fn says(tag: &TextTag, name: &str, word: &str) -> bool {
    attribute(tag, name).is_some_and(|(value, _)| value.split_whitespace().any(|one| one.eq_ignore_ascii_case(word)))
}

/// Where a page begins.
fn beginning(part: &Part<'_>) -> Span {
    let root = start_tags(part).iter().find(|tag| tag.name == "html").or(start_tags(part).first());
    root.map_or(Span::new(0, 0), |tag| tag.span)
}

rule! { MISSING_TITLE = "html" / "missing-title" html,
    html("4.2.2", "https://html.spec.whatwg.org/multipage/semantics.html#the-title-element", Level::Must);
    "A page has a title."
    "Browsers, bookmarks and search results show the address in its place."
    "Add `<title>` to the head, with the headline."
}

fn missing_title(part: &Part<'_>, found: Found<'_>) {
    if part.article.is_none() && named(part, "title").next().is_none() {
        found(finding(&MISSING_TITLE, "the page has no `title`", beginning(part)));
    }
}

/// The first declaration of an encoding.
fn charset<'p>(part: &'p Part<'_>) -> Option<&'p TextTag> {
    named(part, "meta").find(|tag| {
        let by_type = says(tag, "http-equiv", "content-type")
            && attribute(tag, "content").is_some_and(|(content, _)| content.to_ascii_lowercase().contains("charset="));
        attribute(tag, "charset").is_some() || by_type
    })
}

rule! { MISSING_CHARSET = "html" / "missing-charset" html, Clause { level: Level::Should, ..CHARSET };
    "A page says in which encoding it is."
    "Saved or sent on without its headers, its accents and quotation marks become other characters."
    "Add `<meta charset=\"utf-8\">` as the first element of the head."
}

fn missing_charset(part: &Part<'_>, found: Found<'_>) {
    let declared = || part.text.trim_start().starts_with("<?xml") || charset(part).is_some();
    if part.article.is_none() && !declared() {
        found(finding(&MISSING_CHARSET, "the page does not say in which encoding it is", beginning(part)));
    }
}

/// How far browsers look for the encoding.
const LOOKED_AT: usize = 1024;

rule! { LATE_CHARSET = "html" / "late-charset" html, CHARSET;
    "The encoding is declared within the first 1024 bytes."
    "Browsers look no further, and guess."
    "Move `<meta charset=\"utf-8\">` to the top of the head, before scripts and comments."
}

fn late_charset(part: &Part<'_>, found: Found<'_>) {
    if let Some(tag) = charset(part).filter(|tag| tag.span.end > LOOKED_AT) {
        let message = format!("the encoding is declared at byte {}, behind the first {LOOKED_AT}", tag.span.start);
        found(finding(&LATE_CHARSET, message, tag.span));
    }
}

rule! { MISSING_LANGUAGE = "html" / "missing-language" html, Clause { level: Level::May, ..LANGUAGE };
    "A page says in which language it is."
    "It is read aloud with the sounds of another, and offered for translation into its own."
    "Write `<html lang=\"en\">`, with the code of BCP 47."
}

fn missing_language(part: &Part<'_>, found: Found<'_>) {
    let stated = |tag: &TextTag| ["lang", "xml:lang"].iter().any(|name| attribute(tag, name).is_some());
    if part.article.is_none() && !named(part, "html").any(stated) {
        found(finding(&MISSING_LANGUAGE, "the page does not say in which language it is", beginning(part)));
    }
}

rule! { BAD_LANGUAGE = "html" / "bad-language" html, LANGUAGE;
    "A `lang` is a language tag."
    "The page is read aloud with the sounds of another language, and offered for translation into its own."
    "Write a code of BCP 47, as `en` or `nb-NO`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    let all = if part.article.is_none() { start_tags(part) } else { &[] };
    for (value, span) in all.iter().filter_map(|tag| attribute(tag, "lang")) {
        if nonblank(value) && !languages::language(value) {
            found(finding(&BAD_LANGUAGE, format!("`{value}` is no language tag"), span));
        }
    }
}

/// The addresses under which the page wants to be known.
fn canonicals<'p>(part: &'p Part<'_>) -> impl Iterator<Item = (&'p str, Span)> {
    let links = named(part, "link").filter(|tag| says(tag, "rel", "canonical"));
    links.filter_map(|tag| attribute(tag, "href"))
}

rule! { RELATIVE_CANONICAL = "html" / "relative-canonical" html, CANONICAL;
    "The `canonical` address of a page is a whole one."
    "On a copy, or under another host, it leads to the copy."
    "Write the whole address, with `https://` and the host."
}

fn relative_canonical(part: &Part<'_>, found: Found<'_>) {
    for (href, span) in canonicals(part).filter(|(href, _)| !absolute_uri(href)) {
        found(finding(&RELATIVE_CANONICAL, format!("`{href}` is relative"), span));
    }
}

rule! { SEVERAL_CANONICALS = "html" / "several-canonicals" html, CANONICAL;
    "A page has one `canonical` address."
    "Search engines pass over all of them, and choose one themselves."
    "Keep the one under which the story is to be known."
}

fn several_canonicals(part: &Part<'_>, found: Found<'_>) {
    let mut all = canonicals(part);
    let Some((first, _)) = all.next() else { return };
    for (other, span) in all.filter(|(other, _)| *other != first) {
        found(finding(&SEVERAL_CANONICALS, format!("`{other}` is another one than `{first}`"), span));
    }
}

rule! { NOT_LISTED = "html" / "not-listed" html,
    Clause {
        spec: "Google Search Central, robots meta tag",
        section: "noindex",
        url: "https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag",
        level: Level::May,
    };
    "Search engines may list the page of a story."
    "A page that was made with `noindex` for a test and deployed so is found by nobody."
    "Leave `noindex` out, unless it is meant."
}

fn not_listed(part: &Part<'_>, found: Found<'_>) {
    let robots = |tag: &&TextTag| ["robots", "googlebot", "googlebot-news"].iter().any(|name| says(tag, "name", name));
    for (content, span) in named(part, "meta").filter(robots).filter_map(|tag| attribute(tag, "content")) {
        if content.split(',').any(|word| matches!(word.trim().to_ascii_lowercase().as_str(), "noindex" | "none")) {
            found(finding(&NOT_LISTED, format!("`{content}` tells search engines not to list the page"), span));
        }
    }
}

rule! { INSECURE_RESOURCE = "html" / "insecure-resource" html,
    Clause {
        spec: "Mixed Content",
        section: "5.3",
        url: "https://www.w3.org/TR/mixed-content/#should-block-fetch",
        level: Level::Should,
    };
    "Scripts, frames and styles are fetched over `https:`."
    "A browser that fetched the page so refuses them, and the page is not what it was made to be."
    "Write the address with `https://`."
}

fn insecure_resource(part: &Part<'_>, found: Found<'_>) {
    let all = if part.article.is_none() { start_tags(part) } else { &[] };
    for tag in all {
        let address = match tag.name.as_str() {
            "script" | "iframe" | "embed" => attribute(tag, "src"),
            "object" => attribute(tag, "data"),
            "link" if says(tag, "rel", "stylesheet") => attribute(tag, "href"),
            _ => None,
        };
        if let Some((href, span)) = address.filter(|(href, _)| href.trim_start().starts_with("http:")) {
            found(finding(&INSECURE_RESOURCE, format!("`{}` fetches `{href}`", tag.name), span));
        }
    }
}

rule! { IMAGE_WITHOUT_ALT = "html" / "image-without-alt" html,
    html("4.8.3", "https://html.spec.whatwg.org/multipage/embedded-content.html#attr-img-alt", Level::May);
    "An image has a text that stands for it."
    "Who does not see it hears the name of the file."
    "Add `alt` with what is to be seen; an empty one where the image says nothing."
}

fn image_without_alt(part: &Part<'_>, found: Found<'_>) {
    for tag in named(part, "img").filter(|tag| attribute(tag, "alt").is_none()) {
        found(finding(&IMAGE_WITHOUT_ALT, "the image has no `alt`", tag.span));
    }
}

rule! { MISSING_JSON_LD = "html" / "missing-json-ld" html, google("How to add structured data", Level::Should);
    "A page of a story says in a script block of JSON-LD what it is."
    "Search engines and aggregators guess its headline, its date and who wrote it from what the page looks like."
    "Add `<script type=\"application/ld+json\">` with a `NewsArticle`; `wiredesk convert --to schema-org` writes one."
}

fn missing_json_ld(part: &Part<'_>, found: Found<'_>) {
    if part.article.is_some() && json_ld(part.text).is_empty() {
        found(finding(&MISSING_JSON_LD, "the page has no script block of JSON-LD", beginning(part)));
    }
}

rule! { BROKEN_JSON_LD = "html" / "broken-json-ld" html,
    Clause {
        spec: "RFC 8259",
        section: "2",
        url: "https://www.rfc-editor.org/rfc/rfc8259#section-2",
        level: Level::Should,
    };
    "A script block of JSON-LD is JSON."
    "Search engines pass over the whole block, and the page says nothing to them."
    "Have the block written by a program; quotation marks and line ends in strings are escaped."
}

fn broken_json_ld(part: &Part<'_>, found: Found<'_>) {
    if part.article.is_some() {
        return;
    }
    for block in json_ld(part.text) {
        let (json, offset) = unwrapped(part.text, block);
        let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(json) else { continue };
        let line = json.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let message = error.to_string();
        // A character that may not stand in a string is not counted as read.
        let before = usize::from(!message.starts_with("control character"));
        let at = json.floor_char_boundary(line + error.column().saturating_sub(before));
        let length = json.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let message = message.split(" at line ").next().unwrap_or_default();
        found(finding(
            &BROKEN_JSON_LD,
            format!("the block is no JSON: {message}"),
            Span::new(offset + at, offset + at + length),
        ));
    }
}

rule! { MISSING_CREDIT = "html" / "missing-credit" html, google("author", Level::Should);
    "A story says who wrote it, or which agency it comes from."
    "Nobody can tell whose work it is, and aggregators credit the site."
    "Add `author` to the block of JSON-LD and a byline to the page; the agency as `creditText` or `sourceOrganization`."
}

fn missing_credit(part: &Part<'_>, found: Found<'_>) {
    let credited = |a: &Article| {
        !(a.by.is_empty() && a.creators.is_empty() && a.creditline.is_empty() && a.info_sources.is_empty())
    };
    if part.article.is_some_and(|a| !credited(a)) {
        found(finding(&MISSING_CREDIT, "nothing on the page says who wrote the story", beginning(part)));
    }
}

rule! { MISSING_DATE = "html" / "missing-date" html, google("datePublished", Level::May);
    "A story says when it was published."
    "Search engines guess, often from when they saw the page."
    "Add `datePublished` to the block of JSON-LD, as `2026-03-12T09:30:00+01:00`."
}

fn missing_date(part: &Part<'_>, found: Found<'_>) {
    if part.article.is_some_and(|a| a.published.is_none() && a.version_created.is_none()) {
        found(finding(&MISSING_DATE, "nothing on the page says when the story was published", beginning(part)));
    }
}

rule! { UNCREDITED_PICTURE = "html" / "uncredited-picture" html,
    Clause {
        spec: "Google Search Central, Image metadata",
        section: "creditText",
        url: "https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata",
        level: Level::May,
    };
    "A picture says whose it is."
    "Who takes the story on cannot credit the photographer or the agency."
    "Add the credit to its `figcaption`, and `creditText` to the image in the block of JSON-LD."
}

fn uncredited_picture(part: &Part<'_>, found: Found<'_>) {
    let Some(article) = part.article else { return };
    let bare = |a: &&Article| {
        let named = a.by.is_empty() && a.creators.is_empty() && a.contributors.is_empty() && a.creditline.is_empty();
        named && a.copyright_notice.is_empty() && a.copyright_holder.is_empty()
    };
    let pictures = article.associations.iter().filter(|a| matches!(a.kind.as_deref(), None | Some("picture")));
    for picture in pictures.filter(bare) {
        let Some(href) = picture.renditions.iter().find_map(|file| file.href.as_deref()) else { continue };
        let tag = start_tags(part).iter().find(|tag| attribute(tag, "src").is_some_and(|(src, _)| src == href));
        let span = tag.map_or(beginning(part), |tag| tag.span);
        found(finding(&UNCREDITED_PICTURE, format!("nothing says whose the picture `{href}` is"), span));
    }
}
