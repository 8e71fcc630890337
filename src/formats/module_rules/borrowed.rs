//! Elements of Atom in feeds of other formats, by the rules of Atom.

use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, non_negative_integer, nonblank, once, text, values};
use crate::formats::{Check, Part, Placed, finding, rule};
use crate::syntax::xml::Node;
use crate::vocab::rss::ATOM;
use crate::vocab::{addresses, languages, namespaces, registries};

/// The rules of what is borrowed from Atom.
pub(super) const RULES: &[Check] = &[
    on(&BAD_LINK, bad_link).at("atom:link"),
    on(&UNREGISTERED_RELATION, unregistered_relation).at("atom:link"),
    on(&UNKNOWN_ELEMENT, unknown_element).at("atom:*"),
    on(&BAD_PERSON, bad_person).at("atom:author atom:contributor"),
    on(&SEVERAL_SELVES, several_selves).at("atom:link"),
    on(&BAD_TYPE, bad_type).at("atom:title atom:subtitle atom:summary atom:rights atom:content"),
    on(&BAD_ADDRESS, bad_address).at("atom:id atom:icon atom:logo atom:uri atom:email"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const fn atom(section: &'static str, url: &'static str) -> Clause {
    clause("RFC 4287", section, url, Level::Must)
}

/// Whether elements of Atom are borrowed here, and this is one of its present version.
fn is_borrowed(part: &Part<'_>, node: Node<'_, '_>) -> bool {
    part.format != "atom" && node.tag().uri == ATOM.uri
}

rule! { BAD_LINK = modules "borrowed" / "bad-link", atom("4.2.7", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7");
    "A `link` of Atom has an `href`; its relation is one word or an IRI, its type a media type, its language a tag, its length a number."
    "Readers that know Atom follow it in other feeds too: to its next page, its hub, its own address."
    "Write it as `<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://...\"/>`."
}

fn bad_link(part: &Part<'_>, found: Found<'_>) {
    for link in part.named("atom", "link").map(|placed| placed.node).filter(|node| is_borrowed(part, *node)) {
        if link.attr("href").is_none_or(|href| !nonblank(&href.value)) {
            found(finding(&BAD_LINK, format!("`{}` has no `href`", link.tag().qualified()), link.span()));
        }
        for attr in link.attrs().iter().filter(|attr| attr.prefix.is_empty()) {
            let value = attr.value.as_ref();
            let what = match attr.name {
                "href" if nonblank(value) && !addresses::iri_reference(value) => "no address",
                "rel" if !addresses::relation(value.trim()) => "neither a word nor an IRI",
                "type" if !registries::media_type(value) => "no media type",
                "hreflang" if !languages::language(value) => "no language tag",
                "length" if !non_negative_integer(value.trim()) => "no number of bytes",
                _ => continue,
            };
            let message = format!("`{value}`, the `{}` of `{}`, is {what}", attr.name, link.tag().qualified());
            found(finding(&BAD_LINK, message, attr.span));
        }
    }
}

rule! { UNREGISTERED_RELATION = modules "borrowed" / "unregistered-relation",
    should(atom("4.2.7.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2"));
    "The relation of a link of Atom is a registered one, or an IRI."
    "Readers do not know what the link is for: it may be misspelt."
    "Write a relation of the IANA registry in small letters, or an IRI of your own."
}

fn unregistered_relation(part: &Part<'_>, found: Found<'_>) {
    for link in part.named("atom", "link").map(|placed| placed.node).filter(|node| is_borrowed(part, *node)) {
        let Some(rel) = link.attr("rel").filter(|rel| addresses::relation(rel.value.trim())) else { continue };
        if !registries::relation(rel.value.trim()) && !addresses::iri(rel.value.trim()) {
            let message = format!("`{}` is no registered relation", rel.value.trim());
            found(finding(&UNREGISTERED_RELATION, message, rel.span));
        }
    }
}

rule! { SEVERAL_SELVES = modules "borrowed" / "several-selves",
    should(atom("4.2.7.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2"));
    "A feed and an entry lead to themselves at one address: no two links with the relation `self` have another `href`."
    "Readers subscribe to the first or to the last, not each to the same."
    "Keep the address at which the feed is fetched."
}

fn several_selves(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = part.root() else { return };
    let holder = root.child("", "channel").unwrap_or(root);
    let own = |link: &Node<'_, '_>| link.attr("rel").is_some_and(|rel| rel.value.trim() == "self");
    let mut hrefs = part.children(holder, "atom", "link").filter(own).filter_map(|link| link.attr("href"));
    let Some(first) = hrefs.next() else { return };
    for other in hrefs.filter(|other| other.value.trim() != first.value.trim()) {
        let message = format!("a link before says that it is `{}`", first.value.trim());
        found(finding(&SEVERAL_SELVES, message, other.span));
    }
}

rule! { UNKNOWN_ELEMENT = modules "borrowed" / "unknown-element", atom("4.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1");
    "An element of the namespace of Atom is one of Atom; a category has its `term`."
    "Readers that know Atom pass over it: it may be misspelt."
    "Spell the element as Atom does; put what Atom does not have into a namespace of its own."
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    for node in part.of("atom").map(|placed| placed.node).filter(|node| is_borrowed(part, *node)) {
        let message = if !namespaces::defines("atom", node.name()) {
            format!("Atom has no `{}`", node.name())
        } else if node.name() == "category" && node.attr("term").is_none() {
            format!("`{}` has no `term`", node.tag().qualified())
        } else {
            continue;
        };
        found(finding(&UNKNOWN_ELEMENT, message, node.span()));
    }
}

rule! { BAD_PERSON = modules "borrowed" / "bad-person", atom("3.2", "https://www.rfc-editor.org/rfc/rfc4287#section-3.2");
    "An `author` and a `contributor` of Atom have one `name`, and one `uri` and one `email` at most."
    "Readers have nobody to credit, or take one of two."
    "Write an element for each person, with the `name` in it."
}

fn bad_person(part: &Part<'_>, found: Found<'_>) {
    let person = |placed: &&Placed<'_>| matches!(placed.node.name(), "author" | "contributor");
    for placed in part.of("atom").filter(person).filter(|placed| is_borrowed(part, placed.node)) {
        once(placed.node, "atom", &["name", "uri", "email"], part, &BAD_PERSON, found);
        if part.children(placed.node, "atom", "name").next().is_none() {
            let message = format!("`{}` has no `name`", placed.node.tag().qualified());
            found(finding(&BAD_PERSON, message, placed.node.span()));
        }
    }
}

rule! { BAD_ADDRESS = modules "borrowed" / "bad-address", atom("4.2.6", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6");
    "An `id` of Atom is an IRI with its scheme; an `icon`, a `logo` and a `uri` are addresses, an `email` is one of mail."
    "Two feeds may use the same words for different stories; what is no address leads nowhere."
    "Write a `tag:` or `urn:` URI or a whole address as `id`, and leave out what is no address."
}

fn bad_address(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] =
        &[text("atom", "id"), text("atom", "icon"), text("atom", "logo"), text("atom", "uri"), text("atom", "email")];
    for value in values(part, SPOTS).filter(|value| is_borrowed(part, value.node)) {
        let text = value.text.trim();
        let what = match value.node.name() {
            "id" if !addresses::iri(text) => "no IRI with a scheme",
            "email" if !addresses::email(text) => "no e-mail address",
            "icon" | "logo" | "uri" if text.is_empty() || !addresses::iri_reference(text) => "no address",
            _ => continue,
        };
        found(finding(&BAD_ADDRESS, format!("`{text}`, the value of {}, is {what}", value.owner()), value.place()));
    }
}

rule! { BAD_TYPE = modules "borrowed" / "bad-type", atom("3.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1");
    "The `type` of a text of Atom is `text`, `html` or `xhtml`; that of a content may be a media type."
    "Readers show tags as they stand, or nothing at all."
    "Write `html` where the text has markup that is escaped, and leave the type out where it has none."
}

fn bad_type(part: &Part<'_>, found: Found<'_>) {
    const TEXTS: [&str; 5] = ["title", "subtitle", "summary", "rights", "content"];
    let borrowed = |placed: &&Placed<'_>| TEXTS.contains(&placed.node.name()) && is_borrowed(part, placed.node);
    for node in part.of("atom").filter(borrowed).map(|placed| placed.node) {
        let Some(kind) = node.attr("type").filter(|kind| nonblank(&kind.value)) else { continue };
        let file = node.name() == "content" && registries::media_type(&kind.value);
        if !file && !matches!(kind.value.as_ref(), "text" | "html" | "xhtml") {
            let message = format!("`{}`, the `type` of `{}`, is no type of text", kind.value, node.tag().qualified());
            found(finding(&BAD_TYPE, message, kind.span));
        }
    }
}
