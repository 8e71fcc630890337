//! The rules of items and of what is attached to them.

use super::{clause, item};
use crate::diag::{Clause, Level};
use crate::formats::check::check;
use crate::formats::checks::{Found, rfc3339};
use crate::formats::json_checks::{DATES, TYPES, each, missing, not_negative, objects, whole_between, words, wrong};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::json::{Fields, Kind};
use crate::vocab::registries;

pub(super) const RULES: &[Check] = &[
    check(&MISSING_ID, missing_id),
    check(&ID_NOT_A_STRING, id_not_a_string).covering(TYPES),
    check(&DUPLICATE_ID, duplicate_id),
    check(&MISSING_CONTENT, missing_content),
    check(&BAD_DATE, bad_date).covering(DATES),
    check(&ATTACHMENT_WITHOUT_URL, attachment_without_url),
    check(&ATTACHMENT_WITHOUT_TYPE, attachment_without_type),
    check(&BAD_MEDIA_TYPE, bad_media_type),
    check(&BAD_NUMBER, bad_number).covering(TYPES),
];

rule! { MISSING_ID = "json-feed" / "missing-id" json, clause("Items: id", Level::Must);
    "An item has an `id`."
    "Readers tell new items from old ones by it, and leave out an item that has none."
    "Add `id`: the item's permanent address, or another string that never changes."
}

fn missing_id(part: &Part<'_>, found: Found<'_>) {
    if let Some(item) = item(part) {
        missing(item, "id", "the item", &MISSING_ID, found);
    }
}

rule! { ID_NOT_A_STRING = "json-feed" / "id-not-a-string" json, clause("Items: id", Level::Must);
    "An `id` is a string."
    "A large number is rounded by readers in JavaScript, and two items become one."
    "Write the number in quotes."
}

fn id_not_a_string(part: &Part<'_>, found: Found<'_>) {
    if let Some(item) = item(part) {
        each(item, &["id"], &ID_NOT_A_STRING, |value| value.kind() == Kind::String, "a string", found);
    }
}

rule! { DUPLICATE_ID = "json-feed" / "duplicate-id" json, clause("Items: id", Level::Should);
    "An `id` stands once in a feed."
    "Readers show one of the two items, and which one is chance."
    "Give each item an `id` of its own."
}

fn duplicate_id(part: &Part<'_>, _: Found<'_>) {
    let Some(entry) = item(part).and_then(|item| item.entry("id")) else { return };
    let id = entry.value.string();
    if !id.trim().is_empty() {
        let message = |id: &str| format!("an item before has the id `{id}` too");
        part.earlier.again(&DUPLICATE_ID, id.trim(), &id, entry.value.span(), message);
    }
}

rule! { MISSING_CONTENT = "json-feed" / "missing-content" json, clause("Items: content_html and content_text", Level::Must);
    "An item has `content_html` or `content_text`."
    "Readers have nothing to show, and some refuse the item."
    "Add one of the two; `content_text` may be empty."
}

fn missing_content(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = item(part) else { return };
    if ["content_html", "content_text"].into_iter().all(|key| item.get(key).is_none()) {
        found(finding(&MISSING_CONTENT, "the item has neither `content_html` nor `content_text`", item.start()));
    }
}

rule! { BAD_DATE = "json-feed" / "bad-date" json, clause("Items: date_published, date_modified", Level::Must);
    "A date is a time of RFC 3339."
    "Readers that cannot read it sort the item to the end, or show it as new for ever."
    "Write the time as `2026-03-12T09:30:00+01:00`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    if let Some(item) = item(part) {
        let keys = &["date_published", "date_modified"];
        each(item, keys, &BAD_DATE, |value| words(value, rfc3339), "a time of RFC 3339", found);
    }
}

/// The attachments of an item.
fn attachments<'a>(part: &Part<'a>) -> Vec<Fields<'a>> {
    item(part).map(|item| objects(item, "attachments")).unwrap_or_default()
}

rule! { ATTACHMENT_WITHOUT_URL = "json-feed" / "attachment-without-url" json, clause("attachments: url", Level::Must);
    "An attachment has an address."
    "There is nothing to fetch."
    "Add `url`."
}

fn attachment_without_url(part: &Part<'_>, found: Found<'_>) {
    for file in attachments(part) {
        missing(&file, "url", "the attachment", &ATTACHMENT_WITHOUT_URL, found);
    }
}

rule! { ATTACHMENT_WITHOUT_TYPE = "json-feed" / "attachment-without-type" json, clause("attachments: mime_type", Level::Must);
    "An attachment says of what type it is."
    "Readers choose by it what they can play, before they fetch anything."
    "Add `mime_type`, as `audio/mpeg`."
}

fn attachment_without_type(part: &Part<'_>, found: Found<'_>) {
    for file in attachments(part) {
        missing(&file, "mime_type", "the attachment", &ATTACHMENT_WITHOUT_TYPE, found);
    }
}

const MEDIA_TYPE: Clause = Clause {
    spec: "RFC 2045",
    section: "5.1",
    url: "https://www.rfc-editor.org/rfc/rfc2045#section-5.1",
    level: Level::Should,
};

rule! { BAD_MEDIA_TYPE = "json-feed" / "bad-media-type" json, MEDIA_TYPE;
    "A media type has a type and a subtype."
    "Readers do not know what to play."
    "Write it as `audio/mpeg`."
}

fn bad_media_type(part: &Part<'_>, found: Found<'_>) {
    let passes = |text: &str| text.is_empty() || registries::media_type(text);
    for file in attachments(part) {
        each(&file, &["mime_type"], &BAD_MEDIA_TYPE, |value| words(value, passes), "a media type", found);
    }
}

rule! { BAD_NUMBER = "json-feed" / "bad-number" json, clause("attachments: size_in_bytes, duration_in_seconds", Level::Must);
    "A size is a whole number of bytes, a duration a number of seconds, and neither is below zero."
    "Players show a wrong length, or none."
    "Count the bytes and the seconds, or leave the member out."
}

fn bad_number(part: &Part<'_>, found: Found<'_>) {
    for file in attachments(part) {
        each(&file, &["duration_in_seconds"], &BAD_NUMBER, not_negative, "a number of seconds", found);
        let size = file.entry("size_in_bytes").filter(|size| size.value.kind() == Kind::Number);
        if let Some(size) = size.filter(|size| !whole_between(size.value, 0, u64::MAX)) {
            found(wrong(size, &BAD_NUMBER, "a whole number of bytes"));
        }
    }
}
