//! The rules of RSS 2.0, each with its check.

use crate::diag::{Clause, Diagnostic, Level, Rule};
use crate::formats::checks::{self, Found, absolute_uri, nonblank, rfc822, unique};
use crate::formats::{Check, Part, finding};
use crate::model::{Field, Whole};
use crate::syntax::xml::Node;

/// Every rule of RSS.
pub(super) static RULES: &[Check] = &[
    Check { rule: &MISSING_ELEMENT, check: missing_element, covers: &[] },
    Check { rule: &EMPTY_ELEMENT, check: empty_element, covers: &[] },
    Check { rule: &MISSING_TITLE_AND_DESCRIPTION, check: missing_title_and_description, covers: &[] },
    Check { rule: &MISSING_ID, check: missing_id, covers: &[] },
    Check { rule: &GUID_IS_NO_URL, check: guid_is_no_url, covers: &[] },
    Check { rule: &BAD_DATE, check: bad_date, covers: &["date/odd", "date/unreadable", KEPT] },
    Check { rule: &DUPLICATE_ELEMENT, check: duplicate_element, covers: &[KEPT] },
    Check { rule: &RELATIVE_LINK, check: relative_link, covers: &[] },
    Check { rule: &UNDECLARED_NAMESPACE, check: undeclared_namespace, covers: &[checks::UNDECLARED_NOTE] },
];

/// What the reader notes of an element that it can only keep.
const KEPT: &str = "rss/kept-as-extension";

static MISSING_ELEMENT: Rule = Rule {
    id: "rss/missing-element",
    summary: "A channel has a title, a link and a description.",
    why: "They are how readers name the feed, lead to its site and say what it is.",
    remedy: "Give the channel a `title`, a `link` and a `description`.",
    clause: must("Required channel elements", "https://www.rssboard.org/rss-specification#requiredChannelElements"),
    bad: include_str!("../../../feeds/rss/rules/missing-element.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/missing-element.good.xml"),
};

/// What a channel has to have.
const REQUIRED: [&str; 3] = ["title", "link", "description"];

fn missing_element(part: &Part<'_>, found: Found<'_>) {
    for channel in channels(part) {
        for name in REQUIRED.into_iter().filter(|name| channel.child("", name).is_none()) {
            found(finding(&MISSING_ELEMENT, format!("the channel has no `{name}`"), channel.span()));
        }
    }
}

static EMPTY_ELEMENT: Rule = Rule {
    id: "rss/empty-element",
    summary: "The title, the link and the description of a channel say something.",
    why: "Readers show a feed without a name that leads nowhere.",
    remedy: "Write the name of the feed, the address of its site and a sentence about it.",
    clause: Clause {
        level: Level::Should,
        ..must("Required channel elements", "https://www.rssboard.org/rss-specification#requiredChannelElements")
    },
    bad: include_str!("../../../feeds/rss/rules/empty-element.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/empty-element.good.xml"),
};

fn empty_element(part: &Part<'_>, found: Found<'_>) {
    for element in channels(part).flat_map(|channel| REQUIRED.into_iter().filter_map(move |n| channel.child("", n))) {
        if !nonblank(&element.text()) && element.children().next().is_none() {
            found(finding(&EMPTY_ELEMENT, format!("the `{}` of the channel is empty", element.name()), element.span()));
        }
    }
}

static MISSING_TITLE_AND_DESCRIPTION: Rule = Rule {
    id: "rss/missing-title-and-description",
    summary: "An item has a title or a description.",
    why: "Readers have nothing to show for an item that has neither.",
    remedy: "Give the item a `title` or a `description`.",
    clause: must("Elements of <item>", "https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt"),
    bad: include_str!("../../../feeds/rss/rules/missing-title-and-description.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/missing-title-and-description.good.xml"),
};

fn missing_title_and_description(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = part.item() else { return };
    if item.child("", "title").or(item.child("", "description")).is_none() {
        let message = "the item has neither `title` nor `description`";
        found(finding(&MISSING_TITLE_AND_DESCRIPTION, message, item.span()));
    }
}

static MISSING_ID: Rule = Rule {
    id: "rss/missing-id",
    summary: "An item has a `guid` that is not empty.",
    why: "Without it readers guess which story is new and which is a corrected one, and show it twice or never again.",
    remedy: "Give the item a `guid` that stays when the story is corrected.",
    clause: profile("item guid", "https://www.rssboard.org/rss-profile#element-channel-item-guid", Level::Should),
    bad: include_str!("../../../feeds/rss/rules/missing-id.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/missing-id.good.xml"),
};

/// RSS before 2.0 has no `guid`.
fn missing_id(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = part.item().filter(|_| !part.version.starts_with("0.")) else { return };
    match item.child("", "guid") {
        None => found(finding(&MISSING_ID, "the item has no `guid`", item.span())),
        Some(guid) if !nonblank(&guid.text()) => found(finding(&MISSING_ID, "the `guid` is empty", guid.span())),
        Some(_) => {}
    }
}

static GUID_IS_NO_URL: Rule = Rule {
    id: "rss/guid-is-no-url",
    summary: "A `guid` is the address of the story unless it says `isPermaLink=\"false\"`.",
    why: "Readers open it in a browser.",
    remedy: "Say `isPermaLink=\"false\"`, or write the permanent address of the story.",
    clause: profile("item guid", "https://www.rssboard.org/rss-profile#element-channel-item-guid", Level::Must),
    bad: include_str!("../../../feeds/rss/rules/guid-is-no-url.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/guid-is-no-url.good.xml"),
};

fn guid_is_no_url(part: &Part<'_>, found: Found<'_>) {
    let Some((article, place)) = part.article.zip(part.places.first(Field::Uri(Whole))) else { return };
    let opens = |uri: &str| uri.starts_with("http://") || uri.starts_with("https://");
    if let Some(uri) = article.uri.as_deref().filter(|uri| article.uri_is_permalink == Some(true) && !opens(uri)) {
        found(finding(&GUID_IS_NO_URL, format!("`{uri}` cannot be opened in a browser"), place));
    }
}

static BAD_DATE: Rule = Rule {
    id: "rss/bad-date",
    summary: "Dates are those of RFC 822, with a zone; the year may have four digits.",
    why: "Readers sort by it; of a date they cannot read, many take the time at which they found the item.",
    remedy: "Write the date as `Sat, 07 Sep 2002 09:42:31 GMT`.",
    clause: must(
        "Optional channel elements, pubDate",
        "https://www.rssboard.org/rss-specification#optionalChannelElements",
    ),
    bad: include_str!("../../../feeds/rss/rules/bad-date.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/bad-date.good.xml"),
};

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    let dates = |node: &Node<'_, '_>| own(*node) && matches!(node.name(), "pubDate" | "lastBuildDate");
    for node in part.tree.all().filter(dates) {
        let text = node.text();
        if !rfc822(&text) {
            let message = format!("`{}` is not a date of RFC 822 with a zone", text.trim());
            found(finding(&BAD_DATE, message, node.text_span()));
        }
    }
}

static DUPLICATE_ELEMENT: Rule = Rule {
    id: "rss/duplicate-element",
    summary: "An element that may stand once stands once; only `category` may be repeated.",
    why: "Readers differ in which of the two they take.",
    remedy: "Keep one of them.",
    clause: profile("item", "https://www.rssboard.org/rss-profile#element-channel-item", Level::Must),
    bad: include_str!("../../../feeds/rss/rules/duplicate-element.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/duplicate-element.good.xml"),
};

/// What may stand once in an item. Of enclosures the specification does not say it, and the profile advises only.
const ONCE_IN_ITEM: [&str; 8] = ["title", "link", "description", "author", "comments", "guid", "pubDate", "source"];

/// What may stand once in a channel.
const ONCE_IN_CHANNEL: [&str; 16] = [
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
];

fn duplicate_element(part: &Part<'_>, found: Found<'_>) {
    part.item().into_iter().for_each(|item| unique(item, own, &ONCE_IN_ITEM, &DUPLICATE_ELEMENT, found));
    for channel in channels(part) {
        unique(channel, own, &ONCE_IN_CHANNEL, &DUPLICATE_ELEMENT, found);
    }
}

static RELATIVE_LINK: Rule = Rule {
    id: "rss/relative-link",
    summary: "Links begin with the scheme of a URI, as `https:`.",
    why: "RSS does not say what a relative link is relative to, so each reader leads somewhere else.",
    remedy: "Write the whole address.",
    clause: must("Comments", "https://www.rssboard.org/rss-specification#comments"),
    bad: include_str!("../../../feeds/rss/rules/relative-link.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/relative-link.good.xml"),
};

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

static UNDECLARED_NAMESPACE: Rule = Rule {
    id: "rss/undeclared-namespace",
    summary: "Every prefix is declared.",
    why: "A reader that knows namespaces refuses the whole feed.",
    remedy: "Declare the prefix on `rss`, as `xmlns:dc=\"http://purl.org/dc/elements/1.1/\"`.",
    clause: checks::PREFIX_DECLARED,
    bad: include_str!("../../../feeds/rss/rules/undeclared-namespace.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/undeclared-namespace.good.xml"),
};

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
