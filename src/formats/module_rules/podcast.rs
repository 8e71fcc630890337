//! The podcast namespace, "Podcasting 2.0".

use super::{KEPT, clause};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{
    Found, Spot, attr, decimal, degrees, each, iso8601, missing_attributes, non_negative_decimal, non_negative_integer,
    one_of, rfc822, text,
};
use crate::formats::{Check, Part, finding, rule};
use crate::vocab::{addresses, languages, registries};

/// The rules of the podcast namespace.
pub(super) const RULES: &[Check] = &[
    on(&BAD_WORD, bad_word).at("podcast:*"),
    on(&BAD_NUMBER, bad_number).at("podcast:*"),
    on(&BAD_URL, bad_url).at("podcast:*"),
    on(&BAD_TYPE, bad_type).at("podcast:*"),
    on(&MISSING_ATTRIBUTE, missing_attribute).at("podcast:*"),
    on(&BAD_TIME, bad_time).at("podcast:trailer podcast:liveItem podcast:updateFrequency"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const fn tag(section: &'static str) -> Clause {
    let url = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md";
    clause("Podcast Namespace 1.0", section, url, Level::Must)
}

rule! { BAD_WORD = modules "podcast" / "bad-word", tag("podcast:locked, podcast:medium, podcast:guid");
    "Whether a podcast is locked, of what medium it is and which one, is said in the words of the namespace."
    "Hosts import a podcast that is meant to be locked."
    "Write `yes` or `no`; a medium as `podcast`, `music` or `audiobook`; the identifier of a podcast as a UUID."
}

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    const YES: &[Spot] = &[text("podcast", "locked"), text("podcast", "block")];
    const MEDIUM: &[Spot] = &[text("podcast", "medium"), attr("podcast", "remoteItem", "medium")];
    const GUID: &[Spot] = &[text("podcast", "guid"), attr("podcast", "remoteItem", "feedGuid")];
    const FLAGS: &[Spot] = &[
        attr("podcast", "podping", "usesPodping"),
        attr("podcast", "valueRecipient", "fee"),
        attr("podcast", "updateFrequency", "complete"),
        attr("podcast", "alternateEnclosure", "default"),
    ];
    const STATUS: &[Spot] = &[attr("podcast", "liveItem", "status")];
    const COUNTRY: &[Spot] = &[attr("podcast", "location", "country")];
    const LANGUAGES: &[Spot] =
        &[attr("podcast", "transcript", "language"), attr("podcast", "alternateEnclosure", "lang")];
    const OWNER: &[Spot] = &[attr("podcast", "locked", "owner")];
    let uuid = |t: &str| addresses::urn(&format!("urn:uuid:{t}"));
    each(part, &BAD_WORD, YES, one_of(&["yes", "no"]), "`yes` or `no`", found);
    each(part, &BAD_WORD, MEDIUM, medium, "a medium of the namespace", found);
    each(part, &BAD_WORD, GUID, uuid, "a UUID", found);
    each(part, &BAD_WORD, FLAGS, one_of(&["true", "false"]), "`true` or `false`", found);
    each(part, &BAD_WORD, STATUS, one_of(&["pending", "live", "ended"]), "`pending`, `live` or `ended`", found);
    each(part, &BAD_WORD, COUNTRY, languages::country, "the code of a country", found);
    each(part, &BAD_WORD, LANGUAGES, languages::language, "a language tag", found);
    each(part, &BAD_WORD, OWNER, addresses::email, "an e-mail address", found);
    const CAPTIONS: &[Spot] = &[attr("podcast", "transcript", "rel")];
    const OF_PLACE: &[Spot] = &[attr("podcast", "location", "rel")];
    const MAP: &[Spot] = &[attr("podcast", "location", "osm")];
    const CHECKED: &[Spot] = &[attr("podcast", "integrity", "type")];
    const RECURRENCE: &[Spot] = &[attr("podcast", "updateFrequency", "rrule")];
    each(part, &BAD_WORD, CAPTIONS, one_of(&["captions"]), "`captions`", found);
    each(part, &BAD_WORD, OF_PLACE, one_of(&["subject", "creator"]), "`subject` or `creator`", found);
    each(part, &BAD_WORD, MAP, osm, "a node, a way or a relation of OpenStreetMap, as `R113314`", found);
    each(part, &BAD_WORD, CHECKED, one_of(&["sri", "pgp-signature"]), "`sri` or `pgp-signature`", found);
    each(part, &BAD_WORD, RECURRENCE, |t| t.contains("FREQ="), "a rule of recurrence of RFC 5545", found);
    // A licence of one's own has an address; that of the list is an identifier.
    for license in part.named("podcast", "license").map(|placed| placed.node).filter(|node| node.attr("url").is_none())
    {
        let text = license.text();
        if text.trim().contains(char::is_whitespace) {
            let message = format!("`{}` is no licence of the SPDX list, and has no `url`", text.trim());
            found(finding(&BAD_WORD, message, license.text_span()));
        }
    }
}

/// Whether a text is an object of OpenStreetMap, with its version or without.
fn osm(text: &str) -> bool {
    let Some(number) = text.strip_prefix(['N', 'W', 'R']) else { return false };
    number.split('#').count() <= 2 && number.split('#').all(non_negative_integer)
}

/// Whether a text is a medium, alone or as that of a list (`musicL`).
fn medium(text: &str) -> bool {
    let one = text.strip_suffix('L').unwrap_or(text);
    ["podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course", "mixed"]
        .contains(&one)
}

rule! { BAD_NUMBER = modules "podcast" / "bad-number", tag("podcast:soundbite, podcast:season");
    "Times of play, seasons and episodes are numbers."
    "Players start somewhere else, or sort wrongly."
    "Write seconds in digits, with a point where they are not whole."
}

fn bad_number(part: &Part<'_>, found: Found<'_>) {
    const TIMES: &[Spot] = &[
        attr("podcast", "soundbite", "startTime"),
        attr("podcast", "soundbite", "duration"),
        text("podcast", "episode"),
        attr("podcast", "value", "suggested"),
        attr("podcast", "valueTimeSplit", "startTime"),
        attr("podcast", "valueTimeSplit", "duration"),
        attr("podcast", "valueTimeSplit", "remoteStartTime"),
        attr("podcast", "valueTimeSplit", "remotePercentage"),
        attr("podcast", "alternateEnclosure", "bitrate"),
    ];
    const COUNTS: &[Spot] = &[
        text("podcast", "season"),
        attr("podcast", "trailer", "season"),
        attr("podcast", "trailer", "length"),
        attr("podcast", "alternateEnclosure", "length"),
        attr("podcast", "alternateEnclosure", "height"),
        attr("podcast", "valueRecipient", "split"),
        attr("podcast", "socialInteract", "priority"),
    ];
    each(part, &BAD_NUMBER, TIMES, non_negative_decimal, "a number", found);
    each(part, &BAD_NUMBER, COUNTS, non_negative_integer, "a whole number", found);
}

rule! { BAD_URL = modules "podcast" / "bad-url", tag("podcast:transcript, podcast:chapters, podcast:funding");
    "The addresses of transcripts, chapters, trailers, people and funding are whole URLs; a place is a `geo` URI."
    "Players find nothing there."
    "Write the whole address."
}

fn bad_url(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[
        attr("podcast", "transcript", "url"),
        attr("podcast", "chapters", "url"),
        attr("podcast", "trailer", "url"),
        attr("podcast", "funding", "url"),
        attr("podcast", "person", "img"),
        attr("podcast", "person", "href"),
        attr("podcast", "license", "url"),
        attr("podcast", "source", "uri"),
        attr("podcast", "contentLink", "href"),
        attr("podcast", "remoteItem", "feedUrl"),
        attr("podcast", "socialInteract", "uri"),
        attr("podcast", "socialInteract", "accountUrl"),
        attr("podcast", "image", "href"),
    ];
    each(part, &BAD_URL, SPOTS, addresses::iri, "a whole URL", found);
    const PLACES: &[Spot] = &[attr("podcast", "location", "geo")];
    each(part, &BAD_URL, PLACES, |t| geo(t) && addresses::iri(t), "a `geo` URI", found);
    const IMAGES: &[Spot] = &[attr("podcast", "images", "srcset")];
    each(part, &BAD_URL, IMAGES, srcset, "a list of whole URLs, each with a width or a density", found);
}

/// Whether a text is a `geo` URI (RFC 5870, 3.3): a latitude, a longitude and perhaps an altitude.
fn geo(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("geo:") else { return false };
    let (numbers, parameters) = rest.split_once(';').unwrap_or((rest, ""));
    let numbers: Vec<&str> = numbers.split(',').collect();
    match numbers.as_slice() {
        [lat, long, up @ ..] => {
            let here = parameters.contains("crs=") || degrees(lat, 90.0) && degrees(long, 180.0);
            here && up.len() < 2 && up.iter().all(|up| decimal(up))
        }
        _ => false,
    }
}

/// Whether a text is a list of images as `srcset` of HTML has it.
fn srcset(text: &str) -> bool {
    let number = |t: &str| non_negative_decimal(t.trim_end_matches(['w', 'x'])) && t.ends_with(['w', 'x']);
    let image = |image: &str| {
        let words: Vec<&str> = image.split_whitespace().collect();
        match words.as_slice() {
            [url] => addresses::iri(url),
            [url, size] => addresses::iri(url) && number(size),
            _ => false,
        }
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split(", ").all(|one| image(one.trim_end_matches(',')))
}

rule! { BAD_TYPE = modules "podcast" / "bad-type", tag("podcast:transcript, podcast:alternateEnclosure");
    "The `type` of a transcript, of chapters and of another enclosure is a media type."
    "Players choose by it what they can show."
    "Write it as `text/vtt`."
}

fn bad_type(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[
        attr("podcast", "transcript", "type"),
        attr("podcast", "chapters", "type"),
        attr("podcast", "alternateEnclosure", "type"),
        attr("podcast", "trailer", "type"),
        attr("podcast", "source", "contentType"),
        attr("podcast", "image", "type"),
    ];
    each(part, &BAD_TYPE, SPOTS, registries::media_type, "a media type", found);
}

rule! { MISSING_ATTRIBUTE = modules "podcast" / "missing-attribute", tag("podcast:transcript and others");
    "A tag of the namespace has the attributes that it is used by, another enclosure its source."
    "Players pass over the tag."
    "Add the attribute."
}

fn missing_attribute(part: &Part<'_>, found: Found<'_>) {
    const NEEDED: &[(&str, &str, &str)] = &[
        ("podcast", "transcript", "url"),
        ("podcast", "transcript", "type"),
        ("podcast", "chapters", "url"),
        ("podcast", "chapters", "type"),
        ("podcast", "funding", "url"),
        ("podcast", "soundbite", "startTime"),
        ("podcast", "soundbite", "duration"),
        ("podcast", "trailer", "url"),
        ("podcast", "trailer", "pubdate"),
        ("podcast", "alternateEnclosure", "type"),
        ("podcast", "source", "uri"),
        ("podcast", "value", "type"),
        ("podcast", "value", "method"),
        ("podcast", "valueRecipient", "type"),
        ("podcast", "valueRecipient", "address"),
        ("podcast", "valueRecipient", "split"),
        ("podcast", "remoteItem", "feedGuid"),
        ("podcast", "liveItem", "status"),
        ("podcast", "liveItem", "start"),
        ("podcast", "contentLink", "href"),
        ("podcast", "socialInteract", "protocol"),
        ("podcast", "chat", "server"),
        ("podcast", "chat", "protocol"),
        ("podcast", "integrity", "type"),
        ("podcast", "integrity", "value"),
        ("podcast", "image", "href"),
        ("podcast", "images", "srcset"),
        ("podcast", "valueTimeSplit", "startTime"),
        ("podcast", "valueTimeSplit", "duration"),
    ];
    missing_attributes(part, &MISSING_ATTRIBUTE, NEEDED, found);
    for placed in part.named("podcast", "alternateEnclosure") {
        if part.children(placed.node, "podcast", "source").next().is_none() {
            found(finding(&MISSING_ATTRIBUTE, "the enclosure has no `podcast:source`", placed.node.span()));
        }
    }
    // Where comments are disabled there is no place for them.
    for social in part.named("podcast", "socialInteract").map(|placed| placed.node) {
        let disabled = social.attr("protocol").is_none_or(|protocol| protocol.value.trim() == "disabled");
        if !disabled && social.attr("uri").is_none() {
            let message = format!("`{}` has no `uri`", social.tag().qualified());
            found(finding(&MISSING_ATTRIBUTE, message, social.span()));
        }
    }
}

rule! { BAD_TIME = modules "podcast" / "bad-time", tag("podcast:trailer, podcast:liveItem");
    "A trailer is dated as RSS dates items; a live item begins and ends at a time of ISO 8601 with a zone."
    "Players tell their listeners the wrong hour, or none."
    "Write `pubdate=\"Sat, 14 Mar 2026 08:30:00 GMT\"` for a trailer, `start=\"2026-03-14T08:30:00Z\"` for what is live."
}

fn bad_time(part: &Part<'_>, found: Found<'_>) {
    const DATES: &[Spot] = &[attr("podcast", "trailer", "pubdate")];
    const TIMES: &[Spot] = &[
        attr("podcast", "liveItem", "start"),
        attr("podcast", "liveItem", "end"),
        attr("podcast", "updateFrequency", "dtstart"),
    ];
    each(part, &BAD_TIME, DATES, rfc822, "a date of RFC 822", found);
    each(part, &BAD_TIME, TIMES, |t| iso8601(t) == Some(true), "a time of ISO 8601 with a zone", found);
}
