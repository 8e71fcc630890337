//! Dates that cannot be meant, and those of modules.

use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, attr, each, nonblank, rfc3339, text, values, w3cdtf};
use crate::formats::json_checks::DATES;
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::json::Kind;
use crate::vocab::dates::{self, Unreadable};

/// The rules of dates.
pub(super) const RULES: &[Check] =
    &[on(&IMPLAUSIBLE, implausible).at(":pubDate :lastBuildDate atom:updated atom:published dc:date dcterms:modified dcterms:issued"), on(&BAD_W3CDTF, bad_w3cdtf).at("dc:date dcterms:* sy:updateBase cp:server aggregation:timestamp conversationsNetwork:ratingTimestamp ev:startdate ev:enddate prism:*"), on(&BAD_RFC3339, bad_rfc3339).at("app:edited thr:total sx:* atom:updated atom:published @:")];

/// What items of JSON Feed are held to.
pub(super) const OF_JSON: &[Check] = &[check(&IMPLAUSIBLE, implausible_in_json).covering(DATES).at("articles")];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const RFC_4287: Clause = clause("RFC 4287", "3.3", "https://www.rfc-editor.org/rfc/rfc4287#section-3.3", Level::Must);

rule! { IMPLAUSIBLE = modules "date" / "implausible", should(RFC_4287);
    "A date is neither before there were computers nor in the future."
    "Readers keep a story of tomorrow at the top for good, and never show one of long ago."
    "Look at the clock and the zone of the machine that writes the feed, and at the order of day, month and year."
}

fn implausible(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[
        text("", "pubDate"),
        text("", "lastBuildDate"),
        text("atom", "updated"),
        text("atom", "published"),
        text("dc", "date"),
        text("dcterms", "modified"),
        text("dcterms", "issued"),
    ];
    for value in values(part, SPOTS) {
        if let Some(what) = not_meant(part, &value.text) {
            let message = format!("`{}`, the value of {}, {what}", value.text.trim(), value.owner());
            found(finding(&IMPLAUSIBLE, message, value.span));
        }
    }
}

/// The same of items of JSON Feed.
fn implausible_in_json(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = part.json.filter(|_| part.article.is_some()) else { return };
    for key in ["date_published", "date_modified"] {
        let Some(value) = item.get(key).filter(|value| value.kind() == Kind::String) else { continue };
        let text = value.string();
        if let Some(what) = not_meant(part, &text) {
            let message = format!("`{}`, the value of `{key}`, {what}", text.trim());
            found(finding(&IMPLAUSIBLE, message, value.span()));
        }
    }
}

/// What is wrong with a date that can be read, or that programs write for none.
fn not_meant(part: &Part<'_>, text: &str) -> Option<&'static str> {
    let this_year = part.now.and_then(|now| now.as_str().get(..4)?.parse::<u16>().ok());
    let year = year_in(text);
    // Most are of a year in between, and need not be read.
    if this_year.is_some_and(|now| year.is_some_and(|year| (1970..now).contains(&year))) {
        return None;
    }
    let stated = match dates::read(text) {
        Ok(stated) => stated,
        Err(Unreadable::Placeholder) if year == Some(1) => return Some("is what programs write for no date"),
        Err(Unreadable::Forever) if year == Some(9999) => return Some("is in the future"),
        Err(_) => return None,
    };
    // Whatever the zones, a day before today is none of tomorrow.
    let (day, today) = (stated.time.as_str().get(..10), part.now.and_then(|now| now.as_str().get(..10)));
    if today.zip(day).is_some_and(|(today, day)| ("1970-01-01"..today).contains(&day)) {
        return None;
    }
    let year = stated.time.to_string().get(..4).and_then(|year| year.parse::<u16>().ok()).unwrap_or_default();
    // A day later than now: clocks and zones differ.
    let latest = part.now.and_then(|now| now.seconds(0)).map(|now| now + 86_400);
    let later = latest.zip(stated.time.seconds(0)).is_some_and(|(latest, time)| time > latest);
    match year < 1970 {
        true => Some("is long past"),
        false => (later || (latest.is_none() && year > 2100)).then_some("is in the future"),
    }
}

/// The year of a date that has one number of four digits, or begins with one: zones have four digits too, but behind the
/// year. `None` where a longer number comes first.
fn year_in(text: &str) -> Option<u16> {
    let (mut digits, mut year) = (0, 0);
    for byte in text.bytes().chain([b' ']) {
        match byte {
            b'0'..=b'9' if digits < 4 => (digits, year) = (digits + 1, year * 10 + u16::from(byte - b'0')),
            b'0'..=b'9' => return None,
            _ if digits == 4 => return Some(year),
            _ => (digits, year) = (0, 0),
        }
    }
    None
}

rule! { BAD_W3CDTF = modules "date" / "bad-w3cdtf",
    clause("Date and Time Formats", "Formats", "https://www.w3.org/TR/NOTE-datetime", Level::Must);
    "Dates of Dublin Core and of the modules of RSS 1.0 are those of W3CDTF."
    "Readers sort by it; of a date they cannot read, many take the time at which they found the item."
    "Write the day as `2026-03-14`, or the time as `2026-03-14T08:30:00Z`."
}

fn bad_w3cdtf(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[
        text("dc", "date"),
        text("dcterms", "created"),
        text("dcterms", "issued"),
        text("dcterms", "modified"),
        text("dcterms", "dateAccepted"),
        text("dcterms", "dateCopyrighted"),
        text("dcterms", "dateSubmitted"),
        text("sy", "updateBase"),
        text("cp", "server"),
        text("aggregation", "timestamp"),
        text("conversationsNetwork", "ratingTimestamp"),
        text("prism", "creationDate"),
        text("prism", "modificationDate"),
        text("prism", "publicationDate"),
    ];
    // A time without a zone is written where none is known; what it says is no other moment, but a vague one.
    let date = |t: &str| w3cdtf(t) || w3cdtf(&format!("{t}Z")) || t.is_empty();
    for value in values(part, SPOTS).filter(|value| !date(value.text.trim()) && value.node.children().next().is_none())
    {
        let message = format!("`{}`, the value of {}, is not a date of W3CDTF", value.text.trim(), value.owner());
        found(finding(&BAD_W3CDTF, message, value.place()));
    }
    // These are there for nothing but the date.
    const NEEDED: &[Spot] = &[text("sy", "updateBase"), text("conversationsNetwork", "ratingTimestamp")];
    for value in values(part, NEEDED).filter(|value| !nonblank(&value.text)) {
        found(finding(&BAD_W3CDTF, format!("{} is empty, not a date of W3CDTF", value.owner()), value.place()));
    }
    // The module of events has times without a zone in its own examples.
    const EVENTS: &[Spot] = &[text("ev", "startdate"), text("ev", "enddate")];
    each(part, &BAD_W3CDTF, EVENTS, |t| w3cdtf(t) || w3cdtf(&format!("{t}Z")), "a date of W3CDTF", found);
}

rule! { BAD_RFC3339 = modules "date" / "bad-rfc3339",
    clause("RFC 3339", "5.6", "https://www.rfc-editor.org/rfc/rfc3339#section-5.6", Level::Must);
    "Times of Atom's extensions are those of RFC 3339, with a zone."
    "A time in another notation is another moment to each reader."
    "Write it as `2026-03-14T08:30:00Z`."
}

fn bad_rfc3339(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[
        text("app", "edited"),
        text("atom", "updated").within("", "channel"),
        text("atom", "updated").within("", "item"),
        text("atom", "published").within("", "item"),
        attr("thr", "total", "updated"),
        attr("sx", "sharing", "since"),
        attr("sx", "sharing", "until"),
        attr("sx", "sharing", "expires"),
        attr("sx", "related", "since"),
        attr("sx", "related", "until"),
        attr("sx", "history", "when"),
    ];
    each(part, &BAD_RFC3339, SPOTS, rfc3339, "a time of RFC 3339", found);
    for link in part.named("atom", "link").map(|placed| placed.node) {
        let updated = link.attrs().iter().find(|attr| attr.uri == THREADING && attr.name == "updated");
        if let Some(updated) = updated.filter(|updated| !rfc3339(&updated.value)) {
            found(finding(&BAD_RFC3339, format!("`{}` is not a time of RFC 3339", updated.value), updated.span));
        }
    }
}

/// The namespace of RFC 4685.
pub(super) const THREADING: &str = "http://purl.org/syndication/thread/1.0";
