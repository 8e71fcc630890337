//! What the schema says of names and of the values of attributes.

use super::super::attributes;
use super::super::content_models::{self, is_ruled};
use super::super::names::{self, FOREIGN};
use super::{child, clause, own};
use crate::diag::{Clause, Level};
use crate::formats::check::check;
use crate::formats::checks::{Found, nonblank, unknown_attributes};
use crate::formats::content::Ruled;
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;
use crate::vocab::registries;

pub(super) const RULES: &[Check] = &[
    check(&UNKNOWN_ELEMENT, unknown_element),
    check(&UNKNOWN_ATTRIBUTE, unknown_attribute),
    check(&BAD_ATTRIBUTE, bad_attribute),
    check(&MISSING_CODE, missing_code),
    check(&UNNAMED_PROVIDER, unnamed_provider),
    check(&BAD_MEDIA_TYPE, bad_media_type),
];

/// The latest version of which the names are known here.
const LATEST: u32 = 35;

/// The root of a part, where it is one of NewsML-G2 and of a version whose names are known.
pub(super) fn root<'a>(part: &Part<'a>) -> Option<Node<'a, 'a>> {
    part.root().filter(|root| own(*root)).filter(|root| {
        let version = root.attr("standardversion").and_then(|v| v.value.trim().strip_prefix("2.")?.parse::<u32>().ok());
        let named = super::super::ITEMS.contains(&root.name()) || root.name() == "newsMessage";
        named && version.is_none_or(|minor| minor <= LATEST)
    })
}

/// The elements of NewsML-G2 in a part, but for what stands in content, and what is wrong with what stands in them.
pub(super) fn ruled<'p, 'a>(part: &'p Part<'a>) -> &'p Ruled<'a> {
    part.ruled.get_or_init(|| Ruled::of(own_elements(part), content_models::faults))
}

pub(super) fn elements<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = Node<'a, 'a>> + use<'p, 'a> {
    ruled(part).elements.iter().copied()
}

fn own_elements<'a>(part: &Part<'a>) -> Vec<Node<'a, 'a>> {
    let mut open: Vec<Node<'a, 'a>> = root(part).into_iter().collect();
    let mut out = Vec::new();
    while let Some(node) = open.pop() {
        out.push(node);
        if !FOREIGN.contains(&node.name()) {
            let from = open.len();
            open.extend(node.children().filter(|child| own(*child)));
            open.get_mut(from..).unwrap_or_default().reverse();
        }
    }
    out
}

rule! { UNKNOWN_ELEMENT = "newsml-g2" / "unknown-element", clause("the schema", Level::Must);
    "An element of NewsML-G2 is one that its schema knows."
    "Systems leave out what they do not know, and the schema refuses the item."
    "Correct the name; an element of your own belongs into a namespace of your own."
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    for around in elements(part).filter(|node| is_ruled(node.name())) {
        for node in around.children().filter(|node| own(*node) && !names::is_element(node.name())) {
            found(finding(&UNKNOWN_ELEMENT, format!("NewsML-G2 has no `{}`", node.name()), node.span()));
        }
    }
}

rule! { UNKNOWN_ATTRIBUTE = "newsml-g2" / "unknown-attribute", clause("the schema", Level::Must);
    "An attribute of an element of NewsML-G2 is one that its schema gives it."
    "What it says is not read, and the schema refuses the item."
    "Correct the name, letter case too; an attribute of your own needs a namespace of your own."
}

fn unknown_attribute(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part) {
        for attr in unknown_attributes(node, |name| attributes::has(node.name(), name) && names::is_attribute(name)) {
            let message = match names::is_attribute(attr.name) {
                true => format!("`{}` has no attribute `{}`", node.name(), attr.name),
                false => format!("NewsML-G2 has no attribute `{}`, as `{}` has it", attr.name, node.name()),
            };
            found(finding(&UNKNOWN_ATTRIBUTE, message, attr.span));
        }
    }
}

rule! { BAD_ATTRIBUTE = "newsml-g2" / "bad-attribute", clause("QCodeType, QCodeListType, xs:ID and other types", Level::Must);
    "The value of an attribute is of the type that the schema gives it."
    "A role that is no code, a size that is no number or an `id` that is no name cannot be used, and the schema refuses the item."
    "Write what the message asks for; words without a scheme stand in no attribute of codes."
}

fn bad_attribute(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part) {
        for attr in node.attrs().iter().filter(|attr| attr.prefix.is_empty()) {
            if let Some(holds) = names::wanted(node.name(), attr.name, &attr.value) {
                let (value, name) = (attr.value.trim(), attr.name);
                let message =
                    format!("`{value}`, the value of `{name}` of `{}`, is not {}", node.name(), holds.words());
                found(finding(&BAD_ATTRIBUTE, message, attr.span));
            }
        }
    }
}

rule! { MISSING_CODE = "newsml-g2" / "missing-code", clause("itemClass, role, service, signal: @qcode, @uri", Level::Should);
    "The class of an item, its role, its service and its signals are codes."
    "An element without a code says nothing: whether it is a text or a picture, an update or a correction."
    "Add `qcode`, as `ninat:text`, or `uri`."
}

fn missing_code(part: &Part<'_>, found: Found<'_>) {
    let said = |node: Node<'_, '_>| {
        let attr = |name: &str| node.attr(name).is_some_and(|attr| nonblank(&attr.value));
        attr("qcode") || attr("uri") || attr("literal") || node.children().next().is_some()
    };
    let coded = |node: &Node<'_, '_>| matches!(node.name(), "itemClass" | "role" | "service" | "signal");
    let Some(meta) = part.item().and_then(|item| child(item, "itemMeta")) else { return };
    for node in meta.children().filter(|node| own(*node) && coded(node) && !said(*node)) {
        found(finding(&MISSING_CODE, format!("`{}` has no code", node.name()), node.span()));
    }
}

rule! { UNNAMED_PROVIDER = "newsml-g2" / "unnamed-provider", clause("provider", Level::May);
    "A provider may be named by a code, a URI, a word or a name."
    "Who sent the item cannot be told, nor who may correct or kill it."
    "Add `qcode`, `uri` or `literal`, or a `name`."
}

fn unnamed_provider(part: &Part<'_>, found: Found<'_>) {
    let meta = part.item().and_then(|item| child(item, "itemMeta"));
    let Some(provider) = meta.and_then(|meta| child(meta, "provider")) else { return };
    let attr = |name: &str| provider.attr(name).is_some_and(|attr| nonblank(&attr.value));
    let named = provider.children().any(|name| own(name) && name.name() == "name" && nonblank(&name.text()));
    if !named && !["qcode", "uri", "literal"].into_iter().any(attr) {
        found(finding(&UNNAMED_PROVIDER, "nobody is named as the provider", provider.span()));
    }
}

/// A media type is a type, a slash and a subtype.
const MEDIA_TYPE: Clause = Clause {
    spec: "RFC 6838",
    section: "4.2",
    url: "https://www.rfc-editor.org/rfc/rfc6838#section-4.2",
    level: Level::Should,
};

rule! { BAD_MEDIA_TYPE = "newsml-g2" / "bad-media-type", MEDIA_TYPE;
    "A `contenttype` is a media type."
    "Systems choose by it what they do with the content: a text is not shown, a picture not fetched."
    "Write the registered type, as `image/jpeg` or `application/xhtml+xml`."
}

fn bad_media_type(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part) {
        let Some(attr) = node.attr("contenttype").filter(|attr| !registries::media_type(attr.value.trim())) else {
            continue;
        };
        found(finding(&BAD_MEDIA_TYPE, format!("`{}` is no media type", attr.value.trim()), attr.span));
    }
}
