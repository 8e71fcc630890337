//! Values of RSS that are numbers, words of a list, or media types; and values that may stand once.

use std::collections::HashSet;

use super::{ITEM, KEPT, channels, modern, must, own, profile, should};
use crate::diag::{Clause, Level};
use crate::formats::check::check;
use crate::formats::checks::{
    Found, Spot, Value, absolute_uri, attr, each, missing_attributes, non_negative_integer, nonblank, one_of,
    positive_integer, text, values,
};
use crate::formats::{Check, Part, finding, rule};
use crate::vocab::addresses;
use crate::vocab::registries::{self, media_type};

/// The rules of values.
pub(super) const RULES: &[Check] = &[
    check(&BAD_NUMBER, bad_number).covering(&[KEPT]).at(":ttl :enclosure :cloud"),
    check(&BAD_SIZE, bad_size).covering(&[KEPT]).at(":width :height"),
    check(&BAD_HOUR, bad_hour).at(":hour"),
    check(&BAD_DAY, bad_day).at(":day"),
    check(&DUPLICATE_VALUE, duplicate_value).at(":hour :day"),
    check(&BAD_BOOLEAN, bad_boolean).at(":guid"),
    check(&BAD_PROTOCOL, bad_protocol).at(":cloud"),
    check(&BAD_MEDIA_TYPE, bad_media_type).at(":enclosure"),
    check(&ENCLOSURE_SCHEME, enclosure_scheme).at(":enclosure"),
    check(&MISSING_ATTRIBUTE, missing_attribute).at(":enclosure :cloud :source"),
    check(&BAD_URL, bad_url).at(":link :url :comments :docs :enclosure :source"),
    check(&UNREGISTERED_SCHEME, unregistered_scheme).at(":link :url :comments :docs :enclosure :source"),
    check(&BAD_VERSION, bad_version).at("above"),
    check(&DUPLICATE_ID, duplicate_id).at(":guid"),
    check(&ID_NOT_UNIQUE, id_not_unique).at(":guid"),
    check(&BLANK_ELEMENT, blank_element),
];

const IMAGE: Clause =
    must("<image> sub-element", "https://www.rssboard.org/rss-specification#ltimagegtSubelementOfLtchannelgt");
const ENCLOSURE: Clause =
    must("<enclosure> sub-element", "https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt");
const CLOUD: Clause =
    must("<cloud> sub-element", "https://www.rssboard.org/rss-specification#ltcloudgtSubelementOfLtchannelgt");
const SKIPPED: Clause = must("skipHours and skipDays", "https://www.rssboard.org/skip-hours-days");
const GUID: Clause =
    must("<guid> sub-element", "https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt");

rule! { BAD_NUMBER = "rss" / "bad-number", ENCLOSURE;
    "The `ttl`, the `length` of an enclosure and the `port` of a cloud are whole numbers."
    "Readers plan by them: when to look again, how much to load."
    "Write digits alone: minutes for a `ttl`, bytes for a `length`, 0 where it is not known."
}

fn bad_number(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("", "ttl"), attr("", "enclosure", "length"), attr("", "cloud", "port")];
    each(part, &BAD_NUMBER, SPOTS, non_negative_integer, "a whole number", found);
    const PORT: &[Spot] = &[attr("", "cloud", "port")];
    let port = |t: &str| !non_negative_integer(t) || t.parse::<u16>().is_ok();
    each(part, &BAD_NUMBER, PORT, port, "a port, up to 65535", found);
}

rule! { BAD_SIZE = "rss" / "bad-size", IMAGE;
    "The `width` of an image is a number up to 144, its `height` one up to 400."
    "Readers make room for the image before it is there."
    "Write the pixels in digits, and a smaller image where it is larger."
}

fn bad_size(part: &Part<'_>, found: Found<'_>) {
    const WIDTH: &[Spot] = &[text("", "width").within("", "image")];
    const HEIGHT: &[Spot] = &[text("", "height").within("", "image")];
    let up_to = |most: u32| move |t: &str| positive_integer(t) && t.parse().is_ok_and(|n: u32| n <= most);
    each(part, &BAD_SIZE, WIDTH, up_to(144), "a number from 1 to 144", found);
    each(part, &BAD_SIZE, HEIGHT, up_to(400), "a number from 1 to 400", found);
}

const HOURS: &[Spot] = &[text("", "hour").within("", "skipHours")];
const DAYS: &[Spot] = &[text("", "day").within("", "skipDays")];

rule! { BAD_HOUR = "rss" / "bad-hour", SKIPPED;
    "An hour that is skipped is a number from 0 to 23; RSS 0.91 has 24 for midnight."
    "Readers do not skip an hour that they do not know."
    "Write the hour of the day in GMT, from 0 to 23."
}

fn bad_hour(part: &Part<'_>, found: Found<'_>) {
    let hour = |t: &str| non_negative_integer(t) && t.parse().is_ok_and(|n: u32| n <= 24);
    each(part, &BAD_HOUR, HOURS, hour, "an hour from 0 to 23", found);
}

rule! { BAD_DAY = "rss" / "bad-day", SKIPPED;
    "A day that is skipped is the English name of a weekday."
    "Readers do not skip a day that they do not know."
    "Write `Monday` to `Sunday`."
}

fn bad_day(part: &Part<'_>, found: Found<'_>) {
    let day = one_of(&["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
    each(part, &BAD_DAY, DAYS, day, "the name of a weekday", found);
}

rule! { DUPLICATE_VALUE = "rss" / "duplicate-value", SKIPPED;
    "An hour or a day that is skipped is named once."
    "What is said twice was meant to be two things."
    "Leave one of them out."
}

fn duplicate_value(part: &Part<'_>, found: Found<'_>) {
    for spots in [HOURS, DAYS] {
        let mut seen = HashSet::new();
        for value in values(part, spots).filter(|value| nonblank(&value.text)) {
            // 24 is the midnight of RSS 0.91.
            let text = value.text.trim().trim_start_matches('0').to_owned();
            if !seen.insert(if text == "24" { String::new() } else { text }) {
                let message = format!("`{}` was named before", value.text.trim());
                found(finding(&DUPLICATE_VALUE, message, value.place()));
            }
        }
    }
}

rule! { BAD_BOOLEAN = "rss" / "bad-boolean", GUID;
    "The attribute `isPermaLink` is `true` or `false`."
    "Readers take anything else for `true`, and open what is no address."
    "Write `true` or `false`."
}

fn bad_boolean(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("", "guid", "isPermaLink")];
    each(part, &BAD_BOOLEAN, SPOTS, one_of(&["true", "false"]), "`true` or `false`", found);
}

rule! { BAD_PROTOCOL = "rss" / "bad-protocol", CLOUD;
    "The protocol of a cloud is `xml-rpc`, `soap` or `http-post`."
    "Nobody can register with a protocol that is not known."
    "Write one of the three."
}

fn bad_protocol(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("", "cloud", "protocol")];
    each(part, &BAD_PROTOCOL, SPOTS, one_of(&["xml-rpc", "soap", "http-post"]), "a protocol of clouds", found);
}

rule! { BAD_MEDIA_TYPE = "rss" / "bad-media-type", ENCLOSURE;
    "The `type` of an enclosure is a media type."
    "Players choose by it whether they can play the file."
    "Write the type and the subtype, as `audio/mpeg`."
}

fn bad_media_type(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("", "enclosure", "type")];
    each(part, &BAD_MEDIA_TYPE, SPOTS, media_type, "a media type", found);
}

rule! { ENCLOSURE_SCHEME = "rss" / "enclosure-scheme", ENCLOSURE;
    "The `url` of an enclosure begins with `http:` or `https:`."
    "Players fetch files from the web only; of another address they load nothing."
    "Put the file on a web server, or name it in `media:content`."
}

fn enclosure_scheme(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("", "enclosure", "url")];
    for value in values(part, SPOTS) {
        // What has no scheme is told of as a relative link.
        let Some((scheme, _)) = addresses::scheme(value.text.trim()) else { continue };
        if !addresses::is_web(scheme) {
            found(finding(&ENCLOSURE_SCHEME, format!("`{scheme}:` is not of the web"), value.span));
        }
    }
}

rule! { MISSING_ATTRIBUTE = "rss" / "missing-attribute", ENCLOSURE;
    "An enclosure has a `url`, a `length` and a `type`; a source has a `url`, a cloud all that it is called by."
    "Players skip a file of which they do not know where and what it is."
    "Add the attribute; a `length` of 0 where it is not known."
}

fn missing_attribute(part: &Part<'_>, found: Found<'_>) {
    const NEEDED: &[(&str, &str, &str)] = &[
        ("", "enclosure", "url"),
        ("", "enclosure", "length"),
        ("", "enclosure", "type"),
        ("", "source", "url"),
        ("", "cloud", "domain"),
        ("", "cloud", "port"),
        ("", "cloud", "path"),
        ("", "cloud", "registerProcedure"),
        ("", "cloud", "protocol"),
    ];
    missing_attributes(part, &MISSING_ATTRIBUTE, NEEDED, found);
    // The procedure of a cloud that is called by `http-post` is empty.
    const NOT_EMPTY: &[Spot] = &[
        attr("", "enclosure", "url"),
        attr("", "source", "url"),
        attr("", "cloud", "domain"),
        attr("", "cloud", "path"),
    ];
    const PROCEDURE: &[Spot] = &[attr("", "cloud", "registerProcedure")];
    let posts = |value: &Value<'_>| value.node.attr("protocol").is_some_and(|p| p.value.trim() == "http-post");
    let called = values(part, PROCEDURE).filter(|value| !posts(value));
    for value in values(part, NOT_EMPTY).chain(called).filter(|value| !nonblank(&value.text)) {
        found(finding(&MISSING_ATTRIBUTE, format!("{} is empty", value.owner()), value.span));
    }
}

rule! { BAD_URL = "rss" / "bad-url",
    Clause { spec: "RFC 3986", section: "2", url: "https://www.rfc-editor.org/rfc/rfc3986#section-2", level: Level::Must };
    "Nothing but what may stand in an address stands in the addresses of RSS."
    "Readers cut it off at the blank, or lead nowhere."
    "Write other characters with percent signs, a blank as `%20`."
}

const LINKS: &[Spot] = &[
    text("", "link"),
    text("", "url"),
    text("", "comments"),
    text("", "docs"),
    attr("", "enclosure", "url"),
    attr("", "source", "url"),
];

fn bad_url(part: &Part<'_>, found: Found<'_>) {
    // What has no scheme is told of as a relative link.
    let url = |t: &str| !absolute_uri(t) || addresses::iri_reference(t);
    each(part, &BAD_URL, LINKS, url, "a URL", found);
}

rule! { UNREGISTERED_SCHEME = "rss" / "unregistered-scheme",
    should(must("Comments", "https://www.rssboard.org/rss-specification#comments"));
    "The scheme of an address is a registered one."
    "No program knows what to do with it: it may be misspelt."
    "Write `https:` where something is to be fetched."
}

fn unregistered_scheme(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, LINKS) {
        if let Some((scheme, _)) = addresses::scheme(value.text.trim())
            && !scheme.contains('.')
            && !registries::scheme(scheme)
        {
            found(finding(&UNREGISTERED_SCHEME, format!("`{scheme}` is not registered"), value.span));
        }
    }
}

rule! { BAD_VERSION = "rss" / "bad-version",
    must("What is RSS?", "https://www.rssboard.org/rss-specification#whatIsRss");
    "The root states a version of RSS that there is."
    "Readers choose by it what they look for."
    "Write `version=\"2.0\"`."
}

fn bad_version(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = part.above().filter(|root| root.name() == "rss") else { return };
    match root.attr("version") {
        None => found(finding(&BAD_VERSION, "`rss` has no `version`", root.span())),
        Some(v) if !matches!(v.value.as_ref(), "0.91" | "0.92" | "0.93" | "0.94" | "2.0" | "2.0.1" | "2.1") => {
            found(finding(&BAD_VERSION, format!("there is no version `{}` of RSS", v.value), v.span));
        }
        Some(_) => {}
    }
}

// The specification leaves it to the source to see to it, and demands nothing.
rule! { DUPLICATE_ID = "rss" / "duplicate-id", should(GUID);
    "Each item has a `guid` of its own."
    "Readers show the first of the items that have the same, and never the others."
    "Give each item its own `guid`; leave out the item that is the same."
}

fn duplicate_id(part: &Part<'_>, _: Found<'_>) {
    let guid = part.item().and_then(|item| item.child("", "guid"));
    let Some((guid, text)) = guid.map(|guid| (guid, guid.text())).filter(|(_, text)| nonblank(text)) else { return };
    let (id, span) = (text.trim(), guid.text_span());
    part.earlier.again(&DUPLICATE_ID, id, id, span, |id| format!("an item before has the `guid` `{id}` too"));
}

rule! { ID_NOT_UNIQUE = "rss" / "id-not-unique",
    profile("item guid", "https://www.rssboard.org/rss-profile#element-channel-item-guid", Level::Should);
    "A `guid` is more than a small number."
    "Another feed has the same number, and readers that hold both lose an item."
    "Write an address, a `tag:` or a `urn:uuid:`."
}

fn id_not_unique(part: &Part<'_>, found: Found<'_>) {
    let Some(guid) = part.item().and_then(|item| item.child("", "guid")) else { return };
    let text = guid.text();
    if non_negative_integer(text.trim()) && text.trim().len() < 8 {
        found(finding(&ID_NOT_UNIQUE, format!("other feeds have an item `{}` too", text.trim()), guid.text_span()));
    }
}

rule! { BLANK_ELEMENT = "rss" / "blank-element", should(ITEM);
    "An element that is there says something."
    "Readers show an empty line, or nothing at all."
    "Leave the element out, or say what it is for."
}

fn blank_element(part: &Part<'_>, found: Found<'_>) {
    let says = |name: &str| match part.article {
        Some(_) => matches!(name, "title" | "link" | "description" | "author" | "category" | "comments" | "source"),
        None => {
            matches!(name, "copyright" | "managingEditor" | "webMaster" | "generator" | "docs" | "category" | "rating")
        }
    };
    let parents = part.item().into_iter().chain(channels(part));
    for node in parents.flat_map(|parent| parent.children()).filter(|node| own(*node) && says(node.name())) {
        if node.is_blank() && modern(part) {
            found(finding(&BLANK_ELEMENT, format!("the `{}` is empty", node.name()), node.span()));
        }
    }
}
