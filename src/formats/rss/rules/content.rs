//! What items and images of RSS should be like to be shown well.

use super::{ITEM, channels, modern, must, own, profile, should};
use crate::diag::{Clause, Level, Span};
use crate::formats::check::check;
use crate::formats::checks::{Found, needs_base, nonblank};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;

/// The rules of content.
pub(super) const RULES: &[Check] = &[
    check(&IMAGE_DIFFERS, image_differs).at("above"),
    check(&IMAGE_FORMAT, image_format).at("above"),
    check(&MANY_ENCLOSURES, many_enclosures).at(":enclosure"),
    check(&MISSING_DESCRIPTION, missing_description).at("content:encoded"),
    check(&MISSING_SELF, missing_self).at("above"),
    check(&DECIMAL_REFERENCE, decimal_reference),
    check(&SAID_TWICE, said_twice)
        .at("dc:* dcterms:modified admin:generatorAgent atom:id atom:title atom:summary atom:published cc:license"),
];

const IMAGE: Clause =
    should(must("<image> sub-element", "https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt"));

rule! { IMAGE_DIFFERS = "rss" / "image-differs", IMAGE;
    "The title and the link of an image are those of its channel."
    "The image stands for the channel: readers take its title for the name of the feed, and lead to its link."
    "Write the channel's own title and link."
}

fn image_differs(part: &Part<'_>, found: Found<'_>) {
    for channel in channels(part) {
        let Some(image) = channel.child("", "image") else { continue };
        for name in ["title", "link"] {
            let Some((of_image, of_channel)) = image.child("", name).zip(channel.child("", name)) else { continue };
            let (stated, own) = (of_image.text(), of_channel.text());
            if nonblank(&stated) && nonblank(&own) && stated.trim() != own.trim() {
                let message = format!("`{}` is not the {name} of the channel, `{}`", stated.trim(), own.trim());
                found(finding(&IMAGE_DIFFERS, message, of_image.text_span()));
            }
        }
    }
}

rule! { IMAGE_FORMAT = "rss" / "image-format", IMAGE;
    "The image of a channel is a GIF, a JPEG or a PNG."
    "Readers show no other."
    "Save the image in one of the three."
}

fn image_format(part: &Part<'_>, found: Found<'_>) {
    const OTHERS: [&str; 9] = [".tif", ".tiff", ".bmp", ".svg", ".ico", ".psd", ".pdf", ".webp", ".swf"];
    for url in channels(part).filter_map(|channel| channel.child("", "image")?.child("", "url")) {
        let text = url.text();
        let path = text.trim().split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        if let Some(other) = OTHERS.iter().find(|other| path.ends_with(*other)) {
            found(finding(&IMAGE_FORMAT, format!("readers show no `{other}` image"), url.text_span()));
        }
    }
}

rule! { MANY_ENCLOSURES = "rss" / "many-enclosures",
    profile("item enclosure", "https://www.rssboard.org/rss-profile#element-channel-item-enclosure", Level::Should);
    "An item has one enclosure."
    "Readers differ in which of several they take: the first, the last, or all."
    "Keep one, and put the others into `media:content`."
}

fn many_enclosures(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = part.item() else { return };
    for enclosure in item.all("", "enclosure").skip(1) {
        found(finding(&MANY_ENCLOSURES, "the item has another enclosure before this one", enclosure.span()));
    }
}

rule! { MISSING_DESCRIPTION = "rss" / "missing-description",
    profile("content:encoded", "https://www.rssboard.org/rss-profile#namespace-elements-content-encoded", Level::Should);
    "An item with `content:encoded` has a `description` too."
    "Readers that do not know the module show nothing of the story."
    "Write a summary into `description`, before `content:encoded`."
}

fn missing_description(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = part.item().filter(|item| item.child("", "description").is_none()) else { return };
    if let Some(content) = part.children(item, "content", "encoded").next() {
        found(finding(&MISSING_DESCRIPTION, "the item has no `description` beside it", content.span()));
    }
}

rule! { MISSING_SELF = "rss" / "missing-self",
    profile("atom:link", "https://www.rssboard.org/rss-profile#namespace-elements-atom-link", Level::Should);
    "A channel says its own address, the whole of it, in an `atom:link` with `rel=\"self\"`."
    "A feed that was saved or sent on can be found again, and readers subscribe to the right address."
    "Add `<atom:link href=\"...\" rel=\"self\" type=\"application/rss+xml\"/>` with the address of the feed."
}

fn missing_self(part: &Part<'_>, found: Found<'_>) {
    for channel in channels(part).filter(|_| modern(part)) {
        let is_self = |link: &Node<'_, '_>| link.attr("rel").is_some_and(|rel| rel.value.trim() == "self");
        let Some(link) = part.children(channel, "atom", "link").find(is_self) else {
            found(finding(&MISSING_SELF, "the channel does not say its own address", channel.span()));
            continue;
        };
        if let Some(href) = link.attr("href").filter(|href| needs_base(&href.value)) {
            found(finding(&MISSING_SELF, format!("`{}` is not the whole address", href.value), href.span));
        }
    }
}

rule! { DECIMAL_REFERENCE = "rss" / "decimal-reference",
    profile("Character data", "https://www.rssboard.org/rss-profile#data-types-characterdata", Level::Should);
    "In plain text `&` and `<` are written as `&#x26;` and `&#x3C;`, not in decimal numbers."
    "Of the ways to write them, readers that look for HTML in plain text leave the hexadecimal one alone most often."
    "Write `&#x26;` and `&#x3C;`."
}

fn decimal_reference(part: &Part<'_>, found: Found<'_>) {
    let plain = |node: &Node<'_, '_>| match node.name() {
        "title" | "category" | "author" | "source" | "copyright" | "generator" | "managingEditor" | "webMaster" => true,
        "description" => part.article.is_none(),
        _ => false,
    };
    let parents = part.item().into_iter().chain(channels(part));
    for node in parents.flat_map(|parent| parent.children()).filter(|node| own(*node) && plain(node)) {
        let span = node.text_span();
        let data = part.text.get(span.start..span.end).unwrap_or_default();
        if memchr::memchr(b'&', data.as_bytes()).is_none() || data.contains("<![CDATA[") {
            continue;
        }
        if let Some(at) = ["&#38;", "&#60;"].iter().find_map(|reference| data.find(*reference)) {
            let place = Span::new(span.start + at, span.start + at + "&#38;".len());
            found(finding(
                &DECIMAL_REFERENCE,
                format!("a character of `{}` stands in decimal numbers", node.name()),
                place,
            ));
        }
    }
}

rule! { SAID_TWICE = "rss" / "said-twice", should(ITEM);
    "What an element of RSS says is not said again by an element of a module."
    "Readers differ in which of the two they take, and the one that is not shown grows stale."
    "Keep the element of RSS, or the more exact one."
}

/// An element of RSS, and the module's that says the same, whatever it is: each may be said once.
const SAME: &[(&str, &str, &str)] = &[
    ("pubDate", "dc", "date"),
    ("lastBuildDate", "dcterms", "modified"),
    ("language", "dc", "language"),
    ("copyright", "dc", "rights"),
    ("generator", "admin", "generatorAgent"),
    ("title", "dc", "title"),
    ("description", "dc", "description"),
    ("source", "dc", "source"),
    ("guid", "atom", "id"),
    ("title", "atom", "title"),
    ("description", "atom", "summary"),
    ("pubDate", "atom", "published"),
];

/// The same of what there may be several of: only what says the same words is said twice.
const SAME_WORDS: &[(&str, &str, &str)] = &[
    ("author", "dc", "creator"),
    ("managingEditor", "dc", "creator"),
    ("webMaster", "dc", "publisher"),
    ("webMaster", "dc", "contributor"),
    ("category", "dc", "subject"),
];

/// Whether two elements name the same: a person by the same name, with or without an address.
fn same_words(one: &str, other: &str) -> bool {
    let name = |text: &str| {
        let inside = text.split_once('(').and_then(|(_, rest)| rest.trim_end().strip_suffix(')'));
        inside.unwrap_or(text).trim().to_lowercase()
    };
    nonblank(one) && (one.trim().eq_ignore_ascii_case(other.trim()) || name(one) == name(other))
}

fn said_twice(part: &Part<'_>, found: Found<'_>) {
    if !SAME.iter().any(|(_, ns, _)| part.holds(ns)) && !part.holds("cc") {
        return;
    }
    // Nearly no element of a module has one of RSS beside it that says the same.
    for second in part.elements().iter().filter(|placed| matches!(placed.ns, "dc" | "dcterms" | "admin" | "atom")) {
        let of = |(_, ns, name): &&(&str, &str, &str)| second.is(ns, name);
        let Some((_, around)) = second.parent.filter(|_| second.within("", "item") || second.within("", "channel"))
        else {
            continue;
        };
        let message = |name| format!("`{}` says what `{name}` says", second.node.tag().qualified());
        for (name, ns, of_module) in SAME.iter().filter(of) {
            let first = part.children(around, ns, of_module).next();
            let is_first = first.is_some_and(|first| first.span() == second.node.span());
            if is_first && around.all("", name).next().is_some() {
                found(finding(&SAID_TWICE, message(name), second.node.span()));
            }
        }
        for (name, ..) in SAME_WORDS.iter().filter(of) {
            if around.all("", name).any(|own| same_words(&own.text(), &second.node.text())) {
                found(finding(&SAID_TWICE, message(name), second.node.span()));
            }
        }
    }
    for node in part.item().into_iter().chain(channels(part)) {
        let licenses =
            part.children(node, "cc", "license").next().zip(part.children(node, "creativeCommons", "license").next());
        if let Some((_, second)) = licenses {
            found(finding(&SAID_TWICE, "the licence stands in two modules", second.span()));
        }
    }
}
