//! The podcasts of iTunes, as Apple asks for them.

use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{
    Found, Spot, attr, duration, each, missing_attributes, non_negative_integer, one_of, positive_integer, text, values,
};
use crate::formats::{Check, Part, finding, rule};
use crate::vocab::registries::{Listed, itunes_category};
use crate::vocab::{addresses, namespaces};

/// The rules of podcasts in iTunes.
pub(super) const RULES: &[Check] = &[
    on(&BAD_WORD, bad_word)
        .at("itunes:explicit itunes:block itunes:complete itunes:isClosedCaptioned itunes:episodeType itunes:type"),
    on(&BAD_NUMBER, bad_number).at("itunes:season itunes:episode itunes:order"),
    on(&BAD_DURATION, bad_duration).at("itunes:duration"),
    on(&BAD_URL, bad_url).at("itunes:image itunes:new-feed-url"),
    on(&MISSING_ATTRIBUTE, missing_attribute).at("itunes:image itunes:category"),
    on(&IMAGE_FORMAT, image_format).at("itunes:image"),
    on(&UNSUPPORTED_FORMAT, unsupported_format).at(":enclosure"),
    on(&TOO_LONG, too_long).at("itunes:subtitle itunes:keywords itunes:summary"),
    on(&BAD_CATEGORY, bad_category).at("itunes:category"),
    on(&OBSOLETE_CATEGORY, obsolete_category).at("itunes:category"),
    on(&MISSING_ELEMENT, missing_element).at("itunes:*"),
    on(&BAD_EMAIL, bad_email).at("itunes:email"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const fn apple(section: &'static str, level: Level) -> Clause {
    clause("A Podcaster's Guide to RSS", section, "https://help.apple.com/itc/podcasts_connect/#/itcb54353390", level)
}

rule! { BAD_WORD = modules "itunes" / "bad-word", apple("Situational tags", Level::Must);
    "Tags that choose between words have one of them: `itunes:explicit`, `itunes:block`, `itunes:type` and their like."
    "A podcast that is not marked as explicit, or not blocked, in words that are known is taken as the other."
    "Write `true` or `false` for explicit, `Yes` for blocked and complete, `full`, `trailer` or `bonus` for an episode."
}

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    const EXPLICIT: &[Spot] = &[text("itunes", "explicit")];
    const YES: &[Spot] = &[text("itunes", "block"), text("itunes", "complete"), text("itunes", "isClosedCaptioned")];
    const EPISODE: &[Spot] = &[text("itunes", "episodeType")];
    const TYPE: &[Spot] = &[text("itunes", "type")];
    let any = |words: &'static [&'static str]| move |t: &str| words.iter().any(|word| word.eq_ignore_ascii_case(t));
    each(
        part,
        &BAD_WORD,
        EXPLICIT,
        any(&["true", "false", "yes", "no", "clean", "explicit"]),
        "`true` or `false`",
        found,
    );
    each(part, &BAD_WORD, YES, any(&["yes", "no"]), "`Yes` or `No`", found);
    each(part, &BAD_WORD, EPISODE, one_of(&["full", "trailer", "bonus"]), "`full`, `trailer` or `bonus`", found);
    each(part, &BAD_WORD, TYPE, any(&["episodic", "serial"]), "`episodic` or `serial`", found);
}

rule! { BAD_NUMBER = modules "itunes" / "bad-number", apple("Situational tags", Level::Must);
    "Seasons, episodes and their order are whole numbers."
    "Players sort by them."
    "Write digits alone, from 1."
}

fn bad_number(part: &Part<'_>, found: Found<'_>) {
    const COUNTS: &[Spot] = &[text("itunes", "season"), text("itunes", "episode")];
    const ORDER: &[Spot] = &[text("itunes", "order")];
    each(part, &BAD_NUMBER, COUNTS, positive_integer, "a whole number from 1", found);
    each(part, &BAD_NUMBER, ORDER, non_negative_integer, "a whole number", found);
}

rule! { BAD_DURATION = modules "itunes" / "bad-duration", apple("Situational tags, itunes:duration", Level::Must);
    "A duration is a number of seconds, or hours, minutes and seconds with colons."
    "Players show no length, or a wrong one."
    "Write it as `1:07:04`, `07:04` or `424`."
}

fn bad_duration(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("itunes", "duration")];
    each(part, &BAD_DURATION, SPOTS, duration, "a duration", found);
}

rule! { BAD_URL = modules "itunes" / "bad-url", apple("Required tags, itunes:image", Level::Must);
    "The address of a picture, and a new address of the feed, are whole URLs."
    "The directory shows no picture, or loses the podcast when it moves."
    "Write the whole address with `https:`."
}

fn bad_url(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("itunes", "image", "href"), text("itunes", "new-feed-url")];
    each(part, &BAD_URL, SPOTS, addresses::iri, "a whole URL", found);
}

rule! { MISSING_ATTRIBUTE = modules "itunes" / "missing-attribute", apple("Required tags", Level::Must);
    "An `itunes:image` has an `href`, an `itunes:category` a `text`."
    "The tag says nothing without it."
    "Add the attribute; what stands in the element is not looked at."
}

fn missing_attribute(part: &Part<'_>, found: Found<'_>) {
    const NEEDED: &[(&str, &str, &str)] = &[("itunes", "image", "href"), ("itunes", "category", "text")];
    missing_attributes(part, &MISSING_ATTRIBUTE, NEEDED, found);
}

rule! { IMAGE_FORMAT = modules "itunes" / "image-format", should(apple("Required tags, itunes:image", Level::Must));
    "The picture of a podcast is a JPEG or a PNG."
    "The directory shows no other."
    "Save the picture in one of the two."
}

fn image_format(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("itunes", "image", "href")];
    const OTHERS: [&str; 8] = [".gif", ".webp", ".svg", ".tif", ".tiff", ".bmp", ".avif", ".ico"];
    for value in values(part, SPOTS) {
        let path = value.text.split(['?', '#']).next().unwrap_or_default().trim().to_ascii_lowercase();
        if let Some(other) = OTHERS.iter().find(|other| path.ends_with(*other)) {
            found(finding(&IMAGE_FORMAT, format!("the directory shows no `{other}` picture"), value.span));
        }
    }
}

rule! { UNSUPPORTED_FORMAT = modules "itunes" / "unsupported-format",
    should(apple("Required tags, enclosure", Level::Must));
    "An episode is in a format that the directory plays: MP3, AAC, MP4 or QuickTime."
    "The directory leaves the episode out."
    "Save the episode as MP3 or M4A, a film as MP4."
}

fn unsupported_format(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("", "enclosure", "type")];
    const PLAYED: &str = "audio/mpeg audio/mp3 audio/x-mp3 audio/mpeg3 audio/x-mpeg audio/x-mpeg-3 audio/mp4 audio/m4a \
        audio/x-m4a audio/aac audio/x-aac video/mp4 video/m4v video/x-m4v video/quicktime";
    let podcast = || part.feed.extensions.iter().any(|e| namespaces::prefix(&e.ns) == "itunes");
    if part.item().is_none() || !(part.holds("itunes") || podcast()) {
        return;
    }
    for value in values(part, SPOTS) {
        let kind = value.text.trim().to_ascii_lowercase();
        if (kind.starts_with("audio/") || kind.starts_with("video/")) && !PLAYED.split(' ').any(|known| known == kind) {
            found(finding(&UNSUPPORTED_FORMAT, format!("the directory plays no `{kind}`"), value.span));
        }
    }
}

rule! { TOO_LONG = modules "itunes" / "too-long", apple("Text", Level::Must);
    "A subtitle and keywords have 255 characters at most, a summary 4000."
    "The directory cuts the rest off, or refuses the podcast."
    "Shorten it."
}

fn too_long(part: &Part<'_>, found: Found<'_>) {
    const SHORT: &[Spot] = &[text("itunes", "subtitle"), text("itunes", "keywords")];
    const LONG: &[Spot] = &[text("itunes", "summary")];
    for (spots, most) in [(SHORT, 255), (LONG, 4000)] {
        for value in values(part, spots).filter(|value| value.text.trim().chars().count() > most) {
            let message = format!("{} has {} characters", value.owner(), value.text.trim().chars().count());
            found(finding(&TOO_LONG, message, value.span));
        }
    }
}

rule! { BAD_CATEGORY = modules "itunes" / "bad-category", apple("Required tags, itunes:category", Level::Must);
    "A category is one of Apple's list, a category in it a part of that."
    "The podcast is found in no category."
    "Write a category as the list has it, with `&amp;` and capital letters."
}

fn bad_category(part: &Part<'_>, found: Found<'_>) {
    categories(part, Listed::Never, &BAD_CATEGORY, "is not in the list", found);
}

rule! { OBSOLETE_CATEGORY = modules "itunes" / "obsolete-category",
    should(apple("Required tags, itunes:category", Level::Must));
    "A category is one of Apple's list of today, in its place."
    "Directories move the podcast to a category that they think is meant."
    "Choose one of the list of 2019."
}

fn obsolete_category(part: &Part<'_>, found: Found<'_>) {
    categories(part, Listed::Before, &OBSOLETE_CATEGORY, "is in the list no longer, or not in this place", found);
}

fn categories(part: &Part<'_>, what: Listed, rule: &Rule, says: &str, found: Found<'_>) {
    for placed in part.named("itunes", "category") {
        let Some(text) = placed.node.attr("text") else { continue };
        let around = placed.parent.filter(|(ns, node)| *ns == "itunes" && node.name() == "category");
        let of = around.and_then(|(_, node)| node.attr("text")).map(|of| of.value.trim());
        if itunes_category(text.value.trim(), of) == what {
            found(finding(rule, format!("`{}` {says}", text.value), text.span));
        }
    }
}

rule! { MISSING_ELEMENT = modules "itunes" / "missing-element", should(apple("Required tags", Level::Must));
    "A podcast says its language, its category, its picture, and whether it is explicit; its owner has an address."
    "Apple's directory does not take it without these."
    "Add `language`, `itunes:category`, `itunes:image` and `itunes:explicit` to the channel."
}

fn missing_element(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = part.above().filter(|_| part.of("itunes").next().is_some()) else { return };
    let Some(channel) = root.child("", "channel") else { return };
    for name in ["category", "image", "explicit"] {
        if part.children(channel, "itunes", name).next().is_none() {
            found(finding(&MISSING_ELEMENT, format!("the channel has no `itunes:{name}`"), channel.span()));
        }
    }
    if channel.child("", "language").is_none() {
        found(finding(&MISSING_ELEMENT, "the channel has no `language`", channel.span()));
    }
    for owner in part.children(channel, "itunes", "owner") {
        if part.children(owner, "itunes", "email").next().is_none() {
            found(finding(&MISSING_ELEMENT, "the `itunes:owner` has no `itunes:email`", owner.span()));
        }
    }
}

rule! { BAD_EMAIL = modules "itunes" / "bad-email", apple("Recommended tags, itunes:owner", Level::Must);
    "The `itunes:email` of an owner is an e-mail address."
    "The directory cannot ask whether the podcast is theirs."
    "Write the address alone."
}

fn bad_email(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("itunes", "email")];
    each(part, &BAD_EMAIL, SPOTS, addresses::email, "an e-mail address", found);
}
