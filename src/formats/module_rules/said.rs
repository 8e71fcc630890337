//! What elements of modules say: something, and in attributes that there are.

use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, blanks, text, unknown_attributes};
use crate::formats::{Check, Part, finding, rule};

/// The rules of what is said.
pub(super) const RULES: &[Check] = &[
    on(&BLANK_ELEMENT, blank_element)
        .at("dc:* dcterms:* itunes:* media:* content:encoded podcast:* slash:section slash:department georss:*"),
    on(&UNKNOWN_ATTRIBUTE, unknown_attribute).at("itunes:* media:* podcast:* thr:*"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const MODULES: Clause =
    should(clause("RSS 2.0", "Extending RSS", "https://www.rssboard.org/rss-specification#extendingRss", Level::Must));

rule! { BLANK_ELEMENT = modules "module" / "blank-element", MODULES;
    "An element of a module says something."
    "Readers show an empty line, or take it for what stands in the format's own element."
    "Leave the element out, or say what it is for."
}

/// Elements that are there for their words.
const WORDS: &[Spot] = &[
    text("dc", "contributor"),
    text("dc", "creator"),
    text("dc", "date"),
    text("dc", "identifier"),
    text("dc", "language"),
    text("dc", "publisher"),
    text("dc", "rights"),
    text("dc", "source"),
    text("dc", "subject"),
    text("dc", "title"),
    text("dcterms", "created"),
    text("dcterms", "issued"),
    text("dcterms", "modified"),
    text("dcterms", "creator"),
    text("dcterms", "contributor"),
    text("dcterms", "rightsHolder"),
    text("itunes", "author"),
    text("itunes", "keywords"),
    text("itunes", "name"),
    text("itunes", "subtitle"),
    text("itunes", "summary"),
    text("itunes", "title"),
    text("media", "copyright"),
    text("media", "credit"),
    text("media", "description"),
    text("media", "keywords"),
    text("media", "title"),
    text("content", "encoded"),
    text("podcast", "funding"),
    text("podcast", "license"),
    text("podcast", "location"),
    text("podcast", "person"),
    text("podcast", "txt"),
    text("media", "category"),
    text("slash", "section"),
    text("slash", "department"),
    text("georss", "featurename"),
];

fn blank_element(part: &Part<'_>, found: Found<'_>) {
    for node in blanks(part, WORDS) {
        // What stands elsewhere is said by a reference, as RDF has it.
        let refers = |name: &str| matches!(name, "resource" | "url" | "href" | "label");
        if part.vocabulary(node) == "podcast" || !node.attrs().iter().any(|attr| refers(attr.name)) {
            found(finding(&BLANK_ELEMENT, format!("`{}` is empty", node.tag().qualified()), node.span()));
        }
    }
}

rule! { UNKNOWN_ATTRIBUTE = modules "module" / "unknown-attribute", MODULES;
    "An attribute of an element of a module is one that the module defines, or is in a namespace of its own."
    "Readers pass over it: it may be misspelt, letter case too."
    "Spell the attribute as the module does; put what the module does not have into a namespace."
}

/// The attributes that a module has on an element.
fn attributes(ns: &str, element: &str) -> Option<&'static [&'static str]> {
    match ns {
        "itunes" => Some(match element {
            "image" => &["href", "url"],
            "category" => &["text"],
            _ => &[],
        }),
        "thr" => Some(match element {
            "in-reply-to" => &["ref", "href", "source", "type"],
            "total" => &["updated"],
            _ => return None,
        }),
        "media" => of_media(element),
        "podcast" => of_podcast(element),
        _ => None,
    }
}

/// Of Media RSS 1.5.1.
fn of_media(element: &str) -> Option<&'static [&'static str]> {
    Some(match element {
        "content" => &[
            "url",
            "fileSize",
            "type",
            "medium",
            "isDefault",
            "expression",
            "bitrate",
            "framerate",
            "samplingrate",
            "channels",
            "duration",
            "height",
            "width",
            "lang",
        ],
        "thumbnail" => &["url", "width", "height", "time"],
        "player" => &["url", "width", "height"],
        "title" | "description" => &["type"],
        "category" => &["scheme", "label"],
        "credit" => &["role", "scheme"],
        "copyright" => &["url"],
        "rating" => &["scheme"],
        "hash" => &["algo"],
        "license" => &["type", "href"],
        "restriction" => &["relationship", "type"],
        "text" => &["type", "lang", "start", "end"],
        "starRating" => &["average", "count", "min", "max"],
        "statistics" => &["views", "favorites"],
        "embed" => &["url", "width", "height"],
        "param" => &["name"],
        "status" => &["state", "reason"],
        "price" => &["type", "info", "price", "currency"],
        "subTitle" => &["type", "lang", "href"],
        "peerLink" => &["type", "href"],
        "rights" => &["status"],
        "group" | "keywords" => &[],
        _ => return None,
    })
}

/// Of the podcast namespace, what is in use everywhere; it grows.
fn of_podcast(element: &str) -> Option<&'static [&'static str]> {
    Some(match element {
        "transcript" => &["url", "type", "language", "rel"],
        "chapters" => &["url", "type"],
        "soundbite" => &["startTime", "duration"],
        "person" => &["role", "group", "img", "href"],
        "locked" => &["owner"],
        "funding" | "license" => &["url"],
        "season" => &["name"],
        "episode" => &["display"],
        "guid" | "medium" => &[],
        _ => return None,
    })
}

fn unknown_attribute(part: &Part<'_>, found: Found<'_>) {
    for placed in part.elements().iter().filter(|placed| !placed.node.attrs().is_empty()) {
        let Some(known) = attributes(placed.ns, placed.node.name()) else { continue };
        for attr in unknown_attributes(placed.node, |name| known.contains(&name)) {
            let message = format!("the module has no `{}` on `{}`", attr.name, placed.node.tag().qualified());
            found(finding(&UNKNOWN_ATTRIBUTE, message, attr.span));
        }
    }
}
