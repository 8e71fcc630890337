//! The rules of what stands above the items, and of what feeds and items have in common.

use super::{authors, clause, feed};
use crate::diag::Level;
use crate::formats::check::check;
use crate::formats::checks::{BASE_KNOWN, Found, nonblank};
use crate::formats::json_checks::{TYPES, Type, each, missing, objects, of_table, types, whole_address, words, wrong};
use crate::formats::json_feed::VERSION;
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::json::{Entry, Fields, Kind};
use crate::vocab::languages;

pub(super) const RULES: &[Check] = &[
    check(&MISSING_VERSION, missing_version).covering(&["json-feed/version"]),
    check(&BAD_VERSION, bad_version).covering(&["json-feed/version"]),
    check(&MISSING_TITLE, missing_title),
    check(&MISSING_ITEMS, missing_items).covering(&["json/wrong-type", "json/null"]),
    check(&WRONG_TYPE, wrong_type).covering(TYPES),
    check(&MISSING_ADDRESS, missing_address),
    check(&RELATIVE_URL, relative_url),
    check(&BLANK_MEMBER, blank_member),
    check(&NEXT_IS_SELF, next_is_self),
    check(&INCOMPLETE_HUB, incomplete_hub),
    check(&EMPTY_AUTHOR, empty_author),
    check(&SINGLE_AUTHOR, single_author),
    check(&BAD_LANGUAGE, bad_language),
    check(&UNKNOWN_MEMBER, unknown_member),
    check(&BAD_EXTENSION, bad_extension),
];

rule! { MISSING_VERSION = "json-feed" / "missing-version" json, clause("Top-level: version", Level::Must);
    "A feed says of which version it is."
    "Readers tell a feed from other JSON by it; without it many do not take it for one."
    "Write `\"version\": \"https://jsonfeed.org/version/1.1\"` as the first member."
}

fn missing_version(part: &Part<'_>, found: Found<'_>) {
    if let Some(feed) = feed(part) {
        missing(feed, "version", "the feed", &MISSING_VERSION, found);
    }
}

rule! { BAD_VERSION = "json-feed" / "bad-version" json, clause("Top-level: version", Level::Must);
    "The version is the address of version 1 or 1.1."
    "Readers compare it letter by letter."
    "Write `https://jsonfeed.org/version/1.1`."
}

fn bad_version(part: &Part<'_>, found: Found<'_>) {
    let known = |text: &str| text.is_empty() || text.strip_prefix(VERSION).is_some_and(|v| matches!(v, "1" | "1.1"));
    if let Some(feed) = feed(part) {
        let is = "`https://jsonfeed.org/version/1` or `.../1.1`";
        each(feed, &["version"], &BAD_VERSION, |v| v.kind() == Kind::String && words(v, known), is, found);
    }
}

rule! { MISSING_TITLE = "json-feed" / "missing-title" json, clause("Top-level: title", Level::Must);
    "A feed has a title; it may be an empty one."
    "People choose a feed from a list by its name."
    "Add `title`, the name of the feed."
}

fn missing_title(part: &Part<'_>, found: Found<'_>) {
    if let Some(feed) = feed(part).filter(|feed| feed.get("title").is_none()) {
        found(finding(&MISSING_TITLE, "the feed has no `title`", feed.start()));
    }
}

rule! { MISSING_ITEMS = "json-feed" / "missing-items" json, clause("Top-level: items", Level::Must);
    "A feed has `items`, an array."
    "Readers refuse a feed without them; one that has nothing to say has an empty array."
    "Write `items` as an array, an empty one where there is nothing."
}

fn missing_items(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = feed(part) else { return };
    match feed.entry("items") {
        Some(items) if items.value.kind() != Kind::Array => found(wrong(items, &MISSING_ITEMS, "an array")),
        Some(_) => {}
        None => found(finding(&MISSING_ITEMS, "the feed has no `items`", feed.start())),
    }
}

rule! { WRONG_TYPE = "json-feed" / "wrong-type" json, clause("Structure", Level::Must);
    "A member has the type that the specification gives it."
    "Readers in languages with types refuse the whole feed, not the member."
    "Write the type that is asked for: a number without quotes, a list of one in brackets."
}

const FEED: &[(Type, &[&str])] = &[
    (
        Type::Words,
        &[
            "title",
            "home_page_url",
            "feed_url",
            "description",
            "user_comment",
            "next_url",
            "icon",
            "favicon",
            "language",
        ],
    ),
    (Type::Flag, &["expired"]),
    (Type::Object, &["author"]),
    (Type::Objects, &["authors", "hubs"]),
];
const ITEM: &[(Type, &[&str])] = &[
    (
        Type::Words,
        &[
            "url",
            "external_url",
            "title",
            "content_html",
            "content_text",
            "summary",
            "image",
            "banner_image",
            "date_published",
            "date_modified",
            "language",
        ],
    ),
    (Type::Object, &["author"]),
    (Type::Objects, &["authors", "attachments"]),
    (Type::Strings, &["tags"]),
];
const AUTHOR: &[(Type, &[&str])] = &[(Type::Words, &["name", "url", "avatar"])];
const ATTACHMENT: &[(Type, &[&str])] =
    &[(Type::Words, &["url", "mime_type", "title"]), (Type::Number, &["size_in_bytes", "duration_in_seconds"])];

const HUB: &[(Type, &[&str])] = &[(Type::Words, &["type", "url"])];

/// A table: names of members by their type.
type Members = &'static [(Type, &'static [&'static str])];

/// The list of objects that an item has, or else the feed, and what stands in each.
fn objects_of(part: &Part<'_>) -> (&'static str, Members) {
    if part.article.is_some() { ("attachments", ATTACHMENT) } else { ("hubs", HUB) }
}

fn wrong_type(part: &Part<'_>, found: Found<'_>) {
    let Some(own) = part.json else { return };
    let table = if part.article.is_some() { ITEM } else { FEED };
    types(own, of_table(table), &WRONG_TYPE, found);
    authors(own).iter().for_each(|author| types(author, of_table(AUTHOR), &WRONG_TYPE, found));
    let (parts, table) = objects_of(part);
    objects(own, parts).iter().for_each(|part| types(part, of_table(table), &WRONG_TYPE, found));
}

rule! { MISSING_ADDRESS = "json-feed" / "missing-address" json, clause("Top-level: home_page_url, feed_url", Level::May);
    "A feed says where its site is and where it is itself."
    "Without `home_page_url` readers have nothing to link to, and without `feed_url` a copy does not lead to its origin."
    "Add `home_page_url` and `feed_url`."
}

fn missing_address(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = feed(part) else { return };
    for key in ["home_page_url", "feed_url"].into_iter().filter(|key| feed.get(key).is_none()) {
        found(finding(&MISSING_ADDRESS, format!("the feed has no `{key}`"), feed.start()));
    }
}

rule! { RELATIVE_URL = "json-feed" / "relative-url" json, BASE_KNOWN;
    "An address is whole."
    "JSON Feed says nothing of bases: readers resolve a relative address against what they like, or not at all."
    "Write the whole address, with `https://`."
}

/// The members that hold addresses, of whatever object.
const ADDRESSES: &[&str] = &[
    "home_page_url",
    "feed_url",
    "next_url",
    "icon",
    "favicon",
    "url",
    "external_url",
    "image",
    "banner_image",
    "avatar",
];

/// The objects of the lists of a feed or an item, beside its authors.
fn listed<'s>(part: &Part<'_>, own: &Fields<'s>) -> Vec<Fields<'s>> {
    objects(own, if part.article.is_some() { "attachments" } else { "hubs" })
}

fn relative_url(part: &Part<'_>, found: Found<'_>) {
    let Some(own) = part.json else { return };
    let mut look = |fields: &_| {
        each(fields, ADDRESSES, &RELATIVE_URL, whole_address, "a whole address", found);
    };
    look(own);
    authors(own).iter().for_each(&mut look);
    listed(part, own).iter().for_each(look);
}

rule! { BLANK_MEMBER = "json-feed" / "blank-member" json, clause("Structure", Level::Should);
    "An address or a name that is there says something."
    "Readers lead to the feed itself, show a broken picture, or credit nobody."
    "Leave the member out."
}

fn blank_member(part: &Part<'_>, found: Found<'_>) {
    let Some(own) = part.json else { return };
    let speaks = |key: &str| ADDRESSES.contains(&key) || matches!(key, "name" | "summary");
    let mut look = |fields: &Fields<'_>| {
        let blank = |entry: &&Entry<'_>| entry.value.kind() == Kind::String && !nonblank(&entry.value.string());
        for entry in fields.entries().iter().filter(|entry| speaks(entry.key)).filter(blank) {
            found(finding(&BLANK_MEMBER, format!("`{}` is empty", entry.key), entry.value.span()));
        }
    };
    look(own);
    // Of one that says nothing at all another rule tells.
    authors(own).iter().filter(|author| says(author)).for_each(&mut look);
    listed(part, own).iter().for_each(look);
}

rule! { NEXT_IS_SELF = "json-feed" / "next-is-self" json, clause("Top-level: next_url", Level::Must);
    "The next page of a feed is another one."
    "A reader that follows the pages never comes to an end."
    "Leave `next_url` out on the last page."
}

fn next_is_self(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = feed(part) else { return };
    let same = feed.string("next_url").zip(feed.string("feed_url")).is_some_and(|(next, own)| next == own);
    if let Some(next) = feed.entry("next_url").filter(|_| same) {
        found(finding(&NEXT_IS_SELF, "`next_url` is the feed's own `feed_url`", next.value.span()));
    }
}

rule! { INCOMPLETE_HUB = "json-feed" / "incomplete-hub" json, clause("Top-level: hubs", Level::Must);
    "A hub has a type and an address."
    "Without both nobody can subscribe to it."
    "Write `{\"type\": \"WebSub\", \"url\": \"https://...\"}`."
}

fn incomplete_hub(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = feed(part) else { return };
    for hub in objects(feed, "hubs") {
        ["type", "url"].into_iter().for_each(|key| missing(&hub, key, "the hub", &INCOMPLETE_HUB, found));
    }
}

rule! { EMPTY_AUTHOR = "json-feed" / "empty-author" json, clause("Top-level: authors", Level::Must);
    "An author has a name, a page or a picture."
    "An object without any of them credits nobody."
    "Add `name`, `url` or `avatar`, or leave the author out."
}

fn empty_author(part: &Part<'_>, found: Found<'_>) {
    let Some(own) = part.json else { return };
    for author in authors(own).iter().filter(|author| !says(author)) {
        found(finding(&EMPTY_AUTHOR, "the author has no `name`, `url` or `avatar`", author.start()));
    }
}

/// Whether an author says anything.
fn says(author: &Fields<'_>) -> bool {
    ["name", "url", "avatar"].into_iter().any(|key| author.string(key).is_some_and(|words| nonblank(&words)))
}

rule! { SINGLE_AUTHOR = "json-feed" / "single-author" json, clause("Changes in 1.1", Level::Should);
    "A feed of 1.1 names its authors in `authors`."
    "`author` is deprecated: new readers look for `authors` only."
    "Write `authors`, an array of one; for readers of 1.0 `author` may stand beside it."
}

fn single_author(part: &Part<'_>, found: Found<'_>) {
    let Some(own) = part.json.filter(|own| part.version == "1.1" && own.get("authors").is_none()) else { return };
    if let Some(author) = own.entry("author") {
        found(finding(&SINGLE_AUTHOR, "`author` stands here without `authors`", author.name));
    }
}

rule! { BAD_LANGUAGE = "json-feed" / "bad-language" json, clause("Top-level: language", Level::Should);
    "A language is a tag of RFC 5646."
    "Voices, hyphenation and search go by it."
    "Write a tag as `en` or `en-US`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    if let Some(own) = part.json {
        each(own, &["language"], &BAD_LANGUAGE, |v| words(v, languages::language), "a language tag", found);
    }
}

rule! { UNKNOWN_MEMBER = "json-feed" / "unknown-member" json, clause("Extensions", Level::Should);
    "A member that the specification does not have begins with an underscore."
    "It may be misspelt, and then no reader sees it; or a later version may give the name another meaning."
    "Mend the name, or put what is your own into an object as `_example`."
}

const FEED_ALSO: &[&str] = &["version", "items"];
const ITEM_ALSO: &[&str] = &["id"];

fn unknown_member(part: &Part<'_>, found: Found<'_>) {
    let Some(own) = part.json else { return };
    let (table, also) = if part.article.is_some() { (ITEM, ITEM_ALSO) } else { (FEED, FEED_ALSO) };
    let known = |key: &str| also.contains(&key) || table.iter().any(|(_, keys)| keys.contains(&key));
    unknown(own, known, found);
    authors(own).iter().for_each(|author| unknown(author, |key| matches!(key, "name" | "url" | "avatar"), found));
    let (parts, table) = objects_of(part);
    let known = |key: &str| table.iter().any(|(_, keys)| keys.contains(&key));
    objects(own, parts).iter().for_each(|part| unknown(part, known, found));
}

fn unknown(of: &Fields<'_>, known: impl Fn(&str) -> bool, found: Found<'_>) {
    for entry in of.entries().iter().filter(|entry| !entry.key.starts_with('_') && !known(entry.key)) {
        found(finding(&UNKNOWN_MEMBER, format!("`{}` is no member of JSON Feed", entry.key), entry.name));
    }
}

rule! { BAD_EXTENSION = "json-feed" / "bad-extension" json, clause("Extensions", Level::Should);
    "An extension is an object, named by an underscore, a letter, and no period."
    "Readers that pass extensions on expect them in this form."
    "Put the value into an object, as `\"_example\": {\"about\": \"https://...\", \"value\": 1}`."
}

fn bad_extension(part: &Part<'_>, found: Found<'_>) {
    let Some(own) = part.json else { return };
    for entry in own.entries().iter().filter(|entry| entry.key.starts_with('_')) {
        let second = entry.key.chars().nth(1);
        if !second.is_some_and(char::is_alphabetic) || entry.key.contains('.') {
            found(finding(&BAD_EXTENSION, format!("`{}` is no name of an extension", entry.key), entry.name));
        } else if !matches!(entry.value.kind(), Kind::Object | Kind::Null) {
            found(wrong(entry, &BAD_EXTENSION, "an object"));
        }
    }
}
