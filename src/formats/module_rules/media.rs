//! Media RSS 1.5.1.

use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule, Span};
use crate::formats::check::check;
use crate::formats::checks::{
    Found, Spot, attr, each, missing_attributes, non_negative_decimal, non_negative_integer, nonblank, once, one_of,
    positive_integer, text, values,
};
use crate::formats::{Check, Part, Placed, finding, rule};
use crate::model::Extension;
use crate::vocab::{addresses, languages, namespaces, registries};

/// The rules of Media RSS.
pub(super) const RULES: &[Check] = &[
    on(&BAD_URL, bad_url).at("media:content media:player media:thumbnail media:copyright media:embed media:license media:peerLink media:subTitle media:backLink media:response media:category media:credit media:rating media:price"),
    on(&BAD_NUMBER, bad_number).at("media:content media:thumbnail media:player media:statistics media:starRating media:price media:embed"),
    on(&BAD_WORD, bad_word).at("media:content media:status media:price media:rights media:adult"),
    on(&BAD_TYPE, bad_type).at("media:title media:description media:text media:content media:subTitle media:peerLink media:license"),
    on(&BAD_LANGUAGE, bad_language).at("media:content media:text media:subTitle"),
    on(&BAD_HASH, bad_hash).at("media:hash"),
    on(&BAD_RATING, bad_rating).at("media:rating"),
    on(&BAD_RESTRICTION, bad_restriction).at("media:restriction"),
    on(&CREDIT_ROLE, credit_role).at("media:credit"),
    on(&BAD_TIME, bad_time).at("media:thumbnail media:text media:location media:scene"),
    on(&MISSING_ATTRIBUTE, missing_attribute).at("media:restriction media:thumbnail media:embed media:player media:subTitle media:peerLink media:status media:param"),
    on(&DUPLICATE_ELEMENT, duplicate_element).at("media:*"),
    on(&DEPRECATED, deprecated).at("media:adult"),
    on(&NOTHING_TO_PLAY, nothing_to_play).at("media:content"),
    on(&SEVERAL_DEFAULTS, several_defaults).at("media:group"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const fn mrss(section: &'static str, level: Level) -> Clause {
    clause("Media RSS 1.5.1", section, "https://www.rssboard.org/media-rss", level)
}

rule! { BAD_URL = modules "media" / "bad-url", mrss("media:content", Level::Must);
    "The addresses of files, players, pictures and rights are URLs."
    "Players load nothing from anything else."
    "Write the whole address, and other characters with percent signs, as `%20`."
}

fn bad_url(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[
        attr("media", "content", "url"),
        attr("media", "player", "url"),
        attr("media", "thumbnail", "url"),
        attr("media", "copyright", "url"),
        attr("media", "embed", "url"),
        attr("media", "license", "href"),
        attr("media", "peerLink", "href"),
        attr("media", "subTitle", "href"),
        text("media", "backLink"),
        text("media", "response"),
        attr("media", "category", "scheme"),
        attr("media", "credit", "scheme"),
        attr("media", "rating", "scheme"),
        attr("media", "price", "info"),
    ];
    let url = |t: &str| nonblank(t) && addresses::iri_reference(t);
    each(part, &BAD_URL, SPOTS, url, "a URL", found);
}

rule! { BAD_NUMBER = modules "media" / "bad-number", mrss("media:content", Level::Must);
    "Sizes, lengths, channels and rates are numbers."
    "Players make room, and choose what fits, by them."
    "Write digits alone, without a unit."
}

fn bad_number(part: &Part<'_>, found: Found<'_>) {
    const SIZES: &[Spot] = &[
        attr("media", "content", "width"),
        attr("media", "content", "height"),
        attr("media", "thumbnail", "width"),
        attr("media", "thumbnail", "height"),
        attr("media", "player", "width"),
        attr("media", "player", "height"),
        attr("media", "embed", "width"),
        attr("media", "embed", "height"),
    ];
    const COUNTS: &[Spot] = &[
        attr("media", "content", "fileSize"),
        attr("media", "content", "channels"),
        attr("media", "statistics", "views"),
        attr("media", "statistics", "favorites"),
        attr("media", "starRating", "count"),
    ];
    const RATES: &[Spot] = &[
        attr("media", "content", "bitrate"),
        attr("media", "content", "framerate"),
        attr("media", "content", "samplingrate"),
        attr("media", "content", "duration"),
        attr("media", "starRating", "average"),
        attr("media", "starRating", "min"),
        attr("media", "starRating", "max"),
        attr("media", "price", "price"),
    ];
    each(part, &BAD_NUMBER, SIZES, positive_integer, "a whole number of pixels", found);
    each(part, &BAD_NUMBER, COUNTS, non_negative_integer, "a whole number", found);
    each(part, &BAD_NUMBER, RATES, non_negative_decimal, "a number", found);
}

rule! { BAD_WORD = modules "media" / "bad-word", mrss("media:content", Level::Must);
    "The medium, the expression, and whether a file is the usual one, are said in the words of Media RSS."
    "Players pass over a file of which they do not know what it is."
    "Write `image`, `audio`, `video`, `document` or `executable`; `full`, `sample` or `nonstop`; `true` or `false`."
}

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    const MEDIUM: &[Spot] = &[attr("media", "content", "medium")];
    const EXPRESSION: &[Spot] = &[attr("media", "content", "expression")];
    const USUAL: &[Spot] = &[attr("media", "content", "isDefault")];
    const STATUS: &[Spot] = &[attr("media", "status", "state")];
    const PRICE: &[Spot] = &[attr("media", "price", "type")];
    const RIGHTS: &[Spot] = &[attr("media", "rights", "status")];
    const ADULT: &[Spot] = &[text("media", "adult")];
    let medium = one_of(&["image", "audio", "video", "document", "executable"]);
    each(part, &BAD_WORD, MEDIUM, medium, "a medium of Media RSS", found);
    each(part, &BAD_WORD, EXPRESSION, one_of(&["full", "sample", "nonstop"]), "`full`, `sample` or `nonstop`", found);
    each(part, &BAD_WORD, USUAL, one_of(&["true", "false"]), "`true` or `false`", found);
    each(part, &BAD_WORD, STATUS, one_of(&["active", "blocked", "deleted"]), "a status of Media RSS", found);
    let price = one_of(&["rent", "purchase", "package", "subscription"]);
    each(part, &BAD_WORD, PRICE, price, "a kind of price of Media RSS", found);
    each(part, &BAD_WORD, RIGHTS, one_of(&["userCreated", "official"]), "`userCreated` or `official`", found);
    const CURRENCY: &[Spot] = &[attr("media", "price", "currency")];
    let currency = |t: &str| t.len() == 3 && t.bytes().all(|b| b.is_ascii_uppercase());
    each(part, &BAD_WORD, CURRENCY, currency, "a currency of ISO 4217", found);
    each(part, &BAD_WORD, ADULT, one_of(&["true", "false"]), "`true` or `false`", found);
}

rule! { BAD_TYPE = modules "media" / "bad-type", mrss("media:title", Level::Must);
    "The `type` of a title, a description or a text is `plain` or `html`; that of a file is a media type."
    "Readers show tags as they stand, or hide what is none."
    "Write `plain` or `html`; for a file as `image/jpeg`."
}

fn bad_type(part: &Part<'_>, found: Found<'_>) {
    const WORDS: &[Spot] =
        &[attr("media", "title", "type"), attr("media", "description", "type"), attr("media", "text", "type")];
    const FILES: &[Spot] = &[
        attr("media", "content", "type"),
        attr("media", "subTitle", "type"),
        attr("media", "peerLink", "type"),
        attr("media", "license", "type"),
    ];
    each(part, &BAD_TYPE, WORDS, one_of(&["plain", "html"]), "`plain` or `html`", found);
    each(part, &BAD_TYPE, FILES, registries::media_type, "a media type", found);
}

rule! { BAD_LANGUAGE = modules "media" / "bad-language", mrss("media:content", Level::Must);
    "The `lang` of a file, a text or subtitles is a language tag."
    "Players choose by it what they show to whom."
    "Write a code of BCP 47, as `en` or `nb-NO`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] =
        &[attr("media", "content", "lang"), attr("media", "text", "lang"), attr("media", "subTitle", "lang")];
    each(part, &BAD_LANGUAGE, SPOTS, languages::language, "a language tag", found);
}

rule! { BAD_HASH = modules "media" / "bad-hash", mrss("media:hash", Level::Must);
    "A hash is 32 hexadecimal digits of MD5, or 40 of SHA-1."
    "Players that check the file refuse it."
    "Say `algo=\"md5\"` or `algo=\"sha-1\"`, and write all the digits."
}

fn bad_hash(part: &Part<'_>, found: Found<'_>) {
    for hash in part.named("media", "hash").map(|placed| placed.node) {
        let algo = hash.attr("algo");
        let digits = match algo.map_or("md5", |algo| algo.value.as_ref()) {
            "md5" => 32,
            "sha-1" => 40,
            other => {
                let span = algo.map_or(hash.span(), |algo| algo.span);
                found(finding(&BAD_HASH, format!("Media RSS has no hash `{other}`"), span));
                continue;
            }
        };
        let value = hash.text();
        if value.trim().len() != digits || !value.trim().bytes().all(|b| b.is_ascii_hexdigit()) {
            let message = format!("`{}` is not {digits} hexadecimal digits", value.trim());
            found(finding(&BAD_HASH, message, hash.text_span()));
        }
    }
}

rule! { BAD_RATING = modules "media" / "bad-rating", mrss("media:rating", Level::Must);
    "A rating is one of its scheme: `adult` or `nonadult` where no scheme is named."
    "Programs for children hide what they cannot read, or show it."
    "Write a rating of `urn:simple`, `urn:mpaa`, `urn:v-chip` or `urn:icra` as these have them, in small letters."
}

fn bad_rating(part: &Part<'_>, found: Found<'_>) {
    for rating in part.named("media", "rating").map(|placed| placed.node) {
        let value = rating.text();
        let value = value.trim();
        let scheme = rating.attr("scheme").map_or("urn:simple", |scheme| scheme.value.as_ref());
        let known = match scheme {
            "urn:simple" => matches!(value, "adult" | "nonadult"),
            "urn:mpaa" => matches!(value, "g" | "pg" | "pg-13" | "r" | "nc-17" | "x" | "nr"),
            "urn:v-chip" => {
                matches!(
                    value.to_ascii_lowercase().trim_start_matches("tv-"),
                    "y" | "y7" | "y7-fv" | "g" | "pg" | "14" | "ma"
                )
            }
            "urn:icra" => icra(value),
            _ => true,
        };
        if !known {
            found(finding(&BAD_RATING, format!("`{value}` is no rating of `{scheme}`"), rating.text_span()));
        }
    }
}

/// `r (cz 1 lz 1 nz 1 oz 1 vz 1)`: labels of chat, language, nudity, other and violence.
fn icra(text: &str) -> bool {
    let inside = text.strip_prefix("r (").and_then(|rest| rest.strip_suffix(')'));
    let Some(inside) = inside else { return false };
    let words: Vec<&str> = inside.split(' ').collect();
    let label =
        |l: &str| l.len() == 2 && l.starts_with(['c', 'l', 'n', 'o', 'v']) && l.bytes().all(|b| b.is_ascii_lowercase());
    words.chunks(2).all(|pair| matches!(pair, [name, "0" | "1"] if label(name)))
}

rule! { BAD_RESTRICTION = modules "media" / "bad-restriction", mrss("media:restriction", Level::Must);
    "A restriction allows or denies countries or sites, all or none of them."
    "Players that cannot read it show the file where they must not."
    "Write `relationship=\"allow\"` or `\"deny\"`, and codes of countries with `type=\"country\"`, or URIs with `type=\"uri\"`."
}

fn bad_restriction(part: &Part<'_>, found: Found<'_>) {
    const RELATION: &[Spot] = &[attr("media", "restriction", "relationship")];
    const KIND: &[Spot] = &[attr("media", "restriction", "type")];
    each(part, &BAD_RESTRICTION, RELATION, one_of(&["allow", "deny"]), "`allow` or `deny`", found);
    each(part, &BAD_RESTRICTION, KIND, one_of(&["country", "uri", "sharing"]), "a kind of restriction", found);
    for restriction in part.named("media", "restriction").map(|placed| placed.node) {
        let value = restriction.text();
        let kind = restriction.attr("type").map_or("", |kind| kind.value.as_ref());
        let holds = |word: &str| match kind {
            "country" => languages::country(word),
            "uri" => addresses::iri(word),
            "sharing" => true,
            _ => matches!(word, "all" | "none"),
        };
        if let Some(word) = value.split_whitespace().find(|word| !holds(word) && !matches!(*word, "all" | "none")) {
            let what = match kind {
                "country" => "no code of a country",
                "uri" => "no URI",
                _ => "neither `all` nor `none`, and no kind is stated",
            };
            found(finding(&BAD_RESTRICTION, format!("`{word}` is {what}"), restriction.text_span()));
        }
    }
}

rule! { CREDIT_ROLE = modules "media" / "credit-role", mrss("media:credit", Level::Must);
    "The role of a credit is in small letters."
    "Programs that show the photographer do not find a `Photographer`."
    "Write it in small letters, as `photographer`."
}

fn credit_role(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("media", "credit", "role")];
    let small = |t: &str| !t.chars().any(char::is_uppercase);
    each(part, &CREDIT_ROLE, SPOTS, small, "in small letters", found);
}

rule! { BAD_TIME = modules "media" / "bad-time", mrss("media:thumbnail", Level::Must);
    "The time of a thumbnail, a text or a scene is a time of play: seconds, `h:mm:ss`, or `now`."
    "Players do not know where in the film it is."
    "Write it as `12:05:01.123`."
}

fn bad_time(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] =
        &[attr("media", "thumbnail", "time"), attr("media", "text", "start"), attr("media", "text", "end")];
    each(part, &BAD_TIME, SPOTS, play_time, "a time of play", found);
    // Of scenes and places the specification has minutes and seconds, `00:15`; the parts of a scene are in no namespace there.
    const SHORT: &[Spot] = &[
        attr("media", "location", "start"),
        attr("media", "location", "end"),
        text("", "sceneStartTime").within("media", "scene"),
        text("", "sceneEndTime").within("media", "scene"),
        text("media", "sceneStartTime"),
        text("media", "sceneEndTime"),
    ];
    let short = |t: &str| play_time(t) || play_time(&format!("0:{t}"));
    each(part, &BAD_TIME, SHORT, short, "a time of play", found);
}

/// The normal play time of RFC 2326, 3.6.
fn play_time(text: &str) -> bool {
    let (clock, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = clock.split(':').collect();
    let below = |t: &str| digits(t) && t.len() <= 2 && t.parse::<u32>().is_ok_and(|n| n < 60);
    text == "now"
        || part.bytes().all(|b| b.is_ascii_digit())
            && match parts.as_slice() {
                [seconds] => digits(seconds),
                [hours, minutes, seconds] => digits(hours) && below(minutes) && below(seconds),
                _ => false,
            }
}

rule! { MISSING_ATTRIBUTE = modules "media" / "missing-attribute", mrss("media:restriction", Level::Must);
    "A restriction has a `relationship`; a thumbnail, a player and an embedded file have a `url`, subtitles and a peer link an `href`, a status its `state`, a parameter its `name`."
    "Without it the element says nothing."
    "Add the attribute."
}

fn missing_attribute(part: &Part<'_>, found: Found<'_>) {
    const NEEDED: &[(&str, &str, &str)] = &[
        ("media", "restriction", "relationship"),
        ("media", "thumbnail", "url"),
        ("media", "embed", "url"),
        ("media", "player", "url"),
        ("media", "subTitle", "href"),
        ("media", "peerLink", "href"),
        ("media", "status", "state"),
        ("media", "param", "name"),
    ];
    missing_attributes(part, &MISSING_ATTRIBUTE, NEEDED, found);
}

rule! { DUPLICATE_ELEMENT = modules "media" / "duplicate-element", mrss("Optional elements", Level::Must);
    "A file, a group or an item has one title, one description, one copyright and one player."
    "Readers differ in which of the two they take."
    "Keep one; credits, categories, ratings and thumbnails may be several."
}

fn duplicate_element(part: &Part<'_>, found: Found<'_>) {
    let once_each = ["title", "description", "copyright", "player", "keywords", "adult"];
    let holds = |name: &str| matches!(name, "item" | "entry" | "channel" | "feed" | "content" | "group");
    for placed in part.elements().iter().filter(|placed| holds(placed.node.name())) {
        once(placed.node, "media", &once_each, part, &DUPLICATE_ELEMENT, found);
    }
}

rule! { DEPRECATED = modules "media" / "deprecated", should(mrss("media:adult", Level::Must));
    "`media:rating` says what `media:adult` said before."
    "Readers of today do not look for `media:adult`."
    "Write `<media:rating scheme=\"urn:simple\">adult</media:rating>` or `nonadult`."
}

fn deprecated(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("media", "adult")];
    for value in values(part, SPOTS) {
        found(finding(&DEPRECATED, "`media:adult` is no longer in use", value.node.span()));
    }
}

rule! { NOTHING_TO_PLAY = modules "media" / "nothing-to-play", mrss("media:content", Level::Must);
    "A `media:content` has a `url`, or a `media:player` that shows it."
    "There is nothing that could be loaded, and no page to see it on."
    "Add the `url` of the file, or a `media:player` with the page."
}

/// The player of a group, an item or a channel holds for what stands in it.
fn nothing_to_play(part: &Part<'_>, found: Found<'_>) {
    let without = |placed: &&Placed<'_>| placed.node.attr("url").is_none();
    if part.named("media", "content").find(without).is_none() {
        return;
    }
    let player = |e: &Extension| e.name == "player" && namespaces::prefix(&e.ns) == "media";
    if part.feed.extensions.iter().any(player) {
        return;
    }
    let players: Vec<Span> =
        part.named("media", "player").filter_map(|placed| placed.parent.map(|(_, around)| around.whole())).collect();
    for content in part.named("media", "content").filter(without).map(|placed| placed.node) {
        let span = content.span();
        if !players.iter().any(|around| around.start <= span.start && span.end <= around.end) {
            found(finding(&NOTHING_TO_PLAY, "it has neither a `url` nor a player", span));
        }
    }
}

rule! { SEVERAL_DEFAULTS = modules "media" / "several-defaults", should(mrss("media:content", Level::Must));
    "One file of a `media:group` is the default."
    "Players take the first or the last of several, not each the same."
    "Say `isDefault=\"true\"` of one file only."
}

fn several_defaults(part: &Part<'_>, found: Found<'_>) {
    for group in part.named("media", "group").map(|placed| placed.node) {
        let defaults = part.children(group, "media", "content").filter_map(|content| content.attr("isDefault"));
        for another in defaults.filter(|attr| attr.value.trim() == "true").skip(1) {
            found(finding(&SEVERAL_DEFAULTS, "another file of the group is the default already", another.span));
        }
    }
}
