//! Which elements stand where in Atom, and what people and generators have.

use super::{bare, container, is, must};
use crate::diag::{Clause, Level};
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, Value, attr, first_words, nonblank, once, text, unknown_attributes, values};
use crate::formats::{Check, Part, Placed, finding, rule};
use crate::vocab::{addresses, languages};

/// The rules of structure.
pub(super) const RULES: &[Check] = &[
    check(&UNKNOWN_ELEMENT, unknown_element).covering(&["atom/kept-as-extension"]),
    check(&WITHOUT_NAMESPACE, without_namespace).at(":*"),
    check(&UNKNOWN_ATTRIBUTE, unknown_attribute).covering(&["atom/attribute-left-out"]),
    check(&UNEXPECTED_TEXT, unexpected_text),
    check(&PERSON_WITHOUT_NAME, person_without_name).at("atom:author atom:contributor"),
    check(&PERSON_TWICE, person_twice)
        .covering(&["atom/kept-as-extension"])
        .at("atom:author atom:contributor atom:source"),
    check(&BAD_EMAIL, bad_email).at("atom:email"),
    check(&SIMPLE_DOMAIN, simple_domain).at("atom:email"),
    check(&SOURCE_WITHOUT_ID, source_without_id).at("atom:source"),
    check(&BLANK, blank),
    check(&BAD_LANGUAGE, bad_language).at("atom:link"),
    check(&PREFIXED, prefixed).at("above"),
];

rule! { UNKNOWN_ELEMENT = "atom" / "unknown-element", must("4.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1");
    "An element of the namespace of Atom is one of Atom, and stands where Atom has it."
    "Readers pass over it, and strict ones refuse the feed."
    "Spell the element as Atom does; put what Atom does not have into a namespace of its own."
}

const OF_FEED: &[&str] = &[
    "author",
    "category",
    "contributor",
    "generator",
    "icon",
    "id",
    "link",
    "logo",
    "rights",
    "subtitle",
    "title",
    "updated",
    "entry",
];
const OF_ENTRY: &[&str] = &[
    "author",
    "category",
    "content",
    "contributor",
    "id",
    "link",
    "published",
    "rights",
    "source",
    "summary",
    "title",
    "updated",
];

/// The elements that may stand in another one of Atom; `None` where anything may.
fn allowed(parent: &str) -> Option<&'static [&'static str]> {
    match parent {
        "feed" => Some(OF_FEED),
        "source" => OF_FEED.get(..OF_FEED.len() - 1),
        "entry" => Some(OF_ENTRY),
        "author" | "contributor" => Some(&["name", "uri", "email"]),
        "name" | "uri" | "email" | "id" | "icon" | "logo" | "updated" | "published" | "generator" => Some(&[]),
        _ => None,
    }
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    if let Some(item) = part.item().filter(|item| is(*item, "item")) {
        found(finding(&UNKNOWN_ELEMENT, "Atom has no `item`; it is read as an `entry`", item.span()));
    }
    for placed in part.of("atom") {
        let Some((_, parent)) = placed.parent.filter(|(ns, _)| *ns == "atom") else { continue };
        let name = placed.node.name();
        if allowed(parent.name()).is_some_and(|allowed| !allowed.contains(&name)) {
            found(finding(
                &UNKNOWN_ELEMENT,
                format!("Atom has no `{name}` in `{}`", parent.name()),
                placed.node.span(),
            ));
        }
    }
    foreign_in_words(part, found);
}

/// Finds what is of no vocabulary of Atom where nothing but words may stand.
fn foreign_in_words(part: &Part<'_>, found: Found<'_>) {
    for placed in part.elements().iter().filter(|placed| placed.ns != "atom") {
        let Some((_, parent)) = placed.parent.filter(|(ns, _)| *ns == "atom") else { continue };
        if allowed(parent.name()).is_some_and(<[_]>::is_empty) {
            let message =
                format!("`{}` stands in `{}`, which has words alone", placed.node.tag().qualified(), parent.name());
            found(finding(&UNKNOWN_ELEMENT, message, placed.node.span()));
        }
    }
}

rule! { WITHOUT_NAMESPACE = "atom" / "without-namespace",
    Clause { level: Level::Should, ..must("6.1", "https://www.rfc-editor.org/rfc/rfc4287#section-6.1") };
    "What is not of Atom is in a namespace."
    "Nobody can tell of which vocabulary an element without a namespace is."
    "Declare a namespace for it."
}

fn without_namespace(part: &Part<'_>, found: Found<'_>) {
    for placed in part.elements().iter().filter(|placed| placed.node.tag().uri.is_empty() && placed.node.tag().declared)
    {
        if placed.parent.is_some_and(|(ns, node)| {
            ns == "atom" && matches!(node.name(), "feed" | "entry" | "source" | "author" | "contributor")
        }) {
            found(finding(
                &WITHOUT_NAMESPACE,
                format!("`{}` is in no namespace", placed.node.name()),
                placed.node.span(),
            ));
        }
    }
}

rule! { UNKNOWN_ATTRIBUTE = "atom" / "unknown-attribute",
    Clause { level: Level::Should, ..must("2", "https://www.rfc-editor.org/rfc/rfc4287#section-2") };
    "An attribute of an element of Atom is one that Atom has, or is in a namespace."
    "Readers pass over it: it may be misspelt."
    "Spell the attribute as Atom does; put what Atom does not have into a namespace of its own."
}

/// The attributes without a namespace that an element of Atom has; `None` where that is not Atom's to say.
fn attributes(element: &str) -> Option<&'static [&'static str]> {
    match element {
        "feed" | "entry" | "source" | "author" | "contributor" | "name" | "uri" | "email" | "id" | "icon" | "logo"
        | "updated" | "published" => Some(&[]),
        "title" | "subtitle" | "summary" | "rights" => Some(&["type"]),
        "content" => Some(&["type", "src"]),
        "generator" => Some(&["uri", "version"]),
        "category" => Some(&["term", "scheme", "label"]),
        "link" => Some(&["href", "rel", "type", "hreflang", "title", "length"]),
        _ => None,
    }
}

fn unknown_attribute(part: &Part<'_>, found: Found<'_>) {
    for node in part.of("atom").map(|placed| placed.node).filter(|node| bare(*node) && !node.attrs().is_empty()) {
        let Some(known) = attributes(node.name()) else { continue };
        for attr in unknown_attributes(node, |name| known.contains(&name)) {
            let message = format!("Atom has no `{}` on `{}`", attr.name, node.name());
            found(finding(&UNKNOWN_ATTRIBUTE, message, attr.span));
        }
    }
}

rule! { UNEXPECTED_TEXT = "atom" / "unexpected-text", must("4.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1");
    "Nothing but elements stands right in a feed, an entry, a source or a person."
    "Readers pass over it: the words reach nobody."
    "Put the words into the element they are meant for."
}

fn unexpected_text(part: &Part<'_>, found: Found<'_>) {
    let holds = |name: &str| matches!(name, "feed" | "entry" | "source" | "author" | "contributor");
    for placed in part.of("atom").filter(|placed| holds(placed.node.name())) {
        if let Some(span) = first_words(part, placed.node) {
            let message = format!("words stand right in `{}`", placed.node.name());
            found(finding(&UNEXPECTED_TEXT, message, span));
        }
    }
}

fn people<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = &'p Placed<'a>> {
    part.of("atom").filter(|placed| matches!(placed.node.name(), "author" | "contributor") && bare(placed.node))
}

rule! { PERSON_WITHOUT_NAME = "atom" / "person-without-name",
    must("3.2.1", "https://www.rfc-editor.org/rfc/rfc4287#section-3.2.1");
    "An `author` and a `contributor` have a `name`."
    "Readers have nobody to credit."
    "Add the `name`: of a person, a desk or an agency."
}

fn person_without_name(part: &Part<'_>, found: Found<'_>) {
    for person in people(part).map(|placed| placed.node) {
        if part.children(person, "atom", "name").next().is_none() {
            found(finding(&PERSON_WITHOUT_NAME, format!("the `{}` has no `name`", person.name()), person.span()));
        }
    }
}

rule! { PERSON_TWICE = "atom" / "person-twice", must("3.2", "https://www.rfc-editor.org/rfc/rfc4287#section-3.2");
    "A person has one `name`, and one `uri` and one `email` at most; a source has one of each thing."
    "Readers take one of them, not each the same: two people in one `author` are one credit less."
    "Write an `author` for each person; keep one of the others."
}

fn person_twice(part: &Part<'_>, found: Found<'_>) {
    for person in people(part).map(|placed| placed.node) {
        once(person, "atom", &["name", "uri", "email"], part, &PERSON_TWICE, found);
    }
    let names = ["generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated"];
    for source in part.named("atom", "source") {
        once(source.node, "atom", &names, part, &PERSON_TWICE, found);
    }
}

const EMAIL: &[Spot] = &[text("atom", "email")];

rule! { BAD_EMAIL = "atom" / "bad-email", must("3.2.3", "https://www.rfc-editor.org/rfc/rfc4287#section-3.2.3");
    "An `email` is an address and nothing beside it."
    "Mail programs do not know where to send to."
    "Write the address alone, as `mara.quill@tarn.example`; the name stands in `name`."
}

fn bad_email(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, EMAIL).filter(|value| !addresses::email(value.text.trim())) {
        found(finding(&BAD_EMAIL, format!("`{}` is no e-mail address", value.text.trim()), value.place()));
    }
}

rule! { SIMPLE_DOMAIN = "atom" / "simple-domain",
    Clause { level: Level::Should, ..must("3.2.3", "https://www.rfc-editor.org/rfc/rfc4287#section-3.2.3") };
    "The domain of an e-mail address is known outside too: it has a dot."
    "Mail to it arrives in the same house only."
    "Write the whole domain."
}

fn simple_domain(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, EMAIL).filter(|value| addresses::email(value.text.trim())) {
        let domain = value.text.trim().rsplit_once('@').map_or("", |(_, domain)| domain).to_owned();
        if !domain.contains('.') {
            found(finding(&SIMPLE_DOMAIN, format!("`{domain}` is known in its own house only"), value.span));
        }
    }
}

rule! { SOURCE_WITHOUT_ID = "atom" / "source-without-id",
    Clause { level: Level::Should, ..must("4.2.11", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.11") };
    "A `source` says the `id`, the `title` and the `updated` of the feed the entry was taken from."
    "Nobody can tell which feed it was."
    "Copy them from that feed."
}

fn source_without_id(part: &Part<'_>, found: Found<'_>) {
    for source in part.named("atom", "source").map(|placed| placed.node) {
        for name in ["id", "title", "updated"] {
            if part.children(source, "atom", name).next().is_none() {
                found(finding(&SOURCE_WITHOUT_ID, format!("the `source` has no `{name}`"), source.span()));
            }
        }
    }
}

rule! { BLANK = "atom" / "blank-element",
    Clause { level: Level::Should, ..must("4.1.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1.1") };
    "An element or attribute that is there says something."
    "Readers show an empty line, or nothing at all."
    "Leave it out, or say what it is for."
}

fn blank(part: &Part<'_>, found: Found<'_>) {
    const ELEMENTS: &[Spot] = &[
        text("atom", "title"),
        text("atom", "subtitle"),
        text("atom", "summary"),
        text("atom", "rights"),
        text("atom", "generator"),
        text("atom", "name"),
        text("atom", "email"),
        text("atom", "uri"),
        text("atom", "icon"),
        text("atom", "logo"),
        text("atom", "id").within("atom", "source"),
    ];
    const ATTRIBUTES: &[Spot] = &[
        attr("atom", "link", "title"),
        attr("atom", "category", "label"),
        attr("atom", "category", "term"),
        attr("atom", "content", "src"),
        attr("atom", "generator", "uri"),
        attr("atom", "generator", "version"),
    ];
    let empty = |value: &Value<'_>| !nonblank(&value.text) && value.node.children().next().is_none();
    const CONTENT: &[Spot] = &[text("atom", "content")];
    let here = |value: &Value<'_>| value.node.attr("src").is_none();
    for value in
        values(part, ELEMENTS).chain(values(part, CONTENT).filter(here)).chain(values(part, ATTRIBUTES)).filter(empty)
    {
        if value.attribute.is_some() || value.node.name() != "email" {
            found(finding(&BLANK, format!("{} is empty", value.owner()), value.place()));
        }
    }
}

rule! { BAD_LANGUAGE = "atom" / "bad-language", must("4.2.7.4", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.4");
    "The `hreflang` of a link is a language tag."
    "Readers choose by it which of several links they follow."
    "Write a code of BCP 47, as `en` or `nb-NO`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("atom", "link", "hreflang")];
    for value in values(part, SPOTS).filter(|value| !languages::language(&value.text)) {
        found(finding(&BAD_LANGUAGE, format!("`{}` is no language tag", value.text), value.span));
    }
}

rule! { PREFIXED = "atom" / "prefixed",
    Clause { level: Level::May, ..must("1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-1.2") };
    "The elements of Atom have no prefix."
    "Readers that look for names instead of namespaces find no feed in it. The specification leaves the prefix free."
    "Declare `xmlns=\"http://www.w3.org/2005/Atom\"` and leave the prefix out."
}

fn prefixed(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = container(part).filter(|root| !root.tag().prefix.is_empty() && is(*root, "feed")) else { return };
    found(finding(&PREFIXED, format!("the elements have the prefix `{}`", root.tag().prefix), root.span()));
}
