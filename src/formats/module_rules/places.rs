//! Which elements modules have, and where they stand.

use super::{KEPT, clause};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, bits, once, text};
use crate::formats::{Check, Part, Placed, finding, rule};
use crate::vocab::namespaces;
use crate::vocab::slots::bit;

/// The rules of places.
pub(super) const RULES: &[Check] = &[
    on(&UNKNOWN_ELEMENT, unknown_element),
    on(&MISPLACED, misplaced).at("itunes:* trackback:* slash:* wfw:* thr:* sx:* app:* feedburner:* podcast:* content:encoded media:content media:group sy:* fh:* blogChannel:* at:deleted-entry"),
    on(&TWICE, twice).at("sy:* slash:* wfw:* itunes:* feedburner:* thr:* fh:* sx:* geo:* geourl:* icbm:* admin:* blogChannel:* app:* podcast:* opensearch:* ev:* trackback:* pingback:*"),
    on(&NO_RESOURCE, no_resource).at("admin:* annotate:reference cc:license trackback:*"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const NAMES: Clause = clause("Namespaces in XML 1.0", "1", "https://www.w3.org/TR/xml-names/#sec-intro", Level::Must);

rule! { UNKNOWN_ELEMENT = modules "module" / "unknown-element", NAMES;
    "An element of a module is one that the module defines."
    "Readers pass over it: it is misspelt, or of another module."
    "Spell the element as the module does, letter case too."
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    for placed in part.elements().iter().filter(|placed| !matches!(placed.ns, "" | "atom" | "?")) {
        let defined = || namespaces::defines(placed.ns, placed.node.name());
        if !defined() && !namespaces::elements(placed.ns).is_empty() {
            let message = format!("the module has no `{}`", placed.node.tag().qualified());
            found(finding(&UNKNOWN_ELEMENT, message, placed.node.span()));
        }
    }
}

rule! { MISPLACED = modules "module" / "misplaced", NAMES;
    "What modules say of an item stands in an item, what they say of a feed in the feed."
    "Readers look for it in its place only."
    "Move the element."
}

/// Elements that stand in items only.
const OF_ITEMS: &[Spot] = &[
    text("itunes", "duration"),
    text("itunes", "episode"),
    text("itunes", "season"),
    text("itunes", "episodeType"),
    text("itunes", "order"),
    text("itunes", "isClosedCaptioned"),
    text("trackback", "ping"),
    text("trackback", "about"),
    text("slash", "section"),
    text("slash", "department"),
    text("slash", "comments"),
    text("slash", "hit_parade"),
    text("wfw", "comment"),
    text("wfw", "commentRss"),
    text("thr", "in-reply-to"),
    text("thr", "total"),
    text("sx", "sync"),
    text("app", "edited"),
    text("app", "control"),
    text("feedburner", "origLink"),
    text("feedburner", "origEnclosureLink"),
    text("podcast", "transcript"),
    text("podcast", "chapters"),
    text("podcast", "soundbite"),
    text("podcast", "alternateEnclosure"),
    text("content", "encoded"),
    text("media", "content"),
    text("media", "group"),
];

/// Elements that stand above the items only.
const OF_FEEDS: &[Spot] = &[
    text("itunes", "owner"),
    text("itunes", "type"),
    text("itunes", "new-feed-url"),
    text("itunes", "complete"),
    text("sy", "updatePeriod"),
    text("sy", "updateFrequency"),
    text("sy", "updateBase"),
    text("fh", "archive"),
    text("fh", "complete"),
    text("fh", "incremental"),
    text("sx", "sharing"),
    text("blogChannel", "blogRoll"),
    text("blogChannel", "mySubscriptions"),
    text("blogChannel", "blink"),
    text("podcast", "locked"),
    text("podcast", "funding"),
    text("podcast", "medium"),
    text("podcast", "guid"),
    text("podcast", "trailer"),
    text("podcast", "podroll"),
    text("podcast", "podping"),
    text("podcast", "updateFrequency"),
    text("podcast", "liveItem"),
    text("at", "deleted-entry"),
    text("feedburner", "emailServiceId"),
    text("feedburner", "feedburnerHostname"),
];

fn misplaced(part: &Part<'_>, found: Found<'_>) {
    // Only right in what holds items or is one: what stands in a foreign element is that element's to say.
    let direct = |placed: &&Placed<'_>| {
        placed.parent.is_some_and(|(ns, node)| {
            matches!(ns, "" | "atom") && matches!(node.name(), "channel" | "Channel" | "feed" | "item" | "entry")
        })
    };
    let whose = |placed: &&Placed<'_>| matches!(placed.node.name(), "name" | "email") && placed.ns == "itunes";
    for placed in part.elements().iter().filter(whose).filter(direct) {
        let message = format!("`{}` stands in `itunes:owner` only", placed.node.tag().qualified());
        found(finding(&MISPLACED, message, placed.node.span()));
    }
    const FEEDS: u64 = bits(OF_FEEDS);
    const ITEMS: u64 = bits(OF_ITEMS);
    let (list, bits, place) =
        if part.article.is_some() { (OF_FEEDS, FEEDS, "an item") } else { (OF_ITEMS, ITEMS, "a feed") };
    if !part.has_names(bits) {
        return;
    }
    let holder = |placed: &Placed<'_>| placed.parent.is_some_and(|(_, node)| matches!(node.name(), "item" | "entry"));
    let listed = |placed: &&Placed<'_>| placed.bit & bits != 0 && list.iter().any(|spot| spot.is(placed));
    for placed in part.elements().iter().filter(listed).filter(direct) {
        if holder(placed) == part.article.is_some() {
            let message = format!("`{}` does not stand in {place}", placed.node.tag().qualified());
            found(finding(&MISPLACED, message, placed.node.span()));
        }
    }
}

rule! { TWICE = modules "module" / "duplicate-element", NAMES;
    "What a module says once stands once."
    "Readers differ in which of the two they take."
    "Keep one of them."
}

/// Elements of a vocabulary of which each stands once, and the bits of their names.
struct Once {
    ns: &'static str,
    names: &'static [&'static str],
    bits: u64,
}

const fn once_each(ns: &'static str, names: &'static [&'static str]) -> Once {
    let (mut bits, mut at) = (0, 0);
    while at < names.len() {
        bits |= bit(names[at]);
        at += 1;
    }
    Once { ns, names, bits }
}

const ONCE: &[Once] = &[
    once_each("sy", &["updatePeriod", "updateFrequency", "updateBase"]),
    once_each("slash", &["section", "department", "comments", "hit_parade"]),
    once_each("wfw", &["comment", "commentRss"]),
    once_each(
        "itunes",
        &[
            "author",
            "block",
            "complete",
            "duration",
            "episode",
            "episodeType",
            "explicit",
            "image",
            "keywords",
            "new-feed-url",
            "order",
            "owner",
            "season",
            "subtitle",
            "summary",
            "title",
            "type",
        ],
    ),
    once_each(
        "feedburner",
        &[
            "origLink",
            "origEnclosureLink",
            "awareness",
            "emailServiceId",
            "feedburnerHostname",
            "browserFriendly",
            "info",
        ],
    ),
    once_each("thr", &["total"]),
    once_each("fh", &["archive", "complete", "incremental"]),
    once_each("sx", &["sync", "sharing"]),
    once_each("geo", &["lat", "long", "alt"]),
    once_each("geourl", &["latitude", "longitude"]),
    once_each("icbm", &["latitude", "longitude"]),
    once_each("admin", &["errorReportsTo", "generatorAgent"]),
    once_each("blogChannel", &["blogRoll", "mySubscriptions", "blink", "changes"]),
    once_each("app", &["edited", "control"]),
    once_each("podcast", &["locked", "guid", "medium", "season", "episode", "chapters"]),
    once_each("opensearch", &["totalResults", "startIndex", "itemsPerPage"]),
    once_each("ev", &["startdate", "enddate", "location", "organizer", "type"]),
    once_each("trackback", &["ping"]),
    once_each("pingback", &["server", "target"]),
];

fn twice(part: &Part<'_>, found: Found<'_>) {
    let holds = |placed: &&Placed<'_>| {
        matches!(placed.ns, "" | "atom") && matches!(placed.node.name(), "channel" | "feed" | "item" | "entry")
    };
    const PARTS: &[(&str, &str, &[&str])] = &[("itunes", "owner", &["name", "email"]), ("app", "control", &["draft"])];
    for (ns, name, names) in PARTS {
        part.named(ns, name).for_each(|placed| once(placed.node, ns, names, part, &TWICE, found));
    }
    for Once { ns, names, .. } in ONCE.iter().filter(|once| part.repeats_names(once.bits) && part.holds(once.ns)) {
        for placed in part.elements().iter().filter(holds) {
            once(placed.node, ns, names, part, &TWICE, found);
        }
    }
}

rule! { NO_RESOURCE = modules "module" / "missing-resource",
    clause("RDF Syntax", "2.5", "https://www.w3.org/TR/rdf-syntax-grammar/#section-Syntax-empty-property-elements", Level::Must);
    "An element of RDF that names another thing does so in `rdf:resource`."
    "Programs that know RDF find words where they look for an address."
    "Write the address into `rdf:resource`, and leave the element empty."
}

fn no_resource(part: &Part<'_>, found: Found<'_>) {
    let rdf = part.root().is_some_and(|root| root.ns() == "rdf")
        || part.root().is_some_and(|root| root.tag().uri.contains("purl.org/rss/1.0"));
    let needed = |placed: &&Placed<'_>| {
        placed.ns == "admin"
            || placed.is("annotate", "reference")
            || (placed.is("cc", "license") && placed.parent.is_some_and(|(ns, _)| ns != "cc"))
            || (rdf && placed.ns == "trackback")
    };
    for placed in part.elements().iter().filter(needed) {
        let resource = placed.node.attr_ns("rdf", "resource").or(placed.node.attr("resource"));
        let stated = resource.is_some() || placed.node.attrs().iter().any(|attr| attr.name == "resource");
        if !stated {
            let message = format!("`{}` has no `rdf:resource`", placed.node.tag().qualified());
            found(finding(&NO_RESOURCE, message, placed.node.span()));
        }
    }
}
