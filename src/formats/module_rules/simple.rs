//! Modules of a few elements each: syndication, slash, trackback, licences and their like.

use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{
    Found, Spot, attr, each, missing_attributes, non_negative_decimal, non_negative_integer, nonblank, one_of,
    positive_integer, text, values,
};
use crate::formats::{Check, Part, Placed, finding, rule};
use crate::vocab::{addresses, languages, registries};

/// The rules of small modules.
pub(super) const RULES: &[Check] = &[
    on(&BAD_PERIOD, bad_period).at("sy:updatePeriod"),
    on(&BAD_FREQUENCY, bad_frequency).at("sy:updateFrequency"),
    on(&BAD_NUMBER, bad_number).at("slash:* opensearch:* opensearch10:* conversationsNetwork:*"),
    on(&BAD_URL, bad_url).at("creativeCommons:* blogChannel:* pingback:* wfw:* feedburner:* conversationsNetwork:* icbm:* access:* trackback:* aggregation:sourceURL wiki:* admin:* cc:license"),
    on(&BAD_LANGUAGE, bad_language).at("dc:language @xml"),
    on(&BAD_WORD, bad_word).at("app:draft access:restriction wiki:* cf:treatAs cf:sort fh:incremental"),
    on(&BAD_QUERY, bad_query).at("opensearch:Query"),
    on(&BAD_ROBOTS, bad_robots).at("xhtml:meta"),
    on(&COLLECTION, collection).at("app:collection"),
    on(&BAD_COLLECTION, bad_collection).at("app:collection"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const SYNDICATION: Clause =
    clause("RSS 1.0 Syndication", "Model", "https://web.resource.org/rss/1.0/modules/syndication/", Level::Must);

rule! { BAD_PERIOD = modules "sy" / "bad-period", SYNDICATION;
    "An `sy:updatePeriod` is `hourly`, `daily`, `weekly`, `monthly` or `yearly`."
    "Readers look as often as they like."
    "Write one of the five, in small letters."
}

fn bad_period(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("sy", "updatePeriod")];
    let period = one_of(&["hourly", "daily", "weekly", "monthly", "yearly"]);
    each(part, &BAD_PERIOD, SPOTS, period, "a period", found);
}

rule! { BAD_FREQUENCY = modules "sy" / "bad-frequency", SYNDICATION;
    "An `sy:updateFrequency` is a whole number from 1."
    "Readers look as often as they like."
    "Write how many times in the period the feed changes, in digits."
}

fn bad_frequency(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("sy", "updateFrequency")];
    each(part, &BAD_FREQUENCY, SPOTS, positive_integer, "a whole number from 1", found);
}

rule! { BAD_NUMBER = modules "module" / "bad-number",
    clause("RSS 1.0 Slash and others", "Elements", "https://web.resource.org/rss/1.0/modules/slash/", Level::Must);
    "Counts of comments, ratings and search results are whole numbers."
    "Readers show them beside the headline, or ask for the next page by them."
    "Write digits alone."
}

fn bad_number(part: &Part<'_>, found: Found<'_>) {
    const COUNTS: &[Spot] = &[
        text("slash", "comments"),
        text("opensearch", "totalResults"),
        text("opensearch", "startIndex"),
        text("opensearch", "itemsPerPage"),
        text("opensearch10", "totalResults"),
        text("conversationsNetwork", "ratingCount"),
        text("conversationsNetwork", "introMilliseconds"),
    ];
    const RATES: &[Spot] = &[text("conversationsNetwork", "ratingAverage")];
    const FROM_ONE: &[Spot] = &[text("conversationsNetwork", "ratingIndividual")];
    const LISTS: &[Spot] = &[text("slash", "hit_parade")];
    const QUERY: &[Spot] = &[
        attr("opensearch", "Query", "totalResults"),
        attr("opensearch", "Query", "count"),
        attr("opensearch", "Query", "startIndex"),
        attr("opensearch", "Query", "startPage"),
    ];
    each(part, &BAD_NUMBER, COUNTS, non_negative_integer, "a whole number", found);
    each(part, &BAD_NUMBER, QUERY, non_negative_integer, "a whole number", found);
    each(part, &BAD_NUMBER, RATES, non_negative_decimal, "a number", found);
    each(part, &BAD_NUMBER, FROM_ONE, positive_integer, "a whole number from 1", found);
    let list = |t: &str| nonblank(t) && t.split(',').all(|n| non_negative_integer(n.trim()));
    each(part, &BAD_NUMBER, LISTS, list, "a list of whole numbers", found);
}

rule! { BAD_URL = modules "module" / "bad-url",
    clause("RFC 3986", "4.3", "https://www.rfc-editor.org/rfc/rfc3986#section-4.3", Level::Must);
    "The addresses in modules are whole URLs."
    "Programs fetch them as they stand, and find nothing."
    "Write the whole address with `https:`."
}

fn bad_url(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[
        text("creativeCommons", "license"),
        text("blogChannel", "blogRoll"),
        text("blogChannel", "mySubscriptions"),
        text("blogChannel", "blink"),
        text("blogChannel", "changes"),
        text("pingback", "server"),
        text("pingback", "target"),
        text("wfw", "comment"),
        text("wfw", "commentRss"),
        text("feedburner", "awareness"),
        text("feedburner", "origLink"),
        text("feedburner", "origEnclosureLink"),
        text("feedburner", "feedburnerHostname"),
        attr("feedburner", "feedFlare", "href"),
        attr("feedburner", "browserFriendly", "href"),
        text("conversationsNetwork", "image"),
        text("aggregation", "sourceURL"),
        text("icbm", "url"),
        attr("access", "restriction", "href"),
        text("wiki", "diff"),
        text("wiki", "history"),
    ];
    each(part, &BAD_URL, SPOTS, addresses::iri, "a whole URL", found);
    const TRACKBACK: &[Spot] = &[text("trackback", "ping"), text("trackback", "about")];
    // In RSS 1.0 the address stands in an attribute.
    let rdf = part.root().is_some_and(|root| root.ns() == "rdf" || root.tag().uri.contains("purl.org/rss/1.0"));
    if !rdf {
        each(part, &BAD_URL, TRACKBACK, addresses::iri, "a whole URL", found);
    }
    let names = |placed: &&Placed<'_>| matches!(placed.ns, "admin" | "trackback") || placed.is("cc", "license");
    for placed in part.elements().iter().filter(names) {
        // Not every format knows RDF.
        let named = placed.node.attrs().iter().find(|attr| attr.name == "resource");
        if let Some(named) = named.filter(|named| !addresses::iri(named.value.trim())) {
            let owner = placed.node.tag().qualified();
            let message = format!("`{}`, the `rdf:resource` of `{owner}`, is not a whole URL", named.value);
            found(finding(&BAD_URL, message, named.span));
        }
    }
}

rule! { BAD_LANGUAGE = modules "dc" / "bad-language",
    clause("Dublin Core", "language", "https://www.dublincore.org/specifications/dublin-core/dces/", Level::Must);
    "A `dc:language` and an `xml:lang` are language tags."
    "Readers group stories by language, and read them aloud in it."
    "Write a code of BCP 47, as `en` or `nb-NO`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("dc", "language")];
    for value in values(part, SPOTS).filter(|value| nonblank(&value.text) && !languages::language(value.text.trim())) {
        found(finding(&BAD_LANGUAGE, format!("`{}` is no language tag", value.text.trim()), value.span));
    }
    for placed in part.elements() {
        let lang = placed.node.attr_ns("xml", "lang").filter(|lang| !lang.value.is_empty());
        if let Some(lang) = lang.filter(|lang| !languages::language(&lang.value)) {
            found(finding(&BAD_LANGUAGE, format!("`{}` is no language tag", lang.value), lang.span));
        }
    }
}

rule! { BAD_WORD = modules "module" / "bad-word",
    clause("RFC 5023 and others", "13.1.1", "https://www.rfc-editor.org/rfc/rfc5023#section-13.1.1", Level::Must);
    "Whether an entry is a draft is `yes` or `no`; whether a feed may be shown is `allow` or `deny`."
    "Programs take anything else for the other, and show what should not be shown."
    "Write one of the two, in small letters."
}

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    const DRAFT: &[Spot] = &[text("app", "draft")];
    const ACCESS: &[Spot] = &[attr("access", "restriction", "relationship")];
    const FRIENDLY: &[Spot] = &[text("wiki", "importance")];
    const STATUS: &[Spot] = &[text("wiki", "status")];
    each(part, &BAD_WORD, DRAFT, one_of(&["yes", "no"]), "`yes` or `no`", found);
    missing_attributes(part, &BAD_WORD, &[("access", "restriction", "relationship")], found);
    // What drafts of RFC 5005 had for a feed that grows.
    const GROWS: &[Spot] = &[text("fh", "incremental")];
    each(part, &BAD_WORD, GROWS, one_of(&["true", "false"]), "`true` or `false`", found);
    each(part, &BAD_WORD, ACCESS, one_of(&["allow", "deny"]), "`allow` or `deny`", found);
    each(part, &BAD_WORD, FRIENDLY, one_of(&["major", "minor"]), "`major` or `minor`", found);
    each(part, &BAD_WORD, STATUS, one_of(&["new", "updated", "deleted"]), "`new`, `updated` or `deleted`", found);
    // Simple List Extensions, "treatAs" and "sort".
    const LIST: &[Spot] = &[text("cf", "treatAs")];
    const SORTED: &[Spot] = &[attr("cf", "sort", "data-type")];
    each(part, &BAD_WORD, LIST, one_of(&["list"]), "`list`", found);
    each(part, &BAD_WORD, SORTED, one_of(&["text", "number", "date"]), "`text`, `number` or `date`", found);
}

rule! { BAD_QUERY = modules "module" / "bad-query",
    clause("OpenSearch 1.1", "The Query element", "https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md#the-query-element", Level::Must);
    "An `opensearch:Query` says in its `role` what it is for, in a word of OpenSearch or one with a prefix."
    "Programs cannot tell the search that was made from one that is only an example."
    "Write `request`, `example`, `related`, `correction`, `subset` or `superset`."
}

fn bad_query(part: &Part<'_>, found: Found<'_>) {
    const ROLES: [&str; 6] = ["request", "example", "related", "correction", "subset", "superset"];
    for query in part.named("opensearch", "Query").map(|placed| placed.node) {
        match query.attr("role") {
            None => found(finding(&BAD_QUERY, "the query has no `role`", query.span())),
            Some(role) if !ROLES.contains(&role.value.trim()) && !role.value.contains(':') => {
                found(finding(&BAD_QUERY, format!("`{}` is no role of OpenSearch", role.value), role.span));
            }
            Some(_) => {}
        }
        let title = query.attr("title").filter(|title| title.value.chars().count() > 256);
        if let Some(title) = title {
            found(finding(&BAD_QUERY, "the title has more than 256 characters", title.span));
        }
        let language = query.attr("language").filter(|tag| tag.value != "*" && !languages::language(&tag.value));
        if let Some(language) = language {
            found(finding(&BAD_QUERY, format!("`{}` is no language tag", language.value), language.span));
        }
    }
}

rule! { BAD_ROBOTS = modules "xhtml" / "bad-robots",
    clause("HTML 4.01", "B.4.1", "https://www.w3.org/TR/html401/appendix/notes.html#h-B.4.1.2", Level::Must);
    "A `meta` for robots says in its `content` whether they may index and follow, each once."
    "Robots that cannot read it index the feed."
    "Write `noindex`, `nofollow`, or both with a comma."
}

fn bad_robots(part: &Part<'_>, found: Found<'_>) {
    let robots = |meta: &crate::syntax::xml::Node<'_, '_>| meta.attr("name").is_some_and(|name| name.value == "robots");
    let outside = part.named("xhtml", "meta").filter(|placed| placed.parent.is_none_or(|(ns, _)| ns != "xhtml"));
    for meta in outside.map(|placed| placed.node).filter(robots) {
        let Some(content) = meta.attr("content") else {
            found(finding(&BAD_ROBOTS, "the `meta` has no `content`", meta.span()));
            continue;
        };
        let words: Vec<String> = content.value.split(',').map(|word| word.trim().to_ascii_lowercase()).collect();
        let says = |word: &str| words.iter().any(|w| w == word);
        let known = words.iter().all(|word| {
            matches!(
                word.as_str(),
                "all" | "none" | "index" | "noindex" | "follow" | "nofollow" | "noarchive" | "nosnippet"
            )
        });
        if !known || (says("index") && says("noindex")) || (says("follow") && says("nofollow")) {
            found(finding(&BAD_ROBOTS, format!("robots cannot follow `{}`", content.value), content.span));
        }
    }
}

rule! { COLLECTION = modules "app" / "collection",
    should(clause("RFC 5023", "8.3.3", "https://www.rfc-editor.org/rfc/rfc5023#section-8.3.3", Level::Must));
    "A collection has a title, what it accepts, and its categories."
    "Editors pass over anything else of Atom there."
    "Leave it out."
}

fn collection(part: &Part<'_>, found: Found<'_>) {
    for placed in part.of("atom").filter(|placed| placed.within("app", "collection") && placed.node.name() != "title") {
        let message = format!("a collection has no `{}`", placed.node.tag().qualified());
        found(finding(&COLLECTION, message, placed.node.span()));
    }
}

rule! { BAD_COLLECTION = modules "app" / "bad-collection",
    clause("RFC 5023", "8.3.3", "https://www.rfc-editor.org/rfc/rfc5023#section-8.3.3", Level::Must);
    "A collection has an `href`, an address, and a title; what it accepts are media types or ranges of them."
    "Editors do not know where they send a new entry to, or which files they may send."
    "Add the address and a `title`; write `image/*` or `application/atom+xml;type=entry` into `app:accept`."
}

fn bad_collection(part: &Part<'_>, found: Found<'_>) {
    const HREF: &[Spot] = &[attr("app", "collection", "href"), attr("app", "categories", "href")];
    const ACCEPTED: &[Spot] = &[text("app", "accept").within("app", "collection")];
    const FIXED: &[Spot] = &[attr("app", "categories", "fixed")];
    missing_attributes(part, &BAD_COLLECTION, &[("app", "collection", "href")], found);
    each(part, &BAD_COLLECTION, HREF, |t| nonblank(t) && addresses::iri_reference(t), "an address", found);
    // An empty one says that nothing is accepted (8.3.4); ranges are those of HTTP.
    let accepted = |t: &str| t.is_empty() || registries::media_type(&t.replace("/*", "/any").replace("*/", "any/"));
    each(part, &BAD_COLLECTION, ACCEPTED, accepted, "a media type", found);
    each(part, &BAD_COLLECTION, FIXED, one_of(&["yes", "no"]), "`yes` or `no`", found);
    for collection in part.named("app", "collection").map(|placed| placed.node) {
        if part.children(collection, "atom", "title").next().is_none() {
            let message = format!("`{}` has no `title`", collection.tag().qualified());
            found(finding(&BAD_COLLECTION, message, collection.span()));
        }
    }
}
