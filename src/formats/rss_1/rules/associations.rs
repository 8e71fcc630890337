//! What the channel of RSS 1.0 names: its items, its image and its text input stand beside it and say what they are about.

use std::borrow::Cow;

use super::{about, must};
use crate::diag::{Clause, Level};
use crate::formats::check::check;
use crate::formats::checks::{Found, absolute_uri, nonblank};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;
use crate::text::Base;

/// The rules of associations.
pub(super) const RULES: &[Check] =
    &[check(&NAMES_NOTHING, names_nothing).at("above articles"), check(&NOT_NAMED, not_named).at("above articles")];

// "Must be the same", says the specification, and the examples of its own modules do not heed it: readers of feeds take the
// items as they stand, so that both rules inform.
rule! { NAMES_NOTHING = "rss-1" / "names-nothing", may(must("5.3.4, 5.3.5, 5.3.6"));
    "What a channel names in `rdf:resource` stands in the document: an item, an image or a text input with that `rdf:about`."
    "Programs that know RDF find a story in the list and nothing about it."
    "Write the same address in both; take out of the list what the document no longer has."
}

rule! { NOT_NAMED = "rss-1" / "not-named", may(must("5.3.4, 5.3.5, 5.3.6"));
    "Each item stands in the channel's list of `items`; an image and a text input are named by the channel."
    "The specification says that items which the list does not have are likely to be discarded; few readers still do."
    "Add an `rdf:li` with the address of the item, or `image` or `textinput` with `rdf:resource`."
}

const fn may(clause: Clause) -> Clause {
    Clause { level: Level::May, ..clause }
}

/// The parts that stand beside a channel which names them.
const BESIDE: [&str; 2] = ["image", "textinput"];

/// The channel, where the part has all that stands above the items: of a list that was cut nobody knows the rest.
fn channel<'a>(part: &Part<'a>) -> Option<(Node<'a, 'a>, Node<'a, 'a>)> {
    let root = part.above().filter(|root| part.version == "1.0" && root.name() == "RDF" && !part.tree.is_cut())?;
    Some((root, part.children(root, "", "channel").next()?))
}

fn names_nothing(part: &Part<'_>, found: Found<'_>) {
    if let Some(item) = part.item().filter(|_| part.version == "1.0") {
        // Of one that does not say what it is about another rule tells; its link is the next best.
        match about(item, "about").filter(|own| nonblank(&own.value)) {
            Some(own) => part.earlier.answer(&NAMES_NOTHING, &whole(part, &own.value)),
            None => part.children(item, "", "link").for_each(|link| {
                part.earlier.answer(&NAMES_NOTHING, &whole(part, &link.text()));
            }),
        }
        return;
    }
    let Some((root, channel)) = channel(part) else { return };
    for li in listed(part, channel) {
        match about(li, "resource").filter(|named| nonblank(&named.value)) {
            Some(named) => {
                let message = |named: &str| format!("no item of the document is about `{named}`");
                part.earlier.ask(&NAMES_NOTHING, &whole(part, &named.value), named.span, message);
            }
            None => found(finding(&NAMES_NOTHING, "this place of the list names no item", li.span())),
        }
    }
    for name in BESIDE {
        let own: Vec<_> = part.children(root, "", name).filter_map(|node| about(node, "about")).collect();
        for named in part.children(channel, "", name).filter_map(|node| about(node, "resource")) {
            if !own.iter().any(|own| whole(part, &own.value) == whole(part, &named.value)) {
                let message = format!("no `{name}` of the document is about `{}`", named.value.trim());
                found(finding(&NAMES_NOTHING, message, named.span));
            }
        }
    }
}

fn not_named(part: &Part<'_>, found: Found<'_>) {
    if let Some(item) = part.item().filter(|_| part.version == "1.0") {
        let message = |own: &str| format!("the channel does not list the item `{own}`");
        if let Some(own) = about(item, "about").filter(|own| nonblank(&own.value)) {
            part.earlier.unasked(&NOT_NAMED, &whole(part, &own.value), own.span, message);
        }
        return;
    }
    let Some((root, channel)) = channel(part) else { return };
    for items in part.children(channel, "", "items").filter(|items| items.children().next().is_none()) {
        found(finding(&NOT_NAMED, "`items` lists nothing: it has no `rdf:Seq`", items.span()));
    }
    for name in BESIDE {
        // That what is named is not there is the other rule's to say.
        if part.children(channel, "", name).next().is_none() {
            for node in part.children(root, "", name) {
                found(finding(&NOT_NAMED, format!("the channel does not name its `{name}`"), node.span()));
            }
        }
    }
}

/// The places of the list of items, whatever kind of list of RDF it is.
fn listed<'a>(part: &Part<'a>, channel: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    let lists = part.children(channel, "", "items").flat_map(|items| items.children());
    lists
        .filter(|list| list.ns() == "rdf")
        .flat_map(|list| list.children())
        .filter(|li| li.ns() == "rdf" && li.name() == "li")
}

/// An address as it is meant: a relative one against the base that is known.
fn whole<'v>(part: &Part<'_>, value: &'v str) -> Cow<'v, str> {
    let text = value.trim();
    if absolute_uri(text) {
        return Cow::Borrowed(text);
    }
    let resolved = part.base().and_then(Base::parse).and_then(|base| base.resolve(text));
    resolved.map_or(Cow::Borrowed(text), Cow::Owned)
}
