//! The rules of the three generations of ninjs, each with its check: what their schemas say, at the value at fault.

use super::Generation;
use super::names::Member as M;
use super::rules_names as names;
use crate::diag::{Clause, Level};
use crate::formats::check::{check, count, join};
use crate::formats::checks::{Found, nonblank, positive_integer, rfc3339};
use crate::formats::json_checks::{
    DATES, JSON, TYPES, Type, each, missing, objects, types, whole_address, whole_between, words,
};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::json::{Entry, Fields, Kind, Value};
use crate::vocab::{languages, registries};

/// Every rule of ninjs.
pub(in crate::formats) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] = &[OWN, JSON];

const OWN: &[Check] = &[
    check(&MISSING_URI, missing_uri),
    check(&BAD_URI, bad_uri),
    check(&BAD_VERSION, bad_version),
    check(&WRONG_TYPE, wrong_type).covering(TYPES),
    check(&BAD_DATE, bad_date).covering(DATES),
    check(&MISSING_VERSION_CREATED, missing_version_created),
    check(&BAD_WORD, bad_word),
    check(&BAD_URGENCY, bad_urgency).covering(TYPES),
    check(&UNKNOWN_MEMBER, unknown_member).covering(&[
        "json/kept-as-extension",
        "json/member-left-out",
        "envelope/member-left-out",
    ]),
    check(&NULL_MEMBER, null_member).covering(&["json/null"]),
    check(&PART_WITHOUT_VALUE, part_without_value),
    check(&UNNAMED_PART, unnamed_part),
    check(&RENDITION_WITHOUT_HREF, rendition_without_href),
    check(&RENDITION_WITHOUT_TYPE, rendition_without_type),
    check(&RELATIVE_HREF, relative_href),
    check(&BAD_LANGUAGE, bad_language),
    check(&BAD_MEDIA_TYPE, bad_media_type),
];

const fn clause(section: &'static str, level: Level) -> Clause {
    Clause { spec: "ninjs", section, url: "https://iptc.org/standards/ninjs/", level }
}

fn generation(part: &Part<'_>) -> Generation {
    match part.format {
        "ninjs-1" => Generation::One,
        "ninjs-2" => Generation::Two,
        _ => Generation::Three,
    }
}

/// The item and its associations, theirs too.
fn items<'a>(part: &Part<'a>) -> Vec<Fields<'a>> {
    let mut all: Vec<Fields<'a>> = part.json.cloned().into_iter().collect();
    let mut at = 0;
    while let Some(item) = all.get(at) {
        let with = item.get("associations").map(parts).unwrap_or_default();
        all.extend(with);
        at += 1;
    }
    all
}

/// The objects in an array, or in the map that 1.x has instead.
fn parts(of: Value<'_>) -> Vec<Fields<'_>> {
    let in_map = of.members().map(|(_, value)| value);
    of.items().chain(in_map).filter_map(Fields::of).collect()
}

rule! { MISSING_URI = modules "ninjs" / "missing-uri" json, clause("uri", Level::Must);
    "An item has a `uri`."
    "Corrections and kills name the item by it; without it they reach nothing."
    "Add `uri`, the same for every version of the item."
}

fn missing_uri(part: &Part<'_>, found: Found<'_>) {
    if let Some(item) = part.json {
        missing(item, "uri", "the item", &MISSING_URI, found);
    }
    // What goes with an item of 1.x is an item itself; in 2.x and 3.x another rule asks for its name too.
    let with = items(part).into_iter().skip(1).filter(|_| generation(part) == Generation::One);
    with.for_each(|with| missing(&with, "uri", "the association", &MISSING_URI, found));
}

/// The schemas say `"format": "uri"`, which is a note unless somebody asks for more.
const FORMAT: Clause = Clause {
    spec: "JSON Schema Validation",
    section: "7.2.1",
    url: "https://json-schema.org/draft/2020-12/json-schema-validation#section-7.2.1",
    level: Level::May,
};

rule! { BAD_URI = modules "ninjs" / "bad-uri" json, FORMAT;
    "The `uri` of an item is a URI."
    "Only a URI is unique beyond the sender's own system."
    "Write a `urn:` or `tag:` URI, or an address."
}

fn bad_uri(part: &Part<'_>, found: Found<'_>) {
    for item in items(part) {
        each(&item, &["uri"], &BAD_URI, whole_address, "a URI", found);
    }
}

rule! { BAD_VERSION = modules "ninjs" / "bad-version" json, clause("version, as nar:newsItem@version", Level::Should);
    "The version of an item is a whole number from 1."
    "Of two versions the newer one cannot be told, and formats that count revisions have no place for it."
    "Count the versions: 1, 2, 3."
}

fn bad_version(part: &Part<'_>, found: Found<'_>) {
    let counted = |value: Value<'_>| match value.kind() {
        Kind::String => value.string().trim().is_empty() || positive_integer(value.string().trim()),
        Kind::Number => positive_integer(value.raw),
        _ => true,
    };
    for item in items(part) {
        each(&item, &["version"], &BAD_VERSION, counted, "a whole number from 1", found);
    }
}

rule! { WRONG_TYPE = modules "ninjs" / "wrong-type" json, clause("the JSON Schema", Level::Must);
    "A member has the type that the schema gives it."
    "Systems that read the item by the schema refuse it whole."
    "Write the type that is asked for."
}

fn wrong_type(part: &Part<'_>, found: Found<'_>) {
    for item in items(part) {
        types(&item, |key| names::asked(generation(part), key), &WRONG_TYPE, found);
    }
    for (.., of) in inner(part).iter().filter(|(_, members, _)| *members == names::STANDARD) {
        types(of, |_| Some(Type::Words), &WRONG_TYPE, found);
    }
}

rule! { BAD_DATE = modules "ninjs" / "bad-date" json, clause("date-time", Level::Should);
    "A time is one of RFC 3339, with a zone."
    "An embargo that cannot be read holds for ever, or not at all."
    "Write the time as `2026-03-12T09:30:00+01:00`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    let times = [M::FirstCreated, M::VersionCreated, M::ContentCreated, M::Embargoed, M::Expires];
    let keys = times.map(|member| member.name(generation(part)));
    for item in items(part) {
        each(&item, &keys, &BAD_DATE, |value| words(value, rfc3339), "a time of RFC 3339", found);
    }
}

rule! { MISSING_VERSION_CREATED = modules "ninjs" / "missing-version-created" json, clause("versioncreated", Level::May);
    "An item says when this version of it was made."
    "Of two versions of an item the newer one cannot be told."
    "Add `versioncreated` (3.x: `versionCreated`)."
}

fn missing_version_created(part: &Part<'_>, found: Found<'_>) {
    let key = M::VersionCreated.name(generation(part));
    if let Some(item) = part.json.filter(|item| item.get(key).is_none()) {
        found(finding(&MISSING_VERSION_CREATED, format!("the item has no `{key}`"), item.start()));
    }
}

rule! { BAD_WORD = modules "ninjs" / "bad-word" json, clause("type, pubstatus, representationtype", Level::Must);
    "The type, the status and the representation are words of the standard's lists."
    "A status that nobody knows lets a withdrawn story stand, or keeps a usable one back."
    "Write one of the words that the message names."
}

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    for item in items(part) {
        for (key, list) in names::words(generation(part)) {
            let is = format!("one of {}", list.join(", "));
            each(&item, &[key], &BAD_WORD, |value| words(value, |word| list.contains(&word)), &is, found);
        }
    }
}

rule! { BAD_URGENCY = modules "ninjs" / "bad-urgency" json, clause("urgency", Level::Must);
    "The urgency is a whole number from 1 to 9."
    "Desks sort by it: a word, or a number out of the scale, sorts the story anywhere."
    "Write 1 for the most urgent, 9 for the least, without quotes."
}

fn bad_urgency(part: &Part<'_>, found: Found<'_>) {
    for item in items(part) {
        let passes = |value: Value<'_>| value.kind() == Kind::Number && whole_between(value, 1, 9);
        each(&item, &["urgency"], &BAD_URGENCY, passes, "a whole number from 1 to 9", found);
    }
}

rule! { UNKNOWN_MEMBER = modules "ninjs" / "unknown-member" json, clause("additionalProperties", Level::Must);
    "An item and what stands in it have no members but those of its generation."
    "Systems that read the item by the schema refuse it; others do not see the member, though it be the embargo."
    "Mend the name, or put what is your own into `altids`."
}

fn unknown_member(part: &Part<'_>, found: Found<'_>) {
    let own = generation(part);
    // Of what does not say its version, another generation's name says as much about that as about the name.
    let all = [Generation::One, Generation::Two, Generation::Three];
    let elsewhere = |key: &str| part.version.is_empty() && all.into_iter().any(|other| names::has(other, key));
    for (number, item) in items(part).iter().enumerate() {
        for entry in item.entries().iter().filter(|e| !known(e, own, number > 0) && !elsewhere(e.key)) {
            let meant = M::named(entry.key).map(|member| member.name(own)).filter(|name| !name.is_empty());
            let message = match meant {
                Some(name) => format!("`{}` is no member of this generation of ninjs, which has `{name}`", entry.key),
                None => format!("`{}` is no member of this generation of ninjs", entry.key),
            };
            found(finding(&UNKNOWN_MEMBER, message, entry.name));
        }
    }
    for (key, members, of) in inner(part) {
        // A place of 1.x has shapes beside, by the pattern of its schema.
        let shape = |name: &str| key == "place" && name.starts_with("geometry_");
        for entry in of.entries().iter().filter(|e| !members.contains(&e.key) && !shape(e.key)) {
            let message = format!("`{}` is no member of what stands in `{key}`", entry.key);
            found(finding(&UNKNOWN_MEMBER, message, entry.name));
        }
    }
}

/// The objects that stand in the members of items, each with the name of the member and of those that it may have.
fn inner<'a>(part: &Part<'a>) -> Vec<(&'static str, &'static [&'static str], Fields<'a>)> {
    let mut all = Vec::new();
    for item in items(part) {
        for (key, members) in names::parts(generation(part)) {
            let of: Vec<_> = match item.get(key) {
                Some(value) if *members == names::STANDARD => Fields::of(value).into_iter().collect(),
                Some(value) if *key == "renditions" && generation(part) == Generation::One => parts(value),
                Some(value) => value.items().filter_map(Fields::of).collect(),
                None => continue,
            };
            all.extend(of.into_iter().map(|of| (*key, *members, of)));
        }
    }
    all
}

rule! { NULL_MEMBER = modules "ninjs" / "null-member" json, clause("the JSON Schema: type", Level::Must);
    "A member that is there has a value."
    "Systems that read the item by the schema refuse it whole: no type of its members is null."
    "Leave the member out."
}

fn null_member(part: &Part<'_>, found: Found<'_>) {
    for of in items(part).into_iter().chain(inner(part).into_iter().map(|(.., of)| of)) {
        for entry in of.entries().iter().filter(|entry| entry.value.kind() == Kind::Null) {
            found(finding(&NULL_MEMBER, format!("`{}` is null", entry.key), entry.value.span()));
        }
    }
}

/// Whether a generation has a member; an association of 2.x has a name too, one of 3.x a relation besides.
fn known(entry: &Entry<'_>, own: Generation, association: bool) -> bool {
    let open = own == Generation::One
        && ["description_", "body_", "headline_"]
            .iter()
            .any(|start| entry.key.strip_prefix(start).is_some_and(is_plain));
    let named = association && own.pick([&[][..], &["name"], &["name", "rel"]]).contains(&entry.key);
    open || named || names::has(own, entry.key)
}

/// What may stand behind the name of a text of 1.x, by the pattern of its schema (`^description_[a-zA-Z0-9_]+`), which
/// asks for the first letter only.
fn is_plain(name: &str) -> bool {
    name.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_')
}

rule! { PART_WITHOUT_VALUE = modules "ninjs" / "part-without-value" json, clause("headlines, bodies, descriptions", Level::Must);
    "A headline, a body and a description have a `value`."
    "A role without words is printed as an empty line, or refused."
    "Add `value`, or leave the part out."
}

fn part_without_value(part: &Part<'_>, found: Found<'_>) {
    if generation(part) == Generation::One {
        return;
    }
    for item in items(part) {
        for (key, what) in [("headlines", "the headline"), ("bodies", "the body"), ("descriptions", "the description")]
        {
            for text in objects(&item, key).iter().filter(|text| text.get("value").is_none()) {
                found(finding(&PART_WITHOUT_VALUE, format!("{what} has no `value`"), text.start()));
            }
        }
    }
}

rule! { UNNAMED_PART = modules "ninjs" / "unnamed-part" json, clause("renditions, associations", Level::Must);
    "In 2.x and 3.x a rendition has a name, an association a name and a `uri`."
    "Templates choose a picture by its name; one without is not shown."
    "Add `name`, as `main` or `thumbnail`."
}

fn unnamed_part(part: &Part<'_>, found: Found<'_>) {
    if generation(part) == Generation::One {
        return;
    }
    let lacks = |of: &Fields<'_>, key: &str| of.get(key).is_none();
    for item in items(part) {
        for rendition in objects(&item, "renditions").iter().filter(|of| lacks(of, "name")) {
            found(finding(&UNNAMED_PART, "the rendition has no `name`", rendition.start()));
        }
        for with in objects(&item, "associations") {
            for key in ["name", "uri"].into_iter().filter(|key| lacks(&with, key)) {
                found(finding(&UNNAMED_PART, format!("the association has no `{key}`"), with.start()));
            }
        }
    }
}

rule! { RENDITION_WITHOUT_HREF = modules "ninjs" / "rendition-without-href" json, clause("renditions: href", Level::Should);
    "A rendition has an address."
    "There is nothing to fetch."
    "Add `href`."
}

fn rendition_without_href(part: &Part<'_>, found: Found<'_>) {
    for rendition in renditions(part).iter().filter(|of| !of.string("href").is_some_and(|href| nonblank(&href))) {
        found(finding(&RENDITION_WITHOUT_HREF, "the rendition has no `href`", rendition.start()));
    }
}

rule! { RENDITION_WITHOUT_TYPE = modules "ninjs" / "rendition-without-type" json, clause("renditions: mimetype, contenttype", Level::May);
    "A rendition says of what media type it is."
    "A system has to fetch the file to know whether it can use it."
    "Add `mimetype` (2.x: `contenttype`, 3.x: `contentType`)."
}

fn rendition_without_type(part: &Part<'_>, found: Found<'_>) {
    let key = generation(part).pick(["mimetype", "contenttype", "contentType"]);
    for rendition in renditions(part).iter().filter(|of| of.get(key).is_none()) {
        found(finding(&RENDITION_WITHOUT_TYPE, format!("the rendition has no `{key}`"), rendition.start()));
    }
}

rule! { RELATIVE_HREF = modules "ninjs" / "relative-href" json, clause("renditions: href", Level::Should);
    "The address of a rendition is whole."
    "The item leaves its place of origin, and a relative address leads nowhere."
    "Write the whole address, with `https://`."
}

fn relative_href(part: &Part<'_>, found: Found<'_>) {
    for rendition in renditions(part) {
        each(&rendition, &["href"], &RELATIVE_HREF, whole_address, "a whole address", found);
    }
}

fn renditions<'a>(part: &Part<'a>) -> Vec<Fields<'a>> {
    items(part).iter().filter_map(|item| item.get("renditions")).flat_map(parts).collect()
}

rule! { BAD_LANGUAGE = modules "ninjs" / "bad-language" json, clause("language", Level::Should);
    "A language is a tag of BCP 47."
    "Translations, search and routing go by it."
    "Write a tag as `en` or `pt-BR`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    let tag = |value: Value<'_>| words(value, |text| text.is_empty() || languages::language(text));
    for item in items(part) {
        each(&item, &["language"], &BAD_LANGUAGE, tag, "a language tag", found);
    }
}

rule! { BAD_MEDIA_TYPE = modules "ninjs" / "bad-media-type" json, clause("renditions: contenttype (1.x: mimetype; 3.x: contentType)", Level::Should);
    "The type of a file is a media type."
    "Systems choose by it what they do with a file: a picture is not fetched, a film not played."
    "Write the registered type, as `image/jpeg`."
}

fn bad_media_type(part: &Part<'_>, found: Found<'_>) {
    const KEYS: &[&str] = &["mimetype", "contenttype", "contentType"];
    let media_type = |value: Value<'_>| words(value, |text| text.is_empty() || registries::media_type(text));
    for file in renditions(part) {
        each(&file, KEYS, &BAD_MEDIA_TYPE, media_type, "a media type", found);
    }
}
