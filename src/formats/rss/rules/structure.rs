//! Which elements stand where in RSS.

use super::{ITEM, KEPT, channels, modern, must, own, profile, should};
use crate::diag::{Clause, Level, Span};
use crate::formats::check::check;
use crate::formats::checks::{Found, first_words};
use crate::formats::rss::{channel, item};
use crate::formats::{Check, Part, Placed, finding, rule};
use crate::syntax::xml::Attr;

/// The rules of structure.
pub(super) const RULES: &[Check] = &[
    check(&IN_A_NAMESPACE, in_a_namespace).at("above"),
    check(&UNKNOWN_ELEMENT, unknown_element).covering(&[KEPT, "rss/element-left-out"]),
    check(&UNEXPECTED_TEXT, unexpected_text),
    check(&FOREIGN_ATTRIBUTE, foreign_attribute).at(":* @:"),
    check(&ITEM_TOO_EARLY, item_too_early).at("above"),
    check(&TEXT_INPUT, text_input).at("above"),
];

const EXTENDING: Clause = must("Extending RSS", "https://www.rssboard.org/rss-specification#extendingRss");

rule! { IN_A_NAMESPACE = "rss" / "in-a-namespace", EXTENDING;
    "The elements of RSS are in no namespace."
    "A reader that knows namespaces finds no feed in it."
    "Take the `xmlns` without a prefix from the root element."
}

fn in_a_namespace(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = part.above().filter(|root| !root.tag().uri.is_empty() && root.tag().prefix.is_empty()) else {
        return;
    };
    found(finding(&IN_A_NAMESPACE, format!("`{}` is in the namespace `{}`", root.name(), root.tag().uri), root.span()));
}

rule! { UNKNOWN_ELEMENT = "rss" / "unknown-element", EXTENDING;
    "An element without a namespace is one of RSS, and stands where RSS has it."
    "Readers pass over it; a later version of RSS may mean something else by it."
    "Spell the element as RSS does, letter case too; put what RSS does not have into a namespace."
}

/// Whether RSS has the element in a channel: what its reader knows, and what it leaves as it came. Netscape's 0.91 has
/// `textinput`.
fn in_channel(name: &str, version: &str) -> bool {
    (channel::NAMES.contains(&name) && name != "abstract")
        || matches!(name, "rating" | "item")
        || (name == "textinput" && version == "0.91")
}

/// Whether RSS has the element in an item; `expirationDate` is of 0.93 and 0.94, and was kept in use.
fn in_item(name: &str) -> bool {
    (item::NAMES.contains(&name) && name != "abstract") || name == "expirationDate"
}

fn known(placed: &Placed<'_>, version: &str) -> bool {
    let name = placed.node.name();
    let Some((ns, parent)) = placed.parent else { return true };
    // A live item is made of what items are made of (podcast namespace, "Live Item"); scenes have names without a
    // namespace in the examples of their specification (Media RSS 1.5.1, "media:scenes").
    if ns == "podcast" && parent.name() == "liveItem" {
        return in_item(name);
    }
    if ns == "media" && parent.name() == "scene" {
        return matches!(name, "sceneTitle" | "sceneDescription" | "sceneStartTime" | "sceneEndTime");
    }
    ns.is_empty()
        && match parent.name() {
            "rss" => name == "channel",
            "channel" => in_channel(name, version),
            "item" => in_item(name),
            "image" => matches!(name, "url" | "title" | "link" | "width" | "height" | "description"),
            "textInput" | "textinput" => matches!(name, "title" | "description" | "name" | "link"),
            "skipHours" => name == "hour",
            "skipDays" => name == "day",
            _ => false,
        }
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    beside_the_channel(part, found);
    if let Some(root) =
        part.above().filter(|root| own(*root) && root.name() != "rss" && root.name().eq_ignore_ascii_case("rss"))
    {
        found(finding(&UNKNOWN_ELEMENT, format!("there is no `{}`: the root is `rss`", root.name()), root.span()));
    }
    let elements = part.of("").filter(|placed| placed.node.tag().uri.is_empty() && !known(placed, part.version));
    // What stands in an element that nobody knows was told with it.
    let told =
        |placed: &&Placed<'_>| placed.parent.is_some_and(|(ns, _)| !ns.is_empty()) || is_rss(placed, part.version);
    for placed in elements.filter(told) {
        let (name, place) = (placed.node.name(), placed.parent.map_or("", |(_, parent)| parent.tag().qualified()));
        found(finding(&UNKNOWN_ELEMENT, format!("RSS has no `{name}` in `{place}`"), placed.node.span()));
    }
}

/// Whether it stands right in an element that holds others.
fn is_rss(placed: &Placed<'_>, version: &str) -> bool {
    placed.parent.is_some_and(|(_, parent)| {
        in_channel(parent.name(), version) || in_item(parent.name()) || matches!(parent.name(), "rss" | "channel")
    })
}

rule! { UNEXPECTED_TEXT = "rss" / "unexpected-text", ITEM;
    "Nothing but elements stands right in a channel, an item, an image, a text input or a list of what is skipped."
    "Readers pass over it: the words reach nobody."
    "Put the words into the element they are meant for."
}

fn unexpected_text(part: &Part<'_>, found: Found<'_>) {
    let holds = |name: &str| {
        matches!(
            name,
            "rss" | "channel" | "item" | "image" | "textInput" | "skipHours" | "skipDays" | "cloud" | "enclosure"
        )
    };
    for placed in part.of("").filter(|placed| holds(placed.node.name())) {
        if let Some(span) = first_words(part, placed.node) {
            let message = format!("words stand right in `{}`", placed.node.name());
            found(finding(&UNEXPECTED_TEXT, message, span));
        }
    }
}

/// The attributes that RSS has on an element.
fn attributes(element: &str) -> &'static [&'static str] {
    match element {
        "rss" => &["version"],
        "category" => &["domain"],
        "guid" => &["isPermaLink"],
        "source" => &["url"],
        "enclosure" => &["url", "length", "type"],
        "cloud" => &["domain", "port", "path", "registerProcedure", "protocol"],
        _ => &[],
    }
}

rule! { FOREIGN_ATTRIBUTE = "rss" / "foreign-attribute", should(EXTENDING);
    "An element of RSS has the attributes of RSS, and of XML."
    "The specification lets a feed have elements of other namespaces, and does not speak of attributes: readers pass over them."
    "Say it in an element of its own."
}

fn foreign_attribute(part: &Part<'_>, found: Found<'_>) {
    let attributed = part.of("").filter(|placed| !placed.node.attrs().is_empty());
    for placed in attributed.filter(|placed| placed.node.tag().uri.is_empty() && known(placed, part.version)) {
        let element = placed.node.name();
        let foreign = |attr: &Attr<'_>| match attr.ns {
            "" => !attributes(element).contains(&attr.name),
            ns => !matches!(ns, "xml" | "nar"),
        };
        for attr in placed.node.attrs().iter().filter(|attr| attr.declared && foreign(attr)) {
            let colon = if attr.prefix.is_empty() { "" } else { ":" };
            let message = format!("`{}{colon}{}` stands on `{element}`", attr.prefix, attr.name);
            found(finding(&FOREIGN_ATTRIBUTE, message, attr.span));
        }
    }
}

rule! { ITEM_TOO_EARLY = "rss" / "item-too-early",
    profile("channel", "https://www.rssboard.org/rss-profile#element-channel", Level::Should);
    "All items stand behind the other elements of the channel."
    "Readers that take the channel's own values when the first item comes miss what stands behind it."
    "Put the items at the end of the channel."
}

fn item_too_early(part: &Part<'_>, found: Found<'_>) {
    for channel in channels(part).filter(|_| modern(part)) {
        let Some(last) = channel.children().filter(|child| own(*child)).last() else { continue };
        let first = item_between(part, channel.span().end, last.span().start);
        if let Some(span) = first.filter(|_| channel.child("", "item").is_none()) {
            found(finding(&ITEM_TOO_EARLY, format!("`{}` stands behind it", last.name()), span));
        }
    }
}

/// The first item between two places. Items are not in the tree of what stands above them: they are looked for in the text.
fn item_between(part: &Part<'_>, from: usize, to: usize) -> Option<Span> {
    let between = part.text.get(from..to)?;
    let at = between.find("<item>").or_else(|| between.find("<item "))?;
    let commented = between.get(..at).is_some_and(|text| text.rfind("<!--") > text.rfind("-->"));
    (!commented).then(|| Span::new(from + at, from + at + "<item".len()))
}

/// Finds an item that stands beside the channel.
fn beside_the_channel(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = part.above().filter(|root| own(*root) && root.name() == "rss") else { return };
    let mut from = root.span().end;
    let ends = channels(part).map(|channel| channel.whole()).chain([Span::new(root.whole().end, root.whole().end)]);
    for Span { start, end, .. } in ends {
        if let Some(item) = item_between(part, from, start) {
            found(finding(&UNKNOWN_ELEMENT, "RSS has no `item` in `rss`", item));
        }
        from = end;
    }
}

rule! { TEXT_INPUT = "rss" / "text-input",
    Clause { level: Level::May, ..must("<textInput> sub-element", "https://www.rssboard.org/rss-specification#lttextinputgtSubelementOfLtchannelgt") };
    "A channel does without a `textInput`."
    "Most readers pass over it; nobody knows any more what it is for."
    "Leave it out, and link to a page with the form."
}

fn text_input(part: &Part<'_>, found: Found<'_>) {
    for input in channels(part).filter_map(|channel| channel.child("", "textInput")) {
        found(finding(&TEXT_INPUT, "most readers pass over a `textInput`", input.span()));
    }
}
