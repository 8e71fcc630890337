//! What an item has to have, and what has to agree in it.

use std::collections::HashSet;

use super::names::ruled;
use super::{child, clause, own};
use crate::diag::{Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{self, Found, again, nonblank};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;
use crate::vocab::qcode;

pub(super) const RULES: &[Check] = &[
    check(&MISSING_GUID, missing_guid),
    check(&MISSING_STANDARD, missing_standard),
    check(&MISSING_ELEMENT, missing_element),
    check(&DUPLICATE_ELEMENT, duplicate_element),
    check(&EMPTY_CONTENT_SET, empty_content_set),
    check(&NOWHERE_TO_FETCH, nowhere_to_fetch),
    check(&UNKNOWN_GROUP, unknown_group),
    check(&DUPLICATE_ID, duplicate_id),
    check(&UNDECLARED_ALIAS, undeclared_alias),
    check(&UNKNOWN_ALIAS, unknown_alias),
    check(&UNDECLARED_NAMESPACE, undeclared_namespace).covering(&[checks::UNDECLARED_NOTE]).at("!"),
];

/// The item, where it is one: a part that stands alone is held to nothing.
fn item<'a>(part: &Part<'a>) -> Option<Node<'a, 'a>> {
    part.item().filter(|root| super::super::ITEMS.contains(&root.name()))
}

fn says(node: Node<'_, '_>, name: &str) -> bool {
    node.attr(name).is_some_and(|attr| nonblank(&attr.value))
}

rule! { MISSING_GUID = "newsml-g2" / "missing-guid", clause("Item: @guid", Level::Must);
    "An item has a `guid`."
    "Updates and kills name the item by it; without it they reach nothing."
    "Add `guid`, the same for every version of the item."
}

fn missing_guid(part: &Part<'_>, found: Found<'_>) {
    if let Some(item) = item(part).filter(|item| !says(*item, "guid")) {
        found(finding(&MISSING_GUID, format!("`{}` has no `guid`", item.name()), item.span()));
    }
}

rule! { MISSING_STANDARD = "newsml-g2" / "missing-standard", clause("Item: @standard, @standardversion", Level::Must);
    "An item says of which standard and version it is."
    "Processors choose by it how they read the item."
    "Add `standard=\"NewsML-G2\"` and `standardversion`."
}

fn missing_standard(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = item(part) else { return };
    for name in ["standard", "standardversion"].into_iter().filter(|name| !says(item, name)) {
        found(finding(&MISSING_STANDARD, format!("`{}` has no `{name}`", item.name()), item.span()));
    }
}

rule! { MISSING_ELEMENT = "newsml-g2" / "missing-element", clause("the schema: itemMeta and others", Level::Must);
    "An item has `itemMeta` with its class, its provider and when this version was made; other elements have what they are there for."
    "Without them a system knows neither what came, nor from whom, nor whether it is newer than what it has, and the schema refuses the item."
    "Add what the message names."
}

fn missing_element(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = item(part).filter(|item| item.name() != "catalogItem") else { return };
    let Some(meta) = child(item, "itemMeta") else {
        return found(finding(&MISSING_ELEMENT, format!("`{}` has no `itemMeta`", item.name()), item.span()));
    };
    for name in ["itemClass", "provider", "versionCreated"].into_iter().filter(|name| child(meta, name).is_none()) {
        found(finding(&MISSING_ELEMENT, format!("`itemMeta` has no `{name}`"), meta.span()));
    }
    if part.tree.is_cut() {
        return;
    }
    let others = |of: &Node<'_, '_>| !matches!(of.name(), "itemMeta" | "contentSet") && of.span() != item.span();
    for (of, name) in ruled(part).lacking().filter(|(of, _)| others(of)) {
        found(finding(&MISSING_ELEMENT, format!("`{}` has no `{name}`", of.name()), of.span()));
    }
}

rule! { DUPLICATE_ELEMENT = "newsml-g2" / "duplicate-element", clause("the schema", Level::Must);
    "An element that may stand once stands once."
    "Systems differ in which of the two they take, and the schema refuses the item."
    "Keep one of them."
}

fn duplicate_element(part: &Part<'_>, found: Found<'_>) {
    if part.article.is_some() {
        again(ruled(part), &DUPLICATE_ELEMENT, found);
    }
}

rule! { EMPTY_CONTENT_SET = "newsml-g2" / "empty-content-set", clause("contentSet", Level::Must);
    "A content set has content."
    "The item arrives, and there is nothing to print."
    "Add `inlineXML`, `inlineData` or `remoteContent`, or leave the set out."
}

fn empty_content_set(part: &Part<'_>, found: Found<'_>) {
    let Some(set) = item(part).and_then(|item| child(item, "contentSet")) else { return };
    if set.children().next().is_none() {
        found(finding(&EMPTY_CONTENT_SET, "`contentSet` is empty", set.span()));
    }
}

rule! { NOWHERE_TO_FETCH = "newsml-g2" / "nowhere-to-fetch", clause("remoteContent: @href, @residref", Level::Should);
    "Remote content says where it is, by `href` or `residref`."
    "There is nothing to fetch."
    "Add `href`, or `residref` with the identifier of the resource."
}

fn nowhere_to_fetch(part: &Part<'_>, found: Found<'_>) {
    if item(part).is_none() {
        return;
    }
    let remote = part.tree.all().filter(|node| own(*node) && matches!(node.name(), "remoteContent" | "itemRef"));
    for node in remote.filter(|node| !says(*node, "href") && !says(*node, "residref")) {
        found(finding(&NOWHERE_TO_FETCH, format!("`{}` has neither `href` nor `residref`", node.name()), node.span()));
    }
}

rule! { UNKNOWN_GROUP = "newsml-g2" / "unknown-group", clause("groupSet: @root, groupRef: @idref", Level::Should);
    "What refers to a group refers to one that is there."
    "The package has no beginning, or a part of it is lost."
    "Name the `id` of a `group` of the same `groupSet`."
}

fn unknown_group(part: &Part<'_>, found: Found<'_>) {
    let Some(set) = item(part).and_then(|item| child(item, "groupSet")) else { return };
    let groups: HashSet<&str> = set
        .children()
        .filter(|node| node.name() == "group")
        .filter_map(|node| node.attr("id"))
        .map(|id| id.value.trim())
        .collect();
    let refers = |node: Node<'_, '_>| node.name() == "groupRef" && own(node);
    let inside = set.children().flat_map(|group| group.children()).filter(|node| refers(*node));
    let named = set.attr("root").into_iter().chain(inside.filter_map(|node| node.attr("idref")));
    for attr in named.filter(|attr| !groups.contains(attr.value.trim())) {
        found(finding(&UNKNOWN_GROUP, format!("no group has the id `{}`", attr.value), attr.span));
    }
}

rule! { DUPLICATE_ID = "newsml-g2" / "duplicate-id", clause("@id", Level::Must);
    "An `id` stands once in a document."
    "What refers to it refers to two, and the schema refuses the document."
    "Give each element an `id` of its own."
}

fn duplicate_id(part: &Part<'_>, _: Found<'_>) {
    let ids = part.tree.all().filter(|node| own(*node)).filter_map(|node| node.attr("id"));
    checks::repeated(part, ids, &DUPLICATE_ID, |id| format!("an element before has the id `{id}` too"));
}

rule! { UNDECLARED_ALIAS = "newsml-g2" / "undeclared-alias", clause("QCode, catalog", Level::Should);
    "The alias of a QCode is declared by a catalog."
    "Without it the code means nothing: the same alias stands for other lists in other feeds."
    "Add the `catalogRef` of the list, or a `scheme` in a `catalog`; or write the whole URI in `uri`."
}

fn undeclared_alias(part: &Part<'_>, found: Found<'_>) {
    // What a catalog elsewhere declares is not known.
    if item(part).is_some_and(|item| catalogs(item).next().is_none()) {
        aliases(part, |_| false, &UNDECLARED_ALIAS, "no catalog declares the alias", found);
    }
}

rule! { UNKNOWN_ALIAS = "newsml-g2" / "unknown-alias", clause("QCode, catalog", Level::May);
    "The alias of a QCode may be one that no catalog of the item declares, the IPTC's included."
    "Whoever resolves codes finds nothing: the same alias stands for other lists in other feeds."
    "Add the `catalogRef` of the list, or a `scheme` in a `catalog`; or write the whole URI in `uri`."
}

fn unknown_alias(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = item(part) else { return };
    let known = |node: Node<'_, '_>| node.attr("href").is_some_and(|href| qcode::is_iptc_catalog(&href.value));
    if catalogs(item).next().is_some() && catalogs(item).all(known) {
        aliases(part, qcode::is_iptc_alias, &UNKNOWN_ALIAS, "no catalog of the item declares the alias", found);
    }
}

/// The catalogs that an item refers to.
fn catalogs<'a>(item: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    item.children().filter(|node| own(*node) && node.name() == "catalogRef")
}

/// Finds aliases, each once, that are not known and that the item does not declare itself.
fn aliases(part: &Part<'_>, known: impl Fn(&str) -> bool, rule: &'static Rule, message: &str, found: Found<'_>) {
    let Some(item) = item(part) else { return };
    let schemes = item.children().filter(|node| node.name() == "catalog").flat_map(|catalog| catalog.children());
    let declared: HashSet<&str> =
        schemes.filter_map(|scheme| scheme.attr("alias")).map(|alias| alias.value.trim()).collect();
    let mut told = HashSet::new();
    for node in part.tree.all().filter(|node| own(*node)) {
        let Some(code) = node.attr("qcode") else { continue };
        let Some((alias, _)) = code.value.trim().split_once(':') else { continue };
        if !declared.contains(alias) && !known(alias) && told.insert(alias) {
            found(finding(rule, format!("{message} `{alias}`"), code.span));
        }
    }
}

rule! { UNDECLARED_NAMESPACE = "newsml-g2" / "undeclared-namespace", checks::PREFIX_DECLARED;
    "Every prefix is declared."
    "A system that knows namespaces refuses the whole document."
    "Declare the prefix on the item."
}

fn undeclared_namespace(part: &Part<'_>, found: Found<'_>) {
    checks::declared(part, &UNDECLARED_NAMESPACE, found);
}
