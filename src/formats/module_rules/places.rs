//! Which elements modules have, and where they stand.

use super::{KEPT, clause};
use crate::diag::{Clause, Level, Rule};
use crate::formats::checks::{Found, once};
use crate::formats::{Check, Part, Placed, finding, rule};
use crate::vocab::namespaces;

/// The rules of places.
pub(super) const RULES: &[Check] = &[
    on(&UNKNOWN_ELEMENT, unknown_element),
    on(&MISPLACED, misplaced),
    on(&TWICE, twice),
    on(&NO_RESOURCE, no_resource),
];

const fn on(rule: &'static Rule, check: fn(&Part<'_>, Found<'_>)) -> Check {
    Check { rule, check, covers: KEPT }
}

const NAMES: Clause = clause("Namespaces in XML 1.0", "1", "https://www.w3.org/TR/xml-names/#sec-intro", Level::Must);

rule! { UNKNOWN_ELEMENT = modules "module" / "unknown-element", NAMES;
    "An element of a module is one that the module defines."
    "Readers pass over it: it is misspelt, or of another module."
    "Spell the element as the module does, letter case too."
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    for placed in part.elements().iter().filter(|placed| !matches!(placed.ns, "" | "atom" | "?")) {
        let defined = namespaces::elements(placed.ns);
        if !defined.is_empty() && !defined.contains(&placed.node.name()) {
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
const OF_ITEMS: &[(&str, &str)] = &[
    ("itunes", "duration"),
    ("itunes", "episode"),
    ("itunes", "season"),
    ("itunes", "episodeType"),
    ("itunes", "order"),
    ("itunes", "isClosedCaptioned"),
    ("trackback", "ping"),
    ("trackback", "about"),
    ("slash", "section"),
    ("slash", "department"),
    ("slash", "comments"),
    ("slash", "hit_parade"),
    ("wfw", "comment"),
    ("wfw", "commentRss"),
    ("thr", "in-reply-to"),
    ("thr", "total"),
    ("sx", "sync"),
    ("app", "edited"),
    ("app", "control"),
    ("feedburner", "origLink"),
    ("feedburner", "origEnclosureLink"),
    ("podcast", "transcript"),
    ("podcast", "chapters"),
    ("podcast", "soundbite"),
    ("podcast", "alternateEnclosure"),
    ("content", "encoded"),
];

/// Elements that stand above the items only.
const OF_FEEDS: &[(&str, &str)] = &[
    ("itunes", "owner"),
    ("itunes", "type"),
    ("itunes", "new-feed-url"),
    ("itunes", "complete"),
    ("sy", "updatePeriod"),
    ("sy", "updateFrequency"),
    ("sy", "updateBase"),
    ("fh", "archive"),
    ("fh", "complete"),
    ("fh", "incremental"),
    ("sx", "sharing"),
    ("blogChannel", "blogRoll"),
    ("blogChannel", "mySubscriptions"),
    ("blogChannel", "blink"),
    ("podcast", "locked"),
    ("podcast", "funding"),
    ("podcast", "medium"),
    ("feedburner", "emailServiceId"),
    ("feedburner", "feedburnerHostname"),
];

fn misplaced(part: &Part<'_>, found: Found<'_>) {
    let listed = |list: &[(&str, &str)], placed: &Placed<'_>| list.iter().any(|(ns, name)| placed.is(ns, name));
    // Only right in what holds items or is one: what stands in a foreign element is that element's to say.
    let direct = |placed: &&Placed<'_>| {
        placed.parent.is_some_and(|(ns, node)| {
            matches!(ns, "" | "atom") && matches!(node.name(), "channel" | "Channel" | "feed" | "item" | "entry")
        })
    };
    let (list, place) = if part.article.is_some() { (OF_FEEDS, "an item") } else { (OF_ITEMS, "a feed") };
    let holder = |placed: &Placed<'_>| placed.parent.is_some_and(|(_, node)| matches!(node.name(), "item" | "entry"));
    for placed in part.elements().iter().filter(direct).filter(|placed| holder(placed) == part.article.is_some()) {
        if listed(list, placed) {
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

const ONCE: &[(&str, &[&str])] = &[
    ("sy", &["updatePeriod", "updateFrequency", "updateBase"]),
    ("slash", &["section", "department", "comments", "hit_parade"]),
    ("wfw", &["comment", "commentRss"]),
    (
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
    (
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
    ("thr", &["total"]),
    ("fh", &["archive", "complete", "incremental"]),
    ("sx", &["sync", "sharing"]),
    ("geo", &["lat", "long", "alt"]),
    ("admin", &["errorReportsTo", "generatorAgent"]),
    ("blogChannel", &["blogRoll", "mySubscriptions", "blink", "changes"]),
    ("app", &["edited", "control"]),
    ("podcast", &["locked", "guid", "medium", "season", "episode", "chapters"]),
    ("opensearch", &["totalResults", "startIndex", "itemsPerPage"]),
    ("ev", &["startdate", "enddate", "location", "organizer", "type"]),
    ("trackback", &["ping"]),
    ("pingback", &["server", "target"]),
];

fn twice(part: &Part<'_>, found: Found<'_>) {
    let holds = |placed: &&Placed<'_>| {
        matches!(placed.ns, "" | "atom") && matches!(placed.node.name(), "channel" | "feed" | "item" | "entry")
    };
    let present: Vec<_> = ONCE.iter().filter(|(ns, _)| part.holds(ns)).collect();
    if present.is_empty() {
        return;
    }
    for placed in part.elements().iter().filter(holds) {
        for (ns, names) in &present {
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
