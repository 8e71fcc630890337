//! Links, categories and addresses of Atom.

use std::collections::HashSet;

use super::{bare, container, must};
use crate::diag::{Clause, Level};
use crate::formats::check::check;
use crate::formats::checks::{
    Found, Spot, absolute_uri, attr, each, missing_attributes, non_negative_integer, nonblank, text, values, words_in,
};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;
use crate::text::Base;
use crate::vocab::{addresses, registries};

/// The rules of links.
pub(super) const RULES: &[Check] = &[
    check(&BAD_URI, bad_uri).at("atom:link atom:content atom:generator atom:icon atom:logo atom:uri"),
    check(&BAD_ID, bad_id).at("atom:id"),
    check(&ID_NOT_CANONICAL, id_not_canonical).at("atom:id"),
    check(&UNREGISTERED_SCHEME, unregistered_scheme).at("atom:id atom:link atom:category atom:uri"),
    check(&SAME_DOCUMENT, same_document).at("atom:link"),
    check(&ID_OF_FEED, id_of_feed).at("articles"),
    check(&DUPLICATE_ENTRY, duplicate_entry).at("articles"),
    check(&DUPLICATE_ALTERNATE, duplicate_alternate).at("atom:link"),
    check(&BAD_RELATION, bad_relation).at("atom:link"),
    check(&UNREGISTERED_RELATION, unregistered_relation).at("atom:link"),
    check(&LINK_NOT_EMPTY, link_not_empty).at("atom:link"),
    check(&BAD_LENGTH, bad_length).covering(&["atom/unreadable-length"]).at("atom:link"),
    check(&BAD_LINK_TYPE, bad_link_type).at("atom:link"),
    check(&MISSING_SELF, missing_self).at("above"),
    check(&SELF_DIFFERS, self_differs).at("above"),
    check(&CATEGORY_WITHOUT_TERM, category_without_term).at("atom:category"),
    check(&RELATIVE_SCHEME, relative_scheme).at("atom:category"),
];

/// Whether a link leads to the story itself (RFC 4287, 4.2.7.2: that is what a link without `rel` does).
pub(super) fn is_alternate(link: Node<'_, '_>) -> bool {
    link.attr("rel").is_none_or(|rel| {
        matches!(rel.value.as_ref(), "alternate" | "http://www.iana.org/assignments/relation/alternate")
    })
}

/// Where IRI references stand.
pub(super) const ADDRESSES: &[Spot] = &[
    attr("atom", "link", "href"),
    attr("atom", "content", "src"),
    attr("atom", "generator", "uri"),
    text("atom", "icon"),
    text("atom", "logo"),
    text("atom", "uri"),
];

rule! { BAD_URI = "atom" / "bad-uri", must("2", "https://www.rfc-editor.org/rfc/rfc4287#section-2");
    "An address is an IRI reference, without white space around or in it."
    "Readers cut it at the first character that cannot be in it, or lead nowhere."
    "Take white space out, and write other characters with percent signs, as `%20`."
}

fn bad_uri(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, ADDRESSES).filter(|value| bare(value.node) && !addresses::iri_reference(&value.text)) {
        let message = format!("`{}`, the value of {}, is no IRI reference", value.text, value.owner());
        found(finding(&BAD_URI, message, value.place()));
    }
}

rule! { BAD_ID = "atom" / "bad-id", must("4.2.6", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6");
    "An `id` is an IRI by the rules of its scheme, without white space around it."
    "Somebody else may have the same, and readers that check it refuse the entry."
    "Write a `tag:` with an authority and a date, as `tag:tarn.example,2026:1`, or a `urn:uuid:` with a UUID."
}

const IDS: &[Spot] = &[text("atom", "id")];

fn bad_id(part: &Part<'_>, found: Found<'_>) {
    for value in
        values(part, IDS).filter(|value| nonblank(&value.text) && addresses::scheme(value.text.trim()).is_some())
    {
        if !addresses::iri(&value.text) {
            let scheme = addresses::scheme(value.text.trim()).map_or("", |(scheme, _)| scheme);
            let message = format!("`{}` is no IRI of the scheme `{scheme}`", value.text);
            found(finding(&BAD_ID, message, value.place()));
        }
    }
}

rule! { ID_NOT_CANONICAL = "atom" / "id-not-canonical",
    Clause { level: Level::Should, ..must("4.2.6.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6.1") };
    "An `id` is in the form in which others would write the same address."
    "Readers compare it letter by letter; software on the way may write it in its usual form."
    "Write scheme and host in small letters, no port that need not be there, `/` for an empty path, and no dots."
}

fn id_not_canonical(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, IDS).filter(|value| addresses::iri(&value.text)) {
        if let Some(why) = addresses::not_canonical(&value.text) {
            found(finding(&ID_NOT_CANONICAL, format!("`{}` is not canonical: {why}", value.text), value.span));
        }
    }
}

rule! { UNREGISTERED_SCHEME = "atom" / "unregistered-scheme",
    Clause { spec: "RFC 7595", section: "3", url: "https://www.rfc-editor.org/rfc/rfc7595#section-3", level: Level::Should };
    "The scheme of an `id`, a link and a category is a registered one."
    "Nobody sees to it that a scheme of one's own is used by nobody else, and no program knows what to do with it; it may be misspelt."
    "Write a `tag:` or a `urn:uuid:` as `id`, and `https:` where something is to be fetched."
}

fn unregistered_scheme(part: &Part<'_>, found: Found<'_>) {
    const LINKS: &[Spot] = &[attr("atom", "link", "href"), attr("atom", "category", "scheme"), text("atom", "uri")];
    for value in values(part, IDS).chain(values(part, LINKS)) {
        if let Some((scheme, _)) = addresses::scheme(value.text.trim())
            && !registries::scheme(scheme)
        {
            found(finding(&UNREGISTERED_SCHEME, format!("`{scheme}` is not registered"), value.span));
        }
    }
}

rule! { SAME_DOCUMENT = "atom" / "same-document",
    Clause { spec: "RFC 3986", section: "4.4", url: "https://www.rfc-editor.org/rfc/rfc3986#section-4.4", level: Level::Should };
    "An empty link, or one of a fragment alone, has no other base than its document."
    "Some readers take it for the feed itself, others for the address that `xml:base` states."
    "Write the whole address that is meant."
}

fn same_document(part: &Part<'_>, found: Found<'_>) {
    let own = part.feed.base.as_deref().or(part.base);
    for placed in part.named("atom", "link") {
        let Some(href) =
            placed.node.attr("href").filter(|href| matches!(href.value.trim().bytes().next(), None | Some(b'#')))
        else {
            continue;
        };
        let around = placed.parent.map(|(_, around)| around).filter(|around| around.name() != "feed");
        let stated =
            placed.node.attr_ns("xml", "base").or_else(|| around.and_then(|around| around.attr_ns("xml", "base")));
        if stated.is_some_and(|base| Some(base.value.trim()) != own) {
            let message = format!("`{}` is a place in the document, and the base is another one", href.value);
            found(finding(&SAME_DOCUMENT, message, href.span));
        }
    }
}

rule! { ID_OF_FEED = "atom" / "id-of-feed",
    Clause { level: Level::Should, ..must("4.2.6", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6") };
    "The `id` of an entry is not that of its feed."
    "It is to be one that nothing else has: programs that keep both take the story for the feed."
    "Give the feed or the entry an `id` of its own."
}

fn id_of_feed(part: &Part<'_>, found: Found<'_>) {
    let Some((entry, feed)) = container(part).filter(|_| part.article.is_some()).zip(part.feed.id.as_deref()) else {
        return;
    };
    for id in part.children(entry, "atom", "id").filter(|id| id.text().trim() == feed) {
        found(finding(&ID_OF_FEED, "the feed has the same `id`", words_in(part, id.text_span())));
    }
}

rule! { DUPLICATE_ENTRY = "atom" / "duplicate-entry",
    Clause { level: Level::Should, ..must("4.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1") };
    "Entries with the same `id` have not the same `updated`."
    "They are one story, and readers cannot tell which of them is the last word."
    "Give each story an `id` of its own, or the corrected one a later `updated`."
}

fn duplicate_entry(part: &Part<'_>, _: Found<'_>) {
    let Some(entry) = container(part).filter(|_| part.article.is_some()) else { return };
    let Some(id) = part.children(entry, "atom", "id").next() else { return };
    let updated = part.children(entry, "atom", "updated").next().map(|node| node.text()).unwrap_or_default();
    let key = format!("{} {}", id.text().trim(), updated.trim());
    if nonblank(&id.text()) {
        let message = |id: &str| format!("an entry before has the `id` `{id}` and the same `updated`");
        part.earlier.again(&DUPLICATE_ENTRY, &key, id.text().trim(), id.text_span(), message);
    }
}

rule! { DUPLICATE_ALTERNATE = "atom" / "duplicate-alternate",
    must("4.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1");
    "Of the links with the relation `alternate` no two have the same `type` and `hreflang`."
    "Readers lead to one of the two, not each to the same."
    "Keep one; give the others another relation, as `related`, or say in which language they are."
}

fn duplicate_alternate(part: &Part<'_>, found: Found<'_>) {
    for placed in part.of("atom").filter(|placed| matches!(placed.node.name(), "feed" | "entry" | "source")) {
        let mut seen = HashSet::new();
        for link in part.children(placed.node, "atom", "link").filter(|link| is_alternate(*link)) {
            // Neither media types nor language tags know letter case.
            let of = |name: &str| link.attr(name).map(|attr| attr.value.trim().to_ascii_lowercase());
            if !seen.insert((of("type"), of("hreflang"))) {
                found(finding(&DUPLICATE_ALTERNATE, "a link before is an `alternate` of the same kind", link.span()));
            }
        }
    }
}

const RELATIONS: &[Spot] = &[attr("atom", "link", "rel")];

rule! { BAD_RELATION = "atom" / "bad-relation", must("4.2.7.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2");
    "The relation of a link is one word, or an IRI."
    "Readers compare it as a whole: they find nothing for an empty one, or for several words."
    "Write one relation, and another link for each further one; leave `rel` out for the page of the story."
}

fn bad_relation(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, RELATIONS).filter(|value| bare(value.node) && !addresses::relation(value.text.trim())) {
        found(finding(&BAD_RELATION, format!("`{}` is neither a word nor an IRI", value.text), value.span));
    }
}

rule! { UNREGISTERED_RELATION = "atom" / "unregistered-relation",
    Clause { level: Level::Should, ..must("4.2.7.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2") };
    "The relation of a link is a registered one, or an IRI."
    "Readers do not know where the link leads."
    "Write a relation of the registry at iana.org, as `related` or `via`, or the IRI of your own."
}

fn unregistered_relation(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, RELATIONS).filter(|value| addresses::relation(value.text.trim())) {
        if !registries::relation(&value.text) && !addresses::iri(&value.text) {
            found(finding(&UNREGISTERED_RELATION, format!("`{}` is no registered relation", value.text), value.span));
        }
    }
}

rule! { LINK_NOT_EMPTY = "atom" / "link-not-empty",
    Clause { level: Level::Should, ..must("4.2.7", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7") };
    "Nothing stands in a `link` of Atom."
    "What stands there has no meaning: links of RSS are written so."
    "Write the address into `href`, and words into `title`."
}

fn link_not_empty(part: &Part<'_>, found: Found<'_>) {
    for link in part.named("atom", "link").map(|placed| placed.node) {
        let of_atom = link.children().find(|child| part.vocabulary(*child) == "atom");
        if nonblank(&link.text()) {
            found(finding(&LINK_NOT_EMPTY, "something stands in the `link`", link.text_span()));
        } else if let Some(child) = of_atom {
            found(finding(&LINK_NOT_EMPTY, format!("a `{}` stands in the `link`", child.name()), child.span()));
        }
    }
}

rule! { BAD_LENGTH = "atom" / "bad-length", must("4.2.7.6", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.6");
    "The `length` of a link is a number of bytes."
    "Readers decide by it whether they load the file."
    "Write digits alone, or leave it out."
}

fn bad_length(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("atom", "link", "length")];
    each(part, &BAD_LENGTH, SPOTS, non_negative_integer, "a number of bytes", found);
}

rule! { BAD_LINK_TYPE = "atom" / "bad-link-type", must("4.2.7.3", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.3");
    "The `type` of a link is a media type."
    "Readers choose by it which program opens the file."
    "Write the type and the subtype, as `text/html`."
}

fn bad_link_type(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("atom", "link", "type")];
    each(part, &BAD_LINK_TYPE, SPOTS, registries::media_type, "a media type", found);
}

rule! { MISSING_SELF = "atom" / "missing-self",
    Clause { level: Level::Should, ..must("4.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1") };
    "A feed says its own address in a link with the relation `self`."
    "A feed that was saved or sent on can be found again, and readers subscribe to the right address."
    "Add `<link rel=\"self\" href=\"...\"/>` with the address of the feed."
}

fn missing_self(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = container(part).filter(|_| part.article.is_none()) else { return };
    let own = |link: Node<'_, '_>| link.attr("rel").is_some_and(|rel| rel.value.trim_end().ends_with("self"));
    if !part.children(feed, "atom", "link").any(own) {
        found(finding(&MISSING_SELF, "the feed does not say its own address", feed.span()));
    }
}

rule! { SELF_DIFFERS = "atom" / "self-differs",
    Clause { level: Level::Should, ..must("4.2.7.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2") };
    "The link with the relation `self` leads to where the document came from."
    "Readers subscribe to the other address, and may never see this document again."
    "Write the address at which the feed is fetched; the URL of the document is given with --base."
}

fn self_differs(part: &Part<'_>, found: Found<'_>) {
    let Some((feed, here)) = container(part).filter(|_| part.article.is_none()).zip(part.base) else { return };
    let base = Base::parse(part.feed.base.as_deref().unwrap_or(here));
    let resolve = |href: &str| base.as_ref().and_then(|base| base.resolve(href)).unwrap_or_else(|| href.to_owned());
    let hrefs = || {
        let links = part.children(feed, "atom", "link");
        links
            .filter(|link| link.attr("rel").is_some_and(|rel| rel.value == "self"))
            .filter_map(|link| link.attr("href"))
    };
    if !absolute_uri(here) || hrefs().any(|href| resolve(&href.value) == here) {
        return;
    }
    for href in hrefs() {
        found(finding(&SELF_DIFFERS, format!("the document came from `{here}`"), href.span));
    }
}

rule! { CATEGORY_WITHOUT_TERM = "atom" / "category-without-term",
    must("4.2.2.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.2.1");
    "A `category` has a `term`."
    "The label is for people; programs sort by the term."
    "Add the `term`."
}

fn category_without_term(part: &Part<'_>, found: Found<'_>) {
    missing_attributes(part, &CATEGORY_WITHOUT_TERM, &[("atom", "category", "term")], found);
}

rule! { RELATIVE_SCHEME = "atom" / "relative-scheme",
    must("4.2.2.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.2.2");
    "The `scheme` of a `category` is an IRI with its own scheme."
    "Two lists of terms with the same words are taken for one."
    "Write a whole address or a `tag:`."
}

fn relative_scheme(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("atom", "category", "scheme")];
    for value in values(part, SPOTS).filter(|value| !addresses::iri(&value.text)) {
        found(finding(&RELATIVE_SCHEME, format!("`{}` is no IRI with a scheme", value.text), value.span));
    }
}
