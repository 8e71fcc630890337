//! The rules of RSS 2.0, each with its check.

mod content;
mod dates;
mod people;
mod structure;
mod values;

use crate::diag::{Clause, Diagnostic, Level};
use crate::formats::check::{check, count, join};
use crate::formats::checks::{self, Found, absolute_uri, nonblank, unique};
use crate::formats::rss_form::is_page;
use crate::formats::{Check, Part, finding, module_rules, rule};
use crate::model::{Field, Whole};
use crate::syntax::xml::Node;

/// Every rule of RSS.
pub(super) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] =
    &[OWN, content::RULES, dates::RULES, people::RULES, structure::RULES, values::RULES, module_rules::FEED];

const OWN: &[Check] = &[
    check(&MISSING_ELEMENT, missing_element).at("above"),
    check(&EMPTY_ELEMENT, empty_element).at("above"),
    check(&MISSING_TITLE_AND_DESCRIPTION, missing_title_and_description).at("articles"),
    check(&MISSING_ID, missing_id).at("articles"),
    check(&GUID_IS_NO_URL, guid_is_no_url).at("articles"),
    check(&DUPLICATE_ELEMENT, duplicate_element).covering(&[KEPT]),
    check(&RELATIVE_LINK, relative_link).at(":link :url :comments :docs :enclosure :source"),
    check(&UNDECLARED_NAMESPACE, undeclared_namespace).covering(&[checks::UNDECLARED_NOTE]).at("!"),
];

/// What the reader notes of an element that it can only keep.
const KEPT: &str = "rss/kept-as-extension";

rule! { MISSING_ELEMENT = "rss" / "missing-element", must("Required channel elements", "https://www.rssboard.org/rss-specification#requiredChannelElements");
    "A channel has a title, a link and a description; an image, a text input and what is skipped have their parts."
    "They are how readers name the feed, lead to its site and say what it is."
    "Give the element what it has to have: a channel a `title`, a `link` and a `description`."
}

/// What a channel has to have.
const REQUIRED: [&str; 3] = ["title", "link", "description"];

/// What an element has to have.
fn required(element: &str) -> &'static [&'static str] {
    match element {
        "channel" => &REQUIRED,
        "image" => &["url", "title", "link"],
        "textInput" => &["title", "description", "name", "link"],
        "skipDays" => &["day"],
        "skipHours" => &["hour"],
        _ => &[],
    }
}

fn missing_element(part: &Part<'_>, found: Found<'_>) {
    if let Some(root) = part.above().filter(|root| root.name() == "rss" && root.children().next().is_none()) {
        found(finding(&MISSING_ELEMENT, "`rss` has no `channel`", root.span()));
    }
    for node in channels(part).flat_map(with_parts) {
        for name in required(node.name()).iter().filter(|name| node.child("", name).is_none()) {
            found(finding(&MISSING_ELEMENT, format!("`{}` has no `{name}`", node.name()), node.span()));
        }
    }
}

/// A channel, and what stands in it.
fn with_parts<'a>(channel: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    std::iter::once(channel).chain(channel.children().filter(|child| own(*child)))
}

rule! { EMPTY_ELEMENT = "rss" / "empty-element", Clause {
        level: Level::Should,
        ..must("Required channel elements", "https://www.rssboard.org/rss-specification#requiredChannelElements")
    };
    "The title, the link and the description of a channel say something, and what an image and a text input have to have."
    "Readers show a feed without a name that leads nowhere, or an image that is none."
    "Write the name of the feed, the address of its site and a sentence about it."
}

fn empty_element(part: &Part<'_>, found: Found<'_>) {
    for holder in channels(part).flat_map(with_parts).filter(|holder| !holder.name().starts_with("skip")) {
        for element in required(holder.name()).iter().filter_map(|name| holder.child("", name)) {
            if element.is_blank() {
                let message = format!("the `{}` of the {} is empty", element.name(), holder.name());
                found(finding(&EMPTY_ELEMENT, message, element.span()));
            }
        }
    }
}

rule! { MISSING_TITLE_AND_DESCRIPTION = "rss" / "missing-title-and-description", must("Elements of <item>", "https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt");
    "An item has a title or a description."
    "Readers have nothing to show for an item that has neither."
    "Give the item a `title` or a `description`."
}

fn missing_title_and_description(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = part.item() else { return };
    if item.child("", "title").or(item.child("", "description")).is_none() {
        let message = "the item has neither `title` nor `description`";
        found(finding(&MISSING_TITLE_AND_DESCRIPTION, message, item.span()));
    }
}

rule! { MISSING_ID = "rss" / "missing-id", profile("item guid", "https://www.rssboard.org/rss-profile#element-channel-item-guid", Level::Should);
    "An item has a `guid` that is not empty."
    "Without it readers guess which story is new and which is a corrected one, and show it twice or never again."
    "Give the item a `guid` that stays when the story is corrected."
}

/// RSS before 2.0 has no `guid`.
fn missing_id(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = part.item().filter(|_| !part.version.starts_with("0.")) else { return };
    match item.child("", "guid") {
        None => found(finding(&MISSING_ID, "the item has no `guid`", item.span())),
        // Of one that says to be an address another rule tells.
        Some(guid)
            if !nonblank(&guid.text()) && guid.attr("isPermaLink").is_some_and(|attr| attr.value.trim() != "true") =>
        {
            found(finding(&MISSING_ID, "the `guid` is empty", guid.span()))
        }
        Some(_) => {}
    }
}

rule! { GUID_IS_NO_URL = "rss" / "guid-is-no-url", profile("item guid", "https://www.rssboard.org/rss-profile#element-channel-item-guid", Level::Must);
    "A `guid` is the address of the story unless it says `isPermaLink=\"false\"`."
    "Readers open it in a browser."
    "Say `isPermaLink=\"false\"`, or write the permanent address of the story."
}

fn guid_is_no_url(part: &Part<'_>, found: Found<'_>) {
    let blank = part.item().and_then(|item| item.child("", "guid")).filter(|guid| !nonblank(&guid.text()));
    if let Some(guid) = blank.filter(|guid| guid.attr("isPermaLink").is_none_or(|attr| attr.value.trim() == "true")) {
        found(finding(&GUID_IS_NO_URL, "an empty `guid` cannot be opened in a browser", guid.span()));
    }
    let Some((article, place)) = part.article.zip(part.places.first(Field::Uri(Whole))) else { return };
    // A carrier may know it better than what stands there.
    let denied = |guid: Node<'_, '_>| guid.attr("isPermaLink").is_some_and(|attr| attr.value.trim() == "false");
    if part.item().and_then(|item| item.child("", "guid")).is_some_and(denied) {
        return;
    }
    if let Some(uri) = article.uri.as_deref().filter(|uri| article.uri_is_permalink == Some(true) && !is_page(uri)) {
        found(finding(&GUID_IS_NO_URL, format!("`{uri}` cannot be opened in a browser"), place));
    }
}

rule! { DUPLICATE_ELEMENT = "rss" / "duplicate-element", profile("item", "https://www.rssboard.org/rss-profile#element-channel-item", Level::Must);
    "An element that may stand once stands once; only `category` may be repeated."
    "Readers differ in which of the two they take."
    "Keep one of them."
}

/// What may stand once in an item. Of enclosures the specification does not say it, and the profile advises only.
const ONCE_IN_ITEM: [&str; 8] = ["title", "link", "description", "author", "comments", "guid", "pubDate", "source"];

/// What may stand once in a channel.
const ONCE_IN_CHANNEL: [&str; 18] = [
    "title",
    "link",
    "description",
    "language",
    "copyright",
    "managingEditor",
    "webMaster",
    "pubDate",
    "lastBuildDate",
    "generator",
    "docs",
    "cloud",
    "ttl",
    "image",
    "textInput",
    "rating",
    "skipDays",
    "skipHours",
];

/// What may stand once in an image or a text input.
const ONCE_IN_PART: [&str; 7] = ["url", "title", "link", "description", "name", "width", "height"];

fn duplicate_element(part: &Part<'_>, found: Found<'_>) {
    part.item().into_iter().for_each(|item| unique(item, own, &ONCE_IN_ITEM, &DUPLICATE_ELEMENT, found));
    for channel in channels(part) {
        unique(channel, own, &ONCE_IN_CHANNEL, &DUPLICATE_ELEMENT, found);
        for child in channel.children().filter(|c| own(*c) && matches!(c.name(), "image" | "textInput" | "textinput")) {
            unique(child, own, &ONCE_IN_PART, &DUPLICATE_ELEMENT, found);
        }
    }
    let root = part.above().filter(|root| root.name() == "rss");
    root.into_iter().for_each(|root| unique(root, own, &["channel"], &DUPLICATE_ELEMENT, found));
}

rule! { RELATIVE_LINK = "rss" / "relative-link", must("Comments", "https://www.rssboard.org/rss-specification#comments");
    "Links begin with the scheme of a URI, as `https:`."
    "RSS does not say what a relative link is relative to, so each reader leads somewhere else."
    "Write the whole address."
}

fn relative_link(part: &Part<'_>, found: Found<'_>) {
    let mut check = |value: &str, span| {
        if nonblank(value) && !absolute_uri(value) {
            found(finding(&RELATIVE_LINK, format!("`{}` does not begin with a scheme", value.trim()), span));
        }
    };
    for node in part.tree.all().filter(|node| own(*node)) {
        match node.name() {
            "link" | "url" | "comments" | "docs" => check(&node.text(), node.text_span()),
            "enclosure" | "source" => node.attr("url").into_iter().for_each(|url| check(&url.value, url.span)),
            _ => {}
        }
    }
}

rule! { UNDECLARED_NAMESPACE = "rss" / "undeclared-namespace", checks::PREFIX_DECLARED;
    "Every prefix is declared."
    "A reader that knows namespaces refuses the whole feed."
    "Declare the prefix on `rss`, as `xmlns:dc=\"http://purl.org/dc/elements/1.1/\"`."
}

fn undeclared_namespace(part: &Part<'_>, found: &mut dyn FnMut(Diagnostic)) {
    checks::declared(part, &UNDECLARED_NAMESPACE, found);
}

fn own(node: Node<'_, '_>) -> bool {
    node.ns().is_empty()
}

/// The channels above the items; a channel may be the root.
fn channels<'a>(part: &Part<'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    let is_channel = |node: &Node<'_, '_>| own(*node) && node.name() == "channel";
    let root = part.above();
    root.filter(is_channel).into_iter().chain(root.into_iter().flat_map(|root| root.children()).filter(is_channel))
}

/// A requirement of the specification.
const fn must(section: &'static str, url: &'static str) -> Clause {
    Clause { spec: "RSS 2.0", section, url, level: Level::Must }
}

/// The board's profile says what the specification leaves open.
const fn profile(section: &'static str, url: &'static str, level: Level) -> Clause {
    Clause { spec: "RSS Best Practices Profile 1.0", section, url, level }
}

const fn should(clause: Clause) -> Clause {
    Clause { level: Level::Should, ..clause }
}

/// The items of a channel.
const ITEM: Clause = must("Elements of <item>", "https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt");
/// What a channel may have.
const CHANNEL: Clause =
    must("Optional channel elements", "https://www.rssboard.org/rss-specification#optionalChannelElements");

/// Whether the part is of RSS 2.0, which has more to say than what came before it.
fn modern(part: &Part<'_>) -> bool {
    !part.version.starts_with("0.")
}
