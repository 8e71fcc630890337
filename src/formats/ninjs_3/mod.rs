//! ninjs 3 (<https://iptc.org/standards/ninjs/>): reads 3.0 and 3.1, an item or an array of items, and writes 3.1.
//!
//! ninjs has no creditline, no provider, no dateline and no creators, and takes no members of others: what is printed
//! stands in `descriptions` and who had a part in a story in `infoSources`, each with its role; the rest stands as
//! compact JSON in one of the `altIds`, of the role `wiredesk`. Not supported: `eventDetails` and `plannedCoverage` are
//! kept as they came.

mod carry;
mod form;
mod read;
mod read_parts;
mod write;
mod write_parts;

#[cfg(test)]
#[path = "ninjs_3_tests.rs"]
mod tests;

use super::{Audience, Card, Head};
use crate::syntax::json::{Kind, Slices, Step, Value};

/// ninjs 3.
pub static CARD: Card = Card {
    id: "ninjs-3",
    title: "ninjs 3",
    spec: "https://iptc.org/standards/ninjs/",
    versions: &["3.0", "3.1"],
    media_types: &["application/vnd.iptc.ninjs+json", "application/json"],
    extensions: &["json"],
    styles: &[],
    audience: Audience::Trade,
    many: false,
    tombstones: false,
    sniff,
    open: Some(read::open),
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: Some(&form::FORM),
    stands: |_, _| false,
    rules: &[],
};

/// The role of the carrier among the alternative identifiers.
const CARRIER: &str = "wiredesk";
/// In the carrier: the status as it was stated, where `withheld` is written for an embargo that ninjs cannot say.
const STATUS: &str = "statedPubStatus";

/// Members that are spelled so in this generation only.
const SPELLED: &[&str] = &[
    "pubStatus",
    "firstCreated",
    "versionCreated",
    "contentCreated",
    "embargoedUntil",
    "copyrightHolder",
    "copyrightNotice",
    "usageTerms",
    "edNote",
    "infoSources",
    "altIds",
    "rightsInfo",
    "digitalSourceType",
    "trustIndicators",
];
/// Members of this generation and the one before.
const SHARED: &[&str] = &["headlines", "bodies", "descriptions", "by", "slugline", "type", "version", "title"];

/// What the document says of its standard decides; without it, how its members are spelled.
fn sniff(head: &Head<'_>) -> u8 {
    let text = head.start();
    let first = Slices::array(text, 0).and_then(|_| text.find('{'));
    let Some(mut members) = Slices::object(text, first.unwrap_or(0)) else { return 0 };
    let (mut named, mut spelled, mut shared, mut older) = (false, false, false, false);
    while let Step::Found(member) = members.member() {
        let value = Value::new(text, member.value);
        match member.key {
            "standard" => match standard(value) {
                Some(version) if version.starts_with('3') => return 100,
                _ => older = true,
            },
            "uri" => named = true,
            key => {
                spelled |= SPELLED.contains(&key);
                shared |= SHARED.contains(&key);
                older |= key.starts_with('$') || SPELLED.iter().any(|k| *k != key && k.eq_ignore_ascii_case(key));
            }
        }
    }
    match (named && !older, spelled, shared) {
        (true, true, _) => 90,
        (true, false, true) => 40,
        _ => 0,
    }
}

/// The version of ninjs that `standard` states.
fn standard(value: Value<'_>) -> Option<String> {
    let member = |name: &str| value.members().find(|(key, v)| *key == name && v.kind() == Kind::String);
    let ninjs = member("name").is_some_and(|(_, name)| name.string().eq_ignore_ascii_case("ninjs"));
    member("version").filter(|_| ninjs).map(|(_, version)| version.string().into_owned())
}
