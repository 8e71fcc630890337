//! JSON Feed (<https://www.jsonfeed.org/>): reads 1.0 and 1.1, writes 1.1.
//!
//! What has no member of its own goes to one object `_wiredesk`, as the specification asks of extensions; members of
//! others are kept whole and written back. An avatar is a contact of that role. Not supported: a feed's `feed_url` is not
//! taken for its identifier, because moving a feed would change it.

mod carry;
mod form;
mod places;
mod read;
mod read_item;
mod read_parts;
mod rules;
mod write;

#[cfg(test)]
#[path = "json_feed_tests.rs"]
mod tests;

use super::{Audience, Card, Head};
use crate::syntax::json::{Slices, Step, Value};

/// JSON Feed.
pub static CARD: Card = Card {
    id: "json-feed",
    title: "JSON Feed",
    spec: "https://www.jsonfeed.org/version/1.1/",
    versions: &["1.0", "1.1"],
    media_types: &["application/feed+json", "application/json"],
    extensions: &["json"],
    styles: &[],
    audience: Audience::Public,
    many: true,
    tombstones: false,
    sniff,
    open: Some(read::open),
    judged: None,
    write: Some(write::writer),
    carry: carry::carry,
    carry_feed: carry::carry_feed,
    form: Some(&form::FORM),
    stands: form::stands,
    around: None,
    rules: rules::RULES,
};

/// What `version` says, before the number.
const VERSION: &str = "https://jsonfeed.org/version/";
/// The member that holds the carrier.
const CARRIER: &str = "_wiredesk";
/// In the carrier of an item: which associations are no attachments, by their places.
const UNATTACHED: &str = "unattached";
/// The role of the contact that is an avatar.
const AVATAR: &str = "avatar";
/// The members of an item that are pictures, which are what such an association is called.
const IMAGES: [&str; 2] = ["image", "banner_image"];

/// The version says it; where a document begins with its items, or says none, its members do.
fn sniff(head: &Head<'_>) -> u8 {
    let text = head.start();
    let Some(members) = Slices::object(text, 0) else { return 0 };
    let (mut members, mut items, mut urls) = (members.apart("items"), false, false);
    while let Step::Found(member) = members.member() {
        match member.key {
            "version" if Value::new(text, member.value.clone()).string().contains("jsonfeed.org") => return 100,
            "items" => {
                items = true;
                members.pass(member.value.start);
            }
            "home_page_url" | "feed_url" => urls = true,
            _ => {}
        }
    }
    match (items, urls) {
        (true, true) => 80,
        (true, false) => 20,
        (false, true) => 60,
        (false, false) => 0,
    }
}
