//! The rules of RSS as RDF (1.0, 0.90 before it and 1.1 after it), each with its check.

mod associations;

use crate::diag::{Clause, Level};
use crate::formats::check::{check, count, join};
use crate::formats::checks::{self, Found, first_words, nonblank, unique};
use crate::formats::{Check, Part, Placed, finding, module_rules, rule};
use crate::syntax::xml::{Attribute, Node};
use crate::vocab::addresses;

/// Every rule of RSS 1.0.
pub(super) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] = &[OWN, associations::RULES, module_rules::FEED];

const OWN: &[Check] = &[
    check(&MISSING_ELEMENT, missing_element),
    check(&MISSING_ABOUT, missing_about),
    check(&DUPLICATE_ABOUT, duplicate_about).at("@:"),
    check(&DUPLICATE_ELEMENT, duplicate_element).covering(KEPT),
    check(&UNKNOWN_ELEMENT, unknown_element).covering(KEPT),
    check(&BAD_LINK, bad_link),
    check(&BLANK_ELEMENT, blank_element),
    check(&BAD_RDF, bad_rdf).covering(KEPT),
    check(&RSS_IN_FOREIGN, rss_in_foreign).covering(KEPT).at("@:"),
    check(&UNDECLARED_NAMESPACE, undeclared_namespace).covering(&[checks::UNDECLARED_NOTE]).at("!"),
];

/// What the reader notes of an element that it can only keep, or not at all.
const KEPT: &[&str] = &["rss/kept-as-extension", "rss/element-left-out"];

const fn must(section: &'static str) -> Clause {
    Clause { spec: "RSS 1.0", section, url: "https://web.resource.org/rss/1.0/spec", level: Level::Must }
}

/// The elements of RSS that hold others.
fn holders<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = &'p Placed<'a>> {
    part.of("").filter(|placed| !allowed(placed.node.name(), "").is_empty() && !placed.node.tag().uri.is_empty())
}

/// What an element of RSS may hold, in a version.
fn allowed(name: &str, version: &str) -> &'static [&'static str] {
    match name {
        "channel" | "Channel" => &["title", "link", "description", "image", "items", "textinput", "item"],
        "item" if version == "1.1" => &["title", "link", "description", "image"],
        "item" => &["title", "link", "description"],
        "image" => &["title", "url", "link"],
        "textinput" => &["title", "description", "name", "link"],
        _ => &[],
    }
}

/// What stands right in the root, and what has words alone.
fn elsewhere(parent: Node<'_, '_>, name: &str) -> bool {
    match parent.name() {
        "RDF" => matches!(name, "channel" | "item" | "image" | "textinput"),
        "items" => name == "item",
        "title" | "link" | "url" | "name" | "description" => false,
        _ => true,
    }
}

fn required(name: &str, version: &str) -> &'static [&'static str] {
    match (name, version) {
        ("channel" | "Channel", "1.1") => &["title", "items"],
        ("channel", "1.0") => &["title", "link", "description", "items"],
        ("channel", _) => &["title", "link", "description"],
        ("item", "1.1") => &["title"],
        ("item", _) => &["title", "link"],
        ("image", "1.1") => &["title", "url"],
        ("image", _) => &["title", "url", "link"],
        ("textinput", _) => &["title", "description", "name", "link"],
        _ => &[],
    }
}

/// In the channel of 1.0 `image` and `textinput` only name what stands beside it.
fn names_only(node: Node<'_, '_>) -> bool {
    about(node, "resource").is_some()
}

fn about<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a Attribute<'a>> {
    node.attr_ns("rdf", name).or_else(|| node.attr(name))
}

rule! { MISSING_ELEMENT = "rss-1" / "missing-element", must("5.3, 5.4, 5.5, 5.6");
    "A channel, an item, an image and a text input have the parts that the version asks for."
    "Readers have nothing to show, or nowhere to lead to."
    "Add the part: a channel needs `title`, `link`, `description` and `items`, an item `title` and `link`."
}

fn missing_element(part: &Part<'_>, found: Found<'_>) {
    for node in holders(part).map(|placed| placed.node).filter(|node| !names_only(*node)) {
        for name in required(node.name(), part.version).iter().filter(|name| node.child("", name).is_none()) {
            found(finding(&MISSING_ELEMENT, format!("`{}` has no `{name}`", node.name()), node.span()));
        }
    }
    let root = part.above().filter(|root| root.name() == "RDF");
    if let Some(root) = root.filter(|root| part.children(*root, "", "channel").next().is_none()) {
        found(finding(&MISSING_ELEMENT, "the document has no `channel`", root.span()));
    }
}

rule! { MISSING_ABOUT = "rss-1" / "missing-about", must("5.3, 5.5");
    "A channel, an item, an image and a text input say in `rdf:about` what they are about."
    "Programs that know RDF cannot tell which thing it is."
    "Add `rdf:about` with the address."
}

fn missing_about(part: &Part<'_>, found: Found<'_>) {
    for node in holders(part).map(|placed| placed.node).filter(|node| part.version == "1.0" && !names_only(*node)) {
        match about(node, "about") {
            None => found(finding(&MISSING_ABOUT, format!("`{}` has no `rdf:about`", node.name()), node.span())),
            // What is about `""` is about the document, as a channel may be.
            Some(about) if node.name() == "item" && !nonblank(&about.value) => {
                found(finding(&MISSING_ABOUT, format!("the `rdf:about` of `{}` is empty", node.name()), about.span));
            }
            Some(_) => {}
        }
    }
}

rule! { DUPLICATE_ABOUT = "rss-1" / "duplicate-about", must("5.5");
    "No two things in a document have the same `rdf:about`."
    "Programs that know RDF take them for one."
    "Give each its own address."
}

fn duplicate_about(part: &Part<'_>, _: Found<'_>) {
    // A `Description` says more of what another element is about (RDF Syntax, 2.2).
    let things = part.elements().iter().filter(|placed| !placed.is("rdf", "Description"));
    for about in things.filter_map(|placed| placed.node.attr_ns("rdf", "about")) {
        let message = |said: &str| format!("another element is about `{said}` too");
        part.earlier.again(&DUPLICATE_ABOUT, about.value.trim(), &about.value, about.span, message);
    }
}

rule! { DUPLICATE_ELEMENT = "rss-1" / "duplicate-element", must("5.3, 5.5");
    "An element that may stand once stands once."
    "Readers differ in which of the two they take."
    "Keep one of them."
}

fn duplicate_element(part: &Part<'_>, found: Found<'_>) {
    let once = ["title", "link", "description", "url", "name", "items", "image", "textinput"];
    for node in holders(part).map(|placed| placed.node) {
        unique(node, |child| child.ns().is_empty(), &once, &DUPLICATE_ELEMENT, found);
    }
    // The root of 1.1 is the channel.
    let root = part.above().filter(|root| root.name() == "RDF");
    let beside = ["channel", "image", "textinput"];
    root.into_iter().for_each(|root| unique(root, |child| child.ns().is_empty(), &beside, &DUPLICATE_ELEMENT, found));
}

rule! { UNKNOWN_ELEMENT = "rss-1" / "unknown-element", must("4, 5");
    "An element of the namespace of RSS is one that the version has, in its place."
    "Readers pass over it: RSS 2.0 has elements that RSS 1.0 has not."
    "Write what RSS 1.0 does not have with a module, as `dc:date` for `pubDate`."
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    for placed in part.of("").filter(|placed| !placed.node.tag().uri.is_empty()) {
        let Some((ns, parent)) = placed.parent else { continue };
        let known = allowed(parent.name(), part.version);
        let name = placed.node.name();
        let here = if known.is_empty() { elsewhere(parent, name) } else { !ns.is_empty() || known.contains(&name) };
        if matches!(ns, "" | "rdf") && !here {
            let message = format!("RSS {} has no `{name}` in `{}`", part.version, parent.name());
            found(finding(&UNKNOWN_ELEMENT, message, placed.node.span()));
        }
    }
}

rule! { BAD_LINK = "rss-1" / "bad-link", must("5.3.2, 5.5.2");
    "Links and the addresses of images are whole URLs, and what a thing is about is a URI."
    "Each reader leads somewhere else, or nowhere."
    "Write the whole address, without blanks in it."
}

fn bad_link(part: &Part<'_>, found: Found<'_>) {
    for node in holders(part).flat_map(|placed| placed.node.children()) {
        let text = node.text();
        let is = node.ns().is_empty() && matches!(node.name(), "link" | "url");
        if is && nonblank(&text) && !addresses::iri(text.trim()) {
            found(finding(&BAD_LINK, format!("`{}` is no whole URL", text.trim()), node.text_span()));
        }
    }
    let own = |placed: &Placed<'_>| placed.ns.is_empty() && !placed.node.tag().uri.is_empty();
    for placed in part.elements().iter().filter(|placed| !placed.node.attrs().is_empty()) {
        // On elements of modules a name without its prefix is that of the module.
        let named = |name: &str| {
            placed.node.attr_ns("rdf", name).or_else(|| if own(placed) { placed.node.attr(name) } else { None })
        };
        for named in ["about", "resource"].into_iter().filter_map(named) {
            if !addresses::iri_reference(named.value.trim()) {
                found(finding(&BAD_LINK, format!("`{}` is no URI", named.value), named.span));
            }
        }
    }
}

rule! { BLANK_ELEMENT = "rss-1" / "blank-element", Clause { level: Level::Should, ..must("5.3, 5.5") };
    "A title and a link say something."
    "Readers show an empty line that leads nowhere."
    "Write the headline, and the address of the story."
}

fn blank_element(part: &Part<'_>, found: Found<'_>) {
    for node in holders(part).flat_map(|placed| placed.node.children()) {
        let is = node.ns().is_empty() && matches!(node.name(), "title" | "link" | "url");
        let says = is || (node.ns().is_empty() && node.name() == "description" && part.article.is_none());
        if says && node.is_blank() {
            found(finding(&BLANK_ELEMENT, format!("the `{}` is empty", node.name()), node.span()));
        }
    }
}

rule! { BAD_RDF = "rss-1" / "bad-rdf",
    Clause { spec: "RDF Syntax", section: "7.2", url: "https://www.w3.org/TR/rdf-syntax-grammar/#section-Infoset-Grammar", level: Level::Must };
    "In a property of RDF stand words or elements, not both; a list or a thing without a name says that it is one."
    "Programs that know RDF refuse the document."
    "Put the words into an element, or say `rdf:parseType=\"Literal\"`; of `items` in RSS 1.1 `Collection`, of its `image` `Resource`."
}

fn bad_rdf(part: &Part<'_>, found: Found<'_>) {
    let foreign = |placed: &&Placed<'_>| !matches!(placed.ns, "" | "xhtml" | "content" | "svg" | "math" | "?");
    for node in part.elements().iter().filter(foreign).map(|placed| placed.node) {
        let literal = about(node, "parseType").is_some();
        if let Some(child) = node.children().next().filter(|_| !literal && nonblank(&node.text())) {
            let message = format!("words stand beside `{}`", child.tag().qualified());
            found(finding(&BAD_RDF, message, child.span()));
        }
    }
    let list = part.of("").filter(|placed| placed.node.name() == "items");
    for node in holders(part).chain(list).map(|placed| placed.node) {
        if let Some(span) = first_words(part, node) {
            found(finding(&BAD_RDF, format!("words stand right in `{}`", node.name()), span));
        }
    }
    of_one_kind(part, found);
}

/// What holds a list or a thing without a name of its own says so, in RSS 1.1 (RDF Syntax, 7.2.18 and 7.2.19).
fn of_one_kind(part: &Part<'_>, found: Found<'_>) {
    for node in part.of("").map(|placed| placed.node).filter(|_| part.version == "1.1") {
        let needed = match node.name() {
            "items" => "Collection",
            "image" => "Resource",
            _ => continue,
        };
        if about(node, "parseType").is_none_or(|stated| stated.value != needed) {
            let message = format!("`{}` does not say `rdf:parseType=\"{needed}\"`", node.name());
            found(finding(&BAD_RDF, message, node.span()));
        }
    }
}

rule! { RSS_IN_FOREIGN = "rss-1" / "rss-in-foreign",
    Clause { spec: "RSS 1.1", section: "Any", url: "https://inamidst.com/rss1.1/", level: Level::Must };
    "Nothing of the namespace of RSS 1.1 stands in what is not of RSS."
    "A later version of RSS may mean something else by it."
    "Use the vocabulary that the thing is of."
}

fn rss_in_foreign(part: &Part<'_>, found: Found<'_>) {
    for placed in part.elements().iter().filter(|placed| part.version == "1.1" && !placed.ns.is_empty()) {
        for attr in placed.node.attrs().iter().filter(|attr| attr.uri.contains("rss1.1#")) {
            let message = format!("`{}:{}` stands on `{}`", attr.prefix, attr.name, placed.node.tag().qualified());
            found(finding(&RSS_IN_FOREIGN, message, attr.span));
        }
    }
}

rule! { UNDECLARED_NAMESPACE = "rss-1" / "undeclared-namespace", checks::PREFIX_DECLARED;
    "Every prefix is declared."
    "A reader that knows namespaces refuses the whole feed."
    "Declare the prefix on `rdf:RDF`, as `xmlns:dc=\"http://purl.org/dc/elements/1.1/\"`."
}

fn undeclared_namespace(part: &Part<'_>, found: Found<'_>) {
    checks::declared(part, &UNDECLARED_NAMESPACE, found);
}
