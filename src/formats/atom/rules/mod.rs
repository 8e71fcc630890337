//! The rules of Atom 1.0, each with its check. Atom 0.3 had others.

mod links;
mod structure;
mod text;

use super::{AT, ATOM};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::{check, count, join};
use crate::formats::checks::{self, Found, Value, absolute_uri, needs_base, nonblank, rfc3339, unique, words_in};
use crate::formats::{Check, Part, finding, module_rules, rule};
use crate::model::{FeedField, Field, Whole};
use crate::syntax::xml::Node;
use crate::vocab::addresses;

/// Every rule of Atom.
pub(super) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] = &[OWN, links::RULES, structure::RULES, text::RULES, module_rules::FEED];

const OWN: &[Check] = &[
    check(&MISSING_NAMESPACE, missing_namespace).covering(&["atom/unknown-namespace"]).at("above"),
    check(&MISSING_ID, missing_id),
    check(&RELATIVE_ID, relative_id),
    check(&MISSING_TITLE, missing_title),
    check(&MISSING_UPDATED, missing_updated),
    check(&MISSING_AUTHOR, missing_author).at("articles"),
    check(&BAD_DATE, bad_date)
        .covering(&["atom/odd-date", "atom/unreadable-date"])
        .at("atom:updated atom:published at:*"),
    check(&DUPLICATE_ELEMENT, duplicate_element).covering(&["atom/kept-as-extension"]),
    check(&LINK_WITHOUT_HREF, link_without_href).at("atom:link"),
    check(&RELATIVE_LINK, relative_link).at("atom:link atom:content atom:generator atom:icon atom:logo atom:uri"),
    check(&UNDECLARED_NAMESPACE, undeclared_namespace).covering(&[checks::UNDECLARED_NOTE]).at("!"),
];

rule! { MISSING_NAMESPACE = "atom" / "missing-namespace", must("1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-1.2");
    "The feed is in the namespace of Atom."
    "Without it the elements mean nothing to a reader that knows namespaces."
    "Declare `xmlns=\"http://www.w3.org/2005/Atom\"` on the root element."
}

fn missing_namespace(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = part.above().filter(|root| root.tag().uri != ATOM.uri && !part.version.starts_with("0.")) else {
        return;
    };
    let message = match root.tag().uri.as_ref() {
        "" => "the root element is in no namespace".to_owned(),
        other => format!("`{other}` is not the namespace of Atom"),
    };
    found(finding(&MISSING_NAMESPACE, message, root.span()));
}

rule! { MISSING_ID = "atom" / "missing-id", must("4.2.6", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6");
    "A feed and each entry has an `id` that is not empty."
    "Readers tell new stories from corrected ones by it."
    "Give the feed or entry an `id`: a URI that stays when the story is corrected."
}

fn missing_id(part: &Part<'_>, found: Found<'_>) {
    missing(part, "id", &MISSING_ID, found);
    for id in container(part).into_iter().flat_map(|node| children(node, "id")) {
        if !nonblank(&id.text()) {
            found(finding(&MISSING_ID, "the `id` is empty", id.span()));
        }
    }
}

rule! { RELATIVE_ID = "atom" / "relative-id", must("4.2.6", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6");
    "An `id` is a URI or IRI with its scheme."
    "Two feeds may use the same words for different stories, and readers hide one of them."
    "Write a `tag:` or `urn:` URI, or a whole address that will not change."
}

fn relative_id(part: &Part<'_>, found: Found<'_>) {
    // As it stands: the carrier may hold another one.
    let id = container(part).and_then(|node| children(node, "id").next()).map(|id| id.text().trim().to_owned());
    let place = match part.article {
        Some(_) => part.places.first(Field::Uri(Whole)),
        None => part.places.first(FeedField::Id(Whole)),
    };
    let message = |id: &str| format!("`{id}` does not begin with a scheme");
    if let Some((id, place)) = id.zip(place).filter(|(id, _)| !id.is_empty() && !absolute_uri(id)) {
        found(finding(&RELATIVE_ID, message(&id), place));
    }
    for id in part.named("atom", "source").flat_map(|placed| children(placed.node, "id")) {
        let text = id.text();
        if nonblank(&text) && !absolute_uri(text.trim()) {
            found(finding(&RELATIVE_ID, message(text.trim()), words_in(part, id.text_span())));
        }
    }
}

rule! { MISSING_TITLE = "atom" / "missing-title", must("4.1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2");
    "A feed and each entry has a `title`."
    "It is the line that readers list."
    "Give the feed or entry a `title`; it may be empty."
}

fn missing_title(part: &Part<'_>, found: Found<'_>) {
    missing(part, "title", &MISSING_TITLE, found);
}

rule! { MISSING_UPDATED = "atom" / "missing-updated", must("4.1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2");
    "A feed and each entry has an `updated`."
    "Without it readers cannot tell a correction from the story it corrects."
    "Say in `updated` when the feed or entry last changed in a way that matters."
}

fn missing_updated(part: &Part<'_>, found: Found<'_>) {
    missing(part, "updated", &MISSING_UPDATED, found);
}

rule! { MISSING_AUTHOR = "atom" / "missing-author", must("4.1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2");
    "An entry has an author, or its feed or its source has one."
    "Nobody can be credited with the story."
    "Give the feed or the entry an `author` with a `name`."
}

fn missing_author(part: &Part<'_>, found: Found<'_>) {
    let Some((entry, article)) = container(part).zip(part.article) else { return };
    let source = article.source.as_deref().is_some_and(|source| !source.authors.is_empty());
    let own = children(entry, "author").next().is_some();
    if !own && !source && part.feed.authors.is_empty() {
        found(finding(&MISSING_AUTHOR, "neither the entry nor its feed has an `author`", entry.span()));
    }
}

rule! { BAD_DATE = "atom" / "bad-date", must("3.3", "https://www.rfc-editor.org/rfc/rfc4287#section-3.3");
    "Dates are RFC 3339 times with a date, a time of day and a zone, and nothing around them."
    "A time without a zone, or in another notation, is a different moment to each reader."
    "Write the time as `2026-03-14T08:30:00Z` or `2026-03-14T09:30:00+01:00`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    let mut check = |text: &str, span| {
        if !rfc3339(text) {
            let message = match text.trim() {
                "" => "a date is empty, not an RFC 3339 time with a zone".to_owned(),
                text => format!("`{text}` is not an RFC 3339 time with a zone"),
            };
            found(finding(&BAD_DATE, message, span));
        }
    };
    for node in part.tree.all().filter(|node| is(*node, "updated") || is(*node, "published")) {
        // White space around a date is part of the fault.
        let words = node.text_span();
        check(&node.text(), if words.start == words.end { node.span() } else { words });
    }
    let when = part.root().filter(|root| AT.means(&root.tag().uri)).and_then(|root| root.attr("when"));
    when.into_iter().for_each(|when| check(&when.value, when.span));
}

rule! { DUPLICATE_ELEMENT = "atom" / "duplicate-element", must("4.1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2");
    "An element that may stand once stands once."
    "Readers differ in which of the two they take."
    "Keep one of them."
}

/// What may stand once in a feed (4.1.1) or in an entry (4.1.2); neither may hold what only the other may.
const ONCE: [&str; 12] = [
    "id",
    "title",
    "updated",
    "published",
    "rights",
    "summary",
    "content",
    "source",
    "subtitle",
    "generator",
    "icon",
    "logo",
];

fn duplicate_element(part: &Part<'_>, found: Found<'_>) {
    let own = |node: Node<'_, '_>| node.tag().uri == ATOM.uri;
    container(part).into_iter().for_each(|node| unique(node, own, &ONCE, &DUPLICATE_ELEMENT, found));
}

rule! { LINK_WITHOUT_HREF = "atom" / "link-without-href", must("4.2.7.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.1");
    "A `link` has an `href`."
    "A link without an address leads nowhere."
    "Give the `link` an `href`."
}

fn link_without_href(part: &Part<'_>, found: Found<'_>) {
    for link in part.tree.all().filter(|node| is(*node, "link") && node.attr("href").is_none()) {
        found(finding(&LINK_WITHOUT_HREF, "the `link` has no `href`", link.span()));
    }
}

rule! { RELATIVE_LINK = "atom" / "relative-link", checks::BASE_KNOWN;
    "A relative link has a base: an `xml:base` around it, or the known URL of the document."
    "A feed that is copied, stored or sent on leads nowhere."
    "Write the whole address, or state an `xml:base`; the URL of the document is given with --base."
}

fn relative_link(part: &Part<'_>, found: Found<'_>) {
    if container(part).is_none() || part.base().is_some_and(absolute_uri) {
        return;
    }
    let based = |node: Node<'_, '_>| node.attr_ns("xml", "base").is_some();
    for placed in part.of("atom") {
        // What is no address at all is told by another rule; of a file of a package no source says where it is.
        let of = |value: &Value<'_>| needs_base(&value.text) && addresses::iri_reference(value.text.trim());
        if placed.node.attr("rel").is_some_and(|rel| rel.value.trim() == "enclosure") {
            continue;
        }
        let Some(value) = links::ADDRESSES.iter().find_map(|spot| spot.value(placed)).filter(of) else { continue };
        // A base of its own, or of the person or source that it is of.
        if based(placed.node) || placed.parent.is_some_and(|(_, parent)| based(parent)) {
            continue;
        }
        let message = format!("`{}` is relative, and nothing says to what", value.text.trim());
        found(finding(&RELATIVE_LINK, message, value.span));
    }
}

rule! { UNDECLARED_NAMESPACE = "atom" / "undeclared-namespace", checks::PREFIX_DECLARED;
    "Every prefix is declared."
    "A reader that knows namespaces refuses the whole feed."
    "Declare the prefix on the root element, as `xmlns:dc=\"http://purl.org/dc/elements/1.1/\"`."
}

fn undeclared_namespace(part: &Part<'_>, found: Found<'_>) {
    checks::declared(part, &UNDECLARED_NAMESPACE, found);
}

const fn must(section: &'static str, url: &'static str) -> Clause {
    Clause { spec: "RFC 4287", section, url, level: Level::Must }
}

/// Whether `node` is the element `name` of Atom 1.0.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.name() == name && node.tag().uri == ATOM.uri
}

/// The feed or the entry, if that is what the part is.
fn container<'a>(part: &Part<'a>) -> Option<Node<'a, 'a>> {
    part.root().filter(|root| is(*root, if part.article.is_some() { "entry" } else { "feed" }))
}

fn children<'a>(of: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    of.children().filter(move |child| is(*child, name))
}

fn missing(part: &Part<'_>, name: &'static str, rule: &Rule, found: Found<'_>) {
    let Some(container) = container(part).filter(|node| children(*node, name).next().is_none()) else { return };
    found(finding(rule, format!("the `{}` has no `{name}`", container.name()), container.span()));
}

/// Whether an element is of Atom 1.0, by the exact name of its namespace.
fn bare(node: Node<'_, '_>) -> bool {
    node.tag().uri == ATOM.uri
}
